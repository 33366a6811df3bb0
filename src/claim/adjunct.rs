//! What does a clause say apart from when and where, and what apart from who?

use std::ops::Range;

use super::build::{Builder, Piece};
use super::Extent;
use super::extract::trim;
use crate::syntax::{Label, Pos};

/// Of a clause of which less would be left out, the part says what the whole says.
const LEAST_LEFT_OUT: f32 = 0.25;

/// The parts of a clause that reports are compared by, one with the time and place and the other without: what happened, when
/// and where it did, and what is told of a subject that is described at length.
pub(super) fn parts(builder: &Builder<'_>, clause: &Piece) -> Vec<Piece> {
    let Some(predicate) = clause.predicate else { return Vec::new() };
    let part = |tokens: Range<usize>| Piece { tokens, extent: Extent::Stem, ..clause.clone() };
    let mut found = Vec::new();
    let cuts = cuts(builder, clause, predicate);
    for &cut in [cuts.first(), cuts.last()].into_iter().flatten() {
        found.push(part(clause.tokens.start..cut));
    }
    if let Some(start) = described(builder, clause, predicate) {
        found.push(part(start..clause.tokens.end));
        found.extend(cuts.first().map(|&cut| part(start..cut)));
    }
    let whole = bytes(builder, &clause.tokens) as f32;
    found.retain(|part| bytes(builder, &part.tokens) as f32 <= whole * (1.0 - LEAST_LEFT_OUT));
    if let Some(&cut) = cuts.first() {
        let tokens = trim(builder.analysis(), cut..clause.tokens.end);
        if (bytes(builder, &tokens) as f32) >= whole * LEAST_LEFT_OUT {
            let extent = Extent::Adjunct;
            found.push(Piece { predicate: None, extent, ..part(tokens) });
        }
    }
    found.dedup_by_key(|part| part.tokens.clone());
    found
}

fn bytes(builder: &Builder<'_>, tokens: &Range<usize>) -> usize {
    builder.reading.span(tokens.clone()).map_or(0, |span| span.len())
}

/// Where a clause may be cut: before the times and the adjuncts that follow the predicate and its object, in order.
fn cuts(builder: &Builder<'_>, clause: &Piece, predicate: usize) -> Vec<usize> {
    let after = clause.object.filter(|object| clause.tokens.contains(object)).unwrap_or(predicate).max(predicate) + 1;
    let reading = &builder.reading;
    let begins = |at: &usize| {
        let timed = builder.time_of[*at].is_some() && builder.time_of[*at] != builder.time_of[*at - 1];
        let part = reading.part(*at);
        let head = reading.part(part.head as usize);
        // The adposition is the first word of its phrase; its head is what depends on the predicate.
        let adjunct = part.label == Label::Case
            && matches!(head.label, Label::Obl | Label::OblUnmarked)
            && head.head as usize == predicate;
        timed && reading.part(*at - 1).pos != Pos::Adp
            || adjunct
            || part.pos == Pos::Adp && *at + 1 < clause.tokens.end && builder.time_of[*at + 1].is_some()
    };
    (after.max(clause.tokens.start + 1)..clause.tokens.end).filter(begins).collect()
}

/// Where the verb begins, if more is told of the subject than its name.
fn described(builder: &Builder<'_>, clause: &Piece, predicate: usize) -> Option<usize> {
    let reading = &builder.reading;
    let verbal = |at: &usize| {
        let part = reading.part(*at);
        *at == predicate
            || part.head as usize == predicate
                && matches!(part.label, Label::Aux | Label::AuxPass | Label::Cop)
    };
    let start = (clause.tokens.start..predicate + 1).find(verbal)?;
    let subject = bytes(builder, &(clause.tokens.start..start));
    let whole = bytes(builder, &clause.tokens);
    (start > clause.tokens.start && subject as f32 >= whole as f32 * LEAST_LEFT_OUT).then_some(start)
}
