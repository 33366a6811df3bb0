//! Does a number count, measure, give an age or a degree, or is it only a name?

use super::counted;
use super::line::Line;
use super::number::{Form, Number};
use super::number_words::{self as word, Bound, Class};
use super::quantity::{Found, QuantityKind};
use crate::lexicon::Dimension;

/// Whether a number before the token at `at` is a house or block: `5600 block`, `17200 South Halsted Street`.
pub(super) fn is_address(line: &Line<'_>, at: usize) -> bool {
    let blocks = |at| matches!(line.word(at), "block" | "blocks");
    (at..at + 4)
        .take_while(|&at| line.is_word(at) && (line.is_capitalised(at) || blocks(at)))
        .any(|at| word::has(line.word(at), Class::Address))
}

/// `minus 5 degrees`, `-5%`; not the hyphen of "F-16", the dash of "10 -12" or a list mark.
pub(super) fn is_negative(line: &Line<'_>, start: usize) -> bool {
    let sign = matches!(line.before(start, 1), "-" | "−" | "–") && line.is_glued(start - 1);
    let apart = start >= 2 && !line.is_glued(start - 2) && !line.is_number(start - 2);
    (line.before(start, 1) == "minus" && line.before(start, 2) != "or") || (sign && apart)
}

/// Settles the kind by what stands beside the number.
pub(super) fn classify(line: &Line<'_>, found: &mut Found<'_>) {
    let whole = found.number.value % 1.0 == 0.0;
    if let Some((start, end)) = degree(line, found) {
        (found.kind, found.start, found.end, found.unit) = (QuantityKind::Degree, start, end, None);
    } else if let Some((start, end)) = age(line, found).filter(|_| whole) {
        found.factor = years_in(line.word(line.past_hyphen(found.number.end))).unwrap_or(1.0);
        (found.kind, found.start, found.end, found.unit) = (QuantityKind::Age, start, end, None);
    } else if let Some(unit) = found.unit {
        found.kind = match unit.dimension {
            Dimension::Money => QuantityKind::Money,
            Dimension::Percent | Dimension::PercentagePoint => QuantityKind::Percent,
            _ => QuantityKind::Measure,
        };
    } else if word::has(line.word(found.end), Class::Percent) || line.written(found.end) == "%" {
        let points = word::has(line.word(found.end + 1), Class::Point);
        (found.kind, found.end) = (QuantityKind::Percent, found.end + 1 + usize::from(points));
    } else if found.number.form == Form::Fraction {
        found.kind = QuantityKind::Percent;
    }
}

/// `magnitude 5.6`, `5.6-magnitude`, `magnitude of 5.6`, `5.9 on the Richter scale`, `a 6.1 quake`.
fn degree(line: &Line<'_>, found: &Found<'_>) -> Option<(usize, usize)> {
    let (start, end) = (found.start, found.end);
    let is = |at: usize| word::has(line.word(at), Class::Degree);
    let next = line.past_hyphen(end);
    if is(next) {
        return Some((start, next + 1));
    }
    for back in 1..=3.min(start) {
        let at = start - back;
        let between = (at + 1..start)
            .all(|at| matches!(line.word(at), "of" | "a" | "from" | "ranging" | "was" | "at") || line.is_hyphen(at));
        if is(at) && between {
            return Some((at, end));
        }
    }
    let on_scale = line.word(end) == "on" && (end + 1..end + 4).any(is);
    let degree = (0.0..10.0).contains(&found.number.value) && found.number.form == Form::Digits && found.unit.is_none();
    let quake = degree && found.number.step < 1.0 && word::has(line.word(next), Class::Quake);
    (on_scale || quake).then_some((start, end))
}

/// How many years a unit of age is.
fn years_in(unit: &str) -> Option<f64> {
    Some(match unit {
        "year" | "years" => 1.0,
        "month" | "months" => 1.0 / 12.0,
        "week" | "weeks" => 7.0 / 365.25,
        "day" | "days" => 1.0 / 365.25,
        _ => return None,
    })
}

/// `15-year-old`, `14 years old`, `aged 14`, `ages 8 and 14`, `Wilson, 14,`.
fn age(line: &Line<'_>, found: &Found<'_>) -> Option<(usize, usize)> {
    let (start, end) = (found.start, found.end);
    let unit = line.past_hyphen(end);
    if years_in(line.word(unit)).is_some() {
        let old = line.past_hyphen(unit + 1);
        if matches!(line.word(old), "old" | "olds" | "of") && (line.word(old) != "of" || line.word(old + 1) == "age") {
            return Some((start, old + 1 + usize::from(line.word(old) == "of")));
        }
        return None;
    }
    if matches!(line.word(end), "-" | "%") || found.number.value > 125.0 || found.unit.is_some() {
        return None;
    }
    // "aged just seventeen".
    let number = start;
    let start = word::hedge_before(line, start).map_or(start, |(_, first)| first);
    let before = line.before(start, 1);
    if matches!(before, "aged" | "age" | "ages") {
        return Some((start - 1, end));
    }
    if before == "of" && line.before(start, 2) == "age" {
        return Some((start - 2, end));
    }
    // "ages 8 and 14".
    if before == "and" && matches!(line.before(start, 3), "aged" | "ages") {
        return Some((start, end));
    }
    let start = number;
    let comma = start > 1 && line.written(start - 1) == "," && matches!(line.written(end), "," | ".");
    let name = comma && line.is_word(start - 2) && line.is_capitalised(start - 2) && line.is_number(start);
    // "Bonn, 14, 15" is a list.
    (name && !line.is_number(end + 1) && found.number.value < 110.0).then_some((start, end))
}

/// `in his 20s`, `in her late 40s`.
pub(super) fn decade_of_life(line: &Line<'_>, found: &mut Found<'_>) -> bool {
    let part = matches!(line.before(found.first, 1), "early" | "mid" | "late" | "-");
    let whose = (1..4).any(|back| matches!(line.before(found.first, back), "his" | "her" | "their"));
    let decade = found.number.value % 10.0 == 0.0 && (20.0..100.0).contains(&found.number.value);
    found.kind = QuantityKind::Age;
    found.upper = Some(Number { value: found.number.value + 9.0, ..found.number });
    decade && whose && (part || matches!(line.before(found.first, 1), "his" | "her" | "their"))
}

/// Whether a number without unit counts something, rather than names it.
pub(super) fn counts(line: &Line<'_>, found: &Found<'_>, head: Option<usize>) -> bool {
    let (start, end) = (found.start, found.end);
    let number = &found.number;
    let digits = number.form == Form::Digits;
    let before = line.before(start, 1);
    let between = found.upper.is_some() && before == "between";
    let hedged = between
        || line.written(end) == "+"
        || word::hedge_before(line, start).is_some()
        || word::hedge_at(line, end, true).is_some();
    let plural = head.is_some_and(|head| head >= end && counted::is_plural(line, head));
    let happened = head.is_some_and(|head| counted::happens(line, head));
    // "a 2-month-old kitten": its age is not in years, nor does it count months.
    let unit = line.past_hyphen(end);
    let lasts =
        matches!(line.word(unit), "year" | "month" | "months" | "week" | "weeks" | "day" | "days" | "hour" | "hours");
    if lasts && number.form != Form::Vague {
        return false;
    }
    if digits && is_address(line, end) || !number.suffix.is_empty() {
        return false;
    }
    // "Article 5", "Resolution 242", "No. 10"; "in Phase 3 trials" too.
    let labelled = word::has(before, Class::Label) && (!plural || line.is_capitalised(start - 1));
    let last = !line.is_word(end) || word::has(line.word(end), Class::Stop);
    if (digits || last) && labelled || matches!(before, "#" | "[") {
        return false;
    }
    // "COVID-19", "F-16", "24/7", "1.2.3".
    let tied = start > 0
        && line.is_glued(start - 1)
        && matches!(line.written(start - 1), "-" | "/" | "." | ":" | "–" | "," | "'" | "’");
    let ties = line.is_glued(end - 1) && line.is_number(end + 1) && line.is_glued(end) && !line.is_word(end);
    // "losses of 850m": millions of what, or metres?
    if line.word(end) == "m" && line.is_glued(end - 1) {
        return false;
    }
    // "both the 400- and 800-meter races".
    let suspended = line.written(end) == "-" && line.is_glued(end - 1) && !line.is_glued(end);
    if tied || ties || suspended {
        return false;
    }
    // "53 879" and phone numbers: digits in groups are no count each.
    let grouped = line.is_number(end) && line.written(end).len() == 3 || start > 0 && line.is_number(start - 1);
    if digits && grouped {
        return false;
    }
    // "1. Close the valve", "(3)".
    if digits && (start == 0 && matches!(line.written(end), "." | ")") || before == "(" && line.written(end) == ")") {
        return false;
    }
    if number.value == 1.0 && found.upper.is_none() {
        return counts_one(line, start, end, head, hedged);
    }
    // "Apollo 11", "the Group of Seven": part of a name unless a noun follows that it counts.
    let name_behind =
        head.is_some_and(|head| head >= end && line.is_capitalised(head) && !counted::is_plural(line, head));
    if digits && name_behind && !happened && !hedged {
        return false;
    }
    let named = start > 1 && line.is_word(start - 1) && line.is_capitalised(start - 1);
    if named && digits && !plural && !happened {
        return false;
    }
    let named_word =
        !digits && start > 0 && line.is_capitalised(start) && (line.is_capitalised(start - 1) || before == "of");
    if named_word && !plural && !happened {
        return false;
    }
    // "the 1805 constitution".
    let year = line.written(start).len() == 4 && (1400.0..2100.0).contains(&number.value) && number.step == 1.0;
    if digits && year && !plural && !happened {
        return false;
    }
    if digits && number.value >= 1e7 && number.scale == 1.0 && !line.written(start).contains(',') {
        return false;
    }
    head.is_some() || hedged || line.word(end) == "of" || number.form == Form::Vague
}

/// Whether "one" is a number: one of persons or of the dead, or hedged; mostly it is a pronoun or an article.
fn counts_one(line: &Line<'_>, start: usize, end: usize, head: Option<usize>, hedged: bool) -> bool {
    if word::has(line.before(start, 1), Class::Pronoun)
        || matches!(line.word(end), "of" | "another")
        || line.is_hyphen(end)
    {
        return false;
    }
    let Some(head) = head else { return false };
    if head < end {
        return head + 1 == start;
    }
    let bounded = word::hedge_before(line, start).is_some_and(|(bound, _)| bound != Bound::Exact);
    (hedged && bounded) || counted::happens(line, head) || word::has(line.word(head), Class::Person)
}
