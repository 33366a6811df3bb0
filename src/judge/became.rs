//! Does one text tell what was meant to be, told first, or so before, and the other what became of it?

use super::evidence::Evidence;
use super::evidence::wordlist::{Class, is};
use super::pair::{Pair, Side, is_past};
use super::verdict::ReasonKind;
use crate::claim::{Claim, Role, Word};
use crate::lexicon::Cues;
use crate::syntax::Pos;

/// Whether neither text is long enough to tell of more than one time.
fn is_brief(pair: &Pair<'_>) -> bool {
    const BRIEF: usize = 16;
    pair.a.words.len().max(pair.b.words.len()) <= BRIEF
}

/// Whether one side tells what was meant to be, or will be, and the other what came of it.
pub(super) fn has_become(pair: &Pair<'_>, against: &[&Evidence]) -> bool {
    if !is_brief(pair) {
        return false;
    }
    let ahead = |side: Side| {
        let claim = pair.claim(side);
        let meant = |word: &Word| word.role == Role::Predicate && word.cues.intersects(Cues::INTENTION);
        claim.words.iter().any(|word| meant(word) || is(word, Class::WILL) && word.tag.is_aux())
    };
    let done = |side: Side| {
        let claim = pair.claim(side);
        let has = |word: &Word| word.tag.is_aux() && is(word, Class::HAVE);
        !ahead(side) && (is_past(claim) || claim.words.iter().any(has))
    };
    let changes = |e: &&Evidence| {
        matches!(e.kind, ReasonKind::Negation | ReasonKind::Quantity | ReasonKind::Time | ReasonKind::Exclusive)
    };
    // "There will be no strike after all."
    let turned = |side: Side| done(side) || has_written(pair.claim(side), "after all");
    let is_later = ahead(Side::A) && turned(Side::B) || ahead(Side::B) && turned(Side::A);
    is_later && against.iter().all(changes)
}

/// Whether a side tells what was told, or was so, at first: "at first the police counted 50 cars".
pub(super) fn is_first_told(pair: &Pair<'_>, side: Side) -> bool {
    let claim = pair.claim(side);
    // The initial of a name is none.
    let told = |word: &Word| is(word, Class::PROVISIONAL) && matches!(word.tag.pos(), Pos::Adv | Pos::Adj);
    pair.has(side, Class::PROVISIONAL) && claim.words.iter().any(told) || has_written(claim, "at first")
}

/// Whether one side tells how it was at a time, and the other how it is.
pub(super) fn has_changed(pair: &Pair<'_>) -> bool {
    if !is_brief(pair) {
        return false;
    }
    let before = |claim: &Claim| claim.time.is_some() && is_past(claim);
    let is = |claim: &Claim| claim.time.is_none() && !is_past(claim);
    before(pair.a) && is(pair.b) || is(pair.a) && before(pair.b)
}

/// Whether two words stand in a claim beside each other, as they are written.
fn has_written(claim: &Claim, words: &str) -> bool {
    claim.words.windows(2).any(|two| claim.slice(two[0].span.cover(two[1].span)).eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::texts as check;

    #[test]
    fn what_was_told_first_or_meant_is_not_what_came_of_it() {
        check("At first the police counted 50 boats.", "The police counted 83 boats.", false);
        check("The police counted 50 boats.", "The police counted 83 boats.", true);
        check("A signature or an initial shows approval.", "A signature or an initial shows disapproval.", true);
        check("The board planned to open five docks.", "Three docks were opened.", false);
        check("The sailors plan to strike on Friday.", "There will be no strike of the sailors after all.", false);
    }
}
