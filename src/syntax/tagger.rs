//! Which part of speech does each word of a sentence have?
//!
//! A greedy tagger from left to right: a linear model over the word, its neighbours and the tags already given (averaged
//! perceptron, Collins 2002).

use super::Tag;
use super::feature::{Features, PART, Table, fill, highest, place};
use super::vocabulary::Entry;
use super::word::Word;

/// The tagger's classes, one a tag.
pub const TAGS: usize = Tag::ALL.len();
const _: () = assert!(TAGS == PART, "all tags are scored at a time");

/// Up to which margin the next best tag is worth telling the parser: one token in ten has one.
const DOUBT: i16 = 240;

/// The tags a token may have, as numbers.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Guess {
    /// The best.
    pub first: u8,
    /// The next best where the two are close, or [`Guess::NO_TAG`].
    pub second: u8,
}

impl Guess {
    /// Stands for no tag: before the first word, and where there is no doubt.
    pub const NO_TAG: u8 = u8::MAX;
}

/// A tagger's weights.
#[derive(Copy, Clone)]
pub struct Tagger<'a> {
    /// One row a feature, one weight a tag.
    pub table: Table<'a, TAGS>,
}

impl Tagger<'_> {
    /// Writes one guess a word.
    pub fn tag(&self, words: &[Word], features: &mut Features, guesses: &mut Vec<Guess>) {
        guesses.clear();
        let capitals = Capitals::of(words);
        let mut history = [Guess::NO_TAG; 2];
        for index in 0..words.len() {
            look(words, index, history, capitals, features);
            self.table.locate(features);
            let guess = choose(&self.table.part(features, 0));
            guesses.push(guess);
            history = [guess.first, history[0]];
        }
    }
}

/// The best tag, and the next if it is close; of equal scores the first.
fn choose(scores: &[i16; TAGS]) -> Guess {
    let first = place(scores, highest(scores));
    let mut others = *scores;
    others[first] = i16::MIN;
    let second = place(&others, highest(&others));
    let close = i32::from(scores[first]) - i32::from(scores[second]) <= i32::from(DOUBT);
    Guess { first: first as u8, second: if close { second as u8 } else { Guess::NO_TAG } }
}

/// How much a capital says in a sentence.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Capitals {
    /// There are none, not even where one is due.
    None,
    /// Some words have one, as they should.
    Some,
    /// Most words have one, as in a headline.
    Most,
    /// Most words have nothing else.
    Only,
}

impl Capitals {
    /// The capitals of a sentence.
    pub fn of(words: &[Word]) -> Capitals {
        let count = |is_meant: fn(&Word) -> bool| words.iter().filter(|word| is_meant(word)).count();
        let letters = count(Word::has_letters);
        match (count(Word::is_capitalized), count(Word::is_all_capitals)) {
            (0, _) => Capitals::None,
            (_, only) if only * 4 >= letters * 3 => Capitals::Only,
            (some, _) if some * 3 >= letters * 2 => Capitals::Most,
            _ => Capitals::Some,
        }
    }
}

/// Fills `features` with what bears on the tag of word `index` in a sentence with such capitals; `history` holds the last tag
/// and the one before it.
pub fn look(words: &[Word], index: usize, history: [u8; 2], capitals: Capitals, features: &mut Features) {
    const BEFORE: Word = outside(1);
    const AFTER: Word = outside(2);
    let before = |back: usize| index.checked_sub(back).map_or(&BEFORE, |at| &words[at]);
    let after = |ahead: usize| words.get(index + ahead).unwrap_or(&AFTER);
    let (word, last, next) = (&words[index], before(1), after(1));
    let (form, suffix, classes) = (word.form, word.suffix, word.classes);
    let (tag1, tag2) = (u64::from(history[0]), u64::from(history[1]));
    let flags = word.flags | u64::from(index == 0) << 8;
    let start_case = flags & 3 | (flags >> 8) << 2;
    let case = capitals as u64;
    let known = u64::from(word.entry.is_known());
    let (seen, last_seen, next_seen) = (seen(word), seen(last), seen(next));
    let cluster = |word: &Word| u64::from(word.entry.cluster);
    let (own_cluster, last_cluster) = (cluster(word), cluster(last));
    let (next_cluster, next_cluster2) = (cluster(next), cluster(after(2)));
    let ending_or_cluster = if own_cluster == 0 { suffix[1] } else { own_cluster };

    fill!(
        features,
        [0],
        [form],
        [suffix[2]],
        [suffix[1]],
        [suffix[0]],
        [word.prefix[1]],
        [word.prefix[0]],
        [word.shape],
        [flags],
        [tag1],
        [last.form],
        [before(2).form],
        [next.form],
        [after(2).form],
        [last.suffix[2]],
        [next.suffix[2]],
        [classes],
        [next.classes],
        [seen],
        [next_seen],
        [own_cluster],
        [next_cluster],
        [last_cluster],
        [next_cluster2],
        [cluster(before(2))],
        [form, start_case],
        [suffix[3], flags & 1],
        [tag1, tag2],
        [tag1, form],
        [next.flags, flags],
        [form, next.form],
        [last.form, form],
        [tag1, next.form],
        [suffix[1], next.suffix[1]],
        [tag1, suffix[2]],
        [next.form, after(2).form],
        [next.shape, word.shape],
        [last.form, next.form],
        [after(2).suffix[2], flags & 1],
        [known, suffix[2] ^ flags],
        [classes, suffix[1]],
        [classes, tag1],
        [last.classes, classes],
        [form, next.classes],
        [seen, tag1],
        [seen, next_seen],
        [last_seen, seen],
        [form, next_seen],
        [tag1, next_seen],
        [next_seen, self::seen(after(2))],
        [suffix[2], next_seen],
        [case, flags],
        [last.flags, flags],
        [tag2, form],
        [form, after(2).form],
        [before(2).form, form],
        [word.weight, flags],
        [word.weight, suffix[1]],
        [suffix[4], flags & 1],
        [tag1, next.suffix[2]],
        [last_seen, next_seen],
        [own_cluster, flags],
        [own_cluster, tag1],
        [last_cluster, own_cluster],
        [own_cluster, next_cluster],
        [own_cluster, suffix[1]],
        [tag1, next_cluster],
        [form, next_cluster],
        [last_cluster, form],
        [next_cluster, next_cluster2],
        [tag1, tag2, form],
        [tag1, classes, next.classes],
        [classes, flags, known],
        [classes, tag1, tag2],
        [tag1, seen, next_seen],
        [tag1, tag2, seen],
        [seen, next_seen, self::seen(after(2))],
        [tag1, form, next_seen],
        [case, flags, classes],
        [case, flags, seen],
        [case, flags, suffix[2]],
        [last.flags, flags, next.flags],
        [tag1, flags, next.flags],
        [tag1, case, flags],
        [last_cluster, own_cluster, next_cluster],
        [tag1, own_cluster, next_seen],
        [tag1, seen, next_cluster],
        [tag1, ending_or_cluster, next_cluster],
    );
}

/// What the training text had a word as; of words it did not have, what their ending and case tell.
fn seen(word: &Word) -> u64 {
    let Entry { first, second, .. } = word.entry;
    if word.entry.is_known() {
        u64::from(first) << 8 | u64::from(second)
    } else {
        word.classes << 16 | word.flags << 32 | 1 << 48
    }
}

/// The word that stands where the sentence has none.
const fn outside(side: u64) -> Word {
    Word {
        form: side,
        class: side,
        suffix: [side; 5],
        prefix: [side; 2],
        shape: side,
        flags: 0,
        weight: side,
        classes: side << 12,
        entry: Entry { cluster: u8::MAX, ..Entry::UNKNOWN },
        separator: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_best_tag_is_told_only_in_doubt() {
        let mut scores = [-1000; TAGS];
        (scores[7], scores[9]) = (0, -DOUBT);
        assert_eq!(choose(&scores), Guess { first: 7, second: 9 });
        scores[9] -= 1;
        assert_eq!(choose(&scores), Guess { first: 7, second: Guess::NO_TAG });
    }

    #[track_caller]
    fn check_capitals(sentence: &str, expected: Capitals) {
        let words: Vec<Word> = sentence.split(' ').map(Word::for_tests).collect();
        assert_eq!(Capitals::of(&words), expected);
    }

    #[test]
    fn capitals_are_told_by_the_sentence() {
        check_capitals("the ships left harwick .", Capitals::None);
        check_capitals("The ships left Harwick .", Capitals::Some);
        check_capitals("Ships Leave Harwick in Fog", Capitals::Most);
        check_capitals("SHIPS LEAVE HARWICK AT 9", Capitals::Only);
        check_capitals("", Capitals::None);
    }

    #[test]
    fn of_equal_scores_the_first_tag_wins() {
        assert_eq!(choose(&[3; TAGS]), Guess { first: 0, second: 1 });
    }
}
