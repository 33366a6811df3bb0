//! Are two things of one kind told apart: by the number or code they go by, by their place in a row, or by a word for which of two
//! is meant?

use super::evidence::wordlist::Class;
use super::evidence::{AT_ODDS, Evidence, Tends};
use super::pair::{Pair, Side};
use super::profile::Profile;
use super::verdict::ReasonKind;
use crate::analysis::QuantityKind;
use crate::claim::{Claim, Word, scores};
use crate::syntax::Pos;

/// The words, by their indices, that tell two things of one kind apart: "Pier 4" and "Pier 7", `db3` and `db4`, the upper and
/// the lower bridge.
pub(super) fn told_apart(pair: &Pair<'_>) -> Option<(usize, usize)> {
    let both = |has: fn(&Profile<'_>) -> bool| has(pair.profile(Side::A)) && has(pair.profile(Side::B));
    let label = if both(|profile| profile.labels) { by_label(pair) } else { None };
    label.or_else(|| if both(|profile| profile.sides) { by_side(pair) } else { None })
}

/// Whether a claim has labels of things, and words for which of two is meant.
pub(super) fn labels_and_sides(claim: &Claim) -> (bool, bool) {
    (labels(claim).next().is_some(), which(claim).next().is_some())
}

/// Whether what two texts are about is told apart, by their subjects or how they begin: whatever is said of release 4.2 and of
/// release 4.3 may both be so.
pub(super) fn topics_told_apart(pair: &Pair<'_>) -> bool {
    let within = |side: Side, at: usize| {
        let (subject, head) = (pair.subject(side), pair.claim(side).words[at].head.map(usize::from));
        at < 2 || subject.is_some_and(|subject| at == subject || head == Some(subject) || at == subject + 1)
    };
    told_apart(pair).is_some_and(|(i, j)| within(Side::A, i) || within(Side::B, j))
}

/// Whether something is done to two things of one kind: item 5 and item 7 may both be approved. Where something is done, there is
/// but one place: nobody leaves from platform 5 and from platform 7.
pub(super) fn done_to_two(pair: &Pair<'_>) -> bool {
    let done_to = |side: Side, at: usize| {
        let (object, words) = (pair.object(side), &pair.claim(side).words);
        // "Number 5" is a value, not a thing.
        let number = |noun: usize| pair.claim(side).slice(words[noun].span).eq_ignore_ascii_case("number");
        object.is_some_and(|object| object == at || object + 1 == at && !number(object))
    };
    told_apart(pair).is_some_and(|(i, j)| done_to(Side::A, i) && done_to(Side::B, j))
}

/// What a thing goes by: its kind, as the lemma before the number or as the letters of a code, and the word that tells which.
struct Label<'a> {
    kind: Kind<'a>,
    written: &'a str,
    at: usize,
}

#[derive(PartialEq)]
enum Kind<'a> {
    Noun(u64),
    Letters(&'a str),
}

/// Whether each has a label of one kind that the other has not.
fn by_label(pair: &Pair<'_>) -> Option<(usize, usize)> {
    let unmet = |claim: &Claim, label: &Label<'_>| {
        claim.words.iter().all(|word| !claim.slice(word.span).eq_ignore_ascii_case(label.written))
    };
    labels(pair.a).filter(|x| unmet(pair.b, x)).find_map(|x| {
        let other = labels(pair.b).find(|y| y.kind == x.kind && unmet(pair.a, y))?;
        Some((x.at, other.at))
    })
}

fn labels(claim: &Claim) -> impl Iterator<Item = Label<'_>> {
    let words = claim.words.iter().enumerate();
    words.filter(|(_, word)| !word.time).filter_map(move |(at, word)| {
        let written = claim.slice(word.span);
        // "Tower A", "plan B".
        let letter = matches!(written.as_bytes(), [letter] if letter.is_ascii_uppercase() && *letter != b'I');
        let digit = if letter { 0 } else { written.bytes().position(|byte| byte.is_ascii_digit())? };
        if digit > 0 {
            let letters = &written[..digit];
            let is_code = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
            return is_code.then_some(Label { kind: Kind::Letters(letters), written, at });
        }
        // What begins a sentence may be a noun that the tagger takes for a verb: "Release 4.2".
        let is_kind = |noun: &Word| is_noun(noun.tag.pos()) || at == 1 && noun.weight > 0;
        let noun = claim.words[..at].last().filter(|noun| is_kind(noun) && !noun.time)?;
        // A comma makes it an age or a result; the words of a shared subject stand elsewhere.
        let beside = noun.span.end() + 1 == word.span.start() && noun.shared == word.shared;
        (beside && !counts(claim, at)).then_some(Label { kind: Kind::Noun(noun.key), written, at })
    })
}

fn is_noun(pos: Pos) -> bool {
    matches!(pos, Pos::Noun | Pos::Propn)
}

/// Whether a number counts, measures or scores something instead of naming it.
fn counts(claim: &Claim, at: usize) -> bool {
    let mut own = claim.figures.iter().filter(|f| (f.first..=f.last).contains(&(at as u16)));
    let measures = own.any(|f| {
        let behind = f.noun.is_some_and(|noun| usize::from(noun) > at);
        // "Python 3.8 or later" is no name.
        behind || f.exact.is_none() || f.unit.is_some() || f.sort.kind != QuantityKind::Count
    });
    measures || scores(claim).any(|score| score.span.overlaps(claim.words[at].span))
}

/// Whether a word for which of two stands with one noun on both sides, and not the same one.
fn by_side(pair: &Pair<'_>) -> Option<(usize, usize)> {
    // "South" and "southern" are one side.
    let begins = |x: &str, y: &str| x.get(..y.len()).is_some_and(|start| start.eq_ignore_ascii_case(y));
    let unmet = |claim: &Claim, at: usize, other: &Claim| {
        let written = claim.slice(claim.words[at].span);
        let mut its = other.words.iter().map(|word| other.slice(word.span));
        its.all(|its| its.len() < SHORTEST || !begins(its, written) && !begins(written, its))
    };
    which(pair.a).filter(|&(at, _)| unmet(pair.a, at, pair.b)).find_map(|(x, i)| {
        let one_kind = |j: usize| pair.a.words[i].key == pair.b.words[j].key || pair.corresponds(i, j);
        let (y, _) = which(pair.b).find(|&(y, j)| one_kind(j) && unmet(pair.b, y, pair.a))?;
        Some((x, y))
    })
}

/// The words for which of two is meant, each with the noun it stands with.
fn which(claim: &Claim) -> impl Iterator<Item = (usize, usize)> {
    let of_noun = claim.words.iter().enumerate().filter_map(|(at, word)| Some((at, usize::from(word.head?))));
    let before = of_noun.filter(|&(at, noun)| at < noun && is_noun(claim.words[noun].tag.pos()));
    // As written: "low" is no "lower".
    before.filter(|&(at, _)| Class::as_written(claim, &claim.words[at]).intersects(Class::WHICH))
}

/// The shortest words for a side: of shorter ones, all words begin with some.
const SHORTEST: usize = 3;

/// Whether two places in one row are told, and not as two places of one thing: the first draft was rejected, the second was
/// accepted.
pub(super) fn other_in_row(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let against = |e: &&Evidence| e.kind == ReasonKind::Quantity && e.tends == Tends::Contradiction;
    let at_odds = evidence.iter().filter(against).any(|e| e.strength == AT_ODDS);
    // "The second phase involved 180 patients", "the third involved 2,400".
    let counted = evidence.iter().filter(against).count() > 1;
    ranks_apart(pair).is_some() && (!at_odds || counted)
}

/// The words, by their indices, that tell two places in one row.
pub(super) fn ranks_apart(pair: &Pair<'_>) -> Option<(usize, usize)> {
    fn ranks(claim: &Claim) -> impl Iterator<Item = (f64, usize, usize)> {
        let ordinals = claim.figures.iter().filter(|figure| figure.sort.kind == QuantityKind::Ordinal);
        ordinals.filter_map(|figure| Some((figure.low, usize::from(figure.first), usize::from(figure.noun?))))
    }
    let one_row = |i: usize, j: usize| pair.a.words[i].key == pair.b.words[j].key || pair.corresponds(i, j);
    ranks(pair.a).find_map(|(low, at, i)| {
        let (_, to, _) = ranks(pair.b).find(|&(other, _, j)| low != other && one_row(i, j))?;
        Some((at, to))
    })
}

/// Whether a thing has a place in a row on one side, and none on the other, or another word for which is meant: the second offer and
/// the offer, the first draft and the new one.
pub(super) fn ranks_alone(pair: &Pair<'_>) -> bool {
    let ranked = |claim: &Claim, noun: usize| {
        let mut ordinals = claim.figures.iter().filter(|figure| figure.sort.kind == QuantityKind::Ordinal);
        ordinals.find(|figure| figure.noun.map(usize::from) == Some(noun)).map(|figure| figure.low)
    };
    let told = |side: Side, noun: usize| {
        let of_noun = |word: &Word| word.head.map(usize::from) == Some(noun) && word.tag.pos() == Pos::Adj;
        let mut words = pair.claim(side).words[..noun].iter().enumerate();
        words.any(|(at, word)| of_noun(word) && word.weight > 0 && !pair.is_met(side, at))
    };
    pair.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
        let (i, j) = (usize::from(link.a), usize::from(link.b));
        match (ranked(pair.a, i), ranked(pair.b, j)) {
            (Some(rank), None) => rank > 1.0 || told(Side::B, j),
            (None, Some(rank)) => rank > 1.0 || told(Side::A, i),
            _ => false,
        }
    })
}

/// Whether one thing is for two deeds: a motion to delay the trial, a motion to move it.
pub(super) fn meant_for_two(pair: &Pair<'_>) -> bool {
    let deed = |side: Side, noun: usize| {
        let words = &pair.claim(side).words;
        let of_noun = |at: &usize| words[*at].head.map(usize::from) == Some(noun) && words[*at].tag.is_verb();
        (noun + 1..words.len()).find(of_noun).filter(|&at| words[at].weight > 0 && !pair.is_met(side, at))
    };
    pair.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
        let (x, y) = pair.words(link);
        let nouns = is_noun(x.tag.pos()) && is_noun(y.tag.pos());
        nouns && deed(Side::A, link.a.into()).is_some() && deed(Side::B, link.b.into()).is_some()
    })
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{agree, reports};
    use crate::judge::{Relation, judge};

    const PORT: &str = "The storm over Harwick damaged the port on Monday. ";

    #[track_caller]
    fn clash(a: &str, b: &str, expected: bool) {
        reports(&format!("{PORT}{a}"), &format!("{PORT}{b}"), expected);
    }

    #[test]
    fn what_is_told_of_two_piers_is_no_contradiction() {
        clash("In the storm Pier 4 lost 12 cranes.", "In the storm the pier lost 15 cranes.", true);
        clash("In the storm Pier 4 lost 12 cranes.", "In the storm Pier 7 lost 15 cranes.", false);
    }

    #[test]
    fn two_items_may_be_approved_but_nobody_leaves_from_two_platforms() {
        clash("The council approved item 4 of the agenda.", "The council approved item 7 of the agenda.", false);
        clash("The court dropped exhibit 1941.", "The court dropped exhibit 1952.", false);
        let relation = |a: &str, b: &str| judge(a, b).relation;
        assert_ne!(relation("Plan 4 is dead.", "Plan 7 is dead."), Relation::Contradiction);
        assert_ne!(relation("The council approved item 4.", "The council approved item 7."), Relation::Contradiction);
        let (a, b) = ("The train leaves from platform 4.", "The train leaves from platform 7.");
        assert_eq!(relation(a, b), Relation::Contradiction);
    }

    #[test]
    fn a_word_for_which_of_two_makes_two_bridges() {
        clash("In the storm the lower bridge lost 12 lamps.", "In the storm the lower bridge lost 15 lamps.", true);
        clash("In the storm the upper bridge lost 12 lamps.", "In the storm the lower bridge lost 15 lamps.", false);
    }

    #[test]
    fn codes_are_names() {
        let (a, b) = ("The server db3 stopped at noon for an hour.", "The server db4 stopped at noon for an hour.");
        let report = |text: &str| format!("{PORT}{text}");
        agree((&report(a), a), (&report(b), b), false);
        agree((&report(a), a), (&report(a), a), true);
    }

    #[test]
    fn two_texts_of_two_releases_do_not_contradict_each_other() {
        let relation = |a: &str, b: &str| judge(a, b).relation;
        assert_eq!(relation("Release 4.2 deletes the cache.", "Release 4.3 keeps the cache."), Relation::Divergence);
        assert_eq!(relation("Release 4.2 deletes the cache.", "Release 4.2 keeps the cache."), Relation::Contradiction);
        assert_eq!(relation("She lives on floor 4.", "She lives on floor 7."), Relation::Contradiction);
    }
}
