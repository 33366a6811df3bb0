//! Do two claims fill a slot that takes one filler with two?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::How;
use crate::judge::pair::{Pair, Side};
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::WordRelation;

/// Two words that nothing on the other side stands for, in the same place: perhaps both fit, perhaps one excludes the other.
const REPLACED: u8 = 25;

pub(super) const TAKES: Takes = Takes::Anything;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let before = found.len();
    exclusive(pair, found);
    if found.len() == before {
        found.extend(replaced(pair));
    }
}

/// The first word of each side without a counterpart that depend, in one role, on words that correspond; or the predicates
/// of one subject.
fn replaced(pair: &Pair<'_>) -> Option<Evidence> {
    let left = |side: Side| {
        let lone = move |at: &&u16| pair.link(side, usize::from(**at)).is_none();
        let words = pair.profile(side).fillers.iter().filter(lone).take(MOST_LONE);
        // What has no part in the clause takes no place.
        words.map(move |&at| &pair.claim(side).words[usize::from(at)]).filter(|word| word.role != Role::Function)
    };
    let mut others: [Option<&Word>; MOST_LONE] = [None; MOST_LONE];
    others.iter_mut().zip(left(Side::B)).for_each(|(other, word)| *other = Some(word));
    for x in left(Side::A) {
        for y in others.iter().map_while(|other| *other).filter(|y| y.role == x.role) {
            let heads = x.head.zip(y.head).is_some_and(|(i, j)| pair.corresponds(i as usize, j as usize));
            let predicates = Some(x.span) == pair.a.predicate
                && Some(y.span) == pair.b.predicate
                && pair.same_subject() == Some(true);
            if heads || predicates {
                return Some(Evidence {
                    kind: ReasonKind::Exclusive,
                    tends: Tends::Contradiction,
                    strength: REPLACED,
                    a: x.span,
                    b: y.span,
                });
            }
        }
    }
    None
}

/// So many words without a counterpart are looked at on each side: more, and the claims are of different things.
const MOST_LONE: usize = 12;

/// Fillers that the lexicon knows to exclude each other.
fn exclusive(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for link in &pair.alignment.links {
        let (x, y) = pair.words(link);
        // Days and months are for the calendar to compare.
        if link.how != How::Lexical(WordRelation::Exclusive) || x.time || y.time || x.negated || y.negated {
            continue;
        }
        // What one reporter calls grey another calls silver.
        if is(x, Class::GREYISH) && is(y, Class::GREYISH) && !pair.a.setting.is_empty() {
            continue;
        }
        let heads = x.head.zip(y.head).is_some_and(|(i, j)| pair.corresponds(i as usize, j as usize));
        // Of two people, one may be hit in the head and one in the chest.
        let apart = pair.same_subject() == Some(false) || pair.same_object() == Some(false) && x.role != Role::Object;
        let alike = x.role == y.role && pair.cover.worst() >= 0.5 && !apart;
        // One car of one make is grey or red, however else it is told of.
        let head = |claim: &Claim, word: &Word| word.head.is_some_and(|at| claim.words[usize::from(at)].name.is_some());
        let named = heads && head(pair.a, x) && head(pair.b, y) && x.role == Role::Modifier && y.role == x.role;
        // "a footpath on the northern side", "the footpath is on the southern side": hardly more is said on either side.
        let brief = heads
            && pair.scenes.story
            && pair.cover.best() >= 0.7
            && !apart
            && link.context >= 1
            && x.quantity.is_none();
        if heads || link.context >= 2 {
            let strength = match () {
                () if named && pair.scenes.story && pair.scenes.scene == Scene::One => AT_ODDS,
                () if heads && alike || brief => 60,
                () => 30,
            };
            found.push(Evidence {
                kind: ReasonKind::Exclusive,
                tends: Tends::Contradiction,
                strength,
                a: x.span,
                b: y.span,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str =
        "Driver sought after Ann Lee is hit in Harwick.\nAnn Lee was hit on Quarry Lane in Harwick on Monday.\n";

    #[test]
    fn one_car_has_one_colour() {
        let a = format!("{SCENE}Lee was struck by a red Toyota Camry.");
        reports(&a, &format!("{SCENE}Lee was walking home when she was hit by a blue Toyota Camry."), true);
        reports(&a, &format!("{SCENE}Lee was walking home when she was hit by a red Toyota Camry."), false);
        let b = format!("{SCENE}Lee was struck by a grey Toyota Camry.");
        reports(&b, &format!("{SCENE}Lee was walking home when she was hit by a silver Toyota Camry."), false);
    }
}
