//! By which features are claims found?

use crate::claim::{Claim, Word, identity};
use crate::index::BOUND;

/// What an entity weighs under any of its names: about as much as a country's.
const ENTITY_WEIGHT: u8 = 70;

/// A claim's features with their weights, rarest first, each once.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Features(Vec<(u64, u8)>);

impl Features {
    /// Lemmas and entities with the weight the background table gives them. Words of a shared subject count, for the
    /// clause is about it.
    pub(crate) fn of(claim: &Claim) -> Features {
        let weight = |word: &Word| if word.entity.is_some() { ENTITY_WEIGHT } else { word.weight };
        claim.words.iter().filter(|word| word.weight > 0).map(|word| (identity(word), weight(word))).collect()
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
        if lighter == 0 { 0 } else { (shared * 100 / lighter).min(100) }
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

impl FromIterator<(u64, u8)> for Features {
    fn from_iter<I: IntoIterator<Item = (u64, u8)>>(features: I) -> Features {
        let mut features: Vec<_> = features.into_iter().collect();
        features.sort_unstable_by_key(|&(key, weight)| (std::cmp::Reverse(weight), key));
        features.dedup_by_key(|&mut (key, _)| key);
        Features(features)
    }
}
