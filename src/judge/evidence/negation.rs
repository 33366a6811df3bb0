//! Does one claim negate what the other affirms?

use super::{Evidence, Tends, fact};
use crate::analysis::Certainty;
use crate::claim::{Role, Word};
use crate::judge::pair::{Pair, with_negation};
use crate::judge::verdict::ReasonKind;
use crate::syntax::Pos;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if raised(pair) {
        return;
    }
    for link in &pair.alignment.links {
        let (x, y) = pair.words(link);
        if !link.how.preserves() || x.negated == y.negated || x.time || x.quantity.is_some() {
            continue;
        }
        let strength = match (x.role, y.role) {
            // "The man is not seen" and "the car is seen" are of different things.
            (Role::Predicate, Role::Predicate) if !together(pair) => 40,
            (Role::Predicate, Role::Predicate) => 90,
            // "the draft was never finalized" against "the finalized draft": a participle carries its clause too.
            (Role::Predicate, _) if says(y) => 50,
            (_, Role::Predicate) if says(x) => 50,
            _ => 30,
        };
        let (i, j) = (link.a as usize, link.b as usize);
        let (s, t) = (fact::implied(pair.a, i), fact::implied(pair.b, j));
        let kind = if s.is_some() || t.is_some() { ReasonKind::Fact } else { ReasonKind::Negation };
        let a = s.unwrap_or_else(|| with_negation(pair.a, i));
        let b = t.unwrap_or_else(|| with_negation(pair.b, j));
        found.push(Evidence { kind, tends: Tends::Contradiction, strength, a, b });
    }
}

/// Whether a word can say something of what it stands beside; a noun only names it.
fn says(word: &Word) -> bool {
    word.tag.is_verb() || word.tag.pos() == Pos::Adj
}

/// Whether each side negates what the other affirms once: "I feel we were not ready", "I did not feel we were ready".
fn raised(pair: &Pair<'_>) -> bool {
    let flips = |side: fn(bool, bool) -> bool| {
        pair.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
            let (x, y) = pair.words(link);
            side(x.negated, y.negated)
        })
    };
    flips(|x, y| x && !y) && flips(|x, y| !x && y)
}

/// Whether the two clauses are about the same subject, or so alike that it need not be said, and put as facts.
fn together(pair: &Pair<'_>) -> bool {
    let put = pair.a.certainty != Certainty::Unknown && pair.b.certainty != Certainty::Unknown;
    let subjects = pair.same_subject().unwrap_or(pair.cover.worst() >= 0.5);
    subjects && pair.same_object() != Some(false) && (put || pair.a.certainty == pair.b.certainty)
}
