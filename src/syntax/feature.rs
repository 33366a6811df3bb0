//! How does a linear model of small integers score what it sees?
//!
//! A feature is the hash of its template's number and its values. The weights are one flat table: a feature's row, one weight
//! a class, begins at the slot that the hash falls on. Rows overlap, so the table needs no keys and no padding, and
//! learning happens in the same table, around the collisions (Weinberger et al. 2009; the table of Vowpal Wabbit).

/// The features of one decision, as hashes, in a buffer that is used again.
pub struct Features {
    hashes: [u64; MOST],
    count: usize,
}

/// The most features of a decision; so many weights of a byte add up in 16 bits.
const MOST: usize = 200;

impl Default for Features {
    fn default() -> Features {
        Features { hashes: [0; MOST], count: 0 }
    }
}

impl Features {
    /// Forgets the last decision's features.
    pub(super) fn clear(&mut self) {
        self.count = 0;
    }

    /// Adds one feature a template: each row holds the values that one template looks at.
    #[inline(always)]
    pub(super) fn add<const VALUES: usize, const TEMPLATES: usize>(&mut self, rows: [[u64; VALUES]; TEMPLATES]) {
        let first = self.count;
        self.count += TEMPLATES;
        for (place, row) in rows.into_iter().enumerate() {
            // Templates are told apart by their place, so that the same values under two of them do not meet.
            self.hashes[first + place] = row.into_iter().fold(SEED.wrapping_mul((first + place) as u64 + 1), mix);
        }
    }

    /// The hashes, one a feature.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes[..self.count]
    }
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const MULTIPLIER: u64 = 0xD6E8_FEB8_6659_FD93;

/// Both halves of a 128-bit product: one multiplication, and every bit of the input reaches the top bits.
#[inline(always)]
fn mix(hash: u64, value: u64) -> u64 {
    let product = u128::from(hash ^ value) * u128::from(MULTIPLIER);
    (product >> 64) as u64 ^ product as u64
}

/// The weights of a linear model with `CLASSES` classes, as signed bytes.
#[derive(Copy, Clone)]
pub struct Table<'a, const CLASSES: usize> {
    // Invariant: longer than one row.
    rows: &'a [u8],
}

impl<'a, const CLASSES: usize> Table<'a, CLASSES> {
    /// The table of `rows`: its slots, and one row more for the features of the last slot.
    pub const fn new(rows: &'a [u8]) -> Table<'a, CLASSES> {
        assert!(rows.len() > CLASSES, "a table has a slot, and one row more");
        Table { rows }
    }

    /// The slot at which a feature's row begins, of fewer than 2^32.
    #[inline(always)]
    pub fn slot(hash: u64, slots: usize) -> usize {
        (((hash >> 32) * slots as u64) >> 32) as usize
    }

    /// The score of each class. They fit 16 bits: see [`MOST`].
    ///
    /// Rows are added four at a time in bytes that stop at their bounds, before the sum is widened: most weights are small,
    /// and a register holds sixteen of them but eight scores. The four are taken from far apart, so that the common
    /// features, whose weights are large and which come first, do not meet.
    #[inline(always)]
    pub(super) fn score(&self, features: &Features) -> [i16; CLASSES] {
        let slots = self.rows.len() - CLASSES;
        // Few rows are in the cache. Going by all of them first, for the sum of one class, has the memory fetch many rows at
        // once.
        let mut places = [0; MOST];
        let places = &mut places[..features.count];
        let mut last = 0;
        for (place, &hash) in places.iter_mut().zip(features.hashes()) {
            *place = Self::slot(hash, slots);
            last += i16::from(self.rows[*place + CLASSES - 1] as i8);
        }
        let mut scores = [0i16; CLASSES];
        let quarter = places.len() / 4;
        for first in 0..quarter {
            let mut sum = [0i8; CLASSES];
            for part in 0..4 {
                for (sum, &weight) in sum.iter_mut().zip(self.row(places[part * quarter + first])) {
                    *sum = sum.saturating_add(weight as i8);
                }
            }
            for (score, &sum) in scores.iter_mut().zip(&sum) {
                *score += i16::from(sum);
            }
        }
        for &slot in &places[4 * quarter..] {
            for (score, &weight) in scores.iter_mut().zip(self.row(slot)) {
                *score += i16::from(weight as i8);
            }
        }
        scores[CLASSES - 1] = last;
        scores
    }

    /// The weights of the feature whose row begins at `slot`.
    #[inline(always)]
    fn row(&self, slot: usize) -> &[u8; CLASSES] {
        self.rows[slot..slot + CLASSES].try_into().expect("a row has one byte a class")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_under_two_templates_are_two_features() {
        let mut features = Features::default();
        features.add([[5, 6], [5, 6], [6, 5]]);
        let hashes = features.hashes();
        assert!(hashes[0] != hashes[1] && hashes[1] != hashes[2] && hashes[0] != hashes[2]);
    }

    #[test]
    fn scores_add_up_and_are_signed() {
        let mut rows = [0u8; 2 + 3];
        rows[..5].copy_from_slice(&[1, 255, 3, 4, 5]);
        let table = Table::<3>::new(&rows);
        let mut features = Features { count: 3, ..Features::default() };
        features.hashes[1] = u64::MAX;
        assert_eq!(table.score(&features), [1, 1, 10]);
    }

    #[test]
    fn a_sum_of_four_weights_stops_at_the_bounds_of_a_byte() {
        let rows = [100, 50, 0];
        let mut features = Features { count: 4, ..Features::default() };
        assert_eq!(Table::<2>::new(&rows).score(&features), [127, 200]);
        features.count = 5;
        assert_eq!(Table::<2>::new(&rows).score(&features), [227, 250]);
    }

    #[test]
    fn single_bits_of_a_value_spread_over_the_slots() {
        let slots: std::collections::HashSet<usize> =
            (0..64).map(|bit| Table::<1>::slot(mix(SEED, 1 << bit), 50_000)).collect();
        assert!(slots.len() > 60, "{} of 64", slots.len());
    }
}
