//! Which lines belong together, and which marks are a list's?

use super::Span;
use super::abbreviation::{Abbreviation, abbreviation};
use super::boilerplate::{is_cut_off, is_open, line_kind};
use super::token::is_blank;

/// One line that is not blank.
#[derive(Copy, Clone, Debug)]
pub(super) struct Line {
    /// Its bytes, trimmed, without a list mark.
    pub(super) span: Span,
    /// Whether a list mark was taken off.
    pub(super) marked: bool,
    /// The number that was taken off with it.
    pub(super) numbering: Option<Numbering>,
    /// How many characters it has on the page, with what indents it and with its mark.
    columns: usize,
    /// Whether it begins a block: the text, what follows a blank line, or an indented line below one that is not.
    pub(super) first: bool,
}

/// Lines that are read as one paragraph: a single line, or those that a hard wrap has cut.
#[derive(Copy, Clone, Debug)]
pub(super) struct Passage {
    /// From its first line's start to its last line's end.
    pub(super) span: Span,
    /// The index of its first line.
    pub(super) line: usize,
    /// How many lines it has.
    pub(super) lines: usize,
}

/// The narrowest and the widest column at which text is wrapped by hand or by mail programs.
const NARROW: usize = 40;
const WIDE: usize = 110;

/// How many blanks indent the first line of a paragraph.
const INDENT: usize = 2;

/// The lines of a text that hold anything.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut first = true;
    let mut indented = true;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let line_start = at;
        let start = at + (line.len() - line.trim_start_matches(is_blank).len());
        let end = start.max(at + line.trim_end_matches(is_blank).len());
        // "\r\n" is one break: a lone "\n" behind it is no blank line. A new page is.
        let break_goes_on = line == "\n" && text[..at].ends_with('\r');
        at += line.len();
        if start == end {
            first |= !break_goes_on;
            continue;
        }
        let (mark, numbering) = mark(&text[start..end]);
        let is_indented = text[line_start..start].chars().take(INDENT).count() == INDENT;
        // The second line of an item is indented too, and begins nothing.
        first |= is_indented && !indented && !lines.last().is_some_and(|line| line.marked);
        indented = is_indented;
        let columns = columns(&text[line_start..end]);
        lines.push(Line { span: Span::new(start + mark, end), marked: mark > 0, numbering, columns, first });
        first = line.ends_with('\u{c}');
    }
    lines
}

/// Joins lines that a hard wrap has cut; every line is in one passage, in order.
pub(super) fn passages(text: &str, lines: &[Line]) -> Vec<Passage> {
    let width = wrap_width(text, lines);
    let mut passages: Vec<Passage> = Vec::new();
    let mut block = 0;
    while block < lines.len() {
        let end = block_end(lines, block);
        // A block whose own last line closes a sentence is prose; one that never does may be a list.
        let closes = stops(of(text, lines[end - 1]));
        // A lone mark in the middle of a wrapped sentence is a number or a dash: "the treaty's Article⏎5. It".
        let is_list = lines[block..end].iter().filter(|line| line.marked).count() > 1;
        for at in block..end {
            let joins = at > block && {
                let (line, next) = (of(text, lines[at - 1]), of(text, lines[at]));
                let is_filled = width.is_some_and(|width| filled(lines[at - 1], next, width));
                let is_item = lines[at].marked && (is_list || !is_filled || stops(line));
                let is_joined = is_filled || is_unfinished(line, next) || (closes && runs_on(line, next));
                is_joined && !is_item && line_kind(next).is_none() && line_kind(line).is_none()
            };
            match passages.last_mut() {
                Some(passage) if joins => {
                    passage.span = passage.span.cover(lines[at].span);
                    passage.lines += 1;
                }
                _ => passages.push(Passage { span: lines[at].span, line: at, lines: 1 }),
            }
        }
        block = end;
    }
    passages
}

/// One past the last line of the block that begins at `start`: lines without a blank one between them.
pub(super) fn block_end(lines: &[Line], start: usize) -> usize {
    start + 1 + lines[start + 1..].iter().take_while(|line| !line.first).count()
}

/// The words of a line.
pub(super) fn of(text: &str, line: Line) -> &str {
    line.span.of(text).unwrap_or_default()
}

/// The column at which the text is wrapped, if it is.
///
/// A wrapped line ends where the next word would have passed the column. So where lines break off in mid-sentence, nearly all of them are full, and
/// many go on with a small letter. Titles break off too, but are not full, and what follows them begins with a capital.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let broken = || lines.windows(2).filter(|pair| !pair[1].first && !stops(of(text, pair[0])));
    let goes_on = |pair: &[Line]| of(text, pair[1]).starts_with(char::is_lowercase) || is_cut_off(of(text, pair[0]));
    let width =
        broken().filter(|pair| goes_on(pair)).map(|pair| pair[0].columns).filter(|&columns| columns <= WIDE).max()?;
    let mut all = 0;
    let mut full = 0;
    let mut small = 0;
    for pair in broken() {
        let is_full = filled(pair[0], of(text, pair[1]), width);
        all += 1;
        full += usize::from(is_full);
        small += usize::from(is_full && goes_on(pair));
    }
    (width >= NARROW && small > 1 && full * 10 >= all * 6 && small * 10 >= full * 4).then_some(width)
}

/// Whether `line` was full: with the first word of `next` it would have passed the column.
fn filled(line: Line, next: &str, width: usize) -> bool {
    // Mail programs count the blank at the line's end, typists do not: two columns of play.
    const PLAY: usize = 2;
    let word = next.split(is_blank).next().unwrap_or_default();
    line.columns + 1 + columns(word) + PLAY > width
}

fn columns(line: &str) -> usize {
    line.chars().count()
}

/// Whether `line` cannot end where it does: "said Sgt.", "the harbour and", or a comma follows.
fn is_unfinished(line: &str, next: &str) -> bool {
    let title = line.strip_suffix('.').and_then(|line| line.rsplit(is_blank).next());
    let has_title = title.is_some_and(|title| abbreviation(title) == Some(Abbreviation::BeforeName));
    has_title || is_open(line) || next.starts_with([',', ';', ')', '”', '%'])
}

/// Whether `next` goes on in the middle of the sentence that `line` begins, as in text taken from a page with narrow columns.
fn runs_on(line: &str, next: &str) -> bool {
    let words = line.split(is_blank).filter(|word| !word.is_empty()).take(3).count();
    !stops(line) && !line.ends_with([':', ';']) && words > 2 && next.starts_with(char::is_lowercase) && !is_label(line)
}

/// Whether a line ends as a sentence does.
pub(super) fn stops(line: &str) -> bool {
    let closed = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ']);
    closed.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether most words of a line are capitalised, as in a title or a label.
///
/// Short words are not, and the first always is, so neither counts.
pub(super) fn is_label(line: &str) -> bool {
    if stops(line) && !line.ends_with(['?', '!']) {
        return false;
    }
    let mut long = 0;
    let mut capital = 0;
    for (at, word) in line.split(is_blank).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).enumerate() {
        if word.chars().take(4).count() == 4 && at > 0 && !word.contains(|c: char| c.is_ascii_digit()) {
            long += 1;
            capital += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    if long == 0 {
        return line.starts_with(char::is_uppercase) && columns(line) < NARROW;
    }
    capital * 3 >= long * 2
}

/// The bytes of the list marks that a line begins with, white space behind them included: `•`, `- `, `1. `, `(a) `,
/// and those of questions and answers, `Q: `, `A: `.
///
/// Nothing is a mark unless words follow it.
fn mark(line: &str) -> (usize, Option<Numbering>) {
    let bullet = bullet(line);
    // A bullet may stand before a number: "• 9. The ninth".
    let numbering = numbering(&line[bullet..]);
    let length = bullet + numbering.map_or(0, |numbering| numbering.length);
    if line[length..].contains(char::is_alphanumeric) { (length, numbering) } else { (0, None) }
}

/// Where the items of a list that stands in one line begin behind the first: `1) boats 2) nets`, `boats • nets`.
///
/// Each is given by its mark's start and end.
pub(super) fn inner_marks(words: &str, line: Line) -> impl Iterator<Item = (usize, usize)> {
    let mut last = line.numbering;
    let mut after_blank = false;
    let mut until = 0;
    // Behind the last word no mark has an item.
    let last_word = words.rfind(char::is_alphanumeric);
    words.char_indices().filter_map(move |(at, c)| {
        let starts = std::mem::replace(&mut after_blank, is_blank(c)) && !is_blank(c);
        if !line.marked || !starts || at < until {
            return None;
        }
        let bullet = if is_bullet(c) { bullet(&words[at..]) } else { 0 };
        let counted = numbering(&words[at + bullet..]).filter(|&next| last.is_some_and(|last| next.follows(last)));
        let end = at + bullet + counted.map_or(0, |numbering| numbering.length);
        // A number that does not go on with the count is a number.
        let goes_on = counted.is_some() || (bullet > 0 && last.is_none());
        if !goes_on || last_word.is_none_or(|word| word < end) {
            return None;
        }
        last = counted.or(last);
        until = end;
        Some((at, end))
    })
}

fn bullet(line: &str) -> usize {
    let Some(mark) = line.chars().next() else { return 0 };
    let rest = &line[mark.len_utf8()..];
    // "Q: Does it fold?", "A: No."
    if matches!(mark, 'A' | 'Q')
        && let Some(words) = rest.strip_prefix(':')
    {
        let blank = words.len() - words.trim_start_matches(is_blank).len();
        return if blank > 0 { 2 + blank } else { 0 };
    }
    let blank = rest.len() - rest.trim_start_matches(is_blank).len();
    match mark {
        '•' | '‣' | '◦' | '⁃' | '∙' | '●' | '○' | '▪' | '▫' | '■' | '□' | '►' | '▶' | '➤' | '✓' | '✔' | '❖'
        | '\u{f0b7}' => mark.len_utf8() + blank,
        '*' | '-' | '·' | '+' | '–' if blank > 0 => mark.len_utf8() + blank,
        _ => 0,
    }
}

/// A sign that is drawn for nothing but lists.
fn is_bullet(c: char) -> bool {
    const BULLETS: &str = "•‣◦⁃∙●○▪▫■□►▶➤✓✔❖\u{f0b7}";
    !c.is_ascii() && BULLETS.contains(c)
}

/// A number or letter that counts items.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Numbering {
    /// The bytes of the mark with the blanks behind it.
    pub(super) length: usize,
    /// What it counts to; `a` is 1.
    pub(super) value: u32,
    /// How it is written: `1.`, `1)`, `a.` are three.
    style: (bool, u8),
}

impl Numbering {
    /// Whether this counts one further than `previous`, in the same way.
    pub(super) fn follows(self, previous: Numbering) -> bool {
        self.style == previous.style && self.value == previous.value + 1
    }
}

/// The numbering that a line begins with: `1. `, `12) `, `1.) `, `(3) `, `a. `.
pub(super) fn numbering(line: &str) -> Option<Numbering> {
    let bytes = line.as_bytes();
    let open = usize::from(bytes.first() == Some(&b'('));
    let digits = bytes[open..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let letter = digits == 0 && bytes.get(open).is_some_and(u8::is_ascii_lowercase);
    // A year that opens a line counts nothing.
    if digits > 3 || (digits == 0 && !letter) {
        return None;
    }
    let count = open + digits.max(1);
    let close = match (bytes.get(count), bytes.get(count + 1)) {
        (Some(b'.'), Some(b')')) => b"]".as_slice(),
        (Some(b')'), _) => b")",
        (Some(b'.'), _) if open == 0 => b".",
        _ => return None,
    };
    let end = count + if close == b"]" { 2 } else { 1 };
    let blank = line[end..].len() - line[end..].trim_start_matches(is_blank).len();
    if blank == 0 {
        return None;
    }
    let value = match letter {
        true => u32::from(bytes[open] - b'a') + 1,
        false => line[open..count].parse().ok()?,
    };
    Some(Numbering { length: end + blank, value, style: (letter, close[0]) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let got: Vec<&str> = passages(text, &lines).iter().map(|passage| passage.span.of(text).unwrap()).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn lines_are_paragraphs_unless_they_are_wrapped() {
        check("The fire is out.\nNobody died.\r\n\r\nMore soon", &["The fire is out.", "Nobody died.", "More soon"]);
        let wrapped = "The fire that broke out in the old port of Harwick on\nMonday evening was put out by forty men before the\nmorning, the mayor said. Nobody died.";
        check(wrapped, &[wrapped]);
        check(
            "Nobody died, said Sgt.\nGray of the\nHarwick police.",
            &["Nobody died, said Sgt.\nGray of the\nHarwick police."],
        );
        check("It was a cold \nnight in the city.", &["It was a cold \nnight in the city."]);
    }

    #[test]
    fn titles_and_items_are_not_joined() {
        check(
            "Fire in the Port of Harwick\nthe mayor spoke of a wonder.",
            &["Fire in the Port of Harwick", "the mayor spoke of a wonder."],
        );
        check("boats\nnets and ropes\nsails\n", &["boats", "nets and ropes", "sails"]);
        check(
            "Fire in the port\non 5 May 2025, 10:15\nIt burned.",
            &["Fire in the port", "on 5 May 2025, 10:15", "It burned."],
        );
        check("- the boats of Harwick\n- the nets of Harwick.", &["the boats of Harwick", "the nets of Harwick."]);
    }

    fn taken(line: &str) -> usize {
        mark(line).0
    }

    #[test]
    fn marks_need_words_behind_them() {
        assert_eq!(taken("• boats"), "• ".len());
        assert_eq!(taken("12) boats"), 4);
        assert_eq!(taken("• 9. boats"), "• 9. ".len());
        assert_eq!(taken("(a) boats"), 4);
        assert_eq!(taken("2014. boats"), 0);
        assert_eq!(taken("3.5 boats"), 0);
        assert_eq!(taken("-5 degrees"), 0);
        assert_eq!(taken("* * *"), 0);
        assert_eq!(taken("A. Marsh"), 0);
        assert_eq!(taken("A: No, it floats."), 3);
        assert_eq!(taken("A:M"), 0);
    }
}
