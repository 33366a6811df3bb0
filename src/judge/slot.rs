//! Which numbers of two claims fill the same place, and what does one say of the other?

use super::pair::Pair;
use crate::claim::Figure;

/// Two numbers in one place.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Slot<'p> {
    pub(crate) a: &'p Figure,
    pub(crate) b: &'p Figure,
}

/// What a number says of another in its place.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Says {
    /// All that it allows, the other allows: 12, more than 10.
    So,
    /// It leaves open what the other says: more than 10, 12.
    Maybe,
    /// No value fits both: 12, fewer than 10.
    Not,
}

/// The same noun.
const NOUN: u8 = 4;
/// The same word before, or behind.
const NEIGHBOUR: u8 = 2;
/// The same word above.
const HEAD: u8 = 1;
/// The same value.
const VALUE: u8 = 3;
/// The least that makes a place the same.
const SAME: u8 = 3;

/// The numbers in the same places, in order of the first claim: the best fit first finds its partner, one to one.
pub(crate) fn slots<'p>(pair: &Pair<'p>) -> Vec<Slot<'p>> {
    if pair.a.figures.is_empty() || pair.b.figures.is_empty() {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    for (i, a) in pair.a.figures.iter().enumerate() {
        for (j, b) in pair.b.figures.iter().enumerate() {
            let fit = fit(pair, a, b);
            if fit >= SAME {
                candidates.push((std::cmp::Reverse(fit), i.abs_diff(j), i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut of_a, mut of_b) = (0u32, 0u32);
    let mut slots = Vec::new();
    for (_, _, i, j) in candidates {
        if of_a & (1 << i) == 0 && of_b & (1 << j) == 0 {
            (of_a, of_b) = (of_a | 1 << i, of_b | 1 << j);
            slots.push(Slot { a: &pair.a.figures[i], b: &pair.b.figures[j] });
        }
    }
    slots.sort_unstable_by_key(|slot| slot.a.first);
    slots
}

/// How much around two numbers of one sort is the same.
fn fit(pair: &Pair<'_>, a: &Figure, b: &Figure) -> u8 {
    if a.sort != b.sort {
        return 0;
    }
    let same = |i: u16, j: u16| {
        let (x, y) = (&pair.a.words[usize::from(i)], &pair.b.words[usize::from(j)]);
        x.key == y.key || pair.corresponds(usize::from(i), usize::from(j))
    };
    let mut fit = 0;
    if let Some((i, j)) = a.noun.zip(b.noun) {
        if !same(i, j) {
            return 0;
        }
        fit += NOUN;
    }
    let before = a.first.checked_sub(1).zip(b.first.checked_sub(1));
    fit += NEIGHBOUR * u8::from(before.map_or(a.first == b.first, |(i, j)| same(i, j)));
    let (next_a, next_b) = (a.last + 1, b.last + 1);
    let (end_a, end_b) = (usize::from(next_a) >= pair.a.words.len(), usize::from(next_b) >= pair.b.words.len());
    fit += NEIGHBOUR * u8::from(if end_a || end_b { end_a && end_b } else { same(next_a, next_b) });
    let head = |words: &[crate::claim::Word], figure: &Figure| words[usize::from(figure.last)].head;
    fit += HEAD * u8::from(head(&pair.a.words, a).zip(head(&pair.b.words, b)).is_some_and(|(i, j)| same(i, j)));
    fit + VALUE * u8::from(a.low == b.low && a.high == b.high && a.open == b.open)
}

/// What the first number says of the second.
pub(crate) fn says(p: &Figure, h: &Figure) -> Says {
    let bounds = |figure: &Figure| match figure.exact.filter(|_| p.unit == h.unit) {
        Some(value) => (value, value),
        None => (figure.low, figure.high),
    };
    let ((p_low, p_high), (h_low, h_high)) = (bounds(p), bounds(h));
    let (low, high) = (p_low.max(h_low), p_high.min(h_high));
    // "more than 12" begins where 12 ends.
    if low > high || low == high && (p.open || h.open) {
        return Says::Not;
    }
    let inside = h_low <= p_low && p_high <= h_high;
    // "at least 12" may be 12, which "more than 12" is not.
    let on_bound = h.open && !p.open && (p_low == h_low || p_high == h_high);
    if inside && !on_bound { Says::So } else { Says::Maybe }
}

/// Whether a number of the hypothesis that the premise does not have is what sums, differences, products or shares of its
/// numbers come to; `None` if there is no such number, or nothing to reckon with.
pub(crate) fn reckoned(premise: &[Figure], hypothesis: &[Figure]) -> Option<bool> {
    let exact = |figure: &&Figure| figure.low == figure.high;
    let known: Vec<f64> = premise.iter().filter(exact).map(|figure| figure.low).collect();
    let asked = hypothesis.iter().filter(exact).map(|figure| figure.low).find(|value| !known.contains(value))?;
    if known.len() < 2 {
        return None;
    }
    let is = |value: f64| (value - asked).abs() <= asked.abs() * 1e-6;
    let sum = is(known.iter().sum());
    let less = known.iter().any(|&whole| is(2.0 * whole - known.iter().sum::<f64>()));
    let of_two = known.iter().enumerate().any(|(at, &x)| {
        known[at + 1..].iter().any(|&y| is(x + y) || is((x - y).abs()) || is(x * y) || is(x / y) || is(y / x))
    });
    Some(sum || less || of_two)
}

#[cfg(test)]
mod tests {
    use crate::judge::{Relation, judge};

    #[track_caller]
    fn check(a: &str, b: &str, clash: bool) {
        let judgement = judge(a, b);
        let told = judgement.reasons.iter().map(|reason| reason.note.as_str()).collect::<Vec<_>>();
        assert_eq!(judgement.relation == Relation::Contradiction, clash, "{a} / {b}: {told:?} {:?}", judgement.scores);
    }

    #[test]
    fn numbers_in_one_place_exclude_each_other() {
        check("The ferry waits for 12 minutes at the pier.", "The ferry waits for 40 minutes at the pier.", true);
        check("The barn holds 30 bales of hay.", "The barn holds 80 bales of hay.", true);
    }

    #[test]
    fn a_number_within_a_bound_excludes_nothing() {
        check("The barn holds 30 bales of hay.", "The barn holds more than 20 bales of hay.", false);
        check("The barn holds 30 bales of hay.", "The barn holds at least 30 bales of hay.", false);
    }
}
