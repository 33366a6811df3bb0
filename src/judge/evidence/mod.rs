//! What speaks for agreement, for contradiction, or for a difference worth noting: one phenomenon a file.

mod age;
mod at_odds;
mod attribute;
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
pub(super) mod frequency;
mod holder;
mod hour;
mod kin;
mod lasting;
mod likeness;
mod limit;
mod manner;
mod matter;
mod member;
mod negation;
mod nobody;
mod obligation;
mod opposite;
mod order;
mod outcome;
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
mod set;
mod state;
mod time;
mod title;
mod unchanged;
mod update;
mod weapon;
mod winner;
pub(in crate::judge) mod wordlist;

use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
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
        lasts || self.is_at_odds() || matches!(self.kind, Cause | Member | Order | Scope)
    }

    /// Whether it is of two values of what one thing has one of, whatever else differs.
    pub(crate) fn is_of_one_thing(&self) -> bool {
        self.strength == attribute::SURE && self.tends == Tends::Contradiction
    }

    /// Whether it is of values of which one thing, or one story, has one.
    pub(crate) fn is_at_odds(&self) -> bool {
        self.is_of_one_thing() || self.strength == AT_ODDS && self.tends == Tends::Contradiction
    }

    /// Whether it is of what an event came to, which both reports tell.
    pub(crate) fn is_outcome_told_again(&self) -> bool {
        self.kind == ReasonKind::Quantity && self.tends == Tends::Agreement && self.strength == outcome::AGAIN
    }

    /// What the observation is worth by itself, in a report: the fitted pairs hardly show an office, a stand, a demand or a
    /// count of the dead, so that the model knows little of them.
    pub(crate) fn floor(&self) -> Option<u8> {
        use ReasonKind::{Denial, Exclusive, Paraphrase, Participant, Place, Quantity, Scope, Time};
        // Roles may be swapped by the parser; another doer is clearer.
        let done = self.kind == Participant && self.strength > SURE;
        let known = done
            || self.is_at_odds()
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
pub(super) use attribute::are_values_of_two;
pub(super) use attribution::is_denied_by_both;
pub(super) use negation::is_of_part;
pub(super) use quantity::{Counted, counted};
pub(super) use scope::{QUANTIFIERS, is_of_those};
pub(super) use time::{are_two_days, are_two_weekdays, goes_on};
pub(super) use update::later;

/// What two texts that can't both be true are told by if nothing clearer is seen.
pub(crate) use rest::observe as rest;

/// Whether two claims tell of what one thing has one of, or in which way it is.
pub(super) fn may_be_at_odds(a: &Profile<'_>, b: &Profile<'_>) -> bool {
    !a.attributes.is_empty() && !b.attributes.is_empty() || !a.states().is_empty() && !b.states().is_empty()
}

/// Whether two claims give one thing two values of what it has one of, or two ways to be that exclude each other.
pub(super) fn are_at_odds(pair: &Pair<'_>) -> bool {
    attribute::clash(pair).is_some() || state::clash(pair).is_some()
}

/// How clear the clearest evidence is that speaks for something; zero if there is none.
pub(crate) fn strongest(evidence: &[Evidence], tends: Tends) -> u8 {
    evidence.iter().filter(|e| e.tends == tends).map(|e| e.strength).max().unwrap_or(0)
}

/// What it takes for a phenomenon to be observed at all, of a claim by itself, which is asked once and not in each of its pairs.
#[derive(Copy, Clone)]
enum Takes {
    Anything,
    /// Both claims must have it.
    Both(fn(&Profile<'_>) -> bool),
    /// One of them must.
    Either(fn(&Profile<'_>) -> bool),
}

/// What is observed on a pair.
type Observe = fn(&Pair<'_>, &mut Vec<Evidence>);

/// The phenomena, in the order in which they are looked for: later ones may take back what earlier ones have found.
const PHENOMENA: [(Takes, Observe); 44] = [
    (quantity::TAKES, quantity::observe),
    (lasting::TAKES, lasting::observe),
    (frequency::TAKES, frequency::observe),
    (limit::TAKES, limit::observe),
    (at_odds::TAKES, at_odds::observe),
    (outcome::TAKES, outcome::observe),
    (time::TAKES, time::observe),
    (hour::TAKES, hour::observe),
    (negation::TAKES, negation::observe),
    (obligation::TAKES, obligation::observe),
    (opposite::TAKES, opposite::observe),
    (unchanged::TAKES, unchanged::observe),
    (nobody::TAKES, nobody::observe),
    (existing::TAKES, existing::observe),
    (score::TAKES, score::observe),
    (dwelling::TAKES, dwelling::observe),
    (exclusive::TAKES, exclusive::observe),
    (participant::TAKES, participant::observe),
    (winner::TAKES, winner::observe),
    (title::TAKES, title::observe),
    (holder::TAKES, holder::observe),
    (attribute::TAKES, attribute::observe),
    (state::TAKES, state::observe),
    (denial::TAKES, denial::observe),
    (certainty::TAKES, certainty::observe),
    (quotation::TAKES, quotation::observe),
    (requirement::TAKES, requirement::observe),
    (attribution::TAKES, attribution::observe),
    (cause::TAKES, cause::observe),
    (member::TAKES, member::observe),
    (order::TAKES, order::observe),
    (rank::TAKES, rank::observe),
    (founding::TAKES, founding::observe),
    (likeness::TAKES, likeness::observe),
    (reason::TAKES, reason::observe),
    (residence::TAKES, residence::observe),
    (placed::TAKES, placed::observe),
    (manner::TAKES, manner::observe),
    (edition::TAKES, edition::observe),
    (deathbed::TAKES, deathbed::observe),
    (kin::TAKES, kin::observe),
    (charge::TAKES, charge::observe),
    (weapon::TAKES, weapon::observe),
    (scope::TAKES, scope::reconcile),
];

/// Which phenomena a claim has what it takes for, a bit for each.
#[derive(Copy, Clone, Default)]
pub(super) struct Gates {
    both: u64,
    either: u64,
}

impl Gates {
    pub(super) fn of(profile: &Profile<'_>) -> Gates {
        let mut gates = Gates::default();
        for (at, (takes, _)) in PHENOMENA.iter().enumerate() {
            match takes {
                Takes::Anything => gates.both |= 1 << at,
                Takes::Both(has) => gates.both |= u64::from(has(profile)) << at,
                Takes::Either(has) => gates.either |= u64::from(has(profile)) << at,
            }
        }
        gates
    }

    /// Which of them may be observed on two claims.
    fn open(self, other: Gates) -> u64 {
        self.both & other.both | self.either | other.either
    }
}

/// Finds everything observed on a pair, clearest first.
pub(crate) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    found.clear();
    let mut open = pair.profile(Side::A).gates.open(pair.profile(Side::B).gates);
    while open != 0 {
        let (_, observe) = PHENOMENA[open.trailing_zeros() as usize];
        observe(pair, found);
        open &= open - 1;
    }
    update::settle(pair, found);
    // No sentence contradicts itself, in whichever documents it stands.
    if pair.a.context == pair.b.context {
        found.retain(|e| e.tends != Tends::Contradiction);
    }
    found.sort_by_key(|e| (std::cmp::Reverse(e.strength), e.kind, e.a, e.b));
}
