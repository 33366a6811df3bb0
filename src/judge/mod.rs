//! Two claims in, a judgement out: alignment, evidence, the fitted model, and the verdict with its reasons.

mod align;
mod contrast;
mod decide;
mod event;
mod evidence;
mod features;
mod model;
mod note;
mod pair;
mod similar;
mod slot;
mod texts;
#[doc(hidden)]
pub mod training;
mod verdict;

use align::{Scratch, align};
use contrast::text_features;
use decide::Standing;
use features::features;
use model::Model;
use pair::{Pair, Side};
use similar::{Room, similarity};

use crate::claim::Claim;
use crate::lexicon::{Ingredient, Lexicon};

pub use decide::Sensitivity;
pub use texts::judge;
pub(crate) use texts::judge_with;
pub use verdict::{Entails, Judgement, Reason, ReasonKind, Relation, Scores};

/// Judges pairs of claims, with room that is kept from pair to pair.
pub(crate) struct Bench<'l> {
    lexicon: &'l Lexicon,
    sensitivity: Sensitivity,
    scratch: Scratch,
    room: Room,
}

impl<'l> Bench<'l> {
    pub(crate) fn new(lexicon: &'l Lexicon, sensitivity: Sensitivity) -> Bench<'l> {
        Bench { lexicon, sensitivity, scratch: Scratch::default(), room: Room::default() }
    }

    /// Judges two claims. `judge(b, a)` is the exact mirror: the pair is put in an order of its own before anything is
    /// looked at, and the result is turned back.
    pub(crate) fn judge(&mut self, a: &Claim, b: &Claim) -> Judgement {
        let flipped = canonical(b) < canonical(a);
        let (a, b) = if flipped { (b, a) } else { (a, b) };
        let alignment = align(self.lexicon, a, b, &mut self.scratch);
        let pair = Pair::new(a, b, alignment, flipped);
        let evidence = evidence::observe(&pair);
        let overlap = similarity(self.lexicon, &pair, &mut self.room);
        let scores = Scores { overlap, ..Scores::default() };
        let standing = decide::standing(&pair, &evidence);
        let scores = if decide::is_dismissed(&pair, standing) {
            scores
        } else {
            score(self.lexicon, &pair, standing, &evidence, scores)
        };
        let judgement = decide::decide(&pair, standing, &evidence, scores, self.sensitivity);
        if flipped { judgement.mirrored() } else { judgement }
    }
}

/// What orders a pair: content first, so that the order does not depend on what the documents are called.
fn canonical(claim: &Claim) -> (&str, &str, usize, Option<&str>) {
    let published = claim.published.as_ref().map(|published| published.as_str());
    (claim.text(), &claim.context, claim.span.start(), published)
}

/// Fills in what the model says: two texts are seen more closely than two claims of documents.
fn score(
    lexicon: &Lexicon,
    pair: &Pair<'_>,
    standing: Standing,
    evidence: &[evidence::Evidence],
    scores: Scores,
) -> Scores {
    if !lexicon.has(Ingredient::Weights) {
        return decide::unfitted(pair, evidence, scores);
    }
    let (forward, backward) =
        (features(pair, evidence, scores.overlap, Side::A), features(pair, evidence, scores.overlap, Side::B));
    let plain = Model::of_claims().scores(&forward, &backward, scores.overlap);
    if standing != Standing::Beside {
        return plain;
    }
    let (forward, backward) = (text_features(pair, &forward, Side::A), text_features(pair, &backward, Side::B));
    let close = Model::of_texts().scores(&forward, &backward, scores.overlap);
    // Of contradictions the two err in different pairs, of entailments in the same.
    Scores { contradiction: (plain.contradiction + close.contradiction) / 2.0, ..close }
}
