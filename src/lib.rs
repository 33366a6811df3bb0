//! Compares claims across documents: who agrees, who contradicts whom, and the words that decide it.
//!
//! ```
//! use gainsay::{Document, compare};
//!
//! let report = compare([
//!     Document::new("courier", "The fire in Harwick killed 12 people on Monday.").source("Courier"),
//!     Document::new("tribune", "Nine people died in Monday's Harwick fire, police said."),
//! ])?;
//! for finding in report.contradictions() {
//!     println!("{finding}");
//! }
//! # assert_eq!(report.contradictions().count(), 1);
//! # Ok::<(), gainsay::Error>(())
//! ```
//!
//! The primary entry point is [`compare`]: documents in, a [`Report`] out. A report is plain data (schema `gainsay/1`, with
//! serde both ways): documents, claims, events, and findings, each with the words that decide it as byte ranges of the
//! texts. [`Report::findings`], [`contradictions`](Report::contradictions) and [`agreements`](Report::agreements) join a
//! finding with its two claims and their documents.
//!
//! Which one should I use?
//!
//! - [`compare`] for several documents that are all there.
//! - [`Matcher`] when documents come and go: the report follows from those that are there, in whatever order they came.
//! - [`Config`] for the same with other settings: how much must speak for a finding, words of your own.
//! - [`Judge`] to put a judge of your own, such as a model, in the place of the built-in one.
//! - [`judge`](judge()) for two texts that you know to be about one thing.
//! - [`segment`], [`analyze`] and [`claims`] for one stage alone.
//!
//! No text is an error and none makes a panic: what is not understood yields nothing. The library reads no files, clock or
//! environment and prints nothing; the same documents give the same bytes in whatever order, on whatever platform.
//!
//! | module | question |
//! |---|---|
//! | [`text`] | What was written: documents, lines, sentences, tokens, byte spans |
//! | [`lexicon`] | What do words mean to each other: opposites, synonyms, names, units; can be extended |
//! | [`syntax`] | Which part of speech is a word, and which word does it depend on? |
//! | [`analysis`] | What do the words mean: quantities, times, names, attribution, polarity, certainty |
//! | [`claim`] | What does a document claim? |
//! | [`mod@judge`] | What are two claims, or two texts, to each other, and why? |
//! | [`matcher`] | Documents in, a report out; settings |
//! | [`report`] | What was found, as plain data |
//! | [`render`] | How does a report look on a terminal, as a page, in an issue? |
//! | [`export`] | How do other programs read it: Web Annotations, schema.org, source, cue and content |
//! | [`guide`] | How do I begin, how does it decide, what can be set, what does it cost, what does it not see? |

// The docs say which items need a feature.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod analysis;
pub mod claim;
mod error;
mod event;
pub mod export;
pub mod guide;
mod index;
pub mod judge;
pub mod lexicon;
pub mod matcher;
mod par;
pub mod render;
pub mod report;
pub mod syntax;
pub mod text;

pub use crate::analysis::{Analysis, analyze};
pub use crate::claim::{Claim, claims};
pub use crate::error::Error;
pub use crate::judge::{Judge, Judgement, Relation, Sensitivity, judge};
pub use crate::lexicon::Lexicon;
pub use crate::matcher::{Change, Config, Matcher, compare};
pub use crate::report::Report;
pub use crate::text::{Document, DocumentId, Published, Sentence, SentenceKind, Span, segment};

/// The README's programs are run as they stand there.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
