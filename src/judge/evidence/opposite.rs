//! Do two aligned words exclude each other by meaning?

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::{How, Link};
use crate::judge::pair::{Pair, turned, with_negation};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::WordRelation;
use crate::syntax::Pos;

pub(super) const TAKES: Takes = Takes::Anything;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for link in &pair.alignment.links {
        let (x, y) = pair.words(link);
        if link.how == How::Lexical(WordRelation::Converse) {
            found.extend(same_side(pair, x, y));
        }
        if link.how != How::Lexical(WordRelation::Opposite) {
            continue;
        }
        // Who appears shaken has not appeared, and so may have vanished.
        if pair.is_told() && (only_links(pair.a, link.a) || only_links(pair.b, link.b)) {
            continue;
        }
        // "not rejected" beside "accepted" is no opposition but another wording, nor is "excluding her is unacceptable" beside
        // "including her".
        let cancelled = turned(pair.a, link.a as usize) != turned(pair.b, link.b as usize);
        // What each claim says, not what it says by the way: who was arrested and then released was not never arrested.
        let main = Some(x.span) == pair.a.predicate && Some(y.span) == pair.b.predicate;
        let apart = pair.same_subject() == Some(false) && !pair.subjects_meet() || pair.same_object() == Some(false);
        // "inside the hall", "outside the hall": where one thing was done, not where two were.
        let placed = x.weight.min(y.weight) == 0;
        if placed && (stands_in(pair.b, x) || stands_in(pair.a, y)) {
            continue;
        }
        let deed = pair.same_predicate() && !apart && pair.cover.worst() >= 0.5 && hangs_alike(pair, link);
        // In a story much is climbed and dropped: without one thing that both are of, the two words may be of two senses.
        let told = pair.is_told();
        let one = !told || pair.subjects_meet() || pair.same_object() == Some(true);
        let strength = match (x.role == y.role, main && one) {
            _ if placed => {
                if deed {
                    45 + 5 * link.context
                } else {
                    20
                }
            }
            (true, true) if !apart => 55 + 10 * link.context,
            // The previous and the next host are two hosts.
            (true, _) => 15 + 10 * link.context,
            (false, _) => 10 + 10 * link.context,
        };
        found.push(Evidence {
            kind: if cancelled { ReasonKind::Paraphrase } else { ReasonKind::Opposite },
            tends: if cancelled { Tends::Agreement } else { Tends::Contradiction },
            strength,
            a: with_negation(pair.a, link.a as usize),
            b: with_negation(pair.b, link.b as usize),
        });
    }
}

/// Whether a claim has a word, in the same part of speech: who is for one thing and against another is against that, too.
fn stands_in(claim: &Claim, word: &Word) -> bool {
    claim.words.iter().any(|its| its.key == word.key && its.tag.pos() == word.tag.pos())
}

/// Whether a verb only joins its subject to what is said of it: "appears shaken", "appears as a friend".
fn only_links(claim: &Claim, at: u16) -> bool {
    let at = usize::from(at);
    let said = |word: &Word| {
        let of_verb = word.head.map(usize::from) == Some(at);
        of_verb && (word.tag.pos() == Pos::Adj || word.role == Role::Predicate)
    };
    let as_one = || claim.words.get(at + 1).is_some_and(|next| is(next, Class::AS));
    is(&claim.words[at], Class::LINKS) && (as_one() || claim.words[at + 1..].iter().any(said))
}

/// Whether a word that says how things are placed stands, in a report, with the same thing of the same deed on both sides:
/// "vanished after the fire" and "seen before the fire" are of two deeds.
fn hangs_alike(pair: &Pair<'_>, link: &Link) -> bool {
    let above = |claim: &Claim, at: u16| claim.words[usize::from(at)].head;
    let met = |i: Option<u16>, j: Option<u16>| match (i, j) {
        (Some(i), Some(j)) => pair.corresponds(usize::from(i), usize::from(j)),
        (i, j) => i.is_none() && j.is_none(),
    };
    let (i, j) = (above(pair.a, link.a), above(pair.b, link.b));
    let over = (i.and_then(|i| above(pair.a, i)), j.and_then(|j| above(pair.b, j)));
    !pair.is_told() || met(i, j) && met(over.0, over.1)
}

/// Two sides of one event with one and the same on either side: who sold the house has not bought it.
fn same_side(pair: &Pair<'_>, x: &Word, y: &Word) -> Option<Evidence> {
    let main = Some(x.span) == pair.a.predicate && Some(y.span) == pair.b.predicate;
    let one = main && pair.same_subject() == Some(true) && pair.same_object() != Some(false) && x.negated == y.negated;
    let tends = Tends::Contradiction;
    one.then_some(Evidence { kind: ReasonKind::Opposite, tends, strength: 55, a: x.span, b: y.span })
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;
    use crate::judge::{ReasonKind, judge};

    #[track_caller]
    fn check(a: &str, b: &str, opposed: bool) {
        let found = judge(a, b).reasons.iter().any(|reason| reason.kind == ReasonKind::Opposite);
        assert_eq!(found, opposed, "{a} / {b}");
    }

    #[test]
    fn who_shares_a_word_of_his_name_is_another() {
        check("Harwick United beat Dornum United 2-0.", "Dornum United lost 2-0 to Harwick United.", false);
    }

    #[test]
    fn prepositions_of_one_place_oppose_each_other() {
        check("The van stood inside the barn.", "The van stood outside the barn.", true);
        check("The van stood inside the barn.", "The van stood inside the barn, outside the village.", false);
    }

    #[test]
    fn who_is_for_one_and_against_another_is_against_it() {
        check("Harlow is for a tax on homes but against a tax on boats.", "Harlow is against a tax on boats.", false);
        check("Harlow is for a tax on boats.", "Harlow is against a tax on boats.", true);
    }

    #[test]
    fn who_sold_did_not_buy() {
        check("Harlow sold the mill to a bank.", "Harlow bought the mill from a bank.", true);
    }

    #[test]
    fn who_appears_shaken_may_have_vanished() {
        let lead = "Jim Hart sought after fire at Harwick mill.\nJim Hart is sought after a fire in Harwick.\n";
        let a = format!("{lead}Hart vanished after the fire.");
        reports(&a, &format!("{lead}Hart appears as calm and thin in the pictures."), false);
    }

    #[test]
    fn before_and_after_are_of_one_deed() {
        let lead =
            "Jim Hart sought after fire at Harwick mill.\nJim Hart is sought after a fire at the mill in Harwick.\n";
        let a = format!("{lead}Hart vanished after the fire, and his car was found abandoned in Dornum.");
        let b = format!("{lead}His car was seen in the days before the fire, and was found abandoned in Dornum.");
        reports(&a, &b, false);
    }
}
