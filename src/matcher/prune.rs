//! Which findings would a reader want, of many that say the same?

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Judged, View};
use crate::claim::ClaimKind;
use crate::judge::{ReasonKind, Relation};
use crate::text::Span;

/// From this overlap on, a difference is worth noting.
pub(super) const CLOSE: f32 = 0.5;

/// Of a divergence less sure than this, something else is likelier.
const LEAST: f32 = 0.4;

/// From this confidence on, a document is said to contradict itself.
const SELF: f32 = 0.85;

/// The findings to report. Clauses nest, so one disagreement shows in many pairs of claims; of those whose both sides
/// overlap the surest stays, a contradiction before an agreement, an agreement before a divergence, and then the one
/// with the fewest words.
pub(super) fn prune<'v>(view: &'v View<'_>) -> Vec<&'v Judged> {
    let mut wanted: Vec<&Judged> = view.judged.iter().filter(|pair| wanted(view, pair)).collect();
    wanted.sort_by_key(|pair| {
        let (left, right) = spans(view, pair);
        let relation = pair.judgement.relation;
        // Within a fifth, the words decide.
        (relation, Reverse((pair.judgement.confidence * 5.0) as u8), left.len() + right.len(), pair.left, pair.right)
    });
    let mut kept: Vec<&Judged> = Vec::new();
    // Claims overlap only inside a sentence.
    let mut by_sentences: HashMap<[(usize, usize); 2], Vec<usize>> = HashMap::new();
    for pair in wanted {
        let (left, right) = spans(view, pair);
        let sentence = |at: u32| (view.claims[at as usize].document, view.claims[at as usize].claim.sentence.start());
        let others = by_sentences.entry([sentence(pair.left), sentence(pair.right)]).or_default();
        let said = others.iter().any(|&other| {
            let (l, r) = spans(view, kept[other]);
            left.overlaps(l) && right.overlaps(r)
        });
        if !said {
            others.push(kept.len());
            kept.push(pair);
        }
    }
    kept.sort_by_key(|pair| (pair.left, pair.right));
    kept
}

fn spans(view: &View<'_>, pair: &Judged) -> (Span, Span) {
    (view.claims[pair.left as usize].claim.span, view.claims[pair.right as usize].claim.span)
}

/// Within one document only contradictions are news; a divergence must be close, and about more than a left-out detail.
fn wanted(view: &View<'_>, pair: &Judged) -> bool {
    let judgement = &pair.judgement;
    let within = super::assemble::same_document(view, pair);
    match judgement.relation {
        // One paper seldom contradicts itself, and may well call a man former president and, of that time, president.
        Relation::Contradiction => {
            let described = view.claims[pair.left as usize].claim.kind == ClaimKind::Description;
            !within || !described && judgement.confidence >= SELF
        }
        Relation::Agreement => !within,
        Relation::Divergence => {
            !within
                && judgement.scores.overlap >= CLOSE
                && judgement.confidence >= LEAST
                && judgement.reasons.iter().any(|reason| reason.kind != ReasonKind::Detail)
        }
        Relation::Unrelated => false,
    }
}
