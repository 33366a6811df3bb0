//! Groups of claims about the same event.
//!
//! Claims are of one event if their documents tell one story and they say that the same happens, or name the same, with
//! enough in common besides; or if they agree or contradict each other. A claim that says several things is of several
//! events, but only of the tightest: that all of a story's claims have one name in common tells a reader nothing.

mod happening;
mod holding;
mod linkage;
mod parts;
mod shares;
mod story;
#[cfg(test)]
mod telling;
mod tight;

pub(crate) use holding::Holding;
pub(crate) use linkage::Tie;
pub(crate) use parts::events_with_parts;

use crate::claim::Claim;
use crate::lexicon::Lexicon;
use happening::{Happening, happenings};
use linkage::link;
use shares::{Shares, all_alike};

/// A claim, and the number of the document that makes it.
#[derive(Copy, Clone)]
pub(crate) struct Told<'c> {
    pub(crate) document: usize,
    pub(crate) claim: &'c Claim,
}

/// Claims of one story that say the same happens are of one event if they share so much on average.
const LEAST: f32 = 0.1;

/// Where a document says so in more claims than this, nested ones counted, it is a subject rather than something that
/// happens: claims on "guarantees" must have more in common.
const SUBJECT: f32 = 6.0;

/// Of all pairs between two groups of judged claims, this share must be tied before they become one.
const JUDGED: f32 = 0.34;

/// Groups that share so much of what both have are one.
const SAME: f32 = 0.5;

/// A claim is in the tightest so many of its groups. With fewer, a long sentence that says several things is left out of
/// some; with more, it ties together what a reader would keep apart.
const GROUPS: usize = 4;

/// At most so many claims of one story are compared for one thing that happens or is named, in order.
const MOST: usize = 300;

/// The events: groups of two or more claims, by number, each in order, in order of their first claim.
///
/// `ties` are the judgements that make two claims speak of one event, `found` those of them that are reported: no finding
/// is of no event. The result depends on the claims and on the two sets alone.
fn events(lexicon: &Lexicon, told: &[Told<'_>], ties: &[Tie], found: &[Tie]) -> Vec<Vec<u32>> {
    let (mut groups, (story_of, happenings)) = crate::par::both(
        || link(told.len(), ties, JUDGED),
        || crate::par::both(|| story::stories(told), || happenings(lexicon, told)),
    );
    let mut said: Vec<(u32, u64, u32)> = Vec::new();
    for (at, happening) in happenings.iter().enumerate() {
        let story = story_of[told[at].document];
        said.extend(happening.holds.iter().map(|&held| (story, held, at as u32)));
    }
    crate::par::sort(&mut said);
    let document = |claim: u32| told[claim as usize].document;
    // How many documents make these claims, of which those of one follow one another.
    let documents = |claims: &[u32]| claims.chunk_by(|&x, &y| document(x) == document(y)).count();
    let lists = |said: &&[(u32, u64, u32)]| {
        let list = |said: &[(u32, u64, u32)]| said.iter().take(MOST).map(|&(.., claim)| claim).collect();
        let mut lists: Vec<Vec<u32>> = said.chunk_by(|x, y| x.1 == y.1).map(list).collect();
        lists.retain(|claims| documents(claims) > 1);
        // What the same claims have in common besides is compared once.
        lists.sort_unstable();
        lists.dedup();
        lists
    };
    let said: Vec<&[(u32, u64, u32)]> = said.chunk_by(|x, y| x.0 == y.0).collect();
    let lists: Vec<Vec<u32>> = crate::par::map(&said, || (), |(), said| lists(said)).into_iter().flatten().collect();
    let found_of = |claims: &Vec<u32>| {
        let across = |group: &Vec<u32>| group.iter().any(|&claim| document(claim) != document(group[0]));
        let often = claims.len() as f32 / documents(claims) as f32;
        let least = LEAST * (often / SUBJECT).max(1.0).sqrt();
        let mut groups = link(claims.len(), &shared(claims, &happenings), least);
        groups.iter_mut().flatten().for_each(|at| *at = claims[*at as usize]);
        groups.retain(across);
        groups
    };
    groups.extend(crate::par::map(&lists, || (), |(), claims| found_of(claims)).into_iter().flatten());
    let mut events = tight::tightest(told, &happenings, merged(told.len(), groups), GROUPS);
    events.extend(link(told.len(), &apart(told.len(), &events, found), JUDGED));
    events.extend(apart(told.len(), &events, found).iter().map(|tie| vec![tie.left, tie.right]));
    events.sort_unstable();
    events.dedup();
    events
}

/// The ties between some of so many claims that no group holds together.
fn apart(claims: usize, groups: &[Vec<u32>], ties: &[Tie]) -> Vec<Tie> {
    let holding = Holding::of(claims, groups);
    ties.iter().filter(|tie| holding.of_both(tie.left, tie.right).next().is_none()).copied().collect()
}

/// How much each two of some claims have in common, by their places.
fn shared(claims: &[u32], happenings: &[Happening]) -> Vec<Tie> {
    let of: Vec<&Happening> = claims.iter().map(|&claim| &happenings[claim as usize]).collect();
    let shares: Vec<&Shares> = of.iter().map(|happening| &happening.shares).collect();
    let mut ties = Vec::with_capacity(claims.len() * claims.len().saturating_sub(1) / 2);
    all_alike(&shares, |left, right, strength| {
        if !of[left].is_of_others(of[right]) {
            ties.push(Tie { left: left as u32, right: right as u32, strength });
        }
    });
    ties
}

/// Groups of so many claims that are much the same become one, from the largest down.
fn merged(claims: usize, mut groups: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    groups.sort_unstable_by(|x, y| y.len().cmp(&x.len()).then_with(|| x.cmp(y)));
    let mut kept: Vec<Vec<u32>> = Vec::new();
    // The groups of each claim so far.
    let mut holding: Vec<Vec<u32>> = vec![Vec::new(); claims];
    let mut met: Vec<u32> = Vec::new();
    for group in groups {
        met.clear();
        met.extend(group.iter().flat_map(|&claim| &holding[claim as usize]));
        met.sort_unstable();
        // How many of its members each group before has.
        let same = met.chunk_by(|x, y| x == y).find(|met| {
            let common = met.len();
            let whole = kept[met[0] as usize].len() + group.len() - common;
            common == group.len() || common as f32 >= SAME * whole as f32
        });
        let at = match same {
            Some(met) => met[0] as usize,
            None => {
                kept.push(Vec::new());
                kept.len() - 1
            }
        };
        let known = kept[at].len();
        for claim in group {
            if kept[at][..known].binary_search(&claim).is_err() {
                kept[at].push(claim);
                holding[claim as usize].push(at as u32);
            }
        }
        kept[at].sort_unstable();
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::telling::with_told;
    use super::*;

    /// Whether the first claims of the first and of each other text are of one event.
    #[track_caller]
    fn check(texts: &[&str], expected: &[bool]) {
        with_told(texts, |lexicon, told| {
            let first = |document: usize| told.iter().position(|told| told.document == document).unwrap() as u32;
            let events = events(lexicon, told, &[], &[]);
            let together = |other: u32| events.iter().any(|event| event.contains(&first(0)) && event.contains(&other));
            assert_eq!((1..texts.len()).map(|document| together(first(document))).collect::<Vec<_>>(), expected);
        });
    }

    #[test]
    fn a_verb_and_the_noun_made_from_it_tell_one_event() {
        check(
            &[
                "Mayor Anna Brandt of Harwick resigned on Monday.",
                "The resignation of Harwick mayor Brandt surprised the town.",
            ],
            &[true],
        );
    }

    #[test]
    fn look_alikes_elsewhere_and_of_others_are_other_events() {
        check(
            &[
                "Police in Harwick arrested Peter Olsen for drunk driving on Monday.",
                "Police in Dornum arrested Maria Lind for drunk driving on Friday.",
                "Peter Olsen was arrested in Harwick on Monday.",
            ],
            &[false, true],
        );
    }

    #[test]
    fn judged_and_found_claims_are_of_one_event_and_groups_that_are_much_the_same_are_one() {
        let tie = |left, right| Tie { left, right, strength: 1.0 };
        let texts = ["The mill burned down on Monday.", "The mayor slept all night.", "The bridge was open to carts."];
        with_told(&texts, |lexicon, told| {
            assert_eq!(events(lexicon, told, &[tie(0, 1), tie(1, 2)], &[]), [[0, 1, 2]]);
            assert_eq!(events(lexicon, told, &[], &[tie(0, 2)]), [[0, 2]]);
        });
        assert_eq!(
            merged(9, vec![vec![0, 1, 2], vec![0, 1], vec![1, 2, 3], vec![7, 8]]),
            [vec![0, 1, 2, 3], vec![7, 8]]
        );
    }
}
