//! What does each token of a document look like to a rule: its word, its part of speech, its head?

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use super::asked::Asked;
use super::quotation::Quotes;
use super::signature::Entry;
use super::wordlist::WordList;
use super::{Analysis, Name, Reference, Word};
use crate::lexicon::{AliasKind, Cues, Lexicon, WordClasses};
use crate::syntax::{Label, Pos, Tag};
use crate::text::{Sentence, SentenceKind, Span, Token, TokenKind};

/// A document as the rules of this folder read it: words, parts of speech and heads by one index, that of the token.
///
/// Built once a document, after words and trees. Where there is no tree, parts of speech are guessed from the word alone.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) tokens: &'a [Token],
    pub(crate) words: &'a [Word],
    ranges: &'a [Range<usize>],
    parts: Vec<Part>,
    /// What the list of signatures has for each token.
    pub(super) listed: Asked<&'static [Entry]>,
    /// Whether each token may negate.
    pub(super) negating: Asked<bool>,
    quotes: OnceCell<Quotes>,
}

/// One token's place in the syntax of its sentence.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Part {
    /// Its universal part of speech.
    pub(crate) pos: Pos,
    /// The finer tag, `X` where there is no tree.
    pub(crate) tag: Tag,
    /// The document-wide index of its head; its own for a root.
    pub(crate) head: u32,
    /// Its relation to the head.
    pub(crate) label: Label,
    /// How sure the arc is, in percent; 0 where there is no tree.
    pub(crate) confidence: u8,
    /// Whether it stands in a name.
    pub(crate) named: bool,
    /// Whether it begins a name that is no adjective.
    pub(crate) begins_name: bool,
}

impl<'a> Reading<'a> {
    /// Reads `analysis`, of which sentences, tokens, words and trees are filled.
    pub(crate) fn new(lexicon: &'a Lexicon, text: &'a str, analysis: &'a Analysis) -> Reading<'a> {
        let mut reading = Reading {
            text,
            lexicon,
            sentences: &analysis.sentences,
            tokens: &analysis.tokens,
            words: &analysis.words,
            ranges: &analysis.sentence_tokens,
            parts: Vec::with_capacity(analysis.tokens.len()),
            listed: Asked::of(analysis.tokens.len()),
            negating: Asked::of(analysis.tokens.len()),
            quotes: OnceCell::new(),
        };
        for (number, range) in analysis.sentence_tokens.iter().enumerate() {
            for token in range.clone() {
                let node = analysis.trees.get(number).and_then(|tree| tree.nodes.get(token - range.start));
                let part = match node {
                    Some(node) if node.tag != Tag::X => Part {
                        pos: node.tag.pos(),
                        tag: node.tag,
                        head: node.head.map_or(token, |head| range.start + head as usize) as u32,
                        label: node.label,
                        confidence: node.confidence,
                        named: false,
                        begins_name: false,
                    },
                    _ => {
                        let pos = reading.guess(token, range.start);
                        Part {
                            pos,
                            tag: Tag::X,
                            head: token as u32,
                            label: Label::Dep,
                            confidence: 0,
                            named: false,
                            begins_name: false,
                        }
                    }
                };
                reading.parts.push(part);
            }
        }
        reading
    }

    /// Takes the words of names for names, whatever the tagger took them for: "Lynch" is no verb where it names someone.
    pub(crate) fn with_names(mut self, names: &[Name]) -> Reading<'a> {
        for name in names.iter().filter(|name| name.reference == Reference::Name) {
            let demonym = name.alias.is_some_and(|alias| alias.kind == AliasKind::Demonym);
            if let Some(part) =
                self.parts.get_mut(self.tokens.partition_point(|token| token.span.start() < name.span.start()))
            {
                part.begins_name = !demonym;
            }
            for token in self.tokens_in(name.span) {
                self.parts[token].named = true;
                if self.is_word(token) && !matches!(self.parts[token].pos, Pos::Num | Pos::Part | Pos::Adp | Pos::Det) {
                    self.listed.forget(token);
                    self.negating.forget(token);
                    self.parts[token].pos = if demonym { Pos::Adj } else { Pos::Propn };
                }
            }
        }
        self
    }

    /// What stands in quotation marks.
    pub(super) fn quotes(&self) -> &Quotes {
        self.quotes.get_or_init(|| Quotes::new(self))
    }

    /// How many sentences there are.
    pub(crate) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// The tokens of a sentence.
    pub(crate) fn range(&self, sentence: usize) -> Range<usize> {
        self.ranges[sentence].clone()
    }

    /// What the sentence is in the layout.
    pub(crate) fn kind(&self, sentence: usize) -> SentenceKind {
        self.sentences.get(sentence).map_or(SentenceKind::Prose, |s| s.kind)
    }

    /// The token's folded form.
    pub(crate) fn folded(&self, token: usize) -> &str {
        self.words.get(token).map_or("", |word| &word.folded)
    }

    /// The token's lemma.
    pub(crate) fn lemma(&self, token: usize) -> &str {
        self.words.get(token).map_or("", |word| &word.lemma)
    }

    /// What the token signals.
    pub(crate) fn cues(&self, token: usize) -> Cues {
        self.words.get(token).map_or(Cues::default(), |word| word.cues)
    }

    /// The token as it is written.
    pub(crate) fn written(&self, token: usize) -> &'a str {
        self.tokens.get(token).and_then(|token| token.span.of(self.text)).unwrap_or("")
    }

    /// The token's part of speech, head and label.
    pub(crate) fn part(&self, token: usize) -> Part {
        self.parts[token]
    }

    /// The token's universal part of speech.
    pub(crate) fn pos(&self, token: usize) -> Pos {
        self.parts[token].pos
    }

    /// Whether the token is a word, not a number or mark.
    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.tokens[token].kind == TokenKind::Word
    }

    /// Whether the token begins with a capital letter.
    pub(crate) fn is_capitalised(&self, token: usize) -> bool {
        self.written(token).chars().next().is_some_and(char::is_uppercase)
    }

    /// The bytes from the first token of `tokens` to the last; `None` if there is none.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.cover(last.span))
    }

    /// The tokens that lie inside `span`.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        start..end.max(start)
    }

    /// Whether the token is a verb or auxiliary.
    pub(crate) fn is_verbal(&self, token: usize) -> bool {
        matches!(self.pos(token), Pos::Verb | Pos::Aux)
    }

    /// Whether the token is a form of "be", which is a full verb in "there is".
    pub(crate) fn is_be(&self, token: usize) -> bool {
        self.is_verbal(token)
            && matches!(
                self.folded(token),
                "is" | "was" | "are" | "were" | "be" | "been" | "being" | "am" | "'s" | "'re" | "'m"
            )
    }

    /// Whether the token can only head or fill a noun phrase: noun, name, number, pronoun.
    pub(crate) fn is_nominal(&self, token: usize) -> bool {
        matches!(self.pos(token), Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron)
    }

    fn guess(&self, token: usize, first: usize) -> Pos {
        match self.tokens[token].kind {
            TokenKind::Number => return Pos::Num,
            TokenKind::Punctuation => return Pos::Punct,
            TokenKind::Symbol => return Pos::Sym,
            TokenKind::Word => {}
        }
        let folded = self.folded(token);
        if let Some(pos) = function_word(folded) {
            return pos;
        }
        let classes = self.lexicon.word_classes(self.lemma(token)).bits() | self.lexicon.word_classes(folded).bits();
        if token > first && self.is_capitalised(token) {
            return Pos::Propn;
        }
        let has = |class: WordClasses| classes & class.bits() != 0;
        let speaks = self.cues(token).intersects(Cues::REPORT.union(Cues::DENIAL).union(Cues::DOUBT));
        let after_article = token > first && matches!(self.pos(token - 1), Pos::Det | Pos::Adp | Pos::Adj);
        if !after_article && (speaks || folded.ends_with("ed")) && (has(WordClasses::VERB) || classes == 0) {
            return Pos::Verb;
        }
        if has(WordClasses::NOUN) {
            Pos::Noun
        } else if has(WordClasses::VERB) {
            Pos::Verb
        } else if has(WordClasses::ADJECTIVE) {
            Pos::Adj
        } else if has(WordClasses::ADVERB) {
            Pos::Adv
        } else if self.is_capitalised(token) {
            Pos::Propn
        } else {
            Pos::Noun
        }
    }
}

static CLOSED: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("closed_classes.txt")));

/// Whether a preposition says when or where rather than against whom, with what or on what.
pub(crate) fn is_locative(folded: &str) -> bool {
    CLOSED.has("locative", folded)
}

/// The part of speech of a word of a closed class, where it mostly has that one.
pub(crate) fn function_word(folded: &str) -> Option<Pos> {
    Some(match CLOSED.class(folded)? {
        "determiner" => Pos::Det,
        "pronoun" => Pos::Pron,
        "preposition" => Pos::Adp,
        "auxiliary" => Pos::Aux,
        "conjunction" => Pos::Cconj,
        "subordinator" => Pos::Sconj,
        "particle" => Pos::Part,
        _ => Pos::Adv,
    })
}
