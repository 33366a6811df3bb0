//! How is it kept what is told of which claims?

use std::sync::Arc;

use super::Key;
use super::mark::Mark;
use crate::index::NumberMap;
use crate::judge::Judgement;
use crate::text::short::{put, take};

/// What is told of a claim and one that was there before it, or has a smaller number in its document.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Telling {
    /// The number of the claim in its document.
    pub(super) number: u32,
    pub(super) earlier: Key,
    pub(super) mark: Mark,
}

impl Telling {
    /// What orders the tellings of a document.
    fn order(&self) -> (u32, u32, u32) {
        (self.earlier.0, self.number, self.earlier.1)
    }
}

/// All that is told.
#[derive(Default)]
pub(super) struct Told {
    /// By the document of the later claim: what is told of its claims, in order, packed.
    of: NumberMap<u32, Box<[u8]>>,
    /// What a judge of the caller's says of two claims, the later one first, for nobody else can say it again.
    judgements: NumberMap<(Key, Key), Arc<Judgement>>,
}

/// What is told of some documents, to be changed.
#[derive(Default)]
pub(super) struct Open {
    /// With whether anything has changed.
    of: NumberMap<u32, (Vec<Telling>, bool)>,
}

impl Told {
    /// What is told of a document's claims and of those that were there before, in order.
    pub(super) fn of(&self, serial: u32) -> Vec<Telling> {
        self.of.get(&serial).map_or(Vec::new(), |bytes| unpacked(bytes))
    }

    /// All pairs, the later claim first, in no order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Key, Key, Mark)> {
        let of = |serial: u32, bytes: &[u8]| {
            unpacked(bytes).into_iter().map(move |telling| ((serial, telling.number), telling.earlier, telling.mark))
        };
        self.of.iter().flat_map(move |(&serial, bytes)| of(serial, bytes))
    }

    /// What the caller's judge said of two claims, the later one first.
    pub(super) fn judgement(&self, pair: (Key, Key)) -> Option<&Arc<Judgement>> {
        self.judgements.get(&pair)
    }

    pub(super) fn keep(&mut self, pair: (Key, Key), judgement: Arc<Judgement>) {
        self.judgements.insert(pair, judgement);
    }

    pub(super) fn forget(&mut self, pair: (Key, Key)) {
        self.judgements.remove(&pair);
    }

    /// Keeps what has changed.
    pub(super) fn close(&mut self, open: Open) {
        for (serial, (tellings, changed)) in open.of {
            match (changed, tellings.is_empty()) {
                (false, _) => {}
                (true, true) => drop(self.of.remove(&serial)),
                (true, false) => drop(self.of.insert(serial, packed(&tellings))),
            }
        }
    }

    /// How many pairs are told of, how many of them are reported, and how many bytes they take.
    pub(super) fn sizes(&self) -> [usize; 3] {
        let mut sizes = [0, 0, self.of.values().map(|bytes| bytes.len()).sum()];
        for (.., mark) in self.pairs() {
            sizes[0] += 1;
            sizes[1] += usize::from(mark.is_reported());
        }
        sizes
    }
}

/// Two claims, the later one first.
pub(super) fn later_first(p: Key, q: Key) -> (Key, Key) {
    (p.max(q), p.min(q))
}

impl Open {
    fn list(&mut self, told: &Told, serial: u32) -> &mut (Vec<Telling>, bool) {
        self.of.entry(serial).or_insert_with(|| (told.of(serial), false))
    }

    /// What is told of a document's claims, in order.
    pub(super) fn tellings(&mut self, told: &Told, serial: u32) -> &[Telling] {
        &self.list(told, serial).0
    }

    fn place(tellings: &[Telling], number: u32, earlier: Key) -> Result<usize, usize> {
        tellings.binary_search_by_key(&(earlier.0, number, earlier.1), Telling::order)
    }

    /// What is told of two claims, the later one first.
    pub(super) fn find(&mut self, told: &Told, (later, earlier): (Key, Key)) -> Option<Mark> {
        let tellings = self.tellings(told, later.0);
        Some(tellings[Open::place(tellings, later.1, earlier).ok()?].mark)
    }

    /// Tells this of two claims, the later one first.
    pub(super) fn set(&mut self, told: &Told, (later, earlier): (Key, Key), mark: Mark) {
        let (tellings, changed) = self.list(told, later.0);
        let telling = Telling { number: later.1, earlier, mark };
        match Open::place(tellings, later.1, earlier) {
            Ok(place) => tellings[place] = telling,
            Err(place) => tellings.insert(place, telling),
        }
        *changed = true;
    }

    /// Tells nothing more of two claims, the later one first.
    pub(super) fn remove(&mut self, told: &Told, (later, earlier): (Key, Key)) {
        let (tellings, changed) = self.list(told, later.0);
        if let Ok(place) = Open::place(tellings, later.1, earlier) {
            tellings.remove(place);
            *changed = true;
        }
    }

    /// Many pairs, the later claim first, of documents of which nothing is told yet.
    pub(super) fn fill(&mut self, pairs: impl IntoIterator<Item = (Key, Key, Mark)>) {
        for (later, earlier, mark) in pairs {
            let (tellings, changed) = self.of.entry(later.0).or_default();
            tellings.push(Telling { number: later.1, earlier, mark });
            *changed = true;
        }
        self.of.values_mut().for_each(|(tellings, _)| tellings.sort_unstable_by_key(Telling::order));
    }
}

/// The document of the earlier claim as its distance from the one before.
fn packed(tellings: &[Telling]) -> Box<[u8]> {
    let (mut bytes, mut last) = (Vec::new(), 0);
    for Telling { number, earlier, mark } in tellings {
        put(&mut bytes, u64::from(earlier.0 - last));
        put(&mut bytes, u64::from(*number));
        put(&mut bytes, u64::from(earlier.1));
        bytes.push(mark.byte());
        last = earlier.0;
    }
    bytes.into()
}

fn unpacked(mut bytes: &[u8]) -> Vec<Telling> {
    let (mut tellings, mut last) = (Vec::with_capacity(bytes.len() / 4), 0);
    let mut next = || {
        let mut number = || take(&mut bytes).map(|number| number as u32);
        let (distance, number, claim) = (number()?, number()?, number()?);
        let (&mark, rest) = bytes.split_first()?;
        bytes = rest;
        last += distance;
        Some(Telling { number, earlier: (last, claim), mark: Mark::stored(mark)? })
    };
    while let Some(telling) = next() {
        tellings.push(telling);
    }
    tellings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_read_back_changed_and_forgotten() {
        let mark = |byte: u8| Mark::stored(byte).unwrap();
        let pairs = [((9, 0), (2, 7), mark(1)), ((9, 300), (2, 1), mark(2)), ((9, 1), (9, 0), mark(0))];
        let (mut told, mut open) = (Told::default(), Open::default());
        open.fill(pairs);
        told.close(open);
        let mut open = Open::default();
        assert!(pairs.iter().all(|&(later, earlier, mark)| open.find(&told, (later, earlier)) == Some(mark)));
        assert_eq!(open.find(&told, ((9, 0), (2, 8))), None);
        open.set(&told, ((9, 0), (2, 7)), mark(0));
        open.set(&told, ((10, 0), (1, 1)), mark(1));
        open.remove(&told, ((9, 1), (9, 0)));
        told.close(open);
        let mut all: Vec<_> = told.pairs().collect();
        all.sort_unstable_by_key(|&(later, earlier, _)| (later, earlier));
        let left = [((9, 0), (2, 7), mark(0)), ((9, 300), (2, 1), mark(2)), ((10, 0), (1, 1), mark(1))];
        assert_eq!(all, left);
        let mut open = Open::default();
        left.iter().for_each(|&(later, earlier, _)| open.remove(&told, (later, earlier)));
        told.close(open);
        assert_eq!(told.sizes(), [0, 0, 0]);
    }
}
