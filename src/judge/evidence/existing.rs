//! Is there none of what the other report tells of?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::Certainty;
use crate::claim::{Claim, Role, Word};
use crate::judge::align::How;
use crate::judge::pair::{Pair, Side};
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::text::Span;

/// So much of what says that there is none must be met: of "no crashes on the last lap" one on the first is none.
const MET: f32 = 0.6;

/// Words lighter than this are had and not had in many senses: a time, a way.
const HEAVY: u8 = 50;

/// "There" begins what says that there is something.
const FIRST: usize = 4;

pub(super) const TAKES: Takes = Takes::Either(|of| of.signals(Cues::NONE));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    // Of "there is no evidence" too little is told: of what, where?
    let shared = pair.alignment.links.iter().filter(|link| link.how == How::Same && pair.words(link).0.weight > 0);
    if !pair.scenes.story || pair.scenes.scene != Scene::One || shared.take(2).count() < 2 {
        return;
    }
    let clash = |none: Side| {
        let (words, noun) = none_of(pair, none)?;
        let told = told_of(pair, none, noun)?;
        let met = if none == Side::A { pair.cover.a } else { pair.cover.b };
        let spans = if none == Side::A { (words, told) } else { (told, words) };
        (met >= MET).then_some(spans)
    };
    if let Some((a, b)) = clash(Side::A).or_else(|| clash(Side::B)) {
        let (kind, tends) = (ReasonKind::Negation, Tends::Contradiction);
        found.retain(|e| !(e.kind == kind && e.tends == tends));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
    }
}

/// "There are no parking spaces": the words, and the noun of which there is none.
fn none_of(pair: &Pair<'_>, side: Side) -> Option<(Span, usize)> {
    let claim: &Claim = pair.claim(side);
    let written = |word: &Word, form: &str| claim.slice(word.span).eq_ignore_ascii_case(form);
    let there = claim.words.iter().take(FIRST).any(|word| written(word, "there"));
    if !there || pair.has(side, Class::BESIDES) || claim.certainty != Certainty::Certain {
        return None;
    }
    let at = claim.words.iter().position(|word| written(word, "no") && word.cues.contains(Cues::NONE))?;
    let noun = usize::from(claim.words[at].head?);
    let word = &claim.words[noun];
    let named = at < noun && word.tag.is_noun() && word.weight >= HEAVY && !is(word, Class::PLANS);
    named.then(|| (claim.words[at].span.cover(word.span), noun))
}

/// What the other side tells of as a thing that is there: not denied, not only meant or possible, and told as a part of its
/// clause.
fn told_of(pair: &Pair<'_>, none: Side, noun: usize) -> Option<Span> {
    let other = if none == Side::A { Side::B } else { Side::A };
    let claim = pair.claim(other);
    let link = pair.link(none, noun).filter(|link| link.how == How::Same)?;
    let word = &claim.words[usize::from(if none == Side::A { link.b } else { link.a })];
    let denied = claim.words.iter().any(|word| word.negated || word.without || word.cues.contains(Cues::NONE));
    let part = word.role == Role::Subject && word.tag.is_noun();
    (part && !denied && claim.certainty == Certainty::Certain).then_some(word.span)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    const LEAD: &str = "House rules of the Dornum boat club.\nThe boat club of Dornum owns twelve boats. ";

    #[test]
    fn what_there_is_none_of_is_nobodys() {
        let a = format!("{LEAD}There are no parking spaces in the courtyard.");
        check(&a, &format!("{LEAD}The parking space in the courtyard belongs to the warden."), true);
        check(&a, &format!("{LEAD}The warden wants a parking space in the courtyard."), false);
        let b = format!("{LEAD}There are no other parking spaces in the courtyard.");
        check(&b, &format!("{LEAD}The parking space in the courtyard belongs to the warden."), false);
    }
}
