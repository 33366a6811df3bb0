//! How many characters stand before a byte, and which byte stands behind so many?

/// A text with the number of characters before each of its blocks, so that a place is found without counting from the start.
pub(crate) struct Characters<'t> {
    text: &'t str,
    before: Vec<u64>,
}

/// Bytes of a block.
const BLOCK: usize = 256;

impl<'t> Characters<'t> {
    pub(crate) fn of(text: &'t str) -> Characters<'t> {
        let mut before = vec![0];
        let mut sum = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            sum += count(block);
            before.push(sum);
        }
        Characters { text, before }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// How many characters stand before a byte; before one that is beyond the text, all.
    pub(crate) fn before(&self, byte: usize) -> u64 {
        let byte = byte.min(self.text.len());
        let block = byte / BLOCK;
        self.before[block] + count(&self.text.as_bytes()[block * BLOCK..byte])
    }

    /// The byte that so many characters stand before.
    pub(crate) fn byte(&self, place: u64) -> Option<usize> {
        let block = self.before.partition_point(|&before| before <= place).checked_sub(1)?;
        let start = (block * BLOCK).min(self.text.len());
        let mut left = place - self.before[block];
        let rest = self.text.as_bytes().get(start..)?;
        for (at, &byte) in rest.iter().enumerate() {
            if starts(byte) {
                if left == 0 {
                    return Some(start + at);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }
}

/// Whether a byte begins a character.
fn starts(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn count(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| starts(byte)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_and_found_again() {
        let text = "é🍞a".repeat(500);
        let characters = Characters::of(&text);
        for (place, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(characters.before(byte), place as u64);
            assert_eq!(characters.byte(place as u64), Some(byte));
        }
        assert_eq!(characters.byte(1_500), Some(text.len()));
        assert_eq!(characters.byte(1_501), None);
        assert_eq!(characters.before(usize::MAX), 1_500);
        assert_eq!(Characters::of("").byte(0), Some(0));
    }
}
