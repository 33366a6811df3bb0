//! What did the trees make of the same features before?
//!
//! Papers print each other's sentences, and in many pairs of sentences nothing differs but a name: every other reading of a
//! pair has been seen a moment ago.

use super::features::Features;
use super::model::{Leaning, Model};

/// What the trees for claims of documents made of features, remembered.
#[derive(Default)]
pub(super) struct Recall {
    /// At a place that the features give; later ones take the place of earlier ones.
    known: Vec<Option<Box<(Features, Leaning)>>>,
}

impl Recall {
    const ROOM: usize = 1 << 14;

    /// What the trees make of the features of a pair in one direction.
    pub(super) fn leaning(&mut self, features: &Features) -> Leaning {
        if self.known.is_empty() {
            self.known.resize(Recall::ROOM, None);
        }
        let known = &mut self.known[place(features) % Recall::ROOM];
        match known {
            Some(known) if known.0 == *features => known.1,
            _ => {
                let leaning = Model::of_claims().leaning(features);
                match known {
                    Some(known) => **known = (*features, leaning),
                    free => *free = Some(Box::new((*features, leaning))),
                }
                leaning
            }
        }
    }
}

/// A number that other features seldom have.
fn place(features: &Features) -> usize {
    let mixed = features.chunks(4).fold(0, |hash: u64, four| {
        let word = four.iter().fold(0, |word: u64, &value| word << 16 | u64::from(value.cast_unsigned()));
        (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    });
    (mixed >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::super::features::NAMES;
    use super::*;

    #[test]
    fn what_is_remembered_is_what_the_trees_say() {
        let mut recall = Recall::default();
        let mut features: Features = [0; NAMES.len()];
        for turn in 0..4_000_i16 {
            // Some come again, and others take their places.
            features[usize::from((turn % 7).unsigned_abs())] = turn % 11;
            assert_eq!(recall.leaning(&features), Model::of_claims().leaning(&features));
        }
    }
}
