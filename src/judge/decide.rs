//! Which relation do scores and evidence amount to?

use super::evidence::{Evidence, Tends};
use super::note::{reason, shared};
use super::pair::Pair;
use super::verdict::{Entails, Judgement, ReasonKind, Relation, Scores};
use crate::analysis::{Certainty, NameKind, Stance};
use crate::claim::{Claim, ClaimKind};
use crate::text::Span;

/// How much must speak for a verdict before it is given.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
#[non_exhaustive]
pub enum Sensitivity {
    /// Only what is clearest: for readers who see every finding.
    Strict,
    /// The default.
    #[default]
    Balanced,
    /// Everything that is likelier than not, for readers who will check.
    Sensitive,
}

impl Sensitivity {
    /// The least probability of a contradiction and of an agreement that is reported.
    fn bounds(self) -> (f32, f32) {
        match self {
            Sensitivity::Strict => (0.75, 0.8),
            Sensitivity::Balanced => (0.6, 0.65),
            Sensitivity::Sensitive => (0.3, 0.5),
        }
    }
}

/// At most so many reasons are shown.
const MOST_REASONS: usize = 3;

/// The verdict on a pair, with the evidence that carried it.
pub(super) fn decide(pair: &Pair<'_>, evidence: &[Evidence], mut scores: Scores, sensitivity: Sensitivity) -> Judgement {
    let (contradiction, agreement) = sensitivity.bounds();
    let against = strongest(evidence, Tends::Contradiction);
    if pair.a.kind == ClaimKind::Description && pair.b.kind == ClaimKind::Description {
        // Two names with what is said of them: there is no clause to be covered, the evidence is all there is.
        let clash = against >= DECISIVE;
        scores = Scores { contradiction: if clash { f32::from(against) / 100.0 } else { 0.0 }, agreement: 0.0, forward: 0.0, backward: 0.0, ..scores };
        let relation = if clash && scores.contradiction >= contradiction { Relation::Contradiction } else { Relation::Unrelated };
        return verdict(pair, evidence, scores, relation, None);
    }
    let related = same_event(pair, evidence);
    let told = !pair.a.setting.is_empty() && !pair.b.setting.is_empty();
    let floor = |tends: Tends| {
        let sure = evidence.iter().filter(|e| e.tends == tends).filter_map(Evidence::floor).max();
        sure.filter(|_| told && related).map_or(0.0, |percent| f32::from(percent) / 100.0)
    };
    let (clash, accord) = (floor(Tends::Contradiction), floor(Tends::Agreement));
    if clash > 0.0 && clash > accord {
        scores.contradiction = scores.contradiction.max(clash);
        (scores.agreement, scores.forward, scores.backward) = (0.0, 0.0, 0.0);
    } else if accord > 0.0 {
        (scores.forward, scores.backward) = (scores.forward.max(accord), scores.backward.max(accord));
        scores.agreement = scores.forward.max(scores.backward);
        scores.contradiction = scores.contradiction.min(1.0 - accord);
    }
    if related && against >= CLEAR && scores.contradiction >= contradiction && scores.contradiction > scores.agreement {
        return verdict(pair, evidence, scores, Relation::Contradiction, None);
    }
    let entails = |score: f32, from: &Claim, to: &Claim| score >= agreement && (accord > 0.0 || may_entail(from, to));
    let entails = match (entails(scores.forward, pair.a, pair.b), entails(scores.backward, pair.b, pair.a)) {
        (true, true) => Some(Entails::Both),
        (true, false) => Some(Entails::Left),
        (false, true) => Some(Entails::Right),
        (false, false) => None,
    };
    if entails.is_some() && (accord > 0.0 || against < DECISIVE && says_the_same(pair)) {
        return verdict(pair, evidence, scores, Relation::Agreement, entails);
    }
    let relation = if related { Relation::Divergence } else { Relation::Unrelated };
    verdict(pair, evidence, scores, relation, None)
}

/// Without one observation of this strength nothing is called a contradiction, whatever the model says: two names or two
/// places may both be right.
const CLEAR: u8 = 50;

/// Evidence of this strength against a pair keeps it from being called an agreement: roles swapped, another number.
const DECISIVE: u8 = 70;

/// Between documents, whether two claims share more than their documents' subject, and say the same of it.
///
/// The fitted pairs are about one thing each; in a story all claims are, so that shared words prove less.
fn says_the_same(pair: &Pair<'_>) -> bool {
    if pair.a.setting.is_empty() || pair.b.setting.is_empty() {
        return true;
    }
    let arguments = pair.same_subject() != Some(false) && pair.same_object() != Some(false);
    pair.same_predicate() && arguments && pair.cover.worst() >= 0.4 && pair.novel_cover() >= 0.5
}

fn strongest(evidence: &[Evidence], tends: Tends) -> u8 {
    evidence.iter().filter(|e| e.tends == tends).map(|e| e.strength).max().unwrap_or(0)
}

/// Whether two claims speak of the same thing: enough of the shorter one is met, and something telling is shared; or they
/// count the same outcome in documents that set one scene.
///
/// De Marneffe, Rafferty & Manning (2008) found this filter decisive for precision.
fn same_event(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let (s, t) = (&pair.a.setting, &pair.b.setting);
    if different_people(pair) || s.differs_in_degree(t) || other_time(pair, evidence) || recalls(pair.a) != recalls(pair.b) {
        return false;
    }
    let met = pair.cover.topic_best() >= 0.45 && pair.cover.topic_worst() >= 0.2 && pair.anchors() > 0;
    let counts = |e: &Evidence| e.floor().is_some() || e.kind == ReasonKind::Quantity && e.tends == Tends::Contradiction && e.strength >= OUTCOME;
    met || s.shared(t) >= SCENE && evidence.iter().any(counts)
}

/// Whether two people are named where the one thing would have one: another man's arrest is another arrest.
fn different_people(pair: &Pair<'_>) -> bool {
    let person = |claim: &Claim, span: Option<Span>| {
        let word = claim.words.iter().find(|word| Some(word.span) == span)?;
        let name = &claim.names[usize::from(word.name?)];
        (name.kind == NameKind::Person).then(|| name.keys.last().copied()).flatten()
    };
    let differ = |s: Option<Span>, t: Option<Span>| person(pair.a, s).zip(person(pair.b, t)).is_some_and(|(x, y)| x != y);
    differ(pair.a.subject, pair.b.subject) || differ(pair.a.object, pair.b.object)
}

/// Numbers of the dead, of the injured and ages are of this strength, hedges off.
const OUTCOME: u8 = 75;

/// Documents whose beginnings share so much tell one story.
const SCENE: f32 = 0.35;

/// Whether another day makes it another event, so that other differences mean nothing.
fn other_time(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let apart = |e: &Evidence| e.tends == Tends::Contradiction && e.kind == ReasonKind::Time && e.strength < CLEAR;
    let symbolic = match (&pair.a.time, &pair.b.time) {
        // "in September" is no Sunday that could be told.
        (Some(s), Some(t)) => s.days.is_none() && t.days.is_none() && s.value != t.value,
        _ => false,
    };
    symbolic || evidence.iter().any(apart)
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

/// A hedged claim does not entail a plain one, nor a denied one an affirmed one.
fn may_entail(from: &Claim, to: &Claim) -> bool {
    let denied = |claim: &Claim| claim.attribution.iter().any(|holder| holder.stance == Stance::Denied);
    let hedged = |claim: &Claim| matches!(claim.certainty, Certainty::Possible);
    denied(from) == denied(to) && (!hedged(from) || hedged(to))
}

fn verdict(
    pair: &Pair<'_>,
    evidence: &[Evidence],
    scores: Scores,
    relation: Relation,
    entails: Option<Entails>,
) -> Judgement {
    let tends = |tends: Tends| evidence.iter().filter(move |e| e.tends == tends);
    let (mut reasons, confidence): (Vec<_>, f32) = match relation {
        Relation::Contradiction => {
            (tends(Tends::Contradiction).map(|e| reason(pair, e)).collect(), scores.contradiction)
        }
        Relation::Agreement => {
            let mut reasons: Vec<_> = tends(Tends::Agreement)
                .filter(|e| e.kind != ReasonKind::Attribution)
                .map(|e| reason(pair, e))
                .collect();
            if reasons.is_empty() {
                reasons.extend(shared(pair, ReasonKind::Paraphrase));
            }
            reasons
                .extend(tends(Tends::Agreement).filter(|e| e.kind == ReasonKind::Attribution).map(|e| reason(pair, e)));
            (reasons, scores.agreement)
        }
        Relation::Divergence => {
            let mut reasons: Vec<_> =
                tends(Tends::Difference).chain(tends(Tends::Contradiction)).map(|e| reason(pair, e)).collect();
            if reasons.is_empty() {
                reasons.extend(shared(pair, ReasonKind::Detail));
            }
            (reasons, 1.0 - scores.agreement.max(scores.contradiction))
        }
        Relation::Unrelated => (Vec::new(), 1.0 - scores.agreement.max(scores.contradiction)),
    };
    reasons.truncate(MOST_REASONS);
    Judgement { relation, entails, confidence, scores, reasons }
}
