//! Whom and what does a document name, anywhere in it?

use serde::{Deserialize, Serialize};

use super::Claim;
use super::word::{bit, identity};
use crate::analysis::NameKind;

/// The names of a whole document, which each of its claims carries: two documents that name the same people and places
/// tell one story, whatever they begin with.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct Roster {
    /// The last words of people's names, sorted.
    people: Vec<u64>,
    /// Other names with their weights, sorted.
    names: Vec<(u64, u8)>,
    /// What these weigh together.
    weight: u32,
    /// A bit for each person and each other name: what has no bit is not among them.
    bits: u128,
}

impl Roster {
    /// The names in these claims.
    pub(super) fn of<'c>(claims: impl Iterator<Item = &'c Claim>) -> Roster {
        let mut roster = Roster::default();
        for claim in claims {
            let people = claim.names.iter().filter(|name| name.kind == NameKind::Person);
            roster.people.extend(people.filter_map(|name| name.keys.last()));
            let named = claim.words.iter().filter(|word| word.weight > 0 && !word.time);
            for word in named.filter(|word| word.name.is_some() || word.entity.is_some()) {
                let person = word.name.is_some_and(|at| claim.names[usize::from(at)].kind == NameKind::Person);
                if !person {
                    roster.names.push((identity(word), word.weight));
                }
            }
        }
        roster.people.sort_unstable();
        roster.people.dedup();
        roster.names.sort_unstable();
        roster.names.dedup_by_key(|&mut (key, _)| key);
        roster.people.shrink_to_fit();
        roster.names.shrink_to_fit();
        roster.weight = roster.names.iter().map(|&(_, weight)| u32::from(weight)).sum();
        let all = roster.people.iter().chain(roster.names.iter().map(|(key, _)| key));
        roster.bits = all.fold(0, |bits, &key| bits | bit(key));
        roster
    }

    /// How many people both documents name.
    pub(crate) fn people_shared(&self, other: &Roster) -> usize {
        let both = |person: &&u64| other.bits & bit(**person) != 0 && other.people.binary_search(person).is_ok();
        self.people.iter().filter(both).count()
    }

    /// How many bytes its lists take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.people) + size_of_val(&*self.names)
    }

    /// A bit for each name: what has no bit is not among them.
    pub(super) fn bits(&self) -> u128 {
        self.bits
    }

    pub(crate) fn people(&self) -> usize {
        self.people.len()
    }

    /// Whether the document names someone or something by this word.
    pub(crate) fn names(&self, identity: u64) -> bool {
        self.bits & bit(identity) != 0
            && (self.people.binary_search(&identity).is_ok()
                || self.names.binary_search_by_key(&identity, |&(key, _)| key).is_ok())
    }

    /// How much of the slighter document's other names the other one has, from 0 to 1, and how many.
    pub(crate) fn names_shared(&self, other: &Roster) -> (f32, usize) {
        let met = |own: &Roster, theirs: &Roster| {
            let both = |&&(key, _): &&(u64, u8)| {
                theirs.bits & bit(key) != 0 && theirs.names.binary_search_by_key(&key, |&(key, _)| key).is_ok()
            };
            let met = |(shared, count): (u32, usize), &(_, weight): &(u64, u8)| (shared + u32::from(weight), count + 1);
            own.names.iter().filter(both).fold((0, 0), met)
        };
        // Which document comes first decides nothing.
        let ((ours, count), (theirs, _)) = (met(self, other), met(other, self));
        let (shared, slighter) = (ours.max(theirs), self.weight.min(other.weight));
        let share = if slighter == 0 { 0.0 } else { (shared as f32 / slighter as f32).min(1.0) };
        (share, count)
    }
}
