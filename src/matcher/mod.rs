//! The only state: documents come and go, and the report follows from those that are there.

mod assemble;
mod config;
mod copies;
mod prune;
mod select;

use std::collections::{BTreeMap, HashMap};

use crate::analysis::analyze_with;
use crate::claim::{Claim, extract};
use crate::error::{Cause, Error};
use crate::index::{Features, Index};
use crate::judge::{Bench, Judgement};
use crate::report::{Finding, Report};
use crate::text::{Document, DocumentId};

pub use config::Config;

/// Compares documents with each other: the main job.
///
/// # Errors
/// If two documents have the same id, or a text has 4 GiB or more.
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
    documents: BTreeMap<DocumentId, Entry>,
    /// Judgements of claims by the serial numbers of their documents and their own, the smaller first.
    judged: HashMap<(Key, Key), Judgement>,
    /// The findings of the report as it stood after the last change.
    findings: Vec<Finding>,
    /// The serial number of the next document.
    next: u64,
}

/// A document with what its analysis gave.
struct Entry {
    serial: u64,
    document: Document,
    digest: String,
    claims: Vec<Claim>,
    features: Vec<Features>,
}

/// A claim: the serial number of its document, its own number.
type Key = (u64, u32);

/// What a change of the documents changed in the findings.
#[derive(Clone, PartialEq, Default, Debug)]
#[non_exhaustive]
pub struct Change {
    /// Findings that are new.
    pub added: Vec<Finding>,
    /// Findings that no longer hold.
    pub withdrawn: Vec<Finding>,
}

impl Matcher {
    /// A matcher without documents.
    pub fn new(config: Config) -> Matcher {
        Matcher { config, documents: BTreeMap::new(), judged: HashMap::new(), findings: Vec::new(), next: 0 }
    }

    /// Adds a document.
    ///
    /// # Errors
    /// If there is one with its id, or if its text has 4 GiB or more.
    pub fn insert(&mut self, document: Document) -> Result<Change, Error> {
        self.add(document)?;
        Ok(self.change())
    }

    /// Puts a document in the place of the one with its id.
    ///
    /// # Errors
    /// If there is none with its id, or if its text has 4 GiB or more; the old one stays.
    pub fn replace(&mut self, document: Document) -> Result<Change, Error> {
        let old = self.documents.remove(&document.id).ok_or_else(|| Cause::UnknownDocument(document.id.clone()))?;
        let id = document.id.clone();
        if let Err(error) = self.add(document) {
            self.documents.insert(id, old);
            return Err(error);
        }
        self.forget(old.serial);
        Ok(self.change())
    }

    /// Takes a document away.
    ///
    /// # Errors
    /// If there is none with this id.
    pub fn remove(&mut self, id: &DocumentId) -> Result<Change, Error> {
        let old = self.documents.remove(id).ok_or_else(|| Cause::UnknownDocument(id.clone()))?;
        self.forget(old.serial);
        Ok(self.change())
    }

    /// The report on the documents that are there.
    pub fn report(&self) -> Report {
        self.view(|view| assemble::report(&self.config, view))
    }

    /// Judges what is to be judged, with what is known from before, and shows it all.
    fn view<T>(&self, show: impl FnOnce(View<'_>) -> T) -> T {
        let entries: Vec<&Entry> = self.documents.values().collect();
        let claims: Vec<ClaimAt<'_>> =
            entries.iter().enumerate().flat_map(|(at, entry)| claims_of(at, entry)).collect();
        let nodes = select::nodes(&claims);
        let ranked = nodes.iter().map(|node| {
            let first = &claims[node[0] as usize];
            (first.features, select::rank(first.claim))
        });
        let index = Index::build(self.config.neighbours, ranked);
        let pairs = index.kept();
        let left_out = index.left_out(pairs.len());
        let mut bench = Bench::new(&self.config.lexicon, self.config.sensitivity);
        let (selected, more) = select::pairs(&claims, &nodes, &pairs, self.config.neighbours);
        let judged = selected
            .into_iter()
            .map(|(left, right)| {
                let (x, y) = (&claims[left as usize], &claims[right as usize]);
                let known = self.judged.get(&(x.key, y.key)).cloned();
                Judged { left, right, judgement: known.unwrap_or_else(|| bench.judge(x.claim, y.claim)) }
            })
            .collect();
        show(View { entries: &entries, claims: &claims, judged, left_out: left_out + more })
    }

    fn add(&mut self, document: Document) -> Result<(), Error> {
        if self.documents.contains_key(&document.id) {
            return Err(Cause::DuplicateDocument(document.id).into());
        }
        let most = u32::MAX as usize;
        if document.text.len() >= most {
            return Err(Cause::TooLong { id: document.id, bytes: document.text.len(), most: most - 1 }.into());
        }
        let lexicon = &self.config.lexicon;
        let claims = extract(lexicon, &document, &analyze_with(lexicon, &document));
        let features = claims.iter().map(Features::of).collect();
        let digest = crate::report::digest(&document.text);
        self.documents.insert(document.id.clone(), Entry { serial: self.next, document, digest, claims, features });
        self.next += 1;
        Ok(())
    }

    /// Drops what was judged of a document's claims.
    fn forget(&mut self, serial: u64) {
        self.judged.retain(|(x, y), _| x.0 != serial && y.0 != serial);
    }

    fn change(&mut self) -> Change {
        let (now, judged) = self.view(|view| {
            let key = |at: u32| view.claims[at as usize].key;
            let judged: Vec<_> =
                view.judged.iter().map(|pair| ((key(pair.left), key(pair.right)), pair.judgement.clone())).collect();
            (assemble::report(&self.config, view).findings, judged)
        });
        self.judged.extend(judged);
        let before = std::mem::replace(&mut self.findings, now);
        // Events are renumbered by every change; that is no news.
        let same = |x: &Finding, y: &Finding| {
            (&x.left, &x.right, x.relation) == (&y.left, &y.right, y.relation)
                && x.reasons == y.reasons
                && x.scores == y.scores
        };
        let missing = |from: &[Finding], among: &[Finding]| {
            from.iter().filter(|x| !among.iter().any(|y| same(x, y))).cloned().collect::<Vec<_>>()
        };
        Change { added: missing(&self.findings, &before), withdrawn: missing(&before, &self.findings) }
    }
}

/// All that a report is made of.
struct View<'m> {
    entries: &'m [&'m Entry],
    claims: &'m [ClaimAt<'m>],
    judged: Vec<Judged>,
    /// How many candidate pairs were not judged.
    left_out: u64,
}

/// Two claims, by number, and what they are to each other.
struct Judged {
    left: u32,
    right: u32,
    judgement: Judgement,
}

/// A claim with its place among all claims.
struct ClaimAt<'m> {
    /// The number of its document in order of ids.
    document: usize,
    key: Key,
    claim: &'m Claim,
    features: &'m Features,
}

fn claims_of(document: usize, entry: &Entry) -> impl Iterator<Item = ClaimAt<'_>> {
    let numbered = entry.claims.iter().zip(&entry.features).enumerate();
    numbered.map(move |(at, (claim, features))| ClaimAt { document, key: (entry.serial, at as u32), claim, features })
}

impl Config {
    /// [`compare`](crate::compare) with these settings.
    ///
    /// # Errors
    /// If two documents have the same id, or a text has 4 GiB or more.
    pub fn compare(&self, documents: impl IntoIterator<Item = Document>) -> Result<Report, Error> {
        let mut matcher = Matcher::new(self.clone());
        for document in documents {
            matcher.add(document)?;
        }
        Ok(matcher.report())
    }
}
