//! Is one thing given two values of what it has one of: two lengths, two prices, two architects, two seats?

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends, are_two_days};
use crate::claim::{Attribute, Claim, Day, Participant, Value, Word};
use crate::judge::pair::{Pair, Side, is_past};
use crate::judge::slot::{Says, says};
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// What two values are worth of what one thing has one of.
pub(super) const SURE: u8 = 83;

pub(super) const TAKES: Takes = Takes::Both(|of| !of.attributes.is_empty());

/// Of texts that a caller puts beside each other: what a story tells of one thing is told of many others in it.
pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.is_told() && !pair.scenes.beside {
        return;
    }
    if let Some((x, y)) = clash(pair) {
        let (kind, tends, a, b) = (kind(x), Tends::Contradiction, x.span(), y.span());
        found.retain(|e| !(e.a.overlaps(a) && e.b.overlaps(b)));
        found.push(Evidence { kind, tends, strength: SURE, a, b });
    }
}

/// The values that one thing can't both have.
pub(super) fn clash<'p>(pair: &Pair<'p>) -> Option<(Value<'p>, Value<'p>)> {
    let (of_a, of_b) = told(pair);
    if of_a.is_empty() || of_b.is_empty() || are_of_two_times(pair.a, pair.b) {
        return None;
    }
    of_a.iter().find_map(|x| {
        let y = of_b.iter().find(|y| y.number == x.number)?;
        (excludes(pair, x.value, y.value) && are_of_one(pair, x, y)).then_some((x.value, y.value))
    })
}

/// What either side tells of things that have one of it.
fn told<'p>(pair: &Pair<'p>) -> (&'p [Attribute<'p>], &'p [Attribute<'p>]) {
    (&pair.profile(Side::A).attributes, &pair.profile(Side::B).attributes)
}

/// Whether all that speaks against a pair is that two things have other values: a length and a breadth, the price of a ticket
/// and that of a season ticket.
pub(in crate::judge) fn are_values_of_two(pair: &Pair<'_>, against: &[&Evidence]) -> bool {
    let within = |claim: &Claim, told: &Attribute<'_>, shown: Span| {
        let mut words = claim.words.iter().enumerate().filter(|(_, word)| word.weight > 0 && shown.contains(word.span));
        words.all(|(at, _)| told.is_told_by(at))
    };
    let (of_a, of_b) = told(pair);
    let one = of_a.iter().any(|x| of_b.iter().any(|y| y.number == x.number));
    of_a.iter().any(|x| {
        let others = of_b.iter().filter(|y| kind(x.value) == kind(y.value) && (x.number == y.number) == one);
        others
            .filter(|y| excludes(pair, x.value, y.value) && (!one || are_of_two(pair, x, y)))
            .any(|y| against.iter().all(|e| !e.is_at_odds() && within(pair.a, x, e.a) && within(pair.b, y, e.b)))
    })
}

/// Whether what is told is told of one thing: what else either claim says, the other says too. Where the words for what is told
/// name the thing, whose it is need not be said, and who deals with it need not be the same: "the warranty", "the product has a
/// warranty".
fn are_of_one(pair: &Pair<'_>, x: &Attribute<'_>, y: &Attribute<'_>) -> bool {
    let rest = [rest(pair, Side::A, x), rest(pair, Side::B, y)];
    let named = x.names_it || rest.iter().all(|rest| !rest.is_empty());
    let adds_nothing =
        |side: Side, at: usize| x.names_it && is(&pair.claim(side).words[at], Class::WHOEVER.union(Class::WHATEVER));
    let all_met = |side: Side| unmet(pair, side, &rest).all(|at| adds_nothing(side, at));
    named && all_met(Side::A) && all_met(Side::B)
}

/// Whether one claim tells it of the same as the other, or of something that goes by more words.
fn are_of_two(pair: &Pair<'_>, x: &Attribute<'_>, y: &Attribute<'_>) -> bool {
    /// Who is spoken of at length may be one who has a shorter name.
    const MOST: usize = 2;
    let rest = [rest(pair, Side::A, x), rest(pair, Side::B, y)];
    let topic = |side: Side, at: usize| {
        let topic = pair.topic(side);
        let words = &pair.claim(side).words;
        let head = words[at].head.map(usize::from);
        let case = |word: &Word| word.head.map(usize::from) == Some(at) && pair.claim(side).slice(word.span) == "for";
        topic == Some(at) || head.is_some() && head == topic || words[..at].iter().any(case)
    };
    let count = |side: Side| unmet(pair, side, &rest).count();
    let side = match (count(Side::A), count(Side::B)) {
        (0, 1..=MOST) => Side::B,
        (1..=MOST, 0) => Side::A,
        _ => return false,
    };
    let mut unmet = unmet(pair, side, &rest);
    unmet.any(|at| topic(side, at))
}

/// What a claim says beside what tells of something, of the same clause. Who holds an office may be told by the way, of one
/// before and of one after him.
fn rest(pair: &Pair<'_>, side: Side, told: &Attribute<'_>) -> Vec<usize> {
    let (claim, attributes) = (pair.claim(side), &pair.profile(side).attributes);
    let by_the_way = |at: usize| {
        let mut above = Some(at);
        for _ in 0..claim.words.len() {
            let Some(at) = above.filter(|&at| !told.is_told_by(at)) else { return false };
            let word = &claim.words[at];
            if word.tag.is_verb() && !is(word, Class::HAVE) {
                return true;
            }
            above = word.head.map(usize::from);
        }
        false
    };
    let person = matches!(told.value, Value::Person(_));
    let words = claim.words.iter().enumerate();
    let rest = words.filter(|(at, word)| word.weight > 0 && !told.is_told_by(*at) && !is(word, Class::HAVE));
    // By whom it was founded is told for itself, where the other side does not tell it.
    let others = &pair.profile(side.other()).attributes;
    let own = |other: &&Attribute<'_>| !others.iter().any(|its| its.number == other.number);
    let told_else = |at: usize| attributes.iter().filter(own).any(|other| other.is_told_by(at));
    rest.map(|(at, _)| at).filter(|&at| (person || !by_the_way(at)) && !told_else(at)).collect()
}

/// What of it the other claim does not say.
fn unmet<'r>(pair: &'r Pair<'_>, side: Side, rest: &'r [Vec<usize>; 2]) -> impl Iterator<Item = usize> + 'r {
    let (own, others) = if side == Side::A { (&rest[0], &rest[1]) } else { (&rest[1], &rest[0]) };
    let other = pair.claim(side.other());
    let words = &pair.claim(side).words;
    let met = move |at: usize| pair.is_met(side, at) || others.iter().any(|&its| other.words[its].key == words[at].key);
    own.iter().copied().filter(move |&at| {
        // "The river Tarn" is the Tarn, and Ann Lee is Lee.
        let kind = |next: &Word| next.name.is_some() && words[at].name.is_none() && words[at].tag.is_noun();
        let part = |other: usize| words[other].name == words[at].name && words[at].name.is_some() && met(other);
        let named = words.get(at + 1).is_some_and(kind) && met(at + 1) || own.iter().any(|&other| part(other));
        !(met(at) || named)
    })
}

/// What a difference of such values is shown as.
fn kind(value: Value<'_>) -> ReasonKind {
    match value {
        Value::Number(_) => ReasonKind::Quantity,
        Value::Day(_) | Value::DayOf(_) | Value::Hour(_) => ReasonKind::Time,
        Value::Place(_) => ReasonKind::Place,
        Value::Person(_) => ReasonKind::Participant,
    }
}

/// Whether not both values can be so.
fn excludes(pair: &Pair<'_>, x: Value<'_>, y: Value<'_>) -> bool {
    /// Hours nearer to each other are told roughly.
    const APART: u16 = 10;
    let others = |p: &Participant, q: &Participant| p.keys.iter().all(|key| !q.keys.contains(key));
    match (x, y) {
        (Value::Number(p), Value::Number(q)) => p.sort == q.sort && says(p, q) == Says::Not,
        // "On 17 February", told in two years, may be of one.
        (Value::Day(s), Value::Day(t)) => {
            !pair.a.slice(s.span).eq_ignore_ascii_case(pair.b.slice(t.span)) && are_two_days(s, t)
        }
        (Value::DayOf(x), Value::DayOf(y)) => x.day.differs(y.day),
        (Value::DayOf(clock), Value::Day(time)) | (Value::Day(time), Value::DayOf(clock)) => {
            clock.day.differs(Day::of(&time.value))
        }
        (Value::Hour(x), Value::Hour(y)) => x.day.may_be(y.day) && x.apart(y) > APART,
        (Value::Place(p), Value::Place(q)) => {
            let wide = |claim: &Claim, name: &Participant| {
                claim.words.iter().any(|word| name.span.contains(word.span) && is(word, Class::WIDE))
            };
            // A town lies in a country.
            let level = p.entity.is_some() == q.entity.is_some() && !wide(pair.a, p) && !wide(pair.b, q);
            others(p, q) && level && (p.entity.is_none() || p.entity != q.entity)
        }
        (Value::Person(p), Value::Person(q)) => others(p, q),
        _ => false,
    }
}

/// Whether two claims tell of two times: of what will be and of what has been, of who is mayor and of who was.
pub(super) fn are_of_two_times(a: &Claim, b: &Claim) -> bool {
    let will = |claim: &Claim| claim.words.iter().any(|word| is(word, Class::WILL) && word.tag.is_aux());
    // "Was built by", "the architect is".
    let is_state = |claim: &Claim| !claim.words.iter().any(|word| word.tag.is_verb());
    will(a) && is_past(b) || is_past(a) && will(b) || is_state(a) && is_state(b) && is_past(a) != is_past(b)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::texts as check;

    #[test]
    fn a_thing_has_one_length_and_one_price() {
        check("The Alma is 92 metres long.", "The length of the ferry Alma is 29 metres.", true);
        check("The crossing costs 12 euros.", "The price of the crossing is 15 euros.", true);
        check("The Alma is 92 metres long.", "The Alma is 14 metres wide.", false);
        check("A ticket costs 12 euros.", "A season ticket costs 150 euros.", false);
    }

    #[test]
    fn a_thing_is_founded_and_begins_once() {
        check("The yard was founded in 1912.", "The yard dates back to 1921.", true);
        check("The rule came into force in 2018.", "The rule took effect in 2016.", true);
        check("The talks start at 9 a.m.", "The talks begin at 10 a.m.", true);
        check("The talks start at 9 a.m.", "The talks end at 10 a.m.", false);
    }

    #[test]
    fn a_thing_has_one_seat_and_one_maker() {
        check("The line is headquartered in Selby.", "The line has its headquarters in Harwick.", true);
        check("The line is headquartered in Selby.", "The line has a dock in Harwick.", false);
        check("The pier was designed by Tom Moss.", "The architect of the pier is Ben Cole.", true);
        check("The pier was designed by Tom Moss.", "The pier was painted by Ben Cole.", false);
    }

    #[test]
    fn a_warranty_is_one_whoever_gives_it() {
        check("The warranty covers two years.", "The product comes with a one-year warranty.", true);
        check("The warranty covers two years.", "The battery comes with a one-year warranty.", false);
        check("The price is 12 euros.", "The lamp costs 15 euros.", false);
    }

    #[test]
    fn a_meeting_is_on_one_day_whatever_the_hour() {
        let a = "The meeting takes place on Tuesday at 10 am.";
        check(a, "The meeting is scheduled for Wednesday at 10 am.", true);
        check(a, "The meeting is scheduled for Tuesday at 10 am.", false);
    }

    #[test]
    fn who_founded_it_is_told_for_itself() {
        check("The line was founded in 1998 by Ann Lee.", "The line, founded in 2001, has its seat in Selby.", true);
    }

    #[test]
    fn what_will_be_may_be_elsewhere_than_what_was() {
        check("The fair was held in Selby.", "The fair will take place in Harwick.", false);
    }
}
