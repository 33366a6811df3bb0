//! Which words stand in quotation marks?

use std::ops::Range;

use super::phrase;
use super::reading::Reading;
use crate::text::Span;

/// Words between quotation marks, or from an opening mark to its paragraph's end where the next paragraph goes on quoting.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Quotation {
    /// The bytes with the marks.
    pub(crate) span: Span,
    /// The bytes without them.
    pub(crate) inner: Span,
    /// Whether it stands inside another quotation.
    pub(crate) nested: bool,
    /// Whether it goes on from the quotation before it, which its paragraph left open.
    pub(crate) continued: bool,
}

/// The quotations of a text, by their start; marks may be curly, straight, doubled apostrophes or single.
///
/// A single mark counts only if it is closed in its paragraph: an apostrophe is no quotation.
pub(crate) fn find(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut open_before = false;
    for line in text.split_inclusive('\n') {
        open_before = in_paragraph(text, start, line, open_before, &mut found);
        start += line.len();
    }
    found.sort_by_key(|quotation| (quotation.span.start(), std::cmp::Reverse(quotation.span.end())));
    found
}

/// Quotations by token.
pub(super) struct Quotes {
    /// The token range of each quotation that is not nested, its marks included.
    pub(super) ranges: Vec<Range<usize>>,
    /// Whether each goes on from the one before it.
    pub(super) continued: Vec<bool>,
    /// For each token, one more than the number of the quotation it stands in, or 0.
    of: Vec<u32>,
}

impl Quotes {
    pub(super) fn new(reading: &Reading<'_>) -> Quotes {
        let found: Vec<Quotation> = find(reading.text).into_iter().filter(|quotation| !quotation.nested).collect();
        let mut quotes = Quotes { ranges: Vec::new(), continued: Vec::new(), of: vec![0; reading.tokens.len()] };
        for quotation in found {
            let range = reading.tokens_in(quotation.span);
            // A single mark inside a double one that was read first, or marks around nothing.
            if range.len() < 3 || quotes.of[range.start] != 0 {
                continue;
            }
            quotes.ranges.push(range.clone());
            quotes.continued.push(quotation.continued);
            quotes.of[range].fill(quotes.ranges.len() as u32);
        }
        quotes
    }

    /// The quotation a token stands in, its marks counted in.
    pub(super) fn at(&self, token: usize) -> Option<&Range<usize>> {
        let number = (*self.of.get(token)?).checked_sub(1)?;
        self.ranges.get(number as usize)
    }

    /// The quotation that begins with this token, its mark.
    pub(super) fn opening(&self, token: usize) -> Option<&Range<usize>> {
        self.at(token).filter(|range| range.start == token)
    }

    /// The quotation that ends with this token.
    pub(super) fn closing(&self, token: usize) -> Option<&Range<usize>> {
        self.at(token).filter(|range| range.end == token + 1)
    }
}

/// Whether a quotation says something, rather than picking out a word or two.
pub(super) fn is_clause(reading: &Reading<'_>, quote: &Range<usize>) -> bool {
    let inner = quote.start + 1..quote.end.saturating_sub(1).max(quote.start + 1);
    if inner.len() < 2 {
        return false;
    }
    let ends = matches!(reading.written(inner.end - 1), "," | "." | "!" | "?" | "…" | "—" | "--");
    let opens = reading.is_capitalised(inner.start) || ends;
    opens && (ends || phrase::has_verb(reading, inner.clone()))
}

/// What a character does to the quotation it stands in.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    Either,
}

fn in_paragraph(text: &str, start: usize, line: &str, open_before: bool, found: &mut Vec<Quotation>) -> bool {
    if line.trim().is_empty() {
        return open_before;
    }
    // All at once: most paragraphs of a report quote nobody.
    if !line.bytes().fold(false, |marked, byte| marked | matches!(byte, b'"' | b'\'' | b'`') | !byte.is_ascii()) {
        return false;
    }
    let mut double: Option<(usize, usize)> = None;
    // Curly marks inside straight ones, and the other way round, quote within the quotation.
    let mut straight = false;
    let mut within = 0usize;
    let mut single: Option<(usize, usize)> = None;
    let mut continued = open_before;
    let mut before = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if char.is_ascii_alphanumeric() || char == ' ' {
            before = char;
            continue;
        }
        let mut end = at + char.len_utf8();
        let mut doubled = matches!(char, '"' | '“' | '”' | '«' | '»' | '„');
        if matches!(char, '\'' | '`' | '’' | '‘') && chars.peek().is_some_and(|&(_, next)| next == char) {
            // Old wires write '' for a double mark.
            chars.next();
            end += char.len_utf8();
            doubled = true;
        }
        let after = chars.peek().map_or(' ', |&(_, next)| next);
        let (at, end) = (start + at, start + end);
        if doubled {
            let mark = match char {
                '“' | '«' | '„' | '`' | '‘' => Mark::Open,
                '”' | '»' => Mark::Close,
                _ => Mark::Either,
            };
            if double.is_some() && straight && mark == Mark::Open && char != '`' {
                within += 1;
                before = char;
                continue;
            }
            if double.is_some() && straight && mark == Mark::Close && 0 < within {
                within -= 1;
                before = char;
                continue;
            }
            let opens = match (mark, double) {
                (Mark::Open, _) | (_, None) => true,
                (Mark::Close, Some(_)) => false,
                // After a blank and before a word even a straight mark opens: the one before was never closed.
                (Mark::Either, Some(_)) => before.is_whitespace() && after.is_alphanumeric(),
            };
            if opens {
                double = Some((at, end));
                straight = mark == Mark::Either;
                within = 0;
                single = None;
            } else if let Some((from, inner)) = double.take() {
                let nested = false;
                found.push(Quotation { span: Span::new(from, end), inner: Span::new(inner, at), nested, continued });
                continued = false;
            }
        } else if matches!(char, '\'' | '‘' | '’') {
            let may_open = char != '’' && !before.is_alphanumeric() && after.is_alphanumeric();
            let may_close = char != '‘' && !before.is_whitespace() && !after.is_alphanumeric();
            match single {
                Some((from, inner)) if may_close => {
                    let nested = double.is_some();
                    let span = Span::new(from, end);
                    found.push(Quotation { span, inner: Span::new(inner, at), nested, continued: false });
                    single = None;
                }
                None if may_open => single = Some((at, end)),
                _ => {}
            }
        }
        before = char;
    }
    let Some((from, inner)) = double else { return false };
    let paragraph_end = start + line.trim_end().len();
    // A quotation left open runs on only if it is its paragraph's last and longest part; a stray mark is dropped.
    let goes_on = text[paragraph_end..].trim_start().starts_with(['“', '"', '\'', '`', '‘', '„']);
    if inner < paragraph_end && (goes_on || line[..from - start].trim().is_empty()) {
        let nested = false;
        found.push(Quotation {
            span: Span::new(from, paragraph_end),
            inner: Span::new(inner, paragraph_end),
            nested,
            continued,
        });
        return goes_on;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text).iter().map(|quotation| quotation.inner.of(text).unwrap()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn curly_straight_and_doubled_marks_are_read() {
        check("“We go,” she said. \"They stay,\" he said. ''All right.''", &["We go,", "They stay,", "All right."]);
    }

    #[test]
    fn an_apostrophe_is_no_quotation() {
        check("The workers' plan isn't Ann's.", &[]);
        check("It’s the miners’ own.", &[]);
    }

    #[test]
    fn single_marks_inside_double_ones_nest() {
        check("\"He called it 'a joke' twice.\"", &["He called it 'a joke' twice.", "a joke"]);
    }

    #[test]
    fn curly_marks_inside_straight_ones_are_part_of_the_quotation() {
        check("\"The sign said “closed” all day,\" he said.", &["The sign said “closed” all day,"]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let text = "“First part.\n\n“Second part.”";
        check(text, &["First part.", "Second part."]);
        assert!(find(text)[1].continued);
    }

    #[test]
    fn a_stray_mark_quotes_nothing() {
        check("A board of 6\" was cut.", &[]);
        check("", &[]);
        check("\"", &[]);
    }
}
