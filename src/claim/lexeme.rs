//! What is a word, wherever it stands, and under which number is it kept?

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Claim;
use super::word::Word;
use crate::lexicon::Lexicon;
use crate::syntax::Tag;
use crate::text::room;

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
    /// Of each key, the number of one of the words that have it.
    first: HashMap<u64, u32>,
    all: Vec<Listed>,
    free: Vec<u32>,
}

/// A word with how many words of claims it is, none if its number is free.
struct Listed {
    lexeme: Lexeme,
    uses: u32,
    /// Another word with the same key: the noun beside the verb.
    next: Option<u32>,
}

impl Lexemes {
    /// All of them by number, free ones too.
    pub(crate) fn all(&self) -> Vec<Lexeme> {
        self.all.iter().map(|listed| listed.lexeme).collect()
    }

    /// Those that were stored, to read claims with.
    pub(crate) fn stored(all: Vec<Lexeme>, lexicon: &Lexicon) -> Result<Lexemes, String> {
        let known = |lexeme: &Lexeme| {
            lexeme.id.is_none_or(|id| lexicon.has_lemma(id)) && lexeme.entity.is_none_or(|id| lexicon.has_entity(id))
        };
        if let Some(place) = all.iter().position(|lexeme| !known(lexeme)) {
            return Err(format!("word {place} is not in the lexicon"));
        }
        let all = all.into_iter().map(|lexeme| Listed { lexeme, uses: 0, next: None }).collect();
        Ok(Lexemes { all, ..Lexemes::default() })
    }

    /// How many words there are, and how many numbers are free.
    pub(crate) fn sizes(&self) -> [usize; 2] {
        [self.all.len() - self.free.len(), self.free.len()]
    }

    /// What has a number.
    #[inline]
    pub(super) fn get(&self, number: u32) -> Result<&Lexeme, String> {
        let found = self.all.get(number as usize).map(|listed| &listed.lexeme);
        found.ok_or_else(|| format!("word {number} of {}", self.all.len()))
    }

    /// The number of a word.
    fn find(&self, lexeme: &Lexeme) -> Option<u32> {
        let mut at = self.first.get(&lexeme.key).copied();
        while let Some(number) = at.filter(|&number| self.all[number as usize].lexeme != *lexeme) {
            at = self.all[number as usize].next;
        }
        at
    }

    /// The number of what a word is; it has one use more.
    pub(super) fn take(&mut self, word: &Word) -> u32 {
        let lexeme = Lexeme::of(word);
        let number = self.find(&lexeme).unwrap_or_else(|| self.add(lexeme));
        self.all[number as usize].uses += 1;
        number
    }

    fn add(&mut self, lexeme: Lexeme) -> u32 {
        let number = self.free.pop().unwrap_or(self.all.len() as u32);
        let next = self.first.insert(lexeme.key, number);
        let listed = Listed { lexeme, uses: 0, next };
        match self.all.get_mut(number as usize) {
            Some(free) => *free = listed,
            None => {
                room(&mut self.all);
                self.all.push(listed);
            }
        }
        number
    }

    /// The words of a claim have one use less.
    pub(crate) fn drop(&mut self, claim: &Claim) {
        for word in &claim.words {
            let lexeme = Lexeme::of(word);
            let Some(number) = self.find(&lexeme) else { continue };
            let listed = &mut self.all[number as usize];
            listed.uses = listed.uses.saturating_sub(1);
            if listed.uses == 0 {
                self.remove(lexeme.key, number);
                self.free.push(number);
            }
        }
    }

    /// Takes a word from among those with its key.
    fn remove(&mut self, key: u64, number: u32) {
        let next = self.all[number as usize].next;
        let Some(&first) = self.first.get(&key) else { return };
        if first == number {
            match next {
                Some(next) => self.first.insert(key, next),
                None => self.first.remove(&key),
            };
            return;
        }
        let mut before = first;
        while let Some(at) = self.all[before as usize].next.filter(|&at| at != number) {
            before = at;
        }
        self.all[before as usize].next = next;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn words_of_one_key_come_and_go_one_by_one() {
        let lexicon = Lexicon::english();
        let text = "The report says that they report a fire, and Reports reported reports of the report.";
        let claims = lexicon.claims(&Document::new("d", text));
        let words: Vec<Word> = claims.iter().flat_map(|claim| claim.words.clone()).collect();
        let mut lexemes = Lexemes::default();
        let numbers: Vec<u32> = words.iter().map(|word| lexemes.take(word)).collect();
        let of = |number: u32| *lexemes.get(number).unwrap();
        assert!(words.iter().zip(&numbers).all(|(word, &number)| of(number) == Lexeme::of(word)));
        assert!(lexemes.first.len() < lexemes.sizes()[0], "two words have one key");
        let (one, others) = claims.split_first().unwrap();
        lexemes.drop(one);
        assert!(others.iter().flat_map(|claim| &claim.words).all(|word| lexemes.find(&Lexeme::of(word)).is_some()));
        others.iter().for_each(|claim| lexemes.drop(claim));
        assert_eq!((lexemes.sizes()[0], lexemes.first.len()), (0, 0));
    }
}
