//! Where are the sentences, and which lines are not prose?

use serde::{Deserialize, Serialize};

use super::Span;
use super::line::Line;
use super::token::is_blank;
use super::{boilerplate, boundary, layout, line, overlong};

/// One sentence, heading, list item, table row or line of page furniture.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sentence {
    /// Its bytes, without the white space around it and without a list mark.
    pub span: Span,
    /// What it is in the layout of the document.
    pub kind: SentenceKind,
}

/// What a sentence is in the layout of its document.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SentenceKind {
    /// Running text.
    Prose,
    /// A title, a line above a paragraph, a label that stands alone.
    Heading,
    /// An item of a list, the mark taken off.
    ListItem,
    /// A row of a table that scraping has flattened.
    TableRow,
    /// Who wrote it, where, when: `By Ann Lee`, `Updated 3 May`.
    Byline,
    /// Page furniture: log-in, cookie, comment and advertisement lines, breadcrumbs, share buttons.
    Boilerplate,
}

/// Splits a text into sentences, in order, without overlap; only white space and list marks are left out.
///
/// Never fails: of what is not understood, each line is a sentence. What goes on for 10,000 bytes without an end is cut between
/// its clauses or words, and of 4 GiB or more only what 32-bit offsets reach is read. Linear in the text's length.
///
/// ```
/// use gainsay::{SentenceKind, segment};
///
/// let text = "Fire in Harwick\n\nDr. Lee spoke at 6 p.m. on Monday. Nobody died.\nLog in to comment";
/// let sentences = segment(text);
/// let prose = sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Prose);
/// let prose: Vec<_> = prose.filter_map(|sentence| sentence.span.of(text)).collect();
/// assert_eq!(prose, ["Dr. Lee spoke at 6 p.m. on Monday.", "Nobody died."]);
/// ```
#[must_use]
pub fn segment(text: &str) -> Vec<Sentence> {
    let text = overlong::reached(text, u32::MAX as usize);
    let lines = line::lines(text);
    let passages = line::passages(text, &lines);
    let rows = layout::table_rows(text, &lines);
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut spans = Vec::new();
    for (at, &passage) in passages.iter().enumerate() {
        let line = lines[passage.line];
        let words = passage.span.of(text).unwrap_or_default();
        spans.clear();
        items(text, passage.span, line, &mut spans);
        let kind = if rows[passage.line] {
            SentenceKind::TableRow
        } else if let Some(kind) = boilerplate::line_kind(words) {
            kind
        } else if line.marked {
            SentenceKind::ListItem
        } else {
            layout::kind(text, &lines, &passages, at, spans.len())
        };
        match kind {
            SentenceKind::Prose | SentenceKind::ListItem => {
                let is_notice = sentences.last().is_some_and(|last| last.kind == SentenceKind::Boilerplate)
                    && layout::is_short(words);
                let first = sentences.len();
                sentences.extend(spans.iter().map(|&span| Sentence { span, kind }));
                tell_apart(text, &mut sentences[first..], is_notice);
            }
            // These are not taken apart: a title may hold a stop. A title may be page furniture all the same.
            _ => {
                let kind = if kind == SentenceKind::Heading {
                    boilerplate::sentence_kind(words).unwrap_or(kind)
                } else {
                    kind
                };
                sentences.push(Sentence { span: passage.span, kind });
            }
        }
    }
    overlong::cut(text, sentences)
}

/// Finds the page furniture among the sentences of one passage; a notice goes on as it begins.
fn tell_apart(text: &str, passage: &mut [Sentence], is_notice: bool) {
    let is_alone = passage.len() == 1;
    for (at, sentence) in passage.iter_mut().enumerate() {
        let words = sentence.span.of(text).unwrap_or_default();
        // Within a passage "Discussion." or "Save." may be anything; only what has no stop is a link: "Read more".
        let link = if is_alone || line::stops(words) { None } else { boilerplate::line_kind(words) };
        if let Some(kind) = link.or_else(|| boilerplate::sentence_kind(words)) {
            sentence.kind = kind;
        } else if at == 0 && !is_alone && layout::is_box_title(words) {
            sentence.kind = SentenceKind::Heading;
        }
    }
    let is_furniture = |sentence: &Sentence| sentence.kind == SentenceKind::Boilerplate;
    // "Leave a comment", then "We welcome your views. Insults are removed.": the rest of the rules goes with their first sentence.
    if is_notice && passage.first().is_some_and(is_furniture) {
        passage.iter_mut().for_each(|sentence| sentence.kind = SentenceKind::Boilerplate);
    }
    // "What do you think of the plan? Tell us in the comments below!"
    for at in 1..passage.len() {
        let asks = boilerplate::asks_reader(passage[at - 1].span.of(text).unwrap_or_default());
        if asks && is_furniture(&passage[at]) {
            passage[at - 1].kind = SentenceKind::Boilerplate;
        }
    }
}

/// The sentences of a passage, which may be a list in one line.
fn items(text: &str, passage: Span, line: Line, spans: &mut Vec<Span>) {
    let mut start = passage.start();
    for (mark, item) in line::inner_marks(passage.of(text).unwrap_or_default(), line) {
        boundary::sentences(text, Span::new(start, passage.start() + mark), spans);
        start = passage.start() + item;
    }
    boundary::sentences(text, Span::new(start, passage.end()), spans);
    let Some(&last) = spans.last() else { return };
    if let Some(link) = teaser_link(last.of(text).unwrap_or_default()) {
        let words = last.of(text).unwrap_or_default()[..link].trim_end_matches(is_blank).len();
        spans.pop();
        spans.push(Span::new(last.start(), last.start() + words));
        spans.push(Span::new(last.start() + link, last.end()));
    }
}

/// Where the link begins that ends a teaser: `when two people … Read more →`.
fn teaser_link(sentence: &str) -> Option<usize> {
    const LONGEST_LINK: usize = 40;
    let (at, dots) = sentence.rmatch_indices(['…', '.']).find(|(at, _)| at + 3 < sentence.len())?;
    let tail = &sentence[at + dots.len()..];
    let link = sentence.len() - tail.trim_start_matches(is_blank).len();
    let is_link =
        tail.len() <= LONGEST_LINK && link < sentence.len() && boilerplate::line_kind(&sentence[link..]).is_some();
    (is_link && (dots == "…" || sentence[..at].ends_with(".."))).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(SentenceKind, &str)]) {
        let got: Vec<(SentenceKind, &str)> =
            segment(text).iter().map(|sentence| (sentence.kind, sentence.span.of(text).unwrap())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_scraped_page_is_told_apart() {
        use SentenceKind::{Boilerplate, Byline, Heading, ListItem, Prose};
        check(
            "Home » Fires » Harwick port burns\n\nHarwick port burns\nBy Ann Lee\n2025-08-20\nThe port burned.Nobody died.\n\
             \n  • What burned? Two boats.\n\nPro Tip: Keep away from fires.\n\nRead more →\n",
            &[
                (Boilerplate, "Home » Fires » Harwick port burns"),
                (Heading, "Harwick port burns"),
                (Byline, "By Ann Lee"),
                (Byline, "2025-08-20"),
                (Prose, "The port burned."),
                (Prose, "Nobody died."),
                (ListItem, "What burned?"),
                (ListItem, "Two boats."),
                (Boilerplate, "Pro Tip: Keep away from fires."),
                (Boilerplate, "Read more →"),
            ],
        );
    }

    #[test]
    fn the_rules_for_comments_are_furniture_but_what_follows_a_link_is_not() {
        use SentenceKind::{Boilerplate, Prose};
        check(
            "The port burned.\n\nLeave a comment\n\nWe welcome your comments. Insults are removed.",
            &[
                (Prose, "The port burned."),
                (Boilerplate, "Leave a comment"),
                (Boilerplate, "We welcome your comments."),
                (Boilerplate, "Insults are removed."),
            ],
        );
        check(
            "The port burned.\n\nClick here for photos. Nobody died.",
            &[(Prose, "The port burned."), (Boilerplate, "Click here for photos."), (Prose, "Nobody died.")],
        );
    }

    #[test]
    fn a_question_to_the_reader_goes_with_the_call_to_comment() {
        use SentenceKind::{Boilerplate, Prose};
        check(
            "Nobody died. What do you think? Tell us in the comments below!",
            &[
                (Prose, "Nobody died."),
                (Boilerplate, "What do you think?"),
                (Boilerplate, "Tell us in the comments below!"),
            ],
        );
        check("They must close. Save. Search.", &[(Prose, "They must close."), (Prose, "Save."), (Prose, "Search.")]);
        check("What do you think? The port burned.", &[(Prose, "What do you think?"), (Prose, "The port burned.")]);
    }

    #[test]
    fn a_teaser_ends_before_its_link() {
        use SentenceKind::{Boilerplate, Prose};
        check(
            "Two boats burned when … Read more →",
            &[(Prose, "Two boats burned when …"), (Boilerplate, "Read more →")],
        );
    }

    #[test]
    fn one_line_is_prose_even_without_a_stop() {
        check("A man plays a guitar", &[(SentenceKind::Prose, "A man plays a guitar")]);
    }

    #[test]
    fn a_list_in_one_line_comes_apart() {
        let item = SentenceKind::ListItem;
        check("1) Boats 2) Nets. 3) Sails", &[(item, "Boats"), (item, "Nets."), (item, "Sails")]);
        check("• Boats • Nets", &[(item, "Boats"), (item, "Nets")]);
        check("1. In 2014 they had 12. Two are left", &[(item, "In 2014 they had 12."), (item, "Two are left")]);
    }

    #[test]
    fn a_flattened_table_is_rows() {
        let row = SentenceKind::TableRow;
        check(
            "Key People View\nAnn Lee (Harwick) The port must close.\nTom Gray (Dunmore) Open to talks.",
            &[
                (row, "Key People View"),
                (row, "Ann Lee (Harwick) The port must close."),
                (row, "Tom Gray (Dunmore) Open to talks."),
            ],
        );
    }

    #[test]
    fn the_title_of_a_box_stands_apart_from_its_text() {
        check(
            "Did You Know? The port is old. It burned twice.",
            &[
                (SentenceKind::Heading, "Did You Know?"),
                (SentenceKind::Prose, "The port is old."),
                (SentenceKind::Prose, "It burned twice."),
            ],
        );
    }
}
