//! Which single verb says what a verb says with its particle: "turn down" is "reject"?

use super::table::{self, Rows};
use super::words::Words;

const PHRASAL_VERBS: &str = include_str!("data/phrasal_verbs.txt");

/// Verbs with particles, and the verbs that stand for them.
#[derive(Clone)]
pub(super) struct PhrasalVerbs {
    rows: Rows<u32>,
}

impl PhrasalVerbs {
    pub(super) fn read(words: &mut Words) -> PhrasalVerbs {
        let mut table = PhrasalVerbs { rows: Rows::new() };
        for (_, line) in table::lines(PHRASAL_VERBS) {
            let (phrase, verb) = line.split_once(": ").unwrap_or((line, ""));
            let verb = words.add(verb);
            *table.rows.entry(words, phrase) = Some(verb);
        }
        table
    }

    /// The longest row at the head of `text`, a verb in any inflection with what follows it: how many words it takes, and
    /// the verb that stands for it.
    pub(super) fn longest<'w>(
        &self,
        words: &Words,
        lemma: impl Fn(&'w str) -> Option<u32>,
        text: impl Iterator<Item = &'w str>,
    ) -> Option<(usize, u32)> {
        let ids = |word: &'w str| [words.find(word), lemma(word)];
        self.rows.longest(text, ids, |_| false, |verb, _| Some(*verb))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, &str)>) {
        let lexicon = Lexicon::english();
        let found = lexicon.phrasal_verb(text.split(' '));
        assert_eq!(found.map(|(taken, verb)| (taken, lexicon.lemma_text(verb))), expected, "{text}");
    }

    #[test]
    fn a_verb_with_its_particle_is_one_verb() {
        check("turned down the offer", Some((2, "reject")));
        check("putting off the vote", Some((2, "postpone")));
        check("gave up", Some((2, "abandon")));
        check("did away with the tax", Some((3, "abolish")));
    }

    #[test]
    fn a_verb_without_it_is_itself() {
        check("turned the page", None);
        check("put the vote", None);
        check("down", None);
    }
}
