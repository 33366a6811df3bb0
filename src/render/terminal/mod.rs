//! How does a report look on a terminal?

mod cut;
mod diagnostic;
mod event;
mod others;
mod place;

use annotate_snippets::Renderer;
use annotate_snippets::renderer::{AnsiColor, Style};

use self::place::Places;
use super::card::cards;
use super::voice::{counted, not_compared};
use crate::judge::Relation;
use crate::report::Report;

/// Narrower than this the marks no longer fit beside their place.
const NARROWEST: usize = 32;
/// Wider than this a line is no longer read.
const WIDEST: usize = 400;

/// Draws a report for a terminal: a summary, the contradictions as compilers draw their errors, then who agrees and who
/// differs, under the event they speak of if several findings do.
///
/// The caller decides about colour and width; nothing is asked of the environment. Text of the documents is made
/// harmless: it can't move the cursor, change colours or reorder a line.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = r#"{"schema": "gainsay/1", "documents": [], "claims": [], "events": [], "findings": [],
/// #                "omitted": {"candidates": 0}}"#;
/// use gainsay::render::Terminal;
///
/// let report: gainsay::Report = serde_json::from_str(json)?;
/// print!("{}", Terminal::plain().width(80).render(&report));
/// # Ok(())
/// # }
/// ```
///
/// The beginning of the report on the example story, as `Terminal::styled()` draws it:
///
#[doc = include_str!("../../guide/pictures/story.svg")]
#[derive(Clone, Debug)]
#[must_use]
pub struct Terminal {
    renderer: Renderer,
    palette: Palette,
    width: usize,
}

/// The styles of what `annotate-snippets` does not draw.
#[derive(Copy, Clone, Default, Debug)]
struct Palette {
    heading: Style,
    place: Style,
    agreement: Style,
    divergence: Style,
}

impl Terminal {
    /// Without colour: for files, logs and pipes.
    pub fn plain() -> Terminal {
        Terminal::with(Renderer::plain(), Palette::default())
    }

    /// With ANSI colours.
    pub fn styled() -> Terminal {
        let palette = Palette {
            heading: Style::new().bold(),
            place: AnsiColor::BrightBlue.on_default(),
            agreement: AnsiColor::BrightGreen.on_default(),
            divergence: AnsiColor::Yellow.on_default(),
        };
        Terminal::with(Renderer::styled(), palette)
    }

    fn with(renderer: Renderer, palette: Palette) -> Terminal {
        // Lines are cut here, where it is known which words decide; the renderer is to leave them alone.
        Terminal { renderer: renderer.term_width(usize::from(u16::MAX)), palette, width: 100 }
    }

    /// How many columns there are; 100 if not said. Less than 32 is taken as 32, more than 400 as 400.
    pub fn width(mut self, columns: usize) -> Terminal {
        self.width = columns.clamp(NARROWEST, WIDEST);
        self
    }

    /// The report as text, each line ended.
    #[must_use]
    pub fn render(&self, report: &Report) -> String {
        let places = Places::of(report, self.width);
        let cards = cards(report);
        let mut out = String::new();
        self.push_summary(report, &mut out);
        for card in cards.iter().filter(|card| card.relation() == Relation::Contradiction) {
            out.push('\n');
            self.push_diagnostic(card, &places, &mut out);
        }
        self.push_events(report, &cards, &places, &mut out);
        out
    }

    fn push_summary(&self, report: &Report, out: &mut String) {
        let with = |relation| report.findings().filter(|finding| finding.relation() == relation).count();
        let summary = [
            counted(report.documents.len(), "document"),
            counted(report.claims.len(), "claim"),
            counted(report.events.len(), "event"),
            counted(with(Relation::Contradiction), "contradiction"),
            counted(with(Relation::Agreement), "agreement"),
            counted(with(Relation::Divergence), "divergence"),
        ];
        push_list(&summary, "", self.width, self.palette.heading, out);
        let nothing = match report.events.is_empty() {
            true => "no two claims were found to speak of the same event",
            false => "no two claims were found to agree or to contradict each other",
        };
        let nothing = report.findings.is_empty().then(|| nothing.to_owned());
        for note in [not_compared(report), nothing].into_iter().flatten() {
            out.extend(wrapped(note.split(' '), self.width).into_iter().map(|line| line + "\n"));
        }
    }
}

/// Appends the items with commas between them, on as many lines as they need; lines after the first are indented.
fn push_list(items: &[String], indent: &str, width: usize, style: Style, out: &mut String) {
    let separated: Vec<String> = items
        .iter()
        .enumerate()
        .map(|(place, item)| if place + 1 < items.len() { format!("{item},") } else { item.clone() })
        .collect();
    for line in wrapped(separated.iter().map(String::as_str), width.saturating_sub(cut::columns(indent))) {
        out.push_str(&format!("{indent}{style}{line}{style:#}\n"));
    }
}

/// The words with blanks between them, in lines of at most `room` columns; a word that is wider is cut.
fn wrapped<'a>(words: impl Iterator<Item = &'a str>, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if cut::columns(line) + 1 + cut::columns(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(cut::cut_text(word, room)),
        }
    }
    lines
}
