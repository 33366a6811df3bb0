//! Is the same thing said to have happened at two times that exclude each other?

use std::cmp::Ordering;

use super::wordlist::Class;
use super::{Evidence, Tends};
use crate::analysis::{Time, TimeKind};
use crate::claim::{Claim, Word};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    days(pair, found);
    hours(pair, found);
}

fn days(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(s), Some(t)) = (&pair.a.time, &pair.b.time) else { return };
    if s.kind != TimeKind::Date || t.kind != TimeKind::Date {
        return;
    }
    let told = !pair.a.setting.is_empty() && !pair.b.setting.is_empty();
    let exclude = match (s.days, t.days) {
        (Some(s), Some(t)) => s.last < t.first || t.last < s.first,
        // Without a date to count from, a Monday and a Tuesday still differ; "last week" says nothing.
        (None, None) => s.value != t.value && s.value.starts_with("XXXX-WXX-") && t.value.starts_with("XXXX-WXX-"),
        _ => return,
    };
    let same = s.value == t.value || s.days.is_some() && s.days == t.days;
    if exclude {
        let (said, other) = (pair.a.slice(s.span), pair.b.slice(t.span));
        let same_words = !said.is_empty() && said.eq_ignore_ascii_case(other);
        // "A celebration of the year" is resolved to the year of its report, whichever that is.
        if same_words && (spread(s) > WEEK && spread(t) > WEEK || relative(said, other)) {
            return;
        }
        let same = pair.same_predicate() && pair.same_subject() != Some(false) && pair.same_object() != Some(false);
        // Two prizes in two years are two, and "on Friday" of two weeks is of two events.
        let others = told && pair.names_apart();
        let clear = same && !others && !same_words && pair.cover.worst() >= if gap(s, t) > SEASON { 0.8 } else { 0.6 };
        let strength = if clear { 75 } else { 35 };
        found.push(Evidence { kind: ReasonKind::Time, tends: Tends::Contradiction, strength, a: s.span, b: t.span });
    } else if same {
        found.push(Evidence { kind: ReasonKind::Time, tends: Tends::Agreement, strength: 40, a: s.span, b: t.span });
    }
}

const WEEK: i32 = 7;
/// What happens again happens a season or a year later: so far apart, only claims that are nearly the same are of one thing.
const SEASON: i32 = 60;

/// How many days a time may stand for, beyond the first.
fn spread(time: &Time) -> i32 {
    time.days.map_or(0, |days| days.last - days.first)
}

/// How many days lie between two times that exclude each other.
fn gap(s: &Time, t: &Time) -> i32 {
    s.days.zip(t.days).map_or(0, |(s, t)| (t.first - s.last).max(s.first - t.last))
}

/// Two times of day for one deed, between documents.
fn hours(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(s), Some(t)) = (Clock::of(pair.a), Clock::of(pair.b)) else { return };
    let told = !pair.a.setting.is_empty() && !pair.b.setting.is_empty();
    let undated = |clock: &Clock<'_>| matches!(clock.day, "" | "XXXX-XX-XX");
    let one_day = undated(&s) || undated(&t) || s.day == t.day;
    let argument = pair.same_subject() == Some(true) || pair.same_object() == Some(true);
    let deed = pair.same_predicate() && pair.same_subject() != Some(false) && pair.same_object() != Some(false);
    if told && !one_day && s.day.starts_with('X') == t.day.starts_with('X') {
        // Tuesday at ten and Thursday at eleven are two occasions.
        found.push(Evidence {
            kind: ReasonKind::Time,
            tends: Tends::Contradiction,
            strength: 35,
            a: s.span,
            b: t.span,
        });
    } else if told && one_day && deed && argument && s.excludes(&t) && pair.cover.worst() >= 0.35 {
        let strength = if pair.cover.worst() >= 0.5 { 80 } else { 60 };
        found.push(Evidence { kind: ReasonKind::Time, tends: Tends::Contradiction, strength, a: s.span, b: t.span });
    }
}

/// A time of day with the room that its wording leaves.
struct Clock<'c> {
    span: Span,
    /// The day, as far as it is told: `2021-05-03`, `XXXX-WXX-1`, `XXXX-XX-XX`.
    day: &'c str,
    minutes: i32,
    /// "about", "shortly after".
    rough: bool,
    /// "after", "before": any time on that side.
    open: Option<Ordering>,
}

impl Clock<'_> {
    fn of(claim: &Claim) -> Option<Clock<'_>> {
        let time = claim.clock.as_ref()?;
        let (day, clock) = time.value.split_once('T')?;
        let (hours, minutes) = clock.get(..5)?.split_once(':')?;
        let minutes = 60 * hours.parse::<i32>().ok()? + minutes.parse::<i32>().ok()?;
        let (rough, open) = room(claim, time.span);
        Some(Clock { span: time.span, day, minutes, rough, open })
    }

    fn excludes(&self, other: &Clock<'_>) -> bool {
        /// What two papers make of one minute; what they make of "about".
        const APART: (i32, i32) = (10, 20);
        // Whether morning or evening is meant is often left open.
        let apart = (self.minutes - other.minutes).rem_euclid(HALF_DAY);
        let apart = apart.min(HALF_DAY - apart);
        let later = self.minutes.cmp(&other.minutes);
        let fits = self.open == Some(later.reverse()) || other.open == Some(later);
        !fits && apart > if self.rough || other.rough { APART.1 } else { APART.0 }
    }
}

/// The room that the words before a time of day leave it: whether it is rough ("about", "shortly after"), and whether any
/// time on one side of it fits ("after", "before").
pub(super) fn room(claim: &Claim, time: Span) -> (bool, Option<Ordering>) {
    let mut before = claim.words.iter().rev().filter(|word| word.span.end() <= time.start()).take(2);
    let class = |word: &Word| Class::of_form(&claim.slice(word.span).to_lowercase());
    let side = before.clone().next().map(class).unwrap_or_default();
    if before.any(|word| class(word).intersects(Class::ROUGHLY)) {
        return (true, None);
    }
    let open = match () {
        () if side.intersects(Class::AFTER) => Some(Ordering::Greater),
        () if side.intersects(Class::BEFORE) => Some(Ordering::Less),
        () => None,
    };
    (false, open)
}

const HALF_DAY: i32 = 12 * 60;

/// Whether one wording without a number stands on both sides.
fn relative(x: &str, y: &str) -> bool {
    x.eq_ignore_ascii_case(y) && !x.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, dated};
    use crate::judge::verdict::ReasonKind::Time;

    #[test]
    fn two_days_of_one_event_exclude_each_other() {
        let (a, b) = ("The ferry sank off Harwick on 3 May 2021.", "The ferry sank off Harwick on 4 May 2021.");
        check(dated(a, ""), dated(b, ""), Time, Contradiction, Some(("3 May 2021", "4 May 2021")));
    }

    #[test]
    fn one_relative_wording_tells_no_two_times_apart() {
        let a = "The gala is the greatest celebration of the year.";
        check(dated(a, "2021-05-03"), dated(a, "2022-05-03"), Time, Contradiction, None);
    }

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
}
