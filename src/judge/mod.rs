//! Two claims in, a judgement out: alignment, evidence, the fitted model, and the verdict with its reasons.

mod align;
mod bearing;
mod became;
mod beside;
mod brief;
mod caller;
mod compatible;
mod contrast;
mod decide;
mod dismiss;
mod event;
mod evidence;
mod features;
mod model;
mod named;
mod naming;
mod note;
mod once;
mod otherwise;
mod outline;
mod pair;
mod profile;
mod recall;
mod respelled;
mod retold;
mod scene;
mod similar;
mod slot;
#[doc(hidden)]
pub mod stage;
mod stated;
mod term;
mod texts;
mod told_apart;
#[doc(hidden)]
pub mod training;
mod verdict;

use align::{Scratch, compare, compare_placed, link};
use contrast::text_features;
use decide::{Prospect, Standing};
use dismiss::Hope;
use features::{Counts, features};
use model::Model;
use pair::Side;
use profile::{Profile, Profiles};
use recall::Recall;
pub(crate) use scene::Beginning;
pub(crate) use scene::Scenes;
use scene::{KnownScenes, days_between};
use similar::{Room, similarity};

use std::sync::Arc;

use crate::claim::{Claim, ClaimKind, Extent};
use crate::lexicon::{Cues, Ingredient, Lexicon};

pub use caller::{BoxError, Judge, Pair};
pub use decide::Sensitivity;
pub(crate) use model::shipped;
pub(crate) use outline::Outlines;
pub use texts::judge;
pub(crate) use texts::judge_with;
pub use verdict::{Entails, Judgement, Reason, ReasonKind, Relation, Scores};

/// Judges pairs of claims, with room that is kept from pair to pair.
pub(crate) struct Bench<'m> {
    lexicon: &'m Lexicon,
    sensitivity: Sensitivity,
    profiles: Profiles<'m>,
    scenes: KnownScenes<'m>,
    memory: Memory,
}

/// What a bench has found out of words and features, whatever claims had them: the next one may begin with it.
#[derive(Default)]
pub(crate) struct Memory {
    scratch: Scratch,
    room: Room,
    evidence: Vec<evidence::Evidence>,
    recall: Recall,
}

impl<'m> Bench<'m> {
    pub(crate) fn new(lexicon: &'m Lexicon, sensitivity: Sensitivity) -> Bench<'m> {
        Bench {
            lexicon,
            sensitivity,
            profiles: Profiles::default(),
            scenes: KnownScenes::default(),
            memory: Memory::default(),
        }
    }

    /// The same with what another one with the same lexicon has found out.
    pub(crate) fn remembering(self, memory: Memory) -> Bench<'m> {
        Bench { memory, ..self }
    }

    /// What it has found out, which it forgets.
    pub(crate) fn forget(&mut self) -> Memory {
        std::mem::take(&mut self.memory)
    }

    /// The same for documents of which the caller says whether all are about one matter.
    pub(crate) fn of_one_matter(mut self, one_matter: bool) -> Bench<'m> {
        self.scenes.one_matter = one_matter;
        self
    }

    /// What two documents have to do with each other.
    pub(crate) fn scenes(&mut self, [a, b]: [Beginning<'m>; 2]) -> Scenes {
        self.scenes.find(a, b)
    }

    /// What two documents have to do with each other, as far as outlines need it; nothing, if these tell nothing of their claims.
    /// Of documents that are known to tell `two` stories, no more is looked at, and of others it is not asked again by little.
    pub(crate) fn glance(&mut self, [a, b]: [Beginning<'m>; 2], two: Option<bool>) -> Option<Scenes> {
        let known = two == Some(true) && !self.scenes.one_matter;
        debug_assert!(!known || self.scenes.between(a, b).is_of_two_stories(), "one story is taken for two");
        if known {
            return Some(Scenes::of_two_stories());
        }
        if a.setting.is_empty() && b.setting.is_empty() {
            return None;
        }
        let far = two.is_none() && self.scenes.are_far(a, b);
        let scenes = if far { Scenes::of_two_stories() } else { self.scenes.find(a, b) };
        (!scenes.beside).then_some(scenes)
    }

    /// Whether nothing can come of two claims of two documents, by their numbers, as far as their outlines tell and what the
    /// documents have to do with each other.
    pub(crate) fn is_hopeless(&mut self, glance: Option<Scenes>, outlines: &Outlines, x: u32, y: u32) -> bool {
        let relations = &mut self.memory.scratch.relations;
        glance.is_some_and(|scenes| outlines.are_hopeless(self.lexicon, scenes, x, y, relations))
    }

    /// Judges two claims. `judge(b, a)` is the exact mirror: the pair is put in an order of its own before anything is
    /// looked at, and the result is turned back.
    pub(crate) fn judge(&mut self, a: &Claim, b: &Claim) -> Judgement {
        let (a, b, flipped) = in_order(a, b);
        let scenes = self.scenes.between(a.into(), b.into());
        let (x, y) = (Profile::of(self.lexicon, a), Profile::of(self.lexicon, b));
        compare(self.lexicon, &x, &y, &mut self.memory.scratch);
        self.settle([&x, &y], flipped, scenes, None, None).unwrap_or_else(Judgement::unrelated)
    }

    /// Judges two claims of documents; nothing is given if they are unrelated or diverge with less overlap than `close`, and
    /// what can be told early costs little and no room on the heap. A divergence by a detail has neither scores nor reasons.
    pub(crate) fn told(&mut self, a: &'m Claim, b: &'m Claim, close: f32) -> Option<Judgement> {
        let scenes = self.scenes.find(a.into(), b.into());
        self.told_of(scenes, a, b, close)
    }

    /// The same of two claims whose documents are known to have this to do with each other.
    pub(crate) fn told_of(&mut self, scenes: Scenes, a: &'m Claim, b: &'m Claim, close: f32) -> Option<Judgement> {
        let told = self.weigh(a, b, scenes, close);
        if !scenes.beside || told.as_ref().is_some_and(|told| told.relation == Relation::Contradiction) {
            return told;
        }
        self.opposed(a, b, told.as_ref()).or(told)
    }

    /// What two claims that a caller puts beside each other contradict each other in as texts, whatever they come to as claims of
    /// documents: of two sentences he knows that they are about one thing, where of two reports it must be shown.
    fn opposed(&mut self, a: &'m Claim, b: &'m Claim, told: Option<&Judgement>) -> Option<Judgement> {
        let at_once = days_between(a, b).is_none_or(|days| days == 0);
        let single = a.setting.is_single() && b.setting.is_single() && at_once;
        let changed = told.is_some_and(|told| told.reasons.iter().any(|reason| reason.kind == ReasonKind::Update));
        if !is_full(a) || !is_full(b) || changed && !single {
            return None;
        }
        let at = self.profiles.find(a, b);
        let [x, y] = self.profiles.read(self.lexicon, at);
        let most = compare(self.lexicon, x, y, &mut self.memory.scratch);
        let valued = evidence::may_be_at_odds(x, y) && {
            let alignment = link(self.lexicon, x, y, &mut self.memory.scratch);
            evidence::are_at_odds(&pair::Pair::new(x, y, alignment, Scenes::default(), false))
        };
        if !valued && most.worst() < OPPOSED {
            return None;
        }
        let alone = |claim: &Claim| Claim { setting: Arc::default(), ..claim.clone() };
        let judgement = self.judge(&alone(a), &alone(b));
        // Longer documents are of many things: that they count and name others is no wonder. Of victims each counts some.
        let harmed =
            |claim: &Claim| claim.words.iter().any(|word| word.cues.intersects(Cues::DEATH.union(Cues::INJURY)));
        let clear = |reason: &Reason| {
            use ReasonKind::{Fact, Negation, Opposite, Place, Quantity, Time};
            match reason.kind {
                Fact | Negation | Opposite | Place | Time => true,
                _ if valued => true,
                Quantity => single && !harmed(a) && !harmed(b),
                _ => single,
            }
        };
        let told = judgement.relation == Relation::Contradiction
            && judgement.confidence >= self.sensitivity.least_contradiction()
            && judgement.reasons.first().is_some_and(clear);
        told.then_some(judgement)
    }

    fn weigh(&mut self, a: &'m Claim, b: &'m Claim, scenes: Scenes, close: f32) -> Option<Judgement> {
        let mut at = self.profiles.find(a, b);
        let [x, y] = self.profiles.both(at);
        let flipped = y.comes_before(x);
        if flipped {
            at.reverse();
        }
        let pair = self.profiles.both(at);
        let [a, b] = pair.map(|profile| profile.claim);
        let told = !(a.setting.is_empty() && b.setting.is_empty());
        let hope = told.then(|| Hope::of(scenes, a, b));
        if hope.is_some_and(|hope| hope.is_lost(self.lexicon, pair, &mut self.memory.scratch)) {
            debug_assert!(self.is_lost(a, b, flipped, scenes, close), "a pair was given up too early");
            return None;
        }
        let most = compare(self.lexicon, pair[0], pair[1], &mut self.memory.scratch);
        if hope.is_some_and(|hope| hope.is_lost_at(most)) {
            let [x, y] = self.profiles.read(self.lexicon, at);
            let most = compare_placed(self.lexicon, x, y, &mut self.memory.scratch);
            if hope.is_some_and(|hope| hope.is_lost_at(most)) {
                return None;
            }
        }
        // The profiles are lent while the rest of the bench is at work.
        let mut profiles = std::mem::take(&mut self.profiles);
        let settled = self.settle(profiles.read(self.lexicon, at), flipped, scenes, Some(close), hope);
        self.profiles = profiles;
        settled
    }

    /// Whether nothing comes of a pair that nothing dismisses before it has been looked at from all sides.
    fn is_lost(&mut self, a: &Claim, b: &Claim, flipped: bool, scenes: Scenes, close: f32) -> bool {
        let (x, y) = (Profile::of(self.lexicon, a), Profile::of(self.lexicon, b));
        compare(self.lexicon, &x, &y, &mut self.memory.scratch);
        self.settle([&x, &y], flipped, scenes, Some(close), None).is_none()
    }

    /// What a pair comes to whose words have been compared.
    fn settle(
        &mut self,
        [a, b]: [&Profile<'_>; 2],
        flipped: bool,
        scenes: Scenes,
        close: Option<f32>,
        hope: Option<Hope>,
    ) -> Option<Judgement> {
        let alignment = link(self.lexicon, a, b, &mut self.memory.scratch);
        let pair = pair::Pair::new(a, b, alignment, scenes, flipped).told_from(close.unwrap_or(0.0));
        if let Some(hope) = hope {
            pair.know_respelled(hope.respelled);
        }
        if hope.is_some_and(|hope| hope.is_void(&pair)) {
            return None;
        }
        evidence::observe(&pair, &mut self.memory.evidence);
        let evidence = &self.memory.evidence;
        let standing = decide::standing(&pair, evidence);
        let prospect = decide::prospect(&pair, standing, evidence);
        let diverges = matches!(prospect, Prospect::Divergence | Prospect::Detail);
        if close.is_some() && (prospect == Prospect::Nothing || diverges && pair.close > 1.0) {
            return None;
        }
        let overlap = similarity(self.lexicon, &pair, &mut self.memory.room);
        if diverges && overlap < pair.close {
            return None;
        }
        if close.is_some() && prospect == Prospect::Detail {
            return Some(Judgement::detail(overlap));
        }
        let scores = Scores { overlap, ..Scores::default() };
        let scores = if decide::is_dismissed(&pair, standing) {
            scores
        } else {
            score(self.lexicon, &mut self.memory.recall, &pair, standing, evidence, scores)
        };
        let judgement = decide::decide(&pair, standing, evidence, scores, self.sensitivity);
        let told = match judgement.relation {
            Relation::Contradiction | Relation::Agreement => true,
            Relation::Divergence => overlap >= pair.close,
            Relation::Unrelated => close.is_none(),
        };
        told.then(|| if flipped { judgement.mirrored() } else { judgement })
    }
}

/// Whether a claim is a sentence or a clause in full.
fn is_full(claim: &Claim) -> bool {
    claim.kind != ClaimKind::Description && claim.extent == Extent::Whole
}

/// So much of either must be met for what is left to stand in one place.
const OPPOSED: f32 = 0.4;

/// Two claims in the order in which they are looked at, and whether the caller has them the other way round.
fn in_order<'c>(a: &'c Claim, b: &'c Claim) -> (&'c Claim, &'c Claim, bool) {
    let flipped = canonical(b) < canonical(a);
    if flipped { (b, a, flipped) } else { (a, b, flipped) }
}

/// What orders a pair: content first, so that the order does not depend on what the documents are called.
fn canonical(claim: &Claim) -> (&str, &str, usize, Option<&str>) {
    let published = claim.published.as_ref().map(|published| published.as_str());
    (claim.text(), &claim.context, claim.span.start(), published)
}

impl Judgement {
    /// Of two claims of one event that differ by a detail: the scores are not asked for, for nobody sees them.
    fn detail(overlap: f32) -> Judgement {
        let scores = Scores { overlap, ..Scores::default() };
        Judgement { relation: Relation::Divergence, entails: None, confidence: 0.0, scores, reasons: Vec::new() }
    }
}

/// Fills in what the model says: two texts are seen more closely than two claims of documents.
fn score(
    lexicon: &Lexicon,
    recall: &mut Recall,
    pair: &pair::Pair<'_>,
    standing: Standing,
    evidence: &[evidence::Evidence],
    scores: Scores,
) -> Scores {
    if !lexicon.has(Ingredient::Weights) {
        return decide::unfitted(pair, evidence, scores);
    }
    let counts = Counts::of(pair, evidence, scores.overlap);
    let (forward, backward) = (features(pair, &counts, Side::A), features(pair, &counts, Side::B));
    let leanings = (recall.leaning(&forward), recall.leaning(&backward));
    let plain = Model::of_claims().scores_of(leanings.0, leanings.1, scores.overlap);
    if standing != Standing::Beside {
        return plain;
    }
    let (forward, backward) =
        (text_features(pair, evidence, &forward, Side::A), text_features(pair, evidence, &backward, Side::B));
    let close = Model::of_texts().scores(&forward, &backward, scores.overlap);
    // Of contradictions the two err in different pairs, of entailments in the same.
    Scores { contradiction: (plain.contradiction + close.contradiction) / 2.0, ..close }
}
