//! The only state: documents come and go, and the report follows from those that are there.

mod assemble;
mod batch;
mod chosen;
mod config;
mod consult;
mod copies;
mod entry;
mod label;
mod live;
mod mark;
#[doc(hidden)]
pub mod measure;
mod near;
mod node;
mod others;
mod prune;
mod renew;
mod roll;
mod select;
mod snapshot;
mod statistics;
mod told;
mod window;

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::Reader;
use crate::claim::Claim;
use crate::error::{Cause, Error};
use crate::event::Tie;
use crate::index::{Features, NumberMap};
use crate::judge::Judgement;
use crate::report::{Finding, Report};
use crate::text::{Document, DocumentId};
use entry::{Claims, Entries, Entry};
use live::Live;
use mark::Mark;
use roll::Roll;
use window::Order;

pub use config::Config;
pub use statistics::{FeatureKind, FeaturePairs};
pub use window::Window;

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
/// [`Config::window`] lets old documents go, [`Matcher::save`] and [`Matcher::load`] carry a stream over a restart;
/// the guide's chapter on [streaming](crate::guide::streaming) tells what each costs.
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
    /// The same by age.
    order: Order,
    entries: Entries,
    live: Live,
    /// The serial number of the next document.
    next: u32,
}

/// A claim: the serial number of its document, its own number.
type Key = (u32, u32);

/// What a change of the documents changed in the findings, most certain first.
///
/// These findings name no events: an event is a group among all documents, which one document more may part or join, and its
/// number is its place in a report. [`Matcher::report`] groups them.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Change {
    /// Findings that are new.
    pub added: Vec<Finding>,
    /// Findings that no longer hold.
    pub withdrawn: Vec<Finding>,
    /// Documents that [`Config::window`] leaves out from now on, the oldest first. If the one that was to be inserted is
    /// itself too old, it is among them and was not looked at.
    pub dropped: Vec<DocumentId>,
}

impl Default for Matcher {
    /// A matcher without documents, with the default settings.
    fn default() -> Matcher {
        Matcher::new(Config::default())
    }
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
        let (live, entries) = (Live::new(config.neighbours), Entries::new(Arc::clone(&config.lexicon)));
        Matcher { config, documents: BTreeMap::new(), order: Order::default(), entries, live, next: 0 }
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
        self.order.insert(document.published.as_ref(), &document.id);
        let dropped = self.order.outside(self.config.window);
        if dropped.contains(&document.id) {
            self.order.remove(document.published.as_ref(), &document.id);
            return Ok(Change { dropped: vec![document.id], ..Change::default() });
        }
        let (published, id) = (document.published.clone(), document.id.clone());
        let entry = Entry::new(&self.config, document).inspect_err(|_| self.order.remove(published.as_ref(), &id))?;
        let gone = dropped.iter().filter_map(|id| self.leave(id)).collect();
        let claims = self.enter(entry);
        Ok(Change { dropped, ..self.settle(claims, &[id], gone)? })
    }

    /// Adds documents, all at once: into a matcher without documents in much less time than one by one.
    ///
    /// # Errors
    /// If one of them has an id that is there already or comes twice, if a text is longer than [`Config::longest`] allows, or if a
    /// judge of the caller's fails; none is added then.
    pub fn extend(&mut self, documents: impl IntoIterator<Item = Document>) -> Result<Change, Error> {
        let mut new = BTreeMap::new();
        for document in documents {
            if self.documents.contains_key(&document.id) || new.contains_key(&document.id) {
                return Err(Cause::DuplicateDocument(document.id).into());
            }
            new.insert(document.id.clone(), document);
        }
        new.values().for_each(|document| self.order.insert(document.published.as_ref(), &document.id));
        let outside = self.order.outside(self.config.window);
        let old: HashSet<&DocumentId> = outside.iter().collect();
        let wanted: Vec<&Document> = new.values().filter(|document| !old.contains(&document.id)).collect();
        let reader = || Reader::new(&self.config.lexicon);
        let read = |reader: &mut Reader<'_>, document: &&Document| {
            Entry::read(&self.config, reader, Document::clone(document))
        };
        let entries = crate::par::map(&wanted, reader, read);
        let entries: Result<Vec<Entry>, Error> = entries.into_iter().collect();
        let entries = entries.inspect_err(|_| {
            new.values().for_each(|document| self.order.remove(document.published.as_ref(), &document.id));
        })?;
        for document in outside.iter().filter_map(|id| new.get(id)) {
            self.order.remove(document.published.as_ref(), &document.id);
        }
        if self.documents.is_empty() {
            let change = self.fill(entries, None)?;
            return Ok(Change { dropped: outside, ..change });
        }
        let gone = outside.iter().filter_map(|id| self.leave(id)).collect();
        let came: Vec<DocumentId> = entries.iter().map(|entry| entry.document.id.clone()).collect();
        let mut claims = Claims::default();
        entries.into_iter().for_each(|entry| claims.append(self.enter(entry)));
        Ok(Change { dropped: outside, ..self.settle(claims, &came, gone)? })
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
        let id = document.id.clone();
        let entry = Entry::new(&self.config, document)?;
        let published = entry.document.published.as_ref();
        self.order.remove(self.entries.document(old).published.as_ref(), &id);
        self.order.insert(published, &id);
        let dropped = self.order.outside(self.config.window);
        self.order.remove(published, &id);
        let mut gone: Vec<u32> = self.leave(&id).into_iter().collect();
        gone.extend(dropped.iter().filter_map(|id| self.leave(id)));
        let (claims, came) =
            if dropped.contains(&id) { (Claims::default(), Vec::new()) } else { (self.enter(entry), vec![id]) };
        Ok(Change { dropped, ..self.settle(claims, &came, gone)? })
    }

    /// Takes a document away.
    ///
    /// # Errors
    /// If there is none with this id, or if a judge of the caller's fails, which is asked what now comes near: it stays.
    pub fn remove(&mut self, id: &DocumentId) -> Result<Change, Error> {
        let old = self.leave(id).ok_or_else(|| Cause::UnknownDocument(id.clone()))?;
        self.settle(Claims::default(), &[], vec![old])
    }

    /// The documents that are there, by id.
    pub fn documents(&self) -> impl Iterator<Item = &DocumentId> {
        self.documents.keys()
    }

    /// The report on the documents that are there.
    #[must_use]
    pub fn report(&self) -> Report {
        let serials: Vec<u32> = self.documents.values().copied().collect();
        let entries = self.entries.unpacked(&serials);
        let entries: Vec<&Entry> = entries.iter().collect();
        let claims = claims_of(&entries);
        // The number of each document's first claim.
        let mut firsts: NumberMap<u32, u32> = NumberMap::default();
        let mut first = 0;
        for (serial, entry) in serials.iter().zip(&entries) {
            firsts.insert(*serial, first);
            first += entry.claims.len() as u32;
        }
        let told = self.live.report(&self.config, &entries, &claims, |key| firsts[&key.0] + key.1);
        let left_out = self.live.left_out(self.config.neighbours);
        assemble::report(&self.config, View { entries: &entries, claims: &claims, left_out }, told)
    }

    /// How many pairs of claims each kind of feature brings together: which features are worth their cost, and which are hot.
    pub fn candidates(&self) -> Vec<FeaturePairs> {
        let features: Vec<Features> = {
            let of = |key: Key| Features::of(&self.config.lexicon, &self.entries.claim(key));
            self.live.nodes().map(of).collect()
        };
        statistics::statistics(self.live.index(), features.iter())
    }

    /// A document is there from now on; gives its claims.
    fn enter(&mut self, entry: Entry) -> Claims {
        let serial = self.next;
        self.next += 1;
        self.entries.insert(serial, &entry, self.config.texts);
        self.place(serial, &entry);
        Claims::of(serial, entry.claims)
    }

    /// A document whose entry is kept is there from now on.
    fn place(&mut self, serial: u32, entry: &Entry) {
        self.documents.insert(entry.document.id.clone(), serial);
        self.order.insert(entry.document.published.as_ref(), &entry.document.id);
        self.live.enter(&self.entries, serial, entry, self.config.neighbours);
    }

    /// A document is no longer there, but for its entry; gives its serial number.
    fn leave(&mut self, id: &DocumentId) -> Option<u32> {
        let serial = self.documents.remove(id)?;
        self.order.remove(self.entries.document(serial).published.as_ref(), id);
        self.live.leave(&self.entries, serial, self.config.neighbours);
        Some(serial)
    }

    /// Tells what has changed, and forgets the entries of documents that are gone.
    ///
    /// # Errors
    /// If a judge of the caller's fails: those that came are taken back then, and those that went are put back.
    fn settle(&mut self, claims: Claims, came: &[DocumentId], gone: Vec<u32>) -> Result<Change, Error> {
        let settled = self.live.settle(&self.config, &self.entries, claims);
        if settled.is_ok() {
            gone.into_iter().for_each(|serial| self.entries.remove(serial));
            return settled;
        }
        for serial in came.iter().filter_map(|id| self.leave(id)).collect::<Vec<_>>() {
            self.entries.remove(serial);
        }
        for serial in gone {
            let entry = self.entries.entry(serial);
            self.place(serial, &entry);
        }
        settled
    }

    /// Takes all documents of a matcher that has none, by id, and what is known of their claims, if it is.
    ///
    /// # Errors
    /// As [`Live::of`]; the matcher is empty then.
    fn fill(&mut self, entries: Vec<Entry>, judged: Option<Vec<Judged>>) -> Result<Change, Error> {
        let mut serials: Vec<u32> = Vec::new();
        for entry in entries {
            let serial = self.next;
            self.next += 1;
            self.documents.insert(entry.document.id.clone(), serial);
            self.order.insert(entry.document.published.as_ref(), &entry.document.id);
            self.entries.insert(serial, &entry, self.config.texts);
            serials.push(serial);
        }
        let filled = Live::of(&self.config, &Roll::of(&self.entries, serials), judged);
        let (live, found) = filled.inspect_err(|_| *self = Matcher::new(self.config.clone()))?;
        self.live = live;
        Ok(chosen::change(&self.entries, found, Vec::new()))
    }
}

/// All that a report is made of.
struct View<'m> {
    entries: &'m [&'m Entry],
    claims: &'m [ClaimAt<'m>],
    /// How many candidate pairs were not judged.
    left_out: u64,
}

/// Two claims, by number, the smaller first, that a judgement ties to one event.
struct Judged {
    left: u32,
    right: u32,
    mark: Mark,
    /// If a reader would want it as a finding, and it is known.
    judgement: Option<Arc<Judgement>>,
}

/// What is told of claims: what ties them to one event, and what is found, in order.
struct Told {
    ties: Vec<Tie>,
    reported: Vec<Reported>,
}

/// Two claims, by number, the smaller first, and what is found of them.
struct Reported {
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
    claim: &'m Claim,
    features: &'m Features,
}

/// All claims, by document and place.
fn claims_of<'m>(entries: &[&'m Entry]) -> Vec<ClaimAt<'m>> {
    let of = |(document, entry): (usize, &&'m Entry)| {
        let numbered = entry.claims.iter().zip(&entry.features).enumerate();
        numbered.map(move |(number, (claim, features))| ClaimAt { document, number, claim, features })
    };
    entries.iter().enumerate().flat_map(of).collect()
}
