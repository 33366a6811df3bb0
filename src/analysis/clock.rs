//! What time of day is it?

use super::line::Line;
use super::number;
use super::time_words::{self as word, TimeWord};

/// A time of day: `6:45 p.m.`, `10 a.m. EDT`, `18:45`, `0735 GMT`, `noon`, `5 o'clock`, `5 in the morning`.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    // "High Noon" is a film.
    if let Some(named) = word::clock(line, at).filter(|_| at == 0 || !line.is_capitalised(at)) {
        return Some((named.to_owned(), at + 1));
    }
    around_the_hour(line, at).or_else(|| plain(line, at)).or_else(|| bare(line, at))
}

/// The hour that only its range shows to be one: `between 10 and 11:30`, `from 2 to 4 p.m.`, `from 11 a.m. to 3`.
fn bare(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let hour: u8 = line.written(at).parse().ok().filter(|hour| line.is_number(at) && (1..=24).contains(hour))?;
    let joins = |at: usize| matches!(line.word(at), "and" | "to" | "until") || line.is_hyphen(at);
    let of_hour = |clock: &str| clock.get(1..3).and_then(|hour| hour.parse::<u8>().ok());
    if matches!(line.before(at, 1), "between" | "from") && joins(at + 1) {
        let (last, _) = plain(line, at + 2)?;
        // "from 2 to 4 p.m." is of one afternoon, "from 10 to 1 p.m." is not.
        let shift = of_hour(&last).is_some_and(|last| last >= 12 && hour < 12 && hour + 12 <= last);
        return Some((format!("T{:02}:00", hour + if shift { 12 } else { 0 }), at + 1));
    }
    if at < 3 || !joins(at - 1) {
        return None;
    }
    const REACH: usize = 5;
    let from = (at.saturating_sub(REACH)..at - 1).rev().find(|&from| matches!(line.word(from), "between" | "from"))?;
    let (first, end) = plain(line, from + 1).filter(|(_, end)| *end == at - 1)?;
    // From eleven in the morning to three: the next three there is.
    let shift = of_hour(&first).is_some_and(|first| hour < 12 && hour <= first && first <= hour + 12);
    debug_assert!(end <= at, "the range ends before its last hour");
    Some((format!("T{:02}:00", hour + if shift { 12 } else { 0 }), at + 1))
}

/// A time of day that counts from no other.
fn plain(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let (hour, minute, mut end) = hour_and_minute(line, at)?;
    let colon = minute.is_some();
    let mut hour = hour;
    let glued = glued_half(line.written(end - 1));
    let oclock = line.word(end) == "o'clock";
    end += usize::from(oclock);
    let half = half_of_day(line, end, hour);
    let zoned = word::has(line, end, TimeWord::Zone);
    if let Some((shift, length)) = half.or(glued.map(|shift| (shift, 0))) {
        if hour > 12 {
            return None;
        }
        (hour, end) = (hour % 12 + shift, end + length);
    } else if !(oclock || colon || (zoned && line.written(at).len() == 4)) {
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

/// The hours that `a.m.`, `p.m.`, `in the afternoon`, `at night` add to an hour, and how many tokens say so.
fn half_of_day(line: &Line<'_>, at: usize, hour: u8) -> Option<(u8, usize)> {
    match (line.word(at).trim_end_matches('.'), line.word(at + 1)) {
        ("a.m" | "am", _) => Some((0, 1)),
        ("p.m" | "pm", _) => Some((12, 1)),
        (half @ ("a" | "p"), _) if line.written(at + 1) == "." && line.word(at + 2) == "m" => {
            Some((if half == "p" { 12 } else { 0 }, 3))
        }
        (half @ ("a" | "p"), letter) if letter.trim_end_matches('.') == "m" => {
            Some((if half == "p" { 12 } else { 0 }, 2))
        }
        ("in", "the") if hour <= 12 => {
            let part = word::day_part(line, at + 2)?;
            Some((if part == "MO" || is_small_hour(part, hour) { 0 } else { 12 }, 3))
        }
        ("at", "night") if hour <= 12 => Some((if is_small_hour("NI", hour) { 0 } else { 12 }, 2)),
        _ => None,
    }
}

/// Two at night is two in the morning, ten at night is not.
fn is_small_hour(part: &str, hour: u8) -> bool {
    part == "NI" && hour % 12 < 6
}

/// `half past seven`, `a quarter to eight`, `ten minutes past nine in the evening`.
fn around_the_hour(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let article = at + usize::from(line.word(at) == "a");
    let (minutes, next) = match line.word(article) {
        "half" => (30, article + 1),
        "quarter" => (15, article + 1),
        _ => {
            let (minutes, end) = number::whole(line, at).filter(|(minutes, _)| (1..60).contains(minutes))?;
            let named = usize::from(matches!(line.word(end), "minutes" | "minute" | "min" | "mins"));
            (minutes as i32, end + named)
        }
    };
    let sign = match line.word(next) {
        "past" => 1,
        // "ten to eight" is a score or a range where no minutes are named.
        "to" if line.word(article) == "quarter" || line.word(next - 1).starts_with("min") => -1,
        _ => return None,
    };
    let (clock, end) = plain(line, next + 1).or_else(|| {
        let (hour, end) = number::whole(line, next + 1).filter(|(hour, _)| (1..=12).contains(hour))?;
        Some((format!("T{hour:02}:00"), end))
    })?;
    let hour: i32 = clock.get(1..3)?.parse().ok()?;
    let minutes = (hour * 60 + sign * minutes).rem_euclid(24 * 60);
    Some((format!("T{:02}:{:02}", minutes / 60, minutes % 60), end))
}

fn is_half(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "a.m" | "am" | "p.m" | "pm")
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
        // "He wounded two in the afternoon" counts people.
        let by_day = matches!(line.before(at, 1), "at" | "past" | "to" | "until" | "till" | "since" | "by")
            && half_of_day(line, end, 12).is_some();
        let plain = by_day || line.word(end) == "o'clock" || is_half(line.word(end));
        return (plain && (1..=12).contains(&hour)).then_some((hour as u8, None, end));
    }
    let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let (hour, minute, end) = if let Some((hour, minute)) = digits.split_once(':') {
        (hour, Some(minute.get(..2)?), at + 1)
    } else if line.written(at + 1) == ":" && line.is_glued(at) {
        // "1: 30 a. m." of papers that set a blank behind each sign; without its half it is a verse or a score.
        (digits, Some(line.written(at + 2).get(..2)?), at + 3)
    } else if let Some((hour, minute)) =
        digits.split_once('.').filter(|(_, minute)| minute.len() == 2 && is_half(line.word(at + 1)))
    {
        (hour, Some(minute), at + 1)
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
