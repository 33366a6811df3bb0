//! What are two short texts to each other, each read as a small document?

use super::align::align;
use super::contrast::{TextFeatures, text_features};
use super::features::{Counts, features};
use super::note::VERBATIM;
use super::pair::{Pair, Side};
use super::profile::Profile;
use super::scene::Scenes;
use super::similar::{Room, similarity};
use super::verdict::{Entails, Judgement, Reason, ReasonKind, Relation, Scores};
use super::{Bench, Sensitivity, evidence};
use crate::analysis::analyze_with;
use crate::claim::{Claim, passage};
use crate::lexicon::Lexicon;
use crate::text::Document;

/// At most so many sentences of a text are judged one by one; the rest counts only as part of the whole.
const MOST_SENTENCES: usize = 64;

/// Judges two texts: whether `a` entails `b`, `b` entails `a`, or both can't be true.
///
/// `b` is entailed if each of its sentences is entailed by `a` as a whole; the contradiction is the strongest one found
/// between a sentence of one and the whole of the other. Spans of the reasons are byte offsets into `a` and `b`.
/// `judge(b, a)` is the exact mirror of `judge(a, b)`. Never fails: of texts that are not understood, nothing is said.
///
/// ```
/// use gainsay::{Relation, judge};
///
/// let judgement = judge("The council approved the budget on Monday.", "The council rejected the budget.");
/// assert_eq!(judgement.relation, Relation::Contradiction);
/// assert_eq!(judgement.reasons[0].left.text, "approved");
/// assert_eq!(judgement.reasons[0].right.text, "rejected");
/// ```
#[must_use]
pub fn judge(a: &str, b: &str) -> Judgement {
    judge_with(&Lexicon::english(), Sensitivity::default(), a, b)
}

/// [`judge`] with settings.
pub(crate) fn judge_with(lexicon: &Lexicon, sensitivity: Sensitivity, a: &str, b: &str) -> Judgement {
    let (a_first, one) = (a <= b, a.split_whitespace().eq(b.split_whitespace()));
    let (a, b) = (Text::read(lexicon, a), Text::read(lexicon, b));
    if one && !a.whole.words.is_empty() {
        return Judgement::verbatim(&a.whole, &b.whole);
    }
    let both_single = a.is_single() && b.is_single();
    let mut bench = Bench::new(lexicon, sensitivity);
    // A contradiction, and anything else.
    let mut best: [Option<Judgement>; 2] = [None, None];
    let (mut forward, mut backward) = (1.0f32, 1.0f32);
    let mut contradiction = 0.0f32;
    for (left, right, direction) in pairs(&a, &b, a_first) {
        let judgement = bench.judge(left, right);
        let scores = judgement.scores;
        contradiction = contradiction.max(scores.contradiction);
        if direction != Direction::Backward {
            forward = forward.min(scores.forward);
        }
        if direction != Direction::Forward {
            backward = backward.min(scores.backward);
        }
        let best = &mut best[usize::from(judgement.relation != Relation::Contradiction)];
        if best.as_ref().is_none_or(|best| rank(&judgement) > rank(best)) {
            *best = Some(judgement);
        }
    }
    let bound = sensitivity.bounds_of_texts().1;
    // What follows from a text as a whole is not contradicted by one of its sentences.
    let entailed = forward.max(backward);
    let follows = entailed >= bound && entailed > contradiction;
    let [against, other] = best;
    let best = if follows { other.or(against) } else { against.or(other) };
    let Some(mut best) = best else { return Judgement::unrelated() };
    let overlap = if both_single { best.scores.overlap } else { bench.judge(&a.whole, &b.whole).scores.overlap };
    // One sentence of several may agree without the text being entailed.
    let overlap = less_opposed(overlap, contradiction);
    best.scores = Scores {
        agreement: at_least_alike(forward.max(backward), overlap, contradiction),
        forward,
        backward,
        contradiction,
        overlap,
    };
    best.settle(bound);
    best
}

/// What two texts have in common, less what they say against each other: of texts of the same words, those that contradict
/// each other are less alike.
fn less_opposed(overlap: f32, contradiction: f32) -> f32 {
    /// A contradiction less probable than this is none.
    const NONE: f32 = 0.1;
    /// What one that is certain takes away.
    const WHOLE: f32 = 0.125;
    (overlap - WHOLE * (contradiction - NONE).max(0.0)).max(0.0)
}

/// The probability that two texts agree: that one follows from the other or, where neither does, that they tell the same in
/// other words, which is the more probable the more alike they are.
fn at_least_alike(entailed: f32, overlap: f32, contradiction: f32) -> f32 {
    /// What the likeness of two texts that are wholly alike is worth.
    const WORTH: f32 = 0.3;
    1.0 - (1.0 - entailed) * (1.0 - WORTH * overlap * (1.0 - contradiction))
}

/// Which entailment a pair of a whole and a part bears on.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Direction {
    Forward,
    Backward,
    Both,
}

/// A text as one claim and as the claims of its sentences.
struct Text {
    whole: Claim,
    sentences: Vec<Claim>,
}

impl Text {
    fn read(lexicon: &Lexicon, text: &str) -> Text {
        let document = Document::new("text", text);
        let (whole, mut sentences) = passage(lexicon, &document, &analyze_with(lexicon, &document));
        sentences.truncate(MOST_SENTENCES);
        Text { whole, sentences }
    }

    fn is_single(&self) -> bool {
        self.sentences.len() <= 1
    }
}

/// The claims to be judged, in an order that is the same for `judge(b, a)`: of two equal verdicts the first is told.
fn pairs<'t>(a: &'t Text, b: &'t Text, a_first: bool) -> Vec<(&'t Claim, &'t Claim, Direction)> {
    if a.is_single() && b.is_single() {
        return vec![(&a.whole, &b.whole, Direction::Both)];
    }
    let forward = b.sentences.iter().map(|part| (&a.whole, part, Direction::Forward));
    let backward = a.sentences.iter().map(|part| (part, &b.whole, Direction::Backward));
    if a_first { forward.chain(backward).collect() } else { backward.chain(forward).collect() }
}

/// What is worth telling first: a contradiction, an agreement, a divergence; then the surest.
fn rank(judgement: &Judgement) -> (u8, u32) {
    let kind = match judgement.relation {
        Relation::Contradiction => 3,
        Relation::Agreement => 2,
        Relation::Divergence => 1,
        Relation::Unrelated => 0,
    };
    (kind, (judgement.confidence * 10_000.0) as u32)
}

impl Judgement {
    /// Of two texts with the same words.
    fn verbatim(a: &Claim, b: &Claim) -> Judgement {
        let (left, right) = (a.quote(a.span), b.quote(b.span));
        let reason = Reason { kind: ReasonKind::Paraphrase, left, right, note: VERBATIM.to_owned() };
        let scores = Scores { agreement: 1.0, forward: 1.0, backward: 1.0, contradiction: 0.0, overlap: 1.0 };
        let (relation, entails) = (Relation::Agreement, Some(Entails::Both));
        Judgement { relation, entails, confidence: 1.0, scores, reasons: vec![reason] }
    }

    /// Takes back an agreement that holds for a part only: the whole is not entailed with this probability.
    fn settle(&mut self, bound: f32) {
        if self.relation != Relation::Agreement {
            return;
        }
        self.entails = Entails::of(self.scores.forward >= bound, self.scores.backward >= bound);
        if self.entails.is_none() {
            self.relation = Relation::Divergence;
        }
        self.confidence = self.scores.agreement;
    }
}

/// The features of two texts in both directions, as the whole of one against the whole of the other.
pub(super) fn features_of(lexicon: &Lexicon, a: &str, b: &str) -> (TextFeatures, TextFeatures) {
    let (a, b) = (Text::read(lexicon, a), Text::read(lexicon, b));
    let mut scratch = Default::default();
    let (x, y) = (Profile::of(lexicon, &a.whole), Profile::of(lexicon, &b.whole));
    let alignment = align(lexicon, &x, &y, &mut scratch);
    let pair = Pair::new(&x, &y, alignment, Scenes::of(&a.whole, &b.whole), false);
    let mut evidence = Vec::new();
    evidence::observe(&pair, &mut evidence);
    let likeness = similarity(lexicon, &pair, &mut Room::default());
    let counts = Counts::of(&pair, &evidence, likeness);
    let seen = |premise| text_features(&pair, &evidence, &features(&pair, &counts, premise), premise);
    (seen(Side::A), seen(Side::B))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_says_no_sentence_of_it_contradicts() {
        let long = "Ann Lee died in Harwick in 1970 at the age of eighty. She was fifty years old when she left Dornum in 1940.";
        assert_ne!(judge(long, "Ann Lee died in Harwick in 1970.").relation, Relation::Contradiction);
    }

    #[test]
    fn a_text_says_what_it_says() {
        for text in ["Hm, no! She left.", "Nobody came, and somebody came.", "12 of 40 died\nin  Harwick.", "Il pleut."]
        {
            let judgement = judge(text, &text.replace('\n', " "));
            assert_eq!((judgement.relation, judgement.entails), (Relation::Agreement, Some(Entails::Both)), "{text}");
            assert_eq!(judgement.reasons[0].note, VERBATIM);
        }
        assert_eq!(judge("", "").relation, Relation::Unrelated);
    }

    #[test]
    fn texts_that_contradict_each_other_are_less_alike() {
        let (a, b) = ("The old bridge was closed on Monday.", "The old bridge was not closed on Monday.");
        assert!(judge(a, b).scores.overlap < judge(a, a).scores.overlap);
    }
}
