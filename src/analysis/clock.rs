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
