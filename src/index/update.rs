//! What changes when a node comes or goes? In time that follows from what it meets, not from how many there are.

use std::collections::BTreeSet;

use super::near::{Nearest, Neighbour};
use super::query::Found;
use super::{BOUND, Features, Held, Index, List, Member, Met, Node, bit};
use crate::text::room;

/// The pairs, the smaller number first, that more or fewer of their two nodes keep than before: by how many.
pub(crate) type Shifts = Vec<((u32, u32), i8)>;

/// The nodes that must be asked anew, and what has changed of who keeps whom.
#[derive(Default)]
struct Touched {
    nodes: BTreeSet<u32>,
    shifts: Shifts,
}

impl Touched {
    fn shift(&mut self, x: u32, y: u32, by: i8) {
        self.shifts.push(((x.min(y), x.max(y)), by));
    }
}

/// A list of the index.
#[derive(Copy, Clone)]
enum Of {
    One(u32),
    Two((u32, u32)),
}

impl Index {
    /// Adds a node and gives its number and what that changed.
    pub(crate) fn add(&mut self, features: &Features, rank: u64, met: &mut Met) -> (u32, Shifts) {
        let brief = self.enter(features, rank);
        let node = match self.free.pop() {
            Some(free) => {
                self.briefs[free as usize] = brief;
                self.nodes[free as usize] = Node::default();
                free
            }
            None => {
                room(&mut self.briefs);
                self.briefs.push(brief);
                room(&mut self.nodes);
                self.nodes.push(Node::default());
                self.nodes.len() as u32 - 1
            }
        };
        let mut touched = Touched::default();
        // Who met at the far ends of a window that the node now stands in.
        let mut parted: Vec<(u32, u32)> = Vec::new();
        let mut heated = Vec::new();
        let prefix = usize::from(self.briefs[node as usize].prefix);
        let features = self.briefs[node as usize].features.clone();
        for (at, &list) in features.iter().enumerate() {
            let member = Member { node, leads: at < prefix };
            if self.put(Of::One(list), member, &mut touched, &mut parted) {
                heated.push(list);
            }
        }
        // Those under a feature that became hot meet under two from now on, this node among them.
        for &list in &heated {
            let members: Vec<u32> = self.lists[list as usize].members().map(|member| member.node).collect();
            for member in members {
                let pairs: Vec<_> = self.hot_pairs(member).filter(|((x, y), _)| *x == list || *y == list).collect();
                for (pair, member) in pairs {
                    self.put(Of::Two(pair), member, &mut touched, &mut parted);
                }
            }
        }
        for (pair, member) in self.hot_pairs(node).collect::<Vec<_>>() {
            self.put(Of::Two(pair), member, &mut touched, &mut parted);
        }
        self.reaching(node, met);
        for near in &met.found {
            self.link(near.node, node, near.overlap, &mut touched);
        }
        // It has just been asked whom it reaches, which is all that it keeps.
        touched.nodes.remove(&node);
        let best = self.best(met);
        self.renew(node, best, &mut touched);
        self.part(parted, &mut touched);
        self.ask(&mut touched, met);
        (node, touched.shifts)
    }

    /// Takes a node away and gives what that changed.
    pub(crate) fn remove(&mut self, node: u32, met: &mut Met) -> Shifts {
        let mut touched = Touched::default();
        self.reaching(node, met);
        // Who comes to stand within a window of each other, and has not met elsewhere.
        let mut joined: Vec<(u32, u32)> = Vec::new();
        let features = self.briefs[node as usize].features.to_vec();
        let pairs: Vec<(u32, u32)> = self.hot_pairs(node).map(|(pair, _)| pair).collect();
        let lists = features.iter().map(|&list| Of::One(list)).chain(pairs.iter().map(|&pair| Of::Two(pair)));
        let lists: Vec<Of> = lists.collect();
        for &of in &lists {
            let list = self.list(of);
            if let (true, Ok(place)) = (list.len() > self.bounds.cold + 1, list.place(&self.briefs, node)) {
                joined.extend(list.astride(place, self.bounds.window + 1));
            }
        }
        sort_pairs(&mut joined);
        joined.retain(|&(x, y)| self.overlap(x, y) >= BOUND && !self.meet(x, y));
        for near in &met.found {
            self.unlink(near.node, node, near.overlap, &mut touched);
        }
        for near in std::mem::take(&mut self.nodes[node as usize].near).iter() {
            touched.shift(near.node, node, -1);
        }
        let mut cooled = Vec::new();
        for of in lists {
            let hot = self.list(of).len() > self.bounds.cold;
            let Ok(place) = self.list(of).place(&self.briefs, node) else { continue };
            self.list_mut(of).remove(place);
            if hot && self.list(of).len() <= self.bounds.cold {
                touched.nodes.extend(self.list(of).members().map(|member| member.node));
                if let Of::One(list) = of {
                    cooled.push(list);
                }
            }
        }
        for &list in &cooled {
            self.pairs.retain(|(x, y), _| *x != list && *y != list);
        }
        self.pairs_emptied(&pairs);
        for list in features.into_iter().filter(|&list| self.lists[list as usize].len() == 0).collect::<Vec<_>>() {
            self.lists[list as usize] = List::default();
            self.number.remove(&self.listed[list as usize]);
            self.free_lists.push(list);
        }
        self.nodes[node as usize] = Node::default();
        self.briefs[node as usize].features = Held::default();
        self.free.push(node);
        touched.nodes.remove(&node);
        for (x, y) in joined {
            let overlap = self.overlap(x, y) as u8;
            self.link(x, y, overlap, &mut touched);
            self.link(y, x, overlap, &mut touched);
        }
        self.ask(&mut touched, met);
        touched.shifts
    }

    /// Puts a member into a list, and tells whether the list became hot by that.
    fn put(&mut self, of: Of, member: Member, touched: &mut Touched, parted: &mut Vec<(u32, u32)>) -> bool {
        let (bounds, briefs) = (self.bounds, &self.briefs);
        let list = match of {
            Of::One(list) => &mut self.lists[list as usize],
            Of::Two(pair) => self.pairs.entry(pair).or_default(),
        };
        let Some(place) = list.insert(briefs, member) else { return false };
        if list.len() == bounds.cold + 1 {
            touched.nodes.extend(list.members().map(|member| member.node));
            return true;
        }
        if list.len() > bounds.cold {
            parted.extend(list.astride(place, bounds.window + 1));
        }
        false
    }

    fn list(&self, of: Of) -> &List {
        match of {
            Of::One(list) => &self.lists[list as usize],
            Of::Two(pair) => &self.pairs[&pair],
        }
    }

    fn list_mut(&mut self, of: Of) -> &mut List {
        match of {
            Of::One(list) => &mut self.lists[list as usize],
            Of::Two(pair) => self.pairs.get_mut(&pair).expect("a node stands in the lists of its hot pairs"),
        }
    }

    fn pairs_emptied(&mut self, pairs: &[(u32, u32)]) {
        for pair in pairs {
            if self.pairs.get(pair).is_some_and(|list| list.len() == 0) {
                self.pairs.remove(pair);
            }
        }
    }

    /// Whether two nodes meet under anything that both have.
    fn meet(&self, x: u32, y: u32) -> bool {
        let under = |list: &List| match (list.place(&self.briefs, x), list.place(&self.briefs, y)) {
            (Ok(x), Ok(y)) => list.meet(self.bounds, x, y),
            _ => false,
        };
        let other = &self.briefs[y as usize];
        let has = |list: u32| other.holds & bit(list) != 0 && other.features.contains(&list);
        let single = self.briefs[x as usize].features.iter().filter(|&&list| has(list));
        let pairs = self.hot_pairs(x).map(|(pair, _)| pair).filter(|&(one, two)| has(one) && has(two));
        single.map(|&list| &self.lists[list as usize]).any(under)
            || pairs.filter_map(|pair| self.pairs.get(&pair)).any(under)
    }

    /// Drops the pairs that met only where they are now too far apart.
    fn part(&mut self, mut parted: Vec<(u32, u32)>, touched: &mut Touched) {
        sort_pairs(&mut parted);
        for (x, y) in parted {
            let overlap = self.overlap(x, y);
            if overlap >= BOUND && !self.meet(x, y) {
                self.unlink(x, y, overlap as u8, touched);
                self.unlink(y, x, overlap as u8, touched);
            }
        }
    }

    /// `of` has `other` as one more that reaches the bound with it.
    fn link(&mut self, of: u32, other: u32, overlap: u8, touched: &mut Touched) {
        if touched.nodes.contains(&of) {
            return;
        }
        let new = Neighbour { node: other, overlap };
        let Node { near, reached } = &mut self.nodes[of as usize];
        let (spares, least) = near.spares();
        let all_known = *reached as usize == near.len() + spares;
        *reached += 1;
        let near = &self.nodes[of as usize].near;
        let (full, last) = (near.len() >= self.neighbours, near.last());
        let is_next = full && last.is_none_or(|last| self.is_before(&last, &new));
        if is_next && (overlap < least || spares == 0) && !(all_known && spares < self.spare) {
            return;
        }
        let mut spare: Vec<Neighbour> = near.spare().collect();
        let mut kept: Vec<Neighbour> = near.iter().collect();
        let mut next = is_next.then_some(new);
        if !is_next {
            touched.shift(of, other, 1);
            if let Some(last) = last.filter(|_| full) {
                touched.shift(of, last.node, -1);
                kept.retain(|near| near.node != last.node);
                next = Some(last);
            }
            kept.insert(kept.partition_point(|known| known.node < other), new);
        }
        if let Some(next) = next {
            let place = spare.partition_point(|known| self.is_before(known, &next));
            // Behind the last of them may be others that are not known.
            if place < spare.len() || all_known || !is_next {
                spare.insert(place, next);
                spare.truncate(self.spare);
            }
        }
        self.keep(of, &kept, &spare);
    }

    /// `of` has `other` no longer; if that leaves room for one that is not known, it is asked anew.
    fn unlink(&mut self, of: u32, other: u32, overlap: u8, touched: &mut Touched) {
        if touched.nodes.contains(&of) {
            return;
        }
        self.nodes[of as usize].reached -= 1;
        let Node { near, reached } = &self.nodes[of as usize];
        let gone = Neighbour { node: other, overlap };
        let was_next = near.last().is_none_or(|last| self.is_before(&last, &gone));
        let (spares, least) = near.spares();
        if was_next && (spares == 0 || overlap < least) {
            return;
        }
        let mut kept: Vec<Neighbour> = near.iter().filter(|near| near.node != other).collect();
        let mut spare: Vec<Neighbour> = near.spare().filter(|near| near.node != other).collect();
        if !was_next {
            touched.shift(of, other, -1);
            if !spare.is_empty() {
                let next = spare.remove(0);
                touched.shift(of, next.node, 1);
                kept.insert(kept.partition_point(|known| known.node < next.node), next);
            } else if *reached as usize > kept.len() {
                touched.nodes.insert(of);
            }
        }
        self.keep(of, &kept, &spare);
    }

    /// Whether one neighbour of a node is better than another; most differ in overlap.
    fn is_before(&self, one: &Neighbour, other: &Neighbour) -> bool {
        one.overlap > other.overlap || one.overlap == other.overlap && self.order(one) < self.order(other)
    }

    /// A node keeps these neighbours from now on, and those are next. The last of them shares least with it.
    fn keep(&mut self, of: u32, near: &[Neighbour], spare: &[Neighbour]) {
        let least = near.iter().map(|near| near.overlap).min();
        let last = near.iter().filter(|near| Some(near.overlap) == least).max_by_key(|near| self.order(near));
        let last = last.copied().unwrap_or_default();
        self.nodes[of as usize].near = Nearest::new(near, last, spare);
    }

    /// A node has these nearest, and reaches so many; notes whom it had and no longer has, or has and had not.
    fn renew(&mut self, node: u32, (near, reached): Found, touched: &mut Touched) {
        let of = &mut self.nodes[node as usize];
        let had = std::mem::replace(&mut of.near, near);
        of.reached = reached;
        let (had, has): (Vec<Neighbour>, Vec<Neighbour>) = (had.iter().collect(), of.near.iter().collect());
        // Both are in the order of their numbers.
        let lacks =
            |these: &[Neighbour], near: &Neighbour| these.binary_search_by_key(&near.node, |other| other.node).is_err();
        had.iter().filter(|near| lacks(&has, near)).for_each(|near| touched.shift(node, near.node, -1));
        has.iter().filter(|near| lacks(&had, near)).for_each(|near| touched.shift(node, near.node, 1));
    }

    /// Asks the touched nodes anew.
    fn ask(&mut self, touched: &mut Touched, met: &mut Met) {
        for node in std::mem::take(&mut touched.nodes) {
            met.asked += 1;
            let nearest = self.nearest(node, met);
            self.renew(node, nearest, touched);
        }
        touched.shifts.sort_unstable();
        touched.shifts.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 += if same { next.1 } else { 0 };
            same
        });
        touched.shifts.retain(|&(_, by)| by != 0);
    }
}

fn sort_pairs(pairs: &mut Vec<(u32, u32)>) {
    pairs.iter_mut().for_each(|pair| *pair = (pair.0.min(pair.1), pair.0.max(pair.1)));
    pairs.sort_unstable();
    pairs.dedup();
}
