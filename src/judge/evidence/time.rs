//! Is the same thing said to have happened on two days that exclude each other?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::{QuantityKind, Time, TimeKind};
use crate::claim::{Claim, Figure, Word};
use crate::judge::compatible::is_done_once;
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;

pub(super) const TAKES: Takes =
    Takes::Both(|of| of.claim.time.as_ref().is_some_and(|time| time.kind == TimeKind::Date));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(s), Some(t)) = (&pair.a.time, &pair.b.time) else { return };
    let told = pair.is_told();
    let exclude = match (s.days, t.days) {
        (Some(s), Some(t)) => s.last < t.first || t.last < s.first,
        // Without a date to count from, a Monday and a Tuesday still differ, and two days in June; "last week" says nothing.
        (None, None) => {
            let weekdays = [s, t].iter().all(|time| time.value.starts_with("XXXX-WXX-"));
            s.value != t.value && weekdays || are_two_dates(s, t) || are_two_from_now(pair)
        }
        _ => return,
    };
    // "This year" and "last year" of reports without a date are open, and two.
    let named = s.value.bytes().any(|byte| byte.is_ascii_digit());
    let same_words = || pair.a.slice(s.span).eq_ignore_ascii_case(pair.b.slice(t.span));
    let same = s.value == t.value && (named || same_words()) || s.days.is_some() && s.days == t.days;
    if exclude {
        let (said, other) = (pair.a.slice(s.span), pair.b.slice(t.span));
        let same_words = !said.is_empty() && said.eq_ignore_ascii_case(other);
        // Of two days that one claim tells, the other one may be meant.
        if !same_words && (stands_in_both(pair, Side::A, s) || stands_in_both(pair, Side::B, t)) {
            return;
        }
        // "A celebration of the year" is resolved to the year of its report, whichever that is.
        if same_words && (spread(s) > WEEK && spread(t) > WEEK || relative(said, other)) {
            return;
        }
        let same = pair.same_predicate() && pair.same_subject() != Some(false) && pair.same_object() != Some(false);
        // Two prizes in two years are two, and "on Friday" of two weeks is of two events. So are two rates on two days.
        let others = told && (pair.names_apart() || other_value(pair));
        let clear = same
            && !others
            && !same_words
            && !goes_on(pair, s, t)
            && pair.cover.worst() >= if gap(s, t) > SEASON { 0.8 } else { 0.6 };
        let strength = match () {
            () if !others && !same_words && one_deed_of_two_days(pair, s, t) => AT_ODDS,
            () if clear && !(told && next_year(pair, s, t)) => 75,
            () => 35,
        };
        found.push(Evidence { kind: ReasonKind::Time, tends: Tends::Contradiction, strength, a: s.span, b: t.span });
    } else if same {
        found.push(Evidence { kind: ReasonKind::Time, tends: Tends::Agreement, strength: 40, a: s.span, b: t.span });
    }
}

/// Whether the times of two claims are the last, this or the next one of a kind, and not the same: last year, this year.
pub(super) fn are_two_from_now(pair: &Pair<'_>) -> bool {
    fn of(claim: &Claim) -> Option<(usize, &str)> {
        let (which, unit) = claim.slice(claim.time.as_ref()?.span).split_once(' ')?;
        let place = ["last", "this", "next"].iter().position(|known| which.eq_ignore_ascii_case(known))?;
        Some((place, unit))
    }
    let both = of(pair.a).zip(of(pair.b));
    both.is_some_and(|((x, unit), (y, other))| x != y && unit.eq_ignore_ascii_case(other))
}

/// Whether either claim tells a value of which the other one has another.
fn other_value(pair: &Pair<'_>) -> bool {
    let fits = |p: &Figure, q: &Figure| p.low <= q.high && q.low <= p.high;
    let other = |p: &Figure| {
        let mut alike = pair.b.figures.iter().filter(|q| q.sort == p.sort).peekable();
        alike.peek().is_some() && !alike.any(|q| fits(p, q))
    };
    pair.a.figures.iter().any(other)
}

/// Whether the other claim tells the time of a side, too.
fn stands_in_both(pair: &Pair<'_>, side: Side, time: &Time) -> bool {
    let words = pair.claim(side).words.iter().enumerate().filter(|(_, word)| time.span.contains(word.span));
    let mut telling = words.filter(|(_, word)| word.time && word.weight > 0).peekable();
    telling.peek().is_some() && telling.all(|(at, _)| pair.is_met(side, at))
}

/// Whether two times are not of one day, month or year, whatever is said of them.
pub(in crate::judge) fn are_two_days(s: &Time, t: &Time) -> bool {
    match (s.days, t.days) {
        (Some(s), Some(t)) => s.last < t.first || t.last < s.first,
        // Undated, and of one form: two months, two days of the week.
        (None, None) => {
            let undated = |time: &Time| time.value.starts_with("XXXX-");
            undated(s) && undated(t) && s.value.len() == t.value.len() && s.value != t.value
        }
        _ => false,
    }
}

/// Whether what is done is hardly done twice in two weeks: somebody is arrested once, and questioned as often as not.
fn is_hardly_done_twice(pair: &Pair<'_>) -> bool {
    const HARDLY: Class = Class::SINGLE.union(Class::ENDS).union(Class::BEGINS);
    let hardly = |side: Side| {
        let verb = pair.predicate(side).map(|at| &pair.claim(side).words[at]);
        verb.is_some_and(|verb| is(verb, HARDLY) || verb.cues.contains(Cues::INJURY))
    };
    [Side::A, Side::B].into_iter().all(|side| is_done_once(pair, side) || hardly(side))
}

/// Whether two days of the week are told, each in a report that does not tell of which week.
pub(in crate::judge) fn are_two_weekdays(s: &Time, t: &Time) -> bool {
    weekday(s).zip(weekday(t)).is_some_and(|(day, other)| day != other)
}

/// Whether two days of the year are told, of which year nobody says: 4 June, 11 June.
fn are_two_dates(s: &Time, t: &Time) -> bool {
    fn date(time: &Time) -> Option<&str> {
        let date = time.value.strip_prefix("XXXX-").filter(|_| time.days.is_none())?;
        let of_year = |(at, byte): (usize, u8)| if at == 2 { byte == b'-' } else { byte.is_ascii_digit() };
        (date.len() == 5 && date.bytes().enumerate().all(of_year)).then_some(date)
    }
    date(s).zip(date(t)).is_some_and(|(date, other)| date != other)
}

/// Which day of a week that is not told: 1 for a Monday.
fn weekday(time: &Time) -> Option<u32> {
    let day = time.value.strip_prefix("XXXX-WXX-").filter(|_| time.days.is_none())?;
    day.chars().next()?.to_digit(10)
}

/// Whether two years are told of what one does for years, or once more: who played for a club in 2010 may have in 2012.
pub(in crate::judge) fn goes_on(pair: &Pair<'_>, s: &Time, t: &Time) -> bool {
    let goes_on = |side: Side| {
        let verb = pair.predicate(side).map(|at| &pair.claim(side).words[at]);
        verb.is_some_and(|verb| is(verb, Class::GOES_ON))
    };
    spread(s).max(spread(t)) > SEASON && goes_on(Side::A) && goes_on(Side::B)
}

/// Whether two claims of one story tell one deed in the same words, but for the one day that either of them names.
fn one_deed_of_two_days(pair: &Pair<'_>, s: &Time, t: &Time) -> bool {
    /// So much of what is told beside the day must be met, and so many words.
    const MOST: f32 = 0.8;
    const FEWEST: usize = 2;
    let own = |claim: &Claim, time: &Time| {
        let other = |word: &Word| word.time && !time.span.contains(word.span);
        claim.span.contains(time.span) && !claim.words.iter().any(other)
    };
    let dated = spread(s) == 0 && spread(t) == 0 && (1..=SEASON).contains(&gap(s, t));
    let day = dated || are_two_dates(s, t) || are_two_weekdays(s, t) && is_hardly_done_twice(pair);
    if !pair.is_told() || !pair.scenes.story || !day || !own(pair.a, s) || !own(pair.b, t) || !pair.same_deed() {
        return false;
    }
    // Whose deed it is, is compared by itself.
    let told = |word: &Word| word.weight > 0 && !word.time && !word.shared;
    let met = |side: Side| {
        let (mut met, mut whole, mut words) = (0, 0, 0);
        for (at, word) in pair.claim(side).words.iter().enumerate().filter(|(_, word)| told(word)) {
            let same = pair.is_met(side, at);
            whole += u32::from(word.weight);
            met += if same { u32::from(word.weight) } else { 0 };
            words += usize::from(same);
        }
        words >= FEWEST && met as f32 >= MOST * whole as f32
    };
    let ages = |claim: &Claim| {
        let mut ages = claim.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Age);
        ages.next().filter(|_| ages.next().is_none()).map(|age| age.value)
    };
    // "a 4-year-old who", "a 4-year-old boy who".
    let one_age = || ages(pair.a).zip(ages(pair.b)).is_some_and(|(x, y)| x == y);
    let doer = pair.same_subject() != Some(false) || one_age();
    doer && pair.same_object() != Some(false) && met(Side::A) && met(Side::B)
}

/// Whether two years follow each other of which one is only told as this or the next: the season of a prize has two.
fn next_year(pair: &Pair<'_>, s: &Time, t: &Time) -> bool {
    const YEAR: i32 = 300;
    let by_name = |claim: &Claim, time: &Time| !claim.slice(time.span).bytes().any(|byte| byte.is_ascii_digit());
    spread(s) > YEAR && spread(t) > YEAR && gap(s, t) == 1 && (by_name(pair.a, s) || by_name(pair.b, t))
}

const WEEK: i32 = 7;
/// What happens again happens a season or a year later: so far apart, only claims that are nearly the same are of one thing.
const SEASON: i32 = 60;

/// How many days a time may stand for, beyond the first.
fn spread(time: &Time) -> i32 {
    time.days.map_or(0, |days| days.last - days.first)
}

/// How many days lie between two times that exclude each other.
fn gap(s: &Time, t: &Time) -> i32 {
    s.days.zip(t.days).map_or(0, |(s, t)| (t.first - s.last).max(s.first - t.last))
}

/// Whether one wording without a number stands on both sides.
fn relative(x: &str, y: &str) -> bool {
    x.eq_ignore_ascii_case(y) && !x.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, dated, reports};
    use crate::judge::verdict::ReasonKind::Time;

    #[test]
    fn two_days_of_a_year_that_is_not_told_are_two() {
        let lead = "Otto Pell stood before the court in Harwick. Judge Ada Quill heard Otto Pell. ";
        let on = |day: &str| format!("{lead}Otto Pell was arrested in Harwick {day}.");
        reports(&on("on 4 June"), &on("on 11 June"), true);
        reports(&on("on 4 June"), &on("on June 4"), false);
        let fair = |year: &str, people: &str| format!("{lead}{year} year the fair in Harwick drew {people} people.");
        reports(&fair("Last", "12,000"), &fair("Last", "7,000"), true);
        reports(&fair("Last", "12,000"), &fair("This", "7,000"), false);
    }

    #[test]
    fn two_days_of_one_event_exclude_each_other() {
        let (a, b) = ("The ferry sank off Harwick on 3 May 2021.", "The ferry sank off Harwick on 4 May 2021.");
        check(dated(a, ""), dated(b, ""), Time, Contradiction, Some(("3 May 2021", "4 May 2021")));
    }

    #[test]
    fn of_several_days_the_same_may_be_meant() {
        let lead = "Storm in Harwick.\nA storm came over Harwick and its fish market this week.\n";
        let a = "The river at Harwick rose on 2 May 2021 and flooded the fish market.";
        let b = "Homes in Harwick had no light on 1 May 2021, while the river at Harwick rose on 2 May 2021 and flooded the fish market.";
        reports(&format!("{lead}{a}"), &format!("{lead}{b}"), false);
        let c = "The river at Harwick rose on 1 May 2021 and flooded the fish market.";
        reports(&format!("{lead}{a}"), &format!("{lead}{c}"), true);
    }

    #[test]
    fn one_deed_of_one_story_is_of_one_day() {
        let lead = "Boy hurt in Harwick.\nA 4-year-old boy was hurt with Ann Lee's gun in Harwick, Tom Moss said.\n";
        let a = format!("{lead}Ann Lee is the mother of a boy who shot himself in the hand on 2 May 2021.");
        reports(&a, &format!("{lead}A boy who shot himself in the hand on 11 May 2021 was found by Tom Moss."), true);
        reports(&a, &format!("{lead}A boy who shot himself in the foot on 11 May 2021 was found by Tom Moss."), false);
        reports(&a, &format!("{lead}A boy who shot himself in the hand on 2 May 2021 was found by Tom Moss."), false);
    }

    #[test]
    fn one_deed_is_of_one_day_of_the_week() {
        let lead = "Ferry strikes a pier in Harwick.\nA ferry struck a pier in Harwick on Monday, Tom Moss said.\n";
        let a = format!("{lead}The captain was arrested on Tuesday.");
        reports(&a, &format!("{lead}Nobody was hurt. The captain was arrested on Wednesday."), true);
        reports(&a, &format!("{lead}Nobody was hurt. The cook was arrested on Wednesday."), false);
        reports(&a, &format!("{lead}Nobody was hurt. The captain was arrested this week."), false);
        let a = format!("{lead}The captain was questioned on Tuesday.");
        reports(&a, &format!("{lead}Nobody was hurt. The captain was questioned on Wednesday."), false);
    }

    #[test]
    fn one_relative_wording_tells_no_two_times_apart() {
        let a = "The gala is the greatest celebration of the year.";
        check(dated(a, "2021-05-03"), dated(a, "2022-05-03"), Time, Contradiction, None);
    }
}
