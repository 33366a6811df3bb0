//! On which day of a year does a holiday fall?

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar;
use super::time_words::Holiday;

/// The day a holiday falls on.
pub(super) fn day(holiday: Holiday, year: i16) -> Option<Date> {
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
