//! Which word of the dictionary is this form a form of?

use std::borrow::Cow;

use super::table::{self, Map};
use super::words::{EXCEPTION, WordClasses, Words};

pub(super) const EXCEPTIONS: &str = include_str!("data/exceptions.txt");
pub(super) const CORRECTIONS: &str = include_str!("data/corrections.txt");
pub(super) const CLITICS: &str = include_str!("data/clitics.txt");

/// Irregular forms: word and class to lemma.
#[derive(Clone)]
pub(super) struct Exceptions {
    lemmas: Map,
}

impl Exceptions {
    /// Corrections stand before WordNet's exceptions; clitics get the weights of what they stand for as well.
    pub(super) fn read(words: &mut Words) -> Exceptions {
        let mut exceptions = Exceptions { lemmas: Map::with_capacity(8192) };
        for (_, line) in table::lines(CLITICS) {
            let mut fields = line.split(' ');
            if let (Some(form), Some(full), Some(lemma)) = (fields.next(), fields.next(), fields.next()) {
                let form = words.add(form);
                let weight = words.weight(full);
                words.set_weight(form, weight);
                for class in [WordClasses::VERB, WordClasses::ADVERB] {
                    exceptions.add(words, form, class, lemma);
                }
            }
        }
        for (_, line) in table::lines(CORRECTIONS).chain(table::lines(EXCEPTIONS)) {
            let mut fields = line.split(' ');
            if let (Some(form), Some(class), Some(lemma)) = (fields.next(), fields.next(), fields.next()) {
                let form = words.add(form);
                for letter in class.bytes() {
                    exceptions.add(words, form, WordClasses::of_letter(letter), lemma);
                }
            }
        }
        exceptions
    }

    fn add(&mut self, words: &mut Words, form: u32, class: WordClasses, lemma: &str) {
        let lemma = words.add(lemma);
        words.mark(form, EXCEPTION);
        self.lemmas.find_or_insert(key(form, class), lemma);
    }

    fn find(&self, form: u32, class: WordClasses) -> Option<u32> {
        self.lemmas.find(key(form, class))
    }
}

fn key(form: u32, class: WordClasses) -> u64 {
    u64::from(form) << 8 | u64::from(class.bits())
}

/// The lemma of a folded word used as `class`; the word itself if nothing better is known.
pub(super) fn lemma<'a>(words: &'a Words, exceptions: &Exceptions, form: &'a str, class: WordClasses) -> Cow<'a, str> {
    let id = words.find(form);
    if let Some(id) = id.filter(|&id| words.is_marked(id, EXCEPTION))
        && let Some(lemma) = exceptions.find(id, class)
    {
        return Cow::Borrowed(words.word(lemma));
    }
    // A word that has the class stands for itself, except that plurals, gerunds and comparatives may have entries of
    // their own in WordNet (`forces`, `meeting`, `faster`): there the base is asked for first.
    let stands = id.is_some_and(|id| words.classes_of(id).contains(class));
    let inflected = match class {
        WordClasses::NOUN => form.ends_with('s'),
        WordClasses::VERB => form.ends_with("ing"),
        WordClasses::ADVERB => form.ends_with("er") || form.ends_with("est"),
        _ => false,
    };
    if stands && !inflected {
        return Cow::Borrowed(form);
    }
    let found = base(words, form, class, |id| is_of(words, id, class));
    // Younger words than WordNet (`livestreamed`) are found if the base is in the table of weights.
    let found =
        if stands { found } else { found.or_else(|| base(words, form, class, |id| words.classes_of(id).bits() == 0)) };
    let unknown = || if id.is_none() && class == WordClasses::NOUN { strip_plural(form) } else { form };
    Cow::Borrowed(found.unwrap_or_else(unknown))
}

/// Whether a form has a class of its own, or its lemma in any class has one: what asking [`lemma`] for each would tell.
pub(super) fn is_form(words: &Words, exceptions: &Exceptions, form: &str) -> bool {
    let id = words.find(form);
    let has_class = |id: u32| words.classes_of(id) != WordClasses::default();
    let has_lemma = |class: WordClasses| {
        let exception = id.filter(|&id| words.is_marked(id, EXCEPTION)).and_then(|id| exceptions.find(id, class));
        if let Some(lemma) = exception {
            return has_class(lemma);
        }
        if base(words, form, class, |id| is_of(words, id, class)).is_some() {
            return true;
        }
        // What is left has no class, but for a plural that the tables do not have.
        class == WordClasses::NOUN
            && id.is_none()
            && words.find(strip_plural(form)).is_some_and(has_class)
            && base(words, form, class, |id| !has_class(id)).is_none()
    };
    id.is_some_and(has_class)
        || [WordClasses::NOUN, WordClasses::VERB, WordClasses::ADJECTIVE, WordClasses::ADVERB]
            .into_iter()
            .any(has_lemma)
}

/// Whether a word can be of a class; adverbs are compared as the adjectives they are made from.
fn is_of(words: &Words, id: u32, class: WordClasses) -> bool {
    let classes = words.classes_of(id);
    classes.contains(class) || class == WordClasses::ADVERB && classes.contains(WordClasses::ADJECTIVE)
}

/// `cropdusters` without its s: a word in no table is likelier a plural than not, unless it is short or ends as Latin and Greek words do.
fn strip_plural(form: &str) -> &str {
    match form.strip_suffix('s') {
        Some(stem) if form.len() > 5 && !stem.ends_with(['s', 'u', 'i', '\'']) => stem,
        _ => form,
    }
}

/// The word that the endings of `class` leave, if `known` takes it.
fn base<'a>(words: &'a Words, form: &str, class: WordClasses, known: impl Fn(u32) -> bool) -> Option<&'a str> {
    let find = |stem: &str, ending: &str| -> Option<u32> { words.find_joined(stem, ending).filter(|&id| known(id)) };
    let strip = |ending: &str| form.strip_suffix(ending).filter(|stem| stem.len() + ending.len() > 3);
    let id = match class {
        // `gas` and `bus` are no plurals; nor is `glass`.
        WordClasses::NOUN => strip("s")
            .filter(|stem| stem.len() > 2 && !stem.ends_with('s') && !stem.ends_with('u'))
            .and_then(|stem| find(stem, ""))
            .or_else(|| strip("es").and_then(|stem| find(stem, "")))
            .or_else(|| strip("ies").and_then(|stem| find(stem, "y")))
            .or_else(|| strip("men").and_then(|stem| find(stem, "man"))),
        WordClasses::VERB => strip("s")
            .and_then(|stem| find(stem, ""))
            .or_else(|| strip("es").and_then(|stem| find(stem, "")))
            .or_else(|| strip("ies").and_then(|stem| find(stem, "y")))
            .or_else(|| strip("ied").and_then(|stem| find(stem, "y")))
            .or_else(|| strip("ed").or_else(|| strip("ing")).and_then(|stem| bare(words, stem, &find))),
        _ => strip("ier")
            .or_else(|| strip("iest"))
            .and_then(|stem| find(stem, "y"))
            .or_else(|| strip("er").or_else(|| strip("est")).and_then(|stem| bare(words, stem, &find))),
    };
    id.map(|id| words.word(id))
}

/// The word whose final e was dropped or final consonant doubled before an ending with a vowel: `hop`, `hopp`, `walk`.
fn bare(words: &Words, stem: &str, find: &impl Fn(&str, &str) -> Option<u32>) -> Option<u32> {
    let single = match stem.as_bytes() {
        [.., a, b] if a == b => find(&stem[..stem.len() - 1], ""),
        _ => None,
    };
    match (find(stem, ""), find(stem, "e")) {
        // `hoping` is of hope, because hop would double its p; `singing` is of sing, the commoner.
        (Some(plain), Some(silent)) => {
            let weight = |id: u32| words.weight(words.word(id));
            Some(if would_double(stem) || weight(silent) < weight(plain) { silent } else { plain })
        }
        (Some(plain), None) => Some(plain),
        (None, Some(silent)) => Some(silent),
        (None, None) => single,
    }
}

/// Whether the stem is one consonant after one vowel, as in `hop`.
fn would_double(stem: &str) -> bool {
    let is_vowel = |byte: u8| b"aeiou".contains(&byte);
    match stem.as_bytes() {
        [.., a, b, c] => !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !b"wxy".contains(c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lexicon, WordClasses};

    #[track_caller]
    fn check(class: WordClasses, pairs: &str) {
        for pair in pairs.split_whitespace() {
            let (form, lemma) = pair.split_once(':').unwrap();
            assert_eq!(Lexicon::english().lemma(form, class), lemma, "{form}");
        }
    }

    #[test]
    fn nouns_lose_their_plural() {
        check(
            WordClasses::NOUN,
            "cities:city buses:bus houses:house men:man policemen:policeman children:child wolves:wolf talks:talk \
             forces:force crises:crisis watches:watch drones:drone boxes:box votes:vote people:person data:data",
        );
    }

    #[test]
    fn nouns_that_only_look_plural_stay() {
        check(
            WordClasses::NOUN,
            "gas:gas news:news glass:glass politics:politics arms:arms series:series wales:wales virus:virus",
        );
    }

    #[test]
    fn verbs_lose_their_endings() {
        check(
            WordClasses::VERB,
            "says:say said:say denied:deny denies:deny killed:kill hoping:hope hopping:hop singing:sing died:die dies:die \
             passes:pass goes:go does:do was:be is:be has:have used:use using:use stopped:stop agreed:agree taking:take \
             entering:enter rated:rate rejecting:reject led:lead found:find struck:strike focuses:focus being:be need:need \
             planned:plan withdrew:withdraw meeting:meet bring:bring need:need proceed:proceed",
        );
    }

    #[test]
    fn the_likelier_of_two_verbs_is_taken() {
        check(WordClasses::VERB, "wound:wound rent:rent lay:lay left:leave felt:feel saw:see shot:shoot");
    }

    #[test]
    fn clitics_stand_for_whole_words() {
        check(WordClasses::VERB, "'ll:will wo:will ca:can 're:be 've:have");
        check(WordClasses::ADVERB, "n't:not");
    }

    #[test]
    fn comparatives_and_superlatives_go_back_to_the_adjective() {
        check(
            WordClasses::ADJECTIVE,
            "bigger:big biggest:big safer:safe heaviest:heavy worse:bad better:good former:former proper:proper later:late",
        );
        check(WordClasses::ADVERB, "faster:fast sooner:soon never:never quickly:quickly");
    }

    #[test]
    fn what_is_not_known_stays() {
        check(WordClasses::NOUN, "qwertzuiopsis:qwertzuiopsis qwertzus:qwertzus");
        check(WordClasses::VERB, "qwertzuioped:qwertzuioped s:s es:es ed:ed ing:ing");
    }

    #[test]
    fn a_noun_in_no_table_loses_its_s() {
        check(WordClasses::NOUN, "qwertzuiops:qwertzuiop");
    }

    #[test]
    fn a_word_is_a_form_if_any_of_its_lemmas_is_a_word() {
        let lexicon = Lexicon::english();
        let classes = [WordClasses::NOUN, WordClasses::VERB, WordClasses::ADJECTIVE, WordClasses::ADVERB];
        let known = |word: &str| lexicon.word_classes(word) != WordClasses::default();
        let check = |form: &str| {
            let expected = known(form) || classes.iter().any(|&class| known(&lexicon.lemma(form, class)));
            assert_eq!(lexicon.is_form(form), expected, "{form}");
        };
        for number in (0..lexicon.words.len() as u32).step_by(7) {
            let word = lexicon.lemma_text(crate::lexicon::LemmaId(number));
            ["", "s", "es", "ed", "ing", "er", "x"].iter().for_each(|ending| check(&format!("{word}{ending}")));
        }
        ["", "s", "qwertzuiops", "'s", "n't", "men", "ies"].into_iter().for_each(check);
    }

    #[test]
    fn any_text_has_a_lemma() {
        for form in ["", "s", "ss", "\u{e9}s", "\u{e9}ing", "\u{1f600}\u{1f600}ed", "aaing"] {
            for class in [WordClasses::NOUN, WordClasses::VERB, WordClasses::ADJECTIVE, WordClasses::ADVERB] {
                assert_eq!(Lexicon::english().lemma(form, class), form);
            }
        }
    }
}
