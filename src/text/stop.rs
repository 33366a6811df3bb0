//! Where may a sentence end?

use super::form::is_domain;
use super::token::{is_apostrophe, is_blank};

/// How far an address is looked at, in bytes.
const ADDRESS: usize = 192;

/// The next place in `body[from..end]` where a stop may end a sentence, and where to look on.
///
/// A blank follows, or is missing before a capitalised word: `Harwick.As`.
pub(super) fn stop(body: &str, from: usize, end: usize) -> Option<(usize, usize)> {
    let bytes = body.as_bytes();
    let mut at = from;
    while at < end {
        let stop = at + bytes[at..end].iter().position(|b| matches!(b, b'.' | b'!' | b'?'))?;
        let run = bytes[stop..end].iter().take_while(|b| matches!(b, b'.' | b'!' | b'?')).count();
        at = stop + run;
        let cut = at + body[at..].chars().take(4).take_while(|&c| is_closer(c)).map(char::len_utf8).sum::<usize>();
        if cut >= end {
            return None;
        }
        let right = &body[cut..];
        let glued = || begins_sentence(right) && ends_word(&body[..stop]) && !is_address(body, stop);
        if right.starts_with(is_blank) || citation(right) > 0 || glued() {
            return Some((cut, at));
        }
    }
    None
}

/// Whether a capitalised word stands here: a capital and a small letter, or `A` and `I` alone.
pub(super) fn begins_sentence(right: &str) -> bool {
    let mut chars = right.trim_start_matches(['“', '‘']).chars();
    let Some(first) = chars.next().filter(|c| c.is_uppercase()) else { return false };
    match chars.next() {
        Some(second) if second.is_lowercase() => true,
        Some(second) => matches!(first, 'A' | 'I') && (is_blank(second) || is_apostrophe(second)),
        None => false,
    }
}

/// Whether a sentence may end without a blank after this: a small letter, a digit, something closed.
fn ends_word(left: &str) -> bool {
    let mut back = left.chars().rev();
    let Some(last) = back.next() else { return false };
    let before = back.next();
    match last {
        ')' | '”' | '%' => true,
        c if c.is_numeric() => true,
        c => c.is_lowercase() && before.is_some_and(char::is_alphabetic),
    }
}

/// Whether the stop stands inside a URL, an e-mail address or a name such as `Example.Com`.
fn is_address(body: &str, stop: usize) -> bool {
    let after = &body[stop + 1..];
    let label = &after[..after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len())];
    if is_domain(label) && label.len() > 2 {
        return true;
    }
    let mut from = stop;
    for (at, c) in body[..stop].char_indices().rev() {
        if is_blank(c) || stop - at > ADDRESS {
            break;
        }
        from = at;
    }
    let before = &body[from..stop];
    let mut chunk = after.chars().take(ADDRESS).take_while(|&c| !is_blank(c));
    before.contains("://") || before.contains('@') || before.contains("www.") || chunk.any(|c| c == '@')
}

/// The bytes of the note marks that follow a stop: `[17]`, `[2][3]`.
pub(super) fn citation(right: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = right[length..].trim_start_matches(is_blank);
        let start = right.len() - rest.len();
        let digits =
            rest.strip_prefix('[').map_or(0, |note| note.bytes().take(4).take_while(u8::is_ascii_digit).count());
        if digits == 0 || rest.as_bytes().get(1 + digits) != Some(&b']') {
            return length;
        }
        length = start + digits + 2;
    }
}

/// Whether a sentence may end with this; UAX #29 knows the stops of all scripts, so this only sorts out what never is one.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？' | '．' | '｡' | '।' | '॥' | '؟' | '۔')
        || (!c.is_ascii() && !c.is_alphanumeric() && !is_dash(c))
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '•' | '·')
}

/// Brackets and quotation marks that close; straight ones may.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '}' | '»' | '›')
}

/// Brackets and quotation marks that open; straight ones may.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[' | '{' | '«' | '‹' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut before = Vec::new();
        let mut from = 0;
        while let Some((cut, next)) = stop(text, from, text.len()) {
            before.push(&text[..cut]);
            from = next;
        }
        assert_eq!(before, expected, "{text:?}");
    }

    #[test]
    fn a_sentence_may_end_before_a_blank_or_a_glued_capital() {
        check("It burned. So what?", &["It burned."]);
        check("It burned.So what", &["It burned."]);
        check("“It burned.” He left", &["“It burned.”"]);
        check("It cost 1,000.That hurt", &["It cost 1,000."]);
        check("It burned.[4] He left", &["It burned."]);
    }

    #[test]
    fn numbers_names_and_addresses_hold_stops() {
        check("It rose 3.5 points", &[]);
        check("See https://example.org/a.Html and Ann.Lee@example.org", &[]);
        check("the U.S.S.R", &[]);
    }
}
