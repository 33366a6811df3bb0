//! Whom and what does a document name, anywhere in it?

use serde::{Deserialize, Serialize};

use super::Claim;
use super::setting::naming;
use super::weighed::{Weighed, Words};
use super::word::identity;
use crate::analysis::NameKind;

/// The names of a whole document, which each of its claims carries: two documents that name the same people and places
/// tell one story, whatever they begin with.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct Roster {
    /// The last words of people's names.
    people: Words<2>,
    /// Other names.
    names: Weighed,
}

impl Roster {
    /// The names in these claims.
    pub(super) fn of<'c>(claims: impl Iterator<Item = &'c Claim>) -> Roster {
        let (mut people, mut names): (Vec<u64>, Vec<(u64, u8)>) = Default::default();
        for claim in claims {
            let persons = claim.names.iter().filter(|name| name.kind == NameKind::Person);
            people.extend(persons.filter_map(|name| name.keys.last()));
            for word in naming(claim) {
                let person = word.name.is_some_and(|at| claim.names[usize::from(at)].kind == NameKind::Person);
                if !person {
                    names.push((identity(word), word.weight));
                }
            }
        }
        Roster { people: people.into(), names: names.into() }
    }

    /// How many people both documents name.
    pub(crate) fn people_shared(&self, other: &Roster) -> usize {
        self.people.shared(&other.people)
    }

    /// The names besides people's, with their weights.
    pub(super) fn others(&self) -> impl Iterator<Item = (u64, u8)> {
        self.names.iter()
    }

    /// A bit for each person; two may have one.
    pub(super) fn people_bits(&self) -> [u64; 2] {
        self.people.bits()
    }

    /// How many bytes its lists take.
    pub(super) fn bytes(&self) -> usize {
        self.people.bytes() + self.names.bytes()
    }

    pub(crate) fn people(&self) -> usize {
        self.people.len()
    }

    /// Whether the document names someone or something by this word.
    pub(crate) fn names(&self, identity: u64) -> bool {
        self.people.has(identity) || self.names.has(identity)
    }

    /// How much of the slighter document's other names the other one has, from 0 to 1, and how many.
    pub(crate) fn names_shared(&self, other: &Roster) -> (f32, usize) {
        self.names.share(&other.names)
    }
}
