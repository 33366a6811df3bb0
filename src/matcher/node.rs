//! Which claims say the same?

use std::collections::HashMap;

use super::{ClaimAt, Key};
use crate::analysis::{Certainty, Polarity};
use crate::claim::{Claim, ClaimKind, key};
use crate::text::Published;

/// What a claim says, as far as the index tells claims apart: words, reading and date.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Said {
    words: Box<[u64]>,
    polarity: Polarity,
    certainty: Certainty,
    published: Option<Published>,
    described: bool,
}

impl Said {
    pub(super) fn of(claim: &Claim) -> Said {
        Said {
            words: claim.words.iter().map(|word| word.key).collect(),
            polarity: claim.polarity,
            certainty: claim.certainty,
            published: claim.published.clone(),
            described: claim.kind == ClaimKind::Description,
        }
    }

    /// What orders nodes: a digest, so that which of two equally near ones is looked at does not depend on what their
    /// documents are called. After 64-bit FNV-1a, by words.
    pub(super) fn rank(&self) -> u64 {
        let published = self.published.as_ref().map_or(0, |published| key(published.as_str()));
        let reading = [self.polarity as u64, self.certainty as u64, published, u64::from(self.described)];
        let mixed = self.words.iter().chain(&reading).fold(0xcbf2_9ce4_8422_2325_u64, |hash, word| {
            (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        });
        mixed ^ mixed >> 32
    }
}

/// Claims with the same words, reading and date are one node of the index; a node lists its claims in order, of one document
/// only the first: what a page repeats it has said once. With the rank of each.
pub(super) fn nodes(claims: &[ClaimAt<'_>]) -> (Vec<Vec<u32>>, Vec<u64>) {
    let said = crate::par::map(claims, || (), |(), at| Said::of(at.claim));
    let mut node_of: HashMap<Said, u32> = HashMap::new();
    let mut nodes: Vec<Vec<u32>> = Vec::new();
    let mut ranks = Vec::new();
    for (at, (claim, said)) in claims.iter().zip(said).enumerate() {
        let next = nodes.len() as u32;
        let rank = said.rank();
        let node = *node_of.entry(said).or_insert(next);
        if node == next {
            nodes.push(Vec::new());
            ranks.push(rank);
        }
        let node = &mut nodes[node as usize];
        if node.last().is_none_or(|&last| claims[last as usize].document != claim.document) {
            node.push(at as u32);
        }
    }
    (nodes, ranks)
}

/// The nodes of a stream, under the numbers that the index gives them.
#[derive(Default)]
pub(super) struct Nodes {
    number: HashMap<Said, u32>,
    claims: Vec<Vec<Key>>,
}

impl Nodes {
    pub(super) fn number(&self, said: &Said) -> Option<u32> {
        self.number.get(said).copied()
    }

    /// The claims of a node, in the order of their documents' ids.
    pub(super) fn claims(&self, node: u32) -> &[Key] {
        self.claims.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// The first claim of each node.
    pub(super) fn firsts(&self) -> impl Iterator<Item = Key> {
        self.claims.iter().filter_map(|claims| claims.first().copied())
    }

    /// How many claims each node has that has any.
    pub(super) fn sizes(&self) -> impl Iterator<Item = usize> {
        self.claims.iter().map(Vec::len).filter(|&len| len > 0)
    }

    pub(super) fn open(&mut self, said: Said, node: u32) {
        self.number.insert(said, node);
        if self.claims.len() <= node as usize {
            self.claims.resize_with(node as usize + 1, Vec::new);
        }
    }

    pub(super) fn put(&mut self, node: u32, place: usize, claim: Key) {
        self.claims[node as usize].insert(place, claim);
    }

    /// Takes a claim out, and tells whether the node is empty now, and closed.
    pub(super) fn take(&mut self, said: &Said, node: u32, claim: Key) -> bool {
        let claims = &mut self.claims[node as usize];
        claims.retain(|&other| other != claim);
        let empty = claims.is_empty();
        if empty {
            self.number.remove(said);
        }
        empty
    }
}
