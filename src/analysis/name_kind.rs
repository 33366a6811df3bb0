//! What does a name name: a person, a place, an organisation?

use std::ops::Range;

use super::NameKind;
use super::capital::{alias, is_listed, is_organisation_word};
use super::mention::{WORDS, is_initials};
use super::reading::Reading;
use crate::lexicon::{Alias, Cues, EntityKind};
use crate::syntax::Pos;
use crate::text::TokenKind;

/// What the alias table says of a name.
pub(super) fn of_alias(reading: &Reading<'_>, alias: Alias) -> NameKind {
    match reading.lexicon.entity_kind(alias.entity) {
        EntityKind::Country | EntityKind::Place => NameKind::Place,
        EntityKind::Organisation => NameKind::Organisation,
        EntityKind::Person => NameKind::Person,
    }
}

/// What the words of a name and those beside it show; `officed` if an office stands before it.
pub(super) fn of(reading: &Reading<'_>, name: &Range<usize>, officed: bool, sentence: &Range<usize>) -> NameKind {
    let last = name.end - 1;
    if name.clone().any(|at| is_organisation_word(reading, at)) {
        return NameKind::Organisation;
    }
    if officed {
        return NameKind::Person;
    }
    if name.len() > 1 && WORDS.has("storm", reading.folded(name.start)) {
        return NameKind::Other;
    }
    if WORDS.has("place", reading.folded(last)) || name.len() > 1 && WORDS.has("place", reading.folded(name.start)) {
        return NameKind::Place;
    }
    if name.len() > 1 && reading.lexicon.given_name(reading.folded(name.start)) {
        return NameKind::Person;
    }
    // "A.J. Lee", but "N. Y."
    if name.len() > 1 && is_initials(reading.written(name.start)) && !is_initials(reading.written(last)) {
        return NameKind::Person;
    }
    // "the Emmys added": persons have no article.
    let article = name.start > sentence.start && reading.folded(name.start - 1) == "the";
    let unknown = name.clone().all(|at| reading.is_word(at) && alias(reading, at, at + 1).is_none());
    let mixed = reading.written(last).chars().any(char::is_lowercase);
    if !article && mixed && has_age(reading, name, sentence) {
        return NameKind::Person;
    }
    // Two or three words that no dictionary has: "Javon Wilson". "Big Government" is none.
    let strange = (2..=3).contains(&name.len()) && unknown && !is_listed(reading, reading.folded(last));
    if strange && mixed && !article {
        // "moved to Bayou La Batre", though one may be sent to Javon Wilson.
        let placed = name.start > sentence.start && WORDS.has("place-before", reading.folded(name.start - 1));
        return if !placed {
            NameKind::Person
        } else if matches!(reading.folded(name.start - 1), "to" | "from") {
            NameKind::Other
        } else {
            NameKind::Place
        };
    }
    if is_acronym(reading, name, sentence) {
        return NameKind::Organisation;
    }
    if name.start > sentence.start
        && WORDS.has("place-before", reading.folded(name.start - 1))
        && reading.folded(name.start - 1) != "to"
        && reading.folded(name.start - 1) != "from"
    {
        return NameKind::Place;
    }
    // "Christians who reject it": many, not one.
    let many = name.len() == 1 && is_plural(reading, last);
    if !article && !many && speaks(reading, name, sentence) { NameKind::Person } else { NameKind::Other }
}

/// Whether a word is the plural of one the dictionary has.
fn is_plural(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    folded.strip_suffix('s').is_some_and(|singular| 3 < singular.len() && is_listed(reading, singular))
        && !reading.lexicon.given_name(folded)
}

/// Whether an age stands beside: "Ann Lee, 36, of Harwick", "Ann Lee (36)", "the 36-year-old Ann Lee".
fn has_age(reading: &Reading<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let number =
        |at: usize| at < sentence.end && reading.tokens[at].kind == TokenKind::Number && reading.written(at).len() < 3;
    let closes = |at: usize| {
        at >= sentence.end
            || matches!(reading.written(at), "," | ")" | ";" | ".")
            || WORDS.has("place-before", reading.folded(at))
    };
    let opens = name.end < sentence.end && matches!(reading.written(name.end), "," | "(");
    let after = opens && number(name.end + 1) && closes(name.end + 2);
    let old = |at: usize| reading.folded(at) == "old" || reading.folded(at).ends_with("year-old");
    let before =
        (name.start.saturating_sub(2).max(sentence.start)..name.start).rev().find(|&at| !is_relative(reading, at));
    // "the 17-year-old Harwick resident" tells where from.
    let goes_on = name.end < sentence.end && reading.pos(name.end) == Pos::Noun;
    after || !goes_on && before.is_some_and(old)
}

/// Whether a noun for a person stands between an age and a name: "her 5-year-old son Ken Lee".
fn is_relative(reading: &Reading<'_>, token: usize) -> bool {
    reading.pos(token) == Pos::Noun && super::sex::is_person(reading.folded(token))
}

/// Whether a name is a row of capitals, as acronyms are.
fn is_acronym(reading: &Reading<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let written = reading.written(name.start);
    let acronym = name.len() == 1
        && 2 <= written.len()
        && written.len() <= 6
        && written.chars().all(|c| c.is_uppercase() || c == '.' || c == '&');
    // In capitals all through, an acronym looks like any other word.
    let shouting = name.start > sentence.start
        && reading.written(name.start - 1).chars().all(|c| !c.is_lowercase())
        && reading.is_word(name.start - 1);
    acronym && !shouting
}

/// Whether the name does what persons do: says something, or is who did something.
fn speaks(reading: &Reading<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let verb = (name.end..sentence.end.min(name.end + 3))
        .find(|&at| reading.pos(at) == Pos::Verb || !matches!(reading.pos(at), Pos::Adv | Pos::Aux));
    let speaks = verb.is_some_and(|verb| {
        reading.pos(verb) == Pos::Verb
            && (reading.cues(verb).intersects(Cues::REPORT) || WORDS.has("person-verb", reading.folded(verb)))
    });
    let spoken = name.start > sentence.start + 1
        && reading.pos(name.start - 2) == Pos::Punct
        && reading.cues(name.start - 1).intersects(Cues::REPORT)
        && reading.pos(name.start - 1) == Pos::Verb;
    let who = |at: usize| at < sentence.end && reading.folded(at) == "who";
    let relates = who(name.end) || name.end < sentence.end && reading.written(name.end) == "," && who(name.end + 1);
    speaks || spoken || relates
}
