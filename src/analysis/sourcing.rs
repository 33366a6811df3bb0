//! Which words other than verbs attribute: "according to", a noun of speech, a signature?

use std::ops::Range;

use super::attribution::{Found, WORDS};
use super::content::stop;
use super::phrase::{self, has_verb, is_comma};
use super::quotation::Quotes;
use super::reading::Reading;
use super::{AttributionKind, Stance};
use crate::lexicon::Cues;
use crate::syntax::Pos;

pub(super) fn according_to(
    reading: &Reading<'_>,
    quotes: &Quotes,
    token: usize,
    bounds: Range<usize>,
) -> Option<Found> {
    let mut left = bounds.start..token;
    while left.start < left.end && is_comma(reading, left.end - 1) {
        left.end -= 1;
    }
    // A quotation that began sentences before is its own from its start.
    let begun = quotes.at(left.start).map(|quote| quote.start).filter(|&start| start < left.start);
    // With the content still to come, "according to the mayor, the town, …" has no apposition.
    // One word up to the comma or the stop is the source, whatever the tagger takes it for.
    let lone = token + 3 >= bounds.end || reading.pos(token + 3) == Pos::Punct;
    let word = || (token + 2 < bounds.end && lone).then_some(token + 3);
    let source = if has_verb(reading, left.clone()) {
        phrase::after(reading, token + 2, bounds.end).or_else(|| word().map(|end| token + 2..end))?
    } else {
        token + 2..phrase::core_after(reading, token + 2, bounds.end).or_else(word)?
    };
    let after = source.end + usize::from(source.end < bounds.end && is_comma(reading, source.end));
    let right = after..stop(reading, after, bounds.end);
    let content = match quotes.closing(token.saturating_sub(1)).or_else(|| quotes.closing(token.saturating_sub(2))) {
        Some(quote) if quote.start <= bounds.start => quote.clone(),
        _ if has_verb(reading, left.clone()) => begun.unwrap_or(left.start)..left.end,
        _ => right,
    };
    (content.start < content.end).then(|| Found {
        source: Some(source),
        cue: token..token + 2,
        content: vec![content],
        stance: Stance::Affirmed,
        kind: AttributionKind::Statement,
        shared: false,
    })
}

/// `Ann Lee's claim that the dam held`: a noun of speech with a clause.
pub(super) fn noun(reading: &Reading<'_>, token: usize, bounds: Range<usize>) -> Option<Found> {
    let mut at = token + 1;
    let mut by = None;
    if at < bounds.end && matches!(reading.folded(at), "by" | "from") {
        let source = phrase::core_after(reading, at + 1, bounds.end)?;
        by = Some(at + 1..source);
        at = source;
    }
    if !(at + 1 < bounds.end && reading.folded(at) == "that") {
        return None;
    }
    // "a report that came on Monday" is no report of anything.
    if reading.is_verbal(at + 1) {
        return None;
    }
    let possessor = possessor(reading, token, bounds.start);
    let content = at + 1..stop(reading, at + 1, bounds.end);
    Some(Found {
        source: by.or(possessor),
        cue: token..token + 1,
        content: vec![content],
        stance: stance(reading, token, token),
        kind: super::cue::kind(reading, token),
        shared: false,
    })
}

/// Whose a noun is: `Lee's claim`, `their firm belief`.
pub(super) fn possessor(reading: &Reading<'_>, noun: usize, floor: usize) -> Option<Range<usize>> {
    let mark = (floor..noun)
        .rev()
        .take(4)
        .find(|&t| !matches!(reading.pos(t), Pos::Adj | Pos::Noun | Pos::Adv | Pos::Det))
        .filter(|&t| matches!(reading.folded(t), "'s" | "'") || reading.pos(t) == Pos::Pron)?;
    if reading.pos(mark) == Pos::Pron {
        return Some(mark..mark + 1);
    }
    phrase::before(reading, floor, mark)
}

/// `"I was there." ― Ann Lee`: a quotation, a dash and a name to the sentence's end.
pub(super) fn signed(reading: &Reading<'_>, quotes: &Quotes, token: usize, bounds: Range<usize>) -> Option<Found> {
    let quote = token.checked_sub(1).and_then(|at| quotes.closing(at))?;
    let end = phrase::core_after(reading, token + 1, bounds.end)?;
    let named = (token + 1..end).all(|at| reading.pos(at) == Pos::Propn);
    (named && stop(reading, end, bounds.end) == end).then(|| Found {
        source: Some(token + 1..end),
        cue: token..token + 1,
        content: vec![quote.clone()],
        stance: Stance::Affirmed,
        kind: AttributionKind::Statement,
        shared: false,
    })
}

/// Whether the source affirms, denies or doubts what it is said to say.
pub(super) fn stance(reading: &Reading<'_>, group: usize, verb: usize) -> Stance {
    let cues = reading.cues(verb);
    let negates = |&at: &usize| {
        let negative = reading.cues(at).intersects(Cues::NEGATION.union(Cues::NEGATIVE_IMPLICATIVE));
        negative && !WORDS.has("goes-on", reading.lemma(at))
    };
    // "did not fail to say", "could not resist saying" says it.
    let negated = (group..verb).filter(negates).count() % 2 == 1;
    if cues.intersects(Cues::DOUBT) || negated {
        // Who does not say it, or will not deny it, leaves it open.
        Stance::Doubted
    } else if cues.intersects(Cues::DENIAL) {
        Stance::Denied
    } else {
        Stance::Affirmed
    }
}
