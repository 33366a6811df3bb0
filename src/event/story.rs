//! Which documents tell one story?
//!
//! Two shootings in two towns share most of their words. What tells stories apart is who, where, when and how many, and what
//! stands at the beginning.

use super::Told;
use super::linkage::{Tie, connected, link};
use super::shares::{Shares, alike, dice};
use crate::analysis::NameKind;
use crate::claim::{Claim, ClaimKind, Word, identity};

/// Headline, lead and the two sentences after it say what a story is about.
const LEAD: usize = 4;

/// Documents of one story share about a sixth of their beginning and of their names on average; two of one kind of event
/// seldom half of that.
const LEAST: f32 = 0.16;

/// The least weight of a name, number or date that counts: a given name beside a family name does not.
const TELLING: u8 = 31;

/// What stands in more documents than this brings no two of them together: a day's news has many stories on one country.
const MOST: usize = 256;

/// For each document, the number of the first document of its story.
pub(super) fn stories(told: &[Told<'_>]) -> Vec<u32> {
    let documents = told.iter().map(|told| told.document + 1).max().unwrap_or(0);
    let mut whole: Vec<Vec<&Claim>> = vec![Vec::new(); documents];
    for told in told.iter().filter(|told| matches!(told.claim.kind, ClaimKind::Sentence | ClaimKind::Headline)) {
        whole[told.document].push(told.claim);
    }
    let scenes =
        crate::par::map(&whole, || (), |(), claims: &Vec<&Claim>| shares(&claims[..claims.len().min(LEAD)], |_| true));
    let naming = |word: &Word| word.name.is_some() || word.time || word.quantity.is_some();
    let names = crate::par::map(
        &whole,
        || (),
        |(), claims: &Vec<&Claim>| shares(claims, |word| word.weight >= TELLING && naming(word)),
    );
    // Two documents that are so much alike, unless they name other degrees.
    let tie = |x: usize, y: usize, strength: f32| {
        (!differ(&whole[x], &whole[y])).then_some(Tie { left: x as u32, right: y as u32, strength })
    };
    let ties = near(&scenes, &names, tie);
    let weak = |x: usize, y: usize| {
        let strength = (alike(&scenes[x], &scenes[y]) + alike(&names[x], &names[y])) / 2.0;
        Some(strength).filter(|&strength| strength > 0.0).and_then(|strength| tie(x, y, strength))
    };
    let mut story_of: Vec<u32> = (0..documents as u32).collect();
    for group in link(documents, &completed(ties, documents, weak), LEAST) {
        group.iter().for_each(|&document| story_of[document as usize] = group[0]);
    }
    story_of
}

/// What a document shares with others: a word by its number, with its weight among the beginning and among the names.
type Held = (u32, [f32; 2]);

/// The ties of the documents that are alike enough, two by two, as long as no word stands in too many documents; else of those
/// of them that share a quarter of that under words that do not. `tie` makes a tie of how much two are alike.
fn near(scenes: &[Shares], names: &[Shares], tie: impl Fn(usize, usize, f32) -> Option<Tie> + Sync + Send) -> Vec<Tie> {
    // What stands in which document.
    let mut held: Vec<(u64, u32, [f32; 2])> = Vec::new();
    for (at, of) in scenes.iter().zip(names).enumerate() {
        held.extend(of.0.weighted().iter().map(|&(word, weight)| (word, at as u32, [weight, 0.0])));
        held.extend(of.1.weighted().iter().map(|&(word, weight)| (word, at as u32, [0.0, weight])));
    }
    crate::par::sort_by_key(&mut held, |&(word, at, weights)| (word, at, weights[0] > 0.0));
    held.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 = added(kept.2, next.2);
        }
        same
    });
    // For each document, the stretches of `held` that are of its words, and its words that stand in too many documents.
    let mut stretches: Vec<Vec<(u32, u32)>> = vec![Vec::new(); scenes.len()];
    let mut common: Vec<Vec<Held>> = vec![Vec::new(); scenes.len()];
    let mut start = 0;
    for (number, word) in (0..).zip(held.chunk_by(|x, y| x.0 == y.0)) {
        if MOST < word.len() {
            word.iter().for_each(|&(_, at, weights)| common[at as usize].push((number, weights)));
        } else if 1 < word.len() {
            for (place, of) in word.iter().enumerate() {
                stretches[of.1 as usize].push(((start + place) as u32, (start + word.len()) as u32));
            }
        }
        start += word.len();
    }
    // All that is looked through below, in half the room.
    let held: Vec<Held> = held.into_iter().map(|(_, at, weights)| (at, weights)).collect();
    let whole: Vec<[f32; 2]> = scenes.iter().zip(names).map(|(scene, names)| [scene.whole(), names.whole()]).collect();
    let alike = |x: usize, y: usize, shared: [f32; 2]| {
        let [p, q] = added(whole[x], whole[y]);
        (dice(shared[0], p) + dice(shared[1], q)) / 2.0
    };
    // What a document shares with each other, and whom it meets; room that is kept from one to the next.
    let room = || (vec![[0.0_f32; 2]; scenes.len()], Vec::<u32>::new());
    let numbered: Vec<usize> = (0..scenes.len()).collect();
    let ties = crate::par::map(&numbered, room, |(shared, met), &x| {
        for &(own, end) in &stretches[x] {
            let (_, weights) = held[own as usize];
            // Those before meet this one themselves.
            for &(y, others) in &held[own as usize + 1..end as usize] {
                let shared = &mut shared[y as usize];
                if *shared == [0.0; 2] {
                    met.push(y);
                }
                // What both have of either kind is above zero, so that it is noted once that they met.
                shared[0] += weights[0].min(others[0]) + f32::MIN_POSITIVE;
                shared[1] += weights[1].min(others[1]);
            }
        }
        let near = met.drain(..).filter_map(|y| {
            let (rare, y) = (std::mem::take(&mut shared[y as usize]), y as usize);
            if alike(x, y, rare) < LEAST / 4.0 {
                return None;
            }
            let strength = alike(x, y, added(rare, shared_of(&common[x], &common[y])));
            Some(strength).filter(|&strength| strength >= LEAST).and_then(|strength| tie(x, y, strength))
        });
        near.collect::<Vec<Tie>>()
    });
    ties.into_iter().flatten().collect()
}

fn added(x: [f32; 2], y: [f32; 2]) -> [f32; 2] {
    [x[0] + y[0], x[1] + y[1]]
}

/// What the words weigh that two documents have, by lists in order.
fn shared_of(x: &[Held], y: &[Held]) -> [f32; 2] {
    let (mut i, mut j, mut shared) = (0, 0, [0.0; 2]);
    while let (Some(&(p, left)), Some(&(q, right))) = (x.get(i), y.get(j)) {
        if p == q {
            shared = added(shared, [left[0].min(right[0]), left[1].min(right[1])]);
        }
        i += usize::from(p <= q);
        j += usize::from(q <= p);
    }
    shared
}

/// Documents that such ties connect are compared each with each, if there are no more of them.
const CONNECTED: usize = 256;

/// The ties with those, however weak, between documents that they connect: what is joined is alike on average. Documents
/// that strong ties do not connect are never joined, so nothing else is asked.
fn completed(ties: Vec<Tie>, documents: usize, tie: impl Fn(usize, usize) -> Option<Tie>) -> Vec<Tie> {
    let mut complete = Vec::new();
    for (members, ties) in connected(documents, &ties) {
        if members.len() > CONNECTED {
            complete.extend(ties);
            continue;
        }
        for (at, &left) in members.iter().enumerate() {
            complete.extend(members[at + 1..].iter().filter_map(|&right| tie(left as usize, right as usize)));
        }
    }
    complete
}

/// Whether two documents name other degrees at their beginning: of two earthquakes in one region most else is the same.
fn differ(x: &[&Claim], y: &[&Claim]) -> bool {
    x.first().zip(y.first()).is_some_and(|(x, y)| x.setting.differs_in_degree(&y.setting))
}

/// The wanted words of some claims, each once; who is in a story tells it from another more than anything.
fn shares(claims: &[&Claim], wanted: impl Fn(&Word) -> bool) -> Shares {
    let mut found: Vec<(u64, f32)> = Vec::new();
    for claim in claims {
        for word in claim.words.iter().filter(|word| word.weight > 0 && wanted(word)) {
            let person = word.name.is_some_and(|name| claim.names[usize::from(name)].kind == NameKind::Person);
            let weight = f32::from(word.weight) * if person { 2.0 } else { 1.0 };
            found.push((identity(word), weight));
        }
    }
    found.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    found.dedup_by_key(|&mut (word, _)| word);
    Shares::new(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::telling::with_told;

    #[track_caller]
    fn check(texts: &[&str], expected: &[u32]) {
        with_told(texts, |_, told| assert_eq!(stories(told), expected));
    }

    #[test]
    fn two_reports_of_one_fire_are_one_story_and_another_fire_is_another() {
        check(
            &[
                "A fire in a warehouse in Harwick killed two workers on Monday. Fire chief Anna Brandt said it began at noon.",
                "Two workers died on Monday when a warehouse burned down in Harwick, fire chief Brandt said.",
                "A fire in a school in Dornum injured nine children on Friday. The mayor, Peter Olsen, closed all schools.",
            ],
            &[0, 0, 2],
        );
    }

    #[test]
    fn a_document_that_says_nothing_is_a_story_of_its_own() {
        check(&["Harwick burned down last night.", "Yes.", "Harwick burned down last night."], &[0, 1, 0]);
    }
}
