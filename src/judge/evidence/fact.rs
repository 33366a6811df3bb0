//! By which words is a deed said to have happened, or not: managed to, failed to?

use crate::claim::Claim;
use crate::judge::pair::with_negation;
use crate::lexicon::Cues;
use crate::text::Span;

/// Words that imply what depends on them, or its contrary.
const IMPLY: Cues = Cues::IMPLICATIVE.union(Cues::NEGATIVE_IMPLICATIVE);

/// The deed at `at` with the word that implies it or its contrary: `managed to sign`, `failed to sign`; nothing if it is
/// said plainly.
pub(super) fn implied(claim: &Claim, at: usize) -> Option<Span> {
    let above = usize::from(claim.words[at].head?);
    let word = &claim.words[above];
    // "The council failed the test" implies nothing of the test.
    let governs = above < at && at - above <= REACH && claim.words[at].tag.is_verb();
    (governs && word.cues.intersects(IMPLY)).then(|| with_negation(claim, above).cover(claim.words[at].span))
}

/// So many words lie at most between the two.
const REACH: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{beside, check};
    use crate::judge::verdict::ReasonKind::{Fact, Negation};

    #[test]
    fn what_was_managed_was_done() {
        let (a, b) = ("The council managed to sell the bridge.", "The council failed to sell the bridge.");
        check(beside(a), beside(b), Fact, Contradiction, Some(("managed to sell", "failed to sell")));
    }

    #[test]
    fn what_was_refused_was_not_done() {
        let (a, b) = ("The council sold the bridge.", "The council refused to sell the bridge.");
        check(beside(a), beside(b), Fact, Contradiction, Some(("sold", "refused to sell")));
    }

    #[test]
    fn what_was_managed_and_what_was_done_are_the_same() {
        let (a, b) = ("The council managed to sell the bridge.", "The council sold the bridge.");
        check(beside(a), beside(b), Fact, Contradiction, None);
    }

    #[test]
    fn a_plain_negation_implies_nothing_further() {
        let (a, b) = ("The council sold the bridge.", "The council did not sell the bridge.");
        check(beside(a), beside(b), Fact, Contradiction, None);
        check(beside(a), beside(b), Negation, Contradiction, Some(("sold", "not sell")));
    }
}
