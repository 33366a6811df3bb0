//! Which claims are there when all documents are, and by which numbers?

use std::collections::HashMap;

use super::Key;
use super::entry::{Entries, Entry, Glance};
use super::select::Of;
use crate::claim::Claim;
use crate::lexicon::Lexicon;
use crate::text::Published;

/// The claims of all documents, numbered by the documents' ids and by place. They are packed; who needs them reads them.
pub(super) struct Roll<'e> {
    entries: &'e Entries,
    /// The serial numbers of the documents, in the order of their ids.
    serials: Vec<u32>,
    /// For each document the number of its first claim.
    firsts: Vec<u32>,
    /// For each document the first with the same text and date, which has the same claims.
    same: Vec<u32>,
    /// For each document whether there are others with the same text and date.
    copied: Vec<bool>,
    /// Each claim for the choice of pairs, its document by place.
    claims: Vec<Of>,
}

impl<'e> Roll<'e> {
    /// The claims of these documents, which come in the order of their ids.
    pub(super) fn of(entries: &'e Entries, serials: Vec<u32>) -> Roll<'e> {
        let (mut firsts, mut same, mut claims) = (Vec::new(), Vec::new(), Vec::new());
        let mut known: HashMap<(&str, Option<&Published>), u32> = HashMap::new();
        for (place, &serial) in (0..).zip(&serials) {
            let document = entries.glance(serial);
            let first = *known.entry((document.digest(), document.published())).or_insert(place);
            same.push(if document.has_words_of(&entries.glance(serials[first as usize])) { first } else { place });
            firsts.push(claims.len() as u32);
            for number in 0..document.claims() as u32 {
                let (_, kind, sentence) = document.of(number, None);
                claims.push((place, kind, sentence));
            }
        }
        let mut copied = vec![false; same.len()];
        for (place, &first) in same.iter().enumerate().filter(|&(place, &first)| place != first as usize) {
            [place, first as usize].iter().for_each(|&place| copied[place] = true);
        }
        Roll { entries, serials, firsts, same, copied, claims }
    }

    /// The word knowledge by which the documents are read.
    pub(super) fn lexicon(&self) -> &'e Lexicon {
        self.entries.lexicon()
    }

    /// How many claims there are.
    pub(super) fn len(&self) -> usize {
        self.claims.len()
    }

    /// The places of the documents.
    pub(super) fn documents(&self) -> Vec<u32> {
        (0..self.serials.len() as u32).collect()
    }

    /// A claim for the choice of pairs, its document by place.
    pub(super) fn at(&self, claim: u32) -> Of {
        self.claims[claim as usize]
    }

    /// The place of a claim's document.
    pub(super) fn document(&self, claim: u32) -> u32 {
        self.claims[claim as usize].0
    }

    /// The number of a claim in its document.
    pub(super) fn number(&self, claim: u32) -> u32 {
        claim - self.firsts[self.document(claim) as usize]
    }

    /// What two claims have in common that say the same in copies of one document.
    pub(super) fn copied(&self, claim: u32) -> (u32, u32) {
        (self.same[self.document(claim) as usize], self.number(claim))
    }

    /// Whether a claim's document is a copy of one before.
    pub(super) fn is_copy(&self, claim: u32) -> bool {
        let document = self.document(claim);
        self.same[document as usize] != document
    }

    /// Whether a claim's document is a copy of another one, or another one of it.
    pub(super) fn has_copies(&self, claim: u32) -> bool {
        self.copied[self.document(claim) as usize]
    }

    pub(super) fn key(&self, claim: u32) -> Key {
        (self.serials[self.document(claim) as usize], self.number(claim))
    }

    /// A document by its place.
    pub(super) fn glance(&self, document: u32) -> Glance<'e> {
        self.entries.glance(self.serials[document as usize])
    }

    /// The claims of a document, by its place.
    pub(super) fn read_all(&self, document: u32) -> Vec<Claim> {
        self.entries.claims(self.serials[document as usize])
    }

    /// All documents with their claims.
    pub(super) fn read(&self) -> Vec<Entry> {
        self.entries.unpacked(&self.serials)
    }
}
