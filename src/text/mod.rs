//! What was written: documents, byte spans, sentences, tokens. Nothing here knows what a word means.

mod abbreviation;
mod address;
mod boilerplate;
mod bound;
mod boundary;
mod characters;
mod day_line;
mod document;
mod fold;
mod form;
mod hash;
mod layout;
mod line;
mod listed;
mod overlong;
mod phrases;
mod quote;
mod room;
mod segment;
pub(crate) mod short;
mod span;
mod starter;
mod stop;
mod token;

pub(crate) use characters::Characters;
pub use document::{Document, DocumentId, Published};
pub use fold::fold;
pub(crate) use hash::{hash, hash_on};
pub(crate) use listed::{ListedMap, quick};
pub use quote::Quote;
pub(crate) use room::room;
pub use segment::{Sentence, SentenceKind, segment};
pub use span::Span;
pub use token::{Token, TokenKind, tokenize};
