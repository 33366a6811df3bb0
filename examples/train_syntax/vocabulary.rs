//! Which words are common enough to be known, and as what?

use std::collections::BTreeMap;

use gainsay::lexicon::Lexicon;
use gainsay::syntax::train::{Entry, Parser, TAGS, Vocabulary};

use crate::treebank::conllu::Sentence;

/// A word seen this often is known.
const KNOWN: u32 = 2;
/// A tag this rare for its word is passed over: one in so many.
const RARE: u32 = 20;

/// The vocabulary of training sentences, packed.
pub(crate) fn learn<'a>(sentences: impl Iterator<Item = &'a Sentence>, lexicon: &Lexicon) -> Vec<u8> {
    let mut counts: BTreeMap<u64, [u32; TAGS]> = BTreeMap::new();
    let mut reader = Parser::default();
    for sentence in sentences {
        let words = reader.read(&Vocabulary::EMPTY, lexicon, &sentence.text, &sentence.tokens);
        for (word, &tag) in words.iter().zip(&sentence.tags) {
            counts.entry(word.form()).or_insert([0; TAGS])[tag as usize] += 1;
        }
    }
    let entries: Vec<(u64, Entry)> = counts
        .into_iter()
        .filter_map(|(form, tags)| {
            let seen: u32 = tags.iter().sum();
            (seen >= KNOWN).then(|| (form, entry(&tags, seen)))
        })
        .collect();
    Vocabulary::pack(&entries)
}

fn entry(tags: &[u32; TAGS], seen: u32) -> Entry {
    let mut order: Vec<usize> = (0..TAGS).collect();
    order.sort_by_key(|&tag| std::cmp::Reverse(tags[tag]));
    let second = if tags[order[1]] * RARE >= seen { order[1] as u8 } else { Entry::NO_TAG };
    Entry { first: order[0] as u8, second }
}
