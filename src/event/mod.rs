//! Groups of claims about the same event, from judgements.

use std::collections::HashMap;

/// Two claims, by number, and how sure it is that they are of one event.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Tie {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) strength: f32,
}

/// Of all pairs between two groups, this share must be tied before they become one: a single tie would chain a whole day's
/// news together.
const SHARE: f32 = 0.34;

/// The groups of two or more claims, each in order, in order of their first claim.
///
/// Average linkage from the strongest tie downwards; the result depends on the set of ties alone.
pub(crate) fn group(mut ties: Vec<Tie>) -> Vec<Vec<u32>> {
    ties.sort_by(|s, t| t.strength.total_cmp(&s.strength).then((s.left, s.right).cmp(&(t.left, t.right))));
    let mut group_of: HashMap<u32, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    // How many ties join two groups, the lower number first.
    let mut between: HashMap<(usize, usize), u32> = HashMap::new();
    let mut neighbours: Vec<Vec<usize>> = Vec::new();
    for tie in &ties {
        for claim in [tie.left, tie.right] {
            group_of.entry(claim).or_insert_with(|| {
                groups.push(vec![claim]);
                neighbours.push(Vec::new());
                groups.len() - 1
            });
        }
        let key = ordered(group_of[&tie.left], group_of[&tie.right]);
        if key.0 != key.1 {
            let count = between.entry(key).or_insert(0);
            if *count == 0 {
                neighbours[key.0].push(key.1);
                neighbours[key.1].push(key.0);
            }
            *count += 1;
        }
    }
    for tie in &ties {
        let (x, y) = ordered(group_of[&tie.left], group_of[&tie.right]);
        if x == y {
            continue;
        }
        let possible = (groups[x].len() * groups[y].len()) as f32;
        if (between[&(x, y)] as f32) < SHARE * possible {
            continue;
        }
        // The smaller group moves, so that each claim moves at most as often as its group can double.
        let (into, from) = if groups[x].len() >= groups[y].len() { (x, y) } else { (y, x) };
        let moved = std::mem::take(&mut groups[from]);
        for claim in &moved {
            group_of.insert(*claim, into);
        }
        groups[into].extend(moved);
        between.remove(&(x, y));
        for other in std::mem::take(&mut neighbours[from]) {
            if other == into {
                continue;
            }
            if let Some(count) = between.remove(&ordered(from, other)) {
                let sum = between.entry(ordered(into, other)).or_insert(0);
                if *sum == 0 {
                    neighbours[into].push(other);
                    neighbours[other].push(into);
                }
                *sum += count;
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    groups
}

fn ordered(x: usize, y: usize) -> (usize, usize) {
    (x.min(y), x.max(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ties: &[(u32, u32, f32)], expected: &[&[u32]]) {
        let ties: Vec<_> = ties.iter().map(|&(left, right, strength)| Tie { left, right, strength }).collect();
        let mut turned = ties.clone();
        turned.reverse();
        assert_eq!(group(ties), expected);
        assert_eq!(group(turned), expected);
    }

    #[test]
    fn claims_tied_to_each_other_are_one_event() {
        check(&[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], &[&[0, 1, 2]]);
    }

    #[test]
    fn one_weak_tie_does_not_join_two_events() {
        let two = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9), (2, 3, 0.4)];
        check(&two, &[&[0, 1, 2], &[3, 4, 5]]);
    }

    #[test]
    fn no_ties_make_no_events() {
        check(&[], &[]);
    }
}
