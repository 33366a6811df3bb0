//! Is the same thing said to have happened at two times that exclude each other?

use super::{Evidence, Tends};
use crate::analysis::TimeKind;
use crate::judge::pair::Pair;
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
        let same = pair.same_predicate() && pair.same_subject() != Some(false) && pair.same_object() != Some(false);
        let strength = if same && pair.cover.worst() >= 0.6 { 75 } else { 35 };
        found.push(Evidence { kind: ReasonKind::Time, tends: Tends::Contradiction, strength, a: s.span, b: t.span });
    } else if same {
        found.push(Evidence { kind: ReasonKind::Time, tends: Tends::Agreement, strength: 40, a: s.span, b: t.span });
    }
}
