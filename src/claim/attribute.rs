//! What does a claim tell of a thing that has one of it: its length, its price, its architect, its seat?
//!
//! "The Tarn is 381 kilometres long" and "the length of the Tarn is 318 kilometres" have hardly a word in common. What either
//! tells is known by a list.

use std::sync::LazyLock;

use super::listed::{Listed, ListedWords};
use super::word::Word;
use super::{Claim, Clock, Day, Figure, Participant};
use crate::analysis::{Certainty, NameKind, QuantityKind, Time, TimeKind};
use crate::lexicon::Dimension;
use crate::syntax::Pos;
use crate::text::Span;

/// What a claim tells of a thing that has one of it.
pub(crate) struct Attribute<'c> {
    /// What it tells, by its number in the list.
    pub(crate) number: usize,
    pub(crate) value: Value<'c>,
    /// Whether the words that tell it name the thing: a warranty, a deposit.
    pub(crate) names_it: bool,
    /// The words that tell it, the value's among them, a bit for each.
    frame: u64,
}

/// What is told of it.
#[derive(Copy, Clone)]
pub(crate) enum Value<'c> {
    Number(&'c Figure),
    Day(&'c Time),
    /// The day of an hour: "on Tuesday at ten".
    DayOf(&'c Clock),
    Hour(&'c Clock),
    Place(&'c Participant),
    Person(&'c Participant),
}

/// What a claim tells of things that have one of it; nothing, if it is long, denied or unsure.
pub(crate) fn attributes(claim: &Claim) -> Vec<Attribute<'_>> {
    /// Claims of more words tell more than one thing, and more have no bits.
    const MOST_WORDS: usize = 40;
    let mut told: Vec<Attribute<'_>> = Vec::new();
    let valued =
        !claim.figures.is_empty() || !claim.clocks.is_empty() || !claim.names.is_empty() || claim.time.is_some();
    let denied = claim.words.iter().any(|word| word.negated || word.without);
    if !valued || denied || claim.words.len() > MOST_WORDS || claim.certainty != Certainty::Certain {
        return told;
    }
    for (at, word) in claim.words.iter().enumerate() {
        for head in LIST.words.told_by(claim, word) {
            let number = head.number;
            if told.iter().any(|known| known.number == number) || !head.is_whole(claim, at, NEAR) {
                continue;
            }
            let listed = LIST.kinds[number];
            if let Some(value) = Value::of(claim, listed.kind) {
                told.push(Attribute { number, value, names_it: listed.names_it, frame: frame(claim, number, value) });
            }
        }
    }
    told
}

/// So many words behind the first of two that belong together stands the second at most.
const NEAR: usize = 4;

/// The words of a claim that tell of something, a bit for each.
fn frame(claim: &Claim, number: usize, value: Value<'_>) -> u64 {
    let person = matches!(value, Value::Person(_));
    let tells = |listed: &Listed| listed.number == number || person && LIST.kinds[listed.number].kind == Kind::Called;
    let of = |word: &Word| value.span().contains(word.span) || LIST.words.of(word.key).any(tells);
    claim.words.iter().enumerate().filter(|(_, word)| of(word)).fold(0, |bits, (at, _)| bits | 1 << at)
}

impl Attribute<'_> {
    /// Whether the word at an index tells of it.
    pub(crate) fn is_told_by(&self, at: usize) -> bool {
        self.frame & 1 << at != 0
    }
}

impl<'c> Value<'c> {
    /// The one value of a kind that a claim tells.
    fn of(claim: &'c Claim, kind: Kind) -> Option<Value<'c>> {
        let behind = |name: &Participant, kind: Kind| {
            before(claim, name)
                .is_some_and(|word| LIST.words.of(word.key).any(|listed| LIST.kinds[listed.number].kind == kind))
        };
        match kind {
            Kind::Measure(_) | Kind::Count | Kind::Share => {
                let fits = |figure: &&Figure| match kind {
                    Kind::Measure(dimension) => figure.sort.dimension() == Some(dimension),
                    Kind::Share => figure.sort.kind == QuantityKind::Percent,
                    _ => figure.sort.kind == QuantityKind::Count,
                };
                let figure = one(claim.figures.iter().filter(fits))?;
                figure.exact.is_some().then_some(Value::Number(figure))
            }
            Kind::Day => {
                let alone = |span: Span| claim.words.iter().all(|word| !word.time || span.contains(word.span));
                if let Some(clock) = one(claim.clocks.iter()) {
                    return (alone(clock.span) && clock.day != Day::Untold).then_some(Value::DayOf(clock));
                }
                let time = claim.time.as_ref().filter(|time| time.kind == TimeKind::Date)?;
                (alone(time.span) && claim.clocks.is_empty()).then_some(Value::Day(time))
            }
            Kind::Hour => one(claim.clocks.iter()).map(Value::Hour),
            Kind::Place => {
                let places = claim.names.iter().filter(|name| name.kind != NameKind::Person);
                one(places.filter(|name| behind(name, Kind::Within))).map(Value::Place)
            }
            Kind::Person => {
                let people = claim.names.iter().filter(|name| name.kind == NameKind::Person);
                one(people.filter(|name| !behind(name, Kind::Whose))).map(Value::Person)
            }
            Kind::Within | Kind::Whose | Kind::Called => None,
        }
    }

    pub(crate) fn span(self) -> Span {
        match self {
            Value::Number(figure) => figure.span,
            Value::Day(time) => time.span,
            Value::Hour(clock) | Value::DayOf(clock) => clock.span,
            Value::Place(name) | Value::Person(name) => name.span,
        }
    }
}

/// The word before a name, articles left out.
fn before<'c>(claim: &'c Claim, name: &Participant) -> Option<&'c Word> {
    let words = claim.words.iter().filter(|word| word.span.end() <= name.titled.start());
    words.rev().find(|word| word.tag.pos() != Pos::Det)
}

/// The only one.
fn one<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// What kind of value is told, or which words stand before such values.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Kind {
    Measure(Dimension),
    Count,
    Share,
    Day,
    Hour,
    Place,
    Person,
    /// Before a place: "in".
    Within,
    /// Before whose thing it is: "of".
    Whose,
    /// Before who it is: "is called".
    Called,
}

impl Kind {
    fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "length" => Kind::Measure(Dimension::Length),
            "area" => Kind::Measure(Dimension::Area),
            "mass" => Kind::Measure(Dimension::Mass),
            "money" => Kind::Measure(Dimension::Money),
            "duration" => Kind::Measure(Dimension::Duration),
            "speed" => Kind::Measure(Dimension::Speed),
            "temperature" => Kind::Measure(Dimension::Temperature),
            "count" => Kind::Count,
            "share" => Kind::Share,
            "day" => Kind::Day,
            "hour" => Kind::Hour,
            "place" => Kind::Place,
            "person" => Kind::Person,
            "within" => Kind::Within,
            "whose" => Kind::Whose,
            "called" => Kind::Called,
            _ => return None,
        })
    }
}

/// The list, read once: a line is an attribute.
struct List {
    kinds: Vec<OfLine>,
    words: ListedWords,
}

/// What holds of a line.
#[derive(Copy, Clone)]
struct OfLine {
    kind: Kind,
    /// Whether its words name the thing, so that it need not be told whose: the warranty, the deposit.
    names_it: bool,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let lines = include_str!("attributes.txt").lines().filter(|line| !line.starts_with('#'));
    let of_kind = |(kind, told): (&'static str, &'static str)| {
        let (kind, names_it) = kind.strip_suffix('*').map_or((kind, false), |kind| (kind, true));
        Some((OfLine { kind: Kind::named(kind)?, names_it }, told))
    };
    let (kinds, told): (Vec<_>, Vec<_>) = lines.filter_map(|line| line.split_once(": ")).filter_map(of_kind).unzip();
    List { kinds, words: ListedWords::of_lines(told.into_iter().enumerate()) }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::text::Document;

    /// The values that the first claim of a text tells.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let claims = claims(&Document::new("text", text));
        let told: Vec<&str> = attributes(&claims[0]).iter().map(|told| claims[0].slice(told.value.span())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn what_a_thing_has_one_of_is_told_in_many_words() {
        check("The Alma is 92 metres long.", &["92 metres"]);
        check("The length of the Alma is 92 metres.", &["92 metres"]);
        check("The yard was founded in 1912.", &["1912"]);
        check("The pier was designed by Tom Moss.", &["Tom Moss"]);
        check("The pilots are based in Harwick.", &["Harwick"]);
        check("Turnout was 62 percent.", &["62 percent"]);
        check("The talks are held on Tuesday at 10 am.", &["Tuesday at 10 am", "Tuesday at 10 am"]);
        check("The dock opens at eight.", &["eight"]);
    }

    #[test]
    fn what_is_denied_or_told_of_several_is_not_one_value() {
        check("The Alma is not 92 metres long.", &[]);
        check("The Alma is 92 metres long and 14 metres wide.", &[]);
        check("The pier was designed by Tom Moss and Ann Lee.", &[]);
        check("The Alma carries 92 cars.", &[]);
    }

    #[test]
    fn every_line_of_the_list_is_understood() {
        for line in include_str!("attributes.txt").lines().skip(1) {
            let kind = line.split_once(": ").and_then(|(kind, _)| Kind::named(kind.trim_end_matches('*')));
            assert!(kind.is_some(), "{line}");
        }
    }
}
