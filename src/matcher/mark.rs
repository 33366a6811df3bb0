//! What decides whether a judgement is reported, in a byte.
//!
//! Of a million claims some millions of pairs are told of. What is not reported needs no reasons, and what is reported is
//! judged again when somebody asks: a judgement follows from its two claims.

use super::prune::{CLOSE, Pair, wanted};
use crate::judge::{Judgement, Relation};

const RELATIONS: [Relation; 3] = [Relation::Contradiction, Relation::Agreement, Relation::Divergence];

/// Where each part stands.
const RELATION: u8 = 0b0000_0011;
const SURE: u8 = 2;
const CLOSELY: u8 = 1 << 5;
const WANTED: u8 = 1 << 6;
const REPORTED: u8 = 1 << 7;

/// Within a fifth, the words decide which of two findings is told.
const STEPS: f32 = 5.0;

/// The mark of a judgement that ties two claims to one event.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Mark(u8);

impl Mark {
    pub(super) fn of(pair: Pair<'_>) -> Mark {
        let Judgement { relation, confidence, scores, .. } = pair.judgement;
        let place = RELATIONS.iter().position(|known| known == relation).unwrap_or(RELATIONS.len() - 1);
        let flag = |holds: bool, bit: u8| if holds { bit } else { 0 };
        let sure = (confidence * STEPS) as u8;
        Mark(place as u8 | sure << SURE | flag(scores.overlap >= CLOSE, CLOSELY) | flag(wanted(pair), WANTED))
    }

    /// One that was stored, if it is one.
    pub(super) fn stored(byte: u8) -> Option<Mark> {
        let mark = Mark(byte);
        let known = usize::from(byte & RELATION) < RELATIONS.len() && mark.sure() <= STEPS as u8;
        (known && (mark.is_wanted() || !mark.is_reported())).then_some(mark)
    }

    pub(super) fn byte(self) -> u8 {
        self.0
    }

    pub(super) fn relation(self) -> Relation {
        RELATIONS[usize::from(self.0 & RELATION) % RELATIONS.len()]
    }

    /// How sure it is, in fifths.
    pub(super) fn sure(self) -> u8 {
        self.0 >> SURE & 0b111
    }

    /// Whether the claims are close to each other.
    pub(super) fn is_close(self) -> bool {
        self.0 & CLOSELY != 0
    }

    /// Whether a reader would want it as a finding, if no other says it better.
    pub(super) fn is_wanted(self) -> bool {
        self.0 & WANTED != 0
    }

    /// Whether it is reported: no other says it better.
    pub(super) fn is_reported(self) -> bool {
        self.0 & REPORTED != 0
    }

    /// The same, reported or not.
    pub(super) fn reported(self, reported: bool) -> Mark {
        Mark(if reported { self.0 | REPORTED } else { self.0 & !REPORTED })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_a_mark_or_nothing() {
        let marks: Vec<Mark> = (0..=u8::MAX).filter_map(Mark::stored).collect();
        // Three relations, six degrees of sureness; close or not; wanted, reported, or neither.
        assert_eq!(marks.len(), 3 * 6 * 2 * 3);
        assert!(marks.iter().all(|mark| Mark::stored(mark.byte()) == Some(*mark)));
        assert!(marks.iter().all(|mark| !mark.reported(false).is_reported()));
    }

    #[test]
    fn relations_keep_their_order() {
        assert!(RELATIONS.is_sorted());
    }
}
