//! What strangers may send: each target turns bytes into input, runs a part of the crate on it and holds what is promised.
//!
//! The targets are plain functions, so that `cargo fuzz` and the seeded campaign (`examples/campaign.rs`) run the same code.

pub mod analysis;
mod bytes;
pub mod comparison;
mod drawn;
pub mod export;
pub mod judgement;
pub mod lexicon;
pub mod matcher;
pub mod metadata;
pub mod mutation;
pub mod prose;
pub mod report;
#[path = "../../common/spans.rs"]
mod spans;
mod texts;

/// A target: its name, and what it does with the bytes it is given.
pub type Target = (&'static str, fn(&[u8]));

/// All targets, by name.
pub const TARGETS: &[Target] = &[
    ("analysis", analysis::run),
    ("comparison", comparison::run),
    ("export", export::run),
    ("judgement", judgement::run),
    ("lexicon", lexicon::run),
    ("matcher", matcher::run),
    ("metadata", metadata::run),
    ("report", report::run),
];
