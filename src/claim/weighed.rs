//! How much do two texts have in common, by their words and what these weigh?

use serde::{Deserialize, Serialize};

/// Words, each once, with a bit for each: what has no bit is not among them. The fuller the bits are, the more is looked for in
/// vain.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<u64>", into = "Vec<u64>")]
pub(super) struct Words<const BLOCKS: usize> {
    /// Sorted.
    words: Box<[u64]>,
    bits: [u64; BLOCKS],
}

/// Words with their weights, each once.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<(u64, u8)>", into = "Vec<(u64, u8)>")]
pub(super) struct Weighed {
    words: Words<16>,
    /// In the order of the words.
    weights: Box<[u8]>,
    /// What they weigh together.
    whole: u32,
}

impl<const BLOCKS: usize> Words<BLOCKS> {
    /// The block and the bit of a word.
    fn bit(word: u64) -> (usize, u64) {
        let at = word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        (at as usize / 64 % BLOCKS, 1 << (at % 64))
    }

    /// Where a word stands, if it is there.
    #[inline]
    fn place(&self, word: u64) -> Option<usize> {
        let (block, bit) = Self::bit(word);
        if self.bits[block] & bit == 0 { None } else { self.words.binary_search(&word).ok() }
    }

    pub(super) fn has(&self, word: u64) -> bool {
        self.place(word).is_some()
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn bits(&self) -> [u64; BLOCKS] {
        self.bits
    }

    /// How many words are in both.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.words.iter().filter(|&&word| other.has(word)).count()
    }

    /// How many bytes they take beside their bits.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.words)
    }
}

impl Weighed {
    pub(super) fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    pub(super) fn has(&self, word: u64) -> bool {
        self.words.has(word)
    }

    /// The words with their weights, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, u8)> {
        self.words.words.iter().copied().zip(self.weights.iter().copied())
    }

    /// What a word weighs, if it is there.
    pub(super) fn weight(&self, word: u64) -> Option<u8> {
        self.words.place(word).map(|at| self.weights[at])
    }

    /// How much of the slighter one the other one shares, from 0 to 1, and in how many words.
    pub(super) fn share(&self, other: &Weighed) -> (f32, usize) {
        let both = self.words.words.iter().zip(&self.weights).filter_map(|(&word, &weight)| {
            let place = other.words.place(word)?;
            Some((u32::from(weight), u32::from(other.weights[place])))
        });
        let (ours, theirs, count) =
            both.fold((0, 0, 0), |(ours, theirs, count), (x, y)| (ours + x, theirs + y, count + 1));
        (share_of((ours, theirs), self.whole.min(other.whole)), count)
    }

    /// How many bytes they take beside their bits.
    pub(super) fn bytes(&self) -> usize {
        self.words.bytes() + size_of_val(&*self.weights)
    }
}

/// How much is shared of what weighs so much, from 0 to 1, where the same words have these weights on either side.
pub(super) fn share_of((ours, theirs): (u32, u32), slighter: u32) -> f32 {
    // One word may weigh more in one reading than in another: which comes first decides nothing.
    if slighter == 0 { 0.0 } else { (ours.max(theirs) as f32 / slighter as f32).min(1.0) }
}

impl<const BLOCKS: usize> Default for Words<BLOCKS> {
    fn default() -> Words<BLOCKS> {
        Words { words: Box::default(), bits: [0; BLOCKS] }
    }
}

impl<const BLOCKS: usize> From<Vec<u64>> for Words<BLOCKS> {
    fn from(mut words: Vec<u64>) -> Words<BLOCKS> {
        words.sort_unstable();
        words.dedup();
        let mut bits = [0; BLOCKS];
        for &word in &words {
            let (block, bit) = Self::bit(word);
            bits[block] |= bit;
        }
        Words { words: words.into(), bits }
    }
}

impl<const BLOCKS: usize> From<Words<BLOCKS>> for Vec<u64> {
    fn from(words: Words<BLOCKS>) -> Vec<u64> {
        words.words.into()
    }
}

impl From<Vec<(u64, u8)>> for Weighed {
    /// Of a word that is there several times, the least weight.
    fn from(mut weighed: Vec<(u64, u8)>) -> Weighed {
        weighed.sort_unstable();
        weighed.dedup_by_key(|&mut (word, _)| word);
        let (words, weights): (Vec<u64>, Vec<u8>) = weighed.into_iter().unzip();
        let whole = weights.iter().map(|&weight| u32::from(weight)).sum();
        Weighed { words: words.into(), weights: weights.into(), whole }
    }
}

impl From<Weighed> for Vec<(u64, u8)> {
    fn from(weighed: Weighed) -> Vec<(u64, u8)> {
        Vec::from(weighed.words).into_iter().zip(weighed.weights).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_share_is_counted_on_either_side() {
        let (own, other) = (Weighed::from(vec![(7, 30), (9, 10), (7, 40)]), Weighed::from(vec![(8, 50), (7, 60)]));
        assert_eq!(own.share(&other), (1.0, 1));
        assert_eq!(other.share(&own), (1.0, 1));
        assert_eq!(own.share(&Weighed::from(vec![(9, 90)])), (1.0, 1));
        assert_eq!(Weighed::from(vec![(1, 50), (9, 10)]).share(&own), (0.25, 1));
        assert_eq!(own.share(&Weighed::default()), (0.0, 0));
    }

    #[test]
    fn words_are_found_that_are_there_and_no_others() {
        let words = Words::<2>::from((0..400).step_by(3).collect::<Vec<u64>>());
        assert!((0..400).all(|word| words.has(word) == (word % 3 == 0)));
        assert_eq!(words.shared(&Words::from(vec![3, 4, 5, 6, 6])), 2);
        let stored: Vec<u64> = words.clone().into();
        assert_eq!(Words::from(stored), words);
    }
}
