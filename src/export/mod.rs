//! How do other programs read a report? Claims and findings in the forms that standards give them.
//!
//! | form | of | by |
//! |---|---|---|
//! | [`annotations`] | claims, findings and their deciding words, as notes on the documents | W3C Web Annotation Data Model, JSON-LD |
//! | [`statements`] | claims and where they appear | schema.org `Claim`, JSON-LD |
//! | [`quotations`] | who says what by which words | source, cue and content, after PolNeAR (Newell et al. 2018) |
//!
//! All are plain data for any `serde` format.

mod annotation;
mod iri;
mod quotation;
mod selector;
mod statement;

pub use annotation::{Annotation, AnnotationPage, Motivation, Target, TextualBody, annotations};
pub use quotation::{Quotation, quotations};
pub use selector::{Selector, locate};
pub use statement::{Appearance, Graph, Publisher, Statement, statements};
