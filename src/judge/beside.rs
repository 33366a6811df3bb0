//! What are two texts to each other that a caller puts beside each other?

use super::bearing::borne_apart;
use super::compatible::{are_of_two, may_both_be};
use super::contrast::{
    Outcome, added, leaves_either_way, leaves_open, outcome, replaced, tells_of_somebody, tenses_exclude,
};
use super::decide::{DECISIVE, Sensitivity, verdict};
use super::evidence::wordlist::{Class, is};
use super::evidence::{Evidence, Tends, is_denied_by_both, rest, strongest};
use super::otherwise::{differ, exchanged};
use super::pair::{Pair, Side};
use super::told_apart::topics_told_apart;
use super::verdict::{Entails, Judgement, ReasonKind, Relation, Scores};
use crate::claim::Claim;
use crate::lexicon::Cues;

/// Two texts that a caller puts beside each other are about one thing, or he would not ask: the model decides, if there are
/// words on both sides to show.
pub(super) fn side_by_side(
    pair: &Pair<'_>,
    evidence: &[Evidence],
    scores: Scores,
    sensitivity: Sensitivity,
) -> Judgement {
    let (contradiction, agreement) = sensitivity.bounds_of_texts();
    let scores = with_unfitted(pair, evidence, without_open(pair, with_paraphrase(pair, evidence, scores)));
    let scores = if pair.people_apart() { without_others(scores) } else { scores };
    if topics_told_apart(pair) {
        return verdict(pair, evidence, scores, Relation::Divergence, None);
    }
    let (scores, excluded) = with_one_place(pair, scores);
    let of_one_thing = || !are_of_two(pair, evidence);
    if let Some(excluded) = excluded.filter(|e| of_one_thing() && !borne_apart(pair, &[e])) {
        return verdict(pair, &[excluded], scores, Relation::Contradiction, None);
    }
    let against = strongest(evidence, Tends::Contradiction);
    let topic = pair.cover.topic_best();
    let close = topic >= 0.3 && pair.anchors() > 0 || topic >= 0.45 || replaced(pair.a, pair.b);
    let related = close || scores.contradiction >= TOLD && topic >= 0.15 && of_one(pair);
    let contradiction = match () {
        () if against == 0 => contradiction + UNSEEN,
        () if may_both_be(pair, evidence) => contradiction.max(OF_BOTH),
        () => contradiction,
    };
    let likely = scores.contradiction >= contradiction && scores.contradiction > scores.agreement;
    if related && likely && !is_denied_by_both(pair) && of_one_thing() {
        if against > 0 {
            return verdict(pair, evidence, scores, Relation::Contradiction, None);
        }
        // Two lists may both be right.
        let lists = evidence.iter().any(|e| e.kind == ReasonKind::Member);
        if let Some(rest) = rest(pair).filter(|_| !lists) {
            return verdict(pair, &[rest], scores, Relation::Contradiction, None);
        }
    }
    // How firmly a text puts what it says, the model has looked at: a "may" somewhere in it leaves the rest as it is.
    let held_alike = pair.a.is_denied() == pair.b.is_denied();
    let entails = |score: f32| held_alike && score >= agreement;
    match Entails::of(entails(scores.forward), entails(scores.backward)) {
        Some(entails) if against < DECISIVE => verdict(pair, evidence, scores, Relation::Agreement, Some(entails)),
        _ if related => verdict(pair, evidence, scores, Relation::Divergence, None),
        _ => verdict(pair, evidence, scores, Relation::Unrelated, None),
    }
}

/// From this probability on, a contradiction is told of two texts that have little in common, if neither speaks of somebody who
/// may be another.
const TOLD: f32 = 0.6;

fn of_one(pair: &Pair<'_>) -> bool {
    ![Side::A, Side::B].into_iter().any(|side| tells_of_somebody(pair, side))
}

/// So much more probable must a contradiction of two texts be of which no phenomenon is seen: of the held-out pairs of
/// people's making that the model gives a half to, and of which none is, only every other one is a contradiction.
const UNSEEN: f32 = 0.1;

/// So probable must a contradiction be where all that speaks for it may well be true of both.
const OF_BOTH: f32 = 0.9;

/// The scores of two texts that each name another: neither says what the other does.
fn without_others(scores: Scores) -> Scores {
    /// What does not follow may be so all the same.
    const OPEN: f32 = 0.3;
    let (forward, backward) = (scores.forward.min(OPEN), scores.backward.min(OPEN));
    Scores { agreement: forward.max(backward), forward, backward, ..scores }
}

/// The scores with what clear evidence is worth of a kind that the model has not been fitted on: another order, another
/// share of a set, another cause.
fn with_unfitted(pair: &Pair<'_>, evidence: &[Evidence], scores: Scores) -> Scores {
    /// What is worth so much is who did it to whom; what is worth more is surer than the parser is.
    const SWAPPED: u8 = 80;
    let against = evidence.iter().filter(|e| e.tends == Tends::Contradiction);
    let against = against.filter(|e| {
        e.is_unfitted()
            || e.kind == ReasonKind::Participant && (e.strength > SWAPPED || e.strength == SWAPPED && one_wins(pair))
    });
    let Some(strength) = against.map(|e| e.strength).max().filter(|&strength| strength >= DECISIVE) else {
        return scores;
    };
    let contradiction = scores.contradiction.max(f32::from(strength) / 100.0);
    let most = |score: f32| score.min(1.0 - contradiction);
    let (forward, backward) = (most(scores.forward), most(scores.backward));
    Scores { contradiction, agreement: forward.max(backward), forward, backward, ..scores }
}

/// Whether what both tell is a win, or a death: the one who did it to the other can't have suffered it from him.
fn one_wins(pair: &Pair<'_>) -> bool {
    let deed = |side: Side| {
        pair.predicate(side).is_some_and(|at| {
            let word = &pair.claim(side).words[at];
            !word.negated && (is(word, Class::WINS) || word.cues.contains(Cues::DEATH))
        })
    };
    deed(Side::A) && deed(Side::B)
}

/// The scores of two texts with what their likeness is worth: of long texts that share most of what they say, each says
/// the other, even if neither entails every detail; of short ones, one word makes the difference.
fn with_paraphrase(pair: &Pair<'_>, evidence: &[Evidence], scores: Scores) -> Scores {
    /// So many words has a sentence of the news, about.
    const LONG: f32 = 16.0;
    /// A contradiction less probable than this is none that likeness would have to answer for.
    const OPEN: f32 = 0.2;
    /// A contradiction as probable as this may be told as one.
    const LIKELY: f32 = 0.4;
    /// How far one counts that is less probable, where it is no word in one place that it rests on: the more is said in other
    /// words, the more seems to be opposed.
    const DOUBTFUL: f32 = 0.5;
    /// An entailment less probable than this the model denies.
    const DOUBTED: f32 = 0.5;
    // What is done to one thing in two ways is no likeness: copyright that stays, copyright that is transferred.
    let both_tell = [Side::A, Side::B].into_iter().all(|side| pair.predicate(side).is_some());
    if both_tell && !pair.same_predicate()
        || differ(pair, evidence)
        || exchanged(pair)
        || bounded_otherwise(pair.a, pair.b)
        || bounded_otherwise(pair.b, pair.a)
    {
        return scores;
    }
    let words = pair.a.words.len().min(pair.b.words.len()) as f32;
    let length = (words / LONG).min(1.0);
    let opposed = match () {
        () if scores.contradiction < OPEN => 0.0,
        () if scores.contradiction >= LIKELY || replaced(pair.a, pair.b) => scores.contradiction,
        () if denials(pair.a) != denials(pair.b) => scores.contradiction,
        () => DOUBTFUL * scores.contradiction,
    };
    let share = scores.overlap * length * length * (1.0 - opposed);
    // What one text adds to the other in one place, the model has looked at: "all words of the context" does not say "all
    // words".
    let added = added(pair.a, pair.b);
    let raised = |score: f32, to: Side| if added == Some(to) && score < DOUBTED { score } else { score.max(share) };
    let (forward, backward) = (raised(scores.forward, Side::B), raised(scores.backward, Side::A));
    Scores { agreement: forward.max(backward), forward, backward, ..scores }
}

/// How many words of a claim deny something.
fn denials(claim: &Claim) -> usize {
    let cues = Cues::NEGATION.union(Cues::NONE);
    claim.words.iter().filter(|word| word.cues.intersects(cues)).count()
}

/// The scores without what the premise leaves open, and without a contradiction of what either leaves open.
fn without_open(pair: &Pair<'_>, scores: Scores) -> Scores {
    /// What is tried or doubted may be so all the same.
    const OPEN: f32 = 0.3;
    let closed = |score: f32, from: Side| if leaves_open(pair, from) { score.min(OPEN) } else { score };
    let (forward, backward) = (closed(scores.forward, Side::A), closed(scores.backward, Side::B));
    // What will be has not been.
    let (forward, backward) =
        if tenses_exclude(pair) { (forward.min(OPEN), backward.min(OPEN)) } else { (forward, backward) };
    let open = leaves_either_way(pair) || speak_of_others(pair);
    let contradiction = if open { scores.contradiction.min(OPEN) } else { scores.contradiction };
    Scores { contradiction, agreement: forward.max(backward), forward, backward, ..scores }
}

/// The scores with what the one place says in which two texts differ, and what excludes one of them by it.
fn with_one_place(pair: &Pair<'_>, scores: Scores) -> (Scores, Option<Evidence>) {
    /// What the place says is sure; what else there is in the texts may yet be otherwise.
    const SURE: f32 = 0.8;
    /// What does not follow may be so all the same.
    const OPEN: f32 = 0.3;
    let (mut forward, mut backward, mut contradiction) = (scores.forward, scores.backward, scores.contradiction);
    let mut excluded = None;
    for (premise, score) in [(Side::A, &mut forward), (Side::B, &mut backward)] {
        match outcome(pair, premise) {
            Some(Outcome::Follows) => {
                *score = score.max(SURE);
                contradiction = contradiction.min(1.0 - SURE);
            }
            Some(Outcome::Open) => {
                *score = score.min(OPEN);
                contradiction = contradiction.min(OPEN);
            }
            Some(Outcome::Unsaid) => *score = score.min(OPEN),
            Some(Outcome::Excluded(kind, p, h)) => {
                *score = score.min(1.0 - SURE);
                contradiction = contradiction.max(SURE);
                let (a, b) = if premise == Side::A { (p, h) } else { (h, p) };
                let (tends, strength) = (Tends::Contradiction, DECISIVE);
                excluded = Some(Evidence { kind, tends, strength, a, b });
            }
            None => {}
        }
    }
    (Scores { agreement: forward.max(backward), forward, backward, contradiction, ..scores }, excluded)
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
    fn what_will_be_has_not_been() {
        check("The factory will close in March.", "The factory closed in March.", Relation::Divergence);
    }

    #[test]
    fn who_wins_is_not_beaten() {
        let (win, loss) = ("Norland beat Dornum in the final.", "Dornum beat Norland in the final.");
        check(win, loss, Relation::Contradiction);
        check("Peter married Anna in 1990.", "Anna married Peter in 1990.", Relation::Divergence);
    }

    #[test]
    fn what_differs_in_one_place_is_related() {
        assert_ne!(judge("The guests are in Norland.", "The guests are in Dornum.").relation, Relation::Unrelated);
    }
}
