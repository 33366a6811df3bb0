//! Which words, and where do they stand?

use serde::{Deserialize, Serialize};

use super::Span;

/// Words of a document: where they stand, and what they are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// The first byte in the document's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Exactly these bytes.
    pub text: String,
}

impl Quote {
    /// The words of `text` at `span`; empty words if the span does not fit the text.
    pub fn of(text: &str, span: Span) -> Quote {
        Quote { start: span.start() as u32, end: span.end() as u32, text: span.of(text).unwrap_or_default().to_owned() }
    }

    /// Where they stand.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, (self.end as usize).max(self.start as usize))
    }
}
