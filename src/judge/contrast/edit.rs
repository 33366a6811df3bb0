//! Two texts are one, word by word, but for one place: does what the one says follow from the other?
//!
//! There the one place decides. What it does to the truth is known from where it stands (MacCartney 2009): "all boats" says
//! "all red boats", "often" does not say "always", and a dog is an animal.

use super::View;
use super::clause::Ends;
use super::somebody::tells_of_somebody;
use super::steps::{Direction, Directions};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::{How, MOST_WORDS};
use crate::judge::evidence::wordlist::{Class, is};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::Pos;
use crate::text::Span;
use std::ops::Range;

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
/// Lengths of time that differ by a smaller share may be one, rounded.
const ROUNDED: f64 = 0.15;
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
        (false, true) => left_out(p, gone),
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
    /// What becomes of the hypothesis if one of its words, or a few, stand for others.
    fn replaced(&self, gone: Range<usize>, new: Range<usize>) -> Option<Outcome> {
        let denies = |claim: &Claim, range: &Range<usize>| {
            let cues = Cues::NEGATION.union(Cues::NONE).union(Cues::NEGATIVE_IMPLICATIVE);
            let ungraded = |at: &usize| grade(claim, *at).is_none() && claim.words[*at].cues.intersects(cues);
            range.clone().any(|at| ungraded(&at))
        };
        if denies(self.p, &gone) || denies(self.h, &new) {
            return None;
        }
        if let ([i], [j]) = (&*telling(self.p, &gone), &*telling(self.h, &new)) {
            let known = self.counted_alike(*i, *j).or_else(|| self.graded(*i, *j));
            if let Some(outcome) = known.or_else(|| self.somebody_named(*i, *j)).or_else(|| self.kinds(*i, *j)) {
                return Some(outcome);
            }
        }
        self.sides(&gone, &new).or_else(|| self.lengths(&gone, &new)).or_else(|| self.hours(&gone, &new))
    }

    /// Two ways to write a number: "two", "2".
    fn counted_alike(&self, i: usize, j: usize) -> Option<Outcome> {
        let of = |claim: &'_ Claim, at: usize| {
            let quantity = claim.words[at].quantity.map(|at| &claim.quantities[usize::from(at)])?;
            Some((quantity.low, quantity.high, quantity.kind))
        };
        let (x, y) = (of(self.p, i)?, of(self.h, j)?);
        (x == y).then_some(Outcome::Follows)
    }

    /// Always, often, sometimes; all, most, some.
    fn graded(&self, i: usize, j: usize) -> Option<Outcome> {
        let (x, y) = (grade(self.p, i)?, grade(self.h, j)?);
        if x.often != y.often {
            return None;
        }
        match (x.rank, y.rank) {
            (x, y) if x == y => None,
            (x, y) if x > 0 && y > 0 => Some(if x > y { Outcome::Follows } else { Outcome::Open }),
            (1, -1) | (-1, 1) => Some(Outcome::Open),
            (x, y) if (x > 0) != (y > 0) => {
                Some(Outcome::Excluded(ReasonKind::Opposite, self.p.words[i].span, self.h.words[j].span))
            }
            _ => Some(Outcome::Open),
        }
    }

    /// "Someone" may be Anna, and Anna is someone; what is said of anyone is said of Anna.
    fn somebody_named(&self, i: usize, j: usize) -> Option<Outcome> {
        let (x, y) = (&self.p.words[i], &self.h.words[j]);
        let narrow = if is_vague(x) { y } else { x };
        if is_vague(x) == is_vague(y) || !narrow.tag.is_noun() || is(x, Class::SOMEONE) && x.negated {
            return None;
        }
        let follows = is(x, Class::ANYBODY) || is(y, Class::SOMEONE);
        Some(if follows { Outcome::Follows } else { Outcome::Open })
    }

    /// A kind for what it is a kind of, or the other way round.
    fn kinds(&self, i: usize, j: usize) -> Option<Outcome> {
        let (there, How::Lexical(relation)) = self.partner(j)? else { return None };
        // What is cut may well be sliced: of verbs, one says hardly more than the other.
        if !self.p.words[i].tag.is_noun() || !self.h.words[j].tag.is_noun() {
            return None;
        }
        let broader = match (relation, self.premise) {
            (WordRelation::Narrower, Side::A) | (WordRelation::Broader, Side::B) => true,
            (WordRelation::Broader, Side::A) | (WordRelation::Narrower, Side::B) => false,
            _ => return None,
        };
        if there != i {
            return None;
        }
        match (Directions::of(self.p).0[i], broader) {
            (Direction::Up, true) | (Direction::Down, false) => Some(Outcome::Follows),
            _ => Some(Outcome::Open),
        }
    }

    /// Near a thing and far from it, into it and out of it.
    fn sides(&self, gone: &Range<usize>, new: &Range<usize>) -> Option<Outcome> {
        let find = |claim: &Claim, range: &Range<usize>, class: Class| {
            let plain = |at: &usize| {
                let word = &claim.words[*at];
                is(word, class)
                    && !word.negated
                    && matches!(word.tag.pos(), Pos::Adp | Pos::Adv | Pos::Adj | Pos::Sconj)
            };
            range.clone().find(plain).map(|at| claim.words[at].span)
        };
        let both = |x, y| Some(Outcome::Excluded(ReasonKind::Opposite, find(self.p, gone, x)?, find(self.h, new, y)?));
        let either = |x, y| both(x, y).or_else(|| both(y, x));
        // Who came out of the water may have gone in before, if it is one.
        let moves = || either(Class::INTO, Class::OUT).filter(|_| self.is_of_one());
        either(Class::NEAR, Class::FAR).or_else(moves)
    }

    /// Two lengths of time, in whatever unit.
    fn lengths(&self, gone: &Range<usize>, new: &Range<usize>) -> Option<Outcome> {
        let only = |claim: &'_ Claim, range: &Range<usize>| {
            let [figure] = claim.figures.as_slice() else { return None };
            let words = usize::from(figure.first)..=usize::from(figure.last);
            let exact = figure.sort.is_duration() && figure.exact.is_some();
            (exact && range.clone().all(|at| words.contains(&at))).then_some((figure.low + figure.high, figure.span))
        };
        let ((x, of_x), (y, of_y)) = (only(self.p, gone)?, only(self.h, new)?);
        // Two hours may be a little more or less.
        let clash = (x - y).abs() > ROUNDED * x.max(y) && self.is_of_one();
        clash.then_some(Outcome::Excluded(ReasonKind::Quantity, of_x, of_y))
    }

    /// Two hours of one day.
    fn hours(&self, gone: &Range<usize>, new: &Range<usize>) -> Option<Outcome> {
        let only = |claim: &'_ Claim, range: &Range<usize>| {
            let [clock] = claim.clocks.as_slice() else { return None };
            range.clone().all(|at| clock.span.contains(claim.words[at].span)).then_some(*clock)
        };
        let (x, y) = (only(self.p, gone)?, only(self.h, new)?);
        let clash = x.minute != y.minute && x.either_half == y.either_half && x.day.may_be(y.day) && self.is_of_one();
        clash.then_some(Outcome::Excluded(ReasonKind::Time, x.span, y.span))
    }

    /// Whether both texts tell of one, not of somebody who may be another.
    fn is_of_one(&self) -> bool {
        ![Side::A, Side::B].into_iter().any(|side| tells_of_somebody(self.pair, side))
    }
}

/// The words of a range that tell something, and the quantifiers among them.
fn telling(claim: &Claim, range: &Range<usize>) -> Vec<usize> {
    let tells = |at: &usize| {
        let word = &claim.words[*at];
        word.weight > 0 || word.quantity.is_some() || is_vague(word) || grade(claim, *at).is_some()
    };
    range.clone().filter(tells).collect()
}

fn is_vague(word: &Word) -> bool {
    is(word, Class::SOMEONE) || is(word, Class::ANYBODY)
}

/// A word's place among those that tell how often or of how many something is said; below zero it is of few or none.
struct Grade {
    often: bool,
    rank: i8,
}

fn grade(claim: &Claim, at: usize) -> Option<Grade> {
    const RANKS: [(Class, bool, i8); 11] = [
        (Class::ALWAYS, true, 4),
        (Class::USUALLY, true, 3),
        (Class::OFTEN, true, 2),
        (Class::SOMETIMES, true, 1),
        (Class::RARELY, true, -1),
        (Class::NEVER, true, -2),
        (Class::EVERY_ONE, false, 4),
        (Class::MOST, false, 3),
        (Class::MANY, false, 2),
        (Class::SEVERAL, false, 1),
        (Class::NONE, false, -2),
    ];
    let word = &claim.words[at];
    let (_, often, rank) = RANKS.into_iter().find(|(class, ..)| is(word, *class))?;
    let head = word.head.map(usize::from);
    let counts = often || head.is_some_and(|head| claim.words[head].tag.is_noun() && at < head);
    // "Not always" is told as a negation.
    let plain = rank < 0 || !word.negated && !head.is_some_and(|head| often && claim.words[head].negated);
    (counts && plain && word.quantity.is_none()).then_some(Grade { often, rank })
}

#[cfg(test)]
mod tests {
    use crate::judge::{Relation, judge};

    #[track_caller]
    fn check(premise: &str, hypothesis: &str, relation: Relation, follows: bool) {
        let judgement = judge(premise, hypothesis);
        assert_eq!(judgement.relation, relation, "{premise} / {hypothesis}: {:?}", judgement.scores);
        let forward = judgement.scores.forward;
        assert_eq!(forward >= 0.5, follows, "{premise} / {hypothesis}: {:?}", judgement.scores);
    }

    #[test]
    fn a_dog_is_an_animal_and_an_animal_may_be_another() {
        check("She owns a dog.", "She owns an animal.", Relation::Agreement, true);
        check("She owns an animal.", "She owns a dog.", Relation::Agreement, false);
    }

    #[test]
    fn what_is_true_of_all_boats_is_true_of_the_red_ones() {
        let (all, red) = ("All boats sank in the storm.", "All red boats sank in the storm.");
        check(all, red, Relation::Agreement, true);
        check(red, all, Relation::Agreement, false);
    }

    #[test]
    fn always_is_often_and_often_is_not_always() {
        let (always, often) = ("The museum is always open on Mondays.", "The museum is often open on Mondays.");
        check(always, often, Relation::Agreement, true);
        check(often, always, Relation::Agreement, false);
        check(often, "The museum is rarely open on Mondays.", Relation::Contradiction, false);
    }

    #[test]
    fn someone_may_be_another() {
        let (someone, anna) = ("Someone painted the gate.", "Anna painted the gate.");
        check(anna, someone, Relation::Agreement, true);
        check(someone, anna, Relation::Agreement, false);
    }

    #[test]
    fn what_is_said_of_anyone_is_said_of_one() {
        let (anyone, anna) = ("He could not rely on anyone in Dornum.", "He could not rely on Anna in Dornum.");
        check(anyone, anna, Relation::Agreement, true);
        check(anna, anyone, Relation::Agreement, false);
    }

    #[test]
    fn near_is_not_far_and_into_is_not_out_of() {
        let near = "The cat slept near the old stove.";
        check(near, "The cat slept far away from the old stove.", Relation::Contradiction, false);
        let into = "He carried the crate into the barn.";
        check(into, "He carried the crate out of the barn.", Relation::Contradiction, false);
    }

    #[test]
    fn two_lengths_and_two_hours_exclude_each_other() {
        let check = |a: &str, b: &str| check(a, b, Relation::Contradiction, false);
        check("The drive took two hours.", "The drive took 90 minutes.");
        check("The meeting began at 9 a.m.", "The meeting began at 10 a.m.");
    }

    #[test]
    fn one_of_two_things_that_are_joined_may_be_left_out() {
        check("She sold boats and old bridges in May.", "She sold old bridges in May.", Relation::Agreement, true);
    }

    #[test]
    fn numbers_are_numbers_however_written() {
        check("Two men are on the boat.", "2 men are on the boat.", Relation::Agreement, true);
    }

    #[test]
    fn what_loses_the_word_it_hangs_on_says_something_else() {
        check("I ate soup with some friends.", "I ate some friends.", Relation::Divergence, false);
    }
}
