//! Which attributions inside another tell the reader who holds a claim, and which are only part of what is said?

use super::AttributionKind;
use super::attribution::{Found, WORDS};
use super::phrase::has_verb;
use super::quotation::Quotes;
use super::reading::Reading;
use crate::syntax::Pos;

/// Drops what is no source of its own inside the content or the source of another attribution.
///
/// "Lee said Moss denied it was closed" has two speakers; "Lee said he thinks", "Lee attacked what they call a plan" and
/// "said Lee, who backed the plan" have one.
pub(super) fn outermost(reading: &Reading<'_>, quotes: &Quotes, all: &mut Vec<Found>) {
    let spoken = owners(reading.tokens.len(), all, |kind| kind.asserts());
    let keeps: Vec<bool> = all
        .iter()
        .map(|found| {
            spoken[found.cue.start].is_none_or(|outer| is_speaker(reading, quotes, found, &all[outer as usize]))
        })
        .collect();
    let anywhere = owners(reading.tokens.len(), all, |_| true);
    let keeps: Vec<bool> = (keeps.iter().zip(all.iter()))
        .map(|(&keep, found)| keep && (anywhere[found.cue.start].is_none() || !calls_it(reading, found)))
        .collect();
    let mut keep = keeps.iter();
    all.retain(|_| *keep.next().expect("there is an answer for each"));
    let wished = owners(reading.tokens.len(), all, |kind| !kind.asserts());
    all.retain(|found| found.kind.asserts() || wished[found.cue.start].is_none());
}

/// For each token, the attribution in whose content or source it stands.
fn owners(tokens: usize, all: &[Found], holds: fn(AttributionKind) -> bool) -> Vec<Option<u32>> {
    let mut owners = vec![None; tokens];
    for (number, found) in (0..).zip(all).filter(|(_, found)| holds(found.kind)) {
        for held in found.content.iter().chain(&found.source).filter(|held| !held.contains(&found.cue.start)) {
            owners[held.clone()].fill(Some(number));
        }
    }
    owners
}

/// Whether somebody is said to say or think that something is so, and it is not the speaker around him.
fn is_speaker(reading: &Reading<'_>, quotes: &Quotes, found: &Found, outer: &Found) -> bool {
    if !found.content.iter().any(|content| has_verb(reading, content.clone())) {
        return false;
    }
    let pronoun = |found: &Found| {
        let source = found.source.clone().filter(|source| source.len() == 1)?;
        (reading.pos(source.start) == Pos::Pron).then(|| reading.folded(source.start).to_owned())
    };
    let inner = pronoun(found);
    // "he said he recalled": one speaker.
    if inner.is_some() && inner == pronoun(outer) {
        return false;
    }
    // "“They say it is safe,” Lee said": whom he means is not told, and what he makes them say is his own.
    if quotes.at(found.cue.start).is_some()
        && (inner.is_some() || found.kind != AttributionKind::Statement || !is_definite(reading, found))
    {
        return false;
    }
    if found.source.is_none() || calls_it(reading, found) {
        return false;
    }
    // "Lee said the video showed him unarmed": the video says nothing to us but through Lee.
    if WORDS.has("shown", reading.lemma(found.cue.end - 1)) {
        return false;
    }
    // "because he said so", "a report that she claimed": what he said is told in passing.
    let before = found.source.as_ref().and_then(|source| source.start.checked_sub(1));
    if inner.is_some()
        && before.is_some_and(|at| matches!(reading.folded(at), "that" | "as" | "when" | "because" | "if" | "than"))
    {
        return false;
    }
    let thing = inner.is_some_and(|inner| matches!(inner.as_str(), "it" | "this" | "that" | "which" | "what"));
    match found.kind {
        AttributionKind::Statement => !thing,
        AttributionKind::Belief => found.source.clone().unwrap_or(0..0).any(|at| reading.pos(at) == Pos::Propn),
        _ => false,
    }
}

/// Whether the source is a certain person or body: "the ministry", "Lee", not "people" or "a candidate".
fn is_definite(reading: &Reading<'_>, found: &Found) -> bool {
    found.source.clone().is_some_and(|mut source| {
        source.clone().any(|at| reading.pos(at) == Pos::Propn)
            || matches!(reading.folded(source.start), "the" | "this") && source.any(|at| reading.pos(at) == Pos::Noun)
    })
}

/// Whether it is only what the speaker himself calls a thing: "condemned what he called a breach".
fn calls_it(reading: &Reading<'_>, found: &Found) -> bool {
    let Some(source) = found.source.clone().filter(|source| source.len() == 1) else { return false };
    reading.pos(source.start) == Pos::Pron
        && source.start.checked_sub(1).is_some_and(|at| matches!(reading.folded(at), "what" | "as"))
        && WORDS.has("judging", reading.lemma(found.cue.end - 1))
}

#[cfg(test)]
mod tests {
    use crate::analysis::attribution::tests::check;

    #[test]
    fn somebody_with_a_name_speaks_inside_a_speech() {
        check(
            "Lee said Moss had denied that the bridge was closed.",
            &["Lee | said | Moss had denied that the bridge was closed", "! Moss | had denied | the bridge was closed"],
        );
    }

    #[test]
    fn who_is_quoted_speaks_inside_the_report() {
        check(
            "Russian media quoted Lee as saying that the talks would fail.",
            &["Russian media | quoted | the talks would fail", "Lee | saying | the talks would fail"],
        );
        check(
            "Lee was quoted as saying that the talks would fail.",
            &["Lee | was quoted as saying | the talks would fail"],
        );
        check(
            "Lee was quoted by local media as saying the talks would fail.",
            &["local media | was quoted | the talks would fail", "Lee | saying | the talks would fail"],
        );
        check(
            "“The talks will fail,” Lee was quoted as saying by the agency.",
            &["the agency | was quoted | “The talks will fail,”", "Lee | saying | “The talks will fail,”"],
        );
    }

    #[test]
    fn what_somebody_shows_or_is_made_to_say_is_the_speakers_own() {
        check(
            "Lee said the video showed that the bridge was closed.",
            &["Lee | said | the video showed that the bridge was closed"],
        );
        check("“They say the bridge is safe,” Lee said.", &["Lee | said | “They say the bridge is safe,”"]);
        check(
            "Lee condemned what he called a breach of the law.",
            &["Lee | condemned | what he called a breach of the law"],
        );
    }
}
