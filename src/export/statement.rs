//! What does each document claim, in the words of schema.org?

use serde::{Deserialize, Serialize};

use super::iri;
use crate::report::Report;

/// Claims as a JSON-LD graph.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Graph {
    /// Always `https://schema.org`.
    #[serde(rename = "@context")]
    pub context: String,
    /// The claims, in the report's order.
    #[serde(rename = "@graph")]
    pub graph: Vec<Statement>,
}

/// A `Claim` of schema.org.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Statement {
    /// Always `Claim`.
    #[serde(rename = "@type")]
    pub kind: String,
    /// Its IRI.
    #[serde(rename = "@id")]
    pub id: String,
    /// Its words.
    pub text: String,
    /// Who is said to say it, in the document's words, the outermost source first.
    #[serde(rename = "creditText", skip_serializing_if = "Option::is_none", default)]
    pub credit: Option<String>,
    /// The document it appears in.
    pub appearance: Appearance,
}

/// The `CreativeWork` a claim appears in.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Appearance {
    /// Always `CreativeWork`.
    #[serde(rename = "@type")]
    pub kind: String,
    /// Where it can be read, or a fragment of the report's IRI.
    #[serde(rename = "@id")]
    pub id: String,
    /// Its headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline: Option<String>,
    /// When it was published: a date or timestamp of ISO 8601.
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none", default)]
    pub published: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub publisher: Option<Publisher>,
}

/// The `Organization` that published a document.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Publisher {
    /// Always `Organization`.
    #[serde(rename = "@type")]
    pub kind: String,
    /// What it is called.
    pub name: String,
}

/// The longest headline, in bytes, that each claim of a document repeats: a whole text in its place would be written as often
/// as it has claims.
const LONGEST: usize = 1_000;

/// The report's claims as schema.org `Claim`s; `base` is the IRI under which the report is known, of which claims are fragments.
///
/// A headline of more than 1,000 bytes stands with the first claim of its document only: to readers of JSON-LD, what is said
/// once of an `@id` is said of it everywhere.
///
/// A claim whose document is not in the report is passed over; [`Report::check`] tells whether there is one.
///
/// ```
/// use gainsay::export::statements;
/// use gainsay::{Document, compare};
///
/// let text = "Nine people died in the fire.";
/// let report = compare([Document::new("tribune", text).url("https://tribune.example/fire")])?;
/// let statement = &statements(&report, "https://desk.example/1").graph[0];
/// assert_eq!(statement.text, text);
/// assert_eq!(statement.appearance.id, "https://tribune.example/fire");
/// # Ok::<(), gainsay::Error>(())
/// ```
#[must_use]
pub fn statements(report: &Report, base: &str) -> Graph {
    let documents: std::collections::HashMap<_, _> = report.documents.iter().map(|d| (&d.id, d)).collect();
    let mut told: std::collections::HashSet<_> = std::collections::HashSet::new();
    let graph = report.claims.iter().filter_map(|claim| {
        let document = documents.get(&claim.document)?;
        let sources: Vec<&str> = claim
            .attribution
            .iter()
            .filter_map(|holder| holder.source.as_ref())
            .map(|quote| quote.text.as_str())
            .collect();
        let first = told.insert(&document.id);
        let publisher = |name: &String| Publisher { kind: "Organization".to_owned(), name: name.clone() };
        Some(Statement {
            kind: "Claim".to_owned(),
            id: iri::claim(base, &claim.id),
            text: claim.text.clone(),
            credit: (!sources.is_empty()).then(|| sources.join(", ")),
            appearance: Appearance {
                kind: "CreativeWork".to_owned(),
                id: iri::document(base, document),
                headline: document.title.as_ref().filter(|title| first || title.len() <= LONGEST).cloned(),
                published: document.published.as_ref().map(|published| published.as_str().to_owned()),
                publisher: document.source.as_ref().map(publisher),
            },
        })
    });
    Graph { context: "https://schema.org".to_owned(), graph: graph.collect() }
}
