//! Which relation do scores and evidence amount to?

use super::evidence::{Evidence, Tends};
use super::note::{reason, shared};
use super::pair::Pair;
use super::verdict::{Entails, Judgement, ReasonKind, Relation, Scores};
use crate::analysis::{Certainty, Stance};
use crate::claim::Claim;

/// How much must speak for a verdict before it is given.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
#[non_exhaustive]
pub enum Sensitivity {
    /// Only what is clearest: for readers who see every finding.
    Strict,
    /// The default.
    #[default]
    Balanced,
    /// Everything that is likelier than not, for readers who will check.
    Sensitive,
}

impl Sensitivity {
    /// The least probability of a contradiction and of an agreement that is reported.
    fn bounds(self) -> (f32, f32) {
        match self {
            Sensitivity::Strict => (0.75, 0.8),
            Sensitivity::Balanced => (0.5, 0.65),
            Sensitivity::Sensitive => (0.3, 0.5),
        }
    }
}

/// At most so many reasons are shown.
const MOST_REASONS: usize = 3;

/// The verdict on a pair, with the evidence that carried it.
pub(super) fn decide(pair: &Pair<'_>, evidence: &[Evidence], scores: Scores, sensitivity: Sensitivity) -> Judgement {
    let (contradiction, agreement) = sensitivity.bounds();
    let related = same_event(pair);
    let against = strongest(evidence, Tends::Contradiction);
    if related
        && against >= CLEAR
        && !other_event(evidence)
        && scores.contradiction >= contradiction
        && scores.contradiction > scores.agreement
    {
        return verdict(pair, evidence, scores, Relation::Contradiction, None);
    }
    let entails = |score: f32, from: &Claim, to: &Claim| score >= agreement && may_entail(from, to);
    let entails = match (entails(scores.forward, pair.a, pair.b), entails(scores.backward, pair.b, pair.a)) {
        (true, true) => Some(Entails::Both),
        (true, false) => Some(Entails::Left),
        (false, true) => Some(Entails::Right),
        (false, false) => None,
    };
    if entails.is_some() && against < DECISIVE {
        return verdict(pair, evidence, scores, Relation::Agreement, entails);
    }
    let relation = if related { Relation::Divergence } else { Relation::Unrelated };
    verdict(pair, evidence, scores, relation, None)
}

/// Without one observation of this strength nothing is called a contradiction, whatever the model says: two names or two
/// places may both be right.
const CLEAR: u8 = 50;

/// Whether another day or degree makes it another event, so that other differences mean nothing.
fn other_event(evidence: &[Evidence]) -> bool {
    let apart = |e: &&Evidence| e.tends == Tends::Contradiction && e.strength < CLEAR && e.kind == ReasonKind::Time;
    evidence.iter().any(|e| apart(&e))
}

/// Evidence of this strength against a pair keeps it from being called an agreement: roles swapped, another number.
const DECISIVE: u8 = 70;

fn strongest(evidence: &[Evidence], tends: Tends) -> u8 {
    evidence.iter().filter(|e| e.tends == tends).map(|e| e.strength).max().unwrap_or(0)
}

/// Whether two claims speak of the same thing: enough of the shorter one is met, and something telling is shared.
///
/// De Marneffe, Rafferty & Manning (2008) found this filter decisive for precision.
pub(super) fn same_event(pair: &Pair<'_>) -> bool {
    pair.cover.topic_best() >= 0.45 && pair.cover.topic_worst() >= 0.2 && pair.anchors() > 0
}

/// A hedged claim does not entail a plain one, nor a denied one an affirmed one.
fn may_entail(from: &Claim, to: &Claim) -> bool {
    let denied = |claim: &Claim| claim.attribution.iter().any(|holder| holder.stance == Stance::Denied);
    let hedged = |claim: &Claim| matches!(claim.certainty, Certainty::Possible);
    denied(from) == denied(to) && (!hedged(from) || hedged(to))
}

fn verdict(
    pair: &Pair<'_>,
    evidence: &[Evidence],
    scores: Scores,
    relation: Relation,
    entails: Option<Entails>,
) -> Judgement {
    let tends = |tends: Tends| evidence.iter().filter(move |e| e.tends == tends);
    let (mut reasons, confidence): (Vec<_>, f32) = match relation {
        Relation::Contradiction => {
            (tends(Tends::Contradiction).map(|e| reason(pair, e)).collect(), scores.contradiction)
        }
        Relation::Agreement => {
            let mut reasons: Vec<_> = tends(Tends::Agreement)
                .filter(|e| e.kind != ReasonKind::Attribution)
                .map(|e| reason(pair, e))
                .collect();
            if reasons.is_empty() {
                reasons.extend(shared(pair, ReasonKind::Paraphrase));
            }
            reasons
                .extend(tends(Tends::Agreement).filter(|e| e.kind == ReasonKind::Attribution).map(|e| reason(pair, e)));
            (reasons, scores.agreement)
        }
        Relation::Divergence => {
            let mut reasons: Vec<_> =
                tends(Tends::Difference).chain(tends(Tends::Contradiction)).map(|e| reason(pair, e)).collect();
            if reasons.is_empty() {
                reasons.extend(shared(pair, ReasonKind::Detail));
            }
            (reasons, 1.0 - scores.agreement.max(scores.contradiction))
        }
        Relation::Unrelated => (Vec::new(), 1.0 - scores.agreement.max(scores.contradiction)),
    };
    reasons.truncate(MOST_REASONS);
    Judgement { relation, entails, confidence, scores, reasons }
}
