//! Whom does "the foreign minister" or "the driver" mean, where only one can be meant?

use std::ops::Range;
use std::sync::LazyLock;

use super::mention::WORDS;
use super::people::{Descriptor, People, is_noun};
use super::phrase;
use super::reading::Reading;
use super::wordlist::WordList;
use crate::lexicon::{Cues, EntityId};
use crate::syntax::Pos;

static ROLES: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("roles.txt")));

/// The only named person a phrase with "the" can mean; `phrase` begins with the article and ends with the noun.
///
/// Somebody is meant who was introduced by that noun, or one that it may stand for, with no other nation and no other
/// part of the office.
pub(super) fn resolve(reading: &Reading<'_>, people: &People<'_>, phrase: &Range<usize>) -> Option<u32> {
    let noun = phrase.end - 1;
    let next = |at: usize| if at < reading.tokens.len() { reading.folded(at) } else { "" };
    // "the governor of Harwick", "the driver who fled", "the boy's father": which one is told by the other words.
    if matches!(next(phrase.end), "of" | "who" | "whose" | "that" | "for")
        || phrase::is_wh(reading, noun)
        || phrase.clone().any(|at| matches!(reading.written(at), "'s" | "’s"))
    {
        return None;
    }
    let mut found: Option<u32> = None;
    let mut latest = 0;
    for known in people.descriptors.iter().rev().take(super::people::REACH) {
        if !means(reading.lemma(noun), known.noun) && !means(reading.folded(noun), known.noun) {
            continue;
        }
        if !agrees(reading, phrase, known) {
            continue;
        }
        if found.is_some_and(|chain| chain != known.chain) {
            return None;
        }
        found = Some(known.chain);
        latest = latest.max(known.token);
    }
    // Another one without a name has come in since: "a driver".
    let since = people.nouns.get(reading.lemma(noun)).is_some_and(|&token| latest < token);
    found.filter(|_| !since)
}

/// Whether a description by `noun` may mean who was introduced by `known`.
fn means(noun: &str, known: &str) -> bool {
    noun == known || ROLES.has(noun, known)
}

/// Whether nation and office of a description agree with the words that introduced somebody.
fn agrees(reading: &Reading<'_>, phrase: &Range<usize>, known: &Descriptor<'_>) -> bool {
    let noun = phrase.end - 1;
    let own = modifiers(reading, phrase.start + 1, noun);
    let floor = known.token.saturating_sub(8);
    let start = super::people::phrase_start(reading, known.token, floor);
    let theirs = modifiers(reading, start, known.token);
    let nations = |range: &Range<usize>| range.clone().filter_map(|at| entity(reading, at)).collect::<Vec<_>>();
    let (wanted, given) = (nations(&own), nations(&theirs));
    if !wanted.is_empty() && !given.is_empty() && !wanted.iter().any(|entity| given.contains(entity)) {
        return false;
    }
    if !reading.lexicon.title(reading.folded(noun)) {
        return true;
    }
    // "the surgeon general" is no former one.
    let former = |range: &Range<usize>| {
        range.clone().any(|at| reading.cues(at).intersects(Cues::FORMER) || matches!(reading.folded(at), "ex" | "then"))
    };
    let start = super::people::phrase_start(reading, start, floor);
    if former(&(start.saturating_sub(2).max(floor)..known.token)) && !former(&own) {
        return false;
    }
    // "the foreign minister" is no prime minister; "the minister" may be either.
    let part = |range: &Range<usize>| {
        range.clone().rev().find(|&at| {
            matches!(reading.pos(at), Pos::Adj | Pos::Noun | Pos::Propn)
                && entity(reading, at).is_none()
                && !reading.cues(at).intersects(Cues::FORMER)
                && !matches!(reading.folded(at), "then" | "former" | "old" | "year" | "new" | "year-old")
        })
    };
    match (part(&own), part(&theirs)) {
        (Some(own), Some(theirs)) => {
            reading.lemma(own) == reading.lemma(theirs)
                || !is_office_part(reading, own) && !is_office_part(reading, theirs)
        }
        (Some(own), None) => !is_office_part(reading, own),
        _ => true,
    }
}

/// Whether a word before an office makes another office of it: prime, foreign, vice, deputy.
fn is_office_part(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    reading.lexicon.title(folded) || WORDS.has("office-part", folded)
}

fn modifiers(reading: &Reading<'_>, start: usize, noun: usize) -> Range<usize> {
    let start = (start..noun).find(|&at| is_noun(reading, at) || reading.is_word(at)).unwrap_or(noun);
    start..noun
}

/// What a word names, by the alias table.
fn entity(reading: &Reading<'_>, token: usize) -> Option<EntityId> {
    reading
        .lexicon
        .name_in([(reading.folded(token), reading.written(token))].into_iter())
        .map(|(_, alias)| alias.entity)
}
