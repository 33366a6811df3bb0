//! When? Dates, times of day, durations and recurrences, resolved against the day of publication.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::Analysis;
use super::calendar::{self, Part, Period, Step};
use super::expression::{self, Anchor, Annual, Expression, Meaning, Turn};
use super::line::Line;
use super::time_words::{self, Holiday, TimeWord};
use crate::lexicon::Cues;
use crate::syntax::Tag;
use crate::text::Span;

/// A date, time of day, duration or recurrence (TIMEX3).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Time {
    /// Its bytes.
    pub span: Span,
    /// The value in TIMEX3 notation: `2022-04`, `2025-08-20T18:45`, `P3D`, `XXXX-WXX-3`.
    pub value: String,
    /// What kind of expression it is.
    pub kind: TimeKind,
    /// The first and last day it may stand for, if it could be resolved.
    pub days: Option<DayRange>,
}

/// What kind of time expression it is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// A calendar date of any granularity.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

/// An inclusive range of days, counted from 1970-01-01.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub first: i32,
    /// The last day, at or after the first.
    pub last: i32,
}

/// The time expressions of a document of which sentences, tokens and words are filled, in order, without overlap.
///
/// Without a day of publication, relative times stay symbolic and have no days.
pub(crate) fn find(text: &str, analysis: &Analysis, published: Option<Date>) -> Vec<Time> {
    let mut times = Vec::new();
    let mut story = Story { published, last: None, last_day: None };
    for line in Line::all(text, analysis) {
        let mut at = 0;
        let mut expressions = Vec::new();
        while at < line.len() {
            match expression::read(&line, at) {
                Some(found) if found.end > at => {
                    at = found.end;
                    expressions.push(found);
                }
                _ => at += 1,
            }
        }
        for found in &expressions {
            times.push(story.resolve(&line, found, &expressions));
        }
    }
    times
}

/// What is known of time where the reader stands.
struct Story {
    published: Option<Date>,
    /// The time last spoken of.
    last: Option<Period>,
    last_day: Option<Date>,
}

/// What an expression comes to.
enum Resolved {
    Period(Period),
    /// A value in which the unknown is X.
    Symbol(String),
}

impl Story {
    fn resolve(&mut self, line: &Line<'_>, found: &Expression, others: &[Expression]) -> Time {
        let span = line.span(found.start, found.end);
        let time = |value, kind, days| Time { span, value, kind, days };
        let resolved = match &found.meaning {
            Meaning::Lasting(value) => return time(value.clone(), TimeKind::Duration, None),
            Meaning::Repeated(value) => return time(value.clone(), TimeKind::Set, None),
            Meaning::Vague(value) => return time((*value).to_owned(), TimeKind::Date, None),
            Meaning::Clock => self.day_of_clock(line, found, others),
            Meaning::Fixed(period) => Resolved::Period(*period),
            Meaning::Annual(annual, turn) => self.annual(line, found, *annual, *turn),
            Meaning::Weekday(weekday, turn) => self.weekday(line, found, *weekday, *turn),
            Meaning::Shift(anchor, count, step) => self.shift(line, found, *anchor, *count, *step),
        };
        let clock = found.clock.as_deref().unwrap_or("");
        let kind = if clock.is_empty() { TimeKind::Date } else { TimeKind::Time };
        match resolved {
            Resolved::Symbol(value) => time(value + clock, kind, None),
            Resolved::Period(period) => {
                // An anchor is a time told, not today's own: "now" and "today" do not move the story.
                // A comparison, "a year earlier", does not move it either.
                let compares = matches!(found.meaning, Meaning::Shift(_, -1, Step::Year))
                    && matches!(self.last, Some(Period::Quarter(..)));
                if found.meaning != Meaning::Clock && !compares {
                    self.last = Some(period);
                    if let Period::Day(day) = period {
                        self.last_day = Some(day);
                    }
                }
                let mut days = period.days(found.part);
                if let (Some(through), Some(days), Period::Day(day)) = (found.through, &mut days, period) {
                    days.last += i32::from((through - day.day()).max(0));
                }
                time(period.value() + clock, kind, days)
            }
        }
    }

    /// The day of a time of day that stands alone: one named in its sentence, else the day last spoken of.
    fn day_of_clock(&self, line: &Line<'_>, found: &Expression, others: &[Expression]) -> Resolved {
        let day = |other: &Expression| {
            let resolved = match &other.meaning {
                Meaning::Fixed(period) => Resolved::Period(*period),
                Meaning::Annual(annual @ (Annual::Day(..) | Annual::Holiday(_)), turn) => {
                    self.annual(line, other, *annual, *turn)
                }
                Meaning::Weekday(weekday, turn) => self.weekday(line, other, *weekday, *turn),
                Meaning::Shift(Anchor::Speech, count, Step::Day) => {
                    self.shift(line, other, Anchor::Speech, *count, Step::Day)
                }
                _ => return None,
            };
            match resolved {
                Resolved::Period(Period::Day(day)) => Some((other.start.abs_diff(found.start), day)),
                _ => None,
            }
        };
        let named = others.iter().filter_map(day).min().map(|(_, day)| day);
        match named.or(self.last_day) {
            Some(day) => Resolved::Period(Period::Day(day)),
            None => Resolved::Symbol("XXXX-XX-XX".to_owned()),
        }
    }

    fn shift(&self, line: &Line<'_>, found: &Expression, anchor: Anchor, count: i64, step: Step) -> Resolved {
        let base = match anchor {
            Anchor::Speech => self.published.map(Period::Day),
            Anchor::Story => self.last.or(self.published.map(Period::Day)),
        };
        let Some(base) = base else { return Resolved::Symbol(symbol(step)) };
        // Nobody can tell which day "that day" is in a year, nor count days from it.
        if anchor == Anchor::Story && base.step() > step && base.step() != Step::Quarter {
            if let (Step::Day, Some(day)) = (step, self.last_day) {
                return period(Period::Day(day).shifted(count, step), step);
            }
            return Resolved::Symbol(symbol(step));
        }
        if step == Step::Quarter && anchor == Anchor::Story && count == 0 {
            // Companies report a quarter when it is over.
            let quarter = if base.step() == Step::Quarter {
                Some(base)
            } else {
                self.published.and_then(|day| Period::Day(day).shifted(-1, step))
            };
            return period(quarter, step);
        }
        if step == Step::Weekend && anchor == Anchor::Speech {
            return period(self.weekend(line, found, count), step);
        }
        // "a year ago", said of a quarter, is that quarter; "last year" is the whole year.
        let counted = matches!(line.word(found.start), "a" | "year" | "the");
        let base = if step == Step::Year && count == -1 && counted && matches!(self.last, Some(Period::Quarter(..))) {
            self.last.unwrap_or(base)
        } else {
            base
        };
        period(base.shifted(count, step), step)
    }

    /// The weekend meant: over on a weekday unless the words look ahead.
    fn weekend(&self, line: &Line<'_>, found: &Expression, count: i64) -> Option<Period> {
        let today = self.published?;
        let on_weekend = matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday);
        let said = line.word(found.start) == "the";
        let weeks = match count {
            -1 if said && (on_weekend || looks_ahead(line, found)) => 0,
            0 if !on_weekend && looks_back(line, found) => -1,
            count => count,
        };
        Period::Weekend(today).shifted(weeks, Step::Weekend)
    }

    fn weekday(&self, line: &Line<'_>, found: &Expression, number: i8, turn: Turn) -> Resolved {
        let Some(today) = self.published else { return Resolved::Symbol(format!("XXXX-WXX-{number}")) };
        let ahead = match turn {
            Turn::Said(turn) => turn > 0,
            _ => looks_ahead(line, found),
        };
        let offset = i64::from(number) - i64::from(today.weekday().to_monday_one_offset());
        let offset = match (ahead, turn) {
            (true, Turn::Said(1)) if offset <= 0 => offset + 7,
            (true, _) if offset < 0 => offset + 7,
            (false, Turn::Said(-1)) if offset >= 0 => offset - 7,
            (false, _) if offset > 0 => offset - 7,
            _ => offset,
        };
        period(today.checked_add(offset.days()).ok().map(Period::Day), Step::Day)
    }

    fn annual(&self, line: &Line<'_>, found: &Expression, annual: Annual, turn: Turn) -> Resolved {
        let Some(today) = self.published else { return Resolved::Symbol(annual_symbol(annual)) };
        let in_year = |offset: i64| {
            let year = i16::try_from(i64::from(today.year()) + offset).ok()?;
            Some(match annual {
                Annual::Day(month, day) => Period::Day(calendar::day(year, month, day)?),
                Annual::Month(month) => Period::Month(year, month),
                Annual::Quarter(quarter) => Period::Quarter(year, quarter),
                Annual::Season(season) => Period::Season(year, season),
                Annual::Holiday(name) => Period::Day(holiday(name, year)?),
            })
        };
        let order = |offset: i64| {
            let days = in_year(offset)?.days(Part::Whole)?;
            let now = Period::Day(today).days(Part::Whole)?.first;
            Some(if days.last < now { -1 } else { i64::from(days.first > now) })
        };
        // Winter spans the turn of the year and so is never over; its name goes by the year it began in or ends in.
        let now = order(0).unwrap_or(0);
        let year = match turn {
            Turn::OfYear(year) => year,
            Turn::Said(0) => 0,
            Turn::Said(1) => i64::from(now <= 0),
            Turn::Said(_) => -i64::from(now >= 0),
            Turn::Open if matches!(annual, Annual::Day(..) | Annual::Holiday(_)) => nearest(&in_year, today),
            Turn::Open if now > 0 && !looks_ahead(line, found) => -1,
            // Quarters are spoken of when they are reported.
            Turn::Open if now < 0 && !matches!(annual, Annual::Quarter(_)) && looks_ahead(line, found) => 1,
            Turn::Open => 0,
        };
        match in_year(year) {
            Some(found) => Resolved::Period(found),
            None => Resolved::Symbol(annual_symbol(annual)),
        }
    }
}

/// The year, counted from this one, in which a day comes nearest to today.
fn nearest(in_year: &impl Fn(i64) -> Option<Period>, today: Date) -> i64 {
    let distance = |year: &i64| {
        let day = in_year(*year).and_then(Period::first)?;
        Some(today.until(day).ok()?.get_days().abs())
    };
    [0, -1, 1].into_iter().filter(|year| distance(year).is_some()).min_by_key(|year| distance(year)).unwrap_or(0)
}

fn period(found: Option<Period>, step: Step) -> Resolved {
    found.map_or_else(|| Resolved::Symbol(symbol(step)), Resolved::Period)
}

fn symbol(step: Step) -> String {
    match step {
        Step::Second | Step::Minute | Step::Hour | Step::Day => "XXXX-XX-XX",
        Step::Weekend => "XXXX-WXX-WE",
        Step::Week => "XXXX-WXX",
        Step::Month => "XXXX-XX",
        Step::Quarter => "XXXX-QX",
        Step::Season | Step::Year => "XXXX",
        Step::Decade => "XXX",
        Step::Century => "XX",
    }
    .to_owned()
}

fn annual_symbol(annual: Annual) -> String {
    let of_2024 = match annual {
        Annual::Day(month, day) => return format!("XXXX-{month:02}-{day:02}"),
        Annual::Month(month) => Some(Period::Month(2024, month)),
        Annual::Quarter(quarter) => Some(Period::Quarter(2024, quarter)),
        Annual::Season(season) => Some(Period::Season(2024, season)),
        Annual::Holiday(Holiday::Fixed(month, day)) => return format!("XXXX-{month:02}-{day:02}"),
        Annual::Holiday(_) => None,
    };
    of_2024.map_or("XXXX-XX-XX".to_owned(), |period| period.value().replacen("2024", "XXXX", 1))
}

/// The day a holiday falls on.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => calendar::day(year, month, day),
        Holiday::Nth(month, nth, weekday) => {
            calendar::day(year, month, 1)?.nth_weekday_of_month(nth, calendar::weekday(weekday)).ok()
        }
        Holiday::Easter(offset) => easter(year)?.checked_add(offset.days()).ok(),
    }
}

/// Easter Sunday of the Gregorian calendar, after the anonymous computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    calendar::day(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?)
}

/// Whether the words around a time speak of what is to come.
fn looks_ahead(line: &Line<'_>, found: &Expression) -> bool {
    tense(line, found) == Some(TimeWord::Future)
}

fn looks_back(line: &Line<'_>, found: &Expression) -> bool {
    tense(line, found) == Some(TimeWord::Past)
}

/// The tense of the nearest verb that shows one: first to the left, then to the right.
fn tense(line: &Line<'_>, found: &Expression) -> Option<TimeWord> {
    // A sentence may be a page long; nothing that far away bears on the time.
    const REACH: usize = 30;
    let left = (found.start.saturating_sub(REACH)..found.start).rev().find_map(|at| shown_tense(line, at));
    if found.start > 2 {
        return left;
    }
    left.or_else(|| (found.end..line.len().min(found.end + REACH)).find_map(|at| shown_tense(line, at)))
}

fn shown_tense(line: &Line<'_>, at: usize) -> Option<TimeWord> {
    for tense in [TimeWord::Future, TimeWord::Past] {
        if time_words::has(line, at, tense) {
            return Some(tense);
        }
    }
    let Some(tag) = line.tag(at) else {
        // "announced Friday" is past; "will be released Friday" goes on to "will".
        let participle =
            (1..3).any(|back| matches!(line.before(at, back), "be" | "been" | "to" | "will" | "is" | "are"));
        return (line.is_word(at) && line.word(at).ends_with("ed") && !participle).then_some(TimeWord::Past);
    };
    match tag {
        Tag::VerbVbd | Tag::AuxVbd => Some(TimeWord::Past),
        // "meets on Friday" looks ahead, "says on Friday" does not.
        Tag::VerbVbz | Tag::VerbVbp if !line.cues(at).intersects(Cues::REPORT) => Some(TimeWord::Future),
        _ => None,
    }
}
