//! Which pairs of claims come to nothing, whatever else would be found?
//!
//! Each condition here is one that every verdict rests on. They are asked from the cheapest on, so that of most pairs that an
//! index proposes no word is aligned: of two stories, claims agree only if nearly all of both is met. That no verdict is
//! lost by it, every judgement of an unoptimised build asserts.

use super::align::{Scratch, may_cover};
use super::brief::LEAST_MARKED;
use super::decide::may_entail;
use super::event::{LEAST_WITHIN, may_be_of_one, may_be_same_event, may_tell_of_one};
use super::pair::{Cover, Pair};
use super::profile::Profile;
use super::respelled::respelled;
use super::retold::{LEAST_COVER, LEAST_RETOLD, MOST, VERBATIM};
use super::scene::{Scene, Scenes};
use crate::claim::{Claim, ClaimKind, Extent};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// What two claims of documents may come to, as far as they and the beginnings of their documents tell.
#[derive(Copy, Clone, Debug)]
pub(super) struct Hope {
    /// They are names with what is said of them, or name one in two spellings: only evidence tells.
    described: bool,
    /// The words for one name in two spellings.
    pub(super) respelled: Option<(Span, Span)>,
    /// They may be of one event.
    related: bool,
    /// They agree if of either so much is met, at the least.
    agree: Option<f32>,
    scenes: Scenes,
}

impl Hope {
    pub(super) fn of(scenes: Scenes, a: &Claim, b: &Claim) -> Hope {
        let described = a.kind == ClaimKind::Description && b.kind == ClaimKind::Description;
        let respelled = respelled(scenes, a, b);
        let described = described || respelled.is_some();
        Hope { respelled, described, related: may_be_of_one(scenes, a, b), agree: least_to_agree(scenes, a, b), scenes }
    }

    /// Whether nothing can come of the claims, by as few of their words as tell it.
    pub(super) fn is_lost(&self, lexicon: &Lexicon, [a, b]: [&Profile<'_>; 2], scratch: &mut Scratch) -> bool {
        if self.described {
            return false;
        }
        let related = self.related.then_some(if self.scenes.scene == Scene::Own { LEAST_WITHIN } else { 0.0 });
        let least = match (related, self.agree) {
            (Some(related), Some(agree)) => related.min(agree),
            (None, None) => return true,
            (least, None) | (None, least) => least.unwrap_or(0.0),
        };
        /// So much of either is met in nearly all pairs that an index proposes of one story: to compare the words at once
        /// costs less than to ask first.
        const USUAL: f32 = 0.3;
        least > USUAL && !may_cover(lexicon, a, b, least, scratch)
    }

    /// The same of claims that cover each other so far at most.
    pub(super) fn is_lost_at(&self, most: Cover) -> bool {
        !(self.described || self.may_agree(most) || self.related && may_tell_of_one(self.scenes, most))
    }

    /// The same of an aligned pair, whatever is observed on it.
    pub(super) fn is_void(&self, pair: &Pair<'_>) -> bool {
        !(self.described || self.may_agree(pair.cover) || self.related && may_be_same_event(pair))
    }

    /// Whether two claims that are not of one event may agree.
    fn may_agree(&self, cover: Cover) -> bool {
        self.agree.is_some_and(|least| cover.worst() >= least.max(LEAST_RETOLD))
    }
}

/// How much of the claim that is met worse must be met for two claims to agree; nothing, if they cannot.
fn least_to_agree(scenes: Scenes, a: &Claim, b: &Claim) -> Option<f32> {
    least_met(scenes, [a.extent, b.extent]).filter(|_| may_entail(a, b) || may_entail(b, a))
}

/// The same of claims of these extents that may entail each other: when and where something is agrees with nothing else, and what
/// is cut off with nothing in another story.
pub(super) fn least_met(scenes: Scenes, extents: [Extent; 2]) -> Option<f32> {
    let [adjunct, other] = extents.map(|extent| extent == Extent::Adjunct);
    if adjunct != other || scenes.scene == Scene::Two && extents.contains(&Extent::Stem) {
        return None;
    }
    let least = match scenes {
        Scenes { scene: Scene::Two, .. } => VERBATIM,
        Scenes { apart: true, .. } => LEAST_COVER,
        Scenes { story: true, .. } => LEAST_MARKED,
        _ => LEAST_RETOLD,
    };
    Some(if adjunct { least.max(MOST) } else { least })
}
