//! Did one die where it happened, or later in hospital?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::NameKind;
use crate::claim::{Claim, Role, Word};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

pub(super) const TAKES: Takes =
    Takes::Both(|of| of.has(Class::SCENE.union(Class::HOSPITAL)) && death(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    let (Some(x), Some(y)) = (death(pair.a), death(pair.b)) else { return };
    if x.in_hospital != y.in_hospital && pair.same_thing(x.who, y.who) {
        let (kind, tends) = (ReasonKind::Place, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.words, b: y.words });
    }
}

/// Where somebody died.
struct Death {
    who: usize,
    in_hospital: bool,
    words: Span,
}

fn death(claim: &Claim) -> Option<Death> {
    let words = &claim.words;
    let at = words.iter().position(|word| word.cues.contains(Cues::DEATH) && says(word) && !word.negated)?;
    // Who died on the way, or before help came, died in neither place.
    if words.iter().any(|word| is(word, Class::BEFORE)) {
        return None;
    }
    let near = at.saturating_sub(NEAR)..words.len().min(at + NEAR);
    let place = |class: Class| near.clone().find(|&i| is(&words[i], class));
    let (place, in_hospital) = match (place(Class::SCENE), place(Class::HOSPITAL)) {
        (Some(place), None) => (place, false),
        (None, Some(place)) if lies_in(words, at, place) => (place, true),
        _ => return None,
    };
    let mut people = words.iter().enumerate().filter(|(_, word)| {
        let part = matches!(word.role, Role::Subject | Role::Object);
        let named = word.name.is_some_and(|name| claim.names[usize::from(name)].kind == NameKind::Person);
        // "The victim" is one of one; which man "a man" is can't be told.
        part && (named || is_victim(word))
    });
    let (who, person) = people.next()?;
    let others = people.any(|(_, other)| other.name != person.name);
    let words = words[at].span.cover(words[place].span);
    (!others).then_some(Death { who, in_hospital, words })
}

/// So many words lie at most between the death and its place.
const NEAR: usize = 8;

/// Whether a word tells the death as what happened: died, was killed, dead; not "the death".
fn says(word: &Word) -> bool {
    word.tag.is_verb() || word.tag.pos() == Pos::Adj
}

/// Whether the death comes in hospital: "died at a hospital", "taken to a hospital, where he died".
fn lies_in(words: &[Word], at: usize, hospital: usize) -> bool {
    if hospital < at {
        return words[hospital..at].iter().any(|word| word.tag.pos() == Pos::Adv);
    }
    words[at..hospital].iter().all(|word| word.weight == 0 || word.name.is_some() || word.cues.contains(Cues::DEATH))
}

/// Whether a word means the one whom it happened to.
fn is_victim(word: &Word) -> bool {
    word.tag == Tag::Noun && is(word, Class::VICTIM)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Tom Moss shot dead in Harwick.\nTom Moss was shot on Quarry Lane in Harwick on Monday.\n";

    #[test]
    fn one_dies_on_the_spot_or_in_hospital() {
        let a = format!("{SCENE}Moss died at the scene, police said.");
        reports(&a, &format!("{SCENE}Moss died at a Dornum hospital, police said."), true);
        reports(&a, &format!("{SCENE}Moss died on the scene, his sister said."), false);
        reports(&a, &format!("{SCENE}Jim Hart died at a Dornum hospital, police said."), false);
    }
}
