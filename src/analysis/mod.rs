//! What the words of one document mean: quantities, times, names, attribution, polarity, certainty.

mod asked;
mod attitude;
mod attribution;
mod bound;
mod calendar;
mod capital;
mod carrier;
mod carrying;
pub(crate) mod certainty;
mod chain;
mod clock;
mod content;
mod countable;
mod counted;
mod cue;
mod currency;
mod date;
mod derived;
mod description;
mod digits;
mod disposition;
mod expression;
mod extent;
mod fixed;
mod fraction;
mod holiday;
mod implied;
mod joint;
mod kind;
mod line;
mod mention;
mod name;
mod name_kind;
mod nesting;
mod noun_phrase;
mod number;
mod number_words;
mod numeral;
mod other_number;
mod people;
mod period;
mod phrase;
pub(crate) mod polarity;
mod predicate;
mod pronoun;
mod quantity;
mod quotation;
mod rank;
mod reader;
pub(crate) mod reading;
mod reference;
mod relative;
mod reporting;
#[cfg(test)]
mod sample;
mod sex;
mod signature;
mod sourcing;
mod span_of_time;
mod speaker;
mod story;
mod tense;
mod time;
mod time_words;
mod unit;
mod word;
mod wordlist;

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::lexicon::{Alias, Cues, LemmaId, Lexicon};
use crate::syntax::Tree;
use crate::text::{Document, Sentence, Span, Token};

pub(crate) use mention::is_honorific;
pub use quantity::{Hedge, Quantity, QuantityKind};
pub(crate) use reader::Reader;
pub(crate) use reading::{function_word, is_locative};
pub(crate) use sex::{Sex, is_person, of_noun as sex_of};
pub use time::{DayRange, Time, TimeKind};

/// Everything found in one document. Spans are byte ranges of the document's text.
#[derive(Clone, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct Analysis {
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Tokens of all sentences, in order.
    pub tokens: Vec<Token>,
    /// For each sentence, which of `tokens` and `words` are its own.
    pub sentence_tokens: Vec<Range<usize>>,
    /// For each sentence, its tags and dependencies; indices count from the sentence's first token.
    pub trees: Vec<Tree>,
    /// For each token, the word behind it.
    pub words: Vec<Word>,
    /// Numbers that count or measure, in order.
    pub quantities: Vec<Quantity>,
    /// Numbers that say less, in order: how many hours, how many years ago, bare digits.
    pub(crate) other_numbers: Vec<Quantity>,
    /// Dates, times and durations, in order.
    pub times: Vec<Time>,
    /// Names of people, places and organisations, in order.
    pub names: Vec<Name>,
    /// Who is said to say what, in order of their content.
    pub attributions: Vec<Attribution>,
}

/// A token as a word of the language: folded, reduced to its lemma, weighed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Word {
    /// The folded form.
    pub folded: Arc<str>,
    /// The lemma for its tag.
    pub lemma: Arc<str>,
    /// The lemma's number in the lexicon, if it has one.
    pub id: Option<LemmaId>,
    /// How much it tells: see [`Lexicon::weight`].
    pub weight: u8,
    /// What its lemma or form signals.
    pub cues: Cues,
}

/// A mention of a person, place, organisation or other named thing.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Name {
    /// The name without titles: `Sergey Lavrov`.
    pub span: Span,
    /// The name with the title or office before it: `Russian Foreign Minister Sergey Lavrov`.
    pub titled: Span,
    /// What it names.
    pub kind: NameKind,
    /// What the alias table makes of it.
    pub alias: Option<Alias>,
    /// Mentions of one document with the same number name the same thing.
    pub chain: u32,
    /// Whether it is the name itself or words that stand for it.
    pub reference: Reference,
}

/// By what sort of words a mention names its thing.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reference {
    /// A name, full or short.
    Name,
    /// An office: "the foreign minister".
    Description,
    /// "he", "she", "it" after a verb of saying.
    Pronoun,
}

/// What a name names.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NameKind {
    /// A person.
    Person,
    /// A country, town, region, building.
    Place,
    /// A party, company, agency, alliance.
    Organisation,
    /// Not known which.
    Other,
}

/// Who is said to say, write, think or deny what (PolNeAR's source, cue and content).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Attribution {
    /// Who, if it is said: `Russian media`, `Lavrov`.
    pub source: Option<Span>,
    /// By which words: `said`, `according to`.
    pub cue: Option<Span>,
    /// What: one span, or several when the attribution stands in its midst.
    pub content: Vec<Span>,
    /// Whether the source affirms, denies or doubts it.
    pub stance: Stance,
    /// Whether the content stands in quotation marks.
    pub quoted: bool,
    /// What the source does: says, believes, wants or judges.
    pub kind: AttributionKind,
}

/// What a source does with the content laid to it (after PolNeAR's statements, beliefs, facts and eventualities).
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AttributionKind {
    /// Says, writes, shows or denies that it is so: `said`, `according to`.
    Statement,
    /// Thinks, knows or fears that it is so: `believes`.
    Belief,
    /// Wants, plans, decides or refuses to bring it about: `plans to`, `called for`.
    Intention,
    /// Supports, attacks, praises or discusses it: the content is a thing, not a proposition.
    Judgement,
}

impl AttributionKind {
    /// Whether who has the attitude holds the content to be so, or not so: who wants a thing has not said it is there.
    pub fn asserts(self) -> bool {
        matches!(self, AttributionKind::Statement | AttributionKind::Belief)
    }
}

/// How a source stands to the content laid to it.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Says it.
    Affirmed,
    /// Denies it.
    Denied,
    /// Doubts or questions it.
    Doubted,
}

/// Whether a clause is affirmed or negated.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Affirmed, or negated twice.
    Positive,
    /// Negated.
    Negative,
}

/// How certain a clause is put (FactBank's grid, the polarity apart).
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// As a fact.
    Certain,
    /// As likely.
    Probable,
    /// As possible.
    Possible,
    /// Wanted, planned, asked, conditional: not put as a fact either way.
    Unknown,
}

/// Analyses one document by itself. Never fails, on any text; linear in its length.
///
/// ```
/// use gainsay::{Document, analyze};
///
/// let text = "Mayor Ada Quill said at least 12 people died on Monday.";
/// let analysis = analyze(&Document::new("note", text));
/// assert_eq!(analysis.quantities[0].span.of(text), Some("at least 12"));
/// assert_eq!(analysis.times[0].span.of(text), Some("Monday"));
/// assert_eq!(analysis.names[0].span.of(text), Some("Ada Quill"));
/// ```
#[must_use]
pub fn analyze(document: &Document) -> Analysis {
    analyze_with(&Lexicon::english(), document)
}

/// [`analyze`] with a lexicon of the caller's.
pub(crate) fn analyze_with(lexicon: &Lexicon, document: &Document) -> Analysis {
    Reader::new(lexicon).analyze(document)
}
