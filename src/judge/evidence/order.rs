//! Do two claims put the same two events in another order?

use super::wordlist::Class;
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| of.may_have(SIGNS) && sequence(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let Some(x) = sequence(pair.a) else { return };
    let Some(y) = sequence(pair.b) else { return };
    let met = |i: &[usize], j: &[usize]| i.iter().any(|&i| j.iter().any(|&j| pair.corresponds(i, j)));
    let crossed = met(&x.first, &y.second) && met(&x.second, &y.first);
    let straight = met(&x.first, &y.first) || met(&x.second, &y.second);
    if crossed && !straight {
        let (a, b) = (x.words(pair.a), y.words(pair.b));
        let strength = if pair.cover.worst() >= 0.5 { 75 } else { 55 };
        found.push(Evidence { kind: ReasonKind::Order, tends: Tends::Contradiction, strength, a, b });
    }
}

/// Two events, the earlier one first, by the words that may stand for each.
struct Sequence {
    first: Vec<usize>,
    second: Vec<usize>,
    sign: usize,
}

impl Sequence {
    fn words(&self, claim: &Claim) -> Span {
        let events = self.first.iter().chain(&self.second).map(|&at| claim.words[at].span);
        events.fold(claim.words[self.sign].span, Span::cover)
    }
}

const SIGNS: Class = Class::BEFORE.union(Class::AFTER).union(Class::THEN).union(Class::FOLLOW).union(Class::PRECEDE);

fn sequence(claim: &Claim) -> Option<Sequence> {
    // "Then" is a time, known as such.
    let class = |word: &Word| if word.time { Class::as_written(claim, word) } else { Class::of(word) };
    let sign = claim.words.iter().position(|word| class(word).intersects(SIGNS))?;
    let class = class(&claim.words[sign]);
    if claim.words[sign].time && !class.intersects(Class::THEN) {
        return None;
    }
    let passive = claim.words.get(sign + 1).is_some_and(|next| claim.slice(next.span).eq_ignore_ascii_case("by"));
    let before = events(claim, 0..sign);
    let after = events(claim, sign + 1..claim.words.len());
    // "Before the vote, the mayor spoke": what stands first is what the sign governs.
    let (governed, main) = if before.is_empty() {
        let comma = claim.words.iter().position(|word| word.tag.is_punctuation())?;
        (events(claim, sign + 1..comma.max(sign + 1)), events(claim, comma..claim.words.len()))
    } else {
        (after, before)
    };
    // "B followed A", "B was preceded by A": what the sign governs comes first.
    let turned = class.intersects(Class::AFTER)
        || class.intersects(Class::FOLLOW) && !passive
        || class.intersects(Class::PRECEDE) && passive;
    let (first, second) = if turned { (governed, main) } else { (main, governed) };
    (!first.is_empty() && !second.is_empty()).then_some(Sequence { first, second, sign })
}

/// The words that may stand for an event: verbs, and else the first noun.
fn events(claim: &Claim, range: std::ops::Range<usize>) -> Vec<usize> {
    let telling = |at: &usize| {
        let word: &Word = &claim.words[*at];
        word.weight > 0 && !word.time && word.name.is_none()
    };
    let verbs: Vec<usize> =
        range.clone().filter(telling).filter(|&at| claim.words[at].tag.is_verb()).take(MOST).collect();
    if !verbs.is_empty() {
        return verbs;
    }
    let noun = |at: &usize| claim.words[*at].tag.is_noun() && claim.words[*at].role != Role::Function;
    range.filter(telling).find(noun).into_iter().collect()
}

/// So many verbs may stand for one event.
const MOST: usize = 2;

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{beside, check};
    use crate::judge::verdict::ReasonKind::Order;

    #[test]
    fn before_and_after_may_exclude_each_other() {
        let a = "The mayor resigned before the council voted.";
        let b = "The mayor resigned after the council voted.";
        let shown = ("resigned before the council voted", "resigned after the council voted");
        check(beside(a), beside(b), Order, Contradiction, Some(shown));
    }

    #[test]
    fn one_order_told_in_two_ways_is_one() {
        let a = "The mayor resigned before the council voted.";
        let b = "The council voted after the mayor resigned.";
        check(beside(a), beside(b), Order, Contradiction, None);
    }

    #[test]
    fn then_follows_what_stands_before_it() {
        let a = "She sold the house and then bought a boat.";
        let b = "She bought a boat and then sold the house.";
        let shown = ("sold the house and then bought", "bought a boat and then sold");
        check(beside(a), beside(b), Order, Contradiction, Some(shown));
    }

    #[test]
    fn other_events_have_an_order_of_their_own() {
        let a = "The mayor resigned before the council voted.";
        let b = "The mayor spoke after the council met.";
        check(beside(a), beside(b), Order, Contradiction, None);
    }
}
