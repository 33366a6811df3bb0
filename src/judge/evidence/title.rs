//! Does one claim call someone a former holder of the office that the other gives him?

use super::{Evidence, Tends};
use crate::claim::{ClaimKind, Participant};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    // In a clause the office is said by the way; where names are compared as such, it is all that is said.
    if pair.a.kind != ClaimKind::Description || pair.b.kind != ClaimKind::Description {
        return;
    }
    for p in &pair.a.names {
        for q in &pair.b.names {
            if p.former != q.former && same_person(p, q) && p.title.iter().any(|word| q.title.contains(word)) {
                found.push(Evidence {
                    kind: ReasonKind::Exclusive,
                    tends: Tends::Contradiction,
                    strength: 85,
                    a: p.titled,
                    b: q.titled,
                });
                return;
            }
        }
    }
}

/// The last names agree, and so do the given names where both claims' documents have one.
pub(super) fn same_person(p: &Participant, q: &Participant) -> bool {
    match (p.keys.as_slice(), q.keys.as_slice()) {
        ([.., x], [.., y]) if x != y => false,
        ([first, _, ..], [other, _, ..]) => first == other,
        ([], _) | (_, []) => false,
        _ => true,
    }
}
