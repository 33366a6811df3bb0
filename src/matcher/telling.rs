//! How is it kept what two claims are to each other?

use std::sync::Arc;

use super::Key;
use super::entry::Claims;
use super::prune::{Pair, wanted};
use crate::claim::Claim;
use crate::judge::{Judgement, Relation};

/// Two claims that make an event or a finding, the one that comes first by document and place on the left.
#[derive(Clone)]
pub(super) struct Telling {
    pub(super) left: Key,
    pub(super) right: Key,
    /// Where their sentences start.
    sentences: [u32; 2],
    /// Whether a reader would want it as a finding, if no other says it better.
    pub(super) wanted: bool,
    /// The judgement, packed.
    packed: Arc<[u8]>,
}

/// A sentence: its document, where it starts.
pub(super) type Sentence = (u32, u32);

impl Telling {
    pub(super) fn new(
        (left, of_left): (Key, &Claim),
        (right, of_right): (Key, &Claim),
        judgement: &Judgement,
    ) -> Telling {
        let pair = Pair { left: of_left, right: of_right, within: left.0 == right.0, judgement };
        let wanted = wanted(pair);
        // What only ties two claims to one event is never shown.
        let shown = wanted || judgement.relation == Relation::Contradiction;
        let packed = if shown {
            postcard::to_allocvec(judgement)
        } else {
            postcard::to_allocvec(&Judgement { reasons: Vec::new(), ..judgement.clone() })
        };
        let sentences = [of_left, of_right].map(|claim| claim.sentence.start() as u32);
        let packed = packed.expect("all parts of a judgement have a length that is known").into();
        Telling { left, right, sentences, wanted, packed }
    }

    pub(super) fn judgement(&self) -> Judgement {
        postcard::from_bytes(&self.packed).expect("it is read as it was packed")
    }

    pub(super) fn pair<'p>(&self, claims: &'p Claims, judgement: &'p Judgement) -> Pair<'p> {
        let (left, right) = (claims.get(self.left), claims.get(self.right));
        Pair { left, right, within: self.left.0 == self.right.0, judgement }
    }

    /// The sentences that the two claims stand in.
    pub(super) fn places(&self) -> [Sentence; 2] {
        [(self.left.0, self.sentences[0]), (self.right.0, self.sentences[1])]
    }

    /// Whether both are the same pair of claims.
    pub(super) fn is(&self, other: &Telling) -> bool {
        (self.left, self.right) == (other.left, other.right)
    }

    /// How many bytes the judgement takes.
    pub(super) fn bytes(&self) -> usize {
        self.packed.len()
    }
}
