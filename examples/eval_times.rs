//! How well are written times read? Takes the DateTime cases of Recognizers-Text, prints one line of JSON a file.
//!
//! `cargo run --release --example eval_times -- [--errors] FILE.json...`; the files are those of the specifications
//! (MIT), an array of `{"Input", "Context": {"ReferenceDateTime"}, "Results"}` each.
//!
//! Scope, by rule: sentences as a newspaper prints them. Left out are, in this order, cases without an expected value; what
//! somebody says of himself or to somebody (a pronoun of the first or second person, "please", "let's"); questions;
//! commands (an infinitive at the head); notes (no capital at the head, or no finite verb); dates in bare figures without a
//! year; a case that an earlier file had. How many each rule takes is printed.
//!
//! A case is right when each expected time is met by one that overlaps it with the same value, and nothing else is found.
//! Same value: the same TIMEX3 notation, where hours have their minutes (`T08` is `T08:00`) and fractions of a unit are
//! whole smaller units (`PT0.5H` is `PT30M`); or the same days, where the specification gives days: its ranges end before
//! their last day, and of its two resolutions (past and future) one has to be ours. A range may be two times, from the
//! beginning of the first to the beginning of the last ("from 2014 to 2018" ends for the specification where 2018 begins) or
//! for a length. A range that is only a length ("the past two decades") may be given as that length. X in an expected date
//! stands for anything; an expected time of day without a day is met by that time on any day; a day and the time of day on it may be two times. A time counted in weeks, months or years is as coarse as that in TIMEX3, and its days have to hold the
//! specification's day.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example reports to the terminal")]

use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::{env, fs};

use gainsay::analysis::{Analysis, DayRange, Time};
use gainsay::syntax::{Pos, Tag};
use gainsay::{Document, analyze};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

/// Words by which somebody speaks of himself or to somebody.
const PERSONS: &str =
    "i me my mine myself we us our ours you your yours i'll i'm i've i'd we'll we're we've let's please";

/// One time as the specification has it.
struct Expected {
    start: usize,
    end: usize,
    text: String,
    values: Vec<String>,
    days: Vec<DayRange>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let errors = env::args().any(|argument| argument == "--errors");
    let mut seen = HashSet::new();
    let (mut cases, mut right) = (0, 0);
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for path in env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let text = fs::read_to_string(&path)?;
        let specification: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
        let (mut file_cases, mut file_right) = (0, 0);
        for case in &specification {
            let input = case["Input"].as_str().unwrap_or_default();
            let reference = case["Context"]["ReferenceDateTime"].as_str().unwrap_or_default();
            let mut document = Document::new("case", input);
            if let Ok(published) = reference.parse() {
                document = document.published(published);
            }
            let analysis = analyze(&document);
            let expected = expected(case, input);
            let rule = left_out(input, &analysis, expected.as_deref())
                .or_else(|| (!seen.insert((input.to_owned(), reference.to_owned()))).then_some("had before"));
            let (None, Some(expected)) = (rule, expected) else {
                *rules.entry(rule.unwrap_or("no value")).or_default() += 1;
                continue;
            };
            let met = meets(&expected, &analysis.times);
            file_cases += 1;
            file_right += usize::from(met);
            if errors && !met {
                let wanted: Vec<_> = expected.iter().map(|time| format!("{} = {:?}", time.text, time.values)).collect();
                let found = analysis.times.iter();
                let found: Vec<_> =
                    found.map(|time| format!("{} = {}", time.span.of(input).unwrap_or(""), time.value)).collect();
                eprintln!("{input} ({reference})\n  wanted {wanted:?}\n  found  {found:?}");
            }
        }
        let name = path.rsplit('/').next().unwrap_or(&path);
        println!(
            "{}",
            json!({"file": name, "cases": file_cases, "right": file_right, "share": share(file_right, file_cases)})
        );
        cases += file_cases;
        right += file_right;
    }
    println!(
        "{}",
        json!({"file": "all", "cases": cases, "right": right, "share": share(right, cases), "left out": rules})
    );
    Ok(())
}

fn share(right: usize, cases: usize) -> f64 {
    (right as f64 / cases.max(1) as f64 * 1000.0).round() / 1000.0
}

/// The rule that leaves a case out, if one does.
fn left_out(input: &str, analysis: &Analysis, expected: Option<&[Expected]>) -> Option<&'static str> {
    let Some(expected) = expected else { return Some("no value") };
    let words = || analysis.words.iter().map(|word| word.folded.as_ref());
    if words().any(|word| PERSONS.split(' ').any(|person| person == word)) {
        return Some("first or second person");
    }
    let tags: Vec<Tag> = analysis.trees.iter().flat_map(|tree| tree.nodes.iter().map(|node| node.tag)).collect();
    let asks = ["what", "what's", "how", "when", "where", "who", "which", "is", "are", "do", "does"];
    if input.trim_end().ends_with('?') || words().next().is_some_and(|word| asks.contains(&word)) {
        return Some("question");
    }
    if tags.first() == Some(&Tag::VerbVb) {
        return Some("command");
    }
    let finite = |tag: &Tag| tag.pos() == Pos::Aux || matches!(tag, Tag::VerbVbd | Tag::VerbVbz | Tag::VerbVbp);
    if !input.starts_with(char::is_uppercase) || !tags.iter().any(finite) {
        return Some("note");
    }
    let figures = |time: &Expected| {
        let digits = time.text.chars().filter(char::is_ascii_digit).count();
        digits < 5
            && time.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' '))
            && !(digits == 4 && time.text.chars().all(|c| c.is_ascii_digit()))
    };
    expected.iter().any(figures).then_some("bare figures")
}

/// The times a case expects; nothing if one has no value.
fn expected(case: &Value, input: &str) -> Option<Vec<Expected>> {
    let byte = |chars: u64| input.char_indices().nth(chars as usize).map_or(input.len(), |(at, _)| at);
    let results = case["Results"].as_array()?;
    results
        .iter()
        .map(|result| {
            let start = result["Start"].as_u64()?;
            let end =
                result["Length"].as_u64().map(|length| start + length).or(result["End"].as_u64().map(|end| end + 1))?;
            let (mut values, mut days) = (Vec::new(), Vec::new());
            for value in result["Resolution"]["values"].as_array().into_iter().flatten() {
                values.extend(value["timex"].as_str().map(timex));
                days.extend(days_of(value));
            }
            let value = &result["Value"];
            values.extend(value["Timex"].as_str().map(timex));
            days.extend(["FutureResolution", "PastResolution"].iter().filter_map(|key| days_of(&value[key])));
            let text = result["Text"].as_str().unwrap_or_default().to_owned();
            (!values.is_empty()).then(|| Expected { start: byte(start), end: byte(end), text, values, days })
        })
        .collect()
}

/// The days a resolution gives; a range ends before its last day.
fn days_of(resolution: &Value) -> Option<DayRange> {
    let day = |keys: &[&str]| keys.iter().find_map(|key| number(resolution[*key].as_str()?));
    let one = day(&["date", "dateTime"]).or_else(|| (resolution["type"] == "date").then(|| day(&["value"])).flatten());
    if let Some(first) = one {
        return Some(DayRange { first, last: first });
    }
    let (first, after) = (day(&["startDate", "start"])?, day(&["endDate", "end"])?);
    (first < after).then(|| DayRange { first, last: after - 1 })
}

fn number(written: &str) -> Option<i32> {
    let day: Date = written.get(..10)?.parse().ok()?;
    Some(date(1970, 1, 1).until(day).ok()?.get_days())
}

/// A value in the one notation in which values are compared.
fn timex(value: &str) -> String {
    // Hours have minutes.
    if let Some((day, clock)) = value.split_once('T').filter(|(day, _)| !day.starts_with(['P', '('])) {
        let clock = if clock.len() == 2 && clock.bytes().all(|b| b.is_ascii_digit()) {
            format!("{clock}:00")
        } else {
            clock.to_owned()
        };
        return format!("{day}T{}", clock.strip_suffix(":00").filter(|short| short.len() == 5).unwrap_or(&clock));
    }
    // "P3.5Y": whole smaller units.
    if let (Some(dot), true) = (value.find('.'), value.starts_with('P')) {
        let start = value[..dot].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        let unit = value.chars().last().unwrap_or('Y');
        let clock = value.contains('T');
        let (times, smaller) = match unit {
            'Y' => (12.0, 'M'),
            'H' | 'M' if clock => (60.0, if unit == 'H' { 'M' } else { 'S' }),
            'D' => (24.0, 'H'),
            'W' => (7.0, 'D'),
            _ => return value.to_owned(),
        };
        let count: f64 = value[start..value.len() - 1].parse().unwrap_or(0.0);
        let (whole, rest) = (count.trunc(), (count.fract() * times).round());
        let mark = if unit == 'D' { "T" } else { "" };
        let whole = if whole > 0.0 { format!("{whole}{unit}") } else { String::new() };
        return format!("{}{whole}{mark}{rest}{smaller}", &value[..start]);
    }
    value.to_owned()
}

/// Whether each expected time is met, and nothing else is found.
fn meets(expected: &[Expected], times: &[Time]) -> bool {
    let overlaps = |wanted: &Expected, time: &Time| time.span.start() < wanted.end && wanted.start < time.span.end();
    let stray = times.iter().any(|time| !expected.iter().any(|wanted| overlaps(wanted, time)));
    !stray
        && expected.iter().all(|wanted| {
            let found: Vec<&Time> = times.iter().filter(|time| overlaps(wanted, time)).collect();
            is_met(wanted, &found)
        })
}

fn is_met(wanted: &Expected, found: &[&Time]) -> bool {
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
    let one = found.len() == 1;
    if wanted.values.iter().any(|value| match range(value) {
        Some((from, to, length)) => {
            let whole = one && timex(&first.value) == timex(length);
            let ends = |time: &Time| is_at(to, time) || ends_before(to, time) || timex(&time.value) == timex(length);
            let run = one && is_at(from, first) && ends_on(to, first);
            let turned = !one && timex(&first.value) == timex(length) && is_at(from, last);
            whole || run || turned || !one && is_at(from, first) && ends(last)
        }
        None => {
            // A day and the time of day on it may be two times.
            let split = last.value.split_once('T').is_some_and(|(day, _)| day == first.value);
            (one || split) && is_at(value, last) || one && timex(&first.value) == *value
        }
    }) {
        return true;
    }
    let (Some(from), Some(to)) = (first.days, last.days) else { return false };
    let coarse = ["week", "month", "year", "decade"].iter().any(|unit| wanted.text.to_lowercase().contains(unit));
    let clock = first.value.contains('T');
    !clock
        && wanted.days.iter().any(|days| {
            let same = days.first == from.first && days.last == to.last;
            let held = coarse && days.first == days.last && from.first <= days.first && days.last <= to.last;
            same || held
        })
}

/// Start, end and length of a range as the specification writes it.
fn range(value: &str) -> Option<(&str, &str, &str)> {
    let mut fields = value.strip_prefix('(')?.strip_suffix(')')?.split(',');
    Some((fields.next()?, fields.next()?, fields.next()?))
}

/// Whether a time is, or begins at, a point as the specification writes it; X stands for what is not said.
fn is_at(point: &str, time: &Time) -> bool {
    let (point, value) = (timex(point), timex(&time.value));
    if let Some(clock) = point.strip_prefix('T') {
        return value.split_once('T').is_some_and(|(_, mine)| mine == clock);
    }
    let begins = |days: DayRange| date(1970, 1, 1).checked_add(days.first.days()).map(|day| day.to_string());
    let matches = |mine: &str| {
        mine.len() == point.len()
            && mine.bytes().zip(point.bytes()).all(|(mine, wanted)| wanted == b'X' || mine == wanted)
    };
    matches(&value) || time.days.and_then(|days| begins(days).ok()).is_some_and(|day| matches(&day))
}

/// Whether a time ends on the day of the point.
fn ends_on(point: &str, time: &Time) -> bool {
    let Some(last) = time.days.and_then(|days| date(1970, 1, 1).checked_add(days.last.days()).ok()) else {
        return false;
    };
    let last = last.to_string();
    last.len() == point.len() && last.bytes().zip(point.bytes()).all(|(mine, wanted)| wanted == b'X' || mine == wanted)
}

/// Whether a time ends on the day before the point.
fn ends_before(point: &str, time: &Time) -> bool {
    time.days.is_some_and(|days| number(point) == Some(days.last + 1))
}
