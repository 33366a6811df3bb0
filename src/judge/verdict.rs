//! What can be said of two claims?

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Quote;

/// What two claims are to each other.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Both can't be true of the same thing at the same time.
    Contradiction,
    /// One says what the other says.
    Agreement,
    /// About the same event and compatible, yet an editor would note the difference.
    Divergence,
    /// Not about the same thing; only from `judge`, never in a report.
    Unrelated,
}

impl Relation {
    /// As the report's JSON names it.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Contradiction => "contradiction",
            Relation::Agreement => "agreement",
            Relation::Divergence => "divergence",
            Relation::Unrelated => "unrelated",
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Which of two claims that agree says at least what the other says.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entails {
    /// Each entails the other.
    Both,
    /// The left entails the right.
    Left,
    /// The right entails the left.
    Right,
}

impl Entails {
    /// By whether the left entails the right, and the right the left.
    pub(super) fn of(forward: bool, backward: bool) -> Option<Entails> {
        match (forward, backward) {
            (true, true) => Some(Entails::Both),
            (true, false) => Some(Entails::Left),
            (false, true) => Some(Entails::Right),
            (false, false) => None,
        }
    }
}

/// How two claims relate, as probabilities.
#[derive(Copy, Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Scores {
    /// That one says what the other says, in either direction. Of two texts at least what their likeness is worth: they may tell
    /// the same, though neither entails the other.
    pub agreement: f32,
    /// That the left entails the right.
    pub forward: f32,
    /// That the right entails the left.
    pub backward: f32,
    /// That both can't be true.
    pub contradiction: f32,
    /// How much of their content they share, from 0 to 1: a graded similarity, not a probability.
    pub overlap: f32,
}

/// One piece of evidence, with the words on both sides.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reason {
    /// Which phenomenon it is.
    pub kind: ReasonKind,
    /// The deciding words of the left claim.
    pub left: Quote,
    /// The deciding words of the right claim.
    pub right: Quote,
    /// What it says, in one phrase: `12 against 9 people`.
    pub note: String,
}

/// Which phenomenon a reason rests on.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReasonKind {
    /// The same in other words.
    Paraphrase,
    /// Two wordings or translations of one quotation.
    Quotation,
    /// One negates what the other affirms.
    Negation,
    /// Words of opposite meaning.
    Opposite,
    /// Two numbers for the same thing.
    Quantity,
    /// The same number in another unit.
    Unit,
    /// Two times for the same thing.
    Time,
    /// The same events in another order: resigned before the vote, after the vote.
    Order,
    /// Two places for the same thing.
    Place,
    /// Another person or party, or swapped roles.
    Participant,
    /// Two fillers of a slot that takes one.
    Exclusive,
    /// Confirmed against denied, accepted against rejected.
    Denial,
    /// By one it happened, by the other it did not, as verbs imply it: managed to, failed to, refused to.
    Fact,
    /// Put as more or less certain.
    Certainty,
    /// Said of more or fewer of the same: all, most, half, some, none. "Some survived" and "some died" go together; "all
    /// survived" and "some died" don't.
    Scope,
    /// Two causes of one effect, which may both be true; or one that the other denies.
    Cause,
    /// Lists of the same thing of which each has a member that the other lacks.
    Member,
    /// Another source is said to hold it.
    Attribution,
    /// Opposites that time explains: hired and later fired, missing and then found, a count that has grown. Only between
    /// documents, and never a contradiction.
    Update,
    /// One adds or leaves out a detail.
    Detail,
    /// A judge of the caller's own says so; its note tells why.
    Model,
}

impl ReasonKind {
    /// As the report's JSON names it.
    pub fn name(self) -> &'static str {
        match self {
            ReasonKind::Paraphrase => "paraphrase",
            ReasonKind::Quotation => "quotation",
            ReasonKind::Negation => "negation",
            ReasonKind::Opposite => "opposite",
            ReasonKind::Quantity => "quantity",
            ReasonKind::Unit => "unit",
            ReasonKind::Time => "time",
            ReasonKind::Order => "order",
            ReasonKind::Place => "place",
            ReasonKind::Participant => "participant",
            ReasonKind::Exclusive => "exclusive",
            ReasonKind::Denial => "denial",
            ReasonKind::Fact => "fact",
            ReasonKind::Certainty => "certainty",
            ReasonKind::Scope => "scope",
            ReasonKind::Cause => "cause",
            ReasonKind::Member => "member",
            ReasonKind::Attribution => "attribution",
            ReasonKind::Update => "update",
            ReasonKind::Detail => "detail",
            ReasonKind::Model => "model",
        }
    }
}

impl fmt::Display for ReasonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What two claims, or two texts, are to each other.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Judgement {
    /// The verdict.
    pub relation: Relation,
    /// Of an agreement, its direction.
    pub entails: Option<Entails>,
    /// The probability of the verdict.
    pub confidence: f32,
    /// All scores.
    pub scores: Scores,
    /// What carried the verdict, strongest first.
    pub reasons: Vec<Reason>,
}

impl Judgement {
    /// The same with left and right exchanged; the notes were written for the exchanged order.
    pub(crate) fn mirrored(mut self) -> Judgement {
        self.entails = self.entails.map(|entails| match entails {
            Entails::Both => Entails::Both,
            Entails::Left => Entails::Right,
            Entails::Right => Entails::Left,
        });
        std::mem::swap(&mut self.scores.forward, &mut self.scores.backward);
        for reason in &mut self.reasons {
            std::mem::swap(&mut reason.left, &mut reason.right);
        }
        self
    }
}
