//! What does a claim take along from the analysis of its document, so that it can be compared by itself?

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::extract::trim;
use super::{Claim, ClaimKind, Extent};
use crate::analysis::{
    Analysis, Attribution, Hedge, Name, Polarity, Quantity, Reference, Time, TimeKind, certainty,
    polarity::{self, NegationKind},
    reading::Reading,
};
use crate::lexicon::{Cues, EntityId, Lexicon};
use crate::syntax::Tag;
use crate::text::{Document, Published, Span};

/// Part of a sentence that may be a claim; indices are those of the document's tokens.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) sentence: usize,
    pub(super) tokens: Range<usize>,
    pub(super) kind: ClaimKind,
    pub(super) predicate: Option<usize>,
    pub(super) subject: Option<usize>,
    pub(super) object: Option<usize>,
    pub(super) extent: Extent,
}

/// So many lower bounds of a document are remembered: each count is held against them.
const MOST_BOUNDED: usize = 16;

/// Makes claims from one document's analysis.
pub(super) struct Builder<'d> {
    pub(super) document: &'d Document,
    /// When the document was published, as far as the caller or the document tells.
    published: Option<Published>,
    pub(super) analysis: &'d Analysis,
    pub(super) reading: Reading<'d>,
    /// For each token, the name it stands in.
    pub(super) name_of: Vec<Option<u32>>,
    /// For each token, the quantity it is part of.
    pub(super) number_of: Vec<Option<u32>>,
    /// For each token, the time it is part of.
    pub(super) time_of: Vec<Option<u32>>,
    /// For each chain of names, the keys of the fullest form.
    pub(super) fullest: Vec<Vec<u64>>,
    /// For each chain of names, the country for which the person speaks.
    pub(super) represents: Vec<Option<EntityId>>,
    /// The first quantities that are lower bounds.
    pub(super) bounded: Vec<u32>,
    /// For each sentence, the attributions whose content reaches into it.
    pub(super) told_in: Vec<Vec<u32>>,
}

impl<'d> Builder<'d> {
    pub(super) fn new(lexicon: &'d Lexicon, document: &'d Document, analysis: &'d Analysis) -> Builder<'d> {
        let reading = Reading::new(lexicon, &document.text, analysis).with_names(&analysis.names);
        let mut builder = Builder {
            document,
            published: document.day().map(Cow::into_owned),
            analysis,
            name_of: vec![None; analysis.tokens.len()],
            number_of: vec![None; analysis.tokens.len()],
            time_of: vec![None; analysis.tokens.len()],
            fullest: Vec::new(),
            represents: Vec::new(),
            bounded: Vec::new(),
            told_in: vec![Vec::new(); analysis.sentences.len()],
            reading,
        };
        for (at, name) in analysis.names.iter().enumerate() {
            let tokens = builder.reading.tokens_in(name.span);
            let keys: Vec<u64> = tokens.clone().map(|token| builder.name_key(token)).collect();
            builder.name_of[tokens].fill(Some(at as u32));
            let chain = name.chain as usize;
            if builder.fullest.len() <= chain {
                builder.fullest.resize(chain + 1, Vec::new());
                builder.represents.resize(chain + 1, None);
            }
            let represents = builder.represents[chain].or_else(|| builder.represents(name));
            builder.represents[chain] = represents;
            if name.reference == Reference::Name && keys.len() > builder.fullest[chain].len() {
                builder.fullest[chain] = keys;
            }
        }
        for (at, quantity) in analysis.quantities.iter().enumerate() {
            if !builder.is_told(quantity) {
                continue;
            }
            let tokens = builder.reading.tokens_in(quantity.span);
            builder.number_of[tokens].fill(Some(at as u32));
        }
        for (at, time) in analysis.times.iter().enumerate() {
            let tokens = builder.reading.tokens_in(time.span);
            builder.time_of[tokens].fill(Some(at as u32));
        }
        let bounded = (0..).zip(&analysis.quantities).filter(|(_, quantity)| quantity.hedge == Hedge::AtLeast);
        builder.bounded = bounded.map(|(at, _)| at).take(MOST_BOUNDED).collect();
        let end = |number: usize| analysis.sentences[number].span.end();
        for (at, attribution) in analysis.attributions.iter().enumerate() {
            // Who rejected a draft has not said a draft: only a clause is laid to somebody.
            let clause =
                |content: &Span| builder.reading.tokens_in(*content).any(|token| builder.reading.is_verbal(token));
            if !attribution.kind.asserts() || !attribution.content.iter().any(clause) {
                continue;
            }
            for content in &attribution.content {
                let first = analysis.sentences.partition_point(|sentence| sentence.span.end() <= content.start());
                let reached = first..analysis.sentences.len();
                for number in reached.take_while(|&number| number == first || end(number - 1) < content.end()) {
                    let told = &mut builder.told_in[number];
                    if told.last() != Some(&(at as u32)) && analysis.sentences[number].span.overlaps(*content) {
                        told.push(at as u32);
                    }
                }
            }
        }
        builder
    }

    pub(super) fn analysis(&self) -> &'d Analysis {
        self.analysis
    }

    /// The attributions whose content reaches into a sentence.
    pub(super) fn attributions_in(&self, sentence: usize) -> impl Iterator<Item = &'d Attribution> {
        let told: &[u32] = self.told_in.get(sentence).map_or(&[], Vec::as_slice);
        told.iter().map(|&at| &self.analysis.attributions[at as usize])
    }

    /// A clause without the words at its ends that only say who says it, and without punctuation there.
    pub(super) fn without_telling(&self, sentence: usize, tokens: Range<usize>) -> Range<usize> {
        let mut tokens = trim(self.analysis, tokens);
        // Twice, for the source may stand before the cue or behind it.
        for attribution in self.attributions_in(sentence) {
            for span in [attribution.source, attribution.cue, attribution.source].into_iter().flatten() {
                let told = self.reading.tokens_in(span);
                if told.start <= tokens.start && tokens.start < told.end {
                    tokens.start = told.end.min(tokens.end);
                }
                if told.start < tokens.end && tokens.end <= told.end {
                    tokens.end = told.start.max(tokens.start);
                }
                tokens = trim(self.analysis, tokens);
            }
        }
        tokens
    }

    /// The names in a sentence.
    pub(super) fn names_in(&self, sentence: usize) -> impl Iterator<Item = &'d Name> {
        within(&self.analysis.names, self.analysis.sentences[sentence].span, |name| name.span).iter()
    }

    /// The quantities in a sentence, bare numbers apart.
    pub(super) fn quantities_in(&self, sentence: usize) -> impl Iterator<Item = &'d Quantity> {
        within(&self.analysis.quantities, self.analysis.sentences[sentence].span, |quantity| quantity.span)
            .iter()
            .filter(|quantity| self.is_told(quantity))
    }

    /// Whether a number says enough to be compared. Two bare numbers are of one kind and seldom of one thing, unless they
    /// stand beside the dead or the injured: "Quake Kills 10".
    fn is_told(&self, quantity: &Quantity) -> bool {
        let tokens = self.reading.tokens_in(quantity.number);
        let beside = [tokens.start.wrapping_sub(1), tokens.end];
        let victims = Cues::DEATH.union(Cues::INJURY);
        !quantity.is_bare()
            || beside.iter().any(|&at| at < self.reading.tokens.len() && self.reading.cues(at).intersects(victims))
    }

    /// The claim that `piece` makes, in a sentence (or whole text) of the given bytes.
    pub(super) fn claim(&self, piece: &Piece, sentence: Span, context: &Arc<str>) -> Claim {
        let tokens = piece.tokens.clone();
        let span = self.reading.span(tokens.clone()).unwrap_or(Span::new(sentence.start(), sentence.start()));
        let attributions = self.attributions(piece, span);
        let mut claim = Claim {
            span,
            sentence,
            kind: piece.kind,
            subject: piece.subject.map(|at| self.analysis.tokens[at].span),
            predicate: piece.predicate.map(|at| self.analysis.tokens[at].span),
            object: piece.object.map(|at| self.analysis.tokens[at].span),
            attribution: attributions.iter().map(|&at| self.holder(at)).collect(),
            polarity: Polarity::Positive,
            certainty: certainty::of(&self.reading, self.governing(piece), piece.predicate).0,
            time: None,
            quantities: Vec::new(),
            names: Vec::new(),
            published: self.published.clone(),
            words: Vec::new(),
            figures: Vec::new(),
            clocks: Vec::new(),
            context: Arc::clone(context),
            setting: Arc::default(),
            extent: piece.extent,
        };
        let shared = self.shared_subject(piece);
        self.words(&mut claim, shared, &tokens);
        claim.figures = self.figures(&claim);
        claim.clocks = self.clocks(&claim);
        self.told(&mut claim, &attributions);
        let (polarity, cues) = polarity::of(&self.reading, self.governing(piece), piece.predicate);
        claim.polarity = polarity;
        for cue in cues.iter().filter(|cue| cue.touches != cue.token) {
            let touched = self.analysis.tokens[cue.touches].span;
            for word in claim.words.iter_mut().filter(|word| word.span == touched) {
                match cue.kind {
                    NegationKind::Phrase => word.without = true,
                    _ => word.negated ^= true,
                }
            }
        }
        claim.time = self.time(piece);
        // A claim is kept for as long as its document is compared, and most have one name or number.
        claim.words.shrink_to_fit();
        claim.names.shrink_to_fit();
        claim.quantities.shrink_to_fit();
        claim.figures.shrink_to_fit();
        claim.clocks.shrink_to_fit();
        claim
    }

    /// Where words stand that may negate or hedge a piece: its sentence, for "denied" and "may" often stand outside a clause.
    fn governing(&self, piece: &Piece) -> Range<usize> {
        let sentence = self.analysis.sentence_tokens.get(piece.sentence).cloned().unwrap_or_default();
        if piece.kind == ClaimKind::Passage { piece.tokens.clone() } else { sentence }
    }

    /// The dates in a sentence; "recently" and "now" name no day.
    pub(super) fn dates_in(&self, sentence: usize) -> impl Iterator<Item = &'d Time> {
        let span = self.analysis.sentences.get(sentence).map_or(Span::new(0, 0), |sentence| sentence.span);
        let times = within(&self.analysis.times, span, |time| time.span).iter();
        times
            .filter(|time| time.kind == TimeKind::Date && !time.value.ends_with("_REF"))
            .filter(move |time| !self.is_model(time) && !self.is_compared(sentence, time))
    }

    /// Whether a time is that of what is compared with: "58 million, compared with 49 million a year earlier", "fewer than in
    /// 2019".
    fn is_compared(&self, sentence: usize, time: &Time) -> bool {
        /// So many words stand between at most: "compared with 49 million in the third quarter of".
        const NEAR: usize = 6;
        let Some(at) = self.reading.tokens_in(time.span).next() else { return false };
        let word = |at: usize| &*self.analysis.words[at].folded;
        let start = self.analysis.sentence_tokens.get(sentence).map_or(at, |tokens| tokens.start);
        let mut before =
            (start..at).rev().take(NEAR).take_while(|&before| !matches!(word(before), "," | ";" | "–" | "—"));
        before.any(|before| match word(before) {
            "compared" | "versus" | "vs" => true,
            "than" => before + 2 == at && matches!(word(before + 1), "in" | "at" | "during"),
            _ => false,
        })
    }

    /// Whether a year names a thing of that year, and not when something was done: "his 2008 Bentley".
    fn is_model(&self, time: &Time) -> bool {
        const YEAR: usize = 4;
        let Some(at) = self.reading.tokens_in(time.span).next().filter(|&at| at > 0) else { return false };
        let year = time.span.len() == YEAR && time.value.len() == YEAR;
        let named = self.name_of.get(at + 1).is_some_and(Option::is_some);
        // "a grey 2013 Toyota", "his 2008 Bentley": whose, or one of many.
        let before = (0..at).rev().take(2).map(|at| (self.reading.part(at).tag, &*self.analysis.words[at].folded));
        let one = |(tag, word): (Tag, &str)| tag == Tag::PronPrps || matches!(word, "a" | "an");
        year && named && before.into_iter().any(one)
    }

    /// The date of what is claimed: the only one in it, the one that depends on its predicate, or the first.
    fn time(&self, piece: &Piece) -> Option<Time> {
        let span = self.reading.span(piece.tokens.clone())?;
        let inside = || self.dates_in(piece.sentence).filter(|time| span.contains(time.span));
        let mut dates = inside();
        let first = dates.next()?;
        if dates.next().is_none() {
            return Some(first.clone());
        }
        let depends = |time: &&Time| {
            let mut heads = self.reading.tokens_in(time.span).map(|at| self.reading.part(at).head as usize);
            heads.any(|head| Some(head) == piece.predicate)
        };
        inside().find(depends).or(Some(first)).cloned()
    }
}

/// Of items in order of their spans, those that begin in `span`.
pub(super) fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| of(item).start() < span.start());
    let last = items.partition_point(|item| of(item).start() < span.end());
    &items[first..last.max(first)]
}

#[cfg(test)]
mod tests {
    use crate::claim::claims;
    use crate::text::Document;

    /// When the first claim of a text is said to be.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = claims(&Document::new("test", text));
        assert_eq!(found[0].time.as_ref().map(|time| &*time.value), expected, "{text:?}");
    }

    #[test]
    fn a_model_of_a_year_is_not_driven_in_it() {
        check("Tom Moss drove his 2008 Bentley to Dornum.", None);
        check("Tom Moss drove to Dornum in 2008.", Some("2008"));
    }

    #[test]
    fn what_is_compared_with_is_of_another_time() {
        check("The yard sold 58 boats, compared with 49 boats in 2008.", None);
        check("The yard sold fewer boats than in 2008.", None);
        check("The yard sold 58 boats in 2009, compared with 49 in 2008.", Some("2009"));
    }
}
