//! A door for `examples/fit_judge.rs`: what the models see. No part of the public interface.

pub use super::contrast::TextFeatures;
pub use super::model::REACH;

use super::contrast;
use super::features::NAMES as CLAIM_NAMES;

/// How many of the features a pair of claims is seen by: the first ones.
pub const OF_CLAIMS: usize = CLAIM_NAMES.len();

/// What each feature says, in order; `p` is the premise, `h` the hypothesis.
pub const NAMES: [&str; OF_CLAIMS + contrast::NAMES.len()] = {
    let mut names = [""; OF_CLAIMS + contrast::NAMES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = if at < OF_CLAIMS { CLAIM_NAMES[at] } else { contrast::NAMES[at - OF_CLAIMS] };
        at += 1;
    }
    names
};

/// The features of two texts, first as premise and hypothesis, then the other way round.
pub fn features(lexicon: &crate::lexicon::Lexicon, a: &str, b: &str) -> (TextFeatures, TextFeatures) {
    super::texts::features_of(lexicon, a, b)
}
