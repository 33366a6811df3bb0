//! Which day is meant, given the day of publication and what was told before?

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::{self, Part, Period, Step};
use super::expression::{Anchor, Annual, Expression, Meaning, Turn};
use super::holiday;
use super::line::Line;
use super::tense::{Outlook, outlook};
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
    /// The quarter last reported on, with which "a year ago" compares.
    quarter: Option<Period>,
    /// The days that the expressions of this sentence came to so far.
    told: Vec<Option<Date>>,
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
        Story { lexicon, published, last: None, last_day: None, quarter: None, told: Vec::new() }
    }

    /// What the expression at `index` of its sentence's expressions comes to; a time told moves the story.
    pub(super) fn resolve(&mut self, line: &Line<'_>, all: &[Expression], index: usize) -> Time {
        if index == 0 {
            self.told.clear();
        }
        self.told.resize(index + 1, None);
        let found = &all[index];
        let span = line.span(found.start, found.end);
        let time = |value, kind, days| Time { span, value, kind, days };
        let resolved = match &found.meaning {
            Meaning::Lasting(value) => {
                // "In the nine months it earned more than a year earlier": no longer the quarter.
                if matches!(value.as_str(), "P6M" | "P9M" | "P1Y") {
                    self.quarter = None;
                }
                return time(value.clone(), TimeKind::Duration, None);
            }
            Meaning::Repeated(value) => return time(value.clone(), TimeKind::Set, None),
            Meaning::Vague(value) => return time((*value).to_owned(), TimeKind::Date, None),
            Meaning::Clock => self.day_of_clock(line, all, index),
            Meaning::Fixed(period) => Resolved::Period(*period),
            // "the 1988 period": of the same length as what is reported.
            Meaning::Same(year) => Resolved::Period(match self.quarter {
                Some(Period::Quarter(_, quarter)) => Period::Quarter(*year, quarter),
                _ => Period::Year(*year),
            }),
            Meaning::Annual(annual, Turn::Open) if self.continues(line, all, index) => {
                self.next_after_told(*annual).map_or_else(|| Resolved::Symbol(annual_symbol(*annual)), Resolved::Period)
            }
            Meaning::Annual(annual, turn) => match shared_year(line, all, index) {
                Some(year) if *turn == Turn::Open => {
                    in_year(*annual, year).map_or_else(|| Resolved::Symbol(annual_symbol(*annual)), Resolved::Period)
                }
                _ => self.annual(line, found, *annual, *turn),
            },
            Meaning::Weekday(weekday, turn) => self.weekday(line, found, *weekday, *turn),
            Meaning::Shift(anchor, count, step) => self.shift(line, found, *anchor, *count, *step),
        };
        let resolved = match (found.derived, resolved) {
            (Some(derived), Resolved::Period(named)) => period(derived.from(named), derived.step()),
            (Some(derived), Resolved::Symbol(_)) => Resolved::Symbol(symbol(derived.step())),
            (None, resolved) => resolved,
        };
        let clock = found.clock.as_deref().unwrap_or("");
        let kind = if clock.is_empty() { TimeKind::Date } else { TimeKind::Time };
        match resolved {
            Resolved::Symbol(value) => time(value + clock, kind, None),
            Resolved::Period(period) => {
                // An anchor is a time told, not today's own: "now" and "today" do not move the story.
                // A comparison, "a year earlier", does not move it either.
                let compares = matches!(found.meaning, Meaning::Same(_))
                    || matches!(found.meaning, Meaning::Shift(_, -1, Step::Year)) && self.quarter.is_some();
                if found.meaning != Meaning::Clock && !compares {
                    self.last = Some(period);
                    if matches!(period, Period::Quarter(..)) {
                        self.quarter = Some(period);
                    }
                    if let Period::Day(day) = period {
                        self.last_day = Some(day);
                        self.told[index] = Some(day);
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

    /// Whether the expression ends a range that the one before it begins: "from April until the end of June".
    fn continues(&self, line: &Line<'_>, all: &[Expression], index: usize) -> bool {
        let (Some(last), Some(found)) = (index.checked_sub(1).and_then(|at| all.get(at)), all.get(index)) else {
            return false;
        };
        let joined = matches!(line.word(last.end), "to" | "until" | "till" | "through") || line.is_hyphen(last.end);
        let months =
            |found: &Expression| matches!(found.meaning, Meaning::Annual(Annual::Month(_) | Annual::Day(..), _));
        joined && found.start == last.end + 1 && months(last) && months(found) && self.last.is_some()
    }

    /// The first of its kind from the time last told on.
    fn next_after_told(&self, annual: Annual) -> Option<Period> {
        let last = self.last?.first()?;
        let same = in_year(annual, last.year())?;
        if same.first()? < last { in_year(annual, last.year().checked_add(1)?) } else { Some(same) }
    }

    /// The day of a time of day that stands alone: one named in its sentence, else the day last spoken of.
    fn day_of_clock(&self, line: &Line<'_>, all: &[Expression], index: usize) -> Resolved {
        // A day farther off than this many expressions is another event's; a table of times may be one long sentence.
        const REACH: usize = 4;
        let found = &all[index];
        let nearby = index.saturating_sub(REACH)..all.len().min(index + REACH + 1);
        let day = |at: usize| {
            let other = &all[at];
            if at < index {
                let day = self.told.get(at).copied().flatten()?;
                return Some((other.start.abs_diff(found.start), day));
            }
            let resolved = match &other.meaning {
                _ if other.derived.is_some() => return None,
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
        let named = nearby.filter_map(day).min().map(|(_, day)| day);
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
            let over = || self.published.and_then(|day| Period::Day(day).shifted(-1, step));
            return period(self.quarter.or_else(over), step);
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
        let base = match self.quarter {
            Some(quarter) if step == Step::Year && count == -1 && counted => quarter,
            _ => base,
        };
        if count == 0 {
            return period(base.first().map(|day| Period::around(day, step)), step);
        }
        period(base.shifted(count, step), step)
    }

    fn looks(&self, line: &Line<'_>, found: &Expression, where_to: Outlook) -> bool {
        outlook(self.lexicon, line, found) == where_to
    }

    /// The weekend meant: over on a weekday unless the words look ahead.
    fn weekend(&self, line: &Line<'_>, found: &Expression, count: i64) -> Option<Period> {
        let today = self.published?;
        let on_weekend = matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday);
        let said = line.word(found.start) == "the";
        let weeks = match count {
            -1 if said && (on_weekend || self.looks(line, found, Outlook::Ahead)) => 0,
            0 if !on_weekend && self.looks(line, found, Outlook::Back) => -1,
            count => count,
        };
        Period::Weekend(today).shifted(weeks, Step::Weekend)
    }

    fn weekday(&self, line: &Line<'_>, found: &Expression, number: i8, turn: Turn) -> Resolved {
        let Some(mut today) = self.published else { return Resolved::Symbol(format!("XXXX-WXX-{number}")) };
        // "the previous Friday" is counted from the day told, "last Friday" from today.
        let word = line.word(found.start + usize::from(line.word(found.start) == "the"));
        if matches!(word, "previous" | "preceding" | "following")
            && let Some(day) = self.last_day
        {
            today = day;
        }
        let ahead = match turn {
            Turn::Said(turn) => turn > 0,
            _ => self.looks(line, found, Outlook::Ahead),
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
                let days = far.map_or(0, |far| far.get_days());
                let back = match outlook(self.lexicon, line, found) {
                    Outlook::Back => days > 60,
                    // "the Oct. 23 fire", read in May.
                    Outlook::Open => days > 120,
                    _ => false,
                };
                year - i64::from(back)
            }
            // Quarters are spoken of when they are reported.
            Turn::Open if matches!(annual, Annual::Quarter(_) | Annual::Half(_)) => {
                -i64::from(now > 0 && !self.looks(line, found, Outlook::Ahead))
            }
            Turn::Open => {
                let months = months_ahead(annual, today);
                let coming = match outlook(self.lexicon, line, found) {
                    Outlook::Ahead => true,
                    Outlook::Purpose => months.is_some_and(|months| months <= 6),
                    // "the summit in April", read in March.
                    Outlook::Open => now > 0 && months.is_some_and(|months| months <= 3),
                    Outlook::Back => false,
                };
                match (now, coming) {
                    (..=-1, true) => 1,
                    (1.., false) => -1,
                    _ => 0,
                }
            }
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
        Annual::Half(half) => Period::Half(year, half),
        Annual::Season(season) => Period::Season(year, season),
        Annual::Holiday(name) => Period::Day(holiday::day(name, year)?),
    })
}

/// How many months after today's a month or season begins, within a year.
fn months_ahead(annual: Annual, today: Date) -> Option<i8> {
    let first = in_year(annual, today.year())?.first()?;
    Some((first.month() - today.month()).rem_euclid(12))
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
            Meaning::Fixed(
                period @ (Period::Day(_) | Period::Month(..) | Period::Season(..) | Period::Quarter(..)),
            ) => {
                let year = period.first()?.year();
                // "November-February 2022" begins in 2021.
                let Meaning::Annual(annual, _) = all.get(index)?.meaning else { return Some(year) };
                let later = annual.step() == Step::Month && in_year(annual, year)?.first() > period.first();
                return Some(year - i16::from(later));
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
        Step::Season | Step::Half | Step::Year => "XXXX",
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
        Annual::Half(half) => Some(Period::Half(2024, half)),
        Annual::Season(season) => Some(Period::Season(2024, season)),
        Annual::Holiday(Holiday::Fixed(month, day)) => return format!("XXXX-{month:02}-{day:02}"),
        Annual::Holiday(_) => None,
    };
    of_2024.map_or("XXXX-XX-XX".to_owned(), |period| period.value().replacen("2024", "XXXX", 1))
}
