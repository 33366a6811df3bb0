//! What does the word after a stop tell?

use std::sync::LazyLock;

use super::listed::ListedSet;

/// What a capitalised word after an abbreviation tells.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub(super) enum Starter {
    /// `The`, `He`: a sentence begins.
    Sentence,
    /// `Friday`, `GMT`: the time of day goes on.
    AfterTime,
    /// `At`, `By`: with a time behind it, no sentence yet.
    BeforeTime,
    /// `this`, `she`: a sentence begins even where its capital is lost. These tell [`Starter::Sentence`] too.
    Subject,
    /// `said`, `asked`: with a name before it, it goes on after a quotation.
    Report,
}

static STARTERS: LazyLock<ListedSet<(Starter, &'static str)>> = LazyLock::new(|| {
    let mut list = ListedSet::default();
    let mut starter = Starter::Sentence;
    for line in include_str!("starters.txt").lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[sentence]" => starter = Starter::Sentence,
            "[after-time]" => starter = Starter::AfterTime,
            "[before-time]" => starter = Starter::BeforeTime,
            "[subject]" => starter = Starter::Subject,
            "[report]" => starter = Starter::Report,
            words => {
                list.extend(words.split_whitespace().map(|word| (starter, word)));
                if starter == Starter::Subject {
                    list.extend(words.split_whitespace().map(|word| (Starter::Sentence, word)));
                }
            }
        }
    }
    list
});

/// Whether a capitalised word is listed as one that tells `what`.
pub(super) fn tells(word: &str, what: Starter) -> bool {
    word.starts_with(char::is_uppercase) && is_listed(word, what)
}

/// Whether a word is listed, in whatever case.
pub(super) fn is_listed(word: &str, what: Starter) -> bool {
    const LONGEST: usize = 16;
    if word.len() > LONGEST || !word.is_ascii() {
        return false;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| STARTERS.contains(&(what, lower)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_count_where_a_sentence_may_begin() {
        assert!(tells("The", Starter::Sentence));
        assert!(!tells("the", Starter::Sentence));
        assert!(is_listed("the", Starter::Sentence));
        assert!(tells("Friday", Starter::AfterTime));
        assert!(!tells("Harwick", Starter::Sentence));
    }
}
