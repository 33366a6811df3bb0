//! Who says what, by which words?

use serde::{Deserialize, Serialize};

use crate::analysis::Stance;
use crate::report::{Report, ReportedAttribution, ReportedClaim};
use crate::text::{DocumentId, Quote};

/// One attribution of one claim: source, cue and content.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quotation {
    /// Where it stands; the spans are byte offsets into this document's text.
    pub document: DocumentId,
    /// Who, if it is said.
    pub source: Option<Quote>,
    /// By which words.
    pub cue: Option<Quote>,
    /// What: the claim, without the source and the cue where these stand at its edge.
    pub content: Quote,
    /// Whether the source affirms, denies or doubts it.
    pub stance: Stance,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

/// Every attribution of every claim, in the order of the claims; of a claim laid to one source by another, the outermost first.
///
/// A claim that is part of another and laid to the same source by the same words is not told again.
///
/// ```
/// use gainsay::export::quotations;
/// use gainsay::{Document, compare};
///
/// let report = compare([Document::new("tribune", "Nine people died in the fire, police said.")])?;
/// let quotation = &quotations(&report)[0];
/// assert_eq!(quotation.source.as_ref().map(|source| source.text.as_str()), Some("police"));
/// assert_eq!(quotation.content.text, "Nine people died in the fire");
/// # Ok::<(), gainsay::Error>(())
/// ```
#[must_use]
pub fn quotations(report: &Report) -> Vec<Quotation> {
    let mut told: Vec<Quotation> = Vec::new();
    for claim in &report.claims {
        for holder in &claim.attribution {
            let quotation = Quotation {
                document: claim.document.clone(),
                source: holder.source.clone(),
                cue: holder.cue.clone(),
                content: content(claim, holder),
                stance: holder.stance,
                quoted: holder.quoted,
            };
            let before = told.iter().rev().take_while(|before| before.document == quotation.document);
            if !before.take(NEAR).any(|before| before.holds(&quotation)) {
                told.push(quotation);
            }
        }
    }
    told
}

/// The claim without the words that lay it to its source, where these stand before or after it: "Nine died, police said".
fn content(claim: &ReportedClaim, holder: &ReportedAttribution) -> Quote {
    let (mut start, mut end) = (claim.span.start(), claim.span.end());
    for quote in [&holder.source, &holder.cue].into_iter().flatten() {
        let words = quote.span();
        // What stands in the midst is left there.
        let (ahead, behind) = (words.start().saturating_sub(start), end.saturating_sub(words.end()));
        if !claim.span.contains(words) || words.start() < start || end < words.end() {
            continue;
        }
        if ahead < behind && ahead * 4 < claim.span.len() {
            start = words.end();
        } else if behind < ahead && behind * 4 < claim.span.len() {
            end = words.start();
        }
    }
    let outside = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '.' | ';');
    let rest = claim.text.get(start - claim.span.start()..end - claim.span.start()).unwrap_or_default();
    let kept = rest.trim_start_matches(outside);
    let start = start + (rest.len() - kept.len());
    let kept = kept.trim_end_matches(outside);
    if kept.is_empty() {
        return Quote { start: claim.span.start() as u32, end: claim.span.end() as u32, text: claim.text.clone() };
    }
    Quote { start: start as u32, end: (start + kept.len()) as u32, text: kept.to_owned() }
}

/// Claims of one sentence stand together: so many back, a claim that holds another is found.
const NEAR: usize = 32;

impl Quotation {
    fn holds(&self, other: &Quotation) -> bool {
        (&self.source, &self.cue) == (&other.source, &other.cue) && self.content.span().contains(other.content.span())
    }
}
