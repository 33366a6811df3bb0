//! A door for `examples/fit_judge.rs`: what the model sees. No part of the public interface.

pub use super::features::{Features, NAMES};
pub use super::model::REACH;

/// The features of two texts, first as premise and hypothesis, then the other way round.
pub fn features(lexicon: &crate::lexicon::Lexicon, a: &str, b: &str) -> (Features, Features) {
    super::texts::features_of(lexicon, a, b)
}
