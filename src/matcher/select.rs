//! Which claims are judged against which?

use super::ClaimAt;
use crate::claim::{Claim, ClaimKind};

/// A claim for the choice of pairs: which document it is of, and what it says.
pub(super) type Of<'c> = (u64, &'c Claim);

/// Whether two claims are judged at all. Of one document, only claims of different sentences: a sentence does not contradict
/// its own clauses. A name with its title compares with its like only.
pub(super) fn comparable(x: Of<'_>, y: Of<'_>) -> bool {
    let described = |claim: &Claim| claim.kind == ClaimKind::Description;
    described(x.1) == described(y.1) && (x.0 != y.0 || x.1.sentence != y.1.sentence)
}

/// Of how many claims of each of two nodes all pairs are judged: as many pairs as a claim has neighbours. What is said in the
/// same words differs by its document only.
pub(super) fn few(neighbours: usize) -> usize {
    neighbours.isqrt()
}

/// The pairs of claims to be judged, the smaller number first: those of proposed nodes, of each the first [`few`], and those
/// within a node, of its first `most`; and how many are left out.
pub(super) fn pairs(
    claims: &[ClaimAt<'_>],
    nodes: &[Vec<u32>],
    proposed: &[(u32, u32)],
    most: usize,
) -> (Vec<(u32, u32)>, u64) {
    let mut pairs = Vec::new();
    let mut left_out = 0;
    let mut take = |x: u32, y: u32| {
        let (x, y) = (x.min(y), x.max(y));
        let of = |at: u32| (claims[at as usize].document as u64, claims[at as usize].claim);
        if comparable(of(x), of(y)) {
            pairs.push((x, y));
        }
    };
    let few = few(most);
    let first = |node: u32| &nodes[node as usize][..nodes[node as usize].len().min(few)];
    for &(x, y) in proposed {
        let (left, right) = (first(x), first(y));
        left_out += beyond(nodes[x as usize].len(), nodes[y as usize].len(), few);
        left.iter().for_each(|&x| right.iter().for_each(|&y| take(x, y)));
    }
    for node in nodes {
        let same = &node[..node.len().min(most)];
        left_out += beyond_one(node.len(), most);
        for (at, &x) in same.iter().enumerate() {
            same[at + 1..].iter().for_each(|&y| take(x, y));
        }
    }
    (pairs, left_out)
}

/// How many pairs of two nodes with so many claims are left out.
pub(super) fn beyond(left: usize, right: usize, most: usize) -> u64 {
    (left * right - left.min(most) * right.min(most)) as u64
}

/// The same within one node.
pub(super) fn beyond_one(size: usize, most: usize) -> u64 {
    let pairs = |count: usize| count * count.saturating_sub(1) / 2;
    (pairs(size) - pairs(size.min(most))) as u64
}
