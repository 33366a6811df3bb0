//! Which features bring how many claims together?

use std::collections::BTreeMap;

use crate::index::{Features, Index, Kind};

/// What kind of thing claims have in common.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum FeatureKind {
    /// A word, by its lemma.
    Word,
    /// A name, or whom it is known to name.
    Name,
    /// A word of a quantity.
    Quantity,
    /// A word of a date or time.
    Time,
    /// That the dead or the injured are counted, in whatever words.
    Outcome,
}

/// How many pairs of claims the features of one kind bring together.
///
/// Claims with the same words, reading and date count as one. A pair that meets under several features counts under each.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct FeaturePairs {
    /// The kind; of a feature that is of several kinds, the first.
    pub kind: FeatureKind,
    /// How many features there are.
    pub features: u64,
    /// How many of them have so many claims that these do not all meet.
    pub hot: u64,
    /// How many claims have one of them, each claim counted under each feature it has.
    pub claims: u64,
    /// The claims of the most frequent feature.
    pub most: u64,
    /// How many pairs share a feature that is among the rarest of one of the two.
    pub pairs: u64,
    /// How many of these meet under it; a hot feature's may still meet under another one, or under two.
    pub met: u64,
}

pub(super) fn statistics<'f>(index: &Index, nodes: impl Iterator<Item = &'f Features>) -> Vec<FeaturePairs> {
    let mut kinds = BTreeMap::new();
    for feature in nodes.flat_map(Features::iter) {
        let kind = kinds.entry((feature.key, feature.weight)).or_insert(*feature);
        kind.kind = kind.kind.min(feature.kind);
    }
    let mut of: BTreeMap<FeatureKind, FeaturePairs> = BTreeMap::new();
    for feature in kinds.values() {
        let kind = match feature.kind {
            Kind::Word => FeatureKind::Word,
            Kind::Name => FeatureKind::Name,
            Kind::Quantity => FeatureKind::Quantity,
            Kind::Time => FeatureKind::Time,
            Kind::Outcome => FeatureKind::Outcome,
        };
        let Some((claims, pairs, met)) = index.met_by(feature) else { continue };
        let none = FeaturePairs { kind, features: 0, hot: 0, claims: 0, most: 0, pairs: 0, met: 0 };
        let sum = of.entry(kind).or_insert(none);
        sum.features += 1;
        sum.hot += u64::from(index.has_hot(feature));
        sum.claims += claims;
        sum.most = sum.most.max(claims);
        sum.pairs += pairs;
        sum.met += met;
    }
    of.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::{Config, Matcher};
    use crate::text::Document;

    #[test]
    fn each_kind_of_feature_says_how_many_pairs_it_makes() {
        let mut matcher = Matcher::new(Config::default());
        matcher.insert(Document::new("courier", "The fire in Harwick killed 12 people on Monday.")).unwrap();
        matcher.insert(Document::new("tribune", "Nine people died in Monday's Harwick fire.")).unwrap();
        let found = matcher.candidates();
        let of = |kind| found.iter().find(|pairs| pairs.kind == kind).unwrap();
        assert!(of(FeatureKind::Name).met > 0 && of(FeatureKind::Outcome).most > 1);
        assert!(found.iter().all(|pairs| pairs.hot == 0 && pairs.met == pairs.pairs));
        assert!(Matcher::new(Config::default()).candidates().is_empty());
    }
}
