//! Do they count the same thing, and get the same number?

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::age::{called, same_person};
use super::set::of_two_sets;
use super::wordlist::{Class, is};
use super::{CLEAR, Evidence, Takes, Tends};
use crate::analysis::{Hedge, Quantity, QuantityKind};
use crate::claim::{Claim, Word, key};
use crate::judge::naming::same_name;
use crate::judge::pair::{Pair, Side};
use crate::judge::scene::Scene;
use crate::judge::slot::{Says, says};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::{Cues, Dimension, EntityId};
use crate::syntax::Pos;
use crate::text::Span;

/// What a number says about what: its noun, and whether it counts the dead or the injured.
pub(in crate::judge) struct Counted {
    noun: Option<usize>,
    outcome: Cues,
    /// Whether what became of them is denied: "two were not hurt".
    denied: bool,
}

impl Counted {
    /// Whether the dead or the injured are counted.
    pub(super) fn is_of_victims(&self) -> bool {
        self.outcome != Cues::default()
    }
}

pub(super) const TAKES: Takes = Takes::Both(|of| !of.claim.quantities.is_empty() || !of.claim.figures.is_empty());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.a.setting.is_empty() && pair.b.setting.is_empty() {
        compare(pair, found);
        in_place(pair, found);
    } else if !pair.a.quantities.is_empty() && !pair.b.quantities.is_empty() {
        compare(pair, found);
        if pair.is_told() && pair.scenes.story && !found.is_empty() {
            in_one_sentence(pair, found);
        }
    }
}

/// The counts and measures of one thing on either side.
fn compare(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let told = pair.is_told();
    let (counted_a, counted_b) = (&pair.profile(Side::A).counted, &pair.profile(Side::B).counted);
    for (p, c) in pair.a.quantities.iter().zip(counted_a) {
        // What agrees with one number of the other side does not clash with another.
        let mut clash: Option<Evidence> = None;
        for (q, d) in pair.b.quantities.iter().zip(counted_b) {
            let strength = comparable(pair, p, c, q, d);
            if strength == 0 || is_some_of(pair, p.number, q.number, p.value.partial_cmp(&q.value)) {
                continue;
            }
            let (a, b) = (words(pair.a, p, c), words(pair.b, q, d));
            // "1,640 were hurt", "1,643 were hurt".
            let rounded = p.kind == QuantityKind::Count && told && is_rounded(p.value, q.value);
            if p.low <= q.high && q.low <= p.high || rounded {
                let kind =
                    if p.unit.map(|u| u.id) == q.unit.map(|u| u.id) { ReasonKind::Quantity } else { ReasonKind::Unit };
                // Who has counted at least 82 has counted on.
                let counting = p.hedge == Hedge::AtLeast && q.hedge == Hedge::AtLeast && p.value != q.value;
                let same = near(p, q) && !counting && !are_of_others(pair, c, d);
                let tends = if same { Tends::Agreement } else { Tends::Difference };
                found.push(Evidence { kind, tends, strength, a, b });
                clash = None;
                break;
            }
            // Of one contract one paper says $80 million, the other $82 million.
            if p.kind == QuantityKind::Money && told && rounds_off(p, q) {
                continue;
            }
            // "20 feet away, dragged her 10 feet" and "dragged her 10 feet": the ten are met by the ten.
            let within = |r: &Quantity| r.low <= q.high && q.low <= r.high && near(r, q);
            let met = |(r, e): (&Quantity, &Counted)| within(r) && comparable(pair, r, e, q, d) > 0;
            if pair.a.quantities.iter().zip(counted_a).any(met) {
                continue;
            }
            if told && is_sum(pair.a, q, d, counted_a) {
                continue;
            }
            let strength =
                if p.hedge == Hedge::Exact && q.hedge == Hedge::Exact { strength } else { strength.saturating_sub(10) };
            if clash.is_none_or(|other| other.strength < strength) {
                clash = Some(Evidence { kind: ReasonKind::Quantity, tends: Tends::Contradiction, strength, a, b });
            }
        }
        found.extend(clash.filter(|_| !(told && is_sum(pair.b, p, c, counted_b))));
    }
}

/// Whether what two numbers count excludes each other: 30 rebels, 30 soldiers.
fn are_of_others(pair: &Pair<'_>, c: &Counted, d: &Counted) -> bool {
    let linked = |(i, j)| pair.link(Side::A, i).is_some_and(|link| usize::from(link.b) == j && !link.how.preserves());
    c.noun.zip(d.noun).is_some_and(linked)
}

/// Whether a count of victims is the sum of those that the other claim has: "257 people", "247 people and 10".
fn is_sum(other: &Claim, p: &Quantity, c: &Counted, counted: &[Counted]) -> bool {
    let alike = |(q, d): &(&Quantity, &Counted)| {
        q.kind == p.kind && (d.outcome == c.outcome || d.outcome == Cues::default()) && q.low == q.high
    };
    let parts = || other.quantities.iter().zip(counted).filter(alike).map(|(q, _)| q.value);
    c.outcome != Cues::default() && parts().count() > 1 && parts().sum::<f64>() == p.value
}

/// What two numbers in one place of one sentence are worth in one story, where the two reports differ in nothing else.
const ALONE: u8 = 80;

/// Of two claims of one story that are put in the same words but for their numbers, the numbers are what they differ in.
fn in_one_sentence(pair: &Pair<'_>, found: &mut [Evidence]) {
    let met = |side: Side| {
        let claim = pair.claim(side);
        let of_number = |at: usize| {
            claim.figures.iter().any(|figure| (usize::from(figure.first)..=usize::from(figure.last)).contains(&at))
        };
        claim.words.iter().enumerate().all(|(at, word)| {
            let same = || pair.is_met(side, at);
            word.weight == 0 || word.quantity.is_some() || of_number(at) || same()
        })
    };
    if pair.anchors() < 2 || !pair.same_deed() || !met(Side::A) || !met(Side::B) {
        return;
    }
    for slot in pair.slots() {
        let exact = slot.a.exact.is_some() && slot.b.exact.is_some();
        // What is doubtful, such as the results of two polls, stays so.
        let seen = |e: &&mut Evidence| {
            let against = e.kind == ReasonKind::Quantity && e.tends == Tends::Contradiction && e.strength >= CLEAR;
            against && e.a.overlaps(slot.a.span) && e.b.overlaps(slot.b.span)
        };
        if exact && says(slot.a, slot.b) == Says::Not {
            found.iter_mut().filter(seen).for_each(|e| e.strength = e.strength.max(ALONE));
        }
    }
}

/// Of two texts that a caller puts beside each other, numbers that fill one place: "after 12 minutes", "after less than 12
/// minutes". Between documents the words around a number are too seldom the same, and "more than 12" is a rounding of 12.
fn in_place(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for slot in pair.slots() {
        let (p, q) = (slot.a, slot.b);
        let of_both = |e: &Evidence| e.a.overlaps(p.span) && e.b.overlaps(q.span);
        let known = |e: &Evidence| e.tends == Tends::Contradiction && of_both(e);
        let of_part = || is_some_of(pair, p.span, q.span, p.low.partial_cmp(&q.low));
        if says(p, q) != Says::Not || found.iter().any(known) || of_part() {
            continue;
        }
        found.retain(|e| e.kind != ReasonKind::Quantity || !of_both(e));
        let strength = if p.open || q.open { 50 } else { 60 };
        let tends = Tends::Contradiction;
        found.push(Evidence { kind: ReasonKind::Quantity, tends, strength, a: p.span, b: q.span });
    }
}

/// Whether the smaller of two numbers is said of some of those whom the other counts: "36 of the beds".
fn is_some_of(pair: &Pair<'_>, p: Span, q: Span, order: Option<Ordering>) -> bool {
    let some_of = |claim: &Claim, number: Span| {
        let behind = claim.words.iter().position(|word| word.span.start() >= number.end());
        let Some([of, those, ..]) = behind.map(|at| &claim.words[at..]) else { return false };
        of.tag.pos() == Pos::Adp && is(of, Class::OF_HOME) && is(those, Class::DEFINITE.union(Class::THOSE))
    };
    match (some_of(pair.a, p), some_of(pair.b, q)) {
        (true, false) => order == Some(Ordering::Less),
        (false, true) => order == Some(Ordering::Greater),
        _ => false,
    }
}

/// Whether one of two sums has one digit that tells, and the other is near it.
fn rounds_off(p: &Quantity, q: &Quantity) -> bool {
    /// As a share of the round sum.
    const NEAR: f64 = 0.05;
    let round = |x: f64| {
        let mut value = x;
        while value >= 10.0 && value.is_finite() {
            value /= 10.0;
        }
        x >= 10.0 && value == value.trunc()
    };
    let near = |x: f64, y: f64| round(x) && (x - y).abs() <= NEAR * x;
    near(p.value, q.value) || near(q.value, p.value)
}

/// Whether the rounder of two counts is the other one, rounded to as many digits as it has: 1,640 of 1,643.
fn is_rounded(x: f64, y: f64) -> bool {
    /// As a share of the greater count: of a dozen more or less everybody is told.
    const NEAR: f64 = 0.01;
    let step = |mut value: f64| {
        let mut step = 1.0;
        while value >= 10.0 && value.is_finite() && value % 10.0 == 0.0 {
            (value, step) = (value / 10.0, step * 10.0);
        }
        step
    };
    let (own, other) = (step(x), step(y));
    own != other && (x - y).abs() < f64::max(own, other) && (x - y).abs() <= NEAR * f64::max(x, y)
}

/// Whether two counts of victims may be of one disaster.
fn near_in_size(p: &Quantity, q: &Quantity) -> bool {
    /// So many times as many.
    const TIMES: f64 = 5.0;
    // "hundreds" begin at two hundred, and "74" is none of them.
    let (less, more) = if p.value < q.value { (p, q) } else { (q, p) };
    more.low <= TIMES * less.value.max(1.0)
}

/// Whether the greater of two counts is only a bound, and not the last.
fn grows(p: &Quantity, q: &Quantity) -> bool {
    let more = [(p, q), (q, p)].into_iter().find(|(more, less)| more.low > less.high);
    more.is_some_and(|(more, _)| more.hedge == Hedge::AtLeast)
}

/// Whether two numbers that may both be right are also about the same: "at least three" leaves room for ten, and does not
/// say it.
fn near(p: &Quantity, q: &Quantity) -> bool {
    /// Of the greater one; what people round off.
    const ROUNDING: f64 = 0.1;
    let value = |quantity: &Quantity| quantity.value * quantity.unit.map_or(1.0, |unit| unit.factor);
    let (x, y) = (value(p), value(q));
    (x - y).abs() <= ROUNDING * x.abs().max(y.abs())
}

/// The number with what it counts, where that stands beside it.
fn words(claim: &Claim, quantity: &Quantity, counted: &Counted) -> crate::text::Span {
    let near = counted.noun.map(|at| claim.words[at].span).filter(|span| {
        let gap = span.start().max(quantity.span.start())
            - span.end().min(quantity.span.end()).min(span.start().max(quantity.span.start()));
        gap <= 24
    });
    near.map_or(quantity.span, |span| span.cover(quantity.span))
}

pub(in crate::judge) fn counted(claim: &Claim, quantity: &Quantity) -> Counted {
    let at = |span| claim.words.iter().position(|word| word.span == span);
    let noun = quantity
        .head
        .and_then(at)
        .map(|noun| if quantity.kind == QuantityKind::Age { called(claim, noun) } else { noun });
    let number = claim.words.iter().position(|word| quantity.number.contains(word.span));
    let mut outcome = Cues::default();
    let mut denied = false;
    // The noun itself ("12 dead"), and what it depends on ("killing 12 people").
    let mut next = noun.or(number);
    for _ in 0..3 {
        let Some(word) = next.map(|at| &claim.words[at]) else { break };
        outcome = outcome.union(only(word.cues));
        denied |= word.negated;
        if outcome != Cues::default() {
            break;
        }
        next = word.head.map(usize::from);
    }
    if outcome == Cues::default() {
        // "two villagers slightly injured"
        let of_noun = |word: &&Word| noun.is_some() && word.head.map(usize::from) == noun;
        outcome = claim.words.iter().filter(of_noun).map(|word| only(word.cues)).fold(outcome, Cues::union);
    }
    Counted { noun, outcome, denied }
}

/// The cues that say what became of those counted.
fn only(cues: Cues) -> Cues {
    [Cues::DEATH, Cues::INJURY].into_iter().filter(|&cue| cues.contains(cue)).fold(Cues::default(), Cues::union)
}

/// How clearly two numbers are about one thing, in percent; zero if they are not.
fn comparable(pair: &Pair<'_>, p: &Quantity, c: &Counted, q: &Quantity, d: &Counted) -> u8 {
    if p.kind != q.kind || p.unit.map(|u| u.dimension) != q.unit.map(|u| u.dimension) {
        return 0;
    }
    if let (Some(u), Some(v)) = (p.unit, q.unit)
        && matches!(u.dimension, Dimension::Money | Dimension::Other | Dimension::Temperature)
        && u.id != v.id
    {
        return 0;
    }
    let heads = match (c.noun, d.noun) {
        (Some(i), Some(j)) => {
            let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
            Some(x.key == y.key || pair.corresponds(i, j) || same_name(pair.a, x, pair.b, y))
        }
        _ => None,
    };
    match p.kind {
        QuantityKind::Ordinal => 0,
        QuantityKind::Age => match heads {
            Some(true) if c.noun.is_some_and(|at| pair.a.words[at].name.is_some()) => {
                c.noun.zip(d.noun).map_or(0, |(i, j)| same_person(pair, i, j))
            }
            // Two boys may be of two ages.
            Some(true) => 45,
            _ => 0,
        },
        QuantityKind::Degree => match heads {
            Some(false) => 40,
            // A place has many earthquakes, and their strength tells them apart.
            _ if pair.cover.worst() < 0.6 => 40,
            _ => 70,
        },
        QuantityKind::Count => {
            let empty = Cues::default();
            if c.denied != d.denied {
                0
            } else if c.outcome != empty && c.outcome == d.outcome && people(pair.a, c) && people(pair.b, d) {
                match pair.scenes.scene {
                    // "11 people", "his mother and ten others"; "40 people", "five Kenyan guards".
                    _ if partial(pair.a, c) || partial(pair.b, d) || nation(pair.a, c) != nation(pair.b, d) => 45,
                    // "Forty were injured", "twelve were badly injured".
                    _ if is_graded(pair) => 45,
                    // Who miscounts is out by a few times: what is further apart counts two towns, or two days.
                    Scene::One if pair.is_told() && !near_in_size(p, q) => 45,
                    // "At least 81" is a count that grows; who had 40 came earlier.
                    Scene::One if pair.is_told() && grows(p, q) => 45,
                    Scene::One => 85,
                    // Who is killed and who is hurt in one report are not told twice, but at two times, or of two events.
                    Scene::Own if !governed_alike(pair, c, d) => 0,
                    Scene::Own | Scene::Two => 45,
                }
            } else if c.outcome != d.outcome && c.outcome != empty && d.outcome != empty {
                0
            } else if heads == Some(true) {
                let apart = pair.is_told() && (!near_in_size(p, q) || is_settled(pair, p, q));
                if partial(pair.a, c)
                    || partial(pair.b, d)
                    || unplaced(pair)
                    || apart
                    || of_two_sets(pair, c.noun, d.noun)
                {
                    45
                } else if governed_alike(pair, c, d) && pair.cover.worst() >= 0.4 {
                    70
                } else {
                    45
                }
            } else {
                0
            }
        }
        // 49 to 47 and 43 to 38 are of two polls.
        QuantityKind::Percent if pair.is_told() && shares(pair.a) > 1 && shares(pair.b) > 1 => 45,
        _ => {
            if (governed_alike(pair, c, d) || pair.same_predicate()) && pair.cover.worst() >= 0.4 && !unplaced(pair) {
                65
            } else if pair.cover.topic_best() >= 0.6 {
                45
            } else {
                0
            }
        }
    }
}

/// How many shares a claim tells.
fn shares(claim: &Claim) -> usize {
    claim.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Percent).count()
}

/// The keys of what is counted beside the dead and the injured, and is not them: wounds, shots.
static HARMS: LazyLock<Vec<u64>> =
    LazyLock::new(|| include_str!("harms.txt").lines().filter(|line| !line.starts_with('#')).map(key).collect());

/// Whether a word names the harm and not who is harmed: wounds, shots.
pub(super) fn is_harm(word: &Word) -> bool {
    word.tag.pos() == Pos::Noun && HARMS.contains(&word.key)
}

/// Whether what is counted are people, or left to be understood: "80 hurt".
fn people(claim: &Claim, counted: &Counted) -> bool {
    counted.noun.is_none_or(|at| {
        let word = &claim.words[at];
        if is_harm(word) {
            return false;
        }
        // "eight Americans"
        word.person
            || word.entity.is_some()
            || word.cues.intersects(Cues::DEATH.union(Cues::INJURY))
            || word.weight == 0
    })
}

/// Whether either document tells of as many as the other claim counts.
fn is_settled(pair: &Pair<'_>, p: &Quantity, q: &Quantity) -> bool {
    let tells = |side: Side, quantity: &Quantity| {
        let (claim, other) = (pair.claim(side), pair.claim(side.other()));
        let mut own = claim.figures.iter().filter(|figure| figure.span == quantity.span);
        own.any(|figure| other.setting.tally.tells(claim, figure))
    };
    tells(Side::A, p) || tells(Side::B, q)
}

/// Whether one claim says how badly those counted are hurt, and the other does not.
pub(super) fn is_graded(pair: &Pair<'_>) -> bool {
    [Side::A, Side::B].into_iter().any(|side| {
        let graded = |(at, word): (usize, &Word)| is(word, Class::GRADED) && !pair.is_met(side, at);
        pair.has(side, Class::GRADED) && pair.claim(side).words.iter().enumerate().any(graded)
    })
}

/// Whether others are counted beside those who are told of already; the injured are others beside the dead.
fn partial(claim: &Claim, counted: &Counted) -> bool {
    !counted.outcome.intersects(Cues::INJURY) && counted.noun.is_some_and(|at| is_of_others(claim, at))
}

/// Whether a noun counts others than those who have been told of: "two more men".
pub(super) fn is_of_others(claim: &Claim, noun: usize) -> bool {
    let of = |word: &Word, at: usize| word.head.map(usize::from) == Some(at);
    let of_number = |word: &Word| word.head.is_some_and(|head| of(&claim.words[usize::from(head)], noun));
    // "killing ten people and wounding other seven": the others stand before their own number.
    let mut before = claim.words[..noun].iter().filter(|word| of(word, noun) || of_number(word));
    before.any(|word| is(word, Class::BESIDES))
}

/// The nation that those counted belong to, if the noun or a word before it tells.
fn nation(claim: &Claim, counted: &Counted) -> Option<EntityId> {
    let at = counted.noun?;
    let of_noun = |(i, word): (usize, &Word)| i == at || i < at && word.head.map(usize::from) == Some(at);
    claim.words.iter().enumerate().filter(|&each| of_noun(each)).find_map(|(_, word)| word.entity)
}

/// Whether two reports may be of two stories, and neither claim names whose number it is: "sales rose 6 percent".
fn unplaced(pair: &Pair<'_>) -> bool {
    let named = |claim: &Claim| claim.words.iter().any(|word| Some(word.span) == claim.subject && word.name.is_some());
    pair.is_told() && !pair.scenes.story && pair.scenes.scene != Scene::Own && !(named(pair.a) && named(pair.b))
}

/// Whether the counted nouns depend on words that mean the same.
fn governed_alike(pair: &Pair<'_>, c: &Counted, d: &Counted) -> bool {
    let (Some(i), Some(j)) = (c.noun, d.noun) else { return false };
    let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
    // "four villages were destroyed", "houses in seven villages were destroyed".
    let heads = x.head.zip(y.head).filter(|_| x.role == y.role);
    heads.is_some_and(|(x, y)| pair.corresponds(x as usize, y as usize))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{agree, reports as check, texts};

    const SCENE: &str = "Ferry sinks off Harwick.\nThe ferry Alma sank off Harwick on Monday, the coast guard said.\n";

    #[test]
    fn a_count_that_grows_is_no_contradiction() {
        let a = format!("{SCENE}Rescuers said 40 people were killed.");
        check(&a, &format!("{SCENE}Divers said 55 people were killed."), true);
        check(&a, &format!("{SCENE}Divers said at least 55 people were killed."), false);
    }

    #[test]
    fn a_round_count_is_the_other_one_rounded() {
        let a = format!("{SCENE}Rescuers said 1,643 people were injured.");
        check(&a, &format!("{SCENE}Divers said 1,640 people were injured."), false);
        check(&a, &format!("{SCENE}Divers said 1,611 people were injured."), true);
        let b = format!("{SCENE}Rescuers said 43 people were injured.");
        check(&b, &format!("{SCENE}Divers said 40 people were injured."), true);
    }

    #[test]
    fn some_of_those_counted_are_fewer() {
        texts("The ferry has 40 cabins.", "Twelve of the cabins of the ferry have a window.", false);
    }

    #[test]
    fn two_bounds_of_a_count_do_not_agree() {
        let a = "Rescuers said at least 82 people were killed.";
        agree((SCENE, a), (SCENE, "Divers said at least 81 people were killed."), false);
        agree((SCENE, a), (SCENE, "Divers said at least 82 people were killed."), true);
    }

    #[test]
    fn counts_many_times_apart_are_of_two_things() {
        let a = format!("{SCENE}Rescuers said 40 people were injured.");
        check(&a, &format!("{SCENE}Divers said 900 people were injured."), false);
    }

    #[test]
    fn two_polls_have_two_results() {
        let lead =
            "Ann Lee leads Tom Moss in Harwick poll.\nAnn Lee leads Tom Moss in the race for mayor of Harwick.\n";
        let a = format!("{lead}Lee leads Moss by 49 percent to 47 percent.");
        check(&a, &format!("{lead}Lee leads Moss by 43 percent to 38 percent."), false);
    }
}
