//! Do the documents of two claims tell one story, as far as their beginnings show?

use crate::claim::{Claim, LIKE, Setting};
use crate::text::Published;

/// Documents whose beginnings share so much tell of one office's holders.
pub(crate) const STORY: f32 = 0.35;

/// Whether two documents set one scene.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
pub(crate) enum Scene {
    /// One story told twice, or two texts that a caller puts beside each other.
    #[default]
    One,
    /// One document, or a copy of it.
    Own,
    /// Two stories.
    Two,
}

/// What the beginnings of two claims' documents have to do with each other.
#[derive(Copy, Clone, Default, Debug)]
pub(crate) struct Scenes {
    pub(crate) scene: Scene,
    /// They tell of two events, so that no two of their claims are of one.
    pub(crate) apart: bool,
    /// They tell one story, by what they begin with and whom they name.
    pub(crate) story: bool,
    /// The caller puts them beside each other: he says that all documents are about one matter, or gives single sentences.
    pub(crate) beside: bool,
}

/// What a document begins with, and when it was published.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Beginning<'d> {
    pub(crate) setting: &'d Setting,
    pub(crate) published: Option<&'d Published>,
}

impl<'d> From<&'d Claim> for Beginning<'d> {
    fn from(claim: &'d Claim) -> Beginning<'d> {
        Beginning { setting: &claim.setting, published: claim.published.as_ref() }
    }
}

impl Scenes {
    /// Two documents that tell two stories.
    pub(super) fn of_two_stories() -> Scenes {
        Scenes { scene: Scene::Two, ..Scenes::default() }
    }

    pub(super) fn is_of_two_stories(self) -> bool {
        self.scene == Scene::Two
    }

    /// What the documents of two claims have to do with each other.
    pub(crate) fn of(a: &Claim, b: &Claim) -> Scenes {
        Scenes::between(a.into(), b.into())
    }

    /// What two documents have to do with each other.
    fn between(a: Beginning<'_>, b: Beginning<'_>) -> Scenes {
        let (s, t) = (a.setting, b.setting);
        if s.is_empty() && t.is_empty() {
            return Scenes {
                scene: Scene::One,
                apart: s.differs_in_degree(t) || s.names_others(t),
                ..Scenes::default()
            };
        }
        let others = s.names_others(t);
        // Where others are named, nothing that is shared makes it one story.
        let begun = if others { 0.0 } else { s.shared(t) };
        let apart = others || s.differs_in_degree(t) || s.tells_of_another(t);
        let one_day = || days_apart(a.published, b.published).is_none_or(|days| days <= NEWS);
        let story = !apart && s.one_story(t, begun, one_day);
        let scene = match () {
            () if std::ptr::eq(s, t) || s == t => Scene::Own,
            () if story || begun >= LIKE && !others => Scene::One,
            () => Scene::Two,
        };
        // What is told on two days may have changed.
        let at_once = || days_apart(a.published, b.published).is_none_or(|days| days == 0);
        let single = !std::ptr::eq(s, t) && s.is_single() && t.is_single();
        let beside = single && scene != Scene::Two && !apart && at_once();
        Scenes { scene, apart, story, beside }
    }
}

/// Reports so many days apart may be the news of one day, and so may reports of which one has no date.
const NEWS: i32 = 3;

/// How many days lie between the publications of two claims' documents, if both are dated.
pub(super) fn days_between(a: &Claim, b: &Claim) -> Option<i32> {
    days_apart(a.published.as_ref(), b.published.as_ref())
}

fn days_apart(a: Option<&Published>, b: Option<&Published>) -> Option<i32> {
    let between = a?.date().until(b?.date()).ok()?;
    Some(between.get_days().abs())
}

/// Two documents' beginnings, and what they have to do with each other.
type Known<'m> = (&'m Setting, &'m Setting, Scenes);

/// The scenes of two documents, remembered: a claim meets many claims of few documents.
#[derive(Default)]
pub(super) struct KnownScenes<'m> {
    known: Vec<Known<'m>>,
    /// By a number that the two give, which of these is there, if any; later ones take the place of earlier ones.
    places: Vec<u16>,
    /// Which was the last: it is mostly asked for again.
    last: usize,
    /// The last two documents of which it was asked whether they are far from each other, and whether they are.
    far: Option<(&'m Setting, &'m Setting, bool)>,
    /// Whether the caller says that all documents are about one matter.
    pub(super) one_matter: bool,
}

const FREE: u16 = u16::MAX;

impl<'m> KnownScenes<'m> {
    const ROOM: usize = 1 << 13;

    pub(super) fn find(&mut self, a: Beginning<'m>, b: Beginning<'m>) -> Scenes {
        // Where they lie in memory chooses which is the first, and the place, and nothing else.
        let address = |setting: &Setting| std::ptr::from_ref(setting) as usize as u64;
        let (s, t) = (a.setting, b.setting);
        let (s, t) = if address(s) <= address(t) { (s, t) } else { (t, s) };
        let is = |known: Option<&Known<'_>>| match known {
            Some((p, q, scenes)) if std::ptr::eq(*p, s) && std::ptr::eq(*q, t) => Some(*scenes),
            _ => None,
        };
        if let Some(scenes) = is(self.known.get(self.last)) {
            return scenes;
        }
        if self.places.is_empty() {
            self.places.resize(KnownScenes::ROOM, FREE);
        }
        let mixed = address(s).rotate_left(32) ^ address(t);
        let place = (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % KnownScenes::ROOM;
        self.last = usize::from(self.places[place]);
        if let Some(scenes) = is(self.known.get(self.last)) {
            return scenes;
        }
        let scenes = self.between(a, b);
        if self.places[place] == FREE {
            self.places[place] = self.known.len() as u16;
            self.last = self.known.len();
            self.known.push((s, t, scenes));
        } else {
            self.known[self.last] = (s, t, scenes);
        }
        scenes
    }

    /// Whether two documents tell two stories, as far as that can be told by little; what else they have to do with each other
    /// need then not be found out.
    pub(super) fn are_far(&mut self, a: Beginning<'m>, b: Beginning<'m>) -> bool {
        let (s, t) = (a.setting, b.setting);
        if let Some((_, _, far)) = self.far.filter(|(p, q, _)| std::ptr::eq(*p, s) && std::ptr::eq(*q, t)) {
            return far;
        }
        let far = !self.one_matter && s.is_far_from(t);
        debug_assert!(!far || self.between(a, b).scene == Scene::Two, "documents that are one story are far apart");
        self.far = Some((s, t, far));
        far
    }

    /// What two documents have to do with each other, found out anew.
    pub(super) fn between(&self, a: Beginning<'_>, b: Beginning<'_>) -> Scenes {
        let scenes = Scenes::between(a, b);
        let told = self.one_matter && scenes.scene != Scene::Own && !(a.setting.is_empty() && b.setting.is_empty());
        if told { Scenes { scene: Scene::One, apart: false, story: true, beside: true } } else { scenes }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    #[test]
    fn two_of_one_kind_are_two_matters() {
        let a = "The rye loaf is dark. It bakes for seventy minutes. The loaf keeps for a week.";
        let b = "The milk loaf is soft. It bakes for thirty minutes. The milk loaf keeps for a day.";
        check(a, b, false);
        let c = "The loaf is soft and dark. It bakes for thirty minutes. The loaf keeps for a week.";
        check(a, c, true);
    }
}
