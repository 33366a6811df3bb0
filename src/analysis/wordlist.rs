//! Which classes does a word list give a word?

use crate::text::ListedMap;

/// A list of `class: word word …` lines; `#` starts a comment, and `_` in a word stands for a blank.
pub(crate) struct WordList {
    classes: Vec<&'static str>,
    bits: ListedMap<&'static str, u64>,
}

impl WordList {
    /// Reads a list of the crate's own; lines without a colon are passed over.
    pub(crate) fn parse(text: &'static str) -> WordList {
        let mut list = WordList { classes: Vec::new(), bits: ListedMap::default() };
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
        self.of(word).has(class)
    }

    /// All classes that the list has `word` in, found in one look.
    pub(crate) fn of(&self, word: &str) -> Classes<'_> {
        Classes { names: &self.classes, bits: self.bits.get(word).copied().unwrap_or_default() }
    }

    /// The first class of the list that has `word`.
    pub(crate) fn class(&self, word: &str) -> Option<&'static str> {
        let bits = self.bits.get(word)?;
        self.classes.get(bits.trailing_zeros() as usize).copied()
    }
}

/// The classes of one word.
#[derive(Copy, Clone)]
pub(crate) struct Classes<'l> {
    names: &'l [&'static str],
    bits: u64,
}

impl Classes<'_> {
    /// Whether there are none.
    pub(crate) fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether `class` is one of them.
    pub(crate) fn has(self, class: &str) -> bool {
        // Most words stand in no list.
        self.bits != 0
            && self.names.iter().position(|&known| known == class).is_some_and(|n| self.bits & (1 << n.min(63)) != 0)
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
