//! How are two words related by meaning: opposed, the same, one made from the other, one a kind of the other?

use std::cell::Cell;

use super::table::{self, Map, pair};
use super::words::Words;

pub(super) const OPPOSITES: &str = include_str!("data/opposites.txt");
pub(super) const CONVERSES: &str = include_str!("data/converses.txt");
pub(super) const SYNONYMS: &str = include_str!("data/synonyms.txt");
pub(super) const EXCLUSIVE: &str = include_str!("data/exclusive.txt");
pub(super) const NOT_OPPOSITES: &str = include_str!("data/not_opposites.txt");
pub(super) const ANTONYMS: &str = include_str!("data/antonyms.txt");
pub(super) const CLUSTERS: &str = include_str!("data/clusters.txt");
pub(super) const AFFIXES: &str = include_str!("data/affixes.txt");
pub(super) const DERIVATIONS: &str = include_str!("data/derivations.txt");
pub(super) const HYPERNYMS: &str = include_str!("data/hypernyms.txt");

/// How many steps up the broader word may be: soldier, enlisted person, serviceman, skilled worker, worker, person.
const STEPS: usize = 5;

/// Kinds of one thing are siblings only if it has few kinds, or all people and all acts would be.
const MOST_SIBLINGS: u16 = 40;

/// How two different lemmas are related.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
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
    /// Two kinds of one thing, not known to exclude each other: cornet, trombone.
    Sibling,
    /// Two sides of one event, which both happen if one does: buy, sell; parent, child. They oppose each other only when
    /// the same participant has the same role in both.
    Converse,
}

/// Bits for what a word may be related by to another one that no list has with it, or for nothing: most words are not related, and
/// to tell that by the tree of senses takes twenty looks into tables that lie in no near cache.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Kin {
    /// Its senses, and what first ones are kinds of.
    senses: u64,
    /// Its first senses that have kinds.
    broad: u64,
    /// What is above its first senses.
    above: u64,
}

impl Kin {
    fn may_be_related(self, other: Kin) -> bool {
        self.senses & other.senses != 0 || self.broad & other.above != 0 || self.above & other.broad != 0
    }
}

/// The bit of a number.
fn bit(number: u32) -> u64 {
    1 << (u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// What is said of pairs in the lists, and the tree of senses.
#[derive(Clone)]
pub(super) struct Relations {
    /// Pair of words to the index of its relation in `LISTED`; the first list that has a pair decides.
    pairs: Map,
    /// A bit for each pair that a list has, and for a few others: most pairs that are asked for stand in none, and these bits lie in
    /// near caches where the pairs do not.
    listed: Vec<u64>,
    /// Synset to its broader ones: a dog is a canine and a domestic animal.
    parents: Vec<[u32; 2]>,
    /// Synset to how many narrower ones it has.
    kinds: Vec<u16>,
    /// A word that was made from another, or another from it, to the shortest of these.
    roots: Map,
    /// A bit for each word that a list opposes to another.
    opposed: Vec<u64>,
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
        let mut relations = Relations {
            pairs: Map::with_capacity(48_000),
            listed: vec![0; LISTED_BITS / 64],
            parents: Vec::new(),
            kinds: Vec::new(),
            roots: Map::with_capacity(8_000),
            opposed: Vec::new(),
        };
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
            for line in table::rows(list) {
                let mut fields = table::split(line, b' ');
                if let Some(first) = fields.next().map(|word| words.add(word)) {
                    for other in fields {
                        let other = words.add(other);
                        relations.relate(first, other, Some(relation));
                        if relation == WordRelation::Derivation {
                            relations.add_root(words, first, other);
                            relations.add_root(words, other, first);
                        }
                    }
                }
            }
        }
        for line in table::rows(HYPERNYMS) {
            let mut fields = table::split(line, b' ').map(|field| field.parse().unwrap_or(0usize));
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
                self.relate(words.add(a), words.add(b), relation);
            }
        }
    }

    /// Relates two words, unless a list before has.
    fn relate(&mut self, a: u32, b: u32, relation: Option<WordRelation>) {
        self.oppose(a, b, relation);
        self.list(a, b);
        self.pairs.find_or_insert(pair(a, b), code(relation));
    }

    /// Notes that a list has two words as a pair.
    fn list(&mut self, a: u32, b: u32) {
        let (block, bit) = place(a, b);
        self.listed[block] |= bit;
    }

    /// What a list says of two words, if one has them.
    fn listed(&self, a: u32, b: u32) -> Option<u32> {
        let (block, bit) = place(a, b);
        if self.listed[block] & bit == 0 { None } else { self.pairs.find(pair(a, b)) }
    }

    /// Notes that two words have an opposite, if that is how they are related.
    fn oppose(&mut self, a: u32, b: u32, relation: Option<WordRelation>) {
        if relation != Some(WordRelation::Opposite) {
            return;
        }
        for word in [a as usize, b as usize] {
            self.opposed.resize(self.opposed.len().max(word / 64 + 1), 0);
            self.opposed[word / 64] |= 1 << (word % 64);
        }
    }

    /// Whether a word is opposed to any other one: no other source than the lists tells of opposites.
    pub(super) fn has_opposite(&self, word: u32) -> bool {
        self.opposed.get(word as usize / 64).is_some_and(|block| block & (1 << (word % 64)) != 0)
    }

    /// Relates two words, whatever the lists say.
    pub(super) fn set(&mut self, a: u32, b: u32, relation: WordRelation) {
        self.oppose(a, b, Some(relation));
        self.list(a, b);
        self.pairs.set(pair(a, b), code(Some(relation)));
    }

    fn add_root(&mut self, words: &Words, word: u32, other: u32) {
        let length = |id: u32| (words.word(id).len(), words.word(id));
        if length(other) < length(self.root(word)) {
            self.roots.set(u64::from(word), other);
        }
    }

    /// The shortest of a word, those it is made from and those made from it.
    pub(super) fn root(&self, word: u32) -> u32 {
        self.roots.find(u64::from(word)).unwrap_or(word)
    }

    fn add_kind(&mut self, parent: usize, child: usize) {
        let most = parent.max(child);
        if most >= self.parents.len() {
            self.parents.resize(most + 1, [NONE; 2]);
            self.kinds.resize(most + 1, 0);
        }
        if let Some(free) = self.parents[child].iter_mut().find(|known| **known == NONE) {
            *free = parent as u32;
        }
        self.kinds[parent] = self.kinds[parent].saturating_add(1);
    }

    /// In order of preference: what a curated list says, an opposite, a synonym, a derivation, a kind, a sibling.
    pub(super) fn find(&self, words: &Words, a: u32, b: u32) -> Option<WordRelation> {
        if a == b {
            return None;
        }
        let listed = self.listed(a, b).map(|code| LISTED[code as usize]);
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

    /// What a word may be related by.
    pub(super) fn kin(&self, words: &Words, word: u32) -> Kin {
        let (mut kin, above) = (Kin::default(), Cell::new(0_u64));
        for &sense in words.senses(word) {
            let synset = synset(sense);
            kin.senses |= bit(2 * synset);
            if rank(sense) > 0 {
                continue;
            }
            if self.kinds.get(synset as usize) > Some(&0) {
                kin.broad |= bit(synset);
            }
            for parent in self.parents(synset).into_iter().filter(|&parent| parent != NONE) {
                kin.senses |= if self.kinds[parent as usize] <= MOST_SIBLINGS { bit(2 * parent + 1) } else { 0 };
            }
            // None of them is the one that is looked for, so that all are come upon.
            self.climbs(synset, STEPS, &|synset| {
                above.set(above.get() | bit(synset));
                false
            });
        }
        Kin { above: above.get(), ..kin }
    }

    /// Whether two words may be related, as far as lists and what they may be related by tell.
    pub(super) fn may_be_related(&self, (a, of_a): (u32, Kin), (b, of_b): (u32, Kin)) -> bool {
        let (block, bit) = place(a, b);
        self.listed[block] & bit != 0 || of_a.may_be_related(of_b)
    }

    /// Whether the first sense of `narrow`, as one of its parts of speech, is below that of `broad`.
    fn is_above(&self, broad: &[u32], narrow: &[u32]) -> bool {
        // Most words name no kind of which there are others; there is no need to climb to them.
        let has_kinds = |&sense: &u32| rank(sense) == 0 && self.kinds.get(synset(sense) as usize) > Some(&0);
        if !broad.iter().any(has_kinds) {
            return false;
        }
        let mut firsts = narrow.iter().filter(|&&sense| rank(sense) == 0).map(|&sense| synset(sense));
        // A first sense is its synset times four and nothing.
        firsts.any(|sense| self.climbs(sense, STEPS, &|above| broad.contains(&(above * 4))))
    }

    /// Whether a broader synset within so many steps is a wanted one.
    fn climbs(&self, synset: u32, steps: usize, is_wanted: &impl Fn(u32) -> bool) -> bool {
        let above = self.parents(synset);
        steps > 0
            && above
                .iter()
                .filter(|&&parent| parent != NONE)
                .any(|&parent| is_wanted(parent) || self.climbs(parent, steps - 1, is_wanted))
    }

    /// Whether the first senses, as one part of speech, are of one kind.
    fn are_siblings(&self, left: &[u32], right: &[u32]) -> bool {
        let parents = |sense: u32| if rank(sense) == 0 { self.parents(synset(sense)) } else { [NONE; 2] };
        left.iter().flat_map(|&sense| parents(sense)).any(|parent| {
            parent != NONE
                && self.kinds[parent as usize] <= MOST_SIBLINGS
                && right.iter().any(|&other| parents(other).contains(&parent))
        })
    }

    fn parents(&self, synset: u32) -> [u32; 2] {
        self.parents.get(synset as usize).copied().unwrap_or([NONE; 2])
    }
}

/// So many bits tell which pairs are listed: ten for each pair.
const LISTED_BITS: usize = 1 << 19;

/// Where the bit of a pair stands, and the bit.
fn place(a: u32, b: u32) -> (usize, u64) {
    let at = (pair(a, b).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % LISTED_BITS;
    (at / 64, 1 << (at % 64))
}

fn synset(sense: u32) -> u32 {
    sense / 4
}

fn rank(sense: u32) -> u32 {
    sense % 4
}

/// Whether a synset stands in both; it must be the first sense of one of the words and the first or second of the other,
/// since WordNet's far senses make synonyms of what no reader would (`sugar`, `bread`: both are said of money).
fn share_sense(left: &[u32], right: &[u32]) -> bool {
    let (mut i, mut j) = (0, 0);
    while let (Some(&a), Some(&b)) = (left.get(i), right.get(j)) {
        match synset(a).cmp(&synset(b)) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                if rank(a) + rank(b) < 2 {
                    return true;
                }
                i += 1;
                j += 1;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;

    #[track_caller]
    fn check(pairs: &str, expected: Option<WordRelation>) {
        let lexicon = Lexicon::english();
        for line in pairs.split(',') {
            let (a, b) = line.trim().split_once(' ').unwrap();
            let id = |word: &str| lexicon.lemma_id(word).unwrap_or_else(|| panic!("{word} is not known"));
            assert_eq!(lexicon.relation(id(a), id(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn opposites_are_found_in_the_curated_list() {
        check(
            "accept reject, confirm deny, support oppose, allow ban, rise fall, arrest release, uphold overturn, lift impose, \
             before after, more fewer, increase cut, open closed, guilty innocent, alive dead",
            Some(WordRelation::Opposite),
        );
    }

    #[test]
    fn opposites_are_found_in_wordnet_and_by_affix() {
        check(
            "possible impossible, acceptable unacceptable, agree disagree, able unable, legal illegal, expensive inexpensive, \
             justified unjustified, verified unverified, harmful harmless, helpful helpless, safe unsafe",
            Some(WordRelation::Opposite),
        );
    }

    #[test]
    fn affixes_that_oppose_nothing_are_left_alone() {
        for pair in
            "different indifferent, valuable invaluable, famous infamous, miss dismiss, pose impose, side inside, \
                     prove improve, press impress, port import, ease disease, jury injury, former informer"
                .split(',')
        {
            let (a, b) = pair.trim().split_once(' ').unwrap();
            let lexicon = Lexicon::english();
            let relation = lexicon.relation(lexicon.lemma_id(a).unwrap(), lexicon.lemma_id(b).unwrap());
            assert_ne!(relation, Some(WordRelation::Opposite), "{pair}");
        }
    }

    #[test]
    fn two_sides_of_one_event_are_no_opposites() {
        check(
            "buy sell, win lose, borrow lend, give receive, import export, parent child, teach learn, precede follow",
            Some(WordRelation::Converse),
        );
    }

    #[test]
    fn synonyms_are_found_in_the_curated_list_and_by_shared_senses() {
        check(
            "kill slay, guarantee assurance, deal accord, talk negotiation, proposal plan, troop soldier, quake tremor, \
             hurt wounded, leader head, reject rebuff, utopian unrealistic, cop officer, teen teenager, car automobile, \
             begin start, purchase buy, physician doctor, assist help, murder kill",
            Some(WordRelation::Synonym),
        );
    }

    #[test]
    fn light_words_have_no_synonyms() {
        check("be exist, have get, make get, do make, have take, thing matter, get become, go run", None);
    }

    #[test]
    fn words_made_from_one_another_are_derivations() {
        check(
            "invade invasion, propose proposal, involve involvement, participate participation, deploy deployment, \
             intervene intervention, agree agreement, reject rejection, destroy destruction",
            Some(WordRelation::Derivation),
        );
    }

    #[test]
    fn words_made_from_one_another_have_one_root() {
        let lexicon = Lexicon::english();
        let root = |word: &str| lexicon.lemma_text(lexicon.root(lexicon.lemma_id(word).unwrap()));
        assert_eq!(["invade", "invasion", "resignation", "bread"].map(root), ["invade", "invade", "resign", "bread"]);
    }

    #[test]
    fn members_of_a_class_exclude_each_other() {
        check(
            "monday tuesday, may april, north south, red blue, man woman, protestant catholic, mother father, \
             spring winter, third fourth, gold silver, morning evening",
            Some(WordRelation::Exclusive),
        );
    }

    #[test]
    fn kinds_are_below_what_they_are_kinds_of() {
        check("vehicle car, animal dog, person soldier, furniture chair, weapon rifle", Some(WordRelation::Broader));
        check("car vehicle, dog animal, soldier person, chair furniture", Some(WordRelation::Narrower));
    }

    #[test]
    fn kinds_of_one_thing_are_siblings() {
        check("cornet trombone, mile inch, convertible limousine", Some(WordRelation::Sibling));
    }

    #[test]
    fn unrelated_words_have_no_relation() {
        check("minister banana, draft ceasefire, moscow trumpet, accept soldier, one two", None);
    }

    #[test]
    fn relations_are_mirrored_and_what_may_not_be_related_is_not() {
        let lexicon = Lexicon::english();
        let ids: Vec<u32> = (0..lexicon.words.count()).step_by(97).collect();
        for &a in &ids {
            for &b in &ids {
                let kin = |word| (word, lexicon.relations.kin(&lexicon.words, word));
                if a != b && !lexicon.relations.may_be_related(kin(a), kin(b)) {
                    assert_eq!(lexicon.relations.find(&lexicon.words, a, b), None);
                }
                let (there, back) =
                    (lexicon.relations.find(&lexicon.words, a, b), lexicon.relations.find(&lexicon.words, b, a));
                let mirrored = match there {
                    Some(WordRelation::Broader) => Some(WordRelation::Narrower),
                    Some(WordRelation::Narrower) => Some(WordRelation::Broader),
                    other => other,
                };
                assert_eq!(back, mirrored, "{} {}", lexicon.words.word(a), lexicon.words.word(b));
            }
        }
    }

    #[test]
    fn each_line_of_the_curated_lists_is_a_group_of_words_and_stands_once() {
        for (list, pairs_only) in
            [(OPPOSITES, true), (CONVERSES, true), (NOT_OPPOSITES, true), (SYNONYMS, false), (EXCLUSIVE, false)]
        {
            let lines: Vec<&str> = list.lines().skip(1).collect();
            assert!(lines.is_sorted_by(|a, b| a < b));
            for line in lines {
                let words: Vec<&str> = line.split(' ').collect();
                assert!(words.is_sorted_by(|a, b| a < b), "{line}");
                assert!(words.len() == 2 || !pairs_only && words.len() > 2, "{line}");
            }
        }
    }

    #[test]
    fn no_pair_stands_in_two_contrary_lists() {
        let pairs = |list: &'static str| list.lines().skip(1).collect::<std::collections::BTreeSet<_>>();
        for (a, b) in [(OPPOSITES, CONVERSES), (OPPOSITES, NOT_OPPOSITES), (CONVERSES, NOT_OPPOSITES)] {
            assert_eq!(pairs(a).intersection(&pairs(b)).next(), None);
        }
        let contrary: std::collections::BTreeSet<_> = pairs(OPPOSITES).union(&pairs(CONVERSES)).copied().collect();
        for group in SYNONYMS.lines().skip(1) {
            let words: Vec<&str> = group.split(' ').collect();
            for (n, a) in words.iter().enumerate() {
                for b in &words[n + 1..] {
                    let pair = format!("{a} {b}");
                    assert!(!contrary.contains(pair.as_str()), "{pair}");
                }
            }
        }
    }
}
