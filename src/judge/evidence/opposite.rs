//! Do two aligned words exclude each other by meaning?

use super::{Evidence, Tends};
use crate::claim::Role;
use crate::judge::align::How;
use crate::judge::pair::{Pair, with_negation};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::WordRelation;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for link in &pair.alignment.links {
        if link.how != How::Lexical(WordRelation::Opposite) {
            continue;
        }
        let (x, y) = pair.words(link);
        // "not rejected" beside "accepted" is no opposition but another wording.
        let cancelled = x.negated != y.negated;
        let predicates = x.role == Role::Predicate && y.role == Role::Predicate;
        let strength = 45 + 10 * link.context + if predicates { 20 } else { 0 };
        found.push(Evidence {
            kind: if cancelled { ReasonKind::Paraphrase } else { ReasonKind::Opposite },
            tends: if cancelled { Tends::Agreement } else { Tends::Contradiction },
            strength,
            a: with_negation(pair.a, link.a as usize),
            b: with_negation(pair.b, link.b as usize),
        });
    }
}
