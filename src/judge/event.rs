//! Do two claims speak of the same thing at all?

use super::compatible::{are_told_apart, of_two_kinds, of_two_of_a_kind};
use super::decide::WORTH_NOTING;
use super::evidence::{AT_ODDS, CLEAR, Evidence, Tends, are_two_weekdays, are_values_of_two, is_age_of_one};
use super::pair::{Cover, Pair, Side};
use super::scene::{Scene, Scenes};
use super::told_apart::{done_to_two, meant_for_two, other_in_row, ranks_alone, told_apart, topics_told_apart};
use super::verdict::ReasonKind;
use crate::analysis::{NameKind, Time};
use crate::claim::Claim;
use crate::judge::align::Link;

/// Whether two claims speak of the same thing: enough of the shorter one is met, and something telling is shared; or they
/// count the same outcome in documents that tell one story. Two stories have no event in common, however alike they are told:
/// "sales rose 6 percent" is said of many companies.
///
/// De Marneffe, Rafferty & Manning (2008) found this filter decisive for precision.
pub(super) fn same_event(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let recalls_alone = !may_recall_alike(pair.a, pair.b) && !same_time(evidence) && !one_deed(evidence);
    // What one document says twice in other words is seldom meant twice.
    let loose = pair.scenes.scene == Scene::Own && (pair.cover.worst() < LEAST_WITHIN || !full(pair));
    let against = evidence.iter().any(|e| e.tends == Tends::Contradiction && e.strength >= CLEAR);
    // What is at odds is at odds in one story, not in two that begin alike.
    let begun_alike = against && pair.is_told() && pair.scenes.scene == Scene::One && !pair.scenes.story;
    if pair.scenes.scene == Scene::Two
        || begun_alike
        || loose
        || of_others(pair, evidence)
        || of_two_doers(evidence)
        || of_its_like(pair, evidence)
        || !one_matter(pair, evidence)
        || recalls_alone
    {
        return false;
    }
    let counts = |e: &Evidence| {
        e.floor().is_some()
            || e.kind == ReasonKind::Quantity && e.tends == Tends::Contradiction && e.strength >= OUTCOME
    };
    met(pair) || pair.scenes.story && evidence.iter().any(counts)
}

/// Whether the evidence could show that two claims that may be of one event speak of the same thing, if they cover each other so little that no
/// evidence makes one of two people.
pub(super) fn may_be_same_event(pair: &Pair<'_>) -> bool {
    (pair.scenes.story || met(pair)) && !different_people(pair)
}

/// Whether two claims that cover each other so far, and may be of one event, may speak of the same thing.
pub(super) fn may_tell_of_one(scenes: Scenes, cover: Cover) -> bool {
    scenes.story || is_enough(cover)
}

/// Whether two claims may be of one event, however far they cover each other.
pub(super) fn may_be_of_one(scenes: Scenes, a: &Claim, b: &Claim) -> bool {
    !scenes.apart
        && scenes.scene != Scene::Two
        && (!other_symbol(a, b) && (may_recall_alike(a, b) || may_be_same_time(a, b))
            || scenes.story && on_two_weekdays(a, b))
}

/// Whether each claim tells of another day of the week: of one deed it is a contradiction.
fn on_two_weekdays(a: &Claim, b: &Claim) -> bool {
    a.time.as_ref().zip(b.time.as_ref()).is_some_and(|(s, t)| are_two_weekdays(s, t))
}

/// Whether one deed of one story is told of two days.
fn one_deed(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|e| e.kind == ReasonKind::Time && e.strength == AT_ODDS && e.tends == Tends::Contradiction)
}

/// Whether enough of the shorter one is met, and something telling is shared.
fn met(pair: &Pair<'_>) -> bool {
    is_enough(pair.cover) && pair.anchors() > 0
}

fn is_enough(cover: Cover) -> bool {
    cover.topic_best() >= 0.45 && cover.topic_worst() >= 0.2
}

/// Whether nothing tells that two claims, or their documents, speak of two things: too little for what contradicts.
fn one_matter(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    // What the two documents alone tell of one thing is of one day, however they reckon it.
    let at_odds = |e: &Evidence| e.kind == ReasonKind::Quantity && e.strength == AT_ODDS;
    let one_day = !other_time(evidence) || evidence.iter().any(at_odds);
    let known = !other_symbol(pair.a, pair.b) || one_deed(evidence);
    of_one_thing(pair, evidence) && known && one_day
}

/// The same for claims that say the same, where one of several days may be the one, and a day of the week and a date one day.
pub(super) fn one_telling(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    of_one_thing(pair, evidence) && (shares_day(pair) || !at_two_times(pair, evidence))
}

/// Whether what two claims tell is told of two times.
pub(super) fn at_two_times(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    other_day(pair.a, pair.b) || other_time(evidence)
}

fn of_one_thing(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let done_by_another = |e: &Evidence| e.kind == ReasonKind::Participant && e.floor().is_some();
    let others = || different_people(pair) && !evidence.iter().any(done_by_another);
    !(pair.scenes.apart || others() || other_in_row(pair, evidence))
}

/// Whether a day, or a year, stands in both: of several days that a claim tells, one is taken for its own.
fn shares_day(pair: &Pair<'_>) -> bool {
    let told = |claim: &Claim| claim.words.iter().filter(|word| word.time).count();
    let met = |link: &Link| {
        let (x, y) = pair.words(link);
        x.time && y.time && link.how.preserves()
    };
    pair.scenes.story && told(pair.a).max(told(pair.b)) > 1 && pair.alignment.links.iter().any(met)
}

/// Whether both claims name whose deed they tell: "compared with 40 of the others" is half of a comparison.
fn full(pair: &Pair<'_>) -> bool {
    !pair.is_told() || pair.subject(Side::A).is_some() && pair.subject(Side::B).is_some()
}

/// Whether a number or a time stands beside other names on either side: the sales of two firms, the floods of two towns.
fn of_others(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let against = |e: &&Evidence| e.tends == Tends::Contradiction && e.strength >= CLEAR;
    let valued = |e: &Evidence| matches!(e.kind, ReasonKind::Quantity | ReasonKind::Time) && !is_age_of_one(pair, e);
    // Of values that the documents alone tell, whose they are has been asked.
    let at_odds = evidence.iter().any(Evidence::is_at_odds);
    let apart = || pair.names_apart() && !at_odds;
    let mut clear = evidence.iter().filter(against).peekable();
    clear.peek().is_some()
        && clear.all(valued)
        && (apart() || named_otherwise(pair) || pair.name_others() && pair.sentences_name_others())
}

/// Whether two have done two things: who expelled two diplomats and who expelled twenty-four, who rejected an offer and who
/// accepted one.
fn of_two_doers(evidence: &[Evidence]) -> bool {
    let against = |e: &&Evidence| e.tends == Tends::Contradiction && e.strength >= WORTH_NOTING;
    let mut against = evidence.iter().filter(against);
    let by_another = |e: &Evidence| e.kind == ReasonKind::Participant && e.floor().is_none() && e.strength >= CLEAR;
    let otherwise = |e: &Evidence| {
        use ReasonKind::{Negation, Opposite, Quantity, Time};
        matches!(e.kind, Negation | Opposite | Quantity | Time)
    };
    against.clone().any(by_another) && against.any(otherwise)
}

/// Whether what is at odds is told of two things of one kind, and is not what tells them apart: 12 cranes of Pier 4, 15 of
/// Pier 7. If something is done to them, it is done to two: item 4 was approved, and item 7.
fn of_its_like(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let mut clear = evidence.iter().filter(|e| e.tends == Tends::Contradiction && e.strength >= CLEAR).peekable();
    if done_to_two(pair) {
        return true;
    }
    // Who is meant where an age is told is told by his name.
    if !pair.is_told() || clear.peek().is_none() || clear.clone().all(|e| is_age_of_one(pair, e)) {
        return false;
    }
    // Of what a caller puts beside each other, prices rise by so much, and wages by so much.
    let counted = |e: &Evidence| pair.a.figures.iter().any(|figure| figure.noun.is_some() && figure.span.overlaps(e.a));
    let of_two = |e: &Evidence| e.kind == ReasonKind::Quantity && !counted(e);
    let kinds = || of_two_kinds(pair) && clear.clone().all(of_two);
    let against: Vec<&Evidence> = clear.clone().collect();
    let counts = || clear.clone().all(|e| e.kind == ReasonKind::Quantity);
    let opposed = || clear.clone().all(is_opposed);
    if pair.scenes.beside && kinds()
        || (pair.scenes.beside || counts() || opposed()) && are_told_apart(pair, &against)
        || opposed() && (ranks_alone(pair) || meant_for_two(pair))
        || are_values_of_two(pair, &against)
    {
        return true;
    }
    let apart = told_apart(pair).map(|(i, j)| (pair.a.words[i].span, pair.b.words[j].span));
    let apart = apart.or_else(|| of_two_of_a_kind(pair));
    // "The northern road is open", "the southern road is closed".
    let otherwise = || !pair.same_predicate() && topics_told_apart(pair);
    apart.is_some_and(|(x, y)| otherwise() || clear.any(|e| !e.a.overlaps(x) || !e.b.overlaps(y)))
}

/// Whether an observation is that one side says the contrary of what the other says.
fn is_opposed(e: &Evidence) -> bool {
    use ReasonKind::{Denial, Fact, Negation, Opposite};
    matches!(e.kind, Denial | Fact | Negation | Opposite)
}

/// Whether the subject is a name on both sides, and not one name: the shares of two firms, one of which has a person's name.
fn named_otherwise(pair: &Pair<'_>) -> bool {
    let named = |side: Side| pair.subject(side).is_some_and(|at| pair.claim(side).words[at].name.is_some());
    pair.is_told() && pair.same_predicate() && named(Side::A) && named(Side::B) && pair.same_subject() == Some(false)
}

/// Whether two people are named where the one thing would have one: another man's arrest is another arrest.
fn different_people(pair: &Pair<'_>) -> bool {
    let person = |claim: &Claim, at: Option<usize>| {
        let name = &claim.names[usize::from(claim.words[at?].name?)];
        (name.kind == NameKind::Person).then(|| name.keys.last().copied()).flatten()
    };
    let differ =
        |i: Option<usize>, j: Option<usize>| person(pair.a, i).zip(person(pair.b, j)).is_some_and(|(x, y)| x != y);
    differ(pair.subject(Side::A), pair.subject(Side::B)) || differ(pair.object(Side::A), pair.object(Side::B))
}

/// Two claims of one document that cover each other less are of two things.
pub(super) const LEAST_WITHIN: f32 = 0.6;

/// Numbers of the dead, of the injured and ages are of this strength, hedges off.
const OUTCOME: u8 = 75;

/// Whether another day makes it another event, so that other differences mean nothing.
fn other_time(evidence: &[Evidence]) -> bool {
    let apart = |e: &Evidence| e.tends == Tends::Contradiction && e.kind == ReasonKind::Time && e.strength < CLEAR;
    evidence.iter().any(apart)
}

/// Whether two times that are known by their names only differ: "in September" is no Sunday that could be told.
fn other_symbol(a: &Claim, b: &Claim) -> bool {
    match (&a.time, &b.time) {
        (Some(s), Some(t)) => s.days.is_none() && t.days.is_none() && s.value != t.value,
        _ => false,
    }
}

/// The same, where a day of the week and a date may be one day.
fn other_day(a: &Claim, b: &Claim) -> bool {
    let is_day = |value: &str| value.starts_with("XXXX-WXX-") || value.matches('-').count() >= 2;
    let alike = |x: &str, y: &str| {
        let same = |(x, y): (u8, u8)| x == y || x.is_ascii_digit() && y.is_ascii_digit();
        x.len() == y.len() && x.bytes().zip(y.bytes()).all(same)
    };
    let days = |s: &Time, t: &Time| is_day(&s.value) && is_day(&t.value) && !alike(&s.value, &t.value);
    other_symbol(a, b) && !a.time.as_ref().zip(b.time.as_ref()).is_some_and(|(s, t)| days(s, t))
}

/// Whether both tell the same time, however their documents begin.
fn same_time(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|e| e.tends == Tends::Agreement && e.kind == ReasonKind::Time)
}

/// Whether they may be found to: one value, or the same days.
fn may_be_same_time(a: &Claim, b: &Claim) -> bool {
    let same = |s: &Time, t: &Time| s.value == t.value || s.days.is_some() && s.days == t.days;
    a.time.as_ref().zip(b.time.as_ref()).is_some_and(|(s, t)| same(s, t))
}

/// Whether both claims may tell of the time of their document's beginning, or both of another one.
fn may_recall_alike(a: &Claim, b: &Claim) -> bool {
    // Of two dated reports the days themselves are compared.
    let dated =
        |claim: &Claim| claim.published.is_some() && claim.time.as_ref().is_some_and(|time| time.days.is_some());
    dated(a) && dated(b) || recalls(a).zip(recalls(b)).is_none_or(|(x, y)| x == y)
}

/// Whether a claim tells of another time than its document's beginning: an earlier quake, last year's vote. Nothing if a time
/// is told and the beginning has none.
fn recalls(claim: &Claim) -> Option<bool> {
    let (time, begun) = (claim.time.as_ref(), claim.setting.time.as_ref());
    if time.is_some() && begun.is_none() {
        return None;
    }
    Some(match (time, begun) {
        (Some(s), Some(t)) => match (s.days, t.days) {
            (Some(s), Some(t)) => s.last < t.first || t.last < s.first,
            // Of an undated report, "yesterday" and a date can't be told apart; a year is the past.
            (Some(days), None) if days.last - days.first < FEW => false,
            _ => s.value != t.value && may_be_told_apart(&s.value, &t.value),
        },
        _ => false,
    })
}

/// Whether two times that are known by their names can be told apart: a Saturday is a day of the weekend, and may be the
/// 31st.
fn may_be_told_apart(value: &str, other: &str) -> bool {
    const DAY: &str = "XXXX-WXX-";
    match (value.strip_prefix(DAY), other.strip_prefix(DAY)) {
        (Some(x), Some(y)) => {
            let weekend = |x: &str, y: &str| x.starts_with("WE") && matches!(y.get(..1), Some("6" | "7"));
            !weekend(x, y) && !weekend(y, x)
        }
        (Some(_), None) => !other.starts_with("XXXX-"),
        (None, Some(_)) => !value.starts_with("XXXX-"),
        (None, None) => value != "XXXX-XX-XX" && other != "XXXX-XX-XX",
    }
}

/// So many days are more than a date of the news.
const FEW: i32 = 7;

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{agree, reports};

    const ONE: &str = "Captain Ann Lee left the ferry Alma off Dornum. Ann Lee of Dornum leads the Alma. ";
    const OTHER: &str = "The ferry Alma lost her captain Ann Lee off Dornum. In Dornum Ann Lee is known. ";

    #[test]
    fn one_of_several_days_may_be_the_one() {
        agree(
            (
                ONE,
                "Lee came to the coast in 1994 as a pilot and stayed until the harbour office hired her on June 27, 2001.",
            ),
            (OTHER, "She joined the harbour office on June 27, 2001, after serving as a pilot on the coast for years."),
            true,
        );
        agree(
            (ONE, "Captain Ann Lee issued an apology to the crew on Tuesday."),
            (OTHER, "Captain Ann Lee apologized to the crew on Wednesday."),
            false,
        );
    }

    /// Whether two reports of one story are found to contradict each other in what each says last.
    #[track_caller]
    fn clash(a: &str, b: &str, expected: bool) {
        let lead = "The council of Harwick met on Monday, mayor Ada Quill said. ";
        reports(&format!("{lead}{a}"), &format!("{lead}{b}"), expected);
    }

    #[test]
    fn what_is_opposed_is_said_of_one_thing() {
        let accepted = "The board accepted the offer from Kelvo Steel.";
        clash(accepted, "The board rejected the offer from Kelvo Steel.", true);
        clash(accepted, "The board rejected the offer from Harwick Coal.", false);
        clash(accepted, "The board rejected the second offer from Kelvo Steel.", false);
        let roads = "The council rejected the budget for roads in Harwick.";
        clash(roads, "The council approved the budget for roads in Harwick.", true);
        clash(roads, "The council approved the budget for schools in Harwick.", false);
        clash("The northern road to Harwick is open.", "The southern road to Harwick is closed.", false);
        clash("Quill praised the police for their answer.", "Quill condemned the police for their silence.", false);
    }
}
