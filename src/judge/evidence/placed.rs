//! Is the same done on two sides of a door: inside a club and outside it, into a shop and out of it?

use std::sync::LazyLock;

use super::wordlist::{Class, Kinds, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::syntax::Pos;
use crate::text::Span;

/// What is done on one side of what.
struct Placed {
    /// The words that say on which side.
    span: Span,
    /// Whether it is inside, or goes there.
    inside: bool,
    /// Whether it goes there.
    moves: bool,
    /// The index of the thing with the two sides.
    thing: usize,
    /// The index of what is done.
    deed: usize,
}

pub(super) const TAKES: Takes =
    Takes::Both(|of| of.has(Class::INSIDE.union(Class::OUTSIDE).union(Class::INTO).union(Class::OUT)));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    let Some(x) = placed(pair, Side::A) else { return };
    let Some(y) = placed(pair, Side::B) else { return };
    if x.inside == y.inside || x.moves != y.moves {
        return;
    }
    let (i, j) = (x.deed, y.deed);
    let (p, q) = (&pair.a.words[i], &pair.b.words[j]);
    let attack = |claim: &Claim, word: &Word| Class::as_written(claim, word).intersects(Class::ATTACK) && !word.negated;
    let one = if x.moves {
        // Who walked into the shop before walked out of it after; the walk that is told is one.
        let same = doer(pair, Side::A, i).zip(doer(pair, Side::B, j)).is_some_and(|(i, j)| pair.same_thing(i, j));
        // "walk out" may be read as one word.
        let deed = pair.corresponds(i, j) || pair.a.slice(p.span).eq_ignore_ascii_case(pair.b.slice(q.span));
        deed && pair.corresponds(x.thing, y.thing) && same && !p.negated && !q.negated
    } else {
        let whom = pair.same_object() != Some(false) || !p.tag.is_verb() || !q.tag.is_verb();
        attack(pair.a, p) && attack(pair.b, q) && of_one_kind(pair, x.thing, y.thing) && whom
    };
    if one {
        let (kind, tends) = (ReasonKind::Place, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.span, b: y.span });
    }
}

/// What a claim first says to be inside or outside, or to go in or out.
fn placed(pair: &Pair<'_>, side: Side) -> Option<Placed> {
    let claim: &Claim = pair.claim(side);
    let words = &claim.words;
    words.iter().enumerate().find_map(|(at, word)| {
        if !matches!(word.tag.pos(), Pos::Adp | Pos::Adv | Pos::Sconj) {
            return None;
        }
        let (inside, moves) = match () {
            () if is(word, Class::INSIDE) => (true, false),
            () if is(word, Class::OUTSIDE) => (false, false),
            () if is(word, Class::INTO) => (true, true),
            () if is(word, Class::OUT) && words.get(at + 1).is_some_and(|next| is(next, Class::OF_HOME)) => {
                (false, true)
            }
            () => return None,
        };
        let after = at + 1..words.len().min(at + NEAR);
        let thing = after
            .clone()
            .find(|&i| words[i].tag.is_noun() && !after.contains(&usize::from(words[i].head.unwrap_or(0))))?;
        // "opened fire inside the hall", "hurt in a shooting outside the hall": what stands before tells the deed.
        let attack = |&i: &usize| Class::as_written(claim, &words[i]).intersects(Class::ATTACK);
        let before = (0..at).rev().take(BEFORE).find(attack).filter(|_| !moves);
        let deed = before.or(words[thing].head.map(usize::from))?;
        Some(Placed { span: word.span.cover(words[thing].span), inside, moves, thing, deed })
    })
}

/// So many words before a preposition stands the deed at most.
const BEFORE: usize = 4;

/// So many words stand at most between a preposition and its noun.
const NEAR: usize = 7;

/// Who does what the word at `deed` says.
fn doer(pair: &Pair<'_>, side: Side, deed: usize) -> Option<usize> {
    let words = &pair.claim(side).words;
    let of = |word: &Word| word.role == Role::Subject && word.head.map(usize::from) == Some(deed);
    words.iter().position(of).or_else(|| pair.subject(side).filter(|_| pair.predicate(side) == Some(deed)))
}

/// Whether two words name one thing, or two kinds of one: a lounge, a nightclub.
fn of_one_kind(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let lines = |word: &Word| VENUES.of(word.key).map(|(line, _)| line);
    pair.corresponds(i, j) || lines(&pair.a.words[i]).any(|line| lines(&pair.b.words[j]).any(|other| other == line))
}

/// Each line names houses that one reporter calls so, another so.
static VENUES: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(include_str!("venues.txt")));

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str =
        "Three hurt in shooting at the Blue Anchor in Harwick.\nThree were shot at the Blue Anchor in Harwick.\n";

    #[test]
    fn a_shooting_is_inside_or_outside() {
        let a = format!("{SCENE}Three men were hurt in a shooting outside a lounge on Quarry Lane.");
        reports(&a, &format!("{SCENE}Police seek the man who opened fire inside a crowded nightclub."), true);
        reports(&a, &format!("{SCENE}Police seek the man who opened fire outside a crowded nightclub."), false);
        reports(&a, &format!("{SCENE}Police found two shells inside a crowded nightclub."), false);
    }

    #[test]
    fn one_walk_goes_in_or_out() {
        let scene = "Ann Lee hit by car in Harwick.\nAnn Lee was hit by a car in Harwick on Monday.\n";
        let a = format!("{scene}Lee was walking into the shop with her sister.");
        reports(&a, &format!("{scene}Lee was walking out of the shop about 7 p.m."), true);
        reports(&a, &format!("{scene}The driver was walking out of the shop about 7 p.m."), false);
    }
}
