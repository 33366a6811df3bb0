//! What do the fitted trees make of a pair's features?

use std::sync::OnceLock;

use super::verdict::Scores;
use super::{contrast, features};

/// Two sets of regression trees, one for entailment and one for contradiction, with tables that turn their sums into
/// probabilities. Integers throughout, so that every platform gives the same bytes.
#[derive(Debug)]
pub(crate) struct Model {
    entailment: Ensemble,
    contradiction: Ensemble,
}

/// What the trees make of a pair, read in one direction.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) struct Leaning {
    /// The probability that the premise entails the hypothesis.
    entailment: f32,
    /// The sum of the trees that tell whether both can be true.
    contradiction: i32,
}

#[derive(Default, Debug)]
struct Ensemble {
    /// The sum before any tree has spoken.
    base: i32,
    trees: Vec<Block>,
    /// Probabilities in hundredths of a percent at evenly spaced sums from `-REACH` to `REACH`.
    calibration: Vec<u16>,
}

/// As many trees as have numbers of eight bits, feature by feature instead of tree by tree, after QuickScorer (Lucchese et
/// al. 2015): of each split that sends a pair to the right, the leaves to its left are struck out, and the first leaf of a
/// tree that is left over is the one it comes to. Which splits these are is counted among the few values at which a feature
/// is split at all, so that a processor guesses once a feature, not at each split.
#[derive(Default, Debug)]
struct Block {
    /// By feature, then by what goes left.
    splits: Vec<Split>,
    /// By feature, each value up to which something goes left, and where the splits end that have no greater one.
    mosts: Vec<i16>,
    until: Vec<u32>,
    /// Where the values of each feature end.
    ends: Vec<u32>,
    /// The leaves of each tree, from the left.
    leaves: Vec<[i32; MOST_LEAVES]>,
}

/// Features up to `most` go left; more strikes out all leaves but `kept`.
#[derive(Copy, Clone, Debug)]
struct Split {
    feature: u8,
    tree: u8,
    most: i16,
    kept: u32,
}

/// A tree has at most so many leaves, and a block so many trees.
const MOST_LEAVES: usize = u32::BITS as usize;
const LAST_LEAF: u32 = 1 << (MOST_LEAVES - 1);
const BLOCK: usize = 1 << u8::BITS;

/// Sums are in thousandths of a logit; the calibration table ends here on both sides.
pub const REACH: i32 = 8000;

static WEIGHTS: &str = include_str!("weights.txt");
static WEIGHTS_OF_TEXTS: &str = include_str!("weights_of_texts.txt");

/// The shipped weights as bytes: what tells one fit from another.
pub(crate) fn shipped() -> &'static [u8] {
    WEIGHTS.as_bytes()
}

impl Model {
    /// What judges claims of documents.
    pub(crate) fn of_claims() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            let width = features::NAMES.len();
            Model::read(WEIGHTS, width).expect("the shipped weights are read by a test")
        })
    }

    /// What judges two texts, which are seen more closely.
    pub(crate) fn of_texts() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            let width = features::NAMES.len() + contrast::NAMES.len();
            Model::read(WEIGHTS_OF_TEXTS, width).expect("the shipped weights are read by a test")
        })
    }

    /// What the trees make of the features of a pair, read in both directions.
    pub(crate) fn scores(&self, forward: &[i16], backward: &[i16], overlap: f32) -> Scores {
        self.scores_of(self.leaning(forward), self.leaning(backward), overlap)
    }

    /// What the trees make of the features of a pair in one direction.
    pub(super) fn leaning(&self, features: &[i16]) -> Leaning {
        Leaning { entailment: self.entailment(features), contradiction: self.contradiction.sum(features) }
    }

    /// What that amounts to in both directions.
    pub(super) fn scores_of(&self, forward: Leaning, backward: Leaning, overlap: f32) -> Scores {
        let (entails, entailed) = (forward.entailment, backward.entailment);
        let contradiction = (forward.contradiction + backward.contradiction) / 2;
        Scores {
            agreement: entails.max(entailed),
            forward: entails,
            backward: entailed,
            contradiction: self.contradiction.probability(contradiction),
            overlap,
        }
    }

    /// The probability that the premise entails the hypothesis.
    fn entailment(&self, features: &[i16]) -> f32 {
        self.entailment.probability(self.entailment.sum(features))
    }

    /// Reads weights for so many features as `examples/fit_judge` writes them; `None` if they are damaged.
    fn read(text: &str, width: usize) -> Option<Model> {
        let mut sets = [Ensemble::default(), Ensemble::default()];
        let mut at = 0;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
            let numbers: Vec<i32> = rest.split_whitespace().filter_map(|n| n.parse().ok()).collect();
            match kind {
                "entailment" => at = 0,
                "contradiction" => at = 1,
                "base" => sets[at].base = *numbers.first()?,
                "calibration" => sets[at].calibration = numbers.iter().map(|&n| n as u16).collect(),
                "tree" => sets[at].plant(&numbers, width)?,
                _ => return None,
            }
        }
        sets.iter_mut().flat_map(|set| &mut set.trees).for_each(|block| block.sort(width));
        let [entailment, contradiction] = sets;
        let whole = entailment.calibration.len() >= 2 && contradiction.calibration.len() >= 2;
        whole.then_some(Model { entailment, contradiction })
    }
}

impl Ensemble {
    /// Adds a tree in preorder: `feature most` for a split, `-1 value` for a leaf.
    fn plant(&mut self, numbers: &[i32], width: usize) -> Option<()> {
        if self.trees.last().is_none_or(|block| block.leaves.len() == BLOCK) {
            self.trees.push(Block::default());
        }
        self.trees.last_mut()?.plant(numbers, width)
    }

    fn sum(&self, features: &[i16]) -> i32 {
        self.trees.iter().map(|block| block.sum(features)).sum::<i32>() + self.base
    }

    /// By straight lines between the points of the table.
    fn probability(&self, sum: i32) -> f32 {
        let last = self.calibration.len() as i32 - 1;
        let place = (sum.clamp(-REACH, REACH) + REACH) * last;
        let (below, rest) = (place / (2 * REACH), place % (2 * REACH));
        let low = i32::from(self.calibration[below as usize]);
        let high = i32::from(self.calibration[(below + 1).min(last) as usize]);
        let value = low * 2 * REACH + (high - low) * rest;
        value as f32 / (2 * REACH) as f32 / 10_000.0
    }
}

impl Block {
    fn plant(&mut self, numbers: &[i32], width: usize) -> Option<()> {
        let tree = self.leaves.len() as u8;
        let (mut leaves, mut leaf) = ([0; MOST_LEAVES], 0);
        // Splits whose left side is not complete, with the number of the first leaf there.
        let mut open: Vec<(Split, usize)> = Vec::new();
        // How many branches are still to come.
        let mut wanted = 1usize;
        for pair in numbers.chunks(2) {
            wanted = wanted.checked_sub(1)?;
            match *pair {
                [-1, value] => {
                    *leaves.get_mut(leaf)? = value;
                    // The innermost split's left side ends with this leaf.
                    if let Some((split, from)) = open.pop() {
                        let left = (from..=leaf).fold(0u32, |left, leaf| left | 1 << leaf);
                        self.splits.push(Split { kept: !left, ..split });
                    }
                    leaf += 1;
                }
                [feature, most] => {
                    let feature = u8::try_from(feature).ok().filter(|&f| usize::from(f) < width)?;
                    open.push((Split { feature, tree, most: i16::try_from(most).ok()?, kept: u32::MAX }, leaf));
                    wanted += 2;
                }
                _ => return None,
            }
        }
        self.leaves.push(leaves);
        (wanted == 0).then_some(())
    }

    fn sort(&mut self, width: usize) {
        self.splits.sort_by_key(|split| (split.feature, split.most));
        let same = |x: &Split, y: &Split| (x.feature, x.most) == (y.feature, y.most);
        (self.mosts, self.until, self.ends) = (Vec::new(), Vec::new(), vec![0; width]);
        let mut until = 0;
        for splits in self.splits.chunk_by(same) {
            until += splits.len() as u32;
            self.mosts.push(splits[0].most);
            self.until.push(until);
            self.ends[usize::from(splits[0].feature)] = self.mosts.len() as u32;
        }
        let mut end = 0;
        for of_feature in &mut self.ends {
            end = end.max(*of_feature);
            *of_feature = end;
        }
    }

    fn sum(&self, features: &[i16]) -> i32 {
        let mut left = [u32::MAX; BLOCK];
        let (mut start, mut from) = (0, 0);
        for (&value, &end) in features.iter().zip(&self.ends) {
            let of_feature = start..end as usize;
            start = of_feature.end;
            let (mosts, until) = (&self.mosts[of_feature.clone()], &self.until[of_feature]);
            let (Some((&least, others)), Some(&last)) = (mosts.split_first(), until.last()) else { continue };
            // Most features are mostly too small to send anything to the right.
            if least < value {
                let until = until[others.partition_point(|&most| most < value)];
                for split in &self.splits[from..until as usize] {
                    left[usize::from(split.tree)] &= split.kept;
                }
            }
            from = last as usize;
        }
        // One leaf is always left over: to know it saves asking whether there is.
        let leaf = |(leaves, left): (&[i32; MOST_LEAVES], &u32)| leaves[(left | LAST_LEAF).trailing_zeros() as usize];
        self.leaves.iter().zip(&left).map(leaf).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::contrast::TextFeatures;

    #[test]
    fn the_shipped_weights_are_whole() {
        for model in [Model::of_claims(), Model::of_texts()] {
            assert!(!model.entailment.trees.is_empty() && !model.contradiction.trees.is_empty());
        }
    }

    #[test]
    fn a_tree_is_read_in_preorder() {
        let text = "entailment\nbase 0\ntree 0 50 1 2 -1 -900 -1 100 -1 2000\ncalibration 0 10000\ncontradiction\nbase 0\ncalibration 0 10000\n";
        let model = Model::read(text, 4).unwrap();
        let mut features = [0; 4];
        assert_eq!(model.entailment.sum(&features), -900);
        features[1] = 3;
        assert_eq!(model.entailment.sum(&features), 100);
        features[0] = 51;
        assert_eq!(model.entailment.sum(&features), 2000);
        assert_eq!(model.entailment(&features), 0.625);
    }

    /// What walking down a tree in preorder comes to.
    fn walked(numbers: &mut impl Iterator<Item = i32>, features: &[i16], chosen: bool) -> i32 {
        match (numbers.next().unwrap(), numbers.next().unwrap()) {
            (-1, value) => {
                if chosen {
                    value
                } else {
                    0
                }
            }
            (feature, most) => {
                let left = i32::from(features[feature as usize]) <= most;
                walked(numbers, features, chosen && left) + walked(numbers, features, chosen && !left)
            }
        }
    }

    #[test]
    fn striking_out_leaves_comes_to_what_walking_down_does() {
        let mut state = 7u32;
        let mut next = |below: i32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as i32 % below
        };
        for _ in 0..200 {
            let features: TextFeatures = std::array::from_fn(|_| (next(110) - 3) as i16);
            let shipped = [
                (Model::of_claims(), include_str!("weights.txt"), features::NAMES.len()),
                (Model::of_texts(), include_str!("weights_of_texts.txt"), features.len()),
            ];
            for (model, weights, width) in shipped {
                let features = &features[..width];
                let mut sums = [model.entailment.base, model.contradiction.base];
                let mut at = 0;
                for line in weights.lines() {
                    match line.split_once(' ') {
                        None if line == "contradiction" => at = 1,
                        Some(("tree", tree)) => {
                            let mut numbers = tree.split(' ').map(|number| number.parse().unwrap());
                            sums[at] += walked(&mut numbers, features, true);
                        }
                        _ => {}
                    }
                }
                assert_eq!(sums, [model.entailment.sum(features), model.contradiction.sum(features)]);
            }
        }
    }

    #[test]
    fn damaged_weights_are_refused() {
        for text in ["tree 0 50 -1 3", "entailment\nbase x", "tree 200 1 -1 0 -1 0", ""] {
            assert!(Model::read(text, 4).is_none(), "{text:?}");
        }
    }
}
