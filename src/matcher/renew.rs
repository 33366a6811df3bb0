//! Which findings come and go where judged pairs have come or gone?

use std::sync::Arc;

use super::chosen::Found;
use super::consult::{self, Couple, Side, Verdict};
use super::entry::{Claims, Entries};
use super::prune::{Wanted, choose};
use super::told::{Open, Told, later_first};
use super::{Config, Key};
use crate::index::NumberMap;
use crate::judge::{Judgement, Memory};
use crate::par::Pool;

/// Two claims, the one first that is of the later document or stands later in it.
type Pair = (Key, Key);

/// A sentence: its document, where it starts.
type Sentence = (u32, u32);

/// What is told, while it changes.
pub(super) struct Renewal<'m> {
    config: &'m Config,
    entries: &'m Entries,
    told: &'m Told,
    memories: &'m Pool<Memory>,
    open: Open,
    /// The pairs of sentences, the later one first, between which a wanted pair has come or gone.
    between: Vec<[Sentence; 2]>,
    /// What has just been judged.
    fresh: NumberMap<Pair, Arc<Judgement>>,
    gone: Vec<Pair>,
    added: Vec<Pair>,
    withdrawn: Vec<Pair>,
}

/// What a renewal came to.
pub(super) struct Renewed {
    pub(super) added: Vec<Found>,
    pub(super) withdrawn: Vec<Found>,
    open: Open,
    gone: Vec<Pair>,
    /// What a judge of the caller's said.
    fresh: NumberMap<Pair, Arc<Judgement>>,
}

impl<'m> Renewal<'m> {
    pub(super) fn new(
        config: &'m Config,
        entries: &'m Entries,
        told: &'m Told,
        memories: &'m Pool<Memory>,
    ) -> Renewal<'m> {
        Renewal {
            config,
            entries,
            told,
            memories,
            open: Open::default(),
            between: Vec::new(),
            fresh: NumberMap::default(),
            gone: Vec::new(),
            added: Vec::new(),
            withdrawn: Vec::new(),
        }
    }

    /// Whether something is told of two claims.
    pub(super) fn is_told(&mut self, p: Key, q: Key) -> bool {
        self.open.find(self.told, later_first(p, q)).is_some()
    }

    /// Nothing is told of two claims any more.
    pub(super) fn forget(&mut self, p: Key, q: Key) {
        let pair = later_first(p, q);
        let Some(mark) = self.open.find(self.told, pair) else { return };
        self.open.remove(self.told, pair);
        self.gone.push(pair);
        if mark.is_wanted() {
            self.between.push(self.sentences(pair));
        }
        if mark.is_reported() {
            self.withdrawn.push(pair);
        }
    }

    /// This is told of two claims from now on.
    pub(super) fn tell(&mut self, p: Key, q: Key, verdict: Verdict) {
        let pair = later_first(p, q);
        self.open.set(self.told, pair, verdict.mark);
        if let Some(judgement) = verdict.judgement {
            self.fresh.insert(pair, judgement);
            self.between.push(self.sentences(pair));
        }
    }

    /// Chooses anew what to report where pairs have gone or come. Claims that have been read already come with `claims`.
    pub(super) fn settle(mut self, mut claims: Claims) -> Renewed {
        let mut between = std::mem::take(&mut self.between);
        between.sort_unstable();
        between.dedup();
        between.into_iter().for_each(|sentences| self.choose(sentences, &mut claims));
        let (added, withdrawn) = (std::mem::take(&mut self.added), std::mem::take(&mut self.withdrawn));
        let [added, withdrawn] = self.judgements([added, withdrawn], claims);
        let fresh = if self.config.judge.is_some() { self.fresh } else { NumberMap::default() };
        Renewed { added, withdrawn, open: self.open, gone: self.gone, fresh }
    }

    fn sentences(&self, (later, earlier): Pair) -> [Sentence; 2] {
        [later, earlier].map(|key| (key.0, self.entries.glance(key.0).sentence(key.1)))
    }

    /// Two claims, the one first that comes first by document and place.
    fn by_id(&self, (later, earlier): Pair) -> Pair {
        let id = |key: Key| &self.entries.document(key.0).id;
        if later.0 != earlier.0 && id(later) < id(earlier) { (later, earlier) } else { (earlier, later) }
    }

    /// Chooses anew what to report between two sentences.
    fn choose(&mut self, [later, earlier]: [Sentence; 2], claims: &mut Claims) {
        let (here, there) = (self.entries.glance(later.0), self.entries.glance(earlier.0));
        let tellings = self.open.tellings(self.told, later.0);
        let first = tellings.partition_point(|telling| telling.earlier.0 < earlier.0);
        let wanted = tellings[first..].iter().take_while(|telling| telling.earlier.0 == earlier.0).filter(|telling| {
            telling.mark.is_wanted()
                && here.sentence(telling.number) == later.1
                && there.sentence(telling.earlier.1) == earlier.1
        });
        let mut between: Vec<_> =
            wanted.map(|telling| (((later.0, telling.number), telling.earlier), telling.mark)).collect();
        // What stands alone is reported, whatever it says.
        let chosen = if let [_] = between[..] {
            vec![0]
        } else {
            // Both sentences are each of one document, so the numbers of the claims order them.
            between.sort_unstable_by_key(|&(pair, _)| self.by_id(pair));
            claims.read(self.entries, between.iter().flat_map(|&((p, q), _)| [p, q]));
            let pairs = between.iter().map(|&(pair, mark)| {
                let (left, right) = self.by_id(pair);
                Wanted { left: claims.get(left), right: claims.get(right), mark }
            });
            choose(&pairs.collect::<Vec<_>>())
        };
        for (at, (pair, mark)) in between.into_iter().enumerate() {
            let now = chosen.binary_search(&at).is_ok();
            match (mark.is_reported(), now) {
                (false, true) => self.added.push(pair),
                (true, false) => self.withdrawn.push(pair),
                _ => continue,
            }
            self.open.set(self.told, pair, mark.reported(now));
        }
    }

    /// What was said of these pairs; a judgement that is not kept is made again.
    fn judgements(&self, pairs: [Vec<Pair>; 2], mut claims: Claims) -> [Vec<Found>; 2] {
        let known = |pair: &Pair| self.fresh.get(pair).or_else(|| self.told.judgement(*pair));
        let unknown = pairs.iter().flatten().filter(|pair| known(pair).is_none());
        claims.read(self.entries, unknown.flat_map(|&(later, earlier)| [later, earlier]));
        let side = |key: Key| Side { document: self.entries.document(key.0), number: key.1, claim: claims.get(key) };
        pairs.map(|pairs| {
            let found = crate::par::map(
                &pairs,
                || None,
                |bench, pair| {
                    let (left, right) = self.by_id(*pair);
                    let judgement = match known(pair) {
                        Some(judgement) => Arc::clone(judgement),
                        None => {
                            let bench = bench.get_or_insert_with(|| consult::lent(self.config, self.memories));
                            Arc::new(consult::judgement(bench, Couple { left: side(left), right: side(right) })?)
                        }
                    };
                    Some((left, right, judgement))
                },
            );
            found.into_iter().flatten().collect()
        })
    }
}

impl Renewed {
    /// Keeps what is told from now on; gives what was found and what no longer is.
    pub(super) fn keep(self, told: &mut Told) -> [Vec<Found>; 2] {
        told.close(self.open);
        self.gone.into_iter().for_each(|pair| told.forget(pair));
        self.fresh.into_iter().for_each(|(pair, judgement)| told.keep(pair, judgement));
        [self.added, self.withdrawn]
    }
}
