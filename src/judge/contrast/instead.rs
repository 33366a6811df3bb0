//! In one place of a text stands another word than in the other: does what it says follow?
//!
//! What is told often is not told always, a dog is an animal, someone may be Anna, and near is not far.

use std::ops::Range;

use super::View;
use super::edit::Outcome;
use super::somebody::tells_of_somebody;
use super::steps::{Direction, Directions};
use crate::claim::{Claim, Word};
use crate::judge::align::How;
use crate::judge::evidence::wordlist::{Class, is};
use crate::judge::pair::Side;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::Pos;

/// Lengths of time that differ by a smaller share may be one, rounded.
const ROUNDED: f64 = 0.15;

impl View<'_, '_> {
    /// What becomes of the hypothesis if one of its words, or a few, stand for others.
    pub(super) fn replaced(&self, gone: Range<usize>, new: Range<usize>) -> Option<Outcome> {
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
        // What lasts until May does not begin after May.
        let bounds = || either(Class::AFTER, Class::UNTIL);
        // Who came out of the water may have gone in before, if it is one.
        let moves = || either(Class::INTO, Class::OUT).filter(|_| self.is_of_one());
        either(Class::NEAR, Class::FAR).or_else(bounds).or_else(moves)
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
        word.weight > 0
            || word.name.is_some()
            || word.quantity.is_some()
            || is_vague(word)
            || grade(claim, *at).is_some()
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
    let of = || claim.words.get(at + 1).is_some_and(|next| claim.slice(next.span).eq_ignore_ascii_case("of"));
    let counts = often || head.is_some_and(|head| claim.words[head].tag.is_noun() && at < head) || of();
    // "Not always" is told as a negation.
    let plain = rank < 0 || !word.negated && !head.is_some_and(|head| often && claim.words[head].negated);
    (counts && plain && word.quantity.is_none()).then_some(Grade { often, rank })
}

#[cfg(test)]
mod tests {
    use super::super::edit::tests::check;
    use crate::judge::Relation;

    #[test]
    fn a_dog_is_an_animal_and_an_animal_may_be_another() {
        check("She owns a dog.", "She owns an animal.", Relation::Agreement, true);
        check("She owns an animal.", "She owns a dog.", Relation::Agreement, false);
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
    fn numbers_are_numbers_however_written() {
        check("Two men are on the boat.", "2 men are on the boat.", Relation::Agreement, true);
    }
}
