//! Whom do "he", "she" and "the minister" mean, where that is safe to say?

use std::ops::Range;

use super::mention::WORDS;
use super::phrase;
use super::quotation;
use super::reading::Reading;
use super::{Name, NameKind, Reference};
use crate::lexicon::EntityId;
use crate::syntax::Pos;

/// How many mentions back somebody is still meant.
const REACH: usize = 200;

/// Descriptions by office and subject pronouns that can mean only one person named before, as mentions of that person.
///
/// Of several people who could be meant, none is chosen: a wrong link lays words into the wrong mouth.
pub(super) fn find(reading: &Reading<'_>, names: &[Name]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let quotations: Vec<Range<usize>> =
        quotation::find(reading.text).iter().map(|quotation| reading.tokens_in(quotation.span)).collect();
    let mut quotation = 0;
    let mut seen = 0;
    for sentence in 0..reading.len() {
        let range = reading.range(sentence);
        for token in range.clone() {
            while seen < names.len() && names[seen].span.end() <= reading.tokens[token].span.start() {
                seen += 1;
            }
            while quotation < quotations.len() && quotations[quotation].end <= token {
                quotation += 1;
            }
            let inside = quotations.get(quotation).is_some_and(|range| range.contains(&token));
            let folded = reading.folded(token);
            if !inside && matches!(folded, "he" | "she") {
                let from = reading.span(reading.range(sentence.saturating_sub(1))).or(reading.span(range.clone()));
                let from = from.map_or(0, |span| span.start());
                let near = |name: &&Name| name.kind == NameKind::Person && from <= name.span.start();
                let mut candidates: Vec<u32> = names[..seen]
                    .iter()
                    .rev()
                    .take(REACH)
                    .take_while(|name| from <= name.span.start())
                    .filter(near)
                    .map(|name| name.chain)
                    .collect();
                candidates.extend(
                    found.iter().rev().take(REACH).take_while(|name| from <= name.span.start()).map(|name| name.chain),
                );
                candidates.sort_unstable();
                candidates.dedup();
                // "an heir of Madison was asked whether he": who only stands after a preposition is hardly meant.
                let subject = |chain: u32| {
                    names[..seen].iter().rev().take(REACH).take_while(|name| from <= name.span.start()).any(|name| {
                        let before = reading.tokens_in(name.titled).start.checked_sub(1);
                        name.chain == chain && before.is_none_or(|before| reading.pos(before) != Pos::Adp)
                    }) || found.iter().rev().take(REACH).any(|name| name.chain == chain && from <= name.span.start())
                };
                if let [chain] = candidates.as_slice()
                    && subject(*chain)
                {
                    push(reading, &mut found, token..token + 1, *chain, Reference::Pronoun);
                }
            } else if folded == "the"
                && let Some((end, chain)) = description(reading, names, seen, token, &range)
            {
                push(reading, &mut found, token..end, chain, Reference::Description);
            }
        }
    }
    found
}

fn push(reading: &Reading<'_>, found: &mut Vec<Name>, tokens: Range<usize>, chain: u32, reference: Reference) {
    if let Some(span) = reading.span(tokens) {
        found.push(Name { span, titled: span, kind: NameKind::Person, alias: None, chain, reference });
    }
}

/// The office phrase that "the" at `start` opens, and the only chain it can mean.
fn description(
    reading: &Reading<'_>,
    names: &[Name],
    seen: usize,
    start: usize,
    sentence: &Range<usize>,
) -> Option<(usize, u32)> {
    let mut end = start + 1;
    while end < sentence.end
        && end < start + 9
        && (matches!(reading.pos(end), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
            || reading.folded(end) == "then"
            || reading.written(end) == "-")
    {
        end += 1;
    }
    let head = end.checked_sub(1).filter(|&head| head > start)?;
    let office = reading.folded(head);
    if !reading.lexicon.title(office) || WORDS.has("honorific", office) {
        return None;
    }
    // "the ministers", "the minister of defence", "the minister's": only the singular, bare or possessive.
    if end < sentence.end && reading.folded(end) == "of" || phrase::is_wh(reading, head) {
        return None;
    }
    let span = reading.span(start..end)?;
    if names
        .iter()
        .skip(seen.saturating_sub(1))
        .take(2)
        .any(|name| name.span.overlaps(span) && name.kind == NameKind::Person)
    {
        return None;
    }
    let mut chains: Vec<u32> = Vec::new();
    for name in names[seen.saturating_sub(REACH)..seen].iter().filter(|name| name.kind == NameKind::Person) {
        let title = reading.tokens_in(name.titled);
        let title = title.start..reading.tokens_in(name.span).start;
        let holds = title.clone().any(|at| reading.folded(at) == office || reading.lemma(at) == office);
        // Another nation or another part of the office is someone else; any other word only describes.
        let agrees = (start + 1..head).all(|at| {
            let qualifies = reading.lexicon.title(reading.folded(at))
                || entity(reading, at)
                    .is_some_and(|wanted| title.clone().any(|t| entity(reading, t).is_some_and(|e| e != wanted)));
            !qualifies
                || title.clone().any(|t| reading.folded(t) == reading.folded(at))
                || entity(reading, at).is_some() && title.clone().any(|t| entity(reading, t) == entity(reading, at))
        });
        if holds && agrees && !chains.contains(&name.chain) {
            chains.push(name.chain);
        }
    }
    match chains.as_slice() {
        [chain] => Some((end, *chain)),
        _ => None,
    }
}

/// What a word names, by the alias table.
fn entity(reading: &Reading<'_>, token: usize) -> Option<EntityId> {
    reading
        .lexicon
        .name_in([(reading.folded(token), reading.written(token))].into_iter())
        .map(|(_, alias)| alias.entity)
}
