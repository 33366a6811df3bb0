//! Where are the sentences, and which lines are not prose?

use serde::{Deserialize, Serialize};

use super::Span;
use super::boundary;

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
    let mut sentences = Vec::new();
    let mut spans = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        boundary::sentences(text, Span::new(at, at + line.len()), &mut spans);
        at += line.len();
        sentences.extend(spans.drain(..).map(|span| Sentence { span, kind: SentenceKind::Prose }));
    }
    sentences
}
