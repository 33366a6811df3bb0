//! May both of two texts be true, for all that speaks against it?

use std::cmp::Ordering;

use super::bearing::{borne_apart, kinds};
use super::became::{has_become, has_changed, is_first_told};
use super::contrast::{replaced, tells_of_somebody};
use super::decide::WORTH_NOTING;
use super::evidence::wordlist::{Class, is};
use super::evidence::{Evidence, Tends, are_two_days, are_values_of_two, goes_on, is_of_part};
use super::pair::{Pair, Side};
use super::told_apart::{done_to_two, other_in_row};
use super::verdict::ReasonKind;
use crate::analysis::{NameKind, QuantityKind};
use crate::claim::{Claim, Figure, Role, Word};
use crate::judge::align::Link;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// Whether all that speaks against a pair may be true of both. Somebody who is not named, or what he does, is another: a man
/// sang, a woman sang. Or a day is told of on the other side too: a bridge closed in May and opened in June, it opened in June.
pub(super) fn may_both_be(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let somebody = [Side::A, Side::B].into_iter().any(|side| tells_of_somebody(pair, side));
    let main = |claim: &Claim, shown: Span| {
        let at = claim.words.iter().find(|word| word.span == shown);
        at.is_some_and(|word| matches!(word.role, Role::Subject | Role::Predicate))
    };
    let told = |claim: &Claim, shown: Span, other: &Claim| {
        let mut times = claim.words.iter().filter(|word| word.time && shown.contains(word.span));
        times.any(|time| other.words.iter().any(|word| word.time && word.key == time.key))
    };
    let mut against = evidence.iter().filter(|e| e.tends == Tends::Contradiction);
    against.all(|e| match e.kind {
        ReasonKind::Exclusive => somebody && (e.strength <= DOUBTFUL || main(pair.a, e.a) && main(pair.b, e.b)),
        ReasonKind::Time => {
            let again = pair.a.time.as_ref().zip(pair.b.time.as_ref()).is_some_and(|(s, t)| goes_on(pair, s, t));
            again || told(pair.a, e.a, pair.b) || told(pair.b, e.b, pair.a)
        }
        _ => false,
    })
}

/// Words that the lexicon does not know to exclude each other, or that hang on different words.
const DOUBTFUL: u8 = 30;

/// Whether all that speaks against a pair is said of two things: what opens on Monday may be closed on Tuesday, two brothers go
/// with one sister, and what is told of the contract with one firm is nothing of another's.
pub(super) fn are_of_two(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let against: Vec<&Evidence> = evidence.iter().filter(|e| e.tends == Tends::Contradiction).collect();
    // Whose values they are has been asked.
    if against.iter().any(|e| e.is_of_one_thing()) {
        return are_of_two_occasions(pair, &against);
    }
    if are_values_of_two(pair, &against) || are_told_apart(pair, &against) || done_to_two(pair) {
        return true;
    }
    let topics = of_two_topics(pair);
    if against.is_empty() {
        return topics.is_some() || !replaced(pair.a, pair.b) && kinds(pair).next().is_some();
    }
    let on_topic = |e: &&Evidence| topics.is_some_and(|(x, y)| e.a.overlaps(x) && e.b.overlaps(y));
    if against.iter().all(on_topic) {
        // Where nothing else differs, it is the one thing that the two are put beside each other for.
        return topics.is_some() && !replaced(pair.a, pair.b) && pair.cover.worst() < ALIKE;
    }
    let differences = Differences {
        pair,
        kinds: of_two_kinds(pair) && !against.iter().all(|e| on_subject(pair, e)),
        objects: of_two_objects(pair),
        times: of_two_times(pair),
        deeds: of_two_deeds(pair),
        parts: is_part_of(pair, Side::A) || is_part_of(pair, Side::B),
        against,
    };
    // "The first draft was rejected", "the second draft was accepted".
    let in_row = || differences.against.iter().any(|e| e.kind != ReasonKind::Quantity) && other_in_row(pair, evidence);
    topics.is_some() || in_row() || differences.against.iter().all(|e| differences.excuse(e))
}

/// Whether what speaks against a pair is told of two occasions, of two of a kind, or of some of several.
pub(super) fn are_told_apart(pair: &Pair<'_>, against: &[&Evidence]) -> bool {
    let partial = || is_of_some(pair, Side::A) && is_of_some(pair, Side::B);
    let shares = |e: &&Evidence| matches!(e.kind, ReasonKind::Denial | ReasonKind::Negation | ReasonKind::Opposite);
    // Of values at odds, whose they are has been asked.
    let asked = against.iter().any(|e| e.is_at_odds());
    are_of_two_occasions(pair, against)
        || !asked && (is_of_part(pair) || are_of_two_harms(pair))
        || is_first_told(pair, Side::A) != is_first_told(pair, Side::B)
        || are_of_two_prices(pair)
        || !asked && !against.is_empty() && against.iter().all(shares) && partial()
}

/// Whether what speaks against a pair is told beside what tells which is meant, or of what was meant to be and what came of it.
fn are_of_two_occasions(pair: &Pair<'_>, against: &[&Evidence]) -> bool {
    borne_apart(pair, against) || has_become(pair, against)
}

/// Whether what a side is about is some of several, by a word and not by a number.
fn is_of_some(pair: &Pair<'_>, side: Side) -> bool {
    let some = Class::SOME.union(Class::SEVERAL).union(Class::MANY);
    let words = &pair.claim(side).words;
    let of_topic = |word: &Word| is(word, some) && word.head.map(usize::from) == pair.topic(side);
    pair.has(side, some) && words.iter().any(of_topic)
}

/// In what two texts differ, by which whatever else is told of either may be so.
struct Differences<'p, 'c> {
    pair: &'p Pair<'c>,
    against: Vec<&'p Evidence>,
    /// The subjects are of two kinds.
    kinds: bool,
    /// What is done to two things.
    objects: Option<(Span, Span)>,
    times: bool,
    deeds: bool,
    /// What one is about belongs to what the other is about: a museum, its shop.
    parts: bool,
}

impl Differences<'_, '_> {
    /// Whether what is observed may be so on both sides, for another difference.
    fn excuse(&self, e: &Evidence) -> bool {
        let pair = self.pair;
        let on_object = || self.objects.is_some_and(|(x, y)| e.a.overlaps(x) || e.b.overlaps(y));
        let denied = matches!(e.kind, ReasonKind::Negation | ReasonKind::Fact);
        match e.kind {
            // Who denies it of one says it of the other, if they are one in other words.
            _ if self.kinds && (!denied || e.strength <= WORTH_NOTING) => true,
            // Orders and the order intake are counted as one.
            ReasonKind::Opposite | ReasonKind::Negation | ReasonKind::Exclusive if self.parts => true,
            ReasonKind::Quantity if on_hour(pair, e) => {
                self.against.iter().any(|other| differs_too(other, e) && !on_hour(pair, other))
            }
            ReasonKind::Time => {
                let once = [Side::A, Side::B].into_iter().any(|side| is_done_once(pair, side));
                // There were none in one year, there are some in another.
                if pair.negates() && !once {
                    return true;
                }
                self.deeds || !once && self.against.iter().any(|other| differs_too(other, e))
            }
            ReasonKind::Quantity => self.times || count_two(pair, e) || is_of_place(pair, e) || has_changed(pair),
            ReasonKind::Exclusive | ReasonKind::Place if of_habits(pair, e) => true,
            ReasonKind::Exclusive if e.strength <= DOUBTFUL && self.objects.is_some() && !on_object() => true,
            ReasonKind::Exclusive => self.times || count_two(pair, e),
            ReasonKind::Opposite | ReasonKind::Negation if self.objects.is_some() && !on_object() => true,
            _ => self.times,
        }
    }
}

/// Whether one side counts the dead and the other the injured: nobody may have been killed where some were hurt. Of one who is
/// told of, either is so.
fn are_of_two_harms(pair: &Pair<'_>) -> bool {
    let harm = |side: Side| (pair.signals(side, Cues::DEATH), pair.signals(side, Cues::INJURY));
    let none = |side: Side| pair.signals(side, Cues::NONE);
    let counts = |side: Side| {
        let counted = |figure: &Figure| figure.sort.kind == QuantityKind::Count && figure.noun.is_some();
        none(side) || pair.claim(side).figures.iter().any(counted)
    };
    let dead_and_hurt = match (harm(Side::A), harm(Side::B)) {
        ((true, false), (false, true)) => !none(Side::B),
        ((false, true), (true, false)) => !none(Side::A),
        _ => false,
    };
    dead_and_hurt && counts(Side::A) && counts(Side::B)
}

/// Whether one side tells the regular price, and the other the price with something that makes it another.
fn are_of_two_prices(pair: &Pair<'_>) -> bool {
    let priced = |claim: &Claim| claim.figures.iter().any(|figure| figure.sort.kind == QuantityKind::Money);
    let regular = |side: Side| pair.has(side, Class::REGULAR);
    priced(pair.a) && priced(pair.b) && regular(Side::A) != regular(Side::B)
}

fn on_subject(pair: &Pair<'_>, e: &Evidence) -> bool {
    let shown =
        |side: Side, shown: Span| pair.subject(side).is_some_and(|at| pair.claim(side).words[at].span.overlaps(shown));
    shown(Side::A, e.a) || shown(Side::B, e.b)
}

/// Texts that cover each other so far differ in little else.
const ALIKE: f32 = 0.5;

/// Whether another difference than that of the time is told: 300 guests on Monday and 500 on Sunday.
fn differs_too(other: &Evidence, time: &Evidence) -> bool {
    other.kind != ReasonKind::Time && !other.a.overlaps(time.a) && !other.b.overlaps(time.b)
}

/// Whether what is shown is what somebody does something to as a rule: who speaks Dutch may speak German.
fn of_habits(pair: &Pair<'_>, e: &Evidence) -> bool {
    let habit = |side: Side| {
        let at = pair.predicate(side)?;
        matches!(pair.claim(side).words[at].tag, Tag::VerbVbz | Tag::VerbVbp).then_some(at)
    };
    let object = |side: Side, shown: Span, habit: usize| {
        let claim = pair.claim(side);
        let cased = |at: usize| {
            claim.words.iter().any(|word| word.head.map(usize::from) == Some(at) && word.tag.pos() == Pos::Adp)
        };
        claim
            .words
            .iter()
            .enumerate()
            .skip(habit + 1)
            .any(|(at, word)| word.span.overlaps(shown) && word.head.map(usize::from) == Some(habit) && !cased(at))
    };
    habit(Side::A).zip(habit(Side::B)).is_some_and(|(i, j)| object(Side::A, e.a, i) && object(Side::B, e.b, j))
}

/// Whether what is told can be but once, whatever else differs: a firm is founded in one year.
pub(super) fn is_done_once(pair: &Pair<'_>, side: Side) -> bool {
    let once = |word: &Word| is(word, Class::ONCE.union(Class::FOUNDS)) || word.cues.contains(Cues::DEATH);
    pair.predicate(side).is_some_and(|at| once(&pair.claim(side).words[at]))
}

/// Whether the two texts tell of times that exclude each other: a Monday and a Tuesday, May and June, nine and six o'clock.
fn of_two_times(pair: &Pair<'_>) -> bool {
    if let (Some(s), Some(t)) = (&pair.a.time, &pair.b.time) {
        return are_two_days(s, t);
    }
    if let (Some(x), Some(y)) = (weekday(pair.a), weekday(pair.b)) {
        return x.key != y.key;
    }
    pair.a.clocks.first().zip(pair.b.clocks.first()).is_some_and(|(x, y)| x.apart(y) > 0)
}

/// The first day of the week that a claim names, "on Mondays" too.
fn weekday(claim: &Claim) -> Option<&Word> {
    claim.words.iter().find(|word| Class::as_written(claim, word).intersects(Class::WEEKDAY))
}

/// Whether the words shown are two hours.
fn on_hour(pair: &Pair<'_>, e: &Evidence) -> bool {
    let hour = |claim: &Claim, shown: Span| claim.clocks.iter().any(|clock| clock.span.overlaps(shown));
    hour(pair.a, e.a) && hour(pair.b, e.b)
}

/// Whether the words shown are counted, or are what is counted, and not one thing: 12 chapters, 300 pages.
fn count_two(pair: &Pair<'_>, e: &Evidence) -> bool {
    let noun = |claim: &Claim, shown: Span| {
        let counted =
            |figure: &Figure| figure.noun.map(usize::from).filter(|_| figure.sort.kind == QuantityKind::Count);
        let of = |figure: &&Figure| {
            figure.span.overlaps(shown) || counted(figure).is_some_and(|at| claim.words[at].span.overlaps(shown))
        };
        claim.figures.iter().find(of).and_then(counted)
    };
    noun(pair.a, e.a).zip(noun(pair.b, e.b)).is_some_and(|(i, j)| {
        let other = pair.a.words[i].key != pair.b.words[j].key;
        is_kind_of(pair, i, j) || other && !pair.is_met(Side::A, i) && !pair.is_met(Side::B, j)
    })
}

/// Whether what is done is not the same on either side: founded in one year, sold in another.
fn of_two_deeds(pair: &Pair<'_>) -> bool {
    /// Verbs lighter than this say little of what is done: a meeting is held, or takes place.
    const HEAVY: u8 = 45;
    let deed = |side: Side| {
        let (claim, at) = (pair.claim(side), pair.predicate(side)?);
        if claim.words[at].cues.contains(Cues::DEATH) {
            return None;
        }
        (claim.words[at].tag.is_verb() && claim.words[at].weight >= HEAVY && !pair.is_met(side, at)).then_some(at)
    };
    deed(Side::A).is_some() && deed(Side::B).is_some()
}

/// Whether one side counts what is in a place, and fewer than the other, which names none: 120 workers in Harwick of 450.
fn is_of_place(pair: &Pair<'_>, e: &Evidence) -> bool {
    let mut of_a = pair.a.figures.iter().filter(|figure| figure.span.overlaps(e.a));
    let mut of_b = pair.b.figures.iter().filter(|figure| figure.span.overlaps(e.b));
    let placed = |side: Side| {
        let claim = pair.claim(side);
        let word = |span: Span| claim.words.iter().position(|word| word.span.overlaps(span));
        let mut places = claim.names.iter().filter(|name| name.kind != NameKind::Person);
        places.any(|name| {
            word(name.span).is_some_and(|at| claim.words[at].role == Role::Oblique && !pair.is_met(side, at))
        })
    };
    let (Some(p), Some(q)) = (of_a.next(), of_b.next()) else { return false };
    let counts_one = p.noun.zip(q.noun).is_some_and(|(i, j)| pair.corresponds(usize::from(i), usize::from(j)));
    if !counts_one {
        return false;
    }
    match (placed(Side::A), placed(Side::B)) {
        (true, false) => p.high < q.low,
        (false, true) => q.high < p.low,
        _ => false,
    }
}

/// Whether one side counts a kind of what the other counts, and fewer: 12 meeting rooms of 120 rooms.
fn is_kind_of(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    // "Meeting" tells which rooms.
    let kind = |side: Side, noun: usize| {
        let claim = pair.claim(side);
        let before = noun.checked_sub(1).map(|at| (at, &claim.words[at]));
        before.is_some_and(|(at, word)| {
            word.tag.is_noun() && word.head.map(usize::from) == Some(noun) && !pair.is_met(side, at)
        })
    };
    let count = |claim: &Claim, noun: usize| {
        claim.figures.iter().find(|figure| figure.noun.map(usize::from) == Some(noun)).map(|figure| figure.low)
    };
    let fewer = count(pair.a, i).zip(count(pair.b, j)).and_then(|(x, y)| x.partial_cmp(&y));
    pair.corresponds(i, j)
        && match (kind(Side::A, i), kind(Side::B, j)) {
            (true, false) => fewer == Some(Ordering::Less),
            (false, true) => fewer == Some(Ordering::Greater),
            _ => false,
        }
}

/// What tells the subjects of two texts apart, though they are of one kind; or two who are named.
fn of_two_topics(pair: &Pair<'_>) -> Option<(Span, Span)> {
    of_two_of_a_kind(pair).or_else(|| {
        let (i, j) = (pair.topic(Side::A)?, pair.topic(Side::B)?);
        let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
        let named = x.name.is_some() && y.name.is_some() && !pair.same_thing(i, j);
        (named && !pair.is_met(Side::A, i) && !pair.is_met(Side::B, j)).then_some((x.span, y.span))
    })
}

/// What tells two things of one kind apart: the old bridge and the new one, the contracts with two firms.
pub(super) fn of_two_of_a_kind(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let (i, j) = (pair.topic(Side::A)?, pair.topic(Side::B)?);
    if pair.corresponds(i, j) {
        return Some((told_of(pair, Side::A, i, false)?, told_of(pair, Side::B, j, false)?));
    }
    // "Ann is the mayor of Harwick", "the mayor of Dornum is Tom".
    let main = |word: &Word| word.tag.is_noun() && matches!(word.role, Role::Subject | Role::Predicate);
    pair.alignment.links.iter().filter(|link| link.how.preserves()).find_map(|link| {
        let (x, y) = pair.words(link);
        let (i, j) = (usize::from(link.a), usize::from(link.b));
        let both = || Some((told_of(pair, Side::A, i, true)?, told_of(pair, Side::B, j, true)?));
        (main(x) && main(y)).then(both).flatten()
    })
}

/// Whether what a side is about goes by the name of what the other is about, and is no more than a part of that.
fn is_part_of(pair: &Pair<'_>, side: Side) -> bool {
    let (Some(i), Some(j)) = (pair.topic(Side::A), pair.topic(Side::B)) else { return false };
    let (part, whole) = if side == Side::A { (i, j) } else { (j, i) };
    let named_by = |link: &Link| {
        let (its, of) = if side == Side::A { (link.a, link.b) } else { (link.b, link.a) };
        let word = &pair.claim(side).words[usize::from(its)];
        usize::from(of) == whole && usize::from(its) + 1 == part && word.tag.is_noun()
    };
    pair.claim(side).words[part].weight >= TELLING
        && !pair.is_met(side, part)
        && pair.alignment.links.iter().any(|link| link.how.preserves() && named_by(link))
}

/// Whether something is said of two things that are not of one kind, as far as the words show: synonyms may be missed.
pub(super) fn of_two_kinds(pair: &Pair<'_>) -> bool {
    let kind = |side: Side| {
        // What begins a sentence whose verb is not known is what it is about: "wages rose".
        let first = || pair.claim(side).words.iter().position(|word| word.weight > 0);
        let unread = pair.predicate(side).is_none();
        pair.topic(side).or_else(|| first().filter(|_| unread)).is_some_and(|at| {
            let word = &pair.claim(side).words[at];
            word.weight >= TELLING && word.tag.is_noun() && !pair.is_met(side, at)
        })
    };
    kind(Side::A) && kind(Side::B)
}

/// What is done to two things: the mayor praises one and criticises the other.
fn of_two_objects(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let object = |side: Side| {
        let at = pair.object(side).filter(|_| pair.subject(side).is_some())?;
        let word = &pair.claim(side).words[at];
        (word.weight >= TELLING && word.tag.is_noun() && !pair.is_met(side, at)).then_some(word.span)
    };
    Some((object(Side::A)?, object(Side::B)?))
}

/// Lighter nouns say little of what is meant.
const TELLING: u8 = 45;

/// What is told of a noun, or a name that is, and by nothing of the other side.
fn told_of(pair: &Pair<'_>, side: Side, noun: usize, by_name: bool) -> Option<Span> {
    let claim = pair.claim(side);
    let above = |word: &Word| word.head.map(usize::from);
    let own = |&(at, word): &(usize, &Word)| {
        let named = word.name.is_some() && above(word).and_then(|head| above(&claim.words[head])) == Some(noun);
        let tells = word.weight > 0 && !word.time && (word.tag.is_noun() || word.role == Role::Modifier);
        let person = word.name.is_some_and(|name| claim.names[usize::from(name)].kind == NameKind::Person);
        let main = matches!(word.role, Role::Subject | Role::Predicate);
        let kept = !by_name || word.name.is_some() && !person && !main;
        // "Port manager Tom Moss" is who he is, "a son of Tom Moss" whose.
        let adposition = |other: &Word| above(other) == Some(at) && other.tag.pos() == Pos::Adp;
        let kept = kept && !(person && at > noun && !claim.words.iter().any(adposition));
        at != noun && (above(word) == Some(noun) || named) && !pair.is_met(side, at) && tells && kept
    };
    claim.words.iter().enumerate().find(own).map(|(_, word)| word.span)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::texts as check;

    #[test]
    fn what_differs_in_its_time_may_differ_in_all_else() {
        check("Ferry fares rose 5 percent in May.", "Ferry fares fell 5 percent in May.", true);
        check("Ferry fares rose 5 percent in May.", "Ferry fares fell 5 percent in June.", false);
        check("The crew won on Saturday.", "The crew lost on Sunday.", false);
        check("The dock opens at nine.", "The dock closes at six.", false);
        check("The dock opens at nine.", "The dock opens at six.", true);
        check("The dock is closed on Mondays.", "The dock is open on Tuesdays.", false);
        check("The dock is closed on Mondays.", "The dock is open on Mondays.", true);
    }

    #[test]
    fn a_deed_of_one_time_excludes_none_of_another() {
        check("The yard was founded in 1998.", "The yard was founded in 2001.", true);
        check("The yard was founded in 1998.", "The yard moved to Dornum in 2001.", false);
    }

    #[test]
    fn two_things_are_counted_side_by_side() {
        check("The ferry has 40 cabins.", "The ferry has 12 stewards.", false);
        check("The ferry has 40 cabins.", "The ferry has 12 cabins.", true);
    }

    #[test]
    fn a_part_is_another_thing_and_may_be_counted_too() {
        check("The ferry has 120 cabins.", "The ferry has 12 crew cabins.", false);
        check("The ferry has 12 cabins.", "The ferry has 120 crew cabins.", true);
        check("The ferry is closed on Mondays.", "The ferry bar is open on Mondays.", false);
        check("Fares rose by 3 percent last year.", "Wages rose by 5 percent last year.", false);
        check("The line employs 450 sailors.", "The line employs 120 sailors in Harwick.", false);
        check("The line employs 120 sailors.", "The line employs 450 sailors in Harwick.", true);
        check("The line had 450 sailors in 2010.", "The line has 540 sailors.", false);
    }

    #[test]
    fn a_regular_price_is_one_of_several() {
        check("The regular fare to Dornum is 14 euros.", "The fare to Dornum is 7 euros.", false);
        check("The fare to Dornum is 14 euros.", "The fare to Dornum is 7 euros.", true);
    }

    #[test]
    fn what_goes_on_for_years_goes_on_in_more_than_one() {
        check("The pilot worked for Norland in 2010.", "The pilot worked for Norland in 2012.", false);
        check("The pilot joined Norland in 2010.", "The pilot joined Norland in 2012.", true);
    }

    #[test]
    fn who_does_a_thing_as_a_rule_may_do_another() {
        check("The pilot speaks Dutch.", "The pilot speaks German.", false);
        check("The pilot speaks Dutch.", "The pilot does not speak Dutch.", true);
    }

    #[test]
    fn two_of_one_kind_are_told_apart_by_what_is_said_of_either() {
        check(
            "The lease with Arvo expires on 31 December 2025.",
            "The lease with Nuvo expires on 30 June 2026.",
            false,
        );
        check("The lease with Arvo expires on 31 December 2025.", "The lease with Arvo expires on 30 June 2026.", true);
        check("The old pier was closed.", "The new pier was opened.", false);
        check("Norland rejected the first draft.", "Norland accepted the second draft.", false);
    }
}
