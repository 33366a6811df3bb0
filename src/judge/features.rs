//! How does the fitted model see a pair of claims?

use super::evidence::{Evidence, Tends};
use super::pair::{Pair, Side};
use super::slot::{Says, Slot, reckoned, says};
use super::verdict::ReasonKind;
use crate::analysis::Certainty;
use crate::claim::{Claim, Role, Word};
use crate::judge::align::How;
use crate::lexicon::{Cues, WordRelation};

/// The pair as numbers, read from one side to the other: does the premise entail the hypothesis?
///
/// Shares and strengths are in percent, the rest are counts; nothing here depends on which words they are.
pub(super) type Features = [i16; NAMES.len()];

/// What each feature says, in order; `p` is the premise, `h` the hypothesis.
pub(super) const NAMES: [&str; 71] = [
    "meaning cover of h",
    "meaning cover of p",
    "topic cover of h",
    "topic cover of p",
    "names of h left over",
    "names of p left over",
    "numbers of h left over",
    "heaviest word of h left over",
    "words of h left over",
    "words of p left over",
    "words of h",
    "words of p",
    "synonyms",
    "derivations",
    "opposites",
    "opposites under one negation",
    "exclusive words",
    "h is narrower",
    "h is broader",
    "siblings",
    "spellings",
    "converses",
    "other numbers",
    "negated predicates differ",
    "negated words differ",
    "negations in p",
    "negations in h",
    "negations differ in parity",
    "against: negation",
    "against: opposite",
    "against: quantity",
    "against: time",
    "against: place",
    "against: participant",
    "against: exclusive",
    "against: denial",
    "for: quantity",
    "for: time",
    "for: quotation",
    "for: paraphrase",
    "certainty of p",
    "certainty of h",
    "p is attributed",
    "h is attributed",
    "same holder",
    "same predicate",
    "same subject",
    "same object",
    "credit of h's predicate",
    "order kept",
    "neighbours kept",
    "p says all",
    "h says all",
    "p says some",
    "h says some",
    "p says none",
    "h says none",
    "only in h",
    "only in p",
    "number of h holds that of p",
    "number of p holds that of h",
    "anchors",
    "h stands in p",
    "modal only in h",
    "modal only in p",
    "condition in p",
    "likeness",
    "numbers in place that h follows from",
    "numbers in place that leave h open",
    "numbers in place that exclude h",
    "number of h reckoned from p",
];

/// What is counted on a pair once for both directions.
pub(super) struct Counts {
    /// The links of each sort, as they say how the first claim stands to the second.
    synonyms: i16,
    derivations: i16,
    /// Under one negation, and under two.
    opposites: [i16; 2],
    exclusive: i16,
    narrower: i16,
    broader: i16,
    siblings: i16,
    spellings: i16,
    converses: i16,
    other_numbers: i16,
    /// Of words that are no predicates, and of predicates.
    flipped: [i16; 2],
    /// The strongest evidence of each kind in `AGAINST`, and of each in `FOR`.
    against: [i16; AGAINST.len()],
    accord: [i16; FOR.len()],
    same_holder: i16,
    order: (i16, i16),
    left: [LeftOver; 2],
    likeness: i16,
}

const AGAINST: [ReasonKind; 8] = [
    ReasonKind::Negation,
    ReasonKind::Opposite,
    ReasonKind::Quantity,
    ReasonKind::Time,
    ReasonKind::Place,
    ReasonKind::Participant,
    ReasonKind::Exclusive,
    ReasonKind::Denial,
];
const FOR: [ReasonKind; 4] = [ReasonKind::Quantity, ReasonKind::Time, ReasonKind::Quotation, ReasonKind::Paraphrase];

impl Counts {
    /// What is counted on a pair of this likeness.
    pub(super) fn of(pair: &Pair<'_>, evidence: &[Evidence], likeness: f32) -> Counts {
        let mut counts = Counts {
            synonyms: 0,
            derivations: 0,
            opposites: [0; 2],
            exclusive: 0,
            narrower: 0,
            broader: 0,
            siblings: 0,
            spellings: 0,
            converses: 0,
            other_numbers: 0,
            flipped: [0; 2],
            against: [0; AGAINST.len()],
            accord: [0; FOR.len()],
            same_holder: 0,
            order: order(pair),
            left: [left_over(pair, Side::A), left_over(pair, Side::B)],
            likeness: percent(likeness),
        };
        pair.alignment.links.iter().for_each(|link| counts.add(pair.words(link), link.how));
        for e in evidence {
            let kind = e.known_as();
            let (kinds, strongest): (&[ReasonKind], &mut [i16]) = match e.tends {
                Tends::Contradiction => (&AGAINST, &mut counts.against),
                Tends::Agreement if kind == ReasonKind::Attribution => {
                    counts.same_holder = counts.same_holder.max(i16::from(e.strength));
                    continue;
                }
                Tends::Agreement => (&FOR, &mut counts.accord),
                Tends::Difference => continue,
            };
            if let Some(at) = kinds.iter().position(|&known| known == kind) {
                strongest[at] = strongest[at].max(i16::from(e.strength));
            }
        }
        counts
    }

    fn add(&mut self, (x, y): (&Word, &Word), how: How) {
        let count = match how {
            How::Lexical(WordRelation::Synonym) => Some(&mut self.synonyms),
            How::Lexical(WordRelation::Derivation) => Some(&mut self.derivations),
            How::Lexical(WordRelation::Opposite) => Some(&mut self.opposites[usize::from(x.negated != y.negated)]),
            How::Lexical(WordRelation::Exclusive) => Some(&mut self.exclusive),
            How::Lexical(WordRelation::Narrower) => Some(&mut self.narrower),
            How::Lexical(WordRelation::Broader) => Some(&mut self.broader),
            How::Lexical(WordRelation::Sibling) => Some(&mut self.siblings),
            How::Lexical(WordRelation::Converse) => Some(&mut self.converses),
            How::Spelling => Some(&mut self.spellings),
            How::OtherNumber => Some(&mut self.other_numbers),
            How::Same | How::Entity | How::Number => None,
        };
        count.into_iter().for_each(|count| *count += 1);
        if how.preserves() && (x.negated || x.without) != (y.negated || y.without) {
            let predicates = x.role == Role::Predicate || y.role == Role::Predicate;
            self.flipped[usize::from(predicates)] += 1;
        }
    }
}

fn percent(share: f32) -> i16 {
    (share * 100.0) as i16
}

/// The features of a pair on which so much has been counted, with `premise` as the side that may entail the other.
pub(crate) fn features(pair: &Pair<'_>, counts: &Counts, premise: Side) -> Features {
    let (hypothesis, p, h) = match premise {
        Side::A => (Side::B, pair.a, pair.b),
        Side::B => (Side::A, pair.b, pair.a),
    };
    let mut values = [0; NAMES.len()];
    let mut out = Row::new(&mut values);
    let c = pair.cover;
    let (cover_p, cover_h, topic_p, topic_h) = match premise {
        Side::A => (c.a, c.b, c.topic_a, c.topic_b),
        Side::B => (c.b, c.a, c.topic_b, c.topic_a),
    };
    out.extend([percent(cover_h), percent(cover_p), percent(topic_h), percent(topic_p)]);

    let [left_a, left_b] = &counts.left;
    let (left_p, left_h) = if premise == Side::A { (left_a, left_b) } else { (left_b, left_a) };
    out.extend([left_h.names, left_p.names, left_h.numbers, left_h.heaviest, left_h.words, left_p.words]);
    let content = |side: Side| pair.profile(side).terms.len() as i16;
    out.extend([content(hypothesis).min(60), content(premise).min(120)]);

    let (narrower, broader) = match premise {
        Side::A => (counts.broader, counts.narrower),
        Side::B => (counts.narrower, counts.broader),
    };
    let [opposites, cancelled] = counts.opposites;
    out.extend([counts.synonyms, counts.derivations, opposites, cancelled]);
    out.extend([counts.exclusive, narrower, broader, counts.siblings]);
    out.extend([counts.spellings, counts.converses, counts.other_numbers]);

    let negations = |side: Side| pair.profile(side).negations;
    let (np, nh) = (negations(premise), negations(hypothesis));
    let [of_words, of_predicates] = counts.flipped;
    out.extend([of_predicates, of_words, np.min(6), nh.min(6), (np + nh) % 2]);
    out.extend(counts.against);
    out.extend(counts.accord);

    out.extend([rank(p.certainty), rank(h.certainty)]);
    out.extend([i16::from(!p.attribution.is_empty()), i16::from(!h.attribution.is_empty())]);
    out.push(counts.same_holder);
    let known = |same: Option<bool>| same.map_or(1, |same| if same { 2 } else { 0 });
    out.extend([i16::from(pair.same_predicate()), known(pair.same_subject()), known(pair.same_object())]);
    let predicate = pair.profile(hypothesis).deed.map(usize::from);
    out.push(predicate.and_then(|at| pair.link(hypothesis, at)).map_or(0, |link| i16::from(link.how.credit())));
    let (order, neighbours) = counts.order;
    out.extend([order, neighbours]);

    let says = |side: Side, cue: Cues| i16::from(pair.signals(side, cue));
    for cue in [Cues::UNIVERSAL, Cues::SOME, Cues::NONE] {
        out.extend([says(premise, cue), says(hypothesis, cue)]);
    }
    let only_in = |side: Side, other: Side, cue: Cues| says(side, cue) & (1 - says(other, cue));
    out.extend([only_in(hypothesis, premise, Cues::ONLY), only_in(premise, hypothesis, Cues::ONLY)]);
    let (inside_h, inside_p) = held(p, h);
    out.extend([inside_h, inside_p, pair.anchors().min(8) as i16, i16::from(stands_in(p, h))]);
    let modal = Cues::POSSIBLE.union(Cues::PROBABLE).union(Cues::HEARSAY);
    out.extend([only_in(hypothesis, premise, modal), only_in(premise, hypothesis, modal)]);
    out.push(says(premise, Cues::CONDITION));
    out.push(counts.likeness);
    out.extend(in_place(pair, premise));
    out.push(reckoned(&p.figures, &h.figures).map_or(1, |comes| if comes { 2 } else { 0 }));
    debug_assert!(out.is_full(), "one value is pushed for each name");
    values
}

/// Values as they come.
pub(super) struct Row<'r> {
    values: &'r mut [i16],
    at: usize,
}

impl<'r> Row<'r> {
    /// A row with room for so many.
    pub(super) fn new(values: &'r mut [i16]) -> Row<'r> {
        Row { values, at: 0 }
    }

    pub(super) fn push(&mut self, value: i16) {
        if let Some(place) = self.values.get_mut(self.at) {
            *place = value;
        }
        self.at += 1;
    }

    pub(super) fn extend<const N: usize>(&mut self, values: [i16; N]) {
        values.into_iter().for_each(|value| self.push(value));
    }

    /// Whether there came as many values as there is room for.
    pub(super) fn is_full(&self) -> bool {
        self.at == self.values.len()
    }
}

struct LeftOver {
    names: i16,
    numbers: i16,
    heaviest: i16,
    words: i16,
}

fn left_over(pair: &Pair<'_>, side: Side) -> LeftOver {
    let mut left = LeftOver { names: 0, numbers: 0, heaviest: 0, words: 0 };
    for (at, word) in pair.claim(side).words.iter().enumerate() {
        if word.weight == 0 || pair.is_met(side, at) {
            continue;
        }
        left.words += 1;
        left.names += i16::from(word.name.is_some());
        left.numbers += i16::from(word.quantity.is_some());
        left.heaviest = left.heaviest.max(i16::from(word.weight));
    }
    left.words = left.words.min(60);
    left
}

fn rank(certainty: Certainty) -> i16 {
    match certainty {
        Certainty::Certain => 3,
        Certainty::Probable => 2,
        Certainty::Possible => 1,
        Certainty::Unknown => 0,
    }
}

/// Of the links in a row, how many keep their order on the other side, and how many stay next to each other; in percent.
fn order(pair: &Pair<'_>) -> (i16, i16) {
    let links = &pair.alignment.links;
    if links.len() < 2 {
        return (100, 100);
    }
    let steps = links.windows(2);
    let kept = steps.clone().filter(|two| two[0].b < two[1].b).count();
    let next = steps.filter(|two| two[1].a - two[0].a <= 3 && two[1].b > two[0].b && two[1].b - two[0].b <= 3).count();
    let share = |n: usize| (100 * n / (links.len() - 1)) as i16;
    (share(kept), share(next))
}

/// How many numbers of one side lie within a number of the other, of the same kind. Of a table only the first are looked at.
fn held(p: &Claim, h: &Claim) -> (i16, i16) {
    const MOST: usize = 64;
    let mut holds = (0, 0);
    for x in p.quantities.iter().take(MOST) {
        for y in h.quantities.iter().take(MOST).filter(|y| y.kind == x.kind) {
            holds.0 += i16::from(y.low <= x.low && x.high <= y.high);
            holds.1 += i16::from(x.low <= y.low && y.high <= x.high);
        }
    }
    (holds.0.min(5), holds.1.min(5))
}

/// Of the numbers in one place, how many of the premise say what the hypothesis says, leave it open, exclude it.
fn in_place(pair: &Pair<'_>, premise: Side) -> [i16; 3] {
    let slots = pair.slots();
    let of = |answer: Says| {
        let says = |slot: &&Slot<'_>| match premise {
            Side::A => says(slot.a, slot.b) == answer,
            Side::B => says(slot.b, slot.a) == answer,
        };
        slots.iter().filter(says).count().min(5) as i16
    };
    [Says::So, Says::Maybe, Says::Not].map(of)
}

/// Whether the hypothesis stands in the premise, word by word.
fn stands_in(p: &Claim, h: &Claim) -> bool {
    let (p, h) = (&p.words, &h.words);
    let same = |window: &[Word]| window.iter().zip(h).all(|(x, y)| x.key == y.key);
    !h.is_empty() && h.len() <= p.len() && p.windows(h.len()).any(same)
}
