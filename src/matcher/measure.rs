//! A door for the benches: what does each stage of a comparison cost? No part of the public interface.

use std::sync::{Arc, OnceLock};

use super::entry::Entries;
use super::prune::{Pair, close, ties, wanted};
use super::roll::Roll;
use super::select::Selected;
use super::{Change, ClaimAt, Config, Entry, Judged, Matcher, View, assemble, batch, chosen, claims_of};
use crate::judge::Bench;
use crate::report::Report;
use crate::text::{Document, DocumentId};

pub use crate::judge::stage::Stage;

/// Documents that have been analyzed.
pub struct Corpus {
    config: Config,
    entries: Entries,
    /// The claims, once a stage has asked for them.
    read: OnceLock<Vec<Entry>>,
}

/// A document that has been analyzed, for a matcher to take.
pub struct Analyzed(Entry);

impl Analyzed {
    /// Analyzes a document; `None` if it is too long.
    pub fn new(config: &Config, document: Document) -> Option<Analyzed> {
        Entry::new(config, document).ok().map(Analyzed)
    }

    /// The document's id.
    pub fn id(&self) -> DocumentId {
        self.0.document.id.clone()
    }

    /// What [`Matcher::insert`] does once the document has been analyzed, if there is none with its id.
    pub fn insert(self, matcher: &mut Matcher) -> Change {
        let claims = matcher.enter(self.0);
        // Only a judge of the caller's fails.
        matcher.settle(claims, &[], Vec::new()).unwrap_or_default()
    }
}

/// What a matcher keeps, in numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sizes {
    /// Documents, claims, the bytes these are packed in.
    pub read: [usize; 3],
    /// Words.
    pub words: usize,
    /// Nodes, pairs of claims that are told of, how many of them are reported.
    pub told: [usize; 3],
    /// Nodes of the index, its lists, its lists of pairs.
    pub index: [usize; 3],
    /// Numbers that are to be given anew: of words, nodes, lists.
    pub free: [usize; 3],
}

/// What the changes of a matcher one by one have cost, counted.
pub fn work(matcher: &Matcher) -> [(&'static str, u64); 5] {
    let [asked, nodes, touched, pairs, read] = matcher.live.work();
    [
        ("nodes asked anew", asked),
        ("nodes looked at", nodes),
        ("pairs of nodes touched", touched),
        ("pairs of claims looked at", pairs),
        ("pairs of claims read", read),
    ]
}

/// How many bytes a matcher takes for what it keeps of claims, but for texts and what maps take beside that.
pub fn bytes(matcher: &Matcher) -> [(&'static str, usize); 7] {
    let ([documents, settings], [.., packed]) = (matcher.entries.bytes(), matcher.entries.sizes());
    let ([.., told], [near, nodes, lists]) = (matcher.live.sizes(), matcher.live.index().bytes());
    [
        ("claims", packed),
        ("documents", documents),
        ("beginnings", settings),
        ("neighbours", near),
        ("nodes", nodes),
        ("lists", lists),
        ("what is told", told),
    ]
}

impl Sizes {
    /// Counts.
    pub fn of(matcher: &Matcher) -> Sizes {
        let [words, free_words] = matcher.entries.lexemes().sizes();
        let [nodes, lists, pairs, free_nodes, free_lists] = matcher.live.index().sizes();
        let [told_nodes, told, reported, _] = matcher.live.sizes();
        Sizes {
            read: matcher.entries.sizes(),
            words,
            told: [told_nodes, told, reported],
            index: [nodes, lists, pairs],
            free: [free_words, free_nodes, free_lists],
        }
    }
}

/// The pairs of claims to be judged, and how many were left out.
pub struct Candidates(Selected);

/// What is told of the pairs.
pub struct Told(Vec<Judged>);

impl Corpus {
    /// Analyzes documents, which come in order of their ids.
    pub fn new(config: &Config, documents: &[Document]) -> Corpus {
        // Only a text that is too long is refused.
        let read = Entries::read(config, documents.to_vec());
        let (entries, _) = read.unwrap_or_else(|_| (Entries::new(Arc::clone(&config.lexicon)), Vec::new()));
        Corpus { config: config.clone(), entries, read: OnceLock::new() }
    }

    /// How many claims there are.
    pub fn claims(&self) -> usize {
        self.roll().len()
    }

    /// Finds the pairs.
    pub fn candidates(&self) -> Candidates {
        Candidates(batch::candidates(&self.config, &self.roll(), &[]))
    }

    /// Judges the pairs, as a batch does.
    pub fn judge(&self, candidates: &Candidates) -> Told {
        let judged = batch::judge(&self.config, &self.roll(), self.read(), &candidates.0);
        // Only a judge of the caller's fails.
        Told(judged.unwrap_or_default())
    }

    /// The report on what is told.
    pub fn report(&self, candidates: &Candidates, told: Told) -> Report {
        let told = chosen::told(&self.roll(), self.read(), told.0);
        let entries: Vec<&Entry> = self.read().iter().collect();
        let claims = claims_of(&entries);
        let view = View { entries: &entries, claims: &claims, left_out: candidates.0.left_out };
        assemble::report(&self.config, view, told)
    }

    /// Takes each pair as far as a stage, needed or not, and counts where there was something to see.
    pub fn go(&self, candidates: &Candidates, stage: Stage) -> usize {
        self.with(|claims| {
            let mut bench =
                Bench::new(&self.config.lexicon, self.config.sensitivity).of_one_matter(self.config.one_matter);
            let pairs = candidates.0.pairs.iter();
            pairs.filter(|&&(x, y)| bench.go(stage, claims[x as usize].claim, claims[y as usize].claim)).count()
        })
    }

    /// The pairs of which something is told, and the others.
    pub fn split(&self, candidates: Candidates) -> (Candidates, Candidates) {
        let (told, dismissed) = self.with(|claims| {
            let mut bench =
                Bench::new(&self.config.lexicon, self.config.sensitivity).of_one_matter(self.config.one_matter);
            let pairs = candidates.0.pairs.into_iter();
            pairs.partition(|&(x, y)| is_told(&mut bench, &claims[x as usize], &claims[y as usize]))
        });
        let of = |pairs| Candidates(Selected { pairs, ..Selected::default() });
        (of(told), of(dismissed))
    }

    fn with<R>(&self, what: impl FnOnce(&[ClaimAt<'_>]) -> R) -> R {
        what(&claims_of(&self.read().iter().collect::<Vec<_>>()))
    }

    fn read(&self) -> &[Entry] {
        self.read.get_or_init(|| self.entries.unpacked(&self.serials()))
    }

    fn serials(&self) -> Vec<u32> {
        (0..self.entries.len() as u32).collect()
    }

    fn roll(&self) -> Roll<'_> {
        Roll::of(&self.entries, self.serials())
    }
}

impl Candidates {
    /// How many pairs there are, those of copies apart.
    pub fn len(&self) -> usize {
        self.0.pairs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.pairs.is_empty()
    }
}

impl Told {
    /// Of how many pairs something is told.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn is_told<'m>(bench: &mut Bench<'m>, x: &ClaimAt<'m>, y: &ClaimAt<'m>) -> bool {
    let within = x.document == y.document;
    bench.told(x.claim, y.claim, close(within)).is_some_and(|judgement| {
        let pair = Pair { left: x.claim, right: y.claim, within, judgement: &judgement };
        ties(pair) || wanted(pair)
    })
}
