//! Which quarter, season, year, decade or century, or what comes every so often?

use super::calendar::{Period, Step};
use super::countable::is_label;
use super::counted;
use super::date::{of_year, year_number};
use super::expression::{Anchor, Annual, Body, Meaning, Turn};
use super::line::Line;
use super::number;
use super::span_of_time;
use super::time_words::{self as word, TimeWord};

/// `the third quarter`, `third-quarter`, `last year's third quarter`, `the fiscal first quarter`.
pub(super) fn quarter(line: &Line<'_>, at: usize, year: i64) -> Option<Body> {
    let mut next = at;
    while matches!(line.word(next), "the" | "'s" | "fiscal" | "its" | "their") && next < at + 3 {
        next += 1;
    }
    let ordinal = number::ordinal(line, next).filter(|ordinal| ordinal.value <= 4.0)?;
    let noun = line.past_hyphen(ordinal.end + usize::from(line.word(ordinal.end) == "fiscal"));
    if word::unit(line, noun) != Some(Step::Quarter) || line.word(noun) != "quarter" {
        return None;
    }
    let (number, end) = (ordinal.value as i8, noun + 1);
    let of = end + usize::from(matches!(line.word(end), "of" | "in" | ","));
    let of = of + usize::from(line.word(of) == "fiscal");
    if let Some((year, end)) = year_number(line, of) {
        return Some((Meaning::Fixed(Period::Quarter(year, number)), end));
    }
    if at > 0 && line.word(at) == "'s" {
        return Some((Meaning::Annual(Annual::Quarter(number), Turn::OfYear(year)), end));
    }
    Some(of_year(line, end, Annual::Quarter(number), Turn::Open))
}

/// `the first half of 2019`, `the second half of last year`, `H2 2019`.
pub(super) fn half(line: &Line<'_>, at: usize) -> Option<Body> {
    let the = at + usize::from(line.word(at) == "the");
    let half = match line.word(the) {
        "first" => 1,
        "second" | "latter" | "last" => 2,
        _ => return None,
    };
    let noun = line.past_hyphen(the + 1);
    // "the first half" alone is a game's more often than a year's.
    if line.word(noun) != "half" || !matches!(line.word(noun + 1), "of" | "in") {
        return None;
    }
    let of = noun + 2 + usize::from(matches!(line.word(noun + 2), "fiscal" | "the"));
    if let Some((year, end)) = year_number(line, of) {
        return Some((Meaning::Fixed(Period::Half(year, half)), end));
    }
    match of_year(line, noun + 1, Annual::Half(half), Turn::Open) {
        (_, end) if end == noun + 1 && line.word(of) == "year" => {
            Some((Meaning::Annual(Annual::Half(half), Turn::Open), of + 1))
        }
        (_, end) if end == noun + 1 => None,
        body => Some(body),
    }
}

/// `Q3 2018`, `2018-Q3`, `Q3 of 2018`, `H1 2019`, `Q3`.
pub(super) fn short(line: &Line<'_>, at: usize) -> Option<Body> {
    let coded = |at: usize| {
        let (letter, digit) = line.word(at).split_at_checked(1)?;
        let number: i8 = digit.parse().ok().filter(|number| digit.len() == 1 && *number > 0)?;
        match (letter, number) {
            ("q", 1..=4) => Some((Step::Quarter, number)),
            ("h", 1..=2) => Some((Step::Half, number)),
            _ => None,
        }
    };
    let fixed = |(step, number): (Step, i8), year: i16| match step {
        Step::Quarter => Meaning::Fixed(Period::Quarter(year, number)),
        _ => Meaning::Fixed(Period::Half(year, number)),
    };
    if let Some(year) = word::year_digits(line.written(at)) {
        let next = line.past_hyphen(at + 1);
        return Some((fixed(coded(next)?, year), next + 1));
    }
    let code = coded(at)?;
    let of = at + 1 + usize::from(matches!(line.word(at + 1), "of" | "," | "in"));
    let of = line.past_hyphen(of);
    if let Some((year, end)) = year_number(line, of) {
        return Some((fixed(code, year), end));
    }
    // "H2" alone is a gas, "Q2" in lower case a question.
    let quarter = code.0 == Step::Quarter && line.is_capitalised(at);
    quarter.then(|| of_year(line, at + 1, Annual::Quarter(code.1), Turn::Open))
}

/// `year-end`, `year end`, `the year's end`.
pub(super) fn year_end(line: &Line<'_>, at: usize) -> Option<Body> {
    let year = at + usize::from(line.word(at) == "the");
    let end = match line.word(year) {
        "year-end" => year + 1,
        "year" if line.word(year + 1) == "'s" => year + 3,
        "year" => line.past_hyphen(year + 1) + 1,
        _ => return None,
    };
    let said = end == year + 1
        || line.word(end - 1) == "end"
            && matches!(line.before(year, 1), "by" | "at" | "before" | "since" | "until" | "around" | "of");
    // "the end of year": the word before says it already.
    if !said && year == at && line.before(at, 1) == "of" && matches!(line.before(at, 2), "end" | "start" | "beginning")
    {
        return Some((Meaning::Shift(Anchor::Speech, 0, Step::Year), at + 1));
    }
    said.then_some((Meaning::Shift(Anchor::Speech, 0, Step::Year), end))
}

/// `spring of 2022`, `last summer`, `the winter of nineteen ninety-four`.
pub(super) fn season(line: &Line<'_>, at: usize) -> Option<Body> {
    let mut next = at + usize::from(line.word(at) == "the");
    let turn = match word::turn(line, next) {
        Some(turn) => {
            next += 1;
            Turn::Said(turn)
        }
        None => Turn::Open,
    };
    let season = word::season(line, next).filter(|_| !line.word(next).ends_with('s'))?;
    let of = next + 1 + usize::from(matches!(line.word(next + 1), "of" | ","));
    if let Some((year, end)) = year_number(line, of) {
        return Some((Meaning::Fixed(Period::Season(year, season)), end));
    }
    Some(of_year(line, next + 1, Annual::Season(season), turn))
}

/// `2022`, `the 1990s`, `the 21st century`, `fiscal 1990`, `the year two thousand`.
pub(super) fn year(line: &Line<'_>, at: usize) -> Option<Body> {
    let mut next = at + usize::from(line.word(at) == "the");
    let named = line.word(next) == "year" || line.word(next) == "fiscal";
    if named {
        next += 1 + usize::from(line.word(next) == "fiscal" && line.word(next + 1) == "year");
        let found = year_number(line, next).or_else(|| {
            number::whole(line, next)
                .filter(|(year, _)| (1900..2100).contains(year))
                .map(|(year, end)| (year as i16, end))
        });
        return found.map(|(year, end)| (Meaning::Fixed(Period::Year(year)), end));
    }
    if let Some(decade) = word::decade(line, next).filter(|_| next > at) {
        return Some((Meaning::Fixed(Period::Decade(decade)), next + 1));
    }
    let written = line.written(next);
    if let Some(decade) =
        written.strip_suffix("s").or_else(|| written.strip_suffix("'s")).or_else(|| written.strip_suffix("’s"))
    {
        let short = decade.trim_start_matches(['\'', '’']);
        let year = word::year_digits(short).or_else(|| {
            let two = short.len() == 2 && (next > at || short.len() < decade.len());
            short.parse::<i16>().ok().filter(|_| two).map(|year| 1900 + year)
        });
        return year.filter(|year| year % 10 == 0).map(|year| (Meaning::Fixed(Period::Decade(year)), next + 1));
    }
    if let Some(ordinal) = number::ordinal(line, next).filter(|ordinal| (2.0..30.0).contains(&ordinal.value)) {
        let noun = line.past_hyphen(ordinal.end);
        let century = line.word(noun) == "century";
        return century.then(|| (Meaning::Fixed(Period::Century((ordinal.value as i16 - 1) * 100)), noun + 1));
    }
    if next > at {
        return None;
    }
    if let Some(found) = era(line, at) {
        return Some(found);
    }
    let (year, end) = year_number(line, at)?;
    // "the 1988 third quarter".
    if let Some((Meaning::Annual(Annual::Quarter(number), _), end)) = quarter(line, end, 0) {
        return Some((Meaning::Fixed(Period::Quarter(year, number)), end));
    }
    // "the 1988 period".
    if line.before(at, 1) == "the" && matches!(line.word(end), "period" | "quarter") && (1900..2100).contains(&year) {
        return Some((Meaning::Same(year), end + 1));
    }
    is_year(line, at, end, year).then_some((Meaning::Fixed(Period::Year(year)), end))
}

/// `525 BC`, `AD 79`.
fn era(line: &Line<'_>, at: usize) -> Option<Body> {
    let is_era = |at: usize| word::has(line, at, TimeWord::Era) && line.written(at).starts_with(char::is_uppercase);
    let (digits, end) = if is_era(at) { (at + 1, at + 2) } else { (at, at + 2) };
    let mark = if digits > at { at } else { at + 1 };
    let year: i16 = line.written(digits).parse().ok().filter(|year| (1..=3000).contains(year))?;
    let year = if line.word(mark).starts_with('b') { 1 - year } else { year };
    is_era(mark).then_some((Meaning::Fixed(Period::Year(year)), end))
}

/// Whether four digits that could be a year are one: `in 1850`, `the 2015 totals`; not `2000 tents`, `Flight 1992`, `$2000`.
fn is_year(line: &Line<'_>, at: usize, end: usize, year: i16) -> bool {
    let before = line.before(at, 1);
    let said = matches!(
        before,
        "in" | "since"
            | "of"
            | "by"
            | "until"
            | "till"
            | "from"
            | "during"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
    );
    // "in 1850", "the 1805 constitution": older years need more to be told from counts.
    let older = said || matches!(before, "the" | "a" | "an" | "(") && !counted::is_plural(line, end);
    let earliest = if older { 1400 } else { 1900 };
    if !(earliest..2100).contains(&year) {
        return false;
    }
    let numbered = matches!(line.before(at, 1), "$" | "£" | "€" | "#")
        || is_label(line, at)
        || line.written(at.wrapping_sub(1)) == "." && at > 1 && line.is_glued(at - 1)
        || line.is_glued(end - 1)
            && matches!(line.written(end), "%" | "," | ".")
            && line.is_number(end + 1)
            && line.is_glued(end);
    if numbered || super::kind::is_address(line, end) {
        return false;
    }
    // "in 2022 prices", "the 2015 totals", "Russia's 2014 invasion": something stands before the year that no count follows.
    let determined =
        said || matches!(before, "the" | "a" | "an" | "'s" | "’s" | "'" | "its" | "his" | "her" | "their" | "our");
    determined || !counted::is_plural(line, end)
}

/// `every Monday`, `each year`, `Mondays`, `weekly`, `twice a week`.
pub(super) fn repeated(line: &Line<'_>, at: usize) -> Option<Body> {
    let set = |value: String, end| Some((Meaning::Repeated(value), end));
    if let Some(value) = word::frequency(line, at) {
        return set(value.to_owned(), at + 1);
    }
    if let Some(day) = word::weekday(line, at).filter(|_| line.word(at).ends_with('s')) {
        return set(format!("XXXX-WXX-{day}"), at + 1);
    }
    if !word::has(line, at, TimeWord::Every) {
        return None;
    }
    if let Some(day) = word::weekday(line, at + 1) {
        let part = word::day_part(line, at + 2);
        return set(
            format!("XXXX-WXX-{day}{}", part.map_or(String::new(), |part| format!("T{part}"))),
            at + 2 + usize::from(part.is_some()),
        );
    }
    if let Some(month) = word::month(line, at + 1) {
        return set(format!("XXXX-{month:02}"), at + 2);
    }
    if let Some(part) = word::day_part(line, at + 1) {
        return set(format!("XXXX-XX-XXT{part}"), at + 2);
    }
    let (count, noun) = number::whole(line, at + 1).unwrap_or((1, at + 1));
    let step = word::unit(line, noun)?;
    set(span_of_time::value(count as f64, step), noun + 1)
}
