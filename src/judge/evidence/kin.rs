//! Is somebody called another one's wife by one report, and his former wife or his friend by the other?

use std::sync::LazyLock;

use super::wordlist::Kinds;
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::NameKind;
use crate::claim::{Claim, Participant, key};
use crate::judge::evidence::title::same_person;
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| bonds(of.claim).next().is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    for (p, (row, bond, a)) in bonds(pair.a) {
        for (q, (other_row, other, b)) in bonds(pair.b) {
            if row == other_row && bond != other && same_person(p, q) {
                let (kind, tends) = (ReasonKind::Exclusive, Tends::Contradiction);
                found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
                return;
            }
        }
    }
}

/// How somebody stands to another, by the line and the place in it, with the words.
type Bond = (usize, usize, Span);

/// The people of whom a claim says how they stand to another.
fn bonds(claim: &Claim) -> impl Iterator<Item = (&Participant, Bond)> {
    let people = claim.names.iter().filter(|name| name.kind == NameKind::Person);
    people.filter_map(|name| Some((name, bond_of(claim, name)?)))
}

fn bond_of(claim: &Claim, name: &Participant) -> Option<Bond> {
    let words = &claim.words;
    let first = words.iter().position(|word| name.span.contains(word.span))?;
    let before = (0..first).rev().take(2).find(|&at| row(claim, at).is_some())?;
    // "ex - wife" is read in three words.
    let ex = (before.saturating_sub(2)..before).find(|&at| claim.slice(words[at].span).eq_ignore_ascii_case("ex"));
    let (line, place) = row(claim, before)?;
    let was = ex.is_some() || former(claim.slice(words[before].span)).is_some();
    let from = ex.unwrap_or(before);
    Some((line, place * 2 + usize::from(was), words[from].span.cover(name.span)))
}

/// The line and the place in it of a word for a bond.
fn row(claim: &Claim, at: usize) -> Option<(usize, usize)> {
    let word = &claim.words[at];
    let bond = match former(claim.slice(word.span)) {
        Some(bond) => key(bond),
        None => word.key,
    };
    KIN.of(bond).next()
}

/// What stands behind "ex-".
fn former(written: &str) -> Option<&str> {
    written.split_at_checked(3).filter(|(ex, _)| ex.eq_ignore_ascii_case("ex-")).map(|(_, bond)| bond)
}

/// Each line names bonds of which one has one to another.
static KIN: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(include_str!("kin.txt")));

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str =
        "Jim Hart charged with shooting Ann Lee in Harwick.\nJim Hart shot Ann Lee in Harwick on Monday.\n";

    #[test]
    fn who_is_a_wife_is_no_former_wife() {
        let a = format!("{SCENE}Hart argued with his wife Ann Lee at the mill.");
        reports(&a, &format!("{SCENE}Hart had threatened his ex-wife Ann Lee before."), true);
        reports(&a, &format!("{SCENE}Hart had threatened his girlfriend Ann Lee before."), true);
        reports(&a, &format!("{SCENE}Hart had threatened his wife Ann Lee before."), false);
        reports(&a, &format!("{SCENE}Hart had threatened his sister Mary Hart before."), false);
    }
}
