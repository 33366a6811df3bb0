//! Does a number measure, give an age, a degree, a share?

use super::line::Line;
use super::number::{Form, Number};
use super::number_words::{self as word, Class};
use super::quantity::{Found, QuantityKind};
use super::sex;
use crate::lexicon::{Dimension, Lexicon};

/// Whether a number before the token at `at` is a house or block: `5600 block`, `17200 South Halsted Street`.
pub(super) fn is_address(line: &Line<'_>, at: usize) -> bool {
    let blocks = |at| matches!(line.word(at), "block" | "blocks");
    (at..at + 4)
        .take_while(|&at| line.is_word(at) && (line.is_capitalised(at) || blocks(at)))
        .any(|at| word::has(line.word(at), Class::Address))
}

/// `minus 5 degrees`, `negative five`, `-5%`; not the hyphen of "F-16", the dash of "10 -12" or a list mark.
pub(super) fn is_negative(line: &Line<'_>, start: usize) -> bool {
    let sign = matches!(line.before(start, 1), "-" | "−" | "–") && line.is_glued(start - 1);
    let apart = start == 1 || (start >= 2 && !line.is_glued(start - 2) && !line.is_number(start - 2));
    let word = match line.before(start, 1) {
        "minus" => line.before(start, 2) != "or",
        // "tested negative five times".
        "negative" => !line.before(start, 2).starts_with("test") && line.word(start + 1) != "times",
        _ => false,
    };
    word || (sign && apart)
}

/// Settles the kind by what stands beside the number.
pub(super) fn classify(lexicon: &Lexicon, line: &Line<'_>, found: &mut Found<'_>) {
    let whole = found.number.value % 1.0 == 0.0;
    if let Some((start, end)) = degree(line, found) {
        (found.kind, found.start, found.end, found.unit) = (QuantityKind::Degree, start, end, None);
    } else if let Some((start, end)) = age(lexicon, line, found).filter(|_| whole) {
        found.factor = years_in(line.word(line.past_dash(found.number.end))).unwrap_or(1.0);
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
fn age(lexicon: &Lexicon, line: &Line<'_>, found: &Found<'_>) -> Option<(usize, usize)> {
    let (start, end) = (found.start, found.end);
    let unit = line.past_dash(end);
    // "an 87 yo woman", in doctors' notes.
    if line.word(unit) == "yo" {
        return Some((start, unit + 1));
    }
    if years_in(line.word(unit)).is_some() {
        let old = line.past_dash(unit + 1);
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
    let closes = !line.is_word(end) || word::has(line.word(end), Class::Stop);
    if matches!(before, "turn" | "turns" | "turned" | "turning") && closes && found.number.scale == 1.0 {
        return Some((start, end));
    }
    if before == "of" && line.before(start, 2) == "age" {
        return Some((start - 2, end));
    }
    // "ages 8 and 14".
    if before == "and" && matches!(line.before(start, 3), "aged" | "ages") {
        return Some((start, end));
    }
    let start = number;
    if beside_person(lexicon, line, start, end) || is_age_told(line, start, end) {
        return (found.number.scale == 1.0 && found.upper.is_none()).then_some((start, end));
    }
    let comma = start > 1 && line.written(start - 1) == "," && matches!(line.written(end), "," | ".");
    let name = comma && line.is_word(start - 2) && line.is_capitalised(start - 2) && line.is_number(start);
    // "Bonn, 14, 15" is a list.
    (name && !line.is_number(end + 1) && found.number.value < 110.0).then_some((start, end))
}

/// `the captain, 54,`, `a suspect (22)`: digits set apart behind a word for a person.
fn beside_person(lexicon: &Lexicon, line: &Line<'_>, start: usize, end: usize) -> bool {
    let set_apart = match (line.before(start, 1), line.written(end)) {
        // "a man, 14 women" and "a man, 14, 15" are lists.
        (",", ",") => !line.is_number(end + 1),
        (",", "." | ";") | ("(", ")") => true,
        (",", "and") => line.is_word(end + 1),
        _ => false,
    };
    let person = |at| sex::is_person(line.word(at)) || lexicon.title(line.word(at)) && !line.is_capitalised(at);
    start > 1 && set_apart && line.is_number(start) && person(start - 2)
}

/// `she was 30`, `who is 12`, said of nobody else than of one.
fn is_age_told(line: &Line<'_>, start: usize, end: usize) -> bool {
    let whose = matches!(line.before(start, 2), "he" | "she" | "who") && matches!(line.before(start, 1), "is" | "was");
    whose && line.is_number(start) && matches!(line.word(end), "." | "," | ";" | "when")
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

#[cfg(test)]
mod tests {
    use super::super::quantity::fixture::check;

    #[test]
    fn an_age_stands_apart_behind_a_person() {
        check("The captain, 54, was held.", &["54 | Age | 54 | captain"]);
        check("A boy, 8, and girl, 9, ran.", &["8 | Age | 8 | boy", "9 | Age | 9 | girl"]);
        check("The suspect (22) fled.", &["22 | Age | 22 | suspect"]);
        check("A man, 14 women and a dog fled.", &["14 | Count | 14 | women"]);
        check("The route, 14, was shut.", &[]);
    }

    #[test]
    fn an_age_is_told_of_him_or_her() {
        check("She was 30.", &["30 | Age | 30 | -"]);
        check("Her son, who is 12, saw it.", &["12 | Age | 12 | -"]);
        check("He was 30 miles away.", &["30 miles | Measure | 29..31 | -"]);
    }

    #[test]
    fn birthdays_and_case_notes_give_ages() {
        check("Her son turned 6.", &["6 | Age | 6 | -"]);
        check("A 36 - year - old woman slept.", &["36 - year - old | Age | 36 | woman"]);
        check("The man turned two cars.", &["two | Count | 2 | cars"]);
        check("An 87 yo woman fell.", &["87 yo | Age | 87 | -"]);
    }
}
