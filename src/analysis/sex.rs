//! Is it a man or a woman who is named or described, as far as the words tell?

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::mention::WORDS;
use super::reading::Reading;
use super::wordlist::WordList;

static SEXES: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("sexes.txt")));

/// What the words tell of a person's sex.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) enum Sex {
    Female,
    Male,
    #[default]
    Unknown,
}

impl Sex {
    /// Whether both can be said of one person.
    pub(crate) fn fits(self, other: Sex) -> bool {
        self == other || self == Sex::Unknown || other == Sex::Unknown
    }

    /// This, or what the other knows.
    pub(super) fn or(self, other: Sex) -> Sex {
        if self == Sex::Unknown { other } else { self }
    }
}

/// Whether a lemma is a noun for a person: victim, driver, mother.
pub(crate) fn is_person(lemma: &str) -> bool {
    ["person", "man", "woman"].iter().any(|class| SEXES.has(class, lemma))
}

/// The sex a noun or form of address tells: mother, Mr., actress.
pub(crate) fn of_noun(word: &str) -> Sex {
    if SEXES.has("woman", word) || WORDS.has("female", word) {
        Sex::Female
    } else if SEXES.has("man", word) || WORDS.has("male", word) {
        Sex::Male
    } else {
        Sex::Unknown
    }
}

/// The sex a given name tells; unknown of names both bear and of names no list has.
pub(super) fn of_given_name(reading: &Reading<'_>, folded: &str) -> Sex {
    if SEXES.has("female-name", folded) {
        Sex::Female
    } else if !reading.lexicon.given_name(folded) || SEXES.has("either-name", folded) {
        Sex::Unknown
    } else {
        Sex::Male
    }
}
