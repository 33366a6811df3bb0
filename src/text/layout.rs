//! What is a passage in the layout of its document: a heading, a row of a table, running text?

use super::SentenceKind;
use super::boilerplate::is_cut_off;
use super::line::{Line, Passage, block_end, is_label, of, stops};
use super::token::is_blank;

/// The most words a heading has; longer lines without a stop are prose that lost it.
const LONGEST_HEADING: usize = 30;

/// Whether the passage at `at`, which holds so many `sentences`, is a heading or running text.
///
/// A heading is one line without a stop, and something follows it: a text of one line is prose, and so is a last line that was cut off.
pub(super) fn kind(text: &str, lines: &[Line], passages: &[Passage], at: usize, sentences: usize) -> SentenceKind {
    let passage = passages[at];
    let line = of(text, lines[passage.line]);
    let followed = at + 1 < passages.len();
    if !followed || passage.lines > 2 || line.split(is_blank).take(LONGEST_HEADING + 1).count() > LONGEST_HEADING {
        return SentenceKind::Prose;
    }
    let line = passage.span.of(text).unwrap_or(line);
    if is_cut_off(line) {
        return SentenceKind::Prose;
    }
    let is_heading = if let Some(label) = line.strip_suffix(':') {
        // "Key points:" is a heading, "Here is what we know:" is a sentence.
        is_label(label) && label.split(is_blank).count() <= 4
    } else if line.ends_with('?') {
        sentences == 1 && is_question_heading(text, lines, passages, at, line)
    } else if stops(line) {
        sentences == 1 && line.ends_with('!') && is_label(line)
    } else {
        // Two sentences without a stop at the end of the second are prose, unless they stand at the top.
        sentences == 1 || at == 0 || is_label(line)
    };
    if is_heading { SentenceKind::Heading } else { SentenceKind::Prose }
}

/// A question is a heading if it is written like a title, or stands by itself above another line without a stop.
fn is_question_heading(text: &str, lines: &[Line], passages: &[Passage], at: usize, line: &str) -> bool {
    let next = lines[passages[at + 1].line];
    let alone = lines[passages[at].line].first && next.first;
    (is_label(line) && line.contains(is_blank)) || (alone && !stops(of(text, next)) && !of(text, next).ends_with(':'))
}

/// Whether a passage is no longer than rules and notices are.
pub(super) fn is_short(passage: &str) -> bool {
    const LONGEST_NOTICE: usize = 60;
    passage.split(is_blank).take(LONGEST_NOTICE + 1).count() <= LONGEST_NOTICE
}

/// Whether the first sentence of a longer passage is the title of a box: `Did You Know? The port is old.`
pub(super) fn is_box_title(sentence: &str) -> bool {
    let words = || sentence.split(is_blank);
    let capitals = words().all(|word| word.starts_with(char::is_uppercase));
    sentence.ends_with('?') && capitals && (2..=6).contains(&words().count())
}

/// Which lines are rows of a table: set apart by tabs, bars or gaps, or flattened under a short line of capitalised words.
pub(super) fn table_rows(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut rows = vec![false; lines.len()];
    let mut block = 0;
    while block < lines.len() {
        let end = block_end(lines, block);
        let inner = &lines[block..end];
        let cells = |line: Line| !line.marked && cells(of(text, line)) > 1;
        for at in 1..inner.len() {
            if cells(inner[at - 1]) && cells(inner[at]) {
                rows[block + at - 1] = true;
                rows[block + at] = true;
            }
        }
        if inner.len() > 2
            && is_header(of(text, inner[0]))
            && inner[1..].iter().all(|&line| is_flat_row(of(text, line)))
        {
            rows[block..end].fill(true);
        }
        block = end;
    }
    rows
}

/// How many cells tabs, bars or wide gaps make of a line.
fn cells(line: &str) -> usize {
    const GAP: usize = 3;
    let mut cells = 1;
    let mut blanks = 0;
    for c in line.trim_matches('|').chars() {
        blanks = if c == ' ' || c == '\u{a0}' { blanks + 1 } else { 0 };
        cells += usize::from(c == '\t' || c == '|' || blanks == GAP);
    }
    cells
}

/// The head of a flattened table: two to eight words, each capitalised, no stop.
fn is_header(line: &str) -> bool {
    let words = || line.split(is_blank);
    (2..=8).contains(&words().count()) && words().all(|word| word.starts_with(char::is_uppercase)) && !stops(line)
}

/// A row whose cells have run together: a name with something in brackets, then a new beginning with a capital.
fn is_flat_row(line: &str) -> bool {
    const MOST_WORDS: usize = 20;
    let begins = line.starts_with(char::is_uppercase) && line.split(is_blank).count() <= MOST_WORDS;
    begins
        && line.split_once(") ").is_some_and(|(name, rest)| name.contains('(') && rest.starts_with(char::is_uppercase))
}
