//! What does a clause say apart from when and where, and what apart from who?

use std::ops::Range;

use super::Extent;
use super::build::{Builder, Piece};
use super::extract::trim;
use crate::analysis::is_locative;
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
        // "against any guarantees" is what somebody came out against, no adjunct.
        let adjunct = part.label == Label::Case
            && is_locative(reading.folded(*at))
            && matches!(head.label, Label::Obl | Label::OblUnmarked)
            && head.head as usize == predicate;
        timed && reading.part(*at - 1).pos != Pos::Adp
            || adjunct
            || part.pos == Pos::Adp && *at + 1 < clause.tokens.end && builder.time_of[*at + 1].is_some()
    };
    (after.max(clause.tokens.start + 1)..clause.tokens.end).filter(begins).collect()
}

/// Where the verb begins, if more is told of the subject, between commas, than who it is. "The mayor of Harwick" is who it is.
fn described(builder: &Builder<'_>, clause: &Piece, predicate: usize) -> Option<usize> {
    let reading = &builder.reading;
    let verbal = |at: &usize| {
        let part = reading.part(*at);
        let of_predicate = part.head as usize == predicate;
        *at == predicate || of_predicate && matches!(part.label, Label::Aux | Label::AuxPass | Label::Cop)
    };
    let start = (clause.tokens.start..predicate + 1).find(verbal)?;
    let subject = clause.tokens.start..start;
    let apart = subject.clone().any(|at| reading.folded(at) == ",");
    let told = bytes(builder, &subject) as f32 >= bytes(builder, &clause.tokens) as f32 * LEAST_LEFT_OUT;
    (apart && told).then_some(start)
}

#[cfg(test)]
mod tests {
    use crate::claim::{Extent, claims};
    use crate::text::Document;

    /// The parts that are claims by themselves, beside the clauses.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = claims(&Document::new("text", text));
        let parts = found.iter().filter(|claim| claim.extent != Extent::Whole);
        assert_eq!(parts.map(|claim| claim.text()).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn what_happened_is_told_apart_from_when_and_where() {
        check(
            "Nurses closed the old ward on Friday morning at a clinic in northern Dornum.",
            &[
                "Nurses closed the old ward on Friday morning",
                "Nurses closed the old ward",
                "on Friday morning at a clinic in northern Dornum",
            ],
        );
    }

    #[test]
    fn what_somebody_did_is_told_apart_from_who_he_is() {
        check(
            "Ada Brandt, the youngest mayor in the history of Harwick, opened the new tram depot.",
            &["opened the new tram depot"],
        );
    }

    #[test]
    fn what_somebody_came_out_against_is_not_left_out() {
        check("The council of the town came out against all of the plans for the bridge.", &[]);
    }

    #[test]
    fn a_short_clause_stays_whole() {
        check("The council met on Monday.", &[]);
    }
}
