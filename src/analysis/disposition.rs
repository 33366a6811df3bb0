//! Which adjectives and nouns say what somebody wants, fears, supports or is sure of?

use std::ops::Range;

use super::AttributionKind;
use super::attitude::WORDS;
use super::attribution::{Found, SPEECH};
use super::content::{after_time, stop};
use super::extent::{complement, is_infinitive};
use super::phrase;
use super::reading::Reading;
use super::sourcing::{possessor, stance};
use crate::syntax::Pos;

/// `expressed concern about the plan`, `made the case that`, `issued a statement calling it`: the noun says what is done.
pub(super) fn light(reading: &Reading<'_>, next: usize, end: usize) -> Option<(usize, Range<usize>, AttributionKind)> {
    let mut at = next;
    while at < end && at < next + 5 && matches!(reading.pos(at), Pos::Det | Pos::Adj | Pos::Adv | Pos::Pron | Pos::Noun)
    {
        at += 1;
    }
    let noun = at.checked_sub(1).filter(|&noun| next <= noun)?;
    if reading.pos(noun) != Pos::Noun || !is_attitude(reading, noun) || at + 1 >= end {
        return None;
    }
    let folded = reading.folded(at);
    if folded == "that" {
        let said = reading.cues(noun).intersects(SPEECH);
        let kind = if said { AttributionKind::Statement } else { AttributionKind::Belief };
        return Some((at, at + 1..stop(reading, at + 1, end), kind));
    }
    let start = if is_infinitive(reading, at, end) {
        at
    } else if noun_takes(reading, noun, end) {
        at + 1
    } else {
        return None;
    };
    let content = complement(reading, noun, start, end)?;
    Some((start, content, AttributionKind::Judgement))
}

/// Whether a noun names an attitude or what is said; some do so in the plural only: "misgivings", "thoughts".
fn is_attitude(reading: &Reading<'_>, noun: usize) -> bool {
    WORDS.has("noun", reading.lemma(noun)) || WORDS.has("noun", reading.folded(noun))
}

/// Whether the word behind a noun leads to its content: "interest in talks" does, "a speech on Monday" does not.
pub(super) fn noun_takes(reading: &Reading<'_>, noun: usize, end: usize) -> bool {
    let at = noun + 1;
    let time = at + 1 < end && after_time(reading, at + 1, end) > at + 1;
    let leads = is_noun_preposition(reading.folded(at))
        || reading.folded(at) == "in" && WORDS.has("in-noun", reading.lemma(noun));
    leads && !time
}

/// Whether a preposition leads from a noun of speech or attitude to its content.
pub(super) fn is_noun_preposition(folded: &str) -> bool {
    WORDS.has("noun-preposition", folded)
}

/// `is sure that`, `was critical of the plan`, `are ready to leave`.
pub(super) fn predicate(reading: &Reading<'_>, adjective: usize, bounds: Range<usize>) -> Option<Found> {
    if WORDS.has("evident", reading.lemma(adjective)) {
        return evident(reading, adjective, bounds);
    }
    if !WORDS.has("adjective", reading.lemma(adjective)) && !WORDS.has("adjective", reading.folded(adjective)) {
        return None;
    }
    let group = phrase::verb_group(reading, adjective, bounds.start);
    let linked = (group..adjective)
        .any(|at| reading.is_be(at) || matches!(reading.lemma(at), "be" | "feel" | "seem" | "remain" | "become"));
    let next = adjective + 1;
    if !linked || next + 1 >= bounds.end {
        return None;
    }
    let (cue_end, start) = if is_infinitive(reading, next, bounds.end) {
        (next, next)
    } else if reading.folded(next) == "that" {
        (next, next + 1)
    } else if reading.pos(next) == Pos::Adp && reading.folded(next) != "than" {
        (next + 1, next + 1)
    } else if WORDS.has("sure", reading.folded(adjective)) && phrase::has_verb(reading, next..bounds.end) {
        (next, next)
    } else {
        return None;
    };
    let source = phrase::subject(reading, adjective, group, bounds.start)?;
    let content = complement(reading, adjective, start, bounds.end)?;
    let cue = group..cue_end;
    let stance = stance(reading, group, adjective);
    let kind = if reading.folded(next) == "that" { AttributionKind::Belief } else { AttributionKind::Judgement };
    Some(Found { source: Some(source), cue, content: vec![content], stance, kind, shared: false })
}

/// `Lee is a staunch opponent of the plan`.
pub(super) fn role(reading: &Reading<'_>, noun: usize, bounds: &Range<usize>) -> Option<Found> {
    let next = noun + 1;
    if next + 1 >= bounds.end || !matches!(reading.folded(next), "of" | "for") {
        return None;
    }
    let be = (bounds.start..noun).rev().take(7).take_while(|&at| {
        matches!(reading.pos(at), Pos::Det | Pos::Adj | Pos::Adv | Pos::Cconj | Pos::Verb | Pos::Noun | Pos::Aux)
    });
    let be = be.into_iter().find(|&at| reading.is_be(at))?;
    let group = phrase::verb_group(reading, be, bounds.start);
    let source = phrase::subject(reading, noun, group, bounds.start)?;
    let content = complement(reading, noun, next + 1, bounds.end)?;
    let kind = AttributionKind::Judgement;
    let stance = stance(reading, group, noun);
    Some(Found { source: Some(source), cue: group..next + 1, content: vec![content], stance, kind, shared: false })
}

/// `it is clear that the plan failed`: nobody in particular knows it.
pub(super) fn evident(reading: &Reading<'_>, adjective: usize, bounds: Range<usize>) -> Option<Found> {
    let group = phrase::verb_group(reading, adjective, bounds.start);
    let first = group.checked_sub(1).filter(|&at| bounds.start <= at && reading.folded(at) == "it")?;
    let next = adjective + 1;
    let linked = (group..adjective).any(|at| reading.is_be(at) || reading.lemma(at) == "be");
    if !linked || next + 2 >= bounds.end {
        return None;
    }
    let start = match reading.folded(next) {
        "that" => next + 1,
        "whether" | "if" => next,
        _ if phrase::is_wh(reading, next) => next,
        // "it was clear the plan had failed"
        _ if matches!(reading.pos(next), Pos::Det | Pos::Noun | Pos::Propn | Pos::Pron)
            && phrase::has_verb(reading, next..bounds.end) =>
        {
            next
        }
        _ => return None,
    };
    let content = start..stop(reading, start, bounds.end);
    let kind = AttributionKind::Judgement;
    let stance = stance(reading, group, adjective);
    Some(Found { source: None, cue: first..next, content: vec![content], stance, kind, shared: false })
}

/// `Lee's support for the plan`, `their decision to leave`, `criticism of the plan by Lee`.
pub(super) fn noun(reading: &Reading<'_>, noun: usize, bounds: Range<usize>) -> Option<Found> {
    if WORDS.has("role", reading.lemma(noun)) {
        return role(reading, noun, &bounds);
    }
    if !is_attitude(reading, noun) {
        return None;
    }
    let next = noun + 1;
    if next + 1 >= bounds.end {
        return None;
    }
    let there = existential(reading, noun, bounds.start);
    let (cue_end, start) = if is_infinitive(reading, next, bounds.end) {
        (next, next)
    } else if noun_takes(reading, noun, bounds.end) {
        (next + 1, next + 1)
    } else if there.is_some() && reading.folded(next) == "that" {
        (next, next + 1)
    } else {
        return None;
    };
    if let Some(first) = there {
        let content = complement(reading, noun, start, bounds.end)?;
        let kind = AttributionKind::Judgement;
        let stance = stance(reading, first, noun);
        return Some(Found { source: None, cue: first..cue_end, content: vec![content], stance, kind, shared: false });
    }
    let source = possessor(reading, noun, bounds.start);
    let content = complement(reading, noun, start, bounds.end)?;
    // "an earlier claim", "his own plan": what tells which one belongs to the cue.
    let mut first = noun;
    while bounds.start < first && matches!(reading.pos(first - 1), Pos::Adj) {
        first -= 1;
    }
    if source.is_none() && bounds.start < first && reading.pos(first - 1) == Pos::Det {
        first -= 1;
    }
    // Without its owner, a noun of plan or wish is a thing like any other.
    // "racist rhetoric about the port": what it is about tells that it is speech.
    let described = first < noun && matches!(reading.folded(next), "about" | "over");
    if source.is_none() && !described && !WORDS.has("noun-alone", reading.lemma(noun)) {
        return None;
    }
    let kind = AttributionKind::Judgement;
    Some(Found {
        source,
        cue: first..cue_end,
        content: vec![content],
        stance: stance(reading, noun, noun),
        kind,
        shared: false,
    })
}

/// The first token of `there were growing doubts`: nobody in particular has them.
fn existential(reading: &Reading<'_>, noun: usize, floor: usize) -> Option<usize> {
    let mut at = noun;
    while floor < at && noun < at + 7 {
        at -= 1;
        if reading.folded(at) == "there" {
            return (at + 1 < noun && reading.is_verbal(at + 1)).then_some(at);
        }
        let inside = matches!(reading.pos(at), Pos::Det | Pos::Adj | Pos::Adv | Pos::Aux | Pos::Noun)
            || matches!(reading.lemma(at), "be" | "have")
            || reading.part(at).tag == crate::syntax::Tag::VerbVbg;
        if !inside {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::analysis::attribution::tests::check;

    #[test]
    fn doubts_that_are_there_are_nobodys() {
        check("There were growing doubts about the plan.", &["? - | There were growing doubts about | the plan"]);
        check("There was a house on the hill.", &[]);
    }

    #[test]
    fn speech_is_told_by_what_it_is_about() {
        check("He turned to racist rhetoric about the port.", &["- | racist rhetoric about | the port"]);
        check("He wrote of the interests of the port.", &[]);
    }

    #[test]
    fn what_is_clear_needs_no_that() {
        check("It was clear the plan had failed.", &["- | It was clear | the plan had failed"]);
    }
}
