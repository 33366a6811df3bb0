//! Which time is meant, told from today or from what was told before?

use super::calendar::Step;
use super::expression::{Anchor, Body, Meaning};
use super::line::Line;
use super::period;
use super::span_of_time;
use super::time_words as word;

/// `today`, `this week`, `last year`, `that day`, `the day before yesterday`.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Body> {
    let speech = |count, step, end| Some((Meaning::Shift(Anchor::Speech, count, step), end));
    let story = |count, step, end| Some((Meaning::Shift(Anchor::Story, count, step), end));
    if let Some(days) = word::relative(line, at) {
        return speech(days, Step::Day, at + 1);
    }
    let the = at + usize::from(line.word(at) == "the");
    if line.word(the) == "day" && matches!(line.word(the + 1), "before" | "after") {
        let side = if line.word(the + 1) == "before" { -1 } else { 1 };
        return match word::relative(line, the + 2) {
            Some(days) if days == side => speech(days + side, Step::Day, the + 3),
            _ if the > at => story(side, Step::Day, the + 2),
            _ => None,
        };
    }
    let same = the + usize::from(matches!(line.word(the), "that" | "this"));
    if line.word(same) == "same" {
        let step = word::unit(line, same + 1).filter(|step| *step >= Step::Day)?;
        return story(0, step, same + 2);
    }
    if line.word(at) == "that" {
        let step = word::unit(line, at + 1).filter(|step| *step >= Step::Day && !line.word(at + 1).ends_with('s'))?;
        return story(0, step, at + 2);
    }
    if line.word(at) == "last" && line.word(at + 1) == "night" {
        return speech(-1, Step::Day, at + 1);
    }
    if line.word(at) == "this" && word::day_part(line, at + 1).is_some() {
        return speech(0, Step::Day, at + 1);
    }
    if line.word(at) == "the" && line.word(at + 1) == "weekend" {
        return speech(-1, Step::Weekend, at + 2);
    }
    let turn = word::turn(line, the)?;
    let next = the + 1;
    if word::day_part(line, next).is_some() && the > at && turn != 0 {
        return story(turn, Step::Day, next);
    }
    let step = word::unit(line, next).filter(|step| *step >= Step::Day && !line.word(next).ends_with('s'))?;
    if let Some(quarter) =
        period::quarter(line, next + 1, turn).filter(|_| step == Step::Year && line.word(next + 1) == "'s")
    {
        return Some(quarter);
    }
    match line.word(the) {
        // "the following day" and "the previous year" count from what was told, "the past year" is a length.
        "following" | "previous" | "preceding" => story(turn, step, next + 1),
        "past" => {
            let count = if line.word(next) == "fortnight" { 2.0 } else { 1.0 };
            Some((Meaning::Lasting(span_of_time::value(count, step)), next + 1))
        }
        "last" if the > at && step != Step::Quarter => {
            Some((Meaning::Lasting(span_of_time::value(1.0, step)), next + 1))
        }
        _ => speech(turn, step, next + 1),
    }
}
