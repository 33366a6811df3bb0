//! Which things belong together, by how alike each two of them are?

use crate::index::NumberMap;

/// Two things, by number, and how alike they are; what is not tied is not alike at all.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Tie {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) strength: f32,
}

/// The groups of two or more of so many things whose members are alike by at least `least`, which is above zero, on average, each
/// in order, in order of their first member.
///
/// Average linkage by chains of nearest neighbours (Murtagh 1983): a single tie does not chain a whole day's news together.
/// The result depends on the set of ties alone.
pub(crate) fn link(things: usize, ties: &[Tie], least: f32) -> Vec<Vec<u32>> {
    // What no tie connects is never joined, so each connected part is linked by itself.
    let joined = |(members, ties): (Vec<u32>, Vec<Tie>)| {
        let joined = if members.len() * members.len() <= DENSE * ties.len().max(members.len()) {
            chain(Dense::new(members.len(), &ties), least)
        } else {
            chain(Sparse::new(members.len(), &ties), least)
        };
        let named = joined.into_iter().map(|mut group| {
            group.iter_mut().for_each(|at| *at = members[*at as usize]);
            group.sort_unstable();
            group
        });
        named.collect::<Vec<_>>()
    };
    let parts = parts(things, ties);
    let groups =
        if parts.len() < MANY { parts.into_iter().map(joined).collect() } else { crate::par::consume(parts, joined) };
    let mut groups: Vec<Vec<u32>> = groups.into_iter().flatten().collect();
    groups.sort_unstable();
    groups
}

/// So many parts are worth being shared among threads.
const MANY: usize = 256;

/// The ties of some things are kept as a square if it has at most so many places for each of them.
const DENSE: usize = 16;

/// The parts of so many things that ties connect, without what has none: the members of each, in order, and its ties.
pub(super) fn connected(things: usize, ties: &[Tie]) -> Vec<(Vec<u32>, Vec<Tie>)> {
    let mut connected = parts(things, ties);
    for (members, ties) in &mut connected {
        let thing = |at: u32| members[at as usize];
        ties.iter_mut().for_each(|tie| *tie = Tie { left: thing(tie.left), right: thing(tie.right), ..*tie });
    }
    connected
}

/// The same with the ties by the numbers that the members have in their part.
fn parts(things: usize, ties: &[Tie]) -> Vec<(Vec<u32>, Vec<Tie>)> {
    let ties = || ties.iter().filter(|tie| tie.left != tie.right);
    let mut tied = vec![false; things];
    let mut above: Vec<u32> = (0..things as u32).collect();
    fn root(above: &mut [u32], mut at: u32) -> u32 {
        while above[at as usize] != at {
            above[at as usize] = above[above[at as usize] as usize];
            at = above[at as usize];
        }
        at
    }
    // How many parts there are besides the first, as far as ties have been looked at.
    let mut others = things.saturating_sub(1);
    for tie in ties() {
        [tie.left, tie.right].iter().for_each(|&end| tied[end as usize] = true);
        let (x, y) = (root(&mut above, tie.left), root(&mut above, tie.right));
        above[x.max(y) as usize] = x.min(y);
        others -= usize::from(x != y);
        if others == 0 {
            return vec![((0..things as u32).collect(), ties().copied().collect())];
        }
    }
    let mut parts: Vec<(Vec<u32>, Vec<Tie>)> = Vec::new();
    // The part of each thing and its number there.
    let mut of: Vec<(u32, u32)> = vec![(0, 0); things];
    for at in (0..things as u32).filter(|&at| tied[at as usize]) {
        let first = root(&mut above, at);
        let part = if first == at { parts.len() as u32 } else { of[first as usize].0 };
        if first == at {
            parts.push((Vec::new(), Vec::new()));
        }
        let members = &mut parts[part as usize].0;
        of[at as usize] = (part, members.len() as u32);
        members.push(at);
    }
    for tie in ties() {
        let ((part, left), (_, right)) = (of[tie.left as usize], of[tie.right as usize]);
        parts[part as usize].1.push(Tie { left, right, ..*tie });
    }
    parts
}

/// The sums of the ties between clusters, which become fewer.
trait Sums {
    /// How many clusters there were.
    fn len(&self) -> usize;
    /// How many others a cluster has ties to or had, those joined to it apart.
    fn tied(&self, at: usize) -> usize;
    /// Each tied cluster with the sum of the ties, in any order.
    fn each(&self, at: usize, see: impl FnMut(usize, f32));
    /// Moves the ties of one cluster to another.
    fn join(&mut self, into: usize, from: usize);
}

/// A square of sums, negative where there is no tie.
struct Dense {
    size: usize,
    sums: Vec<f32>,
    tied: Vec<usize>,
}

impl Dense {
    fn new(size: usize, ties: &[Tie]) -> Dense {
        let mut sums = vec![-1.0; size * size];
        for tie in ties {
            let (x, y) = (tie.left as usize, tie.right as usize);
            sums[x * size + y] = tie.strength;
            sums[y * size + x] = tie.strength;
        }
        let tied = |at: usize| sums[at * size..(at + 1) * size].iter().filter(|&&sum| sum >= 0.0).count();
        let tied = (0..size).map(tied).collect();
        Dense { size, sums, tied }
    }

    fn set(&mut self, x: usize, y: usize, sum: f32) {
        self.sums[x * self.size + y] = sum;
        self.sums[y * self.size + x] = sum;
    }
}

impl Sums for Dense {
    fn len(&self) -> usize {
        self.size
    }

    fn tied(&self, at: usize) -> usize {
        self.tied[at]
    }

    fn each(&self, at: usize, mut see: impl FnMut(usize, f32)) {
        let row = &self.sums[at * self.size..(at + 1) * self.size];
        row.iter().enumerate().filter(|&(_, &sum)| sum >= 0.0).for_each(|(other, &sum)| see(other, sum));
    }

    fn join(&mut self, into: usize, from: usize) {
        for other in 0..self.size {
            let moved = self.sums[from * self.size + other];
            if moved < 0.0 {
                continue;
            }
            self.set(from, other, -1.0);
            self.tied[other] -= 1;
            if other == into {
                continue;
            }
            let had = self.sums[into * self.size + other];
            if had < 0.0 {
                self.tied[into] += 1;
                self.tied[other] += 1;
            }
            self.set(into, other, had.max(0.0) + moved);
        }
        self.tied[from] = 0;
    }
}

/// For each cluster, the sums of its ties.
struct Sparse(Vec<NumberMap<u32, f32>>);

impl Sparse {
    fn new(size: usize, ties: &[Tie]) -> Sparse {
        let mut sums = vec![NumberMap::default(); size];
        for tie in ties {
            sums[tie.left as usize].insert(tie.right, tie.strength);
            sums[tie.right as usize].insert(tie.left, tie.strength);
        }
        Sparse(sums)
    }
}

impl Sums for Sparse {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn tied(&self, at: usize) -> usize {
        self.0[at].len()
    }

    fn each(&self, at: usize, mut see: impl FnMut(usize, f32)) {
        self.0[at].iter().for_each(|(&other, &sum)| see(other as usize, sum));
    }

    fn join(&mut self, into: usize, from: usize) {
        for (other, sum) in std::mem::take(&mut self.0[from]) {
            self.0[other as usize].remove(&(from as u32));
            if other as usize != into {
                *self.0[into].entry(other).or_insert(0.0) += sum;
                *self.0[other as usize].entry(into as u32).or_insert(0.0) += sum;
            }
        }
    }
}

/// The groups of two or more.
fn chain(sums: impl Sums, least: f32) -> Vec<Vec<u32>> {
    let size = sums.len();
    let mut clusters = Clusters { joined: vec![Vec::new(); size], sums, done: vec![false; size] };
    let mut chain: Vec<usize> = Vec::new();
    let mut first = 0;
    loop {
        let Some(&last) = chain.last() else {
            match (first..size).find(|&at| !clusters.done[at]) {
                Some(at) => {
                    first = at;
                    chain.push(at);
                    continue;
                }
                None => break,
            }
        };
        let before = chain.len().checked_sub(2).map(|at| chain[at]);
        match clusters.nearest(last, before) {
            // By average linkage nothing that is joined later comes nearer than what is nearest now.
            Some((_, alike)) if alike < least => clusters.finish(&mut chain),
            None => clusters.finish(&mut chain),
            Some((nearest, _)) if Some(nearest) == before => {
                chain.truncate(chain.len() - 2);
                clusters.join(last, nearest);
            }
            Some((nearest, _)) => chain.push(nearest),
        }
    }
    let groups = (0..).zip(clusters.joined).filter(|(_, joined)| !joined.is_empty());
    groups.map(|(at, joined)| joined.into_iter().chain([at]).collect()).collect()
}

struct Clusters<S> {
    /// What has been joined to each.
    joined: Vec<Vec<u32>>,
    sums: S,
    done: Vec<bool>,
}

impl<S: Sums> Clusters<S> {
    /// The cluster most alike on average; of equals the one before in the chain, then the first.
    fn nearest(&self, at: usize, before: Option<usize>) -> Option<(usize, f32)> {
        let size = |cluster: usize| (self.joined[cluster].len() + 1) as f32;
        let own = size(at);
        let mut best: Option<(usize, f32)> = None;
        self.sums.each(at, |other, sum| {
            if self.done[other] {
                return;
            }
            let alike = sum / (own * size(other));
            let rank = |other: usize| (Some(other) == before, std::cmp::Reverse(other));
            let order = |known: (usize, f32)| alike.total_cmp(&known.1).then_with(|| rank(other).cmp(&rank(known.0)));
            if best.is_none_or(|known| order(known).is_gt()) {
                best = Some((other, alike));
            }
        });
        best
    }

    /// Joins the second cluster into the first or the other way round, whichever has fewer ties to move.
    fn join(&mut self, x: usize, y: usize) {
        let (into, from) = if self.sums.tied(x) >= self.sums.tied(y) { (x, y) } else { (y, x) };
        let moved = std::mem::take(&mut self.joined[from]);
        self.joined[into].extend(moved.into_iter().chain([from as u32]));
        self.done[from] = true;
        self.sums.join(into, from);
    }

    /// Closes the last cluster of a chain, which nothing will join any more.
    fn finish(&mut self, chain: &mut Vec<usize>) {
        if let Some(last) = chain.pop() {
            self.done[last] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ties: &[(u32, u32, f32)], expected: &[&[u32]]) {
        let ties: Vec<_> = ties.iter().map(|&(left, right, strength)| Tie { left, right, strength }).collect();
        let mut turned = ties.clone();
        turned.reverse();
        assert_eq!(link(6, &ties, 0.3), expected);
        assert_eq!(link(6, &turned, 0.3), expected);
    }

    #[test]
    fn things_tied_to_each_other_are_one_group() {
        check(&[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], &[&[0, 1, 2]]);
    }

    #[test]
    fn one_tie_does_not_join_two_groups() {
        let two = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9), (2, 3, 0.8)];
        check(&two, &[&[0, 1, 2], &[3, 4, 5]]);
    }

    #[test]
    fn weak_ties_make_no_group() {
        check(&[(0, 1, 0.2)], &[]);
        check(&[], &[]);
    }
}
