//! Which claims might speak of the same thing? Candidate pairs from shared telling content, never all pairs.
//!
//! Each claim is a set of weighted features: lemmas, entities, numbers. A pair is proposed when the features it shares
//! weigh at least [`BOUND`] of the lighter claim's. By prefix filtering (Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma &
//! Srikant 2007) the lighter one of such a pair shares one of its rarest features, those whose removal leaves less than the
//! bound, so only these are looked up.

mod features;

use std::collections::HashMap;

pub(crate) use features::Features;

/// The least share of the lighter claim's weight that a proposed pair has in common, in percent.
pub(crate) const BOUND: u32 = 30;

/// Two claims, by their numbers in the slice that was indexed, the smaller first.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Candidate {
    pub(crate) left: u32,
    pub(crate) right: u32,
    /// The shared weight in percent of the lighter claim's.
    pub(crate) overlap: u8,
}

/// The candidate pairs among `claims`, in order, and how many were left out because `neighbours` was reached.
///
/// Exact: every pair that reaches the bound is proposed, except that a claim keeps only its `neighbours` best pairs, by
/// overlap and then by number; a pair stays if either of its claims keeps it.
pub(crate) fn candidates(claims: &[Features], neighbours: usize) -> (Vec<Candidate>, u64) {
    let mut postings: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, claim) in claims.iter().enumerate() {
        for &(key, _) in claim.iter() {
            postings.entry(key).or_default().push(at as u32);
        }
    }
    let mut proposed = Vec::new();
    // Which claims the prefix of the current one has met already.
    let mut met = vec![u32::MAX; claims.len()];
    for (at, claim) in claims.iter().enumerate() {
        for &(key, _) in claim.prefix() {
            for &other in &postings[&key] {
                if other as usize == at || met[other as usize] == at as u32 {
                    continue;
                }
                met[other as usize] = at as u32;
                let overlap = claim.overlap(&claims[other as usize]);
                if overlap >= BOUND {
                    let (left, right) = (other.min(at as u32), other.max(at as u32));
                    proposed.push(Candidate { left, right, overlap: overlap as u8 });
                }
            }
        }
    }
    proposed.sort_unstable();
    proposed.dedup();
    keep_best(proposed, claims.len(), neighbours)
}

/// Drops the pairs that neither of their claims has among its best.
fn keep_best(proposed: Vec<Candidate>, claims: usize, neighbours: usize) -> (Vec<Candidate>, u64) {
    let mut of: Vec<Vec<u32>> = vec![Vec::new(); claims];
    for (at, pair) in proposed.iter().enumerate() {
        of[pair.left as usize].push(at as u32);
        of[pair.right as usize].push(at as u32);
    }
    let mut kept = vec![false; proposed.len()];
    for pairs in &mut of {
        pairs.sort_by_key(|&at| (std::cmp::Reverse(proposed[at as usize].overlap), at));
        pairs.iter().take(neighbours).for_each(|&at| kept[at as usize] = true);
    }
    let before = proposed.len();
    let mut kept = kept.into_iter();
    let best: Vec<_> = proposed.into_iter().filter(|_| kept.next() == Some(true)).collect();
    let left_out = (before - best.len()) as u64;
    (best, left_out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn brute_force(claims: &[Features]) -> Vec<Candidate> {
        let pairs = (0..claims.len()).flat_map(|i| (i + 1..claims.len()).map(move |j| (i, j)));
        pairs
            .filter_map(|(i, j)| {
                let overlap = claims[i].overlap(&claims[j]);
                (overlap >= BOUND).then_some(Candidate { left: i as u32, right: j as u32, overlap: overlap as u8 })
            })
            .collect()
    }

    proptest! {
        #[test]
        fn every_pair_that_reaches_the_bound_is_proposed(
            claims in prop::collection::vec(prop::collection::vec((0u64..40, 1u8..120), 0..9), 0..30),
        ) {
            // A feature weighs the same wherever it stands.
            let weight = |key: u64| (key * 37 % 119 + 1) as u8;
            let claims: Vec<_> = claims.into_iter().map(|claim| claim.into_iter().map(|(key, _)| (key, weight(key))).collect()).collect();
            prop_assert_eq!(candidates(&claims, usize::MAX).0, brute_force(&claims));
        }
    }

    #[test]
    fn a_claim_keeps_its_best_neighbours_and_the_rest_is_counted() {
        let claims: Vec<Features> = (0..5).map(|n| [(1, 50), (10 + n, 20)].into_iter().collect()).collect();
        let (all, none) = candidates(&claims, 10);
        assert_eq!((all.len(), none), (10, 0));
        let (few, left_out) = candidates(&claims, 1);
        assert_eq!((few.len() as u64) + left_out, 10);
        assert!(few.len() < 10);
    }
}
