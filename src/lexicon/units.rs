//! What does a unit word or sign measure, and how many base units is it?

use super::table::{self, Rows};
use super::words::Words;

const UNITS: &str = include_str!("data/units.txt");

/// A unit of measurement or currency.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Unit {
    /// What it measures: two quantities compare only within one dimension.
    pub dimension: Dimension,
    /// How many base units one of it is; exact conversions only.
    pub factor: f64,
    /// Its number in the unit list, for naming it.
    pub id: u16,
}

/// What a unit measures.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
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
        let ids = |word: &'w str| [words.find(table::trim_period(word)), None];
        self.rows.longest(text, ids, |word| word == "-", |unit, _| Some(*unit))
    }

    pub(super) fn name(&self, id: u16) -> &str {
        self.names.get(usize::from(id)).map_or("", String::as_str)
    }
}

fn dimension_named(name: &str) -> Option<Dimension> {
    DIMENSIONS.iter().find(|(known, _)| *known == name).map(|&(_, dimension)| dimension)
}
