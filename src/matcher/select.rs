//! Which claims are judged against which?

use std::collections::HashMap;

use super::ClaimAt;
use crate::claim::ClaimKind;
use crate::index::Candidate;

/// Claims with the same words, reading and date are one node of the index; a node lists its claims in order.
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
        nodes[node].push(at as u32);
    }
    nodes
}

/// The pairs of claims to be judged, the smaller number first: those of proposed nodes, and those within a node.
///
/// Of one document, only claims of different sentences: a sentence does not contradict its own clauses. A name with its
/// title compares with its like only.
pub(super) fn pairs<'c>(
    claims: &'c [ClaimAt<'_>],
    nodes: &'c [Vec<u32>],
    proposed: &'c [Candidate],
) -> impl Iterator<Item = (u32, u32)> + 'c {
    let across = proposed.iter().flat_map(move |pair| {
        let (left, right) = (&nodes[pair.left as usize], &nodes[pair.right as usize]);
        left.iter().flat_map(move |&x| right.iter().map(move |&y| (x.min(y), x.max(y))))
    });
    let within = nodes
        .iter()
        .flat_map(|node| node.iter().enumerate().flat_map(move |(at, &x)| node[at + 1..].iter().map(move |&y| (x, y))));
    across.chain(within).filter(move |&(x, y)| {
        let (x, y) = (&claims[x as usize], &claims[y as usize]);
        let described = |at: &ClaimAt<'_>| at.claim.kind == ClaimKind::Description;
        described(x) == described(y) && (x.document != y.document || x.claim.sentence != y.claim.sentence)
    })
}
