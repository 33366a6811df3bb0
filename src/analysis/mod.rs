//! What the words of one document mean: quantities, times, names, attribution, polarity, certainty.

pub(crate) mod attribution;
mod capital;
pub(crate) mod certainty;
mod chain;
mod content;
mod mention;
pub(crate) mod name;
pub(crate) mod phrase;
pub(crate) mod polarity;
pub(crate) mod predicate;
pub(crate) mod quotation;
pub(crate) mod reading;
mod reference;
mod reporting;
#[cfg(test)]
mod sample;
mod sourcing;
mod wordlist;

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::lexicon::{Alias, Cues, LemmaId, Lexicon, Unit};
use crate::syntax::Tree;
use crate::text::{Document, Sentence, Span, Token};

/// Everything found in one document. Spans are byte ranges of the document's text.
#[derive(Clone, Debug, Default)]
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
    /// Dates, times and durations, in order.
    pub times: Vec<Time>,
    /// Names of people, places and organisations, in order.
    pub names: Vec<Name>,
    /// Who is said to say what, in order of their content.
    pub attributions: Vec<Attribution>,
}

/// A token as a word of the language: folded, reduced to its lemma, weighed.
#[derive(Clone, PartialEq, Eq, Debug)]
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

/// A number that counts or measures something, as an interval.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Quantity {
    /// The number with its hedge, unit and, for a count, not the counted noun: `at least 12`, `3.5 million`, `40 percent`.
    pub span: Span,
    /// The number alone: `12`.
    pub number: Span,
    /// The least value that fits, in base units; `-inf` if unbounded.
    pub low: f64,
    /// The greatest value that fits; `inf` if unbounded.
    pub high: f64,
    /// The value as written.
    pub value: f64,
    /// What kind of number it is.
    pub kind: QuantityKind,
    /// Its unit, if it has one.
    pub unit: Option<Unit>,
    /// What is counted or measured, if that is said beside it: `people`.
    pub head: Option<Span>,
    /// How it was hedged.
    pub hedge: Hedge,
}

/// What kind of number a quantity is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum QuantityKind {
    /// So many of something.
    Count,
    /// With a unit of measurement.
    Measure,
    /// Percent or percentage points.
    Percent,
    /// An amount of money.
    Money,
    /// How old someone is.
    Age,
    /// A place in an order: third.
    Ordinal,
    /// Magnitude of an earthquake and the like: a number that names a degree.
    Degree,
}

/// How a quantity is hedged.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// Not at all.
    Exact,
    /// About, around, nearly, some.
    About,
    /// At least, more than, over.
    AtLeast,
    /// At most, fewer than, up to.
    AtMost,
    /// Between two values.
    Range,
}

/// A date, time of day, duration or recurrence (TIMEX3).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Time {
    /// Its bytes.
    pub span: Span,
    /// The value in TIMEX3 notation: `2022-04`, `2025-08-20T18:45`, `P3D`, `XXXX-WXX-3`.
    pub value: String,
    /// What kind of expression it is.
    pub kind: TimeKind,
    /// The first and last day it may stand for, if it could be resolved.
    pub days: Option<DayRange>,
}

/// What kind of time expression it is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// A calendar date of any granularity.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

/// An inclusive range of days, counted from 1970-01-01.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub first: i32,
    /// The last day, at or after the first.
    pub last: i32,
}

/// A mention of a person, place, organisation or other named thing.
#[derive(Clone, PartialEq, Eq, Debug)]
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
pub enum Reference {
    /// A name, full or short.
    Name,
    /// An office: "the foreign minister".
    Description,
    /// "he", "she".
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
#[derive(Clone, PartialEq, Eq, Debug)]
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
pub fn analyze(document: &Document) -> Analysis {
    analyze_with(&Lexicon::english(), document)
}

/// [`analyze`] with a lexicon of the caller's.
pub(crate) fn analyze_with(lexicon: &Lexicon, document: &Document) -> Analysis {
    let _ = lexicon;
    Analysis { sentences: crate::text::segment(&document.text), ..Analysis::default() }
}
