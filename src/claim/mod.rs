//! One thing one document says.

mod adjunct;
mod attribute;
mod build;
mod clause;
mod extract;
mod figure;
mod holder;
mod lexeme;
mod listed;
mod office;
mod outcome;
mod packed;
mod phrase;
mod roster;
mod score;
mod setting;
mod sketch;
mod spelled;
mod state;
mod tally;
mod weighed;
mod word;
mod wording;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::{Certainty, NameKind, Polarity, Quantity, Stance, Time};
use crate::lexicon::{EntityId, Lexicon};
use crate::text::{Document, Published, Quote, Span};

pub(crate) use attribute::{Attribute, Value, attributes};
pub use extract::claims;
pub(crate) use extract::{extract, passage};
pub(crate) use figure::{Clock, Day, Figure, Sort};
pub(crate) use lexeme::{Lexeme, Lexemes};
pub(crate) use outcome::{Outcome, outcomes};
pub(crate) use packed::{Around, Keys, pack, unpack};
pub(crate) use score::{Score, scores};
pub(crate) use setting::{LIKE, Setting};
pub(crate) use sketch::Sketches;
pub(crate) use spelled::Spelled;
pub(crate) use state::{State, states};
pub(crate) use tally::UNITS_APART;
pub(crate) use word::{Role, Word, identity, key, key_as_written};

/// One thing a document says, with what is needed to compare it: it does not refer back to the document.
///
/// All spans are byte ranges of the document's text.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Claim {
    /// Where it stands.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// What part of the sentence it is.
    pub kind: ClaimKind,
    /// Who or what it is about, if the syntax is clear; it may stand outside `span`, for a clause that shares its subject.
    pub subject: Option<Span>,
    /// The word that says what is the case.
    pub predicate: Option<Span>,
    /// What is acted on.
    pub object: Option<Span>,
    /// Who is said to say it, outermost first; empty when the document says it in its own voice.
    pub attribution: Vec<Holder>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How certain it is put.
    pub certainty: Certainty,
    /// When it is said to be so, by the claim itself.
    pub time: Option<Time>,
    /// What it counts or measures.
    pub quantities: Vec<Quantity>,
    /// Who and what it names.
    pub names: Vec<Participant>,
    /// When its document was published.
    pub published: Option<Published>,
    /// Its words for alignment, in order; those of a shared subject come first.
    pub(crate) words: Vec<Word>,
    /// Its numbers of every kind, in order.
    pub(crate) figures: Vec<Figure>,
    /// Its times of day, in order.
    pub(crate) clocks: Vec<Clock>,
    /// The text of `sentence`.
    pub(crate) context: Arc<str>,
    /// What its document is about; empty for a text judged by itself.
    pub(crate) setting: Arc<Setting>,
    /// How much of what is said it holds.
    pub(crate) extent: Extent,
}

/// How much of what is said a claim holds.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// What happened, without when and where, or without who it happened to: two of them may agree and still be of two
    /// things, and what is left out may be what reconciles them.
    Stem,
    /// When and where alone.
    Adjunct,
}

/// What part of its sentence a claim is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ClaimKind {
    /// The whole sentence.
    Sentence,
    /// A clause of it.
    Clause,
    /// What a source is said to say.
    Content,
    /// A headline, list item or table row.
    Headline,
    /// A name with its title or age: `former US President Trump`, `Wilson, 14`.
    Description,
    /// A whole text, when two texts are judged as they stand.
    Passage,
}

/// Who is said to hold a claim, and by which words.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Holder {
    /// The words that name the source.
    pub source: Option<Quote>,
    /// The name that `source` stands for, where it is a pronoun that could be followed to one.
    pub name: Option<Quote>,
    /// The words that attribute.
    pub cue: Option<Quote>,
    /// Whether the source affirms, denies or doubts it.
    pub stance: Stance,
    /// Whether the claim stands in quotation marks.
    pub quoted: bool,
    /// What the source is by the alias table.
    pub(crate) entity: Option<EntityId>,
    /// Whether the source is a pronoun that could not be followed to a name.
    pub(crate) unknown: bool,
    /// The key of the source's last word, for comparing sources by name.
    pub(crate) key: u64,
}

/// A name in a claim.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Participant {
    /// The name.
    pub span: Span,
    /// The name with its title.
    pub titled: Span,
    /// What it names.
    pub kind: NameKind,
    /// What the alias table makes of it.
    pub(crate) entity: Option<EntityId>,
    /// The country for which a person speaks by his title: "Russian President Vladimir Putin".
    pub(crate) represents: Option<EntityId>,
    /// Whether its title says that the office is held no longer.
    pub(crate) former: bool,
    /// The keys of the name's words, of the fullest form the document has.
    pub(crate) keys: Vec<u64>,
    /// The keys of the words of the title.
    pub(crate) title: Vec<u64>,
}

impl Claim {
    /// Whether somebody who is said to hold it denies it: who denies that he took the money says that none was taken.
    pub(crate) fn is_denied(&self) -> bool {
        self.attribution.iter().any(|holder| holder.stance == Stance::Denied)
    }

    /// Exactly the bytes of `span`.
    pub fn text(&self) -> &str {
        self.slice(self.span)
    }

    /// The text of its sentence.
    pub fn sentence_text(&self) -> &str {
        &self.context
    }

    /// The words at `span`, which lies within the claim's sentence; none, if it does not.
    pub fn slice(&self, span: Span) -> &str {
        let base = self.sentence.start();
        span.start().checked_sub(base).and_then(|start| self.context.get(start..span.end() - base)).unwrap_or_default()
    }

    /// The words at `span`, as [`slice`](Claim::slice) gives them, with their place in the document.
    pub fn quote(&self, span: Span) -> Quote {
        Quote { start: span.start() as u32, end: span.end() as u32, text: self.slice(span).to_owned() }
    }
}

impl Lexicon {
    /// The claims of one document; see [`claims`].
    #[must_use]
    pub fn claims(&self, document: &Document) -> Vec<Claim> {
        extract(self, document, &crate::analysis::analyze_with(self, document))
    }
}
