//! Which groups hold a thing?

/// The groups of each of some things, by number, in order.
pub(crate) struct Holding {
    /// Where the groups of each thing begin, and where the last ones end.
    begins: Vec<u32>,
    groups: Vec<u32>,
}

impl Holding {
    /// The groups of so many things, which have each thing once.
    pub(crate) fn of(things: usize, groups: &[Vec<u32>]) -> Holding {
        let mut ends = vec![0; things + 1];
        groups.iter().flatten().for_each(|&thing| ends[thing as usize] += 1);
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        // From the last group on, so that each list is filled from its end down to where it begins.
        let (mut begins, mut held) = (ends, vec![0; sum as usize]);
        for (at, group) in groups.iter().enumerate().rev() {
            for &thing in group {
                let begin = &mut begins[thing as usize];
                *begin -= 1;
                held[*begin as usize] = at as u32;
            }
        }
        Holding { begins, groups: held }
    }

    fn groups(&self, thing: u32) -> &[u32] {
        &self.groups[self.begins[thing as usize] as usize..self.begins[thing as usize + 1] as usize]
    }

    /// The groups that hold both of two things, in order.
    pub(crate) fn of_both(&self, x: u32, y: u32) -> impl Iterator<Item = u32> {
        let other = self.groups(y);
        self.groups(x).iter().copied().filter(move |group| other.binary_search(group).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_both_is_told_in_order() {
        let holding = Holding::of(5, &[vec![0, 3], vec![1], vec![0, 1, 3], vec![3]]);
        let check = |x, y, expected: &[u32]| assert_eq!(holding.of_both(x, y).collect::<Vec<_>>(), expected);
        check(0, 3, &[0, 2]);
        check(3, 1, &[2]);
        check(1, 2, &[]);
        check(4, 4, &[]);
    }
}
