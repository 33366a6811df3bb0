//! What speaks for agreement, for contradiction, or for a difference worth noting: one phenomenon a file.

mod attribution;
mod certainty;
mod denial;
mod exclusive;
mod negation;
mod opposite;
mod participant;
mod quantity;
mod quotation;
mod requirement;
mod rest;
mod time;
mod title;

use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// One observation on a pair, with the words on both sides.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Evidence {
    pub(crate) kind: ReasonKind,
    pub(crate) tends: Tends,
    /// How clear the case is, in percent: one feature of the fitted judge, and the order in which reasons are shown.
    pub(crate) strength: u8,
    pub(crate) a: Span,
    pub(crate) b: Span,
}

impl Evidence {
    /// What the observation is worth by itself, in a report: the fitted pairs hardly show an office, a stand, a demand or a
    /// count of the dead, so that the model knows little of them.
    pub(crate) fn floor(&self) -> Option<u8> {
        use ReasonKind::{Denial, Exclusive, Paraphrase, Quantity};
        let known = matches!(self.kind, Denial | Exclusive | Paraphrase | Quantity);
        (known && self.strength >= SURE).then_some(self.strength)
    }
}

/// From this strength on, in percent, an observation can carry a verdict alone.
const SURE: u8 = 80;

/// Without one observation of this strength nothing is called a contradiction, whatever the model says: two names or two
/// places may both be right.
pub(crate) const CLEAR: u8 = 50;

/// What an observation speaks for.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Tends {
    Contradiction,
    Agreement,
    Difference,
}

/// What two texts that can't both be true are told by if nothing clearer is seen.
pub(crate) use rest::observe as rest;

/// Finds everything observed on a pair, clearest first.
pub(crate) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    found.clear();
    for phenomenon in [
        quantity::observe,
        time::observe,
        negation::observe,
        opposite::observe,
        exclusive::observe,
        participant::observe,
        title::observe,
        denial::observe,
        certainty::observe,
        quotation::observe,
        requirement::observe,
        attribution::observe,
    ] {
        phenomenon(pair, found);
    }
    found.sort_by_key(|e| (std::cmp::Reverse(e.strength), e.kind, e.a, e.b));
}
