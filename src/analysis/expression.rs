//! Which tokens make a time expression, and what do they say before anyone knows today's date?

use super::calendar::{self, Part, Period, Season, Step};
use super::clock;
use super::date;
use super::derived::{self, Derived};
use super::line::Line;
use super::number;
use super::period;
use super::relative;
use super::span_of_time;
use super::time_words::{self as word, Holiday};
use crate::syntax::Pos;

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
    /// How the time follows from what is named, if it is told by way of that.
    pub(super) derived: Option<Derived>,
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
    /// The stretch of that year which compares with the one reported: "the 1988 period".
    Same(i16),
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
    Half(i8),
    Season(Season),
    Holiday(Holiday),
}

impl Annual {
    /// Its size.
    pub(super) fn step(self) -> Step {
        match self {
            Annual::Day(..) | Annual::Holiday(_) => Step::Day,
            Annual::Month(_) => Step::Month,
            Annual::Quarter(_) => Step::Quarter,
            Annual::Half(_) => Step::Half,
            Annual::Season(_) => Step::Season,
        }
    }
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

/// What was read, and one past its last token.
pub(super) type Body = (Meaning, usize);

/// The time expression that begins at token `at`.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Expression> {
    let begins = || number::begins(line.word(at)) || word::begins(line, at);
    if line.is_word(at) && !begins() || !line.is_word(at) && !line.is_number(at) {
        return None;
    }
    let (part, body) = lead(line, at);
    let mut found =
        Expression { start: at, end: body, meaning: Meaning::Clock, part, clock: None, derived: None, through: None };
    if let Some((clock, end)) = clock::read(line, body) {
        (found.clock, found.end) = (Some(clock), end);
        let comma = end + usize::from(line.written(end) == ",");
        let on = comma + usize::from(matches!(line.word(comma), "on" | "of"));
        if let Some((meaning, end)) = date(line, on).filter(|(meaning, _)| is_day(meaning)) {
            (found.meaning, found.end) = (meaning, end);
            half_of_day(line, &mut found);
        }
        return Some(found);
    }
    if let Some((part, (meaning, end))) = date::prefixed(line, at) {
        (found.part, found.meaning, found.end) = (part, meaning, end);
        return Some(found);
    }
    if let Some((meaning, end)) = period::year_end(line, at) {
        (found.part, found.meaning, found.end) = (Part::End, meaning, end);
        return Some(found);
    }
    if let Some((derived, meaning, end)) = derived::read(line, body) {
        (found.derived, found.meaning, found.end) = (Some(derived), meaning, end);
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

pub(super) fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Fixed(period) => period.step() == Step::Day,
        Meaning::Annual(annual, _) => matches!(annual, Annual::Day(..) | Annual::Holiday(_)),
        Meaning::Weekday(..) => true,
        Meaning::Shift(_, _, step) => *step == Step::Day,
        _ => false,
    }
}

/// `August 20-22, 2025`, `20 to 22 August`.
fn day_range(line: &Line<'_>, found: &mut Expression) {
    let number = |at: usize| line.written(at).parse::<i8>().ok();
    let joined = |at: usize| line.is_hyphen(at) || matches!(line.written(at), "to" | "–" | "and");
    if let (Some(_), Some(last)) = (number(found.start), number(found.start + 2)) {
        if joined(found.start + 1) && word::month(line, found.start + 3).is_some() {
            found.through = Some(last);
        }
        return;
    }
    let Meaning::Annual(Annual::Day(month, day), _) = found.meaning else { return };
    let last = number(found.end + 1).filter(|last| joined(found.end) && *last > day && *last <= 31);
    let Some(last) = last.filter(|_| word::month(line, found.end + 2).is_none()) else { return };
    (found.through, found.end) = (Some(last), found.end + 2);
    let comma = found.end + usize::from(line.written(found.end) == ",");
    if let Some((year, end)) = date::year_number(line, comma)
        && let Some(day) = calendar::day(year, month, day)
    {
        (found.meaning, found.end) = (Meaning::Fixed(Period::Day(day)), end);
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
    if let Some((clock, end)) = clock::read(line, next).filter(|(clock, _)| clock.len() > 3) {
        (found.clock, found.end) = (Some(clock), end);
    }
}

/// `6:30 this evening`, `11:30 Friday morning`: the part of the day says which half is meant.
fn half_of_day(line: &Line<'_>, found: &mut Expression) {
    let Some(part) = word::day_part(line, found.end) else { return };
    found.end += 1;
    let Some(clock) = &mut found.clock else { return };
    let hour = clock.get(1..3).and_then(|hour| hour.parse::<u8>().ok()).filter(|hour| *hour < 12 && *hour > 0);
    if let (Some(hour), "AF" | "EV" | "NI") = (hour, part) {
        clock.replace_range(1..3, &format!("{}", hour + 12));
    }
}

/// Anything but a time of day.
fn date(line: &Line<'_>, at: usize) -> Option<Body> {
    date::numeric_date(line, at)
        .or_else(|| date::lettered_date(line, at))
        .or_else(|| date::weekday(line, at))
        .or_else(|| date::month_first(line, at))
        .or_else(|| date::day_first(line, at))
        .or_else(|| date::holiday(line, at))
        .or_else(|| relative::read(line, at))
        .or_else(|| period::quarter(line, at, 0))
        .or_else(|| period::half(line, at))
        .or_else(|| period::short(line, at))
        .or_else(|| period::season(line, at))
        .or_else(|| span_of_time::read(line, at))
        .or_else(|| period::year(line, at))
        .or_else(|| period::repeated(line, at))
        .or_else(|| vague(line, at))
}

/// `now`, `soon`, `the future`; not "as soon as", "shortly after".
fn vague(line: &Line<'_>, at: usize) -> Option<Body> {
    let the = at + usize::from(line.word(at) == "the");
    if line.word(at) == "these" && line.word(at + 1) == "days" {
        return Some((Meaning::Vague("PRESENT_REF"), at + 2));
    }
    if line.before(at, 1) == "at" && (line.word(at) == "present" || line.word(the) == "moment" && the > at) {
        return Some((Meaning::Vague("PRESENT_REF"), the + 1));
    }
    if let Some(value) = attribute(line, at) {
        return Some((Meaning::Vague(value), at + 1));
    }
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

/// `current`, `recent`, `future` before a noun that is no length of time: "the current crisis", "future losses".
fn attribute(line: &Line<'_>, at: usize) -> Option<&'static str> {
    let value = match line.word(at) {
        "current" => "PRESENT_REF",
        "recent" => "PAST_REF",
        "future" => "FUTURE_REF",
        _ => return None,
    };
    let noun = line.tag(at + 1).is_some_and(|tag| matches!(tag.pos(), Pos::Noun | Pos::Adj | Pos::Propn));
    (noun && word::unit(line, at + 1).is_none()).then_some(value)
}
