//! Is the same thing laid to two holders, or denied by one of them?

use super::{Evidence, Tends};
use crate::analysis::Stance;
use crate::claim::{Claim, Holder};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (s, t) = (pair.a.attribution.last(), pair.b.attribution.last());
    let stance = |holder: Option<&Holder>| holder.map_or(Stance::Affirmed, |holder| holder.stance);
    if (stance(s) == Stance::Denied) != (stance(t) == Stance::Denied) {
        let (a, b) = (words(pair.a, s), words(pair.b, t));
        found.push(Evidence { kind: ReasonKind::Denial, tends: Tends::Contradiction, strength: 60, a, b });
    }
    if let (Some(s), Some(t)) = (s, t) {
        let (Some(x), Some(y)) = (&s.source, &t.source) else { return };
        let same = s.key == t.key || s.entity.is_some() && s.entity == t.entity;
        let tends = if same { Tends::Agreement } else { Tends::Difference };
        let strength = if same { 20 } else { 30 };
        found.push(Evidence { kind: ReasonKind::Attribution, tends, strength, a: x.span(), b: y.span() });
    }
}

/// The words that attribute; of a claim in the document's own voice, its predicate.
fn words(claim: &Claim, holder: Option<&Holder>) -> Span {
    holder.and_then(|holder| holder.cue.as_ref()).map(|cue| cue.span()).or(claim.predicate).unwrap_or(claim.span)
}
