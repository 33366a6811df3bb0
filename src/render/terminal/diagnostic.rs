//! How is one contradiction drawn, so that the eye falls on the deciding words?

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};

use super::cut::{columns, cut, cut_text};
use super::others::others;
use super::place::Places;
use super::{Terminal, wrapped};
use crate::judge::Reason;
use crate::render::card::{Card, Side};
use crate::render::voice;
use crate::report::excerpt::{Excerpt, excerpt};
use crate::report::finding::{percent, reason_name, relation_name};
use crate::report::visible::visible;
use crate::report::{ClaimRef, FindingRef, Scope};
use crate::text::{Quote, Span};

/// How many reasons are underlined; more would hide the line they stand under.
const UNDERLINED: usize = 2;
/// How many columns the name of a source takes at most.
pub(super) const WIDEST_SOURCE: usize = 40;

/// One side of a finding, ready to be drawn.
struct Drawn {
    /// Document, line and column, date, who is cited.
    place: String,
    /// The line's number, if the text is there.
    line: Option<usize>,
    excerpt: Excerpt,
    /// For each mark of the excerpt how it is underlined: what the title says as `^^^`, a further reason as `---`.
    kinds: Vec<AnnotationKind>,
}

impl Terminal {
    /// Appends a finding as compilers draw an error: what it is, then both sides with their words underlined.
    ///
    /// The others of its card follow as a line each: they say the same words again, against another document.
    pub(super) fn push_diagnostic(&self, card: &Card<'_>, places: &Places<'_>, out: &mut String) {
        let finding = card.lead();
        let [left, right] = Side::BOTH.map(|side| self.drawn(finding, side, places));
        let digits = [left.line, right.line].iter().flatten().max().map_or(1, |line| line.to_string().len());
        out.push_str(&self.title(finding));
        let room = self.width.saturating_sub(digits + 3);
        let mut notes = self.notes(finding);
        notes.extend(others(card, places));
        let [left, right] = [left, right].map(|drawn| Drawn { excerpt: cut(&drawn.excerpt, room), ..drawn });
        let notes = notes.iter().map(|note| {
            let lines = wrapped(note.split(' '), room);
            Level::NOTE.no_name().message(lines.join("\n"))
        });
        let groups = [self.group(&left, digits), self.group(&right, digits).elements(notes)];
        out.push_str(&self.renderer.render(&groups));
        out.push('\n');
    }

    /// `contradiction[quantity]: 12 against 9 people`.
    fn title(&self, finding: FindingRef<'_>) -> String {
        let relation = relation_name(finding.relation());
        let kind = finding.reasons().first().map_or("overlap", |reason| reason_name(reason.kind));
        let note = cut_text(&leading_note(finding), self.title_room(finding));
        let title = Level::ERROR.with_name(relation).primary_title(note).id(kind);
        self.renderer.render(&[Group::with_title(title)]) + "\n"
    }

    /// How many columns the note may take beside the name of the finding.
    fn title_room(&self, finding: FindingRef<'_>) -> usize {
        let kind = finding.reasons().first().map_or("overlap", |reason| reason_name(reason.kind));
        self.width.saturating_sub(relation_name(finding.relation()).len() + kind.len() + 4)
    }

    /// What is said beneath a finding: what the title had no room for, the further reasons, how sure it is.
    fn notes(&self, finding: FindingRef<'_>) -> Vec<String> {
        let leading = leading_note(finding);
        let whole = columns(&leading) <= self.title_room(finding);
        let mut notes: Vec<String> = (!whole).then_some(leading).into_iter().collect();
        let further = further(finding.reasons()).filter(|reason| !reason.note.is_empty());
        notes.extend(further.map(|reason| format!("{}: {}", reason_name(reason.kind), visible(&reason.note))));
        let within = if finding.finding().scope == Scope::Within { ", within one document" } else { "" };
        notes.push(format!("{}% certain{within}", percent(finding.confidence())));
        notes
    }

    /// The side as the renderer takes it; the arrow is ours, because the renderer would count columns in the cut line.
    fn group<'a>(&self, drawn: &'a Drawn, digits: usize) -> Group<'a> {
        let arrow = format!("{:digits$}--> ", "");
        let room = self.width.saturating_sub(columns(&arrow));
        let style = self.palette.place;
        let lines = wrapped(drawn.place.split(' '), room).join(&format!("\n{:digits$}    ", ""));
        let place = format!("{style}{arrow}{style:#}{lines}");
        let marks = drawn.excerpt.marks.iter().zip(&drawn.kinds);
        let snippet = Snippet::source(drawn.excerpt.text.as_str())
            .line_numbering(drawn.line.is_some())
            .line_start(drawn.line.unwrap_or(1))
            .annotations(marks.filter_map(|(mark, kind)| Some(kind.span(mark.clone()?))));
        Group::with_title(Level::ERROR.no_name().secondary_title(place)).element(snippet)
    }

    fn drawn(&self, finding: FindingRef<'_>, side: Side, places: &Places<'_>) -> Drawn {
        let claim = side.claim(finding);
        let leading = finding.reasons().first();
        let reasons: Vec<&Reason> = leading.into_iter().chain(further(finding.reasons())).take(UNDERLINED).collect();
        let marks: Vec<(&Quote, AnnotationKind)> = reasons
            .iter()
            .enumerate()
            // Words of a further reason that the first has underlined already stay as they are.
            .filter(|(place, reason)| {
                *place == 0 || leading.is_some_and(|first| !overlap(side.words(first), side.words(reason)))
            })
            .map(|(place, reason)| {
                let kind = if place == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                (side.words(reason), kind)
            })
            .collect();

        let spans: Vec<Span> = marks.iter().map(|(words, _)| words.span()).collect();
        let deciding = reasons.iter().map(|reason| side.words(reason).span());
        let window = deciding.clone().fold(claim.claim.span.cover(claim.claim.sentence), Span::cover);
        let mut shown = excerpt(claim, window, &spans);
        if !reasons.is_empty() && shown.marks.first().is_none_or(Option::is_none) {
            // The text is with the caller and the claim does not hold the deciding words: they themselves are shown.
            shown = quotes(marks.iter().map(|(words, _)| *words));
        }
        let at = deciding.map(Span::start).next().unwrap_or(claim.claim.span.start());
        let published = claim.document.published.as_ref().map(|date| format!(", {}", date.date()));
        Drawn {
            place: places.name(claim, at) + published.as_deref().unwrap_or_default() + &cited(claim),
            line: places.place(claim, at).map(|place| place.line),
            excerpt: shown,
            kinds: marks.into_iter().map(|(_, kind)| kind).collect(),
        }
    }
}

/// The reasons after the first that add something: other words on one side at least.
fn further(reasons: &[Reason]) -> impl Iterator<Item = &Reason> {
    let first = reasons.first();
    reasons.iter().skip(1).filter(move |reason| {
        first.is_some_and(|first| !overlap(&first.left, &reason.left) || !overlap(&first.right, &reason.right))
    })
}

fn overlap(a: &Quote, b: &Quote) -> bool {
    a.span().overlaps(b.span())
}

/// `, citing police`: who is named as saying the claim.
fn cited(claim: ClaimRef<'_>) -> String {
    voice::cited(claim)
        .map_or_else(String::new, |cited| format!(", {}", cut_text(&cited, WIDEST_SOURCE + "citing ".len())))
}

/// What the first reason says.
fn leading_note(finding: FindingRef<'_>) -> String {
    finding.reasons().first().map(|reason| visible(&reason.note).into_owned()).unwrap_or_default()
}

/// The quotes themselves as a line, each marked.
fn quotes<'a>(quotes: impl Iterator<Item = &'a Quote>) -> Excerpt {
    let mut line = Excerpt::default();
    for quote in quotes {
        if !line.text.is_empty() {
            line.text.push_str(" … ");
        }
        let start = line.text.len();
        line.text.push_str(&visible(&quote.text));
        line.marks.push((start < line.text.len()).then_some(start..line.text.len()));
    }
    line
}
