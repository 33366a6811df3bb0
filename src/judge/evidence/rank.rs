//! Is one thing said to be of two places in a row: the fourth coach, the fifth coach?

use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::QuantityKind;
use crate::claim::{Claim, Figure, Role, Word};
use crate::judge::naming::same_name;
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;

/// Who counts wrong is out by few.
const APART: f64 = 3.0;

pub(super) const TAKES: Takes =
    Takes::Both(|of| of.claim.figures.iter().any(|figure| figure.sort.kind == QuantityKind::Ordinal));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    for (p, i) in ranks(pair, Side::A) {
        for (q, j) in ranks(pair, Side::B) {
            let (Some(n), Some(m)) = (p.noun, q.noun) else { continue };
            let (n, m) = (usize::from(n), usize::from(m));
            let counted = pair.a.words[n].key == pair.b.words[m].key || pair.corresponds(n, m);
            let of_same = qualified(pair, Side::A, n) == 0 && qualified(pair, Side::B, m) == 0;
            let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
            let one = x.weight > 0 && (pair.corresponds(i, j) || same_name(pair.a, x, pair.b, y));
            let apart = (p.low - q.low).abs();
            if counted && of_same && one && apart > 0.0 && apart <= APART {
                let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
                found.push(Evidence { kind, tends, strength: AT_ODDS, a: p.span, b: q.span });
                return;
            }
        }
    }
}

/// How many words tell of which things a noun counts, and are not met: the fifth coach fired this season may be the third
/// of the east.
fn qualified(pair: &Pair<'_>, side: Side, noun: usize) -> usize {
    let words = &pair.claim(side).words;
    let qualifies = |(at, word): &(usize, &Word)| {
        let own = word.head.map(usize::from) == Some(noun) && word.role != Role::Subject;
        own && word.weight > 0 && word.quantity.is_none() && !word.time && !pair.is_met(side, *at)
    };
    words.iter().enumerate().filter(qualifies).count()
}

/// The places in a row that a claim tells, with the word for whose place it is: of a noun that says what somebody is, or of
/// one that the deed is done to or for the how manieth time. The first of a kind are many: of a town, of a year.
fn ranks<'p>(pair: &'p Pair<'_>, side: Side) -> impl Iterator<Item = (&'p Figure, usize)> {
    let claim: &Claim = pair.claim(side);
    let ordinal = |figure: &&Figure| figure.sort.kind == QuantityKind::Ordinal && figure.low > 1.0;
    claim.figures.iter().filter(ordinal).filter_map(move |figure| {
        let noun = usize::from(figure.noun?);
        if claim.words[noun].name.is_some() || claim.words[noun].time {
            return None;
        }
        let own = |(_, word): &(usize, &Word)| word.role == Role::Subject && word.head.map(usize::from) == Some(noun);
        let is = claim.words.iter().enumerate().find(own).map(|(at, _)| at);
        let does = || {
            let deed = claim.words[noun].head.map(usize::from);
            pair.subject(side).filter(|_| deed.is_some() && deed == pair.predicate(side) && pair.same_predicate())
        };
        is.or_else(does).map(|who| (figure, who))
    })
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Ann Lee honoured in Harwick.\nAnn Lee of the Harwick Rovers was honoured by Tom Moss.\n";

    #[test]
    fn one_title_is_the_fourth_or_the_fifth() {
        let a = format!("{SCENE}Lee won her fourth title in Dornum on Sunday.");
        reports(&a, &format!("{SCENE}Lee won her fifth title in Dornum on Sunday."), true);
        reports(&a, &format!("{SCENE}Lee won her fifth regional title in Dornum on Sunday."), false);
        reports(&a, &format!("{SCENE}Moss won his fifth title in Dornum on Sunday."), false);
    }

    #[test]
    fn the_second_time_is_no_third() {
        let a = format!("{SCENE}Lee hosts the gala for the third time.");
        reports(&a, &format!("{SCENE}Lee hosts the gala for the second time."), true);
        reports(&a, &format!("{SCENE}Lee hosts the gala for the third time."), false);
    }
}
