//! How often is something done: twice, four times?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::Claim;
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::TIMES) && frequency(of.claim).is_some());

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
    // Most claims have no word for it, which a look at a few bits tells.
    if !pair.both_have(Class::TIMES) || !pair.same_predicate() {
        return None;
    }
    let ((often, a), (other, b)) = (frequency(pair.a)?, frequency(pair.b)?);
    (often != other).then_some((a, b))
}

/// How often a claim says that something is done; nothing, if it says so more than once or roughly.
fn frequency(claim: &Claim) -> Option<(f64, Span)> {
    let counted = claim.figures.iter().filter_map(|figure| {
        let noun = &claim.words[usize::from(figure.noun?)];
        is(noun, Class::TIMES).then_some((figure.exact?, figure.span.cover(noun.span)))
    });
    let said = claim.words.iter().filter(|word| is(word, Class::TIMES)).filter_map(|word| {
        let often = match claim.slice(word.span).to_ascii_lowercase().as_str() {
            "twice" => 2.0,
            "thrice" => 3.0,
            _ => return None,
        };
        Some((often, word.span))
    });
    let mut told = counted.chain(said);
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
