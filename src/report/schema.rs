//! What does a comparison hand out? The shapes of schema `gainsay/1`, as plain data.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::{Certainty, DayRange, Hedge, Polarity, QuantityKind, Stance};
use crate::error::Error;
use crate::judge::{Entails, Reason, Relation, Scores};
use crate::text::{DocumentId, Published, Quote, Span};

/// The name of the JSON schema this crate writes and reads.
pub const SCHEMA: &str = "gainsay/1";

/// The documents compared, their claims, the events these speak of, and what was found.
///
/// Plain data: every field is public, and [`Report::findings`] puts a finding together with its claims and documents.
/// It is serialised and deserialised by any `serde` format; what is deserialised is checked as [`Report::check`] does,
/// so that a report which could be read can be trusted. `serde_json` reads numbers back to the last bit with its feature
/// `float_roundtrip` only; without it a report that was read may differ from the one that was written in the last digit.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let json = r#"{"schema": "gainsay/1", "documents": [], "claims": [], "events": [], "findings": [],
///                "omitted": {"candidates": 0}}"#;
/// let report: gainsay::Report = serde_json::from_str(json)?;
/// assert_eq!(report.contradictions().count(), 0);
///
/// let other = json.replace("gainsay/1", "gainsay/0");
/// let error = serde_json::from_str::<gainsay::Report>(&other).unwrap_err();
/// assert!(error.to_string().contains("schema"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
#[non_exhaustive]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The documents, by id.
    pub documents: Vec<ReportedDocument>,
    /// All claims, by document and place.
    pub claims: Vec<ReportedClaim>,
    /// Groups of claims about the same event, by their first claim.
    pub events: Vec<Event>,
    /// What was found, most certain first.
    pub findings: Vec<Finding>,
    /// What was left out to bound the work.
    pub omitted: Omitted,
}

/// A report as it is written, before it is checked.
#[derive(Deserialize)]
struct Unchecked {
    schema: String,
    documents: Vec<ReportedDocument>,
    claims: Vec<ReportedClaim>,
    events: Vec<Event>,
    findings: Vec<Finding>,
    omitted: Omitted,
}

impl TryFrom<Unchecked> for Report {
    type Error = Error;

    fn try_from(read: Unchecked) -> Result<Report, Error> {
        let Unchecked { schema, documents, claims, events, findings, omitted } = read;
        let report = Report { schema, documents, claims, events, findings, omitted };
        report.check()?;
        Ok(report)
    }
}

/// What was not looked at because a bound of the configuration was reached.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Omitted {
    /// Candidate pairs that were not judged.
    pub candidates: u64,
}

/// A document as the report knows it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReportedDocument {
    /// Its id.
    pub id: DocumentId,
    /// Who published it.
    pub source: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The length of its text.
    pub bytes: u64,
    /// A digest of its text: 128-bit FNV-1a, in hexadecimal. It tells texts apart; it is no defence against forgery.
    pub digest: String,
    /// The text, unless the caller keeps it.
    pub text: Option<String>,
}

impl ReportedDocument {
    /// What a reader calls it: its source, else its id, whichever is not blank.
    pub(crate) fn name(&self) -> &str {
        let named = |name: &&str| !name.trim().is_empty();
        self.source.as_deref().filter(named).or(Some(self.id.as_str()).filter(named)).unwrap_or("unnamed")
    }
}

/// The name of a claim: its document's id, a colon, and its number in that document. A copy costs no room of its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(Arc<str>);

impl ClaimId {
    /// The id of a document's claim by its number, counted by place.
    pub(crate) fn new(document: &DocumentId, number: usize) -> ClaimId {
        ClaimId(format!("{document}:{number}").into())
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for ClaimId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One thing one document says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReportedClaim {
    /// Its name.
    pub id: ClaimId,
    /// Whose claim it is.
    pub document: DocumentId,
    /// Where it stands.
    pub span: Span,
    /// Exactly the bytes of `span`.
    pub text: String,
    /// The sentence it stands in.
    pub sentence: Span,
    /// Who is said to say it, outermost first.
    pub attribution: Vec<ReportedAttribution>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How certain it is put.
    pub certainty: Certainty,
    /// When, if that could be resolved.
    pub time: Option<ReportedTime>,
    /// What it counts or measures.
    pub quantities: Vec<ReportedQuantity>,
}

/// Who is said to say a claim.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReportedAttribution {
    /// The words that name the source, if there are any.
    pub source: Option<Quote>,
    /// The words that attribute.
    pub cue: Option<Quote>,
    /// Whether the source affirms, denies or doubts it.
    pub stance: Stance,
    /// Whether the claim stands in quotation marks.
    pub quoted: bool,
}

/// A time as a report gives it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReportedTime {
    /// The words.
    pub quote: Quote,
    /// The value in TIMEX3 notation.
    pub value: String,
    /// The days it may stand for, counted from 1970-01-01.
    pub days: Option<DayRange>,
}

/// A quantity as a report gives it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReportedQuantity {
    /// The words.
    pub quote: Quote,
    /// The value as written.
    pub value: f64,
    /// The least value that fits; `null` if unbounded.
    pub low: Option<f64>,
    /// The greatest value that fits; `null` if unbounded.
    pub high: Option<f64>,
    /// What kind of number it is.
    pub kind: QuantityKind,
    /// The words of what is counted.
    pub head: Option<Quote>,
    /// How it was hedged.
    pub hedge: Hedge,
}

/// Claims about the same event.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Event {
    /// What it is about, in words of its most central claim.
    pub label: String,
    /// Its claims, by id.
    pub claims: Vec<ClaimId>,
    /// The documents they stand in, by id.
    pub sources: Vec<DocumentId>,
    /// How many of the documents are not copies of one another.
    pub independent_sources: usize,
}

/// Whether a finding is about two documents or about one that contradicts itself.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Between two documents.
    Across,
    /// Within one document.
    Within,
}

/// Two claims and what they are to each other.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// Agreement, contradiction or divergence.
    pub relation: Relation,
    /// Of an agreement, its direction.
    pub entails: Option<Entails>,
    /// Between two documents or within one.
    pub scope: Scope,
    /// The claim that comes first by id.
    pub left: ClaimId,
    /// The other.
    pub right: ClaimId,
    /// The events that hold both claims, as indices into [`Report::events`].
    pub events: Vec<usize>,
    /// The probability of `relation`.
    pub confidence: f32,
    /// All scores.
    pub scores: Scores,
    /// What carried the verdict, strongest first.
    pub reasons: Vec<Reason>,
}
