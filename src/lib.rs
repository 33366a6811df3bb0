//! Compares claims across documents: who agrees, who contradicts whom, and the words that decide it.

pub mod analysis;
pub mod claim;
mod error;
mod event;
mod index;
pub mod judge;
pub mod lexicon;
pub mod matcher;
pub mod render;
pub mod report;
pub mod syntax;
pub mod text;

pub use crate::analysis::{Analysis, analyze};
pub use crate::claim::{Claim, claims};
pub use crate::error::Error;
pub use crate::judge::{Judgement, Relation, Sensitivity, judge};
pub use crate::lexicon::Lexicon;
pub use crate::matcher::{Change, Config, Matcher, compare};
pub use crate::report::Report;
pub use crate::text::{Document, DocumentId, Published, Sentence, SentenceKind, Span, segment};
