//! How is one contradiction drawn, so that the eye falls on the deciding words?

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};

use super::cut::{columns, cut, cut_text};
use super::place::Places;
use super::{Terminal, wrapped};
use crate::analysis::Stance;
use crate::judge::Reason;
use crate::report::excerpt::{Excerpt, excerpt};
use crate::report::finding::{percent, reason_name, relation_name};
use crate::report::visible::visible;
use crate::report::{ClaimRef, FindingRef, ReportedAttribution, Scope};
use crate::text::{Quote, Span};

/// How many reasons are underlined; more would hide the line they stand under.
const UNDERLINED: usize = 3;

/// One side of a finding, ready to be drawn.
struct Drawn {
    /// Document, line and column, date.
    place: String,
    /// The line's number, if the text is there.
    line: Option<usize>,
    excerpt: Excerpt,
    /// For each mark of the excerpt what stands under it; marks of the deciding words come first.
    labels: Vec<Label>,
    /// Who says it, if that is not underlined.
    speaker: Option<String>,
}

#[derive(Clone)]
struct Label {
    text: String,
    kind: AnnotationKind,
}

impl Terminal {
    /// Appends a finding as compilers draw an error: what it is, then both sides with their words underlined.
    pub(super) fn push_diagnostic(&self, finding: FindingRef<'_>, places: &Places<'_>, out: &mut String) {
        let [left, right] = [Side::Left, Side::Right].map(|side| self.drawn(finding, side, places));
        let digits = [left.line, right.line].iter().flatten().max().map_or(1, |line| line.to_string().len());
        out.push_str(&self.title(finding));
        let room = self.width.saturating_sub(digits + 3);
        let notes = self.notes(finding, &[&left, &right]);
        let [left, right] = [left, right].map(|drawn| drawn.fit(room));
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

    /// What is said beneath a finding: what the title had no room for, the further reasons, who says it, how sure it is.
    fn notes(&self, finding: FindingRef<'_>, sides: &[&Drawn]) -> Vec<String> {
        let leading = leading_note(finding);
        let whole = columns(&leading) <= self.title_room(finding);
        let mut notes: Vec<String> = (!whole).then_some(leading).into_iter().collect();
        let further = finding.reasons().iter().skip(1);
        notes.extend(further.map(|reason| format!("{}: {}", reason_name(reason.kind), visible(&reason.note))));
        notes.extend(sides.iter().filter_map(|side| side.speaker.clone()));
        let within = if finding.finding().scope == Scope::Within { ", within one document" } else { "" };
        notes.push(format!("{}% certain{within}", percent(finding.confidence())));
        notes
    }

    /// The side as the renderer takes it; the arrow is ours, because the renderer would count columns in the cut line.
    fn group<'a>(&self, drawn: &'a Drawn, digits: usize) -> Group<'a> {
        let arrow = format!("{:digits$}--> ", "");
        let room = self.width.saturating_sub(columns(&arrow));
        let style = self.palette.place;
        let place = format!("{style}{arrow}{style:#}{}", cut_text(&drawn.place, room));
        let snippet = Snippet::source(drawn.excerpt.text.as_str())
            .line_numbering(drawn.line.is_some())
            .line_start(drawn.line.unwrap_or(1))
            .annotations(drawn.shown_labels().map(|(mark, label)| label.kind.span(mark.clone()).label(&*label.text)));
        Group::with_title(Level::ERROR.no_name().secondary_title(place)).element(snippet)
    }

    fn drawn(&self, finding: FindingRef<'_>, side: Side, places: &Places<'_>) -> Drawn {
        let claim = side.claim(finding);
        let reasons = &finding.reasons()[..finding.reasons().len().min(UNDERLINED)];
        let mut marks: Vec<(&Quote, Label)> = Vec::new();
        for reason in reasons {
            let words = side.words(reason);
            match marks.iter_mut().find(|(marked, _)| marked.span() == words.span()) {
                // Two reasons that rest on the same words share their underline.
                Some((_, label)) => label.text = format!("{}, {}", label.text, reason_name(reason.kind)),
                None => {
                    let text = reason_name(reason.kind).to_owned();
                    marks.push((words, Label { text, kind: AnnotationKind::Primary }));
                }
            }
        }
        let attribution = claim.claim.attribution.last();
        if let Some((source, label)) = attribution.and_then(|a| Some((a.source.as_ref()?, stands(a)))) {
            marks.push((source, Label { text: label.to_owned(), kind: AnnotationKind::Context }));
        }

        let spans: Vec<Span> = marks.iter().map(|(words, _)| words.span()).collect();
        let deciding = reasons.iter().map(|reason| side.words(reason).span());
        let window = deciding.clone().fold(claim.claim.span.cover(claim.claim.sentence), Span::cover);
        let mut shown = excerpt(claim, window, &spans);
        let labels: Vec<Label> = marks.iter().map(|(_, label)| label.clone()).collect();
        let shows =
            |shown: &Excerpt, kind| shown.marks.iter().zip(&labels).any(|(mark, l)| mark.is_some() && l.kind == kind);
        if !reasons.is_empty() && !shows(&shown, AnnotationKind::Primary) {
            // The text is with the caller and the claim does not hold the deciding words: they themselves are shown.
            let deciding = marks.iter().filter(|(_, label)| label.kind == AnnotationKind::Primary);
            shown = quotes(deciding.map(|(words, _)| *words));
        }
        let speaker = attribution.filter(|_| !shows(&shown, AnnotationKind::Context));
        let at = deciding.map(Span::start).next().unwrap_or(claim.claim.span.start());
        let published = claim.document.published.as_ref().map(|date| format!(", {}", date.date()));
        Drawn {
            place: places.name(claim, at) + published.as_deref().unwrap_or_default(),
            line: places.place(claim, at).map(|place| place.line),
            excerpt: shown,
            labels,
            speaker: speaker.map(|attribution| spoken(claim, attribution)),
        }
    }
}

/// Which of the two claims.
#[derive(Copy, Clone)]
pub(super) enum Side {
    Left,
    Right,
}

impl Side {
    pub(super) fn claim<'a>(self, finding: FindingRef<'a>) -> ClaimRef<'a> {
        match self {
            Side::Left => finding.left(),
            Side::Right => finding.right(),
        }
    }

    pub(super) fn words(self, reason: &Reason) -> &Quote {
        match self {
            Side::Left => &reason.left,
            Side::Right => &reason.right,
        }
    }
}

/// What stands under the words that name a source.
fn stands(attribution: &ReportedAttribution) -> &'static str {
    match (attribution.stance, attribution.quoted) {
        (Stance::Affirmed, false) => "says so",
        (Stance::Affirmed, true) => "is quoted",
        (Stance::Denied, _) => "denies it",
        (Stance::Doubted, _) => "doubts it",
    }
}

/// `Tribune: police says so`, as a note.
fn spoken(claim: ClaimRef<'_>, attribution: &ReportedAttribution) -> String {
    let source = attribution.source.as_ref().map_or("a source", |source| source.text.as_str());
    format!("{}: {} {}", visible(claim.publisher()), visible(source), stands(attribution))
}

/// What the first reason says.
fn leading_note(finding: FindingRef<'_>) -> String {
    finding.reasons().first().map(|reason| visible(&reason.note).into_owned()).unwrap_or_default()
}

impl Drawn {
    fn shown_labels(&self) -> impl Iterator<Item = (&Range<usize>, &Label)> {
        self.excerpt.marks.iter().zip(&self.labels).filter_map(|(mark, label)| Some((mark.as_ref()?, label)))
    }

    /// The side cut to `room` columns, its labels included.
    fn fit(mut self, room: usize) -> Drawn {
        let whole = self.excerpt.clone();
        let mut line = room;
        loop {
            self.excerpt = cut(&whole, line);
            let over = self.columns().saturating_sub(room);
            // A label that does not fit even beside half a line is not worth the words it would cost.
            if over == 0 || line < room / 2 {
                return self;
            }
            line -= over.min(line);
        }
    }

    /// How many columns the underlines take with their labels: the last stands beside its underline, the others below.
    fn columns(&self) -> usize {
        let last = self.shown_labels().map(|(mark, _)| mark.start).max();
        let ends = self.shown_labels().map(|(mark, label)| {
            let beside = Some(mark.start) == last;
            let before = if beside { mark.end } else { mark.start };
            columns(&self.excerpt.text[..before]) + usize::from(beside) + columns(&label.text)
        });
        ends.max().unwrap_or(0)
    }
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
