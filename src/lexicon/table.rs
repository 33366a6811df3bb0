//! Where does a number or a row of words stand in a table?

use super::words::Words;

/// A hash map from numbers to numbers: one probe into flat memory, no allocation on lookup.
#[derive(Clone)]
pub(super) struct Map {
    /// Key and value; a free slot has the key `FREE`. The length is a power of two and at most three quarters are taken.
    slots: Vec<(u64, u32)>,
    taken: usize,
}

const FREE: u64 = u64::MAX;

impl Map {
    pub(super) fn with_capacity(entries: usize) -> Map {
        Map { slots: vec![(FREE, 0); (entries * 4 / 3 + 1).next_power_of_two().max(8)], taken: 0 }
    }

    pub(super) fn find(&self, key: u64) -> Option<u32> {
        let (found, value) = self.slots[self.slot(key)];
        (found == key).then_some(value)
    }

    /// The value under `key`, which becomes `value` if there was none.
    pub(super) fn find_or_insert(&mut self, key: u64, value: u32) -> u32 {
        let at = self.slot(key);
        if self.slots[at].0 == key {
            return self.slots[at].1;
        }
        self.slots[at] = (key, value);
        self.taken += 1;
        if self.taken * 4 > self.slots.len() * 3 {
            let old = std::mem::replace(&mut self.slots, vec![(FREE, 0); 0]);
            self.slots = vec![(FREE, 0); old.len() * 2];
            for (key, value) in old.into_iter().filter(|&(key, _)| key != FREE) {
                let at = self.slot(key);
                self.slots[at] = (key, value);
            }
        }
        value
    }

    /// Puts `value` under `key`, whatever stood there.
    pub(super) fn set(&mut self, key: u64, value: u32) {
        self.find_or_insert(key, value);
        let at = self.slot(key);
        self.slots[at].1 = value;
    }

    /// The slot that holds `key`, or the free one where it belongs.
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.slots[at].0 != key && self.slots[at].0 != FREE {
            at = (at + 1) & mask;
        }
        at
    }
}

/// The key of an unordered pair of words.
pub(super) fn pair(a: u32, b: u32) -> u64 {
    u64::from(a.min(b)) << 32 | u64::from(a.max(b))
}

/// Rows of words, each with a value; finds the longest that a text begins with.
#[derive(Clone)]
pub(super) struct Rows<T> {
    /// Node and word to the next node; node 0 is the beginning.
    edges: Map,
    values: Vec<Option<T>>,
}

impl<T: Clone> Rows<T> {
    pub(super) fn new() -> Rows<T> {
        Rows { edges: Map::with_capacity(4096), values: vec![None] }
    }

    /// The place for the value of a row, made if it is new.
    pub(super) fn entry(&mut self, words: &mut Words, row: &str) -> &mut Option<T> {
        let mut node = 0;
        for word in row.split([' ', '-']).flat_map(split_possessive).filter(|word| !word.is_empty()) {
            let id = words.add(trim_period(word));
            let next = self.values.len() as u32;
            let found = self.edges.find_or_insert(u64::from(node) << 32 | u64::from(id), next);
            if found == next {
                self.values.push(None);
            }
            node = found;
        }
        &mut self.values[node as usize]
    }

    /// Whether any row begins with a word of this number.
    pub(super) fn begins(&self, id: Option<u32>) -> bool {
        self.step(0, id).is_some()
    }

    fn step(&self, node: u32, id: Option<u32>) -> Option<u32> {
        self.edges.find(u64::from(node) << 32 | u64::from(id?))
    }

    /// The longest row at the head of `text` whose value `accept` takes: how many words it has in the text, and what
    /// `accept` made of it. A hyphen between words counts as one of them and is passed over; a final period is too.
    /// `ids` give the numbers under which a word may be found; the second is asked for where the first leads nowhere.
    pub(super) fn longest<I: Copy, R>(
        &self,
        text: impl Iterator<Item = I>,
        ids: (impl Fn(I) -> Option<u32>, impl Fn(I) -> Option<u32>),
        is_hyphen: impl Fn(I) -> bool,
        mut accept: impl FnMut(&T, usize) -> Option<R>,
    ) -> Option<(usize, R)> {
        let (mut node, mut best) = (0, None);
        for (n, item) in text.enumerate() {
            if n > 0 && is_hyphen(item) {
                continue;
            }
            match self.step(node, ids.0(item)).or_else(|| self.step(node, ids.1(item))) {
                Some(next) => node = next,
                None => break,
            }
            if let Some(found) = self.values[node as usize].as_ref().and_then(|value| accept(value, n + 1)) {
                best = Some((n + 1, found));
            }
        }
        best
    }
}

/// A possessive ending is a token of its own: `people` `'s`, `workers` `'`.
fn split_possessive(word: &str) -> [&str; 2] {
    let end = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).map_or(word.len(), str::len);
    [&word[..end], &word[end..]]
}

/// `u.s.` and `u.s`, `gen.` and `gen` are written for one another.
pub(super) fn trim_period(word: &str) -> &str {
    word.strip_suffix('.').filter(|rest| !rest.is_empty()).unwrap_or(word)
}

/// The parts of a generated table between `separator`s. A plain loop: the search that `str::split` sets up for each part
/// costs more than parts as short as these.
pub(super) fn split(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| byte == separator);
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// The lines of a generated table after its header.
pub(super) fn rows(table: &str) -> impl Iterator<Item = &str> {
    split(table.trim_end(), b'\n').skip(1)
}

/// The lines of a word list with their numbers from 1, without comments and empty lines.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(n, line)| (n + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_keeps_what_it_was_given_when_it_grows() {
        let mut map = Map::with_capacity(2);
        for key in 0..1000 {
            assert_eq!(map.find_or_insert(key << 20, key as u32), key as u32);
        }
        assert_eq!(map.find_or_insert(7 << 20, 0), 7);
        map.set(7 << 20, 8);
        assert!((0..1000).all(|key| map.find(key << 20) == Some(if key == 7 { 8 } else { key as u32 })));
        assert_eq!(map.find(1), None);
    }

    #[test]
    fn a_pair_has_one_key_either_way_round() {
        assert_eq!(pair(3, 9), pair(9, 3));
        assert_ne!(pair(3, 9), pair(3, 8));
    }
}
