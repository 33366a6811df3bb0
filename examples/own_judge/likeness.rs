//! How alike are two sentences by their letters? A stand-in for a model of one's own.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use gainsay::judge::{BoxError, Judge, Judgement, Pair, Relation};

/// Strikes out agreements between sentences that share few letters in a row, and leaves all else to the library.
///
/// Three letters know nothing of meaning, so this judge only ever takes back: "approved" and "did not approve" are as alike
/// as can be. A model that knows better would answer with [`Judgement::new`] and a reason, [`Pair::whole`] if it has no
/// words of its own to show.
pub(crate) struct Likeness {
    /// From this likeness on, an agreement stands.
    pub(crate) least: f32,
    /// How many pairs it was asked of.
    pub(crate) asked: AtomicUsize,
    /// How many agreements it struck out.
    pub(crate) struck: AtomicUsize,
}

impl Likeness {
    /// A judge that lets agreements stand from this likeness on.
    pub(crate) fn new(least: f32) -> Likeness {
        Likeness { least, asked: AtomicUsize::new(0), struck: AtomicUsize::new(0) }
    }
}

impl Judge for Likeness {
    fn judge(&self, pairs: &[Pair<'_>]) -> Result<Vec<Judgement>, BoxError> {
        self.asked.fetch_add(pairs.len(), Ordering::Relaxed);
        let judged = pairs.iter().map(|pair| {
            let agrees = pair.judgement.relation == Relation::Agreement;
            if agrees && likeness(pair.left.sentence_text(), pair.right.sentence_text()) < self.least {
                self.struck.fetch_add(1, Ordering::Relaxed);
                return Judgement::unrelated();
            }
            pair.judgement.clone()
        });
        Ok(judged.collect())
    }
}

/// The cosine between the counts of three letters in a row: 1 for the same words, 0 for nothing in common.
pub(crate) fn likeness(a: &str, b: &str) -> f32 {
    let (a, b) = (trigrams(a), trigrams(b));
    let product = |x: &Counts, y: &Counts| -> f32 { x.iter().filter_map(|(key, n)| Some(n * y.get(key)?)).sum() };
    let length = product(&a, &a).sqrt() * product(&b, &b).sqrt();
    // Empty texts have no letters to share.
    if length > 0.0 { product(&a, &b) / length } else { 0.0 }
}

type Counts = BTreeMap<[char; 3], f32>;

fn trigrams(text: &str) -> Counts {
    let letters: Vec<char> = text
        .split_whitespace()
        .flat_map(|word| [' '].into_iter().chain(word.chars().flat_map(char::to_lowercase)))
        .chain([' '])
        .collect();
    let mut counts = Counts::new();
    for three in letters.windows(3) {
        *counts.entry([three[0], three[1], three[2]]).or_default() += 1.0;
    }
    counts
}
