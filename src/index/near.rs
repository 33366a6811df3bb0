//! How does a node keep its nearest in few bytes?
//!
//! A node has some dozens of neighbours, and there are as many such lists as claims, so that they are the most of what an
//! index takes. Kept in the order of their numbers, a neighbour is the distance from the one before, in bits about as many as
//! the distances are long (Rice 1979), and its overlap. Before them stand a few that are next, the best first, so that most of
//! what a node loses is made good without looking through its lists.

/// A neighbour: who it is, and the weight shared in percent of the lighter one's.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Neighbour {
    pub(super) node: u32,
    pub(super) overlap: u8,
}

/// The neighbours that a node keeps.
#[derive(Clone, Default, Debug)]
pub(super) struct Nearest {
    /// First how many bits of a distance are written as they are, then, if any are next, how many bits their numbers have and
    /// who they are, then those that are kept.
    bits: Box<[u8]>,
    len: u32,
    /// The last of them in the order in which they are kept.
    last: u32,
    last_overlap: u8,
    /// How many are next.
    spare: u8,
    /// What the last of these shares.
    least: u8,
}

/// So many bits has an overlap.
const OVERLAP: u32 = 7;

/// So many bits are written and read at once.
const ONCE: u32 = 56;

impl Nearest {
    /// Keeps these neighbours, which come in the order of their numbers, `last` being the one that would be given up first, and
    /// those that are next, the best first, fewer than 256.
    pub(super) fn new(near: &[Neighbour], last: Neighbour, spare: &[Neighbour]) -> Nearest {
        let most = near.last().map_or(0, |near| u64::from(near.node) + 1);
        let low = (most / near.len().max(1) as u64).checked_ilog2().unwrap_or(0);
        let wide = spare.iter().map(|near| u32::BITS - near.node.leading_zeros()).max();
        let length =
            near.len() * (low + 2 + OVERLAP) as usize + wide.map_or(0, |wide| spare.len() * (wide + OVERLAP) as usize);
        let mut bytes = Vec::with_capacity(2 + length.div_ceil(8) + size_of::<u64>());
        bytes.push(low as u8);
        bytes.extend(wide.map(|wide| wide as u8));
        let mut bits = Writer { bytes, open: 0, count: 0 };
        for (near, wide) in spare.iter().zip(wide.into_iter().cycle()) {
            bits.put(u64::from(near.overlap) << wide | u64::from(near.node), wide + OVERLAP);
        }
        let mut next = 0;
        for near in near {
            let distance = u64::from(near.node - next);
            let rest = u64::from(near.overlap) << low | distance & ((1 << low) - 1);
            let (mut ones, width) = ((distance >> low) as u32, low + OVERLAP + 1);
            while ones + width > ONCE {
                let some = ones.min(ONCE);
                bits.put((1 << some) - 1, some);
                ones -= some;
            }
            bits.put(rest << (ones + 1) | ((1 << ones) - 1), ones + width);
            next = near.node + 1;
        }
        Nearest {
            bits: bits.finish(),
            len: near.len() as u32,
            last: last.node,
            last_overlap: last.overlap,
            spare: spare.len() as u8,
            least: spare.last().map_or(0, |near| near.overlap),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len as usize
    }

    /// The one that is given up first, if there is any.
    pub(super) fn last(&self) -> Option<Neighbour> {
        (self.len > 0).then_some(Neighbour { node: self.last, overlap: self.last_overlap })
    }

    /// How many are next, and what the last of these shares.
    pub(super) fn spares(&self) -> (usize, u8) {
        (self.spare.into(), self.least)
    }

    /// Those that are next, the best first.
    pub(super) fn spare(&self) -> impl Iterator<Item = Neighbour> {
        let wide = self.wide();
        let mut bits = Reader { bytes: &self.bits, at: 16 };
        (0..self.spare).map(move |_| {
            let word = bits.peek();
            bits.at += (wide + OVERLAP) as usize;
            Neighbour { node: (word & ((1 << wide) - 1)) as u32, overlap: (word >> wide) as u8 & ((1 << OVERLAP) - 1) }
        })
    }

    /// How many bits the numbers of those have that are next, if any are.
    fn wide(&self) -> u32 {
        if self.spare > 0 { u32::from(self.bits[1]) } else { 0 }
    }

    /// All that are kept, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = Neighbour> {
        let low = self.bits.first().map_or(0, |&low| u32::from(low));
        let before = if self.spare > 0 { 16 + usize::from(self.spare) * (self.wide() + OVERLAP) as usize } else { 8 };
        let mut bits = Reader { bytes: &self.bits, at: before };
        let mut next = 0;
        (0..self.len).map(move |_| {
            let (mut ones, mut word) = (0, bits.peek());
            let mut run = word.trailing_ones();
            while run + 1 + low + OVERLAP > ONCE {
                let some = run.min(ONCE);
                ones += some;
                bits.at += some as usize;
                word = bits.peek();
                run = word.trailing_ones();
            }
            let rest = word >> (run + 1);
            bits.at += (run + 1 + low + OVERLAP) as usize;
            let node = next + ((ones + run) << low | (rest & ((1 << low) - 1)) as u32);
            next = node + 1;
            Neighbour { node, overlap: (rest >> low) as u8 & ((1 << OVERLAP) - 1) }
        })
    }

    /// Whether a node is among them.
    pub(super) fn has(&self, node: u32) -> bool {
        self.iter().find(|near| near.node >= node).is_some_and(|near| near.node == node)
    }

    /// How many bytes they take beside their node.
    pub(super) fn bytes(&self) -> usize {
        self.bits.len()
    }
}

struct Writer {
    bytes: Vec<u8>,
    /// Bits that are no whole byte yet, and how many.
    open: u64,
    count: u32,
}

impl Writer {
    /// Adds so many bits, at most [`ONCE`], the lowest first.
    #[inline]
    fn put(&mut self, value: u64, count: u32) {
        let (open, count) = (self.open | value << self.count, self.count + count);
        let whole = count / 8;
        // Eight at once are written sooner than as many as there are.
        let len = self.bytes.len() + whole as usize;
        self.bytes.extend_from_slice(&open.to_le_bytes());
        self.bytes.truncate(len);
        (self.open, self.count) = (open >> (8 * whole), count % 8);
    }

    fn finish(mut self) -> Box<[u8]> {
        if self.count > 0 {
            self.bytes.push(self.open as u8);
        }
        self.bytes.into()
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
    /// The next bit.
    at: usize,
}

impl Reader<'_> {
    /// The next bits, more than [`ONCE`], with zeros behind the last.
    #[inline]
    fn peek(&self) -> u64 {
        let from = self.at / 8;
        let bytes = match self.bytes.get(from..from + 8).and_then(|eight| eight.try_into().ok()) {
            Some(eight) => u64::from_le_bytes(eight),
            None => self.bytes.iter().skip(from).rev().fold(0, |bits, &byte| bits << 8 | u64::from(byte)),
        };
        bytes >> (self.at % 8)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn neighbours_are_read_back_as_they_were(
            near in prop::collection::btree_map(prop_oneof![0u32..300, any::<u32>()], 30u8..=100, 0..80),
            spare in prop::collection::vec((any::<u32>(), 30u8..=100), 0..10),
        ) {
            let of = |(node, overlap): (u32, u8)| Neighbour { node, overlap };
            let near: Vec<Neighbour> = near.into_iter().map(of).collect();
            let spare: Vec<Neighbour> = spare.into_iter().map(of).collect();
            let last = near.first().copied().unwrap_or_default();
            let kept = Nearest::new(&near, last, &spare);
            prop_assert_eq!(kept.spare().collect::<Vec<_>>(), spare.clone());
            prop_assert_eq!(kept.spares(), (spare.len(), spare.last().map_or(0, |near| near.overlap)));
            prop_assert_eq!(kept.len(), near.len());
            prop_assert_eq!(kept.last(), near.first().copied());
            prop_assert_eq!(kept.iter().collect::<Vec<_>>(), near);
        }
    }

    #[test]
    fn sixty_neighbours_of_a_hundred_thousand_take_less_than_three_bytes_each() {
        let node = |at: u32| at * 1_700 + at * at % 997;
        let near: Vec<Neighbour> = (0..60).map(|at| Neighbour { node: node(at), overlap: 30 + at as u8 }).collect();
        let last = near[0];
        assert!(Nearest::new(&near, last, &[]).bytes() <= 60 * 5 / 2);
    }
}
