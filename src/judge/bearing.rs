//! By what do two texts tell which of several they speak of?
//!
//! "Sales rose in Europe", "sales fell in Asia": where two things stand against each other, each is told beside another, and both
//! texts may be true. Who contrasts one thing only contradicts.

use super::align::{How, Link};
use super::decide::WORTH_NOTING;
use super::evidence::Evidence;
use super::evidence::wordlist::{Class, is};
use super::pair::{Pair, Side};
use super::told_apart::{ranks_apart, told_apart};
use super::verdict::ReasonKind;
use crate::analysis::{NameKind, Time};
use crate::claim::{Claim, Participant, Role, Word};
use crate::lexicon::WordRelation;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// Whether everything that speaks against a pair is told beside something else that tells which is meant.
pub(super) fn borne_apart(pair: &Pair<'_>, against: &[&Evidence]) -> bool {
    /// A longer text tells of more things than one.
    const BRIEF: usize = 30;
    if pair.a.words.len().max(pair.b.words.len()) > BRIEF {
        return false;
    }
    let spans = |(i, j): (usize, usize)| (pair.a.words[i].span, pair.b.words[j].span);
    let row = told_apart(pair).or_else(|| ranks_apart(pair)).map(spans);
    let mut bearings: Vec<(Span, Span)> = orders(pair).into_iter().chain(bounds(pair)).map(spans).collect();
    // Of values at odds, whose they are has been asked.
    let asked = |of: fn(&Evidence) -> bool| against.iter().any(|e| of(e));
    if !asked(|e| e.is_at_odds() && !e.is_of_one_thing()) {
        bearings.extend(row.into_iter().chain(kinds(pair)));
    }
    if !asked(Evidence::is_at_odds) {
        bearings.extend(whose(pair));
    }
    let is_one = |e: &Evidence, (x, y): (Span, Span)| e.a.overlaps(x) && e.b.overlaps(y);
    let is_bearing = |e: &Evidence| bearings.iter().any(|&bearing| is_one(e, bearing));
    let beside = |e: &Evidence| bearings.iter().any(|&(x, y)| !e.a.overlaps(x) && !e.b.overlaps(y));
    // That one thing came before another and after it is an order, if nothing else is told.
    let ordered = |e: &Evidence| e.kind == ReasonKind::Order && orders(pair).is_some();
    // Where nothing is clear, what is not counts too.
    let least = if against.iter().any(|e| e.strength >= WORTH_NOTING) { WORTH_NOTING } else { 0 };
    let mut clear = against.iter().filter(|e| e.strength >= least && !ordered(e)).peekable();
    let mut rest = clear.clone().filter(|e| !is_bearing(e)).peekable();
    match rest.peek() {
        Some(_) => rest.all(|e| beside(e)),
        // "The eastern lane is closed", "lorries may use the western lane".
        None => {
            let by = row.or_else(|| two_years(pair));
            let told_by = |by| clear.peek().is_some() && clear.all(|e| is_one(e, by));
            !pair.same_predicate() && pair.cover.worst() < ALIKE && by.is_some_and(told_by)
        }
    }
}

/// Of claims that cover each other so far, what is left over hardly matters.
const ALIKE: f32 = 0.6;

/// The words of either side, one against one, that tell of whom or what, and on which occasion.
fn whose(pair: &Pair<'_>) -> Vec<(Span, Span)> {
    let spans = |(i, j): (usize, usize)| (pair.a.words[i].span, pair.b.words[j].span);
    let mut found: Vec<(Span, Span)> = names(pair).chain(variants(pair)).collect();
    found.extend(asides(pair).map(spans));
    found.extend(times(pair).map(spans));
    found.extend(conditions(pair).map(spans));
    found.extend(groups(pair).map(spans));
    found.extend(parts(pair).map(spans));
    found
}

/// Two names in one part, each with a word that the other side has not: "in Europe", "in Asia".
fn names<'r>(pair: &'r Pair<'_>) -> impl Iterator<Item = (Span, Span)> + 'r {
    let own = move |side: Side| {
        let claim = pair.claim(side);
        claim.names.iter().filter(move |name| {
            let mut words = claim.words.iter().enumerate().filter(|(_, word)| name.span.contains(word.span));
            words.any(|(at, word)| word.weight > 0 && !word.shared && !pair.is_met(side, at))
        })
    };
    let other = |p: &Participant, q: &Participant| {
        let person = |name: &Participant| name.kind == NameKind::Person;
        p.entity.is_some() == q.entity.is_some() && (p.kind == q.kind || !person(p) && !person(q))
    };
    own(Side::A).flat_map(move |p| {
        let others = own(Side::B).filter(move |q| other(p, q));
        others.filter(|q| part(pair.a, p).is_some_and(|own| part(pair.b, q) == Some(own))).map(|q| (p.span, q.span))
    })
}

/// Names of which one goes on where the other ends: a Nelvor, a Nelvor Forte.
fn variants<'r>(pair: &'r Pair<'_>) -> impl Iterator<Item = (Span, Span)> + 'r {
    let thing = |name: &&Participant| name.kind != NameKind::Person && name.entity.is_none();
    let goes_on = |claim: &Claim, name: &Participant, side: Side, shorter: &Claim, its: &Participant| {
        let (long, short) = (claim.slice(name.span), shorter.slice(its.span));
        let more =
            long.get(..short.len()).filter(|start| start.eq_ignore_ascii_case(short)).map(|_| &long[short.len()..]);
        let last = claim.words.iter().position(|word| word.span.end() == name.span.end());
        more.is_some_and(|more| more.starts_with(' ')) && last.is_some_and(|last| !pair.is_met(side, last))
    };
    let pairs =
        pair.a.names.iter().filter(thing).flat_map(move |p| pair.b.names.iter().filter(thing).map(move |q| (p, q)));
    let varied =
        pairs.filter(move |(p, q)| goes_on(pair.a, p, Side::A, pair.b, q) || goes_on(pair.b, q, Side::B, pair.a, p));
    varied.map(|(p, q)| (p.span, q.span))
}

/// Two things behind one preposition that hang on one deed: "came to the funeral", "came to the sale".
fn asides<'r>(pair: &'r Pair<'_>) -> impl Iterator<Item = (usize, usize)> + 'r {
    let own = move |side: Side| {
        let words = &pair.claim(side).words;
        let telling = move |at: &usize| {
            let word = &words[*at];
            word.tag.is_noun() && word.weight >= TELLING && !word.time && word.role == Role::Oblique
        };
        let unmet = move |at: &usize| !pair.is_met(side, *at);
        (0..words.len()).filter(telling).filter(unmet)
    };
    let deed = |claim: &Claim, at: usize| claim.words[at].head.map(usize::from);
    // "Praised for his answer", "criticised for his silence".
    let opposed = move |p: usize, q: usize| {
        let link = pair.link(Side::A, p).filter(|link| usize::from(link.b) == q);
        link.is_some_and(|link| link.how == How::Lexical(WordRelation::Opposite))
    };
    let one = move |i: usize, j: usize| {
        let deeds = deed(pair.a, i).zip(deed(pair.b, j));
        deeds.is_some_and(|(p, q)| pair.corresponds(p, q) || opposed(p, q))
            && case(pair.a, i).is_some_and(|x| case(pair.b, j) == Some(x))
    };
    own(Side::A).flat_map(move |i| own(Side::B).filter(move |&j| one(i, j)).map(move |j| (i, j)))
}

/// Two times that are not known to be one: "in August", "in winter".
fn times(pair: &Pair<'_>) -> Option<(usize, usize)> {
    let own = move |side: Side| {
        let words = pair.claim(side).words.iter().enumerate();
        let lasts = |at: usize| {
            pair.claim(side).figures.iter().any(|figure| (figure.first..=figure.last).contains(&(at as u16)))
        };
        let timed = |at: usize, word: &Word| word.time && word.quantity.is_none() && word.weight > 0 && !lasts(at);
        let mut unmet = words.filter(|&(at, word)| timed(at, word) && !pair.is_met(side, at));
        unmet.next().map(|(at, _)| at)
    };
    let days = |claim: &Claim| claim.time.as_ref().and_then(|time| time.days);
    let meet = days(pair.a).zip(days(pair.b)).is_some_and(|(s, t)| s.first <= t.last && t.first <= s.last);
    own(Side::A).zip(own(Side::B)).filter(|_| !meet)
}

/// Two years, in which two things may have been: "the fair of 2021", "the fair of 2023".
fn two_years(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let (s, t) = (pair.a.time.as_ref()?, pair.b.time.as_ref()?);
    let is_year = |time: &Time| time.value.len() == 4 && time.value.bytes().all(|byte| byte.is_ascii_digit());
    (is_year(s) && is_year(t) && s.value != t.value).then_some((s.span, t.span))
}

/// The part that a name has in its clause: the preposition before it, or what it is.
fn part(claim: &Claim, name: &Participant) -> Option<(Option<u64>, Option<Role>)> {
    let inside = |at: usize| name.span.contains(claim.words[at].span);
    let carrier = (0..claim.words.len())
        .find(|&at| inside(at) && claim.words[at].head.is_none_or(|head| !inside(usize::from(head))))?;
    let case = case(claim, carrier);
    Some((case, if case.is_some() { None } else { Some(claim.words[carrier].role) }))
}

/// Lighter nouns say little of what is meant.
const TELLING: u8 = 45;

/// The preposition of a noun.
fn case(claim: &Claim, noun: usize) -> Option<u64> {
    let of = |word: &&Word| word.head.map(usize::from) == Some(noun) && word.tag.pos() == Pos::Adp;
    claim.words[..noun].iter().find(of).map(|word| word.key)
}

/// "Before the merger", "after the merger".
fn orders(pair: &Pair<'_>) -> Option<(usize, usize)> {
    let governed = |claim: &Claim, class: Class| {
        let at = claim.words.iter().position(|word| is(word, class) && word.tag.pos() == Pos::Adp)?;
        Some((at, usize::from(claim.words[at].head?)))
    };
    let both = |x: Class, y: Class| {
        let ((i, p), (j, q)) = (governed(pair.a, x)?, governed(pair.b, y)?);
        pair.corresponds(p, q).then_some((i, j))
    };
    both(Class::BEFORE, Class::AFTER).or_else(|| both(Class::AFTER, Class::BEFORE)).or_else(|| begun(pair))
}

/// Two texts of which one begins with what was before and the other with what is since: "Before it was widened, …".
fn begun(pair: &Pair<'_>) -> Option<(usize, usize)> {
    let begins = |claim: &Claim, class: Class| claim.words.first().is_some_and(|word| is(word, class));
    let both = |x: Class, y: Class| begins(pair.a, x) && begins(pair.b, y);
    (both(Class::BEFORE, Class::AFTER) || both(Class::AFTER, Class::BEFORE)).then_some((0, 0))
}

/// One time, as the end of a time and as the time itself: "not before May", "in May".
fn bounds<'r>(pair: &'r Pair<'_>) -> impl Iterator<Item = (usize, usize)> + 'r {
    let until = |claim: &Claim, at: usize| {
        let of = |word: &&Word| word.head.map(usize::from) == Some(at) && is(word, Class::BEFORE.union(Class::UNTIL));
        claim.words[..at].iter().any(|word| of(&word))
    };
    let times = pair.alignment.links.iter().filter(|link| {
        let (x, y) = pair.words(link);
        link.how.preserves() && x.time && y.time
    });
    let times = times.map(|link| (usize::from(link.a), usize::from(link.b)));
    times.filter(move |&(i, j)| until(pair.a, i) != until(pair.b, j))
}

/// One thing, with it and without it: "if you have breakfast", "without breakfast".
fn conditions<'r>(pair: &'r Pair<'_>) -> impl Iterator<Item = (usize, usize)> + 'r {
    let same = pair.alignment.links.iter().filter(|link| link.how.preserves());
    let aside = |claim: &Claim, at: u16| claim.words[usize::from(at)].role != Role::Predicate;
    let one = same.filter(|link| {
        let (x, y) = pair.words(link);
        x.without != y.without && x.weight > 0
    });
    one.filter(move |link| aside(pair.a, link.a) && aside(pair.b, link.b))
        .map(|link| (usize::from(link.a), usize::from(link.b)))
}

/// Two words that exclude each other and are told by the way, or whose deed it is: for adults, for children.
fn groups<'r>(pair: &'r Pair<'_>) -> impl Iterator<Item = (usize, usize)> + 'r {
    use WordRelation::{Converse, Exclusive, Opposite, Sibling};
    let excludes = |link: &&Link| match link.how {
        How::Lexical(Exclusive | Opposite | Converse) => true,
        // Of two kinds of one thing, if they are what is spoken of: the city, the county.
        How::Lexical(Sibling) => {
            let (x, y) = pair.words(link);
            let main = |word: &Word| word.role == Role::Subject && !word.person;
            pair.is_told() && main(x) && main(y)
        }
        _ => false,
    };
    let links = pair.alignment.links.iter().filter(excludes);
    links.map(|link| (usize::from(link.a), usize::from(link.b))).filter(|&(i, j)| {
        let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
        let aside = |role: Role| matches!(role, Role::Subject | Role::Oblique | Role::Modifier);
        let named = |tag: Tag| tag.is_nominal() || tag == Tag::Adj;
        let told = aside(x.role) && aside(y.role) && !x.negated && !y.negated;
        // "Strong demand", "weak demand" by the way tell no two demands apart.
        let topical = (x.tag != Tag::Adj && y.tag != Tag::Adj) || is_of_main(pair.a, i) && is_of_main(pair.b, j);
        named(x.tag) && named(y.tag) && told && topical
    })
}

/// Two parts of one thing: the main house of the hotel, its annexe.
fn parts(pair: &Pair<'_>) -> Option<(usize, usize)> {
    let (i, j) = (pair.topic(Side::A)?, pair.topic(Side::B)?);
    let part = |side: Side, at: usize| {
        let word = &pair.claim(side).words[at];
        word.tag.is_noun() && word.name.is_none() && word.weight >= TELLING && pair.link(side, at).is_none()
    };
    let of = |word: &Word, part: usize| word.head.map(usize::from) == Some(part) && word.tag.is_noun();
    let whole = |link: &Link| {
        let (x, y) = pair.words(link);
        link.how.preserves() && x.weight > 0 && of(x, i) && of(y, j)
    };
    (part(Side::A, i) && part(Side::B, j) && pair.alignment.links.iter().any(whole)).then_some((i, j))
}

/// Whether a word belongs to what the deed of a claim is done by or to: "sales of printed maps". "Weighed down by weak demand" is told
/// by the way.
fn is_of_main(claim: &Claim, at: usize) -> bool {
    let above = std::iter::successors(Some(at), |&at| claim.words[at].head.map(usize::from)).take(claim.words.len());
    let mut above = above.take_while(|&at| claim.words[at].role != Role::Predicate);
    above.any(|at| {
        let word = &claim.words[at];
        let of_deed = word.head.is_none_or(|head| Some(claim.words[usize::from(head)].span) == claim.predicate);
        matches!(word.role, Role::Subject | Role::Object) && (of_deed || claim.predicate.is_none())
    })
}

/// The words before one noun by which either side tells which it means: private customers, business customers.
pub(super) fn kinds<'r>(pair: &'r Pair<'_>) -> impl Iterator<Item = (Span, Span)> + 'r {
    let nouns = pair.alignment.links.iter().filter(|link| {
        let (x, y) = pair.words(link);
        link.how.preserves() && x.tag.is_noun() && y.tag.is_noun() && x.weight.min(y.weight) > 0
    });
    let kinds = nouns.filter_map(|link| Some((kind(pair, Side::A, link.a)?, kind(pair, Side::B, link.b)?)));
    let opposed = |i: usize| pair.link(Side::A, i).is_some_and(|link| link.how == How::Lexical(WordRelation::Opposite));
    let told = kinds.filter(move |&(i, j)| !opposed(i) || is_of_main(pair.a, i) && is_of_main(pair.b, j));
    told.map(|(i, j)| (pair.a.words[i].span, pair.b.words[j].span))
}

/// The word before a noun that tells which is meant, if the other side has nothing in its place.
fn kind(pair: &Pair<'_>, side: Side, noun: u16) -> Option<usize> {
    let words = pair.claim(side).words.iter().enumerate().take(noun.into());
    let mut kind = words.filter(|(_, word)| word.head == Some(noun)).filter(|&(at, word)| {
        let kind = word.tag == Tag::Adj || word.tag.is_noun() || word.role == Role::Modifier && word.tag.is_verb();
        kind && word.weight > 0 && !word.time && word.quantity.is_none() && !pair.is_met(side, at)
    });
    kind.next().map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::texts as check;

    #[test]
    fn what_is_told_of_two_places_may_be_so_in_both() {
        check("The fares rose in Norland.", "The fares fell in Sutherby.", false);
        check("The fares rose in Norland.", "The fares fell in Norland.", true);
        check("The line opened its office in Quarry Lane.", "The line closed its office in Harbour Lane.", false);
    }

    #[test]
    fn two_that_go_by_one_name_are_told_apart_by_what_follows_it() {
        check("The Kelvo has 40 cabins.", "The Kelvo Star has 12 cabins.", false);
        check("The Kelvo Star has 40 cabins.", "The Kelvo Star has 12 cabins.", true);
    }

    #[test]
    fn two_years_are_two_occasions() {
        check("The Dornum fair of 2021 had 140 stalls.", "At the Dornum fair in 2023, 95 pilots showed boats.", false);
    }

    #[test]
    fn what_is_told_of_two_groups_may_be_so_of_both() {
        check("Adults pay twelve euros for the ferry.", "The ferry costs six euros for children.", false);
        check("Sales of printed maps fell last year.", "Sales of digital maps rose last year.", false);
    }

    #[test]
    fn before_and_after_are_two_times() {
        check("Before the merger, the line had 900 sailors.", "After the merger, the line had 600 sailors.", false);
        check("The vote came before the fire.", "The vote came after the fire.", true);
        check("Before it was rebuilt, the pier had two cranes.", "Since the work, the pier has three cranes.", false);
        check("The nets dry for two hours.", "The nets dry for twenty minutes.", true);
        check("The port will not raise its fees before 2026.", "The port will raise its fees in 2026.", false);
    }

    #[test]
    fn with_and_without_are_two_offers() {
        check("A cabin costs 55 euros without breakfast.", "A cabin costs 64 euros with breakfast.", false);
        check("A cabin costs 55 euros with breakfast.", "A cabin costs 64 euros with breakfast.", true);
    }

    #[test]
    fn which_of_two_is_meant_tells_them_apart() {
        check("The upper deck is closed to dogs.", "Dogs may use the lower deck.", false);
        check("Every cabin in Tower A has a window.", "The cabins in Tower B have no windows.", false);
        check(
            "The first edition of the chart had no soundings.",
            "The third edition of the chart has soundings.",
            false,
        );
    }

    #[test]
    fn not_all_may_be_some() {
        check("Not all of the windows were broken.", "Eleven windows were broken.", false);
        check("Not all of the windows were broken.", "All windows were broken.", true);
        check("No sailor was killed in the squall.", "Four sailors were injured in the squall.", false);
        check("No sailor was injured in the squall.", "Four sailors were injured in the squall.", true);
    }
}
