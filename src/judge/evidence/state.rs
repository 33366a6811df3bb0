//! Is one thing said to be in two ways that exclude each other: free and paid for, needed and optional?

use super::attribute::SURE;
use super::matter::Matter;
use super::wordlist::Class;
use super::{Evidence, Takes, Tends};
use crate::analysis::QuantityKind;
use crate::claim::{Claim, Figure, State, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;

pub(super) const TAKES: Takes = Takes::Anything;

/// Of texts that a caller puts beside each other, as with [`attribute`](super::attribute).
pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.is_told() && !pair.scenes.beside {
        return;
    }
    if let Some((x, y)) = clash(pair) {
        let kind = if x.turned || y.turned { ReasonKind::Negation } else { ReasonKind::Opposite };
        let (tends, a, b) = (Tends::Contradiction, x.span, y.span);
        found.retain(|e| !(e.a.overlaps(a) && e.b.overlaps(b)));
        found.push(Evidence { kind, tends, strength: SURE, a, b });
    }
}

/// The ways that one thing can't both be in.
pub(super) fn clash<'p>(pair: &Pair<'p>) -> Option<(&'p State, &'p State)> {
    let (of_a, of_b) = (pair.profile(Side::A).states(), pair.profile(Side::B).states());
    of_a.iter().find_map(|x| {
        let y = of_b.iter().find(|y| y.range == x.range && y.way != x.way)?;
        is_of_one(pair, x, y).then_some((x, y))
    })
}

/// Whether both are said of one thing.
fn is_of_one(pair: &Pair<'_>, x: &State, y: &State) -> bool {
    let matter = Matter::of(pair, |side, at| match side {
        Side::A => x.is_told_by(at),
        Side::B => y.is_told_by(at),
    });
    matter.is_one(pair)
        && (x.kind.of_anybody
            || matter.is_for_the_same(pair) && !is_of_some(pair, Side::A) && !is_of_some(pair, Side::B))
        && (x.kind.event || are_at_one_time(pair))
        && are_bounded_alike(pair)
}

/// Whether it is told of some of several: of two passengers, of half of the staff.
fn is_of_some(pair: &Pair<'_>, side: Side) -> bool {
    let some = Class::SOME.union(Class::MOST).union(Class::HALF).union(Class::MANY).union(Class::SEVERAL);
    let counts = |figure: &Figure| figure.sort.kind == QuantityKind::Count && figure.noun.is_some();
    pair.has(side, some.union(Class::BESIDES)) || pair.claim(side).figures.iter().any(counts)
}

/// Whether neither tells of a time that the other does not.
fn are_at_one_time(pair: &Pair<'_>) -> bool {
    let timed = |word: &&Word| word.time && word.weight > 0;
    let (mut s, t) = (pair.a.words.iter().filter(timed), || pair.b.words.iter().filter(timed));
    let none = s.clone().next().is_none() && t().next().is_none();
    // On each day, and on Mondays; in summer on each day, and in winter on Mondays.
    let daily = || {
        let seasons = pair.a.time.as_ref().zip(pair.b.time.as_ref()).is_some_and(|(s, t)| s.value != t.value);
        let each =
            |claim: &Claim| claim.words.iter().any(|word| Class::as_written(claim, word).intersects(Class::DAILY));
        !seasons && (each(pair.a) || each(pair.b))
    };
    none || daily() || s.any(|time| t().any(|other| other.key == time.key))
}

/// Whether no number bounds what is told, or one bounds either in the same way: "orders above 50 euros".
fn are_bounded_alike(pair: &Pair<'_>) -> bool {
    bounds(pair.a).eq(bounds(pair.b))
}

/// The values that the open numbers of a claim allow.
fn bounds(claim: &Claim) -> impl Iterator<Item = (f64, f64)> {
    let open = claim.figures.iter().filter(|figure| figure.exact.is_none());
    open.map(|figure| (figure.low, figure.high))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::texts as check;

    #[test]
    fn what_is_free_costs_nothing() {
        check("Mooring at the pier is free for everybody.", "Boat owners pay 8 euros to moor at the pier.", true);
        check("Mooring at the pier is free of charge.", "No fee is charged for mooring at the pier.", false);
        check("Mooring at the pier is free.", "Mooring at the lock costs 8 euros.", false);
        check("The day ticket is free.", "The season ticket costs 80 euros.", false);
        check("Entry to the lock is free.", "Visitors must buy a ticket to enter the lock.", true);
        check("Delivery is free for orders over $50.", "A fee is charged for the delivery of orders over $50.", true);
        check("Delivery is free for orders over $50.", "A fee is charged for the delivery of orders under $50.", false);
    }

    #[test]
    fn what_is_needed_can_not_be_left_out() {
        check("A licence is needed to steer the barge.", "You can steer the barge without a licence.", true);
        check("A licence is needed to steer the barge.", "You can ride on the barge without a licence.", false);
    }

    #[test]
    fn what_happened_in_one_way_did_not_in_another() {
        check("The jury found the skipper guilty of theft.", "The skipper was acquitted of theft.", true);
        check("The council threw out the plan for a lock at Dornum.", "The lock at Dornum got the go-ahead.", true);
        check("The council approved the lock at Dornum.", "The council approved the lock at Dornum on Friday.", false);
        check("Ann Lee was cleared of theft.", "The jury found Tom Lee guilty of theft.", false);
    }

    #[test]
    fn what_is_so_of_some_may_be_otherwise_of_others() {
        check("Two sailors were injured in the squall.", "Most sailors were unharmed in the squall.", false);
        check("Half of the crew took part in the race.", "Half of the crew stayed away from the race.", false);
        check("The crew took part in the race.", "The crew stayed away from the race.", true);
    }

    #[test]
    fn what_is_so_at_one_time_may_be_otherwise_at_another() {
        check("The lock is open on Sundays.", "The lock stays closed on Sundays and market days.", true);
        check("The lock is open on Sundays.", "The lock stays closed on Mondays.", false);
        check("The lock is open.", "The lock's tea room is closed.", false);
        check("The lock is open daily.", "The lock is closed on Mondays.", true);
        check("In summer the lock is open daily.", "In winter the lock is closed on Mondays.", false);
    }
}
