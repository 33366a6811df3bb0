//! Is the same done with two weapons: a rifle, a handgun?

use std::sync::LazyLock;

use super::wordlist::{Class, Kinds, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Role};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::ARMED) && weapon(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    let (Some(x), Some(y)) = (weapon(pair.a), weapon(pair.b)) else { return };
    let (p, q) = (&pair.a.words[x.deed], &pair.b.words[y.deed]);
    let one_deed = pair.corresponds(x.deed, y.deed) || p.cues.contains(Cues::DEATH) && q.cues.contains(Cues::DEATH);
    // Two men may have two.
    let apart = pair.same_subject() == Some(false) || pair.same_object() == Some(false);
    if x.line != y.line && one_deed && !apart && p.negated == q.negated {
        let (kind, tends) = (ReasonKind::Exclusive, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.words, b: y.words });
    }
}

/// With what something is done.
struct Weapon {
    /// Which line of the list has it.
    line: usize,
    deed: usize,
    words: Span,
}

/// The only weapon that a claim names.
fn weapon(claim: &Claim) -> Option<Weapon> {
    let line = |at: usize| WEAPONS.of(claim.words[at].key).next().map(|(line, _)| line);
    let mut named = (0..claim.words.len()).filter(|&at| claim.words[at].tag.is_noun() && line(at).is_some());
    let at = named.next()?;
    if named.next().is_some() {
        return None;
    }
    let word = &claim.words[at];
    let deed = usize::from(word.head?);
    let used = matches!(word.role, Role::Oblique | Role::Object) && is(&claim.words[deed], Class::ARMED);
    used.then_some(Weapon { line: line(at)?, deed, words: word.span })
}

/// Each line names a weapon in its words.
static WEAPONS: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(include_str!("weapons.txt")));

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str =
        "Jim Hart held in shooting of Ann Lee in Harwick.\nJim Hart shot Ann Lee in Harwick on Monday.\n";

    #[test]
    fn one_shot_is_fired_from_one_weapon() {
        let a = format!("{SCENE}Lee was shot with a rifle, police said.");
        reports(&a, &format!("{SCENE}Lee was shot with a handgun, a friend said."), true);
        reports(&a, &format!("{SCENE}Lee was shot with a rifle, a friend said."), false);
    }
}
