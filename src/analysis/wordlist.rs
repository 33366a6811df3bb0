//! Which classes does a word list give a word?

use std::collections::HashMap;

/// A list of `class: word word …` lines; `#` starts a comment, and `_` in a word stands for a blank.
pub(crate) struct WordList {
    classes: Vec<&'static str>,
    bits: HashMap<&'static str, u64>,
}

impl WordList {
    /// Reads a list of the crate's own; lines without a colon are passed over.
    pub(crate) fn parse(text: &'static str) -> WordList {
        let mut list = WordList { classes: Vec::new(), bits: HashMap::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, words)) = line.split_once(':') else { continue };
            let number = list.classes.iter().position(|&known| known == class).unwrap_or_else(|| {
                list.classes.push(class);
                list.classes.len() - 1
            });
            for word in words.split_whitespace() {
                *list.bits.entry(word).or_default() |= 1 << number.min(63);
            }
        }
        list
    }

    /// Whether the list has `word` in `class`.
    pub(crate) fn has(&self, class: &str, word: &str) -> bool {
        let Some(bits) = self.bits.get(word) else { return false };
        self.classes.iter().position(|&known| known == class).is_some_and(|number| bits & (1 << number.min(63)) != 0)
    }

    /// The first class of the list that has `word`.
    pub(crate) fn class(&self, word: &str) -> Option<&'static str> {
        let bits = self.bits.get(word)?;
        self.classes.get(bits.trailing_zeros() as usize).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn a_word_may_stand_in_several_classes() {
        let list = WordList::parse("# a comment\nfruit: apple orange\ncolour: orange\nno class\n");
        assert!(list.has("fruit", "orange") && list.has("colour", "orange"));
        assert!(!list.has("colour", "apple") && !list.has("sound", "apple"));
        assert_eq!(list.class("orange"), Some("fruit"));
        assert_eq!(list.class("pear"), None);
    }
}
