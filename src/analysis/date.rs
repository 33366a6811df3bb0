//! Which day or month does a date with a name or number give?

use super::calendar::{self, Part, Period};
use super::expression::{Annual, Body, Meaning, Turn, is_day};
use super::line::Line;
use super::number;
use super::time_words as word;

/// `mid-November`, `mid-2022`, `mid-1990s`, which are one token each.
pub(super) fn prefixed(line: &Line<'_>, at: usize) -> Option<(Part, Body)> {
    let rest = line.word(at).strip_prefix("mid-")?;
    let fixed = |period, end| Some((Part::Middle, (Meaning::Fixed(period), end)));
    if let Some(year) = word::year_digits(rest) {
        return fixed(Period::Year(year), at + 1);
    }
    if let Some(decade) = rest.strip_suffix('s').and_then(word::year_digits) {
        return fixed(Period::Decade(decade - decade % 10), at + 1);
    }
    let month = word::month_named(rest)?;
    let next = at + 1 + usize::from(matches!(line.word(at + 1), "," | "of"));
    if let Some((year, end)) = year_number(line, next) {
        return fixed(Period::Month(year, month), end);
    }
    Some((Part::Middle, of_year(line, at + 1, Annual::Month(month), Turn::Open)))
}

/// `2025-08-20`, `8/20/2025`, in one token or in five.
pub(super) fn numeric_date(line: &Line<'_>, at: usize) -> Option<Body> {
    if !line.is_number(at) {
        return None;
    }
    let start = line.tokens[at].span.start();
    let written = line.text.get(start..)?;
    let length = written.bytes().take(10).take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/')).count();
    let written = written.get(..length)?;
    let (fields, iso) = (written.split(['-', '/']), written.contains('-'));
    let mut numbers = [0i16; 3];
    let mut count = 0;
    for field in fields {
        *numbers.get_mut(count)? = field.parse().ok()?;
        count += 1;
    }
    let [a, b, c] = numbers;
    let day = match (count, iso) {
        (3, true) if a > 999 => calendar::day(a, b as i8, c as i8),
        // European order wherever the day comes first; a hyphen is no slash of an American date.
        (3, true) if c > 999 && b <= 12 => calendar::day(c, b as i8, i8::try_from(a).ok()?),
        // American order, as most English news has it, unless the first number can only be a day.
        (3, false) if c > 999 && a <= 12 => calendar::day(c, a as i8, b as i8),
        (3, false) if c > 999 => calendar::day(c, b as i8, i8::try_from(a).ok()?),
        _ => None,
    }?;
    let mut end = at;
    while line.tokens.get(end).is_some_and(|token| token.span.start() < start + length) {
        end += 1;
    }
    let exact = line.tokens[end - 1].span.end() == start + length;
    exact.then_some((Meaning::Fixed(Period::Day(day)), end))
}

pub(super) fn weekday(line: &Line<'_>, at: usize) -> Option<Body> {
    let (turn, at) = match word::turn(line, at) {
        Some(turn) => (Turn::Said(turn), at + 1),
        None => (Turn::Open, at),
    };
    let weekday = word::weekday(line, at)?;
    let plural = line.word(at).ends_with('s');
    let end = at + 1;
    if plural {
        return None;
    }
    // "Wednesday, August 20": the date says more.
    let next = end + usize::from(line.written(end) == ",");
    let next = next + usize::from(line.word(next) == "the");
    if let Some(found) = month_first(line, next).or_else(|| day_first(line, next)).filter(|(m, _)| is_day(m)) {
        return Some(found);
    }
    Some((Meaning::Weekday(weekday, turn), end))
}

/// `August 20, 2025`, `August 2025`, `last August`, `August`.
pub(super) fn month_first(line: &Line<'_>, at: usize) -> Option<Body> {
    let (turn, at) = match word::turn(line, at) {
        Some(turn) => (Turn::Said(turn), at + 1),
        None => (Turn::Open, at),
    };
    let month = word::month(line, at)?;
    let next = at + 1;
    let day = day_of_month(line, next).or_else(|| (line.word(next) == "the").then(|| day_of_month(line, next + 1))?);
    let Some((day, end)) = day else {
        let comma = next + usize::from(line.written(next) == ",");
        let comma = comma + usize::from(matches!(line.word(comma), "of" | "in"));
        if let Some((year, end)) = year_number(line, comma) {
            return Some((Meaning::Fixed(Period::Month(year, month)), end));
        }
        return Some(of_year(line, next, Annual::Month(month), turn));
    };
    let comma = end + usize::from(line.written(end) == ",");
    if let Some((year, end)) = year_number(line, comma) {
        return Some((Meaning::Fixed(Period::Day(calendar::day(year, month, day)?)), end));
    }
    calendar::day(2024, month, day)?;
    Some(of_year(line, end, Annual::Day(month, day), turn))
}

/// `20 August 2025`, `20th of August`, `the 20th of August`.
pub(super) fn day_first(line: &Line<'_>, at: usize) -> Option<Body> {
    let (day, end) = day_of_month(line, at)?;
    // "20-22 August": the run is as long as its first day says.
    let joined = line.is_number(at) && (line.is_hyphen(end) || matches!(line.word(end), "to" | "–" | "and"));
    let end = match day_of_month(line, end + 1) {
        Some((last, end)) if joined && last > day && line.is_number(end - 1) && word::month(line, end).is_some() => end,
        _ => end,
    };
    let of = end + usize::from(line.word(end) == "of");
    let month = word::month(line, of)?;
    let comma = of + 1 + usize::from(line.written(of + 1) == ",");
    if let Some((year, end)) = year_number(line, comma) {
        return Some((Meaning::Fixed(Period::Day(calendar::day(year, month, day)?)), end));
    }
    calendar::day(2024, month, day)?;
    Some(of_year(line, of + 1, Annual::Day(month, day), Turn::Open))
}

fn day_of_month(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    let written = line.written(at);
    if line.is_number(at) {
        let digits =
            written.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        let day: i8 = digits.trim_end_matches('.').parse().ok().filter(|day| (1..=31).contains(day))?;
        // "August 20 people" cannot be told from a date; "August 20%" can.
        return (digits.len() <= 3 && line.written(at + 1) != "%").then_some((day, at + 1));
    }
    let ordinal = number::ordinal(line, at)?;
    (ordinal.value <= 31.0).then_some((ordinal.value as i8, ordinal.end))
}

/// `June last year`, `the third quarter of this year`.
pub(super) fn of_year(line: &Line<'_>, end: usize, annual: Annual, turn: Turn) -> Body {
    let of = end + usize::from(line.word(end) == "of");
    match word::turn(line, of) {
        Some(year) if line.word(of + 1) == "year" => (Meaning::Annual(annual, Turn::OfYear(year)), of + 2),
        _ => (Meaning::Annual(annual, turn), end),
    }
}

pub(super) fn holiday(line: &Line<'_>, at: usize) -> Option<Body> {
    let (turn, at) = match word::turn(line, at) {
        Some(turn) => (Turn::Said(turn), at + 1),
        None => (Turn::Open, at),
    };
    let (holiday, end) = word::holiday(line, at)?;
    let of = end + usize::from(matches!(line.word(end), "of" | ","));
    if let Some((year, end)) = year_number(line, of) {
        return Some((Meaning::Fixed(Period::Day(super::holiday::day(holiday, year)?)), end));
    }
    Some((Meaning::Annual(Annual::Holiday(holiday), turn), end))
}

/// `05-Aug-2016`, `22/Jan/2019`, `2019-Aug-01`.
pub(super) fn lettered_date(line: &Line<'_>, at: usize) -> Option<Body> {
    let mark = |at: usize| matches!(line.written(at), "-" | "/") && line.is_glued(at - 1) && line.is_glued(at);
    if !line.is_number(at) || !mark(at + 1) || !mark(at + 3) {
        return None;
    }
    let month = word::month_named(line.word(at + 2))?;
    let number = |at: usize| line.written(at).parse::<i16>().ok();
    let (first, last) = (number(at)?, number(at + 4)?);
    let (year, day) = if first > 31 { (first, last) } else { (last, first) };
    let day = calendar::day(year, month, i8::try_from(day).ok()?).filter(|_| year > 999)?;
    Some((Meaning::Fixed(Period::Day(day)), at + 5))
}

/// A year in digits or words, with nothing asked of its neighbours.
pub(super) fn year_number(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    if line.is_number(at) {
        let year = word::year_digits(line.written(at).trim_end_matches('.'))?;
        return (!line.is_glued(at) || line.written(at + 1) != "%").then_some((year, at + 1));
    }
    spoken_year(line, at)
}

/// `nineteen ninety-six`; `two thousand` only after "the year" or "in".
fn spoken_year(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    // "two thousand and five", "nineteen hundred".
    if let Some((year, end)) = number::whole(line, at).filter(|(year, _)| (1500..2100).contains(year)) {
        return Some((year as i16, end));
    }
    let (century, end) = number::whole(line, at).filter(|(number, _)| (15..=20).contains(number))?;
    let (rest, end) = number::whole(line, end).filter(|(rest, _)| line.is_word(end) && (10..=99).contains(rest))?;
    Some(((century * 100 + rest) as i16, end))
}
