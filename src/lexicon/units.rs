//! What does a unit word or sign measure, and how many base units is it?

use serde::{Deserialize, Serialize};

use super::table::{self, Rows};
use super::words::Words;

pub(super) const UNITS: &str = include_str!("data/units.txt");

/// A unit of measurement or currency.
#[derive(Copy, Clone, PartialEq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Unit {
    /// What it measures: two quantities compare only within one dimension.
    pub dimension: Dimension,
    /// How many base units one of it is; exact conversions only.
    pub factor: f64,
    /// Its number in the unit list, for naming it.
    pub id: u16,
}

/// What a unit measures.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Dimension {
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Seconds.
    Duration,
    /// Metres per second.
    Speed,
    /// Degrees; each scale is a dimension of its own in `Unit::id`.
    Temperature,
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Money; only the same currency compares.
    Money,
    /// Bytes.
    Data,
    /// Watts, joules, volts and the like; only the same unit compares.
    Other,
}

/// Each dimension under the name it has in the list.
const DIMENSIONS: [(&str, Dimension); 12] = [
    ("length", Dimension::Length),
    ("area", Dimension::Area),
    ("volume", Dimension::Volume),
    ("mass", Dimension::Mass),
    ("duration", Dimension::Duration),
    ("speed", Dimension::Speed),
    ("temperature", Dimension::Temperature),
    ("percent", Dimension::Percent),
    ("percentage-point", Dimension::PercentagePoint),
    ("money", Dimension::Money),
    ("data", Dimension::Data),
    ("other", Dimension::Other),
];

/// The units and the ways to write them.
#[derive(Clone)]
pub(super) struct UnitTable {
    rows: Rows<Unit>,
    names: Vec<String>,
}

impl UnitTable {
    pub(super) fn read(words: &mut Words) -> UnitTable {
        let mut table = UnitTable { rows: Rows::new(), names: Vec::new() };
        for (_, line) in table::lines(UNITS) {
            let mut fields = line.split('|').map(str::trim);
            let (Some(name), Some(dimension), Some(factor), Some(aliases)) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            if let (Some(dimension), Ok(factor)) = (dimension_named(dimension), factor.parse()) {
                table.add(words, name, dimension, factor, aliases.split(';').map(str::trim));
            }
        }
        table
    }

    /// Whether there is no number for one more unit.
    pub(super) fn is_full(&self) -> bool {
        self.names.len() > usize::from(u16::MAX)
    }

    /// Adds a unit under its aliases; an alias that has a unit gets this one.
    pub(super) fn add<'w>(
        &mut self,
        words: &mut Words,
        name: &str,
        dimension: Dimension,
        factor: f64,
        aliases: impl Iterator<Item = &'w str>,
    ) {
        let unit = Unit { dimension, factor, id: self.names.len() as u16 };
        self.names.push(name.to_string());
        for alias in aliases {
            *self.rows.entry(words, alias) = Some(unit);
        }
    }

    pub(super) fn find<'w>(&self, words: &Words, text: impl Iterator<Item = &'w str>) -> Option<(usize, Unit)> {
        let ids = (|word: &'w str| words.find(table::trim_period(word)), |_| None);
        self.rows.longest(text, ids, |word| word == "-", |unit, _| Some(*unit))
    }

    pub(super) fn name(&self, id: u16) -> &str {
        self.names.get(usize::from(id)).map_or("", String::as_str)
    }
}

fn dimension_named(name: &str) -> Option<Dimension> {
    DIMENSIONS.iter().find(|(known, _)| *known == name).map(|&(_, dimension)| dimension)
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: (usize, Dimension, f64, &str)) {
        let lexicon = Lexicon::english();
        let (taken, unit) = lexicon.unit_phrase(text.split(' ')).unwrap_or_else(|| panic!("{text} is no unit"));
        assert_eq!((taken, unit.dimension, unit.factor, lexicon.unit_name(unit)), expected, "{text}");
    }

    #[test]
    fn lengths_and_masses_convert_exactly() {
        check("km", (1, Dimension::Length, 1000.0, "kilometre"));
        check("kilometers away", (1, Dimension::Length, 1000.0, "kilometre"));
        check("miles", (1, Dimension::Length, 1609.344, "mile"));
        check("tonnes", (1, Dimension::Mass, 1000.0, "tonne"));
        check("lbs.", (1, Dimension::Mass, 0.453_592_37, "pound"));
    }

    #[test]
    fn units_of_several_words_are_taken_whole() {
        check("percentage points higher", (2, Dimension::PercentagePoint, 1.0, "percentage point"));
        check("square miles of", (2, Dimension::Area, 2_589_988.110_336, "square mile"));
        check("km / h", (3, Dimension::Speed, 0.277_777_777_777_777_8, "kilometre per hour"));
        check("miles per hour", (3, Dimension::Speed, 0.447_04, "mile per hour"));
        check("kilowatt - hours", (3, Dimension::Other, 3_600_000.0, "kilowatt-hour"));
    }

    #[test]
    fn signs_and_names_of_money_are_the_same_unit() {
        check("$", (1, Dimension::Money, 1.0, "US dollar"));
        check("dollars", (1, Dimension::Money, 1.0, "US dollar"));
        check("us$", (1, Dimension::Money, 1.0, "US dollar"));
        check("\u{20ac}", (1, Dimension::Money, 1.0, "euro"));
        check("roubles", (1, Dimension::Money, 1.0, "ruble"));
        check("canadian dollars", (2, Dimension::Money, 1.0, "Canadian dollar"));
        check("cents", (1, Dimension::Money, 0.01, "US cent"));
    }

    #[test]
    fn percent_is_not_a_percentage_point() {
        check("%", (1, Dimension::Percent, 1.0, "percent"));
        check("per cent", (2, Dimension::Percent, 1.0, "percent"));
    }

    #[test]
    fn other_words_are_no_units() {
        for word in ["people", "in", "per", "qwertzuiop", ""] {
            assert_eq!(Lexicon::english().unit(word), None, "{word}");
        }
    }

    #[test]
    fn each_line_of_the_list_is_a_unit_and_each_alias_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        let lines: Vec<&str> = UNITS.lines().skip(1).collect();
        assert!(lines.is_sorted_by_key(|line| line.split(" | ").next()));
        for line in lines {
            let fields: Vec<&str> = line.split(" | ").collect();
            assert!(fields.len() == 4 && dimension_named(fields[1]).is_some(), "{line}");
            assert!(fields[2].parse::<f64>().is_ok_and(|factor| factor > 0.0), "{line}");
            for alias in fields[3].split("; ") {
                assert!(seen.insert(alias) && alias == alias.to_lowercase(), "{alias}");
            }
        }
    }
}
