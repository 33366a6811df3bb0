//! Do two claims belong together by words that either document has in one place only?
//!
//! In a story on the sale of a ferry both reports name the ferry, its owner and its buyer over and over, so that these words
//! tell no two sentences apart. A word that either has but once does: "the keel", "$4.2 million".

use super::decide::WORTH_NOTING;
use super::evidence::{Evidence, Tends, strongest};
use super::pair::Pair;
use super::verdict::ReasonKind;

/// Less of the claim that is met worse is too little, however telling it is.
pub(super) const LEAST_SHARE: f32 = 0.2;

/// So much must be met, on the side that is met worse and of what the documents are not about anyhow on the other, where
/// three such words are shared and the deed is one.
const BY_THREE: (f32, f32) = (LEAST_SHARE, 0.3);

/// The same where two are shared, and the predicate of either is met.
const BY_TWO: (f32, f32) = (0.35, 0.45);

/// The same where it is but one, and nothing sets the claims apart.
const BY_ONE: (f32, f32) = (0.45, 0.6);

/// Whether two claims tell one thing, of which nothing else tells that it is another: the fewer words single them out, the
/// more must be met.
pub(super) fn singled_out(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let worst = pair.cover.worst();
    if worst < LEAST_SHARE || pair.has_rivals() {
        return false;
    }
    let against = strongest(evidence, Tends::Contradiction);
    let once = pair.told_once();
    if once == 0 || against >= WORTH_NOTING {
        return false;
    }
    let novel = pair.novel_cover();
    let met = |(least, of_novel): (f32, f32)| worst >= least && novel >= of_novel;
    let as_certain = evidence.iter().all(|e| e.kind != ReasonKind::Certainty);
    once >= 3 && as_certain && met(BY_THREE) && pair.same_deed()
        || once >= 2 && as_certain && met(BY_TWO) && pair.predicate_met()
        || met(BY_ONE) && against < DOUBTFUL && pair.same_subject() != Some(false)
}

/// What stands against something else of its kind may be another thing.
const DOUBTFUL: u8 = 25;

/// Whether two claims share little but what both documents say over and over: they are about the same, and need not say it.
pub(super) fn commonplace(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let sure = |e: &Evidence| match e.kind {
        ReasonKind::Quotation | ReasonKind::Paraphrase => e.tends == Tends::Agreement,
        ReasonKind::Quantity => e.tends == Tends::Agreement && e.floor().is_some(),
        _ => false,
    };
    !evidence.iter().any(sure) && pair.told_once() == 0 && pair.novel_cover() < LEAST_NOVEL
}

/// From this share on, of what the documents are not about anyhow, the words need not single anything out.
const LEAST_NOVEL: f32 = 0.55;
