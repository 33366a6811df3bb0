//! Do the words around a time look ahead or back?

use super::expression::Expression;
use super::line::Line;
use super::time_words::{self, TimeWord};
use crate::lexicon::{Cues, Lexicon, WordClasses};
use crate::syntax::Tag;

/// Whether the words around a time speak of what is to come.
pub(super) fn looks_ahead(lexicon: &Lexicon, line: &Line<'_>, found: &Expression) -> bool {
    tense(lexicon, line, found) == Some(TimeWord::Future)
}

pub(super) fn looks_back(lexicon: &Lexicon, line: &Line<'_>, found: &Expression) -> bool {
    tense(lexicon, line, found) == Some(TimeWord::Past)
}

/// The tense of the nearest verb that shows one: first to the left, then to the right.
fn tense(lexicon: &Lexicon, line: &Line<'_>, found: &Expression) -> Option<TimeWord> {
    // A sentence may be a page long; nothing that far away bears on the time.
    const REACH: usize = 30;
    let left = (found.start.saturating_sub(REACH)..found.start).rev().find_map(|at| shown_tense(lexicon, line, at));
    if found.start > 2 {
        return left;
    }
    left.or_else(|| (found.end..line.len().min(found.end + REACH)).find_map(|at| shown_tense(lexicon, line, at)))
}

/// Whether the word looks like a verb in the past: announced, fell.
fn is_past_form(lexicon: &Lexicon, line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    if !line.is_word(at) || word.ends_with('s') || word.ends_with("ing") {
        return false;
    }
    word.ends_with("ed")
        || (lexicon.lemma(word, WordClasses::VERB) != word && lexicon.lemma(word, WordClasses::NOUN) == word)
}

fn shown_tense(lexicon: &Lexicon, line: &Line<'_>, at: usize) -> Option<TimeWord> {
    for tense in [TimeWord::Future, TimeWord::Past] {
        if time_words::has(line, at, tense) {
            return Some(tense);
        }
    }
    let Some(tag) = line.tag(at) else {
        // "announced Friday" is past; "will be released Friday" goes on to "will".
        let participle =
            (1..3).any(|back| matches!(line.before(at, back), "be" | "been" | "to" | "will" | "is" | "are"));
        return (!participle && is_past_form(lexicon, line, at)).then_some(TimeWord::Past);
    };
    match tag {
        Tag::VerbVbd | Tag::AuxVbd => Some(TimeWord::Past),
        // "meets on Friday" looks ahead, "says on Friday" does not.
        Tag::VerbVbz | Tag::VerbVbp if !line.cues(at).intersects(Cues::REPORT) => Some(TimeWord::Future),
        _ => None,
    }
}
