//! Which ages, measures and hours does a document tell?

use serde::{Deserialize, Serialize};

use super::{Claim, Clock, Figure, Sort};
use crate::analysis::QuantityKind;

/// At most so many values of a document are kept: more is a table.
const MOST: usize = 64;

/// The values of a document. What two reports of one thing both tell is settled between them; where each tells one value
/// that the other does not, they are at odds.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct Tally {
    values: Vec<Value>,
    clocks: Vec<Clock>,
}

/// A value with what tells it from others.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Value {
    sort: Sort,
    /// Of a measure, the word it depends on: how far somebody fell is no height of a mountain. Of a count, its noun.
    deed: Option<u64>,
    low: f64,
    high: f64,
}

/// What people round and convert: 2,000 feet and 600 metres.
const ROUNDING: f64 = 0.05;

/// Who takes feet for metres is out by a little more than three times.
pub(crate) const UNITS_APART: f64 = 3.5;

/// Two clock times at most so many minutes apart are one.
const ABOUT: u16 = 10;

impl Tally {
    /// The values in these claims.
    pub(super) fn of<'c>(claims: impl Iterator<Item = &'c Claim>) -> Tally {
        let mut tally = Tally::default();
        for claim in claims {
            for figure in &claim.figures {
                let told = match figure.sort.kind {
                    QuantityKind::Age | QuantityKind::Measure | QuantityKind::Money => true,
                    QuantityKind::Count => figure.noun.is_some(),
                    _ => false,
                };
                if told && tally.values.len() < MOST && !tally.tells(claim, figure) {
                    tally.values.push(Value::of(claim, figure));
                }
            }
            for clock in &claim.clocks {
                if tally.clocks.len() < MOST && tally.clocks.iter().all(|own| own.apart(clock) > 0) {
                    tally.clocks.push(*clock);
                }
            }
        }
        tally.values.shrink_to_fit();
        tally.clocks.shrink_to_fit();
        tally
    }

    /// How many bytes its lists take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.values) + size_of_val(&*self.clocks)
    }

    /// Whether the document tells a value that this one of a claim may be.
    pub(crate) fn tells(&self, claim: &Claim, figure: &Figure) -> bool {
        let value = Value::of(claim, figure);
        self.values.iter().any(|own| own.may_be(&value))
    }

    /// How many values of the sort of this one the document tells that the other does not.
    pub(crate) fn alone(&self, claim: &Claim, figure: &Figure, other: &Tally) -> usize {
        let value = Value::of(claim, figure);
        let of_sort = self.values.iter().filter(|own| own.is_like(&value));
        of_sort.filter(|own| !other.values.iter().any(|theirs| theirs.may_be(own))).count()
    }

    /// How many of them are near another figure: at most so many times as great or as small.
    pub(crate) fn alone_near(&self, claim: &Claim, figure: &Figure, other: &Tally, near: &Figure) -> usize {
        let value = Value::of(claim, figure);
        let is_near = |own: &&Value| own.high <= UNITS_APART * near.low && near.high <= UNITS_APART * own.low;
        let of_sort = self.values.iter().filter(|own| own.is_like(&value)).filter(is_near);
        of_sort.filter(|own| !other.values.iter().any(|theirs| theirs.may_be(own))).count()
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

impl Value {
    fn of(claim: &Claim, figure: &Figure) -> Value {
        let deed = match figure.sort.kind {
            QuantityKind::Measure => figure.deed,
            QuantityKind::Count => figure.noun,
            _ => None,
        };
        let deed = deed.map(|at| claim.words[usize::from(at)].key);
        Value { sort: figure.sort, deed, low: figure.low, high: figure.high }
    }

    fn is_like(&self, other: &Value) -> bool {
        (self.sort, self.deed) == (other.sort, other.deed)
    }

    fn may_be(&self, other: &Value) -> bool {
        if self.sort.kind != QuantityKind::Measure || self.high.is_infinite() || other.high.is_infinite() {
            return self.is_like(other) && self.low <= other.high && other.low <= self.high;
        }
        // "about 600 metres" may be 650, and is not what is told as "about 700".
        let (own, theirs) = ((self.low + self.high) / 2.0, (other.low + other.high) / 2.0);
        let near = (own - theirs).abs() <= ROUNDING * own.abs().max(theirs.abs());
        let within = |value: &Value, middle: f64| value.low <= middle && middle <= value.high;
        self.is_like(other) && (near || within(self, theirs) || within(other, own))
    }
}
