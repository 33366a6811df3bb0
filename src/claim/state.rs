//! In which of several ways, which exclude each other, does a claim say that a thing is: free or paid for, needed or optional?
//!
//! "Admission is free", "adults pay 12 euros to get in": the words have no opposites among them. Which way they tell is known by
//! a list.

use std::sync::LazyLock;

use super::Claim;
use super::word::{Role, Word, key, key_as_written};
use crate::analysis::Certainty;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// In which way a claim says that a thing is.
#[derive(Debug)]
pub(crate) struct State {
    /// Of which of the listed ranges of ways.
    pub(crate) range: usize,
    /// Which of them.
    pub(crate) way: usize,
    /// The words that tell it, from the first to the last.
    pub(crate) span: Span,
    /// Whether a negation makes it the other way.
    pub(crate) turned: bool,
    /// What kind of range that is.
    pub(crate) kind: RangeKind,
    /// The words that tell it or stand beside them, a bit for each.
    frame: u64,
}

impl State {
    /// Whether the word at an index tells it, or adds nothing.
    pub(crate) fn is_told_by(&self, at: usize) -> bool {
        self.frame & 1 << at != 0
    }
}

/// What kind of ways a range has.
#[derive(Copy, Clone, Default, Debug)]
pub(crate) struct RangeKind {
    /// They come about once, and are not what is so for a time.
    pub(crate) event: bool,
    /// It does not matter of whom they are told.
    pub(crate) of_anybody: bool,
}

/// In which ways a claim says that things are; nothing, if it is long, conditional, or unsure.
pub(crate) fn states(claim: &Claim) -> Vec<State> {
    /// Claims of more words tell more than one thing, and more have no bits.
    const MOST_WORDS: usize = 40;
    if claim.words.len() > MOST_WORDS {
        return Vec::new();
    }
    let told_at = |(at, word)| LIST.beginning_with(claim, word).filter_map(move |listed| listed.told(claim, at));
    let mut told: Vec<State> = claim.words.iter().enumerate().flat_map(told_at).collect();
    if told.is_empty() || !is_plain(claim) {
        return Vec::new();
    }
    let first_of = |x: &State| x.frame.trailing_zeros() as usize;
    // "Only after meals" says when not, too.
    let only = claim.words.iter().position(|word| word.key == LIST.only);
    let led_by =
        |x: &State, only| only < first_of(x) && matches!(claim.words[first_of(x)].tag.pos(), Pos::Adp | Pos::Sconj);
    told.retain(|x| only.is_none_or(|only| led_by(x, only)));
    // Who must buy a ticket pays; what must be free is not so yet.
    let does = |x: &State| {
        let tag = claim.words[first_of(x)].tag;
        !x.kind.event && tag.is_verb() && tag != Tag::VerbVbn
    };
    told.retain(|x| claim.certainty != Certainty::Unknown || does(x));
    // "No intention of resigning" is more than "resign".
    let is_part = |x: &State, y: &State| x.frame & y.frame != 0 && x.frame.count_ones() < y.frame.count_ones();
    retain(&mut told, |x, all| !all.iter().any(|other| is_part(x, other)));
    // What is told in two ways of one range is told of two things.
    retain(&mut told, |x, all| !all.iter().any(|other| other.range == x.range && other.way != x.way));
    for at in 0..told.len() {
        let range = told[at].range;
        let same = told.iter().filter(|other| other.range == range).fold(0, |bits, other| bits | other.frame);
        told[at].frame |= same | LIST.beside(claim, range);
    }
    // What is meant to be is not so yet; an order for goods means nothing to be.
    let intended =
        |word: &Word| word.cues.intersects(Cues::INTENTION) && matches!(word.role, Role::Predicate | Role::Subject);
    let is_meant = |x: &State| claim.words.iter().enumerate().any(|(at, word)| intended(word) && !x.is_told_by(at));
    told.retain(|x| !is_meant(x));
    told.dedup_by_key(|x| x.range);
    told
}

/// Keeps those of which it holds beside all of them.
fn retain(told: &mut Vec<State>, holds: impl Fn(&State, &[State]) -> bool) {
    let mut kept: Vec<bool> = told.iter().map(|x| holds(x, told)).collect();
    kept.reverse();
    told.retain(|_| kept.pop() == Some(true));
}

/// Whether a claim is told as a fact, and without condition or exception.
fn is_plain(claim: &Claim) -> bool {
    let bounds = |word: &Word| {
        let joins = word.cues.intersects(Cues::CONDITION) && word.tag.pos() == Pos::Sconj;
        joins || LIST.bounds.contains(&word.key)
    };
    let must = || claim.words.iter().any(|word| word.cues.contains(Cues::OBLIGATION));
    let told = matches!(claim.certainty, Certainty::Certain | Certainty::Possible) || must();
    told && !claim.is_denied() && !claim.words.iter().any(bounds)
}

/// The list, read once.
struct List {
    /// By the lemma of the first word.
    listed: Vec<Listed>,
    /// How many ways each range has.
    ways: Vec<usize>,
    /// What kind of range each is.
    kinds: Vec<RangeKind>,
    /// Lemmas that stand beside, with their range; sorted.
    beside: Vec<(u64, usize)>,
    /// Words by which what is told holds for some cases only, or perhaps.
    bounds: Vec<u64>,
    /// "Only".
    only: u64,
}

/// Words that tell a way.
struct Listed {
    first: u64,
    then: Vec<u64>,
    range: usize,
    way: usize,
    /// Whether a negation turns it.
    turns: bool,
    /// Whether it is a negation by itself.
    denies: bool,
    /// Whether it is told by a state only, or by what is done to a thing.
    state: bool,
    /// What must not follow.
    unless: Vec<u64>,
}

impl Listed {
    fn read(written: &str, range: usize, way: usize) -> Listed {
        let (turns, written) = written.strip_prefix('=').map_or((true, written), |rest| (false, rest));
        let mut parts = written.split('!');
        let words = parts.next().unwrap_or_default();
        let unless = parts.map(key).collect();
        let (state, words) = words.strip_suffix('*').map_or((false, words), |rest| (true, rest));
        let mut lemmas = words.split('+').map(key);
        let first = lemmas.next().unwrap_or_default();
        let denies = words.split('+').any(|word| ["no", "not", "nothing", "without"].contains(&word));
        Listed { first, then: lemmas.collect(), range, way, turns, denies, state, unless }
    }

    /// What it tells, where its first word stands at an index.
    fn told(&self, claim: &Claim, at: usize) -> Option<State> {
        /// So many words behind one stands the next at most.
        const NEAR: usize = 3;
        let words = &claim.words;
        if self.state && !matches!(words[at].tag, Tag::Adj | Tag::VerbVbn) {
            return None;
        }
        let (mut frame, mut last) = (1 << at, at);
        for lemma in &self.then {
            let mut behind = words[last + 1..].iter().take(NEAR);
            // Only small words stand between.
            let next = behind.position(|word| is(claim, word, *lemma) || word.weight > 0)?;
            last += 1 + next;
            if !is(claim, &words[last], *lemma) {
                return None;
            }
            frame |= 1 << last;
        }
        if words.get(last + 1).is_some_and(|next| self.unless.iter().any(|lemma| is(claim, next, *lemma))) {
            return None;
        }
        let own = (at..=last).filter(|&each| frame & 1 << each != 0);
        let denied = own.into_iter().any(|each| words[each].negated || words[each].without)
            || is_of_none(claim, at)
            || words[at].tag == Tag::Adp && is_of_denied(claim, last, frame);
        let negated = denied && !self.denies;
        let ways = LIST.ways[self.range];
        if negated && (!self.turns || ways > 2) {
            return None;
        }
        let way = if negated { 1 - self.way } else { self.way };
        let span = words[at].span.cover(words[last].span);
        let kind = LIST.kinds[self.range];
        Some(State { range: self.range, kind, way, span, turned: negated, frame })
    }
}

/// Whether a word is told of nothing: "no dogs are allowed", "no fee".
fn is_of_none(claim: &Claim, at: usize) -> bool {
    let none = |word: &Word| word.cues.contains(Cues::NONE) && word.weight == 0;
    let dependent = |of: usize| claim.words.iter().any(|word| word.head.map(usize::from) == Some(of) && none(word));
    let arguments = claim.words.iter().enumerate().filter(|(_, word)| word.head.map(usize::from) == Some(at));
    let mut arguments = arguments.filter(|(_, word)| word.tag.is_nominal());
    let nobody = |argument: usize| none(&claim.words[argument]) || dependent(argument);
    dependent(at) || claim.words[at].tag.pos() != Pos::Noun && arguments.any(|(argument, _)| nobody(argument))
}

/// Whether what a phrase hangs on, which ends at an index, is denied: "did not arrive on time".
fn is_of_denied(claim: &Claim, last: usize, frame: u64) -> bool {
    let words = &claim.words;
    let above = std::iter::successors(Some(last), |&at| words[at].head.map(usize::from)).take(words.len());
    let mut verbs = above.filter(|&at| words[at].tag.is_verb() && frame & 1 << at == 0);
    verbs.next().is_some_and(|at| words[at].negated)
}

/// Whether a word is this one, by its lemma or as it is written.
fn is(claim: &Claim, word: &Word, lemma: u64) -> bool {
    word.key == lemma || key_as_written(claim.slice(word.span)) == lemma
}

impl List {
    fn beginning_with<'l>(&'l self, claim: &Claim, word: &Word) -> impl Iterator<Item = &'l Listed> + use<'l> {
        let of = |first: u64| {
            let from = self.listed.partition_point(|listed| listed.first < first);
            self.listed[from..].iter().take_while(move |listed| listed.first == first)
        };
        let written = key_as_written(claim.slice(word.span));
        let written = Some(written).filter(|&written| written != word.key);
        of(word.key).chain(written.into_iter().flat_map(of))
    }

    /// The words of a claim that stand beside what tells of a range, a bit for each.
    fn beside(&self, claim: &Claim, range: usize) -> u64 {
        let beside = |word: &Word| self.beside.binary_search(&(word.key, range)).is_ok();
        claim.words.iter().enumerate().filter(|(_, word)| beside(word)).fold(0, |bits, (at, _)| bits | 1 << at)
    }
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    const BOUNDS: &str = "except unless otherwise if when whether provided might could perhaps possibly probably maybe";
    let mut list = List {
        listed: Vec::new(),
        ways: Vec::new(),
        kinds: Vec::new(),
        beside: Vec::new(),
        bounds: BOUNDS.split(' ').map(key).collect(),
        only: key("only"),
    };
    let lines = include_str!("states.txt").lines().filter(|line| !line.starts_with('#'));
    for (name, told) in lines.filter_map(|line| line.split_once(": ")) {
        let (ways, beside) = told.split_once(" / ").unwrap_or((told, ""));
        let range = list.ways.len();
        for (way, written) in ways.split(" | ").enumerate() {
            list.listed.extend(written.split(' ').map(|written| Listed::read(written, range, way)));
        }
        let is = |kind: &str| name.split(' ').skip(1).any(|each| each == kind);
        list.kinds.push(RangeKind { event: is("event"), of_anybody: is("whoever") });
        list.ways.push(ways.split(" | ").count());
        list.beside.extend(beside.split_whitespace().map(|lemma| (key(lemma), range)));
    }
    list.listed.sort_by_key(|listed| listed.first);
    list.beside.sort_unstable();
    list
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::passage;
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    /// The words by which a text is found to say in which way a thing is, and which way that is.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let (lexicon, document) = (Lexicon::english(), Document::new("text", text));
        let claim = passage(&lexicon, &document, &crate::analysis::analyze_with(&lexicon, &document)).0;
        let told: Vec<_> = states(&claim).iter().map(|state| (claim.slice(state.span).to_owned(), state.way)).collect();
        let expected: Vec<_> = expected.iter().map(|&(words, way)| (words.to_owned(), way)).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn a_way_is_told_in_many_words() {
        check("Mooring is free of charge.", &[("free of charge", 1)]);
        check("There is no fee for mooring.", &[("fee", 1)]);
        check("The skipper handed in her resignation.", &[("handed in her resignation", 1)]);
        check("The council gave the lock the green light.", &[("green light", 0)]);
    }

    #[test]
    fn a_negation_makes_it_the_other_way() {
        check("A bulb is included.", &[("included", 0)]);
        check("A bulb is not included.", &[("included", 1)]);
        check("The driver escaped without a scratch.", &[("without a scratch", 1)]);
        check("Nobody was injured.", &[("injured", 1)]);
    }

    #[test]
    fn a_phrase_is_denied_with_its_verb() {
        check("The ferry arrived on time.", &[("on time", 0)]);
        check("The ferry did not arrive on time.", &[("on time", 1)]);
        check("The crossing costs us nothing.", &[("costs us nothing", 1)]);
    }

    #[test]
    fn what_is_conditional_or_meant_is_not_told() {
        check("Mooring is free if you stay for an hour.", &[]);
        check("Mooring could be free.", &[]);
        check("You are free to moor.", &[]);
        check("The lock is open on Mondays and closed on Sundays.", &[]);
        check("Mooring must be free.", &[]);
        check("Take the drops only after meals.", &[("after meals", 1)]);
    }

    #[test]
    fn every_line_of_the_list_is_understood() {
        for line in include_str!("states.txt").lines().skip(1) {
            let ways = line.split_once(": ").map(|(_, ways)| ways.split(" | ").count());
            assert!(ways.is_some_and(|ways| ways > 1), "{line}");
        }
    }
}
