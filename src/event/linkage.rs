//! Which things belong together, by how alike each two of them are?

use std::collections::HashMap;

/// Two things, by number, and how alike they are; what is not tied is not alike at all.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Tie {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) strength: f32,
}

/// The groups of two or more things whose members are alike by at least `least` on average, each in order, in order of
/// their first member.
///
/// Average linkage by chains of nearest neighbours (Murtagh 1983): a single tie does not chain a whole day's news together.
/// The result depends on the set of ties alone.
pub(crate) fn link(ties: &[Tie], least: f32) -> Vec<Vec<u32>> {
    let mut things: Vec<u32> = ties.iter().flat_map(|tie| [tie.left, tie.right]).collect();
    things.sort_unstable();
    things.dedup();
    let place = |thing: u32| things.binary_search(&thing).expect("each end of a tie is listed");
    let mut clusters = Clusters {
        members: things.iter().map(|&thing| vec![thing]).collect(),
        sums: vec![HashMap::new(); things.len()],
        done: vec![false; things.len()],
    };
    for tie in ties.iter().filter(|tie| tie.left != tie.right) {
        let (x, y) = (place(tie.left), place(tie.right));
        clusters.sums[x].insert(y, tie.strength);
        clusters.sums[y].insert(x, tie.strength);
    }
    let mut chain: Vec<usize> = Vec::new();
    let mut first = 0;
    loop {
        let Some(&last) = chain.last() else {
            match (first..things.len()).find(|&at| !clusters.done[at]) {
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
    let mut groups: Vec<Vec<u32>> = clusters.members.into_iter().filter(|group| group.len() > 1).collect();
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    groups
}

struct Clusters {
    members: Vec<Vec<u32>>,
    /// For each cluster, the sums of the ties to others.
    sums: Vec<HashMap<usize, f32>>,
    done: Vec<bool>,
}

impl Clusters {
    /// The cluster most alike on average; of equals the one before in the chain, then the first.
    fn nearest(&self, at: usize, before: Option<usize>) -> Option<(usize, f32)> {
        let size = |cluster: usize| self.members[cluster].len() as f32;
        let open = self.sums[at].iter().filter(|&(&other, _)| !self.done[other]);
        let alike = open.map(|(&other, sum)| (other, sum / (size(at) * size(other))));
        alike.max_by(|x, y| {
            let rank = |other: usize| (Some(other) == before, std::cmp::Reverse(other));
            x.1.total_cmp(&y.1).then_with(|| rank(x.0).cmp(&rank(y.0)))
        })
    }

    /// Joins the second cluster into the first or the other way round, whichever has fewer ties to move.
    fn join(&mut self, x: usize, y: usize) {
        let (into, from) = if self.sums[x].len() >= self.sums[y].len() { (x, y) } else { (y, x) };
        let moved = std::mem::take(&mut self.members[from]);
        self.members[into].extend(moved);
        self.done[from] = true;
        for (other, sum) in std::mem::take(&mut self.sums[from]) {
            self.sums[other].remove(&from);
            if other != into {
                *self.sums[into].entry(other).or_insert(0.0) += sum;
                *self.sums[other].entry(into).or_insert(0.0) += sum;
            }
        }
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
        assert_eq!(link(&ties, 0.3), expected);
        assert_eq!(link(&turned, 0.3), expected);
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
