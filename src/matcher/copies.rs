//! Which documents are copies of one another?

use std::collections::HashMap;

use super::Entry;
use crate::claim::ClaimKind;

/// Of the shorter document's sentences, this share stands in the other word by word.
const SHARE: f32 = 0.6;

/// For each document, the number of the first document it is a copy of, or its own.
///
/// The shorter one of a copy and its original has one of its rarest sentences in common with the longer one, those whose
/// removal leaves less than the share; what every page has at its foot is looked up by no one.
pub(super) fn originals(entries: &[&Entry]) -> Vec<usize> {
    let documents = sentences(entries);
    let mut holding: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut leading: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut original: Vec<usize> = (0..entries.len()).collect();
    for (at, (rarest, sorted)) in documents.iter().enumerate() {
        let prefix = &rarest[..prefix(rarest.len())];
        let held = prefix.iter().filter_map(|sentence| holding.get(sentence));
        let led = rarest.iter().filter_map(|sentence| leading.get(sentence));
        let mut before: Vec<u32> = held.chain(led).flatten().copied().collect();
        before.sort_unstable();
        before.dedup();
        let copied = before.into_iter().find(|&before| {
            let other = &documents[before as usize].1;
            let fewer = sorted.len().min(other.len());
            common(sorted, other) as f32 >= SHARE * fewer as f32
        });
        if let Some(before) = copied {
            original[at] = original[before as usize];
        }
        rarest.iter().for_each(|&sentence| holding.entry(sentence).or_default().push(at as u32));
        prefix.iter().for_each(|&sentence| leading.entry(sentence).or_default().push(at as u32));
    }
    original
}

/// How many of so many sentences, the rarest first, must be looked at to find one of any copy's.
fn prefix(sentences: usize) -> usize {
    let fewest = (0..=sentences).find(|&shared| shared as f32 >= SHARE * sentences as f32).unwrap_or(sentences);
    (sentences + 1 - fewest.max(1)).min(sentences)
}

fn common(x: &[u32], y: &[u32]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(p), Some(q)) = (x.get(i), y.get(j)) {
        common += usize::from(p == q);
        i += usize::from(p <= q);
        j += usize::from(p >= q);
    }
    common
}

/// The sentences of each document, numbered by their words, rarest first and in order of number. Very short ones stand in
/// any two documents.
fn sentences(entries: &[&Entry]) -> Vec<(Vec<u32>, Vec<u32>)> {
    let mut number: HashMap<Vec<u64>, u32> = HashMap::new();
    let mut often: Vec<u32> = Vec::new();
    let numbered = entries.iter().map(|entry| {
        let whole = entry.claims.iter().filter(|claim| claim.kind == ClaimKind::Sentence && claim.words.len() >= 6);
        let of = whole.map(|claim| {
            let next = number.len() as u32;
            *number.entry(claim.words.iter().map(|word| word.key).collect()).or_insert(next)
        });
        let mut sorted: Vec<u32> = of.collect();
        sorted.sort_unstable();
        sorted.dedup();
        often.resize(number.len(), 0);
        sorted.iter().for_each(|&sentence| often[sentence as usize] += 1);
        sorted
    });
    let numbered: Vec<Vec<u32>> = numbered.collect();
    let rarest = |sorted: Vec<u32>| {
        let mut rarest = sorted.clone();
        rarest.sort_by_key(|&sentence| (often[sentence as usize], sentence));
        (rarest, sorted)
    };
    numbered.into_iter().map(rarest).collect()
}
