//! Are two claims wordings, or translations, of one quotation?

use super::{Evidence, Tends};
use crate::claim::Claim;
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if quoted(pair.a) && quoted(pair.b) && pair.cover.best() >= 0.5 && pair.cover.worst() >= 0.35 {
        let strength = (100.0 * pair.cover.best()) as u8;
        found.push(Evidence {
            kind: ReasonKind::Quotation,
            tends: Tends::Agreement,
            strength,
            a: pair.a.span,
            b: pair.b.span,
        });
    }
}

fn quoted(claim: &Claim) -> bool {
    claim.attribution.iter().any(|holder| holder.quoted)
}
