//! Which words does a reader see of a claim, and what are they: deciding, claimed, or what stands around them?

use std::collections::HashMap;

use super::card::Row;
use crate::report::excerpt::excerpt;
use crate::text::Span;

/// Words longer than this lose their middle: a sentence of a scraped table may have no end.
const LONGEST: usize = 280;

/// What a piece of a sentence is to a finding.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Part {
    /// Words around the claim.
    Context,
    /// Words of the claim.
    Claim,
    /// Words that decide.
    Mark,
}

/// A sentence in pieces, with all who have it word for word.
pub(super) struct Quoted<'r, 'a> {
    pub(super) rows: Vec<&'r Row<'a>>,
    pub(super) words: Vec<(Part, String)>,
}

/// The sentences of a camp; ten copies of one report are one to a reader.
pub(super) fn quoted<'r, 'a>(camp: &'r [Row<'a>]) -> Vec<Quoted<'r, 'a>> {
    let mut quoted: Vec<Quoted<'r, 'a>> = Vec::new();
    let mut known: HashMap<Vec<(Part, String)>, usize> = HashMap::new();
    for row in camp {
        let words = words(row);
        match known.get(&words) {
            Some(&place) => quoted[place].rows.push(row),
            None => {
                known.insert(words.clone(), quoted.len());
                quoted.push(Quoted { rows: vec![row], words });
            }
        }
    }
    quoted
}

/// The sentence of a claim as one harmless line, in pieces; the deciding words alone if the report does not have them.
fn words(row: &Row<'_>) -> Vec<(Part, String)> {
    let claim = row.claim.claim;
    let window = row.marks.iter().fold(claim.span.cover(claim.sentence), |window, &mark| window.cover(mark));
    let mut spans: Vec<Span> = vec![claim.span];
    spans.extend(&row.marks);
    let shown = excerpt(row.claim, window, &spans);

    let mut bounds: Vec<usize> = shown.marks.iter().flatten().flat_map(|mark| [mark.start, mark.end]).collect();
    bounds.extend([0, shown.text.len()]);
    bounds.sort_unstable();
    bounds.dedup();
    let mut pieces: Vec<(Part, String)> = Vec::new();
    for bound in bounds.windows(2) {
        let (start, end) = (bound[0], bound[1]);
        let within = |mark: &Option<std::ops::Range<usize>>| mark.as_ref().is_some_and(|mark| mark.contains(&start));
        let part = match shown.marks.split_first() {
            Some((_, marks)) if marks.iter().any(within) => Part::Mark,
            Some((claim, _)) if within(claim) => Part::Claim,
            _ => Part::Context,
        };
        match pieces.last_mut() {
            Some((last, text)) if *last == part => text.push_str(&shown.text[start..end]),
            _ => pieces.push((part, shown.text[start..end].to_owned())),
        }
    }
    let last = pieces.len().saturating_sub(1);
    for (place, (part, text)) in pieces.iter_mut().enumerate() {
        // Of deciding words both ends are kept: a number may have a thousand digits.
        let marked = *part == Part::Mark;
        *text = shortened(std::mem::take(text), marked || 0 < place, marked || place < last);
    }
    pieces
}

/// A long text without its middle, or without the end that no deciding words follow.
fn shortened(text: String, begins: bool, ends: bool) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let half = LONGEST / 2;
    let head_end = (0..=half).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let tail_start = (text.len() - half..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    // Words are kept whole where there are blanks to cut at.
    let head = text[..head_end].rsplit_once(' ').map_or(&text[..head_end], |(head, _)| head);
    let tail = text[tail_start..].split_once(' ').map_or(&text[tail_start..], |(_, tail)| tail);
    match (begins, ends) {
        (false, true) => format!("… {tail}"),
        (true, false) | (false, false) => format!("{head} …"),
        (true, true) => format!("{head} … {tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_kept() {
        assert_eq!(shortened("a b c".to_owned(), true, true), "a b c");
    }

    #[track_caller]
    fn check((begins, ends): (bool, bool), expected: (&str, &str)) {
        let shown = shortened("Zürich ".repeat(100), begins, ends);
        assert!(shown.len() <= LONGEST + " … ".len(), "{shown}");
        assert!(shown.starts_with(expected.0) && shown.ends_with(expected.1), "{shown}");
    }

    #[test]
    fn before_the_marked_words_the_end_is_kept() {
        check((false, true), ("… Zürich", "Zürich "));
    }

    #[test]
    fn after_the_marked_words_the_beginning_is_kept() {
        check((true, false), ("Zürich", "Zürich …"));
    }

    #[test]
    fn between_marked_words_both_ends_are_kept() {
        check((true, true), ("Zürich", "Zürich "));
    }

    #[test]
    fn a_text_without_blanks_is_cut_between_characters() {
        assert!(shortened("é".repeat(1000), true, true).contains(" … "));
    }
}
