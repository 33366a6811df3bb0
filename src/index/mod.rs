//! Which claims might speak of the same thing? Candidate pairs from shared telling content, never all pairs.
//!
//! Each node is a set of weighted features: lemmas, entities, numbers. A pair is proposed when the features it shares
//! weigh at least [`BOUND`] of the lighter node's. By prefix filtering (Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma &
//! Srikant 2007) the lighter one of such a pair shares one of its rarest features, those whose removal leaves less than the
//! bound, so only who has these is looked at.
//!
//! That is exact as long as no feature is hot. Of a hot feature's nodes, each meets those that share a second hot feature
//! with it, and where these are too many, a window of them in order of rank. What is proposed depends on the set of nodes
//! alone, and a node costs the same however many there are.

mod features;
mod held;
mod list;
mod near;
mod numbers;
mod query;
mod update;

use std::collections::HashMap;

pub(crate) use features::{Feature, Features, Kind, percent};
use held::Held;
use list::{Bounds, List, Member};
use near::{Nearest, Neighbour};
pub(crate) use numbers::NumberMap;
pub(crate) use query::Met;
use query::Near;
pub(crate) use update::Shifts;

use crate::text::room;

/// The least share of the lighter node's weight that a proposed pair has in common, in percent.
pub(crate) const BOUND: u32 = 30;

/// A feature with more nodes than this many times the neighbours wanted is hot, and with no fewer than `FEW`. Of a million
/// claims each looks through the lists of a dozen features: with 16 times, it takes twice as long and finds nothing more.
const COLD: usize = 4;
const FEW: usize = 32;

/// Of a node's features so many, the rarest ones, are looked at two by two where they are hot.
const PAIRED: usize = 6;

/// Of as many neighbours as this, a node knows one more that is next.
const SPARE: usize = 16;

/// Nodes under the features they have, each with its nearest.
pub(crate) struct Index {
    neighbours: usize,
    /// Of how many more a node knows that they are next.
    spare: usize,
    bounds: Bounds,
    nodes: Vec<Node>,
    /// Of each node what is asked for more often than all else of it.
    briefs: Vec<Brief>,
    free: Vec<u32>,
    /// The list of each feature, which is a key with its weight.
    number: HashMap<(u64, u8), u32>,
    lists: Vec<List>,
    /// The feature of each list.
    listed: Vec<(u64, u8)>,
    free_lists: Vec<u32>,
    /// The lists of two features that are both hot, by their numbers, the smaller first.
    pairs: NumberMap<(u32, u32), List>,
}

/// What a query asks of each node that it comes upon.
#[derive(Clone, Default, Debug)]
#[repr(align(64))]
struct Brief {
    /// What orders nodes.
    rank: u64,
    /// A bit for each feature: what has no bit is not among them.
    holds: u64,
    weight: u32,
    /// How many of its features lead.
    prefix: u16,
    /// The numbers of its features, rarest first.
    features: Held,
}

/// The bit of a feature, by the number of its list.
fn bit(list: u32) -> u64 {
    1 << (u64::from(list).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// What the index knows of a node.
#[derive(Clone, Default, Debug)]
struct Node {
    /// Its best neighbours.
    near: Nearest,
    /// How many others reach the bound with it, as far as they were met.
    reached: u32,
}

impl Index {
    pub(crate) fn new(neighbours: usize) -> Index {
        // Nodes are counted in 32 bits: no list is longer, and one more than this can still be said.
        let cold = neighbours.saturating_mul(COLD).clamp(FEW, u32::MAX as usize - 1);
        let bounds = Bounds { cold, window: neighbours.div_ceil(2) };
        Index::with_bounds(neighbours, bounds)
    }

    fn with_bounds(neighbours: usize, bounds: Bounds) -> Index {
        Index {
            neighbours,
            spare: neighbours.div_ceil(SPARE).min(u8::MAX.into()),
            bounds,
            nodes: Vec::new(),
            briefs: Vec::new(),
            free: Vec::new(),
            number: HashMap::new(),
            lists: Vec::new(),
            listed: Vec::new(),
            free_lists: Vec::new(),
            pairs: NumberMap::default(),
        }
    }

    /// All nodes at once.
    #[cfg(test)]
    pub(crate) fn build<'f>(neighbours: usize, nodes: impl IntoIterator<Item = (&'f Features, u64)>) -> Index {
        let mut index = Index::new(neighbours);
        index.fill(nodes);
        index
    }

    #[cfg(test)]
    fn fill<'f>(&mut self, nodes: impl IntoIterator<Item = (&'f Features, u64)>) {
        nodes.into_iter().for_each(|(features, rank)| self.take(features, rank));
        self.finish();
    }

    /// Takes a node, numbered as it comes, among those that [`Index::finish`] brings together, in less time than adding each
    /// would take. A rank tells what a node says from what others say.
    pub(crate) fn take(&mut self, features: &Features, rank: u64) {
        let node = self.nodes.len() as u32;
        let brief = self.enter(features, rank);
        for (at, &list) in brief.features.iter().enumerate() {
            self.lists[list as usize].push(Member { node, leads: at < usize::from(brief.prefix) });
        }
        room(&mut self.briefs);
        self.briefs.push(brief);
        room(&mut self.nodes);
        self.nodes.push(Node::default());
    }

    /// Finds the neighbours of all nodes.
    pub(crate) fn finish(&mut self) {
        let mut lists = std::mem::take(&mut self.lists);
        crate::par::each(&mut lists, |list| list.sort(&self.briefs));
        self.lists = lists;
        for node in 0..self.nodes.len() as u32 {
            for (pair, member) in self.hot_pairs(node).collect::<Vec<_>>() {
                self.pairs.entry(pair).or_default().push(member);
            }
        }
        self.pairs.values_mut().for_each(|list| list.sort(&self.briefs));
        self.pairs.shrink_to_fit();
        let numbers = self.by_lists();
        let found = crate::par::map(&numbers, Met::default, |met, &node| self.nearest(node, met));
        for (node, found) in numbers.into_iter().zip(found) {
            let node = &mut self.nodes[node as usize];
            (node.near, node.reached) = found;
        }
    }

    /// All nodes, those next to each other whose rarest features stand in the same long lists: what one query has looked at lies in
    /// the caches for the next.
    fn by_lists(&self) -> Vec<u32> {
        let longest = |&node: &u32| {
            let features = &self.briefs[node as usize].features;
            let mut lists = [(0, u32::MAX); PAIRED];
            for (at, &list) in lists.iter_mut().zip(features.iter()) {
                *at = (self.lists[list as usize].len(), list);
            }
            lists.sort_unstable_by(|x, y| y.cmp(x));
            ([lists[0].1, lists[1].1, lists[2].1], node)
        };
        let numbers: Vec<u32> = (0..self.nodes.len() as u32).collect();
        let mut keyed = crate::par::map(&numbers, || (), |(), node| longest(node));
        crate::par::sort(&mut keyed);
        keyed.into_iter().map(|(_, node)| node).collect()
    }

    /// A node as the index keeps it, its features numbered.
    fn enter(&mut self, features: &Features, rank: u64) -> Brief {
        let prefix = features.prefix() as u16;
        let weight = features.weight();
        let numbered = features.iter().map(|feature| self.number(feature.key, feature.weight));
        let features: Vec<u32> = numbered.collect();
        let features = Held::from(&*features);
        let holds = features.iter().fold(0, |bits, &list| bits | bit(list));
        Brief { rank, holds, weight, prefix, features }
    }

    /// The number of a feature's list, a new one if it has none.
    fn number(&mut self, key: u64, weight: u8) -> u32 {
        *self.number.entry((key, weight)).or_insert_with(|| match self.free_lists.pop() {
            Some(free) => {
                self.listed[free as usize] = (key, weight);
                free
            }
            None => {
                room(&mut self.lists);
                self.lists.push(List::default());
                room(&mut self.listed);
                self.listed.push((key, weight));
                self.lists.len() as u32 - 1
            }
        })
    }

    /// The pairs of a node's features that are both hot, and as what it is met there.
    fn hot_pairs(&self, node: u32) -> impl Iterator<Item = ((u32, u32), Member)> {
        let of = &self.briefs[node as usize];
        let rarest = &of.features[..of.features.len().min(PAIRED)];
        let hot = move |list: u32| self.is_hot(list);
        rarest.iter().enumerate().filter(move |&(_, &x)| hot(x)).flat_map(move |(at, &x)| {
            let leads = at < usize::from(of.prefix);
            let later = rarest[at + 1..].iter().filter(move |&&y| hot(y));
            later.map(move |&y| ((x.min(y), x.max(y)), Member { node, leads }))
        })
    }

    /// What the feature of a list weighs.
    fn weight(&self, list: u32) -> u16 {
        self.listed[list as usize].1.into()
    }

    fn is_hot(&self, list: u32) -> bool {
        self.lists[list as usize].len() > self.bounds.cold
    }

    /// How many nodes, lists and lists of pairs there are, and how many numbers of the first two are free.
    pub(crate) fn sizes(&self) -> [usize; 5] {
        let (free, free_lists) = (self.free.len(), self.free_lists.len());
        [self.nodes.len() - free, self.lists.len() - free_lists, self.pairs.len(), free, free_lists]
    }

    /// How many bytes neighbours, nodes and lists take.
    pub(crate) fn bytes(&self) -> [usize; 3] {
        let near = self.nodes.iter().map(|node| node.near.bytes()).sum();
        let features: usize = self.briefs.iter().map(|brief| brief.features.bytes()).sum();
        let nodes = self.nodes.capacity() * size_of::<Node>() + self.briefs.capacity() * size_of::<Brief>();
        let members: usize = self.lists.iter().chain(self.pairs.values()).map(List::bytes).sum();
        let of_list = size_of::<List>() + 2 * size_of::<(u64, u8)>() + size_of::<u32>();
        [near, nodes + features, members + self.lists.capacity() * of_list]
    }

    /// How many of two nodes have the other among their best.
    pub(crate) fn keeping(&self, x: u32, y: u32) -> i32 {
        let has = |x: u32, y: u32| i32::from(self.nodes[x as usize].near.has(y));
        has(x, y) + has(y, x)
    }

    /// The pairs that either of their nodes keeps, the smaller number first, in no order.
    pub(crate) fn kept(&self) -> Vec<(u32, u32)> {
        let numbers: Vec<u32> = (0..self.nodes.len() as u32).collect();
        // Of each the last that it keeps, side by side: half of the others ask for it.
        let last = |node: &Node| node.near.last().map(|last| self.order(&last));
        let lasts = crate::par::map(&self.nodes, || (), |(), node| last(node));
        let of = |&node: &u32| {
            let (near, rank) = (&self.nodes[node as usize].near, self.briefs[node as usize].rank);
            let kept = |near: Neighbour| {
                let (other, back) = (near.node, Near { overlap: near.overlap, rank, node });
                let keeps_back = || lasts[other as usize].is_some_and(|last| back.order() <= last);
                let first = node < other || !keeps_back();
                first.then_some((node.min(other), node.max(other)))
            };
            near.iter().filter_map(kept).collect::<Vec<_>>()
        };
        crate::par::map(&numbers, || (), |(), node| of(node)).concat()
    }

    /// How many pairs were left out, of which `kept` were not: those that reach the bound and that neither node keeps, and
    /// under each hot feature those that did not meet there, which may reach it.
    pub(crate) fn left_out(&self, kept: usize) -> u64 {
        let reached: u64 = self.nodes.iter().map(|node| u64::from(node.reached)).sum();
        let hot = self.lists.iter().filter(|list| list.len() > self.bounds.cold);
        let unmet: u64 = hot.map(|list| list.pairs(self.bounds)).map(|(all, met)| all - met).sum();
        (reached / 2).saturating_sub(kept as u64) + unmet
    }

    /// Whether a feature is hot.
    pub(crate) fn has_hot(&self, feature: &Feature) -> bool {
        self.number.get(&(feature.key, feature.weight)).is_some_and(|&list| self.is_hot(list))
    }

    /// How many nodes have a feature, how many pairs might meet by it and how many do.
    pub(crate) fn met_by(&self, feature: &Feature) -> Option<(u64, u64, u64)> {
        let list = &self.lists[*self.number.get(&(feature.key, feature.weight))? as usize];
        let (all, met) = list.pairs(self.bounds);
        Some((list.len() as u64, all, met))
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::*;

    /// A feature weighs the same wherever it stands; some come on top of what a claim weighs.
    fn feature(key: u64) -> Feature {
        let weight = if key % 7 == 3 { u8::MAX } else { (key * 37 % 119 + 1) as u8 };
        Feature { key, weight, kind: Kind::Word }
    }

    fn claims(of: usize) -> impl Strategy<Value = Vec<Features>> {
        let keys = prop::collection::vec(0u64..40, 0..9);
        let claim = keys.prop_map(|keys| keys.into_iter().map(feature).collect());
        prop::collection::vec(claim, 0..of)
    }

    /// The pairs that are kept, in order.
    fn kept(index: &Index) -> Vec<(u32, u32)> {
        let mut kept = index.kept();
        kept.sort_unstable();
        kept
    }

    fn brute_force(claims: &[Features]) -> Vec<(u32, u32)> {
        let pairs = (0..claims.len()).flat_map(|i| (i + 1..claims.len()).map(move |j| (i, j)));
        let reach = |&(i, j): &(usize, usize)| claims[i].overlap(&claims[j]) >= BOUND;
        pairs.filter(reach).map(|(i, j)| (i as u32, j as u32)).collect()
    }

    /// What tells claims apart whatever their number is.
    fn rank(at: usize) -> u64 {
        (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// A claim, its neighbours by overlap, and how many there were.
    type Shown = (usize, Vec<(u8, usize)>, u32);

    /// For each of the claims that are there, its neighbours and how many there were.
    fn shown(index: &Index, there: &[(usize, u32)]) -> Vec<Shown> {
        let claim = |node: u32| there.iter().find(|(_, other)| *other == node).expect("a neighbour is there").0;
        let one = |&(at, node): &(usize, u32)| {
            let node = &index.nodes[node as usize];
            let mut near: Vec<_> = node.near.iter().map(|near| (near.overlap, claim(near.node))).collect();
            near.sort_unstable();
            (at, near, node.reached)
        };
        let mut shown: Vec<_> = there.iter().map(one).collect();
        shown.sort();
        shown
    }

    proptest! {
        #[test]
        fn every_pair_that_reaches_the_bound_is_proposed(claims in claims(30)) {
            let nodes = claims.iter().enumerate().map(|(at, claim)| (claim, rank(at)));
            prop_assert_eq!(kept(&Index::build(usize::MAX, nodes)), brute_force(&claims));
        }

        #[test]
        fn the_best_neighbours_are_kept_and_the_rest_is_counted(claims in claims(30), neighbours in 1usize..5) {
            let nodes = claims.iter().enumerate().map(|(at, claim)| (claim, rank(at)));
            let index = Index::build(neighbours, nodes);
            let all = brute_force(&claims);
            let best = |at: usize| {
                let ends = all.iter().filter(|&&(i, j)| i as usize == at || j as usize == at);
                let mut others: Vec<usize> = ends.map(|&(i, j)| i as usize + j as usize - at).collect();
                others.sort_by_key(|&other| (Reverse(claims[at].overlap(&claims[other])), rank(other)));
                others.truncate(neighbours);
                others
            };
            let wanted: Vec<(u32, u32)> = all
                .iter()
                .filter(|&&(i, j)| best(i as usize).contains(&(j as usize)) || best(j as usize).contains(&(i as usize)))
                .copied()
                .collect();
            // A feature of so few claims is hot only where one neighbour is wanted.
            if neighbours > 1 {
                prop_assert_eq!(kept(&index), wanted.clone());
                prop_assert_eq!(index.left_out(wanted.len()), (all.len() - wanted.len()) as u64);
            }
        }

        /// Hot features and all.
        #[test]
        fn coming_and_going_end_where_building_does(
            claims in claims(40),
            steps in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
            (neighbours, cold, window) in (0usize..5, 2usize..9, 1usize..3),
        ) {
            let bounds = Bounds { cold, window };
            let mut index = Index::with_bounds(neighbours, bounds);
            let mut there: Vec<(usize, u32)> = Vec::new();
            for step in steps.iter().filter(|_| !claims.is_empty()) {
                let at = step.index(claims.len());
                let kept: Vec<(u32, u32)> = index.kept();
                let keeping: Vec<i32> = kept.iter().map(|&(x, y)| index.keeping(x, y)).collect();
                let shifts = match there.iter().position(|&(other, _)| other == at) {
                    Some(place) => index.remove(there.swap_remove(place).1, &mut Met::default()),
                    None => {
                        let (node, touched) = index.add(&claims[at], rank(at), &mut Met::default());
                        there.push((at, node));
                        touched
                    }
                };
                let now = index.kept();
                let mut known: HashMap<(u32, u32), i32> = kept.into_iter().zip(keeping).collect();
                for (pair, by) in shifts {
                    *known.entry(pair).or_default() += i32::from(by);
                }
                known.retain(|_, keeping| *keeping != 0);
                let keeping: HashMap<(u32, u32), i32> = now.iter().map(|&(x, y)| ((x, y), index.keeping(x, y))).collect();
                prop_assert_eq!(known, keeping);
                let mut built = Index::with_bounds(neighbours, bounds);
                built.fill(there.iter().map(|&(at, _)| (&claims[at], rank(at))));
                let numbered: Vec<_> = there.iter().enumerate().map(|(node, &(at, _))| (at, node as u32)).collect();
                prop_assert_eq!(shown(&index, &there), shown(&built, &numbered));
                prop_assert_eq!(index.left_out(now.len()), built.left_out(now.len()));
            }
        }
    }

    #[test]
    fn a_hot_feature_makes_no_more_pairs_than_the_window_allows() {
        let common = Feature { key: 7, weight: 100, kind: Kind::Word };
        let claims: Vec<Features> = (100..500).map(|n| [common, feature(n)].into_iter().collect()).collect();
        let mut index = Index::with_bounds(10, Bounds { cold: 20, window: 5 });
        index.fill(claims.iter().enumerate().map(|(at, claim)| (claim, rank(at))));
        let kept = index.kept().len();
        assert!(kept <= 400 * 5, "{kept}");
        assert!(index.left_out(kept) > 70_000);
    }
}
