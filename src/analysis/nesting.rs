//! Which attributions inside another tell the reader who holds a claim, and which are only part of what is said?

use super::AttributionKind;
use super::attribution::Found;
use super::phrase::has_verb;
use super::reading::Reading;
use crate::syntax::Pos;

/// Drops what is no source of its own inside the content or the source of another attribution.
///
/// "Lee said Moss denied it was closed" has two speakers; "Lee said he thinks", "Lee attacked what they call a plan" and
/// "said Lee, who backed the plan" have one.
pub(super) fn outermost(reading: &Reading<'_>, all: &mut Vec<Found>) {
    let spoken = depths(reading.tokens.len(), all, |kind| kind.asserts());
    all.retain(|found| !spoken.held(found) || is_speaker(reading, found));
    let wished = depths(reading.tokens.len(), all, |kind| !kind.asserts());
    all.retain(|found| found.kind.asserts() || !wished.held(found));
}

/// In how many contents and sources each token stands.
struct Depths(Vec<i32>);

impl Depths {
    fn held(&self, found: &Found) -> bool {
        0 < self.0[found.cue.start]
    }
}

fn depths(tokens: usize, all: &[Found], holds: fn(AttributionKind) -> bool) -> Depths {
    // How many begin less how many end, token by token.
    let mut steps = vec![0i32; tokens + 1];
    for found in all.iter().filter(|found| holds(found.kind)) {
        for held in found.content.iter().chain(&found.source).filter(|held| !held.contains(&found.cue.start)) {
            steps[held.start] += 1;
            steps[held.end] -= 1;
        }
    }
    let mut depth = 0;
    for step in &mut steps {
        depth += *step;
        *step = depth;
    }
    Depths(steps)
}

/// Whether somebody is said to say or think that something is so, and it is not the speaker around him.
fn is_speaker(reading: &Reading<'_>, found: &Found) -> bool {
    if !found.content.iter().any(|content| has_verb(reading, content.clone())) {
        return false;
    }
    let source = found.source.clone().unwrap_or(0..0);
    let thing = source.len() == 1 && matches!(reading.folded(source.start), "it" | "this" | "that" | "which" | "what");
    match found.kind {
        AttributionKind::Statement => !thing,
        AttributionKind::Belief => source.clone().any(|at| reading.pos(at) == Pos::Propn),
        _ => false,
    }
}
