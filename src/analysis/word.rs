//! Which word of the language is each token?

use std::collections::HashMap;
use std::sync::Arc;

use super::Word;
use crate::lexicon::{Cues, Lexicon, WordClasses};
use crate::syntax::Tag;
use crate::text::{Token, fold};

/// Turns the tokens of one document into words; what occurs again is looked up once.
pub(super) struct Words<'d> {
    lexicon: &'d Lexicon,
    text: &'d str,
    known: HashMap<(&'d str, u8), Known>,
}

/// A word and what is known of it wherever it stands.
pub(super) struct Known {
    pub(super) word: Word,
    /// Whether a fixed phrase may begin with it.
    pub(super) begins_phrase: bool,
}

impl<'d> Words<'d> {
    pub(super) fn new(lexicon: &'d Lexicon, text: &'d str) -> Words<'d> {
        // About one word in nine bytes is new, in a text of some length ever fewer.
        Words { lexicon, text, known: HashMap::with_capacity((text.len() / 8).min(1024)) }
    }

    /// The word a token is when it has the given tag.
    pub(super) fn word(&mut self, token: &Token, tag: Tag) -> &Known {
        let class = tag.pos().word_class();
        let written = token.span.of(self.text).unwrap_or_default();
        let lexicon = self.lexicon;
        self.known.entry((written, class.bits())).or_insert_with(|| read(lexicon, written, class))
    }
}

fn read(lexicon: &Lexicon, written: &str, class: WordClasses) -> Known {
    let folded = fold(written);
    // A word whose tag has no inflection is its own lemma.
    let lemma = if class == WordClasses::default() { folded.clone() } else { lexicon.lemma(&folded, class) };
    let (mut cues, mut weight): (Cues, u8) = (lexicon.cues(&folded), lexicon.weight(&folded));
    if lemma != folded {
        (cues, weight) = (cues.union(lexicon.cues(&lemma)), weight.min(lexicon.weight(&lemma)));
    }
    let lemma_text: Arc<str> = lemma.as_ref().into();
    let begins_phrase = lexicon.begins_phrase(&folded);
    let word = Word {
        id: lexicon.lemma_id(&lemma),
        weight,
        cues,
        folded: if lemma == folded { Arc::clone(&lemma_text) } else { folded.as_ref().into() },
        lemma: lemma_text,
    };
    Known { word, begins_phrase }
}
