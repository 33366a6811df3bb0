//! What speaks for agreement, for contradiction, or for a difference worth noting: one phenomenon a file.

mod age;
mod at_odds;
mod attribution;
mod cause;
mod certainty;
mod charge;
mod deathbed;
mod denial;
mod dwelling;
mod edition;
mod exclusive;
mod existing;
mod fact;
mod founding;
mod holder;
mod hour;
mod kin;
mod lasting;
mod likeness;
mod limit;
mod manner;
mod member;
mod negation;
mod nobody;
mod obligation;
mod opposite;
mod order;
mod participant;
mod placed;
mod quantity;
mod quotation;
mod rank;
mod reason;
mod requirement;
mod residence;
mod rest;
#[cfg(test)]
pub(super) mod sample;
mod scope;
mod score;
mod time;
mod title;
mod unchanged;
mod update;
mod weapon;
pub(in crate::judge) mod wordlist;

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
    /// The kind under which the fitted model counts it: what "failed to" denies is denied as by "did not".
    pub(crate) fn known_as(&self) -> ReasonKind {
        if self.kind == ReasonKind::Fact { ReasonKind::Negation } else { self.kind }
    }

    /// Whether the model knows nothing of its kind.
    pub(crate) fn is_unfitted(&self) -> bool {
        use ReasonKind::{Cause, Member, Order, Scope};
        let lasts = self.kind == ReasonKind::Quantity && self.strength == lasting::SURE;
        let held = self.kind == ReasonKind::Exclusive && self.strength == AT_ODDS;
        lasts || held || matches!(self.kind, Cause | Member | Order | Scope)
    }

    /// What the observation is worth by itself, in a report: the fitted pairs hardly show an office, a stand, a demand or a
    /// count of the dead, so that the model knows little of them.
    pub(crate) fn floor(&self) -> Option<u8> {
        use ReasonKind::{Denial, Exclusive, Paraphrase, Participant, Place, Quantity, Scope, Time};
        // Roles may be swapped by the parser; another doer is clearer.
        let done = self.kind == Participant && self.strength > SURE;
        let known = done
            || self.strength == AT_ODDS && self.tends == Tends::Contradiction
            || matches!(self.kind, Denial | Exclusive | Paraphrase | Place | Quantity | Scope | Time);
        (known && self.strength >= SURE).then_some(self.strength)
    }
}

/// The strength of values at odds in two documents of one scene: of all they tell, these alone differ, so that no further
/// words in common are needed.
pub(crate) const AT_ODDS: u8 = 82;

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

pub(super) use age::is_age_of_one;
pub(super) use update::later;

/// What two texts that can't both be true are told by if nothing clearer is seen.
pub(crate) use rest::observe as rest;

/// How clear the clearest evidence is that speaks for something; zero if there is none.
pub(crate) fn strongest(evidence: &[Evidence], tends: Tends) -> u8 {
    evidence.iter().filter(|e| e.tends == tends).map(|e| e.strength).max().unwrap_or(0)
}

/// Finds everything observed on a pair, clearest first.
pub(crate) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    found.clear();
    for phenomenon in [
        quantity::observe,
        lasting::observe,
        limit::observe,
        at_odds::observe,
        time::observe,
        hour::observe,
        negation::observe,
        obligation::observe,
        opposite::observe,
        unchanged::observe,
        nobody::observe,
        existing::observe,
        score::observe,
        dwelling::observe,
        exclusive::observe,
        participant::observe,
        title::observe,
        holder::observe,
        denial::observe,
        certainty::observe,
        quotation::observe,
        requirement::observe,
        attribution::observe,
        cause::observe,
        member::observe,
        order::observe,
        rank::observe,
        founding::observe,
        likeness::observe,
        reason::observe,
        residence::observe,
        placed::observe,
        manner::observe,
        edition::observe,
        deathbed::observe,
        kin::observe,
        charge::observe,
        weapon::observe,
    ] {
        phenomenon(pair, found);
    }
    scope::reconcile(pair, found);
    update::settle(pair, found);
    found.sort_by_key(|e| (std::cmp::Reverse(e.strength), e.kind, e.a, e.b));
}
