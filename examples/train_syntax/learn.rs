//! How are weights learnt, and made small?

use gainsay::syntax::train::{Features, Table};

/// By how much the right class has to win; a feature's weight moves by 1 at a time. Against no margin at all, 50 brought 0.1
/// points of tags and 0.3 of arcs on development sentences.
const MARGIN: f32 = 50.0;

/// The bound of a weight. Few dense features would otherwise grow so large that a byte could not tell the others apart; what
/// is cut off after learning costs points, what is never learnt is made up for by the other features.
const BOUND: f32 = 50.0;

/// An averaged perceptron with a margin over a table of overlapping rows, as the run-time table is.
pub(crate) struct Learner<const CLASSES: usize> {
    slots: usize,
    weights: Vec<f32>,
    /// The sum over all updates of change times time, from which the average follows.
    totals: Vec<f32>,
    time: f32,
    /// How many mistakes a feature has to have a part in before it gets weights.
    patience: u8,
    /// In how many mistakes a feature had a part so far, by hash.
    mistakes: Vec<u8>,
}

/// How many bits of its hash tell a feature from others while its mistakes are counted.
const COUNTED_BITS: u32 = 25;

impl<const CLASSES: usize> Learner<CLASSES> {
    /// With no patience every feature gets weights at its first mistake. With some the rare features, which are most of
    /// them, get none, and leave their slots to the others (Goldberg & Elhadad 2011).
    pub(crate) fn new(slots: usize, patience: u8) -> Self {
        let size = slots + CLASSES;
        let mistakes = vec![0; 1 << COUNTED_BITS];
        Learner { slots, weights: vec![0.0; size], totals: vec![0.0; size], time: 1.0, patience, mistakes }
    }

    pub(crate) fn score(&self, features: &Features) -> [f32; CLASSES] {
        let mut scores = [0.0; CLASSES];
        for &hash in features.hashes() {
            let slot = Table::<CLASSES>::slot(hash, self.slots);
            let row: &[f32; CLASSES] = self.weights[slot..slot + CLASSES].try_into().expect("a row is whole");
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        scores
    }

    /// Moves the weights towards one class and away from another, unless the one wins by [`MARGIN`].
    pub(crate) fn learn(&mut self, features: &Features, scores: &[f32; CLASSES], good: usize, bad: usize) {
        if scores[good] > scores[bad] + MARGIN {
            return;
        }
        for &hash in features.hashes() {
            let mistakes = &mut self.mistakes[(hash & ((1 << COUNTED_BITS) - 1)) as usize];
            if *mistakes < self.patience {
                *mistakes += 1;
                continue;
            }
            let slot = Table::<CLASSES>::slot(hash, self.slots);
            for (class, change) in [(good, 1.0), (bad, -1.0)] {
                let weight = &mut self.weights[slot + class];
                if (*weight + change).abs() <= BOUND {
                    *weight += change;
                    self.totals[slot + class] += change * self.time;
                }
            }
        }
    }

    /// Says that a decision has been seen, right or wrong.
    pub(crate) fn tick(&mut self) {
        self.time += 1.0;
    }

    /// Adds the averaged weights to `sum`, which is empty at first.
    pub(crate) fn add_average_to(&self, sum: &mut Vec<f32>) {
        sum.resize(self.weights.len(), 0.0);
        for ((sum, weight), total) in sum.iter_mut().zip(&self.weights).zip(&self.totals) {
            *sum += weight - total / self.time;
        }
    }
}

/// The weights as signed bytes, the largest being 127.
pub(crate) fn quantize(weights: &[f32]) -> Vec<u8> {
    let largest = weights.iter().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
    weights.iter().map(|weight| (weight / largest * 127.0).round() as i8 as u8).collect()
}

/// A small random generator (xorshift64*), so that no dependency's next version changes the weights.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.max(1))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// At least 0 and less than 1.
    pub(crate) fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
