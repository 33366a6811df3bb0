//! Which stretch of the calendar does a time stand for, and how is it written in TIMEX3?

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday, date};

use super::DayRange;

/// A stretch of the calendar of a usual size.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Period {
    Day(Date),
    /// Any day of it; the week is Monday's to Sunday's.
    Week(Date),
    /// The Saturday and Sunday of the week of this day.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    /// The first or second half of a year.
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// By its first year.
    Decade(i16),
    /// By its first year as it is commonly counted: 1900 for the 20th.
    Century(i16),
}

/// A quarter of the year as the weather has it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A length that times are counted in.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Step {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
}

/// Which part of a period is meant.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Whole,
    Start,
    Middle,
    End,
}

impl Season {
    fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

impl Period {
    /// The period of size `step` that holds `day`.
    pub(super) fn around(day: Date, step: Step) -> Period {
        let year = day.year();
        match step {
            Step::Second | Step::Minute | Step::Hour | Step::Day => Period::Day(day),
            Step::Week => Period::Week(day),
            Step::Weekend => Period::Weekend(day),
            Step::Month => Period::Month(year, day.month()),
            Step::Quarter => Period::Quarter(year, (day.month() + 2) / 3),
            Step::Season => Period::Season(year, season_of(day.month())),
            Step::Half => Period::Half(year, 1 + day.month() / 7),
            Step::Year => Period::Year(year),
            Step::Decade => Period::Decade(year - year.rem_euclid(10)),
            Step::Century => Period::Century(year - year.rem_euclid(100)),
        }
    }

    /// Its size.
    pub(super) fn step(self) -> Step {
        match self {
            Period::Day(_) => Step::Day,
            Period::Week(_) => Step::Week,
            Period::Weekend(_) => Step::Weekend,
            Period::Month(..) => Step::Month,
            Period::Quarter(..) => Step::Quarter,
            Period::Season(..) => Step::Season,
            Period::Half(..) => Step::Half,
            Period::Year(_) => Step::Year,
            Period::Decade(_) => Step::Decade,
            Period::Century(_) => Step::Century,
        }
    }

    /// Its first day, if the calendar reaches there.
    pub(super) fn first(self) -> Option<Date> {
        Some(self.bounds(Part::Whole)?.0)
    }

    /// The period `count` steps later, as coarse as the step; `None` beyond the calendar.
    pub(super) fn shifted(self, count: i64, step: Step) -> Option<Period> {
        let day = self.first()?;
        let count = i32::try_from(count).ok().filter(|count| count.abs() < 10_000)?;
        let (unit, times) = match step {
            Step::Second | Step::Minute | Step::Hour => return Some(Period::Day(day)),
            Step::Day => (1.day(), count),
            Step::Week | Step::Weekend => (1.week(), count),
            Step::Month => (1.month(), count),
            Step::Quarter | Step::Season => (3.months(), count),
            Step::Half => (6.months(), count),
            Step::Year => (1.year(), count),
            Step::Decade => (10.years(), count),
            Step::Century => (100.years(), count),
        };
        let moved = day.checked_add(unit.checked_mul(i64::from(times)).ok()?).ok()?;
        // A year before the third quarter is a third quarter; three days after a month began is a day.
        let finer = if self.step() == Step::Quarter && step == Step::Year { Step::Quarter } else { step };
        Some(Period::around(moved, finer))
    }

    /// The value in TIMEX3 notation.
    pub(super) fn value(self) -> String {
        match self {
            Period::Day(day) => day.to_string(),
            Period::Week(day) => week(day),
            Period::Weekend(day) => week(day) + "-WE",
            Period::Month(year, month) => format!("{year:04}-{month:02}"),
            Period::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Period::Half(year, half) => format!("{year:04}-H{half}"),
            Period::Season(year, season) => format!("{year:04}-{}", season.code()),
            // TIMEX3 counts 525 BC where astronomers count -524.
            Period::Year(year) if year < 1 => format!("BC{:04}", 1 - year),
            Period::Year(year) => format!("{year:04}"),
            Period::Decade(year) => format!("{:03}X", year / 10),
            Period::Century(year) => format!("{:02}", year / 100),
        }
    }

    /// The days it may stand for, `part` of it meant.
    pub(super) fn days(self, part: Part) -> Option<DayRange> {
        let (first, last) = self.bounds(part)?;
        Some(DayRange { first: day_number(first)?, last: day_number(last)? })
    }

    fn bounds(self, part: Part) -> Option<(Date, Date)> {
        let (first, last) = match self {
            Period::Day(day) => (day, day),
            Period::Week(day) => (week_day(day, Weekday::Monday)?, week_day(day, Weekday::Sunday)?),
            Period::Weekend(day) => (week_day(day, Weekday::Saturday)?, week_day(day, Weekday::Sunday)?),
            Period::Month(year, month) => months(year, month, year, month)?,
            Period::Half(year, half) => months(year, half * 6 - 5, year, half * 6)?,
            Period::Quarter(year, quarter) => months(year, quarter * 3 - 2, year, quarter * 3)?,
            // Nobody agrees on the day a season begins, and a winter has no year: as wide as anyone means.
            Period::Season(year, Season::Spring) => months(year, 3, year, 6)?,
            Period::Season(year, Season::Summer) => months(year, 6, year, 9)?,
            Period::Season(year, Season::Autumn) => months(year, 9, year, 12)?,
            Period::Season(year, Season::Winter) => months(year.checked_sub(1)?, 12, year.checked_add(1)?, 2)?,
            Period::Year(year) => months(year, 1, year, 12)?,
            Period::Decade(year) => months(year, 1, year.checked_add(9)?, 12)?,
            // The 20th century may begin in 1900 or 1901.
            Period::Century(year) => months(year, 1, year.checked_add(100)?, 12)?,
        };
        let length = first.until(last).ok()?.get_days();
        let days = |share: i32| first.checked_add((length * share / 4).days()).ok();
        Some(match part {
            Part::Whole => (first, last),
            Part::Start => (first, days(2)?),
            Part::Middle => (days(1)?, days(3)?),
            Part::End => (days(2)?, last),
        })
    }
}

/// A day, if there is such a day.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The given day of the week in the week of `day`.
pub(super) fn week_day(day: Date, weekday: Weekday) -> Option<Date> {
    let back = i64::from(weekday.to_monday_zero_offset()) - i64::from(day.weekday().to_monday_zero_offset());
    day.checked_add(back.days()).ok()
}

/// A weekday from 1, Monday, to 7.
pub(super) fn weekday(number: i8) -> Weekday {
    Weekday::from_monday_one_offset(number.clamp(1, 7)).expect("a number from 1 to 7")
}

fn week(day: Date) -> String {
    let week: ISOWeekDate = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn months(year: i16, month: i8, last_year: i16, last_month: i8) -> Option<(Date, Date)> {
    let last = day(last_year, last_month, 1)?;
    Some((day(year, month, 1)?, last.last_of_month()))
}

fn season_of(month: i8) -> Season {
    match month {
        3..=5 => Season::Spring,
        6..=8 => Season::Summer,
        9..=11 => Season::Autumn,
        _ => Season::Winter,
    }
}

fn day_number(day: Date) -> Option<i32> {
    Some(date(1970, 1, 1).until(day).ok()?.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(period: Period, part: Part, value: &str, first: Date, last: Date) {
        let days = DayRange { first: day_number(first).unwrap(), last: day_number(last).unwrap() };
        assert_eq!((period.value().as_str(), period.days(part)), (value, Some(days)));
    }

    #[test]
    fn periods_have_their_first_and_last_day() {
        let day = date(2025, 8, 20);
        check(Period::Day(day), Part::Whole, "2025-08-20", day, day);
        check(Period::Week(day), Part::Whole, "2025-W34", date(2025, 8, 18), date(2025, 8, 24));
        check(Period::Weekend(day), Part::Whole, "2025-W34-WE", date(2025, 8, 23), date(2025, 8, 24));
        check(Period::Month(2024, 2), Part::Whole, "2024-02", date(2024, 2, 1), date(2024, 2, 29));
        check(Period::Quarter(2024, 4), Part::Whole, "2024-Q4", date(2024, 10, 1), date(2024, 12, 31));
        check(Period::Year(2024), Part::Whole, "2024", date(2024, 1, 1), date(2024, 12, 31));
        check(Period::Decade(1990), Part::Whole, "199X", date(1990, 1, 1), date(1999, 12, 31));
    }

    #[test]
    fn early_and_late_overlap_in_the_middle_only() {
        check(Period::Year(2022), Part::Start, "2022", date(2022, 1, 1), date(2022, 7, 2));
        check(Period::Year(2022), Part::Middle, "2022", date(2022, 4, 2), date(2022, 10, 1));
        check(Period::Month(2022, 6), Part::End, "2022-06", date(2022, 6, 15), date(2022, 6, 30));
    }

    #[test]
    fn a_shift_is_as_coarse_as_its_step() {
        let day = Period::Day(date(2025, 8, 20));
        assert_eq!(day.shifted(-3, Step::Day), Some(Period::Day(date(2025, 8, 17))));
        assert_eq!(day.shifted(-2, Step::Year), Some(Period::Year(2023)));
        assert_eq!(day.shifted(1, Step::Month), Some(Period::Month(2025, 9)));
        assert_eq!(Period::Quarter(2025, 3).shifted(-1, Step::Year), Some(Period::Quarter(2024, 3)));
        assert_eq!(day.shifted(9999, Step::Century), None);
    }
}
