//! Where are the words?

use super::Span;

/// A word, number, punctuation mark or symbol.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its bytes in the document's text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space or the text's end follows it.
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters, with what binds them: `Kyiv`, `n't`, `U.N.`, `'s`.
    Word,
    /// Begins with a digit or is digits with separators: `1,200`, `3.5`, `21st`, `6:45`.
    Number,
    /// Punctuation marks, one a token; an ellipsis or a run of dashes is one.
    Punctuation,
    /// Anything else: currency signs, percent, emoji.
    Symbol,
}

/// Appends the tokens of `text[span]` to `tokens`, spans being offsets into `text`.
///
/// Tokens follow the English treebanks of Universal Dependencies: clitics stand alone (`do` `n't`, `Russia` `'s`),
/// hyphens between words do too.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let _ = (text, span, tokens);
}
