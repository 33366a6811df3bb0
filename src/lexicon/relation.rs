//! How are two words related by meaning: opposed, the same, one made from the other, one a kind of the other?

use super::table::{self, Map, pair};
use super::words::Words;

const OPPOSITES: &str = include_str!("data/opposites.txt");
const CONVERSES: &str = include_str!("data/converses.txt");
const SYNONYMS: &str = include_str!("data/synonyms.txt");
const EXCLUSIVE: &str = include_str!("data/exclusive.txt");
const NOT_OPPOSITES: &str = include_str!("data/not_opposites.txt");
const ANTONYMS: &str = include_str!("data/antonyms.txt");
const CLUSTERS: &str = include_str!("data/clusters.txt");
const AFFIXES: &str = include_str!("data/affixes.txt");
const DERIVATIONS: &str = include_str!("data/derivations.txt");
const HYPERNYMS: &str = include_str!("data/hypernyms.txt");

/// How many steps up the broader word may be: car, motor vehicle, self-propelled vehicle, wheeled vehicle.
const STEPS: usize = 3;

/// Kinds of one thing are siblings only if it has few kinds, or all people and all acts would be.
const MOST_SIBLINGS: u16 = 40;

/// How two different lemmas are related.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum WordRelation {
    /// They share a sense.
    Synonym,
    /// One is made from the other: invade, invasion.
    Derivation,
    /// The second is a kind of the first: vehicle, car.
    Broader,
    /// The first is a kind of the second: car, vehicle.
    Narrower,
    /// They exclude each other by meaning: accept, reject.
    Opposite,
    /// Two members of a class of which a slot takes one: Monday, Tuesday; north, south.
    Exclusive,
    /// Two kinds of one thing, not known to exclude each other: trumpet, clarinet.
    Sibling,
    /// Two sides of one event, which both happen if one does: buy, sell; parent, child. They oppose each other only when
    /// the same participant has the same role in both.
    Converse,
}

/// What is said of pairs in the lists, and the tree of senses.
#[derive(Clone)]
pub(super) struct Relations {
    /// Pair of words to the index of its relation in `LISTED`; the first list that has a pair decides.
    pairs: Map,
    /// Synset to its broader one.
    parents: Vec<u32>,
    /// Synset to how many narrower ones it has.
    kinds: Vec<u16>,
}

const NONE: u32 = u32::MAX;

/// What a list can say of a pair; the last: that whatever WordNet has is wrong.
const LISTED: [Option<WordRelation>; 6] = [
    Some(WordRelation::Opposite),
    Some(WordRelation::Converse),
    Some(WordRelation::Synonym),
    Some(WordRelation::Exclusive),
    Some(WordRelation::Derivation),
    None,
];

fn code(relation: Option<WordRelation>) -> u32 {
    LISTED.iter().position(|&listed| listed == relation).unwrap_or(LISTED.len() - 1) as u32
}

impl Relations {
    pub(super) fn read(words: &mut Words) -> Relations {
        let mut relations = Relations { pairs: Map::with_capacity(48_000), parents: Vec::new(), kinds: Vec::new() };
        // The curated lists come first: `man` and `woman` are members of a class, though WordNet calls them antonyms.
        for (list, relation) in [
            (OPPOSITES, Some(WordRelation::Opposite)),
            (CONVERSES, Some(WordRelation::Converse)),
            (SYNONYMS, Some(WordRelation::Synonym)),
            (EXCLUSIVE, Some(WordRelation::Exclusive)),
            (NOT_OPPOSITES, None),
        ] {
            for (_, line) in table::lines(list) {
                relations.add_group(words, line.split_whitespace(), relation);
            }
        }
        for (list, relation) in [
            (ANTONYMS, WordRelation::Opposite),
            (AFFIXES, WordRelation::Opposite),
            (CLUSTERS, WordRelation::Opposite),
            (DERIVATIONS, WordRelation::Derivation),
        ] {
            for line in list.lines().skip(1) {
                let mut fields = line.split(' ').map(|word| words.add(word));
                if let Some(first) = fields.next() {
                    for other in fields {
                        relations.pairs.find_or_insert(pair(first, other), code(Some(relation)));
                    }
                }
            }
        }
        for line in HYPERNYMS.lines().skip(1) {
            let mut fields = line.split(' ').map(|field| field.parse().unwrap_or(0usize));
            if let Some(parent) = fields.next() {
                for child in fields {
                    relations.add_kind(parent, child);
                }
            }
        }
        relations
    }

    /// Relates each two words of a group, unless a list before has.
    fn add_group<'w>(
        &mut self,
        words: &mut Words,
        group: impl Iterator<Item = &'w str> + Clone,
        relation: Option<WordRelation>,
    ) {
        for (n, a) in group.clone().enumerate() {
            for b in group.clone().skip(n + 1) {
                let key = pair(words.add(a), words.add(b));
                self.pairs.find_or_insert(key, code(relation));
            }
        }
    }

    /// Relates two words, whatever the lists say.
    pub(super) fn set(&mut self, a: u32, b: u32, relation: WordRelation) {
        self.pairs.set(pair(a, b), code(Some(relation)));
    }

    fn add_kind(&mut self, parent: usize, child: usize) {
        let most = parent.max(child);
        if most >= self.parents.len() {
            self.parents.resize(most + 1, NONE);
            self.kinds.resize(most + 1, 0);
        }
        self.parents[child] = parent as u32;
        self.kinds[parent] = self.kinds[parent].saturating_add(1);
    }

    /// In order of preference: what a curated list says, an opposite, a synonym, a derivation, a kind, a sibling.
    pub(super) fn find(&self, words: &Words, a: u32, b: u32) -> Option<WordRelation> {
        if a == b {
            return None;
        }
        let listed = self.pairs.find(pair(a, b)).map(|code| LISTED[code as usize]);
        let (left, right) = (words.senses(a), words.senses(b));
        match listed {
            Some(Some(WordRelation::Derivation)) | Some(None) | None => {}
            Some(decided) => return decided,
        }
        if share_sense(left, right) {
            return Some(WordRelation::Synonym);
        }
        if let Some(Some(derivation)) = listed {
            return Some(derivation);
        }
        if self.is_above(left, right) {
            Some(WordRelation::Broader)
        } else if self.is_above(right, left) {
            Some(WordRelation::Narrower)
        } else if self.are_siblings(left, right) {
            Some(WordRelation::Sibling)
        } else {
            None
        }
    }

    /// Whether one of the first two senses of `narrow` is below one of `broad`, of which at least one is the first.
    fn is_above(&self, broad: &[u32], narrow: &[u32]) -> bool {
        if broad.is_empty() {
            return false;
        }
        narrow.iter().filter(|&&sense| rank(sense) < 2).any(|&sense| {
            let mut at = synset(sense);
            (0..STEPS).any(|_| {
                at = self.parent(at);
                let wanted = |&other: &u32| synset(other) == at && rank(other) + rank(sense) < 2;
                at != NONE && broad.iter().any(wanted)
            })
        })
    }

    /// Whether two of the first two senses, of which at least one is the first, are of one kind.
    fn are_siblings(&self, left: &[u32], right: &[u32]) -> bool {
        left.iter().filter(|&&sense| rank(sense) < 2).any(|&a| {
            let parent = self.parent(synset(a));
            parent != NONE
                && self.kinds[parent as usize] <= MOST_SIBLINGS
                && right.iter().any(|&b| rank(a) + rank(b) < 2 && self.parent(synset(b)) == parent)
        })
    }

    fn parent(&self, synset: u32) -> u32 {
        self.parents.get(synset as usize).copied().unwrap_or(NONE)
    }
}

fn synset(sense: u32) -> u32 {
    sense / 4
}

fn rank(sense: u32) -> u32 {
    sense % 4
}

/// Whether a synset stands in both; it must be among the first two senses of one of the words and the first three of
/// the other, since WordNet's far senses make synonyms of what no reader would (`have`, `get`).
fn share_sense(left: &[u32], right: &[u32]) -> bool {
    let (mut i, mut j) = (0, 0);
    while let (Some(&a), Some(&b)) = (left.get(i), right.get(j)) {
        match synset(a).cmp(&synset(b)) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                if rank(a).min(rank(b)) < 2 && rank(a) + rank(b) <= 3 {
                    return true;
                }
                i += 1;
                j += 1;
            }
        }
    }
    false
}
