//! How does a test get a text read up to the layer it tests?

use super::reading::Reading;
use super::{Analysis, Word};
use crate::lexicon::{Lexicon, WordClasses};
use crate::syntax::{Pos, Tag, parse};
use crate::text::{fold, segment, tokenize};

/// Reads `text` and hands it to `check`.
pub(super) fn reading<T>(text: &str, check: impl FnOnce(Reading<'_>) -> T) -> T {
    let lexicon = Lexicon::english();
    let mut analysis = Analysis { sentences: segment(text), ..Analysis::default() };
    for sentence in &analysis.sentences {
        let start = analysis.tokens.len();
        tokenize(text, sentence.span, &mut analysis.tokens);
        analysis.sentence_tokens.push(start..analysis.tokens.len());
        let tree = parse(&lexicon, text, &analysis.tokens[start..]);
        for (token, node) in analysis.tokens[start..].iter().zip(&tree.nodes) {
            analysis.words.push(word(&lexicon, token.span.of(text).unwrap_or(""), node.tag));
        }
        analysis.trees.push(tree);
    }
    check(Reading::new(&lexicon, text, &analysis))
}

fn word(lexicon: &Lexicon, written: &str, tag: Tag) -> Word {
    let folded = fold(written);
    let lemma = lexicon.lemma(&folded, class(tag));
    let cues = lexicon.cues(&folded).union(lexicon.cues(&lemma));
    Word {
        lemma: lemma.as_ref().into(),
        id: lexicon.lemma_id(&lemma),
        weight: lexicon.weight(&folded),
        cues,
        folded: folded.as_ref().into(),
    }
}

fn class(tag: Tag) -> WordClasses {
    match tag.pos() {
        Pos::Verb | Pos::Aux => WordClasses::VERB,
        Pos::Adj => WordClasses::ADJECTIVE,
        Pos::Adv => WordClasses::ADVERB,
        _ => WordClasses::NOUN,
    }
}
