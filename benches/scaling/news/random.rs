//! Which numbers come next, from a seed?

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers from the same seed everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    pub(crate) fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True so often.
    pub(crate) fn chance(&mut self, share: f64) -> bool {
        self.fraction() < share
    }

    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A rank below `most`, the first ones mostly: the one at rank r about as often as 1/r (Zipf).
    pub(crate) fn zipf(&mut self, most: usize) -> usize {
        let rank = (most as f64 + 1.0).powf(self.fraction()) as usize;
        rank.clamp(1, most) - 1
    }

    /// A size up to `most`: k about as often as 1/k².
    pub(crate) fn heavy(&mut self, most: usize) -> usize {
        ((1.0 / (1.0 - self.fraction())) as usize).clamp(1, most)
    }

    /// A number from `low` to `high`, small ones more often.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> usize {
        (low * (high / low).powf(self.fraction())) as usize
    }
}
