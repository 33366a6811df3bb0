//! How many tags and arcs of a treebank does the parser get right?

use gainsay::syntax::Tree;

use super::conllu::Sentence;

/// Counts over sentences parsed from their gold tokens.
#[derive(Clone, Default)]
pub(crate) struct Score {
    pub(crate) tokens: usize,
    tags: usize,
    heads: usize,
    /// Right heads with the right universal relation, as the shared task of CoNLL 2018 counts.
    arcs: usize,
}

impl Score {
    /// Compares one tree with the treebank's.
    pub(crate) fn add(&mut self, gold: &Sentence, tree: &Tree) {
        for (index, node) in tree.nodes.iter().enumerate() {
            let attached = gold.has_head(index, node.head);
            self.tokens += 1;
            self.tags += usize::from(node.tag.pos() == gold.tags[index].pos());
            self.heads += usize::from(attached);
            self.arcs += usize::from(attached && node.label.universal() == gold.labels[index].universal());
        }
    }

    /// Percent of tokens with the right universal part of speech.
    pub(crate) fn upos(&self) -> f64 {
        percent(self.tags, self.tokens)
    }

    /// Percent of tokens with the right head.
    pub(crate) fn uas(&self) -> f64 {
        percent(self.heads, self.tokens)
    }

    /// Percent of tokens with the right head and universal relation.
    pub(crate) fn las(&self) -> f64 {
        percent(self.arcs, self.tokens)
    }
}

/// What `part` is of `whole`, in percent.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
