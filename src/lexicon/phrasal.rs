//! Which single verb says what a verb says with its particle or its object: "turn down" is "reject", "make a decision" "decide"?

use super::table::{self, Rows};
use super::words::Words;

pub(super) const PHRASAL_VERBS: &str = include_str!("data/phrasal_verbs.txt");
pub(super) const LIGHT_VERBS: &str = include_str!("data/light_verbs.txt");

/// Verbs with their particles, or with the noun that says what is done, and the verbs that stand for them.
#[derive(Clone)]
pub(super) struct PhrasalVerbs {
    particles: Rows<u32>,
    light: Rows<u32>,
}

impl PhrasalVerbs {
    pub(super) fn read(words: &mut Words) -> PhrasalVerbs {
        let mut read = |list: &str| {
            let mut rows = Rows::new();
            for (_, line) in table::lines(list) {
                let (phrase, verb) = line.split_once(": ").unwrap_or((line, ""));
                let verb = words.add(verb);
                *rows.entry(words, phrase) = Some(verb);
            }
            rows
        };
        PhrasalVerbs { particles: read(PHRASAL_VERBS), light: read(LIGHT_VERBS) }
    }

    /// The verb that says what a verb says with its object, both given as lemmas.
    pub(super) fn light(&self, words: &Words, verb: &str, object: &str) -> Option<u32> {
        let ids = (|word: &str| words.find(word), |_| None);
        let found = self.light.longest([verb, object].into_iter(), ids, |_| false, |verb, _| Some(*verb));
        found.map(|(_, verb)| verb)
    }

    /// Whether a verb with its particle begins with the word of this number.
    pub(super) fn begins(&self, id: Option<u32>) -> bool {
        self.particles.begins(id)
    }

    /// The longest row at the head of `text`, a verb in any inflection with what follows it: how many words it takes, and
    /// the verb that stands for it.
    pub(super) fn longest<'w>(
        &self,
        words: &Words,
        lemma: impl Fn(&'w str) -> Option<u32>,
        text: impl Iterator<Item = &'w str>,
    ) -> Option<(usize, u32)> {
        self.particles.longest(text, (|word: &'w str| words.find(word), lemma), |_| false, |verb, _| Some(*verb))
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
    fn a_light_verb_with_its_object_is_one_verb() {
        let lexicon = Lexicon::english();
        let said = |verb, object| lexicon.light_verb(verb, object).map(|id| lexicon.lemma_text(id).to_owned());
        assert_eq!(said("issue", "apology").as_deref(), Some("apologize"));
        assert_eq!(said("issue", "stamp"), None);
    }

    #[test]
    fn a_verb_without_it_is_itself() {
        check("turned the page", None);
        check("put the vote", None);
        check("down", None);
    }
}
