//! Compares claims across documents: who agrees, who contradicts whom, and the words that decide it.

pub mod analysis;
pub mod claim;
mod error;
pub mod judge;
pub mod lexicon;
pub mod render;
pub mod report;
pub mod syntax;
pub mod text;

pub use crate::analysis::{Analysis, analyze};
pub use crate::claim::Claim;
pub use crate::error::Error;
pub use crate::report::Report;
pub use crate::text::{Document, DocumentId, Published, Sentence, SentenceKind, Span, segment};
