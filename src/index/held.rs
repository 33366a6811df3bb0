//! Where does a node keep the numbers of its features?
//!
//! A query looks at nodes that lie anywhere in memory, and at the features of most of them: few enough stand in the node itself.

use std::ops::Deref;

/// So many stand in the node.
const FEW: usize = 9;

/// The numbers of a node's features, rarest first.
#[derive(Clone, Debug)]
pub(super) enum Held {
    Few(u8, [u32; FEW]),
    Many(Box<[u32]>),
}

impl Held {
    /// How many bytes they take beside their node.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Held::Few(..) => 0,
            Held::Many(numbers) => size_of_val(&**numbers),
        }
    }
}

impl Default for Held {
    fn default() -> Held {
        Held::Few(0, [0; FEW])
    }
}

impl Deref for Held {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        match self {
            Held::Few(len, numbers) => &numbers[..usize::from(*len)],
            Held::Many(numbers) => numbers,
        }
    }
}

impl From<&[u32]> for Held {
    fn from(numbers: &[u32]) -> Held {
        if numbers.len() > FEW {
            return Held::Many(numbers.into());
        }
        let mut few = [0; FEW];
        few[..numbers.len()].copy_from_slice(numbers);
        Held::Few(numbers.len() as u8, few)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_held_however_many_there_are() {
        let numbers: Vec<u32> = (0..2 * FEW as u32).collect();
        for len in 0..=numbers.len() {
            assert_eq!(*Held::from(&numbers[..len]), numbers[..len]);
        }
        assert!(Held::default().is_empty());
    }

    #[test]
    fn a_node_is_looked_at_in_one_line_of_the_cache() {
        assert_eq!(size_of::<super::super::Brief>(), 64);
    }
}
