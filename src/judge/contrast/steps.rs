//! Which steps lead from the premise to the hypothesis, and which of them keep the truth?
//!
//! What is left out, added, or put more broadly or narrowly keeps it or not by where it stands, after NatLog (MacCartney
//! 2009): "red boats sank" says that boats sank, and "no boats sank" that no red boats did.

use super::{MOST_LEFT, View};
use crate::claim::{Claim, Role};
use crate::judge::align::{How, MOST_WORDS};
use crate::judge::evidence::wordlist::{Class, is};
use crate::judge::features::Row;
use crate::judge::pair::{Side, turned};
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::{Pos, Tag};

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 17] = [
    "phrases left out that may be",
    "phrases left out that must not be",
    "phrases added that may be",
    "phrases added that must not be",
    "modifiers added that must not be",
    "modifiers left out that must not be",
    "clauses added that must not be",
    "phrases replaced",
    "broader or narrower as may be",
    "broader or narrower as must not be",
    "steps that must not be",
    "steps",
    "counted more strongly in h",
    "counted more weakly in h",
    "one of several in p",
    "one of several in h",
    "words that h does not affirm as p does",
];

/// What becomes of a text that is true when a word in it gives way to a broader one, or what it adds is left out.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    /// It stays true.
    Up,
    /// It may become false; the other way round it stays true.
    Down,
    /// It may become false either way: only red boats, most boats, the first boat.
    Neither,
}

/// The direction of each word of a claim.
pub(super) struct Directions(pub(super) [Direction; MOST_WORDS]);

impl Directions {
    pub(super) fn of(claim: &Claim) -> Directions {
        let mut marks = [Mark::default(); MOST_WORDS];
        for word in claim.words.iter().take(MOST_WORDS) {
            let Some(mark) = word.head.and_then(|head| marks.get_mut(usize::from(head))) else { continue };
            mark.all |= word.cues.intersects(Cues::UNIVERSAL) && word.tag.pos() == Pos::Det;
            mark.none |= word.cues.intersects(Cues::NONE) && word.tag.pos() == Pos::Det;
            // "They should be told" sets no condition.
            mark.condition |= word.cues.intersects(Cues::CONDITION) && word.tag.pos() != Pos::Aux;
            mark.exact |= word.cues.intersects(Cues::ONLY)
                || word.tag == Tag::AdjJjr
                || is(word, Class::MOST)
                || is(word, Class::ORDINAL);
            mark.or |= is(word, Class::OR);
        }
        let mut directions = [Direction::Up; MOST_WORDS];
        for (at, direction) in directions.iter_mut().enumerate().take(claim.words.len()) {
            *direction = Directions::at(claim, &marks, at);
        }
        Directions(directions)
    }

    fn at(claim: &Claim, marks: &[Mark; MOST_WORDS], from: usize) -> Direction {
        let mut down = turned(claim, from) ^ claim.words[from].without;
        let mut next = Some(from);
        let mut below_noun = false;
        for _ in 0..DEEP {
            let Some((at, mark)) = next.and_then(|at| Some((at, marks.get(at)?))) else { break };
            let word = &claim.words[at];
            if mark.exact && !below_noun {
                return Direction::Neither;
            }
            below_noun |= word.tag.is_noun();
            // The noun itself may be known to be negated.
            let none = mark.none && !(at == from && word.negated);
            down ^= (mark.all || none) && word.tag.is_noun();
            down ^= mark.condition;
            down ^= mark.or;
            next = word.head.map(usize::from).filter(|&head| head != at);
        }
        if down { Direction::Down } else { Direction::Up }
    }
}

/// How far above a word its surroundings are looked at.
const DEEP: usize = 8;

/// What hangs on a word.
#[derive(Copy, Clone, Default)]
struct Mark {
    all: bool,
    none: bool,
    condition: bool,
    exact: bool,
    or: bool,
}

/// A phrase that the other side lacks, by its uppermost word.
#[derive(Copy, Clone)]
struct Phrase {
    at: usize,
    /// The word on the other side that stands for what it hangs on.
    on: Option<usize>,
    role: Role,
    pos: Pos,
}

impl View<'_, '_> {
    /// Puts how many steps there are, and how many keep the truth.
    pub(super) fn steps(&self, out: &mut Row<'_>) {
        let (p, h) = (Directions::of(self.p), Directions::of(self.h));
        let (gone, new) = (self.phrases(self.premise), self.phrases(self.hypothesis));
        let rival = |x: &Phrase, y: &Phrase| {
            x.role == y.role
                && (x.pos == y.pos || x.role != Role::Modifier)
                && match (x.on, y.on) {
                    (None, None) => true,
                    (Some(x), Some(y)) => self.met(self.hypothesis, x) == Some(y),
                    _ => false,
                }
        };
        let replaced = |y: &&Phrase| gone.iter().flatten().any(|x| rival(x, y));
        let loses = |x: &&Phrase| !new.iter().flatten().any(|y| rival(x, y));
        let rivals = new.iter().flatten().filter(replaced).count();
        let mut tally = [[0i16; 2]; 2];
        let (mut modifiers, mut clauses) = ([0i16; 2], 0i16);
        for x in gone.iter().flatten().filter(loses) {
            let may = p.0[x.at] == Direction::Up;
            tally[0][usize::from(!may)] += 1;
            modifiers[0] += i16::from(!may && x.role == Role::Modifier);
        }
        for y in new.iter().flatten().filter(|y| !replaced(y)) {
            let may = h.0[y.at] == Direction::Down;
            tally[1][usize::from(!may)] += 1;
            modifiers[1] += i16::from(!may && y.role == Role::Modifier);
            clauses += i16::from(!may && y.role == Role::Predicate);
        }
        let (mut fits, mut misfits) = (0, 0);
        for link in &self.pair.alignment.links {
            let How::Lexical(relation @ (WordRelation::Broader | WordRelation::Narrower)) = link.how else { continue };
            let (at, broadest) = match self.premise {
                Side::A => (usize::from(link.a), WordRelation::Narrower),
                Side::B => (usize::from(link.b), WordRelation::Broader),
            };
            let direction = p.0.get(at).copied().unwrap_or(Direction::Neither);
            let keeps = if relation == broadest { Direction::Up } else { Direction::Down };
            if direction == keeps { fits += 1 } else { misfits += 1 }
        }
        let bad = tally[0][1] + tally[1][1] + misfits + rivals as i16;
        let all = bad + tally[0][0] + tally[1][0] + fits;
        out.extend([tally[0][0], tally[0][1], tally[1][0], tally[1][1]].map(|n| n.min(9)));
        out.extend([modifiers[1].min(9), modifiers[0].min(9), clauses.min(9), rivals.min(9) as i16]);
        out.extend([fits, misfits, bad, all].map(|n| n.min(12)));
        self.counted(out);
        self.affirmed(&p, &h, out);
    }

    /// The phrases that the other side lacks.
    fn phrases(&self, side: Side) -> [Option<Phrase>; MOST_LEFT] {
        let claim = self.pair.claim(side);
        let mut phrases = [None; MOST_LEFT];
        let tops = self.left(side).filter_map(|(at, word)| {
            let head = super::content_head(claim, at);
            let on = head.and_then(|head| self.met(side, head));
            let top = head.is_none_or(|head| !self.is_left(side, head));
            top.then_some(Phrase { at, on, role: word.role, pos: word.tag.pos() })
        });
        for (place, phrase) in phrases.iter_mut().zip(tops) {
            *place = Some(phrase);
        }
        phrases
    }

    /// How many nouns that both have are counted more strongly by the hypothesis, and how many more weakly: some, most, all.
    fn counted(&self, out: &mut Row<'_>) {
        let (mut more, mut less) = (0i16, 0i16);
        for at in 0..self.h.words.len().min(MOST_WORDS) {
            let Some(partner) = self.same(at).filter(|_| self.h.words[at].tag.is_noun()) else { continue };
            let (Some(h), Some(p)) = (extent(self.h, at), extent(self.p, partner)) else { continue };
            more += i16::from(h > p);
            less += i16::from(h < p);
        }
        out.extend([more.min(3), less.min(3)]);
    }

    /// How many words that both have are one of several that may be meant, and how many are affirmed on one side only.
    fn affirmed(&self, p: &Directions, h: &Directions, out: &mut Row<'_>) {
        let (mut in_p, mut in_h, mut otherwise) = (0i16, 0i16, 0i16);
        for at in 0..self.h.words.len().min(MOST_WORDS) {
            let Some(partner) = self.same(at).filter(|&p| p < MOST_WORDS) else { continue };
            if self.h.words[at].weight == 0 {
                continue;
            }
            let (of_p, of_h) = (is_alternative(self.p, partner), is_alternative(self.h, at));
            in_p += i16::from(of_p && !of_h);
            in_h += i16::from(of_h && !of_p);
            otherwise += i16::from(p.0[partner] != h.0[at]);
        }
        out.extend([in_p, in_h, otherwise].map(|n| n.min(9)));
    }
}

/// How much of what a noun means is spoken of: 3 for all, 2 for most, 1 for some or what is not said.
fn extent(claim: &Claim, at: usize) -> Option<u8> {
    let before = &claim.words[at.saturating_sub(4)..at];
    let mut own = before.iter().filter(|word| word.head.map(usize::from) == Some(at));
    if own.clone().any(|word| word.cues.intersects(Cues::NONE)) {
        return None;
    }
    let said = own.find_map(|word| match () {
        () if word.cues.intersects(Cues::UNIVERSAL) => Some(3),
        () if is(word, Class::MOST) => Some(2),
        () => None,
    });
    Some(said.unwrap_or(1))
}

/// Whether a word is part of what is joined by "or".
pub(super) fn is_alternative(claim: &Claim, at: usize) -> bool {
    let joins = |word: &&crate::claim::Word| is(word, Class::OR);
    let member = |of: usize| {
        claim.words.iter().take(MOST_WORDS).filter(joins).any(|or| {
            let other = or.head.map(usize::from);
            let first = other.and_then(|other| claim.words[other].head).map(usize::from);
            other == Some(of) || first == Some(of)
        })
    };
    if !claim.words.iter().take(MOST_WORDS).any(|word| is(word, Class::OR)) {
        return false;
    }
    let mut next = Some(at);
    for _ in 0..4 {
        let Some(of) = next else { break };
        if member(of) {
            return true;
        }
        next = claim.words[of].head.map(usize::from).filter(|&head| head != of);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn what_is_left_out_may_be_and_what_is_added_must_not() {
        let (more, less) = ("The red boat sank.", "The boat sank.");
        check(more, less, "phrases left out that may be", 1);
        check(more, less, "steps that must not be", 0);
        check(less, more, "phrases added that must not be", 1);
    }

    #[test]
    fn under_none_it_is_the_other_way_round() {
        let (more, less) = ("No red boats sank.", "No boats sank.");
        check(less, more, "phrases added that may be", 1);
        check(more, less, "phrases left out that must not be", 1);
    }

    #[test]
    fn a_condition_must_not_be_left_out() {
        let (if_so, so) = ("If it rains, the match will be cancelled.", "The match will be cancelled.");
        check(if_so, so, "phrases left out that must not be", 1);
    }

    #[test]
    fn a_broader_word_says_less() {
        let (narrow, broad) = ("She owns a dog.", "She owns an animal.");
        check(narrow, broad, "broader or narrower as may be", 1);
        check(broad, narrow, "broader or narrower as must not be", 1);
    }

    #[test]
    fn all_is_more_than_most_and_most_more_than_some() {
        let (all, most) = ("All shops opened.", "Most shops opened.");
        check(most, all, "counted more strongly in h", 1);
        check(all, most, "counted more weakly in h", 1);
        check("Some shops opened.", most, "counted more strongly in h", 1);
    }

    #[test]
    fn one_of_two_may_be_meant() {
        check("Tom or Mary arrived late.", "Mary arrived late.", "one of several in p", 1);
        check("Tom and Mary arrived late.", "Mary arrived late.", "one of several in p", 0);
    }
}
