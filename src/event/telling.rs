//! What do a few texts tell? For the tests of this folder.

use super::Told;
use crate::claim::Extent;
use crate::lexicon::Lexicon;
use crate::text::Document;

/// Calls `ask` with the whole claims of the texts, each of which is a document.
#[track_caller]
pub(super) fn with_told(texts: &[&str], ask: impl FnOnce(&Lexicon, &[Told<'_>])) {
    let lexicon = Lexicon::english();
    let claims: Vec<_> = texts.iter().map(|text| lexicon.claims(&Document::new("text", *text))).collect();
    let told: Vec<Told<'_>> = claims
        .iter()
        .enumerate()
        .flat_map(|(document, claims)| claims.iter().map(move |claim| Told { document, claim }))
        .filter(|told| told.claim.extent == Extent::Whole)
        .collect();
    ask(&lexicon, &told);
}
