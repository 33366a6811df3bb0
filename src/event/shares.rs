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
    dice(common, a.whole + b.whole)
}

/// The share that two have in common of what they weigh together.
pub(super) fn dice(common: f32, whole: f32) -> f32 {
    if whole > 0.0 { 2.0 * common / whole } else { 0.0 }
}

/// How alike each text is to each one after it.
///
/// What two have in common is added up word by word, in the order in which [`alike`] does: most words are in few texts.
pub(super) fn all_alike(texts: &[&Shares], mut see: impl FnMut(usize, usize, f32)) {
    let size = texts.len();
    if size < FEW {
        for (x, a) in texts.iter().enumerate() {
            texts.iter().enumerate().skip(x + 1).for_each(|(y, b)| see(x, y, alike(a, b)));
        }
        return;
    }
    let mut words: Vec<(u64, u32, f32)> = Vec::with_capacity(texts.iter().map(|text| text.words.len()).sum());
    for (at, text) in (0..).zip(texts) {
        words.extend(text.words.iter().map(|&(word, weight)| (word, at, weight)));
    }
    words.sort_unstable_by_key(|&(word, at, _)| (word, at));
    let mut common = vec![0.0f32; size * size];
    for of_word in words.chunk_by(|x, y| x.0 == y.0) {
        for (number, &(_, x, left)) in of_word.iter().enumerate() {
            let row = &mut common[x as usize * size..][..size];
            of_word[number + 1..].iter().for_each(|&(_, y, right)| row[y as usize] += left.min(right));
        }
    }
    for (x, a) in texts.iter().enumerate() {
        let row = &common[x * size..][..size];
        texts.iter().enumerate().skip(x + 1).for_each(|(y, b)| see(x, y, dice(row[y], a.whole + b.whole)));
    }
}

/// Of fewer texts each two are compared by themselves.
const FEW: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_texts_are_as_alike_as_each_two_of_them() {
        let text = |n: u64| Shares::new((0..9).map(|word| (word * (n % 5 + 1), (n * 7 + word * 3 % 11) as f32 / 3.0)));
        let texts: Vec<Shares> = (0..30).map(text).collect();
        let all: Vec<&Shares> = texts.iter().collect();
        for few in [&all[..], &all[..FEW - 1], &all[..FEW]] {
            let mut seen = 0;
            all_alike(few, |x, y, share| {
                assert!(x < y && share == alike(few[x], few[y]), "{x} and {y}");
                seen += 1;
            });
            assert_eq!(seen, few.len() * (few.len() - 1) / 2);
        }
    }
}
