//! Does a text hold, or begin with, any phrase of a list?

/// The phrases of a list, in order, each with its pairs of bytes.
#[derive(Default)]
pub(super) struct Phrases(Vec<(&'static str, Pairs)>);

impl Phrases {
    /// Adds a phrase.
    pub(super) fn push(&mut self, phrase: &'static str) {
        let at = self.0.partition_point(|&(other, _)| other < phrase);
        self.0.insert(at, (phrase, Pairs::of(phrase)));
    }

    /// Whether `text` begins with one of them.
    pub(super) fn begin(&self, text: &str) -> bool {
        let first = |phrase: &str| phrase.bytes().next();
        let before = self.0.partition_point(|&(phrase, _)| first(phrase) < first(text));
        self.0[before..]
            .iter()
            .take_while(|&&(phrase, _)| first(phrase) == first(text))
            .any(|&(phrase, _)| text.starts_with(phrase))
    }

    /// Whether one of them stands in `text`, whose pairs are given.
    pub(super) fn stand_in(&self, text: &str, pairs: Pairs) -> bool {
        self.0.iter().any(|&(phrase, needed)| pairs.contain(needed) && text.contains(phrase))
    }
}

/// Which pairs of neighbouring bytes a text has, in 256 sorts. It can't hold a phrase of which it lacks a pair, and most texts
/// lack one of most phrases: a look at these spares the search.
#[derive(Copy, Clone, Default)]
pub(super) struct Pairs([u64; 4]);

impl Pairs {
    /// The pairs of a text.
    pub(super) fn of(text: &str) -> Pairs {
        let mut pairs = Pairs::default();
        for pair in text.as_bytes().windows(2) {
            let sort = pair[0].wrapping_mul(29) ^ pair[1].wrapping_mul(5);
            pairs.0[usize::from(sort >> 6)] |= 1 << (sort & 63);
        }
        pairs
    }

    fn contain(self, others: Pairs) -> bool {
        self.0.iter().zip(others.0).all(|(&own, other)| own & other == other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_they_stand() {
        let mut phrases = Phrases::default();
        for phrase in ["read more", "follow us", "photo:", "p"] {
            phrases.push(phrase);
        }
        let holds = |text: &str| phrases.stand_in(text, Pairs::of(text));
        assert!(phrases.begin("read more →") && phrases.begin("photo: ann lee") && phrases.begin("port"));
        assert!(!phrases.begin("to read more") && !phrases.begin("follow") && !phrases.begin(""));
        assert!(holds("to read more") && holds("follow us") && holds("a port"));
        assert!(!holds("you read it once more") && !holds(""));
    }
}
