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

/// The features of a pair of this likeness, with `premise` as the side that may entail the other.
pub(crate) fn features(pair: &Pair<'_>, evidence: &[Evidence], likeness: f32, premise: Side) -> Features {
    let (hypothesis, p, h) = match premise {
        Side::A => (Side::B, pair.a, pair.b),
        Side::B => (Side::A, pair.b, pair.a),
    };
    let mut values = [0; NAMES.len()];
    let mut out = Row::new(&mut values);
    let percent = |share: f32| (share * 100.0) as i16;
    let c = pair.cover;
    let (cover_p, cover_h, topic_p, topic_h) = match premise {
        Side::A => (c.a, c.b, c.topic_a, c.topic_b),
        Side::B => (c.b, c.a, c.topic_b, c.topic_a),
    };
    out.extend([percent(cover_h), percent(cover_p), percent(topic_h), percent(topic_p)]);

    let left_h = left_over(pair, hypothesis);
    let left_p = left_over(pair, premise);
    out.extend([left_h.names, left_p.names, left_h.numbers, left_h.heaviest, left_h.words, left_p.words]);
    let content = |claim: &Claim| claim.words.iter().filter(|word| word.weight > 0).count() as i16;
    out.extend([content(h).min(60), content(p).min(120)]);

    let links = &pair.alignment.links;
    let count = |how: How| links.iter().filter(|link| link.how == how).count() as i16;
    let lexical = |relation| count(How::Lexical(relation));
    let opposites = |crossed: bool| {
        let crossing = |link: &&_| {
            let (x, y) = pair.words(link);
            link.how == How::Lexical(WordRelation::Opposite) && (x.negated != y.negated) == crossed
        };
        links.iter().filter(crossing).count() as i16
    };
    let (narrower, broader) = match premise {
        Side::A => (lexical(WordRelation::Broader), lexical(WordRelation::Narrower)),
        Side::B => (lexical(WordRelation::Narrower), lexical(WordRelation::Broader)),
    };
    out.extend([lexical(WordRelation::Synonym), lexical(WordRelation::Derivation), opposites(false), opposites(true)]);
    out.extend([lexical(WordRelation::Exclusive), narrower, broader, lexical(WordRelation::Sibling)]);
    out.extend([count(How::Spelling), lexical(WordRelation::Converse), count(How::OtherNumber)]);

    let flipped = |predicates: bool| {
        let flips = |link: &&_| {
            let (x, y) = pair.words(link);
            link.how.preserves()
                && (x.negated || x.without) != (y.negated || y.without)
                && (x.role == Role::Predicate || y.role == Role::Predicate) == predicates
        };
        links.iter().filter(flips).count() as i16
    };
    let negations = |claim: &Claim| {
        let cues = Cues::NEGATION.union(Cues::NONE).union(Cues::NEGATIVE_IMPLICATIVE);
        claim.words.iter().filter(|word| word.cues.intersects(cues)).count() as i16
    };
    let (np, nh) = (negations(p), negations(h));
    out.extend([flipped(true), flipped(false), np.min(6), nh.min(6), (np + nh) % 2]);

    let strongest = |tends: Tends, kind: ReasonKind| {
        evidence
            .iter()
            .filter(|e| e.tends == tends && e.known_as() == kind)
            .map(|e| i16::from(e.strength))
            .max()
            .unwrap_or(0)
    };
    use ReasonKind::{
        Denial, Exclusive, Negation, Opposite, Paraphrase, Participant, Place, Quantity, Quotation, Time,
    };
    for kind in [Negation, Opposite, Quantity, Time, Place, Participant, Exclusive, Denial] {
        out.push(strongest(Tends::Contradiction, kind));
    }
    for kind in [Quantity, Time, Quotation, Paraphrase] {
        out.push(strongest(Tends::Agreement, kind));
    }

    out.extend([rank(p.certainty), rank(h.certainty)]);
    out.extend([i16::from(!p.attribution.is_empty()), i16::from(!h.attribution.is_empty())]);
    out.push(strongest(Tends::Agreement, ReasonKind::Attribution));
    let known = |same: Option<bool>| same.map_or(1, |same| if same { 2 } else { 0 });
    out.extend([i16::from(pair.same_predicate()), known(pair.same_subject()), known(pair.same_object())]);
    let predicate = h.words.iter().position(|word| word.role == Role::Predicate);
    out.push(predicate.and_then(|at| pair.link(hypothesis, at)).map_or(0, |link| i16::from(link.how.credit())));
    let (order, neighbours) = order(pair);
    out.extend([order, neighbours]);

    let says = |claim: &Claim, cue: Cues| i16::from(claim.words.iter().any(|word| word.cues.intersects(cue)));
    for cue in [Cues::UNIVERSAL, Cues::SOME, Cues::NONE] {
        out.extend([says(p, cue), says(h, cue)]);
    }
    out.extend([says(h, Cues::ONLY) & (1 - says(p, Cues::ONLY)), says(p, Cues::ONLY) & (1 - says(h, Cues::ONLY))]);
    let (inside_h, inside_p) = held(p, h);
    out.extend([inside_h, inside_p, pair.anchors().min(8) as i16, i16::from(stands_in(p, h))]);
    let modal = Cues::POSSIBLE.union(Cues::PROBABLE).union(Cues::HEARSAY);
    out.extend([says(h, modal) & (1 - says(p, modal)), says(p, modal) & (1 - says(h, modal))]);
    out.push(says(p, Cues::CONDITION));
    out.push(percent(likeness));
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
        if word.weight == 0 || pair.link(side, at).is_some_and(|link| link.how.preserves()) {
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
