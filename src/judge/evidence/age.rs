//! Is an age that of one person, whom both claims name?

use super::Evidence;
use super::participant::spelled_alike;
use crate::analysis::{NameKind, QuantityKind};
use crate::claim::{Claim, Word};
use crate::judge::pair::Pair;
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// Of "climber" in "36-year-old climber Tom Moss", or of "Norwegian", the name beside it: whose age it is.
pub(super) fn called(claim: &Claim, noun: usize) -> usize {
    let words = &claim.words;
    let person = |word: &Word| word.name.is_some_and(|at| claim.names[usize::from(at)].kind == NameKind::Person);
    let beside = |next: &Word| person(next) && next.span.start() == words[noun].span.end() + 1;
    // "Tom Moss, a 36-year-old climber".
    let comma = |head: usize| claim.slice(Span::new(words[head].span.end(), words[noun].span.start())).starts_with(',');
    let apposed = |&head: &usize| head < noun && person(&words[head]) && comma(head);
    match words[noun].head.map(usize::from) {
        _ if person(&words[noun]) => noun,
        _ if words.get(noun + 1).is_some_and(beside) => noun + 1,
        head => head.filter(apposed).unwrap_or(noun),
    }
}

/// Whether the evidence sets two ages of one named person against each other: who else is named beside does not matter.
pub(crate) fn is_age_of_one(pair: &Pair<'_>, evidence: &Evidence) -> bool {
    let age = |claim: &Claim, shown: Span| {
        let mut ages = claim.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Age);
        ages.any(|quantity| shown.contains(quantity.number))
    };
    evidence.kind == ReasonKind::Quantity
        && evidence.strength == OF_ONE_PERSON
        && age(pair.a, evidence.a)
        && age(pair.b, evidence.b)
}

/// What two ages of one named person are worth.
const OF_ONE_PERSON: u8 = 85;

/// How clearly two names with an age are of one person: in one family or one town, two may share a surname.
pub(super) fn same_person(pair: &Pair<'_>, i: usize, j: usize) -> u8 {
    let name = |claim: &Claim, at: usize| claim.words[at].name.map(usize::from);
    let (Some(p), Some(q)) = (name(pair.a, i), name(pair.b, j)) else { return 0 };
    let (p, q) = (&pair.a.names[p], &pair.b.names[q]);
    let one_scene = pair.scenes.scene != Scene::Two;
    match (p.keys.as_slice(), q.keys.as_slice()) {
        ([x, _, ..], [y, _, ..]) if x == y => OF_ONE_PERSON,
        ([_, _, ..], [_, _, ..]) => {
            let whole = |claim: &Claim, span| claim.slice(span).trim().contains(' ');
            let both = whole(pair.a, p.span) && whole(pair.b, q.span);
            // One of them stands for a fuller name that is not written here.
            let alike = !both || spelled_alike(pair.a.slice(p.span), pair.b.slice(q.span));
            if one_scene && alike { OF_ONE_PERSON } else { 0 }
        }
        _ if one_scene => OF_ONE_PERSON,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Tom Moss dies at Mount Ferris.\nTom Moss of Dornum died at Mount Ferris, Ann Lee said.\n";

    #[test]
    fn one_person_is_of_one_age() {
        let a = format!("{SCENE}Tom Moss, 32, climbed to a hut at Selby with Jim Hart.");
        reports(&a, &format!("{SCENE}The 31-year-old climber Tom Moss had left Harwick on Friday."), true);
        reports(&a, &format!("{SCENE}The 32-year-old climber Tom Moss had left Harwick on Friday."), false);
        reports(&a, &format!("{SCENE}Tom Moss, a 31-year-old father of two, had left Harwick on Friday."), true);
        reports(&a, &format!("{SCENE}The 31-year-old climber Jim Hart had left Harwick on Friday."), false);
    }
}
