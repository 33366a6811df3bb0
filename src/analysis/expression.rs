//! Which tokens make a time expression, and what do they say before anyone knows today's date?

use super::calendar::{self, Part, Period, Season, Step};
use super::line::Line;
use super::number;
use super::time_words::{self as word, Holiday, TimeWord};

/// A time expression as it is written.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Expression {
    /// Its first token.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    /// Early, mid, late.
    pub(super) part: Part,
    /// A time of day in TIMEX3 notation without its day: `T18:45`, `TNI`.
    pub(super) clock: Option<String>,
    /// The last day of the month, of a run of days: `August 20-22`.
    pub(super) through: Option<i8>,
}

/// What a time expression says by itself.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Meaning {
    /// A stretch of the calendar with its year.
    Fixed(Period),
    /// One that comes every year.
    Annual(Annual, Turn),
    /// A day of the week.
    Weekday(i8, Turn),
    /// So many steps from an anchor.
    Shift(Anchor, i64, Step),
    /// A time of day without its day.
    Clock,
    /// A length of time, in TIMEX3 notation.
    Lasting(String),
    /// A recurrence, in TIMEX3 notation.
    Repeated(String),
    /// Present, past or future without a measure.
    Vague(&'static str),
}

/// What comes once a year.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) enum Annual {
    Day(i8, i8),
    Month(i8),
    Quarter(i8),
    Season(Season),
    Holiday(Holiday),
}

/// Which of those that recur is meant.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Turn {
    /// Not said.
    Open,
    /// Last, this, next one: -1, 0, 1.
    Said(i64),
    /// That of last, this or next year.
    OfYear(i64),
}

/// From where steps are counted.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    /// The day of publication.
    Speech,
    /// The time last spoken of.
    Story,
}

type Body = (Meaning, usize);

/// The time expression that begins at token `at`.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Expression> {
    if !line.is_number(at) && !line.is_word(at) || line.word(at).is_empty() {
        return None;
    }
    let (part, body) = lead(line, at);
    let mut found = Expression { start: at, end: body, meaning: Meaning::Clock, part, clock: None, through: None };
    if let Some((clock, end)) = clock(line, body) {
        (found.clock, found.end) = (Some(clock), end);
        let comma = end + usize::from(line.written(end) == ",");
        let on = comma + usize::from(matches!(line.word(comma), "on" | "of"));
        if let Some((meaning, end)) = date(line, on).filter(|(meaning, _)| is_day(meaning)) {
            (found.meaning, found.end) = (meaning, end);
        }
        return Some(found);
    }
    if let Some((part, (meaning, end))) = prefixed(line, at) {
        (found.part, found.meaning, found.end) = (part, meaning, end);
        return Some(found);
    }
    let (meaning, end) = date(line, body)?;
    (found.meaning, found.end) = (meaning, end);
    if is_day(&found.meaning) {
        day_range(line, &mut found);
        day_part(line, &mut found);
    }
    Some(found)
}

/// What stands before a date and says which part of it: early, mid-, the end of.
fn lead(line: &Line<'_>, at: usize) -> (Part, usize) {
    let article = usize::from(line.word(at) == "the");
    let Some(part) = word::part(line, at + article) else { return (Part::Whole, at) };
    let next = line.past_hyphen(at + article + 1);
    let noun = matches!(line.word(at + article), "beginning" | "start" | "middle" | "end" | "close");
    match (line.word(next) == "of", noun) {
        (true, true) => (part, next + 1),
        (false, false) => {
            // "earlier this year" says that it is past, not which half; "later that day" is any hour of it.
            let comparative = matches!(line.word(at + article), "earlier" | "later");
            let next = next + usize::from(line.word(next) == "in" || (comparative && line.word(next) == "on"));
            (if comparative { Part::Whole } else { part }, next)
        }
        _ => (Part::Whole, at),
    }
}

fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Fixed(period) => period.step() == Step::Day,
        Meaning::Annual(annual, _) => matches!(annual, Annual::Day(..) | Annual::Holiday(_)),
        Meaning::Weekday(..) => true,
        Meaning::Shift(_, _, step) => *step == Step::Day,
        _ => false,
    }
}

/// `August 20-22`, `August 20 to 22`.
fn day_range(line: &Line<'_>, found: &mut Expression) {
    let from = match found.meaning {
        Meaning::Annual(Annual::Day(_, day), _) => day,
        _ => return,
    };
    let joined = line.is_hyphen(found.end) || matches!(line.written(found.end), "to" | "–");
    let last = line.written(found.end + 1);
    let Some(last) = last.parse::<i8>().ok().filter(|last| joined && last.gt(&from) && *last <= 31) else { return };
    if word::month(line, found.end + 2).is_none() {
        (found.through, found.end) = (Some(last), found.end + 2);
    }
}

/// `Friday night`, `August 20 at 6:45 p.m.`, `Friday, 10 a.m.`
fn day_part(line: &Line<'_>, found: &mut Expression) {
    if let Some(part) = word::day_part(line, found.end) {
        (found.clock, found.end) = (Some(format!("T{part}")), found.end + 1);
    }
    let mut next = found.end + usize::from(line.written(found.end) == ",");
    next += usize::from(matches!(line.word(next), "at" | "around" | "about"));
    next += usize::from(line.word(next - 1) == "at" && matches!(line.word(next), "around" | "about"));
    if let Some((clock, end)) = clock(line, next).filter(|(clock, _)| clock.len() > 3) {
        (found.clock, found.end) = (Some(clock), end);
    }
}

/// A time of day: `6:45 p.m.`, `10 a.m. EDT`, `18:45`, `0735 GMT`, `noon`, `5 o'clock`, `5 in the morning`.
fn clock(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    // "High Noon" is a film.
    if let Some(named) = word::clock(line, at).filter(|_| at == 0 || !line.is_capitalised(at)) {
        return Some((named.to_owned(), at + 1));
    }
    let (hour, minute, mut end) = hour_and_minute(line, at)?;
    let colon = minute.is_some();
    let mut hour = hour;
    let half = match line.word(end).trim_end_matches('.') {
        "a.m" | "am" => Some((0, 1)),
        "p.m" | "pm" => Some((12, 1)),
        "a" | "p" if line.written(end + 1) == "." && line.word(end + 2) == "m" => {
            Some((if line.word(end) == "p" { 12 } else { 0 }, 3))
        }
        "in" if line.word(end + 1) == "the" && !colon => match word::day_part(line, end + 2) {
            Some("MO") => Some((0, 3)),
            Some(_) => Some((12, 3)),
            None => None,
        },
        _ => None,
    };
    let glued = glued_half(line.written(at));
    let zoned = word::has(line, end, TimeWord::Zone);
    let oclock = line.word(end) == "o'clock";
    if let Some((shift, length)) = half.or(glued.map(|shift| (shift, 0))) {
        if hour > 12 {
            return None;
        }
        (hour, end) = (hour % 12 + shift, end + length);
    } else if oclock {
        end += 1;
    } else if !(colon || (zoned && line.written(at).len() == 4)) {
        return None;
    }
    if colon && half.is_none() && glued.is_none() && line.written(at).len() < 4 {
        return None;
    }
    if word::has(line, end, TimeWord::ZoneName) && matches!(line.word(end + 1), "time" | "standard" | "daylight") {
        end += if line.word(end + 1) == "time" { 2 } else { 3 };
    } else if word::has(line, end, TimeWord::Zone) && line.is_capitalised(end) {
        end += 1;
    }
    Some((format!("T{hour:02}:{:02}", minute.unwrap_or(0)), end))
}

/// 12 for `6:45pm`, 0 for `10am`.
fn glued_half(written: &str) -> Option<u8> {
    let letters = written.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').trim_end_matches('.');
    match letters.to_ascii_lowercase().as_str() {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12),
        _ => None,
    }
}

fn hour_and_minute(line: &Line<'_>, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let written = line.written(at);
    if !line.is_number(at) {
        let (hour, end) = number::whole(line, at)?;
        let plain = line.word(end) == "o'clock" || matches!(line.word(end), "a.m" | "p.m" | "am" | "pm");
        return (plain && (1..=12).contains(&hour)).then_some((hour as u8, None, end));
    }
    let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let (hour, minute, end) = if let Some((hour, minute)) = digits.split_once(':') {
        (hour, Some(minute.get(..2)?), at + 1)
    } else if line.written(at + 1) == ":" && line.is_glued(at) && line.is_glued(at + 1) {
        (digits, Some(line.written(at + 2).get(..2)?), at + 3)
    } else if digits.len() == 4 && word::has(line, at + 1, TimeWord::Zone) {
        (digits.get(..2)?, Some(digits.get(2..)?), at + 1)
    } else {
        (digits, None, at + 1)
    };
    let hour = hour.parse().ok().filter(|hour| *hour <= 24)?;
    let minute = match minute {
        Some(minute) => Some(minute.parse().ok().filter(|minute| *minute < 60)?),
        None => None,
    };
    Some((hour, minute, end))
}

/// Anything but a time of day.
fn date(line: &Line<'_>, at: usize) -> Option<Body> {
    numeric_date(line, at)
        .or_else(|| weekday(line, at))
        .or_else(|| month_first(line, at))
        .or_else(|| day_first(line, at))
        .or_else(|| holiday(line, at))
        .or_else(|| relative(line, at))
        .or_else(|| quarter(line, at, 0))
        .or_else(|| season(line, at))
        .or_else(|| super::span_of_time::read(line, at))
        .or_else(|| year(line, at))
        .or_else(|| repeated(line, at))
        .or_else(|| vague(line, at))
}

/// `now`, `soon`, `the future`; not "as soon as", "shortly after".
fn vague(line: &Line<'_>, at: usize) -> Option<Body> {
    let the = at + usize::from(line.word(at) == "the");
    if the > at {
        let value = match (line.word(the), line.before(at, 1)) {
            ("future", _) => "FUTURE_REF",
            ("past", "in") if !line.is_word(the + 1) || line.word(the + 1) == "that" => "PAST_REF",
            _ => return None,
        };
        return Some((Meaning::Vague(value), the + 1));
    }
    let value = word::vague(line, at)?;
    (!matches!(line.word(at + 1), "as" | "after" | "before" | "afterwards")).then_some((Meaning::Vague(value), at + 1))
}

/// `mid-November`, `mid-2022`, `mid-1990s`, which are one token each.
fn prefixed(line: &Line<'_>, at: usize) -> Option<(Part, Body)> {
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
fn numeric_date(line: &Line<'_>, at: usize) -> Option<Body> {
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

fn weekday(line: &Line<'_>, at: usize) -> Option<Body> {
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
fn month_first(line: &Line<'_>, at: usize) -> Option<Body> {
    let (turn, at) = match word::turn(line, at) {
        Some(turn) => (Turn::Said(turn), at + 1),
        None => (Turn::Open, at),
    };
    let month = word::month(line, at)?;
    let next = at + 1 + usize::from(line.written(at + 1) == "." && line.is_glued(at));
    let day = day_of_month(line, next).or_else(|| (line.word(next) == "the").then(|| day_of_month(line, next + 1))?);
    let Some((day, end)) = day else {
        let comma = next + usize::from(line.written(next) == ",");
        let comma = comma + usize::from(line.word(comma) == "of");
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
fn day_first(line: &Line<'_>, at: usize) -> Option<Body> {
    let (day, end) = day_of_month(line, at)?;
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
fn of_year(line: &Line<'_>, end: usize, annual: Annual, turn: Turn) -> Body {
    let of = end + usize::from(line.word(end) == "of");
    match word::turn(line, of) {
        Some(year) if line.word(of + 1) == "year" => (Meaning::Annual(annual, Turn::OfYear(year)), of + 2),
        _ => (Meaning::Annual(annual, turn), end),
    }
}

fn holiday(line: &Line<'_>, at: usize) -> Option<Body> {
    let (turn, at) = match word::turn(line, at) {
        Some(turn) => (Turn::Said(turn), at + 1),
        None => (Turn::Open, at),
    };
    let (holiday, end) = word::holiday(line, at)?;
    let of = end + usize::from(matches!(line.word(end), "of" | ","));
    if let Some((year, end)) = year_number(line, of) {
        return Some((Meaning::Fixed(Period::Day(super::time::holiday(holiday, year)?)), end));
    }
    Some((Meaning::Annual(Annual::Holiday(holiday), turn), end))
}

/// `today`, `this week`, `last year`, `that day`, `the day before yesterday`.
fn relative(line: &Line<'_>, at: usize) -> Option<Body> {
    let speech = |count, step, end| Some((Meaning::Shift(Anchor::Speech, count, step), end));
    let story = |count, step, end| Some((Meaning::Shift(Anchor::Story, count, step), end));
    if let Some(days) = word::relative(line, at) {
        return speech(days, Step::Day, at + 1);
    }
    let the = at + usize::from(line.word(at) == "the");
    if line.word(the) == "day" && matches!(line.word(the + 1), "before" | "after") {
        let side = if line.word(the + 1) == "before" { -1 } else { 1 };
        return match word::relative(line, the + 2) {
            Some(days) if days == side => speech(days + side, Step::Day, the + 3),
            _ if the > at => story(side, Step::Day, the + 2),
            _ => None,
        };
    }
    let same = the + usize::from(matches!(line.word(the), "that" | "this"));
    if line.word(same) == "same" {
        let step = word::unit(line, same + 1).filter(|step| *step >= Step::Day)?;
        return story(0, step, same + 2);
    }
    if line.word(at) == "that" {
        let step = word::unit(line, at + 1).filter(|step| *step >= Step::Day && !line.word(at + 1).ends_with('s'))?;
        return story(0, step, at + 2);
    }
    if line.word(at) == "last" && line.word(at + 1) == "night" {
        return speech(-1, Step::Day, at + 1);
    }
    if line.word(at) == "this" && word::day_part(line, at + 1).is_some() {
        return speech(0, Step::Day, at + 1);
    }
    if line.word(at) == "the" && line.word(at + 1) == "weekend" {
        return speech(-1, Step::Weekend, at + 2);
    }
    let turn = word::turn(line, the)?;
    let next = the + 1;
    if word::day_part(line, next).is_some() && the > at && turn != 0 {
        return story(turn, Step::Day, next);
    }
    let step = word::unit(line, next).filter(|step| *step >= Step::Day && !line.word(next).ends_with('s'))?;
    if let Some(quarter) = quarter(line, next + 1, turn).filter(|_| step == Step::Year && line.word(next + 1) == "'s") {
        return Some(quarter);
    }
    match line.word(the) {
        // "the following day" and "the previous year" count from what was told, "the past year" is a length.
        "following" | "previous" | "preceding" => story(turn, step, next + 1),
        "past" => Some((Meaning::Lasting(super::span_of_time::value(1.0, step)), next + 1)),
        "last" if the > at && step != Step::Quarter => {
            Some((Meaning::Lasting(super::span_of_time::value(1.0, step)), next + 1))
        }
        _ => speech(turn, step, next + 1),
    }
}

/// `the third quarter`, `third-quarter`, `last year's third quarter`, `the fiscal first quarter`.
fn quarter(line: &Line<'_>, at: usize, year: i64) -> Option<Body> {
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

/// `spring of 2022`, `last summer`, `the winter of nineteen ninety-four`.
fn season(line: &Line<'_>, at: usize) -> Option<Body> {
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

/// A year in digits or words, with nothing asked of its neighbours.
fn year_number(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    if line.is_number(at) {
        let year = word::year_digits(line.written(at).trim_end_matches('.'))?;
        return (!line.is_glued(at) || line.written(at + 1) != "%").then_some((year, at + 1));
    }
    spoken_year(line, at)
}

/// `nineteen ninety-six`; `two thousand` only after "the year" or "in".
fn spoken_year(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    let (century, end) = number::whole(line, at).filter(|(number, _)| (15..=20).contains(number))?;
    let (rest, end) = number::whole(line, end).filter(|(rest, _)| line.is_word(end) && (10..=99).contains(rest))?;
    Some(((century * 100 + rest) as i16, end))
}

/// `2022`, `the 1990s`, `the 21st century`, `fiscal 1990`, `the year two thousand`.
fn year(line: &Line<'_>, at: usize) -> Option<Body> {
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
    let (year, end) = year_number(line, at)?;
    is_year(line, at, end, year).then_some((Meaning::Fixed(Period::Year(year)), end))
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
    if !(1900..2100).contains(&year) && !(said && (1400..1900).contains(&year)) {
        return false;
    }
    let numbered =
        matches!(line.before(at, 1), "$" | "£" | "€" | "#" | "no" | "number" | "resolution" | "flight" | "route")
            || line.written(at.wrapping_sub(1)) == "." && at > 1 && line.is_glued(at - 1)
            || line.is_glued(end - 1)
                && matches!(line.written(end), "%" | "," | ".")
                && line.is_number(end + 1)
                && line.is_glued(end);
    if numbered || super::quantity::is_address(line, end) {
        return false;
    }
    // "in 2022 prices", "the 2015 totals", "Russia's 2014 invasion": something stands before the year that no count follows.
    let determined =
        said || matches!(before, "the" | "a" | "an" | "'s" | "’s" | "'" | "its" | "his" | "her" | "their" | "our");
    determined || !super::counted::is_plural(line, end)
}

/// `every Monday`, `each year`, `Mondays`, `weekly`, `twice a week`.
fn repeated(line: &Line<'_>, at: usize) -> Option<Body> {
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
    set(super::span_of_time::value(count as f64, step), noun + 1)
}
