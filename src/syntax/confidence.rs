//! How likely is an arc to be right, given how clearly it won?

use super::Label;

/// The share of right arcs by label and margin, as it was on the development part of the treebanks.
#[derive(Copy, Clone)]
pub struct Confidence<'a> {
    // Invariant: empty, or `LEVELS - 1` bounds of two bytes, ascending, and a row of `LEVELS` percentages for each label.
    table: &'a [u8],
}

/// How many levels a margin is sorted into.
pub const LEVELS: usize = 16;

/// The bytes of the bounds between levels.
const BOUNDS: usize = (LEVELS - 1) * 2;

impl<'a> Confidence<'a> {
    /// Knows nothing: every arc is as likely as not.
    pub const UNKNOWN: Confidence<'static> = Confidence { table: &[] };

    /// The table that [`Confidence::pack`] wrote.
    pub const fn new(table: &'a [u8]) -> Confidence<'a> {
        assert!(table.len() == BOUNDS + Label::ALL.len() * LEVELS, "bounds, and a row a label");
        Confidence { table }
    }

    /// The bytes of a table: the least margin of each level but the first, and the percentages of each label.
    pub fn pack(bounds: &[i16; LEVELS - 1], rows: &[[u8; LEVELS]]) -> Vec<u8> {
        bounds.iter().flat_map(|bound| bound.to_le_bytes()).chain(rows.iter().flatten().copied()).collect()
    }

    /// The level of a margin.
    pub fn level(&self, margin: i16) -> usize {
        let bounds = self.table.get(..BOUNDS).unwrap_or_default().chunks_exact(2);
        bounds.take_while(|bound| i16::from_le_bytes([bound[0], bound[1]]) <= margin).count()
    }

    /// The chance, in percent, that an arc with this label and margin is right.
    pub(super) fn percent(&self, label: Label, margin: i16) -> u8 {
        self.table.get(BOUNDS + label as usize * LEVELS + self.level(margin)).copied().unwrap_or(50)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_falls_into_the_level_whose_bound_it_reaches() {
        let bounds: [i16; LEVELS - 1] = std::array::from_fn(|level| 10 * (level as i16 + 1));
        let rows = vec![std::array::from_fn(|level| level as u8); Label::ALL.len()];
        let table = Confidence::pack(&bounds, &rows);
        let confidence = Confidence::new(&table);
        assert_eq!(
            [0, 9, 10, 149, 150, i16::MAX].map(|margin| confidence.percent(Label::Obj, margin)),
            [0, 0, 1, 14, 15, 15]
        );
    }

    #[test]
    fn without_a_table_nothing_is_known() {
        assert_eq!(Confidence::UNKNOWN.percent(Label::Obj, 9), 50);
    }
}
