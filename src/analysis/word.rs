//! Which word of the language is each token?

use std::sync::Arc;

use super::Word;
use crate::lexicon::{Cues, Lexicon, WordClasses};
use crate::syntax::Tag;
use crate::text::fold;

/// Turns tokens into words; what occurs again is looked up once.
#[derive(Default)]
pub(super) struct Words {
    /// By the number of the form, then by the class that its tag tells.
    known: Vec<[Option<Box<Known>>; CLASSES]>,
}

/// No class, noun, verb, adjective, adverb.
const CLASSES: usize = 5;

/// A word and what is known of it wherever it stands.
pub(super) struct Known {
    pub(super) word: Word,
    /// Whether a fixed phrase may begin with it.
    pub(super) begins_phrase: bool,
}

impl Words {
    /// The word that a form is when it has the given tag. Each form has a number of its own.
    pub(super) fn word(&mut self, lexicon: &Lexicon, number: u32, written: &str, tag: Tag) -> &Known {
        let (number, class) = (number as usize, tag.pos().word_class());
        if self.known.len() <= number {
            self.known.resize_with(number + 1, Default::default);
        }
        let place = (u8::BITS - class.bits().leading_zeros()) as usize;
        self.known[number][place].get_or_insert_with(|| Box::new(read(lexicon, written, class)))
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
