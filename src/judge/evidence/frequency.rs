//! How often is something done: twice, four times?

use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, key};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| frequency(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let Some((a, b)) = apart(pair) else { return };
    // In two years, or of two people, either may be so.
    let parts = [pair.same_subject(), pair.same_object()];
    let one = parts.contains(&Some(true)) && !parts.contains(&Some(false)) && !pair.names_apart();
    let at_once = found.iter().all(|e| e.kind != ReasonKind::Time);
    if pair.scenes.story && pair.same_deed() && one && at_once && !pair.has_rivals() {
        let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
    }
}

/// Whether what one deed is told of was done more often in one claim than in the other.
pub(in crate::judge) fn differs(pair: &Pair<'_>) -> bool {
    apart(pair).is_some()
}

fn apart(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let ((often, a), (other, b)) = (frequency(pair.a)?, frequency(pair.b)?);
    (often != other && pair.same_predicate()).then_some((a, b))
}

/// How often a claim says that something is done; nothing, if it says so more than once or roughly.
fn frequency(claim: &Claim) -> Option<(f64, Span)> {
    let [time, twice, thrice] = ["time", "twice", "thrice"].map(key);
    let counted = claim.figures.iter().filter_map(|figure| {
        let noun = &claim.words[usize::from(figure.noun?)];
        (noun.key == time).then_some((figure.exact?, figure.span.cover(noun.span)))
    });
    let said = claim.words.iter().filter(|word| word.key == twice || word.key == thrice);
    let mut told = counted.chain(said.map(|word| (if word.key == twice { 2.0 } else { 3.0 }, word.span)));
    told.next().filter(|_| told.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Tom Moss shot in Harwick.\nTom Moss was shot on Quarry Lane in Harwick on Monday.\n";

    #[test]
    fn one_is_shot_as_often_in_either_report() {
        let a = format!("{SCENE}Moss was shot twice in the back, police said.");
        reports(&a, &format!("{SCENE}Police say that Moss was shot four times in the back."), true);
        reports(&a, &format!("{SCENE}Police say that Moss was shot two times in the back."), false);
        reports(&a, &format!("{SCENE}Police say that Jim Hart was shot four times in the back."), false);
    }
}
