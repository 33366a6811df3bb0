//! Is what begins once said to have begun on two days: founded, built, first elected, in office since?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::DayRange;
use crate::claim::{Claim, Word};
use crate::judge::naming::same_name;
use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
use crate::judge::verdict::ReasonKind;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// When something is said to have begun, or to have been so.
struct Beginning {
    what: What,
    /// The thing that was founded, or who did it first or is it since then, as the index of a word.
    thing: usize,
    span: Span,
    days: DayRange,
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum What {
    /// It is there since then.
    Founded,
    /// It is so since then, and may have been there before.
    Since,
    /// It was done then for the first time.
    First,
    /// It was done then.
    Done,
}

pub(super) const TAKES: Takes = Takes::Both(|of| beginning(of).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    let (Some(x), Some(y)) = (beginning(pair.profile(Side::A)), beginning(pair.profile(Side::B))) else { return };
    let apart = |first: &Beginning, then: &Beginning| first.days.last < then.days.first;
    // Before it is founded nothing is there, and before the first time nothing is done.
    let clash = |first: &Beginning, then: &Beginning| {
        apart(first, then)
            && match (first.what, then.what) {
                (What::Founded | What::Since, What::Founded) => one_thing(pair, &x, &y),
                (What::First | What::Done, What::First) | (What::Since, What::Since) => {
                    one_thing(pair, &x, &y) && pair.same_deed() && pair.cover.worst() >= ALIKE
                }
                _ => false,
            }
    };
    if clash(&x, &y) || clash(&y, &x) {
        let (kind, tends) = (ReasonKind::Time, Tends::Contradiction);
        // Two years of one beginning do not make two events.
        found.retain(|e| (e.kind, e.tends) != (kind, tends));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.span, b: y.span });
    }
}

/// So much of two claims is met that they are about one beginning.
const ALIKE: f32 = 0.6;

/// Whether it is one thing: of one name, or the only one of its kind that a story speaks of.
fn one_thing(pair: &Pair<'_>, x: &Beginning, y: &Beginning) -> bool {
    let (s, t) = (&pair.a.words[x.thing], &pair.b.words[y.thing]);
    if s.name.is_some() || t.name.is_some() {
        return s.name.is_some() && t.name.is_some() && same_name(pair.a, s, pair.b, t);
    }
    let only = |side: Side, thing: usize| {
        let words = &pair.claim(side).words;
        let of = |word: &Word| word.head.map(usize::from) == Some(thing);
        let the = words.iter().any(|word| of(word) && is(word, Class::DEFINITE));
        let met = |(at, word): (usize, &Word)| !of(word) || word.weight == 0 || at > thing || pair.is_met(side, at);
        the && words[thing].tag == Tag::Noun && words.iter().enumerate().all(met)
    };
    s.key == t.key && only(Side::A, x.thing) && only(Side::B, y.thing)
}

fn beginning(of: &Profile<'_>) -> Option<Beginning> {
    let claim: &Claim = of.claim;
    let time = claim.time.as_ref()?;
    let (span, days) = (time.span, time.days?);
    let predicate = usize::from(of.main.predicate?);
    // Of "between 1930 and 1932" one year is taken for the time.
    let several = claim.words.iter().any(|word| word.time && word.weight > 0 && !span.contains(word.span));
    if claim.words[predicate].negated || several {
        return None;
    }
    if is(&claim.words[predicate], Class::FOUNDS) {
        return Some(Beginning { what: What::Founded, thing: of.main.object?.into(), span, days });
    }
    let before = claim.words.iter().rfind(|word| word.span.end() <= span.start())?;
    let since = claim.slice(before.span).eq_ignore_ascii_case(SINCE);
    let first = claim.words[..predicate]
        .iter()
        .rev()
        .take(NEAR)
        .any(|word| word.tag.pos() != Pos::Noun && claim.slice(word.span).eq_ignore_ascii_case(FIRST));
    let what = match () {
        () if since => What::Since,
        () if first => What::First,
        () => What::Done,
    };
    let thing = of.main.subject.or(of.main.object)?;
    Some(Beginning { what, thing: thing.into(), span, days })
}

/// What is said of a thing since a day holds from that day on.
const SINCE: &str = "since";
/// What is done for the first time is done no earlier.
const FIRST: &str = "first";
/// "First" stands so many words before the verb at most.
const NEAR: usize = 2;

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Harwick mayor honours Ann Lee.\nMayor Tom Moss honoured Ann Lee in Harwick on Monday.\n";

    #[test]
    fn nothing_is_there_before_it_is_founded() {
        let a = format!("{SCENE}Ann Lee founded the Harwick Sailing Club in 1990.");
        reports(&a, &format!("{SCENE}The Harwick Sailing Club has taught local children since 1987."), true);
        reports(&a, &format!("{SCENE}The Harwick Sailing Club has taught local children since 1995."), false);
        reports(&a, &format!("{SCENE}The Harwick Rowing Union has taught local children since 1987."), false);
    }

    #[test]
    fn a_thing_is_founded_once() {
        let a = format!("{SCENE}Ann Lee learned to sail on the ferry. The ferry was built in 1990.");
        reports(&a, &format!("{SCENE}Her father was its captain. The ferry was built in 1987."), true);
        reports(&a, &format!("{SCENE}Her father was its captain. The old ferry was built in 1987."), false);
        reports(&a, &format!("{SCENE}Her father was its captain. A ferry was built in 1987."), false);
        reports(&a, &format!("{SCENE}Her father was its captain. The ferry was built between 1987 and 1990."), false);
    }

    #[test]
    fn the_first_time_comes_once() {
        let a = format!("{SCENE}Tom Moss was first elected in 2004.");
        reports(&a, &format!("{SCENE}Tom Moss was first elected in 2008."), true);
        reports(&a, &format!("{SCENE}Tom Moss was elected in 2001."), true);
        reports(&a, &format!("{SCENE}Tom Moss was elected in 2008."), false);
        let a = format!("{SCENE}Tom Moss has been mayor of Harwick since 2004.");
        reports(&a, &format!("{SCENE}Tom Moss has been mayor of Harwick since 2008."), true);
        reports(&a, &format!("{SCENE}Tom Moss has been a member of the party since 2008."), false);
    }
}
