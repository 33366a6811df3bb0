//! Is the same thing laid to two holders, or denied by one of them?

use super::wordlist::is_nobody;
use super::{Evidence, Takes, Tends};
use crate::analysis::Stance;
use crate::claim::{Claim, Holder};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Either(|of| !of.claim.attribution.is_empty());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (s, t) = (pair.a.attribution.last(), pair.b.attribution.last());
    let stance = |holder: Option<&Holder>| holder.map_or(Stance::Affirmed, |holder| holder.stance);
    if (stance(s) == Stance::Denied) != (stance(t) == Stance::Denied) {
        // "He said so" and "she denies it" can both be true; who does both contradicts himself.
        let same = s.zip(t).is_some_and(|(s, t)| same_source(s, t));
        let (tends, strength) = if same { (Tends::Contradiction, 75) } else { (Tends::Difference, 40) };
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

fn same_source(s: &Holder, t: &Holder) -> bool {
    s.key == t.key || s.entity.is_some() && s.entity == t.entity
}

/// The words that attribute; of a claim in the document's own voice, its predicate.
fn words(claim: &Claim, holder: Option<&Holder>) -> Span {
    holder.and_then(|holder| holder.cue.as_ref()).map(|cue| cue.span()).or(claim.predicate).unwrap_or(claim.span)
}
