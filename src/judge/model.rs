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

#[derive(Default, Debug)]
struct Ensemble {
    /// The sum before any tree has spoken.
    base: i32,
    nodes: Vec<Node>,
    /// Where each tree's root is in `nodes`.
    roots: Vec<u32>,
    /// Probabilities in hundredths of a percent at evenly spaced sums from `-REACH` to `REACH`.
    calibration: Vec<u16>,
}

/// Features up to `most` go left.
#[derive(Copy, Clone, Debug)]
enum Node {
    Split { feature: u8, most: i16, left: u32, right: u32 },
    Leaf(i32),
}

/// Sums are in thousandths of a logit; the calibration table ends here on both sides.
pub const REACH: i32 = 8000;

impl Model {
    /// What judges claims of documents.
    pub(crate) fn of_claims() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            let width = features::NAMES.len();
            Model::read(include_str!("weights.txt"), width).expect("the shipped weights are read by a test")
        })
    }

    /// What judges two texts, which are seen more closely.
    pub(crate) fn of_texts() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            let width = features::NAMES.len() + contrast::NAMES.len();
            Model::read(include_str!("weights_of_texts.txt"), width).expect("the shipped weights are read by a test")
        })
    }

    /// What the trees make of the features of a pair, read in both directions.
    pub(crate) fn scores(&self, forward: &[i16], backward: &[i16], overlap: f32) -> Scores {
        let (entails, entailed) = (self.entailment(forward), self.entailment(backward));
        Scores {
            agreement: entails.max(entailed),
            forward: entails,
            backward: entailed,
            contradiction: self.contradiction(forward, backward),
            overlap,
        }
    }

    /// The probability that the premise entails the hypothesis.
    fn entailment(&self, features: &[i16]) -> f32 {
        self.entailment.probability(self.entailment.sum(features))
    }

    /// The probability that both can't be true, given the features read in both directions.
    fn contradiction(&self, forward: &[i16], backward: &[i16]) -> f32 {
        let sum = self.contradiction.sum(forward) + self.contradiction.sum(backward);
        self.contradiction.probability(sum / 2)
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
        let [entailment, contradiction] = sets;
        let whole = entailment.calibration.len() >= 2 && contradiction.calibration.len() >= 2;
        whole.then_some(Model { entailment, contradiction })
    }
}

impl Ensemble {
    /// Adds a tree in preorder: `feature most` for a split, `-1 value` for a leaf.
    fn plant(&mut self, numbers: &[i32], width: usize) -> Option<()> {
        self.roots.push(self.nodes.len() as u32);
        // Splits whose right branch is still to come.
        let mut open: Vec<usize> = Vec::new();
        let pairs = numbers.chunks_exact(2);
        for pair in pairs {
            let at = self.nodes.len();
            match pair {
                [-1, value] => {
                    self.nodes.push(Node::Leaf(*value));
                    if let Some(split) = open.pop()
                        && let Node::Split { right, .. } = &mut self.nodes[split]
                    {
                        *right = at as u32 + 1;
                    }
                }
                [feature, most] => {
                    let feature = u8::try_from(*feature).ok().filter(|&f| usize::from(f) < width)?;
                    open.push(at);
                    self.nodes.push(Node::Split {
                        feature,
                        most: i16::try_from(*most).ok()?,
                        left: at as u32 + 1,
                        right: 0,
                    });
                }
                _ => return None,
            }
        }
        open.is_empty().then_some(())
    }

    fn sum(&self, features: &[i16]) -> i32 {
        self.roots.iter().map(|&root| self.leaf(root, features)).sum::<i32>() + self.base
    }

    fn leaf(&self, root: u32, features: &[i16]) -> i32 {
        let mut at = root;
        loop {
            match self.nodes[at as usize] {
                Node::Leaf(value) => return value,
                Node::Split { feature, most, left, right } => {
                    at = if features[usize::from(feature)] <= most { left } else { right };
                }
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_are_whole() {
        for model in [Model::of_claims(), Model::of_texts()] {
            assert!(!model.entailment.roots.is_empty() && !model.contradiction.roots.is_empty());
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

    #[test]
    fn damaged_weights_are_refused() {
        for text in ["tree 0 50 -1 3", "entailment\nbase x", "tree 200 1 -1 0 -1 0", ""] {
            assert!(Model::read(text, 4).is_none(), "{text:?}");
        }
    }
}
