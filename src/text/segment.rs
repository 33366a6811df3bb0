//! Where are the sentences, and which lines are not prose?

use serde::{Deserialize, Serialize};

use super::Span;
use super::boilerplate::furniture;
use super::line::Line;
use super::{boundary, layout, line};

/// One sentence, heading, list item, table row or line of page furniture.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
/// Never fails: of what is not understood, each line is a sentence. Linear in the text's length.
pub fn segment(text: &str) -> Vec<Sentence> {
    let lines = line::lines(text);
    let passages = line::passages(text, &lines);
    let rows = layout::table_rows(text, &lines);
    let mut sentences = Vec::new();
    let mut spans = Vec::new();
    for (at, &passage) in passages.iter().enumerate() {
        spans.clear();
        items(text, passage.span, lines[passage.line], &mut spans);
        let is_row = rows[passage.line];
        let after_furniture = sentences.last().is_some_and(|last: &Sentence| last.kind == SentenceKind::Boilerplate);
        let kind = if is_row {
            SentenceKind::TableRow
        } else if lines[passage.line].marked {
            SentenceKind::ListItem
        } else {
            layout::kind(text, &lines, &passages, at, spans.len())
        };
        let whole = furniture(passage.span.of(text).unwrap_or_default());
        if is_row || kind == SentenceKind::Heading || whole == Some(SentenceKind::Byline) {
            // These are not taken apart: a title may hold a stop.
            let kind = if is_row { kind } else { whole.unwrap_or(kind) };
            sentences.push(Sentence { span: passage.span, kind });
            continue;
        }
        let is_rule = after_furniture && layout::is_short(passage.span.of(text).unwrap_or_default());
        let first = sentences.len();
        for (n, &span) in spans.iter().enumerate() {
            let words = span.of(text).unwrap_or_default();
            // "Leave a comment", then "We welcome your views. Insults are removed.": the rest of the rules goes with their first sentence.
            let carried = n > 0 && is_rule && sentences[first].kind == SentenceKind::Boilerplate;
            let kind = match whole.or_else(|| furniture(words)).or(carried.then_some(SentenceKind::Boilerplate)) {
                Some(kind) => kind,
                None if n == 0 && spans.len() > 1 && layout::is_box_title(words) => SentenceKind::Heading,
                None => kind,
            };
            sentences.push(Sentence { span, kind });
        }
    }
    sentences
}

/// The sentences of a passage, which may be a list in one line.
fn items(text: &str, passage: Span, line: Line, spans: &mut Vec<Span>) {
    let mut start = passage.start();
    for (mark, item) in line::inner_marks(passage.of(text).unwrap_or_default(), line) {
        boundary::sentences(text, Span::new(start, passage.start() + mark), spans);
        start = passage.start() + item;
    }
    boundary::sentences(text, Span::new(start, passage.end()), spans);
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
