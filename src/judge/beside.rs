//! What are two texts to each other that a caller puts beside each other?

use super::contrast::{added, leaves_either_way, leaves_open, replaced, tells_of_somebody};
use super::decide::{DECISIVE, Sensitivity, entailed, verdict};
use super::evidence::wordlist::{Class, is};
use super::evidence::{Evidence, Tends, rest, strongest};
use super::pair::{Pair, Side};
use super::retold::differ;
use super::verdict::{Judgement, ReasonKind, Relation, Scores};
use crate::claim::{Claim, Role};
use crate::text::Span;

/// Two texts that a caller puts beside each other are about one thing, or he would not ask: the model decides, if there are
/// words on both sides to show.
pub(super) fn side_by_side(
    pair: &Pair<'_>,
    evidence: &[Evidence],
    scores: Scores,
    sensitivity: Sensitivity,
) -> Judgement {
    let (contradiction, agreement) = sensitivity.bounds_of_texts();
    let scores = without_open(pair, with_unfitted(evidence, with_paraphrase(pair, evidence, scores)));
    let against = strongest(evidence, Tends::Contradiction);
    let topic = pair.cover.topic_best();
    let related = topic >= 0.3 && pair.anchors() > 0 || topic >= 0.45 || replaced(pair.a, pair.b);
    let contradiction = match () {
        () if against == 0 => contradiction + UNSEEN,
        () if may_both_be(pair, evidence) => contradiction.max(OF_BOTH),
        () => contradiction,
    };
    if related && scores.contradiction >= contradiction && scores.contradiction > scores.agreement {
        if against > 0 {
            return verdict(pair, evidence, scores, Relation::Contradiction, None);
        }
        // Two lists may both be right.
        let lists = evidence.iter().any(|e| e.kind == ReasonKind::Member);
        if let Some(rest) = rest(pair).filter(|_| !lists) {
            return verdict(pair, &[rest], scores, Relation::Contradiction, None);
        }
    }
    match entailed(pair, scores, agreement) {
        Some(entails) if against < DECISIVE => verdict(pair, evidence, scores, Relation::Agreement, Some(entails)),
        _ if related => verdict(pair, evidence, scores, Relation::Divergence, None),
        _ => verdict(pair, evidence, scores, Relation::Unrelated, None),
    }
}

/// So much more probable must a contradiction of two texts be of which no phenomenon is seen: of the held-out pairs of
/// people's making that the model gives a half to, and of which none is, only every other one is a contradiction.
const UNSEEN: f32 = 0.1;

/// So probable must a contradiction be where all that speaks for it may well be true of both.
const OF_BOTH: f32 = 0.9;

/// Whether all that speaks against a pair may be true of both. Somebody who is not named, or what he does, is another: a man
/// sang, a woman sang. Or a day is told of on the other side too: a bridge closed in May and opened in June, it opened in June.
fn may_both_be(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    /// Words that the lexicon does not know to exclude each other, or that hang on different words.
    const DOUBTFUL: u8 = 30;
    let somebody = [Side::A, Side::B].into_iter().any(|side| tells_of_somebody(pair, side));
    let main = |claim: &Claim, shown: Span| {
        let at = claim.words.iter().find(|word| word.span == shown);
        at.is_some_and(|word| matches!(word.role, Role::Subject | Role::Predicate))
    };
    let told = |claim: &Claim, shown: Span, other: &Claim| {
        let mut times = claim.words.iter().filter(|word| word.time && shown.contains(word.span));
        times.any(|time| other.words.iter().any(|word| word.time && word.key == time.key))
    };
    let mut against = evidence.iter().filter(|e| e.tends == Tends::Contradiction);
    against.all(|e| match e.kind {
        ReasonKind::Exclusive => somebody && (e.strength <= DOUBTFUL || main(pair.a, e.a) && main(pair.b, e.b)),
        ReasonKind::Time => told(pair.a, e.a, pair.b) || told(pair.b, e.b, pair.a),
        _ => false,
    })
}

/// The scores with what clear evidence is worth of a kind that the model has not been fitted on: another order, another
/// share of a set, another cause.
fn with_unfitted(evidence: &[Evidence], scores: Scores) -> Scores {
    let against = evidence.iter().filter(|e| e.tends == Tends::Contradiction && e.is_unfitted());
    let Some(strength) = against.map(|e| e.strength).max().filter(|&strength| strength >= DECISIVE) else {
        return scores;
    };
    let contradiction = scores.contradiction.max(f32::from(strength) / 100.0);
    let most = |score: f32| score.min(1.0 - contradiction);
    let (forward, backward) = (most(scores.forward), most(scores.backward));
    Scores { contradiction, agreement: forward.max(backward), forward, backward, ..scores }
}

/// The scores of two texts with what their likeness is worth: of long texts that share most of what they say, each says
/// the other, even if neither entails every detail; of short ones, one word makes the difference.
fn with_paraphrase(pair: &Pair<'_>, evidence: &[Evidence], scores: Scores) -> Scores {
    /// So many words has a sentence of the news, about.
    const LONG: f32 = 16.0;
    /// A contradiction less probable than this is none that likeness would have to answer for.
    const OPEN: f32 = 0.2;
    /// An entailment less probable than this the model denies.
    const DOUBTED: f32 = 0.5;
    if differ(pair, evidence) || bounded_otherwise(pair.a, pair.b) || bounded_otherwise(pair.b, pair.a) {
        return scores;
    }
    let words = pair.a.words.len().min(pair.b.words.len()) as f32;
    let length = (words / LONG).min(1.0);
    let opposed = if scores.contradiction < OPEN { 0.0 } else { scores.contradiction };
    let share = scores.overlap * length * length * (1.0 - opposed);
    // What one text adds to the other in one place, the model has looked at: "all words of the context" does not say "all
    // words".
    let added = added(pair.a, pair.b);
    let raised = |score: f32, to: Side| if added == Some(to) && score < DOUBTED { score } else { score.max(share) };
    let (forward, backward) = (raised(scores.forward, Side::B), raised(scores.backward, Side::A));
    Scores { agreement: forward.max(backward), forward, backward, ..scores }
}

/// The scores without what the premise leaves open, and without a contradiction of what either leaves open.
fn without_open(pair: &Pair<'_>, scores: Scores) -> Scores {
    /// What is tried or doubted may be so all the same.
    const OPEN: f32 = 0.3;
    let closed = |score: f32, from: Side| if leaves_open(pair, from) { score.min(OPEN) } else { score };
    let (forward, backward) = (closed(scores.forward, Side::A), closed(scores.backward, Side::B));
    let open = leaves_either_way(pair) || speak_of_others(pair);
    let contradiction = if open { scores.contradiction.min(OPEN) } else { scores.contradiction };
    Scores { contradiction, agreement: forward.max(backward), forward, backward, ..scores }
}

/// Whether one text says it of who speaks and the other of who is spoken to.
fn speak_of_others(pair: &Pair<'_>) -> bool {
    let subject = |side: Side| pair.subject(side).map(|at| &pair.claim(side).words[at]);
    let (Some(x), Some(y)) = (subject(Side::A), subject(Side::B)) else { return false };
    let one = |x, y| is(x, Class::SPEAKER) && is(y, Class::ADDRESSEE);
    one(x, y) || one(y, x)
}

/// Whether a claim has a number with a bound, "more than ten", that the other does not have just so.
fn bounded_otherwise(claim: &Claim, other: &Claim) -> bool {
    let mut bounded = claim.quantities.iter().filter(|x| x.low < x.high);
    bounded.any(|x| !other.quantities.iter().any(|y| x.low == y.low && x.high == y.high))
}

#[cfg(test)]
mod tests {
    use super::super::{Relation, judge};

    #[track_caller]
    fn check(a: &str, b: &str, expected: Relation) {
        let judgement = judge(a, b);
        assert_eq!(judgement.relation, expected, "{a} / {b}: {:?}", judgement.scores);
    }

    #[test]
    fn what_one_text_denies_the_other_says() {
        check("The council sold the old bridge.", "The council did not sell the old bridge.", Relation::Contradiction);
    }

    #[test]
    fn a_man_and_a_woman_may_be_two() {
        check("A man is singing in the hall.", "A woman is singing in the hall.", Relation::Divergence);
        check("A man is sitting on the bridge.", "A man is standing on the bridge.", Relation::Divergence);
    }

    #[test]
    fn a_day_that_both_tell_of_is_no_other_day() {
        let (long, short) = (
            "Ann Lee spoke in Dornum in May 2004, where a storm sank the ferry in 1945.",
            "A storm sank the ferry in 1945.",
        );
        assert_ne!(judge(long, short).relation, Relation::Contradiction);
    }

    #[test]
    fn what_differs_in_one_place_is_related() {
        assert_ne!(judge("The guests are in Norland.", "The guests are in Dornum.").relation, Relation::Unrelated);
    }
}
