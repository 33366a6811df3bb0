//! How often is a pair that was held out judged right, set by set?

use std::collections::BTreeMap;

use crate::boost::Example;
use crate::pairs::{Label, Pair};

/// From these probabilities on a pair is called a contradiction, or an agreement.
const BOUNDS: (f64, f64) = (0.4, 0.5);

/// What trees that have not seen them make of examples: these, and the probability that each is a positive.
pub(crate) struct Judged<'e> {
    pub examples: &'e [Example],
    pub probabilities: Vec<f64>,
}

impl Judged<'_> {
    /// By pair, of the first example of each: from the first text to the second.
    fn by_pair(&self) -> BTreeMap<u32, f64> {
        let each = self.examples.iter().zip(&self.probabilities).rev();
        each.map(|(example, &probability)| (example.group, probability)).collect()
    }
}

/// Prints for each set how many pairs are judged right, and of those that are called a contradiction how many are, and of the
/// contradictions how many are called so.
pub(crate) fn show(pairs: &[Pair], entailment: &Judged<'_>, contradiction: &Judged<'_>) {
    let (forward, against) = (entailment.by_pair(), contradiction.by_pair());
    let mut counts: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    for (group, pair) in pairs.iter().enumerate() {
        let group = group as u32;
        let (Some(&f), Some(&c)) = (forward.get(&group), against.get(&group)) else { continue };
        let said = match () {
            () if c >= BOUNDS.0 && c > f => Label::Contradiction,
            () if f >= BOUNDS.1 => Label::Agreement,
            () => Label::Neutral,
        };
        let count = counts.entry(pair.set).or_default();
        let (called, is) = (said == Label::Contradiction, pair.label == Label::Contradiction);
        let add = [true, said == pair.label, called, is, called && is];
        count.iter_mut().zip(add).for_each(|(count, add)| *count += usize::from(add));
    }
    for (set, [all, right, called, is, hit]) in counts {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        eprintln!(
            "held out: {set:20} {all:6} pairs, right {:.3}; contradictions: precision {:.3}, recall {:.3}",
            share(right, all),
            share(hit, called),
            share(hit, is)
        );
    }
}
