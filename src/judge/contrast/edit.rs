//! Two texts are one, word by word, but for one place: does what the one says follow from the other?
//!
//! There the one place decides. What it does to the truth is known from where it stands (MacCartney 2009): "all boats" says
//! "all red boats", "often" does not say "always", and a dog is an animal.

use std::ops::Range;

use super::View;
use super::clause::Ends;
use super::steps::{Direction, Directions};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::MOST_WORDS;
use crate::judge::evidence::wordlist::{Class, is};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::Pos;
use crate::text::Span;

/// What becomes of a hypothesis that differs from its premise in one place.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::judge) enum Outcome {
    /// The premise says it.
    Follows,
    /// The premise leaves it open, and does not exclude it.
    Open,
    /// The premise says more or other things, which may exclude it or not.
    Unsaid,
    /// Both can't be: these words of the premise and of the hypothesis exclude each other, in this way.
    Excluded(ReasonKind, Span, Span),
}

/// So many words in one place may stand for so many others.
const MOST_REPLACED: usize = 4;
/// So many words make a frame at least: "she owns".
const LEAST_FRAME: usize = 2;

/// What follows from the one place in which two texts differ; nothing if they differ in several, or if what the place does to
/// the truth is not known.
pub(in crate::judge) fn outcome(pair: &Pair<'_>, premise: Side) -> Option<Outcome> {
    let view = View::new(pair, premise);
    let (p, h) = (view.p, view.h);
    if p.words.len().max(h.words.len()) > MOST_WORDS {
        return None;
    }
    let ends = Ends::of(p, h);
    if ends.alike < LEAST_FRAME || 2 * ends.alike < ends.whole {
        return None;
    }
    let at = |between: usize| ends.first..ends.first + between;
    let (gone, new) = (at(ends.between.0), at(ends.between.1));
    // Of a picture, a part of a sentence may be told.
    pair.predicate(view.hypothesis)?;
    match (gone.is_empty(), new.is_empty()) {
        (true, true) => None,
        (false, true) => view.almost(gone.start, gone.len()).or_else(|| left_out(p, gone)),
        (true, false) => put_in(h, new),
        (false, false) if gone.len().max(new.len()) <= MOST_REPLACED => view.replaced(gone, new),
        (false, false) => None,
    }
}

/// What a premise says without some of its words.
fn left_out(premise: &Claim, gone: Range<usize>) -> Option<Outcome> {
    let tops = tops(premise, &gone)?;
    if breaks(premise, &gone) {
        return Some(Outcome::Unsaid);
    }
    let directions = Directions::of(premise);
    let kept = |&at: &usize| directions.0[at] == Direction::Up || is_opposed(premise, at);
    (!tops.iter().all(kept) || tops.iter().any(|&at| is_needed(premise, &gone, at))).then_some(Outcome::Unsaid)
}

/// What a hypothesis says that has some words more.
fn put_in(hypothesis: &Claim, new: Range<usize>) -> Option<Outcome> {
    let tops = tops(hypothesis, &new)?;
    if breaks(hypothesis, &new) || tops.iter().any(|&at| is_opposed(hypothesis, at)) {
        return None;
    }
    let directions = Directions::of(hypothesis);
    let narrows = |&at: &usize| {
        let word = &hypothesis.words[at];
        directions.0[at] == Direction::Down && matches!(word.role, Role::Modifier | Role::Oblique)
    };
    Some(if tops.iter().all(narrows) { Outcome::Follows } else { Outcome::Unsaid })
}

/// The uppermost words of a phrase or of several; nothing if they tell nothing, or more than where and which: a negation, a
/// condition, an attempt.
fn tops(claim: &Claim, range: &Range<usize>) -> Option<Vec<usize>> {
    const MORE: Cues = Cues::NEGATION
        .union(Cues::NONE)
        .union(Cues::NEGATIVE_IMPLICATIVE)
        .union(Cues::CONDITION)
        .union(Cues::DOUBT)
        .union(Cues::DENIAL)
        .union(Cues::INTENTION)
        .union(Cues::POSSIBLE)
        .union(Cues::PROBABLE)
        .union(Cues::HEARSAY)
        .union(Cues::ONLY);
    let words = &claim.words[range.clone()];
    let more = |word: &Word| {
        word.cues.intersects(MORE) || is(word, Class::OR) || is(word, Class::ALMOST) || is(word, Class::PORTION)
    };
    if words.iter().all(|word| word.weight == 0) || words.iter().any(more) {
        return None;
    }
    let inside = |at: Option<u16>| at.is_some_and(|at| range.contains(&usize::from(at)));
    let telling = |at: &usize| !claim.words[*at].tag.is_punctuation() && !inside(claim.words[*at].head);
    let tops: Vec<usize> = range.clone().filter(telling).collect();
    // A title or a first name more is the same person.
    let named = |&at: &usize| claim.words[at].name.is_some();
    (!tops.is_empty() && !tops.iter().any(named)).then_some(tops)
}

/// Whether a word hangs on one that opposes what it governs: who is against tolls for lorries may be for other tolls, and a
/// protest is no denial.
fn is_opposed(claim: &Claim, at: usize) -> bool {
    let above = |at: &usize| claim.words[*at].head.map(usize::from).filter(|head| head != at);
    let chain = std::iter::successors(Some(at), above).take(5);
    chain.into_iter().any(|at| claim.words[at].cues.intersects(Cues::OPPOSITION.union(Cues::NEGATIVE_IMPLICATIVE)))
}

/// Whether a word is left to hang on something else than it did: "ate pizza with some friends", "ate some friends". Not so if
/// what it hung on is joined to it, "sold boats and bridges", "sold bridges".
fn breaks(claim: &Claim, range: &Range<usize>) -> bool {
    let last = &claim.words[range.end - 1];
    if !matches!(last.tag.pos(), Pos::Adp | Pos::Cconj | Pos::Det) || is(last, Class::SUCH_AS) {
        return false;
    }
    let head = |at: usize| claim.words[at].head.map(usize::from);
    // What the preposition made an addition is now what the verb governs.
    let bared = last.tag.pos() == Pos::Adp && head(range.end - 1).is_some_and(|head| head >= range.end);
    let joined = |over: usize| {
        let and = |at: usize| claim.words[at].tag.pos() == Pos::Cconj && !is(&claim.words[at], Class::OR);
        let other = |at: usize| head(at).filter(|of| !range.contains(of)).and_then(head);
        head(over).is_none_or(|head| !range.contains(&head))
            && range.clone().any(|at| and(at) && other(at) == Some(over))
    };
    let orphan = |at: usize| {
        let word = &claim.words[at];
        let over = head(at).filter(|over| range.contains(over) && claim.words[*over].tag.is_noun());
        let telling = word.weight > 0 && word.name.is_none() && word.role != Role::Predicate;
        telling && over.is_some_and(|over| !joined(over))
    };
    bared || (range.end..claim.words.len()).any(orphan)
}

/// Whether a verb means something else without its object: "she broke the vase", "she broke".
fn is_needed(claim: &Claim, range: &Range<usize>, at: usize) -> bool {
    let word = &claim.words[at];
    let Some(verb) = word.head.map(usize::from).filter(|&verb| claim.words[verb].tag.is_verb()) else { return false };
    let other = |(other, word): (usize, &Word)| {
        let of = word.head.map(usize::from);
        !range.contains(&other)
            && (word.role == Role::Object && of == Some(verb) || word.tag.is_noun() && of == Some(at))
    };
    word.role == Role::Object && !is(&claim.words[verb], Class::EATS) && !claim.words.iter().enumerate().any(other)
}

impl View<'_, '_> {
    /// Who almost won did not win.
    fn almost(&self, at: usize, words: usize) -> Option<Outcome> {
        let word = &self.p.words[at];
        let deed = word.head.map(usize::from).filter(|_| words == 1 && is(word, Class::ALMOST))?;
        let done = self.h.words.get(deed.checked_sub(1)?)?;
        let told = self.p.words[deed].tag.is_verb() && deed > at && done.key == self.p.words[deed].key && !done.negated;
        told.then_some(Outcome::Excluded(ReasonKind::Fact, word.span.cover(self.p.words[deed].span), done.span))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use crate::judge::{Relation, judge};

    #[track_caller]
    pub(in crate::judge::contrast) fn check(premise: &str, hypothesis: &str, relation: Relation, follows: bool) {
        let judgement = judge(premise, hypothesis);
        assert_eq!(judgement.relation, relation, "{premise} / {hypothesis}: {:?}", judgement.scores);
        let forward = judgement.scores.forward;
        assert_eq!(forward >= 0.5, follows, "{premise} / {hypothesis}: {:?}", judgement.scores);
    }

    #[test]
    fn what_is_true_of_all_boats_is_true_of_the_red_ones() {
        let (all, red) = ("All boats sank in the storm.", "All red boats sank in the storm.");
        check(all, red, Relation::Agreement, true);
        check(red, all, Relation::Agreement, false);
    }

    #[test]
    fn what_almost_was_was_not() {
        let almost = "The team almost won the cup in May.";
        check(almost, "The team won the cup in May.", Relation::Contradiction, false);
    }

    #[test]
    fn one_of_two_things_that_are_joined_may_be_left_out() {
        check("She sold boats and old bridges in May.", "She sold old bridges in May.", Relation::Agreement, true);
    }

    #[test]
    fn what_loses_the_word_it_hangs_on_says_something_else() {
        check("I ate soup with some friends.", "I ate some friends.", Relation::Divergence, false);
    }
}
