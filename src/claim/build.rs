//! What does a claim take along from the analysis of its document, so that it can be compared by itself?

use std::ops::Range;
use std::sync::Arc;

use super::extract::trim;
use super::word::{Role, Word, key};
use super::{Claim, ClaimKind, Holder, Participant};
use crate::analysis::{
    Analysis, Attribution, Hedge, Name, Polarity, Quantity, QuantityKind, Reference, Time, TimeKind, certainty,
    polarity::{self, NegationKind},
    reading::Reading,
};
use crate::lexicon::{AliasKind, Cues, Lexicon, WordRelation};
use crate::syntax::{Label, Pos};
use crate::text::{Document, Quote, Span};

/// Part of a sentence that may be a claim; indices are those of the document's tokens.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) sentence: usize,
    pub(super) tokens: Range<usize>,
    pub(super) kind: ClaimKind,
    pub(super) predicate: Option<usize>,
    pub(super) subject: Option<usize>,
    pub(super) object: Option<usize>,
}

/// A resolved time counts as one word of this weight, whatever its wording: about as much as the name of a month.
const TIME_WEIGHT: u8 = 55;
/// A number counts as one word of this weight.
const NUMBER_WEIGHT: u8 = 50;
/// A given name beside a family name tells little.
const GIVEN_WEIGHT: u8 = 20;
/// A pronoun that is known to stand for a name counts as much as a name that many share.
const REFERENCE_WEIGHT: u8 = 50;
/// So many lower bounds of a document are remembered: each count is held against them.
const MOST_BOUNDED: usize = 16;
/// A shared subject brings at most so many words along.
const MOST_SHARED: usize = 12;

/// Makes claims from one document's analysis.
pub(super) struct Builder<'d> {
    document: &'d Document,
    analysis: &'d Analysis,
    reading: Reading<'d>,
    /// For each token, the name it stands in.
    name_of: Vec<Option<u32>>,
    /// For each token, the quantity it is part of.
    number_of: Vec<Option<u32>>,
    /// For each token, the time it is part of.
    time_of: Vec<Option<u32>>,
    /// For each chain of names, the keys of the fullest form.
    fullest: Vec<Vec<u64>>,
    /// The first quantities that are lower bounds.
    bounded: Vec<u32>,
    /// For each sentence, the attributions whose content reaches into it.
    told_in: Vec<Vec<u32>>,
}

impl<'d> Builder<'d> {
    pub(super) fn new(lexicon: &'d Lexicon, document: &'d Document, analysis: &'d Analysis) -> Builder<'d> {
        let reading = Reading::new(lexicon, &document.text, analysis).with_names(&analysis.names);
        let mut builder = Builder {
            document,
            analysis,
            name_of: vec![None; analysis.tokens.len()],
            number_of: vec![None; analysis.tokens.len()],
            time_of: vec![None; analysis.tokens.len()],
            fullest: Vec::new(),
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
            }
            if name.reference == Reference::Name && keys.len() > builder.fullest[chain].len() {
                builder.fullest[chain] = keys;
            }
        }
        for (at, quantity) in analysis.quantities.iter().enumerate() {
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

    /// The quantities in a sentence.
    pub(super) fn quantities_in(&self, sentence: usize) -> impl Iterator<Item = &'d Quantity> {
        within(&self.analysis.quantities, self.analysis.sentences[sentence].span, |quantity| quantity.span).iter()
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
            published: self.document.published.clone(),
            words: Vec::new(),
            context: Arc::clone(context),
            setting: Arc::default(),
        };
        let shared = self.shared_subject(piece);
        self.words(&mut claim, shared, &tokens);
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
        claim
    }

    /// Where words stand that may negate or hedge a piece: its sentence, for "denied" and "may" often stand outside a clause.
    fn governing(&self, piece: &Piece) -> Range<usize> {
        let sentence = self.analysis.sentence_tokens.get(piece.sentence).cloned().unwrap_or_default();
        if piece.kind == ClaimKind::Passage { piece.tokens.clone() } else { sentence }
    }

    /// The tokens of the subject, where it stands outside the claim.
    fn shared_subject(&self, piece: &Piece) -> Range<usize> {
        let none = piece.tokens.start..piece.tokens.start;
        let Some(subject) = piece.subject.filter(|subject| !piece.tokens.contains(subject)) else { return none };
        let range = &self.analysis.sentence_tokens[piece.sentence];
        let tree = &self.analysis.trees[piece.sentence];
        // The words from the subject's first modifier to the subject itself; what follows it is often a clause.
        let first = (range.start..=subject)
            .rev()
            .take(MOST_SHARED)
            .take_while(|&at| {
                at == subject
                    || tree.nodes[at - range.start]
                        .head
                        .is_some_and(|head| range.start + head as usize <= subject && head as usize + range.start > at)
            })
            .last()
            .unwrap_or(subject);
        if first > piece.tokens.start { none } else { first..(subject + 1).min(piece.tokens.start) }
    }

    /// Fills in words, names and quantities.
    fn words(&self, claim: &mut Claim, shared: Range<usize>, tokens: &Range<usize>) {
        let mut names: Vec<u32> = Vec::new();
        let mut quantities: Vec<u32> = Vec::new();
        let place = |at: usize| {
            if shared.contains(&at) {
                Some((at - shared.start) as u16)
            } else if tokens.contains(&at) {
                u16::try_from(at - tokens.start + shared.len()).ok()
            } else {
                None
            }
        };
        for at in shared.clone().chain(tokens.clone()).take(usize::from(u16::MAX)) {
            let part = self.reading.part(at);
            let mut word = self.word(at);
            word.head = (part.head as usize != at).then(|| place(part.head as usize)).flatten();
            word.shared = shared.contains(&at);
            word.name = self.name_of[at].map(|name| number(&mut names, name));
            word.quantity = self.number_of[at].map(|quantity| number(&mut quantities, quantity));
            claim.words.push(word);
        }
        claim.names = names.iter().map(|&name| self.participant(&self.analysis.names[name as usize])).collect();
        for head in quantities.iter().filter_map(|&at| self.analysis.quantities[at as usize].head) {
            let person = self.reading.lexicon.lemma_id("person");
            for word in claim.words.iter_mut().filter(|word| word.span == head) {
                let kind = word.id.zip(person).and_then(|(id, person)| self.reading.lexicon.relation(person, id));
                word.person = word.id == person || kind == Some(WordRelation::Broader);
            }
        }
        claim.quantities = quantities.iter().map(|&at| self.quantity(at as usize)).collect();
    }

    /// A quantity with the bound that its document gives the same count elsewhere: who wrote "at least three were killed" and
    /// then "three were killed" has not counted them all.
    fn quantity(&self, at: usize) -> Quantity {
        let mut quantity = self.analysis.quantities[at].clone();
        let lemma = |quantity: &Quantity| {
            let head = self.reading.tokens_in(quantity.head?).next_back()?;
            Some(&self.analysis.words[head].lemma)
        };
        let bounded = |other: &&Quantity| {
            other.hedge == Hedge::AtLeast && other.value == quantity.value && other.kind == quantity.kind && lemma(other) == lemma(&quantity)
        };
        if quantity.kind == QuantityKind::Count && self.bounded.iter().map(|&at| &self.analysis.quantities[at as usize]).any(|q| bounded(&q)) {
            quantity.high = f64::INFINITY;
            quantity.hedge = Hedge::AtLeast;
        }
        quantity
    }

    fn word(&self, at: usize) -> Word {
        let known = &self.analysis.words[at];
        let span = self.analysis.tokens[at].span;
        let part = self.reading.part(at);
        let content = part.pos != Pos::Aux && (part.tag.is_content() || part.pos == Pos::Num);
        let mut word = Word {
            span,
            key: key(&known.lemma),
            id: known.id,
            entity: None,
            cues: known.cues,
            tag: part.tag,
            weight: if content { known.weight } else { 0 },
            role: self.role(at),
            head: None,
            name: None,
            quantity: None,
            person: false,
            time: self.time_of[at].is_some(),
            negated: false,
            without: false,
            shared: false,
        };
        let last_of = |of: &[Option<u32>]| of.get(at + 1).copied().flatten() != of[at];
        if let Some(time) = self.time_of[at] {
            // The whole expression is one word, known by what it stands for.
            let time = &self.analysis.times[time as usize];
            word.key =
                time.days.map_or_else(|| key(&time.value), |days| key(&format!("{}..{}", days.first, days.last)));
            word.id = None;
            word.weight = if last_of(&self.time_of) { TIME_WEIGHT } else { 0 };
        } else if let Some(quantity) = self.number_of[at] {
            // Number, hedge and unit are one word, which stands where the number ends.
            word.id = None;
            let number = self.analysis.quantities[quantity as usize].number;
            word.weight = if span.end() == number.end() { NUMBER_WEIGHT } else { 0 };
        } else if let Some(name) = self.name_of[at] {
            self.part_of_name(&mut word, at, &self.analysis.names[name as usize], last_of(&self.name_of));
        }
        word
    }

    /// A name is compared by its last word, or by what the alias table knows of the whole.
    fn part_of_name(&self, word: &mut Word, at: usize, name: &Name, last: bool) {
        word.id = None;
        if name.reference != Reference::Name {
            let full = &self.fullest[name.chain as usize];
            match full.last() {
                Some(&key) if last => {
                    word.key = key;
                    word.weight = REFERENCE_WEIGHT;
                }
                _ => word.weight = if full.is_empty() { word.weight } else { 0 },
            }
            return;
        }
        word.key = self.name_key(at);
        word.weight = self.analysis.words[at].weight;
        let known = name.alias.filter(|alias| alias.kind != AliasKind::Person);
        if let Some(alias) = known {
            word.entity = last.then_some(alias.entity);
            word.weight = if last { word.weight.max(REFERENCE_WEIGHT) } else { 0 };
        } else if !last {
            word.weight = word.weight.min(GIVEN_WEIGHT);
        }
    }

    /// The key of a word in a name, one for all spellings the alias table has of it: Sergei, Sergey.
    fn name_key(&self, at: usize) -> u64 {
        let word = [(self.reading.folded(at), self.reading.written(at))];
        let known = self.reading.lexicon.name_in(word.into_iter()).map(|(_, alias)| alias);
        match known.filter(|alias| alias.kind == AliasKind::Person) {
            Some(alias) => key(self.reading.lexicon.entity_name(alias.entity)),
            None => key(self.reading.folded(at)),
        }
    }

    /// The part a token plays, by the deep roles.
    fn role(&self, at: usize) -> Role {
        let mut at = at;
        // A coordinated or compounded word plays the part of the word it goes with.
        for _ in 0..8 {
            let part = self.reading.part(at);
            let verbal = part.tag.is_verb();
            return match part.label {
                Label::Nsubj | Label::Csubj | Label::OblAgent => Role::Subject,
                Label::NsubjPass | Label::Obj => Role::Object,
                Label::Obl | Label::OblUnmarked | Label::Iobj | Label::Nmod | Label::NmodUnmarked | Label::NmodPoss => {
                    Role::Oblique
                }
                Label::Root
                | Label::Ccomp
                | Label::Xcomp
                | Label::Advcl
                | Label::AclRelcl
                | Label::Acl
                | Label::Parataxis => Role::Predicate,
                Label::Conj if verbal => Role::Predicate,
                Label::Conj | Label::Flat | Label::Appos | Label::Compound if part.head as usize != at => {
                    at = part.head as usize;
                    continue;
                }
                Label::Aux
                | Label::AuxPass
                | Label::Det
                | Label::Case
                | Label::Mark
                | Label::Cop
                | Label::Cc
                | Label::Punct => Role::Function,
                _ => Role::Modifier,
            };
        }
        Role::Modifier
    }

    fn participant(&self, name: &Name) -> Participant {
        let full = &self.fullest[name.chain as usize];
        let title =
            self.reading.tokens_in(name.titled).filter(|&at| !name.span.contains(self.analysis.tokens[at].span));
        let keys = if full.is_empty() {
            self.reading.tokens_in(name.span).map(|at| self.name_key(at)).collect()
        } else {
            full.clone()
        };
        Participant {
            span: name.span,
            titled: name.titled,
            kind: name.kind,
            entity: name.alias.filter(|alias| alias.kind != AliasKind::Person).map(|alias| alias.entity),
            former: title.clone().any(|at| self.analysis.words[at].cues.intersects(Cues::FORMER)),
            keys,
            title: title.filter(|&at| is_office(self.reading.folded(at), &self.analysis.words[at])).map(|at| key(&self.analysis.words[at].lemma)).collect(),
        }
    }

    /// The attributions in whose content the claim stands, or that make up the claim; the outermost first.
    fn attributions(&self, piece: &Piece, claim: Span) -> Vec<usize> {
        let shared = |span: &Span| claim.end().min(span.end()).saturating_sub(claim.start().max(span.start()));
        // A whole text of several sentences is nobody's saying.
        let told: &[u32] = self.told_in.get(piece.sentence).map_or(&[], Vec::as_slice);
        let mut found: Vec<usize> = told
            .iter()
            .map(|&at| at as usize)
            .filter(|&at| {
                let attribution = &self.analysis.attributions[at];
                let inside: usize = attribution.content.iter().map(shared).sum();
                let told = [attribution.source, attribution.cue].into_iter().flatten();
                let telling: usize = told.map(|span| shared(&span)).sum();
                // Half of it, without the words that attribute.
                inside > 0 && 2 * inside >= claim.len().saturating_sub(telling)
            })
            .collect();
        let length = |at: &usize| self.analysis.attributions[*at].content.iter().map(|span| span.len()).sum::<usize>();
        found.sort_by_key(|at| (std::cmp::Reverse(length(at)), *at));
        found
    }

    fn holder(&self, at: usize) -> Holder {
        let attribution = &self.analysis.attributions[at];
        let quote = |span: Span| Quote::of(&self.document.text, span);
        let name = attribution.source.and_then(|source| within(&self.analysis.names, source, |name| name.span).first());
        let last = attribution.source.and_then(|source| self.reading.tokens_in(source).last());
        Holder {
            source: attribution.source.map(quote),
            cue: attribution.cue.map(quote),
            stance: attribution.stance,
            quoted: attribution.quoted,
            entity: name
                .and_then(|name| name.alias)
                .filter(|alias| alias.kind != AliasKind::Person)
                .map(|alias| alias.entity),
            key: name
                .and_then(|name| self.fullest[name.chain as usize].last().copied())
                .or_else(|| last.map(|at| key(&self.analysis.words[at].lemma)))
                .unwrap_or_default(),
        }
    }

    /// Words that only say who says it are not part of what is said.
    fn told(&self, claim: &mut Claim, attributions: &[usize]) {
        for &at in attributions {
            let attribution = &self.analysis.attributions[at];
            let telling = [attribution.source, attribution.cue];
            for word in &mut claim.words {
                if telling.iter().flatten().any(|span| span.contains(word.span)) {
                    word.weight = 0;
                    word.role = Role::Function;
                }
            }
        }
    }

    /// The date of what is claimed: the only one in it, or the one that depends on its predicate.
    fn time(&self, piece: &Piece) -> Option<Time> {
        let span = self.reading.span(piece.tokens.clone())?;
        // "recently" and "now" name no day.
        let inside = |time: &&Time| time.kind == TimeKind::Date && !time.value.ends_with("_REF") && span.contains(time.span);
        let times = within(&self.analysis.times, span, |time| time.span);
        let mut dates = times.iter().filter(inside);
        let first = dates.next()?;
        if dates.next().is_none() {
            return Some(first.clone());
        }
        let depends = |time: &&Time| {
            let head = self.reading.tokens_in(time.span).map(|at| self.reading.part(at).head as usize);
            head.clone().any(|head| Some(head) == piece.predicate)
        };
        times.iter().filter(inside).find(depends).cloned()
    }
}

/// Whether a word of a title tells an office: "Mr." and "the" do not.
fn is_office(folded: &str, word: &crate::analysis::Word) -> bool {
    word.weight > 0 && !crate::analysis::is_honorific(folded)
}

/// Of items in order of their spans, those that begin in `span`.
fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| of(item).start() < span.start());
    let last = items.partition_point(|item| of(item).start() < span.end());
    &items[first..last.max(first)]
}

/// The place of `item` in `list`, at the end if it is new.
fn number(list: &mut Vec<u32>, item: u32) -> u16 {
    let at = list.iter().position(|&other| other == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    });
    u16::try_from(at).unwrap_or(u16::MAX)
}
