//! To which events does part of what is said belong?

use super::{Tie, Told, apart, events};
use crate::claim::{Claim, Extent};
use crate::lexicon::Lexicon;

/// The events of claims, found without those that lack when, where or who, which could be of many; each of these is then of
/// the events of the claim that it is part of.
///
/// `ties` are the judgements that make two claims speak of one event, `found` those of them that are reported: no finding
/// is of no event.
pub(crate) fn events_with_parts(lexicon: &Lexicon, told: &[Told<'_>], ties: &[Tie], found: &[Tie]) -> Vec<Vec<u32>> {
    let is_whole = |at: u32| told[at as usize].claim.extent == Extent::Whole;
    let whole: Vec<u32> = (0..told.len() as u32).filter(|&at| is_whole(at)).collect();
    let mut number = vec![0; told.len()];
    whole.iter().zip(0..).for_each(|(&at, new)| number[at as usize] = new);
    let of = |at: u32| Told { document: told[at as usize].document, claim: told[at as usize].claim };
    let wholly: Vec<Told<'_>> = whole.iter().map(|&at| of(at)).collect();
    let renumbered =
        |tie: &Tie| Tie { left: number[tie.left as usize], right: number[tie.right as usize], strength: tie.strength };
    let between = |ties: &[Tie]| -> Vec<Tie> {
        ties.iter().filter(|tie| is_whole(tie.left) && is_whole(tie.right)).map(renumbered).collect()
    };
    let mut groups = events(lexicon, &wholly, &between(ties), &between(found));
    groups.iter_mut().flatten().for_each(|at| *at = whole[*at as usize]);

    let sentence = |at: u32| (told[at as usize].document, told[at as usize].claim.sentence.start());
    let mut sentences: Vec<((usize, usize), u32)> = whole.iter().map(|&at| (sentence(at), at)).collect();
    crate::par::sort(&mut sentences);
    // Each part behind the claim that holds it.
    let mut parts: Vec<(u32, u32)> = Vec::new();
    for part in (0..told.len() as u32).filter(|&at| !is_whole(at)) {
        let around = following(&sentences, sentence(part));
        parts.extend(smallest(told, around, told[part as usize].claim).map(|holds| (holds, part)));
    }
    parts.sort_unstable();
    for group in &mut groups {
        let of_group: Vec<u32> = group.iter().flat_map(|&at| following(&parts, at)).collect();
        group.extend(of_group);
        group.sort_unstable();
    }
    groups.extend(apart(told.len(), &groups, found).iter().map(|tie| vec![tie.left, tie.right]));
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// What stands behind a key in a list that is in order.
fn following<K: Ord + Copy>(listed: &[(K, u32)], key: K) -> impl Iterator<Item = u32> {
    let first = listed.partition_point(|&(known, _)| known < key);
    listed[first..].iter().take_while(move |&&(known, _)| known == key).map(|&(_, of_key)| of_key)
}

/// The smallest of some claims that holds a part.
fn smallest(told: &[Told<'_>], claims: impl Iterator<Item = u32>, part: &Claim) -> Option<u32> {
    let span = |at: &u32| told[*at as usize].claim.span;
    claims.filter(|at| span(at).contains(part.span)).min_by_key(|at| span(at).len())
}
