//! Which findings would a reader want, of many that say the same?

use std::cmp::Reverse;

use super::mark::Mark;
use crate::claim::{Claim, ClaimKind, identity};
use crate::judge::{Judgement, Reason, ReasonKind, Relation};
use crate::lexicon::Cues;

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

/// Two claims of which a reader wants to be told, the one that comes first by document and place on the left.
#[derive(Copy, Clone)]
pub(super) struct Wanted<'p> {
    pub(super) left: &'p Claim,
    pub(super) right: &'p Claim,
    pub(super) mark: Mark,
}

/// Of the wanted pairs between two sentences, which ones to report. Clauses nest, so one disagreement shows in many pairs of
/// claims; of those whose both sides overlap the surest stays, a contradiction before an agreement, an agreement before a
/// divergence, then what names whose deed it is where two deeds clash, then the one with the fewest words, and of these the
/// first. What two sentences agree on is then told with the
/// fullest clauses that agree: a part of them is a part of what a reader wants.
pub(super) fn choose(pairs: &[Wanted<'_>]) -> Vec<usize> {
    if pairs.len() == 1 {
        return vec![0];
    }
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&at| {
        let pair = &pairs[at];
        let sure = Reverse(pair.mark.sure());
        let clash = pair.mark.relation() == Relation::Contradiction;
        let without = clash && (lacks_doer(pair.left) || lacks_doer(pair.right));
        (pair.mark.relation(), sure, without, pair.left.span.len() + pair.right.span.len(), at)
    });
    let agrees = |at: &usize| pairs[*at].mark.relation() == Relation::Agreement;
    if order.iter().filter(|at| agrees(at)).nth(1).is_none() {
        return apart(pairs, order);
    }
    let met = Met::of_all(pairs);
    let kept = apart(pairs, order);
    let clashes = |at: usize| kept.iter().any(|&other| !agrees(&other) && said(&pairs[at], &pairs[other]));
    // The words need not be the same where their likeness tells that the longer clauses are close.
    let told = |at: usize| met[at].share >= MOSTLY || pairs[at].mark.is_close();
    let fullest = |&at: &usize| {
        let fuller = (0..pairs.len()).filter(|&other| {
            agrees(&other)
                && met[other].words > met[at].words
                && told(other)
                && said(&pairs[at], &pairs[other])
                && !clashes(other)
        });
        fuller.min_by_key(|&other| (Reverse(met[other].words), other)).unwrap_or(at)
    };
    let mut full: Vec<usize> = kept.iter().map(|at| if agrees(at) { fullest(at) } else { *at }).collect();
    full.sort_by_key(|&at| (pairs[at].mark.relation(), Reverse(met[at].words), at));
    apart(pairs, full)
}

/// Whether a clause leaves out whose deed it tells: "falling about 60 metres". The dead and the injured are counted word by
/// word: "wounding 70 others".
fn lacks_doer(claim: &Claim) -> bool {
    let victims = || claim.words.iter().any(|word| word.cues.intersects(Cues::DEATH.union(Cues::INJURY)));
    let without = claim.subject.is_none_or(|subject| !claim.span.contains(subject));
    claim.kind == ClaimKind::Clause && without && !victims()
}

/// Of pairs, the best first, those whose sides do not both overlap the sides of a better one; by place.
fn apart(pairs: &[Wanted<'_>], order: Vec<usize>) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        if !kept.iter().any(|&other| said(&pairs[at], &pairs[other])) {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept
}

/// Whether both sides of two pairs overlap.
fn said(x: &Wanted<'_>, y: &Wanted<'_>) -> bool {
    x.left.span.overlaps(y.left.span) && x.right.span.overlaps(y.right.span)
}

/// Of the claim that is met worse, so much is met where a longer clause is still told by the other.
const MOSTLY: f32 = 0.4;

/// What two claims have in common by their words.
#[derive(Copy, Clone)]
struct Met {
    /// How many telling words.
    words: usize,
    /// The share of the weight of the claim that is met worse.
    share: f32,
}

impl Met {
    /// Of each pair; one claim stands in many of them.
    fn of_all(pairs: &[Wanted<'_>]) -> Vec<Met> {
        // Where claims lie in memory only tells which are the same.
        let address = |claim: &&Claim| std::ptr::from_ref::<Claim>(claim) as usize;
        let mut claims: Vec<&Claim> = pairs.iter().flat_map(|pair| [pair.left, pair.right]).collect();
        claims.sort_unstable_by_key(address);
        claims.dedup_by_key(|claim| address(claim));
        let words: Vec<Vec<(u64, u32)>> = claims.iter().map(|claim| telling(claim)).collect();
        let of =
            |claim: &Claim| claims.binary_search_by_key(&address(&claim), address).map_or(&[][..], |at| &words[at]);
        pairs.iter().map(|pair| Met::of(of(pair.left), of(pair.right))).collect()
    }

    fn of(left: &[(u64, u32)], right: &[(u64, u32)]) -> Met {
        let shared = || left.iter().filter(|word| right.binary_search_by_key(&word.0, |other| other.0).is_ok());
        let weight = |words: &[(u64, u32)]| words.iter().map(|word| word.1).sum::<u32>();
        let (words, met) = shared().fold((0, 0), |(words, met), word| (words + 1, met + word.1));
        let whole = weight(left).max(weight(right)).max(1);
        Met { words, share: met as f32 / whole as f32 }
    }
}

/// The telling words of a claim with their weights, each once, in order.
fn telling(claim: &Claim) -> Vec<(u64, u32)> {
    let mut words: Vec<(u64, u32)> = Vec::with_capacity(claim.words.len());
    let telling = claim.words.iter().filter(|word| word.weight > 0);
    words.extend(telling.map(|word| (identity(word), u32::from(word.weight))));
    words.sort_unstable();
    words.dedup_by_key(|word| word.0);
    words
}

/// Whether a reason shows a difference: "Ada Quill" beside "Ada Quill" is none that a reader could see.
fn other_words(reason: &Reason) -> bool {
    !reason.left.text.eq_ignore_ascii_case(&reason.right.text)
}

/// Whether a judgement makes two claims speak of one event. Whatever is wanted does.
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
                && judgement.reasons.iter().any(|reason| reason.kind != ReasonKind::Detail && other_words(reason))
        }
        Relation::Unrelated => false,
    }
}
