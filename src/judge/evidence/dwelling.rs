//! Is one and the same said to live, to be born or to lie in two places?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::NameKind;
use crate::claim::{Claim, Participant};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(DWELLS));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    // Who is born is the object of that.
    let one = pair.same_subject() == Some(true) || pair.same_object() == Some(true);
    if !one || !pair.same_deed() {
        return;
    }
    let (Some(p), Some(q)) = (place(pair, Side::A), place(pair, Side::B)) else { return };
    // A town lies in a country: where one of the two is known to be larger, both may be right.
    let known = p.entity.is_some() || q.entity.is_some();
    let same = p.keys.iter().any(|key| q.keys.contains(key));
    // "lived in Graz before she moved": a time or a condition of its own tells another part of a life.
    let dated = pair.a.time.is_some() != pair.b.time.is_some();
    if !known && !same && !dated {
        let (kind, tends) = (ReasonKind::Place, Tends::Contradiction);
        found.retain(|e| !(e.kind == kind && e.tends == tends));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: p.span, b: q.span });
    }
}

const DWELLS: Class = Class::DWELLS.union(Class::LIVES);

/// The one place that a claim of dwelling names, as what its verb depends on.
fn place<'p>(pair: &Pair<'p>, side: Side) -> Option<&'p Participant> {
    let claim: &Claim = pair.claim(side);
    let at = pair.predicate(side)?;
    let verb = &claim.words[at];
    if !is(verb, DWELLS) || verb.negated {
        return None;
    }
    let of_verb = |name: &&Participant| {
        let mut inside = claim.words.iter().filter(|word| name.span.contains(word.span));
        inside.any(|word| word.head.map(usize::from) == Some(at))
    };
    let mut places = claim.names.iter().filter(|name| name.kind != NameKind::Person).filter(of_verb);
    let place = places.next()?;
    places.next().is_none().then_some(place)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    const LEAD: &str = "Ilse Marant, who drew mosses.\nIlse Marant drew the mosses of the Karst. ";

    #[test]
    fn one_is_born_in_one_town() {
        let a = format!("{LEAD}Marant was born in Gorlau.");
        check(&a, &format!("{LEAD}Ilse Marant was born in Lissa."), true);
        check(&a, &format!("{LEAD}Ilse Marant was buried in Lissa."), false);
        check(&a, &format!("{LEAD}Her father was born in Lissa."), false);
    }
}
