//! Which time is told by way of another: two weeks before Christmas, the first week of May?

use jiff::ToSpan;

use super::calendar::{self, Period, Step};
use super::date;
use super::expression::{self, Meaning};
use super::line::Line;
use super::number;
use super::period;
use super::relative;
use super::time_words as word;

/// How a time follows from the one named in it.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) enum Derived {
    /// So many steps later, earlier if below zero.
    Steps(i64, Step),
    /// The nth of this size in it; the last if -1.
    Nth(i8, Step),
    /// The nth such weekday in it, from 1, Monday; the last if -1.
    NthWeekday(i8, i8),
}

impl Derived {
    /// The time that follows from `named`, if there is one.
    pub(super) fn from(self, named: Period) -> Option<Period> {
        match self {
            Derived::Steps(count, step) => named.shifted(count, step),
            Derived::NthWeekday(nth, weekday) => {
                let Period::Month(year, month) = named else { return None };
                let first = calendar::day(year, month, 1)?;
                first.nth_weekday_of_month(nth, calendar::weekday(weekday)).ok().map(Period::Day)
            }
            Derived::Nth(-1, step) => {
                let after = named.shifted(1, named.step())?.first()?;
                Some(Period::around(after.checked_sub(1.day()).ok()?, step))
            }
            Derived::Nth(nth, step) => {
                let first = named.first()?;
                // A year's first week is the one of ISO 8601, which has its first Thursday; a month's likewise.
                let first = if step == Step::Week { first.checked_add(3.days()).ok()? } else { first };
                let found = Period::around(first, step).shifted(i64::from(nth) - 1, step)?;
                (found.first()? <= named.shifted(1, named.step())?.first()?).then_some(found)
            }
        }
    }

    /// How coarse what follows is.
    pub(super) fn step(self) -> Step {
        match self {
            Derived::Steps(_, step) | Derived::Nth(_, step) => step,
            Derived::NthWeekday(..) => Step::Day,
        }
    }
}

/// A time told by way of another that is a date itself: how it follows, what is named, one past the last token.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<(Derived, Meaning, usize)> {
    steps(line, at).or_else(|| nth(line, at))
}

/// `three days after May 12`, `two weeks before Christmas`, `the day after Easter`, `a month from Friday`.
fn steps(line: &Line<'_>, at: usize) -> Option<(Derived, Meaning, usize)> {
    let (count, noun) = match line.word(at) {
        "the" | "a" | "an" => (1, at + 1),
        _ => number::whole(line, at)?,
    };
    let step = word::unit(line, noun).filter(|step| *step >= Step::Day)?;
    let sign = match line.word(noun + 1) {
        "after" | "following" | "from" => 1,
        "before" => -1,
        _ => return None,
    };
    // "a day from Monday to Friday" is no count.
    if line.word(noun + 1) == "from" && line.word(at) == "the" {
        return None;
    }
    let (meaning, end) = named(line, noun + 2)?;
    let day = expression::is_day(&meaning);
    (day || size(&meaning)? <= step).then_some((Derived::Steps(sign * count, step), meaning, end))
}

/// `the first week of May`, `the last day of 2021`, `the second Monday in October`.
fn nth(line: &Line<'_>, at: usize) -> Option<(Derived, Meaning, usize)> {
    let the = at + usize::from(line.word(at) == "the");
    let (nth, noun) = match line.word(the) {
        "last" | "final" => (-1, the + 1),
        _ => {
            let ordinal = number::ordinal(line, the).filter(|ordinal| (1.0..=53.0).contains(&ordinal.value))?;
            (ordinal.value as i8, ordinal.end)
        }
    };
    if !matches!(line.word(noun + 1), "of" | "in") {
        return None;
    }
    if let Some(weekday) = word::weekday(line, noun).filter(|_| nth <= 5) {
        let (meaning, end) = named(line, noun + 2)?;
        return (size(&meaning)? == Step::Month).then_some((Derived::NthWeekday(nth, weekday), meaning, end));
    }
    let singular = !line.word(noun).ends_with('s');
    let step = word::unit(line, noun).filter(|step| (Step::Day..=Step::Month).contains(step) && singular)?;
    let (meaning, end) = named(line, noun + 2)?;
    (size(&meaning)? > step).then_some((Derived::Nth(nth, step), meaning, end))
}

/// A date that stands by itself.
fn named(line: &Line<'_>, at: usize) -> Option<(Meaning, usize)> {
    date::numeric_date(line, at)
        .or_else(|| date::weekday(line, at))
        .or_else(|| date::month_first(line, at))
        .or_else(|| date::day_first(line, at))
        .or_else(|| date::holiday(line, at))
        .or_else(|| relative::read(line, at))
        .or_else(|| period::year(line, at))
        .filter(|(meaning, _)| size(meaning).is_some())
}

fn size(meaning: &Meaning) -> Option<Step> {
    match meaning {
        Meaning::Fixed(period) => Some(period.step()),
        Meaning::Annual(annual, _) => Some(annual.step()),
        Meaning::Weekday(..) => Some(Step::Day),
        Meaning::Shift(_, _, step) => Some(*step),
        _ => None,
    }
}
