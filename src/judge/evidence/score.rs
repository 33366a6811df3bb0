//! Is one match told with two scores?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Tends};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// More goals, runs or points than this are no score.
const MOST: u32 = 250;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story || !pair.same_names(2) {
        return;
    }
    let (Some(x), Some(y)) = (score(pair, Side::A), score(pair, Side::B)) else { return };
    if x.points != y.points {
        let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
        found.retain(|e| !(e.a.overlaps(x.span) && e.b.overlaps(y.span)));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.span, b: y.span });
    }
}

/// The points of the two sides, the greater ones first, for who has them may be told in either order.
struct Score {
    points: (u32, u32),
    span: Span,
}

/// The one score of a claim, if it is of the whole match.
fn score(pair: &Pair<'_>, side: Side) -> Option<Score> {
    let claim: &Claim = pair.claim(side);
    // "Nine wins and 14 losses, a 9-14 start" is no match.
    let decided = pair.predicate(side).is_some_and(|at| is(&claim.words[at], Class::WINS));
    if !decided || claim.words.iter().any(|word| is(word, Class::INTERIM)) {
        return None;
    }
    let mut scores = claim.words.windows(3).filter_map(|three| of(claim, three));
    let score = scores.next()?;
    scores.next().is_none().then_some(score)
}

/// "3–1", "3-1": two numbers that a dash joins.
fn of(claim: &Claim, three: &[Word]) -> Option<Score> {
    let [x, dash, y] = three else { return None };
    let points = |word: &Word| claim.slice(word.span).parse::<u32>().ok().filter(|&points| points <= MOST);
    let joined = x.span.end() == dash.span.start() && dash.span.end() == y.span.start();
    let dashed = matches!(claim.slice(dash.span), "-" | "–" | "‑");
    let (p, q) = points(x).zip(points(y))?;
    (joined && dashed).then(|| Score { points: (p.max(q), p.min(q)), span: x.span.cover(y.span) })
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
