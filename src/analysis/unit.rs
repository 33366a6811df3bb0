//! Which unit follows a number, and does a second number go with it?

use super::line::Line;
use super::number::{self, Form, Number};
use super::number_words::{self as word, Class};
use super::quantity::Found;
use super::{currency, numeral};
use crate::lexicon::{Dimension, Lexicon, Unit};

/// The unit that begins at `at`, and one past its last token: `square kilometres`, `km`, `-mile`.
fn unit_at(lexicon: &Lexicon, line: &Line<'_>, at: usize) -> Option<(Unit, usize)> {
    let at = line.past_hyphen(at);
    let first = line.word(at);
    if first.is_empty() {
        return None;
    }
    // "10 DM" were marks, "10 dm" are a metre.
    if line.written(at) == currency::MARK {
        return lexicon.unit("deutschmark").map(|unit| (unit, at + 1));
    }
    // Units are listed with blanks: "square kilometers" is also "square-kilometer".
    let tokens = (at..at + 8).filter(|&at| !line.is_hyphen(at)).take(5);
    let (count, unit) = lexicon.unit_phrase(tokens.clone().map(|at| line.word(at)))?;
    let last = tokens.take(count).last()?;
    // "5 in the north", "a 14 m. dive": short words are units only where they are glued to the number or known as nothing else.
    let glued = at > 0 && line.is_glued(at - 1);
    if count == 1 && first.len() < 3 && line.is_word(at) && !glued && !word::has(first, Class::ShortUnit) {
        return None;
    }
    // A square mile of another name is no mile, and "pounds" of a currency sign come before it.
    (!matches!(line.before(at, 1), "square" | "cubic")).then_some((unit, last + 1))
}

/// The unit that is glued to digits, with what a stroke adds to it: `5km`, `60km/h`; and one past its last token.
pub(super) fn glued(lexicon: &Lexicon, line: &Line<'_>, number: &Number<'_>) -> Option<(Unit, usize)> {
    let (suffix, end) = (number.suffix.to_lowercase(), number.end);
    let measures = |unit: &Unit| unit.dimension != Dimension::Duration;
    if line.written(end) == "/" && line.is_glued(end - 1) && line.is_glued(end) {
        let rate = lexicon.unit_phrase([suffix.as_str(), "/", line.word(end + 1)].into_iter());
        if let Some((3, unit)) = rate.filter(|(_, unit)| measures(unit)) {
            return Some((unit, end + 2));
        }
    }
    lexicon.unit(&suffix).filter(measures).map(|unit| (unit, end))
}

/// Reads the unit and the second value of a range.
pub(super) fn extend<'a>(lexicon: &Lexicon, line: &Line<'a>, found: &mut Found<'a>, is_sign: bool) {
    // "5 won the race", "12 stones were thrown": such words are units of large sums or of temperatures named in full.
    let (small, first) = (found.number.value < 100.0, found.first);
    let (digits, part) = (found.number.form == Form::Digits, found.number.form == Form::Fraction);
    // "two degrees in law", but "turn by 90 degrees"; "two cups", but "1/2 cup of oil".
    let degrees = |at| digits && line.word(at).starts_with("degree");
    let doubtful = |at, end: usize| {
        small && end == at + 1 && word::has(line.word(at), Class::DoubtfulUnit) && !degrees(at) && !part
    };
    let unit = |at| {
        let (unit, end) = unit_at(lexicon, line, at).filter(|(unit, _)| unit.dimension != Dimension::Duration)?;
        let stripped = line.word(at) == "m"
            && ((1..4).any(|back| line.before(first, back) == "of") || matches!(line.word(end), "in" | "on" | "to"));
        (!stripped && !doubtful(line.past_hyphen(at), end)).then_some((unit, end))
    };
    // "$20 $30": the second sign belongs to the next sum.
    let follows = |found: &Found<'_>| if is_sign && line.is_number(found.end + 1) { None } else { unit(found.end) };
    if let (None, Some((unit, end))) = (found.unit, follows(found)) {
        (found.unit, found.end) = (Some(unit), end);
        scale_behind(line, found);
    }
    // "30 MSEK".
    if let (None, Some(unit)) = (found.unit, currency::millions(lexicon, line.written(found.end))) {
        (found.unit, found.end) = (Some(unit), found.end + 1);
        found.number.scale_by(1e6);
    }
    if let Some(first) = found.unit {
        compound(lexicon, line, found, first, unit);
    }
    if let Some(upper) = upper(lexicon, line, found, is_sign) {
        // "3 to 5 million": three million.
        let scale = upper.scale;
        let scaled = found.number.scale == 1.0 && scale > 1.0 && found.number.value * scale < upper.value;
        let scale = if scaled { scale } else { 1.0 };
        let same = |unit: Unit| found.unit.is_none_or(|first| (first.dimension, first.id) == (unit.dimension, unit.id));
        let fits = match unit(upper.end) {
            Some((unit, _)) => same(unit),
            // "rose 5% to 12": a change to something else.
            None => found.unit.is_none(),
        };
        if upper.value > found.number.value * scale && fits {
            found.number.value *= scale;
            found.number.step *= scale;
            (found.upper, found.end) = (Some(upper), upper.end);
            if let Some((unit, end)) = unit(upper.end) {
                (found.unit, found.end) = (Some(unit), end);
            }
        }
    }
}

/// `75 USD million`, as traders write it.
fn scale_behind(line: &Line<'_>, found: &mut Found<'_>) {
    let money = found.unit.is_some_and(|unit| unit.dimension == Dimension::Money);
    if let (true, Some(scale)) = (money && found.number.scale == 1.0, numeral::scale_at(line, found.end)) {
        found.number.scale_by(scale);
        found.end += 1;
    }
}

/// `5 feet 2 inches`, `thirteen dollars and forty cents`: a finer unit of the same kind adds to it.
fn compound<'a>(
    lexicon: &Lexicon,
    line: &Line<'a>,
    found: &mut Found<'a>,
    first: Unit,
    unit: impl Fn(usize) -> Option<(Unit, usize)>,
) {
    let next = found.end + usize::from(line.word(found.end) == "and");
    let Some(second) = number::read(line, next).filter(|second| second.form != Form::Ordinal) else { return };
    // "5 ft 2 in": after feet it is no preposition.
    let inches = line.word(second.end) == "in" && matches!(line.word(found.end - 1), "ft" | "feet" | "foot");
    let inch = lexicon.unit("inch").filter(|_| inches).map(|unit| (unit, second.end + 1));
    let Some((finer, end)) = inch.or_else(|| unit(second.end)) else {
        return small_change(line, found, &second);
    };
    if finer.dimension == first.dimension && finer.factor < first.factor && first.dimension != Dimension::Percent {
        let share = finer.factor / first.factor;
        found.number.value = rounded(found.number.value + second.value * share);
        found.number.step = second.step * share;
        found.end = end;
    }
}

/// `15 dollars and 50.`: cents whose name is left out, at the end of what is said.
fn small_change(line: &Line<'_>, found: &mut Found<'_>, second: &Number<'_>) {
    let money = found.unit.is_some_and(|unit| unit.dimension == Dimension::Money && unit.factor == 1.0);
    let cents = (1.0..100.0).contains(&second.value) && second.value % 1.0 == 0.0 && second.suffix.is_empty();
    let closes = !line.is_word(second.end) || matches!(line.word(second.end), "more" | "less" | "each" | "apiece");
    // "$15, 50 more than last year".
    let behind = line.is_word(found.end - 1);
    if money && cents && closes && behind && found.number.scale == 1.0 && found.number.value % 1.0 == 0.0 {
        found.number.value = rounded(found.number.value + second.value / 100.0);
        found.number.step = 0.01;
        found.end = second.end;
    }
}

/// Without the noise of adding hundredths.
fn rounded(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// `10 to 12`, `10-12`, `between 3 and 5`, `two or three`; not "from 10 to 12", which is a change, nor the score "3-1".
fn upper<'a>(lexicon: &Lexicon, line: &Line<'a>, found: &Found<'a>, is_sign: bool) -> Option<Number<'a>> {
    let (start, end) = (found.start, found.end);
    let before = line.before(start, 1);
    // "fell 4 cents to 12 cents" is a change, "fell 5 to 10 percent" a range.
    let moved = (1..8).any(|back| word::has(line.before(start, back), Class::Change));
    if moved && (found.unit.is_some() || is_sign) {
        return None;
    }
    let joined = match line.word(end) {
        "to" => {
            before != "from"
                || matches!(line.before(start, 2), "ranging" | "range" | "ranged" | "ranges" | "anywhere")
                || word::has(line.before(start, 2), Class::Be)
        }
        "and" => before == "between",
        "or" | "through" => true,
        _ => line.is_hyphen(end) || is_dash(line, found),
    };
    if !joined {
        return None;
    }
    let sign = lexicon.unit(line.written(end + 1)).is_some_and(|unit| unit.dimension == Dimension::Money);
    if sign && !is_sign {
        return None;
    }
    let next = end + 1 + usize::from(sign);
    let upper = number::read(line, next).filter(|upper| upper.suffix.is_empty() && upper.form != Form::Ordinal)?;
    let near = line.word(end) != "or" || upper.value <= found.number.value + 1.0;
    let near = near && (line.word(end) != "through" || found.unit.is_none());
    (near && found.number.form != Form::Fraction && upper.form != Form::Fraction).then_some(upper)
}

/// `40 - 50 years old`: a dash apart, between digits of one kind.
fn is_dash(line: &Line<'_>, found: &Found<'_>) -> bool {
    let end = found.end;
    let digits = found.number.form == Form::Digits && line.is_number(end + 1) && found.number.value >= 10.0;
    matches!(line.written(end), "-" | "–") && !line.is_glued(end) && digits && found.unit.is_none()
}

#[cfg(test)]
mod tests {
    use super::super::quantity::fixture::check;

    #[test]
    fn finer_units_and_small_change_add_up() {
        check("He is 5 ft 2 in tall.", &["5 ft 2 in | Measure | 1.5621..1.5875 | -"]);
        check("It costs 15 dollars and 50.", &["15 dollars and 50 | Money | 15.495..15.505 | -"]);
        check("He gave 15 dollars and 50 hens.", &["15 dollars | Money | 15 | -", "50 | Count | 50 | hens"]);
    }

    #[test]
    fn rates_angles_and_spoons_are_measures() {
        check("It went at 60km/h.", &["60km/h | Measure | 15.833333..17.5 | -"]);
        check("Turn it by 90 degrees.", &["90 degrees | Measure | 85.5..94.5 | -"]);
        check("She has two degrees.", &["two | Count | 2 | degrees"]);
        check("They paid 75 USD million.", &["75 USD million | Money | 74500000..75500000 | -"]);
    }

    #[test]
    fn two_sums_are_a_range_or_a_change() {
        check("It pays between $14 and $16.", &["between $14 and $16 | Money | 14..16 | -"]);
        check("It pays 3 to 5 million crowns.", &["3 to 5 million | Count | 3000000..5000000 | crowns"]);
        check(
            "Sales rose 6 percent to $12 million.",
            &["6 percent | Percent | 5.5..6.5 | -", "$12 million | Money | 11500000..12500000 | -"],
        );
        check("He is about 40 - 50 years old.", &["about 40 - 50 years old | Age | 40..50 | -"]);
    }
}
