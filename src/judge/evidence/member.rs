//! Do two lists of the same thing have different members?

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::syntax::{Pos, Tag};

/// Two or more nouns that stand in one place: France, Germany and Italy.
struct List {
    members: Vec<usize>,
    /// Whether it is said to be whole: "only France and Germany".
    whole: bool,
}

pub(super) const TAKES: Takes = Takes::Both(|of| !lists(of.claim).is_empty());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let left = lists(pair.a);
    for y in lists(pair.b) {
        for x in &left {
            compare(pair, x, &y, found);
        }
    }
}

fn compare(pair: &Pair<'_>, x: &List, y: &List, found: &mut Vec<Evidence>) {
    let shared = x.members.iter().any(|&i| y.members.iter().any(|&j| pair.corresponds(i, j)));
    // Other lists of the same may stand anywhere.
    let met = |side: Side, at: usize| pair.is_met(side, at);
    let extra = |side: Side, members: &[usize]| members.iter().copied().find(|&at| !met(side, at));
    let (Some(a), Some(b)) = (extra(Side::A, &x.members), extra(Side::B, &y.members)) else { return };
    let heads = |claim: &Claim, list: &List| claim.words[list.members[0]].head.map(usize::from);
    let placed = heads(pair.a, x).zip(heads(pair.b, y)).is_some_and(|(i, j)| pair.corresponds(i, j));
    if !shared || !placed && pair.cover.worst() < 0.5 {
        return;
    }
    let (tends, strength) =
        if x.whole && y.whole && placed { (Tends::Contradiction, 60) } else { (Tends::Difference, 45) };
    let (a, b) = (pair.a.words[a].span, pair.b.words[b].span);
    // Who is named in a list does not take another's place.
    let replaced = |e: &Evidence| {
        let named = matches!(e.kind, ReasonKind::Exclusive | ReasonKind::Place | ReasonKind::Participant);
        named && e.tends == Tends::Contradiction && e.a.overlaps(a) && e.b.overlaps(b)
    };
    if tends == Tends::Difference {
        found.retain(|e| !replaced(e));
    }
    found.push(Evidence { kind: ReasonKind::Member, tends, strength, a, b });
}

/// The lists of nouns in a claim.
fn lists(claim: &Claim) -> Vec<List> {
    let mut found: Vec<List> = Vec::new();
    for (at, word) in claim.words.iter().enumerate().filter(|(_, word)| is_member(word)) {
        let Some(first) = word.head.map(usize::from).filter(|&first| first < at) else { continue };
        if !is_member(&claim.words[first]) || !coordinated(claim, first, at) {
            continue;
        }
        match found.iter_mut().find(|list| list.members.contains(&first)) {
            Some(list) => list.members.push(at),
            None => {
                let before = claim.words[..first].iter().rev().take(3);
                let whole = before.clone().any(|word| is(word, Class::EXHAUSTIVE));
                found.push(List { members: vec![first, at], whole });
            }
        }
    }
    found
}

fn is_member(word: &Word) -> bool {
    word.weight > 0 && word.tag.is_noun() && !word.time && !word.shared
}

/// Whether a comma or a conjunction stands right before the member's own words.
fn coordinated(claim: &Claim, first: usize, at: usize) -> bool {
    let own = |word: &&Word| !word.tag.is_verb() && word.tag.pos() != Pos::Adp && word.tag.pos() != Pos::Sconj;
    let between = claim.words[first + 1..at].iter().rev().take(4).take_while(own);
    let joins = |word: &Word| word.tag.pos() == Pos::Cconj || word.tag == Tag::PunctComma;
    between.clone().any(joins)
}

#[cfg(test)]
mod tests {
    use super::super::Tends::{Contradiction, Difference};
    use super::super::sample::{beside, check};
    use crate::judge::verdict::ReasonKind::Member;

    #[test]
    fn lists_with_another_member_differ() {
        let a = "The minister held talks with France, Germany and Italy.";
        let b = "The minister held talks with France, Germany and Spain.";
        check(beside(a), beside(b), Member, Difference, Some(("Italy", "Spain")));
        check(beside(a), beside(b), Member, Contradiction, None);
    }

    #[test]
    fn whole_lists_exclude_each_other() {
        let a = "The minister met only France and Italy.";
        let b = "The minister met only France and Spain.";
        check(beside(a), beside(b), Member, Contradiction, Some(("Italy", "Spain")));
    }

    #[test]
    fn a_list_in_another_order_is_the_same() {
        let a = "The minister held talks with France, Germany and Italy.";
        let b = "The minister held talks with Italy, France and Germany.";
        check(beside(a), beside(b), Member, Difference, None);
    }

    #[test]
    fn a_longer_list_leaves_nothing_open() {
        let a = "The minister held talks with France and Germany.";
        let b = "The minister held talks with France, Germany and Spain.";
        check(beside(a), beside(b), Member, Difference, None);
    }
}
