//! What do two reports of one story tell that the event came to: how many were arrested, for how long somebody goes to prison? Either
//! both tell the same, or each tells it alone.

use super::wordlist::{Class, is};
use super::{AT_ODDS, CLEAR, Evidence, Takes, Tends};
use crate::claim::{Claim, Outcome, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// What it is worth that an event came to the same in both reports.
pub(super) const AGAIN: u8 = 84;

pub(super) const TAKES: Takes = Takes::Both(|of| !of.outcomes.is_empty());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.is_told() || !pair.scenes.story {
        return;
    }
    let (of_a, of_b) = (&pair.profile(Side::A).outcomes, &pair.profile(Side::B).outcomes);
    let told = of_a.iter().filter_map(|x| Some((x, of_b.iter().find(|y| y.number == x.number)?)));
    let Some((x, y)) = told.clone().find(|(x, y)| are_at_odds(pair, x, y)) else {
        found.extend(told.clone().find(|(x, y)| are_one(pair, x, y)).map(|(x, y)| {
            let (a, b) = (shown(pair.a, x), shown(pair.b, y));
            Evidence { kind: ReasonKind::Quantity, tends: Tends::Agreement, strength: AGAIN, a, b }
        }));
        return;
    };
    let (a, b) = (shown(pair.a, x), shown(pair.b, y));
    let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
    let of_both = |e: &Evidence| e.kind == kind && e.a.overlaps(a) && e.b.overlaps(b);
    if found.iter().any(|e| of_both(e) && (e.tends != tends || e.strength >= CLEAR)) {
        return;
    }
    found.retain(|e| !of_both(e));
    found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
}

/// A number with what it counts.
fn shown(claim: &Claim, of: &Outcome<'_>) -> Span {
    of.figure.noun.map_or(of.figure.span, |at| of.figure.span.cover(claim.words[usize::from(at)].span))
}

/// Whether both numbers are of all that came of it, and each is told by one of the documents alone.
fn are_at_odds(pair: &Pair<'_>, x: &Outcome<'_>, y: &Outcome<'_>) -> bool {
    let (p, q) = (x.figure, y.figure);
    let apart = p.low > q.high || q.low > p.high;
    let (s, t) = (&pair.a.setting, &pair.b.setting);
    let compared = x.is_compared() && counts_victims(pair, Side::A, x) && counts_victims(pair, Side::B, y);
    p.sort == q.sort
        && apart
        && !compared
        && s.tells_alone(x, t, y)
        && t.tells_alone(y, s, x)
        && !counts_others(pair, x, y)
}

/// Whether both documents tell one number of all that came of it.
fn are_one(pair: &Pair<'_>, x: &Outcome<'_>, y: &Outcome<'_>) -> bool {
    let (p, q) = (x.figure, y.figure);
    let (s, t) = (&pair.a.setting, &pair.b.setting);
    p.sort == q.sort
        && (p.low, p.high) == (q.low, q.high)
        && s.tells_whole(x, t)
        && t.tells_whole(y, s)
        && !counts_others(pair, x, y)
}

/// Whether it is known as a count of the dead or the injured, which has been compared with others.
fn counts_victims(pair: &Pair<'_>, side: Side, of: &Outcome<'_>) -> bool {
    let quantities = pair.claim(side).quantities.iter().zip(&pair.profile(side).counted);
    let own = quantities.filter(|(quantity, _)| quantity.span.overlaps(of.figure.span));
    own.into_iter().any(|(_, counted)| counted.is_of_victims())
}

/// Whether one counts people of a kind, and the other all of them or another kind.
fn counts_others(pair: &Pair<'_>, x: &Outcome<'_>, y: &Outcome<'_>) -> bool {
    let noun = |claim: &Claim, of: &Outcome<'_>| of.figure.noun.map(|at| claim.words[usize::from(at)]);
    let (own, other) = (noun(pair.a, x), noun(pair.b, y));
    let kind = |word: &Option<Word>| word.filter(|word| is(word, Class::SUBGROUP) || word.entity.is_some());
    let one = own.zip(other).is_some_and(|(own, other)| own.key == other.key);
    !one && (kind(&own).is_some() || kind(&other).is_some())
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{agree, reports};

    /// Two reports of one quake, each with a sentence of its own.
    #[track_caller]
    fn check(a: &str, b: &str, clash: bool) {
        const LEAD: &str =
            "A quake shook Dornum in the north on Monday. Mayor Ann Lee said the church of Dornum fell. ";
        reports(&format!("{LEAD}\n\n{a}"), &format!("{LEAD}\n\n{b}"), clash);
    }

    #[test]
    fn what_an_event_came_to_is_compared_in_any_words() {
        check("The death toll rose to 17.", "Officials put the death toll at 23.", true);
        check("The quake claimed 17 lives.", "Twenty-three people lost their lives.", true);
        check("Hospitals treated 62 people.", "Forty people were taken to hospital.", true);
        check("Some 1,400 people had to leave their homes.", "Altogether 2,600 residents were evacuated.", true);
        check("Police arrested five men.", "Eight men are in custody.", true);
        check("The builder was jailed for four years.", "The court sent the builder to prison for six years.", true);
        check("The council voted 8 to 4 to sell the pier.", "The vote on the pier was 7 to 5.", true);
    }

    #[test]
    fn a_part_is_not_all() {
        check("Hospitals treated 62 people.", "Forty children were taken to hospital.", false);
        check("Police arrested five men.", "Police arrested two more men.", false);
        check("Twelve people are missing.", "In the village of Selby 30 people are missing.", false);
        check("Police arrested five men.", "Eleven of the looters were arrested.", false);
    }

    #[test]
    fn what_is_asked_for_or_was_before_is_not_what_it_came_to() {
        check("The builder was jailed for four years.", "The court could jail the builder for six years.", false);
        check("The quake destroyed 120 houses.", "In 1998 a quake destroyed 350 houses.", false);
        check("The council voted 8 to 4 to sell the pier.", "The council had rejected it by 7 votes to 5.", false);
    }

    #[test]
    fn what_an_event_came_to_is_told_again_in_any_words() {
        let lead = "A quake shook Dornum in the north on Monday. Mayor Ann Lee said the church of Dornum fell. ";
        agree((lead, "The death toll stood at 17."), (lead, "Seventeen bodies were recovered."), true);
        agree((lead, "The death toll stood at 17."), (lead, "The two bodies were recovered."), false);
        agree((lead, "Some 1,400 people fled their homes."), (lead, "About 1,400 people were evacuated."), true);
    }

    #[test]
    fn what_both_tell_is_settled() {
        let a = "Police arrested five men. Police held eight women.";
        check(&format!("{a} Eight people were arrested at the docks."), "Police arrested eight people.", false);
    }
}
