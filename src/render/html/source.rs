//! What does the page call a document and a claim, and where are they on it?

use std::collections::HashMap;

use serde::Serialize;

use crate::report::visible::visible;
use crate::report::{ClaimId, ClaimRef, Report, ReportedClaim, ReportedDocument};
use crate::text::DocumentId;

/// A document as the page names it.
#[derive(Clone, Serialize)]
pub(super) struct Source {
    /// Counted from 1; the anchors of the page are made of it.
    pub(super) number: usize,
    pub(super) name: String,
    title: Option<String>,
    published: Option<String>,
    /// Only if it leads to the web: an address of another kind could run as a script.
    link: Option<String>,
    /// An address that is shown and not linked.
    address: Option<String>,
}

/// The documents and claims of a report by their ids.
pub(super) struct Index<'a> {
    pub(super) report: &'a Report,
    pub(super) sources: Vec<Source>,
    documents: HashMap<&'a DocumentId, usize>,
    claims: HashMap<&'a ClaimId, usize>,
    /// Where the lines of each document begin, as far as its text is there.
    lines: Vec<Vec<usize>>,
}

impl<'a> Index<'a> {
    pub(super) fn of(report: &'a Report) -> Index<'a> {
        let starts = |document: &ReportedDocument| {
            let text = document.text.as_deref().unwrap_or_default();
            let after_breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after_breaks).collect()
        };
        Index {
            report,
            sources: report.documents.iter().enumerate().map(|(place, document)| source(place, document)).collect(),
            documents: report.documents.iter().enumerate().map(|(place, document)| (&document.id, place)).collect(),
            claims: report.claims.iter().enumerate().map(|(place, claim)| (&claim.id, place)).collect(),
            lines: report.documents.iter().map(starts).collect(),
        }
    }

    /// The place of a document in the report.
    pub(super) fn document(&self, id: &DocumentId) -> Option<usize> {
        self.documents.get(id).copied()
    }

    /// A claim by its id.
    pub(super) fn claim(&self, id: &ClaimId) -> Option<&'a ReportedClaim> {
        self.claims.get(id).map(|&place| &self.report.claims[place])
    }

    /// The name of the place of a claim in its text on the page; `None` if the text is not there.
    pub(super) fn anchor(&self, claim: &ReportedClaim) -> Option<String> {
        let number = self.claims.get(&claim.id)?;
        let document = &self.report.documents[self.document(&claim.document)?];
        claim.span.of(document.text.as_deref()?)?;
        Some(format!("claim-{}", number + 1))
    }

    /// The line a byte of a document stands in, counted from 1; `None` if the text is not there.
    pub(super) fn line(&self, claim: ClaimRef<'_>, at: usize) -> Option<usize> {
        claim.document.text.as_ref()?;
        let starts = &self.lines[self.document(&claim.document.id)?];
        Some(starts.partition_point(|&start| start <= at))
    }
}

/// The longest name of a source, in characters: it stands with each of its claims.
const LONGEST_NAME: usize = 120;

/// A name that is not too long.
fn named(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((cut, _)) => format!("{}…", &name[..cut]),
        None => name.to_owned(),
    }
}

fn source(place: usize, document: &ReportedDocument) -> Source {
    let shown = |text: &str| visible(text).into_owned();
    let is_link = |url: &&str| {
        let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        matches!(scheme.as_deref(), Some("http" | "https")) && !url.contains(|c: char| c.is_control())
    };
    let url = document.url.as_deref();
    Source {
        number: place + 1,
        name: named(&shown(document.name())),
        title: document.title.as_deref().map(shown),
        published: document.published.as_ref().map(|published| published.date().to_string()),
        link: url.filter(is_link).map(str::to_owned),
        address: url.filter(|url| !is_link(url)).map(shown),
    }
}
