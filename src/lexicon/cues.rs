//! What does a word or a fixed phrase signal: speech, denial, doubt, negation, likelihood, support?

use super::table::{self, Map, Rows};
use super::words::{CUE, Words};

pub(super) const CUES: &str = include_str!("data/cues.txt");
pub(super) const PHRASES: &str = include_str!("data/phrases.txt");

/// What a word signals, as bits; the classes are those of `cues.txt`.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Cues(pub(crate) u64);
impl Cues {
    /// A verb or noun of speech or thought: say, statement.
    pub const REPORT: Cues = Cues(1);
    /// The speaker denies the content: deny, dismiss, refute.
    pub const DENIAL: Cues = Cues(1 << 1);
    /// The speaker doubts it: doubt, question.
    pub const DOUBT: Cues = Cues(1 << 2);
    /// Negates its clause: not, never, no, without, neither, hardly.
    pub const NEGATION: Cues = Cues(1 << 3);
    /// Its complement did not happen: fail, refuse, decline, avoid, prevent.
    pub const NEGATIVE_IMPLICATIVE: Cues = Cues(1 << 4);
    /// Its complement happened: manage, happen, succeed.
    pub const IMPLICATIVE: Cues = Cues(1 << 5);
    /// Presupposes its complement: know, regret, acknowledge.
    pub const FACTIVE: Cues = Cues(1 << 6);
    /// Makes possible: may, might, could, possibly, reportedly (see `HEARSAY`).
    pub const POSSIBLE: Cues = Cues(1 << 7);
    /// Makes probable: likely, probably, expected.
    pub const PROBABLE: Cues = Cues(1 << 8);
    /// Marks hearsay: reportedly, allegedly, supposedly.
    pub const HEARSAY: Cues = Cues(1 << 9);
    /// Wanted or planned, not done: want, plan, propose, seek, aim.
    pub const INTENTION: Cues = Cues(1 << 10);
    /// Obligation: must, should, need, require.
    pub const OBLIGATION: Cues = Cues(1 << 11);
    /// Condition: if, unless, provided.
    pub const CONDITION: Cues = Cues(1 << 12);
    /// For it: support, back, accept, agree, favor, approve, confirm.
    pub const SUPPORT: Cues = Cues(1 << 13);
    /// Against it: oppose, against, reject, refuse, unacceptable, non-starter.
    pub const OPPOSITION: Cues = Cues(1 << 14);
    /// Death or destruction that is counted: kill, die, dead, fatal.
    pub const DEATH: Cues = Cues(1 << 15);
    /// Injury that is counted: injure, wound, hurt.
    pub const INJURY: Cues = Cues(1 << 16);
    /// All of a set: all, every, each, both.
    pub const UNIVERSAL: Cues = Cues(1 << 17);
    /// None of a set: no, none, nobody.
    pub const NONE: Cues = Cues(1 << 18);
    /// Some of a set: some, several, a.
    pub const SOME: Cues = Cues(1 << 19);
    /// Only these: only, solely.
    pub const ONLY: Cues = Cues(1 << 20);
    /// Causes: because, due, cause, lead.
    pub const CAUSE: Cues = Cues(1 << 21);
    /// No longer so: former, ex-, then, late, outgoing.
    pub const FORMER: Cues = Cues(1 << 22);
    /// Makes one a part of something: include, involve, join, participation.
    pub const INCLUSION: Cues = Cues(1 << 23);
    /// Leaves one out: without, exclude, bypass.
    pub const EXCLUSION: Cues = Cues(1 << 24);
    /// Comes to nothing: utopian, untenable, pointless, nowhere.
    pub const FUTILITY: Cues = Cues(1 << 25);

    /// Whether it has all classes of `other`.
    pub fn contains(self, other: Cues) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has any class of `other`.
    pub fn intersects(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }

    /// Those of the one set that are not in the other.
    #[must_use]
    pub const fn without(self, other: Cues) -> Cues {
        Cues(self.0 & !other.0)
    }
}

/// Each class under the name it has in the lists.
const CLASSES: [(&str, Cues); 26] = [
    ("report", Cues::REPORT),
    ("denial", Cues::DENIAL),
    ("doubt", Cues::DOUBT),
    ("negation", Cues::NEGATION),
    ("negative-implicative", Cues::NEGATIVE_IMPLICATIVE),
    ("implicative", Cues::IMPLICATIVE),
    ("factive", Cues::FACTIVE),
    ("possible", Cues::POSSIBLE),
    ("probable", Cues::PROBABLE),
    ("hearsay", Cues::HEARSAY),
    ("intention", Cues::INTENTION),
    ("obligation", Cues::OBLIGATION),
    ("condition", Cues::CONDITION),
    ("support", Cues::SUPPORT),
    ("opposition", Cues::OPPOSITION),
    ("death", Cues::DEATH),
    ("injury", Cues::INJURY),
    ("universal", Cues::UNIVERSAL),
    ("none", Cues::NONE),
    ("some", Cues::SOME),
    ("only", Cues::ONLY),
    ("cause", Cues::CAUSE),
    ("former", Cues::FORMER),
    ("inclusion", Cues::INCLUSION),
    ("exclusion", Cues::EXCLUSION),
    ("futility", Cues::FUTILITY),
];

/// The cues of words, and the phrases that are cues as a whole.
#[derive(Clone)]
pub(super) struct CueTable {
    /// Word to index in `sets`.
    words: Map,
    sets: Vec<Cues>,
    phrases: Rows<Cues>,
}

impl CueTable {
    pub(super) fn read(words: &mut Words) -> CueTable {
        let mut table = CueTable { words: Map::with_capacity(4096), sets: Vec::new(), phrases: Rows::new() };
        for (_, line) in table::lines(CUES) {
            let (class, members) = line.split_once(':').unwrap_or((line, ""));
            let class = class_named(class).unwrap_or_default();
            for word in members.split_whitespace() {
                let id = words.add(word);
                words.mark(id, CUE);
                let at = table.words.find_or_insert(u64::from(id), table.sets.len() as u32) as usize;
                if at == table.sets.len() {
                    table.sets.push(class);
                } else {
                    table.sets[at] = table.sets[at].union(class);
                }
            }
        }
        for (_, line) in table::lines(PHRASES) {
            let (phrase, classes) = line.split_once(':').unwrap_or((line, ""));
            let cues = classes.split_whitespace().filter_map(class_named).fold(Cues::default(), Cues::union);
            *table.phrases.entry(words, phrase) = Some(cues);
        }
        table
    }

    pub(super) fn cues(&self, words: &Words, word: &str) -> Cues {
        match words.find(word) {
            Some(id) if words.is_marked(id, CUE) => {
                self.words.find(u64::from(id)).map_or(Cues::default(), |at| self.sets[at as usize])
            }
            _ => Cues::default(),
        }
    }

    /// Whether a phrase begins with the word of this number.
    pub(super) fn begins(&self, id: Option<u32>) -> bool {
        self.phrases.begins(id)
    }

    /// The longest phrase at the head of `text`; each word may stand in the list as it is or as the lemma that `lemma`
    /// gives, so that `ruled out` is found under `rule out`.
    pub(super) fn phrase<'w>(
        &self,
        words: &Words,
        lemma: impl Fn(&'w str) -> Option<u32>,
        text: impl Iterator<Item = &'w str>,
    ) -> Option<(usize, Cues)> {
        let ids = (|word: &'w str| words.find(table::trim_period(word)), lemma);
        self.phrases.longest(text, ids, |word| word == "-", |cues, _| Some(*cues))
    }
}

fn class_named(name: &str) -> Option<Cues> {
    CLASSES.iter().find(|(known, _)| *known == name).map(|&(_, class)| class)
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Cues) {
        for word in words.split(' ') {
            assert!(Lexicon::english().cues(word).contains(expected), "{word}");
        }
    }

    #[track_caller]
    fn check_phrase(text: &str, expected: Option<(usize, Cues)>) {
        let found = Lexicon::english().phrase(text.split(' '));
        match expected {
            Some((taken, cues)) => {
                assert!(found.is_some_and(|(n, has)| n == taken && has.contains(cues)), "{text}: {found:?}");
            }
            None => assert_eq!(found, None, "{text}"),
        }
    }

    #[test]
    fn verbs_and_nouns_of_speech_report() {
        check("say tell state announce warn tweet believe statement claim report acknowledge quote", Cues::REPORT);
    }

    #[test]
    fn denial_doubt_and_opposition_are_told_apart() {
        check("deny dismiss refute rebut", Cues::DENIAL);
        check("doubt question", Cues::DOUBT);
        check("oppose against reject refuse unacceptable non-starter", Cues::OPPOSITION);
        check("support back accept agree favor approve confirm", Cues::SUPPORT);
        assert!(!Lexicon::english().cues("support").intersects(Cues::OPPOSITION));
    }

    #[test]
    fn negation_and_implicatives() {
        check("not n't never no without neither hardly", Cues::NEGATION);
        check("fail refuse decline avoid prevent", Cues::NEGATIVE_IMPLICATIVE);
        check("manage happen succeed", Cues::IMPLICATIVE);
        check("know regret acknowledge", Cues::FACTIVE);
    }

    #[test]
    fn certainty_and_time() {
        check("may might could possibly", Cues::POSSIBLE);
        check("likely probably expected", Cues::PROBABLE);
        check("reportedly allegedly supposedly", Cues::HEARSAY);
        check("want plan propose seek aim", Cues::INTENTION);
        check("must should need require", Cues::OBLIGATION);
        check("former ex- late outgoing", Cues::FORMER);
        check("if unless provided", Cues::CONDITION);
    }

    #[test]
    fn counts_sets_and_causes() {
        check("kill die dead fatal", Cues::DEATH);
        check("injure wound hurt", Cues::INJURY);
        check("all every each both", Cues::UNIVERSAL);
        check("no none nobody", Cues::NONE);
        check("some several a", Cues::SOME);
        check("only solely", Cues::ONLY);
        check("because due cause lead", Cues::CAUSE);
    }

    #[test]
    fn words_that_signal_nothing_have_no_cues() {
        for word in ["table", "moscow", "qwertzuiop", ""] {
            assert_eq!(Lexicon::english().cues(word), Cues::default(), "{word}");
        }
    }

    #[test]
    fn phrases_are_found_in_any_inflection() {
        check_phrase("according to the", Some((2, Cues::REPORT)));
        check_phrase("ruled out talks", Some((2, Cues::DENIAL)));
        check_phrase("no longer in", Some((2, Cues::NEGATION)));
        check_phrase("in favour of it", Some((3, Cues::SUPPORT)));
        check_phrase("turned down the offer", Some((2, Cues::OPPOSITION)));
        check_phrase("calling off the", Some((2, Cues::NEGATIVE_IMPLICATIVE)));
        check_phrase("far from over", Some((2, Cues::NEGATION)));
        check_phrase("far away", None);
        check_phrase("", None);
    }

    #[test]
    fn each_line_of_the_lists_names_known_classes_and_stands_once() {
        for (n, line) in CUES.lines().enumerate().skip(1) {
            let (class, words) = line.split_once(": ").unwrap();
            assert!(class_named(class).is_some(), "line {n}: {class}");
            assert!(words.split(' ').is_sorted_by(|a, b| a < b), "{class}");
        }
        assert!(CUES.lines().skip(1).is_sorted_by(|a, b| a < b));
        assert!(PHRASES.lines().skip(1).is_sorted_by(|a, b| a < b));
        for line in PHRASES.lines().skip(1) {
            let (phrase, classes) = line.split_once(": ").unwrap();
            assert!(phrase.contains(' ') && classes.split(' ').all(|class| class_named(class).is_some()), "{line}");
        }
    }
}
