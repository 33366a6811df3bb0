//! Is what a clause speaks of said to be so, given the verbs above it?

use std::ops::Range;

use super::polarity::{NegationCue, NegationKind};
use super::reading::Reading;
use super::signature::{self, Frame, Implied};
use crate::lexicon::Cues;
use crate::syntax::Pos;

/// As many verbs above one another as are followed: "did not manage to avoid being forced to sign" has three.
const LEVELS: usize = 5;

/// So far before a predicate the word that governs it is looked for.
const REACH: usize = 14;

/// Words that hand a negation of theirs on to their complement though no signature is known.
const THROUGH: Cues = Cues::IMPLICATIVE
    .union(Cues::NEGATIVE_IMPLICATIVE)
    .union(Cues::PROBABLE)
    .union(Cues::POSSIBLE)
    .union(Cues::INTENTION);

/// What the words above a predicate make of it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Standing {
    /// Whether it is affirmed, after all negations and signatures; where nothing follows, by the count of negations.
    pub(super) affirmed: bool,
    /// The word that leaves open whether it is so: the "refuse" of "did not refuse to sign".
    pub(super) open: Option<usize>,
}

/// What `negations` and the words above `predicate` make of it.
///
/// From the outermost word in, each implies its complement or the contrary by its signature and its own polarity
/// (Nairn, Condoravdi & Karttunen 2006); words without one ("likely", "plan") hand their polarity on.
pub(super) fn standing(
    reading: &Reading<'_>,
    clause: Range<usize>,
    predicate: usize,
    negations: &[NegationCue],
) -> Standing {
    let mut levels = [(predicate, None); LEVELS];
    let mut count = 1;
    while count < LEVELS {
        let Some((governor, frame)) = governor(reading, clause.clone(), levels[count - 1].0) else { break };
        levels[count] = (governor, Some(frame));
        count += 1;
    }
    let mut standing = Standing { affirmed: true, open: None };
    for level in (0..count).rev() {
        let (word, _) = levels[level];
        let flips = negations.iter().filter(|cue| touches(reading, cue, word) && negates(reading, cue)).count();
        standing.affirmed ^= flips % 2 == 1;
        // The frame of a level is that by which it governs the one below.
        let (Some(frame), Some(below)) = (levels[level].1, level.checked_sub(1).map(|below| levels[below].0)) else {
            break;
        };
        let Some(signature) = signature::of(reading, word, below, frame) else { continue };
        match signature.under(standing.affirmed) {
            Implied::Holds => standing.affirmed = true,
            Implied::Fails => standing.affirmed = false,
            Implied::Open => {
                standing.affirmed ^= signature.opposes();
                standing.open = Some(word);
            }
        }
    }
    standing
}

/// Whether a cue touches the word, or what the word says there is: the "rabbit" of "there is no rabbit".
pub(super) fn touches(reading: &Reading<'_>, cue: &NegationCue, word: usize) -> bool {
    let there_is = || reading.is_be(word) && reading.part(cue.touches).head as usize == word && word < cue.touches;
    cue.touches == word || cue.kind == NegationKind::Word && there_is()
}

/// Whether a cue turns the polarity of what it touches; what a signature implies is no cue of its own here.
fn negates(reading: &Reading<'_>, cue: &NegationCue) -> bool {
    match cue.kind {
        NegationKind::Word | NegationKind::Affix => true,
        // "left without signing": the signing did not take place.
        NegationKind::Phrase => reading.pos(cue.touches) == Pos::Verb,
        NegationKind::Implicative => false,
    }
}

/// The word that `predicate` comes down to, read through those that only say whether it is so.
pub(super) fn innermost(reading: &Reading<'_>, predicate: usize, end: usize) -> usize {
    let mut inner = predicate;
    for _ in 1..LEVELS {
        match complement(reading, inner, end) {
            Some(complement) => inner = complement,
            None => break,
        }
    }
    inner
}

/// Whether any word above `predicate` bears on whether it is so.
pub(super) fn is_governed(reading: &Reading<'_>, clause: Range<usize>, predicate: usize) -> bool {
    governor(reading, clause, predicate).is_some()
}

/// The complement of a word that only says whether it is so, as "failed" does; "agreed", "decided" and "forgot that" tell of
/// events of their own.
fn complement(reading: &Reading<'_>, word: usize, end: usize) -> Option<usize> {
    let (inner, frame) = signature::complement(reading, word, end)?;
    let signature = signature::of(reading, word, inner, frame)?;
    (frame != Frame::That && signature.implies()).then_some(inner)
}

/// The word of which `predicate` is the complement, if it bears on whether that is so.
fn governor(reading: &Reading<'_>, clause: Range<usize>, predicate: usize) -> Option<(usize, Frame)> {
    let found = |at: usize| {
        if !may_govern(reading, at) {
            return None;
        }
        let (inner, frame) = signature::complement(reading, at, clause.end)?;
        (inner == predicate && governs(reading, at, inner, frame)).then_some((at, frame))
    };
    if let Some(found) = phrase(reading, clause.clone(), predicate).and_then(found) {
        return Some(found);
    }
    // Where the parser names it, it is that: in "urged the port to sign" it is no word between.
    let head = reading.part(predicate).head as usize;
    if head < predicate
        && clause.contains(&head)
        && predicate <= head + REACH
        && let Some(governor) = found(head)
    {
        return Some(governor);
    }
    before(&clause, predicate).find_map(found)
}

/// The verb that governs `predicate` together with its noun: "missed the chance to sign", in which no chance is left.
pub(super) fn phrase(reading: &Reading<'_>, clause: Range<usize>, predicate: usize) -> Option<usize> {
    before(&clause, predicate).filter(|&at| signature::is_listed(reading, at)).find(|&at| {
        signature::complement(reading, at, clause.end)
            .is_some_and(|(inner, frame)| inner == predicate && signature::is_phrase(reading, at, inner, frame))
    })
}

fn before(clause: &Range<usize>, predicate: usize) -> impl Iterator<Item = usize> + use<> {
    (clause.start.max(predicate.saturating_sub(REACH))..predicate).rev()
}

/// Whether a word may bear on a complement at all.
fn may_govern(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.pos(word), Pos::Verb | Pos::Aux | Pos::Adj | Pos::Adv | Pos::Noun)
        && (reading.cues(word).intersects(THROUGH)
            || signature::is_listed(reading, word)
            || super::polarity::is_affixed(reading, word))
}

fn governs(reading: &Reading<'_>, word: usize, inner: usize, frame: Frame) -> bool {
    signature::of(reading, word, inner, frame).is_some()
        || frame != Frame::That && frame != Frame::Bare && reading.cues(word).intersects(THROUGH)
        || frame == Frame::To && super::polarity::is_affixed(reading, word)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Certainty, Polarity, certainty, polarity, sample};

    /// What is said of `predicate`: whether it is so, and how certain that is.
    #[track_caller]
    fn check(text: &str, predicate: &str, expected: Polarity, certain: Certainty) {
        sample::reading(text, |reading| {
            let clause = 0..reading.tokens.len();
            let at = clause.clone().find(|&at| reading.written(at) == predicate).unwrap();
            let found = polarity::of(&reading, clause.clone(), Some(at)).0;
            assert_eq!((found, certainty::of(&reading, clause, Some(at)).0), (expected, certain), "{text:?}");
        });
    }

    #[test]
    fn what_is_implied_follows_the_signature() {
        use Certainty::{Certain, Unknown};
        use Polarity::{Negative, Positive};
        check("The town failed to sign the plan.", "sign", Negative, Certain);
        check("The town did not fail to sign the plan.", "sign", Positive, Certain);
        check("The town managed to sign the plan.", "sign", Positive, Certain);
        check("The town did not manage to sign the plan.", "sign", Negative, Certain);
        check("The town refused to sign the plan.", "sign", Negative, Certain);
        check("The town did not refuse to sign the plan.", "sign", Positive, Unknown);
        check("The town was forced to sign the plan.", "sign", Positive, Certain);
        check("The town was not forced to sign the plan.", "sign", Negative, Unknown);
        check("The town forgot to sign the plan.", "sign", Negative, Certain);
        check("The town did not forget to sign the plan.", "sign", Positive, Certain);
        check("The town hesitated to sign the plan.", "sign", Positive, Unknown);
        check("The town did not hesitate to sign the plan.", "sign", Positive, Certain);
    }

    #[test]
    fn what_is_known_or_forgotten_is_so() {
        use Polarity::Positive;
        check("The town did not forget that the port signed the plan.", "signed", Positive, Certainty::Certain);
        check("The town did not know that the port signed the plan.", "signed", Positive, Certainty::Certain);
        check("It is not true that the port signed the plan.", "signed", Polarity::Negative, Certainty::Certain);
        check("It is false that the port signed the plan.", "signed", Polarity::Negative, Certainty::Certain);
    }

    #[test]
    fn two_negations_may_stand_in_two_clauses() {
        use Polarity::{Negative, Positive};
        check("There is no plan.", "is", Negative, Certainty::Certain);
        check("It is not the case that the town has no plan.", "has", Positive, Certainty::Certain);
        check("It is not true that the town did not sign the plan.", "sign", Positive, Certainty::Certain);
        check("No town failed to sign the plan.", "sign", Positive, Certainty::Certain);
        check("The town never hesitated to sign the plan.", "sign", Positive, Certainty::Certain);
    }

    #[test]
    fn a_verb_and_its_noun_imply_together() {
        use Certainty::{Certain, Unknown};
        use Polarity::{Negative, Positive};
        check("The town missed the chance to sign the plan.", "sign", Negative, Certain);
        check("The town took the opportunity to sign the plan.", "sign", Positive, Certain);
        check("The town has yet to sign the plan.", "sign", Negative, Certain);
        check("The town wasted no time in signing the plan.", "signing", Positive, Certain);
        check("The town stopped short of signing the plan.", "signing", Negative, Certain);
        check("The town decided to sign the plan.", "sign", Positive, Unknown);
        check("The town was told to sign the plan.", "sign", Positive, Unknown);
    }

    #[test]
    fn signatures_are_chained() {
        use Certainty::{Certain, Unknown};
        use Polarity::{Negative, Positive};
        check("The town managed to avoid signing the plan.", "signing", Negative, Certain);
        check("The town did not manage to avoid signing the plan.", "signing", Positive, Certain);
        check("The mayor failed to prevent the town from signing the plan.", "signing", Positive, Unknown);
        check("The town was forced to refrain from signing the plan.", "signing", Negative, Certain);
    }

    #[test]
    fn what_is_agreed_or_decided_is_an_event_of_its_own() {
        check("The town decided not to sign the plan.", "decided", Polarity::Positive, Certainty::Certain);
        check("The town decided not to sign the plan.", "sign", Polarity::Negative, Certainty::Unknown);
        check("The town failed to sign the plan.", "failed", Polarity::Negative, Certainty::Certain);
        check("The town did not refuse to sign the plan.", "refuse", Polarity::Positive, Certainty::Unknown);
    }

    #[test]
    fn what_is_done_without_is_not_done() {
        check("The mayor left without signing the plan.", "signing", Polarity::Negative, Certainty::Certain);
        check("The mayor left without signing the plan.", "left", Polarity::Positive, Certainty::Certain);
    }
}
