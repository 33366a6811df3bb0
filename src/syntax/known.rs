//! What was read before?
//!
//! Words come again and again, and papers print each other's sentences: what a word or a sentence is to the tagger and the
//! parser does not depend on where it stands.

use std::collections::HashMap;

use super::Tree;
use super::word::Word;

/// The words and sentences that were read before, by one lexicon and one model.
#[derive(Default)]
pub(super) struct Known {
    numbers: HashMap<Box<str>, u32>,
    words: Vec<Word>,
    /// By the numbers of their words, which is all that a tree depends on.
    trees: HashMap<Box<[u32]>, Tree>,
}

/// So many sentences are remembered: copies come soon after each other.
const SENTENCES: usize = 1 << 12;
/// Longer sentences seldom come again.
const TOKENS: usize = 200;

impl Known {
    /// The number of a word, which is read if it comes for the first time.
    pub(super) fn number(&mut self, form: &str, read: impl FnOnce() -> Word) -> u32 {
        if let Some(&number) = self.numbers.get(form) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.push(read());
        self.numbers.insert(form.into(), number);
        number
    }

    /// A word by its number.
    pub(super) fn word(&self, number: u32) -> Word {
        self.words[number as usize]
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The tree of these words, if they were parsed before.
    pub(super) fn tree(&self, numbers: &[u32]) -> Option<&Tree> {
        self.trees.get(numbers)
    }

    /// Remembers a tree.
    pub(super) fn keep(&mut self, numbers: &[u32], tree: &Tree) {
        if numbers.len() > TOKENS {
            return;
        }
        if self.trees.len() == SENTENCES {
            self.trees.clear();
        }
        self.trees.insert(numbers.into(), tree.clone());
    }
}
