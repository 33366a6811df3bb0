//! To whom are quotations laid that nobody is said to have spoken?

use std::ops::Range;

use super::AttributionKind;
use super::attribution::{Found, SPEECH};
use super::quotation::{Quotes, is_clause};
use super::reading::Reading;

/// Lays quotations that nobody is said to have spoken to the speaker before them.
pub(super) fn carry_on(reading: &Reading<'_>, quotes: &Quotes, all: &mut Vec<Found>) {
    if quotes.ranges.is_empty() {
        return;
    }
    let paragraphs = paragraphs(reading);
    let mut covered = vec![false; quotes.ranges.len()];
    for content in all.iter().flat_map(|found| &found.content) {
        // A quotation is spoken for if it is content or stands in content; what is reported inside it does not count.
        let first = quotes.ranges.partition_point(|quote| quote.start < content.start);
        let last = quotes.ranges.partition_point(|quote| quote.start < content.end);
        covered[first..last].fill(true);
    }
    // "He urged Lee to leave. “Go now.”": whoever uses a verb of speech speaks, whatever he does with it.
    let speaks = |found: &Found| {
        found.kind == AttributionKind::Statement
            || found.cue.clone().any(|at| reading.cues(at).intersects(SPEECH))
            || quotes.opening(found.content[0].start).is_some()
    };
    let mut spoken: Vec<(usize, usize)> = all
        .iter()
        .enumerate()
        .filter(|(_, found)| found.content.is_empty() || speaks(found))
        .map(|(number, found)| (found.cue.start, number))
        .collect();
    spoken.sort_unstable();
    let mut carried = Vec::new();
    for (number, quote) in quotes.ranges.iter().enumerate() {
        if covered[number] || !is_clause(reading, quote) || !stands_alone(reading, quote, &paragraphs) {
            continue;
        }
        // The last one to speak before it, outside quotations.
        let before = spoken.partition_point(|&(at, _)| at < quote.start);
        let speaker = spoken[..before].iter().rev().take(64).map(|&(_, n)| n).find(|&n| {
            // An agency that is quoted speaks no quotation itself.
            quotes.at(all[n].cue.start).is_none() && reading.folded(all[n].cue.start) != "according"
        });
        let Some(speaker) = speaker.map(|n| &all[n]) else { continue };
        let spoke_until = speaker.content.iter().map(|content| content.end).chain([speaker.cue.end]).max().unwrap_or(0);
        let quotes_already = speaker.content.iter().any(|content| quotes.opening(content.start).is_some())
            || carried.last().is_some_and(|last: &Found| last.cue == speaker.cue)
            || reading.written(quote.start - 1) == ":";
        let reach = carried
            .last()
            .filter(|last: &&Found| last.cue == speaker.cue)
            .map_or(spoke_until, |last| last.content[0].end);
        let breaks = paragraphs[quote.start] - paragraphs[reach.saturating_sub(1).min(quote.start - 1)];
        if speaker.source.is_some() && (breaks == 0 || breaks == 1 && (quotes_already || quotes.continued[number])) {
            carried.push(Found { content: vec![quote.clone()], shared: true, ..speaker.clone() });
        }
    }
    all.extend(carried);
}

/// Whether a quotation is no part of a clause outside it: it begins a paragraph or follows a full stop or colon.
fn stands_alone(reading: &Reading<'_>, quote: &Range<usize>, paragraphs: &[u32]) -> bool {
    let Some(before) = quote.start.checked_sub(1) else { return false };
    matches!(reading.written(before), "." | ":" | "!" | "?" | "…" | "\"" | "”" | "''")
        || paragraphs[before] < paragraphs[quote.start]
}

/// For each token, how many paragraphs end before it.
fn paragraphs(reading: &Reading<'_>) -> Vec<u32> {
    let mut number = 0;
    let mut end = 0;
    let mut paragraphs = Vec::with_capacity(reading.tokens.len());
    for token in reading.tokens {
        let between = reading.text.get(end..token.span.start()).unwrap_or("");
        number += u32::from(between.contains('\n'));
        end = token.span.end();
        paragraphs.push(number);
    }
    paragraphs
}
