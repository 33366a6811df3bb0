//! Which words are known, how much does each tell, and which parts of speech can it be?

use super::table;
use crate::text::quick;

pub(super) const WEIGHTS: &str = include_str!("data/weights.txt");
pub(super) const WORDS: &str = include_str!("data/words.txt");
pub(super) const YOUNGER_WORDS: &str = include_str!("data/younger_words.txt");

/// The weight of a word that the table does not have.
const UNKNOWN: u8 = 120;

/// The weight of anything with a digit in it: about that of a word which is one in 30,000. How telling a number is
/// depends on what it counts, which the table can't know.
const NUMBER: u8 = 75;

/// The words of all tables, numbered in the order in which they were added.
#[derive(Clone)]
pub(super) struct Words {
    /// All words, one after the other; word `n` ends at `ends[n]`.
    text: String,
    ends: Vec<u32>,
    /// Upper half of the hash, and the number; `FREE` marks a free slot. The length is a power of two.
    slots: Vec<(u32, u32)>,
    facts: Vec<Facts>,
    /// Synset numbers, four times over, plus the rank of the sense among those of its part of speech.
    senses: Vec<u32>,
}

#[derive(Copy, Clone)]
struct Facts {
    weight: u8,
    classes: u8,
    marks: u8,
    senses: u8,
    first_sense: u32,
}

/// The word is a given name.
pub(super) const GIVEN_NAME: u8 = 1;
/// The word is a title or office.
pub(super) const TITLE: u8 = 2;
/// The word has cues.
pub(super) const CUE: u8 = 4;
/// The word has exceptional lemmas.
pub(super) const EXCEPTION: u8 = 8;

const FREE: u32 = u32::MAX;

/// Which parts of speech a word can be, as bits.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct WordClasses(pub(crate) u8);

impl WordClasses {
    /// Can be a noun.
    pub const NOUN: WordClasses = WordClasses(1);
    /// Can be a verb.
    pub const VERB: WordClasses = WordClasses(2);
    /// Can be an adjective.
    pub const ADJECTIVE: WordClasses = WordClasses(4);
    /// Can be an adverb.
    pub const ADVERB: WordClasses = WordClasses(8);

    /// The bits: noun 1, verb 2, adjective 4, adverb 8.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Whether all classes of `other` are among these.
    pub fn contains(self, other: WordClasses) -> bool {
        self.0 & other.0 == other.0
    }

    /// The class that a letter of the tables stands for.
    pub(super) fn of_letter(letter: u8) -> WordClasses {
        match letter {
            b'n' => WordClasses::NOUN,
            b'v' => WordClasses::VERB,
            b'a' => WordClasses::ADJECTIVE,
            b'r' => WordClasses::ADVERB,
            _ => WordClasses::default(),
        }
    }
}

impl Words {
    /// The words of the shipped tables, with their weights, classes and senses.
    pub(super) fn read() -> Words {
        let mut words = Words {
            text: String::with_capacity(1 << 20),
            ends: Vec::with_capacity(1 << 17),
            slots: vec![(0, FREE); 1 << 18],
            facts: Vec::with_capacity(1 << 17),
            senses: Vec::with_capacity(1 << 17),
        };
        // Both tables are sorted, so that one pass finds each word once and need not look for it among those before.
        let mut weights = table::rows(WEIGHTS).map(split_word).peekable();
        for (word, known) in table::rows(WORDS).map(split_word) {
            while let Some((lighter, weight)) = weights.next_if(|&(other, _)| other < word) {
                words.push(lighter, hash(lighter), weight.parse().unwrap_or(UNKNOWN));
            }
            let weight = weights.next_if(|&(other, _)| other == word).and_then(|(_, weight)| weight.parse().ok());
            words.push(word, hash(word), weight.unwrap_or(UNKNOWN));
            words.read_classes(known);
        }
        for (word, weight) in weights {
            words.push(word, hash(word), weight.parse().unwrap_or(UNKNOWN));
        }
        for line in YOUNGER_WORDS.lines().skip(1) {
            words.add_classes(line);
        }
        words
    }

    /// Reads `tweet nv`: a word and classes it has, whatever else is known of it.
    fn add_classes(&mut self, line: &str) {
        let (word, classes) = line.split_once(' ').unwrap_or((line, ""));
        let id = self.add(word) as usize;
        self.facts[id].classes |= classes.bytes().fold(0, |bits, letter| bits | WordClasses::of_letter(letter).0);
    }

    /// Reads the rest of `swim nv n5183 v21906,21907` for the last word: its classes, and the synsets of each.
    fn read_classes(&mut self, known: &str) {
        let mut fields = table::split(known, b' ');
        let id = self.facts.len() - 1;
        let classes = fields.next().unwrap_or_default().bytes();
        self.facts[id].classes = classes.fold(0, |bits, letter| bits | WordClasses::of_letter(letter).0);
        let first = self.senses.len();
        for field in fields {
            for (rank, synset) in table::split(&field[1..], b',').enumerate() {
                let synset: u32 = synset.parse().unwrap_or_default();
                self.senses.push(synset * 4 + rank.min(3) as u32);
            }
        }
        self.facts[id].first_sense = first as u32;
        self.facts[id].senses = (self.senses.len() - first) as u8;
        self.senses[first..].sort_unstable();
    }

    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let (_, id) = self.slots[self.slot(word, hash(word))];
        (id != FREE).then_some(id)
    }

    /// The number of `stem` and `ending` written as one word.
    pub(super) fn find_joined(&self, stem: &str, ending: &str) -> Option<u32> {
        let mut joined = [0; 48];
        let length = stem.len() + ending.len();
        if length > joined.len() {
            return None;
        }
        joined[..stem.len()].copy_from_slice(stem.as_bytes());
        joined[stem.len()..length].copy_from_slice(ending.as_bytes());
        std::str::from_utf8(&joined[..length]).ok().and_then(|word| self.find(word))
    }

    /// The number of a word, which is given one if it has none.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        let hash = hash(word);
        let slot = self.slot(word, hash);
        if self.slots[slot].1 != FREE {
            return self.slots[slot].1;
        }
        self.push(word, hash, UNKNOWN)
    }

    /// Numbers a word that has no number yet.
    fn push(&mut self, word: &str, hash: u64, weight: u8) -> u32 {
        let id = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.facts.push(Facts { weight, classes: 0, marks: 0, senses: 0, first_sense: 0 });
        let slot = self.free_slot(hash);
        self.slots[slot] = ((hash >> 32) as u32, id);
        if self.ends.len() * 4 > self.slots.len() * 3 {
            self.slots = vec![(0, FREE); self.slots.len() * 2];
            for id in 0..self.ends.len() as u32 {
                let hash = self::hash(self.word(id));
                let slot = self.free_slot(hash);
                self.slots[slot] = ((hash >> 32) as u32, id);
            }
        }
        id
    }

    #[cfg(test)]
    pub(super) fn count(&self) -> u32 {
        self.ends.len() as u32
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn word(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] };
        &self.text[start as usize..self.ends[id] as usize]
    }

    /// Tenths of a natural-log unit above the commonest word. What has no letter or digit tells nothing.
    pub(super) fn weight(&self, word: &str) -> u8 {
        self.find(word).map_or_else(|| unlisted(word), |id| self.weight_of(id))
    }

    /// The same of a word by its number.
    pub(super) fn weight_of(&self, id: u32) -> u8 {
        let weight = self.facts[id as usize].weight;
        if weight < UNKNOWN { weight } else { unlisted(self.word(id)) }
    }

    pub(super) fn set_weight(&mut self, id: u32, weight: u8) {
        self.facts[id as usize].weight = weight;
    }

    pub(super) fn classes(&self, word: &str) -> WordClasses {
        WordClasses(self.find(word).map_or(0, |id| self.facts[id as usize].classes))
    }

    pub(super) fn classes_of(&self, id: u32) -> WordClasses {
        WordClasses(self.facts[id as usize].classes)
    }

    /// Synsets times four plus rank, ascending.
    pub(super) fn senses(&self, id: u32) -> &[u32] {
        let facts = &self.facts[id as usize];
        let first = facts.first_sense as usize;
        &self.senses[first..first + usize::from(facts.senses)]
    }

    pub(super) fn mark(&mut self, id: u32, mark: u8) {
        self.facts[id as usize].marks |= mark;
    }

    pub(super) fn is_marked(&self, id: u32, mark: u8) -> bool {
        self.facts[id as usize].marks & mark != 0
    }

    /// Marks every word of a list.
    pub(super) fn mark_all(&mut self, list: &str, mark: u8) {
        for (_, line) in table::lines(list) {
            for word in line.split_whitespace() {
                let id = self.add(word);
                self.mark(id, mark);
            }
        }
    }

    fn free_slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != FREE {
            at = (at + 1) & mask;
        }
        at
    }

    /// The slot that holds `word`, or the free one where it belongs.
    fn slot(&self, word: &str, hash: u64) -> usize {
        let (mask, tag) = (self.slots.len() - 1, (hash >> 32) as u32);
        let mut at = hash as usize & mask;
        loop {
            let (found, id) = self.slots[at];
            if id == FREE || found == tag && self.word(id) == word {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}

/// The weight of a word that the table gives none.
fn unlisted(word: &str) -> u8 {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        NUMBER
    } else if word.chars().any(char::is_alphanumeric) {
        UNKNOWN
    } else {
        0
    }
}

fn split_word(line: &str) -> (&str, &str) {
    let end = line.bytes().position(|byte| byte == b' ').unwrap_or(line.len());
    (&line[..end], line.get(end + 1..).unwrap_or_default())
}

/// The words are our own, so no defence against chosen ones is needed.
fn hash(word: &str) -> u64 {
    quick(word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;

    #[track_caller]
    fn check(word: &str, weights: std::ops::RangeInclusive<u8>) {
        let weight = Lexicon::english().weight(word);
        assert!(weights.contains(&weight), "{word}: {weight}");
    }

    #[test]
    fn common_words_tell_little_and_rare_ones_much() {
        check("the", 0..=0);
        check("of", 1..=15);
        check("minister", 55..=70);
        check("kyiv", 95..=119);
        check("qwertzuiop", 120..=120);
    }

    #[test]
    fn marks_tell_nothing_and_numbers_something() {
        check(",", 0..=0);
        check("\u{2014}", 0..=0);
        check("", 0..=0);
        check("1,200", 75..=75);
        check("21st", 75..=75);
    }

    #[test]
    fn a_clitic_weighs_what_the_word_it_stands_for_does() {
        check("n't", 20..=30);
        check("'s", 1..=30);
    }

    #[test]
    fn words_have_the_classes_that_wordnet_gives_them() {
        let classes = |word: &str| Lexicon::english().word_classes(word).bits();
        assert_eq!(classes("swim"), 3);
        assert_eq!(classes("ceasefire"), 1);
        assert_eq!(classes("quickly"), 8);
        assert_eq!(classes("us"), 0);
        assert_eq!(classes("qwertzuiop"), 0);
    }

    #[test]
    fn the_generated_tables_are_sorted_and_each_word_stands_once() {
        for table in [
            WEIGHTS,
            WORDS,
            include_str!("data/exceptions.txt"),
            include_str!("data/antonyms.txt"),
            include_str!("data/clusters.txt"),
            include_str!("data/affixes.txt"),
            include_str!("data/derivations.txt"),
        ] {
            let mut lines = table.lines();
            let header = lines.next().unwrap();
            assert!(
                header.starts_with("# ") && header.contains("WordNet 3.0") | header.contains("wordfreq 3.1.1"),
                "{header}"
            );
            let keys: Vec<&str> = lines.collect();
            let is_after = |a: &&str, b: &&str| {
                let (word, other) = (a.split(' ').next(), b.split(' ').next());
                word < other || word == other && a < b && table.starts_with("# form")
            };
            assert!(keys.is_sorted_by(is_after), "{header}");
        }
    }
}
