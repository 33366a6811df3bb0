//! Do two rules set other limits: at least 8 characters, at least 12?
//!
//! Of what is told as done, "more than 12" may be said of 15 as of 50. A rule says for all cases where its limit lies.

use super::lasting::SURE;
use super::wordlist::Class;
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Figure};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;

/// Rules that cover each other less are of two things.
const ALIKE: f32 = 0.6;
/// The same of rules with one name before the number.
const ALIKE_BY_NAME: f32 = 0.35;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::LIMITS) && limit(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(p), Some(q)) = (limit(pair.a), limit(pair.b)) else { return };
    // "Python 3.8 and newer", "Python 3.11 or later".
    let before = |figure: &Figure| usize::from(figure.first).checked_sub(1);
    let of_one_name = before(p).zip(before(q)).is_some_and(|(i, j)| {
        let named = pair.a.words[i].name.is_some() || pair.a.words[i].tag.is_noun();
        named && pair.corresponds(i, j)
    });
    if pair.cover.worst() < if of_one_name { ALIKE_BY_NAME } else { ALIKE } {
        return;
    }
    if p.sort != q.sort || p.unit != q.unit || p.is_least() != q.is_least() || p.bound() == q.bound() {
        return;
    }
    let noun = |claim: &Claim, figure: &Figure| figure.noun.map(|at| claim.words[usize::from(at)].key);
    if noun(pair.a, p) == noun(pair.b, q) {
        let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
        found.retain(|e| e.kind != kind || !(e.a.overlaps(p.span) && e.b.overlaps(q.span)));
        found.push(Evidence { kind, tends, strength: SURE, a: p.span, b: q.span });
    }
}

/// The one open number of a claim.
fn limit(claim: &Claim) -> Option<&Figure> {
    let mut open = claim.figures.iter().filter(|figure| figure.is_least() != figure.is_most());
    open.next().filter(|_| open.next().is_none())
}

impl Figure {
    /// Whether it says how much there is at the least: "more than 12", "at least 12".
    fn is_least(&self) -> bool {
        self.high == f64::INFINITY
    }

    /// Whether it says how much there is at the most: "fewer than 12", "up to 12".
    fn is_most(&self) -> bool {
        self.low <= 0.0 && self.high > 0.0
    }

    fn bound(&self) -> f64 {
        if self.is_least() { self.low } else { self.high }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::texts as check;

    #[test]
    fn rules_with_other_limits_exclude_each_other() {
        check("Delivery is free for orders over $50.", "Delivery is free for orders over $75.", true);
        check("The code must have at least 8 letters.", "The code must have at least 12 letters.", true);
        check("The code must have at least 8 letters.", "The code must have at most 12 letters.", false);
        check("The tool runs on Python 3.8 and newer.", "You need Python 3.11 or later to run the tool.", true);
    }

    #[test]
    fn what_is_told_as_done_may_be_more_than_either() {
        check("More than 50 guests came.", "More than 75 guests came.", false);
    }
}
