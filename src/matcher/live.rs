//! What changes in the findings when documents come and go?

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::consult::{Couple, told};
use super::node::{Nodes, Said};
use super::prune::{Pair, choose, wanted};
use super::select::{beyond, beyond_one, comparable, few, same};
use super::{Change, Config, Entries, Judged, Key, assemble};
use crate::error::Error;
use crate::index::{Index, Met, NumberMap};
use crate::judge::Judgement;

/// Two claims that make an event or a finding, the one that comes first by document and place on the left.
#[derive(Clone)]
struct Telling {
    left: Key,
    right: Key,
    judgement: Arc<Judgement>,
}

/// A sentence: its document, where it starts.
type Sentence = (u32, usize);

/// The wanted pairs between two sentences, in order, and those of them that are reported.
#[derive(Default)]
struct Between {
    wanted: Vec<Telling>,
    chosen: Vec<Telling>,
}

/// The pairs of nodes that are kept, with what was judged of them, and the findings.
pub(super) struct Live {
    index: Index,
    met: Met,
    nodes: Nodes,
    /// What is telling of each pair of nodes that is kept, and within each node.
    pairs: NumberMap<(u32, u32), Vec<Telling>>,
    between: HashMap<[Sentence; 2], Between>,
    /// The pairs of nodes that may be kept or no longer be, since the last settling.
    touched: BTreeSet<(u32, u32)>,
    /// The claims that were compared of each node whose claims have changed since then.
    before: NumberMap<u32, Vec<Key>>,
}

impl Live {
    pub(super) fn new(neighbours: usize) -> Live {
        Live {
            index: Index::new(neighbours),
            met: Met::default(),
            nodes: Nodes::default(),
            pairs: NumberMap::default(),
            between: HashMap::new(),
            touched: BTreeSet::new(),
            before: NumberMap::default(),
        }
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// A claim of each node.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Key> {
        self.nodes.firsts()
    }

    /// The claims of a document stand under their nodes from now on.
    pub(super) fn enter(&mut self, entries: &Entries, serial: u32) {
        let entry = &entries[&serial];
        let mut met = HashSet::new();
        for (number, claim) in entry.claims.iter().enumerate() {
            let said = Said::of(claim);
            let key = (serial, number as u32);
            let node = match self.nodes.number(&said) {
                Some(node) => node,
                None => {
                    let (node, touched) = self.index.add(&entry.features[number], said.rank(), &mut self.met);
                    self.touched.extend(touched);
                    self.nodes.open(said, node);
                    node
                }
            };
            if met.insert(node) {
                self.note(node);
                let order = |key: &Key| (&entries[&key.0].document.id, key.1);
                let place = self.nodes.claims(node).partition_point(|other| order(other) < order(&key));
                self.nodes.put(node, place, key);
            }
        }
    }

    /// The claims of a document, which is still there, no longer stand under their nodes.
    pub(super) fn leave(&mut self, entries: &Entries, serial: u32) {
        for (number, claim) in entries[&serial].claims.iter().enumerate() {
            let said = Said::of(claim);
            let key = (serial, number as u32);
            let node = self.nodes.number(&said).filter(|&node| self.nodes.claims(node).contains(&key));
            let Some(node) = node else { continue };
            self.note(node);
            if self.nodes.take(&said, node, key) {
                self.touched.insert((node, node));
                self.touched.extend(self.index.remove(node, &mut self.met));
            }
        }
    }

    /// Notes that a node's claims are about to change.
    fn note(&mut self, node: u32) {
        let claims = self.nodes.claims(node);
        self.before.entry(node).or_insert_with(|| claims.to_vec());
    }

    /// Judges what is to be judged since the last settling and tells what that changed.
    ///
    /// # Errors
    /// If a judge of the caller's fails; all is then still to be judged.
    pub(super) fn settle(&mut self, config: &Config, entries: &Entries) -> Result<Change, Error> {
        let (most, few) = (same(config.neighbours), few(config.neighbours));
        let before = std::mem::take(&mut self.before);
        let mut touched = std::mem::take(&mut self.touched);
        for &node in before.keys().filter(|&&node| !self.nodes.claims(node).is_empty()) {
            touched.insert((node, node));
            let compared = |claims: &[Key]| claims.len().min(few);
            let (had, has) = (&before[&node], self.nodes.claims(node));
            if had[..compared(had)] != has[..compared(has)] {
                let partners = self.index.partners(node, &mut self.met);
                touched.extend(partners.into_iter().map(|other| (node.min(other), node.max(other))));
            }
        }
        let mut new: Vec<((u32, u32), Key, Key)> = Vec::new();
        // Of the pairs of nodes that changed, those that are kept with what stays known of them, and what goes.
        let mut kept: Vec<((u32, u32), Vec<Telling>)> = Vec::new();
        let (mut apart, mut gone): (Vec<(u32, u32)>, Vec<Telling>) = (Vec::new(), Vec::new());
        for &(x, y) in &touched {
            let (left, right) = (self.nodes.claims(x), self.nodes.claims(y));
            let keeps = !left.is_empty() && !right.is_empty() && (x == y || self.index.keeps(x, y));
            let first = |claims: &[Key]| claims.len().min(if x == y { most } else { few });
            // A node with many claims may have one more, and the first ones are still those that are compared.
            let differs = |node: u32, claims: &[Key]| {
                before.get(&node).is_some_and(|before| before[..first(before)] != claims[..first(claims)])
            };
            let known = self.pairs.contains_key(&(x, y));
            if keeps && known && !differs(x, left) && !differs(y, right) {
                continue;
            }
            let was = |node: u32, key: Key| {
                let claims = before.get(&node).map_or(self.nodes.claims(node), Vec::as_slice);
                claims[..first(claims)].contains(&key)
            };
            let mut had = self.pairs.get(&(x, y)).cloned().unwrap_or_default();
            let mut has = Vec::new();
            let (left, right) = (&left[..first(left)], &right[..first(right)]);
            let order = |key: &Key| (&entries[&key.0].document.id, key.1);
            for (at, &p) in left.iter().enumerate().filter(|_| keeps) {
                for &q in if x == y { &right[at + 1..] } else { right } {
                    let is = |known: &Telling| [(p, q), (q, p)].contains(&(known.left, known.right));
                    if let Some(place) = had.iter().position(is) {
                        has.push(had.swap_remove(place));
                        continue;
                    }
                    let judged = known && (was(x, p) && was(y, q) || was(x, q) && was(y, p));
                    let of = |key: Key| (u64::from(key.0), &entries[&key.0].claims[key.1 as usize]);
                    if !judged && comparable(of(p), of(q)) {
                        let (p, q) = if order(&p) < order(&q) { (p, q) } else { (q, p) };
                        new.push(((x, y), p, q));
                    }
                }
            }
            gone.extend(had);
            if keeps {
                kept.push(((x, y), has));
            } else {
                apart.push((x, y));
            }
        }
        let side = |key: Key| (&entries[&key.0], key.1 as usize);
        let judged = match told(config, &new, |&(_, p, q)| Couple { left: side(p), right: side(q) }) {
            Ok(judged) => judged,
            Err(error) => {
                (self.before, self.touched) = (before, touched);
                return Err(error);
            }
        };
        let mut changed: BTreeMap<[Sentence; 2], (Vec<Telling>, Vec<Telling>)> = BTreeMap::new();
        for gone in gone {
            changed.entry(sentences(entries, &gone)).or_default().0.push(gone);
        }
        apart.iter().for_each(|nodes| drop(self.pairs.remove(nodes)));
        self.pairs.extend(kept);
        for ((nodes, left, right), judgement) in new.into_iter().zip(judged) {
            if let Some(judgement) = judgement {
                let telling = Telling { left, right, judgement };
                changed.entry(sentences(entries, &telling)).or_default().1.push(telling.clone());
                self.pairs.entry(nodes).or_default().push(telling);
            }
        }
        Ok(self.choose(entries, changed))
    }

    /// Chooses anew what to report where pairs have gone or come.
    fn choose(&mut self, entries: &Entries, changed: BTreeMap<[Sentence; 2], (Vec<Telling>, Vec<Telling>)>) -> Change {
        let (mut added, mut withdrawn) = (Vec::new(), Vec::new());
        for (place, (gone, come)) in changed {
            let between = self.between.entry(place).or_default();
            between.wanted.retain(|known| !gone.iter().any(|gone| gone.is(known)));
            between.wanted.extend(come.into_iter().filter(|telling| wanted(pair(entries, telling))));
            // Both sentences are each of one document, so the numbers of the claims order them.
            between.wanted.sort_unstable_by_key(|telling| (telling.left, telling.right));
            let pairs: Vec<Pair<'_>> = between.wanted.iter().map(|telling| pair(entries, telling)).collect();
            let chosen: Vec<Telling> = choose(&pairs).into_iter().map(|at| between.wanted[at].clone()).collect();
            let had = std::mem::replace(&mut between.chosen, chosen);
            added.extend(between.chosen.iter().filter(|new| !had.iter().any(|old| old.is(new))).cloned());
            withdrawn.extend(had.into_iter().filter(|old| !between.chosen.iter().any(|new| old.is(new))));
            if between.wanted.is_empty() {
                self.between.remove(&place);
            }
        }
        let finding = |telling: &Telling| assemble::finding(entries, telling.left, telling.right, &telling.judgement);
        let mut change =
            Change { added: added.iter().map(finding).collect(), withdrawn: withdrawn.iter().map(finding).collect() };
        // A document that was replaced may say again what it said.
        let mut again: HashMap<_, _> =
            change.withdrawn.drain(..).map(|old| ((old.left.clone(), old.right.clone()), old)).collect();
        change.added.retain(|new| {
            let key = (new.left.clone(), new.right.clone());
            let same = again.get(&key).is_some_and(|old| {
                (old.relation, old.scores) == (new.relation, new.scores) && old.reasons == new.reasons
            });
            same.then(|| again.remove(&key)).is_none()
        });
        change.withdrawn = again.into_values().collect();
        for findings in [&mut change.added, &mut change.withdrawn] {
            findings.sort_by(|x, y| {
                y.confidence.total_cmp(&x.confidence).then_with(|| (&x.left, &x.right).cmp(&(&y.left, &y.right)))
            });
        }
        change
    }

    /// What is telling, with the claims numbered by `number`, in order.
    pub(super) fn judged(&self, number: impl Fn(Key) -> u32) -> Vec<Judged> {
        let one = |telling: &Telling| Judged {
            left: number(telling.left),
            right: number(telling.right),
            judgement: Arc::clone(&telling.judgement),
        };
        let mut judged: Vec<Judged> = self.pairs.values().flatten().map(one).collect();
        judged.sort_unstable_by_key(|pair| (pair.left, pair.right));
        judged
    }

    /// How many pairs of claims were not judged.
    pub(super) fn left_out(&self, most: usize) -> u64 {
        let kept = self.pairs.keys().filter(|(x, y)| x != y);
        let few = few(most);
        let size = |node: u32| self.nodes.claims(node).len();
        let (pairs, beyond) =
            kept.fold((0, 0), |(pairs, sum), &(x, y)| (pairs + 1, sum + beyond(size(x), size(y), few)));
        let within: u64 = self.nodes.sizes().map(|size| beyond_one(size, same(most))).sum();
        self.index.left_out(pairs) + beyond + within
    }
}

impl Telling {
    /// Whether both are the same pair of claims.
    fn is(&self, other: &Telling) -> bool {
        (self.left, self.right) == (other.left, other.right)
    }
}

fn pair<'p>(entries: &'p Entries, telling: &'p Telling) -> Pair<'p> {
    let claim = |key: Key| &entries[&key.0].claims[key.1 as usize];
    let (left, right) = (telling.left, telling.right);
    Pair { left: claim(left), right: claim(right), within: left.0 == right.0, judgement: &telling.judgement }
}

/// The sentences that two claims stand in.
fn sentences(entries: &Entries, telling: &Telling) -> [Sentence; 2] {
    [telling.left, telling.right].map(|key| (key.0, entries[&key.0].claims[key.1 as usize].sentence.start()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::matcher::{Config, Matcher};
    use crate::text::Document;

    /// Reports of a few fires that are so alike that their words are hot and no claim keeps all its neighbours.
    fn text(at: usize) -> String {
        let town = ["Harwick", "Dornum", "Velmora"][at % 3];
        let told = ["", " A cause was not found.", " The mayor denied that the fire was set."][at / 3 % 3];
        format!("The fire in {town} killed {} people on Monday.{told}", 2 + at % 7)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn a_stream_reports_what_a_batch_does_however_few_neighbours_there_are(
            steps in prop::collection::vec((0usize..24, 0usize..40), 1..60),
            neighbours in 1usize..4,
        ) {
            let config = Config::default().neighbours(neighbours);
            let mut matcher = Matcher::new(config.clone());
            let mut there: Vec<Option<Document>> = vec![None; 24];
            let mut findings = 0;
            for (id, at) in steps {
                let document = Document::new(format!("{id}"), text(at));
                let change = match &there[id] {
                    Some(known) if at % 3 == 0 => {
                        let change = matcher.remove(&known.id);
                        there[id] = None;
                        change
                    }
                    known => {
                        let known = known.is_some();
                        there[id] = Some(document.clone());
                        if known { matcher.replace(document) } else { matcher.insert(document) }
                    }
                };
                let change = change.unwrap();
                findings = findings + change.added.len() - change.withdrawn.len();
            }
            let batch = config.compare(there.into_iter().flatten()).unwrap();
            prop_assert_eq!(&matcher.report(), &batch);
            prop_assert_eq!(findings, batch.findings.len());
        }
    }
}
