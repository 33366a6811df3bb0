//! Which clause reports speech, and where do its source, cue and content stand?

use std::ops::Range;

use super::attribution::{Found, SPEECH, WORDS};
use super::content::{after_time, around, quote_after, said_after, said_before, same_paragraph, stop};
use super::cue::{cue_end, cue_group, is_cue, is_passive, is_reporting_verb, kind, takes_it};
use super::extent::is_infinitive;
use super::phrase::{self, has_verb, is_comma, is_quote_mark};
use super::quotation::Quotes;
use super::reading::Reading;
use super::sourcing::{according_to, noun, signed, stance};
use super::speaker::{is_told_of, source_of};
use super::{AttributionKind, Stance};
use crate::syntax::{Label, Pos, Tag};

/// The attributions whose cue stands at `token`; `bounds` is its sentence, or the quotation in which it stands.
///
/// `before` are those already found in the sentence; one that lacks a subject takes theirs.
pub(super) fn clause(
    reading: &Reading<'_>,
    quotes: &Quotes,
    token: usize,
    bounds: Range<usize>,
    before: &[Found],
) -> Vec<Found> {
    let mut found = at_word(reading, quotes, token, bounds.clone(), before);
    found.retain(|found| is_told_of(reading, found));
    for found in &mut found {
        super::carrier::widen(reading, found, &bounds);
    }
    found
}

fn at_word(reading: &Reading<'_>, quotes: &Quotes, token: usize, bounds: Range<usize>, before: &[Found]) -> Vec<Found> {
    let folded = reading.folded(token);
    if folded == "according" && token + 1 < bounds.end && reading.folded(token + 1) == "to" {
        return according_to(reading, quotes, token, bounds).into_iter().collect();
    }
    if matches!(reading.written(token), "―" | "—" | "–" | "--") {
        return signed(reading, quotes, token, bounds).into_iter().collect();
    }
    // "expressed concern about", "accused Lee of": the noun or the preposition belongs to the cue.
    if super::attitude::is_phrase(reading, token, bounds.end)
        && let Some(found) = super::attitude::clause(reading, quotes, token, bounds.clone(), before)
    {
        return vec![found];
    }
    let said = said(reading, quotes, token, bounds.clone(), before);
    if !said.is_empty() {
        return said;
    }
    super::attitude::clause(reading, quotes, token, bounds, before).into_iter().collect()
}

/// What a word of speech or thought attributes.
fn said(reading: &Reading<'_>, quotes: &Quotes, token: usize, bounds: Range<usize>, before: &[Found]) -> Vec<Found> {
    if !is_cue(reading, token) {
        return Vec::new();
    }
    if is_reporting_verb(reading, token, &bounds) {
        verb(reading, quotes, token, bounds, before)
    } else if reading.pos(token) == Pos::Noun {
        noun(reading, token, bounds).into_iter().collect()
    } else {
        Vec::new()
    }
}

fn verb(reading: &Reading<'_>, quotes: &Quotes, verb: usize, bounds: Range<usize>, before: &[Found]) -> Vec<Found> {
    // "the group known as the Willing": a participle without its auxiliary belongs to its noun.
    let follows = verb + 1 < bounds.end
        && (reading.folded(verb + 1) == "that"
            || quotes.opening(verb + 1).is_some()
            || reading.written(verb + 1) == ":");
    let bare = reading.part(verb).tag == Tag::VerbVbn && phrase::verb_group(reading, verb, bounds.start) == verb;
    if bare && !follows && (verb == bounds.start || reading.is_nominal(verb - 1) && reading.pos(verb - 1) == Pos::Noun)
    {
        return Vec::new();
    }
    let Some(group) = cue_group(reading, verb, bounds.start) else { return Vec::new() };
    let kind = kind(reading, verb);
    let stance = stance(reading, group, verb);
    let mut next = verb + 1 + usize::from(takes_it(reading, verb));
    while next < bounds.end && reading.part(next).tag == Tag::AdpRp {
        next += 1;
    }
    next = after_time(reading, next, bounds.end);
    // "Russian media quoted Lavrov as saying".
    if let Some(found) = quoted_as(reading, quotes, verb, group, next, &bounds) {
        return found;
    }
    let passive = is_passive(reading, verb, group);
    if let Some(source) = inverted(reading, quotes, verb, group, next, &bounds) {
        let left = group - 1;
        let leads = source.end < bounds.end && reading.written(source.end) == ":";
        if leads && group == bounds.start {
            let content: Vec<_> = said_after(reading, quotes, verb, source.end, &bounds).into_iter().collect();
            return vec![Found { source: Some(source), cue: group..verb + 1, content, stance, kind, shared: false }];
        }
        let mut content = said_before(reading, quotes, left, &bounds);
        content.extend(quote_after(reading, quotes, source.end, bounds.end));
        return vec![Found { source: Some(source), cue: group..verb + 1, content, stance, kind, shared: false }];
    }
    if passive {
        return passively(reading, quotes, verb, group, (stance, kind), &bounds);
    }
    let (source, shared) = source_of(reading, verb, group, &bounds, before);
    if source.is_none() {
        return Vec::new();
    }
    if quotes.at(verb).is_some()
        && source.as_ref().is_some_and(|source| source.len() == 1 && is_interlocutor(reading, source.start))
    {
        // "I think" in a quotation: the speaker is already said to speak.
        return Vec::new();
    }
    let mut after = said_after(reading, quotes, verb, next, &bounds);
    if let (Some(said), Some(source)) = (after.clone(), source.as_ref()) {
        let relative = source.start > bounds.start && phrase::is_wh(reading, source.start - 1);
        if reading.is_verbal(said.start)
            && !matches!(reading.part(said.start).tag, Tag::VerbVbg)
            && !is_comma(reading, said.start - 1)
            && !relative
        {
            // "Everything Lee says is a lie": the verb after it belongs to the clause around.
            after = None;
        } else if source.len() == 1 && phrase::is_wh(reading, source.start) {
            // "which calls itself free, is at war": the relative clause ends where its noun gets its verb.
            let end = (said.start + 1..said.end - 1).find(|&at| {
                reading.is_verbal(at + 1)
                    && (is_comma(reading, at) || is_quote_mark(reading, at) && is_comma(reading, at - 1))
            });
            after = Some(said.start..end.map_or(said.end, |end| end + usize::from(is_quote_mark(reading, end))));
        }
    }
    let content = match source.as_ref().filter(|_| !shared).and_then(|source| source.start.checked_sub(1)) {
        Some(left) => around(reading, quotes, verb, left, next, after, &bounds),
        None => after.into_iter().collect(),
    };
    let content = if WORDS.has("quotation-only", reading.lemma(verb)) {
        content
            .into_iter()
            .filter(|content| {
                let before = content.start.saturating_sub(1);
                quotes.opening(content.start).is_some()
                    || reading.written(before) == ":"
                    || reading.folded(before) == "that"
            })
            .collect()
    } else {
        content
    };
    let content = if content.is_empty() { as_said(reading, source.as_ref(), next, &bounds) } else { content };
    if content.is_empty() {
        return Vec::new();
    }
    let cue = group..cue_end(reading, verb, &content);
    let kind = match content.as_slice() {
        [only] if verb < only.start && quotes.opening(only.start).is_none() => {
            kind_of_content(reading, verb, only, kind)
        }
        _ => kind,
    };
    vec![Found { source, cue, content, stance, kind, shared }]
}

/// What a verb of speech does with a content that is no clause: "urged the town to pay" wants it, "proposed a draft" made it.
fn kind_of_content(
    reading: &Reading<'_>,
    verb: usize,
    content: &Range<usize>,
    clausal: AttributionKind,
) -> AttributionKind {
    let before = content.start - 1;
    let led =
        reading.folded(before) == "that" || reading.written(before) == ":" || phrase::is_wh(reading, content.start);
    let near = || content.clone().take(60);
    if led || near().any(|at| reading.part(at).head as usize == verb && reading.part(at).label == Label::Ccomp) {
        return clausal;
    }
    let finite = near().find(|&at| has_verb(reading, at..at + 1)).unwrap_or(content.end);
    let infinitive = near().any(|at| at < finite && is_infinitive(reading, at, content.end));
    if infinitive && WORDS.has("infinitive", reading.lemma(verb)) {
        return AttributionKind::Intention;
    }
    let object = near().take_while(|&at| at < finite).any(|at| {
        let part = reading.part(at);
        part.head as usize == verb && matches!(part.label, Label::Obj | Label::Obl)
    });
    // "called it a failure" says that it was one.
    let judges = WORDS.has("judging", reading.lemma(verb)) && reading.pos(before) != Pos::Adp;
    if object && !judges { AttributionKind::Judgement } else { clausal }
}

/// What is said where a clause with "as" says so: "As Lee put it, C"; "C, as police have said".
fn as_said(
    reading: &Reading<'_>,
    source: Option<&Range<usize>>,
    next: usize,
    bounds: &Range<usize>,
) -> Vec<Range<usize>> {
    // "as both sides continue to negotiate" tells when.
    if next < bounds.end && reading.pos(next) != Pos::Punct {
        return Vec::new();
    }
    let joint = source.and_then(|source| source.start.checked_sub(1)).filter(|&at| bounds.start <= at);
    let Some(joint) = joint.filter(|&at| reading.folded(at) == "as") else { return Vec::new() };
    let content = if joint > bounds.start && has_verb(reading, bounds.start..joint) {
        bounds.start..stop(reading, bounds.start, joint)
    } else {
        let comma = (next..bounds.end).take(12).find(|&at| is_comma(reading, at));
        let Some(comma) = comma else { return Vec::new() };
        comma + 1..stop(reading, comma + 1, bounds.end)
    };
    if has_verb(reading, content.clone()) { std::iter::once(content).collect() } else { Vec::new() }
}

/// "It was reported that C" has no source; "X was told by Y that C" and "C was reported by Y" have Y.
fn passively(
    reading: &Reading<'_>,
    quotes: &Quotes,
    verb: usize,
    group: usize,
    (stance, kind): (Stance, AttributionKind),
    bounds: &Range<usize>,
) -> Vec<Found> {
    let mut next = verb + 1;
    let mut agent = None;
    if next + 1 < bounds.end && reading.folded(next) == "by" {
        agent = phrase::core_after(reading, next + 1, bounds.end).map(|end| next + 1..end);
        next = agent.as_ref().map_or(next, |agent| agent.end);
    }
    let that = next < bounds.end && reading.folded(next) == "that";
    let content = if that {
        said_after(reading, quotes, verb, next, bounds)
    } else if agent.is_some() {
        phrase::before(reading, bounds.start, group)
    } else {
        None
    };
    // "reported by": the preposition belongs to the cue.
    let cue = group..verb + 1 + usize::from(agent.is_some());
    content
        .map(|content| Found { source: agent, cue, content: vec![content], stance, kind, shared: false })
        .into_iter()
        .collect()
}

/// Whether a word is the speaker or the one spoken to.
fn is_interlocutor(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.folded(token), "i" | "we" | "you")
}

/// `X quoted Y as saying C`: X reports, Y says.
fn quoted_as(
    reading: &Reading<'_>,
    quotes: &Quotes,
    verb: usize,
    group: usize,
    next: usize,
    bounds: &Range<usize>,
) -> Option<Vec<Found>> {
    let by = usize::from(next < bounds.end && reading.folded(next) == "by");
    let end = phrase::core_after(reading, next + by, bounds.end).unwrap_or(next);
    if !(end + 1 < bounds.end && reading.folded(end) == "as" && reading.folded(end + 1).ends_with("ing")) {
        return None;
    }
    let inner = end + 1..end + 2;
    if !reading.cues(inner.start).intersects(SPEECH) {
        return None;
    }
    let subject = phrase::subject(reading, verb, group, bounds.start);
    let left = subject.clone()?.start;
    // "Lee was quoted as saying"; "Lee was quoted by the paper as saying"; "the paper quoted Lee as saying".
    let (quoted, outer) = match (by, end > next) {
        (_, false) => (subject?, None),
        (0, true) => (next..end, subject),
        (_, true) => (subject?, Some(next + by..end)),
    };
    // "Lee was quoted as saying by the paper".
    let last = inner.end;
    let after = (last < bounds.end && reading.folded(last) == "by")
        .then(|| phrase::core_after(reading, last + 1, bounds.end))
        .flatten();
    let outer = outer.or_else(|| after.map(|end| last + 1..end));
    let content = match said_after(reading, quotes, inner.start, after.unwrap_or(inner.end), bounds) {
        Some(content) => vec![content],
        None if left > bounds.start => said_before(reading, quotes, left - 1, bounds),
        None => Vec::new(),
    };
    let mut found = Vec::new();
    if let Some(outer) = outer {
        found.push(Found {
            source: Some(outer),
            cue: group..verb + 1,
            content: content.clone(),
            stance: Stance::Affirmed,
            kind: AttributionKind::Statement,
            shared: false,
        });
    }
    // "was quoted as saying" with nobody said to quote him is one cue.
    let cue = if found.is_empty() { group..inner.end } else { inner };
    found.push(Found {
        source: Some(quoted),
        cue,
        content,
        stance: Stance::Affirmed,
        kind: AttributionKind::Statement,
        shared: true,
    });
    Some(found)
}

/// The source after its verb: `"…," said Ann Lee, the mayor`.
fn inverted(
    reading: &Reading<'_>,
    quotes: &Quotes,
    verb: usize,
    group: usize,
    next: usize,
    bounds: &Range<usize>,
) -> Option<Range<usize>> {
    if group != verb || next != verb + 1 || next >= bounds.end || group == 0 {
        return None;
    }
    // "Said Lee: …"
    if group == bounds.start && reading.is_capitalised(group) {
        let end = phrase::core_after(reading, next, bounds.end)?;
        return (end < bounds.end && reading.written(end) == ":").then_some(next..end);
    }
    let left = group - 1;
    let after_quote =
        quotes.closing(left).is_some_and(|_| group > bounds.start || same_paragraph(reading, left, group))
            || is_comma(reading, left) && left > bounds.start && quotes.closing(left - 1).is_some();
    let after_clause = group > bounds.start
        && is_comma(reading, left)
        && has_verb(reading, bounds.start..left)
        && phrase::before(reading, bounds.start, group).is_none();
    if !(after_quote || after_clause)
        || matches!(reading.folded(next), "that" | "to")
        || reading.folded(verb).ends_with("ing")
    {
        return None;
    }
    if reading.pos(next) == Pos::Pron && !matches!(reading.folded(next), "he" | "she" | "they" | "i" | "we" | "one") {
        return None;
    }
    let source = phrase::after(reading, next, stop(reading, next, bounds.end))?;
    // "…, said the plan was dead" has a verb where a source would end.
    let ends = source.end >= bounds.end || !reading.is_verbal(source.end);
    ends.then_some(source)
}
