//! Which of its groups does a claim belong to, if not to all?

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
    let tight = crate::par::map(&groups, || (), |(), group| tightness(told, happenings, group));
    let mut ranked: Vec<(f32, Vec<u32>)> = tight.into_iter().zip(groups).collect();
    ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    let across = |group: &[u32]| {
        let document = |claim: u32| told[claim as usize].document;
        group.iter().any(|&claim| document(claim) != document(group[0]))
    };
    let mut times = vec![0; told.len()];
    let mut kept: Vec<Vec<u32>> = Vec::new();
    for (_, group) in ranked {
        let left: Vec<u32> = group.iter().copied().filter(|&claim| times[claim as usize] < most).collect();
        if left.len() > 1 && (across(&left) || !across(&group)) {
            left.iter().for_each(|&claim| times[claim as usize] += 1);
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
    let mut words: Vec<(usize, u64, f32)> = Vec::new();
    for &claim in group {
        let document = told[claim as usize].document;
        let of = happenings[claim as usize].shares.weighted();
        let length = of.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        words.extend(of.iter().filter(|_| length > 0.0).map(|&(word, weight)| (document, word, weight / length)));
    }
    // The claims of a document follow one another, and the sorts keep equals in order: sums do not depend on anything else.
    words.sort_by_key(|&(document, word, _)| (document, word));
    let within = squares(words.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)).map(sum));
    words.sort_by_key(|&(_, word, _)| word);
    let whole = squares(words.chunk_by(|x, y| x.1 == y.1).map(sum));
    let document = |claim: &u32| told[*claim as usize].document;
    let counts = squares(group.chunk_by(|x, y| document(x) == document(y)).map(|of| of.len() as f32));
    let size = group.len() as f32;
    let pairs = size * size - counts;
    if pairs > 0.0 { (whole - within).max(0.0) / pairs } else { 1.0 }
}

fn sum(words: &[(usize, u64, f32)]) -> f32 {
    words.iter().fold(0.0, |sum, word| sum + word.2)
}

fn squares(values: impl Iterator<Item = f32>) -> f32 {
    values.map(|value| value * value).sum()
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
