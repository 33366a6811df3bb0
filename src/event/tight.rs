//! Which of its groups does a claim belong to, if not to all?

use std::collections::{BTreeMap, HashMap};

use super::Told;
use super::happening::Happening;

/// The groups from the tightest down, each without the claims that are in `most` tighter ones; what is left must still be
/// of two documents, unless the whole group was of one. In order of their first claim.
pub(super) fn tightest(
    told: &[Told<'_>],
    happenings: &[Happening],
    groups: Vec<Vec<u32>>,
    most: usize,
) -> Vec<Vec<u32>> {
    let mut ranked: Vec<(f32, Vec<u32>)> =
        groups.into_iter().map(|group| (tightness(told, happenings, &group), group)).collect();
    ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    let across = |group: &[u32]| {
        let document = |claim: u32| told[claim as usize].document;
        group.iter().any(|&claim| document(claim) != document(group[0]))
    };
    let mut times: HashMap<u32, usize> = HashMap::new();
    let mut kept: Vec<Vec<u32>> = Vec::new();
    for (_, group) in ranked {
        let left: Vec<u32> =
            group.iter().copied().filter(|claim| times.get(claim).is_none_or(|&times| times < most)).collect();
        if left.len() > 1 && (across(&left) || !across(&group)) {
            left.iter().for_each(|&claim| *times.entry(claim).or_insert(0) += 1);
            kept.push(left);
        }
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// The mean likeness (cosine) of two claims of different documents, from 0 to 1; of a group of one document, 1.
///
/// The sum over all pairs is the square of the sum, so it takes no longer than reading the words once.
fn tightness(told: &[Told<'_>], happenings: &[Happening], group: &[u32]) -> f32 {
    let mut whole: BTreeMap<u64, f32> = BTreeMap::new();
    let mut within: BTreeMap<(usize, u64), f32> = BTreeMap::new();
    let mut counts: BTreeMap<usize, f32> = BTreeMap::new();
    for &claim in group {
        let document = told[claim as usize].document;
        let words = happenings[claim as usize].shares.weighted();
        let length = words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        *counts.entry(document).or_insert(0.0) += 1.0;
        for &(word, weight) in words.iter().filter(|_| length > 0.0) {
            *whole.entry(word).or_insert(0.0) += weight / length;
            *within.entry((document, word)).or_insert(0.0) += weight / length;
        }
    }
    fn squares<'a>(values: impl Iterator<Item = &'a f32>) -> f32 {
        values.map(|value| value * value).sum()
    }
    let size = group.len() as f32;
    let pairs = size * size - squares(counts.values());
    if pairs > 0.0 { (squares(whole.values()) - squares(within.values())).max(0.0) / pairs } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::happening::happenings;
    use crate::event::telling::with_told;

    /// The groups that are left of some, when each claim may be in one.
    #[track_caller]
    fn check(texts: &[&str], groups: &[&[u32]], expected: &[&[u32]]) {
        with_told(texts, |lexicon, told| {
            let groups = groups.iter().map(|group| group.to_vec()).collect();
            assert_eq!(tightest(told, &happenings(lexicon, told), groups, 1), expected);
        });
    }

    const FIRE: &str = "The mill in Harwick burned down.";
    const AGAIN: &str = "The mill burned down on Monday.";

    #[test]
    fn a_claim_stays_with_those_it_is_most_like() {
        let texts = [FIRE, AGAIN, "The mill stood empty for years.", "The mayor slept all night."];
        check(&texts, &[&[0, 1], &[0, 2, 3]], &[&[0, 1], &[2, 3]]);
    }

    #[test]
    fn what_is_left_of_one_document_is_no_event() {
        let long = format!("{FIRE} The mayor slept all night. The bridge was open to carts.");
        check(&[&long, AGAIN], &[&[0, 3], &[0, 1, 2, 3]], &[&[0, 3]]);
    }

    #[test]
    fn what_one_document_says_against_itself_stays_together() {
        check(&[&format!("{FIRE} The mill in Harwick did not burn down.")], &[&[0, 1]], &[&[0, 1]]);
    }
}
