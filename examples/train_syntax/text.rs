//! What is learnt from, and what does each word look like to those who have not seen it?

use std::collections::BTreeMap;

use gainsay::lexicon::Lexicon;
use gainsay::syntax::train::{Parser, Vocabulary, Word};

use crate::treebank::conllu::Sentence;
use crate::{noise, vocabulary};

/// Into how many parts the text is cut.
pub(crate) const FOLDS: usize = 8;

/// The training text.
pub(crate) struct Text {
    /// The treebank's sentences, then the noisy copies.
    pub(crate) sentences: Vec<Sentence>,
    /// Each sentence's part; a copy is in its original's.
    pub(crate) folds: Vec<usize>,
    /// Each sentence's words, as a vocabulary of the other parts sees them: to its own vocabulary no word would be new, and
    /// the text would seem easier than any other.
    pub(crate) words: Vec<Vec<Word>>,
}

impl Text {
    /// Adds copies of a share of the sentences, and reads the words.
    pub(crate) fn new(
        mut sentences: Vec<Sentence>,
        noise: f64,
        clusters: &BTreeMap<u64, u8>,
        lexicon: &Lexicon,
    ) -> Text {
        let mut folds: Vec<usize> = (0..sentences.len()).map(|index| index % FOLDS).collect();
        let vocabularies: Vec<Vec<u8>> = (0..FOLDS)
            .map(|fold| {
                let others = sentences.iter().zip(&folds).filter(|(_, other)| **other != fold);
                vocabulary::learn(others.map(|(sentence, _)| sentence), clusters, lexicon)
            })
            .collect();
        for (original, copy) in noise::copies(&sentences, noise) {
            sentences.push(copy);
            folds.push(folds[original]);
        }
        let mut reader = Parser::default();
        let words = sentences
            .iter()
            .zip(&folds)
            .map(|(sentence, &fold)| {
                let vocabulary = Vocabulary::new(&vocabularies[fold]);
                reader.read(&vocabulary, lexicon, &sentence.text, &sentence.tokens).to_vec()
            })
            .collect();
        Text { sentences, folds, words }
    }
}
