//! How is a part of a text pointed at, so that others find it?

use serde::{Deserialize, Serialize};

use crate::text::{Characters, Span};

/// How many characters before and after a quotation tell it from others like it.
const CONTEXT: usize = 32;

/// A selector of the W3C Web Annotation Data Model (section 4.2).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
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

/// A text in which parts are pointed at.
pub(super) struct Places<'t>(Characters<'t>);

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Places<'t> {
        Places(Characters::of(text))
    }

    /// Both selectors of a span; `None` if it is no part of the text.
    pub(super) fn select(&self, span: Span) -> Option<[Selector; 2]> {
        let text = self.0.text();
        let exact = span.of(text)?.to_owned();
        let (ahead, behind) = (&text[..span.start()], &text[span.end()..]);
        let from = ahead.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
        let place = Selector::Position { start: self.0.before(span.start()), end: self.0.before(span.end()) };
        let quote = Selector::Quote { exact, prefix: ahead[from..].to_owned(), suffix: behind[..to].to_owned() };
        Some([place, quote])
    }
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
/// assert_eq!(locate(moved, &selectors).map(|span| span.range()), Some(14..18));
/// ```
#[must_use]
pub fn locate(text: &str, selectors: &[Selector]) -> Option<Span> {
    let quote = selectors.iter().find_map(|selector| match selector {
        Selector::Quote { exact, prefix, suffix } => Some((exact.as_str(), prefix.as_str(), suffix.as_str())),
        Selector::Position { .. } => None,
    });
    let place = selectors.iter().find_map(|selector| match *selector {
        Selector::Position { start, end } => {
            let characters = Characters::of(text);
            let (start, end) = (characters.byte(start)?, characters.byte(end)?);
            reached(start, end)
        }
        Selector::Quote { .. } => None,
    });
    let Some((exact, prefix, suffix)) = quote else { return place };
    if let Some(span) = place.filter(|span| span.of(text) == Some(exact)) {
        return Some(span);
    }
    let around = format!("{prefix}{exact}{suffix}");
    let start = once(text, &around).map(|start| start + prefix.len()).or_else(|| once(text, exact))?;
    reached(start, start + exact.len())
}

/// The bytes from one place to another, if they come in this order and 32-bit offsets reach them.
fn reached(start: usize, end: usize) -> Option<Span> {
    (start <= end && u32::try_from(end).is_ok()).then(|| Span::new(start, end))
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
