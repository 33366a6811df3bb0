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
    /// For each node that the query has met, one and the weight shared under features that are not hot; zero for all others.
    /// In two bytes, for those that a query looks at lie anywhere.
    known: Vec<u16>,
    /// The nodes that the query has met.
    seen: Vec<u32>,
    /// The numbers, bits and weights of its hot features, whose members are not all looked at.
    hot: Vec<(u32, u64, u32)>,
    pub(super) found: Vec<Near>,
    /// How many nodes all queries have met: what a change costs, counted.
    pub(crate) looked_at: u64,
    /// How many nodes were asked anew whom they keep.
    pub(crate) asked: u64,
}

impl Met {
    /// Begins a query among so many nodes.
    fn begin(&mut self, nodes: usize) {
        self.known.resize(nodes, 0);
        self.hot.clear();
        self.found.clear();
    }

    /// Meets a node under a feature of this weight.
    fn meet(&mut self, node: u32, weight: u16) {
        let known = &mut self.known[node as usize];
        if *known == 0 {
            *known = 1;
            self.seen.push(node);
        }
        *known = known.saturating_add(weight);
    }

    /// Shares a feature of this weight with a node, which only counts if the two have met.
    fn share(&mut self, node: u32, weight: u16) {
        let known = &mut self.known[node as usize];
        if *known != 0 {
            *known = known.saturating_add(weight);
        }
    }
}

/// What a query found: the best neighbours, and how many there were.
pub(super) type Found = (Nearest, u32);

impl Index {
    /// All that reach the bound with a node among those it meets, in no order.
    pub(super) fn reaching(&self, node: u32, met: &mut Met) {
        met.begin(self.nodes.len());
        let own = &self.briefs[node as usize];
        let is_hot = |number: &&u32| self.is_hot(**number);
        met.hot.extend(own.features.iter().filter(is_hot).map(|&hot| (hot, bit(hot), self.weight(hot).into())));
        if !met.hot.is_empty() {
            for list in self.hot_lists_of(node) {
                let Ok(place) = list.place(&self.briefs, node) else { continue };
                list.met(self.bounds, place).for_each(|other| met.meet(other.node, 0));
            }
        }
        for (at, &number) in own.features.iter().enumerate().filter(|(_, number)| !is_hot(number)) {
            let (members, weight) = (self.lists[number as usize].members(), self.weight(number));
            if at < usize::from(own.prefix) {
                members.for_each(|other| met.meet(other.node, weight));
            } else {
                // Features have one order in all nodes: who has not led before will lead nowhere further on.
                members.for_each(|other| match other.leads {
                    true => met.meet(other.node, weight),
                    false => met.share(other.node, weight),
                });
            }
        }
        met.looked_at += met.seen.len() as u64;
        while let Some(other) = met.seen.pop() {
            let known = std::mem::take(&mut met.known[other as usize]);
            if other == node {
                continue;
            }
            let brief = &self.briefs[other as usize];
            let lighter = own.weight.min(brief.weight);
            let shared = u32::from(known) - 1;
            // What may be shared under hot features.
            let may_be = met.hot.iter().filter(|&&(_, bit, _)| brief.holds & bit != 0);
            let unseen: u32 = may_be.clone().map(|&(.., weight)| weight).sum();
            if percent(shared + unseen, lighter) < BOUND {
                continue;
            }
            let overlap = if known < u16::MAX {
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
        let known = self.neighbours.saturating_add(self.spare);
        // The best come first, and what is next before the rest.
        for some in [known, self.neighbours] {
            if 0 < some && some < found.len() {
                found.select_nth_unstable_by_key(some - 1, Near::order);
            }
            found.truncate(known);
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
