//! What joins words into one name: hyphens, "of the", "for", "and"?

use std::ops::Range;

use super::capital::{Case, Habits, alias, is_common, is_name, is_organisation_word};
use super::mention::WORDS;
use super::reading::Reading;

/// One past a joint inside a name: a hyphen, an initial's stop, "of the" after "Coalition".
pub(super) fn joined(
    reading: &Reading<'_>,
    habits: &Habits<'_>,
    case: Case,
    start: usize,
    at: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    if at == start || at + 1 >= sentence.end {
        return None;
    }
    let named = |token: usize| {
        token < sentence.end && reading.is_capitalised(token) && is_name(reading, habits, case, token, sentence.start)
    };
    let close = |token: usize| !reading.tokens[token].spaced;
    if matches!(reading.written(at), "-" | "&" | "’" | "'")
        && named(at + 1)
        && (close(at) || reading.written(at) == "&")
    {
        return Some(at + 1);
    }
    // "Children's Hospital", "the Sheriff's Office"; "Lee's Hospital Visit" stays Lee's.
    if matches!(reading.written(at), "'s" | "’s")
        && reading.is_capitalised(at + 1)
        && WORDS.has("possessed", reading.folded(at + 1))
        && case == Case::Sentence
        && alias(reading, at - 1, at).is_none()
    {
        return Some(at + 2);
    }
    if !WORDS.has("name-joint", reading.folded(at)) || case == Case::Title {
        return None;
    }
    // "the Academy of Arts and Sciences": two common words under one institution.
    if matches!(reading.folded(at), "and" | "&") {
        let under = (start..at).any(|t| matches!(reading.folded(t), "of" | "for" | "on"))
            && (start..at).any(|t| heads_institution(reading, t));
        let plain = |t: usize| {
            reading.is_capitalised(t) && is_common(reading, t) && !reading.lexicon.given_name(reading.folded(t))
        };
        return (under && plain(at - 1) && plain(at + 1)).then_some(at + 1);
    }
    // "Council on Foreign Relations", but "the Council on Harwick".
    if matches!(reading.folded(at), "for" | "on") {
        let head = is_organisation_word(reading, at - 1) && reading.is_capitalised(at - 1);
        let plain = is_common(reading, at + 1) && alias(reading, at + 1, sentence.end).is_none();
        return (head && plain && named(at + 1)).then_some(at + 1);
    }
    if reading.folded(at) == "of" {
        let head = at - 1;
        let institution = heads_institution(reading, head) || WORDS.has("place", reading.folded(head));
        let article = at + 2 < sentence.end && reading.folded(at + 1) == "the";
        let next = at + 1 + usize::from(article);
        return (institution && reading.is_capitalised(head) && named(next)).then_some(next);
    }
    (named(at + 1) && reading.is_capitalised(at - 1) && !reading.lexicon.title(reading.folded(at - 1)))
        .then_some(at + 1)
}

/// Whether "of" may follow a word inside a name: Bank, Institutes.
pub(super) fn heads_institution(reading: &Reading<'_>, token: usize) -> bool {
    is_organisation_word(reading, token)
        || reading.folded(token).strip_suffix('s').is_some_and(|singular| WORDS.has("organisation", singular))
}
