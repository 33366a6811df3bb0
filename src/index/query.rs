//! Who comes near a node, and who are its nearest?

use std::cmp::Reverse;

use super::features::percent;
use super::list::List;
use super::near::{Nearest, Neighbour};
use super::{BOUND, Index, Node, bit};

/// A neighbour, by the weight shared in percent of the lighter one's.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Near {
    pub(super) overlap: u8,
    pub(super) rank: u64,
    pub(super) node: u32,
}

impl Near {
    /// The best first.
    pub(super) fn order(&self) -> (Reverse<u8>, u64, u32) {
        (Reverse(self.overlap), self.rank, self.node)
    }
}

/// Room for a query that is kept from one to the next.
#[derive(Default)]
pub(crate) struct Met {
    /// What is known of each node.
    known: Vec<Known>,
    query: u32,
    /// The nodes that the query has come upon.
    seen: Vec<u32>,
    /// The numbers, bits and weights of its hot features, whose members are not all looked at.
    hot: Vec<(u32, u64, u32)>,
    pub(super) found: Vec<Near>,
    /// How many nodes all queries before this one came upon: what a change costs, counted.
    pub(crate) looked_at: u64,
    /// How many nodes were asked anew whom they keep.
    pub(crate) asked: u64,
}

/// What a query knows of a node.
#[derive(Copy, Clone, Default)]
struct Known {
    /// Which query came upon it last.
    query: u32,
    /// The weight shared under features that are not hot.
    shared: u16,
    /// Whether the two meet anywhere.
    meets: bool,
}

impl Met {
    /// Begins a query among so many nodes.
    fn begin(&mut self, nodes: usize) {
        self.known.resize(nodes, Known::default());
        self.query = self.query.checked_add(1).unwrap_or_else(|| {
            self.known.fill(Known::default());
            1
        });
        self.looked_at += self.seen.len() as u64;
        self.seen.clear();
        self.hot.clear();
        self.found.clear();
    }

    /// Comes upon a node under a feature of this weight.
    fn see(&mut self, node: u32, weight: u16, meets: bool) {
        let known = &mut self.known[node as usize];
        if known.query != self.query {
            *known = Known { query: self.query, shared: 0, meets: false };
            self.seen.push(node);
        }
        known.shared = known.shared.saturating_add(weight);
        known.meets |= meets;
    }
}

/// What a query found: the best neighbours, and how many there were.
pub(super) type Found = (Nearest, u32);

impl Index {
    /// All that reach the bound with a node among those it meets, in no order.
    pub(super) fn reaching(&self, node: u32, met: &mut Met) {
        met.begin(self.nodes.len());
        let own = &self.briefs[node as usize];
        for (at, &number) in own.features.iter().enumerate() {
            let (list, weight) = (&self.lists[number as usize], u16::from(self.listed[number as usize].1));
            if list.len() > self.bounds.cold {
                met.hot.push((number, bit(number), u32::from(weight)));
                continue;
            }
            let leads = at < usize::from(own.prefix);
            list.members().for_each(|other| met.see(other.node, weight, leads || other.leads));
        }
        if !met.hot.is_empty() {
            for list in self.hot_lists_of(node) {
                let Ok(place) = list.place(&self.briefs, node) else { continue };
                list.met(self.bounds, place).for_each(|other| met.see(other.node, 0, true));
            }
        }
        for at in 0..met.seen.len() {
            let other = met.seen[at];
            let known = met.known[other as usize];
            if !known.meets || other == node {
                continue;
            }
            let brief = &self.briefs[other as usize];
            let lighter = own.weight.min(brief.weight);
            let shared = u32::from(known.shared);
            // What may be shared under hot features.
            let may_be = met.hot.iter().filter(|&&(_, bit, _)| brief.holds & bit != 0);
            let unseen: u32 = may_be.clone().map(|&(.., weight)| weight).sum();
            if percent(shared + unseen, lighter) < BOUND {
                continue;
            }
            let overlap = if known.shared < u16::MAX {
                let hot = may_be.filter(|(number, ..)| brief.features.contains(number));
                percent(shared + hot.map(|&(.., weight)| weight).sum::<u32>(), lighter)
            } else {
                self.overlap(node, other)
            };
            if overlap >= BOUND {
                met.found.push(Near { overlap: overlap as u8, rank: brief.rank, node: other });
            }
        }
    }

    /// The lists with more members than all meet in: under a hot feature, and under two, unless all members of these meet.
    fn hot_lists_of(&self, node: u32) -> impl Iterator<Item = &List> {
        let single = self.briefs[node as usize].features.iter().map(|&list| &self.lists[list as usize]);
        let single = single.filter(|list| list.len() > self.bounds.cold);
        single.chain(self.hot_pairs(node).filter_map(|(pair, _)| self.pairs.get(&pair)))
    }

    pub(super) fn nearest(&self, node: u32, met: &mut Met) -> Found {
        self.reaching(node, met);
        self.best(met)
    }

    /// The best of those that a query has found.
    pub(super) fn best(&self, met: &mut Met) -> Found {
        let found = &mut met.found;
        let reached = found.len() as u32;
        for some in [self.neighbours.saturating_add(self.spare), self.neighbours] {
            if 0 < some && some < found.len() {
                found.select_nth_unstable_by_key(some - 1, Near::order);
            }
            if some > self.neighbours {
                found.truncate(some);
            }
        }
        let mut spare = found.split_off(self.neighbours.min(found.len()));
        spare.sort_unstable_by_key(Near::order);
        let of = |near: &Near| Neighbour { node: near.node, overlap: near.overlap };
        let last = found.iter().max_by_key(|near| near.order()).map(of).unwrap_or_default();
        let mut best: Vec<Neighbour> = found.iter().map(of).collect();
        best.sort_unstable();
        (Nearest::new(&best, last, &spare.iter().map(of).collect::<Vec<_>>()), reached)
    }

    /// The weight two nodes share in percent of the lighter one's.
    pub(super) fn overlap(&self, x: u32, y: u32) -> u32 {
        let (x, y) = (&self.briefs[x as usize], &self.briefs[y as usize]);
        let lighter = x.weight.min(y.weight);
        let both = x.features.iter().filter(|&&list| y.holds & bit(list) != 0 && y.features.contains(&list));
        percent(both.map(|&list| u32::from(self.listed[list as usize].1)).sum(), lighter)
    }

    /// Those that a node keeps or that keep it.
    pub(crate) fn partners(&self, node: u32, met: &mut Met) -> Vec<u32> {
        self.reaching(node, met);
        let (of, rank) = (&self.nodes[node as usize], self.briefs[node as usize].rank);
        let keeps = |other: &&Near| {
            let back = Near { overlap: other.overlap, rank, node };
            self.has_among(of, other) || self.has_among(&self.nodes[other.node as usize], &back)
        };
        met.found.iter().filter(keeps).map(|near| near.node).collect()
    }

    /// Whether a node that reaches the bound with `of` is among its best: those before the last of these are.
    pub(super) fn has_among(&self, of: &Node, near: &Near) -> bool {
        of.near.last().is_some_and(|last| near.order() <= self.order(&last))
    }

    /// What orders the neighbours of a node, the best first.
    pub(super) fn order(&self, neighbour: &Neighbour) -> (Reverse<u8>, u64, u32) {
        let node = neighbour.node;
        Near { overlap: neighbour.overlap, rank: self.briefs[node as usize].rank, node }.order()
    }
}
