//! How much is right when nothing but the text is given?
//!
//! As the shared task of CoNLL 2018 counts: tokens and sentences are the same if they hold the same characters, white space
//! not counted; an arc is right if its token, its head and its universal relation are.

use std::collections::HashMap;

use gainsay::lexicon::Lexicon;
use gainsay::text::{Span, tokenize};
use gainsay::{segment, syntax};

use crate::detail::f1;
use crate::treebank::conllu::Sentence;

/// F1 in percent.
pub(crate) struct Raw {
    pub(crate) sentences: f64,
    pub(crate) tokens: f64,
    pub(crate) arcs: f64,
}

/// The characters of a sentence or token, by number, white space not counted.
type Extent = (usize, usize);

/// The sentences of a text, and of each token its head, `None` for the root, and its relation.
#[derive(Default)]
struct Reading {
    sentences: Vec<Extent>,
    tokens: HashMap<Extent, (Option<Extent>, &'static str)>,
}

impl Reading {
    /// Adds a sentence of tokens with heads, as numbers of tokens, and relations.
    fn add(&mut self, tokens: &[Extent], arcs: impl Iterator<Item = (Option<usize>, &'static str)>) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        self.sentences.push((first.0, last.1));
        for (&token, (head, relation)) in tokens.iter().zip(arcs) {
            self.tokens.insert(token, (head.map(|head| tokens[head]), relation));
        }
    }
}

/// Reads the raw text of `sentences` and compares.
pub(crate) fn measure(lexicon: &Lexicon, sentences: &[Sentence]) -> Raw {
    let gold = gold(sentences);
    let found = found(lexicon, &text(sentences));
    let same = found.sentences.iter().filter(|sentence| gold.sentences.binary_search(sentence).is_ok()).count();
    let (mut tokens, mut arcs) = (0, 0);
    for (token, arc) in &found.tokens {
        let gold_arc = gold.tokens.get(token);
        tokens += usize::from(gold_arc.is_some());
        arcs += usize::from(gold_arc == Some(arc));
    }
    let sizes = (found.tokens.len(), gold.tokens.len());
    Raw {
        sentences: f1(same, found.sentences.len(), gold.sentences.len()),
        tokens: f1(tokens, sizes.0, sizes.1),
        arcs: f1(arcs, sizes.0, sizes.1),
    }
}

/// The text as it was: paragraphs apart, sentences with a space between them where there was one.
fn text(sentences: &[Sentence]) -> String {
    let mut text = String::new();
    let mut is_glued = true;
    for sentence in sentences {
        if sentence.opens_paragraph {
            text.push_str("\n\n");
        } else if !is_glued {
            text.push(' ');
        }
        text.push_str(&sentence.raw);
        is_glued = sentence.is_glued;
    }
    text
}

/// What the treebank says.
fn gold(sentences: &[Sentence]) -> Reading {
    let mut reading = Reading::default();
    let mut at = 0;
    for sentence in sentences {
        let written = sentence.raw.chars().filter(|c| !c.is_whitespace()).count();
        let mut start = at;
        let tokens: Vec<Extent> = (0..sentence.tokens.len())
            .map(|index| {
                let token = (start, start + sentence.form(index).chars().filter(|c| !c.is_whitespace()).count());
                start = token.1;
                token
            })
            .collect();
        let arcs = sentence
            .heads
            .iter()
            .zip(&sentence.labels)
            .map(|(&head, label)| ((head != sentence.root()).then(|| head as usize - 1), label.universal()));
        reading.add(&tokens, arcs);
        // Where the forms are not what is written, the text's count goes on.
        at += written;
    }
    reading
}

/// What the library says.
fn found(lexicon: &Lexicon, text: &str) -> Reading {
    let mut before = Vec::with_capacity(text.len() + 1);
    let mut count = 0;
    for c in text.chars() {
        before.extend(std::iter::repeat_n(count, c.len_utf8()));
        count += usize::from(!c.is_whitespace());
    }
    before.push(count);
    let extent = |span: Span| (before[span.start()], before[span.end()]);

    let mut reading = Reading::default();
    let mut tokens = Vec::new();
    for sentence in segment(text) {
        tokens.clear();
        tokenize(text, sentence.span, &mut tokens);
        let tree = syntax::parse(lexicon, text, &tokens);
        let extents: Vec<Extent> = tokens.iter().map(|token| extent(token.span)).collect();
        let arcs = tree.nodes.iter().map(|node| (node.head.map(|head| head as usize), node.label.universal()));
        reading.add(&extents, arcs);
    }
    reading
}
