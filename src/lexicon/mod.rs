//! Word knowledge as data: weights, lemmas, opposites, synonyms, exclusive classes, names, cues, units.

use std::sync::Arc;

/// What is known of English words, shared by every stage; the tables are built once in a process.
pub struct Lexicon {
    _private: (),
}

/// A lemma the lexicon knows, comparable by number.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LemmaId(pub(crate) u32);

/// Which parts of speech a word can be, as bits.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
pub struct WordClasses(pub(crate) u8);

impl WordClasses {
    /// Can be a noun.
    pub const NOUN: WordClasses = WordClasses(1);
    /// Can be a verb.
    pub const VERB: WordClasses = WordClasses(2);
    /// Can be an adjective.
    pub const ADJECTIVE: WordClasses = WordClasses(4);
    /// Can be an adverb.
    pub const ADVERB: WordClasses = WordClasses(8);

    /// The bits: noun 1, verb 2, adjective 4, adverb 8.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Whether all classes of `other` are among these.
    pub fn contains(self, other: WordClasses) -> bool {
        self.0 & other.0 == other.0
    }
}

/// How two different lemmas are related.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum WordRelation {
    /// They share a sense.
    Synonym,
    /// One is made from the other: invade, invasion.
    Derivation,
    /// The second is a kind of the first: vehicle, car.
    Broader,
    /// The first is a kind of the second: car, vehicle.
    Narrower,
    /// They exclude each other by meaning: accept, reject.
    Opposite,
    /// Two members of a class of which a slot takes one: Monday, Tuesday; north, south.
    Exclusive,
    /// Two kinds of one thing, not known to exclude each other: trumpet, clarinet.
    Sibling,
}

impl Lexicon {
    /// The English lexicon shipped with the crate.
    pub fn english() -> Arc<Lexicon> {
        Arc::new(Lexicon { _private: () })
    }

    /// The lemma's number, if the lexicon has it.
    pub fn lemma_id(&self, lemma: &str) -> Option<LemmaId> {
        let _ = lemma;
        None
    }

    /// The parts of speech WordNet gives a folded word as it stands; none if it has none.
    pub fn word_classes(&self, folded: &str) -> WordClasses {
        let _ = folded;
        WordClasses::default()
    }

    /// The lemma of a folded word used as `class` (one of the four constants), by exceptions, then by suffix rules.
    pub fn lemma<'a>(&'a self, folded: &'a str, class: WordClasses) -> std::borrow::Cow<'a, str> {
        let _ = class;
        folded.into()
    }

    /// How much a folded word tells, in tenths of a natural-log unit above the commonest word: 0 for "the", about 60 for
    /// "minister", 120 for a word the table does not have.
    pub fn weight(&self, folded: &str) -> u8 {
        let _ = folded;
        120
    }

    /// How two lemmas are related; `None` if equal or not known to be. Mirrored: `Broader` one way is `Narrower` the other.
    pub fn relation(&self, a: LemmaId, b: LemmaId) -> Option<WordRelation> {
        let _ = (a, b);
        None
    }

    /// The longest known name at the head of `words` (folded): how many words it takes, and what it stands for.
    pub fn name<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<(usize, Alias)> {
        let _ = words;
        None
    }

    /// The cue classes of a lemma or folded word.
    pub fn cues(&self, lemma: &str) -> Cues {
        let _ = lemma;
        Cues::default()
    }

    /// The unit that a folded unit word or sign stands for: "km", "kilometers", "%", "$".
    pub fn unit(&self, folded: &str) -> Option<Unit> {
        let _ = folded;
        None
    }
}

/// Two names with the same entity stand for the same thing.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId(pub(crate) u32);

/// What a name from the alias table stands for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Alias {
    /// The entity: Moscow, Kremlin, Russian and Russia share Russia's.
    pub entity: EntityId,
    /// In which way the name stands for it.
    pub kind: AliasKind,
}

/// In which way a name stands for an entity.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AliasKind {
    /// A name of a country, organisation or alliance: United States, U.S., NATO.
    Name,
    /// A capital, also said of its government: Moscow. As a place it is not the country.
    Capital,
    /// A seat or office said of the government: Kremlin, White House.
    Office,
    /// An adjective or a people: Russian, Russians.
    Demonym,
    /// A given name or surname spelled in several ways: Sergei, Sergey.
    Person,
}

/// What a word signals, as bits; the classes are those of `cues.txt`.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
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

    /// Whether it has all classes of `other`.
    pub fn contains(self, other: Cues) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has any class of `other`.
    pub fn intersects(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn union(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }
}

/// A unit of measurement or currency.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Unit {
    /// What it measures: two quantities compare only within one dimension.
    pub dimension: Dimension,
    /// How many base units one of it is; exact conversions only.
    pub factor: f64,
    /// Its number in the unit list, for naming it.
    pub id: u16,
}

/// What a unit measures.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Dimension {
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Seconds.
    Duration,
    /// Metres per second.
    Speed,
    /// Degrees; each scale is a dimension of its own in `Unit::id`.
    Temperature,
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Money; only the same currency compares.
    Money,
    /// Bytes.
    Data,
    /// Watts, joules, volts and the like; only the same unit compares.
    Other,
}
