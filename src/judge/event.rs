//! Do two claims speak of the same thing at all?

use std::sync::Arc;

use super::evidence::{CLEAR, Evidence, Tends};
use super::pair::{Cover, Pair, Side};
use super::verdict::ReasonKind;
use crate::analysis::NameKind;
use crate::claim::{Claim, Setting};

/// Whether two claims speak of the same thing: enough of the shorter one is met, and something telling is shared; or they
/// count the same outcome in documents that set one scene.
///
/// De Marneffe, Rafferty & Manning (2008) found this filter decisive for precision.
pub(super) fn same_event(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let counts = |e: &Evidence| {
        e.floor().is_some()
            || e.kind == ReasonKind::Quantity && e.tends == Tends::Contradiction && e.strength >= OUTCOME
    };
    may_be_same_event(pair) && !other_time(evidence) && (met(pair) || evidence.iter().any(counts))
}

/// Whether the evidence could show that two claims speak of the same thing.
pub(super) fn may_be_same_event(pair: &Pair<'_>) -> bool {
    may_tell_of_one(pair.scenes, pair.a, pair.b, pair.cover)
        && (pair.scenes.shared || met(pair))
        && !different_people(pair)
}

/// Whether two claims that cover each other so far may speak of the same thing, as far as they tell by themselves.
pub(super) fn may_tell_of_one(scenes: Scenes, a: &Claim, b: &Claim, cover: Cover) -> bool {
    !scenes.apart && (scenes.shared || is_enough(cover)) && !other_symbol(a, b) && recalls(a) == recalls(b)
}

/// Whether enough of the shorter one is met, and something telling is shared.
fn met(pair: &Pair<'_>) -> bool {
    is_enough(pair.cover) && pair.anchors() > 0
}

fn is_enough(cover: Cover) -> bool {
    cover.topic_best() >= 0.45 && cover.topic_worst() >= 0.2
}

/// What the beginnings of two claims' documents have to do with each other.
#[derive(Copy, Clone, Default, Debug)]
pub(crate) struct Scenes {
    /// They tell of two events, so that no two of their claims are of one.
    apart: bool,
    /// They share so much that they tell one story.
    shared: bool,
}

impl Scenes {
    fn of(s: &Setting, t: &Setting) -> Scenes {
        let apart = s.differs_in_degree(t) || s.names_others(t);
        Scenes { apart, shared: !apart && s.shared(t) >= SCENE }
    }
}

/// The scenes of two documents, remembered: a claim meets many claims of few documents.
#[derive(Default)]
pub(super) struct KnownScenes {
    /// Later ones take the place of earlier ones.
    known: Vec<Option<(Arc<Setting>, Arc<Setting>, Scenes)>>,
}

impl KnownScenes {
    const ROOM: usize = 1 << 10;

    pub(super) fn find(&mut self, s: &Arc<Setting>, t: &Arc<Setting>) -> Scenes {
        if self.known.is_empty() {
            self.known.resize(KnownScenes::ROOM, None);
        }
        // Where they lie in memory chooses the place, and nothing else.
        let address = |setting: &Arc<Setting>| Arc::as_ptr(setting) as usize as u64;
        let mixed = address(s).rotate_left(32) ^ address(t);
        let place = (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % KnownScenes::ROOM;
        match &self.known[place] {
            Some((p, q, scenes)) if Arc::ptr_eq(p, s) && Arc::ptr_eq(q, t) => *scenes,
            _ => {
                let scenes = Scenes::of(s, t);
                self.known[place] = Some((Arc::clone(s), Arc::clone(t), scenes));
                scenes
            }
        }
    }
}

/// Whether two people are named where the one thing would have one: another man's arrest is another arrest.
fn different_people(pair: &Pair<'_>) -> bool {
    let person = |claim: &Claim, at: Option<usize>| {
        let name = &claim.names[usize::from(claim.words[at?].name?)];
        (name.kind == NameKind::Person).then(|| name.keys.last().copied()).flatten()
    };
    let differ =
        |i: Option<usize>, j: Option<usize>| person(pair.a, i).zip(person(pair.b, j)).is_some_and(|(x, y)| x != y);
    differ(pair.subject(Side::A), pair.subject(Side::B)) || differ(pair.object(Side::A), pair.object(Side::B))
}

/// Numbers of the dead, of the injured and ages are of this strength, hedges off.
const OUTCOME: u8 = 75;

/// Documents whose beginnings share so much tell one story.
const SCENE: f32 = 0.35;

/// Whether another day makes it another event, so that other differences mean nothing.
fn other_time(evidence: &[Evidence]) -> bool {
    let apart = |e: &Evidence| e.tends == Tends::Contradiction && e.kind == ReasonKind::Time && e.strength < CLEAR;
    evidence.iter().any(apart)
}

/// Whether two times that are known by their names only differ: "in September" is no Sunday that could be told.
fn other_symbol(a: &Claim, b: &Claim) -> bool {
    match (&a.time, &b.time) {
        (Some(s), Some(t)) => s.days.is_none() && t.days.is_none() && s.value != t.value,
        _ => false,
    }
}

/// Whether a claim tells of another time than its document's beginning: an earlier quake, last year's vote.
fn recalls(claim: &Claim) -> bool {
    match (&claim.time, &claim.setting.time) {
        (Some(s), Some(t)) => match (s.days, t.days) {
            (Some(s), Some(t)) => s.last < t.first || t.last < s.first,
            _ => s.value != t.value,
        },
        _ => false,
    }
}
