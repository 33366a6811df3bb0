//! By which features are claims found?

use crate::analysis::{NameKind, QuantityKind};
use crate::claim::{Claim, Word, attributes, identity, key, outcomes, scores, states};
use crate::index::BOUND;
use crate::lexicon::{Cues, Lexicon};
use crate::syntax::Pos;

/// What an entity weighs under any of its names: about as much as a country's.
const ENTITY_WEIGHT: u8 = 70;

/// What a count of the dead or injured weighs: enough to bring two short ones together.
const OUTCOME_WEIGHT: u8 = 110;

/// What somebody's age weighs, and how far something went.
const FIGURE_WEIGHT: u8 = 150;

/// What weighs so much brings claims together and is no part of what they weigh: a claim that has more of it is not harder to
/// find by its words.
const ON_TOP: u8 = u8::MAX;

/// Years of a range of ages.
const AGES: u64 = 6;

/// Minutes of a range of hours.
const HOURS: u64 = 180;
/// Whether the morning or the evening is meant is often left open.
const HALF_DAY: u64 = 720;

/// What kind of thing a feature is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    Word,
    Name,
    Quantity,
    Time,
    Outcome,
}

/// What claims meet by: the hash of a lemma, the number of an entity.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Feature {
    pub(crate) key: u64,
    pub(crate) weight: u8,
    pub(crate) kind: Kind,
}

/// A claim's features with their weights, rarest first, each once.
#[derive(Clone, Default, Debug)]
pub(crate) struct Features(Box<[Feature]>);

impl Features {
    /// Lemmas and entities with the weight the background table gives them, whatever form they have in the text: "child" meets
    /// "children". Words of a shared subject count, for the clause is about it.
    pub(crate) fn of(lexicon: &Lexicon, claim: &Claim) -> Features {
        let words = claim.words.iter().filter(|word| word.weight > 0).map(|word| Feature {
            key: identity(word),
            weight: match (word.entity, word.id) {
                (Some(_), _) => ENTITY_WEIGHT,
                (None, Some(lemma)) => lexicon.lemma_weight(lemma),
                (None, None) => word.weight,
            },
            kind: kind(word),
        });
        words.chain(counts(claim)).chain(told_of_story(claim)).chain(ages(claim)).collect()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Feature> {
        self.0.iter()
    }

    /// What tells it from other features, but for their kinds.
    pub(crate) fn digest(&self) -> u64 {
        self.0.iter().fold(0, |hash: u64, feature| {
            (hash ^ feature.key ^ u64::from(feature.weight)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        })
    }

    /// What its features weigh together, but for those that come on top.
    pub(crate) fn weight(&self) -> u32 {
        self.0.iter().filter(|feature| feature.weight != ON_TOP).map(|feature| u32::from(feature.weight)).sum()
    }

    /// What the features of both weigh.
    #[cfg(test)]
    fn shared(&self, other: &Features) -> u32 {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.0.get(i), other.0.get(j)) {
            let (p, q) = (x.rarest_first(), y.rarest_first());
            shared += if p == q { u32::from(x.weight) } else { 0 };
            i += usize::from(p <= q);
            j += usize::from(q <= p);
        }
        shared
    }

    /// The shared weight in percent of the lighter claim's, rounded down; zero for a claim without features.
    #[cfg(test)]
    pub(crate) fn overlap(&self, other: &Features) -> u32 {
        percent(self.shared(other), self.weight().min(other.weight()))
    }

    /// How many of the features are such that any claim with which this one, the lighter, reaches the bound has one of them.
    pub(crate) fn prefix(&self) -> usize {
        let whole = self.weight();
        let mut rest = whole;
        let mut length = self.0.iter().take_while(|feature| feature.weight == ON_TOP).count();
        while length < self.0.len() && rest * 100 >= BOUND * whole {
            rest -= u32::from(self.0[length].weight);
            length += 1;
        }
        length
    }
}

impl Feature {
    /// Orders by weight, the greatest first, then by key: as one number, for it is compared more than anything else.
    pub(crate) fn rarest_first(&self) -> u128 {
        u128::from(u8::MAX - self.weight) << 64 | u128::from(self.key)
    }
}

/// A share in percent, rounded down; zero of nothing.
pub(crate) fn percent(part: u32, whole: u32) -> u32 {
    (part * 100).checked_div(whole).map_or(0, |percent| percent.min(100))
}

fn kind(word: &Word) -> Kind {
    match () {
        () if word.time => Kind::Time,
        () if word.quantity.is_some() => Kind::Quantity,
        () if word.name.is_some() || word.entity.is_some() => Kind::Name,
        () => Kind::Word,
    }
}

/// Counts of the dead meet under any words, and so do counts of the injured; that there are none is a count.
fn counts(claim: &Claim) -> impl Iterator<Item = Feature> {
    let counts = claim.quantities.iter().any(|quantity| quantity.kind == QuantityKind::Count)
        || claim.words.iter().any(|word| word.cues.contains(Cues::NONE));
    let has = |cue: Cues| counts && claim.words.iter().any(|word| word.cues.intersects(cue));
    let outcome = |name| Feature { key: key(name), weight: OUTCOME_WEIGHT, kind: Kind::Outcome };
    let dead = has(Cues::DEATH).then(|| outcome("the dead"));
    let injured = has(Cues::INJURY).then(|| outcome("the injured"));
    dead.into_iter()
        .chain(injured)
        .chain(figures(claim))
        .chain(clocks(claim))
        .chain(stand(claim))
        .chain(scored(claim))
        .chain(part(claim))
        .chain(side(claim))
        .chain(told(claim))
}

/// What an event came to meets within one story, in any words, by one of the names that its documents begin with.
fn told_of_story(claim: &Claim) -> impl Iterator<Item = Feature> + use<'_> {
    let outcomes = outcomes(claim);
    let names: Vec<u64> = if outcomes.is_empty() { Vec::new() } else { claim.setting.first_names().collect() };
    outcomes.into_iter().flat_map(move |outcome| {
        let kind = key("an outcome").wrapping_add(outcome.number as u64).rotate_left(7);
        let of = |name: u64| Feature { key: kind ^ name, weight: ON_TOP, kind: Kind::Outcome };
        names.iter().copied().map(of).collect::<Vec<_>>()
    })
}

/// What tells somebody's age meets what tells it again, however old he is said to be.
fn ages(claim: &Claim) -> impl Iterator<Item = Feature> {
    /// Of more people nobody knows whose age it is.
    const MOST: usize = 3;
    let aged = claim.figures.iter().any(|figure| figure.sort.kind == QuantityKind::Age);
    let people = claim.names.iter().filter(move |name| aged && name.kind == NameKind::Person).take(MOST);
    let called = people.filter_map(|name| name.keys.last());
    called.map(|&name| Feature { key: key("the age of") ^ name, weight: ON_TOP, kind: Kind::Outcome })
}

/// Of single sentences, what tells of one thing that a thing has one of, or in which way it is, meets in any words: "dates back
/// to", "was founded in"; "needed", "without".
fn told(claim: &Claim) -> impl Iterator<Item = Feature> {
    let (told, ways) = if claim.setting.is_single() { (attributes(claim), states(claim)) } else { Default::default() };
    let feature = |name: &str, number: usize| {
        let key = key(name).wrapping_add(number as u64);
        Feature { key, weight: OUTCOME_WEIGHT, kind: Kind::Outcome }
    };
    let mut found: Vec<Feature> = told.iter().map(|told| feature("an attribute", told.number)).collect();
    found.extend(ways.iter().map(|way| feature("a state", way.range)));
    found.into_iter()
}

/// Who must have a part meets who may not be left out, in whichever words, under whichever of his names.
fn part(claim: &Claim) -> impl Iterator<Item = Feature> {
    /// A list of more has no one party.
    const MOST: usize = 3;
    let has = |cue: Cues| claim.words.iter().any(|word| word.cues.intersects(cue) && !word.shared);
    let asked = has(Cues::EXCLUSION) || has(Cues::INCLUSION) && has(Cues::OBLIGATION);
    let parties = claim.words.iter().filter_map(|word| word.entity).filter(move |_| asked).take(MOST);
    parties.map(|party| {
        let key = key("a part of").wrapping_add(u64::from(party.0));
        Feature { key, weight: ENTITY_WEIGHT, kind: Kind::Outcome }
    })
}

/// One score stands for one season, one game, one vote, in whatever words.
fn scored(claim: &Claim) -> impl Iterator<Item = Feature> {
    scores(claim).map(|score| {
        let which = u64::from(score.of.0) << 16 | u64::from(score.of.1);
        Feature { key: key("a score of").wrapping_add(which), weight: FIGURE_WEIGHT, kind: Kind::Outcome }
    })
}

/// What happened inside meets what happened outside, whatever the house is called.
fn side(claim: &Claim) -> Option<Feature> {
    let sides = [key("inside"), key("outside")];
    let placed = |word: &Word| word.tag.pos() == Pos::Adp && sides.contains(&word.key);
    let side = Feature { key: key("a side of a door"), weight: FIGURE_WEIGHT, kind: Kind::Outcome };
    claim.words.iter().any(placed).then_some(side)
}

/// What a country is for or against meets what it is against or for, in whichever words, under whichever of its names.
fn stand(claim: &Claim) -> Option<Feature> {
    let takes = Cues::SUPPORT.union(Cues::OPPOSITION);
    let stands = |word: &&Word| word.cues.intersects(takes) && word.tag.is_verb() && !word.shared;
    claim.words.iter().find(stands)?;
    let subject = claim.words.iter().find(|word| Some(word.span) == claim.subject)?;
    let speaks_for = || claim.names[usize::from(subject.name?)].represents;
    let party = u64::from(subject.entity.or_else(speaks_for)?.0);
    Some(Feature { key: key("a stand of").wrapping_add(party), weight: FIGURE_WEIGHT, kind: Kind::Outcome })
}

/// Each hour is of two ranges, so that near ones share one.
fn clocks(claim: &Claim) -> impl Iterator<Item = Feature> {
    let ranges = claim.clocks.iter().flat_map(|clock| {
        let minute = u64::from(clock.minute) % HALF_DAY;
        let range = |name: &str, from: u64| (key(name), (minute + from) % HALF_DAY / HOURS);
        [range("early hour", 0), range("late hour", HOURS / 2)]
    });
    ranges.map(|(name, which)| Feature { key: name.wrapping_add(which), weight: FIGURE_WEIGHT, kind: Kind::Outcome })
}

/// What two reports of one fall have in common may be that each says how far it was, and of one victim, nearly the same age.
fn figures(claim: &Claim) -> impl Iterator<Item = Feature> {
    let figure = |name: &str, which: u64| Feature {
        key: key(name).wrapping_add(which),
        weight: FIGURE_WEIGHT,
        kind: Kind::Outcome,
    };
    let deed = claim.words.iter().find(|word| Some(word.span) == claim.predicate).map(|word| word.key);
    claim.quantities.iter().flat_map(move |quantity| {
        let (first, second) = match (quantity.kind, quantity.unit, deed) {
            // Each age is of two ranges, so that near ones share one.
            (QuantityKind::Age, ..) => {
                let years = quantity.low.clamp(0.0, 200.0) as u64;
                (Some(figure("low age", years / AGES)), Some(figure("high age", (years + AGES / 2) / AGES)))
            }
            (QuantityKind::Measure, Some(unit), Some(deed)) => {
                (Some(figure("measured", deed.wrapping_mul(31).wrapping_add(unit.dimension as u64))), None)
            }
            _ => (None, None),
        };
        first.into_iter().chain(second)
    })
}

impl FromIterator<Feature> for Features {
    fn from_iter<I: IntoIterator<Item = Feature>>(features: I) -> Features {
        let mut features: Vec<_> = features.into_iter().collect();
        features.sort_unstable_by_key(|feature| (feature.rarest_first(), feature.kind));
        features.dedup_by_key(|feature| feature.key);
        Features(features.into())
    }
}
