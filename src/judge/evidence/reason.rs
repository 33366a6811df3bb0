//! Do two reports of one thing each give a reason for it, and not one reason?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::CAUSE_JOINS) && reason(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.scenes.scene != Scene::One || !pair.is_told() {
        return;
    }
    let (Some(x), Some(y)) = (reason(pair.a), reason(pair.b)) else { return };
    let apart = pair.same_subject() == Some(false) && !pair.shares_subject() || pair.same_object() == Some(false);
    if apart || !one_effect(pair, x.from, y.from) {
        return;
    }
    let inside = |from: usize, at: u16| usize::from(at) > from;
    let meet = pair.alignment.links.iter().any(|link| inside(x.from, link.a) || inside(y.from, link.b));
    if !meet {
        let (kind, tends) = (ReasonKind::Cause, Tends::Contradiction);
        found.retain(|e| e.kind != kind);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.words, b: y.words });
    }
}

/// Where a claim begins to give a reason, and the words that give it.
struct Given {
    from: usize,
    words: Span,
}

/// The reason that a claim gives by "because", "due to" and the like.
fn reason(claim: &Claim) -> Option<Given> {
    let words = &claim.words;
    let from = words.iter().position(|word| is(word, Class::CAUSE_JOINS))?;
    let denied = from.checked_sub(1).is_some_and(|before| is(&words[before], Class::NOT_SO));
    let ends = |word: &Word| word.tag.is_punctuation() || word.tag == Tag::PronWdt;
    let told = words[from + 1..].iter().take_while(|word| !ends(word)).filter(|word| word.weight > 0 && !word.time);
    let span = told.map(|word| word.span).reduce(Span::cover)?;
    (!denied && from > 0).then_some(Given { from, words: span })
}

/// Whether what comes before the two reasons is the same: what is done, and most of the rest.
fn one_effect(pair: &Pair<'_>, from_a: usize, from_b: usize) -> bool {
    let deed = pair.alignment.links.iter().any(|link| {
        let (x, y) = pair.words(link);
        let before = usize::from(link.a) < from_a && usize::from(link.b) < from_b;
        let does = x.role == Role::Predicate && y.role == Role::Predicate && x.tag.pos() == Pos::Verb;
        before && does && link.how.preserves() && x.negated == y.negated
    });
    let met = |side: Side, from: usize| {
        let words = pair.claim(side).words[..from].iter().enumerate().filter(|(_, word)| word.weight > 0);
        let (mut met, mut whole, mut count) = (0, 0, 0);
        for (at, word) in words {
            whole += u32::from(word.weight);
            if pair.is_met(side, at) {
                met += u32::from(word.weight);
                count += 1;
            }
        }
        (count, whole > 0 && met as f32 >= ONE_EFFECT * whole as f32)
    };
    let ((count, mostly), (_, also)) = (met(Side::A, from_a), met(Side::B, from_b));
    deed && count >= TELLING && (mostly || also)
}

/// So much of either effect's weight is met where it is one effect.
const ONE_EFFECT: f32 = 0.5;

/// By so many words at least.
const TELLING: usize = 3;

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Climber Ann Lee dies at Mount Ferris.\nAnn Lee fell to her death at Mount Ferris on Sunday.\n";

    #[test]
    fn one_delay_has_one_reason() {
        let a = format!("{SCENE}Rescue teams could not reach the hut because of the storm.");
        reports(&a, &format!("{SCENE}The rescue teams could not reach the hut due to darkness."), true);
        reports(&a, &format!("{SCENE}The rescue teams could not reach the hut due to the storm."), false);
        reports(&a, &format!("{SCENE}The rescue teams left the hut due to darkness."), false);
    }
}
