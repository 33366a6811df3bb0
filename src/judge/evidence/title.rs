//! Does one claim call someone a former holder of the office that the other gives him?

use super::{Evidence, Takes, Tends};
use crate::analysis::NameKind;
use crate::claim::{Claim, ClaimKind, Participant, Word};
use crate::judge::pair::Pair;
use crate::judge::scene::STORY;
use crate::judge::verdict::ReasonKind;

pub(super) const TAKES: Takes = Takes::Both(|of| of.claim.kind == ClaimKind::Description);

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    // In a clause the office is said by the way; where names are compared as such, it is all that is said.
    // Who is president in one story may be the former president in a story of a later year.
    let (s, t) = (&pair.a.setting, &pair.b.setting);
    let one_scene = s.is_empty() || s.shared(t) >= STORY || of_state(pair.a) || of_state(pair.b);
    // Who loses it in the very story is called both in it.
    if !one_scene || within_weeks(pair) == Some(false) {
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

/// Whether a title names the country whose office it is: presidents change less often than coaches.
fn of_state(claim: &Claim) -> bool {
    claim.names.iter().any(|name| {
        let title = |word: &&Word| name.titled.contains(word.span) && !name.span.contains(word.span);
        name.kind == NameKind::Person && claim.words.iter().filter(title).any(|word| word.entity.is_some())
    })
}

/// Whether the two reports came out within a few weeks, if they are dated.
fn within_weeks(pair: &Pair<'_>) -> Option<bool> {
    /// An office is seldom lost between two reports of one matter.
    const DAYS: i32 = 60;
    Some(pair.days_between()? <= DAYS)
}

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, described};
    use crate::judge::verdict::ReasonKind::Exclusive;

    const FORMER: &str = "Former Harwick mayor Ann Lee opened the ferry port on Monday.";
    const SITTING: &str = "Harwick mayor Ann Lee opened the new ferry port.";

    #[test]
    fn an_office_is_held_or_was_held() {
        let shown = Some(("Former Harwick mayor Ann Lee", "Harwick mayor Ann Lee"));
        check(described(FORMER, ""), described(SITTING, ""), Exclusive, Contradiction, shown);
    }

    #[test]
    fn an_office_may_be_lost_in_the_meantime() {
        let (a, b) = (described(FORMER, "2024-05-01"), described(SITTING, "2019-05-01"));
        check(a, b, Exclusive, Contradiction, None);
    }

    #[test]
    fn two_stories_may_be_of_two_times() {
        let one = "Former mayor Ann Lee opened a ferry port beside the grain mills, where sailors, bakers and pilots cheered.";
        let other = "Mayor Ann Lee spoke at a village school about honey bees, and pupils planted apple trees around its garden.";
        check(described(one, ""), described(other, ""), Exclusive, Contradiction, None);
    }
}
