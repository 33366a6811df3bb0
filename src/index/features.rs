//! By which features are claims found?

use crate::analysis::QuantityKind;
use crate::claim::{Claim, Word, identity, key};
use crate::index::BOUND;
use crate::lexicon::Cues;

/// What an entity weighs under any of its names: about as much as a country's.
const ENTITY_WEIGHT: u8 = 70;

/// What a count of the dead or injured weighs: enough to bring two short ones together.
const OUTCOME_WEIGHT: u8 = 110;

/// A claim's features with their weights, rarest first, each once.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Features(Vec<(u64, u8)>);

impl Features {
    /// Lemmas and entities with the weight the background table gives them. Words of a shared subject count, for the
    /// clause is about it.
    pub(crate) fn of(claim: &Claim) -> Features {
        let weight = |word: &Word| if word.entity.is_some() { ENTITY_WEIGHT } else { word.weight };
        let words = claim.words.iter().filter(|word| word.weight > 0).map(|word| (identity(word), weight(word)));
        words.chain(outcomes(claim)).collect()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(u64, u8)> {
        self.0.iter()
    }

    fn weight(&self) -> u32 {
        self.0.iter().map(|&(_, weight)| u32::from(weight)).sum()
    }

    /// The shared weight in percent of the lighter claim's, rounded down; zero for a claim without features.
    pub(crate) fn overlap(&self, other: &Features) -> u32 {
        let shared: u32 =
            self.0.iter().filter(|feature| other.0.contains(feature)).map(|&(_, weight)| u32::from(weight)).sum();
        let lighter = self.weight().min(other.weight());
        (shared * 100).checked_div(lighter).map_or(0, |percent| percent.min(100))
    }

    /// The features one of which must be shared by any claim with which this, the lighter one, reaches the bound.
    pub(crate) fn prefix(&self) -> &[(u64, u8)] {
        let whole = self.weight();
        let mut rest = whole;
        let mut length = 0;
        while length < self.0.len() && rest * 100 >= BOUND * whole {
            rest -= u32::from(self.0[length].1);
            length += 1;
        }
        &self.0[..length]
    }
}

/// Counts of the dead meet under any words, and so do counts of the injured.
fn outcomes(claim: &Claim) -> impl Iterator<Item = (u64, u8)> {
    let counts = claim.quantities.iter().any(|quantity| quantity.kind == QuantityKind::Count);
    let has = |cue: Cues| counts && claim.words.iter().any(|word| word.cues.intersects(cue));
    let dead = has(Cues::DEATH).then(|| (key("the dead"), OUTCOME_WEIGHT));
    let injured = has(Cues::INJURY).then(|| (key("the injured"), OUTCOME_WEIGHT));
    dead.into_iter().chain(injured)
}

impl FromIterator<(u64, u8)> for Features {
    fn from_iter<I: IntoIterator<Item = (u64, u8)>>(features: I) -> Features {
        let mut features: Vec<_> = features.into_iter().collect();
        features.sort_unstable_by_key(|&(key, weight)| (std::cmp::Reverse(weight), key));
        features.dedup_by_key(|&mut (key, _)| key);
        Features(features)
    }
}
