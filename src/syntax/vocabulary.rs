//! Which words did the training text have, as what, and among which others?

/// The words seen often enough in training or in raw text, in a table of slots found by hash.
#[derive(Copy, Clone)]
pub struct Vocabulary<'a> {
    // Invariant: a power of two of slots of `SLOT` bytes each, some of them free, or none at all.
    slots: &'a [u8],
}

/// What a word was: its one or two commonest tags, as numbers, and its cluster.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The commonest tag, or [`Entry::NO_TAG`] for a word that the training text did not have, or too rarely to say.
    pub first: u8,
    /// The next, or [`Entry::NO_TAG`] if it hardly occurs.
    pub second: u8,
    /// The number of the cluster of words that have such neighbours as it has; 0 for none.
    pub cluster: u8,
}

impl Entry {
    /// Stands for no tag.
    pub const NO_TAG: u8 = u8::MAX;

    /// Stands for a word that nothing is known of.
    pub(super) const UNKNOWN: Entry = Entry { first: Entry::NO_TAG, second: Entry::NO_TAG, cluster: 0 };

    /// Whether the training text tells what the word is.
    pub(super) fn is_known(self) -> bool {
        self.first != Entry::NO_TAG
    }
}

/// Bytes a slot: a hash of four, then two tags and a cluster. A slot whose hash is 0 is free.
const SLOT: usize = 7;

impl<'a> Vocabulary<'a> {
    /// No words.
    pub const EMPTY: Vocabulary<'static> = Vocabulary { slots: &[] };

    /// The vocabulary that [`Vocabulary::pack`] wrote.
    pub const fn new(slots: &'a [u8]) -> Vocabulary<'a> {
        assert!(slots.len().is_multiple_of(SLOT) && (slots.len() / SLOT).is_power_of_two(), "a power of two of slots");
        Vocabulary { slots }
    }

    /// What the word of this hash was.
    pub(super) fn find(&self, hash: u64) -> Entry {
        let key = key(hash);
        let count = self.slots.len() / SLOT;
        if count == 0 {
            return Entry::UNKNOWN;
        }
        let mut at = place(key, count);
        // At most once around, should the table be full.
        for _ in 0..count {
            match &self.slots[at * SLOT..(at + 1) * SLOT] {
                &[a, b, c, d, first, second, cluster] if u32::from_le_bytes([a, b, c, d]) == key => {
                    return Entry { first, second, cluster };
                }
                [0, 0, 0, 0, ..] => return Entry::UNKNOWN,
                _ => at = (at + 1) % count,
            }
        }
        Entry::UNKNOWN
    }

    /// The slots for `entries` (words' hashes and what they are), at most three quarters of them used.
    pub fn pack(entries: &[(u64, Entry)]) -> Vec<u8> {
        let count = (entries.len() * 4 / 3 + 1).next_power_of_two();
        let mut slots = vec![0; count * SLOT];
        for &(hash, entry) in entries {
            let key = key(hash);
            let mut at = place(key, count);
            while slots[at * SLOT..at * SLOT + 4] != [0; 4] {
                at = (at + 1) % count;
            }
            slots[at * SLOT..at * SLOT + 4].copy_from_slice(&key.to_le_bytes());
            slots[at * SLOT + 4..(at + 1) * SLOT].copy_from_slice(&[entry.first, entry.second, entry.cluster]);
        }
        slots
    }
}

/// 32 bits of a hash, never 0.
fn key(hash: u64) -> u32 {
    ((hash ^ (hash >> 32)) as u32).max(1)
}

/// The slot where the search for a key begins.
fn place(key: u32, count: usize) -> usize {
    key.wrapping_mul(0x9E37_79B1) as usize >> 8 & (count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found_and_nothing_else() {
        let entries: Vec<_> =
            (1..=100u64).map(|n| (n * n * 7919, Entry { first: n as u8, cluster: 3, ..Entry::UNKNOWN })).collect();
        let slots = Vocabulary::pack(&entries);
        let vocabulary = Vocabulary::new(&slots);
        for &(hash, entry) in &entries {
            assert_eq!(vocabulary.find(hash), entry);
        }
        assert_eq!(vocabulary.find(3), Entry::UNKNOWN);
        assert_eq!(Vocabulary::EMPTY.find(3), Entry::UNKNOWN);
    }
}
