//! Of how many is the same said: all, most, half, some, none?

use super::quantity::is_harm;
use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::analysis::QuantityKind;
use crate::claim::{Claim, Role, Word};
use crate::judge::align::How;
use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::Pos;
use crate::text::Span;

/// Of how many something is said.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Share {
    None,
    NotAll,
    Some,
    Half,
    Most,
    All,
}

/// Of whom or what something is said, and of how many of them.
struct Amount {
    share: Share,
    /// The quantifier with its noun.
    words: Span,
    /// The noun: the crew of "some of the crew"; nothing for "everyone".
    of: Option<usize>,
    /// What is said of them.
    predicate: usize,
    /// Whether it is given as a number.
    number: bool,
    /// Whether it may be any of a kind, not some of a set: "someone", "three men".
    indefinite: bool,
    role: Role,
}

pub(super) const TAKES: Takes = Takes::Both(may_tell_amount);

/// Adds what the two shares make of each other, and takes back oppositions that they explain: "some died" and "some
/// survived" can both be true.
pub(super) fn reconcile(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.is_told() && (pair.is_of_those(Side::A) || pair.is_of_those(Side::B)) {
        return;
    }
    let left = amounts(pair, Side::A);
    if left.is_empty() {
        return;
    }
    for (x, y) in amounts(pair, Side::B).iter().flat_map(|y| left.iter().map(move |x| (x, y))) {
        if x.number && y.number {
            continue;
        }
        let Some(same) = predicates(pair, x.predicate, y.predicate) else { continue };
        let Some(of) = nouns(pair, x, y) else { continue };
        let (i, j) = (&pair.a.words[x.predicate], &pair.b.words[y.predicate]);
        // "No", "none" and "not all" negate what they stand with; that is told by the share.
        let affirmed = |word: &Word, share: Share| matches!(share, Share::NotAll | Share::None) || !word.negated;
        let same = same == (affirmed(i, x.share) == affirmed(j, y.share));
        let (kind, a, b) = (ReasonKind::Scope, x.words, y.words);
        let clash = Evidence { kind, tends: Tends::Contradiction, strength: of, a, b };
        if excludes(x.share, y.share, same) {
            let shown = Evidence { a: a.cover(i.span), b: b.cover(j.span), ..clash };
            found.push(if same { clash } else { shown });
            continue;
        }
        // Two oppositions that go by the words are none by the shares.
        let told = |e: &Evidence| {
            matches!(e.kind, ReasonKind::Negation | ReasonKind::Opposite | ReasonKind::Fact)
                && e.tends == Tends::Contradiction
                && e.a.overlaps(i.span)
                && e.b.overlaps(j.span)
        };
        // "Someone" on a picture is the one who is seen there; in a report it may be anybody.
        let seen = pair.a.setting.is_empty() && (x.indefinite || y.indefinite);
        if !same && !seen {
            found.retain(|e| !told(e));
        }
        if x.share != y.share && !seen {
            found.push(Evidence { tends: Tends::Difference, strength: 40, ..clash });
        }
    }
}

/// Whether a claim speaks of a part of those whom its document has told of before, so that another document can't know
/// whom it means: "none of those houses burned".
pub(in crate::judge) fn is_of_those(claim: &Claim) -> bool {
    let told = |three: &[Word]| {
        let [share, of, those] = three else { return false };
        is(share, QUANTIFIERS) && is(of, Class::OF_HOME) && Class::as_written(claim, those).intersects(Class::THOSE)
    };
    claim.words.windows(3).any(told)
}

/// Whether two shares of one set exclude each other, where the same is said of both or the contrary.
fn excludes(s: Share, t: Share, same: bool) -> bool {
    use Share::{All, Half, Most, None, NotAll, Some};
    let (less, more) = (s.min(t), s.max(t));
    match (less, more) {
        (None, None) => !same,
        (None, NotAll) => !same,
        (None, _) => same,
        (NotAll, All) => same,
        (Some, All) | (Half, Most) | (Half, All) | (Most, Most) | (Most, All) | (All, All) => !same,
        _ => false,
    }
}

/// Whether the predicates mean the same (or the contrary); nothing if they have nothing to do with each other.
fn predicates(pair: &Pair<'_>, i: usize, j: usize) -> Option<bool> {
    let link = pair.link(Side::A, i).filter(|link| usize::from(link.b) == j);
    // "were hurt", "suffered burns"
    let outcome = |claim: &Claim, at: usize| {
        let borne = |word: &&Word| word.head.map(usize::from) == Some(at) && word.role == Role::Object;
        let told = |word: &Word| [Cues::DEATH, Cues::INJURY].map(|cue| word.cues.contains(cue));
        let own = told(&claim.words[at]);
        let object = claim.words.iter().find(borne).filter(|_| own == [false; 2]);
        object.map_or(own, told)
    };
    let (x, y) = (outcome(pair.a, i), outcome(pair.b, j));
    match link.map(|link| link.how) {
        Some(How::Lexical(WordRelation::Opposite)) => Some(false),
        Some(how) if how.preserves() => Some(true),
        _ if x != [false; 2] && x == y => Some(true),
        _ => None,
    }
}

/// How clearly the two amounts are of one set, in percent.
fn nouns(pair: &Pair<'_>, x: &Amount, y: &Amount) -> Option<u8> {
    if x.role != y.role {
        return None;
    }
    let none = x.share == Share::None || y.share == Share::None;
    match (x.of, y.of) {
        (Some(i), Some(j)) if pair.corresponds(i, j) => Some(80),
        (Some(_), Some(_)) => None,
        (None, None) => Some(80),
        // "No one" leaves out nobody; "everyone" may be everyone aboard.
        (Some(i), None) => (none && y.share == Share::None && may_be_anyone(pair.a, i, x)).then_some(80),
        (None, Some(j)) => (none && x.share == Share::None && may_be_anyone(pair.b, j, y)).then_some(80),
    }
}

/// Whether a noun is of those whom "no one" leaves out: people, and whatever is counted as hurt but the wounds.
fn may_be_anyone(claim: &Claim, noun: usize, amount: &Amount) -> bool {
    let word = &claim.words[noun];
    let harmed = |word: &Word| word.cues.intersects(Cues::DEATH.union(Cues::INJURY));
    let told = |other: &Word| {
        let borne = other.head.map(usize::from) == Some(amount.predicate) && other.role == Role::Object;
        harmed(other) && (other.span == claim.words[amount.predicate].span || borne)
    };
    word.person || !is_harm(word) && (harmed(word) || claim.words.iter().any(told))
}

pub(in crate::judge) const QUANTIFIERS: Class =
    Class::ALL.union(Class::NONE).union(Class::SOME).union(Class::MOST).union(Class::HALF);

/// Whether a claim has anything that gives an amount.
fn may_tell_amount(of: &Profile<'_>) -> bool {
    let counts = || of.claim.quantities.iter().any(|quantity| quantity.kind == QuantityKind::Count);
    of.has(QUANTIFIERS) || of.signals(Cues::ONLY) || counts()
}

/// The amounts that a claim gives of what it says something of.
fn amounts(pair: &Pair<'_>, side: Side) -> Vec<Amount> {
    let claim = pair.claim(side);
    let (may_share, only) = (pair.has(side, QUANTIFIERS), pair.signals(side, Cues::ONLY));
    let words = if may_share || only { claim.words.as_slice() } else { &[] };
    let shares = words.iter().enumerate().filter_map(|(at, word)| {
        let share = if may_share { share(claim, at, word) } else { None };
        let share = share.or_else(|| only_some(pair, side, at))?;
        amount(claim, at, share)
    });
    let numbers = claim.quantities.iter().filter_map(|quantity| {
        let counts = quantity.kind == QuantityKind::Count && 0.0 < quantity.low;
        let at = claim.words.iter().position(|word| quantity.number.contains(word.span)).filter(|_| counts)?;
        let noun = quantity.head.and_then(|head| claim.words.iter().position(|word| word.span == head));
        let carrier = noun.unwrap_or(at);
        let predicate = predicate_of(claim, carrier)?;
        let words = quantity.span.cover(claim.words[carrier].span);
        let role = claim.words[carrier].role;
        Some(Amount { share: Share::Some, words, of: noun, predicate, number: true, indefinite: true, role })
    });
    let mut found: Vec<Amount> = shares.collect();
    // Two numbers are for the counts to compare.
    found.extend(numbers);
    found
}

/// "Only the schools on the coast": not all of them, if the other side does not speak of those on the coast.
fn only_some(pair: &Pair<'_>, side: Side, at: usize) -> Option<Share> {
    let claim = pair.claim(side);
    if !claim.words[at].cues.contains(Cues::ONLY) {
        return None;
    }
    let definite = claim.words.get(at + 1).is_some_and(|word| claim.slice(word.span).eq_ignore_ascii_case("the"));
    let noun = usize::from(claim.words[at].head?);
    if !definite || noun < at {
        return None;
    }
    let told = |(beside, word): (usize, &Word)| {
        beside > noun
            && word.weight > 0
            && word.head.map(usize::from) == Some(noun)
            && pair.link(side, beside).is_none()
    };
    claim.words.iter().enumerate().any(told).then_some(Share::NotAll)
}

fn share(claim: &Claim, at: usize, word: &Word) -> Option<Share> {
    if word.time || word.quantity.is_some() || word.name.is_some() {
        return None;
    }
    let class = Class::of(word);
    if !class.intersects(QUANTIFIERS) {
        return None;
    }
    let before = at.checked_sub(1).map(|before| &claim.words[before]);
    let negated = before.is_some_and(|word| word.cues.intersects(Cues::NEGATION) && !is(word, Class::NONE));
    // "another half", "almost none", "nearly all": not told.
    match () {
        () if class.intersects(Class::ALL) => Some(if negated { Share::NotAll } else { Share::All }),
        () if class.intersects(Class::NONE) => Some(Share::None),
        () if negated => None,
        () if class.intersects(Class::MOST) => Some(Share::Most),
        () if class.intersects(Class::HALF) => Some(Share::Half),
        () => Some(Share::Some),
    }
}

/// The amount that the quantifier at `at` gives, if it is one of what a predicate says something of.
fn amount(claim: &Claim, at: usize, share: Share) -> Option<Amount> {
    let quantifier = &claim.words[at];
    let head = quantifier.head.map(usize::from);
    let general = is(quantifier, Class::ANYONE) && quantifier.tag.pos() != Pos::Det;
    let next = claim.words.get(at + 1);
    let of = if general {
        None
    } else if next.is_some_and(|word| claim.slice(word.span).eq_ignore_ascii_case("of")) {
        Some((at + 2..claim.words.len().min(at + 6)).find(|&at| claim.words[at].tag.is_noun())?)
    } else {
        let noun = |head: &usize| at < *head && *head <= at + 4 && claim.words[*head].tag.is_nominal();
        Some(head.filter(noun)?)
    };
    // "no one" is two words.
    let one = of.filter(|&of| is(&claim.words[of], Class::ANYONE) || claim.slice(claim.words[of].span) == "one");
    let last = of.unwrap_or(at);
    // Who else was hurt is told of others than those counted.
    let beyond = claim.words[at..claim.words.len().min(last + 3)].iter().any(|word| is(word, Class::BESIDES));
    if beyond {
        return None;
    }
    let partitive = of.is_some_and(|of| head != Some(of));
    let carrier = if partitive && head.is_some_and(|head| !claim.words[head].tag.is_nominal()) { at } else { last };
    let predicate = predicate_of(claim, carrier)?;
    Some(Amount {
        share,
        words: quantifier.span.cover(claim.words[last].span),
        of: of.filter(|_| one.is_none()),
        predicate,
        number: false,
        indefinite: share == Share::Some && !partitive,
        role: claim.words[carrier].role,
    })
}

/// What is said of the word at `at`, its subject or object.
fn predicate_of(claim: &Claim, at: usize) -> Option<usize> {
    let word = &claim.words[at];
    let head = usize::from(word.head?);
    let predicate = &claim.words[head];
    let said = predicate.tag.is_verb() || predicate.tag.pos() == Pos::Adj || predicate.role == Role::Predicate;
    // "stayed closed": closed.
    let adjective = |at: &usize| {
        let word = &claim.words[*at];
        word.head.map(usize::from) == Some(head) && (word.tag.pos() == Pos::Adj || word.role == Role::Predicate)
    };
    let turned_out = is(predicate, Class::LINKS).then(|| (head + 1..claim.words.len()).find(adjective)).flatten();
    (said && matches!(word.role, Role::Subject | Role::Object)).then_some(turned_out.unwrap_or(head))
}

#[cfg(test)]
mod tests {
    use super::super::Tends::{Contradiction, Difference};
    use super::super::sample::{beside, check, dated, reports};
    use crate::judge::verdict::ReasonKind::{Opposite, Scope};

    #[test]
    fn all_survived_and_some_died_exclude_each_other() {
        let (a, b) = ("All crew members survived the storm.", "Some crew members died in the storm.");
        check(
            beside(a),
            beside(b),
            Scope,
            Contradiction,
            Some(("All crew members survived", "Some crew members died")),
        );
    }

    #[test]
    fn some_survived_and_some_died_do_not() {
        let (a, b) = ("Some sailors survived the storm.", "Some sailors died in the storm.");
        check(dated(a, ""), dated(b, ""), Scope, Contradiction, None);
        check(dated(a, ""), dated(b, ""), Opposite, Contradiction, None);
    }

    #[test]
    fn no_one_leaves_out_nobody() {
        let (a, b) = ("No one was injured in the fire.", "Three people were injured in the fire.");
        check(beside(a), beside(b), Scope, Contradiction, Some(("No one", "Three people")));
    }

    #[test]
    fn no_one_else_leaves_out_those_who_are_counted() {
        let (a, b) = ("No one else was injured in the fire.", "Three people were injured in the fire.");
        check(beside(a), beside(b), Scope, Contradiction, None);
    }

    #[test]
    fn none_of_a_set_and_some_of_another_do_not_meet() {
        let (a, b) = ("None of the children were injured.", "Three firefighters were injured.");
        check(beside(a), beside(b), Scope, Contradiction, None);
    }

    #[test]
    fn none_of_those_told_of_before_are_not_known_elsewhere() {
        let lead = "Mill burns in Harwick.\nThe mill of Ann Lee burned in Harwick on Monday.\n";
        let a = format!("{lead}None of those sailors were killed.");
        reports(&a, &format!("{lead}The fire killed a sailor of the Alma."), false);
        reports(&a, &format!("{lead}Three sailors were killed."), false);
    }

    #[test]
    fn all_and_some_differ() {
        let (a, b) = ("All villages lost power.", "Some villages lost power.");
        check(dated(a, ""), dated(b, ""), Scope, Difference, Some(("All villages", "Some villages")));
        check(dated(a, ""), dated(b, ""), Scope, Contradiction, None);
    }

    #[test]
    fn not_all_excludes_all() {
        let (a, b) = ("Not all villages lost power.", "All villages lost power.");
        check(beside(a), beside(b), Scope, Contradiction, Some(("all villages", "All villages")));
    }
}
