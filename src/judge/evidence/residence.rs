//! Is one person said to be of two towns: "Ann Lee, 66, of Harwick", "Ann Lee of Dornum"?

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::analysis::NameKind;
use crate::claim::{Claim, ClaimKind, Participant, Role};
use crate::judge::evidence::title::same_person;
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::syntax::Pos;

pub(super) const TAKES: Takes =
    Takes::Both(|of| of.has(Class::OF_HOME.union(Class::LIVES)) && home(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    // Two names with a town are shown better with what else is said of them.
    let described = pair.a.kind == ClaimKind::Description && pair.b.kind == ClaimKind::Description;
    if !pair.scenes.story || described {
        return;
    }
    let Some((p, s)) = home(pair.a) else { return };
    let Some((q, t)) = home(pair.b) else { return };
    // Who lives in a town lives in its state, too.
    let towns = !is_wide(pair.a, s) && !is_wide(pair.b, t);
    let apart = s.keys.iter().all(|word| !t.keys.contains(word)) && (s.entity.is_none() || s.entity != t.entity);
    if same_person(p, q) && towns && apart {
        let (kind, tends) = (ReasonKind::Place, Tends::Contradiction);
        let (a, b) = (p.span.cover(s.span), q.span.cover(t.span));
        let (a, b) = if a.len().max(b.len()) <= SHOWN { (a, b) } else { (s.span, t.span) };
        found.push(Evidence { kind, tends, strength: STRENGTH, a, b });
    }
}

/// That both reports give the same age, of which they are as sure, makes it one person all the more.
const STRENGTH: u8 = 86;

/// So many bytes of a name with its town are shown; of more, the town.
const SHOWN: usize = 60;

/// The first person that a claim names with a home, and the home.
fn home(claim: &Claim) -> Option<(&Participant, &Participant)> {
    let words = &claim.words;
    let named = |at: usize| Some(&claim.names[usize::from(words.get(at)?.name?)]);
    let place = |name: &&Participant| matches!(name.kind, NameKind::Place | NameKind::Other);
    words.iter().enumerate().find_map(|(at, word)| {
        if word.tag.pos() == Pos::Adp && is(word, Class::OF_HOME) {
            let beside = |at: usize| {
                let word = &words[at];
                let aged = word.quantity.is_some() && word.name.is_none();
                aged || word.tag.is_punctuation()
            };
            // "Ann Lee, 66, of Harwick"
            let before = (0..at).rev().take(BESIDE).find(|&at| !beside(at))?;
            let person = named(before).filter(|name| name.kind == NameKind::Person)?;
            let aged = at - before > 2;
            return Some((person, named(at + 1).filter(|name| aged && name.kind != NameKind::Person || place(name))?));
        }
        if !word.tag.is_verb() || word.negated || !is(word, Class::LIVES) {
            return None;
        }
        let subject = words.iter().find(|of| of.role == Role::Subject && of.head.map(usize::from) == Some(at));
        let whose = subject.and_then(|of| of.name).or(words[usize::from(word.head?)].name)?;
        let person = Some(&claim.names[usize::from(whose)]).filter(|name| name.kind == NameKind::Person)?;
        let after = (at + 1..words.len()).take(NEAR).find(|&at| named(at).is_some())?;
        let within = words[after - 1].tag.pos() == Pos::Adp;
        Some((person, named(after).filter(|_| within).filter(place)?))
    })
}

/// So many words stand at most between a name and "of": commas and an age.
const BESIDE: usize = 4;

/// So many words stand at most between "lives" and the town.
const NEAR: usize = 8;

/// Whether a place holds towns or quarters: a state, a county, a borough.
fn is_wide(claim: &Claim, place: &Participant) -> bool {
    let wide = |name: &Participant| {
        claim.words.iter().any(|word| name.span.contains(word.span) && (word.entity.is_some() || is(word, Class::WIDE)))
    };
    place.entity.is_some() || wide(place)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Driver held after Ann Lee is hit in Harwick.\nTom Moss hit Ann Lee in Harwick on Monday.\n";

    #[test]
    fn one_is_of_one_town() {
        let a = format!("{SCENE}Police stopped Tom Moss, 36, of Dornum, near the mill.");
        reports(&a, &format!("{SCENE}Tom Moss, 36, of Selby, was drunk, police said."), true);
        reports(&a, &format!("{SCENE}Tom Moss, 36, of Dornum, was drunk, police said."), false);
        reports(&a, &format!("{SCENE}Ann Lee, 60, of Selby, was walking home."), false);
        reports(&a, &format!("{SCENE}Tom Moss, 36, of Texas, was drunk, police said."), false);
    }

    #[test]
    fn who_lives_in_a_town_is_of_it() {
        let a = format!("{SCENE}Ann Lee, 60, of Dornum, was walking home.");
        reports(&a, &format!("{SCENE}Ann Lee, who lived in Selby, was walking home."), true);
    }
}
