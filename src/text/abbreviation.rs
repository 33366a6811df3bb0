//! Does the stop after this word belong to the word?

use std::sync::LazyLock;

use super::listed::ListedMap;

/// How an abbreviation behaves before a capitalised word.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Abbreviation {
    /// `Mr.`, `Gen.`: a name follows.
    BeforeName,
    /// `No.`, `p.`: a number follows.
    BeforeNumber,
    /// `Apr.`, `Wed.`: a number goes on.
    Calendar,
    /// `vs.`, `e.g.`: never last.
    Inside,
    /// `Inc.`, `U.S.`: the next word tells.
    AfterName,
    /// `p.m.`: over before a capital, days and time zones excepted.
    Time,
    /// `etc.`.
    Final,
}

/// The longest abbreviation looked up, in bytes.
const LONGEST: usize = 8;

static LIST: LazyLock<ListedMap<&'static [u8], Abbreviation>> = LazyLock::new(|| {
    let mut list = ListedMap::default();
    let mut behaviour = Abbreviation::Inside;
    for line in include_str!("abbreviations.txt").lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[before-name]" => behaviour = Abbreviation::BeforeName,
            "[before-number]" => behaviour = Abbreviation::BeforeNumber,
            "[calendar]" => behaviour = Abbreviation::Calendar,
            "[inside]" => behaviour = Abbreviation::Inside,
            "[after-name]" => behaviour = Abbreviation::AfterName,
            "[time]" => behaviour = Abbreviation::Time,
            "[final]" => behaviour = Abbreviation::Final,
            words => {
                for word in words.split_whitespace() {
                    // The first section that names a word decides: "rev" is a title before it is a revision.
                    list.entry(word.as_bytes()).or_insert(behaviour);
                }
            }
        }
    }
    list
});

/// What the word before a stop abbreviates, if it stands in the list or is letters and stops in turn (`F.R.S`).
///
/// A single capital is not decided here: `B` may be an initial or the end of `plan B`.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let capital = word.len() == 1 && word.starts_with(char::is_uppercase);
    if word.len() <= LONGEST && !capital {
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        if let Some(&behaviour) = LIST.get(&*lower) {
            return Some(behaviour);
        }
    }
    is_dotted(word).then_some(Abbreviation::AfterName)
}

/// Whether a word is single letters with stops between them: `U.S`, `a.k.a`.
pub(super) fn is_dotted(word: &str) -> bool {
    let mut letters = 0;
    for part in word.split('.') {
        let mut chars = part.chars();
        let single = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
        if !single {
            return false;
        }
        letters += 1;
    }
    letters > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<Abbreviation>) {
        assert_eq!(abbreviation(word), expected, "{word:?}");
    }

    #[test]
    fn listed_words_and_dotted_letters_abbreviate() {
        check("Gen", Some(Abbreviation::BeforeName));
        check("U.N", Some(Abbreviation::AfterName));
        check("F.R.S", Some(Abbreviation::AfterName));
        check("c", Some(Abbreviation::BeforeNumber));
        check("p.m", Some(Abbreviation::Time));
    }

    #[test]
    fn other_words_do_not() {
        check("harbour", None);
        check("B", None);
        check("", None);
        check("example.com", None);
    }
}
