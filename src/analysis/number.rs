//! Which number is written here, and how finely?

use std::sync::LazyLock;

use super::line::Line;
use super::{digits, fraction, numeral};
use crate::text::ListedMap;

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

impl Number<'_> {
    /// Makes thousands or millions of it.
    pub(super) fn scale_by(&mut self, scale: f64) {
        self.value = digits::scaled(self.value, self.step, scale);
        (self.step, self.scale) = (self.step * scale, self.scale * scale);
    }
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
pub(super) struct Role {
    /// Zero to nineteen.
    pub(super) small: Option<f64>,
    /// Twenty to ninety.
    pub(super) tens: Option<f64>,
    /// Dozen, hundred, million.
    pub(super) scale: Option<f64>,
    /// Dozens, hundreds: the least that the plural allows, two of each.
    pub(super) vague: Option<f64>,
    /// First, twentieth, hundredth.
    pub(super) ordinal: Option<f64>,
    /// Half, thirds: how many make a whole.
    pub(super) part: Option<f64>,
}

static ROLES: LazyLock<ListedMap<&'static str, Role>> = LazyLock::new(|| {
    let mut roles: ListedMap<&'static str, Role> = ListedMap::default();
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

pub(super) fn role(word: &str) -> Role {
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
        return fraction::proportion(line, at).or_else(|| digits::read(line, at));
    }
    let word = line.word(at);
    if word.is_empty() || !line.is_word(at) {
        return digits::glyph(line.written(at), at).or_else(|| digits::bare_decimal(line, at));
    }
    // Most words of a text are no numbers: one look tells.
    if !begins(word) {
        return None;
    }
    fraction::proportion(line, at)
        .or_else(|| fraction::read(line, at))
        .or_else(|| numeral::vague(line, at))
        .or_else(|| numeral::words(line, at))
        .or_else(|| ordinal(line, at))
}

/// The value of a plain small number word or whole digits, for dates and the like.
pub(super) fn whole(line: &Line<'_>, at: usize) -> Option<(i64, usize)> {
    let number = if line.is_number(at) { digits::read(line, at) } else { read(line, at) }?;
    let plain = matches!(number.form, Form::Digits | Form::Words | Form::Round) && number.suffix.is_empty();
    (plain && number.value < 1e6 && number.value % 1.0 == 0.0).then_some((number.value as i64, number.end))
}

/// The number of an ordinal at `at`, in words or digits: `21st`, `twenty-first`, `one hundred and first`, `two hundredth`.
pub(super) fn ordinal<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let place = |value, end| Number { form: Form::Ordinal, ..plain(value, end) };
    if line.is_number(at) {
        let (value, _, suffix) = digits::mantissa(line.written(at))?;
        let fits = matches!(suffix, "st" | "nd" | "rd" | "th") && value % 1.0 == 0.0;
        return fits.then(|| place(value, at + 1));
    }
    let first = role(line.word(at));
    if let Some(value) = first.ordinal {
        return Some(place(value, at + 1));
    }
    first.small.or(first.tens)?;
    let (before, end) = numeral::chain(line, at)?;
    let joined = line.word(end) == "and" || line.is_hyphen(end);
    let next = end + usize::from(joined);
    let last = role(line.word(next)).ordinal?;
    let value = match last {
        last if last >= 100.0 => before * last,
        last if last < 10.0 && before % 10.0 == 0.0 && before % 100.0 >= 20.0 => before + last,
        // "one hundred first graders" are a hundred of them.
        last if before >= 100.0 && before % 100.0 == 0.0 && (joined || last >= 20.0) => before + last,
        _ => return None,
    };
    Some(place(value, next + 1))
}

/// A number meant as it stands.
pub(super) fn plain<'a>(value: f64, end: usize) -> Number<'a> {
    Number { value, step: 1.0, scale: 1.0, form: Form::Words, suffix: "", end }
}

/// What the tests of the files about numbers share.
#[cfg(test)]
pub(super) mod fixture {
    use super::super::line::{Line, fixture};
    use crate::lexicon::Lexicon;

    /// The first number of a text must be these words with this value; no words for no number.
    #[track_caller]
    pub(in crate::analysis) fn check(text: &str, words: &str, value: f64) {
        let lexicon = Lexicon::english();
        let analysis = fixture::analysis(&lexicon, text);
        let line = Line::all(text, &analysis).next().expect("the text has a sentence");
        let found = (0..line.len()).find_map(|at| Some((at, super::read(&line, at)?)));
        let got = found.map_or(("", 0.0), |(at, number)| {
            (line.span(at, number.end).of(text).unwrap_or(""), (number.value * 1e9).round() / 1e9)
        });
        assert_eq!(got, (words, value), "{text:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::check;

    #[test]
    fn a_place_in_an_order_is_read_whole() {
        check("The twenty-first guest ate.", "twenty-first", 21.0);
        check("It was the two hundredth dive.", "two hundredth", 200.0);
        check("Her one hundred and first goal won it.", "one hundred and first", 101.0);
        check("Only one hundred first graders ate.", "one hundred", 100.0);
    }

    #[test]
    fn text_without_numbers_has_none() {
        check("Ann fed the hens.", "", 0.0);
    }
}
