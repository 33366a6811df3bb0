//! Where are the words?

use unicode_normalization::char::is_combining_mark;

use super::Span;
use super::abbreviation::{abbreviation, is_dotted};
use super::address::address;
use super::form;

/// A word, number, punctuation mark or symbol.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Token {
    /// Its bytes in the document's text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space or the text's end follows it.
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, with what binds them: `Kyiv`, `n't`, `U.N.`, `'s`.
    Word,
    /// Begins with a digit or is digits with separators: `1,200`, `3.5`, `21st`, `6:45`.
    Number,
    /// Punctuation marks, one a token; an ellipsis or a run of dashes is one.
    Punctuation,
    /// Anything else: currency signs, percent, emoji.
    Symbol,
}

/// Appends the tokens of `text[span]` to `tokens`, spans being offsets into `text`.
///
/// Tokens follow the English treebanks of Universal Dependencies: clitics stand alone (`do` `n't`, `Russia` `'s`),
/// hyphens between words do too.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    if span.of(text).is_none() {
        return;
    }
    let mut at = span.start();
    while at < span.end() {
        let rest = &text[at..span.end()];
        let start = at + rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
        let rest = &text[start..span.end()];
        at = start + rest.find(is_blank).unwrap_or(rest.len());
        if start < at {
            let ends_span = text[at..span.end()].chars().all(is_blank);
            Chunk { text, start, end: at, ends_span, tokens }.scan();
        }
    }
}

/// White space, and the characters of no width that pages put between words.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// `'`, and what is typed for it.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '‘' | 'ʼ')
}

/// What stands between two blanks, and the tokens it is taken apart into.
struct Chunk<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// Whether nothing follows in the sentence: a stop is then the sentence's, not an abbreviation's.
    ends_span: bool,
    tokens: &'a mut Vec<Token>,
}

impl Chunk<'_> {
    fn scan(&mut self) {
        if emoticon(&self.text[self.start..self.end]) {
            self.push(self.start, self.end, TokenKind::Symbol);
            return;
        }
        let mut at = self.start;
        // An address begins where a word may begin, never inside one: this also keeps the scan linear.
        let mut fresh = true;
        while at < self.end {
            let rest = &self.text[at..self.end];
            let Some(c) = rest.chars().next() else { break };
            if fresh && let Some(length) = address(rest) {
                self.push(at, at + length, TokenKind::Word);
                at += length;
                fresh = false;
                continue;
            }
            if let Some((length, kind)) = Self::whole(rest).filter(|_| fresh) {
                self.push(at, at + length, kind);
                at += length;
                fresh = false;
                continue;
            }
            let next = if c.is_numeric() {
                self.number(at)
            } else if is_letter(c) {
                self.word(at)
            } else if is_apostrophe(c) && at > self.start && is_clitic(&rest[c.len_utf8()..]) {
                let length = c.len_utf8() + letters(&rest[c.len_utf8()..]);
                self.push(at, at + length, TokenKind::Word);
                at + length
            } else {
                self.mark(at, c)
            };
            fresh = !is_letter(c) && !c.is_numeric();
            at = next;
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let spaced = end >= self.end && self.text[end..].chars().next().is_none_or(is_blank);
        self.tokens.push(Token { span: Span::new(start, end), kind, spaced });
    }

    /// The length of a decade without its century, `'60s`, or of an omission, `[...]`, each one token.
    fn whole(rest: &str) -> Option<(usize, TokenKind)> {
        for omission in ["[...]", "[…]", "(...)"] {
            if rest.starts_with(omission) {
                return Some((omission.len(), TokenKind::Punctuation));
            }
        }
        let decade = rest.strip_prefix(is_apostrophe)?;
        let is_decade =
            decade.len() >= 3 && decade.as_bytes()[..2].iter().all(u8::is_ascii_digit) && decade[2..].starts_with('s');
        let ends = |rest: &str| !rest.starts_with(|c: char| is_letter(c) || c.is_numeric());
        (is_decade && ends(&decade[3..])).then_some((rest.len() - decade.len() + 3, TokenKind::Number))
    }

    /// Digits with separators, and letters glued to them unless those are a unit.
    fn number(&mut self, at: usize) -> usize {
        let rest = &self.text[at..self.end];
        let length = digits(rest);
        let suffix = letters(&rest[length..]);
        let glued = &rest[length..length + suffix];
        if suffix == 0 {
            self.push(at, at + length, TokenKind::Number);
            return at + length;
        }
        if form::is_unit(glued) && !matches!(glued, "C" | "F" | "T" | "B" | "G" | "H") {
            self.push(at, at + length, TokenKind::Number);
            return at + length;
        }
        let whole =
            length + rest[length..].find(|c: char| !is_letter(c) && !c.is_numeric()).unwrap_or(rest.len() - length);
        self.push(at, at + whole, TokenKind::Number);
        at + whole
    }

    /// A word with what binds it, taken apart at clitics.
    fn word(&mut self, at: usize) -> usize {
        let mut end = self.word_end(at);
        let word = &self.text[at..end];
        if self.text[end..self.end].starts_with('.') && self.owns_stop(word, end) {
            end += 1;
            self.push(at, end, TokenKind::Word);
            return end;
        }
        self.clitics(at, end);
        end
    }

    /// Where the run of letters, digits and marks between letters ends.
    fn word_end(&self, at: usize) -> usize {
        let text = &self.text[..self.end];
        let mut end = at;
        let mut part = at;
        loop {
            end += text[end..].find(|c: char| !is_letter(c) && !c.is_numeric() && c != '_').unwrap_or(text.len() - end);
            let mut rest = text[end..].chars();
            let Some(mark) = rest.next() else { return end };
            let after = end + mark.len_utf8();
            if !rest.next().is_some_and(|c| is_letter(c) || (mark == '-' && c.is_numeric())) {
                return end;
            }
            let joins = match mark {
                '.' => self.stop_joins(at, part, end),
                '&' => text[part..end].chars().all(char::is_uppercase) && end - part < 5,
                // "w/o" and "n/a" are words, "and/or" is three.
                '/' => end - at == 1 && letters(&text[after..]) == 1 && text[at..].starts_with(char::is_lowercase),
                '-' | '‑' => form::is_prefix(&text[part..end]),
                mark => is_apostrophe(mark) && mark != '`',
            };
            if !joins {
                return end;
            }
            if mark != '.' {
                part = after;
            }
            end = after;
        }
    }

    /// Whether the stop at `end` stands inside an abbreviation that begins at `part`: `U.S`, `Ph.D`.
    fn stop_joins(&self, at: usize, part: usize, end: usize) -> bool {
        let next = letters(&self.text[end + 1..self.end]);
        let whole = &self.text[part..end + 1 + next];
        at == part && whole.len() <= 16 && (is_dotted(whole) || abbreviation(whole).is_some())
    }

    /// Whether the stop after `word` is the word's own.
    fn owns_stop(&self, word: &str, end: usize) -> bool {
        let after = &self.text[end + 1..self.end];
        if after.starts_with('.') {
            return false;
        }
        let is_last = self.ends_span && !after.contains(|c: char| is_letter(c) || c.is_numeric());
        if is_dotted(word) {
            return true;
        }
        let mut chars = word.chars();
        let is_initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        let abbreviates = is_initial || abbreviation(word).is_some();
        // Glued to a word, "Co.The", it closes the sentence before.
        abbreviates && !is_last && !after.starts_with(is_letter)
    }

    /// Pushes a word, its negation, possessive or short verb apart.
    fn clitics(&mut self, start: usize, mut end: usize) {
        let first = self.tokens.len();
        while let Some(cut) = clitic_start(&self.text[start..end]) {
            self.push(start + cut, end, TokenKind::Word);
            end = start + cut;
        }
        if let Some(second) = form::contraction(&self.text[start..end]) {
            self.push(start + second, end, TokenKind::Word);
            end = start + second;
        }
        self.push(start, end, TokenKind::Word);
        // They were found from the end.
        self.tokens[first..].reverse();
    }

    /// A punctuation mark or symbol, with those that make one token with it.
    fn mark(&mut self, at: usize, c: char) -> usize {
        let rest = &self.text[at..self.end];
        let length = match c {
            '!' | '?' => run(rest, |c| matches!(c, '!' | '?')),
            '.' | '-' | '*' | '=' | '_' | '~' | '+' | '#' | '<' | '>' | '\'' | '`' | '–' | '—' | '’' | '‘' => {
                run(rest, |d| d == c)
            }
            _ => c.len_utf8() + run(&rest[c.len_utf8()..], |c| is_combining_mark(c) || is_joiner(c)),
        };
        let kind = if is_punctuation(c) { TokenKind::Punctuation } else { TokenKind::Symbol };
        self.push(at, at + length, kind);
        at + length
    }
}

/// Letters, and the marks and joiners that are written as part of them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        || (!c.is_ascii() && (is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')))
}

/// What makes one picture of several: joiner, variation selectors, skin tones.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '%' | '&' | '#' | '@' | '`' => false,
        '\u{ab}' | '\u{bb}' | '\u{a1}' | '\u{bf}' | '\u{b7}' | '\u{b6}' | '\u{a7}' => true,
        '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205e}' | '\u{2e00}'..='\u{2e5d}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' => true,
        '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' => true,
        c => c.is_ascii_punctuation(),
    }
}

/// The bytes of the first characters that `fits`.
fn run(rest: &str, fits: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !fits(c)).unwrap_or(rest.len())
}

/// The bytes of the letters that `rest` begins with.
fn letters(rest: &str) -> usize {
    run(rest, is_letter)
}

/// The bytes of a number: digits, separators before further digits, telephone numbers and dates with hyphens.
fn digits(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = run(rest, char::is_numeric);
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    while bytes.get(end).is_some_and(|b| matches!(b, b'.' | b',' | b':' | b'/')) && is_digit(end + 1) {
        end += 1 + run(&rest[end + 1..], char::is_numeric);
    }
    let mut groups = 1;
    let mut phone = end;
    while bytes.get(phone) == Some(&b'-') && is_digit(phone + 1) {
        phone += 1 + run(&rest[phone + 1..], char::is_numeric);
        groups += 1;
    }
    // "345-9945" and "02-05-02" are one token each, "1999-2001" is a span of three.
    if groups > 2 || (groups == 2 && end == 3 && phone == 8) { phone } else { end }
}

/// Whether `rest`, what follows an apostrophe, is a clitic and no more.
fn is_clitic(rest: &str) -> bool {
    let form = &rest[..letters(rest)];
    ["s", "m", "d", "ll", "ve", "re"].iter().any(|clitic| form.eq_ignore_ascii_case(clitic))
}

/// Where the last clitic of a word begins, if something stands before it.
fn clitic_start(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rfind(|&(_, c)| is_apostrophe(c))?;
    let after = &word[at + mark.len_utf8()..];
    let before = &word[..at];
    if after.eq_ignore_ascii_case("t") && before.ends_with(['n', 'N']) {
        return (before.len() > 1).then_some(at - 1);
    }
    (at > 0 && is_clitic(after)).then_some(at)
}

/// Whether a chunk is a face drawn with marks: `:)`, `;-(`, `:D`.
fn emoticon(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    let (Some(&eyes), Some(&mouth)) = (bytes.first(), bytes.last()) else { return false };
    let nose_fits = match bytes.len() {
        2 => true,
        3 => matches!(bytes[1], b'-' | b'\'' | b'o'),
        _ => false,
    };
    let faces = matches!(eyes, b':' | b';' | b'=' | b'8')
        && (matches!(mouth, b')' | b'(' | b'|' | b'/' | b'\\' | b']' | b'[' | b'*')
            || (matches!(mouth, b'D' | b'P' | b'p' | b'O' | b'o') && !matches!(eyes, b'8')));
    (nose_fits && faces) || matches!(chunk, "<3" | "^_^" | "(:" | "-_-" | "xD" | "XD")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text).unwrap()).collect();
        assert_eq!(words.join(" "), expected, "{text:?}");
    }

    #[test]
    fn clitics_stand_alone() {
        check("Don't say we'll lose Harwick's port.", "Do n't say we 'll lose Harwick 's port .");
        check("They couldn’t, and cannot.", "They could n’t , and can not .");
        check("The Hughes' boat isn't theirs", "The Hughes ' boat is n't theirs");
        check("I shouldn't've", "I should n't 've");
        check("O'Brien didn't.", "O'Brien did n't .");
    }

    #[test]
    fn hyphens_split_words_but_not_prefixes() {
        check("a well-known non-profit", "a well - known non-profit");
        check("a 15-year-old boy", "a 15 - year - old boy");
        check("the 1999-2001 talks", "the 1999 - 2001 talks");
        check("call 555-0199 now", "call 555-0199 now");
        check("no -- never", "no -- never");
    }

    #[test]
    fn an_abbreviation_keeps_its_stop_inside_a_sentence() {
        check("Mr. Gray of the U.N. spoke.", "Mr. Gray of the U.N. spoke .");
        check("Boats, nets, etc.", "Boats , nets , etc .");
        check("J. K. Marsh lost plan B.", "J. K. Marsh lost plan B .");
        check("She lives in the U.S.", "She lives in the U.S.");
        check("at 6:45 p.m. on Friday", "at 6:45 p.m. on Friday");
    }

    #[test]
    fn numbers_keep_their_separators_and_lose_their_signs() {
        check("$1,200.50 or 3.5% of £5bn", "$ 1,200.50 or 3.5 % of £ 5 bn");
        check("the 21st, in the 1980s or ’60s", "the 21st , in the 1980s or ’60s");
        check("at 10am on 11/20/2000", "at 10 am on 11/20/2000");
        check("It cost 3,000.", "It cost 3,000 .");
    }

    #[test]
    fn glued_text_comes_apart() {
        check("Though,Gray left", "Though , Gray left");
        check("in Harwick.As before", "in Harwick . As before");
        check("ships,boats,and rafts", "ships , boats , and rafts");
        check("sold 3,000.That hurt", "sold 3,000 . That hurt");
    }

    #[test]
    fn addresses_and_faces_stay_whole() {
        check("See https://example.org/a.b, or example.com.", "See https://example.org/a.b , or example.com .");
        check("(ann.lee@example.org)", "( ann.lee@example.org )");
        check("Fine :-)", "Fine :-)");
    }

    #[test]
    fn marks_come_one_by_one_but_runs_stay_runs() {
        check("“Wait… what?!”", "“ Wait … what ?! ”");
        check("well... (maybe) [...]", "well ... ( maybe ) [...]");
        check("AT&T and/or us", "AT&T and / or us");
    }

    #[test]
    fn a_token_knows_whether_a_blank_follows() {
        let text = "It's so.Then";
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, 8), &mut tokens);
        let spaced: Vec<bool> = tokens.iter().map(|token| token.spaced).collect();
        assert_eq!(spaced, [false, true, false, false]);
    }
}
