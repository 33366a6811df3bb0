//! Do two reports of one thing each tell an age, an hour or a length that the other does not?
//!
//! Two claims may put it too differently to be compared word by word. But if all other values of the two documents agree,
//! or nothing else can be meant, the values that remain are of one thing.

use super::time::room;
use super::{AT_ODDS, CLEAR, Evidence, Tends};
use crate::analysis::{QuantityKind, Sex};
use crate::claim::{Claim, Clock, Figure};
use crate::judge::pair::Pair;
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;

/// Reporters get an age wrong by a year or three, not by ten: that is someone else.
const AGES_APART: f64 = 3.0;
/// If nothing else in the documents speaks of the same person, by a year or two.
const AGES_APART_ALONE: f64 = 2.0;
/// Of the smallest, two years make two children.
const CHILD: f64 = 4.0;
/// Hours that far apart, in minutes, are hours of one thing told differently; nearer ones are rounded, and farther ones
/// belong to two things.
const CLOCKS_APART: std::ops::RangeInclusive<u16> = 20..=90;

/// How many times as long one length of a deed may be told as the other.
const UNITS_APART: f64 = 3.5;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (a, b) = (pair.a, pair.b);
    let nothing = (a.figures.is_empty() || b.figures.is_empty()) && (a.clocks.is_empty() || b.clocks.is_empty());
    if nothing || a.setting.is_empty() || b.setting.is_empty() || pair.scenes.scene != Scene::One {
        return;
    }
    let known = |kind: ReasonKind, found: &[Evidence]| {
        found.iter().any(|e| e.kind == kind && e.tends == Tends::Contradiction && e.strength >= CLEAR)
    };
    if !known(ReasonKind::Quantity, found) {
        found.extend(figures(pair));
    }
    if !known(ReasonKind::Time, found) {
        found.extend(clocks(pair));
    }
}

fn figures(pair: &Pair<'_>) -> Option<Evidence> {
    let (s, t) = (&pair.a.setting.tally, &pair.b.setting.tally);
    for p in &pair.a.figures {
        for q in pair.b.figures.iter().filter(|q| q.sort == p.sort) {
            if s.tells(pair.b, q) || t.tells(pair.a, p) {
                continue;
            }
            let last_left = s.alone(pair.a, p, t) == 1 && t.alone(pair.b, q, s) == 1;
            let strength = match p.sort.kind {
                QuantityKind::Age => age(pair, p, q, last_left),
                QuantityKind::Measure if last_left => measure(pair, p, q),
                _ => 0,
            };
            if strength > 0 {
                let tends = Tends::Contradiction;
                return Some(Evidence { kind: ReasonKind::Quantity, tends, strength, a: p.span, b: q.span });
            }
        }
    }
    None
}

fn age(pair: &Pair<'_>, p: &Figure, q: &Figure, last_left: bool) -> u8 {
    let between = (p.low - q.high).max(q.low - p.high);
    let nouns = p.noun.zip(q.noun).map(|(i, j)| (usize::from(i), usize::from(j)));
    let same = nouns.map(|(i, j)| pair.a.words[i].key == pair.b.words[j].key || pair.corresponds(i, j));
    let one_story = pair.scenes.story;
    match same {
        Some(true) if between <= AGES_APART => AT_ODDS,
        // A girl here, a stepdaughter there.
        Some(false) if between <= AGES_APART && p.sex == q.sex && p.sex != Sex::Unknown && one_story => AT_ODDS,
        // Where the words leave the sex open, nobody else may be meant.
        _ if p.sex.fits(q.sex)
            && last_left
            && between <= AGES_APART_ALONE
            && p.low.min(q.low) >= CHILD
            && one_story =>
        {
            AT_ODDS
        }
        _ => 0,
    }
}

fn measure(pair: &Pair<'_>, p: &Figure, q: &Figure) -> u8 {
    let alike = p.deed.zip(q.deed).is_some_and(|(i, j)| pair.corresponds(usize::from(i), usize::from(j)));
    // Who mistakes feet for metres is out by three; what differs more is another fall.
    let near = p.high.max(q.high) <= UNITS_APART * p.low.min(q.low);
    // Of several people each may have fallen: where one is named, so must the other be.
    let named = |claim: &Claim| claim.subject.is_some_and(|s| claim.names.iter().any(|name| name.span.contains(s)));
    let one = pair.same_subject() == Some(true) || pair.same_subject().is_none() && named(pair.a) == named(pair.b);
    if alike && near && one { AT_ODDS } else { 0 }
}

fn clocks(pair: &Pair<'_>) -> Option<Evidence> {
    let (s, t) = (&pair.a.setting.tally, &pair.b.setting.tally);
    for x in &pair.a.clocks {
        for y in &pair.b.clocks {
            let differ = CLOCKS_APART.contains(&x.apart(y));
            let open = |claim: &Claim, clock: &Clock| room(claim, clock.span).1.is_some();
            if !differ || s.tells_clock(y) || t.tells_clock(x) || open(pair.a, x) || open(pair.b, y) {
                continue;
            }
            let last_left = s.clocks_alone(t) == 1 && t.clocks_alone(s) == 1;
            if pair.same_predicate() || last_left && pair.anchors() > 0 {
                let tends = Tends::Contradiction;
                return Some(Evidence { kind: ReasonKind::Time, tends, strength: AT_ODDS, a: x.span, b: y.span });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::claim::claims;
    use crate::judge::{Bench, Relation, Sensitivity};
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    /// Whether two reports are found to contradict each other.
    #[track_caller]
    fn check(a: &str, b: &str, clash: bool) {
        let lexicon = Lexicon::english();
        let mut bench = Bench::new(&lexicon, Sensitivity::default());
        let (a, b) = (claims(&Document::new("a", a)), claims(&Document::new("b", b)));
        let judged: Vec<_> =
            a.iter().flat_map(|x| b.iter().map(move |y| (x, y))).map(|(x, y)| bench.judge(x, y)).collect();
        let told: Vec<_> = judged.iter().filter(|judged| judged.relation == Relation::Contradiction).collect();
        assert_eq!(!told.is_empty(), clash, "{told:?}");
    }

    const SCENE: &str = "Two dead after boat capsizes on Lake Arden.\nA boat capsized on Lake Arden on Sunday.\n";

    #[test]
    fn one_age_that_each_report_tells_alone_is_at_odds() {
        let a = format!("{SCENE}Divers found the bodies of a 41-year-old man and a 12-year-old girl.");
        let b = format!("{SCENE}A 41-year-old man and an 11-year-old girl drowned, the sheriff said.");
        check(&a, &b, true);
    }

    #[test]
    fn ages_that_both_reports_tell_are_of_two_people() {
        let a = format!("{SCENE}Divers found the bodies of a 12-year-old girl and an 11-year-old girl.");
        let b = format!("{SCENE}An 11-year-old girl drowned, and so did a 12-year-old girl.");
        check(&a, &b, false);
    }

    #[test]
    fn ages_far_apart_are_of_two_people() {
        let a = format!("{SCENE}Divers found the body of a 41-year-old man.");
        let b = format!("{SCENE}The body of a 19-year-old man was found, the sheriff said.");
        check(&a, &b, false);
    }

    #[test]
    fn two_hours_of_one_thing_are_at_odds() {
        let a = format!("{SCENE}The boat capsized shortly after 2 p.m., the sheriff said.");
        let b = format!("{SCENE}The boat capsized around 3 p.m., witnesses said.");
        check(&a, &b, true);
    }

    #[test]
    fn rounded_hours_are_one_hour() {
        let a = format!("{SCENE}The boat capsized at 2:05 p.m., the sheriff said.");
        let b = format!("{SCENE}The boat capsized around 2 p.m., witnesses said.");
        check(&a, &b, false);
    }

    const CLIFF: &str = "A climber died at Mount Ferris on Saturday, police in Ferris said.\n";

    #[test]
    fn one_fall_of_two_lengths_is_at_odds() {
        let a = format!("{CLIFF}He died after falling about 150 metres.");
        check(&a, &format!("{CLIFF}He slipped and died after falling about 200 feet from a ridge."), true);
        check(&a, &format!("{CLIFF}He slipped and died after falling about 490 feet from a ridge."), false);
        check(&a, &format!("{CLIFF}He slipped and died after falling about 900 metres from a ridge."), false);
    }

    #[test]
    fn a_girl_of_twelve_is_no_stepdaughter_of_eleven() {
        let lead = "A man shot two people at a house on Quarry Lane in Harwick on Monday night.\n";
        let a = format!("{lead}A 12-year-old girl and a 40-year-old woman were killed.");
        check(&a, &format!("{lead}He shot his 11-year-old stepdaughter and a 40-year-old woman."), true);
        check(&a, &format!("{lead}He shot an 11-year-old boy and a 40-year-old woman."), false);
    }
}
