//! Which findings would a reader want, of many that say the same?

use std::cmp::Reverse;

use crate::claim::{Claim, ClaimKind};
use crate::judge::{Judgement, ReasonKind, Relation};

/// From this overlap on, a difference is worth noting.
pub(super) const CLOSE: f32 = 0.5;

/// From which overlap on a divergence is told at all: one document may say many things of one event.
pub(super) fn close(within: bool) -> f32 {
    if within { f32::INFINITY } else { CLOSE }
}

/// Of a divergence less sure than this, something else is likelier.
const LEAST: f32 = 0.4;

/// From this confidence on, a document is said to contradict itself.
const SELF: f32 = 0.85;

/// Two judged claims, the one that comes first by document and place on the left.
#[derive(Copy, Clone)]
pub(super) struct Pair<'p> {
    pub(super) left: &'p Claim,
    pub(super) right: &'p Claim,
    /// Whether both are of one document.
    pub(super) within: bool,
    pub(super) judgement: &'p Judgement,
}

/// Of the wanted pairs between two sentences, which ones to report. Clauses nest, so one disagreement shows in many pairs of
/// claims; of those whose both sides overlap the surest stays, a contradiction before an agreement, an agreement before a
/// divergence, then the one with the fewest words, and of these the first.
pub(super) fn choose(pairs: &[Pair<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&at| {
        let pair = &pairs[at];
        // Within a fifth, the words decide.
        let sure = Reverse((pair.judgement.confidence * 5.0) as u8);
        (pair.judgement.relation, sure, pair.left.span.len() + pair.right.span.len(), at)
    });
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let (left, right) = (pairs[at].left.span, pairs[at].right.span);
        let said =
            kept.iter().any(|&other| left.overlaps(pairs[other].left.span) && right.overlaps(pairs[other].right.span));
        if !said {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept
}

/// Whether a judgement makes two claims speak of one event.
pub(super) fn ties(pair: Pair<'_>) -> bool {
    match pair.judgement.relation {
        Relation::Agreement | Relation::Contradiction => true,
        Relation::Divergence => !pair.within && pair.judgement.scores.overlap >= CLOSE,
        Relation::Unrelated => false,
    }
}

/// Within one document only contradictions are news; a divergence must be close, and about more than a left-out detail.
pub(super) fn wanted(pair: Pair<'_>) -> bool {
    let judgement = pair.judgement;
    match judgement.relation {
        // One paper seldom contradicts itself, and may well call a man former president and, of that time, president.
        Relation::Contradiction => {
            let described = pair.left.kind == ClaimKind::Description;
            !pair.within || !described && judgement.confidence >= SELF
        }
        Relation::Agreement => !pair.within,
        Relation::Divergence => {
            !pair.within
                && judgement.scores.overlap >= CLOSE
                && judgement.confidence >= LEAST
                && judgement.reasons.iter().any(|reason| reason.kind != ReasonKind::Detail)
        }
        Relation::Unrelated => false,
    }
}
