//! How much of a treebank does the parser get right?

use gainsay::syntax::{Label, Tree};

use super::conllu::Sentence;

/// Counts over sentences parsed from their gold tokens.
#[derive(Clone, Default)]
pub(crate) struct Score {
    pub(crate) tokens: usize,
    pub(crate) upos: usize,
    pub(crate) heads: usize,
    /// Right heads with the right universal relation, as the shared task of CoNLL 2018 counts.
    pub(crate) arcs: usize,
    /// For each label: right arcs, arcs given, arcs in the treebank.
    labels: Vec<[usize; 3]>,
    /// Negators ("not", "never"...): right arcs, all.
    negators: [usize; 2],
    /// By confidence: right arcs, all.
    confidence: Vec<[usize; 2]>,
}

impl Score {
    /// Compares one tree with the treebank's.
    pub(crate) fn add(&mut self, gold: &Sentence, tree: &Tree) {
        self.labels.resize(Label::ALL.len(), [0; 3]);
        self.confidence.resize(101, [0; 2]);
        for (index, node) in tree.nodes.iter().enumerate() {
            let head = node.head.map_or(gold.root(), |head| head as u16 + 1);
            let (tag, label) = (gold.tags[index], gold.labels[index]);
            let attached = head == gold.heads[index];
            let right = attached && node.label == label;
            self.tokens += 1;
            self.upos += usize::from(node.tag.pos() == tag.pos());
            self.heads += usize::from(attached);
            self.arcs += usize::from(attached && node.label.universal() == label.universal());
            self.labels[node.label as usize][0] += usize::from(right);
            self.labels[node.label as usize][1] += 1;
            self.labels[label as usize][2] += 1;
            self.confidence[node.confidence as usize][0] += usize::from(right);
            self.confidence[node.confidence as usize][1] += 1;
            let negates = matches!(gold.form(index).to_lowercase().as_str(), "not" | "n't" | "n’t" | "never");
            if negates && label == Label::Advmod {
                self.negators[0] += usize::from(right);
                self.negators[1] += 1;
            }
        }
    }

    /// Percent of tokens with the right universal part of speech.
    pub(crate) fn upos(&self) -> f64 {
        percent(self.upos, self.tokens)
    }

    /// Percent of tokens with the right head.
    pub(crate) fn uas(&self) -> f64 {
        percent(self.heads, self.tokens)
    }

    /// Percent of tokens with the right head and universal relation.
    pub(crate) fn las(&self) -> f64 {
        percent(self.arcs, self.tokens)
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

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
