//! What do the words around a number make of it?

use std::sync::LazyLock;

use super::line::Line;
use crate::text::ListedMap;

/// What a word beside a number is to it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// A number after it is a name: Article 5.
    Label,
    /// A number before it is a house or block: 5600 block.
    Address,
    Quake,
    Degree,
    /// A verb that gives a degree: measuring 5.9.
    Measured,
    Percent,
    /// A unit of a letter or two that is little else.
    ShortUnit,
    /// A unit that is more often something else after a small number.
    DoubtfulUnit,
    /// A move from one value to another: rose.
    Change,
    /// With percent, a percentage point.
    Point,
    /// Someone who is counted even when it is one.
    Person,
    /// Said of those counted: dead, injured.
    State,
    Toll,
    /// A plural that does not end like one.
    Plural,
    /// No part of a noun phrase after a number.
    Stop,
    /// Stands between a number and its noun: more, other.
    Skip,
    Be,
    /// Before "one" it makes a pronoun of it.
    Pronoun,
    /// A stretch of time, way or play: "3 in 5 days" is no proportion.
    Span,
    /// A verb before a place in an order: finished second.
    Placing,
    /// Begins another clause: after, when.
    Clause,
}

/// What a hedge does to the value.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Bound {
    AtLeast,
    AtMost,
    /// More than: the value itself does not fit.
    Above,
    /// Less than: the value itself does not fit.
    Below,
    About,
    /// A little less: nearly.
    Nearly,
    /// A little more: just over.
    JustOver,
    Exact,
}

struct Words {
    classes: ListedMap<&'static str, Vec<Class>>,
    before: Vec<(Vec<&'static str>, Bound)>,
    after: Vec<(Vec<&'static str>, Bound)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { classes: ListedMap::default(), before: Vec::new(), after: Vec::new() };
    for line in include_str!("quantity.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let name = fields.next().unwrap_or("");
        let phrases = fields.map(|field| field.split('_').collect::<Vec<_>>());
        if let Some(bound) = bound(name) {
            let list = if name.starts_with("after-") { &mut words.after } else { &mut words.before };
            list.extend(phrases.map(|phrase| (phrase, bound)));
        } else if let Some(class) = class(name) {
            phrases.for_each(|phrase| words.classes.entry(phrase[0]).or_default().push(class));
        }
    }
    words.before.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    words
});

fn bound(name: &str) -> Option<Bound> {
    Some(match name.trim_start_matches("after-") {
        "at-least" => Bound::AtLeast,
        "at-most" => Bound::AtMost,
        "above" => Bound::Above,
        "below" => Bound::Below,
        "about" => Bound::About,
        "nearly" => Bound::Nearly,
        "just-over" => Bound::JustOver,
        "exact" => Bound::Exact,
        _ => return None,
    })
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "label" => Class::Label,
        "address" => Class::Address,
        "quake" => Class::Quake,
        "degree" => Class::Degree,
        "measured" => Class::Measured,
        "percent" => Class::Percent,
        "short-unit" => Class::ShortUnit,
        "doubtful-unit" => Class::DoubtfulUnit,
        "change" => Class::Change,
        "point" => Class::Point,
        "person" => Class::Person,
        "state" => Class::State,
        "toll" => Class::Toll,
        "plural" => Class::Plural,
        "stop" => Class::Stop,
        "skip" => Class::Skip,
        "be" => Class::Be,
        "pronoun" => Class::Pronoun,
        "span" => Class::Span,
        "placing" => Class::Placing,
        "clause" => Class::Clause,
        _ => return None,
    })
}

/// Whether the folded word is of this class.
pub(super) fn has(word: &str, class: Class) -> bool {
    WORDS.classes.get(word).is_some_and(|classes| classes.contains(&class))
}

/// The hedge that ends right before `start`, and its first token.
pub(super) fn hedge_before(line: &Line<'_>, start: usize) -> Option<(Bound, usize)> {
    WORDS.before.iter().find_map(|(phrase, bound)| {
        let first = start.checked_sub(phrase.len())?;
        let matches = phrase.iter().enumerate().all(|(offset, word)| line.word(first + offset) == *word);
        matches.then_some((*bound, first))
    })
}

/// The hedge that begins at `at`, and one past its last token; those that stand behind a number if `behind`.
pub(super) fn hedge_at(line: &Line<'_>, at: usize, behind: bool) -> Option<(Bound, usize)> {
    let list = if behind { &WORDS.after } else { &WORDS.before };
    list.iter().find_map(|(phrase, bound)| {
        let matches = phrase.iter().enumerate().all(|(offset, word)| line.word(at + offset) == *word);
        matches.then_some((*bound, at + phrase.len()))
    })
}
