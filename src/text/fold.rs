//! How does a word look once case, quotes, dashes and diacritics no longer count?

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form of a word under which it is compared: lower case, straight quotes, plain hyphens, no diacritics.
///
/// For comparison only: no span ever points into a folded form.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfd().filter(|&c| !is_combining_mark(c) && !is_invisible(c)) {
        match plain(c) {
            Some(plain) => folded.push_str(plain),
            // Lower case can bring back a mark: the Turkish capital dotted I becomes i with a dot above.
            None => folded.extend(c.to_lowercase().filter(|&c| !is_combining_mark(c))),
        }
    }
    Cow::Owned(folded)
}

/// Characters that join, hint or mark an order, and are never seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The keyboard's form of a typographic mark, and of letters that no decomposition takes apart.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | 'ʻ' | '`' | '´' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' => "-",
        '…' => "...",
        '\u{a0}' | '\u{202f}' | '\u{2009}' => " ",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        'ı' => "i",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        assert_eq!(fold(word), expected, "{word:?}");
    }

    #[test]
    fn case_marks_and_diacritics_no_longer_count() {
        check("Kyiv", "kyiv");
        check("Erdoğan", "erdogan");
        check("İstanbul", "istanbul");
        check("Łódź", "lodz");
        check("naïve", "naive");
        check("STRASSE", "strasse");
        check("Straße", "strasse");
    }

    #[test]
    fn typographic_marks_become_those_of_a_keyboard() {
        check("n’t", "n't");
        check("“", "\"");
        check("2014–2022", "2014-2022");
        check("…", "...");
        check("co\u{ad}operate", "cooperate");
    }

    #[test]
    fn a_plain_word_is_not_copied() {
        assert!(matches!(fold("draft"), Cow::Borrowed("draft")));
        assert!(matches!(fold("1,200"), Cow::Borrowed("1,200")));
    }
}
