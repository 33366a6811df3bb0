//! Which words tell of something, by a list: each line is one thing, with the words for it.

use super::Claim;
use super::word::{Word, key, key_as_written};

/// The words of all lines of a list, found by their lemmas.
#[derive(Default)]
pub(super) struct ListedWords(Vec<Listed>);

/// A word of a line.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Listed {
    lemma: u64,
    /// The number of the line.
    pub(super) number: usize,
    /// The lemma that must stand behind it.
    behind: Option<u64>,
    /// Whether it tells of it, and does not only stand beside what does.
    head: bool,
}

impl ListedWords {
    /// The words of some lines, by their numbers: of two words joined by `+` the second must stand behind the first; those behind a
    /// slash only stand beside what tells.
    pub(super) fn of_lines<'l>(lines: impl IntoIterator<Item = (usize, &'l str)>) -> ListedWords {
        let mut words = Vec::new();
        for (number, told) in lines {
            let (heads, beside) = told.split_once(" / ").unwrap_or((told, ""));
            let mut add = |lemma: &str, behind: Option<&str>, head: bool| {
                words.push(Listed { lemma: key(lemma), number, behind: behind.map(key), head });
            };
            for head in heads.split(' ') {
                let (lemma, behind) =
                    head.split_once('+').map_or((head, None), |(lemma, behind)| (lemma, Some(behind)));
                add(lemma, behind, true);
                // The second of two words tells nothing by itself.
                behind.into_iter().for_each(|lemma| add(lemma, None, false));
            }
            beside.split_whitespace().for_each(|lemma| add(lemma, None, false));
        }
        words.sort_unstable();
        ListedWords(words)
    }

    /// The lines that have a lemma.
    pub(super) fn of(&self, lemma: u64) -> impl Iterator<Item = &Listed> {
        let from = self.0.partition_point(|listed| listed.lemma < lemma);
        self.0[from..].iter().take_while(move |listed| listed.lemma == lemma)
    }

    /// What a word tells of. "Held a meeting" is one word with "met", and is known by how it is written.
    pub(super) fn told_by(&self, claim: &Claim, word: &Word) -> impl Iterator<Item = &Listed> + use<'_> {
        let lemma = word.key;
        let written = word.tag.is_verb().then(|| key_as_written(claim.slice(word.span)));
        let written = written.filter(|&written| written != lemma);
        let listed = self.of(lemma).chain(written.into_iter().flat_map(|written| self.of(written)));
        listed.filter(|listed| listed.head)
    }
}

impl Listed {
    /// Whether the word that must stand behind it does, at most so many words behind the one at an index.
    pub(super) fn is_whole(&self, claim: &Claim, at: usize, near: usize) -> bool {
        let behind = || claim.words[at + 1..].iter().take(near).any(|word| Some(word.key) == self.behind);
        self.behind.is_none() || behind()
    }
}
