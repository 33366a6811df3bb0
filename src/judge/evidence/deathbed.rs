//! Where did somebody die: where it happened, or later in a hospital?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Tends};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, Side, same_name};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::text::Span;

/// Where somebody died, with the words that tell it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum Place {
    Scene,
    Hospital,
}

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story || pair.a.setting.is_empty() {
        return;
    }
    let (Some((who, place, a)), Some((other, its, b))) = (death(pair, Side::A), death(pair, Side::B)) else { return };
    let (x, y) = (&pair.a.words[who], &pair.b.words[other]);
    // Of two women without a name each may have died elsewhere.
    let one = x.name.is_some() && y.name.is_some() && same_name(pair.a, x, pair.b, y);
    if one && place != its {
        found.push(Evidence { kind: ReasonKind::Exclusive, tends: Tends::Contradiction, strength: AT_ODDS, a, b });
    }
}

/// Who died where, by a claim that tells of one death in one place.
fn death(pair: &Pair<'_>, side: Side) -> Option<(usize, Place, Span)> {
    let claim: &Claim = pair.claim(side);
    let predicate = pair.predicate(side)?;
    let dies = |at: usize, word: &Word| {
        let own = at == predicate || word.head.map(usize::from) == Some(predicate);
        own && word.cues.intersects(Cues::DEATH) && !word.negated && is(word, Class::DIES)
    };
    let (at, word) = claim.words.iter().enumerate().find(|&(at, word)| dies(at, word))?;
    let named = |class: Class| claim.words.iter().find(|word| is(word, class) && !word.shared);
    let later =
        claim.words.get(at + 1..).into_iter().flatten().take(1).chain(at.checked_sub(1).map(|at| &claim.words[at]));
    let later = later.into_iter().find(|word| is(word, Class::THEN));
    let (place, words) = match (named(Class::SCENE), named(Class::HOSPITAL)) {
        (Some(scene), None) if later.is_none() => (Place::Scene, scene),
        (None, Some(hospital)) => (Place::Hospital, hospital),
        (None, None) => (Place::Hospital, later?),
        _ => return None,
    };
    let who = pair.subject(side).filter(|&who| who != at).or(pair.object(side))?;
    Some((who, place, word.span.cover(words.span)))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Tom Moss shot dead in Harwick.\nTom Moss was shot on Quarry Lane in Harwick on Monday.\n";

    #[test]
    fn one_dies_in_one_place() {
        let a = format!("{SCENE}Moss died at the scene, police said.");
        reports(&a, &format!("{SCENE}Moss later died at Harwick Hospital."), true);
        reports(&a, &format!("{SCENE}Moss was pronounced dead at the scene."), false);
        reports(&a, &format!("{SCENE}Jim Hart later died at Harwick Hospital."), false);
        reports(&a, &format!("{SCENE}Moss was taken to Harwick Hospital."), false);
    }
}
