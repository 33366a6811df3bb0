//! Which weights are shipped?

use super::confidence::Confidence;
use super::feature::Table;
use super::parser::ROW;
use super::tagger::{TAGS, Tagger};
use super::vocabulary::Vocabulary;

/// All that tagging and parsing need to know.
#[derive(Copy, Clone)]
pub struct Model<'a> {
    /// The words of the training text.
    pub vocabulary: Vocabulary<'a>,
    /// The tagger's weights.
    pub tagger: Tagger<'a>,
    /// The parser's weights.
    pub parser: Table<'a, ROW>,
    /// What a margin is worth.
    pub confidence: Confidence<'a>,
}

impl<'a> Model<'a> {
    /// The model of four tables, as `train_syntax` writes them.
    pub const fn new(vocabulary: &'a [u8], tagger: &'a [u8], parser: &'a [u8], confidence: &'a [u8]) -> Model<'a> {
        Model {
            vocabulary: Vocabulary::new(vocabulary),
            tagger: Tagger { table: Table::<TAGS>::new(tagger) },
            parser: Table::<ROW>::new(parser),
            confidence: Confidence::new(confidence),
        }
    }
}

/// The weights of this folder; README.md says what they were learnt from, and their licence.
pub static SHIPPED: Model<'static> = Model::new(
    include_bytes!("vocabulary.bin"),
    include_bytes!("tagger.bin"),
    PARSER,
    include_bytes!("confidence.bin"),
);

static PARSER: &[u8] = include_bytes!("parser.bin");

/// The shipped weights of the parser as bytes: what tells one training from another.
pub(crate) fn shipped() -> &'static [u8] {
    PARSER
}
