//! How far does an address on the net reach?

use super::form::{is_domain, is_word_domain};

/// The longest name of a host or a mailbox; what is longer is none, and looking no further keeps the time linear.
const LONGEST: usize = 253;

/// The length of the URL, e-mail address, host or file name that `rest` begins with, in bytes.
///
/// `rest` ends before the next white space; marks that close a sentence or a bracket are not part of it.
pub(super) fn address(rest: &str) -> Option<usize> {
    if rest.starts_with('@') || rest.starts_with('#') {
        return handle(rest);
    }
    let bytes = rest.as_bytes();
    if !bytes.first()?.is_ascii_alphanumeric() {
        return None;
    }
    let name = bytes.iter().take(LONGEST).take_while(|&&b| is_name(b)).count();
    let at = bytes.get(name).copied();
    if rest[name..].starts_with("://") || starts_with_www(bytes) {
        return Some(trimmed(rest, 0));
    }
    if at == Some(b'@') && bytes.get(name + 1).is_some_and(u8::is_ascii_alphanumeric) {
        let host = bytes[name + 1..].iter().take(LONGEST).take_while(|&&b| is_name(b)).count();
        return Some(trimmed(&rest[..name + 1 + host], name + 2));
    }
    host(rest, name)
}

/// `@courier`, `#harwick`.
fn handle(rest: &str) -> Option<usize> {
    let name = rest.as_bytes()[1..].iter().take_while(|&&b| b.is_ascii_alphanumeric() || b == b'_').count();
    let lettered = rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
    (lettered && name > 1).then_some(1 + name)
}

/// `example.com`, `example.com/a?b=c`, `draft.pdf`, `comp.lang.misc`.
fn host(rest: &str, name: usize) -> Option<usize> {
    if !rest.as_bytes()[..name].contains(&b'.') {
        return None;
    }
    let end = trimmed(&rest[..name], 0);
    let labels = || rest[..end].split('.');
    if labels().count() < 2 || labels().any(str::is_empty) {
        return None;
    }
    let last = labels().next_back()?;
    let lower = rest[..end].bytes().all(|b| !b.is_ascii_uppercase());
    let is_file = last.bytes().all(|b| b.is_ascii_uppercase()) && last.len() > 2;
    // "said.In" is no address: a domain after a stop is written small, or all in capitals as files once were.
    let ends_as_one = is_domain(last)
        && (is_file || last.bytes().all(|b| b.is_ascii_lowercase()) || matches!(last, "Com" | "Org" | "Net"));
    let is_newsgroup =
        lower && labels().count() > 2 && labels().all(|l| l.len() > 1 && l.as_bytes()[0].is_ascii_alphabetic());
    if !ends_as_one && !is_newsgroup {
        return None;
    }
    // Common English words are domains too: "went in.It", "to.me"; those need more than one stop, or a path.
    let has_path = end == name && rest[name..].starts_with('/');
    if is_word_domain(last) && labels().count() < 3 && !has_path {
        return None;
    }
    Some(if has_path { trimmed(rest, end) } else { end })
}

fn starts_with_www(bytes: &[u8]) -> bool {
    bytes.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"www.")) && bytes.len() > 4
}

/// What a host, mailbox or file is named with.
fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+' | b'%')
}

/// The length without marks at the end that belong to the sentence, but at least `least`.
fn trimmed(rest: &str, least: usize) -> usize {
    let mut end = rest.len();
    // A quotation mark or angle bracket ends an address wherever it stands.
    if let Some(at) = rest.find(['"', '“', '”', '’', '>', '<', '»']) {
        end = at;
    }
    let opened = rest[..end].contains('(');
    while end > least.max(1) {
        let Some(last) = rest[..end].chars().next_back() else { break };
        let is_closing =
            matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '}' | '-' | '–' | '—' | '…' | '*');
        if is_closing || (last == ')' && !opened) {
            end -= last.len_utf8();
        } else {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rest: &str, expected: &str) {
        assert_eq!(&rest[..address(rest).unwrap_or(0)], expected, "{rest:?}");
    }

    #[test]
    fn addresses_reach_to_the_mark_that_closes_the_sentence() {
        check("https://example.org/a-b_c.html?x=1).", "https://example.org/a-b_c.html?x=1");
        check("www.example.org,", "www.example.org");
        check("example.com", "example.com");
        check("example.com/news/7", "example.com/news/7");
        check("Ann.Lee@example.org.", "Ann.Lee@example.org");
        check("@harwick_courier,", "@harwick_courier");
        check("draft-2.pdf", "draft-2.pdf");
    }

    #[test]
    fn glued_sentences_and_plain_words_are_no_addresses() {
        check("harbour.The", "");
        check("harbour.In", "");
        check("it.is", "");
        check("U.S.", "");
        check("3.5", "");
        check("wait...com", "");
    }
}
