//! Is one thing changed, or left as it is?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Tends};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, Side, with_negation};
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// So much of the claim that is met worse is too little to be of one thing.
const LEAST: f32 = 0.2;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let clash = |changes: Side, keeps: Side| {
        if !pair.has(changes, CHANGES) || !pair.has(keeps, KEEPS) {
            return None;
        }
        let (deed, changed) = changed(pair.claim(changes), pair, changes)?;
        let (words, kept) = kept(pair.claim(keeps), pair, keeps)?;
        let (a, b) = if changes == Side::A { (changed, kept) } else { (kept, changed) };
        let spans = if changes == Side::A { (deed, words) } else { (words, deed) };
        (pair.corresponds(a, b) && pair.cover.worst() >= LEAST && beside_it(pair, a, b)).then_some(spans)
    };
    if let Some((a, b)) = clash(Side::A, Side::B).or_else(|| clash(Side::B, Side::A)) {
        let (kind, tends) = (ReasonKind::Opposite, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
    }
}

const CHANGES: Class = Class::RAISES.union(Class::MOVES);
const KEEPS: Class = Class::STICKS.union(Class::RAISES).union(Class::UNCHANGED);

/// The word that says that something is changed, and what is.
fn changed(claim: &Claim, pair: &Pair<'_>, side: Side) -> Option<(Span, usize)> {
    let at = pair.predicate(side)?;
    let word = &claim.words[at];
    match () {
        () if word.negated => None,
        () if is(word, Class::RAISES) => Some((word.span, pair.object(side)?)),
        // "Reaction time fell."
        () if is(word, Class::MOVES) => Some((word.span, pair.subject(side)?)),
        () => None,
    }
}

/// The words that say that something is left as it is, and what is: "left its forecast unchanged", "stuck to its forecast".
fn kept(claim: &Claim, pair: &Pair<'_>, side: Side) -> Option<(Span, usize)> {
    let at = pair.predicate(side)?;
    let word = &claim.words[at];
    let thing = |at: usize| thing_of(claim, pair, side, at);
    if is(word, Class::STICKS) && !word.negated {
        return Some((word.span, thing(at)?));
    }
    if is(word, Class::RAISES) && word.negated {
        // "Reaction time did not change in either group."
        return Some((with_negation(claim, at), pair.object(side).or_else(|| pair.subject(side))?));
    }
    if is(word, Class::UNCHANGED) && !word.negated {
        return Some((word.span, pair.subject(side)?));
    }
    let as_it_is = claim.words.iter().position(|word| is(word, Class::UNCHANGED) && !word.negated)?;
    if is(word, Class::LINKS) && !word.negated {
        return Some((word.span.cover(claim.words[as_it_is].span), pair.subject(side)?));
    }
    let before =
        || (at + 1..as_it_is).rfind(|&thing| claim.words[thing].tag.is_noun() && claim.words[thing].weight > 0);
    (is(word, Class::KEEPS) && !word.negated)
        .then(|| Some((claim.words[as_it_is].span, pair.object(side).or_else(before).or_else(|| thing(at))?)))?
}

/// What a verb does something to: its object, or the last of the nearest nouns behind it.
fn thing_of(claim: &Claim, pair: &Pair<'_>, side: Side, at: usize) -> Option<usize> {
    let noun = |word: &Word| word.tag.is_noun() && word.weight > 0;
    let ends = |&next: &usize| noun(&claim.words[next]) && claim.words.get(next + 1).is_none_or(|word| !noun(word));
    pair.object(side).or_else(|| (at + 1..claim.words.len()).find(ends))
}

/// Whether what is said of the thing on either side fits: a forecast for the year is none for the quarter.
fn beside_it(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let left = |side: Side, head: usize| {
        let claim = pair.claim(side);
        let beside = move |(at, word): (usize, &Word)| {
            let of_it = word.head.map(usize::from) == Some(head) && word.weight > 0 && !word.time;
            of_it && pair.link(side, at).is_none()
        };
        claim.words.iter().enumerate().any(beside)
    };
    !(left(Side::A, i) && left(Side::B, j))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    const LEAD: &str = "Kestrel Lamps of Dornum reports its third quarter.\nKestrel Lamps sells lamps in Dornum. ";

    #[test]
    fn what_is_raised_is_not_left_unchanged() {
        let a = format!("{LEAD}The company raised its forecast for the year.");
        check(&a, &format!("{LEAD}The board left its forecast for the year unchanged."), true);
        check(&a, &format!("{LEAD}The board left its dividend unchanged."), false);
        check(&a, &format!("{LEAD}The board raised its forecast for the year as expected."), false);
        let b = format!("{LEAD}The price of lamps did not change in the third quarter.");
        check(&b, &format!("{LEAD}In the third quarter the price of lamps fell."), true);
        check(&b, &format!("{LEAD}In the third quarter the price of shades fell."), false);
    }
}
