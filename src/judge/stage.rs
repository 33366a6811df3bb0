//! How far is a pair taken? For a bench that times one stage after the other.

use super::align::align;
use super::features::{Counts, features};
use super::model::Model;
use super::pair::{Pair, Side};
use super::similar::similarity;
use super::{Bench, canonical, evidence};
use crate::claim::Claim;

/// A stage of judging, with all stages before it.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Which words stand for the same thing.
    Align,
    /// What speaks for and against.
    Evidence,
    /// How much the claims have in common.
    Likeness,
    /// What the model sees, from both sides.
    Features,
    /// What the model says of that.
    Trees,
}

impl<'m> Bench<'m> {
    /// Takes a pair as far as a stage, whether that is needed or not, and tells whether there is something to see.
    pub(crate) fn go(&mut self, stage: Stage, a: &'m Claim, b: &'m Claim) -> bool {
        let flipped = canonical(b) < canonical(a);
        let (a, b) = if flipped { (b, a) } else { (a, b) };
        let scenes = self.scenes.find(a.into(), b.into());
        let at = self.profiles.find(a, b);
        let [a, b] = self.profiles.read(self.lexicon, at);
        let alignment = align(self.lexicon, a, b, &mut self.memory.scratch);
        let pair = Pair::new(a, b, alignment, scenes, flipped);
        if stage == Stage::Align {
            return !pair.alignment.links.is_empty();
        }
        let evidence = &mut self.memory.evidence;
        evidence::observe(&pair, evidence);
        if stage == Stage::Evidence {
            return !evidence.is_empty();
        }
        let overlap = similarity(self.lexicon, &pair, &mut self.memory.room);
        if stage == Stage::Likeness {
            return overlap > 0.0;
        }
        let counts = Counts::of(&pair, evidence, overlap);
        let (forward, backward) = (features(&pair, &counts, Side::A), features(&pair, &counts, Side::B));
        if stage == Stage::Features {
            return forward != backward;
        }
        let scores = Model::of_claims().scores(&forward, &backward, overlap);
        scores.forward + scores.backward + scores.contradiction > 0.5
    }
}
