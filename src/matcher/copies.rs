//! Which documents are copies of one another?

use std::collections::HashSet;

use super::Entry;
use crate::claim::ClaimKind;

/// Of the shorter document's sentences, this share stands in the other word by word.
const SHARE: f32 = 0.6;

/// For each document, the number of the first document it is a copy of, or its own.
pub(super) fn originals(entries: &[&Entry]) -> Vec<usize> {
    let sentences: Vec<HashSet<Vec<u64>>> = entries.iter().map(|entry| sentences(entry)).collect();
    let mut original: Vec<usize> = (0..entries.len()).collect();
    for at in 0..entries.len() {
        let copied = (0..at).find(|&before| {
            let fewer = sentences[at].len().min(sentences[before].len());
            let shared = sentences[at].intersection(&sentences[before]).count();
            fewer > 0 && shared as f32 >= SHARE * fewer as f32
        });
        if let Some(before) = copied {
            original[at] = original[before];
        }
    }
    original
}

/// The sentences of a document as the keys of their words; very short ones stand in any two documents.
fn sentences(entry: &Entry) -> HashSet<Vec<u64>> {
    let whole = entry.claims.iter().filter(|claim| claim.kind == ClaimKind::Sentence && claim.words.len() >= 6);
    whole.map(|claim| claim.words.iter().map(|word| word.key).collect()).collect()
}
