//! What does a case expect, and did the library read it so?

use std::path::Path;

use gainsay::analysis::{Hedge, Quantity, QuantityKind};
use gainsay::lexicon::Dimension;
use gainsay::{Document, Lexicon};
use serde_json::Value;

/// What a file of cases is about.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(crate) enum Family {
    Number,
    Range,
    Ordinal,
    Percent,
    Age,
    Currency,
    Dimension,
    Temperature,
}

impl Family {
    pub(crate) fn of(file: &str) -> Option<Family> {
        let families = [
            ("NumberRange", Family::Range),
            ("Number", Family::Number),
            ("Ordinal", Family::Ordinal),
            ("Percent", Family::Percent),
            ("Age", Family::Age),
            ("Currency", Family::Currency),
            ("Dimension", Family::Dimension),
            ("Temperature", Family::Temperature),
        ];
        families.into_iter().find(|(start, _)| file.starts_with(start)).map(|(_, family)| family)
    }

    /// Whether a quantity is of the sort that the file is about. A number of a file about numbers may have any unit.
    fn holds(self, quantity: &Quantity) -> bool {
        let warm = quantity.unit.is_some_and(|unit| unit.dimension == Dimension::Temperature);
        match self {
            Family::Number | Family::Range => true,
            Family::Ordinal => quantity.kind == QuantityKind::Ordinal,
            Family::Percent => quantity.kind == QuantityKind::Percent,
            Family::Age => quantity.kind == QuantityKind::Age,
            Family::Currency => quantity.kind == QuantityKind::Money,
            // An angle is a dimension and is written as a temperature is.
            Family::Dimension => quantity.kind == QuantityKind::Measure,
            Family::Temperature => quantity.kind == QuantityKind::Measure && warm,
        }
    }

    /// Whether a quantity that no case expects is a false one: where a file is about all numbers, a bare one.
    fn surprises(self, quantity: &Quantity) -> bool {
        match self {
            Family::Number => quantity.kind == QuantityKind::Count,
            // Ranges are expected, single numbers stand beside them.
            Family::Range => quantity.kind == QuantityKind::Count && quantity.low < quantity.high,
            Family::Dimension => self.holds(quantity) && !Family::Temperature.holds(quantity),
            _ => self.holds(quantity),
        }
    }
}

/// One text with the numbers it should yield.
pub(crate) struct Case {
    pub(crate) input: String,
    /// Whether the recognizers themselves are known to fail on it.
    pub(crate) unsupported: bool,
    pub(crate) entities: Vec<Entity>,
}

/// One number of a case.
pub(crate) struct Entity {
    /// Its bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// As the file has it: a number, a percentage, an interval; none for a unit without a number.
    pub(crate) value: Option<String>,
    unit: Option<String>,
}

impl Case {
    pub(crate) fn read(file: &Path) -> Result<Vec<Case>, String> {
        let problem = |error: String| format!("{}: {error}", file.display());
        let text = std::fs::read_to_string(file).map_err(|error| problem(error.to_string()))?;
        let cases: Vec<Value> =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| problem(error.to_string()))?;
        Ok(cases.iter().map(Case::new).collect())
    }

    fn new(case: &Value) -> Case {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let input = text(&case["Input"]);
        let mut from = 0;
        let entities = case["Results"].as_array().into_iter().flatten().filter_map(|result| {
            let words = text(&result["Text"]);
            // The offsets of the files are of several kinds; the words, which come in order, are found again instead.
            let start = from + find(&input[from..], &words)?;
            from = start + words.len();
            let field = |name: &str| result["Resolution"][name].as_str().map(str::to_owned);
            Some(Entity {
                start,
                end: from,
                value: field("value").filter(|value| value != "null"),
                unit: field("unit"),
            })
        });
        let entities = entities.collect();
        Case { unsupported: text(&case["NotSupported"]).contains("dotnet"), input, entities }
    }

    pub(crate) fn expectation(&self) -> String {
        let of = |entity: &Entity| {
            let value = entity.value.as_deref().unwrap_or("-");
            format!("{} = {value} {}", &self.input[entity.start..entity.end], entity.unit.as_deref().unwrap_or(""))
        };
        self.entities.iter().map(of).collect::<Vec<_>>().join("; ")
    }
}

/// Where `words` stand in a text, in upper or lower case.
fn find(text: &str, words: &str) -> Option<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .find(|&at| text.get(at..at + words.len()).is_some_and(|here| here.to_lowercase() == words.to_lowercase()))
}

/// Whether all numbers in scope that the case expects are read, and no other of the family; and what was read. Of a case
/// that is left out as a whole, all numbers are asked for.
pub(crate) fn judge(lexicon: &Lexicon, family: Family, case: &Case, in_scope: bool) -> (bool, String) {
    let found = gainsay::analyze(&Document::new("case", case.input.as_str())).quantities;
    let scored: Vec<&Entity> =
        case.entities.iter().filter(|entity| !(in_scope && crate::scope::is_dropped(case, entity))).collect();
    let all = scored.iter().all(|entity| found.iter().any(|quantity| is(lexicon, family, entity, quantity)));
    let none_else = found.iter().filter(|quantity| family.surprises(quantity)).all(|quantity| {
        case.entities.iter().any(|entity| entity.start < quantity.span.end() && quantity.span.start() < entity.end)
    });
    let of = |quantity: &Quantity| {
        let words = quantity.span.of(&case.input).unwrap_or_default();
        let unit = quantity.unit.map_or("", |unit| lexicon.unit_name(unit));
        format!("{words} = {} {unit} {:?} {}..{}", quantity.value, quantity.kind, quantity.low, quantity.high)
    };
    (all && none_else, found.iter().map(of).collect::<Vec<_>>().join("; "))
}

fn is(lexicon: &Lexicon, family: Family, entity: &Entity, quantity: &Quantity) -> bool {
    let overlaps = entity.start < quantity.span.end() && quantity.span.start() < entity.end;
    if !overlaps || !family.holds(quantity) {
        return false;
    }
    let value = entity.value.as_deref().unwrap_or_default();
    // Shares are bounded in percent: "more than half" is 50 and more.
    let share = if quantity.kind == QuantityKind::Percent && quantity.unit.is_none() { 100.0 } else { 1.0 };
    if family == Family::Range {
        let is = |(low, high)| same(low, quantity.low / share) && same(high, quantity.high / share);
        return interval(value).is_some_and(is);
    }
    let percent = if value.ends_with('%') { share } else { 1.0 };
    let factor = quantity.unit.map_or(1.0, |unit| unit.factor);
    let valued = value.trim_end_matches('%').parse().is_ok_and(|value| {
        // Of a range with a unit the files have the second number alone.
        let end = quantity.hedge == Hedge::Range && same(value, quantity.high / factor);
        same(value, quantity.value * percent) || end
    });
    let unit = || quantity.unit.map_or("", |unit| lexicon.unit_name(unit));
    valued && entity.unit.as_deref().is_none_or(|expected| family == Family::Age || named_alike(expected, unit()))
}

fn same(expected: f64, found: f64) -> bool {
    expected == found || (expected - found).abs() <= expected.abs() * 1e-6
}

/// The ends of `[20,30)`, whether or not they belong to it; a missing one is infinite.
fn interval(value: &str) -> Option<(f64, f64)> {
    let (low, high) = value.trim_matches(|c| matches!(c, '[' | ']' | '(' | ')')).split_once(',')?;
    let end = |end: &str, missing| if end.is_empty() { Some(missing) } else { end.parse().ok() };
    Some((end(low, f64::NEG_INFINITY)?, end(high, f64::INFINITY)?))
}

/// Whether a unit of the files and one of the lexicon are the same.
fn named_alike(expected: &str, found: &str) -> bool {
    const SAME: [(&str, &str); 13] = [
        ("C", "degree Celsius"),
        ("F", "degree Fahrenheit"),
        ("K", "kelvin"),
        ("Dollar", "US dollar"),
        ("United States dollar", "US dollar"),
        ("Cent", "US cent"),
        ("Pence", "penny"),
        ("Pound", "pound sterling"),
        ("British pound", "pound sterling"),
        ("Japanese yen", "yen"),
        ("Chinese yuan", "yuan"),
        ("Ton", "tonne"),
        ("Metric ton", "tonne"),
    ];
    let plain = |name: &str| name.to_lowercase().replace("meter", "metre").replace("liter", "litre");
    let (expected_plain, found_plain) = (plain(expected), plain(found));
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    SAME.contains(&(expected, found))
        || expected_plain == found_plain
        // "Turkish lira" and "lira", "US gallon" and "Gallon".
        || last(&expected_plain) == found_plain
        || (!expected_plain.contains(' ') && last(&found_plain) == expected_plain)
}
