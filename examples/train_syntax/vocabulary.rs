//! Which words are common enough to be known, as what, and among which others?

use std::collections::BTreeMap;

use gainsay::lexicon::Lexicon;
use gainsay::syntax::train::{Entry, Parser, TAGS, Vocabulary};

use crate::treebank::conllu::Sentence;

/// A word seen this often is known.
const KNOWN: u32 = 2;
/// A tag this rare for its word is passed over: one in so many.
const RARE: u32 = 20;

/// The vocabulary of training sentences, with the clusters of words, packed.
pub(crate) fn learn<'a>(
    sentences: impl Iterator<Item = &'a Sentence>,
    clusters: &BTreeMap<u64, u8>,
    lexicon: &Lexicon,
) -> Vec<u8> {
    let mut counts: BTreeMap<u64, [u32; TAGS]> = BTreeMap::new();
    let mut reader = Parser::default();
    for sentence in sentences {
        let words = reader.read(&Vocabulary::EMPTY, lexicon, &sentence.text, &sentence.tokens);
        for (word, &tag) in words.iter().zip(&sentence.tags) {
            counts.entry(word.form()).or_insert([0; TAGS])[tag as usize] += 1;
        }
    }
    for &form in clusters.keys() {
        counts.entry(form).or_insert([0; TAGS]);
    }
    let entries = counts.into_iter().filter_map(|(form, tags)| {
        let cluster = clusters.get(&form).copied().unwrap_or(0);
        let entry = entry(&tags, cluster);
        (entry.first != Entry::NO_TAG || cluster > 0).then_some((form, entry))
    });
    let entries: Vec<(u64, Entry)> = entries.collect();
    Vocabulary::pack(&entries)
}

fn entry(tags: &[u32; TAGS], cluster: u8) -> Entry {
    let seen: u32 = tags.iter().sum();
    if seen < KNOWN {
        return Entry { first: Entry::NO_TAG, second: Entry::NO_TAG, cluster };
    }
    let mut order: Vec<usize> = (0..TAGS).collect();
    order.sort_by_key(|&tag| std::cmp::Reverse(tags[tag]));
    let second = if tags[order[1]] * RARE >= seen { order[1] as u8 } else { Entry::NO_TAG };
    Entry { first: order[0] as u8, second, cluster }
}
