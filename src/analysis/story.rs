//! Which day is meant, given the day of publication and what was told before?

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::{self, Part, Period, Step};
use super::expression::{Anchor, Annual, Expression, Meaning, Turn};
use super::holiday;
use super::line::Line;
use super::tense::{looks_ahead, looks_back};
use super::time::{Time, TimeKind};
use super::time_words::Holiday;
use crate::lexicon::Lexicon;

/// What is known of time where the reader stands.
pub(super) struct Story<'a> {
    lexicon: &'a Lexicon,
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

impl<'a> Story<'a> {
    /// Nothing told yet.
    pub(super) fn new(lexicon: &'a Lexicon, published: Option<Date>) -> Story<'a> {
        Story { lexicon, published, last: None, last_day: None }
    }

    /// What the expression at `index` of its sentence's expressions comes to; a time told moves the story.
    pub(super) fn resolve(&mut self, line: &Line<'_>, all: &[Expression], index: usize) -> Time {
        let found = &all[index];
        let span = line.span(found.start, found.end);
        let time = |value, kind, days| Time { span, value, kind, days };
        let resolved = match &found.meaning {
            Meaning::Lasting(value) => return time(value.clone(), TimeKind::Duration, None),
            Meaning::Repeated(value) => return time(value.clone(), TimeKind::Set, None),
            Meaning::Vague(value) => return time((*value).to_owned(), TimeKind::Date, None),
            Meaning::Clock => self.day_of_clock(line, all, index),
            Meaning::Fixed(period) => Resolved::Period(*period),
            Meaning::Annual(annual, turn) => match shared_year(line, all, index) {
                Some(year) if *turn == Turn::Open => {
                    in_year(*annual, year).map_or_else(|| Resolved::Symbol(annual_symbol(*annual)), Resolved::Period)
                }
                _ => self.annual(line, found, *annual, *turn),
            },
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
    fn day_of_clock(&self, line: &Line<'_>, all: &[Expression], index: usize) -> Resolved {
        // A day farther off than this many expressions is another event's; a table of times may be one long sentence.
        const REACH: usize = 4;
        let found = &all[index];
        let others = &all[index.saturating_sub(REACH)..all.len().min(index + REACH + 1)];
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
        if step == Step::Quarter && anchor == Anchor::Story && count == 0 {
            // Companies report a quarter when it is over.
            let quarter = if base.step() == Step::Quarter {
                Some(base)
            } else {
                self.published.and_then(|day| Period::Day(day).shifted(-1, step))
            };
            return period(quarter, step);
        }
        // Nobody can tell which day "that day" is in a year, nor count days from it.
        if anchor == Anchor::Story && base.step() > step && base.step() != Step::Quarter {
            if let (Step::Day, Some(day)) = (step, self.last_day) {
                return period(Period::Day(day).shifted(count, step), step);
            }
            return Resolved::Symbol(symbol(step));
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
            -1 if said && (on_weekend || looks_ahead(self.lexicon, line, found)) => 0,
            0 if !on_weekend && looks_back(self.lexicon, line, found) => -1,
            count => count,
        };
        Period::Weekend(today).shifted(weeks, Step::Weekend)
    }

    fn weekday(&self, line: &Line<'_>, found: &Expression, number: i8, turn: Turn) -> Resolved {
        let Some(today) = self.published else { return Resolved::Symbol(format!("XXXX-WXX-{number}")) };
        let ahead = match turn {
            Turn::Said(turn) => turn > 0,
            _ => looks_ahead(self.lexicon, line, found),
        };
        let offset = i64::from(number) - i64::from(today.weekday().to_monday_one_offset());
        let offset = match (ahead, turn) {
            // "this Friday" is that of this week, gone or not.
            (_, Turn::Said(0)) => offset,
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
        let in_year = |offset: i64| in_year(annual, i16::try_from(i64::from(today.year()) + offset).ok()?);
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
            Turn::Open if matches!(annual, Annual::Day(..) | Annual::Holiday(_)) => {
                let year = nearest(&in_year, today);
                // "was last seen on Nov. 3", read in May: of two far days the past one.
                let far = in_year(year).and_then(Period::first).and_then(|day| today.until(day).ok());
                let ahead = far.is_some_and(|far| far.get_days() > 60);
                if ahead && looks_back(self.lexicon, line, found) { year - 1 } else { year }
            }
            Turn::Open if now > 0 && !looks_ahead(self.lexicon, line, found) => -1,
            // Quarters are spoken of when they are reported.
            Turn::Open
                if now < 0 && !matches!(annual, Annual::Quarter(_)) && looks_ahead(self.lexicon, line, found) =>
            {
                1
            }
            Turn::Open => 0,
        };
        match in_year(year) {
            Some(found) => Resolved::Period(found),
            None => Resolved::Symbol(annual_symbol(annual)),
        }
    }
}

fn in_year(annual: Annual, year: i16) -> Option<Period> {
    Some(match annual {
        Annual::Day(month, day) => Period::Day(calendar::day(year, month, day)?),
        Annual::Month(month) => Period::Month(year, month),
        Annual::Quarter(quarter) => Period::Quarter(year, quarter),
        Annual::Season(season) => Period::Season(year, season),
        Annual::Holiday(name) => Period::Day(holiday::day(name, year)?),
    })
}

/// The year said at the end of a range or list: "February-March 2022", "3 May and 6 June 2021".
fn shared_year(line: &Line<'_>, all: &[Expression], index: usize) -> Option<i16> {
    // As many members as a list of months can have.
    const REACH: usize = 12;
    let pairs = all.get(index..)?.windows(2).take(REACH);
    for pair in pairs {
        let [found, next] = pair else { return None };
        let joined =
            matches!(line.written(found.end), "-" | "–" | "—" | "--" | "to" | "and" | "or" | "through" | "until" | ",");
        if !joined || next.start > found.end + 1 {
            return None;
        }
        match next.meaning {
            Meaning::Fixed(Period::Day(day)) => return Some(day.year()),
            Meaning::Fixed(Period::Month(year, _) | Period::Season(year, _) | Period::Quarter(year, _)) => {
                return Some(year);
            }
            Meaning::Annual(..) => {}
            _ => return None,
        }
    }
    None
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
