//! Is the same thing put as more certain by one than by the other?

use super::{Evidence, Takes, Tends};
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

pub(super) const TAKES: Takes = Takes::Either(|of| of.signals(MARKS));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.a.certainty == pair.b.certainty {
        return;
    }
    let (a, b) = (mark(pair.a), mark(pair.b));
    // Without a word that takes certainty away there is nothing to show.
    if a.is_some() || b.is_some() {
        let words = |mark: Option<Span>, claim: &Claim| mark.or(claim.predicate).unwrap_or(claim.span);
        let (a, b) = (words(a, pair.a), words(b, pair.b));
        found.push(Evidence { kind: ReasonKind::Certainty, tends: Tends::Difference, strength: 25, a, b });
    }
}

/// The word that takes certainty away.
fn mark(claim: &Claim) -> Option<Span> {
    // "has signed" is no obligation.
    let marks = |word: &Word| !word.tag.is_aux() || word.tag == Tag::AuxMd;
    cued(claim, MARKS).map(|(_, word)| word).find(|word| marks(word)).map(|word| word.span)
}
