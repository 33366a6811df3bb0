//! Which bytes of a text?

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes of one document's text, end exclusive, on `char` boundaries.
///
/// Offsets are kept in 32 bits; a document's text has less than 4 GiB.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

#[derive(Deserialize)]
struct Raw {
    start: u32,
    end: u32,
}

impl TryFrom<Raw> for Span {
    type Error = String;

    fn try_from(raw: Raw) -> Result<Span, String> {
        if raw.start <= raw.end {
            Ok(Span { start: raw.start, end: raw.end })
        } else {
            Err(format!("a span starts at {} and ends before it, at {}", raw.start, raw.end))
        }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.range()
    }
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// If `start > end`, or if `end` does not fit 32 bits.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "a span may not end before it starts");
        let end = u32::try_from(end).expect("a text has less than 4 GiB");
        Span { start: start as u32, end }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// How many bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The bytes it stands for, or `None` if it is out of `text`'s bounds or cuts a character.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_slices_its_text_or_says_that_it_cannot() {
        assert_eq!(Span::new(1, 3).of("aéz"), Some("é"));
        assert_eq!(Span::new(1, 2).of("aéz"), None);
        assert_eq!(Span::new(3, 9).of("aéz"), None);
    }

    #[test]
    fn a_span_that_ends_before_it_starts_is_not_read() {
        assert!(serde_json::from_str::<Span>(r#"{"start": 4, "end": 2}"#).is_err());
        let span: Span = serde_json::from_str(r#"{"start": 2, "end": 4}"#).unwrap();
        assert_eq!(span, Span::new(2, 4));
    }
}
