//! Do two aligned words exclude each other by meaning?

use super::{Evidence, Tends};
use crate::claim::Role;
use crate::judge::align::How;
use crate::judge::pair::{Pair, turned, with_negation};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::WordRelation;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for link in &pair.alignment.links {
        if link.how != How::Lexical(WordRelation::Opposite) {
            continue;
        }
        let (x, y) = pair.words(link);
        // "not rejected" beside "accepted" is no opposition but another wording, nor is "excluding her is unacceptable" beside
        // "including her".
        let cancelled = turned(pair.a, link.a as usize) != turned(pair.b, link.b as usize);
        let predicates = x.role == Role::Predicate && y.role == Role::Predicate;
        let heads = x.head.zip(y.head).is_some_and(|(i, j)| pair.corresponds(i as usize, j as usize));
        let strength = match (predicates, heads) {
            // The national interest and the international community have nothing to do with each other.
            (false, false) => 15 + 10 * link.context,
            (true, _) if pair.same_subject() == Some(false) || pair.same_object() == Some(false) => 40,
            (true, _) => 55 + 10 * link.context,
            (false, true) => 45 + 10 * link.context,
        };
        found.push(Evidence {
            kind: if cancelled { ReasonKind::Paraphrase } else { ReasonKind::Opposite },
            tends: if cancelled { Tends::Agreement } else { Tends::Contradiction },
            strength,
            a: with_negation(pair.a, link.a as usize),
            b: with_negation(pair.b, link.b as usize),
        });
    }
}
