//! Which values does a number with its hedge allow?

use super::line::Line;
use super::number::{self, Form};
use super::number_words::{self as word, Bound};
use super::quantity::{Found, Hedge, Quantity, QuantityKind};

/// The interval of values that the number and its hedge allow.
pub(super) fn bounded(line: &Line<'_>, found: &Found<'_>, at: usize, head: Option<usize>) -> (Quantity, usize) {
    let number = &found.number;
    let (mut start, mut end) = (found.start.min(at), found.end);
    // A third is 33 percent, to be compared with other shares.
    let share = if number.form == Form::Fraction && found.kind == QuantityKind::Percent { 100.0 } else { 1.0 };
    let value = number.value * share;
    let mut bound = Bound::Exact;
    if let Some((before, first)) = word::hedge_before(line, start) {
        (bound, start) = (before, first);
    } else if found.upper.is_some() && line.before(start, 1) == "between" {
        start -= 1;
    }
    if line.written(end) == "+" {
        (bound, end) = (Bound::AtLeast, end + 1);
    } else if let Some((behind, last)) = word::hedge_at(line, end, true).filter(|&(_, last)| !goes_on(line, last)) {
        (bound, end) = (behind, last);
    }
    let (slack, tenth) = (slack(found, value), value.abs() / 10.0);
    let (mut low, mut high, mut hedge) = match bound {
        Bound::Exact if number.form == Form::Vague => (value, f64::INFINITY, Hedge::AtLeast),
        Bound::Exact if number.form == Form::Round => (value - tenth, value + tenth, Hedge::About),
        Bound::Exact => (value - slack, value + slack, Hedge::Exact),
        Bound::About => (value - slack.max(tenth), value + slack.max(tenth), Hedge::About),
        Bound::Nearly => (value - tenth, value, Hedge::About),
        Bound::JustOver => (value, value + tenth, Hedge::About),
        Bound::AtLeast | Bound::Above => (value, f64::INFINITY, Hedge::AtLeast),
        Bound::AtMost | Bound::Below => (f64::NEG_INFINITY, value, Hedge::AtMost),
    };
    let mut open = matches!(bound, Bound::Above | Bound::Below);
    if let Some(upper) = &found.upper {
        let upper = upper.value * share;
        (low, high, hedge, open) = (value.min(upper), value.max(upper), Hedge::Range, false);
    } else if let Some((other, last)) = second_bound(line, end, bound, value) {
        (low, high, hedge, end) = (value.min(other), value.max(other), Hedge::Range, last);
        open = false;
    }
    let factor = found.unit.map_or(found.factor, |unit| unit.factor);
    let quantity = Quantity {
        span: line.span(start, end),
        number: line.span(found.first, found.upper.map_or(number.end, |upper| upper.end)),
        low: low * factor,
        high: high * factor,
        value: number.value,
        kind: found.kind,
        unit: found.unit,
        head: head.map(|head| line.span(head, head + 1)),
        hedge,
        open,
    };
    (quantity, end)
}

/// How far a value may be off its written form: half a unit of the last written digit. A count is meant as it stands.
fn slack(found: &Found<'_>, value: f64) -> f64 {
    let number = &found.number;
    match found.kind {
        // A fifth is 20 percent or thereabouts.
        QuantityKind::Percent if number.form == Form::Fraction => value.abs() * 0.05,
        QuantityKind::Count | QuantityKind::Money if number.step == 1.0 => 0.0,
        QuantityKind::Ordinal | QuantityKind::Age => 0.0,
        // "930 miles" is measured to ten miles at best.
        // "2,000 miles" hardly stands for 1,500.
        QuantityKind::Measure if number.step == 1.0 => {
            (last_digit(value) / 2.0).min((value.abs() / 20.0).max(number.step / 2.0))
        }
        _ => number.step / 2.0,
    }
}

/// The unit of the last digit that is not zero: 10 for 930.
fn last_digit(value: f64) -> f64 {
    let mut unit = 1.0;
    while value != 0.0 && unit < 1e15 && value % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    unit
}

/// Whether a hedge is one of the number behind it: "200 or less than 190", "less than 10 and more than 40".
fn goes_on(line: &Line<'_>, last: usize) -> bool {
    let than = if matches!(line.word(last), "than" | "to") { last + 1 } else { last };
    number::read(line, than).is_some_and(|number| number.form != Form::Ordinal)
}

/// `more than 10 but fewer than 20`, `at most 100 and at least 20`: the other end, and one past its number.
fn second_bound(line: &Line<'_>, end: usize, bound: Bound, value: f64) -> Option<(f64, usize)> {
    if !matches!(line.word(end), "but" | "and") && line.written(end) != "," {
        return None;
    }
    let (other, at) = word::hedge_at(line, end + 1, false)?;
    let upper = match (bound, other) {
        (Bound::AtLeast | Bound::Above, Bound::AtMost | Bound::Below) => true,
        (Bound::AtMost | Bound::Below, Bound::AtLeast | Bound::Above) => false,
        _ => return None,
    };
    let number = number::read(line, at).filter(|number| number.suffix.is_empty() && number.form != Form::Ordinal)?;
    // "more than 40 and less than 10" are two statements.
    ((number.value > value) == upper && number.value != value).then_some((number.value, number.end))
}

#[cfg(test)]
mod tests {
    use super::super::quantity::fixture::check;

    #[test]
    fn two_bounds_are_one_interval() {
        check("At most 100 and at least 20 hens ate.", &["At most 100 and at least 20 | Count | 20..100 | hens"]);
        check("It is 200 or less.", &["200 or less | Count | -inf..200 | -"]);
        check("It is less than or equal to 30.", &["less than or equal to 30 | Count | -inf..30 | -"]);
        check("Costs can not exceed $5.", &["not exceed $5 | Money | -inf..5 | -"]);
    }

    #[test]
    fn a_fraction_below_zero_has_its_lower_end_first() {
        check("HARWICK —½ A body was found.", &["—½ | Percent | -52.5..-47.5 | -"]);
    }

    #[test]
    fn two_statements_are_two() {
        check(
            "More than 40 and less than 10 are two.",
            &["More than 40 | Count | 40..inf | -", "less than 10 | Count | -inf..10 | -", "two | Count | 2 | -"],
        );
    }
}
