//! Where is a sentence cut that is longer than people write?
//!
//! A page without a full stop, a table in one line, a text made to do harm: what looks at the words of one sentence two by
//! two would take the square of their number. Nothing is lost: the parts are sentences of the same kind.

use super::segment::Sentence;
use super::span::Span;
use super::token::is_blank;

/// The longest sentence, in bytes: some 1,500 words, several times what the longest tables of scraped pages have.
const LONGEST: usize = 10_000;

/// Cuts what is longer, after a mark between clauses if there is one in the second half, else at a blank, else anywhere.
pub(super) fn cut(text: &str, sentences: Vec<Sentence>) -> Vec<Sentence> {
    if sentences.iter().all(|sentence| sentence.span.len() <= LONGEST) {
        return sentences;
    }
    let mut parts = Vec::with_capacity(sentences.len() + text.len() / LONGEST);
    for sentence in sentences {
        let mut rest = sentence.span;
        while rest.len() > LONGEST {
            let words = rest.of(text).unwrap_or_default();
            let at = place(words);
            let head = words[..at].trim_end_matches(is_blank).len();
            let tail = words.len() - words[at..].trim_start_matches(is_blank).len();
            if head > 0 {
                parts.push(Sentence { span: Span::new(rest.start(), rest.start() + head), ..sentence });
            }
            rest = Span::new(rest.start() + tail, rest.end());
        }
        if !rest.is_empty() {
            parts.push(Sentence { span: rest, ..sentence });
        }
    }
    parts
}

/// The first bytes of a text, so many at most, without a cut through a character.
pub(super) fn reached(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

/// Where words are cut that are longer than a sentence may be: after the first byte at least.
fn place(words: &str) -> usize {
    let first = words.chars().next().map_or(1, char::len_utf8);
    let most = (first..=LONGEST).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(first);
    let head = &words[..most];
    let clause = |at: &usize| *at >= most / 2 && words[*at..].starts_with(is_blank);
    let marks = head.rmatch_indices([';', ':', ',']).map(|(at, mark)| at + mark.len());
    let blank = || head.rfind(is_blank).filter(|&at| at > 0);
    marks.take_while(|&at| at >= most / 2).find(clause).or_else(blank).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{SentenceKind, segment};

    /// The lengths of the parts.
    fn lengths(text: &str) -> Vec<usize> {
        let sentences = segment(text);
        assert!(sentences.iter().all(|sentence| sentence.kind == SentenceKind::Prose));
        sentences.iter().map(|sentence| sentence.span.len()).collect()
    }

    #[test]
    fn a_sentence_that_people_write_stays_whole() {
        let long = format!("The council met{}.", " and met again".repeat(500));
        assert_eq!(lengths(&long), [long.len()]);
    }

    #[test]
    fn a_text_is_read_as_far_as_it_can_be_addressed() {
        assert_eq!(reached("It rained.", 4), "It r");
        assert_eq!(reached("It rained.", 40), "It rained.");
        assert_eq!(reached("aé", 2), "a");
    }

    #[test]
    fn a_longer_one_is_cut_between_clauses() {
        let clause = "the fire killed 12 people on Monday, police said, and ";
        let parts = lengths(&clause.repeat(1_000));
        assert!(parts.iter().all(|&part| part <= LONGEST), "{parts:?}");
        let text = clause.repeat(1_000);
        assert!(segment(&text)[0].span.of(&text).is_some_and(|words| words.ends_with(',')));
    }

    #[test]
    fn what_has_no_clauses_is_cut_between_words_and_what_has_no_words_anywhere() {
        assert!(lengths(&"word ".repeat(9_000)).iter().all(|part| part % 5 == 4));
        assert_eq!(lengths(&"x".repeat(25_000)), [LONGEST, LONGEST, 5_000]);
        assert_eq!(lengths(&"é".repeat(10_001)), [LONGEST, LONGEST, 2]);
    }
}
