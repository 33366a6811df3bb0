//! How is a text of others shown, so that it can neither steer a terminal nor reorder a line?

use std::borrow::Cow;

/// The character that stands for `c` on one line, or `None` if it shows nothing.
///
/// White space becomes a blank, control characters their pictures (`␛`), and what reorders or tags text becomes `�`, so
/// that a reader sees it was there. One character stays one character: positions can be carried over.
pub(crate) fn visible_char(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        // Marks and overrides of direction; ALM is one of them.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Some('\u{fffd}'),
        // Soft hyphens, word joiners, the byte order mark: scraped pages are full of them and they mean nothing here.
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

/// A text as one harmless line.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible_char(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(visible_char).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn prose_stays_as_it_is() {
        check("Kyïv – “peace”, 平和.", "Kyïv – “peace”, 平和.");
        assert!(matches!(visible("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_line_stays_one_line() {
        check("a\r\nb\tc\u{2028}d\u{a0}e", "a  b c d e");
    }

    #[test]
    fn escape_sequences_are_shown_not_sent() {
        check("\u{1b}[31mred\u{9b}", "␛[31mred\u{fffd}");
    }

    #[test]
    fn nothing_reorders_the_line() {
        check("abc\u{202e}def\u{2069}", "abc\u{fffd}def\u{fffd}");
    }

    #[test]
    fn invisible_filler_is_left_out() {
        check("se\u{ad}curity\u{200b}", "security");
    }
}
