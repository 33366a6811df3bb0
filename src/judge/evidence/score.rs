//! Is one match told with two scores?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Score, scores};
use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
use crate::judge::verdict::ReasonKind;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::WINS) && score(of).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story || !pair.same_names(2) {
        return;
    }
    let (Some(x), Some(y)) = (score(pair.profile(Side::A)), score(pair.profile(Side::B))) else { return };
    if x.of != y.of {
        let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
        found.retain(|e| !(e.a.overlaps(x.span) && e.b.overlaps(y.span)));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.span, b: y.span });
    }
}

/// The one score of a claim, if it is of the whole match.
fn score(of: &Profile<'_>) -> Option<Score> {
    let claim = of.claim;
    // "Nine wins and 14 losses, a 9-14 start" is no match.
    let decided = of.main.predicate.is_some_and(|at| is(&claim.words[usize::from(at)], Class::WINS));
    if !decided || claim.words.iter().any(|word| is(word, Class::INTERIM)) {
        return None;
    }
    let mut told = scores(claim);
    told.next().filter(|_| told.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    const LEAD: &str = "Dornum Rovers meet Harwick Town.\nDornum Rovers played Harwick Town on Friday. ";

    #[test]
    fn one_match_has_one_score() {
        let a = format!("{LEAD}Dornum Rovers beat Harwick Town 3–1.");
        check(&a, &format!("{LEAD}Dornum Rovers beat Harwick Town 2-1."), true);
        check(&a, &format!("{LEAD}Harwick Town lost to Dornum Rovers 1-3."), false);
        check(&a, &format!("{LEAD}Dornum Rovers led Harwick Town 1-0 at half-time."), false);
    }
}
