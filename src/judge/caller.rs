//! How does a judge of the caller's own have its say?

use super::verdict::{Entails, Judgement, Reason, ReasonKind, Relation, Scores};
use crate::claim::Claim;
use crate::text::{Quote, Span};

/// What a [`Judge`] may fail with.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Judges pairs of claims in the place of the built-in judge, whose word it is given: the door for a model of the caller's.
///
/// It is handed to a comparison by [`Config::judged_by`](crate::Config::judged_by) and asked of every pair of claims that the
/// index proposes, in batches, of each pair once, whichever claim comes first. What it answers stands as it is: to keep
/// what the library would have said, hand back a copy of [`Pair::judgement`].
///
/// Its duties, without which the report is no longer a function of the documents alone:
///
/// - **One judgement for each pair, in their order.** Another number is an error.
/// - **Each pair by itself:** what is said of it depends neither on the other pairs of the batch nor on what was asked before.
///   The batches are cut as it suits, and a [`Matcher`](crate::Matcher) asks only of what is new.
/// - **The same answer to the same pair, each time,** as far as [`Claim`]s are the same: pairs of copies are asked of once.
/// - **The mirrored answer to the mirrored pair:** which claim is on the left follows from the ids of the documents.
/// - **Nothing that cannot be shown:** a contradiction needs a reason with words on both sides, each reason quotes its
///   document, scores are from 0 to 1. Anything else is an error that names the claims.
///
/// ```
/// use std::sync::Arc;
///
/// use gainsay::judge::{BoxError, Judge, Judgement, Pair, Relation};
/// use gainsay::{Config, Document};
///
/// /// Lets agreements stand only where the model of this example, which counts letters, sees a likeness.
/// struct Likeness;
///
/// impl Judge for Likeness {
///     fn judge(&self, pairs: &[Pair<'_>]) -> Result<Vec<Judgement>, BoxError> {
///         let judged = pairs.iter().map(|pair| {
///             let (left, right) = (pair.left.text().len(), pair.right.text().len());
///             let agrees = pair.judgement.relation == Relation::Agreement;
///             if agrees && left.abs_diff(right) > 40 { Judgement::unrelated() } else { pair.judgement.clone() }
///         });
///         Ok(judged.collect())
///     }
/// }
///
/// let report = Config::default().judged_by(Arc::new(Likeness)).compare([
///     Document::new("courier", "The council approved the budget on Monday."),
///     Document::new("tribune", "The budget was approved by the council on Monday."),
/// ])?;
/// assert_eq!(report.agreements().count(), 1);
/// # Ok::<(), gainsay::Error>(())
/// ```
pub trait Judge: Send + Sync {
    /// Judges each of the pairs, in order.
    ///
    /// # Errors
    /// Whatever keeps it from judging; the comparison, or the change of a matcher, then fails with it as its source.
    fn judge(&self, pairs: &[Pair<'_>]) -> Result<Vec<Judgement>, BoxError>;
}

/// Two claims with what the built-in judge makes of them.
#[derive(Copy, Clone, Debug)]
#[non_exhaustive]
pub struct Pair<'p> {
    /// The claim whose document comes first by id, or that stands first in it.
    pub left: &'p Claim,
    /// The other.
    pub right: &'p Claim,
    /// Whether both stand in one document, of which only contradictions are reported.
    pub within: bool,
    /// The built-in verdict. Pairs that come to nothing at first sight are unrelated with scores of zero; two of one event that
    /// differ by a detail alone diverge, and of their scores only the overlap is known.
    pub judgement: &'p Judgement,
}

impl<'p> Pair<'p> {
    pub(crate) fn new(left: &'p Claim, right: &'p Claim, within: bool, judgement: &'p Judgement) -> Pair<'p> {
        Pair { left, right, within, judgement }
    }

    /// A reason that names the whole of both claims as the deciding words: for a model that gives a score and cannot say why.
    pub fn whole(&self, note: impl Into<String>) -> Reason {
        self.reason(ReasonKind::Model, self.left.span, self.right.span, note)
    }

    /// A reason with its words on both sides, by their places in the documents. They lie within the sentences of the claims;
    /// of others nothing is quoted.
    pub fn reason(&self, kind: ReasonKind, left: Span, right: Span, note: impl Into<String>) -> Reason {
        Reason::new(kind, self.left.quote(left), self.right.quote(right), note)
    }
}

impl Reason {
    /// A reason of this kind with its words on both sides.
    pub fn new(kind: ReasonKind, left: Quote, right: Quote, note: impl Into<String>) -> Reason {
        Reason { kind, left, right, note: note.into() }
    }
}

impl Judgement {
    /// A judgement without reasons. Its confidence is the score of its relation, in both directions if that is agreement; the
    /// other scores are zero.
    pub fn new(relation: Relation, confidence: f32) -> Judgement {
        let scores = match relation {
            Relation::Contradiction => Scores { contradiction: confidence, ..Scores::default() },
            Relation::Agreement => {
                Scores { agreement: confidence, forward: confidence, backward: confidence, ..Scores::default() }
            }
            Relation::Divergence | Relation::Unrelated => Scores::default(),
        };
        let entails = (relation == Relation::Agreement).then_some(Entails::Both);
        Judgement { relation, entails, confidence, scores, reasons: Vec::new() }
    }

    /// That two claims have nothing to do with each other.
    pub fn unrelated() -> Judgement {
        Judgement::new(Relation::Unrelated, 1.0)
    }

    /// The same with one more reason.
    #[must_use]
    pub fn because(mut self, reason: Reason) -> Judgement {
        self.reasons.push(reason);
        self
    }
}
