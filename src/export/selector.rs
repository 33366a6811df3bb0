//! How is a part of a text pointed at, so that others find it?

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// How many characters before and after a quotation tell it from others like it.
const CONTEXT: usize = 32;

/// A selector of the W3C Web Annotation Data Model (section 4.2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
#[non_exhaustive]
pub enum Selector {
    /// By place.
    #[serde(rename = "TextPositionSelector")]
    Position {
        /// How many code points (not bytes) stand before the part.
        start: u64,
        /// How many code points stand before what follows it.
        end: u64,
    },
    /// By its words and those around them.
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        /// The words.
        exact: String,
        /// What stands right before them.
        prefix: String,
        /// What follows them.
        suffix: String,
    },
}

/// A text with the number of code points before each of its blocks, so that a place is found without counting from the start.
pub(super) struct Places<'t> {
    text: &'t str,
    before: Vec<u64>,
}

/// Bytes of a block.
const BLOCK: usize = 256;

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Places<'t> {
        let mut before = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            before.push(before[before.len() - 1] + code_points(block));
        }
        Places { text, before }
    }

    /// Both selectors of a span; `None` if it is no part of the text.
    pub(super) fn select(&self, span: Span) -> Option<[Selector; 2]> {
        let exact = span.of(self.text)?.to_owned();
        let (ahead, behind) = (&self.text[..span.start()], &self.text[span.end()..]);
        let from = ahead.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
        let place = Selector::Position { start: self.place(span.start()), end: self.place(span.end()) };
        let quote = Selector::Quote { exact, prefix: ahead[from..].to_owned(), suffix: behind[..to].to_owned() };
        Some([place, quote])
    }

    /// How many code points stand before a byte.
    fn place(&self, byte: usize) -> u64 {
        let block = byte / BLOCK;
        self.before[block] + code_points(&self.text.as_bytes()[block * BLOCK..byte])
    }

    /// The byte that so many code points stand before.
    fn byte(&self, place: u64) -> Option<usize> {
        let block = self.before.partition_point(|&before| before <= place).checked_sub(1)?;
        let start = (block * BLOCK).min(self.text.len());
        let mut left = place - self.before[block];
        let rest = self.text.as_bytes().get(start..)?;
        for (at, &byte) in rest.iter().enumerate() {
            if starts(byte) {
                if left == 0 {
                    return Some(start + at);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }
}

/// Whether a byte begins a code point.
fn starts(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn code_points(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| starts(byte)).count() as u64
}

/// The bytes that selectors of one target point at in a text.
///
/// The place counts if the words stand there; else the words are looked for with what stood around them, then by themselves, if
/// they stand in the text once. `None` if nothing is found, or more than one such place.
///
/// ```
/// use gainsay::export::{Selector, locate};
///
/// let moved = "By our staff. Nine died.";
/// let selectors = [
///     Selector::Position { start: 0, end: 4 },
///     Selector::Quote { exact: "Nine".into(), prefix: "".into(), suffix: " died.".into() },
/// ];
/// assert_eq!(locate(moved, &selectors).unwrap().range(), 14..18);
/// ```
pub fn locate(text: &str, selectors: &[Selector]) -> Option<Span> {
    let quote = selectors.iter().find_map(|selector| match selector {
        Selector::Quote { exact, prefix, suffix } => Some((exact.as_str(), prefix.as_str(), suffix.as_str())),
        Selector::Position { .. } => None,
    });
    let place = selectors.iter().find_map(|selector| match *selector {
        Selector::Position { start, end } => {
            let places = Places::new(text);
            let (start, end) = (places.byte(start)?, places.byte(end)?);
            (start <= end).then(|| Span::new(start, end))
        }
        Selector::Quote { .. } => None,
    });
    let Some((exact, prefix, suffix)) = quote else { return place };
    if let Some(span) = place.filter(|span| span.of(text) == Some(exact)) {
        return Some(span);
    }
    let around = format!("{prefix}{exact}{suffix}");
    let start = once(text, &around).map(|start| start + prefix.len()).or_else(|| once(text, exact))?;
    Some(Span::new(start, start + exact.len()))
}

/// Where words stand in a text, if they stand in it once.
fn once(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let start = text.find(words)?;
    let next = start + words.chars().next().map_or(1, char::len_utf8);
    (!text[next..].contains(words)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text with the part between brackets.
    fn check(bracketed: &str, start: u64, end: u64) {
        let (open, close) = (bracketed.find('[').unwrap(), bracketed.find(']').unwrap());
        let text = bracketed.replace(['[', ']'], "");
        let span = Span::new(open, close - 1);
        let selectors = Places::new(&text).select(span).unwrap();
        assert_eq!(selectors[0], Selector::Position { start, end });
        assert_eq!(locate(&text, &selectors), Some(span));
        assert_eq!(locate(&text, &selectors[1..]), Some(span), "by its words alone");
        let later = format!("Update: {text}");
        assert_eq!(locate(&later, &selectors).and_then(|found| found.of(&later)), span.of(&text), "in a longer text");
    }

    #[test]
    fn places_are_counted_in_code_points() {
        check("[Nine] people died.", 0, 4);
        check("Kyïv – [Їжа] 🍞 stayed.", 7, 10);
        check("🍞🍞[🍞🥖]", 2, 4);
    }

    #[test]
    fn places_far_into_a_text_are_found() {
        let long = "é".repeat(5_000);
        check(&format!("{long}[the end]{long}"), 5_000, 5_007);
    }

    #[test]
    fn a_text_that_has_changed_is_searched_for_the_words() {
        let text = "Nine died. Nine were hurt.";
        let selectors = Places::new(text).select(Span::new(11, 15)).unwrap();
        let moved = "Update. Nine died. Nine were hurt.";
        assert_eq!(locate(moved, &selectors), Some(Span::new(19, 23)));
        assert_eq!(locate("Nobody died.", &selectors), None);
    }

    #[test]
    fn a_place_beyond_the_text_is_none() {
        assert_eq!(locate("short", &[Selector::Position { start: 2, end: 99 }]), None);
        assert_eq!(locate("short", &[Selector::Position { start: 4, end: 2 }]), None);
        assert_eq!(locate("short", &[Selector::Position { start: 0, end: 5 }]), Some(Span::new(0, 5)));
        assert_eq!(locate("", &[]), None);
    }
}
