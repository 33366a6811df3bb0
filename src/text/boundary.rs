//! Where in a paragraph does a sentence end?

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::abbreviation::{Abbreviation, abbreviation};
use super::form::is_domain;
use super::token::{is_apostrophe, is_blank};

/// How far back the word before a stop is looked at, in bytes; what is longer abbreviates nothing.
const WORD: usize = 48;

/// What a capitalised word after an abbreviation tells.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Starter {
    /// `The`, `He`: a sentence begins.
    Sentence,
    /// `Friday`, `GMT`: the time of day goes on.
    AfterTime,
}

static STARTERS: LazyLock<HashMap<&'static str, Starter>> = LazyLock::new(|| {
    let mut list = HashMap::new();
    let mut starter = Starter::Sentence;
    for line in include_str!("starters.txt").lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[sentence]" => starter = Starter::Sentence,
            "[after-time]" => starter = Starter::AfterTime,
            words => {
                for word in words.split_whitespace() {
                    list.entry(word).or_insert(starter);
                }
            }
        }
    }
    list
});

/// Appends the sentences of the paragraph `text[paragraph]`, trimmed of blanks; nothing but blanks stays outside them.
///
/// Line breaks inside the paragraph count as blanks. Starts from the sentence boundaries of Unicode (UAX #29), drops those that follow an
/// abbreviation, an initial or stand before what goes on, and adds those where the blank is missing.
pub(super) fn sentences(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let Some(body) = paragraph.of(text) else { return };
    let base = paragraph.start();
    let mut reader = Reader { body, start: 0, read: 0, quoted: false };
    let mut push = |from: usize, to: usize| found.push(Span::new(base + from, base + to));
    for (at, piece) in body.split_sentence_bound_indices() {
        let end = at + piece.len();
        let mut from = at;
        while let Some(cut) = glued(body, from, end) {
            from = cut.max(from + 1);
            while !body.is_char_boundary(from) {
                from += 1;
            }
            reader.cut(cut, &mut push);
        }
        reader.cut(end, &mut push);
    }
    reader.finish(&mut push);
}

/// Walks over a paragraph from one possible end of a sentence to the next.
struct Reader<'a> {
    body: &'a str,
    /// Where the sentence now read begins.
    start: usize,
    /// Up to where quotation marks have been counted.
    read: usize,
    /// Whether a straight quotation mark is open.
    quoted: bool,
}

impl Reader<'_> {
    /// Ends the sentence at `cut` if one ends there.
    fn cut(&mut self, mut cut: usize, push: &mut impl FnMut(usize, usize)) {
        if cut <= self.start || cut >= self.body.len() {
            return;
        }
        self.count_quotes(cut);
        let right = &self.body[cut..];
        // A quotation mark between two blanks closes what is open: `so far. " he said`.
        let lead = right.len() - right.trim_start_matches(is_blank).len();
        let mark = &right[lead..];
        if self.quoted && mark.starts_with('"') && mark[1..].chars().next().is_none_or(is_blank) {
            cut += lead + 1;
            self.count_quotes(cut);
        }
        if ends(&self.body[self.start..cut], &self.body[cut..]) {
            self.push(cut, push);
        }
    }

    fn finish(&mut self, push: &mut impl FnMut(usize, usize)) {
        self.push(self.body.len(), push);
    }

    fn push(&mut self, cut: usize, push: &mut impl FnMut(usize, usize)) {
        let sentence = &self.body[self.start..cut];
        let trimmed = sentence.trim_start_matches(is_blank);
        let from = self.start + (sentence.len() - trimmed.len());
        let to = from + trimmed.trim_end_matches(is_blank).len();
        if from < to {
            push(from, to);
        }
        self.start = cut;
    }

    fn count_quotes(&mut self, to: usize) {
        if self.read < to {
            let marks = self.body[self.read..to].bytes().filter(|&b| b == b'"').count();
            self.quoted ^= marks % 2 == 1;
            self.read = to;
        }
    }
}

/// Whether a sentence ends between `left` and `right`, a boundary by Unicode's rules or one without a blank.
fn ends(left: &str, right: &str) -> bool {
    let left = left.trim_end_matches(is_blank);
    let stopped = left.trim_end_matches(|c| is_closer(c) || is_blank(c));
    let Some(stop) = stopped.chars().next_back() else { return false };
    let right = right.trim_start_matches(is_blank);
    let Some(next) = right.chars().next() else { return true };
    if !is_stop(stop) || is_omission(stopped) {
        return false;
    }
    if matches!(next, ',' | ';' | ':' | ')' | ']' | '”' | '»' | '}' | '%') || goes_on(stop, left, right) {
        return false;
    }
    stop != '.' || !belongs_to_word(&stopped[..stopped.len() - 1], left.len() > stopped.len(), right)
}

/// Whether `right` begins small, and so belongs to the sentence before.
fn goes_on(stop: char, left: &str, right: &str) -> bool {
    let word = right.trim_start_matches(|c| is_opener(c) || matches!(c, '-' | '–' | '—' | '.' | '…'));
    let small = word.chars().next().is_some_and(char::is_lowercase);
    let _ = (stop, left);
    small
}

/// Whether the stop after `before` belongs to its last word, so that the sentence goes on with `right`.
fn belongs_to_word(before: &str, closed: bool, right: &str) -> bool {
    let word = last_word(before);
    if word.is_empty() {
        return false;
    }
    let next = right.trim_start_matches(is_opener);
    let next_word = &next[..next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len())];
    let number = next_word.starts_with(|c: char| c.is_numeric());
    let starter = starter(next_word);
    let behaviour = match abbreviation(word) {
        Some(behaviour) => behaviour,
        None => {
            let mut letters = word.chars();
            let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
            return initial && !closed && starter != Some(Starter::Sentence);
        }
    };
    if closed {
        return behaviour == Abbreviation::Inside;
    }
    match behaviour {
        Abbreviation::BeforeName => true,
        Abbreviation::Inside => true,
        Abbreviation::BeforeNumber => number && word.len() > 1 || number,
        Abbreviation::Calendar => number,
        Abbreviation::AfterName => starter != Some(Starter::Sentence),
        Abbreviation::Time => starter == Some(Starter::AfterTime),
        Abbreviation::Final => false,
    }
}

/// The letters, digits and stops at the end of `before`, if they are not too long for an abbreviation.
fn last_word(before: &str) -> &str {
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        if !(c.is_alphanumeric() || c == '.') {
            break;
        }
        if before.len() - at > WORD {
            return "";
        }
        start = at;
    }
    before[start..].trim_start_matches('.')
}

fn starter(word: &str) -> Option<Starter> {
    const LONGEST: usize = 16;
    if word.len() > LONGEST || !word.starts_with(char::is_uppercase) {
        return None;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    STARTERS.get(std::str::from_utf8(lower).ok()?).copied()
}

/// Whether `stopped` ends in an ellipsis that stands for words left out: `[...`, `(…`.
fn is_omission(stopped: &str) -> bool {
    let before = stopped.trim_end_matches(['.', '…']);
    before.len() < stopped.len() && before.ends_with(['[', '('])
}

/// The next place in `body[from..end]` where a sentence ends and the blank after it is missing: `Harwick.As`.
fn glued(body: &str, from: usize, end: usize) -> Option<usize> {
    let bytes = body.as_bytes();
    let mut at = from;
    while at < end {
        let stop = at + bytes[at..end].iter().position(|b| matches!(b, b'.' | b'!' | b'?'))?;
        at = stop + 1;
        let after = &body[at..];
        let closers: usize = after.chars().take(3).take_while(|&c| is_closer(c)).map(char::len_utf8).sum();
        let cut = at + closers;
        if cut >= end {
            return None;
        }
        if begins_sentence(&body[cut..]) && ends_word(&body[..stop]) && !is_address(body, stop) {
            return Some(cut);
        }
    }
    None
}

/// Whether a capitalised word stands here: a capital and a small letter, or `A` and `I` alone.
fn begins_sentence(right: &str) -> bool {
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
        if is_blank(c) || stop - at > 4 * WORD {
            break;
        }
        from = at;
    }
    let before = &body[from..stop];
    before.contains("://") || before.contains('@') || before.contains("www.")
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？' | '．' | '｡' | '।' | '॥' | '؟' | '۔')
        || (!c.is_ascii() && !c.is_alphanumeric() && !is_dash(c))
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '•' | '·')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '}' | '»' | '›')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[' | '{' | '«' | '‹' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        sentences(text, Span::new(0, text.len()), &mut found);
        let got: Vec<&str> = found.iter().map(|span| span.of(text).unwrap()).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        check(
            "Mr. Gray met Gen. Roe on Apr. 5 in the U.S. Senate. He left.",
            &["Mr. Gray met Gen. Roe on Apr. 5 in the U.S. Senate.", "He left."],
        );
        check("J. K. Marsh wrote it.", &["J. K. Marsh wrote it."]);
        check("It rose by 3.5 percent vs. May.", &["It rose by 3.5 percent vs. May."]);
    }

    #[test]
    fn an_abbreviation_may_end_one_too() {
        check("They moved to the U.S. They liked it.", &["They moved to the U.S.", "They liked it."]);
        check("It closed at 6 p.m. Gray left.", &["It closed at 6 p.m.", "Gray left."]);
        check("It closed at 6 p.m. Friday.", &["It closed at 6 p.m. Friday."]);
    }

    #[test]
    fn a_missing_blank_still_ends_a_sentence() {
        check("They left Harwick.As before, it rained.", &["They left Harwick.", "As before, it rained."]);
        check("See Example.Com or www.example.org/A.Html now.", &["See Example.Com or www.example.org/A.Html now."]);
        check("Though,Gray stayed.", &["Though,Gray stayed."]);
    }

    #[test]
    fn quotations_are_split_and_keep_their_marks() {
        check("“It burns. We must go,” she said. “Now.”", &["“It burns.", "We must go,” she said.", "“Now.”"]);
        check("“Why?” he asked. \"Stop!\" they cried.", &["“Why?” he asked.", "\"Stop!\" they cried."]);
        check("It was \" so dark. \" He left.", &["It was \" so dark. \"", "He left."]);
    }

    #[test]
    fn ellipses_end_a_sentence_before_a_capital_only() {
        check("I waited... and left.... She stayed.", &["I waited... and left....", "She stayed."]);
        check("He said \"we [...] left\" twice.", &["He said \"we [...] left\" twice."]);
    }
}
