//! Which claims are judged against which?

use std::collections::HashMap;

use super::ClaimAt;
use crate::claim::{Claim, ClaimKind, key};

/// Claims with the same words, reading and date are one node of the index; a node lists its claims in order, of one document
/// only the first: what a page repeats it has said once.
pub(super) fn nodes(claims: &[ClaimAt<'_>]) -> Vec<Vec<u32>> {
    let mut node_of = HashMap::new();
    let mut nodes: Vec<Vec<u32>> = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let c = claim.claim;
        let words: Vec<u64> = c.words.iter().map(|word| word.key).collect();
        let reading = (c.polarity, c.certainty, c.published.as_ref(), c.kind == ClaimKind::Description);
        let node = *node_of.entry((words, reading)).or_insert_with(|| {
            nodes.push(Vec::new());
            nodes.len() - 1
        });
        let said = nodes[node].last().is_some_and(|&last| claims[last as usize].document == claim.document);
        if !said {
            nodes[node].push(at as u32);
        }
    }
    nodes
}

/// The pairs of claims to be judged, the smaller number first: those of proposed nodes, and those within a node; and how many
/// are left out, because of a node only the first `most` claims are compared.
///
/// Of one document, only claims of different sentences: a sentence does not contradict its own clauses. A name with its
/// title compares with its like only.
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
        let (a, b) = (&claims[x as usize], &claims[y as usize]);
        let described = |at: &ClaimAt<'_>| at.claim.kind == ClaimKind::Description;
        if described(a) == described(b) && (a.document != b.document || a.claim.sentence != b.claim.sentence) {
            pairs.push((x, y));
        }
    };
    let first = |node: u32| &nodes[node as usize][..nodes[node as usize].len().min(most)];
    for &(x, y) in proposed {
        let (left, right) = (first(x), first(y));
        left_out += nodes[x as usize].len() * nodes[y as usize].len() - left.len() * right.len();
        left.iter().for_each(|&x| right.iter().for_each(|&y| take(x, y)));
    }
    for node in nodes {
        let same = &node[..node.len().min(most)];
        left_out += node.len() * (node.len() - 1) / 2 - same.len() * same.len().saturating_sub(1) / 2;
        for (at, &x) in same.iter().enumerate() {
            same[at + 1..].iter().for_each(|&y| take(x, y));
        }
    }
    (pairs, left_out as u64)
}

/// What orders nodes: a digest of what they say, so that which of two equally near ones is looked at does not depend on what
/// their documents are called (64-bit FNV-1a, by words).
pub(super) fn rank(claim: &Claim) -> u64 {
    let published = claim.published.as_ref().map_or(0, |published| key(published.as_str()));
    let described = u64::from(claim.kind == ClaimKind::Description);
    let reading = [claim.polarity as u64, claim.certainty as u64, published, described];
    let words = claim.words.iter().map(|word| word.key);
    let mixed = words
        .chain(reading)
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, word| (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29));
    mixed ^ mixed >> 32
}
