//! Are two causes given for one effect, or is the cause that one gives denied by the other?

use std::ops::Range;

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::{How, Link};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// What a claim gives as the cause of what.
struct Cause {
    /// The word that stands for the effect.
    effect: usize,
    /// The words that give the cause.
    words: Range<usize>,
    /// Whether there is but one: "the cause", what somebody died of.
    sole: bool,
    denied: bool,
}

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(TRIGGERS) && cause(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let Some(x) = cause(pair.a) else { return };
    let Some(y) = cause(pair.b) else { return };
    if !same_effect(pair, &x, &y) {
        return;
    }
    let shared = pair.alignment.links.iter().filter(|link| {
        let (i, j) = (usize::from(link.a), usize::from(link.b));
        link.how.preserves() && (x.words.contains(&i) || y.words.contains(&j))
    });
    let both = |link: &&Link| x.words.contains(&usize::from(link.a)) && y.words.contains(&usize::from(link.b));
    let exclusive = pair
        .alignment
        .links
        .iter()
        .filter(both)
        .any(|link| matches!(link.how, How::Lexical(WordRelation::Exclusive | WordRelation::Opposite)));
    let (Some(a), Some(b)) = (shown(pair.a, &x.words), shown(pair.b, &y.words)) else { return };
    let (met, other) = (shared.clone().filter(both).count(), shared.count());
    let evidence = |tends, strength| Evidence { kind: ReasonKind::Cause, tends, strength, a, b };
    if x.denied != y.denied {
        if met > 0 {
            found.push(evidence(Tends::Contradiction, 75));
        }
    } else if other == 0 {
        let sure = !x.denied && (exclusive || x.sole && y.sole);
        found.push(if sure { evidence(Tends::Contradiction, 65) } else { evidence(Tends::Difference, 45) });
    }
}

fn same_effect(pair: &Pair<'_>, x: &Cause, y: &Cause) -> bool {
    let (p, q) = (&pair.a.words[x.effect], &pair.b.words[y.effect]);
    let died = p.cues.contains(Cues::DEATH) && q.cues.contains(Cues::DEATH);
    let linked = pair.corresponds(x.effect, y.effect);
    let same = |one: Option<bool>| one != Some(false);
    // "He was killed in May" is another killing than "she was killed".
    (linked || died) && same(pair.same_subject()) && same(pair.same_object())
}

/// The telling words of a cause, from the first to the last.
fn shown(claim: &Claim, words: &Range<usize>) -> Option<Span> {
    claim.words[words.clone()].iter().filter(|word| word.weight > 0).map(|word| word.span).reduce(Span::cover)
}

const TRIGGERS: Class = Class::CAUSE_JOINS
    .union(Class::CAUSE_VERBS)
    .union(Class::CAUSE_RISES)
    .union(Class::CAUSE_FROM)
    .union(Class::CAUSE_OVER)
    .union(Class::CAUSE_SOLE);

/// The first cause that a claim gives.
fn cause(claim: &Claim) -> Option<Cause> {
    let triggers = claim.words.iter().enumerate().filter(|(_, word)| is(word, TRIGGERS));
    triggers.take(MOST).find_map(|(at, word)| given(claim, at, Class::of(word)))
}

/// So many words of a claim are looked at for a cause.
const MOST: usize = 4;

/// The cause that the word at `at` gives.
fn given(claim: &Claim, at: usize, class: Class) -> Option<Cause> {
    let before = at.checked_sub(1).map(|before| &claim.words[before]);
    let denied = before.is_some_and(|word| word.cues.intersects(Cues::NEGATION)) || claim.words[at].negated;
    let made = |effect: usize, words: Range<usize>, sole: bool| {
        let told = claim.words[words.clone()].iter().any(|word| word.weight > 0);
        told.then_some(Cause { effect, words, sole, denied })
    };
    if class.intersects(Class::CAUSE_JOINS) {
        let effect = (0..at).rev().find(|&i| claim.words[i].role == Role::Predicate && claim.words[i].weight > 0)?;
        return made(effect, phrase(claim, at + 1), false);
    }
    let joined = |prepositions: &[&str]| {
        let near = at + 1..claim.words.len().min(at + REACH);
        let at = near.into_iter().find(|&at| claim.words[at].tag.pos() == Pos::Adp)?;
        let preposition = claim.slice(claim.words[at].span);
        prepositions.iter().any(|known| preposition.eq_ignore_ascii_case(known)).then(|| phrase(claim, at + 1))
    };
    let argument =
        |role: Role| claim.words.iter().position(|word| word.role == role && word.head.map(usize::from) == Some(at));
    if class.intersects(Class::CAUSE_VERBS) && claim.words[at].tag.is_verb() {
        let (cause, effect) = (argument(Role::Subject)?, argument(Role::Object)?);
        return made(effect, of(claim, cause), false);
    }
    if class.intersects(Class::CAUSE_RISES) && claim.words[at].tag.is_verb() {
        return made(argument(Role::Subject)?, joined(&["from"])?, false);
    }
    if class.intersects(Class::CAUSE_FROM) && claim.words[at].tag.is_verb() {
        return made(at, joined(&["of", "from", "to"])?, true);
    }
    if class.intersects(Class::CAUSE_OVER) {
        return made(at, joined(&["over"])?, false);
    }
    // "The cause of the fire was …"
    let effect = (at + 1..claim.words.len().min(at + REACH)).find(|&i| claim.words[i].tag.is_noun())?;
    let is = (effect..claim.words.len()).find(|&i| claim.words[i].tag.is_aux())?;
    (claim.words[at].role == Role::Subject).then(|| made(effect, phrase(claim, is + 1), true)).flatten()
}

/// So many words lie at most between a word and its preposition.
const REACH: usize = 6;

/// As many words as a cause has at most.
const LONGEST: usize = 14;

/// From `start` to the end of the phrase or clause: a comma, a conjunction or the end of the sentence.
fn phrase(claim: &Claim, start: usize) -> Range<usize> {
    let ends = |word: &Word| word.tag.is_punctuation() || word.tag.pos() == Pos::Sconj || word.tag == Tag::PronWdt;
    let from = start.min(claim.words.len());
    let rest = &claim.words[from..claim.words.len().min(from + LONGEST)];
    from..from + rest.iter().position(ends).unwrap_or(rest.len())
}

/// The word at `at` with what stands directly before it and depends on it.
fn of(claim: &Claim, at: usize) -> Range<usize> {
    let depends = |&i: &usize| claim.words[i].head.map(usize::from) == Some(at);
    let first = (0..at).rev().take_while(depends).last().unwrap_or(at);
    first..at + 1
}

#[cfg(test)]
mod tests {
    use super::super::Tends::{Contradiction, Difference};
    use super::super::sample::{beside, check};
    use crate::judge::verdict::ReasonKind::Cause;

    #[test]
    fn nobody_dies_of_two_things() {
        let (a, b) = ("Tom Moss died of a heart attack.", "Tom Moss died from a stab wound.");
        check(beside(a), beside(b), Cause, Contradiction, Some(("heart attack", "stab wound")));
    }

    #[test]
    fn two_reasons_may_both_be_true() {
        let (a, b) = ("The ferry was cancelled because of fog.", "The ferry was cancelled due to a strike.");
        check(beside(a), beside(b), Cause, Difference, Some(("fog", "strike")));
        check(beside(a), beside(b), Cause, Contradiction, None);
    }

    #[test]
    fn a_cause_may_be_denied() {
        let (a, b) = (
            "The ferry was cancelled because of the strike.",
            "The ferry was cancelled, but not because of the strike.",
        );
        check(beside(a), beside(b), Cause, Contradiction, Some(("strike", "strike")));
    }

    #[test]
    fn one_cause_in_two_wordings_is_no_difference() {
        let (a, b) = ("The ferry was cancelled because of fog.", "The ferry was cancelled due to thick fog.");
        check(beside(a), beside(b), Cause, Difference, None);
    }

    #[test]
    fn two_fires_may_have_two_causes() {
        let (a, b) = ("A candle caused the fire.", "Heavy rain caused the flood.");
        check(beside(a), beside(b), Cause, Difference, None);
    }

    #[test]
    fn what_two_people_fought_over_is_a_cause() {
        let (a, b) = ("The brothers fought over a car.", "The brothers fought over money.");
        check(beside(a), beside(b), Cause, Difference, Some(("car", "money")));
    }
}
