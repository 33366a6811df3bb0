//! What is a word, wherever it stands, and under which number is it kept?

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Claim;
use super::word::Word;
use crate::lexicon::Lexicon;
use crate::syntax::Tag;

/// What a word is, wherever it stands.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub(crate) struct Lexeme {
    pub(super) key: u64,
    pub(super) id: Option<u32>,
    pub(super) entity: Option<u32>,
    pub(super) cues: u64,
    pub(super) tag: Tag,
    pub(super) weight: u8,
    pub(super) person: bool,
}

/// The words of all claims that are kept, each once, numbered. A number is given anew when no claim has its word any more.
#[derive(Default)]
pub(crate) struct Lexemes {
    number: HashMap<Lexeme, u32>,
    /// Each with how many words of claims it is; none, if the number is free.
    all: Vec<(Lexeme, u32)>,
    free: Vec<u32>,
}

impl Lexemes {
    /// All of them by number, free ones too.
    pub(crate) fn all(&self) -> Vec<Lexeme> {
        self.all.iter().map(|&(lexeme, _)| lexeme).collect()
    }

    /// Those that were stored, to read claims with.
    pub(crate) fn stored(all: Vec<Lexeme>, lexicon: &Lexicon) -> Result<Lexemes, String> {
        let known = |lexeme: &Lexeme| {
            lexeme.id.is_none_or(|id| lexicon.has_lemma(id)) && lexeme.entity.is_none_or(|id| lexicon.has_entity(id))
        };
        if let Some(place) = all.iter().position(|lexeme| !known(lexeme)) {
            return Err(format!("word {place} is not in the lexicon"));
        }
        let all = all.into_iter().map(|lexeme| (lexeme, 0)).collect();
        Ok(Lexemes { all, ..Lexemes::default() })
    }

    /// How many words there are, and how many numbers are free.
    pub(crate) fn sizes(&self) -> [usize; 2] {
        [self.number.len(), self.free.len()]
    }

    /// What has a number.
    pub(super) fn get(&self, number: u32) -> Result<&Lexeme, String> {
        let found = self.all.get(number as usize).map(|(lexeme, _)| lexeme);
        found.ok_or_else(|| format!("word {number} of {}", self.all.len()))
    }

    /// The number of what a word is; it has one use more.
    pub(super) fn take(&mut self, word: &Word) -> u32 {
        let lexeme = Lexeme::of(word);
        let number = *self.number.entry(lexeme).or_insert_with(|| match self.free.pop() {
            Some(free) => {
                self.all[free as usize] = (lexeme, 0);
                free
            }
            None => {
                self.all.push((lexeme, 0));
                self.all.len() as u32 - 1
            }
        });
        self.all[number as usize].1 += 1;
        number
    }

    /// The words of a claim have one use less.
    pub(crate) fn drop(&mut self, claim: &Claim) {
        for word in &claim.words {
            let lexeme = Lexeme::of(word);
            let Some(&number) = self.number.get(&lexeme) else { continue };
            let uses = &mut self.all[number as usize].1;
            *uses = uses.saturating_sub(1);
            if *uses == 0 {
                self.number.remove(&lexeme);
                self.free.push(number);
            }
        }
    }
}

impl Lexeme {
    fn of(word: &Word) -> Lexeme {
        Lexeme {
            key: word.key,
            id: word.id.map(|id| id.0),
            entity: word.entity.map(|entity| entity.0),
            cues: word.cues.0,
            tag: word.tag,
            weight: word.weight,
            person: word.person,
        }
    }
}
