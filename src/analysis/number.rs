//! Which number is written here, and how finely?

use std::collections::HashMap;
use std::sync::LazyLock;

use super::line::Line;
use crate::text::TokenKind;

/// A number as it is written, before anyone asks what it counts.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) struct Number<'a> {
    pub(super) value: f64,
    /// The unit of the last written digit: 1 for `12`, 0.1 for `3.5`, 100,000 for `3.5 million`.
    pub(super) step: f64,
    /// What the digits before the scale word were multiplied with: 1,000,000 for `3.5 million`.
    pub(super) scale: f64,
    pub(super) form: Form,
    /// Letters glued to the digits that are not part of the number: the `km` of `5km`.
    pub(super) suffix: &'a str,
    /// One past its last token.
    pub(super) end: usize,
}

/// How a number is written.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// With digits.
    Digits,
    /// With words.
    Words,
    /// With words that round by themselves: a hundred, two dozen.
    Round,
    /// So many at least: dozens, hundreds of thousands.
    Vague,
    /// A part of a whole: two-thirds, half.
    Fraction,
    /// A place in an order: third, 21st.
    Ordinal,
}

/// What a number word does; a word such as `third` does two things.
#[derive(Copy, Clone, Default)]
struct Role {
    small: Option<f64>,
    tens: Option<f64>,
    scale: Option<f64>,
    vague: Option<f64>,
    ordinal: Option<f64>,
    part: Option<f64>,
}

static ROLES: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let mut roles: HashMap<&'static str, Role> = HashMap::new();
    for line in include_str!("number.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let class = fields.next().unwrap_or("");
        let Some(value) = fields.next().and_then(|value| value.parse().ok()) else { continue };
        for word in fields {
            let role = roles.entry(word).or_default();
            match class {
                "small" => role.small = Some(value),
                "tens" => role.tens = Some(value),
                "scale" => role.scale = Some(value),
                "vague" => role.vague = Some(value),
                "ordinal" => role.ordinal = Some(value),
                _ => role.part = Some(value),
            }
        }
    }
    roles
});

fn role(word: &str) -> Role {
    ROLES.get(word).copied().unwrap_or_default()
}

/// Whether a number can begin with the folded word.
pub(super) fn begins(word: &str) -> bool {
    matches!(word, "a" | "an") || ROLES.contains_key(word)
}

/// Whether the folded word alone is a small or round number: five, twenty.
pub(super) fn is_word(word: &str) -> bool {
    let role = role(word);
    role.small.is_some() || role.tens.is_some()
}

/// The longest number that begins at token `at`.
pub(super) fn read<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    if line.is_number(at) {
        return digits(line, at);
    }
    let word = line.word(at);
    if word.is_empty() || !line.is_word(at) {
        return glyph(line.written(at), at);
    }
    // Most words of a text are no numbers: one look tells.
    if !begins(word) {
        return None;
    }
    fraction(line, at).or_else(|| vague(line, at)).or_else(|| words(line, at)).or_else(|| ordinal(line, at))
}

/// The value of a plain small number word or whole digits, for dates and the like.
pub(super) fn whole(line: &Line<'_>, at: usize) -> Option<(i64, usize)> {
    let number = read(line, at)?;
    let plain = matches!(number.form, Form::Digits | Form::Words | Form::Round) && number.suffix.is_empty();
    (plain && number.value < 1e6 && number.value % 1.0 == 0.0).then_some((number.value as i64, number.end))
}

/// The number of an ordinal at `at`, in words or digits.
pub(super) fn ordinal<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let place = |value, end| Number { form: Form::Ordinal, ..plain(value, end) };
    if line.is_number(at) {
        let (value, _, suffix) = mantissa(line.written(at))?;
        let fits = matches!(suffix, "st" | "nd" | "rd" | "th") && value % 1.0 == 0.0;
        return fits.then(|| place(value, at + 1));
    }
    let first = role(line.word(at));
    if let Some(value) = first.ordinal {
        return Some(place(value, at + 1));
    }
    let next = line.past_hyphen(at + 1);
    let last = role(line.word(next)).ordinal.filter(|last| *last < 10.0)?;
    Some(place(first.tens? + last, next + 1))
}

/// Value, unit of the last digit and what follows, of a token that begins with a digit; `None` for what is no number.
fn mantissa(written: &str) -> Option<(f64, f64, &str)> {
    let bytes = written.as_bytes();
    let mut at = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    let (head, code) = (at, bytes.first() == Some(&b'0') && at > 1);
    if head == 0 || head > 15 || code {
        return None;
    }
    let grouped = bytes.get(at) == Some(&b',');
    while bytes.get(at) == Some(&b',') {
        let group = bytes.get(at + 1..at + 4)?;
        let long = bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
        if head > 3 || long || !group.iter().all(u8::is_ascii_digit) || at > 20 {
            return None;
        }
        at += 4;
    }
    let mut step = 1.0;
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at += 1;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
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

fn digits<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    if let Some(half) = slashed(line, at) {
        return Some(half);
    }
    let (mut value, mut step, mut suffix) = mantissa(line.written(at))?;
    if matches!(suffix, "st" | "nd" | "rd" | "th") {
        return ordinal(line, at);
    }
    let mut end = at + 1;
    let mut factor = 1.0;
    let lower = suffix.to_ascii_lowercase();
    if let Some(scale) = role(&lower).scale.filter(|_| lower != "m" || is_million(line, at, at + 1)) {
        (value, step, suffix, factor) = (value * scale, step * scale, "", scale);
    } else if suffix.is_empty() {
        if let Some(part) = slashed(line, end).or_else(|| glyph(line.written(end), end)) {
            return Some(Number { step: 0.25, form: Form::Digits, ..plain(value + part.value, part.end) });
        }
        let next = line.past_hyphen(end);
        let scale = role(line.word(next)).scale.filter(|_| is_scale_word(line, next));
        if let Some(scale) = scale {
            (value, step, end, factor) = (value * scale, step * scale, next + 1, scale);
        }
    }
    Some(Number { value, step, scale: factor, form: Form::Digits, suffix, end })
}

/// A one-letter abbreviation is a scale only where it is glued to digits; apart it is metres, minutes or a name.
fn is_scale_word(line: &Line<'_>, at: usize) -> bool {
    let glued = at > 0 && line.is_glued(at - 1);
    line.is_word(at) && (line.word(at).len() > 1 || glued && (line.word(at) != "m" || is_million(line, at - 1, at + 1)))
}

/// "$374m" and "20m people" are millions, a "100m race" is run over metres.
fn is_million(line: &Line<'_>, number: usize, end: usize) -> bool {
    let sign = number > 0 && line.tokens[number - 1].kind == TokenKind::Symbol;
    // "Pounds 308m" in papers that set no signs.
    let named = number > 0 && line.is_capitalised(number - 1) && line.word(number - 1).ends_with('s');
    sign || named || super::counted::is_plural(line, end)
}

/// `3/4` in one token or in three; a date or a ratio of larger numbers is none.
fn slashed<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let (upper, lower, end) = if let Some((upper, lower)) = line.written(at).split_once('/') {
        (upper, lower, at + 1)
    } else if line.written(at + 1) == "/" && line.is_glued(at) && line.is_glued(at + 1) {
        (line.written(at), line.written(at + 2), at + 3)
    } else {
        return None;
    };
    if upper.len() > 2 || line.written(end) == "/" {
        return None;
    }
    let (upper, lower): (u32, u32) = (upper.parse().ok()?, lower.parse().ok()?);
    let usual = matches!(lower, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32 | 64 | 100);
    let value = f64::from(upper) / f64::from(lower);
    (usual && upper < lower).then(|| Number { form: Form::Fraction, ..plain(value, end) })
}

/// A number meant as it stands.
fn plain<'a>(value: f64, end: usize) -> Number<'a> {
    Number { value, step: 1.0, scale: 1.0, form: Form::Words, suffix: "", end }
}

fn glyph<'a>(written: &str, at: usize) -> Option<Number<'a>> {
    let value = match written {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        _ => return None,
    };
    Some(Number { form: Form::Fraction, ..plain(value, at + 1) })
}

/// `two-thirds`, `one in five` is not one; `a third of`, `half of`, `three quarters`.
fn fraction<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let found = |value, end| Some(Number { form: Form::Fraction, ..plain(value, end) });
    let word = line.word(at);
    if word == "half" {
        // "half a million" is a number of its own; "half past", "half-brother" and "second half" are no numbers.
        let next = line.word(at + 1);
        if next == "a" && role(line.word(at + 2)).scale.is_some() {
            let scale = role(line.word(at + 2)).scale?;
            return Some(Number { form: Form::Round, ..plain(scale / 2.0, at + 3) });
        }
        let before = line.before(at, 1);
        let counts = matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all");
        let half_of_game = matches!(before, "first" | "second" | "other" | "latter" | "final") || before == "-";
        return if counts && !half_of_game { found(0.5, at + 1) } else { None };
    }
    let article = matches!(word, "a" | "an" | "one");
    let count = if article { 1.0 } else { role(word).small.filter(|small| *small > 1.0)? };
    let next = line.past_hyphen(at + 1);
    let part = role(line.word(next)).part?;
    let plural = line.word(next).ends_with('s');
    if article && word != "one" && line.word(next + 1) != "of" {
        // "a half million" is a number, "a third man" a place in an order.
        let scale = role(line.word(next + 1)).scale.filter(|_| matches!(part, 2.0 | 4.0))?;
        return Some(Number { form: Form::Round, ..plain(scale / part, next + 2) });
    }
    if plural != (count > 1.0) || count >= part {
        return None;
    }
    found(count / part, next + 1)
}

/// `dozens`, `hundreds of thousands`: as many at least.
fn vague<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let mut value = role(line.word(at)).vague?;
    let mut end = at + 1;
    if let Some(scale) = role(line.word(at + 2)).vague.filter(|_| line.word(at + 1) == "of") {
        // "tens of thousands": the list has two of each as the least that the plural allows.
        (value, end) = (value * scale / 2.0, at + 3);
    } else if matches!(line.word(at), "tens" | "scores") && line.word(end) != "of" {
        return None;
    }
    Some(Number { form: Form::Vague, ..plain(value, end) })
}

fn words<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let (mut total, mut group, mut end, mut round, mut step) = (0.0, None::<f64>, at, false, 0.0);
    let mut least_scale = f64::INFINITY;
    if matches!(line.word(at), "a" | "an") {
        role(line.word(at + 1)).scale.filter(|_| line.word(at + 1).len() > 2)?;
        (group, end, round) = (Some(1.0), at + 1, true);
    }
    // No number that anyone means is longer, and a page of number words is not read over and over.
    const REACH: usize = 24;
    while end < at + REACH {
        let mut next = if end > at { line.past_hyphen(end) } else { end };
        // "three hundred and five", not "five and six".
        if line.word(next) == "and" && (total > 0.0 || group.is_some_and(|group| group >= 100.0)) {
            let after = role(line.word(next + 1));
            if line.word(next + 1) == "a" && line.word(next + 2) == "half" {
                break;
            }
            if after.small.or(after.tens).is_none() {
                break;
            }
            next += 1;
        }
        let Role { small, tens, scale, .. } = role(line.word(next));
        let (hundreds, rest) = group.map_or((0.0, 0.0), |group| (group - group % 100.0, group % 100.0));
        match (small, tens, scale) {
            (Some(small), ..) if group.is_none() => group = Some(small),
            (Some(small), ..) if hundreds > 0.0 && rest == 0.0 => group = Some(hundreds + small),
            (Some(small), ..) if small > 0.0 && small < 10.0 && rest >= 20.0 && rest % 10.0 == 0.0 => {
                group = group.map(|group| group + small);
            }
            (_, Some(tens), _) if group.is_none() => group = Some(tens),
            (_, Some(tens), _) if hundreds > 0.0 && rest == 0.0 => group = Some(hundreds + tens),
            (.., Some(scale)) if line.word(next).len() > 2 && group.is_some() => {
                if scale >= 1000.0 {
                    if scale >= least_scale {
                        break;
                    }
                    least_scale = scale;
                    total += group.take().unwrap_or(1.0) * scale;
                    step = scale;
                } else {
                    if scale == 12.0 {
                        round = true;
                    }
                    group = group.map(|group| group * scale);
                }
            }
            _ => break,
        }
        end = next + 1;
    }
    // "two and a half million", "one and a half".
    if line.word(end) == "and" && line.word(end + 1) == "a" && line.word(end + 2) == "half" && end > at {
        let scale = role(line.word(end + 3)).scale.filter(|_| line.word(end + 3).len() > 2);
        let value = (total + group.unwrap_or(0.0) + 0.5) * scale.unwrap_or(1.0);
        let end = end + 3 + usize::from(scale.is_some());
        return Some(Number { step: scale.unwrap_or(1.0) / 10.0, scale: scale.unwrap_or(1.0), ..plain(value, end) });
    }
    if end == at || (end == at + 1 && round) {
        return None;
    }
    // "twenty-first" is an ordinal and "two-thirds" a fraction, whatever the words before them would count.
    let tail = line.past_hyphen(end);
    let cut = tail > end && (role(line.word(tail)).ordinal.is_some() || role(line.word(tail)).part.is_some());
    if cut {
        return None;
    }
    // What is said after the scale makes it exact: "two thousand and six".
    let step = if group.is_some() || round { 1.0 } else { step };
    let form = if round { Form::Round } else { Form::Words };
    Some(Number { step, scale: step, form, ..plain(total + group.unwrap_or(0.0), end) })
}
