//! Is the same thing laid to two holders, or denied by one of them?

use super::wordlist::{Class, is_nobody};
use super::{Evidence, Takes, Tends};
use crate::analysis::Stance;
use crate::claim::{Claim, Holder};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::text::Span;

/// What is met so far is the same thing, said and denied.
const ALL: f32 = 0.8;

pub(super) const TAKES: Takes = Takes::Either(|of| !of.claim.attribution.is_empty());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (s, t) = (pair.a.attribution.last(), pair.b.attribution.last());
    let stance = |holder: Option<&Holder>| holder.map_or(Stance::Affirmed, |holder| holder.stance);
    if (stance(s) == Stance::Denied) != (stance(t) == Stance::Denied) && !is_denied_by_both(pair) {
        // "He said so" and "she denies it" can both be true; who does both contradicts himself.
        let same = s.zip(t).is_some_and(|(s, t)| same_source(s, t));
        let (tends, strength) = match same {
            true if pair.cover.worst() >= ALL => (Tends::Contradiction, 80),
            true => (Tends::Contradiction, 75),
            false => (Tends::Difference, 40),
        };
        let (a, b) = (words(pair.a, s), words(pair.b, t));
        found.push(Evidence { kind: ReasonKind::Denial, tends, strength, a, b });
    }
    // "he" may be anybody.
    let known = |holder: &&Holder| !holder.unknown;
    if let (Some(s), Some(t)) = (s.filter(known), t.filter(known)) {
        let words = |holder: &Holder| holder.source.as_ref().map(|quote| quote.span());
        let (Some(a), Some(b)) = (words(s), words(t)) else { return };
        let same = same_source(s, t);
        // "Reports" are nobody's in particular.
        if !same && (is_nobody(s.key) || is_nobody(t.key)) {
            return;
        }
        let tends = if same { Tends::Agreement } else { Tends::Difference };
        let strength = if same { 20 } else { 30 };
        found.push(Evidence { kind: ReasonKind::Attribution, tends, strength, a, b });
    }
}

/// Whether one denies what the other says is not so, or tells the denial of: who denies that he took money says that he took none.
pub(in crate::judge) fn is_denied_by_both(pair: &Pair<'_>) -> bool {
    let negates = |side: Side| {
        let tells_denial = || !pair.claim(side).is_denied() && pair.signals(side, Cues::DENIAL);
        pair.profile(side).negates || pair.has(side, Class::NONE) || tells_denial()
    };
    pair.a.is_denied() != pair.b.is_denied() && negates(Side::A) != negates(Side::B)
}

fn same_source(s: &Holder, t: &Holder) -> bool {
    s.key == t.key || s.entity.is_some() && s.entity == t.entity
}

/// The words that attribute; of a claim in the document's own voice, its predicate.
fn words(claim: &Claim, holder: Option<&Holder>) -> Span {
    holder.and_then(|holder| holder.cue.as_ref()).map(|cue| cue.span()).or(claim.predicate).unwrap_or(claim.span)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{reports, texts};

    #[test]
    fn who_denies_it_says_that_it_is_not_so() {
        let lead = "Mayor of Harwick in court.\nMayor Ann Lee of Harwick came to the court on Monday.\n";
        let denied = format!("{lead}Ann Lee denied that money from the builder had been taken.");
        reports(&denied, &format!("{lead}Ann Lee said no money from the builder had been taken."), false);
        reports(&denied, &format!("{lead}Ann Lee said money from the builder had been taken."), true);
        let denied = "The mayor denied having taken money from the builder.";
        texts("The mayor said no money from the builder had been taken.", denied, false);
    }
}
