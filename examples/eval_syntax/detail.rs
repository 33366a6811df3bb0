//! Which relations are right, and how often is a sure arc right?

use gainsay::syntax::{Label, Tree};

use crate::treebank::conllu::Sentence;
use crate::treebank::score::percent;

/// Counts over sentences parsed from their gold tokens.
pub(crate) struct Detail {
    /// For each label: right arcs, arcs given, arcs in the treebank.
    labels: Vec<[usize; 3]>,
    /// Negators ("not", "never"): right arcs, all.
    negators: [usize; 2],
    /// By confidence: right arcs, all.
    confidence: [[usize; 2]; 101],
}

impl Detail {
    pub(crate) fn new() -> Detail {
        Detail { labels: vec![[0; 3]; Label::ALL.len()], negators: [0; 2], confidence: [[0; 2]; 101] }
    }

    /// Compares one tree with the treebank's.
    pub(crate) fn add(&mut self, gold: &Sentence, tree: &Tree) {
        for (index, node) in tree.nodes.iter().enumerate() {
            let label = gold.labels[index];
            let right = usize::from(gold.has_head(index, node.head) && node.label == label);
            self.labels[node.label as usize][0] += right;
            self.labels[node.label as usize][1] += 1;
            self.labels[label as usize][2] += 1;
            self.confidence[node.confidence as usize][0] += right;
            self.confidence[node.confidence as usize][1] += 1;
            let negates = matches!(gold.form(index).to_lowercase().as_str(), "not" | "n't" | "n’t" | "never");
            if negates && label == Label::Advmod {
                self.negators[0] += right;
                self.negators[1] += 1;
            }
        }
    }

    /// The F1 of a label, with its head, and how many the treebank has.
    pub(crate) fn label(&self, label: Label) -> (f64, usize) {
        let [right, given, gold] = self.labels[label as usize];
        (f1(right, given, gold), gold)
    }

    /// Percent of negators with the right head and label, and how many there are.
    pub(crate) fn negators(&self) -> (f64, usize) {
        (percent(self.negators[0], self.negators[1]), self.negators[1])
    }

    /// For some confidences: the percentage of right arcs among those at least as sure, and their number.
    pub(crate) fn confidence(&self) -> impl Iterator<Item = (usize, f64, usize)> + '_ {
        [0, 50, 70, 80, 90, 95].into_iter().map(|from| {
            let sum = |which: usize| self.confidence[from..].iter().map(|counts| counts[which]).sum();
            (from, percent(sum(0), sum(1)), sum(1))
        })
    }
}

/// The harmonic mean of precision and recall, in percent.
pub(crate) fn f1(right: usize, given: usize, gold: usize) -> f64 {
    percent(2 * right, given + gold)
}
