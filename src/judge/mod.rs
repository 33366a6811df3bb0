//! Two claims in, a judgement out.

mod verdict;

pub use verdict::{Entails, Reason, ReasonKind, Relation, Scores};
