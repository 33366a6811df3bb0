//! Do two claims speak of the same thing at all?

use super::evidence::{AT_ODDS, CLEAR, Evidence, Tends};
use super::pair::Pair;
use super::verdict::ReasonKind;
use crate::analysis::NameKind;
use crate::claim::Claim;
use crate::text::Span;

/// Whether two claims speak of the same thing: enough of the shorter one is met, and something telling is shared; or they
/// count the same outcome in documents that set one scene.
///
/// De Marneffe, Rafferty & Manning (2008) found this filter decisive for precision.
pub(super) fn same_event(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let (s, t) = (&pair.a.setting, &pair.b.setting);
    let recalls_alone = recalls(pair.a) != recalls(pair.b) && !same_time(evidence);
    if !one_matter(pair, evidence) || recalls_alone {
        return false;
    }
    let met = pair.cover.topic_best() >= 0.45 && pair.cover.topic_worst() >= 0.2 && pair.anchors() > 0;
    let counts = |e: &Evidence| {
        e.floor().is_some()
            || e.kind == ReasonKind::Quantity && e.tends == Tends::Contradiction && e.strength >= OUTCOME
    };
    // Values at odds have been looked for in documents of one scene only, and in each as a whole.
    let at_odds = |e: &Evidence| e.strength == AT_ODDS && e.tends == Tends::Contradiction;
    met || s.one_story(t) && evidence.iter().any(counts) || evidence.iter().any(at_odds)
}

/// Whether nothing tells that two claims, or their documents, speak of two things: enough for claims that say the same, too
/// little for what contradicts.
pub(super) fn one_matter(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let (s, t) = (&pair.a.setting, &pair.b.setting);
    let done_by_another = |e: &Evidence| e.kind == ReasonKind::Participant && e.floor().is_some();
    let others = different_people(pair) && !evidence.iter().any(done_by_another);
    !(others || s.differs_in_degree(t) || s.names_others(t) || other_time(pair, evidence))
}

/// Whether two people are named where the one thing would have one: another man's arrest is another arrest.
fn different_people(pair: &Pair<'_>) -> bool {
    let person = |claim: &Claim, span: Option<Span>| {
        let word = claim.words.iter().find(|word| Some(word.span) == span)?;
        let name = &claim.names[usize::from(word.name?)];
        (name.kind == NameKind::Person).then(|| name.keys.last().copied()).flatten()
    };
    let differ =
        |s: Option<Span>, t: Option<Span>| person(pair.a, s).zip(person(pair.b, t)).is_some_and(|(x, y)| x != y);
    differ(pair.a.subject, pair.b.subject) || differ(pair.a.object, pair.b.object)
}

/// Numbers of the dead, of the injured and ages are of this strength, hedges off.
const OUTCOME: u8 = 75;

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

/// Whether both tell the same time, however their documents begin.
fn same_time(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|e| e.tends == Tends::Agreement && e.kind == ReasonKind::Time)
}

/// Whether a claim tells of another time than its document's beginning: an earlier quake, last year's vote.
fn recalls(claim: &Claim) -> bool {
    match (&claim.time, &claim.setting.time) {
        (Some(s), Some(t)) => match (s.days, t.days) {
            (Some(s), Some(t)) => s.last < t.first || t.last < s.first,
            // Of an undated report, "yesterday" and a date can't be told apart; a year is the past.
            (Some(days), None) if days.last - days.first < FEW => false,
            _ => s.value != t.value && [s, t].iter().all(|time| time.value != "XXXX-XX-XX"),
        },
        _ => false,
    }
}

/// So many days are more than a date of the news.
const FEW: i32 = 7;
