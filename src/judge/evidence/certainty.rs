//! Is the same thing put as more certain by one than by the other?

use super::{Evidence, Tends};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, cued};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::Tag;
use crate::text::Span;

const MARKS: Cues = Cues::POSSIBLE
    .union(Cues::PROBABLE)
    .union(Cues::HEARSAY)
    .union(Cues::INTENTION)
    .union(Cues::OBLIGATION)
    .union(Cues::CONDITION);

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.a.certainty != pair.b.certainty {
        let strength = 25;
        found.push(Evidence {
            kind: ReasonKind::Certainty,
            tends: Tends::Difference,
            strength,
            a: words(pair.a),
            b: words(pair.b),
        });
    }
}

/// The word that takes certainty away; of a claim put as a fact, its predicate.
fn words(claim: &Claim) -> Span {
    // "has signed" is no obligation.
    let marks = |word: &Word| !word.tag.is_aux() || word.tag == Tag::AuxMd;
    cued(claim, MARKS)
        .map(|(_, word)| word)
        .find(|word| marks(word))
        .map(|word| word.span)
        .or(claim.predicate)
        .unwrap_or(claim.span)
}
