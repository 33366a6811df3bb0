//! Word knowledge as data: weights, lemmas, opposites, synonyms, exclusive classes, names, cues, units.
//!
//! The tables are sorted text beside this file, included into the crate; `README.md` there says where each comes from.

mod cues;
mod digest;
mod extension;
mod ingredient;
mod lemma;
mod names;
mod phrasal;
mod relation;
mod table;
mod units;
mod words;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

pub use self::cues::Cues;
#[doc(hidden)]
pub use self::ingredient::Ingredient;
pub use self::names::{Alias, AliasKind, EntityId, EntityKind};
pub(crate) use self::relation::Kin;
pub use self::relation::WordRelation;
pub use self::units::{Dimension, Unit};
pub use self::words::WordClasses;

/// What is known of English words, shared by every stage; the tables are built once in a process.
///
/// ```
/// use gainsay::Lexicon;
/// use gainsay::lexicon::WordRelation;
///
/// let lexicon = Lexicon::english().extended("opposite: upheld = quashed")?;
/// let [upheld, quashed] = ["upheld", "quashed"].map(|word| lexicon.lemma_id(word).expect("it is in the list"));
/// assert_eq!(lexicon.relation(upheld, quashed), Some(WordRelation::Opposite));
/// # Ok::<(), gainsay::Error>(())
/// ```
#[derive(Clone)]
pub struct Lexicon {
    words: words::Words,
    exceptions: lemma::Exceptions,
    relations: relation::Relations,
    names: names::Names,
    cues: cues::CueTable,
    phrasal: phrasal::PhrasalVerbs,
    units: units::UnitTable,
    left_out: ingredient::LeftOut,
    /// What tells it from the shipped one: a hash of the lists that extend it.
    extensions: u64,
}

/// A lemma the lexicon knows, comparable by number.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LemmaId(pub(crate) u32);

impl Lexicon {
    /// The English lexicon shipped with the crate.
    pub fn english() -> Arc<Lexicon> {
        static ENGLISH: OnceLock<Arc<Lexicon>> = OnceLock::new();
        Arc::clone(ENGLISH.get_or_init(|| Arc::new(Lexicon::read())))
    }

    fn read() -> Lexicon {
        let mut words = words::Words::read();
        Lexicon {
            exceptions: lemma::Exceptions::read(&mut words),
            relations: relation::Relations::read(&mut words),
            names: names::Names::read(&mut words),
            cues: cues::CueTable::read(&mut words),
            phrasal: phrasal::PhrasalVerbs::read(&mut words),
            units: units::UnitTable::read(&mut words),
            words,
            left_out: ingredient::LeftOut::default(),
            extensions: 0,
        }
    }

    /// The lemma's number, if the lexicon has it.
    pub fn lemma_id(&self, lemma: &str) -> Option<LemmaId> {
        self.words.find(lemma).map(LemmaId)
    }

    /// The lemma that has a number of this lexicon.
    ///
    /// # Panics
    /// If the number is another lexicon's and this one does not have it.
    pub fn lemma_text(&self, id: LemmaId) -> &str {
        self.words.word(id.0)
    }

    /// The parts of speech WordNet gives a folded word as it stands; none if it has none.
    pub fn word_classes(&self, folded: &str) -> WordClasses {
        self.words.classes(folded)
    }

    /// The lemma of a folded word used as `class` (one of the four constants), by exceptions, then by suffix rules.
    ///
    /// Plurals become singular even where WordNet has an entry for them (`forces`), as in the English treebanks of
    /// Universal Dependencies; what is plural only (`news`, `arms`) stays. Never allocates.
    pub fn lemma<'a>(&'a self, folded: &'a str, class: WordClasses) -> Cow<'a, str> {
        lemma::lemma(&self.words, &self.exceptions, folded, class)
    }

    /// Whether a folded word, or its lemma in some class, has a part of speech in WordNet.
    pub(crate) fn is_form(&self, folded: &str) -> bool {
        lemma::is_form(&self.words, &self.exceptions, folded)
    }

    /// How much a folded word tells, in tenths of a natural-log unit above the commonest word: 0 for "the", about 60 for
    /// "minister", 120 for a word the table does not have. What has a digit in it has 75; what has neither letter nor
    /// digit has 0.
    pub fn weight(&self, folded: &str) -> u8 {
        self.words.weight(folded)
    }

    /// The weight of a lemma by its number.
    pub(crate) fn lemma_weight(&self, id: LemmaId) -> u8 {
        self.words.weight_of(id.0)
    }

    /// How two lemmas are related; `None` if equal or not known to be. Mirrored: `Broader` one way is `Narrower` the other.
    ///
    /// # Panics
    /// If the number is another lexicon's and this one does not have it.
    pub fn relation(&self, a: LemmaId, b: LemmaId) -> Option<WordRelation> {
        self.relations.find(&self.words, a.0, b.0).and_then(|relation| self.left_out.filter(relation))
    }

    /// What a lemma may be related by.
    pub(crate) fn kin(&self, lemma: LemmaId) -> Kin {
        self.relations.kin(&self.words, lemma.0)
    }

    /// Whether two lemmas may be related, as far as what they may be related by tells.
    pub(crate) fn may_be_related(&self, a: (LemmaId, Kin), b: (LemmaId, Kin)) -> bool {
        self.relations.may_be_related((a.0.0, a.1), (b.0.0, b.1))
    }

    /// Whether any lemma may be opposed to this one.
    pub(crate) fn has_opposite(&self, lemma: LemmaId) -> bool {
        self.relations.has_opposite(lemma.0)
    }

    /// The shortest of a lemma, those it is made from and those made from it: `resign` for `resignation`, and for itself.
    pub fn root(&self, lemma: LemmaId) -> LemmaId {
        LemmaId(self.relations.root(lemma.0))
    }

    /// The longest known name at the head of `words` (folded): how many words it takes, and what it stands for.
    ///
    /// A hyphen between the words of a name counts as a word of its own; periods at the end of words do not matter. Names
    /// that are ordinary words in lower case (`US`, `WHO`, `Turkey`) are not found here: see [`Lexicon::name_in`].
    pub fn name<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<(usize, Alias)> {
        self.names.find(&self.words, words.map(|word| (word, None)))
    }

    /// As [`Lexicon::name`], given each word folded and as written, so that `US` is found and `us` is not.
    pub fn name_in<'w>(&self, words: impl Iterator<Item = (&'w str, &'w str)> + Clone) -> Option<(usize, Alias)> {
        self.names.find(&self.words, words.map(|(folded, written)| (folded, Some(written))))
    }

    /// The key of an entity in the list of names: `russia`, `united nations`.
    ///
    /// # Panics
    /// If the number is another lexicon's and this one does not have it.
    pub fn entity_name(&self, entity: EntityId) -> &str {
        self.names.entity(entity).0
    }

    /// What sort of thing an entity is.
    ///
    /// # Panics
    /// If the number is another lexicon's and this one does not have it.
    pub fn entity_kind(&self, entity: EntityId) -> EntityKind {
        self.names.entity(entity).1
    }

    /// Whether a folded word is a common given name: sergei, maria, john.
    pub fn given_name(&self, folded: &str) -> bool {
        self.words.find(folded).is_some_and(|id| self.words.is_marked(id, words::GIVEN_NAME))
    }

    /// Whether a folded word is a title or office that stands before or for a name: president, sen., spokeswoman.
    pub fn title(&self, folded: &str) -> bool {
        let found = self.words.find(folded).or_else(|| self.words.find(table::trim_period(folded)));
        found.is_some_and(|id| self.words.is_marked(id, words::TITLE))
    }

    /// The cue classes of a lemma or folded word.
    pub fn cues(&self, lemma: &str) -> Cues {
        self.cues.cues(&self.words, lemma)
    }

    /// The longest fixed phrase at the head of `words` (folded, in any inflection): how many words it takes, and its cues.
    /// "ruled out", "according to", "no longer".
    pub fn phrase<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, Cues)> {
        let verb = |word: &'w str| self.words.find(&self.lemma(word, WordClasses::VERB));
        self.cues.phrase(&self.words, verb, words)
    }

    /// Whether a fixed phrase, or a verb with particle, may begin with a folded word: most words begin none.
    pub(crate) fn begins_phrase(&self, folded: &str) -> bool {
        let begins = |id: Option<u32>| self.cues.begins(id) || self.phrasal.begins(id);
        begins(self.words.find(folded))
            || self.cues.begins(self.words.find(table::trim_period(folded)))
            || begins(self.words.find(&self.lemma(folded, WordClasses::VERB)))
    }

    /// The longest verb with particle at the head of `words` (folded, in any inflection): how many words it takes, and the
    /// verb that says the same. "turned down" is "reject".
    pub fn phrasal_verb<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, LemmaId)> {
        let verb = |word: &'w str| self.words.find(&self.lemma(word, WordClasses::VERB));
        self.phrasal.longest(&self.words, verb, words).map(|(taken, verb)| (taken, LemmaId(verb)))
    }

    /// The verb that says what a light verb says with its object, both given as lemmas: "make" and "decision", "decide".
    pub fn light_verb(&self, verb: &str, object: &str) -> Option<LemmaId> {
        self.phrasal.light(&self.words, verb, object).map(LemmaId)
    }

    /// The unit that a folded unit word or sign stands for: "km", "kilometers", "%", "$".
    pub fn unit(&self, folded: &str) -> Option<Unit> {
        self.unit_phrase(std::iter::once(folded)).map(|(_, unit)| unit)
    }

    /// The longest unit at the head of `words` (folded), and how many words it takes: "percentage points",
    /// "square kilometres", "km / h".
    pub fn unit_phrase<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, Unit)> {
        self.units.find(&self.words, words)
    }

    /// Whether a number is one of its lemmas.
    pub(crate) fn has_lemma(&self, id: u32) -> bool {
        (id as usize) < self.words.len()
    }

    /// Whether a number is one of its entities.
    pub(crate) fn has_entity(&self, id: u32) -> bool {
        (id as usize) < self.names.len()
    }

    /// The name of a unit in the unit list: `kilometre`, `US dollar`.
    pub fn unit_name(&self, unit: Unit) -> &str {
        self.units.name(unit.id)
    }
}

impl fmt::Debug for Lexicon {
    /// Says only that it is one: the tables fill books.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn is_shared<T: Send + Sync>() {}
    const _: () = is_shared::<Lexicon>();

    #[test]
    fn every_caller_gets_the_same_tables() {
        assert!(Arc::ptr_eq(&Lexicon::english(), &Lexicon::english()));
    }

    #[test]
    fn a_lemma_has_one_number() {
        let lexicon = Lexicon::english();
        let id = lexicon.lemma_id("ceasefire").unwrap();
        assert_eq!(lexicon.lemma_text(id), "ceasefire");
        assert_eq!(lexicon.lemma_id("qwertzuiop"), None);
    }
}
