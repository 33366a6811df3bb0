//! Which claims are judged against which?

use super::roll::Roll;
use crate::claim::ClaimKind;
use crate::text::Span;

/// A claim for the choice of pairs: of which document it is, of what kind, and in which sentence.
pub(super) type Of = (u32, ClaimKind, Span);

/// Whether two claims are judged at all. Of one document, only claims of different sentences: a sentence does not contradict
/// its own clauses. A name with its title compares with its like only.
pub(super) fn comparable(x: Of, y: Of) -> bool {
    let described = |of: Of| of.1 == ClaimKind::Description;
    described(x) == described(y) && (x.0 != y.0 || x.2 != y.2)
}

/// Of how many claims of each of two nodes all pairs are judged: a quarter as many pairs as a claim has neighbours. What is
/// said in the same words differs by its document only.
pub(super) fn few(neighbours: usize) -> usize {
    neighbours.isqrt().div_ceil(2)
}

/// Of how many claims of one node all pairs are judged, twice as many pairs as a claim has neighbours: they agree.
pub(super) fn same(neighbours: usize) -> usize {
    neighbours.isqrt().saturating_mul(2)
}

/// The pairs of claims to be judged.
#[derive(Default)]
pub(super) struct Selected {
    /// By number, the smaller first, in order.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Pairs of copies behind the one that is judged: what holds of that holds of them, too. In order.
    pub(super) again: Vec<[(u32, u32); 2]>,
    /// How many are left out.
    pub(super) left_out: u64,
}

impl Selected {
    /// Takes a pair, if it can be compared. `start` is the number of the first pair of the same nodes: a copy's pair can only
    /// stand among these.
    fn take(&mut self, roll: &Roll<'_>, start: usize, x: u32, y: u32) {
        let (x, y) = (x.min(y), x.max(y));
        if !comparable(roll.at(x), roll.at(y)) {
            return;
        }
        if roll.is_copy(x) || roll.is_copy(y) {
            let within = |x: u32, y: u32| roll.document(x) == roll.document(y);
            let said = (roll.copied(x), roll.copied(y));
            let known = |&(r, s): &(u32, u32)| (roll.copied(r), roll.copied(s)) == said && within(r, s) == within(x, y);
            if let Some(&like) = self.pairs[start..].iter().find(|&pair| known(pair)) {
                self.again.push([like, (x, y)]);
                return;
            }
        }
        self.pairs.push((x, y));
    }
}

/// So many pairs of nodes are looked at in one go.
const MANY: usize = 1 << 14;

/// The pairs of claims to be judged: those of proposed nodes, of each the first [`few`], and those within a node, of its
/// first [`same`].
pub(super) fn pairs(roll: &Roll<'_>, nodes: &[Vec<u32>], proposed: &[(u32, u32)], neighbours: usize) -> Selected {
    let (few, most) = (few(neighbours), same(neighbours));
    let first = |node: u32| &nodes[node as usize][..nodes[node as usize].len().min(few)];
    let between = |proposed: &[(u32, u32)]| {
        let mut selected = Selected::default();
        for &(x, y) in proposed {
            let (left, right) = (first(x), first(y));
            selected.left_out += beyond(nodes[x as usize].len(), nodes[y as usize].len(), few);
            let start = selected.pairs.len();
            left.iter().for_each(|&x| right.iter().for_each(|&y| selected.take(roll, start, x, y)));
        }
        selected
    };
    let within = |nodes: &[Vec<u32>]| {
        let mut selected = Selected::default();
        for node in nodes {
            let same = &node[..node.len().min(most)];
            selected.left_out += beyond_one(node.len(), most);
            let start = selected.pairs.len();
            for (at, &x) in same.iter().enumerate() {
                same[at + 1..].iter().for_each(|&y| selected.take(roll, start, x, y));
            }
        }
        selected
    };
    let (proposed, nodes): (Vec<_>, Vec<_>) = (proposed.chunks(MANY).collect(), nodes.chunks(MANY).collect());
    let between = crate::par::map(&proposed, || (), |(), proposed| between(proposed));
    let within = crate::par::map(&nodes, || (), |(), nodes| within(nodes));
    let mut selected = Selected::default();
    for some in between.into_iter().chain(within) {
        selected.pairs.extend(some.pairs);
        selected.again.extend(some.again);
        selected.left_out += some.left_out;
    }
    crate::par::sort_by_key(&mut selected.pairs, |&pair| as_one(pair));
    crate::par::sort_by_key(&mut selected.again, |pairs| pairs.map(as_one));
    selected
}

/// A pair as one number, of which the order is that of pairs: a sort asks for nothing else, and of one number it asks sooner.
pub(super) fn as_one((x, y): (u32, u32)) -> u64 {
    u64::from(x) << 32 | u64::from(y)
}

/// How many pairs of two nodes with so many claims are left out.
pub(super) fn beyond(left: usize, right: usize, most: usize) -> u64 {
    let pairs = |left: usize, right: usize| left as u64 * right as u64;
    pairs(left, right) - pairs(left.min(most), right.min(most))
}

/// The same within one node.
pub(super) fn beyond_one(size: usize, most: usize) -> u64 {
    let pairs = |count: usize| count as u64 * count.saturating_sub(1) as u64 / 2;
    pairs(size) - pairs(size.min(most))
}
