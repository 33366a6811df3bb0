//! How long does one thing last, or how soon is it done?

use super::at_odds::one_could_be;
use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Figure, Role, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::slot::{Says, says};
use crate::judge::verdict::ReasonKind;
use crate::syntax::Pos;

/// What two lengths of time that exclude each other are worth where little but them differs.
pub(super) const SURE: u8 = 81;
/// The same where more differs.
const LIKELY: u8 = 65;
/// The same where the rest hardly tells that they are of one thing.
const DOUBTFUL: u8 = 45;

/// Claims that cover each other so far differ in little else.
const ALIKE: f32 = 0.6;
/// The same in documents of one story.
const ALIKE_IN_STORY: f32 = 0.4;
/// So little of the one that says more does in one story, if most of the other is met.
const LEAST: f32 = 0.3;
/// So far they are about one thing.
const RELATED: f32 = 0.35;

/// What is so many times as long is not told roughly.
const FAR: f64 = 2.0;

/// Words lighter than this last no time of their own: take, make.
const HEAVY: u8 = 50;

pub(super) const TAKES: Takes = Takes::Both(|of| of.claim.figures.iter().any(|figure| figure.sort.is_duration()));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if one_could_be(pair) {
        return;
    }
    for p in pair.a.figures.iter().filter(|figure| figure.sort.is_duration()) {
        // What agrees with one length of time of the other side does not clash with another.
        let mut clash = None;
        for q in pair.b.figures.iter().filter(|figure| figure.sort.is_duration()) {
            if !of_one_thing(pair, p, q) || asks(pair.a, p) != asks(pair.b, q) {
                continue;
            }
            if says(p, q) != Says::Not {
                clash = None;
                break;
            }
            clash = Some(q);
        }
        let Some(q) = clash else { continue };
        // About forty minutes are not two hours.
        let far = p.low.max(q.low) >= FAR * p.high.min(q.high);
        let exact = far || p.exact.is_some() && q.exact.is_some();
        let least = if pair.scenes.story || !pair.is_told() { ALIKE_IN_STORY } else { ALIKE };
        let brief = pair.scenes.story && pair.cover.worst() >= LEAST && pair.cover.best() >= ALIKE;
        let strength = match pair.cover.worst() {
            worst if exact && (worst >= least || brief) => SURE,
            worst if worst >= RELATED => LIKELY,
            _ => DOUBTFUL,
        };
        found.retain(|e| e.kind != ReasonKind::Quantity || !(e.a.overlaps(p.span) && e.b.overlaps(q.span)));
        let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength, a: p.span, b: q.span });
    }
}

/// What is asked of a length of time: two that answer different questions do not exclude each other.
#[derive(PartialEq, Eq)]
enum Asks {
    /// "for two hours", "a two-hour wait", "within two hours".
    Extent,
    /// "two hours later", "two hours ago".
    Distance,
    /// "every two hours".
    Frequency,
}

fn asks(claim: &Claim, figure: &Figure) -> Asks {
    let before = usize::from(figure.first).checked_sub(1).and_then(|at| claim.words.get(at));
    let behind = claim.words.get(usize::from(figure.last) + 1);
    // The key of a word in a time is the value of that.
    let is = |word: &Word, class: Class| Class::as_written(claim, word).intersects(class);
    match () {
        () if before.is_some_and(|word| is(word, Class::EVERY)) => Asks::Frequency,
        () if before.is_some_and(|word| is(word, Class::WITHIN)) => Asks::Extent,
        () if before.is_some_and(|word| is(word, Class::AFTER)) => Asks::Distance,
        () if behind.is_some_and(|word| is(word, Class::APART)) => Asks::Distance,
        () => Asks::Extent,
    }
}

/// Whether two lengths of time are of one thing: of one noun, or of one deed that nobody else does.
fn of_one_thing(pair: &Pair<'_>, p: &Figure, q: &Figure) -> bool {
    // The unit that is told is no object that both have: "get 25 days".
    let unit = pair.object(Side::A).is_some_and(|at| (usize::from(p.first)..=usize::from(p.last)).contains(&at));
    let same_object = pair.same_object() == Some(true) && !unit;
    let others = pair.same_subject() == Some(false) && !pair.subjects_meet() && !same_object;
    let of_both = of_what(pair.a, p).zip(of_what(pair.b, q));
    let of = of_both.is_some_and(|(x, y)| x.key == y.key && !others);
    // Of leave there is more than of training.
    let of_two = of_both.is_some_and(|(x, y)| x.key != y.key && pair.same_argument(x.span, y.span) != Some(true));
    if of_two {
        return false;
    }
    let (of_p, of_q) = (owners(pair, Side::A, p), owners(pair, Side::B, q));
    let one = |i: usize, j: usize| {
        let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
        let noun = x.tag.is_noun() || y.tag.is_noun();
        let unit = (usize::from(p.first)..=usize::from(p.last)).contains(&i);
        (x.key == y.key || pair.corresponds(i, j)) && x.weight.min(y.weight) >= HEAVY && !unit && (noun || !others)
    };
    // Clerks and drivers have a leave each.
    let unmet = |side: Side, at: Option<usize>| {
        at.is_some_and(|at| pair.claim(side).words[at].weight >= HEAVY && pair.link(side, at).is_none())
    };
    let strangers = unmet(Side::A, pair.subject(Side::A)) && unmet(Side::B, pair.subject(Side::B));
    !strangers && (of || of_p.iter().flatten().any(|&i| of_q.iter().flatten().any(|&j| one(i, j))))
}

/// What there is so much of: "25 days of paid leave".
fn of_what<'c>(claim: &'c Claim, figure: &Figure) -> Option<&'c Word> {
    /// So many words stand before the noun at most.
    const NEAR: usize = 3;
    let behind = &claim.words[usize::from(figure.last) + 1..];
    let (of, rest) = behind.split_first()?;
    let noun = rest.iter().take(NEAR).take_while(|word| !word.tag.is_verb() || word.role == Role::Modifier);
    let noun = noun.filter(|word| word.tag.is_noun()).last()?;
    (of.tag.pos() == Pos::Adp && is(of, Class::OF_HOME) && noun.weight >= HEAVY).then_some(noun)
}

/// What lasts: the noun or the verb that the length of time depends on, and who or what does that.
fn owners(pair: &Pair<'_>, side: Side, figure: &Figure) -> [Option<usize>; 4] {
    let deed = figure.deed.map(usize::from);
    let does = deed.filter(|&deed| pair.predicate(side) == Some(deed)).and_then(|_| pair.subject(side));
    let done = deed.filter(|&deed| pair.predicate(side) == Some(deed)).and_then(|_| pair.object(side));
    // Whom the parser takes for no subject stands before the verb all the same.
    let before = deed.and_then(|deed| deed.checked_sub(1)).filter(|&at| {
        let word = &pair.claim(side).words[at];
        word.tag.is_noun() && word.head.map(usize::from) == deed
    });
    [deed, does, done, before]
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    const SHOP: &str =
        "Orders and returns at Kestrel Lamps.\nThe Kestrel Lamps shop in Dornum sells lamps and shades. ";

    #[test]
    fn what_may_be_done_within_one_time_may_not_within_another() {
        let a = format!("{SHOP}Lamps may be returned within 30 days of delivery.");
        check(&a, &format!("{SHOP}You can return lamps within 14 days after delivery."), true);
        check(&a, &format!("{SHOP}You can return lamps within thirty days after delivery."), false);
    }

    #[test]
    fn a_warranty_has_one_length() {
        let a = format!("{SHOP}The warranty on shades runs for two years.");
        check(&a, &format!("{SHOP}Shades come with a three-year warranty."), true);
        check(&a, &format!("{SHOP}Shades come with a 24-month warranty."), false);
    }

    #[test]
    fn so_many_days_of_a_thing_are_those_of_one_who_has_them() {
        let a = format!("{SHOP}Clerks get 25 days of paid leave per year.");
        check(&a, &format!("{SHOP}Clerks are entitled to 28 days of paid leave per year."), true);
        check(&a, &format!("{SHOP}Drivers get 28 days of paid leave per year."), false);
    }

    #[test]
    fn how_long_is_not_how_often() {
        let a = format!("{SHOP}The lamps are cleaned for two hours.");
        check(&a, &format!("{SHOP}The lamps are cleaned every three hours."), false);
    }
}
