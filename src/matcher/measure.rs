//! A door for `benches/pair.rs`: what does it cost to judge one candidate pair? No part of the public interface.

use super::prune::{Pair, close, ties, wanted};
use super::{ClaimAt, Config, Entry, batch, claims_of};
use crate::judge::Bench;
use crate::text::Document;

pub use crate::judge::stage::Stage;

/// The candidate pairs of documents, as a batch would judge them.
pub struct Candidates {
    config: Config,
    entries: Vec<Entry>,
    pairs: Vec<(u32, u32)>,
}

impl Candidates {
    /// Analyzes the documents and finds the pairs.
    pub fn new(config: &Config, documents: &[Document]) -> Candidates {
        let entries = documents.iter().filter_map(|document| Entry::new(config, document.clone()).ok());
        let entries: Vec<Entry> = entries.collect();
        let pairs = batch::candidates(config, &claims_of(&entries.iter().collect::<Vec<_>>())).0;
        Candidates { config: config.clone(), entries, pairs }
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// How many claims there are.
    pub fn claims(&self) -> usize {
        self.entries.iter().map(|entry| entry.claims.len()).sum()
    }

    /// Judges each pair and gives how many are told of.
    pub fn judge(&self) -> usize {
        self.count(|bench, x, y| telling(bench, x, y))
    }

    /// Takes each pair as far as a stage.
    pub fn go(&self, stage: Stage) -> usize {
        self.count(|bench, x, y| bench.go(stage, x.claim, y.claim))
    }

    /// The same candidates, split into those that are told of and those that are not.
    pub fn split(self) -> (Candidates, Candidates) {
        let of = |told: bool| {
            let entries: Vec<&Entry> = self.entries.iter().collect();
            let claims = claims_of(&entries);
            let mut bench = Bench::new(&self.config.lexicon, self.config.sensitivity);
            let is_told = |&&(x, y): &&(u32, u32)| telling(&mut bench, &claims[x as usize], &claims[y as usize]) == told;
            self.pairs.iter().filter(is_told).copied().collect::<Vec<_>>()
        };
        let (told, dismissed) = (of(true), of(false));
        let with = |pairs| {
            let entries = self.entries.iter().filter_map(|entry| Entry::new(&self.config, entry.document.clone()).ok());
            Candidates { config: self.config.clone(), entries: entries.collect(), pairs }
        };
        (with(told), with(dismissed))
    }

    fn count(&self, mut is: impl FnMut(&mut Bench<'_>, &ClaimAt<'_>, &ClaimAt<'_>) -> bool) -> usize {
        let entries: Vec<&Entry> = self.entries.iter().collect();
        let claims = claims_of(&entries);
        let mut bench = Bench::new(&self.config.lexicon, self.config.sensitivity);
        self.pairs.iter().filter(|&&(x, y)| is(&mut bench, &claims[x as usize], &claims[y as usize])).count()
    }
}

/// Whether a report would know of a pair.
fn telling(bench: &mut Bench<'_>, x: &ClaimAt<'_>, y: &ClaimAt<'_>) -> bool {
    let within = x.document == y.document;
    let Some(judgement) = bench.told(x.claim, y.claim, close(within)) else { return false };
    let pair = Pair { left: x.claim, right: y.claim, within, judgement: &judgement };
    ties(pair) || wanted(pair)
}
