//! How are maps hashed whose keys are the crate's own words?

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map by words of the crate's lists: nobody chooses these, so that no defence against chosen ones is needed.
pub(crate) type ListedMap<K, V> = HashMap<K, V, BuildHasherDefault<Letters>>;

/// A set of words of the crate's lists.
pub(crate) type ListedSet<K> = HashSet<K, BuildHasherDefault<Letters>>;

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number of a word in a table of the crate's own words: eight bytes at a time, multiplied and folded.
pub(crate) fn quick(bytes: &[u8]) -> u64 {
    settle(absorb(bytes.len() as u64, bytes))
}

/// Eight bytes at a time.
#[derive(Copy, Clone, Default, Debug)]
pub(crate) struct Letters(u64);

impl Hasher for Letters {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        self.0 = absorb(self.0 ^ bytes.len() as u64, bytes);
    }

    // What ends each string: its length tells as much.
    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }

    #[inline]
    fn finish(&self) -> u64 {
        settle(self.0)
    }
}

#[inline]
fn absorb(mut hash: u64, bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks();
    for &chunk in chunks {
        hash = step(hash, u64::from_le_bytes(chunk));
    }
    // A copy of a length that is not known costs more than the hash, so that the first and the last bytes are read as two
    // numbers, which may overlap.
    let rest = match (rest.first_chunk(), rest.last_chunk()) {
        (Some(&first), Some(&last)) => u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << 32,
        _ => match *rest {
            [] => return hash,
            [a] => u64::from(a),
            [a, b] => u64::from(a) | u64::from(b) << 8,
            [a, b, c, ..] => u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
        },
    };
    step(hash, rest)
}

#[inline]
fn step(hash: u64, bytes: u64) -> u64 {
    (hash.rotate_left(23) ^ bytes).wrapping_mul(MULTIPLIER)
}

/// Slots are taken by the low bits, which a product leaves to the first letters: without this, words that begin alike
/// crowd together.
#[inline]
fn settle(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(MULTIPLIER);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_have_numbers_of_their_own() {
        let text = "abcdefghijklmnopqrstuvwxyz";
        let mut seen = HashSet::new();
        for start in 0..text.len() {
            for end in start..=text.len() {
                let word = &text[start..end];
                assert!(seen.insert(quick(word.as_bytes())) || word.is_empty(), "{word:?}");
            }
        }
    }

    #[test]
    fn a_word_is_found_by_any_form_of_its_key() {
        let mut map = ListedMap::default();
        map.insert("harbour", 1);
        map.insert("harbours", 2);
        assert_eq!(map.get(String::from("harbour").as_str()), Some(&1));
        assert_eq!(map.get("harbou"), None);
        let bytes: ListedSet<&[u8]> = [&b"ab"[..], b"abc"].into_iter().collect();
        assert!(bytes.contains(&b"abc"[..]) && !bytes.contains(&b"abcd"[..]));
    }
}
