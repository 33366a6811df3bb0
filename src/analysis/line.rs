//! What does a rule see of one sentence: its words, what is glued to what, the nearest part of speech?

use super::time_words::{self, Entry};
use super::{Analysis, Word};
use crate::syntax::{Label, Node, Tag};
use crate::text::{Span, Token, TokenKind};

/// One sentence to be read word by word; indices count from its first token, and reading past either end yields nothing.
#[derive(Copy, Clone)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    words: &'a [Word],
    nodes: &'a [Node],
    /// What [`time_words::senses`] has for each token, or nothing.
    senses: &'a [Option<&'static [Entry]>],
}

/// An arc less sure than this is not relied on: below it, word order was right more often than the parser.
const TRUSTED: u8 = 60;

impl<'a> Line<'a> {
    /// The sentences of a document whose tokens and words are filled; trees may be missing.
    pub(super) fn all(text: &'a str, analysis: &'a Analysis) -> impl Iterator<Item = Line<'a>> {
        analysis.sentence_tokens.iter().enumerate().map(move |(sentence, range)| {
            let tokens = analysis.tokens.get(range.clone()).unwrap_or_default();
            let words = analysis.words.get(range.clone()).unwrap_or_default();
            let nodes = analysis.trees.get(sentence).map_or(&[][..], |tree| &tree.nodes);
            Line { text, tokens, words, nodes, senses: &[] }
        })
    }

    /// The same line with the senses of its words as time words, looked up once: many rules ask for them.
    pub(super) fn with_senses<'b>(self, senses: &'b mut Vec<Option<&'static [Entry]>>) -> Line<'b>
    where
        'a: 'b,
    {
        senses.clear();
        senses.extend((0..self.len()).map(|at| time_words::senses(self.word(at))));
        Line { senses, ..self }
    }

    /// The senses of a token as a time word.
    pub(super) fn senses(&self, at: usize) -> Option<&'static [Entry]> {
        if self.senses.is_empty() { time_words::senses(self.word(at)) } else { *self.senses.get(at)? }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The folded form of a token without an abbreviation's full stop; empty beyond the sentence.
    pub(super) fn word(&self, at: usize) -> &'a str {
        let Some(word) = self.words.get(at) else { return "" };
        let folded: &'a str = &word.folded;
        match folded.strip_suffix('.') {
            Some(stem) if !stem.is_empty() && !stem.contains('.') => stem,
            _ => folded,
        }
    }

    /// The word `back` tokens before `at`; empty before the sentence.
    pub(super) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The token as it is written.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| token.span.of(self.text)).unwrap_or("")
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether nothing stands between a token and the next.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(this), Some(next)) => this.span.end() == next.span.start(),
            _ => false,
        }
    }

    /// Whether the token is a hyphen or dash with words on both sides of it.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.written(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
            && at > 0
            && self.is_glued(at - 1)
            && self.is_glued(at)
    }

    /// The index after a hyphen at `at`, or `at` itself.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) { at + 1 } else { at }
    }

    /// The same, with blanks around the hyphen or without: corpora write "15 - year - old".
    pub(super) fn past_dash(&self, at: usize) -> usize {
        if self.written(at) == "-" { at + 1 } else { self.past_hyphen(at) }
    }

    /// The bytes of the tokens from `start` up to, not including, `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let last = end.saturating_sub(1).min(self.tokens.len().saturating_sub(1));
        match (self.tokens.get(start), self.tokens.get(last)) {
            (Some(first), Some(last)) if first.span.start() <= last.span.end() => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The tag, where there is a tree.
    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.nodes.get(at).map(|node| node.tag).filter(|&tag| tag != Tag::X)
    }

    /// The token's head and relation, where the tree is sure.
    pub(super) fn head(&self, at: usize) -> Option<(usize, Label)> {
        let node = self.nodes.get(at).filter(|node| node.confidence >= TRUSTED)?;
        Some((node.head? as usize, node.label))
    }

    /// What the token's lemma or form signals.
    pub(super) fn cues(&self, at: usize) -> crate::lexicon::Cues {
        self.words.get(at).map(|word| word.cues).unwrap_or_default()
    }
}

/// Documents for the tests of this folder: segmented, tokenized and folded, without a parser's help.
#[cfg(test)]
pub(super) mod fixture {
    use super::{Analysis, Word};
    use crate::lexicon::{Lexicon, WordClasses};
    use crate::text::{fold, segment, tokenize};

    pub(in crate::analysis) fn analysis(lexicon: &Lexicon, text: &str) -> Analysis {
        let mut analysis = Analysis { sentences: segment(text), ..Analysis::default() };
        for sentence in &analysis.sentences {
            let first = analysis.tokens.len();
            tokenize(text, sentence.span, &mut analysis.tokens);
            for token in &analysis.tokens[first..] {
                let folded = fold(token.span.of(text).unwrap_or(""));
                let cues = [WordClasses::NOUN, WordClasses::VERB, WordClasses::ADJECTIVE]
                    .map(|class| lexicon.cues(&lexicon.lemma(&folded, class)))
                    .into_iter()
                    .fold(lexicon.cues(&folded), crate::lexicon::Cues::union);
                let folded: std::sync::Arc<str> = folded.as_ref().into();
                analysis.words.push(Word { lemma: folded.clone(), folded, id: None, weight: 0, cues });
            }
            analysis.sentence_tokens.push(first..analysis.tokens.len());
        }
        analysis
    }
}
