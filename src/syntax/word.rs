//! What do the tagger and the parser see of a word's form?

use super::vocabulary::{Entry, Vocabulary};
use crate::lexicon::{Lexicon, WordClasses};
use crate::text::{fold, hash};

/// What is known of a word before its sentence is looked at; strings are hashes.
#[derive(Copy, Clone)]
pub struct Word {
    /// The word without case and with all digits alike.
    pub(super) form: u64,
    /// The same for known words; rare words share a class by ending.
    pub(super) class: u64,
    /// The last one to five bytes.
    pub(super) suffix: [u64; 5],
    /// The first byte and the first three.
    pub(super) prefix: [u64; 2],
    /// Upper case, lower case, digits and the rest, runs cut short.
    pub(super) shape: u64,
    /// Whether it begins upper case, is all upper case, has a digit, a hyphen, another sign, no letter.
    pub(super) flags: u64,
    /// How rare it is, in steps of a natural-log unit.
    pub(super) weight: u64,
    /// The parts of speech WordNet has for it and for what it may be inflected from.
    pub(super) classes: u64,
    /// What the vocabulary has it as.
    pub(super) entry: Entry,
    /// Which separator it is, as a bit.
    pub(super) separator: u8,
}

/// Strings that reading a word needs, used again for the next.
#[derive(Default)]
pub(super) struct Scratch {
    form: String,
    stem: String,
}

/// Bits of [`Word::separator`]: what may stand between two words.
pub(super) const COMMA: u8 = 1;
const DASH: u8 = 2;
const QUOTE: u8 = 4;
const BRACKET: u8 = 8;

impl Word {
    /// The hash under which the vocabulary has it.
    pub fn form(&self) -> u64 {
        self.form
    }

    /// Whether it is the preposition of agents.
    pub(super) fn is_by(&self) -> bool {
        const BY: u64 = hash(b"by");
        self.form == BY
    }

    /// Whether it has letters.
    pub(super) fn has_letters(&self) -> bool {
        self.flags & NO_LETTER == 0
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capitalized(&self) -> bool {
        self.flags & CAPITALIZED != 0
    }

    /// Whether it has capitals and no small letters.
    pub(super) fn is_all_capitals(&self) -> bool {
        self.flags & ALL_CAPITALS != 0
    }

    /// Reads one word.
    pub(super) fn read(lexicon: &Lexicon, vocabulary: &Vocabulary<'_>, word: &str, scratch: &mut Scratch) -> Word {
        normalize(word, &mut scratch.form);
        let form = scratch.form.as_str();
        let bytes = form.as_bytes();
        let whole = hash(bytes);
        let entry = vocabulary.find(whole);
        let suffix = |length: usize| match bytes.len().checked_sub(length) {
            Some(start @ 1..) => hash(&bytes[start..]),
            // The whole word is not its own suffix: "in" tells other things than "-in".
            _ => whole ^ 1,
        };
        let prefix = |length: usize| if bytes.len() > length { hash(&bytes[..length]) } else { 0 };
        let (shape, flags) = look(word);
        let suffix = [1, 2, 3, 4, 5].map(suffix);
        Word {
            form: whole,
            class: if entry.is_known() { whole } else { suffix[2] ^ (2 << (flags & HAS_DIGIT)) },
            suffix,
            prefix: [prefix(1), prefix(3)],
            shape,
            flags,
            weight: u64::from(lexicon.weight(form) / 10),
            classes: word_classes(lexicon, form, &mut scratch.stem),
            entry,
            separator: separator(form),
        }
    }
}

/// Writes `word` without case and diacritics, all digits being `0`.
fn normalize(word: &str, form: &mut String) {
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    form.clear();
    if word.is_ascii() {
        form.extend(word.chars().map(|c| digit(c.to_ascii_lowercase())));
    } else {
        form.extend(fold(word).chars().map(digit));
    }
}

/// Bits of [`Word::flags`].
const CAPITALIZED: u64 = 1;
const ALL_CAPITALS: u64 = 1 << 1;
const HAS_DIGIT: u64 = 1 << 2;
const NO_LETTER: u64 = 1 << 5;

/// The shape and the flags of a word as it is written.
fn look(word: &str) -> (u64, u64) {
    let (mut shape, mut last, mut run) = (0u64, 0, 0);
    let mut seen = [false; 6];
    for c in word.chars() {
        let kind = match c {
            c if c.is_uppercase() => 1,
            c if c.is_lowercase() => 2,
            c if c.is_ascii_digit() => 3,
            '-' => 4,
            _ => 5,
        };
        seen[kind] = true;
        run = if kind == last { run + 1 } else { 0 };
        last = kind;
        // Two of a kind stand for a run; forty bits hold what is left of most words.
        if run < 2 && shape < 1 << 40 {
            shape = shape * 7 + kind as u64;
        }
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let [_, upper, lower, digit, hyphen, other] = seen;
    let flags = [capital, upper && !lower, digit, hyphen, other, !upper && !lower];
    (shape, flags.iter().enumerate().map(|(bit, &flag)| u64::from(flag) << bit).sum())
}

/// The separator that a normalised form is, as a bit; 0 for words.
fn separator(form: &str) -> u8 {
    match form {
        "," => COMMA,
        ";" | ":" | "-" | "--" | "–" | "—" => DASH,
        "\"" | "``" | "''" | "“" | "”" => QUOTE,
        "(" | ")" | "[" | "]" => BRACKET,
        _ => 0,
    }
}

/// What a regular ending tells of the base form it hides.
struct Ending {
    ending: &'static str,
    /// What may stand in its place in the base form.
    replacements: &'static [&'static str],
    /// Classes the base form may have, each with the bit that says so.
    classes: &'static [(WordClasses, u64)],
}

const ENDINGS: [Ending; 9] = {
    const BASE_OR_E: &[&str] = &["", "e"];
    const THIRD_PERSON_OR_PLURAL: &[(WordClasses, u64)] = &[(WordClasses::NOUN, 1), (WordClasses::VERB, 2)];
    const PAST: &[(WordClasses, u64)] = &[(WordClasses::VERB, 4)];
    const GRADED: &[(WordClasses, u64)] = &[(WordClasses::ADJECTIVE, 16)];
    [
        Ending { ending: "s", replacements: &[""], classes: THIRD_PERSON_OR_PLURAL },
        Ending { ending: "es", replacements: BASE_OR_E, classes: THIRD_PERSON_OR_PLURAL },
        Ending { ending: "ies", replacements: &["y"], classes: THIRD_PERSON_OR_PLURAL },
        Ending { ending: "ed", replacements: BASE_OR_E, classes: PAST },
        Ending { ending: "ied", replacements: &["y"], classes: PAST },
        Ending { ending: "ing", replacements: BASE_OR_E, classes: &[(WordClasses::VERB, 8)] },
        Ending { ending: "er", replacements: BASE_OR_E, classes: GRADED },
        Ending { ending: "est", replacements: BASE_OR_E, classes: GRADED },
        Ending { ending: "ly", replacements: &["", "le"], classes: &[(WordClasses::ADJECTIVE, 32)] },
    ]
};

/// The parts of speech of a form, and of the base forms its ending may hide, in ten bits.
fn word_classes(lexicon: &Lexicon, form: &str, stem: &mut String) -> u64 {
    let mut inflected = 0;
    for Ending { ending, replacements, classes } in ENDINGS {
        let Some(base) = form.strip_suffix(ending).filter(|base| base.len() > 1) else { continue };
        let mut look_up = |base: &str| {
            let found = lexicon.word_classes(base);
            inflected |= classes.iter().filter(|class| found.contains(class.0)).map(|class| class.1).sum::<u64>();
        };
        for &replacement in replacements {
            if replacement.is_empty() {
                look_up(base);
            } else {
                stem.clear();
                stem.push_str(base);
                stem.push_str(replacement);
                look_up(stem);
            }
        }
        if let Some(single) = undouble(base) {
            look_up(single);
        }
    }
    u64::from(lexicon.word_classes(form).bits()) | inflected << 4
}

/// "stopp" of "stopped" without the letter that the ending doubled.
fn undouble(base: &str) -> Option<&str> {
    match base.as_bytes() {
        [.., _, last, double] if last == double && last.is_ascii_alphabetic() => Some(&base[..base.len() - 1]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Word {
        /// A word that is in no vocabulary.
        pub(in super::super) fn for_tests(word: &str) -> Word {
            Word::read(&Lexicon::english(), &Vocabulary::EMPTY, word, &mut Scratch::default())
        }
    }

    fn read(word: &str) -> Word {
        Word::for_tests(word)
    }

    #[test]
    fn case_and_digits_do_not_change_the_form_but_the_shape() {
        assert_eq!(read("Paris").form, read("PARIS").form);
        assert_ne!(read("Paris").shape, read("PARIS").shape);
        assert_eq!(read("1,250").form, read("9,999").form);
    }

    #[test]
    fn flags_tell_capitals_digits_and_signs() {
        assert_eq!(look("Paris").1, 1);
        assert_eq!(look("NATO").1, 0b11);
        assert_eq!(look("F-16").1, 0b1111);
        assert_eq!(look("%").1, 0b11_0000);
    }

    #[test]
    fn an_inflected_form_has_the_classes_of_its_base() {
        let classes = |word: &str| read(word).classes >> 4;
        assert_eq!(classes("stopped") & 4, 4);
        assert_eq!(classes("denies") & 2, 2);
        assert_eq!(classes("making") & 8, 8);
        assert_eq!(classes("larger") & 16, 16);
    }

    #[test]
    fn words_of_one_letter_and_of_odd_characters_are_read() {
        for word in ["", "s", "é", "İ", "ß", "\u{301}", "日本", "ssss", "…ss"] {
            read(word);
        }
    }
}
