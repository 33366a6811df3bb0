//! Which part of a whole: half, two-thirds, a quarter of, one in five, three out of four?

use super::line::Line;
use super::number::{Form, Number, plain, role};
use super::number_words::{self as word, Class};
use super::{digits, numeral};
use crate::lexicon::Lexicon;

fn found<'a>(value: f64, end: usize) -> Option<Number<'a>> {
    Some(Number { form: Form::Fraction, ..plain(value, end) })
}

/// `two-thirds`, `a third of`, `half of`, `three quarters`, and what they are of a million: `half a million`.
pub(super) fn read<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    if line.word(at) == "half" {
        return half(line, at);
    }
    // "quarter million".
    if line.word(at) == "quarter" {
        let scale = numeral::scale_at(line, at + 1)?;
        return Some(Number { form: Form::Round, ..plain(scale / 4.0, at + 2) });
    }
    let (value, end) = simple(line, at)?;
    if let Some(number) = of_scale(line, value, end) {
        return Some(number);
    }
    let article = matches!(line.word(at), "a" | "an");
    if !article || line.word(end) == "of" || stands_alone(line, at, end) { found(value, end) } else { None }
}

/// Numerator and denominator: `a half`, `two thirds`, `fifty-four hundredths`; as a value, and one past it.
pub(super) fn simple(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let first = role(line.word(at));
    let article = matches!(line.word(at), "a" | "an");
    let (count, end) = match (first.small, first.tens) {
        _ if article => (1.0, at + 1),
        (Some(small), _) => (small, at + 1),
        (_, Some(tens)) => {
            let next = line.past_hyphen(at + 1);
            let small = role(line.word(next)).small.filter(|small| (1.0..10.0).contains(small));
            (tens + small.unwrap_or(0.0), small.map_or(at + 1, |_| next + 1))
        }
        _ => return None,
    };
    let next = line.past_hyphen(end);
    let (part, last) = denominator(line, next)?;
    let plural = line.word(last - 1).ends_with('s');
    // "the past three quarters", "two quarters of growth" are parts of a year.
    let quarters = plural && line.word(last - 1) == "quarters";
    let of_year =
        matches!(line.before(at, 1), "past" | "last" | "first" | "next" | "previous" | "consecutive" | "straight");
    if quarters && (count == 2.0 || of_year) {
        return None;
    }
    (plural == (count > 1.0) && count > 0.0 && count < part).then_some((count / part, last))
}

/// `third`, `quarters`, `twenty-fifth`: how many make a whole, and one past the last token.
fn denominator(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let Some(tens) = role(line.word(at)).tens else {
        return role(line.word(at)).part.map(|part| (part, at + 1));
    };
    let next = line.past_hyphen(at + 1);
    let small = role(line.word(next)).part.filter(|part| (3.0..10.0).contains(part))?;
    let quarter = line.word(next).starts_with("quarter");
    (!quarter).then_some((tens + small, next + 1))
}

/// "twenty-three fifths", "ten thirds": more than a whole. Quarters that many are those of a year or a game.
pub(super) fn parts_behind<'a>(line: &Line<'a>, whole: &Number<'a>) -> Option<Number<'a>> {
    let next = line.past_hyphen(whole.end);
    let name = line.word(next);
    let part = role(name).part.filter(|part| *part > 2.0 && name.ends_with('s') && !name.starts_with("quarter"))?;
    Some(plain(whole.value / part, next + 1))
}

/// A part of a million is a number of its own: `half a million`, `a half million`, `two thirds of a million`.
fn of_scale<'a>(line: &Line<'a>, value: f64, end: usize) -> Option<Number<'a>> {
    let next = match (line.word(end), line.word(end + 1)) {
        ("of", "a" | "one") => end + 2,
        ("a" | "an", _) => end + 1,
        _ => end,
    };
    // "half a dozen", "half a hundred"; "two thirds hundred" is nothing.
    let scale = role(line.word(next)).scale.filter(|scale| {
        line.word(next).len() > 1 && (next > end || *scale >= 1000.0 || (*scale == 12.0 && value == 0.5))
    })?;
    Some(Number { form: Form::Round, ..plain(value * scale, next + 1) })
}

/// "half past", "half-brother" and "second half" are no numbers.
fn half<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let next = line.word(at + 1);
    if let Some(number) = of_scale(line, 0.5, at + 1) {
        return Some(number);
    }
    let before = line.before(at, 1);
    let of_game = matches!(before, "first" | "second" | "other" | "latter" | "final" | "top" | "bottom" | "last")
        || before == "-";
    let counts = matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "that");
    let hedged = word::hedge_before(line, at).is_some() || matches!(before, "by" | "than");
    let apart = !line.is_hyphen(at + 1) && next != "past";
    if (counts || hedged) && apart && !of_game { found(0.5, at + 1) } else { None }
}

/// `half` of "half a mile", `a` of "a mile and a half": one unit or a part of it.
pub(super) fn of_unit<'a>(lexicon: &Lexicon, line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let article = |at: usize| matches!(line.word(at), "a" | "an");
    let unit = |at: usize| line.is_word(at) && lexicon.unit(line.word(at)).is_some();
    match line.word(at) {
        "half" if article(at + 1) && unit(at + 2) => Some(Number { step: 0.5, ..plain(0.5, at + 2) }),
        "a" | "an" if unit(at + 1) && and_a_half(line, at + 2).is_some() => Some(plain(1.0, at + 1)),
        _ => None,
    }
}

/// One past "and a half" behind a unit: "two miles and a half".
pub(super) fn and_a_half(line: &Line<'_>, at: usize) -> Option<usize> {
    let words = [0, 1, 2].map(|next| line.word(at + next));
    (words == ["and", "a", "half"]).then_some(at + 3)
}

/// "fell by a third", "nearly a quarter": a part of what is being spoken of; not "a third man", "by a third party".
fn stands_alone(line: &Line<'_>, at: usize, end: usize) -> bool {
    let alone = !line.is_word(end) || word::has(line.word(end), Class::Stop);
    let led = word::hedge_before(line, at).is_some() || matches!(line.before(at, 1), "by" | "than");
    alone && led
}

/// `one in five`, `three out of four`, `1 in every 20`: so many of each.
pub(super) fn proportion<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let out = line.word(at + 1) == "out" && line.word(at + 2) == "of";
    if !out && !matches!(line.word(at + 1), "in" | "of") {
        return None;
    }
    let every = at + if out { 3 } else { 2 };
    let each = matches!(line.word(every), "every" | "each");
    // "one of five men" is one man.
    if line.word(at + 1) == "of" && !each {
        return None;
    }
    let next = every + usize::from(each);
    let count = plain_whole(line, at)?.value;
    let whole = plain_whole(line, next)?;
    let sort = |at| line.is_number(at);
    let fits = count > 0.0
        && count < whole.value
        && (out || each || count == 1.0 || sort(at) == sort(next) || whole.value >= 100.0);
    // "two in six attacks", "three in 2019" tell where; people say three in four, two in five, one in twenty.
    let usual = matches!(whole.value as u64, 3 | 4 | 5 | 10 | 100 | 1000 | 10_000);
    let before = line.before(at, 1);
    let told =
        !line.is_word(at.wrapping_sub(1)) || word::has(before, Class::Stop) || word::hedge_before(line, at).is_some();
    let year = line.is_number(next) && (1400.0..2100.0).contains(&whole.value) && line.written(next).len() == 4;
    let proportional = out || each || (!year && (count == 1.0 || usual && told));
    // "one in three days" and "12 in 20 miles".
    let measured = line.is_hyphen(whole.end) || word::has(line.word(whole.end), Class::Span);
    (fits && proportional && !measured)
        .then(|| Number { form: Form::Fraction, ..plain(count / whole.value, whole.end) })
}

/// A whole number of words or digits without letters glued to it.
fn plain_whole<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let number = if line.is_number(at) { digits::read(line, at) } else { numeral::words(line, at) }?;
    let plain = matches!(number.form, Form::Digits | Form::Words | Form::Round) && number.suffix.is_empty();
    (plain && number.value % 1.0 == 0.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::super::number::fixture::check;

    #[test]
    fn parts_of_a_whole() {
        check("Nearly two-thirds of it fell.", "two-thirds", 0.666_666_667);
        check("It fell by a third.", "a third", 0.333_333_333);
        check("A third man came.", "third", 3.0);
        check("More than half came.", "half", 0.5);
        check("The second half began.", "second", 2.0);
        check("It lost money for the past two quarters.", "two", 2.0);
    }

    #[test]
    fn a_part_of_a_million_is_a_number() {
        check("It cost half a million.", "half a million", 500_000.0);
        check("Half a dozen hens ate.", "Half a dozen", 6.0);
        check("A half dozen hens ate.", "A half dozen", 6.0);
        check("It cost three quarters of a billion.", "three quarters of a billion", 750e6);
    }

    #[test]
    fn so_many_of_each_are_a_share() {
        check("One in five ate it.", "One in five", 0.2);
        check("About three out of four ate it.", "three out of four", 0.75);
        check("Some 4 in every 10 ate it.", "4 in every 10", 0.4);
    }

    #[test]
    fn where_and_when_are_no_share() {
        check("They found 12 in six boxes.", "12", 12.0);
        check("It killed two in six attacks.", "two", 2.0);
        check("It rained 3 in 5 days.", "3", 3.0);
        check("It saw 5 out of 3.", "5", 5.0);
        check("They built two in 2019.", "two", 2.0);
    }
}
