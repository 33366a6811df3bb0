//! How many, how much, how old, how strong? Numbers that count or measure, as intervals.

use serde::{Deserialize, Serialize};

use super::Analysis;
use super::counted;
use super::line::Line;
use super::number::{self, Form, Number};
use super::number_words::{self as word, Bound, Class};
use crate::lexicon::{Dimension, Lexicon, Unit};
use crate::text::Span;

/// A number that counts or measures something, as an interval.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Quantity {
    /// The number with its hedge, unit and, for a count, not the counted noun: `at least 12`, `3.5 million`, `40 percent`.
    pub span: Span,
    /// The number alone: `12`.
    pub number: Span,
    /// The least value that fits, in base units; `-inf` if unbounded.
    pub low: f64,
    /// The greatest value that fits; `inf` if unbounded.
    pub high: f64,
    /// The value as written.
    pub value: f64,
    /// What kind of number it is.
    pub kind: QuantityKind,
    /// Its unit, if it has one.
    pub unit: Option<Unit>,
    /// What is counted or measured, if that is said beside it: `people`.
    pub head: Option<Span>,
    /// How it was hedged.
    pub hedge: Hedge,
}

/// What kind of number a quantity is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum QuantityKind {
    /// So many of something.
    Count,
    /// With a unit of measurement.
    Measure,
    /// Percent or percentage points.
    Percent,
    /// An amount of money.
    Money,
    /// How old someone is.
    Age,
    /// A place in an order: third.
    Ordinal,
    /// Magnitude of an earthquake and the like: a number that names a degree.
    Degree,
}

/// How a quantity is hedged.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// Not at all.
    Exact,
    /// About, around, nearly, some.
    About,
    /// At least, more than, over.
    AtLeast,
    /// At most, fewer than, up to.
    AtMost,
    /// Between two values.
    Range,
}

/// The quantities of a document of which sentences, tokens, words and times are filled, in order, without overlap.
///
/// Numbers inside times are not reported, nor numbers that name: years, articles, addresses, scores, versions.
pub(crate) fn find(lexicon: &Lexicon, text: &str, analysis: &Analysis) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut times = analysis.times.iter().peekable();
    for line in Line::all(text, analysis) {
        let mut at = 0;
        while at < line.len() {
            let span = line.tokens[at].span;
            while times.next_if(|time| time.span.end() <= span.start()).is_some() {}
            let limit = times.peek().map_or(usize::MAX, |time| time.span.start());
            if limit <= span.start() {
                at += 1;
                continue;
            }
            match read(lexicon, &line, at) {
                Some((quantity, end)) if quantity.span.end() <= limit => {
                    quantities.push(quantity);
                    at = end.max(at + 1);
                }
                _ => at = skip(&line, at),
            }
        }
    }
    quantities
}

/// Whether a number before the token at `at` is a house or block: `5600 block`, `17200 South Halsted Street`.
pub(super) fn is_address(line: &Line<'_>, at: usize) -> bool {
    (at..at + 4)
        .take_while(|&at| line.is_word(at) && (line.is_capitalised(at) || word::has(line.word(at), Class::Address)))
        .any(|at| word::has(line.word(at), Class::Address))
}

/// The unit that begins at `at`, and one past its last token: `square kilometres`, `km`, `-mile`.
fn unit_at(lexicon: &Lexicon, line: &Line<'_>, at: usize) -> Option<(Unit, usize)> {
    let at = line.past_hyphen(at);
    let first = line.word(at);
    let second = line.past_hyphen(at + 1);
    if matches!(
        first,
        "square"
            | "cubic"
            | "sq"
            | "metric"
            | "nautical"
            | "percentage"
            | "per"
            | "u.s"
            | "us"
            | "canadian"
            | "degrees"
    ) {
        let whole = format!("{first} {}", line.word(second));
        if let Some(unit) = lexicon.unit(&whole) {
            return Some((unit, second + 1));
        }
        // A square mile is no mile.
        if matches!(first, "square" | "cubic" | "sq" | "nautical") {
            return None;
        }
    }
    // "5 in the north", "3 a day": words of a letter or two are units only where they are glued to the number.
    let short = first.len() < 3
        && line.is_word(at)
        && !(at > 0 && line.is_glued(at - 1))
        && !matches!(first, "km" | "kg" | "ft" | "lb" | "mm" | "cm" | "gb" | "mb" | "tb" | "kw" | "mw" | "gw");
    if short || first.is_empty() {
        return None;
    }
    let unit = lexicon.unit(first)?;
    let speed = matches!(line.word(at + 1), "per" | "an" | "/") && matches!(line.word(at + 2), "hour" | "second" | "h");
    if speed && unit.dimension == Dimension::Length {
        let whole = format!("{first} per {}", line.word(at + 2));
        return lexicon.unit(&whole).map(|unit| (unit, at + 3));
    }
    Some((unit, at + 1))
}

/// A number with all that belongs to it, before its value is bounded.
struct Found<'a> {
    number: Number<'a>,
    /// The second value of a range.
    upper: Option<Number<'a>>,
    /// First token of the number itself.
    first: usize,
    /// First token with what belongs to it: currency, "aged".
    start: usize,
    /// One past the last token of number and unit.
    end: usize,
    unit: Option<Unit>,
    kind: QuantityKind,
}

fn read(lexicon: &Lexicon, line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let currency =
        lexicon.unit(line.written(at)).filter(|unit| unit.dimension == Dimension::Money && !line.is_number(at));
    let is_sign = currency.is_some() && line.is_glued(at) && line.is_number(at + 1);
    let start = at + usize::from(is_sign);
    let number = number::read(line, start)?;
    let mut found =
        Found { number, upper: None, first: start, start, end: number.end, unit: None, kind: QuantityKind::Count };
    if number.form == Form::Ordinal {
        return ordinal(lexicon, line, &found);
    }
    if !number.suffix.is_empty() {
        let unit = lexicon.unit(&number.suffix.to_lowercase())?;
        found.unit = Some(unit);
    }
    extend(lexicon, line, &mut found, is_sign);
    if is_sign {
        (found.unit, found.kind, found.start) = (currency, QuantityKind::Money, at);
    }
    classify(line, &mut found);
    let head = counted::head(lexicon, line, found.start, found.end, number.value);
    if found.kind == QuantityKind::Count && !counts(line, &found, head) {
        return None;
    }
    let (quantity, end) = bounded(line, &found, at, head);
    Some((quantity, end))
}

/// Reads the unit and the second value of a range.
fn extend<'a>(lexicon: &Lexicon, line: &Line<'a>, found: &mut Found<'a>, is_sign: bool) {
    let unit = |at| unit_at(lexicon, line, at).filter(|(unit, _)| unit.dimension != Dimension::Duration);
    if let (None, Some((unit, end))) = (found.unit, unit(found.end)) {
        (found.unit, found.end) = (Some(unit), end);
    }
    if let Some(upper) = upper(lexicon, line, found, is_sign) {
        let scale = upper.scale;
        if found.number.scale == 1.0 && scale > 1.0 && found.number.value * scale < upper.value {
            found.number.value *= scale;
            found.number.step *= scale;
        }
        if upper.value > found.number.value {
            (found.upper, found.end) = (Some(upper), upper.end);
            if let Some((unit, end)) = unit(upper.end) {
                (found.unit, found.end) = (Some(unit), end);
            }
        }
    }
}

/// `10 to 12`, `10-12`, `between 3 and 5`, `two or three`; not "from 10 to 12", which is a change, nor the score "3-1".
fn upper<'a>(lexicon: &Lexicon, line: &Line<'a>, found: &Found<'a>, is_sign: bool) -> Option<Number<'a>> {
    let (start, end) = (found.start - usize::from(is_sign), found.end);
    let before = line.before(start, 1);
    let joined = match line.word(end) {
        "to" => {
            before != "from" || matches!(line.before(start, 2), "ranging" | "range" | "ranged" | "ranges" | "anywhere")
        }
        "and" => before == "between",
        "or" => true,
        _ => line.is_hyphen(end),
    };
    if !joined {
        return None;
    }
    let sign = lexicon.unit(line.written(end + 1)).is_some_and(|unit| unit.dimension == Dimension::Money);
    let next = end + 1 + usize::from(sign);
    let upper = number::read(line, next).filter(|upper| upper.suffix.is_empty() && upper.form != Form::Ordinal)?;
    let near = line.word(end) != "or" || upper.value <= found.number.value + 1.0;
    (near && found.number.form != Form::Fraction && upper.form != Form::Fraction).then_some(upper)
}

/// Settles the kind by what stands beside the number.
fn classify(line: &Line<'_>, found: &mut Found<'_>) {
    let whole = found.number.value % 1.0 == 0.0;
    if let Some((start, end)) = degree(line, found) {
        (found.kind, found.start, found.end, found.unit) = (QuantityKind::Degree, start, end, None);
    } else if let Some((start, end)) = age(line, found).filter(|_| whole && found.number.value < 125.0) {
        (found.kind, found.start, found.end, found.unit) = (QuantityKind::Age, start, end, None);
    } else if let Some(unit) = found.unit {
        found.kind = match unit.dimension {
            Dimension::Money => QuantityKind::Money,
            Dimension::Percent | Dimension::PercentagePoint => QuantityKind::Percent,
            _ => QuantityKind::Measure,
        };
    } else if word::has(line.word(found.end), Class::Percent) || line.written(found.end) == "%" {
        let points = word::has(line.word(found.end + 1), Class::Point);
        (found.kind, found.end) = (QuantityKind::Percent, found.end + 1 + usize::from(points));
    } else if found.number.form == Form::Fraction {
        found.kind = QuantityKind::Percent;
    }
}

/// `magnitude 5.6`, `5.6-magnitude`, `magnitude of 5.6`, `5.9 on the Richter scale`, `a 6.1 quake`.
fn degree(line: &Line<'_>, found: &Found<'_>) -> Option<(usize, usize)> {
    let (start, end) = (found.start, found.end);
    let is = |at: usize| word::has(line.word(at), Class::Degree);
    let next = line.past_hyphen(end);
    if is(next) {
        return Some((start, next + 1));
    }
    for back in 1..=3.min(start) {
        let at = start - back;
        let between = (at + 1..start)
            .all(|at| matches!(line.word(at), "of" | "a" | "from" | "ranging" | "was" | "at") || line.is_hyphen(at));
        if is(at) && between {
            return Some((at, end));
        }
    }
    let on_scale = line.word(end) == "on" && (end + 1..end + 4).any(is);
    let degree = (0.0..10.0).contains(&found.number.value) && found.number.form == Form::Digits && found.unit.is_none();
    let quake = degree && found.number.step < 1.0 && word::has(line.word(next), Class::Quake);
    (on_scale || quake).then_some((start, end))
}

/// `15-year-old`, `14 years old`, `aged 14`, `ages 8 and 14`, `Wilson, 14,`.
fn age(line: &Line<'_>, found: &Found<'_>) -> Option<(usize, usize)> {
    let (start, end) = (found.start, found.end);
    let unit = line.past_hyphen(end);
    if matches!(line.word(unit), "year" | "years") {
        let old = line.past_hyphen(unit + 1);
        if matches!(line.word(old), "old" | "olds" | "of") && (line.word(old) != "of" || line.word(old + 1) == "age") {
            return Some((start, old + 1 + usize::from(line.word(old) == "of")));
        }
        return None;
    }
    if matches!(line.word(end), "-" | "%") || found.unit.is_some() {
        return None;
    }
    let before = line.before(start, 1);
    if matches!(before, "aged" | "age" | "ages") {
        return Some((start - 1, end));
    }
    if before == "of" && line.before(start, 2) == "age" {
        return Some((start - 2, end));
    }
    // "ages 8 and 14".
    if before == "and" && matches!(line.before(start, 3), "aged" | "ages") {
        return Some((start, end));
    }
    let comma = start > 1 && line.written(start - 1) == "," && matches!(line.written(end), "," | ".");
    let name = comma && line.is_word(start - 2) && line.is_capitalised(start - 2) && line.is_number(start);
    // "Bonn, 14, 15" is a list.
    (name && !line.is_number(end + 1) && found.number.value < 110.0).then_some((start, end))
}

/// Whether a number without unit counts something, rather than names it.
fn counts(line: &Line<'_>, found: &Found<'_>, head: Option<usize>) -> bool {
    let (start, end) = (found.start, found.end);
    let number = &found.number;
    let digits = number.form == Form::Digits;
    let before = line.before(start, 1);
    let hedged = word::hedge_before(line, start).is_some() || word::hedge_at(line, end, true).is_some();
    let plural = head.is_some_and(|head| head >= end && counted::is_plural(line, head));
    let happened = head.is_some_and(|head| counted::happens(line, head));
    if digits && is_address(line, end) || !number.suffix.is_empty() {
        return false;
    }
    // "Article 5", "Resolution 242", "No. 10"; "in Phase 3 trials" too.
    if word::has(before, Class::Label) && digits && !(plural && !line.is_capitalised(start - 1))
        || matches!(before, "#" | "[")
    {
        return false;
    }
    // "COVID-19", "F-16", "24/7", "1.2.3".
    let tied = start > 0
        && line.is_glued(start - 1)
        && matches!(line.written(start - 1), "-" | "/" | "." | ":" | "–" | "," | "'" | "’");
    let ties = line.is_glued(end - 1) && line.is_number(end + 1) && line.is_glued(end) && !line.is_word(end);
    if tied || ties {
        return false;
    }
    // "1. Close the valve", "(3)".
    if digits && (start == 0 && matches!(line.written(end), "." | ")") || before == "(" && line.written(end) == ")") {
        return false;
    }
    if number.value == 1.0 && found.upper.is_none() {
        return counts_one(line, start, end, head, hedged);
    }
    // "Apollo 11", "the Group of Seven": part of a name unless a noun follows that it counts.
    let named = start > 1 && line.is_word(start - 1) && line.is_capitalised(start - 1);
    if named && digits && !plural && !happened {
        return false;
    }
    let named_word =
        !digits && start > 0 && line.is_capitalised(start) && (line.is_capitalised(start - 1) || before == "of");
    if named_word && !plural && !happened {
        return false;
    }
    if digits && number.value >= 1e7 && number.scale == 1.0 && !line.written(start).contains(',') {
        return false;
    }
    head.is_some() || hedged || line.word(end) == "of"
}

/// Whether "one" is a number: one of persons or of the dead, or hedged; mostly it is a pronoun or an article.
fn counts_one(line: &Line<'_>, start: usize, end: usize, head: Option<usize>, hedged: bool) -> bool {
    if word::has(line.before(start, 1), Class::Pronoun)
        || matches!(line.word(end), "of" | "another")
        || line.is_hyphen(end)
    {
        return false;
    }
    let Some(head) = head else { return false };
    if head < end {
        return head + 1 == start;
    }
    hedged || counted::happens(line, head) || word::has(line.word(head), Class::Person)
}

/// An ordinal counts as one only between a determiner and a noun: "his 11th term", "the second quake"; not "first, …".
fn ordinal(lexicon: &Lexicon, line: &Line<'_>, found: &Found<'_>) -> Option<(Quantity, usize)> {
    let determined = matches!(
        line.before(found.start, 1),
        "the" | "a" | "his" | "her" | "its" | "their" | "our" | "my" | "'s" | "’s" | "this" | "that"
    );
    let noun = line.word(found.end);
    let follows =
        line.is_word(found.end) && !word::has(noun, Class::Stop) && noun != "time" || line.word(found.end) == "of";
    if !determined || !follows {
        return None;
    }
    let found = Found { kind: QuantityKind::Ordinal, upper: None, unit: None, ..*found };
    let head = counted::head(lexicon, line, found.start, found.end, 1.0).filter(|head| *head >= found.end);
    Some(bounded(line, &found, found.start, head))
}

/// The interval of values that the number and its hedge allow.
fn bounded(line: &Line<'_>, found: &Found<'_>, at: usize, head: Option<usize>) -> (Quantity, usize) {
    let number = &found.number;
    let (mut start, mut end) = (found.start.min(at), found.end);
    let share = if number.form == Form::Fraction && found.kind == QuantityKind::Percent { 100.0 } else { 1.0 };
    let value = number.value * share;
    let mut bound = Bound::Exact;
    if let Some((before, first)) = word::hedge_before(line, start) {
        (bound, start) = (before, first);
    }
    if line.written(end) == "+" {
        (bound, end) = (Bound::AtLeast, end + 1);
    } else if let Some((behind, last)) = word::hedge_at(line, end, true) {
        (bound, end) = (behind, last);
    }
    let slack = slack(found, value);
    let (mut low, mut high, mut hedge) = match bound {
        Bound::Exact if number.form == Form::Vague => (value, f64::INFINITY, Hedge::AtLeast),
        Bound::Exact if number.form == Form::Round => (value * 0.9, value * 1.1, Hedge::About),
        Bound::Exact => (value - slack, value + slack, Hedge::Exact),
        Bound::About => (value - slack.max(value * 0.1), value + slack.max(value * 0.1), Hedge::About),
        Bound::Nearly => (value * 0.9, value, Hedge::About),
        Bound::JustOver => (value, value * 1.1, Hedge::About),
        Bound::AtLeast => (value, f64::INFINITY, Hedge::AtLeast),
        Bound::AtMost => (f64::NEG_INFINITY, value, Hedge::AtMost),
    };
    if let Some(upper) = &found.upper {
        (low, high, hedge) = (low.max(value - slack), upper.value, Hedge::Range);
    } else if let Some((upper, last)) = second_bound(line, end, bound) {
        (high, hedge, end) = (upper, Hedge::Range, last);
    }
    let factor = found.unit.map_or(1.0, |unit| unit.factor);
    let quantity = Quantity {
        span: line.span(start, end),
        number: line.span(found.first, found.upper.map_or(number.end, |upper| upper.end)),
        low: low * factor,
        high: high * factor,
        value,
        kind: found.kind,
        unit: found.unit,
        head: head.map(|head| line.span(head, head + 1)),
        hedge,
    };
    (quantity, end)
}

/// How far a value may be off its written form: half a unit of the last written digit. A count is meant as it stands.
fn slack(found: &Found<'_>, value: f64) -> f64 {
    let number = &found.number;
    match found.kind {
        // A fifth is 20 percent or thereabouts.
        QuantityKind::Percent if number.form == Form::Fraction => value * 0.05,
        QuantityKind::Count | QuantityKind::Money if number.step == 1.0 => 0.0,
        QuantityKind::Ordinal | QuantityKind::Age => 0.0,
        // "930 miles" is measured to ten miles at best.
        QuantityKind::Measure if number.step == 1.0 => last_digit(value) / 2.0,
        _ => number.step / 2.0,
    }
}

/// The unit of the last digit that is not zero: 10 for 930.
fn last_digit(value: f64) -> f64 {
    let mut unit = 1.0;
    while value != 0.0 && unit < 1e15 && value % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    unit
}

/// `more than 10 but fewer than 20`.
fn second_bound(line: &Line<'_>, end: usize, bound: Bound) -> Option<(f64, usize)> {
    if bound != Bound::AtLeast || !matches!(line.word(end), "but" | "and") {
        return None;
    }
    let (Bound::AtMost, at) = word::hedge_at(line, end + 1, false)? else { return None };
    number::read(line, at).map(|upper| (upper.value, upper.end))
}

/// Past a token that begins no quantity, and past digits that go with it: phone numbers, scores, versions.
fn skip(line: &Line<'_>, at: usize) -> usize {
    let mut next = at + 1;
    if line.is_number(at) {
        while line.is_glued(next - 1) && line.is_glued(next) && line.is_number(next + 1) && !line.is_word(next) {
            next += 2;
        }
    }
    next
}
