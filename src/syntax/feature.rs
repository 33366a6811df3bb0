//! How does a linear model of small integers score what it sees?
//!
//! A feature is the hash of its template's number and its values. The weights are one flat table: a feature's row, one weight
//! a class, begins at the slot that the hash falls on. Rows overlap, so the table needs no keys and no padding, and
//! learning happens in the same table, around the collisions (Weinberger et al. 2009; the table of Vowpal Wabbit).

/// The features of one decision, as hashes, in a buffer that is used again.
pub struct Features {
    hashes: [u64; MOST],
    /// The slots at which their rows begin in the table that was last asked for them.
    slots: [u32; MOST],
    count: usize,
}

/// The most features of a decision; so many weights of a byte add up in 16 bits.
const MOST: usize = 200;

impl Default for Features {
    fn default() -> Features {
        Features { hashes: [0; MOST], slots: [0; MOST], count: 0 }
    }
}

impl Features {
    /// Forgets the last decision's features.
    pub(super) fn clear(&mut self) {
        self.count = 0;
    }

    /// Adds the feature of the next template, which looks at these values.
    #[inline(always)]
    pub(super) fn push<const VALUES: usize>(&mut self, values: [u64; VALUES]) {
        // Templates are told apart by their place, so that the same values under two of them do not meet.
        let seed = SEED.wrapping_mul(self.count as u64 + 1);
        self.hashes[self.count] = values.into_iter().fold(seed, mix);
        self.count += 1;
    }

    /// The hashes, one a feature.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes[..self.count]
    }
}

/// Fills `features`: each row holds the values that one template looks at.
///
/// Written out rather than looped over, so that places and seeds are known when it is compiled and values stay in registers.
macro_rules! fill {
    ($features:expr, $([$($value:expr),+]),+ $(,)?) => {
        $features.clear();
        $($features.push([$($value),+]);)+
    };
}
pub(super) use fill;

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

    /// Finds where the row of each feature begins.
    #[inline(always)]
    pub(super) fn locate(&self, features: &mut Features) {
        let slots = u32::try_from(self.rows.len() - CLASSES).expect("a table has fewer than 2^32 slots");
        let Features { hashes, slots: places, count } = features;
        for (place, hash) in places[..*count].iter_mut().zip(&hashes[..*count]) {
            *place = (((hash >> 32) * u64::from(slots)) >> 32) as u32;
        }
    }

    /// The scores of [`PART`] classes from `first` on, for features that were located in this table. They fit 16 bits: see
    /// [`MOST`].
    ///
    /// Rows are added four at a time in bytes that stop at their bounds, before the sum is widened: most weights are small,
    /// and a register holds sixteen of them but eight scores. The four are taken from far apart, so that the common
    /// features, whose weights are large and which come first, do not meet. A function of its own, for in the midst of another
    /// the compiler no longer keeps the sums in registers.
    #[inline(never)]
    pub(super) fn part(&self, features: &Features, first: usize) -> [i16; PART] {
        // From `first` on, so that one comparison a row tells that it is within bounds.
        let rows = &self.rows[first..];
        let row = |slot: u32| -> &[u8; PART] {
            let start = slot as usize;
            rows[start..start + PART].try_into().expect("a part of a row has one byte a class")
        };
        let places = &features.slots[..features.count];
        let (quarters, rest) = places.split_at(places.len() / 4 * 4);
        let (one, two) = quarters.split_at(quarters.len() / 2);
        let (one, two) = (one.split_at(one.len() / 2), two.split_at(two.len() / 2));
        let mut scores = [0i16; PART];
        for (((&one, &two), &three), &four) in one.0.iter().zip(one.1).zip(two.0).zip(two.1) {
            let mut sum = [0i8; PART];
            let (one, two, three, four) = (row(one), row(two), row(three), row(four));
            for ((((sum, &one), &two), &three), &four) in sum.iter_mut().zip(one).zip(two).zip(three).zip(four) {
                let half = (one as i8).saturating_add(two as i8);
                *sum = half.saturating_add(three as i8).saturating_add(four as i8);
            }
            for (score, &sum) in scores.iter_mut().zip(&sum) {
                *score += i16::from(sum);
            }
        }
        for &slot in rest {
            for (score, &weight) in scores.iter_mut().zip(row(slot)) {
                *score += i16::from(weight as i8);
            }
        }
        scores
    }
}

/// How many classes are scored at a time: their bytes fill three registers and their sums six, so that the four rows being
/// added have room beside them in the sixteen that every machine of this kind has.
pub(super) const PART: usize = 48;

/// The highest score: of many it is found a register at a time.
#[inline(always)]
pub(super) fn highest<const COUNT: usize>(scores: &[i16; COUNT]) -> i16 {
    scores.iter().fold(i16::MIN, |highest, &score| highest.max(score))
}

/// The first class that has a score.
#[inline(always)]
pub(super) fn place<const COUNT: usize>(scores: &[i16; COUNT], score: i16) -> usize {
    scores.iter().position(|&other| other == score).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_under_two_templates_are_two_features() {
        let mut features = Features::default();
        fill!(features, [5, 6], [5, 6], [6, 5]);
        let hashes = features.hashes();
        assert!(hashes[0] != hashes[1] && hashes[1] != hashes[2] && hashes[0] != hashes[2]);
    }

    /// Scores `count` features in a table of two slots, of which the first has `weights`.
    fn scores(weights: [u8; 3], hashes: &[u64]) -> [i16; 3] {
        let mut rows = [0u8; PART + 2];
        rows[..3].copy_from_slice(&weights);
        let mut features = Features { count: hashes.len(), ..Features::default() };
        features.hashes[..hashes.len()].copy_from_slice(hashes);
        let table = Table::<PART>::new(&rows);
        table.locate(&mut features);
        let scores = table.part(&features, 0);
        [scores[0], scores[1], scores[2]]
    }

    #[test]
    fn scores_add_up_and_are_signed() {
        assert_eq!(scores([1, 255, 3], &[0, 0, u64::MAX]), [1, 1, 6]);
    }

    #[test]
    fn a_sum_of_four_weights_stops_at_the_bounds_of_a_byte() {
        assert_eq!(scores([100, 50, 0], &[0; 4]), [127, 127, 0]);
        assert_eq!(scores([100, 206, 0], &[0; 4]), [127, -128, 0]);
        assert_eq!(scores([100, 50, 0], &[0; 5]), [227, 177, 0]);
    }

    #[test]
    fn a_part_of_the_classes_is_scored_by_itself() {
        let mut rows = [0u8; 2 * PART + 1];
        rows[PART..PART + 2].copy_from_slice(&[7, 8]);
        let table = Table::<{ 2 * PART }>::new(&rows);
        let mut features = Features { count: 1, ..Features::default() };
        table.locate(&mut features);
        assert_eq!(table.part(&features, PART - 1)[..3], [0, 7, 8]);
    }

    #[test]
    fn single_bits_of_a_value_spread_over_the_slots() {
        let slots: std::collections::HashSet<usize> =
            (0..64).map(|bit| Table::<1>::slot(mix(SEED, 1 << bit), 50_000)).collect();
        assert!(slots.len() > 60, "{} of 64", slots.len());
    }
}
