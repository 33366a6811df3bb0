//! In what order is a document read, and what is kept for the next?

use super::reading::Reading;
use super::word::Words;
use super::{Analysis, attribution, fixed, name, other_number, quantity, time};
use crate::lexicon::{Ingredient, Lexicon};
use crate::syntax::{Parser, parse_next};
use crate::text::{Document, segment, tokenize};

/// Reads documents one after the other. What it makes of one does not depend on those before it, but words and sentences
/// that come again are looked up only once.
pub(crate) struct Reader<'l> {
    lexicon: &'l Lexicon,
    parser: Parser,
    words: Words,
}

/// Once it knows so many words, it begins the next document anew: more would no longer lie in a cache.
const MOST_WORDS: usize = 1 << 14;

impl<'l> Reader<'l> {
    /// A reader with this lexicon.
    pub(crate) fn new(lexicon: &'l Lexicon) -> Reader<'l> {
        Reader { lexicon, parser: Parser::remembering(), words: Words::default() }
    }

    /// Analyzes one document by itself.
    pub(crate) fn analyze(&mut self, document: &Document) -> Analysis {
        let mut analysis = self.read(&document.text);
        let lexicon = self.lexicon;
        let published = document.day();
        let published = published.map(|published| published.date());
        if lexicon.has(Ingredient::Times) {
            analysis.times = time::find(lexicon, &document.text, &analysis, published);
        }
        if lexicon.has(Ingredient::Quantities) {
            analysis.quantities = quantity::find(lexicon, &document.text, &analysis);
            analysis.other_numbers = other_number::find(lexicon, &document.text, &analysis);
        }
        let reading = Reading::new(lexicon, &document.text, &analysis);
        let names = if lexicon.has(Ingredient::Names) { name::find(&reading) } else { Vec::new() };
        let reading = reading.with_names(&names);
        let attributed = lexicon.has(Ingredient::Attribution);
        let attributions = if attributed { attribution::find(&reading, &names) } else { Vec::new() };
        (analysis.names, analysis.attributions) = (names, attributions);
        analysis
    }

    /// Sentences, tokens, trees and words: what every phenomenon is read from.
    pub(super) fn read(&mut self, text: &str) -> Analysis {
        if self.parser.known() > MOST_WORDS {
            *self = Reader::new(self.lexicon);
        }
        let Reader { lexicon, parser, words } = self;
        let mut analysis = Analysis { sentences: segment(text), ..Analysis::default() };
        let mut begins = Vec::new();
        for sentence in &analysis.sentences {
            let start = analysis.tokens.len();
            tokenize(text, sentence.span, &mut analysis.tokens);
            let tokens = &analysis.tokens[start..];
            let tree = parse_next(parser, lexicon, text, tokens);
            begins.clear();
            for ((token, node), &number) in tokens.iter().zip(&tree.nodes).zip(parser.numbers()) {
                let known = words.word(lexicon, number, token.span.of(text).unwrap_or_default(), node.tag);
                analysis.words.push(known.word.clone());
                begins.push(known.begins_phrase);
            }
            fixed::join(lexicon, &tree, &begins, &mut analysis.words[start..]);
            analysis.trees.push(tree);
            analysis.sentence_tokens.push(start..analysis.tokens.len());
        }
        analysis
    }
}
