//! Where in a paragraph does a sentence end?

use super::Span;
use super::abbreviation::{Abbreviation, abbreviation};
use super::bound::bounds;
use super::starter::{Starter, is_listed, tells};
use super::stop::{begins_sentence, citation, is_closer, is_opener, is_stop, stop};
use super::token::is_blank;

/// How far back the word before a stop is looked at, in bytes; what is longer abbreviates nothing.
const WORD: usize = 48;

/// Appends the sentences of the paragraph `text[paragraph]`, trimmed of blanks; nothing but blanks stays outside them.
///
/// Line breaks inside the paragraph count as blanks. Starts from the sentence boundaries of Unicode (UAX #29), drops those that follow an
/// abbreviation, an initial or stand before what goes on, and adds those where the blank is missing.
pub(super) fn sentences(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let Some(body) = paragraph.of(text) else { return };
    let first = found.len();
    let mut reader = Reader { body, base: paragraph.start(), found, start: 0, read: 0, quoted: false, worded: false };
    let mut at = 0;
    for end in bounds(body) {
        let mut from = std::mem::replace(&mut at, end);
        while let Some((cut, next)) = stop(body, from, end) {
            reader.cut(cut);
            from = next;
        }
        reader.cut(end);
    }
    reader.finish(first);
}

/// Walks over a paragraph from one possible end of a sentence to the next.
struct Reader<'a> {
    body: &'a str,
    /// Where the paragraph begins in the text.
    base: usize,
    found: &'a mut Vec<Span>,
    /// Where the sentence now read begins.
    start: usize,
    /// Up to where words and quotation marks have been noted.
    read: usize,
    /// Whether a straight quotation mark is open.
    quoted: bool,
    /// Whether the sentence now read has a letter or digit: marks alone are none.
    worded: bool,
}

impl Reader<'_> {
    /// Ends the sentence at `cut` if one ends there.
    fn cut(&mut self, mut cut: usize) {
        if cut <= self.start || cut >= self.body.len() {
            return;
        }
        self.advance(cut);
        let right = &self.body[cut..];
        // A closing mark between two blanks, or a straight one where one is open, closes: `so far. " he said`.
        let lead = right.len() - right.trim_start_matches(is_blank).len();
        let mark = &right[lead..];
        let closing =
            mark.chars().next().filter(|&c| matches!(c, '”' | '’' | ')' | ']' | '»') || (c == '"' && self.quoted));
        if let Some(closing) = closing.filter(|c| mark[c.len_utf8()..].chars().next().is_none_or(is_blank)) {
            cut += lead + closing.len_utf8();
            self.advance(cut);
        }
        cut += citation(&self.body[cut..]);
        if self.worded && ends(&self.body[self.start..cut], &self.body[cut..]) {
            self.push(cut);
        }
    }

    /// Ends the last sentence; marks alone go with the one before: `They left. [...]`.
    fn finish(&mut self, first: usize) {
        self.advance(self.body.len());
        let (worded, before) = (self.worded, self.found.len());
        self.push(self.body.len());
        if !worded && before > first && self.found.len() > before {
            let marks = self.found.pop();
            if let (Some(last), Some(marks)) = (self.found.last_mut(), marks) {
                *last = last.cover(marks);
            }
        }
    }

    fn push(&mut self, cut: usize) {
        let sentence = &self.body[self.start..cut];
        let trimmed = sentence.trim_start_matches(is_blank);
        let from = self.start + (sentence.len() - trimmed.len());
        let to = from + trimmed.trim_end_matches(is_blank).len();
        if from < to {
            self.found.push(Span::new(self.base + from, self.base + to));
        }
        self.start = cut;
        self.worded = false;
    }

    /// Notes what stands before `to`.
    fn advance(&mut self, to: usize) {
        if self.read < to {
            for c in self.body[self.read..to].chars() {
                self.quoted ^= c == '"';
                self.worded |= c.is_alphanumeric();
            }
            self.read = to;
        }
    }
}

/// Whether a sentence ends between `left` and `right`, a boundary by Unicode's rules or one without a blank.
fn ends(left: &str, right: &str) -> bool {
    let spaced = left.ends_with(is_blank) || right.starts_with(is_blank);
    let left = left.trim_end_matches(is_blank);
    let stopped = without_closers(left);
    let Some(stop) = stopped.chars().next_back() else { return false };
    let right = right.trim_start_matches(is_blank);
    let Some(next) = right.chars().next() else { return true };
    // Without a blank only a capitalised word shows that a sentence begins, in the scripts that put blanks.
    if !spaced && stop.is_ascii() && !begins_sentence(right) {
        return false;
    }
    if !is_stop(stop) || is_omission(stopped) {
        return false;
    }
    if matches!(next, ',' | ';' | ':' | ')' | ']' | '”' | '»' | '}' | '%' | '.' | '…') {
        return false;
    }
    let closed = left.len() > stopped.len();
    // "The thing is . . . I left": a pause, and "I" is always a capital.
    // "The winner is ... Harwick", "I thought... I left": dots that stand alone go on before a name, any go on before "I".
    let word = first_word(right);
    let goes_on = || word == "I" || !tells(word, Starter::Sentence);
    if !closed && is_pause(stopped, word == "I") && goes_on() {
        return false;
    }
    let before = &stopped[..stopped.len() - stop.len_utf8()];
    // A title with a mark of its own, and its year: `Viva Harwick! (1965)`.
    if stop != '.' && !closed && right.strip_prefix('(').is_some_and(|year| year.starts_with(char::is_numeric)) {
        return false;
    }
    if stop != '.' && left.ends_with(['"', '”', '’', '\'']) && reports(right) {
        return false;
    }
    if small(right) {
        return !closed && begins_small(before, stop, right);
    }
    stop != '.' || !belongs_to_word(before, closed, right)
}

/// `left` without the marks that close behind a stop; no more than a few, so that a page of brackets stays linear.
fn without_closers(left: &str) -> &str {
    const FEW: usize = 16;
    let left = without_notes(left);
    let behind = left.chars().rev().take(FEW).take_while(|&c| is_closer(c) || is_blank(c));
    &left[..left.len() - behind.map(char::len_utf8).sum::<usize>()]
}

/// `left` without note marks at its end.
fn without_notes(mut left: &str) -> &str {
    const FEW: usize = 4;
    for _ in 0..FEW {
        let inside =
            left.trim_end_matches(is_blank).strip_suffix(']').map(|l| l.trim_end_matches(|c: char| c.is_ascii_digit()));
        match inside.and_then(|inside| inside.strip_suffix('[')) {
            Some(before) if !left.ends_with("[]") => left = before,
            _ => break,
        }
    }
    left
}

/// Whether `right` is who said what was quoted before it: `Gray asked`, `Mayor Ann Lee replied`.
fn reports(right: &str) -> bool {
    const LONGEST_NAME: usize = 4;
    let words = || right.split(is_blank).take(LONGEST_NAME + 1);
    let name =
        words().take_while(|word| word.starts_with(char::is_uppercase) && !word.ends_with([',', '!', '?'])).count();
    let verb = words().nth(name).map(|word| word.trim_end_matches([',', '.', ':']));
    name > 0 && verb.is_some_and(|verb| is_listed(verb, Starter::Report))
}

/// Whether `right` begins with a small letter, behind brackets, dashes and quotation marks.
fn small(right: &str) -> bool {
    let word = right.trim_start_matches(|c| is_opener(c) || matches!(c, '-' | '–' | '—'));
    word.starts_with(char::is_lowercase)
}

/// Whether a new sentence begins although it does so with a small letter, as in messages and in text that lost its capitals.
///
/// Only a plain small word before the stop tells so: not `Yahoo! in`, not an abbreviation, not dots.
fn begins_small(before: &str, stop: char, right: &str) -> bool {
    if !right.trim_start_matches('(').starts_with(char::is_lowercase) {
        return false;
    }
    let word = last_word(before);
    // A capitalised word may be an abbreviation that no list knows, or a name with a mark of its own.
    let named = word.starts_with(char::is_uppercase)
        && (stop == '!' || word.len() < 5 || !is_listed(first_word(right), Starter::Subject));
    let plain = !named && word.len() > 1 && !word.contains('.');
    match stop {
        '?' => true,
        '!' => plain,
        '.' => plain && (word.len() > 2 || is_listed(word, Starter::Sentence)) && abbreviation(word).is_none(),
        _ => false,
    }
}

/// Whether the stop after `before` belongs to its last word, so that the sentence goes on with `right`.
fn belongs_to_word(before: &str, closed: bool, right: &str) -> bool {
    let word = last_word(before);
    if word.is_empty() {
        return false;
    }
    let next_word = first_word(right);
    // Corpora and converted pages put blanks into numbers: "39. 9 million". Hardly a sentence begins with one digit.
    let is_decimal = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    if next_word.len() == 1 && is_decimal(next_word) && is_decimal(word) && word.len() < 4 && !closed {
        return true;
    }
    let number = next_word.starts_with(|c: char| c.is_numeric());
    let starts = tells(next_word, Starter::Sentence);
    let behaviour = match abbreviation(word) {
        Some(behaviour) => behaviour,
        None => {
            let mut letters = word.chars();
            let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
            return initial && !closed && !starts;
        }
    };
    if closed {
        return behaviour == Abbreviation::Inside;
    }
    match behaviour {
        Abbreviation::BeforeName | Abbreviation::Inside => true,
        // "(b. March 2009)", "c. 1818".
        Abbreviation::BeforeNumber => number || (word.len() == 1 && tells(next_word, Starter::AfterTime)),
        Abbreviation::Calendar => number,
        Abbreviation::AfterName => !starts,
        Abbreviation::Time => tells(next_word, Starter::AfterTime) || opens_with_time(before),
        Abbreviation::Final => false,
    }
}

/// Whether nothing but a time of day has been said so far: `At 5 a.m`.
fn opens_with_time(before: &str) -> bool {
    let mut words = before.split(is_blank).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| tells(word, Starter::BeforeTime)) && words.take(3).count() < 3
}

/// The letters, digits and stops at the end of `before`, if they are not too long for an abbreviation.
fn last_word(before: &str) -> &str {
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        if !(c.is_alphanumeric() || matches!(c, '.' | '°')) {
            break;
        }
        if before.len() - at > WORD {
            return "";
        }
        start = at;
    }
    before[start..].trim_start_matches('.')
}

/// The word that `right` begins with, behind brackets and quotation marks.
fn first_word(right: &str) -> &str {
    let next = right.trim_start_matches(is_opener);
    &next[..next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len())]
}

/// Whether `stopped` ends in three dots; a fourth is a stop. A blank stands before them unless they may be `attached`.
fn is_pause(stopped: &str, attached: bool) -> bool {
    let mut dots = 0;
    let mut blank = false;
    for c in stopped.chars().rev().take(8) {
        match c {
            '.' => dots += 1,
            '…' => dots += 3,
            c if is_blank(c) => {
                blank = true;
                continue;
            }
            _ => break,
        }
        blank = false;
    }
    dots == 3 && (blank || attached)
}

/// Whether `stopped` ends in an ellipsis that stands for words left out: `[...`, `(…`.
fn is_omission(stopped: &str) -> bool {
    let before = stopped.trim_end_matches(['.', '…']);
    before.len() < stopped.len() && before.ends_with(['[', '('])
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
        check(
            "Ann Lee (b. March 1990) sang Viva Harwick! (2015) twice.",
            &["Ann Lee (b. March 1990) sang Viva Harwick! (2015) twice."],
        );
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
        check("“Why?” Ann Gray asked. “Go!” The men left.", &["“Why?” Ann Gray asked.", "“Go!”", "The men left."]);
        check(
            "It fell to Gray Bancorp. for a sum. It was in Harwick. this was new.",
            &["It fell to Gray Bancorp. for a sum.", "It was in Harwick.", "this was new."],
        );
        check("we are done. they left? yes! so I go.", &["we are done.", "they left?", "yes!", "so I go."]);
        check("She works at Yahoo! in Harwick.", &["She works at Yahoo! in Harwick."]);
        check(
            "“It was so dark. ” He left. (She stayed. ) They slept.",
            &["“It was so dark. ”", "He left.", "(She stayed. )", "They slept."],
        );
        check("It was \" so dark. \" He left.", &["It was \" so dark. \"", "He left."]);
    }

    #[test]
    fn ellipses_end_a_sentence_before_a_capital_only() {
        check("I waited... and left.... She stayed.", &["I waited... and left....", "She stayed."]);
        check("The winner is ... Harwick.", &["The winner is ... Harwick."]);
        check("They left... Harwick burned.", &["They left...", "Harwick burned."]);
        check("They left. [...]", &["They left. [...]"]);
        check("It fell.[2] It rose. [3] They left.", &["It fell.[2]", "It rose. [3]", "They left."]);
        check("He said \"we [...] left\" twice.", &["He said \"we [...] left\" twice."]);
    }
}
