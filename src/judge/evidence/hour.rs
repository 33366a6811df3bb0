//! Is the same thing said to have happened at two hours that exclude each other?

use std::cmp::Ordering;

use super::wordlist::{Class, is};
use super::{AT_ODDS, CLEAR, Evidence, Takes, Tends};
use crate::claim::{Claim, Clock, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;

/// Hours that far apart, in minutes, are hours of one thing told differently; nearer ones are rounded, and farther ones
/// belong to two things.
const AT_ODDS_APART: std::ops::RangeInclusive<u16> = 20..=90;

pub(super) const TAKES: Takes = Takes::Both(|of| !of.claim.clocks.is_empty());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (a, b) = (pair.a, pair.b);
    if !pair.is_told() {
        return;
    }
    if let ([x], [y]) = (a.clocks.as_slice(), b.clocks.as_slice()) {
        found.extend(of_one_deed(pair, x, y));
    }
    let known = |e: &Evidence| e.kind == ReasonKind::Time && e.tends == Tends::Contradiction && e.strength >= CLEAR;
    if pair.scenes.scene == Scene::One && pair.scenes.story && !found.iter().any(known) {
        found.extend(at_odds(pair));
    }
}

/// The only hours of two claims, where both tell one deed.
fn of_one_deed(pair: &Pair<'_>, x: &Clock, y: &Clock) -> Option<Evidence> {
    let evidence = |strength| {
        Some(Evidence { kind: ReasonKind::Time, tends: Tends::Contradiction, strength, a: x.span, b: y.span })
    };
    if x.day.differs(y.day) {
        // Tuesday at ten and Thursday at eleven are two occasions.
        return evidence(35);
    }
    let argument = pair.same_subject() == Some(true) || pair.same_object() == Some(true);
    let deed = pair.same_predicate() && pair.same_subject() != Some(false) && pair.same_object() != Some(false);
    if !x.day.may_be(y.day) || !deed || !argument || !exclude(pair, x, y) || pair.cover.worst() < 0.35 {
        return None;
    }
    evidence(if pair.cover.worst() >= 0.5 { 80 } else { 60 })
}

fn exclude(pair: &Pair<'_>, x: &Clock, y: &Clock) -> bool {
    /// What two papers make of one minute; what they make of "about".
    const APART: (u16, u16) = (10, 20);
    let (of_x, of_y) = (Room::of(pair.a, x), Room::of(pair.b, y));
    let later = x.minute.cmp(&y.minute);
    let fits = of_x.open == Some(later.reverse()) || of_y.open == Some(later);
    !fits && x.apart(y) > if of_x.rough || of_y.rough { APART.1 } else { APART.0 }
}

/// Two hours near each other, of which each report tells one that the other does not.
fn at_odds(pair: &Pair<'_>) -> Option<Evidence> {
    let (s, t) = (&pair.a.setting.tally, &pair.b.setting.tally);
    for x in &pair.a.clocks {
        for y in &pair.b.clocks {
            let differ = AT_ODDS_APART.contains(&x.apart(y)) && !x.day.differs(y.day);
            let open = || Room::of(pair.a, x).open.is_some() || Room::of(pair.b, y).open.is_some();
            if !differ || s.tells_clock(y) || t.tells_clock(x) || open() {
                continue;
            }
            let last_left = s.clocks_alone(t) == 1 && t.clocks_alone(s) == 1;
            let deed = pair.same_predicate() && (pair.anchors() > 0 || pair.same_subject() == Some(true));
            let one = || pair.anchors() > 0 && !is_end(pair, x, y) || begin(pair, x, y);
            // On route 52 and on route 94 two were stopped.
            let of_two = || pair.has_rivals() || pair.names_apart() || on_two_roads(pair);
            if (deed || last_left && one()) && !of_two() {
                let (kind, tends) = (ReasonKind::Time, Tends::Contradiction);
                return Some(Evidence { kind, tends, strength: AT_ODDS, a: x.span, b: y.span });
            }
        }
    }
    None
}

/// Whether both claims name a road, a flight or a room by its number, and not by one number: "route 52", "Route 94".
fn on_two_roads(pair: &Pair<'_>) -> bool {
    let numbers = |claim: &'_ Claim| -> Option<u64> {
        claim.words.windows(2).find_map(|two| {
            let number = claim.slice(two[1].span).bytes().all(|byte| byte.is_ascii_digit());
            (number && is(&two[0], Class::ROAD)).then_some(two[1].key)
        })
    };
    matches!((numbers(pair.a), numbers(pair.b)), (Some(x), Some(y)) if x != y)
}

/// Whether the later of the two hours is when a matter came to its end: who is stopped at two may be arrested at half past.
fn is_end(pair: &Pair<'_>, x: &Clock, y: &Clock) -> bool {
    let ends = |side: Side| {
        let word: Option<&Word> = pair.predicate(side).map(|at| &pair.claim(side).words[at]);
        word.is_some_and(|word| is(word, Class::ENDS) || word.cues.intersects(Cues::DEATH))
    };
    !pair.same_predicate() && (ends(Side::A) && y.is_shortly_before(x) || ends(Side::B) && x.is_shortly_before(y))
}

/// Whether both claims tell when the matter began, or when help was called. Help may be called for long after, but not
/// before.
fn begin(pair: &Pair<'_>, x: &Clock, y: &Clock) -> bool {
    let has = |side: Side, class: Class| {
        let word: Option<&Word> = pair.predicate(side).map(|at| &pair.claim(side).words[at]);
        word.is_some_and(|word| !word.negated && is(word, class))
    };
    let (begins, called) = (|side| has(side, Class::BEGINS), |side| has(side, Class::CALLED));
    match () {
        () if begins(Side::A) && begins(Side::B) || called(Side::A) && called(Side::B) => true,
        () if begins(Side::A) && called(Side::B) => y.is_shortly_before(x),
        () if called(Side::A) && begins(Side::B) => x.is_shortly_before(y),
        () => false,
    }
}

/// The room that the words before a time of day leave it.
struct Room {
    /// "about", "shortly after".
    rough: bool,
    /// "after", "before": any time on that side.
    open: Option<Ordering>,
}

impl Room {
    fn of(claim: &Claim, clock: &Clock) -> Room {
        let mut before = claim.words.iter().rev().filter(|word| word.span.end() <= clock.span.start()).take(2);
        let class = |word: &Word| Class::as_written(claim, word);
        let side = before.clone().next().map(class).unwrap_or_default();
        if before.any(|word| class(word).intersects(Class::ROUGHLY)) {
            return Room { rough: true, open: None };
        }
        let open = match () {
            () if side.intersects(Class::AFTER) => Some(Ordering::Greater),
            () if side.intersects(Class::BEFORE) => Some(Ordering::Less),
            () => None,
        };
        Room { rough: false, open }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, dated, reports};
    use crate::judge::verdict::ReasonKind::Time;

    #[track_caller]
    fn hours(a: &str, b: &str, expected: Option<(&str, &str)>) {
        check(dated(a, "2021-05-03"), dated(b, "2021-05-03"), Time, Contradiction, expected);
    }

    #[test]
    fn two_hours_of_one_deed_exclude_each_other() {
        let (a, b) = ("The ferry sank off Harwick at 6:40 p.m.", "The ferry sank off Harwick around 8 p.m.");
        hours(a, b, Some(("6:40 p.m.", "8 p.m.")));
    }

    #[test]
    fn about_an_hour_leaves_room() {
        hours("The ferry sank off Harwick at 6:40 p.m.", "The ferry sank off Harwick around 6:30 p.m.", None);
        hours("The ferry sank off Harwick at 6:40 p.m.", "The ferry sank off Harwick after 6 p.m.", None);
    }

    #[test]
    fn two_days_have_two_hours() {
        let (a, b) = ("The ferry sank off Harwick at 6 p.m. Monday.", "The ferry sank off Harwick at 8 p.m. Sunday.");
        hours(a, b, Some(("6 p.m. Monday", "8 p.m. Sunday")));
    }

    #[test]
    fn two_deeds_have_two_hours() {
        hours("The ferry sank off Harwick at 6:40 p.m.", "The ferry left Harwick at 3 p.m.", None);
    }

    const SCENE: &str = "Two dead after boat capsizes on Lake Arden.\nA boat capsized on Lake Arden on Sunday.\n";

    #[test]
    fn two_hours_of_one_thing_are_at_odds() {
        let a = format!("{SCENE}The boat capsized shortly after 2 p.m., the sheriff said.");
        let b = format!("{SCENE}The boat capsized around 3 p.m., witnesses said.");
        reports(&a, &b, true);
    }

    #[test]
    fn rounded_hours_are_one_hour() {
        let a = format!("{SCENE}The boat capsized at 2:05 p.m., the sheriff said.");
        let b = format!("{SCENE}The boat capsized around 2 p.m., witnesses said.");
        reports(&a, &b, false);
    }

    #[test]
    fn help_is_called_after_the_matter_has_begun() {
        let a = format!("{SCENE}It happened at about 10:30 p.m. near the pier.");
        reports(&a, &format!("{SCENE}Deputies were called to the lake at 10 p.m."), true);
        reports(&a, &format!("{SCENE}Deputies were called to the lake at 11 p.m."), false);
    }

    #[test]
    fn two_roads_have_two_hours() {
        let lead =
            "Rovers players Tom Moss and Jim Hart held.\nTom Moss and Jim Hart of the Harwick Rovers were held.\n";
        let a = format!("{lead}Moss was stopped on route 52 at 2:30 a.m.");
        reports(&a, &format!("{lead}He was stopped on route 94 at 1:30 a.m."), false);
    }
}
