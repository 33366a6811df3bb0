//! Which documents tell one story?
//!
//! Two shootings in two towns share most of their words. What tells stories apart is who, where, when and how many, and what
//! stands at the beginning.

use std::collections::HashMap;

use super::Told;
use super::linkage::{Tie, link};
use super::shares::{Shares, alike};
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
    let scenes: Vec<Shares> = whole.iter().map(|claims| shares(&claims[..claims.len().min(LEAD)], |_| true)).collect();
    let names: Vec<Shares> = whole
        .iter()
        .map(|claims| {
            shares(claims, |word| {
                word.weight >= TELLING && (word.name.is_some() || word.time || word.quantity.is_some())
            })
        })
        .collect();
    let mut holding: HashMap<u64, Vec<usize>> = HashMap::new();
    for document in 0..documents {
        for word in names[document].words().chain(scenes[document].words()) {
            let holding = holding.entry(word).or_default();
            if holding.last() != Some(&document) {
                holding.push(document);
            }
        }
    }
    let mut ties: Vec<Tie> = Vec::new();
    // With which document each one was compared last.
    let mut met: Vec<usize> = (0..documents).collect();
    for x in 0..documents {
        for word in names[x].words().chain(scenes[x].words()) {
            for &y in holding[&word].iter().filter(|_| holding[&word].len() <= MOST) {
                if y > x && met[y] != x {
                    met[y] = x;
                    if differ(&whole[x], &whole[y]) {
                        continue;
                    }
                    let strength = (alike(&scenes[x], &scenes[y]) + alike(&names[x], &names[y])) / 2.0;
                    ties.push(Tie { left: x as u32, right: y as u32, strength });
                }
            }
        }
    }
    let mut story_of: Vec<u32> = (0..documents as u32).collect();
    for group in link(&ties, LEAST) {
        group.iter().for_each(|&document| story_of[document as usize] = group[0]);
    }
    story_of
}

/// Whether two documents name other degrees at their beginning: of two earthquakes in one region most else is the same.
fn differ(x: &[&Claim], y: &[&Claim]) -> bool {
    x.first().zip(y.first()).is_some_and(|(x, y)| x.setting.differs_in_degree(&y.setting))
}

/// The wanted words of some claims, each once; who is in a story tells it from another more than anything.
fn shares(claims: &[&Claim], wanted: impl Fn(&Word) -> bool) -> Shares {
    let mut found: HashMap<u64, f32> = HashMap::new();
    for claim in claims {
        for word in claim.words.iter().filter(|word| word.weight > 0 && wanted(word)) {
            let person = word.name.is_some_and(|name| claim.names[usize::from(name)].kind == NameKind::Person);
            let weight = f32::from(word.weight) * if person { 2.0 } else { 1.0 };
            let known = found.entry(identity(word)).or_insert(0.0);
            *known = known.max(weight);
        }
    }
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
