//! Which lexicon is this? What was read with one is of no use to another.

use std::sync::OnceLock;

use super::{Lexicon, cues, lemma, names, phrasal, relation, units, words};
use crate::text::hash_on;

/// The tables that the shipped lexicon is made of.
const TABLES: [&str; 21] = [
    cues::CUES,
    cues::PHRASES,
    lemma::CLITICS,
    lemma::CORRECTIONS,
    lemma::EXCEPTIONS,
    names::GIVEN_NAMES,
    names::NAMES,
    names::TITLES,
    phrasal::LIGHT_VERBS,
    phrasal::PHRASAL_VERBS,
    relation::AFFIXES,
    relation::ANTONYMS,
    relation::CLUSTERS,
    relation::CONVERSES,
    relation::DERIVATIONS,
    relation::EXCLUSIVE,
    relation::HYPERNYMS,
    relation::NOT_OPPOSITES,
    relation::OPPOSITES,
    relation::SYNONYMS,
    units::UNITS,
];

/// The tables of words, which are long.
const WORDS: [&str; 3] = [words::WEIGHTS, words::WORDS, words::YOUNGER_WORDS];

/// A hash of all tables, taken once in a process: it costs some milliseconds.
fn shipped() -> u64 {
    static SHIPPED: OnceLock<u64> = OnceLock::new();
    *SHIPPED.get_or_init(|| of(TABLES.iter().chain(&WORDS)))
}

fn of<'t>(tables: impl Iterator<Item = &'t &'t str>) -> u64 {
    // A byte that no text has between any two, so that no line can move from one to the next.
    tables.fold(0, |hash, table| hash_on(hash_on(hash, table.as_bytes()), &[0xff]))
}

impl Lexicon {
    /// What tells one lexicon from another: the tables it was made of, what extends them, what is left out.
    pub(crate) fn digest(&self) -> u64 {
        shipped() ^ self.extensions.rotate_left(16) ^ u64::from(self.left_out.bits())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_table_counts() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/data");
        let shipped: Vec<&str> = TABLES.into_iter().chain(WORDS).collect();
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            // What the tables are compiled with is no table.
            let aside = ["LICENSE", "unrelated"].iter().any(|name| path.to_string_lossy().contains(name));
            let table = fs::read_to_string(&path).unwrap();
            assert!(aside || shipped.contains(&table.as_str()), "{}", path.display());
        }
    }

    #[test]
    fn a_table_with_one_word_more_is_another_lexicon() {
        assert_ne!(of(["rise fall\n"].iter()), of(["rise fall\nopen shut\n"].iter()));
        assert_ne!(of(["rise\n", "fall\n"].iter()), of(["rise\nfall\n", ""].iter()));
    }

    #[test]
    fn an_extended_lexicon_is_another() {
        let english = Lexicon::english();
        let extended = english.extended("opposite: upheld = quashed").unwrap();
        assert_ne!(english.digest(), extended.digest());
        assert_eq!(extended.digest(), english.extended("opposite: upheld = quashed").unwrap().digest());
    }
}
