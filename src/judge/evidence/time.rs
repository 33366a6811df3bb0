//! Is the same thing said to have happened on two days that exclude each other?

use super::{Evidence, Tends};
use crate::analysis::{Time, TimeKind};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(s), Some(t)) = (&pair.a.time, &pair.b.time) else { return };
    if s.kind != TimeKind::Date || t.kind != TimeKind::Date {
        return;
    }
    let told = pair.is_told();
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
}
