//! Is one office said to be held by two, one place to be two towns: "the capital is Harwick", "Dornum is the capital"?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::Claim;
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::syntax::Tag;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::SOLE_OFFICE.union(Class::SOLE)));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(x), Some(y)) = (held(pair, Side::A), held(pair, Side::B)) else { return };
    let (p, q) = (&pair.a.names[x.name], &pair.b.names[y.name]);
    let one = pair.corresponds(x.office, y.office) && x.past == y.past && p.kind == q.kind;
    let others = !pair.same_thing(x.holder, y.holder) && p.keys.iter().all(|key| !q.keys.contains(key));
    if one && others && owned_alike(pair, &x, &y) {
        let (kind, tends) = (ReasonKind::Exclusive, Tends::Contradiction);
        let (a, b) = (p.span, q.span);
        found.retain(|e| e.strength >= AT_ODDS || !(e.a.overlaps(a) && e.b.overlaps(b)));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
    }
}

/// An office and who is said to hold it, as indices of words and of a name.
struct Held {
    office: usize,
    holder: usize,
    name: usize,
    past: bool,
}

/// The office of which a claim says nothing but who holds it: "the mayor of Harwick is Ann Lee", "Ann Lee is its mayor".
fn held(pair: &Pair<'_>, side: Side) -> Option<Held> {
    let claim = pair.claim(side);
    let (predicate, subject) = (pair.predicate(side)?, pair.subject(side)?);
    let is_office = |at: usize| claim.words[at].name.is_none() && is_sole(claim, at);
    let (office, holder) = match (is_office(predicate), is_office(subject)) {
        (true, false) => (predicate, subject),
        (false, true) => (subject, predicate),
        _ => return None,
    };
    let be = claim.words.iter().find(|word| word.tag.is_aux() && word.head.map(usize::from) == Some(predicate))?;
    let denied = claim.words[predicate].negated || claim.words[office].negated;
    let name = usize::from(claim.words[holder].name?);
    (!denied && matches!(be.tag, Tag::AuxVbz | Tag::AuxVbd)).then_some(Held {
        office,
        holder,
        name,
        past: be.tag == Tag::AuxVbd,
    })
}

fn is_sole(claim: &Claim, at: usize) -> bool {
    is(&claim.words[at], Class::SOLE_OFFICE.union(Class::SOLE))
}

/// Whether what is told of either office is told of the other, or one of them is told without: not the mayors of two towns.
fn owned_alike(pair: &Pair<'_>, x: &Held, y: &Held) -> bool {
    let own = |side: Side, held: &Held| -> Vec<usize> {
        let words = &pair.claim(side).words;
        let of_office = |at: usize| {
            let head = words[at].head.map(usize::from);
            head == Some(held.office) || head.and_then(|head| words[head].head).map(usize::from) == Some(held.office)
        };
        let of_holder = |at: usize| words[at].name.map(usize::from) == Some(held.name);
        (0..words.len()).filter(|&at| words[at].weight > 0 && of_office(at) && !of_holder(at)).collect()
    };
    let (of_x, of_y) = (own(Side::A, x), own(Side::B, y));
    let all_met = |side: Side, own: &[usize]| own.iter().all(|&at| pair.is_met(side, at));
    of_x.is_empty() || of_y.is_empty() || all_met(Side::A, &of_x) && all_met(Side::B, &of_y)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::texts as check;

    #[test]
    fn one_office_has_one_holder() {
        check("The mayor of Harwick is Ann Lee.", "Tom Moss is the mayor of Harwick.", true);
        check("The mayor of Harwick is Ann Lee.", "Ann Lee is the mayor of Harwick.", false);
        check("The mayor of Harwick is Ann Lee.", "Tom Moss is the mayor of Dornum.", false);
        check("The mayor of Harwick is Ann Lee.", "Tom Moss was the mayor of Harwick.", false);
    }
}
