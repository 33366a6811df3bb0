//! What does a claim tell of an event that the event has one of: how many were arrested, for how long somebody goes to prison,
//! what was stolen?
//!
//! Reports of one event tell it in other words, so that it is known by a list.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::listed::ListedWords;
use super::setting::is_day;
use super::word::{Word, identity, key};
use super::{Claim, Figure, Setting};
use crate::analysis::{Certainty, QuantityKind};
use crate::lexicon::{Cues, Dimension};
use crate::syntax::{Pos, Tag};

/// What a claim tells that an event came to.
#[derive(Copy, Clone)]
pub(crate) struct Outcome<'c> {
    /// What it tells, by its number in the list.
    pub(crate) number: usize,
    pub(crate) figure: &'c Figure,
    /// The words that tell it: what is counted, what is done, a bit for each.
    frame: u64,
}

/// The same of a document: what is told, the values that it may have, and whether it is of a part only.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Told {
    number: usize,
    low: f64,
    high: f64,
    /// Of the badly hurt, of others than those who have been told of, of the past.
    part: bool,
    /// Where it was, as far as that is told with it.
    places: Box<[u64]>,
}

/// At most so many numbers of a document are kept: more is a table.
const MOST: usize = 64;

impl Told {
    /// What the claims of a document tell, in order. A clause tells less of it than the sentence.
    pub(super) fn of(claims: &[Claim]) -> Vec<Told> {
        let mut told: Vec<Told> = Vec::new();
        for claim in claims {
            // A month, a season or a year is the past that the news is told against.
            let past = claim.time.as_ref().is_some_and(|time| !is_day(time));
            for outcome in outcomes(claim) {
                let part = past || outcome.is_of_part(claim);
                let known = told.iter().position(|own| own.is(&outcome));
                let Some(own) = known.and_then(|at| told.get_mut(at)) else {
                    let (number, low, high) = (outcome.number, outcome.figure.low, outcome.figure.high);
                    let places = outcome.places(claim).collect();
                    if told.len() < MOST {
                        told.push(Told { number, low, high, part, places });
                    }
                    continue;
                };
                own.part |= part;
                if own.places.is_empty() {
                    own.places = outcome.places(claim).collect();
                }
            }
        }
        told
    }

    /// Whether it is this one of a claim.
    pub(super) fn is(&self, outcome: &Outcome<'_>) -> bool {
        (self.number, self.low, self.high) == (outcome.number, outcome.figure.low, outcome.figure.high)
    }

    /// Whether it may be the same.
    pub(super) fn may_be(&self, other: &Told) -> bool {
        self.number == other.number && self.low <= other.high && other.low <= self.high
    }

    /// Whether it may be mistaken for this one of another document.
    pub(super) fn is_near(&self, its: &Outcome<'_>) -> bool {
        let (low, high) = (self.low.min(its.figure.low), self.high.max(its.figure.high));
        self.number == its.number && high <= its.times() * low
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Told>() + size_of_val(&*self.places)
    }

    /// Whether it is of all, and nowhere else than another document knows.
    pub(super) fn is_of_whole(&self, other: &Setting) -> bool {
        !self.part && self.places.iter().all(|&place| other.speaks_of(place))
    }
}

impl Outcome<'_> {
    /// Who miscounts, or hears a sum wrong, is out by so many times.
    fn times(&self) -> f64 {
        if self.figure.sort.kind == QuantityKind::Count { 5.0 } else { 2.5 }
    }

    /// Whether other rules compare it, where they know how.
    pub(crate) fn is_compared(&self) -> bool {
        LIST.lines[self.number].compared
    }

    /// The words that hang on those that tell it, with their places.
    fn beside<'c>(&self, claim: &'c Claim) -> impl Iterator<Item = (usize, &'c Word)> + use<'c> {
        let frame = self.frame;
        let of_it = move |word: &Word| word.head.is_some_and(|head| head < 64 && frame & 1 << head != 0);
        claim.words.iter().enumerate().filter(move |(_, word)| of_it(word))
    }

    /// Whether it counts a part of those counted, such as those who have been told of: "the two victims".
    fn is_of_part(&self, claim: &Claim) -> bool {
        // "The death toll" is of all.
        let people = self.figure.noun.is_some_and(|at| claim.words[usize::from(at)].person);
        let noun = |word: &Word| people && word.head == self.figure.noun && word.tag.pos() == Pos::Det;
        let part = |word: &Word| LIST.part.contains(&word.key) && (noun(word) || word.tag.pos() != Pos::Det);
        let some_of = claim.words.get(usize::from(self.figure.last) + 1).is_some_and(|word| word.key == LIST.of_some);
        some_of || self.figure.noun.is_some() && self.beside(claim).any(|(_, word)| part(word))
    }

    /// The words for where it was.
    fn places<'c>(&self, claim: &'c Claim) -> impl Iterator<Item = u64> + use<'c> {
        let number = self.number;
        let within = |at: usize| {
            let mut before = claim.words[..at].iter().filter(|word| word.head.map(usize::from) == Some(at));
            before.any(|word| LIST.within.contains(&word.key))
        };
        let tells = move |word: &Word| LIST.words.of(word.key).any(|listed| listed.number == number);
        let says = |word: &Word| word.weight > 0 && !word.time && word.tag != Tag::Num;
        let beside = self.beside(claim).filter(move |&(at, word)| says(word) && !tells(word) && within(at));
        beside.map(|(_, word)| identity(word))
    }
}

/// What a claim tells as a fact that an event came to, each once.
pub(crate) fn outcomes(claim: &Claim) -> Vec<Outcome<'_>> {
    let mut told: Vec<Outcome<'_>> = Vec::new();
    let open = Cues::INTENTION.union(Cues::POSSIBLE).union(Cues::PROBABLE).union(Cues::CONDITION);
    let asked = |word: &Word| word.negated || word.cues.intersects(open) || LIST.asked.contains(&word.key);
    let unsure = matches!(claim.certainty, Certainty::Possible | Certainty::Probable);
    if claim.figures.is_empty() || unsure || claim.words.iter().any(asked) {
        return told;
    }
    for (at, word) in claim.words.iter().enumerate() {
        for listed in LIST.words.told_by(claim, word) {
            let number = listed.number;
            if told.iter().any(|known| known.number == number) || !listed.is_whole(claim, at, NEAR) {
                continue;
            }
            let fits = |figure: &&Figure| LIST.lines[number].fits(claim, figure, number);
            let of_it = |figure| Some(Outcome { number, figure, frame: frame(claim, figure, at)? });
            let mut found = claim.figures.iter().filter(fits).filter_map(of_it);
            told.extend(found.next().filter(|_| found.next().is_none()));
        }
    }
    told
}

/// So many words behind the first of two that belong together stands the second at most.
const NEAR: usize = 6;

/// The words that tell of a number what a word at an index says of it, if it depends on that word, or on what that word depends on.
fn frame(claim: &Claim, figure: &Figure, at: usize) -> Option<u64> {
    /// So many steps up the tree.
    const REACH: usize = 4;
    let above = |at: usize| claim.words[at].head.map(usize::from);
    let first = usize::from(figure.noun.unwrap_or(figure.first));
    // "The death toll rose to 17."
    let own = [Some(at), above(at), above(at).and_then(above)];
    let (mut frame, mut belongs) = (bit(at), false);
    for step in std::iter::successors(Some(first), |&at| above(at)).take(REACH) {
        frame |= bit(step);
        belongs |= own.contains(&Some(step));
        // A clause of its own is of something else.
        let tag = claim.words[step].tag;
        if tag.is_verb() && !matches!(tag, Tag::VerbVbn | Tag::VerbVbg) {
            break;
        }
    }
    belongs.then_some(frame)
}

/// The bit of a word: the words of longer claims have none.
fn bit(at: usize) -> u64 {
    1_u64.checked_shl(at as u32).unwrap_or(0)
}

/// What a line of the list asks of a number.
struct Line {
    sort: Sort,
    /// The nouns that are counted.
    counted: Vec<u64>,
    /// Whether people are, whatever they are called.
    people: bool,
    /// Whether other rules compare it, where they know how.
    compared: bool,
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Sort {
    Count,
    Share,
    Measure(Dimension),
    /// The greater of two counts of votes: "8 to 4".
    Ballot,
}

impl Line {
    fn fits(&self, claim: &Claim, figure: &Figure, number: usize) -> bool {
        let told = figure.low.is_finite() && figure.high.is_finite() && figure.low > 0.0;
        let sort = match self.sort {
            Sort::Count => figure.sort.kind == QuantityKind::Count && figure.sort.dimension().is_none(),
            Sort::Ballot => is_ballot(claim, figure),
            Sort::Share => figure.sort.kind == QuantityKind::Percent,
            Sort::Measure(dimension) => figure.sort.dimension() == Some(dimension),
        };
        told && sort && (self.sort != Sort::Count || self.counts(claim, figure, number))
    }

    /// Whether it counts what is asked for, or what tells of it: people, the dead.
    fn counts(&self, claim: &Claim, figure: &Figure, number: usize) -> bool {
        let Some(noun) = figure.noun.map(|at| &claim.words[usize::from(at)]) else { return true };
        self.counted.contains(&noun.key)
            || self.people && noun.person
            || LIST.words.of(noun.key).any(|listed| listed.number == number)
    }
}

/// Whether a number is the first of two that a vote ended with, the one that carried it: "8 to 4", "by 42 votes to 38". An earlier
/// vote is told as one: "had rejected it by 7 to 5".
fn is_ballot(claim: &Claim, figure: &Figure) -> bool {
    let behind = usize::from(figure.noun.filter(|&noun| noun > figure.last).unwrap_or(figure.last)) + 1;
    let second = || claim.figures.iter().find(|other| usize::from(other.first) == behind + 1);
    let joined =
        || claim.words.get(behind).is_some_and(|word| matches!(claim.slice(word.span).trim(), "to" | "-" | "–"));
    let earlier = || claim.words.iter().any(|word| word.tag == Tag::AuxVbd && word.key == LIST.have);
    let count = |figure: &Figure| figure.sort.kind == QuantityKind::Count && figure.exact.is_some();
    count(figure) && joined() && second().is_some_and(|other| count(other) && other.low < figure.low) && !earlier()
}

/// The list, read once: a line is one thing that an event comes to.
#[derive(Default)]
struct List {
    lines: Vec<Line>,
    words: ListedWords,
    /// By which nothing is told that has happened.
    asked: Vec<u64>,
    /// By which a part is counted.
    part: Vec<u64>,
    /// Before a place.
    within: Vec<u64>,
    /// Behind the number of some of a set: "12 of the injured".
    of_some: u64,
    have: u64,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List { of_some: key("of"), have: key("have"), ..List::default() };
    let mut told_by = Vec::new();
    let lines = include_str!("outcomes.txt").lines().filter(|line| !line.starts_with('#'));
    for (of, told) in lines.filter_map(|line| line.split_once(": ")) {
        let keys = || told.split(' ').map(key).collect();
        match of {
            "asked" => list.asked = keys(),
            "part" => list.part = keys(),
            "within" => list.within = keys(),
            _ => {
                let Some(line) = Line::read(of) else { continue };
                told_by.push((list.lines.len(), told));
                list.lines.push(line);
            }
        }
    }
    list.words = ListedWords::of_lines(told_by);
    list
});

impl Line {
    /// What stands before the words of a line: `count* people`, `money`.
    fn read(of: &str) -> Option<Line> {
        let (sort, counted) = of.split_once(' ').unwrap_or((of, ""));
        let (sort, compared) = sort.strip_suffix('*').map_or((sort, false), |sort| (sort, true));
        let nouns = || counted.split(',').filter(|noun| !noun.is_empty());
        let people = nouns().any(|noun| noun == "people");
        Some(Line { sort: Sort::named(sort)?, counted: nouns().map(key).collect(), people, compared })
    }
}

impl Sort {
    fn named(name: &str) -> Option<Sort> {
        Some(match name {
            "count" => Sort::Count,
            "share" => Sort::Share,
            "duration" => Sort::Measure(Dimension::Duration),
            "money" => Sort::Measure(Dimension::Money),
            "ballot" => Sort::Ballot,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::text::Document;

    /// The values that the first claim of a text tells.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let claims = claims(&Document::new("text", text));
        let told: Vec<&str> = outcomes(&claims[0]).iter().map(|told| claims[0].slice(told.figure.span)).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn what_an_event_comes_to_is_told_in_many_words() {
        check("The death toll rose to 17.", &["17"]);
        check("The storm claimed 17 lives.", &["17"]);
        check("Seventeen people lost their lives.", &["Seventeen"]);
        check("The hospitals treated 62 people.", &["62"]);
        check("Hospitals treated 62 people.", &["62"]);
        check("Some 1,400 people had to leave their homes.", &["Some 1,400"]);
        check("Twelve people are still missing.", &["Twelve"]);
        check("He must go to prison for five and a half years.", &["five and a half years"]);
        check("The storm destroyed 350 houses.", &["350"]);
        check("The council voted 8 to 4 to sell the pier.", &["8"]);
        check("The council voted 8-4 to sell the pier.", &["8"]);
        check("The council sold the pier by 42 votes to 38.", &["42"]);
    }

    #[test]
    fn what_is_counted_must_fit() {
        check("The storm destroyed 12 bridges.", &[]);
        check("The hospital has 62 beds.", &[]);
    }

    #[test]
    fn every_line_of_the_list_is_understood() {
        for line in include_str!("outcomes.txt").lines().skip(1) {
            let (of, _) = line.split_once(": ").expect("a line says what it is of");
            assert!(Line::read(of).is_some() || matches!(of, "asked" | "part" | "within"), "{line}");
        }
    }
}
