//! How much do two texts have in common, word by word?

/// Words with their weights, in order.
#[derive(Default)]
pub(super) struct Shares {
    words: Vec<(u64, f32)>,
    whole: f32,
}

impl Shares {
    /// Each word may come once.
    pub(super) fn new(words: impl IntoIterator<Item = (u64, f32)>) -> Shares {
        let mut words: Vec<(u64, f32)> = words.into_iter().collect();
        words.sort_unstable_by_key(|&(word, _)| word);
        // The sum is taken in order, for it must not depend on where the words came from.
        let whole = words.iter().map(|&(_, weight)| weight).sum();
        Shares { words, whole }
    }

    /// The words with their weights, in order.
    pub(super) fn weighted(&self) -> &[(u64, f32)] {
        &self.words
    }

    /// What the words weigh together.
    pub(super) fn whole(&self) -> f32 {
        self.whole
    }
}

/// The share of the weight of both that both have, from 0 to 1 (Dice).
pub(super) fn alike(a: &Shares, b: &Shares) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0.0);
    while let (Some(&(x, left)), Some(&(y, right))) = (a.words.get(i), b.words.get(j)) {
        // Which of the two comes first is anybody's guess, so that nothing is made to wait for it.
        common += if x == y { left.min(right) } else { 0.0 };
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    let whole = a.whole + b.whole;
    if whole > 0.0 { 2.0 * common / whole } else { 0.0 }
}
