//! Part-of-speech tags and dependencies, from weights shipped in the crate.
//!
//! The words of a sentence are tagged from left to right, then a transition parser builds the tree; both choose by a linear
//! model over hashed features, whose weights are signed bytes. Nothing is random, floating or recursive, and the time is
//! linear in the number of tokens. `README.md` in this folder says what the weights were learnt from, how well they do, and
//! under which licence they stand.

mod agent;
mod confidence;
mod feature;
mod known;
mod label;
mod model;
mod parser;
mod tag;
mod tagger;
mod template;
mod transition;
mod tree;
mod vocabulary;
mod word;

pub use label::Label;
pub(crate) use model::shipped;
pub(crate) use parser::Parser;
pub use tag::{Pos, Tag};
pub use tree::{Node, Subtrees, Tree};

use crate::lexicon::{Ingredient, Lexicon};
use crate::text::Token;

/// Tags and parses one sentence: `tokens` index into `text`.
///
/// Every token gets a node, and one of them is the root. Never fails; linear in the number of tokens. Sentences of more than
/// a thousand tokens are parsed in pieces, at punctuation where there is some, and the root of each later piece is put under
/// the first as [`Label::Parataxis`] with confidence 0.
///
/// ```
/// use gainsay::syntax::{Label, parse};
/// use gainsay::{Lexicon, Span, text};
///
/// let sentence = "The mayor resigned.";
/// let mut tokens = Vec::new();
/// text::tokenize(sentence, Span::new(0, sentence.len()), &mut tokens);
/// let tree = parse(&Lexicon::english(), sentence, &tokens);
/// assert_eq!(tree.root(), Some(2));
/// assert_eq!(tree.nodes[1].label, Label::Nsubj);
/// ```
#[must_use]
pub fn parse(lexicon: &Lexicon, text: &str, tokens: &[Token]) -> Tree {
    parse_next(&mut Parser::default(), lexicon, text, tokens)
}

/// [`parse`] with the room that was taken for the sentence before.
pub(crate) fn parse_next(parser: &mut Parser, lexicon: &Lexicon, text: &str, tokens: &[Token]) -> Tree {
    let tree = parser.parse(&model::SHIPPED, lexicon, text, tokens);
    if lexicon.has(Ingredient::Syntax) { tree } else { tree.flattened() }
}

/// The narrow door for the examples that learn and measure the weights; no part of the public face.
#[doc(hidden)]
pub mod train {
    pub use super::confidence::{Confidence, LEVELS};
    pub use super::feature::{Features, Table};
    pub use super::model::{Model, SHIPPED};
    pub use super::parser::{Parser, ROW};
    pub use super::tagger::{Capitals, Guess, TAGS, Tagger, look as look_at_word};
    pub use super::template::{Seen, look as look_at_state, see};
    pub use super::transition::{LABELS, Place, STEPS, State, Step};
    pub use super::vocabulary::{Entry, Vocabulary};
    pub use super::word::Word;
}
