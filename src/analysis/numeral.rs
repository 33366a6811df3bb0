//! Which number do words write: thirty-five, two dozen, 3.5 million, two point five, one and a half million?

use super::line::Line;
use super::number::{Form, Number, Role, plain, role};
use super::{digits, fraction};

/// No number that anyone means is longer, and a page of number words is not read over and over.
const REACH: usize = 24;

/// `dozens`, `hundreds of thousands`: as many at least.
pub(super) fn vague<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
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

/// A number in words, with its decimals and the fraction behind it.
pub(super) fn words<'a>(line: &Line<'a>, at: usize) -> Option<Number<'a>> {
    let mut sum = Sum { at, end: at, ..Sum::default() };
    if matches!(line.word(at), "a" | "an") {
        role(line.word(at + 1)).scale.filter(|_| line.word(at + 1).len() > 2)?;
        (sum.group, sum.end, sum.round) = (Some(1.0), at + 1, true);
    }
    sum.go_on(line);
    if sum.end == at || (sum.end == at + 1 && sum.round) {
        return None;
    }
    let whole = sum.number(Form::Words);
    if let Some(number) = decimals(line, at, &whole).or_else(|| with_fraction(line, &sum, &whole)) {
        return Some(number);
    }
    // "twenty-three fifths".
    if let Some(improper) = fraction::parts_behind(line, &whole) {
        return Some(improper);
    }
    // "twenty-first" is an ordinal and "two-thirds" a fraction, whatever the words before them would count.
    let tail = line.past_hyphen(whole.end);
    let cut = tail > whole.end && (role(line.word(tail)).ordinal.is_some() || role(line.word(tail)).part.is_some());
    // "two hundredth", "one hundred and first".
    let next = if line.word(whole.end) == "and" { whole.end + 1 } else { whole.end };
    let hundreds = next > whole.end && whole.value % 100.0 == 0.0 && !line.is_hyphen(next + 1);
    let multiple = role(line.word(next)).ordinal.is_some_and(|ordinal| hundreds || ordinal >= 100.0);
    (!cut && !multiple).then_some(whole)
}

/// What follows digits: `3.5 million`, `4 thousand 3 hundred`, `3 and a half`.
pub(super) fn after_digits<'a>(line: &Line<'a>, value: f64, step: f64, end: usize) -> Number<'a> {
    let mut sum = Sum { at: end, end, group: Some(value), step, spoken: false, ..Sum::default() };
    sum.go_on(line);
    let whole = sum.number(Form::Digits);
    with_fraction(line, &sum, &whole).unwrap_or(whole)
}

/// The value of number words without decimals or fraction, and one past their last token.
pub(super) fn chain(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let mut sum = Sum { at, end: at, ..Sum::default() };
    sum.go_on(line);
    (sum.end > at).then(|| (sum.value(), sum.end))
}

/// What the words of a number add up to so far.
#[derive(Copy, Clone)]
struct Sum {
    at: usize,
    end: usize,
    /// What stands before thousand, million and the like is added here once they are read.
    total: f64,
    /// What was added to it last.
    added: f64,
    /// What no such word has multiplied yet.
    group: Option<f64>,
    least_scale: f64,
    step: f64,
    round: bool,
    /// Whether it began with a word.
    spoken: bool,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum {
            at: 0,
            end: 0,
            total: 0.0,
            added: 0.0,
            group: None,
            least_scale: f64::INFINITY,
            step: 1.0,
            round: false,
            spoken: true,
        }
    }
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }

    fn number<'a>(&self, form: Form) -> Number<'a> {
        // What is said after the scale makes it exact: "two thousand and six".
        let scale = if self.group.is_none() && self.least_scale < f64::INFINITY { self.least_scale } else { 1.0 };
        let digits = form == Form::Digits;
        let step = if digits || (self.group.is_none() && !self.round) { self.step } else { 1.0 };
        let form = if self.round { Form::Round } else { form };
        Number { step, scale: if self.round { 1.0 } else { scale }, form, ..plain(self.value(), self.end) }
    }

    fn go_on(&mut self, line: &Line<'_>) {
        while self.end < self.at + REACH {
            let Some(next) = self.next(line).filter(|&next| self.add(line, next)) else { return };
            self.end = next + 1;
        }
    }

    /// Where the next word of the number would stand, past a hyphen or "and".
    fn next(&self, line: &Line<'_>) -> Option<usize> {
        if self.value() == 0.0 && self.group.is_none() {
            return Some(self.end);
        }
        let next = line.past_hyphen(self.end);
        // "ninety - five" in texts whose tokens were set apart.
        let apart = line.written(next) == "-" && self.end > self.at && self.group.is_some_and(is_tens);
        if apart && role(line.word(next + 1)).small.is_some_and(|small| small < 10.0) {
            return Some(next + 1);
        }
        if line.word(next) != "and" {
            return Some(next);
        }
        // "three hundred and five", not "five and six", "two million and one half", "three hundred and two hundred".
        // "$3 million and two men": digits go on only as "3 hundred and one" does.
        let large = !self.spoken && self.total > 0.0 && self.least_scale > 1000.0;
        let joins =
            (self.total > 0.0 && !large) || self.group.is_some_and(|group| group >= 100.0 && self.end > self.at);
        let after = role(line.word(next + 1));
        let goes_on = after.small.or(after.tens).is_some() || line.is_number(next + 1);
        (joins && goes_on && fraction::simple(line, next + 1).is_none() && !self.begins_anew(line, next + 1))
            .then_some(next + 1)
    }

    /// Whether the words after "and" are a number that this one does not hold: "three hundred and two hundred".
    fn begins_anew(&self, line: &Line<'_>, at: usize) -> bool {
        let hundred = self.group.is_some_and(|group| group >= 100.0);
        hundred && role(line.word(line.past_hyphen(at + 1))).scale == Some(100.0)
    }

    /// Adds the word at `next`; false if it is no part of this number.
    fn add(&mut self, line: &Line<'_>, next: usize) -> bool {
        if line.is_number(next) {
            return self.add_digits(line, next);
        }
        let word = line.word(next);
        let Role { small, tens, scale, vague, .. } = role(word);
        // "3 dozens", "five hundreds": behind a number they are no more than dozen and hundred.
        let scale = scale.or_else(|| vague.map(|vague| vague / 2.0).filter(|scale| *scale > 10.0));
        let (hundreds, rest) = self.group.map_or((0.0, 0.0), |group| (group - group % 100.0, group % 100.0));
        // After "3 hundred" words go on, after the digits "300" they don't.
        let spoken = self.end > self.at;
        // "a $24 million one-time charge", "two million five-pound notes".
        let anew = self.total > 0.0 && self.group.is_none() && scale.is_none() && !self.joins_on(line, next);
        match (small, tens, scale) {
            _ if anew => return false,
            (Some(small), ..) if self.group.is_none() => self.group = Some(small),
            (Some(small), ..) if hundreds > 0.0 && rest == 0.0 && spoken => self.group = Some(hundreds + small),
            (Some(small), ..) if small > 0.0 && small < 10.0 && is_tens(rest) && spoken => {
                self.group = Some(hundreds + rest + small);
            }
            (_, Some(tens), _) if self.group.is_none() => self.group = Some(tens),
            (_, Some(tens), _) if hundreds > 0.0 && rest == 0.0 && spoken => self.group = Some(hundreds + tens),
            (.., Some(scale)) if word.len() > 2 || (!spoken && digits::is_scale_word(line, next)) => {
                return self.multiply(scale);
            }
            _ => return false,
        }
        true
    }

    /// Whether a small number behind a million belongs to it: after "and", or in words that no hyphen ties to a noun.
    fn joins_on(&self, line: &Line<'_>, next: usize) -> bool {
        let tied = line.is_hyphen(next + 1) && role(line.word(next + 2)).small.is_none();
        (self.spoken && !tied) || line.before(next, 1) == "and" || (self.least_scale <= 1000.0 && !tied)
    }

    fn multiply(&mut self, scale: f64) -> bool {
        let Some(group) = self.group else {
            // "three lakh crore", "ten thousand million".
            let again = self.total > 0.0 && self.total == self.added && scale >= self.least_scale;
            if again {
                self.total *= scale;
                (self.added, self.step, self.least_scale) = (self.total, self.step * scale, self.least_scale * scale);
            }
            return again;
        };
        if scale == 12.0 {
            // "three hundred and two dozen".
            let rest = group % 100.0;
            self.group = Some(if rest == 0.0 { group * 12.0 } else { group - rest + rest * 12.0 });
            // "3 dozen" is a round number in words or in digits.
            self.round = true;
            return true;
        }
        if scale < 1000.0 {
            self.group = Some(digits::scaled(group, self.step, scale));
            self.step *= if self.end == self.at { scale } else { 1.0 };
            return true;
        }
        if scale >= self.least_scale {
            return false;
        }
        self.added = digits::scaled(group, self.step, scale);
        self.step = if self.total == 0.0 { self.step.min(1.0) * scale } else { scale };
        self.total += self.added;
        (self.least_scale, self.group) = (scale, None);
        true
    }

    /// "4 thousand 3 hundred and 21": digits that a scale follows, or the last ones after "and".
    fn add_digits(&mut self, line: &Line<'_>, next: usize) -> bool {
        let spoken = self.end > self.at;
        let Some((value, _, "")) = digits::mantissa(line.written(next)).filter(|_| spoken) else { return false };
        let scale = role(line.word(next + 1)).scale.filter(|_| line.word(next + 1).len() > 2);
        let hundreds = self.group.is_some_and(|group| group >= 100.0 && group % 100.0 == 0.0);
        if self.group.is_none() && scale.is_some_and(|scale| scale < self.least_scale) {
            self.group = Some(value);
        } else if hundreds && scale.is_none() && line.word(next - 1) == "and" && (1.0..100.0).contains(&value) {
            self.group = self.group.map(|group| group + value);
        } else {
            return false;
        }
        true
    }
}

fn is_tens(value: f64) -> bool {
    value % 100.0 >= 20.0 && value % 10.0 == 0.0
}

/// `two point five million`, `nine point nought four`, `two hundred point seventy-one`.
fn decimals<'a>(line: &Line<'a>, at: usize, whole: &Number<'a>) -> Option<Number<'a>> {
    // "at one point five men ran".
    if line.word(whole.end) != "point" || line.before(at, 1) == "at" {
        return None;
    }
    let (mut value, mut step, mut end) = (0.0, 1.0, whole.end + 1);
    let digit = |at: usize| role(line.word(at)).small.filter(|small| *small < 10.0);
    while let Some(small) = digit(end).filter(|_| end < at + REACH) {
        (value, step, end) = (value * 10.0 + small, step / 10.0, end + 1);
    }
    if end == whole.end + 1 {
        let (pair, last) = chain(line, end).filter(|(pair, _)| *pair < 100.0)?;
        (value, step, end) = (pair, 0.01, last);
    }
    let scale = scale_at(line, end).unwrap_or(1.0);
    let sum = digits::scaled(whole.value + round_to(value * step, step), step, scale);
    let end = end + usize::from(scale > 1.0);
    Some(Number { step: step * scale, scale, ..plain(sum, end) })
}

/// A product of decimal digits and their unit, without the noise: 3 hundredths are 0.03.
fn round_to(value: f64, step: f64) -> f64 {
    let places = (1.0 / step).round();
    (value * places).round() / places
}

/// `one and a half`, `five and a half million`, `3 million and a half`, `a billion and a quarter million`.
fn with_fraction<'a>(line: &Line<'a>, sum: &Sum, whole: &Number<'a>) -> Option<Number<'a>> {
    if line.word(whole.end) != "and" {
        return None;
    }
    let (part, end) = fraction::simple(line, whole.end + 1)?;
    let scale = scale_at(line, end).filter(|scale| *scale < sum.least_scale);
    let (value, scale, end) = match scale {
        // Half of the last million, where a million was named: "3 million and a half".
        None if sum.group.is_none() && sum.least_scale.is_finite() => {
            (whole.value + part * sum.least_scale, sum.least_scale, end)
        }
        None => (whole.value + part, 1.0, end),
        Some(scale) if sum.least_scale.is_finite() => (whole.value + part * scale, scale, end + 1),
        Some(scale) => ((whole.value + part) * scale, scale, end + 1),
    };
    Some(Number { step: scale / 10.0, scale, ..plain(value, end) })
}

/// The scale word at `at`, if there is one that no other reading has.
pub(super) fn scale_at(line: &Line<'_>, at: usize) -> Option<f64> {
    role(line.word(at)).scale.filter(|scale| *scale >= 1000.0 && line.word(at).len() > 1 && line.is_word(at))
}

#[cfg(test)]
mod tests {
    use super::super::number::fixture::check;

    #[test]
    fn words_add_up() {
        check("It has three hundred and five doors.", "three hundred and five", 305.0);
        check("Two hundred and two thousand came.", "Two hundred and two thousand", 202_000.0);
        check("They want three lakh crore.", "three lakh crore", 3e12);
        check("It has ten thousand million grains.", "ten thousand million", 1e10);
        check("I sold 3 dozens.", "3 dozens", 36.0);
        check("It has ninety - five rooms.", "ninety - five", 95.0);
    }

    #[test]
    fn digits_and_words_mix() {
        check("It has 4 thousand 3 hundred and 21 pages.", "4 thousand 3 hundred and 21", 4321.0);
        check("It cost $3 million and two men lost their jobs.", "3 million", 3e6);
        check("A $24 million one-time charge came.", "24 million", 24e6);
        check("He has 3 hundred and 2 hundred.", "3 hundred", 300.0);
    }

    #[test]
    fn decimals_are_spoken() {
        check("It grew two point five million.", "two point five million", 2.5e6);
        check("It measured nine point nought four.", "nine point nought four", 9.04);
        check("It was zero point seventy-one.", "zero point seventy-one", 0.71);
        check("At one point five men ran.", "one", 1.0);
    }

    #[test]
    fn a_fraction_behind_a_million_is_one_of_it() {
        check("There are one million and a half paths.", "one million and a half", 1.5e6);
        check("It has five and a half million trees.", "five and a half million", 5.5e6);
        check("They sold two million and one half.", "two million and one half", 2.5e6);
        check("It weighs forty-two and a third.", "forty-two and a third", 42.333_333_333);
    }
}
