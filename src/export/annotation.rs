//! How are claims and findings noted on the documents they stand in?

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::iri;
use super::selector::{Places, Selector};
use crate::error::{Cause, Error};
use crate::judge::Reason;
use crate::report::finding::{reason_name, relation_name};
use crate::report::{Report, ReportedClaim, ReportedDocument};
use crate::text::{DocumentId, Span};

/// The JSON-LD context of the W3C Web Annotation Data Model.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// All annotations of a report: an `AnnotationPage` of the Web Annotation Data Model.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AnnotationPage {
    /// Always `http://www.w3.org/ns/anno.jsonld`.
    #[serde(rename = "@context")]
    pub context: String,
    /// The report's IRI.
    pub id: String,
    /// Always `AnnotationPage`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The claims in their order, then each finding with its reasons.
    pub items: Vec<Annotation>,
}

/// A note on parts of documents.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Annotation {
    /// Its IRI.
    pub id: String,
    /// Always `Annotation`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Why it was made.
    pub motivation: Motivation,
    /// What it says.
    pub body: Vec<TextualBody>,
    /// What it is about: one part for a claim, the left and the right one for a finding and for each of its reasons.
    pub target: Vec<Target>,
}

/// Why an annotation was made.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Motivation {
    /// A claim: that something is claimed here, and who is said to say it.
    Identifying,
    /// A finding: what two claims are to each other.
    Linking,
    /// A reason: which words decide it.
    Highlighting,
}

/// What an annotation says: a `TextualBody`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TextualBody {
    /// Always `TextualBody`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `tagging` for a relation or the kind of a reason, `describing` for words to be read.
    pub purpose: String,
    /// The words.
    pub value: String,
}

/// A part of a document: a `SpecificResource`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Target {
    /// The document's address, or a fragment of the report's IRI.
    pub source: String,
    /// The part by place and by words: see [`locate`](super::locate).
    pub selector: Vec<Selector>,
}

/// The report's claims, findings and reasons as notes on its documents; `base` is the IRI under which the report is known.
///
/// ```
/// use gainsay::export::{annotations, locate};
/// use gainsay::{Document, compare};
///
/// let courier = "The fire in Harwick killed 12 people on Monday.";
/// let report = compare([
///     Document::new("courier", courier),
///     Document::new("tribune", "Nine people died in Monday's Harwick fire, police said."),
/// ])?;
/// let page = annotations(&report, "https://desk.example/reports/7")?;
/// let claim = &page.items[0];
/// assert_eq!(claim.id, "https://desk.example/reports/7#claim-courier%3A0");
/// assert_eq!(locate(courier, &claim.target[0].selector), Some(report.claims[0].span));
/// # Ok::<(), gainsay::Error>(())
/// ```
///
/// # Errors
///
/// If the report does not hold the text of a document: [`Report::with_texts`] puts it back.
pub fn annotations(report: &Report, base: &str) -> Result<AnnotationPage, Error> {
    let mut texts = HashMap::new();
    for document in &report.documents {
        let text = document.text.as_deref().ok_or_else(|| Cause::NoText(document.id.clone()))?;
        texts.insert(&document.id, (document, Places::new(text)));
    }
    let writer = Writer { base, texts };
    let mut items: Vec<Annotation> = report.claims.iter().filter_map(|claim| writer.claim(claim)).collect();
    for (place, finding) in report.findings().enumerate() {
        let (left, right) = (finding.left(), finding.right());
        let id = iri::finding(base, place);
        let mut body = vec![tag(relation_name(finding.relation()))];
        body.extend(finding.reasons().iter().map(|reason| describe(&reason.note)));
        items.extend(writer.on_both(
            id.clone(),
            Motivation::Linking,
            body,
            (left.claim, left.claim.span),
            (right.claim, right.claim.span),
        ));
        for (number, reason) in finding.reasons().iter().enumerate() {
            items.extend(writer.reason(format!("{id}-{number}"), reason, left.claim, right.claim));
        }
    }
    Ok(AnnotationPage { context: CONTEXT.to_owned(), id: base.to_owned(), kind: "AnnotationPage".to_owned(), items })
}

struct Writer<'r> {
    base: &'r str,
    texts: HashMap<&'r DocumentId, (&'r ReportedDocument, Places<'r>)>,
}

impl Writer<'_> {
    fn claim(&self, claim: &ReportedClaim) -> Option<Annotation> {
        let body = claim.attribution.iter().filter_map(|holder| holder.source.as_ref());
        let body = body.map(|source| describe(&source.text)).collect();
        let target = vec![self.target(&claim.document, claim.span)?];
        Some(annotation(iri::claim(self.base, &claim.id), Motivation::Identifying, body, target))
    }

    fn reason(&self, id: String, reason: &Reason, left: &ReportedClaim, right: &ReportedClaim) -> Option<Annotation> {
        let body = vec![tag(reason_name(reason.kind)), describe(&reason.note)];
        let (left, right) = ((left, reason.left.span()), (right, reason.right.span()));
        self.on_both(id, Motivation::Highlighting, body, left, right)
    }

    fn on_both(
        &self,
        id: String,
        motivation: Motivation,
        body: Vec<TextualBody>,
        left: (&ReportedClaim, Span),
        right: (&ReportedClaim, Span),
    ) -> Option<Annotation> {
        let target = vec![self.target(&left.0.document, left.1)?, self.target(&right.0.document, right.1)?];
        Some(annotation(id, motivation, body, target))
    }

    fn target(&self, document: &DocumentId, span: Span) -> Option<Target> {
        let (document, places) = self.texts.get(document)?;
        Some(Target { source: iri::document(self.base, document), selector: places.select(span)?.into() })
    }
}

fn annotation(id: String, motivation: Motivation, body: Vec<TextualBody>, target: Vec<Target>) -> Annotation {
    Annotation { id, kind: "Annotation".to_owned(), motivation, body, target }
}

fn tag(value: &str) -> TextualBody {
    TextualBody { kind: "TextualBody".to_owned(), purpose: "tagging".to_owned(), value: value.to_owned() }
}

fn describe(value: &str) -> TextualBody {
    TextualBody { kind: "TextualBody".to_owned(), purpose: "describing".to_owned(), value: value.to_owned() }
}
