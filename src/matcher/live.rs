//! Which pairs are judged when documents come and go?

use std::collections::HashSet;
use std::sync::Arc;

use super::chosen::{Changed, Chosen};
use super::consult::{Couple, Side, told};
use super::entry::{Claims, Entries};
use super::node::{Nodes, Said, nodes};
use super::select::{Of, beyond, beyond_one, comparable, few, pairs, same};
use super::telling::Telling;
use super::{Change, ClaimAt, Config, Entry, Judged, Key, batch};
use crate::claim::Claim;
use crate::error::{Cause, Error};
use crate::index::{Features, Index, Met, NumberMap, Shifts};
use crate::judge::{Beginning, Bench, Judgement, Outlines};

/// Of a pair of nodes that changed, what stays known, if it is kept, and what goes.
type Known = ((u32, u32), Vec<Telling>, Vec<Telling>);

/// Two claims that are to be judged, behind the nodes that they are of.
type New = ((u32, u32), Key, Key);

/// The pairs of nodes that are kept, with what was judged of them, and the findings.
pub(super) struct Live {
    index: Index,
    met: Met,
    nodes: Nodes,
    /// What is telling of each pair of nodes that is kept, and within each node, if anything is.
    pairs: NumberMap<(u32, u32), Box<[Telling]>>,
    chosen: Chosen,
    /// The pairs of nodes of which more or fewer than at the last settling keep the other, by how many, and those whose claims
    /// are others.
    touched: Vec<((u32, u32), i32)>,
    /// The first claims that each node had then whose claims have changed.
    before: NumberMap<u32, Vec<Key>>,
    /// How many pairs of claims have been judged one by one: what changes cost, counted.
    judged: u64,
}

impl Live {
    pub(super) fn new(neighbours: usize) -> Live {
        Live {
            index: Index::new(neighbours),
            met: Met::default(),
            nodes: Nodes::default(),
            pairs: NumberMap::default(),
            chosen: Chosen::default(),
            touched: Vec::new(),
            before: NumberMap::default(),
            judged: 0,
        }
    }

    /// What all documents amount to that are there, from scratch, in less time than one by one.
    ///
    /// `judged` is what is known of the pairs, if it is; `key` is the key of a claim by its number.
    ///
    /// # Errors
    /// If a judge of the caller's fails, or if something is known of a pair that is not compared.
    pub(super) fn of(
        config: &Config,
        documents: &[&Entry],
        all: &[ClaimAt<'_>],
        key: impl Fn(u32) -> Key,
        judged: Option<Vec<Judged>>,
    ) -> Result<(Live, Changed), Error> {
        let mut live = Live::new(config.neighbours);
        let (listed, ranks) = nodes(all);
        let ranked = listed.iter().zip(&ranks).map(|(node, &rank)| (all[node[0] as usize].features, rank));
        live.index = Index::build(config.neighbours, ranked);
        // The node of each claim that is compared at all: of one document, the first with its words.
        let mut node_of: NumberMap<u32, u32> = NumberMap::default();
        for ((node, claims), rank) in (0..).zip(&listed).zip(ranks) {
            live.nodes.open(rank, node, claims.iter().map(|&claim| key(claim)).collect());
            node_of.extend(claims.iter().map(|&claim| (claim, node)));
        }
        let kept = live.index.kept();
        let judged = match judged {
            Some(judged) => judged,
            None => batch::judge(config, documents, all, &pairs(all, &listed, &kept, config.neighbours))?,
        };
        let mut changed = Changed::new();
        let mut telling_of: NumberMap<(u32, u32), Vec<Telling>> = NumberMap::default();
        for Judged { left, right, judgement } in judged {
            let known = |claim: &u32| Some((*node_of.get(claim)?, &all[*claim as usize]));
            let nodes =
                known(&left).zip(known(&right)).filter(|((x, _), (y, _))| x == y || live.index.keeping(*x, *y) > 0);
            let Some(((x, of_left), (y, of_right))) = nodes else {
                let message = format!("claims {left} and {right} are not compared");
                return Err(Cause::Snapshot { byte: 0, message }.into());
            };
            let telling = Telling::new((key(left), of_left.claim), (key(right), of_right.claim), &judgement);
            changed.entry(telling.places()).or_default().1.push(telling.clone());
            telling_of.entry((x.min(y), x.max(y))).or_default().push(telling);
        }
        live.pairs = telling_of.into_iter().map(|(nodes, telling)| (nodes, telling.into())).collect();
        Ok((live, changed))
    }

    /// How many nodes queries have come upon, and how many pairs of claims were judged, since there were no documents.
    pub(super) fn work(&self) -> [u64; 2] {
        [self.met.looked_at, self.judged]
    }

    /// How much is kept: nodes, pairs of nodes with something told of them, that many tellings and their bytes, and pairs of
    /// sentences with findings.
    pub(super) fn sizes(&self) -> [usize; 5] {
        let (telling, bytes) =
            self.pairs.values().flatten().fold((0, 0), |(count, bytes), telling| (count + 1, bytes + telling.bytes()));
        [self.nodes.len(), self.pairs.len(), telling, bytes, self.chosen.len()]
    }

    /// What has come and gone in the findings with these pairs.
    pub(super) fn change(&mut self, entries: &Entries, changed: Changed, claims: Claims) -> Change {
        self.chosen.change(entries, changed, claims)
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// A claim of each node.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Key> {
        self.nodes.firsts()
    }

    /// The claims of a document stand under their nodes from now on.
    pub(super) fn enter(&mut self, entries: &Entries, serial: u32, entry: &Entry, most: usize) {
        let mut met = HashSet::new();
        for (number, claim) in entry.claims.iter().enumerate() {
            let said = Said::of(claim, &entry.features[number]);
            let key = (serial, number as u32);
            let node = match self.nodes.number(&said, |key| said_by(&entries.claim(key))) {
                Some(node) => node,
                None => {
                    let (node, shifts) = self.index.add(&entry.features[number], said.rank(), &mut self.met);
                    self.touch(shifts);
                    self.nodes.open(said.rank(), node, Vec::new());
                    node
                }
            };
            if met.insert(node) {
                self.note(node, most);
                let order = |key: &Key| (&entries.document(key.0).id, key.1);
                let place = self.nodes.claims(node).partition_point(|other| order(other) < order(&key));
                self.nodes.put(node, place, key);
            }
        }
    }

    /// The claims of a document, which is still there, no longer stand under their nodes.
    pub(super) fn leave(&mut self, entries: &Entries, serial: u32, most: usize) {
        for (number, claim) in entries.claims(serial).iter().enumerate() {
            let said = said_by(claim);
            let key = (serial, number as u32);
            let node = self.nodes.number(&said, |key| said_by(&entries.claim(key)));
            let node = node.filter(|&node| self.nodes.claims(node).contains(&key));
            let Some(node) = node else { continue };
            self.note(node, most);
            if self.nodes.take(said.rank(), node, key) {
                self.touched.push(((node, node), 0));
                let shifts = self.index.remove(node, &mut self.met);
                self.touch(shifts);
            }
        }
    }

    /// Notes that a node's claims are about to change, of which so many are compared at most as that many neighbours allow.
    fn note(&mut self, node: u32, neighbours: usize) {
        let claims = self.nodes.claims(node);
        let most = same(neighbours).max(1);
        self.before.entry(node).or_insert_with(|| claims[..claims.len().min(most)].to_vec());
    }

    fn touch(&mut self, shifts: Shifts) {
        self.touched.extend(shifts.into_iter().map(|(pair, by)| (pair, i32::from(by))));
    }

    /// Judges what is to be judged since the last settling and tells what that changed.
    ///
    /// Claims that have been read already may come with `claims`.
    ///
    /// # Errors
    /// If a judge of the caller's fails; all is then still to be judged.
    pub(super) fn settle(&mut self, config: &Config, entries: &Entries, mut claims: Claims) -> Result<Change, Error> {
        let (most, few) = (same(config.neighbours), few(config.neighbours));
        let before = std::mem::take(&mut self.before);
        let mut touched = std::mem::take(&mut self.touched);
        for &node in before.keys().filter(|&&node| !self.nodes.claims(node).is_empty()) {
            touched.push(((node, node), 0));
            let compared = |claims: &[Key]| claims.len().min(few);
            let (had, has) = (&before[&node], self.nodes.claims(node));
            if had[..compared(had)] != has[..compared(has)] {
                let partners = self.index.partners(node, &mut self.met);
                touched.extend(partners.into_iter().map(|other| ((node.min(other), node.max(other)), 0)));
            }
        }
        touched.sort_unstable();
        touched.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 += if same { next.1 } else { 0 };
            same
        });
        let mut new: Vec<New> = Vec::new();
        let mut known_of: Vec<Known> = Vec::new();
        for &((x, y), by) in &touched {
            let (left, right) = (self.nodes.claims(x), self.nodes.claims(y));
            let keeping = if x == y { 1 } else { self.index.keeping(x, y) };
            let keeps = !left.is_empty() && !right.is_empty() && keeping > 0;
            let first = |claims: &[Key]| claims.len().min(if x == y { most } else { few });
            // A node with many claims may have one more, and the first ones are still those that are compared.
            let differs = |node: u32, claims: &[Key]| {
                before.get(&node).is_some_and(|before| before[..first(before)] != claims[..first(claims)])
            };
            let opened = before.get(&x).is_some_and(Vec::is_empty);
            let known = if x == y { !opened } else { keeping - by > 0 };
            if keeps && known && !differs(x, left) && !differs(y, right) {
                continue;
            }
            let was = |node: u32, key: Key| {
                let claims = before.get(&node).map_or(self.nodes.claims(node), Vec::as_slice);
                claims[..first(claims)].contains(&key)
            };
            let mut had = self.pairs.get(&(x, y)).map_or(Vec::new(), |telling| telling.to_vec());
            let mut has = Vec::new();
            let (left, right) = (&left[..first(left)], &right[..first(right)]);
            let order = |key: &Key| (&entries.document(key.0).id, key.1);
            for (at, &p) in left.iter().enumerate().filter(|_| keeps) {
                for &q in if x == y { &right[at + 1..] } else { right } {
                    let is = |known: &Telling| [(p, q), (q, p)].contains(&(known.left, known.right));
                    if let Some(place) = had.iter().position(is) {
                        has.push(had.swap_remove(place));
                        continue;
                    }
                    let judged = known && (was(x, p) && was(y, q) || was(x, q) && was(y, p));
                    if !judged {
                        let (p, q) = if order(&p) < order(&q) { (p, q) } else { (q, p) };
                        new.push(((x, y), p, q));
                    }
                }
            }
            known_of.push(((x, y), has, had));
        }
        self.judged += new.len() as u64;
        let new = hopeful(config, entries, new, config.judge.is_none());
        claims.read(entries, new.iter().flat_map(|&(_, p, q)| [p, q]));
        let side = |key: Key| Side { document: entries.document(key.0), number: key.1, claim: claims.get(key) };
        let couple = |&(_, p, q): &New| Couple { left: side(p), right: side(q) };
        let judged = match told(config, &new, couple, |_, _| false) {
            Ok(judged) => judged,
            Err(error) => {
                (self.before, self.touched) = (before, touched);
                return Err(error);
            }
        };
        let mut changed = Changed::new();
        let mut come = new.into_iter().zip(judged).peekable();
        for (nodes, mut has, had) in known_of {
            for gone in had {
                changed.entry(gone.places()).or_default().0.push(gone);
            }
            // What is new stands in the order of the pairs of nodes.
            while let Some(((_, p, q), judgement)) = come.next_if(|((of, ..), _)| *of == nodes) {
                let Some(judgement) = judgement else { continue };
                let telling = Telling::new((p, claims.get(p)), (q, claims.get(q)), &judgement);
                changed.entry(telling.places()).or_default().1.push(telling.clone());
                has.push(telling);
            }
            match has.is_empty() {
                false => self.pairs.insert(nodes, has.into()),
                true => self.pairs.remove(&nodes),
            };
        }
        Ok(self.chosen.change(entries, changed, claims))
    }

    /// What is telling, with the claims numbered by `number`, in order.
    pub(super) fn judged(&self, number: impl Fn(Key) -> u32) -> Vec<Judged> {
        let one = |telling: &Telling| Judged {
            left: number(telling.left),
            right: number(telling.right),
            judgement: Arc::new(telling.judgement()),
        };
        let mut judged: Vec<Judged> = self.pairs.values().flat_map(|telling| telling.iter()).map(one).collect();
        judged.sort_unstable_by_key(|pair| (pair.left, pair.right));
        judged
    }

    /// What is telling, in no order.
    pub(super) fn told(&self) -> impl Iterator<Item = (Key, Key, Judgement)> {
        let telling = self.pairs.values().flat_map(|telling| telling.iter());
        telling.map(|telling| (telling.left, telling.right, telling.judgement()))
    }

    /// How many pairs of claims were not judged.
    pub(super) fn left_out(&self, most: usize) -> u64 {
        let kept = self.index.kept();
        let few = few(most);
        let size = |node: u32| self.nodes.claims(node).len();
        let (pairs, beyond) =
            kept.iter().fold((0, 0), |(pairs, sum), &(x, y)| (pairs + 1, sum + beyond(size(x), size(y), few)));
        let within: u64 = self.nodes.sizes().map(|size| beyond_one(size, same(most))).sum();
        self.index.left_out(pairs) + beyond + within
    }
}

/// The pairs that are compared; if `outlined`, those of which something may come, as far as the outlines of their claims
/// tell, so that the others need not be read.
fn hopeful(config: &Config, entries: &Entries, mut new: Vec<New>, outlined: bool) -> Vec<New> {
    // Either end of each pair, so that each claim is looked at once, document by document.
    let mut ends: Vec<(Key, u32)> = Vec::with_capacity(2 * new.len());
    ends.extend(new.iter().zip(0..).flat_map(|(&(_, p, q), at)| [(p, 2 * at), (q, 2 * at + 1)]));
    ends.sort_unstable();
    let mut outlines = Outlines::default();
    let (mut claims, mut begins): (Vec<(Of, usize)>, Vec<Beginning<'_>>) = (Vec::new(), Vec::new());
    // The number of the claim at each end.
    let mut claim_at = vec![0; ends.len()];
    for of_one in ends.chunk_by(|(x, _), (y, _)| x.0 == y.0) {
        let document = entries.glance(of_one[0].0.0);
        begins.push(document.beginning());
        for end in of_one.chunk_by(|(x, _), (y, _)| x == y) {
            end.iter().for_each(|&(_, at)| claim_at[at as usize] = claims.len());
            let outline = outlined.then_some(&mut outlines);
            claims.push((document.of(end[0].0.1, outline), begins.len() - 1));
        }
    }
    let pairs: Vec<&[usize]> = claim_at.chunks_exact(2).collect();
    let bench = || Bench::new(&config.lexicon, config.sensitivity).of_one_matter(config.one_matter);
    let hopeful = crate::par::map(&pairs, bench, |bench, pair| {
        let ((x, s), (y, t)) = (claims[pair[0]], claims[pair[1]]);
        let hopeless = |bench: &mut Bench<'_>| {
            bench.is_hopeless([begins[s], begins[t]], &outlines, pair[0] as u32, pair[1] as u32)
        };
        comparable(x, y) && !(outlined && s != t && hopeless(bench))
    });
    let mut hopeful = hopeful.into_iter();
    new.retain(|_| hopeful.next() == Some(true));
    new
}

fn said_by(claim: &Claim) -> Said {
    Said::of(claim, &Features::of(claim))
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
