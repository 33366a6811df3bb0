//! Are two states told that opposites make of one thing at two times: hired and fired, missing and found, 9 dead and 12?

use super::wordlist::{Class, Succession, is, succession};
use super::{CLEAR, Evidence, Tends};
use crate::analysis::{DayRange, QuantityKind};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// Turns what speaks against a pair of reported claims into an update where time explains it.
///
/// Two texts that a caller puts beside each other, without dates, are about one time.
pub(super) fn settle(pair: &Pair<'_>, found: &mut [Evidence]) {
    if !pair.is_told() {
        return;
    }
    // What is unclear is nobody's state.
    let against = |e: &&mut Evidence| e.tends == Tends::Contradiction && e.strength >= CLEAR;
    // "Orders rose by 3 percent", "orders fell by 3 percent": one number is of one time.
    let measured = found.iter().any(|e| e.kind == ReasonKind::Quantity && e.tends == Tends::Agreement);
    for evidence in found.iter_mut().filter(against).filter(|e| explained(pair, e, measured)) {
        evidence.kind = ReasonKind::Update;
        evidence.tends = Tends::Difference;
        evidence.strength = evidence.strength.min(MOST);
    }
}

/// An update is clear at most so far: it explains what would else be a contradiction.
const MOST: u8 = 70;

/// Whether time explains the evidence.
fn explained(pair: &Pair<'_>, evidence: &Evidence, measured: bool) -> bool {
    use ReasonKind::{Denial, Fact, Negation, Opposite, Quantity, Scope};
    let changes = matches!(evidence.kind, Denial | Fact | Negation | Opposite | Quantity | Scope);
    if changes && reported_apart(pair) && (!one_day(pair) || victims(pair, evidence)) {
        return true;
    }
    if shares(pair, evidence) && pair.days_between().is_some_and(|days| days >= POLL) {
        return true;
    }
    match evidence.kind {
        ReasonKind::Opposite => {
            let (Some(x), Some(y)) = (word(pair.a, evidence.a), word(pair.b, evidence.b)) else { return false };
            let stated = x.tag.pos() == Pos::Adj && y.tag.pos() == Pos::Adj;
            match succession(x, y) {
                Some(Succession::Always) => true,
                // What one thing is, and at the same time is not, has not changed.
                Some(Succession::Dated) if !stated => !one_day(pair) && !measured && !evidence.is_of_one_thing(),
                _ => apart(pair),
            }
        }
        ReasonKind::Negation | ReasonKind::Fact => apart(pair),
        ReasonKind::Denial | ReasonKind::Scope => days_apart(pair),
        // What was hosted before is hosted again.
        ReasonKind::Time => marked(pair),
        ReasonKind::Quantity => grown(pair, evidence),
        _ => false,
    }
}

/// So many days lie between two polls.
const POLL: i32 = 2;

/// Whether two shares stand against each other, 49 and 43 percent: each week has its poll, each day its rate.
fn shares(pair: &Pair<'_>, evidence: &Evidence) -> bool {
    let share = |claim: &Claim, shown: Span| {
        let mut shares = claim.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Percent);
        shares.any(|quantity| shown.contains(quantity.number))
    };
    evidence.kind == ReasonKind::Quantity && share(pair.a, evidence.a) && share(pair.b, evidence.b)
}

/// The word that the evidence shows, behind its negation.
fn word(claim: &Claim, shown: Span) -> Option<&Word> {
    claim.words.iter().rev().find(|word| shown.contains(word.span) && word.weight > 0)
}

/// Whether both claims are of one day.
fn one_day(pair: &Pair<'_>) -> bool {
    let days = |claim: &Claim| claim.time.as_ref().and_then(|time| time.days);
    match (days(pair.a), days(pair.b)) {
        (Some(s), Some(t)) => s == t,
        _ => false,
    }
}

/// Whether the two claims are of two times: dated apart, or one of them marked as earlier or later than the other.
fn apart(pair: &Pair<'_>) -> bool {
    days_apart(pair) || marked(pair)
}

/// Whether so much time lies between two reports that the world, or what is known of it, may have changed.
fn reported_apart(pair: &Pair<'_>) -> bool {
    /// Of news; what is dated is compared by its own date.
    const DAYS: i32 = 7;
    pair.days_between().is_some_and(|days| days >= DAYS)
}

/// Whether the claims name two times, or are told on two days of what is the case that day.
fn days_apart(pair: &Pair<'_>) -> bool {
    let named = |claim: &Claim| claim.time.as_ref().and_then(|time| time.days);
    let days = match (named(pair.a), named(pair.b)) {
        (None, None) if present(pair.a) && present(pair.b) => (day(pair.a), day(pair.b)),
        days => days,
    };
    matches!(days, (Some(s), Some(t)) if s.last < t.first || t.last < s.first)
}

/// Whether a claim is of the day on which it is told: "the port is closed", not "the port was sold".
fn present(claim: &Claim) -> bool {
    let now = |tag: Tag| matches!(tag, Tag::VerbVbz | Tag::VerbVbp | Tag::AuxVbz | Tag::AuxVbp);
    let Some(at) = claim.words.iter().position(|word| Some(word.span) == claim.predicate) else { return false };
    let carries = |(i, word): (usize, &Word)| now(word.tag) && (i == at || word.head.map(usize::from) == Some(at));
    claim.words.iter().enumerate().any(carries)
}

/// The days of which a claim speaks: those it names, or else the day of its publication.
fn day(claim: &Claim) -> Option<DayRange> {
    claim.time.as_ref().and_then(|time| time.days).or_else(|| {
        let published = claim.published.as_ref()?.date();
        let since = jiff::civil::date(1970, 1, 1).until(published).ok()?.get_days();
        Some(DayRange { first: since, last: since })
    })
}

/// Whether just one of the claims says that it was so before, or is so since.
fn marked(pair: &Pair<'_>) -> bool {
    let marks = |side: Side, class: Class| {
        let claim = pair.claim(side);
        // "the previous night" is a time like any other; so is "five years ago".
        let bears =
            |word: &&Word| !word.time && is(word, class) && matches!(word.tag.pos(), Pos::Adv | Pos::Adj | Pos::Part);
        claim.words.iter().any(|word| bears(&word))
    };
    let later = marks(Side::A, Class::LATER) != marks(Side::B, Class::LATER);
    later || marks(Side::A, Class::EARLIER) != marks(Side::B, Class::EARLIER)
}

/// Whether both counts are of the dead or injured, which are corrected for weeks.
fn victims(pair: &Pair<'_>, evidence: &Evidence) -> bool {
    evidence.kind == ReasonKind::Quantity
        && killed_or_hurt(pair.a, evidence.a).is_some()
        && killed_or_hurt(pair.b, evidence.b).is_some()
}

/// How many dead or injured the words shown of a claim count.
fn killed_or_hurt(claim: &Claim, shown: Span) -> Option<f64> {
    let victims = Cues::DEATH.union(Cues::INJURY);
    let quantity = claim.quantities.iter().find(|quantity| shown.contains(quantity.number))?;
    let told = claim.words.iter().any(|word| word.cues.intersects(victims));
    told.then_some(quantity.value)
}

/// Whether the later report counts more of the dead or injured: news on one event grows.
fn grown(pair: &Pair<'_>, evidence: &Evidence) -> bool {
    let published = |claim: &Claim| claim.published.as_ref().map(|published| published.date());
    let (Some(s), Some(t)) = (published(pair.a), published(pair.b)) else { return false };
    let counts = killed_or_hurt(pair.a, evidence.a).zip(killed_or_hurt(pair.b, evidence.b));
    let Some((x, y)) = counts else { return false };
    s < t && x < y || t < s && y < x
}

/// Which side tells the later state, if that can be told.
pub(in crate::judge) fn later(pair: &Pair<'_>) -> Option<Side> {
    if let (Some(s), Some(t)) = (day(pair.a), day(pair.b)) {
        if s.last < t.first {
            return Some(Side::B);
        }
        if t.last < s.first {
            return Some(Side::A);
        }
    }
    let has = |claim: &Claim, class: Class| claim.words.iter().any(|word| !word.time && is(word, class));
    let rank = |claim: &Claim| i8::from(has(claim, Class::LATER)) - i8::from(has(claim, Class::EARLIER));
    match rank(pair.a).cmp(&rank(pair.b)) {
        std::cmp::Ordering::Less => Some(Side::B),
        std::cmp::Ordering::Greater => Some(Side::A),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, dated};
    use super::Tends::{Contradiction, Difference};
    use crate::judge::verdict::ReasonKind::{Opposite, Quantity, Update};

    #[test]
    fn who_was_hired_and_then_fired_is_no_contradiction() {
        let (a, b) = ("Harwick United hired Ann Lee as head coach.", "Harwick United fired Ann Lee as head coach.");
        check(dated(a, "2021-06-01"), dated(b, "2023-03-01"), Update, Difference, Some(("hired", "fired")));
        check(dated(a, ""), dated(b, ""), Opposite, Contradiction, None);
    }

    #[test]
    fn an_arrest_and_a_release_follow_each_other() {
        let (a, b) = ("Police arrested Tom Moss on Monday.", "Police released Tom Moss on Tuesday.");
        check(dated(a, ""), dated(b, ""), Update, Difference, Some(("arrested", "released")));
    }

    #[test]
    fn a_count_that_a_later_report_raises_has_grown() {
        let (a, b) = ("The fire in Harwick killed nine people.", "The fire in Harwick killed 12 people.");
        check(dated(a, "2025-08-20"), dated(b, "2025-08-22"), Update, Difference, Some(("nine people", "12 people")));
        check(
            dated(a, "2025-08-22"),
            dated(b, "2025-08-20"),
            Quantity,
            Contradiction,
            Some(("nine people", "12 people")),
        );
        check(
            dated(a, "2025-08-20"),
            dated(b, "2025-08-20"),
            Quantity,
            Contradiction,
            Some(("nine people", "12 people")),
        );
    }

    #[test]
    fn opposites_at_one_time_stay_a_contradiction() {
        let (a, b) = ("The council accepted the plan for the bridge.", "The council rejected the plan for the bridge.");
        check(dated(a, "2025-08-20"), dated(b, "2025-08-20"), Opposite, Contradiction, Some(("accepted", "rejected")));
    }
}
