//! Is what one does each year said to have been done by two in one year: who hosted the gala of 2007?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::NameKind;
use crate::claim::{Claim, Participant, Role, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::syntax::Pos;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::PRESIDES));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    for (i, p) in presiding(pair, Side::A) {
        for (j, q) in presiding(pair, Side::B) {
            let one = pair.corresponds(i, j)
                && pair.done_to_one(i, j)
                && year(pair.a).is_some()
                && year(pair.a) == year(pair.b);
            let both = |name: &Participant, other: &Claim| {
                other.names.iter().any(|known| known.keys.last() == name.keys.last())
            };
            if one && p.keys.last() != q.keys.last() && !both(p, pair.b) && !both(q, pair.a) {
                let (kind, tends) = (ReasonKind::Participant, Tends::Contradiction);
                let shown = |claim: &Claim, deed: usize, name: &Participant| {
                    let subject = claim
                        .words
                        .iter()
                        .find(|word| word.role == Role::Subject && word.head.map(usize::from) == Some(deed));
                    subject.map_or(name.span, |word| if name.span.contains(word.span) { name.span } else { word.span })
                };
                let (a, b) = (shown(pair.a, i, p), shown(pair.b, j, q));
                found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
                return;
            }
        }
    }
}

/// What a claim says that one person does of an occasion, with the person.
fn presiding<'p>(pair: &'p Pair<'_>, side: Side) -> impl Iterator<Item = (usize, &'p Participant)> {
    let claim = pair.claim(side);
    let deeds = claim.words.iter().enumerate().filter(|(_, word)| word.tag.is_verb() && !word.negated);
    deeds.filter(|(_, word)| is(word, Class::PRESIDES)).filter_map(move |(at, _)| {
        let of = |word: &&Word| word.role == Role::Subject && word.head.map(usize::from) == Some(at);
        let mut subjects = claim
            .words
            .iter()
            .filter(of)
            .chain(pair.subject(side).filter(|_| pair.predicate(side) == Some(at)).map(|at| &claim.words[at]));
        let subject = subjects.next()?;
        // "Lee charmed them when she hosted the gala"
        let main = || pair.subject(side).filter(|_| subject.tag.pos() == Pos::Pron).and_then(|at| claim.words[at].name);
        let name = &claim.names[usize::from(subject.name.or_else(main)?)];
        matches!(name.kind, NameKind::Person | NameKind::Other).then_some((at, name))
    })
}

/// The only year that a claim tells.
fn year(claim: &Claim) -> Option<u64> {
    let is_year = |word: &&Word| {
        let written = claim.slice(word.span);
        written.len() == 4
            && written.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(written.as_bytes()[0], b'1' | b'2')
    };
    let mut years = claim.words.iter().filter(is_year).map(|word| crate::claim::key(claim.slice(word.span)));
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Tom Moss to host Harwick Gala.\nTom Moss hosts the Harwick Gala after Ann Lee.\n";

    #[test]
    fn one_year_has_one_host() {
        let a = format!("{SCENE}Lee first hosted the gala in 2007.");
        reports(&a, &format!("{SCENE}Moss hosted the 2007 gala for the first time."), true);
        reports(&a, &format!("{SCENE}Moss hosted the 2008 gala for the first time."), false);
        reports(&a, &format!("{SCENE}Moss watched the 2007 gala for the first time."), false);
    }
}
