//! Which ages, measures and hours does a document tell?

use super::{Claim, Clock, Sort};
use crate::analysis::QuantityKind;

/// At most so many values of a document are kept: more is a table.
const MOST: usize = 64;

/// The values of a document. What two reports of one thing both tell is settled between them; where each tells one value
/// that the other does not, they are at odds.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Tally {
    values: Vec<(Sort, f64, f64)>,
    clocks: Vec<Clock>,
}

/// Two clock times at most so many minutes apart are one.
const ABOUT: u16 = 10;

impl Tally {
    /// The values in these claims.
    pub(super) fn of<'c>(claims: impl Iterator<Item = &'c Claim>) -> Tally {
        let mut tally = Tally::default();
        for claim in claims {
            for figure in &claim.figures {
                let told = matches!(figure.sort.kind, QuantityKind::Age | QuantityKind::Measure | QuantityKind::Money);
                if told && tally.values.len() < MOST && !tally.tells(figure.sort, figure.low, figure.high) {
                    tally.values.push((figure.sort, figure.low, figure.high));
                }
            }
            for clock in &claim.clocks {
                if tally.clocks.len() < MOST && tally.clocks.iter().all(|own| own.apart(clock) > 0) {
                    tally.clocks.push(*clock);
                }
            }
        }
        tally
    }

    /// Whether the document tells a value that this may be.
    pub(crate) fn tells(&self, sort: Sort, low: f64, high: f64) -> bool {
        self.values.iter().any(|&(own, least, most)| own == sort && least <= high && low <= most)
    }

    /// How many values of a sort the document tells that the other does not.
    pub(crate) fn alone(&self, sort: Sort, other: &Tally) -> usize {
        self.values.iter().filter(|&&(own, low, high)| own == sort && !other.tells(sort, low, high)).count()
    }

    /// Whether the document tells an hour that this may be.
    pub(crate) fn tells_clock(&self, clock: &Clock) -> bool {
        self.clocks.iter().any(|own| own.apart(clock) <= ABOUT)
    }

    /// How many hours the document tells that the other does not.
    pub(crate) fn clocks_alone(&self, other: &Tally) -> usize {
        self.clocks.iter().filter(|clock| !other.tells_clock(clock)).count()
    }
}
