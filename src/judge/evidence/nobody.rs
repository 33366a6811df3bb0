//! Did nobody do it, or somebody?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::Certainty;
use crate::claim::{Claim, Word, identity};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::text::Span;

/// Deeds lighter than this are done by somebody of whom the other report does not speak: see, go, help.
const HEAVY: u8 = 45;

pub(super) const TAKES: Takes = Takes::Either(|of| of.has(Class::ANYONE));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    // Nobody lost face, and some lost wages.
    let acts = |side: Side| pair.object(side).is_some_and(|at| pair.topic(side) != Some(at));
    let on_others = || acts(Side::A) && acts(Side::B) && pair.same_object() == Some(false);
    if !pair.scenes.story || !pair.same_deed() || on_others() {
        return;
    }
    let clash = |none: Side, some: Side| {
        let nobody = nobody(pair, none)?;
        let somebody = somebody(pair, some)?;
        Some(if none == Side::A { (nobody, somebody) } else { (somebody, nobody) })
    };
    if let Some((a, b)) = clash(Side::A, Side::B).or_else(|| clash(Side::B, Side::A)) {
        let (kind, tends) = (ReasonKind::Negation, Tends::Contradiction);
        found.retain(|e| !(e.kind == kind && e.tends == tends));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
    }
}

/// "Nobody was sent off": nobody at all, of those that both reports tell of.
fn nobody(pair: &Pair<'_>, side: Side) -> Option<Span> {
    let claim: &Claim = pair.claim(side);
    let at = pair.predicate(side)?;
    let deed = &claim.words[at];
    let none = claim.words[..at].iter().find(|word| is_nobody(word) && word.head.map(usize::from) == Some(at))?;
    // "Nobody in the second car was hurt": what the other has nothing of, and its story does not either, may be another.
    let told = |(at, word): (usize, &Word)| {
        let known = pair.a.setting.has(identity(word)) && pair.b.setting.has(identity(word));
        word.weight == 0 || known || pair.link(side, at).is_some()
    };
    let apart = claim.words.iter().enumerate().filter(|&each| !told(each)).count();
    let others = claim.words.iter().any(|word| is(word, Class::BESIDES));
    (deed.weight >= HEAVY && apart <= 1 && !others && !pair.is_of_those(side)).then(|| none.span.cover(deed.span))
}

fn is_nobody(word: &Word) -> bool {
    word.cues.contains(Cues::NONE) && word.weight == 0 && is(word, Class::ANYONE)
}

/// Who did it, or whom it was done to, and the deed, told as a fact.
fn somebody(pair: &Pair<'_>, side: Side) -> Option<Span> {
    let claim: &Claim = pair.claim(side);
    let deed = &claim.words[pair.predicate(side)?];
    let who = &claim.words[pair.topic(side)?];
    let person = who.name.is_some() || who.person;
    let fact = claim.certainty == Certainty::Certain && !deed.negated && !is_nobody(who);
    (person && fact).then(|| who.span.cover(deed.span))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    const LEAD: &str = "Dornum beats Harwick in the derby.\nDornum won the derby against Harwick on Friday. ";

    #[test]
    fn nobody_is_not_somebody() {
        let a = format!("{LEAD}Nobody was sent off in the derby.");
        check(&a, &format!("{LEAD}Carlo Reuss of Harwick was sent off."), true);
        check(&a, &format!("{LEAD}Carlo Reuss of Harwick scored."), false);
        let c = format!("{LEAD}Nobody lost heart in the derby.");
        check(&c, &format!("{LEAD}Carlo Reuss of Harwick lost a boot."), false);
        let b = format!("{LEAD}Nobody else was sent off.");
        check(&b, &format!("{LEAD}Carlo Reuss of Harwick was sent off."), false);
    }
}
