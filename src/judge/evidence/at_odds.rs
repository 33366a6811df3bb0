//! Do two reports of one thing each tell an age or a length that the other does not?
//!
//! Two claims may put it too differently to be compared word by word. But if all other values of the two documents agree,
//! or nothing else can be meant, the values that remain are of one thing.

use super::age::called;
use super::quantity::{is_graded, is_of_others};
use super::set::of_two_sets;
use super::time::are_two_from_now;
use super::wordlist::{Class, is, tells_who};
use super::{AT_ODDS, CLEAR, Evidence, Takes, Tends};
use crate::analysis::{Certainty, QuantityKind, Sex};
use crate::claim::{Claim, Figure, UNITS_APART, Word};
use crate::judge::bearing::borne_apart;
use crate::judge::pair::{Pair, Side};
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;
use crate::syntax::Tag;
use crate::text::Span;

/// Reporters get an age wrong by a year or three, not by ten: that is someone else.
const AGES_APART: f64 = 3.0;
/// If nothing else in the documents speaks of the same person, by a year or two.
const AGES_APART_ALONE: f64 = 2.0;
/// Of the smallest, two years make two children: of their age so much.
const AGES_APART_OF_A_CHILD: f64 = 0.25;
/// Sums that differ by less, as a share of the greater one, are one sum, rounded: $80 million and $82 million.
const ROUNDED_SUM: f64 = 0.05;

pub(super) const TAKES: Takes = Takes::Both(|of| !of.claim.figures.is_empty());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.is_told()
        || pair.scenes.scene != Scene::One
        || !pair.scenes.story
        || one_could_be(pair)
        || are_two_from_now(pair)
    {
        return;
    }
    let against = |e: &Evidence| e.kind == ReasonKind::Quantity && e.tends == Tends::Contradiction;
    if found.iter().any(|e| against(e) && e.strength >= AT_ODDS) {
        return;
    }
    if let Some(clash) = figures(pair) {
        // The same two numbers may have been seen to differ, and not known to be of one thing.
        found.retain(|e| !(against(e) && e.a.overlaps(clash.a) && e.b.overlaps(clash.b)));
        found.push(clash);
    }
}

/// Whether one report tells what could be, and the other what is.
pub(super) fn one_could_be(pair: &Pair<'_>) -> bool {
    let possible = |claim: &Claim| claim.certainty == Certainty::Possible;
    pair.is_told() && possible(pair.a) != possible(pair.b)
}

fn figures(pair: &Pair<'_>) -> Option<Evidence> {
    let (s, t) = (&pair.a.setting.tally, &pair.b.setting.tally);
    for p in &pair.a.figures {
        // What may be one value is not at odds.
        let fits = |q: &&Figure| p.low <= q.high && q.low <= p.high;
        for q in pair.b.figures.iter().filter(|q| q.sort == p.sort && !fits(q)) {
            // "Those who work 20 hours a week get 15 days": of whom it is told, is no length of what they get.
            let told = |claim: &Claim, deed: Option<u16>| deed.is_some_and(|at| tells_who(claim, at.into()));
            if told(pair.a, p.deed) || told(pair.b, q.deed) {
                continue;
            }
            let told = || s.tells(pair.b, q) || t.tells(pair.a, p);
            let last_left = || !told() && s.alone(pair.a, p, t) == 1 && t.alone(pair.b, q, s) == 1;
            // A fall that is many times as long is another fall.
            let last_near = || s.alone_near(pair.a, p, t, q) == 1 && t.alone_near(pair.b, q, s, p) == 1;
            let clash = match p.sort.kind {
                QuantityKind::Age => age(pair, p, q, last_left) && !told() || beside_another(pair, p, q),
                QuantityKind::Measure => measure(pair, p, q, || last_left() || last_near()) && !told(),
                QuantityKind::Money => money(pair, p, q) && last_left(),
                QuantityKind::Count => (count(pair, p, q) || stock(pair, p, q)) && last_left(),
                _ => false,
            };
            let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
            let found = Evidence { kind, tends, strength: AT_ODDS, a: shown(pair.a, p), b: shown(pair.b, q) };
            if clash && !is_borne_apart(pair, found) {
                return Some(found);
            }
        }
    }
    None
}

/// Whether two values are told beside what tells of whom or what, in documents that may tell of two things of one kind.
fn is_borne_apart(pair: &Pair<'_>, found: Evidence) -> bool {
    !(pair.scenes.beside || pair.a.setting.has_cast_of(&pair.b.setting))
        && borne_apart(pair, &[&Evidence { strength: CLEAR, ..found }])
}

/// A number with what it counts.
fn shown(claim: &Claim, figure: &Figure) -> Span {
    let noun = figure.noun.filter(|_| figure.sort.kind == QuantityKind::Count);
    noun.map_or(figure.span, |at| figure.span.cover(claim.words[usize::from(at)].span))
}

fn age(pair: &Pair<'_>, p: &Figure, q: &Figure, last_left: impl Fn() -> bool) -> bool {
    let between = (p.low - q.high).max(q.low - p.high);
    let named = |claim: &Claim, figure: &Figure| figure.noun.map(|at| called(claim, usize::from(at)));
    let others = named(pair.a, p).zip(named(pair.b, q)).is_some_and(|(i, j)| {
        let names = pair.a.words[i].name.is_some() && pair.b.words[j].name.is_some();
        names && !pair.same_thing(i, j)
    });
    if others {
        return false;
    }
    let near = between <= (p.low.min(q.low) * AGES_APART_OF_A_CHILD).clamp(1.0, AGES_APART);
    match same_noun(pair, p, q) {
        Some(true) => near,
        // A girl here, a stepdaughter there.
        Some(false) if p.sex == q.sex && p.sex != Sex::Unknown => near,
        // Where the words leave the sex open, nobody else may be meant.
        _ => p.sex.fits(q.sex) && near && between <= AGES_APART_ALONE && last_left(),
    }
}

/// Whether the figures count or describe the same, as far as they stand beside a noun.
fn same_noun(pair: &Pair<'_>, p: &Figure, q: &Figure) -> Option<bool> {
    let (i, j) = (usize::from(p.noun?), usize::from(q.noun?));
    Some(pair.a.words[i].key == pair.b.words[j].key || pair.corresponds(i, j))
}

/// Whether two ages stand each beside the one age of another that both claims tell: "a boy of 16 and a girl of 17", "a boy of
/// 15 and a girl of 17". Who is told of once more in either document, with any age, does not matter then.
fn beside_another(pair: &Pair<'_>, p: &Figure, q: &Figure) -> bool {
    let between = (p.low - q.high).max(q.low - p.high);
    let like = |claim: &Claim, figure: &Figure| {
        let noun = |figure: &Figure| figure.noun.map(|at| claim.words[usize::from(at)].key);
        claim.figures.iter().filter(|other| other.sort == figure.sort && noun(other) == noun(figure)).count()
    };
    let only = like(pair.a, p) == 1 && like(pair.b, q) == 1;
    let sexed = p.sex == q.sex && p.sex != Sex::Unknown;
    let near = between > 0.0 && between <= (p.low.min(q.low) * AGES_APART_OF_A_CHILD).clamp(1.0, AGES_APART_ALONE);
    if !near || !only || !sexed || same_noun(pair, p, q) != Some(true) {
        return false;
    }
    pair.a.figures.iter().filter(|other| other.sort == p.sort && other.sex != p.sex).any(|other| {
        let same = |figure: &&Figure| {
            figure.sort == other.sort && figure.low == other.low && same_noun(pair, other, figure) == Some(true)
        };
        pair.b.figures.iter().any(|figure| same(&figure))
    })
}

fn measure(pair: &Pair<'_>, p: &Figure, q: &Figure, last_left: impl Fn() -> bool) -> bool {
    let alike = p.deed.zip(q.deed).is_some_and(|(i, j)| {
        let (i, j) = (usize::from(i), usize::from(j));
        pair.corresponds(i, j) || pair.a.words[i].key == pair.b.words[j].key
    });
    // Who mistakes feet for metres is out by three; what differs more is another fall.
    let near = p.high.max(q.high) <= UNITS_APART * p.low.min(q.low);
    // Of several people each may have fallen: where one is named, so must the other be.
    let named = |claim: &Claim| claim.subject.is_some_and(|s| claim.names.iter().any(|name| name.span.contains(s)));
    let subject = pair.same_subject();
    // "The man aged in his thirties" may be the one whom the other names.
    let one_person = |word: &Word| word.person && !matches!(word.tag, Tag::NounNns);
    let person = |side: Side| pair.subject(side).is_some_and(|at| one_person(&pair.claim(side).words[at]));
    let both = named(pair.a) && named(pair.b);
    let unnamed = || !both && !p.sort.is_duration() && (person(Side::A) || person(Side::B));
    let one = match subject {
        Some(same) => same || unnamed(),
        None => named(pair.a) == named(pair.b),
    };
    let by_name = subject == Some(true) && both;
    alike && near && (by_name || of_one_age(pair) || one && last_left())
}

/// Whether both sums are a bond's, a contract's.
fn money(pair: &Pair<'_>, p: &Figure, q: &Figure) -> bool {
    let near = p.high.max(q.high) <= UNITS_APART * p.low.min(q.low);
    let rounded = (p.low - q.low).abs() <= ROUNDED_SUM * p.high.max(q.high);
    let sums = pair.a.words.iter().filter(|word| is(word, Class::VALUE));
    let one = sums.map(|word| word.key).any(|key| pair.b.words.iter().any(|word| word.key == key));
    near && !rounded && one
}

/// Whether both count one thing in one deed: the shots that were fired, the men who were held.
fn count(pair: &Pair<'_>, p: &Figure, q: &Figure) -> bool {
    let near = p.high.max(q.high) <= UNITS_APART * p.low.min(q.low) && p.low.min(q.low) > 0.0;
    let exact = p.exact.is_some() && q.exact.is_some();
    let deed = p.noun.zip(q.noun).is_some_and(|(i, j)| {
        let (x, y) = (&pair.a.words[usize::from(i)], &pair.b.words[usize::from(j)]);
        let above = x.head.zip(y.head).filter(|_| x.role == y.role);
        above.is_some_and(|(i, j)| pair.corresponds(usize::from(i), usize::from(j)))
    });
    let same = pair.same_subject() != Some(false) && pair.same_object() != Some(false) && !is_graded(pair);
    let others = |claim: &Claim, figure: &Figure| figure.noun.is_some_and(|at| is_of_others(claim, usize::from(at)));
    near && exact
        && deed
        && same
        && same_noun(pair, p, q) == Some(true)
        && !others(pair.a, p)
        && !others(pair.b, q)
        && !of_two_sets(pair, p.noun.map(usize::from), q.noun.map(usize::from))
}

/// Whether one tells the number of a thing, and the other that somebody has so many: "number of employees: 43", "the yard has 34
/// employees".
fn stock(pair: &Pair<'_>, p: &Figure, q: &Figure) -> bool {
    let near = p.high.max(q.high) <= UNITS_APART * p.low.min(q.low) && p.low.min(q.low) > 0.0;
    let number_of = |figure: &Figure| figure.noun.is_some_and(|noun| noun < figure.first);
    let has = |side: Side| pair.predicate(side).is_some_and(|at| is(&pair.claim(side).words[at], Class::OWNS));
    let told = number_of(p) && (number_of(q) || has(Side::B)) || number_of(q) && has(Side::A);
    near && told && p.exact.is_some() && q.exact.is_some() && same_noun(pair, p, q) == Some(true)
}

/// Whether both claims speak of somebody of one age, and of nobody of another.
fn of_one_age(pair: &Pair<'_>) -> bool {
    let ages = |claim: &Claim| {
        let mut ages = claim.figures.iter().filter(|figure| figure.sort.kind == QuantityKind::Age);
        ages.next().filter(|first| ages.all(|other| other.low == first.low)).map(|age| (age.low, age.sex))
    };
    let same = |((x, s), (y, t)): ((f64, Sex), (f64, Sex))| x == y && s.fits(t);
    ages(pair.a).zip(ages(pair.b)).is_some_and(same)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

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
    fn how_long_a_nap_takes_is_no_fall() {
        let lead = "Nap study in Harwick.\nThe Harwick nap study of Ann Lee ended on Monday.\n";
        let a = format!("{lead}The volunteers of the Harwick study took a 30-minute nap.");
        check(&a, &format!("{lead}In Dornum the 90-minute nap worked."), false);
    }

    #[test]
    fn the_number_of_a_thing_is_what_its_owner_has() {
        let lead = "Fire at the Kessler yard in Harwick.\nThe Kessler yard in Harwick burned on Monday.\n";
        let a = format!("{lead}The yard has 34 employees.");
        check(&a, &format!("{lead}Number of employees: 43."), true);
        check(&a, &format!("{lead}Number of employees: 34."), false);
        check(&a, &format!("{lead}Number of employees: about 43."), false);
        check(&a, &format!("{lead}Number of cranes: 43."), false);
        check(&a, &format!("{lead}Number of employees: 43, of whom 34 employees work at night."), false);
    }

    const CLIFF: &str = "A climber died at Mount Ferris on Saturday, police in Ferris said.\n";

    #[test]
    fn one_fall_of_two_lengths_is_at_odds() {
        let a = format!("{CLIFF}He died after falling about 150 metres.");
        check(&a, &format!("{CLIFF}He slipped and died after falling about 200 feet from a ridge."), true);
        check(&a, &format!("{CLIFF}He slipped and died after falling about 490 feet from a ridge."), false);
        let b = format!("{CLIFF}He died after falling about 150 metres from Selby Ridge.");
        check(&b, &format!("{CLIFF}He slipped and died after falling about 200 feet above the valley."), true);
        check(&b, &format!("{CLIFF}He slipped and died after falling about 200 feet above Dornum Valley."), false);
        check(&a, &format!("{CLIFF}He slipped and died after falling about 900 metres from a ridge."), false);
    }

    #[test]
    fn a_girl_of_twelve_is_no_stepdaughter_of_eleven() {
        let lead = "A man shot two people at a house on Quarry Lane in Harwick on Monday night.\n";
        let a = format!("{lead}A 12-year-old girl and a 40-year-old woman were killed.");
        check(&a, &format!("{lead}He shot his 11-year-old stepdaughter and a 40-year-old woman."), true);
        check(&a, &format!("{lead}He shot an 11-year-old boy and a 40-year-old woman."), false);
    }

    #[test]
    fn who_stands_beside_the_same_girl_is_the_same_boy() {
        let lead = "Two charged in shooting of Tom Moss in Harwick.\nTom Moss, 61, was shot in Harwick on Monday.\n";
        let a = format!("{lead}A 16-year-old boy and a 17-year-old girl are charged. A 15-year-old boy saw it.");
        check(&a, &format!("{lead}A 17-year-old girl and a 15-year-old boy forced their way in."), true);
        check(&a, &format!("{lead}A 40-year-old woman and a 15-year-old boy forced their way in."), false);
    }

    #[test]
    fn who_is_of_one_age_fell_once() {
        let a = format!("{CLIFF}A 36-year-old climber died after falling about 150 metres.");
        let b = "Tom Moss, 43, died after falling about 200 feet. Jim Hart fell about 2, 000 feet.";
        check(&a, &format!("{CLIFF}{b}"), false);
        let c = "Tom Moss, 36, died after falling about 200 feet. Jim Hart fell about 2, 000 feet.";
        check(&a, &format!("{CLIFF}{c}"), true);
    }

    #[test]
    fn a_bond_is_of_one_sum() {
        let lead = "Harwick man Jim Hart held in shooting of Tom Moss.\nJim Hart shot Tom Moss in Harwick on Friday.\n";
        let a = format!("{lead}His bond was set at $500,000.");
        check(&a, &format!("{lead}Hart is being held on a $750,000 bond."), true);
        check(&a, &format!("{lead}Hart is being held on a $500,000 bond."), false);
        check(&a, &format!("{lead}A $750,000 house was sold to Hart."), false);
    }
}
