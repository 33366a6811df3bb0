//! How long, or how long ago? Numbers of hours, days, years and what is said around them.

use super::calendar::Step;
use super::expression::{Anchor, Meaning};
use super::line::Line;
use super::number;
use super::time_words::{self as word, TimeWord};

/// A length of time at `at`, or the day that such a length leads to: `three days`, `two weeks ago`, `a year earlier`.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<(Meaning, usize)> {
    adjective(line, at).or_else(|| bare(line, at)).or_else(|| counted(line, at))
}

/// The TIMEX3 value of so many steps.
pub(super) fn value(count: f64, step: Step) -> String {
    let (count, mark) = match step {
        Step::Second => (count, "TS"),
        Step::Minute => (count, "TM"),
        Step::Hour => (count, "TH"),
        Step::Day => (count, "D"),
        Step::Weekend => (count * 2.0, "D"),
        Step::Week => (count, "W"),
        Step::Month => (count, "M"),
        Step::Quarter | Step::Season => (count * 3.0, "M"),
        Step::Year => (count, "Y"),
        Step::Decade => (count * 10.0, "Y"),
        Step::Century => (count * 100.0, "Y"),
    };
    let (time, letter) = if let Some(letter) = mark.strip_prefix('T') { ("T", letter) } else { ("", mark) };
    // Half an hour is thirty minutes; "2.5 years" has no shorter whole unit that everyone means.
    let whole = count % 1.0 == 0.0;
    match (whole, step) {
        (false, Step::Hour) if count < 1.0 => format!("PT{}M", (count * 60.0).round()),
        (false, Step::Hour) => format!("PT{}H{}M", count.trunc(), (count.fract() * 60.0).round()),
        (false, Step::Minute) => format!("PT{}M{}S", count.trunc(), (count.fract() * 60.0).round()),
        (false, Step::Year) if count < 1.0 => format!("P{}M", (count * 12.0).round()),
        (false, Step::Year) => format!("P{}Y{}M", count.trunc(), (count.fract() * 12.0).round()),
        _ => format!("P{time}{count}{letter}"),
    }
}

fn open_value(step: Step) -> String {
    match step {
        Step::Second => "PTXS".to_owned(),
        Step::Minute => "PTXM".to_owned(),
        Step::Hour => "PTXH".to_owned(),
        Step::Day | Step::Weekend => "PXD".to_owned(),
        Step::Week => "PXW".to_owned(),
        Step::Month => "PXM".to_owned(),
        Step::Quarter | Step::Season => "PXQ".to_owned(),
        Step::Year => "PXY".to_owned(),
        Step::Decade => "PXDE".to_owned(),
        Step::Century => "PXCE".to_owned(),
    }
}

/// `year-ago`, `year-earlier`, `the year-earlier quarter`.
fn adjective(line: &Line<'_>, at: usize) -> Option<(Meaning, usize)> {
    let the = at + usize::from(line.word(at) == "the");
    let the = if line.word(the) == "comparable" { the + 1 } else { the };
    if line.word(the) != "year" || !line.is_hyphen(the + 1) || !matches!(line.word(the + 2), "ago" | "earlier") {
        return None;
    }
    let noun = the + 3;
    let noun = noun + usize::from(matches!(line.word(noun), "quarter" | "period"));
    Some((Meaning::Shift(Anchor::Story, -1, Step::Year), noun))
}

/// `the quarter`, `the latest quarter`; `for years`, `in recent weeks`, `the past few days`.
fn bare(line: &Line<'_>, at: usize) -> Option<(Meaning, usize)> {
    let the = at + usize::from(line.word(at) == "the");
    let latest = the + usize::from(matches!(line.word(the), "latest" | "recent" | "current"));
    if the > at && line.word(latest) == "quarter" {
        return Some((Meaning::Shift(Anchor::Story, 0, Step::Quarter), latest + 1));
    }
    let mut next = the;
    if word::turn(line, next).is_some() {
        next += 1;
    }
    let article = usize::from(line.word(next) == "a");
    if word::has(line, next + article, TimeWord::Many) {
        let mut noun = line.past_hyphen(next + article + 1);
        noun += usize::from(line.word(noun) == "of");
        noun += usize::from(line.word(noun) == "more");
        let step = word::unit(line, noun).filter(|_| line.word(noun).ends_with('s'))?;
        if line.word(noun + 1) == "ago" {
            return Some((Meaning::Vague("PAST_REF"), noun + 2));
        }
        if line.word(next + article) == "couple" {
            return Some((Meaning::Lasting(value(2.0, step)), noun + 1));
        }
        return Some((Meaning::Lasting(open_value(step)), noun + 1));
    }
    let before = line.before(at, 1);
    let lasting = matches!(before, "for" | "within" | "after" | "over" | "of" | "in") || next > at;
    let step = word::unit(line, next).filter(|step| *step >= Step::Day)?;
    (lasting && line.word(next).ends_with('s') && line.word(next + 1) != "old")
        .then(|| (Meaning::Lasting(open_value(step)), next + 1))
}

/// A number and a unit, with what follows them.
fn counted(line: &Line<'_>, at: usize) -> Option<(Meaning, usize)> {
    let mut next = at + usize::from(line.word(at) == "the");
    let mut turned = None;
    let first = next > at && line.word(next) == "first";
    if first {
        next += 1;
    } else if let Some(turn) = word::turn(line, next) {
        (turned, next) = (Some(turn), next + 1);
    }
    let article = matches!(line.word(next), "a" | "an" | "another");
    let (count, mut noun) = match number::read(line, next) {
        Some(number)
            if matches!(number.form, number::Form::Ordinal | number::Form::Vague) || !number.suffix.is_empty() =>
        {
            return None;
        }
        Some(number) if number.form == number::Form::Fraction && number.value != 0.5 => return None,
        Some(number) => (number.value, number.end),
        None if article && turned.is_none() => (1.0, next + 1),
        None if line.word(next) == "half" && matches!(line.word(next + 1), "a" | "an") => (0.5, next + 2),
        None => return None,
    };
    // "two to three weeks", "5-10 years": the least of it.
    let range = matches!(line.word(noun), "to" | "or") || line.is_hyphen(noun);
    if let Some((_, end)) = number::whole(line, noun + 1).filter(|_| range) {
        noun = end;
    }
    let hyphen = line.past_hyphen(noun) > noun;
    noun = line.past_hyphen(noun);
    noun += usize::from(matches!(line.word(noun), "more" | "full" | "whole" | "straight" | "consecutive"));
    let step = word::unit(line, noun)?;
    // "the 1988 quarter": that many quarters nobody counts.
    if (1900.0..2100.0).contains(&count) && line.is_number(next) && line.written(next).len() == 4 {
        return None;
    }
    // "a quarter of the boats", "a quarter million" are parts.
    if step == Step::Quarter
        && (line.word(noun + 1) == "of" || number::read(line, next).is_some_and(|number| number.end > noun))
    {
        return None;
    }
    // "a second man", "5 min": a unit of one letter or two is read by the quantities.
    let speed = article && step <= Step::Hour && at > 0 && word::has(line, at - 1, TimeWord::Distance);
    if article && step == Step::Second || speed {
        return None;
    }
    let mut count = count;
    let mut end = noun + 1;
    // "a year and a half".
    if line.word(end) == "and" && line.word(end + 1) == "a" && line.word(end + 2) == "half" {
        (count, end) = (count + 0.5, end + 3);
    }
    let tail = line.past_hyphen(end);
    // "a year-earlier loss".
    if article && step == Step::Year && tail > end && matches!(line.word(tail), "ago" | "earlier") {
        return Some((Meaning::Shift(Anchor::Story, -1, step), tail + 1));
    }
    if matches!(line.word(tail), "old" | "olds") || line.word(tail) == "of" && line.word(tail + 1) == "age" {
        return None;
    }
    let long = usize::from(matches!(line.word(tail), "long") && tail > end);
    let lasting = |end| Some((Meaning::Lasting(value(count, step)), end));
    if turned.is_some() || first || hyphen || count % 1.0 != 0.0 {
        return lasting(end + 2 * long);
    }
    let shift = |anchor, sign: i64, end| {
        let back = sign * count as i64;
        // Hours and minutes ago are today for a reader of days.
        Some((Meaning::Shift(anchor, back, step), end))
    };
    match line.word(end) {
        "ago" => shift(Anchor::Speech, -1, end + 1),
        "from" if line.word(end + 1) == "now" => shift(Anchor::Speech, 1, end + 2),
        "later" if step >= Step::Day => shift(Anchor::Story, 1, end + 1),
        "earlier" if step >= Step::Day => shift(Anchor::Story, -1, end + 1),
        _ => lasting(end + 2 * long),
    }
}
