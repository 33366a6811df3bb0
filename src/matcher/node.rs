//! Which claims say the same?

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use super::Key;
use super::entry::{Entry, SOME};
use super::roll::Roll;
use crate::analysis::{Certainty, Polarity};
use crate::claim::{Claim, ClaimKind, key};
use crate::index::{Features, Index};
use crate::text::{Published, room};

/// What a claim says, as far as the index tells claims apart: words, reading and date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    words: Box<[u64]>,
    polarity: Polarity,
    certainty: Certainty,
    published: Option<Published>,
    described: bool,
    /// What it is found by: who stands behind a name, and who it is that does it, does not follow from the words alone.
    features: u64,
    /// A digest of all that.
    rank: u64,
}

impl Hash for Said {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.rank);
    }
}

impl Said {
    pub(super) fn of(claim: &Claim, features: &Features) -> Said {
        let said = Said {
            words: claim.words.iter().map(|word| word.key).collect(),
            polarity: claim.polarity,
            certainty: claim.certainty,
            published: claim.published.clone(),
            described: claim.kind == ClaimKind::Description,
            features: features.digest(),
            rank: 0,
        };
        Said { rank: said.digest(), ..said }
    }

    /// What orders nodes: a digest, so that which of two equally near ones is looked at does not depend on what their
    /// documents are called.
    pub(super) fn rank(&self) -> u64 {
        self.rank
    }

    fn digest(&self) -> u64 {
        let published = self.published.as_ref().map_or(0, |published| key(published.as_str()));
        let reading =
            [self.polarity as u64, self.certainty as u64, published, u64::from(self.described), self.features];
        let mixed = self.words.iter().chain(&reading).fold(0xcbf2_9ce4_8422_2325_u64, |hash, word| {
            (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        });
        mixed ^ mixed >> 32
    }
}

/// Claims with the same words, reading and date are one node of the index; a node lists its claims in order, of one document
/// only the first: what a page repeats it has said once. With the rank of each.
///
/// The index takes each node as it comes. Documents of which `read` has the claims, by place, are not read for it.
pub(super) fn nodes<'e>(roll: &Roll<'_>, read: &'e [Entry], index: &mut Index) -> (Vec<Vec<u32>>, Vec<u64>) {
    let mut node_of: HashMap<Said, u32> = HashMap::new();
    let mut nodes: Vec<Vec<u32>> = Vec::new();
    let (mut ranks, mut claim) = (Vec::new(), 0);
    for some in roll.documents().chunks(SOME) {
        let of = |claim: &Claim| {
            let features = Features::of(roll.lexicon(), claim);
            (Said::of(claim, &features), Cow::Owned(features))
        };
        let of_read = |Entry { claims, features, .. }: &'e Entry| {
            let said = claims
                .iter()
                .zip(features)
                .map(|(claim, features)| (Said::of(claim, features), Cow::Borrowed(features)));
            said.collect()
        };
        let said = crate::par::map(
            some,
            || (),
            |(), &document| match read.get(document as usize) {
                Some(entry) => of_read(entry),
                None => roll.read_all(document).iter().map(of).collect(),
            },
        );
        for (said, features) in said.into_iter().flat_map(Vec::into_iter) {
            let next = nodes.len() as u32;
            let rank = said.rank();
            let node = *node_of.entry(said).or_insert(next);
            if node == next {
                nodes.push(Vec::new());
                ranks.push(rank);
                index.take(&features, rank);
            }
            let node = &mut nodes[node as usize];
            if node.last().is_none_or(|&last| roll.document(last) != roll.document(claim)) {
                node.push(claim);
            }
            claim += 1;
        }
    }
    (nodes, ranks)
}

/// The nodes of a stream, under the numbers that the index gives them.
#[derive(Default)]
pub(super) struct Nodes {
    /// By rank; what is said is seen from a claim of the node.
    ranked: BTreeSet<(u64, u32)>,
    claims: Vec<Listed>,
}

/// The claims of a node. Most nodes have one.
#[derive(Clone, Debug)]
enum Listed {
    One(Key),
    Several(Box<[Key]>),
}

impl Default for Listed {
    fn default() -> Listed {
        Listed::Several(Box::default())
    }
}

impl Listed {
    fn as_slice(&self) -> &[Key] {
        match self {
            Listed::One(claim) => std::slice::from_ref(claim),
            Listed::Several(claims) => claims,
        }
    }

    fn of(claims: Vec<Key>) -> Listed {
        match *claims {
            [claim] => Listed::One(claim),
            _ => Listed::Several(claims.into()),
        }
    }
}

impl Nodes {
    /// The node of what is said; `of` says what a claim says.
    pub(super) fn number(&self, said: &Said, of: impl Fn(Key) -> Said) -> Option<u32> {
        let rank = said.rank();
        let ranked = self.ranked.range((rank, 0)..=(rank, u32::MAX)).map(|&(_, node)| node);
        // Two things said seldom have one rank, but may.
        ranked.into_iter().find(|&node| self.claims(node).first().is_some_and(|&claim| of(claim) == *said))
    }

    /// The claims of a node, in the order of their documents' ids.
    pub(super) fn claims(&self, node: u32) -> &[Key] {
        self.claims.get(node as usize).map_or(&[], Listed::as_slice)
    }

    /// The first claim of each node.
    pub(super) fn firsts(&self) -> impl Iterator<Item = Key> {
        self.claims.iter().filter_map(|claims| claims.as_slice().first().copied())
    }

    /// How many claims each node has that has any.
    pub(super) fn sizes(&self) -> impl Iterator<Item = usize> {
        self.claims.iter().map(|claims| claims.as_slice().len()).filter(|&len| len > 0)
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.ranked.len()
    }

    /// A node with its claims.
    pub(super) fn open(&mut self, rank: u64, node: u32, claims: Vec<Key>) {
        self.ranked.insert((rank, node));
        while self.claims.len() <= node as usize {
            room(&mut self.claims);
            self.claims.push(Listed::default());
        }
        self.claims[node as usize] = Listed::of(claims);
    }

    pub(super) fn put(&mut self, node: u32, place: usize, claim: Key) {
        let listed = &mut self.claims[node as usize];
        let mut claims = listed.as_slice().to_vec();
        claims.insert(place, claim);
        *listed = Listed::of(claims);
    }

    /// Takes a claim out, and tells whether the node is empty now, and closed.
    pub(super) fn take(&mut self, rank: u64, node: u32, claim: Key) -> bool {
        let listed = &mut self.claims[node as usize];
        *listed = Listed::of(listed.as_slice().iter().copied().filter(|&other| other != claim).collect());
        let empty = listed.as_slice().is_empty();
        if empty {
            self.ranked.remove(&(rank, node));
        }
        empty
    }
}
