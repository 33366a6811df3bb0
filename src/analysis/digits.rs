//! Which number do digits write, with their separators, glued letters and the scale word behind them?

use super::line::Line;
use super::number::{Form, Number, ordinal, plain, role};
use super::{counted, numeral};
use crate::text::TokenKind;

/// The number that begins with the digits at `at`.
pub(super) fn read<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    if let Some(part) = slashed(line, at).or_else(|| glyph(line.written(at), at)) {
        return Some(part);
    }
    let (mut value, mut step, suffix) = mantissa(line.written(at))?;
    if matches!(suffix, "st" | "nd" | "rd" | "th") {
        return ordinal(line, at);
    }
    let mut end = at + 1;
    if !suffix.is_empty() {
        let Some(scale) = glued_scale(line, at, suffix) else {
            return Some(Number { value, step, scale: 1.0, form: Form::Digits, suffix, end });
        };
        (value, step) = (scaled(value, step, scale), step * scale);
        return Some(Number { value, step, scale, form: Form::Digits, suffix: "", end });
    }
    if let Some(part) = slashed(line, end).or_else(|| glyph(line.written(end), end)) {
        return Some(Number { step: 0.25, form: Form::Digits, ..plain(value + part.value, part.end) });
    }
    // "1MM" are millions in banking, "1mm" is a length.
    if line.written(end) == "MM" && line.is_glued(at) {
        let value = scaled(value, step, 1e6);
        return Some(Number { value, step: step * 1e6, scale: 1e6, form: Form::Digits, suffix: "", end: end + 1 });
    }
    if let Some(number) = set_apart(line, at) {
        if !number.suffix.is_empty() {
            return Some(number);
        }
        (value, step, end) = (number.value, number.step, number.end);
    } else if let Some(grouped) = grouped(line, at) {
        (value, step, end) = grouped;
    }
    Some(numeral::after_digits(line, value, step, end))
}

/// Value, unit of the last digit and what follows, of a token that begins with a digit; `None` for what is no number.
pub(super) fn mantissa(written: &str) -> Option<(f64, f64, &str)> {
    let bytes = written.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let head = run(0);
    let code = bytes.first() == Some(&b'0') && head > 1;
    if head == 0 || head > 15 || code {
        return None;
    }
    let mut at = head;
    let grouped = bytes.get(at) == Some(&b',');
    let mut last = head;
    while bytes.get(at) == Some(&b',') {
        // "12,34,567": groups of two before the last are Indian.
        let group = run(at + 1);
        if !matches!(group, 2 | 3) || head > 3 || at > 20 || (last == 3 && at > head && group == 2) {
            return None;
        }
        if group == 3 && last == 2 && at > head && bytes.get(at + 4) == Some(&b',') {
            return None;
        }
        last = group;
        at += 1 + group;
    }
    if grouped && last != 3 {
        return None;
    }
    let mut step = 1.0;
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        let decimals = run(at + 1);
        at += 1 + decimals;
        for _ in 0..decimals {
            step /= 10.0;
        }
    }
    let value = if grouped { written[..at].replace(',', "").parse() } else { written[..at].parse() };
    let suffix = written[at..].trim_end_matches('.');
    // "1.2.3", "6:45", "3/4" and "1,2" are versions, times, dates and lists.
    if suffix.starts_with(['.', ',', ':', '/']) || suffix.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((value.ok()?, step, suffix))
}

/// `.08`, `.300`: the nought before the point left out.
pub(super) fn bare_decimal<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let digits = line.written(at + 1);
    let begins = line.written(at) == "." && line.is_glued(at) && !(at > 0 && line.is_glued(at - 1));
    if !begins || digits.len() > 15 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let step = (0..digits.len()).fold(1.0, |step, _| step / 10.0);
    let places = (0..digits.len()).fold(1.0, |places, _| places * 10.0);
    let value = digits.parse::<f64>().ok()? / places;
    Some(numeral::after_digits(line, value, step, at + 2))
}

/// A value in thousands or millions, without the noise of the multiplication: 16.4 million is 16,400,000.
pub(super) fn scaled(value: f64, step: f64, scale: f64) -> f64 {
    let product = value * scale;
    if step * scale >= 0.5 { product.round() } else { product }
}

/// `2, 000`, `2, 000ft`: papers that set a blank behind each comma; what begins with a nought is no item of a list.
fn set_apart<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let head = line.written(at);
    let begins = head.len() <= 3 && head.bytes().all(|byte| byte.is_ascii_digit()) && !head.starts_with('0');
    let mut value = head.parse::<f64>().ok().filter(|_| begins)?;
    let (mut end, mut suffix) = (at + 1, "");
    while suffix.is_empty() && end < at + 7 {
        let set = line.written(end) == "," && line.is_glued(end - 1) && !line.is_glued(end);
        let Some((digits, letters)) = line.written(end + 1).split_at_checked(3).filter(|_| set) else { break };
        let nought = end > at + 1 || digits.starts_with('0');
        let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        if !nought || !whole || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            break;
        }
        value = value * 1000.0 + digits.parse::<f64>().ok()?;
        (end, suffix) = (end + 2, letters);
    }
    (end > at + 1).then_some(Number { value, step: 1.0, scale: 1.0, form: Form::Digits, suffix, end })
}

/// `1 414 021 100`, `40 000`: groups of three behind blanks, the last perhaps with decimals. One group alone could be a
/// number of its own, but none begins with a nought.
fn grouped(line: &Line<'_>, at: usize) -> Option<(f64, f64, usize)> {
    let head = line.written(at);
    let begins =
        head.len() <= 3 && head.bytes().all(|byte| byte.is_ascii_digit()) && !(at > 0 && line.is_number(at - 1));
    let (mut value, mut step, mut end) = (head.parse::<f64>().ok().filter(|_| begins)?, 1.0, at + 1);
    while line.is_number(end) && !line.is_glued(end - 1) && step == 1.0 && end < at + 5 {
        let (whole, decimals) = line.written(end).split_once('.').unwrap_or((line.written(end), ""));
        if whole.len() != 3 || !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let group: f64 = line.written(end).parse().ok()?;
        value = value * 1000.0 + group;
        decimals.bytes().for_each(|_| step /= 10.0);
        end += 1;
    }
    let several = end > at + 2 || (end == at + 2 && line.written(at + 1).starts_with('0'));
    (several && !line.is_number(end)).then_some((value, step, end))
}

/// What letters glued to digits multiply with: `10k`, `1.2bn`, `10M`, `1MM`.
fn glued_scale(line: &Line<'_>, at: usize, suffix: &str) -> Option<f64> {
    let scale = role(&suffix.to_ascii_lowercase()).scale?;
    (!matches!(suffix, "m") || is_million(line, at, at + 1)).then_some(scale)
}

/// A one-letter abbreviation is a scale only where it is glued to digits; apart it is metres, minutes or a name.
pub(super) fn is_scale_word(line: &Line<'_>, at: usize) -> bool {
    let glued = at > 0 && line.is_glued(at - 1);
    let million = || line.written(at) == "M" || line.word(at) != "m" || is_million(line, at - 1, at + 1);
    line.is_word(at) && (line.word(at).len() > 1 || glued && million())
}

/// "$374m" and "20m people" are millions, a "100m race" is run over metres.
fn is_million(line: &Line<'_>, number: usize, end: usize) -> bool {
    let sign = number > 0 && line.tokens[number - 1].kind == TokenKind::Symbol;
    // "Pounds 308m" in papers that set no signs.
    let named = number > 0 && line.is_capitalised(number - 1) && line.word(number - 1).ends_with('s');
    sign || named || counted::is_plural(line, end)
}

/// `3/4` in one token or in three, or with blanks where a text was set apart; a date or a ratio of larger numbers is none.
fn slashed<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let apart = !line.is_glued(at);
    let (upper, lower, end) = if let Some((upper, lower)) = line.written(at).split_once('/') {
        (upper, lower, at + 1)
    } else if line.written(at + 1) == "/" && line.is_glued(at) == line.is_glued(at + 1) {
        (line.written(at), line.written(at + 2), at + 3)
    } else {
        return None;
    };
    if upper.len() > 2 || line.written(end) == "/" {
        return None;
    }
    let (upper, lower): (u32, u32) = (upper.parse().ok()?, lower.parse().ok()?);
    // Blanks stand in no date, so there any fraction may be meant.
    let apart = apart && end == at + 3 && (2..=100).contains(&lower);
    let usual = upper < lower && matches!(lower, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32 | 64 | 100);
    let value = f64::from(upper) / f64::from(lower);
    (usual || apart).then(|| Number { form: Form::Fraction, ..plain(value, end) })
}

/// `½` and its like.
pub(super) fn glyph<'a>(written: &str, at: usize) -> Option<Number<'a>> {
    let (upper, lower) = match written {
        "½" => (1.0, 2.0),
        "¼" => (1.0, 4.0),
        "¾" => (3.0, 4.0),
        "⅓" => (1.0, 3.0),
        "⅔" => (2.0, 3.0),
        "⅕" => (1.0, 5.0),
        "⅖" => (2.0, 5.0),
        "⅗" => (3.0, 5.0),
        "⅘" => (4.0, 5.0),
        "⅙" => (1.0, 6.0),
        "⅚" => (5.0, 6.0),
        "⅛" => (1.0, 8.0),
        "⅜" => (3.0, 8.0),
        "⅝" => (5.0, 8.0),
        "⅞" => (7.0, 8.0),
        _ => return None,
    };
    Some(Number { form: Form::Fraction, ..plain(upper / lower, at + 1) })
}

#[cfg(test)]
mod tests {
    use super::super::number::fixture::check;

    #[test]
    fn groups_of_digits_make_one_number() {
        check("It sold 1,234,567 hats.", "1,234,567", 1_234_567.0);
        check("The bank lent 12,34,567 rupees.", "12,34,567", 1_234_567.0);
        check("The town has 1 204 317 people.", "1 204 317", 1_204_317.0);
        check("It holds 40 000 people.", "40 000", 40_000.0);
        check("Rooms 53 879 are shut.", "53", 53.0);
        check("The town has 2, 000 people.", "2, 000", 2_000.0);
        check("The rooms 2, 100 and 3 are shut.", "2", 2.0);
    }

    #[test]
    fn letters_behind_digits_are_a_scale_or_none() {
        check("It has 10k hens.", "10k", 10_000.0);
        check("They asked for 10M.", "10M", 10_000_000.0);
        check("The target is 1MM now.", "1MM", 1_000_000.0);
        check("It cost 16.4 million.", "16.4 million", 16_400_000.0);
    }

    #[test]
    fn fractions_follow_digits_glued_or_apart() {
        check("It rose 2 1/2 points.", "2 1/2", 2.5);
        check("It rose 1 / 4 point.", "1 / 4", 0.25);
        check("It rose \u{2154} of a point.", "\u{2154}", 0.666_666_667);
        check("The blood had .08 percent.", ".08", 0.08);
    }

    #[test]
    fn versions_lists_and_codes_are_no_numbers() {
        check("Get 1.2.3 now.", "", 0.0);
        check("See 1,2 now.", "", 0.0);
        check("Agent 007 ran.", "", 0.0);
    }
}
