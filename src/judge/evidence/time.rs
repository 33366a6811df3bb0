//! Is the same thing said to have happened at two times that exclude each other?

use super::{Evidence, Tends};
use crate::analysis::{Time, TimeKind};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(s), Some(t)) = (&pair.a.time, &pair.b.time) else { return };
    if s.kind != TimeKind::Date || t.kind != TimeKind::Date {
        return;
    }
    let exclude = match (s.days, t.days) {
        (Some(s), Some(t)) => s.last < t.first || t.last < s.first,
        // Without a date to count from, a Monday and a Tuesday still differ; "last week" says nothing.
        (None, None) => s.value != t.value && s.value.starts_with("XXXX-WXX-") && t.value.starts_with("XXXX-WXX-"),
        _ => return,
    };
    let same = s.value == t.value || s.days.is_some() && s.days == t.days;
    if exclude {
        let (said, told) = (pair.a.slice(s.span), pair.b.slice(t.span));
        let same_words = !said.is_empty() && said.eq_ignore_ascii_case(told);
        // "the best of the year", quoted in two years, is one quotation.
        if same_words && spread(s) > WEEK && spread(t) > WEEK {
            return;
        }
        let same = pair.same_predicate() && pair.same_subject() != Some(false) && pair.same_object() != Some(false);
        // Two prizes in two years are two, and "on Friday" of two weeks is of two events.
        let others = pair.names_beside(Side::A) && pair.names_beside(Side::B);
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
