//! But for the words that tell of it, are two claims about one thing?
//!
//! "A referral is needed", "you can book without any referral": what either says beside what tells of it is compared word by
//! word, and only what hangs on it counts, not the clauses beside.

use super::attribute::are_of_two_times;
use super::wordlist::{Class, is};
use crate::claim::{Claim, Role, Word};
use crate::judge::pair::{Pair, Side};
use crate::syntax::Tag;

/// Lighter words name no thing.
const TELLING: u8 = 45;

/// Words lighter than this say nothing of what a thing is: get, have, do.
const LIGHT: u8 = 40;

/// So much more may either say.
const MOST_MORE: usize = 4;

/// What two claims say beside the words that tell of it.
pub(super) struct Matter {
    a: Rest,
    b: Rest,
}

/// What one claim says beside, by whether the other says it.
struct Rest {
    side: Side,
    met: Vec<usize>,
    unmet: Vec<usize>,
}

impl Matter {
    /// `told` is whether the word at an index of a side tells of it.
    pub(super) fn of(pair: &Pair<'_>, told: impl Fn(Side, usize) -> bool) -> Matter {
        let read = |side: Side| said(pair.claim(side), |at| told(side, at));
        let (a, b) = (read(Side::A), read(Side::B));
        Matter { a: Rest::of(pair, Side::A, &a, &b[0]), b: Rest::of(pair, Side::B, &b, &a[0]) }
    }

    /// Whether it is one thing that both are about, as far as what either says beside tells.
    pub(super) fn is_one(&self, pair: &Pair<'_>) -> bool {
        let both = |holds: fn(&Rest, &Pair<'_>) -> bool| holds(&self.a, pair) && holds(&self.b, pair);
        both(Rest::names_it)
            && (pair.subjects_meet() || both(Rest::is_led_by_it))
            && both(Rest::is_all_of_it)
            && self.fits(pair)
            && !pair.names_apart()
            && !are_of_two_times(pair.a, pair.b)
    }

    /// Whether one side says nothing more, or each a word of another kind.
    fn fits(&self, pair: &Pair<'_>) -> bool {
        match (&*self.a.unmet, &*self.b.unmet) {
            ([], more) | (more, []) => more.len() <= MOST_MORE,
            (&[i], &[j]) => pair.a.words[i].tag.is_verb() != pair.b.words[j].tag.is_verb(),
            _ => false,
        }
    }

    /// Whether it is so for the same people: what is free for children may cost adults something.
    pub(super) fn is_for_the_same(&self, pair: &Pair<'_>) -> bool {
        let all = || [Side::A, Side::B].into_iter().any(|side| pair.has(side, Class::ALL.union(Class::EVERY_ONE)));
        match (self.a.is_for_some(pair), self.b.is_for_some(pair)) {
            (true, true) => false,
            (false, false) => true,
            _ => all(),
        }
    }
}

/// The words that say something beside what tells of it: of its clause, and of the clauses beside.
fn said(claim: &Claim, told: impl Fn(usize) -> bool) -> [Vec<usize>; 2] {
    let counted = |at: usize| claim.figures.iter().any(|figure| (figure.first..=figure.last).contains(&(at as u16)));
    let telling = |at: usize, word: &Word| {
        let heavy = word.weight >= LIGHT || word.name.is_some() && word.weight > 0;
        let kind = word.tag.is_nominal() || word.tag.is_verb() || word.tag == Tag::Adj;
        heavy && kind && !word.time && !counted(at) && !told(at)
    };
    let words = claim.words.iter().enumerate().filter(|&(at, word)| telling(at, word));
    let (own, beside) = words.map(|(at, _)| at).partition(|&at| is_in_clause(claim, at, &told));
    [own, beside]
}

/// Whether a word stands in the clause that tells of it, and not in one beside: "before it is written", "who was alone".
fn is_in_clause(claim: &Claim, at: usize, told: impl Fn(usize) -> bool) -> bool {
    let above = |from: usize| {
        std::iter::successors(Some(from), |&at| claim.words[at].head.map(usize::from)).take(claim.words.len())
    };
    let words = 0..claim.words.len();
    let over = |at: usize| told(at) || words.clone().any(|word| told(word) && above(word).any(|each| each == at));
    let heads_clause = |at: usize| {
        let word = &claim.words[at];
        // "To read it", "reading it" tell what for.
        let to = || claim.words[..at].iter().any(|to| to.tag == Tag::PartTo && to.head.map(usize::from) == Some(at));
        word.role == Role::Predicate && word.tag != Tag::VerbVbg && !to()
    };
    above(at).take_while(|&each| !over(each)).all(|each| !heads_clause(each))
}

impl Rest {
    fn of(pair: &Pair<'_>, side: Side, [own, beside]: &[Vec<usize>; 2], others: &[usize]) -> Rest {
        let (claim, other) = (pair.claim(side), pair.claim(side.other()));
        let as_written = |at: usize| others.iter().any(|&its| other.words[its].key == claim.words[at].key);
        let met = |at: usize| pair.is_met(side, at) || as_written(at);
        let leads = |at: usize| pair.subject(side) == Some(at) && pair.subjects_meet();
        let (mut found, unmet): (Vec<usize>, Vec<usize>) = own.iter().partition(|&&at| met(at) || leads(at));
        found.extend(beside.iter().filter(|&&at| met(at)));
        Rest { side, met: found, unmet }
    }

    fn word<'p>(&self, pair: &Pair<'p>, at: usize) -> &'p Word {
        &pair.claim(self.side).words[at]
    }

    /// Whether it names a thing that the other side names too.
    fn names_it(&self, pair: &Pair<'_>) -> bool {
        self.met.iter().any(|&at| is_thing(self.word(pair, at)))
    }

    /// Whether what it is about is nothing that the other side does not speak of.
    fn is_led_by_it(&self, pair: &Pair<'_>) -> bool {
        // "Boat owners" are led by the owners.
        let above =
            |word: &Word| word.head.is_some_and(|head| self.word(pair, usize::from(head)).role == Role::Subject);
        let leads =
            |at: usize, word: &Word| pair.topic(self.side) == Some(at) || word.role == Role::Subject && !above(word);
        let elsewhere = |at: usize, word: &Word| leads(at, word) && is_thing(word) && !word.person;
        !self.unmet.iter().any(|&at| elsewhere(at, self.word(pair, at)))
    }

    /// Whether what both name is no more than some of it here: "day tickets", "tickets for the tower".
    fn is_all_of_it(&self, pair: &Pair<'_>) -> bool {
        let words = &pair.claim(self.side).words;
        // "On Sundays and at Easter" is more, and not less.
        let joined =
            |at: usize| words.iter().any(|word| word.tag == Tag::Cconj && word.head.map(usize::from) == Some(at));
        let head = |at: usize| words[at].head.map(usize::from).filter(|head| self.met.contains(head) && !joined(at));
        !self.unmet.iter().any(|&at| head(at).is_some_and(|head| is_thing(self.word(pair, head))))
    }

    /// Whether it is told of people of whom the other side does not speak.
    fn is_for_some(&self, pair: &Pair<'_>) -> bool {
        let somebody = |word: &Word| word.person && !is(word, Class::WHOEVER);
        self.unmet.iter().any(|&at| somebody(self.word(pair, at)))
    }
}

fn is_thing(word: &Word) -> bool {
    word.tag.is_nominal() && word.weight >= TELLING
}
