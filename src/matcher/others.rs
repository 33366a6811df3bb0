//! How much does a claim share with the others of its event?

use super::{ClaimAt, View};
use crate::index::percent;

/// Claims that others are held against, by what they have in common: of each feature it is known who has it, so that what a
/// claim shares with all of them is added up in one go.
pub(super) struct Others<'v> {
    /// Each with what its features weigh.
    claims: Vec<(&'v ClaimAt<'v>, u32)>,
    /// The features in order, with a bit for each claim that has it.
    holders: Vec<(u128, u32)>,
}

impl<'v> Others<'v> {
    /// The most claims there may be.
    pub(super) const MOST: usize = u32::BITS as usize;

    pub(super) fn of(view: &'v View<'_>, claims: impl Iterator<Item = u32>) -> Others<'v> {
        let claims: Vec<(&ClaimAt<'_>, u32)> = claims.map(|claim| weighed(view, claim)).collect();
        let features = claims
            .iter()
            .zip(0..)
            .flat_map(|((at, _), place)| at.features.iter().map(move |feature| (feature.rarest_first(), 1 << place)));
        let mut holders: Vec<(u128, u32)> = features.collect();
        holders.sort_unstable();
        holders.dedup_by(|other, first| {
            let same = other.0 == first.0;
            first.1 |= if same { other.1 } else { 0 };
            same
        });
        Others { claims, holders }
    }

    /// How much a claim shares with them on average, in percent of what both say.
    pub(super) fn share(&self, view: &View<'_>, claim: u32) -> i32 {
        let (at, own) = weighed(view, claim);
        let mut met = [0u32; Others::MOST];
        for feature in at.features.iter() {
            let place = self.holders.binary_search_by_key(&feature.rarest_first(), |&(feature, _)| feature);
            let mut holders = place.map_or(0, |place| self.holders[place].1);
            while holders != 0 {
                met[holders.trailing_zeros() as usize] += u32::from(feature.weight);
                holders &= holders - 1;
            }
        }
        let (mut sum, mut count) = (0, 0);
        for (&(other, theirs), met) in self.claims.iter().zip(met) {
            // Parts of one sentence say the same and prove nothing.
            if other.document == at.document && other.claim.sentence == at.claim.sentence {
                continue;
            }
            let lighter = own.min(theirs);
            sum += (2 * percent(met, lighter) * lighter).checked_div(own + theirs).unwrap_or(0);
            count += 1;
        }
        sum.checked_div(count).unwrap_or(0) as i32
    }
}

fn weighed<'v>(view: &'v View<'_>, claim: u32) -> (&'v ClaimAt<'v>, u32) {
    let at = &view.claims[claim as usize];
    (at, at.features.weight())
}
