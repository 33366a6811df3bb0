//! The only state: documents come and go, and the report follows from those that are there.

mod assemble;
mod batch;
mod config;
mod consult;
mod copies;
mod live;
#[doc(hidden)]
pub mod measure;
mod node;
mod prune;
mod select;
mod statistics;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use crate::analysis::analyze_with;
use crate::claim::{Claim, extract};
use crate::error::{Cause, Error};
use crate::index::{Features, NumberMap};
use crate::judge::Judgement;
use crate::report::{Finding, Report};
use crate::text::{Document, DocumentId, Published};
use live::Live;

pub use config::Config;
pub use statistics::{FeatureKind, FeaturePairs};

/// Compares documents with each other: the main job.
///
/// # Errors
/// If two documents have the same id, or a text is longer than [`Config::longest`] allows.
///
/// ```
/// use gainsay::{Document, compare};
///
/// let report = compare([
///     Document::new("courier", "The fire in Harwick killed 12 people on Monday."),
///     Document::new("tribune", "Nine people died in Monday's Harwick fire, police said."),
/// ])?;
/// let finding = report.contradictions().next().expect("12 is not nine");
/// assert_eq!(finding.reasons()[0].left.text, "12 people");
/// assert_eq!(finding.reasons()[0].right.text, "Nine people");
/// # Ok::<(), gainsay::Error>(())
/// ```
pub fn compare(documents: impl IntoIterator<Item = Document>) -> Result<Report, Error> {
    Config::default().compare(documents)
}

/// Documents under comparison, which may come and go.
///
/// The report depends on the documents that are there and on the configuration alone, not on the order in which they came.
///
/// ```
/// use gainsay::{Config, Document, Matcher};
///
/// let mut matcher = Matcher::new(Config::default());
/// matcher.insert(Document::new("morning", "The mayor resigned on Tuesday."))?;
/// let change = matcher.insert(Document::new("evening", "The mayor did not resign on Tuesday."))?;
/// assert_eq!(change.added.len(), 1);
/// let change = matcher.remove(&"morning".into())?;
/// assert_eq!(change.withdrawn.len(), 1);
/// # Ok::<(), gainsay::Error>(())
/// ```
pub struct Matcher {
    config: Config,
    documents: BTreeMap<DocumentId, u32>,
    /// The documents by serial number.
    entries: Entries,
    live: Live,
    /// The serial number of the next document.
    next: u32,
}

type Entries = NumberMap<u32, Entry>;

/// A document with what its analysis gave.
struct Entry {
    document: Document,
    digest: String,
    claims: Vec<Claim>,
    features: Vec<Features>,
}

/// A claim: the serial number of its document, its own number.
type Key = (u32, u32);

/// What a change of the documents changed in the findings, most certain first.
///
/// Events are numbered anew by each report, so these findings name none.
#[derive(Clone, PartialEq, Default, Debug)]
#[non_exhaustive]
pub struct Change {
    /// Findings that are new.
    pub added: Vec<Finding>,
    /// Findings that no longer hold.
    pub withdrawn: Vec<Finding>,
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documents: Vec<&str> = self.documents.keys().map(DocumentId::as_str).collect();
        f.debug_struct("Matcher").field("documents", &documents).finish_non_exhaustive()
    }
}

impl Matcher {
    /// A matcher without documents.
    pub fn new(config: Config) -> Matcher {
        let live = Live::new(config.neighbours);
        Matcher { config, documents: BTreeMap::new(), entries: Entries::default(), live, next: 0 }
    }

    /// Adds a document, in time that follows from what it says and from what comes near it.
    ///
    /// # Errors
    /// If there is one with its id, if its text is longer than [`Config::longest`] allows, or if a judge of the caller's fails:
    /// nothing has changed then.
    pub fn insert(&mut self, document: Document) -> Result<Change, Error> {
        if self.documents.contains_key(&document.id) {
            return Err(Cause::DuplicateDocument(document.id).into());
        }
        let id = document.id.clone();
        let entry = Entry::new(&self.config, document)?;
        self.enter(entry);
        let settled = self.live.settle(&self.config, &self.entries);
        if settled.is_err() {
            self.take_back(&id);
        }
        settled
    }

    /// Puts a document in the place of the one with its id.
    ///
    /// # Errors
    /// If there is none with its id, if its text is longer than [`Config::longest`] allows, or if a judge of the caller's fails:
    /// the old one stays.
    pub fn replace(&mut self, document: Document) -> Result<Change, Error> {
        let Some(&old) = self.documents.get(&document.id) else {
            return Err(Cause::UnknownDocument(document.id).into());
        };
        let entry = Entry::new(&self.config, document)?;
        let id = entry.document.id.clone();
        self.live.leave(&self.entries, old);
        self.enter(entry);
        let settled = self.live.settle(&self.config, &self.entries);
        if settled.is_err() {
            self.take_back(&id);
            self.put_back(id, old);
        } else {
            self.entries.remove(&old);
        }
        settled
    }

    /// Takes a document away.
    ///
    /// # Errors
    /// If there is none with this id, or if a judge of the caller's fails, which is asked what now comes near: it stays.
    pub fn remove(&mut self, id: &DocumentId) -> Result<Change, Error> {
        let old = self.documents.remove(id).ok_or_else(|| Cause::UnknownDocument(id.clone()))?;
        self.live.leave(&self.entries, old);
        let settled = self.live.settle(&self.config, &self.entries);
        if settled.is_err() {
            self.put_back(id.clone(), old);
        } else {
            self.entries.remove(&old);
        }
        settled
    }

    /// The report on the documents that are there.
    pub fn report(&self) -> Report {
        let entries: Vec<&Entry> = self.documents.values().map(|serial| &self.entries[serial]).collect();
        let claims = claims_of(&entries);
        // The number of each document's first claim.
        let mut firsts: NumberMap<u32, u32> = NumberMap::default();
        let mut first = 0;
        for (serial, entry) in self.documents.values().zip(&entries) {
            firsts.insert(*serial, first);
            first += entry.claims.len() as u32;
        }
        let judged = self.live.judged(|key| firsts[&key.0] + key.1);
        let left_out = self.live.left_out(self.config.neighbours);
        assemble::report(&self.config, View { entries: &entries, claims: &claims, judged, left_out })
    }

    /// How many pairs of claims each kind of feature brings together: which features are worth their cost, and which are hot.
    pub fn candidates(&self) -> Vec<FeaturePairs> {
        let features = self.live.nodes().map(|key| &self.entries[&key.0].features[key.1 as usize]);
        statistics::statistics(self.live.index(), features)
    }

    /// Takes back the change that brought a document in, which could not be judged.
    fn take_back(&mut self, id: &DocumentId) {
        if let Some(serial) = self.documents.remove(id) {
            self.live.leave(&self.entries, serial);
            self.entries.remove(&serial);
        }
    }

    /// Takes back the change that took a document away.
    fn put_back(&mut self, id: DocumentId, serial: u32) {
        self.documents.insert(id, serial);
        self.live.enter(&self.entries, serial);
    }

    fn enter(&mut self, entry: Entry) {
        let serial = self.next;
        self.next += 1;
        self.documents.insert(entry.document.id.clone(), serial);
        self.entries.insert(serial, entry);
        self.live.enter(&self.entries, serial);
    }
}

impl Entry {
    fn new(config: &Config, document: Document) -> Result<Entry, Error> {
        let (bytes, most) = (document.text.len(), config.longest);
        if bytes > most {
            return Err(Cause::TooLong { id: document.id, bytes, most }.into());
        }
        let claims = extract(&config.lexicon, &document, &analyze_with(&config.lexicon, &document));
        let features = claims.iter().map(Features::of).collect();
        let digest = crate::report::digest(&document.text);
        Ok(Entry { document, digest, claims, features })
    }
}

/// All that a report is made of.
struct View<'m> {
    entries: &'m [&'m Entry],
    claims: &'m [ClaimAt<'m>],
    /// Those that make an event or a finding, by number.
    judged: Vec<Judged>,
    /// How many candidate pairs were not judged.
    left_out: u64,
}

/// Two claims, by number, the smaller first, and what they are to each other.
struct Judged {
    left: u32,
    right: u32,
    judgement: Arc<Judgement>,
}

/// A claim with its place among all claims.
struct ClaimAt<'m> {
    /// The number of its document in order of ids.
    document: usize,
    /// Its number in that document.
    number: usize,
    /// The first document with the same text and date, which has the same claims.
    same: usize,
    claim: &'m Claim,
    features: &'m Features,
}

/// All claims, by document and place.
fn claims_of<'m>(entries: &[&'m Entry]) -> Vec<ClaimAt<'m>> {
    let mut first: HashMap<(&str, Option<&Published>), usize> = HashMap::new();
    let mut same: Vec<usize> = Vec::new();
    for (document, entry) in entries.iter().enumerate() {
        let first = *first.entry((&entry.digest, entry.document.published.as_ref())).or_insert(document);
        let equal = entries[first].document.text == entry.document.text;
        same.push(if equal { first } else { document });
    }
    let of = |(document, entry): (usize, &&'m Entry)| {
        let (numbered, same) = (entry.claims.iter().zip(&entry.features).enumerate(), same[document]);
        numbered.map(move |(number, (claim, features))| ClaimAt { document, number, same, claim, features })
    };
    entries.iter().enumerate().flat_map(of).collect()
}
