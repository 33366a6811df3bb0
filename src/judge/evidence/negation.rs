//! Does one claim negate what the other affirms?

use super::{Evidence, Tends};
use crate::claim::Role;
use crate::judge::pair::{Pair, with_negation};
use crate::judge::verdict::ReasonKind;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for link in &pair.alignment.links {
        let (x, y) = pair.words(link);
        if !link.how.preserves() || x.negated == y.negated || x.time || x.quantity.is_some() {
            continue;
        }
        let strength = match (x.role, y.role) {
            // "The man is not seen" and "the car is seen" are of different things.
            (Role::Predicate, Role::Predicate) if apart(pair) => 30,
            (Role::Predicate, Role::Predicate) => 90,
            // "the draft was never finalized" against "the finalized draft": a participle carries its clause too.
            (Role::Predicate, _) | (_, Role::Predicate) => 50,
            _ => 30,
        };
        found.push(Evidence {
            kind: ReasonKind::Negation,
            tends: Tends::Contradiction,
            strength,
            a: with_negation(pair.a, link.a as usize),
            b: with_negation(pair.b, link.b as usize),
        });
    }
}

/// Whether the two clauses are about different subjects or objects.
fn apart(pair: &Pair<'_>) -> bool {
    pair.same_subject() == Some(false) || pair.same_object() == Some(false)
}
