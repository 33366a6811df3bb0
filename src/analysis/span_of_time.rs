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
        Step::Half => (count * 6.0, "M"),
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
        Step::Half | Step::Year => "PXY".to_owned(),
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
    Some((Meaning::Shift(Anchor::Speech, -1, Step::Year), noun))
}

/// `the quarter`, `the latest quarter`; `for years`, `in recent weeks`, `the past few days`.
fn bare(line: &Line<'_>, at: usize) -> Option<(Meaning, usize)> {
    let the = at + usize::from(line.word(at) == "the");
    let latest = the + usize::from(matches!(line.word(the), "latest" | "recent" | "current"));
    let period = line.word(latest) == "period" && line.word(the) == "latest";
    if the > at && (line.word(latest) == "quarter" || period) {
        return Some((Meaning::Shift(Anchor::Story, 0, Step::Quarter), latest + 1));
    }
    if the > at
        && let Some(found) = running(line, at, the)
    {
        return Some(found);
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

/// `three hours and 20 minutes`, `two years, six months`: the rest of it after the largest unit.
fn compound(line: &Line<'_>, count: f64, step: Step, end: usize) -> Option<(String, usize)> {
    let mut parts = vec![value(count, step)];
    let (mut smallest, mut end) = (step, end);
    loop {
        let joined = end + usize::from(matches!(line.word(end), "and" | ","));
        let Some((count, noun)) = number::whole(line, joined) else { break };
        let Some(step) = word::unit(line, noun).filter(|step| *step < smallest) else { break };
        // "three days and two weeks ago": the second is a time of its own.
        if matches!(line.word(noun + 1), "ago" | "later" | "earlier" | "after" | "before" | "from") {
            return None;
        }
        parts.push(value(count as f64, step));
        (smallest, end) = (step, noun + 1);
    }
    if parts.len() == 1 {
        return None;
    }
    let joined = parts.iter().fold((String::from("P"), false), |(mut joined, timed), part| {
        let part = &part[1..];
        joined.push_str(if timed { part.trim_start_matches('T') } else { part });
        (joined, timed || part.starts_with('T'))
    });
    Some((joined.0, end))
}

/// `the year ended June 30`, `the full year`, `the fiscal year`, `by the end of the month`: the one that is told of.
fn running(line: &Line<'_>, at: usize, the: usize) -> Option<(Meaning, usize)> {
    let mut noun = the;
    while matches!(line.word(noun), "full" | "current" | "fiscal") && noun < the + 2 {
        noun += 1;
    }
    let end = noun + 1;
    let step = match line.word(noun) {
        "year" => Step::Year,
        "month" => Step::Month,
        "week" => Step::Week,
        _ => return None,
    };
    if step == Step::Year && matches!(line.word(end), "ended" | "ending") {
        return Some((Meaning::Lasting(value(1.0, step)), end));
    }
    // "the year he was born", "the year of the flood", "the week before": which one, other words say.
    let told = matches!(line.before(at, 1), "of" | "for" | "in" | "this" | "through") || noun > the;
    let closed = end >= line.len() || !line.is_word(end) || matches!(line.word(end), "to" | "and" | "'s");
    let named = noun > the && step == Step::Year;
    let whole = named || closed && told && (step == Step::Year || line.before(at, 1) == "of");
    let anchor = if noun > the { Anchor::Speech } else { Anchor::Story };
    whole.then_some((Meaning::Shift(anchor, 0, step), end))
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
        // "the next three quarters" are nine months.
        Some(number) if turned.is_some() && number.form == number::Form::Fraction && number.value == 0.75 => {
            (3.0, number.end - 1)
        }
        Some(number) if number.form == number::Form::Fraction && number.value != 0.5 => return None,
        Some(number) => (number.value, number.end),
        None if article && turned.is_none() => {
            let adjective = matches!(line.word(next + 1), "additional" | "extra" | "further" | "full" | "whole");
            (1.0, next + 1 + usize::from(adjective))
        }
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
    // "$500 million a year", "four flights a week": how often, not when or how long.
    if line.word(next) != "another" && article && is_rate(line, next, noun + 1) {
        return None;
    }
    // "the 1988 quarter": that many quarters nobody counts.
    if (1900.0..2100.0).contains(&count) && line.is_number(next) && line.written(next).len() == 4 {
        return None;
    }
    // "a quarter of the boats", "a quarter million" are parts.
    if step == Step::Quarter
        && (line.word(noun + 1) == "of"
            || turned.is_none() && number::read(line, next).is_some_and(|number| number.end > noun))
    {
        return None;
    }
    // "a second man", "5 min": a unit of one letter or two is read by the quantities.
    let speed = article && step <= Step::Hour && at > 0 && word::has(line, at - 1, TimeWord::Distance);
    if article && step == Step::Second || speed {
        return None;
    }
    // "a fortnight later".
    let mut count = if line.word(noun).starts_with("fortnight") { count * 2.0 } else { count };
    let mut end = noun + 1;
    if let Some((value, end)) = compound(line, count, step, end) {
        return Some((Meaning::Lasting(value), end));
    }
    // "a year and a half".
    if line.word(end) == "and" && line.word(end + 1) == "a" && line.word(end + 2) == "half" {
        (count, end) = (count + 0.5, end + 3);
    }
    let tail = line.past_hyphen(end);
    // "a year-earlier loss".
    if article && step == Step::Year && tail > end && matches!(line.word(tail), "ago" | "earlier") {
        return Some((Meaning::Shift(Anchor::Story, -1, step), tail + 1));
    }
    let aged = line.past_dash(end);
    if matches!(line.word(aged), "old" | "olds") || line.word(tail) == "of" && line.word(tail + 1) == "age" {
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

/// Whether "a year" at `at` says per year: an amount stands right before it, and nothing after says since or until when.
fn is_rate(line: &Line<'_>, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let told = matches!(line.word(end), "ago" | "earlier" | "later" | "before" | "after" | "and" | "or" | "of" | "to")
        || line.is_hyphen(end);
    let noun = line.tag(before).is_some_and(|tag| tag.pos() == crate::syntax::Pos::Noun);
    let scale = matches!(line.word(before), "million" | "billion" | "thousand" | "once" | "twice" | "times");
    !told && (line.is_number(before) || scale || noun && is_counted(line, before))
}

/// Whether a number stands up to three words before the noun: "four daily flights".
fn is_counted(line: &Line<'_>, noun: usize) -> bool {
    (noun.saturating_sub(3)..noun).any(|at| line.is_number(at) || number::whole(line, at).is_some())
}
