//! Which words are left to tell two texts apart when no phenomenon is seen between them?

use super::wordlist::{Class, is};
use super::{Evidence, Tends};
use crate::claim::{Claim, Role};
use crate::judge::pair::{Pair, Side, cued};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::text::Span;

/// A negation on one side against what the other says; else the most telling words that the two don't share.
///
/// This is no evidence by itself: it shows where the model sees a contradiction.
pub(crate) fn observe(pair: &Pair<'_>) -> Option<Evidence> {
    let (n, m) = (negation(pair.a), negation(pair.b));
    let (kind, a, b) = match (n, m) {
        (Some(n), None) => (ReasonKind::Negation, n, telling(pair, Side::B).or_else(|| predicate(pair.b))?),
        (None, Some(m)) => (ReasonKind::Negation, telling(pair, Side::A).or_else(|| predicate(pair.a))?, m),
        _ => (ReasonKind::Exclusive, telling(pair, Side::A)?, telling(pair, Side::B)?),
    };
    Some(Evidence { kind, tends: Tends::Contradiction, strength: 10, a, b })
}

/// What negates in a claim, but for "not only", "not because", which leave it as it is.
fn negation(claim: &Claim) -> Option<Span> {
    const NEAR: usize = 3;
    let leaves = |at: usize| {
        let mut after = claim.words[at + 1..].iter().take(NEAR);
        after.any(|word| word.cues.contains(Cues::ONLY) || is(word, Class::CAUSE_JOINS))
    };
    let mut negations = cued(claim, Cues::NEGATION.union(Cues::NONE));
    negations.find(|&(at, _)| !leaves(at)).map(|(_, word)| word.span)
}

fn predicate(claim: &Claim) -> Option<Span> {
    claim.words.iter().find(|word| word.role == Role::Predicate).map(|word| word.span)
}

/// The rarest word of a side that nothing on the other side stands for.
fn telling(pair: &Pair<'_>, side: Side) -> Option<Span> {
    let words = pair.claim(side).words.iter().enumerate();
    let left = words.filter(|&(at, word)| word.weight > 0 && pair.link(side, at).is_none());
    left.max_by_key(|(at, word)| (word.weight, std::cmp::Reverse(*at))).map(|(_, word)| word.span)
}
