//! Must it be done, need it not, may it, or must it not?
//!
//! The square of deontic logic (von Wright 1951): what must be need not be otherwise, and what may be is not forbidden.

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
use crate::judge::verdict::ReasonKind;
use crate::syntax::Tag;
use crate::text::Span;

/// Rules that cover each other less are of two things: opened goods may not be returned, unused ones may.
const ALIKE: f32 = 0.6;

/// How far words that say what is allowed may stand from the deed.
const REACH: usize = 4;

/// What a deed is told to be: what must be done, may be, must not or need not be.
const RULES: Class = Class::MUST.union(Class::MAY).union(Class::BARS).union(Class::NEEDLESS);

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(RULES) && rule(of).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(x), Some(y)) = (rule(pair.profile(Side::A)), rule(pair.profile(Side::B))) else { return };
    let told_otherwise = in_other_words(pair);
    // "Helmets are optional", "a helmet must be worn".
    let met = pair.cover.best() >= MOST_OF_THING && pair.cover.worst() >= LEAST;
    let of_thing = x.is_of_thing(pair.a) != y.is_of_thing(pair.b) && met;
    if pair.cover.worst() < ALIKE && !told_otherwise && !of_thing || pair.same_object() == Some(false) {
        return;
    }
    // "must be kept in the refrigerator", "need not be refrigerated": one deed, told by a verb and by what it is done with.
    let of = |claim: &Claim, at: usize, deed: usize| at == deed || claim.words[at].head.map(usize::from) == Some(deed);
    let one = pair.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
        let (i, j) = (usize::from(link.a), usize::from(link.b));
        (i == x.deed || j == y.deed) && of(pair.a, i, x.deed) && of(pair.b, j, y.deed)
    });
    let light = |claim: &Claim, deed: usize| claim.words[deed].weight < HEAVY;
    let used = told_otherwise && light(pair.a, x.deed) && light(pair.b, y.deed);
    if (one || used) && x.status.excludes(y.status) {
        let (kind, tends) = (ReasonKind::Negation, Tends::Contradiction);
        found.retain(|e| !(e.kind == kind && e.tends == tends && e.a.overlaps(x.words) && e.b.overlaps(y.words)));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.words, b: y.words });
    }
}

/// Verbs lighter than this say little of what is done with a thing: use, take, keep.
const HEAVY: u8 = 60;

/// Whether two claims are of one thing and one condition, whatever verb tells what is done: "can be used during pregnancy",
/// "pregnant women must not take it".
fn in_other_words(pair: &Pair<'_>) -> bool {
    pair.same_object() == Some(true) && pair.anchors() >= 2 && pair.cover.best() >= MOST && pair.cover.worst() >= LEAST
}

/// So much of either claim must be met where the verbs differ.
const MOST: f32 = 0.7;
const LEAST: f32 = 0.35;
/// So much of the one that is met better where it has no verb but that it is a rule.
const MOST_OF_THING: f32 = 0.5;

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum Status {
    Must,
    NeedNot,
    May,
    MustNot,
}

impl Status {
    fn excludes(self, other: Status) -> bool {
        use Status::{May, Must, MustNot, NeedNot};
        matches!(
            (self, other),
            (Must, NeedNot) | (NeedNot, Must) | (May, MustNot) | (MustNot, May) | (Must, MustNot) | (MustNot, Must)
        )
    }
}

/// A deed with what is said of it: that it must be done, or may.
struct Rule {
    deed: usize,
    status: Status,
    words: Span,
}

impl Rule {
    /// Whether it is said of a thing, whatever is done with it.
    fn is_of_thing(&self, claim: &Claim) -> bool {
        !claim.words[self.deed].tag.is_verb()
    }
}

fn rule(of: &Profile<'_>) -> Option<Rule> {
    let claim = of.claim;
    let at = claim.words.iter().position(|word| status(word).is_some() && !word.shared)?;
    let says = &claim.words[at];
    let bare = status(says)?;
    let state = of.main.predicate.map(usize::from) == Some(at) && matches!(says.tag, Tag::Adj | Tag::VerbVbn);
    let thing = || of.main.topic().map(usize::from).filter(|_| state);
    let deed = deed(claim, at).or_else(thing)?;
    let denied = says.negated || claim.words[deed].negated;
    // "must not" and "need not" deny what follows and what is said: the words tell which.
    let status = match (bare, denied) {
        (status, false) => status,
        (Status::Must, true) if is_needed(claim, says) => Status::NeedNot,
        (Status::Must | Status::May, true) => Status::MustNot,
        (Status::MustNot | Status::NeedNot, true) => return None,
    };
    let words = if claim.words[deed].span.start() > says.span.start() {
        says.span.cover(claim.words[deed].span)
    } else {
        says.span
    };
    Some(Rule { deed, status, words })
}

/// What a word alone says of a deed.
fn status(word: &Word) -> Option<Status> {
    match () {
        () if is(word, Class::MUST) => Some(Status::Must),
        () if is(word, Class::MAY) => Some(Status::May),
        () if is(word, Class::BARS) => Some(Status::MustNot),
        () if is(word, Class::NEEDLESS) => Some(Status::NeedNot),
        () => None,
    }
}

/// Whether a word of duty, negated, takes the duty away: "need not", "does not have to", "is not required".
fn is_needed(claim: &Claim, word: &Word) -> bool {
    let written = claim.slice(word.span);
    !["must", "shall"].iter().any(|modal| written.eq_ignore_ascii_case(modal))
}

/// The verb that is to be done: what the word of duty depends on, or what depends on it.
fn deed(claim: &Claim, at: usize) -> Option<usize> {
    let word = &claim.words[at];
    let verb = |at: usize| claim.words[at].tag.is_verb() && claim.words[at].weight > 0;
    let above = word.head.map(usize::from).filter(|&head| verb(head) && head > at && head - at <= REACH);
    let below = || {
        let depends = |next: &usize| claim.words[*next].head.map(usize::from) == Some(at) && verb(*next);
        (at + 1..claim.words.len().min(at + 1 + REACH)).find(depends)
    };
    above.or_else(below)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{reports as check, texts};

    const LEAD: &str = "House rules of the Dornum boat club.\nThe boat club of Dornum owns twelve boats. ";

    #[test]
    fn what_must_be_done_need_not_be_left() {
        let a = format!("{LEAD}The boats must be washed after a trip.");
        check(&a, &format!("{LEAD}The boats do not need to be washed after a trip."), true);
        check(&a, &format!("{LEAD}The boats have to be washed after each trip."), false);
    }

    #[test]
    fn a_thing_that_must_be_used_is_not_optional() {
        texts("Members must wear a vest on the pier.", "Vests are optional on the pier.", true);
        texts("Members must wear a vest on the pier.", "Vests are mandatory on the pier.", false);
        texts("Members must wear a vest on the pier.", "Helmets are optional on the pier.", false);
    }

    #[test]
    fn what_is_allowed_is_not_forbidden() {
        let a = format!("{LEAD}Members may sail the boats at night.");
        check(&a, &format!("{LEAD}Members must not sail the boats at night."), true);
        check(&a, &format!("{LEAD}Members are allowed to sail the boats at night."), false);
    }
}
