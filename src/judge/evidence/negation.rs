//! Does one claim negate what the other affirms?

use super::wordlist::{Class, is, tells_who};
use super::{Evidence, Takes, Tends, fact};
use crate::analysis::Certainty;
use crate::claim::{Claim, Role, Word};
use crate::judge::pair::{Pair, Side, with_negation};
use crate::judge::profile::Profile;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::Pos;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Either(may_negate);

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let of_those = || pair.is_of_those(Side::A) != pair.is_of_those(Side::B);
    if raised(pair) || pair.a.is_denied() != pair.b.is_denied() || pair.is_told() && of_those() {
        return;
    }
    for link in &pair.alignment.links {
        let (x, y) = pair.words(link);
        let (not_x, not_y) = (negated(pair.a, link.a as usize), negated(pair.b, link.b as usize));
        if !link.how.preserves() || not_x == not_y || x.time || x.quantity.is_some() {
            continue;
        }
        let either = |is: fn(&Claim, usize) -> bool| is(pair.a, link.a as usize) || is(pair.b, link.b as usize);
        let (unplanned, averted) = (either(is_unplanned), either(is_averted));
        let lacking = x.role != y.role && either(is_lacked) && pair.same_subject() == Some(true);
        let strength = match (x.role, y.role) {
            // "The man is not seen" and "the car is seen" are of different things.
            (Role::Predicate, Role::Predicate) if !together(pair) || of_others(pair) => 40,
            (Role::Predicate, Role::Predicate) => 90,
            _ if unplanned && pair.done_to_one(link.a as usize, link.b as usize) => 65,
            _ if averted && (together(pair) || pair.same_object() == Some(true)) => 60,
            // "Has no allergies", "is allergic".
            (Role::Predicate, _) | (_, Role::Predicate) if lacking => 65,
            _ if unplanned || averted => 30,
            // "the draft was never finalized" against "the finalized draft": a participle carries its clause too.
            (Role::Predicate, _) if says(y) => 50,
            (_, Role::Predicate) if says(x) => 50,
            _ => 30,
        };
        let (i, j) = (link.a as usize, link.b as usize);
        // "Never take them", "one in ten people who take them".
        if tells_who(pair.a, i) != tells_who(pair.b, j) {
            continue;
        }
        let strength = if is_of_part(pair) || asked(pair.a) || asked(pair.b) { strength.min(40) } else { strength };
        let (s, t) = (fact::implied(pair.a, i), fact::implied(pair.b, j));
        let kind = if s.is_some() || t.is_some() { ReasonKind::Fact } else { ReasonKind::Negation };
        let none = if pair.same_object() == Some(true) { without_any(pair, i, j) } else { None };
        // What a reader can't see negated may not be.
        let seen = none.is_some() || if not_x { shows(pair.a, i, s) } else { shows(pair.b, j, t) };
        let strength = if pair.is_told() && !seen { strength.min(40) } else { strength };
        let (a, b) = none.unwrap_or_else(|| {
            let a = s.unwrap_or_else(|| with_negation(pair.a, i));
            (a, t.unwrap_or_else(|| with_negation(pair.b, j)))
        });
        found.push(Evidence { kind, tends: Tends::Contradiction, strength, a, b });
    }
}

/// Whether a word is negated, by a prefix that stands apart too: "non - life threatening".
fn negated(claim: &Claim, at: usize) -> bool {
    let before = claim.words[..at].iter().rev().take(3);
    let prefixed =
        says(&claim.words[at]) && !claim.setting.is_empty() && before.clone().any(|word| is(word, Class::PREFIX));
    // Of "not thread-safe" the first part is negated, and so is the whole.
    let joined = at.checked_sub(1).map(|before| &claim.words[before]).is_some_and(|before| {
        let between = before.span.end()..claim.words[at].span.start();
        before.negated && between.len() == 1 && claim.slice(Span::new(between.start, between.end)) == "-"
    });
    claim.words[at].negated
        || prefixed
        || joined
        || is_unplanned(claim, at)
        || is_averted(claim, at)
        || is_lacked(claim, at)
}

/// Whether any word of a claim may be negated so.
fn may_negate(of: &Profile<'_>) -> bool {
    let by_words = of.has(Class::PREFIX.union(Class::PLANS).union(Class::AVERTS));
    of.negates || by_words || of.has(Class::HAVE) && of.has(Class::NONE)
}

/// Whether a noun names what somebody does not have: "has no known allergies".
fn is_lacked(claim: &Claim, at: usize) -> bool {
    let word = &claim.words[at];
    let had = word.head.is_some_and(|head| is(&claim.words[usize::from(head)], Class::HAVE));
    let none = |det: &Word| det.head.map(usize::from) == Some(at) && is(det, Class::NONE);
    word.tag.is_noun() && had && claim.words[..at].iter().any(none)
}

/// Whether a verb says what nobody means to do: "had no plans to close".
fn is_unplanned(claim: &Claim, at: usize) -> bool {
    let above = claim.words[at].head.map(|head| &claim.words[usize::from(head)]);
    let meant = |word: &Word| {
        let denied = word.negated
            || claim.words.iter().any(|det| is(det, Class::NONE) && det.span.end() + 1 == word.span.start());
        denied && word.tag.is_noun() && is(word, Class::PLANS)
    };
    claim.words[at].tag.is_verb() && above.is_some_and(meant)
}

/// Whether a noun names what did not come: "was spared flooding", "escaped arrest".
fn is_averted(claim: &Claim, at: usize) -> bool {
    let word = &claim.words[at];
    let above = word.head.map(|head| &claim.words[usize::from(head)]);
    word.role == Role::Object
        && word.tag.is_noun()
        && above.is_some_and(|verb| is(verb, Class::AVERTS) && !verb.negated)
}

/// The words for two verbs with what they are done to, if one of them is done to none: "wore no mask", "wore a mask".
fn without_any(pair: &Pair<'_>, i: usize, j: usize) -> Option<(Span, Span)> {
    let told = |claim: &Claim, verb: usize| {
        let of = |word: &Word, head: usize| word.head.map(usize::from) == Some(head);
        let object = claim.words.iter().position(|word| of(word, verb) && word.role == Role::Object)?;
        let none = claim.words[..object].iter().any(|word| of(word, object) && is(word, Class::NONE));
        let shown = claim.words[verb].span.cover(claim.words[object].span);
        (verb < object && claim.words[verb].negated == none).then_some((shown, none))
    };
    let ((a, none), (b, its)) = (told(pair.a, i)?, told(pair.b, j)?);
    (none != its).then_some((a, b))
}

/// Whether the words that are shown for a negated word show the negation, too.
fn shows(claim: &Claim, at: usize, implied: Option<Span>) -> bool {
    let prefixed = !claim.words[at].negated;
    implied.is_some() || prefixed || with_negation(claim, at) != claim.words[at].span || carries(&claim.words[at])
}

/// Whether a word is its own negation: "nobody", "impossible".
fn carries(word: &Word) -> bool {
    word.cues.intersects(Cues::NEGATION.union(Cues::NEGATIVE_IMPLICATIVE).union(Cues::NONE))
}

/// Whether a side denies of all what the other does not say of all: "not all of the windows", "eleven windows".
pub(in crate::judge) fn is_of_part(pair: &Pair<'_>) -> bool {
    let not_all = |two: &[Word]| two[0].cues.intersects(Cues::NEGATION) && is(&two[1], Class::ALL);
    let partly = |side: Side, other: Side| {
        let all = Class::ALL.union(Class::NONE);
        pair.has(side, Class::ALL) && pair.claim(side).words.windows(2).any(not_all) && !pair.has(other, all)
    };
    partly(Side::A, Side::B) || partly(Side::B, Side::A)
}

/// Whether a report asks what its claim says: "asked if he knew".
fn asked(claim: &Claim) -> bool {
    let asks = |word: &Word| word.tag.pos() == Pos::Sconj && is(word, Class::WHETHER);
    !claim.setting.is_empty() && claim.words.first().is_some_and(asks)
}

/// Whether a word can say something of what it stands beside; a noun only names it.
fn says(word: &Word) -> bool {
    word.tag.is_verb() || word.tag.pos() == Pos::Adj
}

/// Whether each side negates what the other affirms once: "I feel we were not ready", "I did not feel we were ready".
fn raised(pair: &Pair<'_>) -> bool {
    let flips = |side: fn(bool, bool) -> bool| {
        pair.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
            let (x, y) = pair.words(link);
            side(x.negated, y.negated)
        })
    };
    flips(|x, y| x && !y) && flips(|x, y| !x && y)
}

/// Whether the two clauses are about the same subject, or so alike that it need not be said, and put as facts.
fn together(pair: &Pair<'_>) -> bool {
    let put = pair.a.certainty != Certainty::Unknown && pair.b.certainty != Certainty::Unknown;
    // Between documents, whom a pronoun means or who is left unsaid may be two.
    let told = pair.is_told();
    let alike = pair.cover.worst() >= if told { 0.8 } else { 0.5 };
    // "Take the pill on an empty stomach", "the pill must be taken …, never on an empty stomach": nobody is said to do it.
    let undone = pair.same_object() == Some(true) && pair.cover.worst() >= 0.5;
    let subjects = pair.same_subject().unwrap_or(alike || undone || of_voices(pair));
    subjects && pair.same_object() != Some(false) && (put || pair.a.certainty == pair.b.certainty)
}

/// Whether what one claim does something to is what is done in the other: "do not share a client", "a client can be shared".
fn of_voices(pair: &Pair<'_>) -> bool {
    let meets = |i: Option<usize>, j: Option<usize>| i.zip(j).is_some_and(|(i, j)| pair.corresponds(i, j));
    meets(pair.object(Side::A), pair.subject(Side::B)) || meets(pair.subject(Side::A), pair.object(Side::B))
}

/// Whether each of two told claims has more to say that the other has nothing of: "decided to fire the coach", "has not
/// decided on his staff".
fn of_others(pair: &Pair<'_>) -> bool {
    let left = |side: Side| {
        let claim = pair.claim(side);
        claim.words.iter().enumerate().any(|(at, word)| {
            let told = word.weight >= TELLING && !word.time && word.name.is_none() && word.quantity.is_none();
            let part = matches!(word.role, Role::Object | Role::Oblique | Role::Predicate);
            told && part && pair.link(side, at).is_none()
        })
    };
    !pair.a.setting.is_empty() && pair.cover.worst() < ALIKE && left(Side::A) && left(Side::B)
}

/// Words of less weight leave nothing out: reach, make, time.
const TELLING: u8 = 50;

/// Of claims that cover each other so far, what is left over hardly matters.
const ALIKE: f32 = 0.5;

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, dated, reports};
    use crate::judge::verdict::ReasonKind::Negation;

    #[test]
    fn what_is_done_to_none_is_not_done() {
        let lead = "Harwick bank robbed.\nA man robbed a bank in Harwick on Monday, police said.\n";
        let a = format!("{lead}The robber wore a mask and gloves.");
        reports(&a, &format!("{lead}He fled on foot. The robber wore no mask."), true);
        reports(&a, &format!("{lead}He fled on foot. The robber wore no shoes."), false);
    }

    #[test]
    fn what_one_says_the_other_negates() {
        let (a, b) = ("The council sold the bridge.", "The council never sold the bridge.");
        check(dated(a, ""), dated(b, ""), Negation, Contradiction, Some(("sold", "never sold")));
    }

    #[test]
    fn a_prefix_negates_too() {
        let (a, b) = ("His wounds are non - life threatening.", "His wounds are not life threatening.");
        check(dated(a, ""), dated(b, ""), Negation, Contradiction, None);
    }

    #[test]
    fn who_denies_a_deed_says_that_it_was_not_done() {
        let lead =
            "Jim Hart questioned in Harwick.\nJim Hart was questioned about the mill's money in Harwick on Monday.\n";
        let a = format!("{lead}Hart said no money was taken.");
        reports(&a, &format!("{lead}Hart denied that money was taken."), false);
    }
}
