//! Which pairs are judged when documents come and go?

use std::collections::HashSet;
use std::sync::Arc;

use super::chosen::{Found, change, reported, tie};
use super::consult::{self, Couple, Side};
use super::entry::{Claims, Entries};
use super::mark::Mark;
use super::node::{Nodes, Said, nodes};
use super::renew::Renewal;
use super::roll::Roll;
use super::select::{Of, as_one, beyond, beyond_one, comparable, few, pairs, same};
use super::told::{Open, Told, later_first};
use super::{Change, ClaimAt, Config, Entry, Judged, Key, Reported, batch};
use crate::claim::Claim;
use crate::error::{Cause, Error};
use crate::index::{Features, Index, Met, NumberMap, Shifts};
use crate::judge::{Beginning, Judgement, Memory, Outlines};
use crate::par::Pool;

/// Two claims that are to be judged.
type New = (Key, Key);

/// The pairs of nodes that are kept, with what was judged of them, and the findings.
pub(super) struct Live {
    index: Index,
    met: Met,
    nodes: Nodes,
    /// What is told of the claims of each pair of nodes that is kept, and within each node.
    told: Told,
    /// The pairs of nodes of which more or fewer than at the last settling keep the other, by how many, and those whose claims
    /// are others.
    touched: Vec<((u32, u32), i32)>,
    /// The first claims that each node had then whose claims have changed.
    before: NumberMap<u32, Vec<Key>>,
    /// How many pairs of nodes changes have touched, how many pairs of claims they have brought together, and of how many of
    /// these the claims were read: what changes cost, counted.
    work: [u64; 3],
    /// What judging has found out of words, for the next change.
    memories: Pool<Memory>,
    /// Room for the outlines of the claims that a change brings together.
    outlines: Outlines,
}

impl Live {
    pub(super) fn new(neighbours: usize) -> Live {
        Live {
            index: Index::new(neighbours),
            met: Met::default(),
            nodes: Nodes::default(),
            told: Told::default(),
            touched: Vec::new(),
            before: NumberMap::default(),
            work: [0; 3],
            memories: Pool::default(),
            outlines: Outlines::default(),
        }
    }

    /// What all documents amount to that are there, from scratch, in less time than one by one; and what is found, as far as
    /// its judgements are known.
    ///
    /// `judged` is what is known of the pairs, if it is.
    ///
    /// # Errors
    /// If a judge of the caller's fails, or if something is known of a pair that is not compared.
    pub(super) fn of(
        config: &Config,
        roll: &Roll<'_>,
        judged: Option<Vec<Judged>>,
    ) -> Result<(Live, Vec<Found>), Error> {
        let mut live = Live::new(config.neighbours);
        let key = |claim: u32| roll.key(claim);
        let (listed, ranks) = nodes(roll, &[], &mut live.index);
        live.index.finish();
        // The node of each claim that is compared at all, of one document the first with its words, and its place there.
        let mut node_of: NumberMap<u32, (u32, usize)> = NumberMap::default();
        for ((node, claims), rank) in (0..).zip(&listed).zip(ranks) {
            live.nodes.open(rank, node, claims.iter().map(|&claim| key(claim)).collect());
            node_of.extend(claims.iter().enumerate().map(|(place, &claim)| (claim, (node, place))));
        }
        let documents = roll.read();
        let judged = match judged {
            Some(judged) => judged,
            None => {
                batch::judge(config, roll, &documents, &pairs(roll, &listed, &live.index.kept(), config.neighbours))?
            }
        };
        for &Judged { left, right, .. } in &judged {
            let nodes = node_of.get(&left).zip(node_of.get(&right));
            let compared = nodes.is_some_and(|(&(x, at), &(y, place))| match x == y {
                true => at.max(place) < same(config.neighbours),
                false => at.max(place) < few(config.neighbours) && live.index.keeping(x, y) > 0,
            });
            if !compared {
                let message = format!("claims {left} and {right} are not compared");
                return Err(Cause::Snapshot { byte: 0, message }.into());
            }
        }
        let pair = |judged: &Judged| later_first(key(judged.left), key(judged.right));
        if config.judge.is_some() {
            for (told, judgement) in judged.iter().filter_map(|judged| Some((judged, judged.judgement.as_ref()?))) {
                live.told.keep(pair(told), Arc::clone(judgement));
            }
        }
        let mut marks: Vec<Mark> = judged.iter().map(|judged| judged.mark.reported(false)).collect();
        let mut found = Vec::new();
        for at in reported(roll, &documents, &judged) {
            let at = at as usize;
            marks[at] = marks[at].reported(true);
            let Judged { left, right, judgement, .. } = &judged[at];
            found.extend(judgement.as_ref().map(|judgement| (key(*left), key(*right), Arc::clone(judgement))));
        }
        let mut open = Open::default();
        open.fill(judged.iter().zip(marks).map(|(judged, mark)| {
            let (later, earlier) = pair(judged);
            (later, earlier, mark)
        }));
        live.told.close(open);
        Ok((live, found))
    }

    /// How many nodes were asked anew whom they keep and how many nodes queries have come upon, how many pairs of nodes were
    /// touched, and how many pairs of claims were looked at and read, since there were no documents.
    pub(super) fn work(&self) -> [u64; 5] {
        let [touched, looked_at, read] = self.work;
        [self.met.asked, self.met.looked_at, touched, looked_at, read]
    }

    /// How much is kept: nodes, pairs of claims that are told of, how many of these are reported, and their bytes.
    pub(super) fn sizes(&self) -> [usize; 4] {
        let [told, reported, bytes] = self.told.sizes();
        [self.nodes.len(), told, reported, bytes]
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
            let node = match self.nodes.number(&said, |key| said_by(entries, &entries.claim(key))) {
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
            let said = said_by(entries, claim);
            let key = (serial, number as u32);
            let node = self.nodes.number(&said, |key| said_by(entries, &entries.claim(key)));
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
        // The pairs of nodes that are kept and of one of which other claims are compared.
        let mut kept: Vec<(u32, u32)> = Vec::new();
        for (&node, had) in before.iter().filter(|&(&node, _)| !self.nodes.claims(node).is_empty()) {
            touched.push(((node, node), 0));
            let compared = |claims: &[Key]| claims.len().min(few);
            let has = self.nodes.claims(node);
            // Of one that is new, all that it keeps and that keep it is so.
            if !had.is_empty() && had[..compared(had)] != has[..compared(has)] {
                let partners = self.index.partners(node, &mut self.met);
                kept.extend(partners.into_iter().map(|other| (node.min(other), node.max(other))));
            }
        }
        kept.sort_unstable();
        touched.extend(kept.iter().map(|&pair| (pair, 0)));
        touched.sort_unstable_by_key(|&(pair, _)| as_one(pair));
        touched.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 += if same { next.1 } else { 0 };
            same
        });
        let mut renewal = Renewal::new(config, entries, &self.told, &self.memories);
        let (mut new, mut gone): (Vec<New>, Vec<New>) = (Vec::new(), Vec::new());
        for &((x, y), by) in &touched {
            let (left, right) = (self.nodes.claims(x), self.nodes.claims(y));
            let is_new = |node: u32| before.get(&node).is_some_and(Vec::is_empty);
            let keeping = match by {
                _ if x == y => 1,
                // Two more or fewer of two are both of them.
                2 => 2,
                -2 => 0,
                // Who is gone keeps nobody, and who is new kept nobody before.
                _ if left.is_empty() || right.is_empty() => 0,
                _ if is_new(x) || is_new(y) => by,
                0 if kept.binary_search(&(x, y)).is_ok() => 1,
                _ => self.index.keeping(x, y),
            };
            let keeps = !left.is_empty() && !right.is_empty() && keeping > 0;
            let compared = if x == y { most } else { few };
            // A node with many claims may have one more, and the first ones are still those that are compared.
            let was = |node: u32| {
                let claims = before.get(&node).map_or(self.nodes.claims(node), Vec::as_slice);
                &claims[..claims.len().min(compared)]
            };
            let known = if x == y { !is_new(x) } else { keeping - by > 0 };
            let had = (was(x), was(y));
            let has = (&left[..left.len().min(compared)], &right[..right.len().min(compared)]);
            if keeps == known && had == has {
                continue;
            }
            let is_of = |(left, right): (&[Key], &[Key]), p: Key, q: Key| {
                left.contains(&p) && right.contains(&q) || left.contains(&q) && right.contains(&p)
            };
            // Of what was not kept, nothing is told.
            if known {
                let left_out = pairs_of(x == y, had).filter(|&(p, q)| !(keeps && is_of(has, p, q)));
                gone.extend(left_out.filter(|&(p, q)| renewal.is_told(p, q)));
            }
            if keeps {
                new.extend(pairs_of(x == y, has).filter(|&(p, q)| !(known && is_of(had, p, q))));
            }
        }
        let looked_at = new.len();
        let mut new = hopeful(config, entries, (&self.memories, &mut self.outlines), new, config.judge.is_none());
        for (count, more) in self.work.iter_mut().zip([touched.len(), looked_at, new.len()]) {
            *count += more as u64;
        }
        for (p, q) in &mut new {
            let order = |key: &Key| (&entries.document(key.0).id, key.1);
            if order(q) < order(p) {
                std::mem::swap(p, q);
            }
        }
        claims.read(entries, new.iter().flat_map(|&(p, q)| [p, q]));
        let side = |key: Key| Side { document: entries.document(key.0), number: key.1, claim: claims.get(key) };
        let couple = |&(p, q): &New| Couple { left: side(p), right: side(q) };
        let come = match &config.judge {
            Some(judge) => consult::asked(config, &**judge, &new, couple),
            None => {
                let bench = || consult::lent(config, &self.memories);
                let told = crate::par::map(&new, bench, |bench, pair| consult::verdict(bench, couple(pair)));
                Ok(told.into_iter().enumerate().filter_map(|(at, verdict)| Some((at, verdict?))).collect())
            }
        };
        let come = match come {
            Ok(come) => come,
            Err(error) => {
                (self.before, self.touched) = (before, touched);
                return Err(error);
            }
        };
        gone.into_iter().for_each(|(p, q)| renewal.forget(p, q));
        come.into_iter().for_each(|(at, verdict)| renewal.tell(new[at].0, new[at].1, verdict));
        let [added, withdrawn] = renewal.settle(claims).keep(&mut self.told);
        Ok(change(entries, added, withdrawn))
    }

    /// What is told of all claims, which are numbered by `number`.
    pub(super) fn report(
        &self,
        config: &Config,
        documents: &[&Entry],
        claims: &[ClaimAt<'_>],
        number: impl Fn(Key) -> u32,
    ) -> super::Told {
        let mut ties = Vec::new();
        let mut found: Vec<(u32, u32, (Key, Key))> = Vec::new();
        for (later, earlier, mark) in self.told.pairs() {
            let (x, y) = (number(later), number(earlier));
            ties.push(tie(x.min(y), x.max(y)));
            if mark.is_reported() {
                found.push((x.min(y), x.max(y), (later, earlier)));
            }
        }
        found.sort_unstable();
        let side = |at: u32| {
            let ClaimAt { document, number, claim, .. } = claims[at as usize];
            Side { document: &documents[document].document, number: number as u32, claim }
        };
        let bench = || consult::bench(config);
        let reported = crate::par::map(&found, bench, |bench, &(left, right, pair)| {
            let judgement = match self.told.judgement(pair) {
                Some(judgement) => Arc::clone(judgement),
                None => Arc::new(consult::judgement(bench, Couple { left: side(left), right: side(right) })?),
            };
            Some(Reported { left, right, judgement })
        });
        super::Told { ties, reported: reported.into_iter().flatten().collect() }
    }

    /// What is told, in no order: two claims, what is kept of it, and what a judge of the caller's said.
    pub(super) fn told(&self) -> impl Iterator<Item = (Key, Key, Mark, Option<&Arc<Judgement>>)> {
        self.told.pairs().map(|(later, earlier, mark)| (later, earlier, mark, self.told.judgement((later, earlier))))
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
fn hopeful(
    config: &Config,
    entries: &Entries,
    (memories, outlines): (&Pool<Memory>, &mut Outlines),
    mut new: Vec<New>,
    outlined: bool,
) -> Vec<New> {
    // Either end of each pair, so that each claim is looked at once, document by document.
    let mut ends: Vec<(Key, u32)> = Vec::with_capacity(2 * new.len());
    ends.extend(new.iter().zip(0..).flat_map(|(&(p, q), at)| [(p, 2 * at), (q, 2 * at + 1)]));
    ends.sort_unstable_by_key(|&(key, _)| as_one(key));
    outlines.clear();
    let (mut claims, mut begins): (Vec<(Of, usize)>, Vec<Beginning<'_>>) = (Vec::new(), Vec::new());
    // The number of the claim at each end.
    let mut claim_at = vec![0; ends.len()];
    for of_one in ends.chunk_by(|(x, _), (y, _)| x.0 == y.0) {
        let document = entries.glance(of_one[0].0.0);
        begins.push(document.beginning());
        for end in of_one.chunk_by(|(x, _), (y, _)| x == y) {
            end.iter().for_each(|&(_, at)| claim_at[at as usize] = claims.len());
            let outline = outlined.then_some(&mut *outlines);
            claims.push((document.of(end[0].0.1, outline), begins.len() - 1));
        }
    }
    let outlines = &*outlines;
    let pairs: Vec<&[usize]> = claim_at.chunks_exact(2).collect();
    let bench = || consult::lent(config, memories);
    let hopeful = crate::par::map(&pairs, bench, |bench, pair| {
        let ((x, s), (y, t)) = (claims[pair[0]], claims[pair[1]]);
        let mut may_come = || {
            let glance = bench.glance([begins[s], begins[t]], None);
            !bench.is_hopeless(glance, outlines, pair[0] as u32, pair[1] as u32)
        };
        comparable(x, y) && (!outlined || s == t || may_come())
    });
    let mut hopeful = hopeful.into_iter();
    new.retain(|_| hopeful.next() == Some(true));
    new
}

/// The pairs of two lists of claims, which may be one.
fn pairs_of<'k>(one: bool, (left, right): (&'k [Key], &'k [Key])) -> impl Iterator<Item = (Key, Key)> {
    let others = move |at: usize| if one { &right[at + 1..] } else { right };
    left.iter().enumerate().flat_map(move |(at, &p)| others(at).iter().map(move |&q| (p, q)))
}

fn said_by(entries: &Entries, claim: &Claim) -> Said {
    Said::of(claim, &Features::of(entries.lexicon(), claim))
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
