//! How do tokens become the words of a claim, with roles, names, numbers and times?

use std::ops::Range;

use super::Claim;
use super::build::{Builder, Piece};
use super::word::{Role, Word, key, key_as_written};
use crate::analysis::{Hedge, Name, Quantity, QuantityKind, Reference};
use crate::lexicon::{AliasKind, Cues, WordRelation};
use crate::syntax::{Label, Pos};

/// A resolved time counts as one word of this weight, whatever its wording: about as much as the name of a month.
const TIME_WEIGHT: u8 = 55;
/// A number counts as one word of this weight.
const NUMBER_WEIGHT: u8 = 50;
/// A given name beside a family name tells little.
const GIVEN_WEIGHT: u8 = 20;
/// A pronoun that is known to stand for a name counts as much as a name that many share.
const REFERENCE_WEIGHT: u8 = 50;
/// A claim is known by its first words, so many at most: what compares the words of two claims stays bounded.
const MOST_WORDS: usize = 1_000;
/// And by its first names and its first numbers, so many of each.
const MOST_NAMED: usize = 64;
/// A shared subject brings at most so many words along.
const MOST_SHARED: usize = 12;

impl Builder<'_> {
    /// The tokens of the subject, where it stands outside the claim.
    pub(super) fn shared_subject(&self, piece: &Piece) -> Range<usize> {
        let none = piece.tokens.start..piece.tokens.start;
        // Of a passive it is what stands before the verb.
        let before = |at: &usize| *at < piece.tokens.start;
        let subject = piece.subject.or(piece.object.filter(before));
        let Some(subject) = subject.filter(|subject| !piece.tokens.contains(subject)) else { return none };
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
    pub(super) fn words(&self, claim: &mut Claim, shared: Range<usize>, tokens: &Range<usize>) {
        let mut names: Vec<u32> = Vec::new();
        let mut quantities: Vec<u32> = Vec::new();
        let place = |at: usize| {
            let number = if shared.contains(&at) {
                at - shared.start
            } else if tokens.contains(&at) {
                at - tokens.start + shared.len()
            } else {
                return None;
            };
            u16::try_from(number).ok().filter(|_| number < MOST_WORDS)
        };
        claim.words.reserve_exact((shared.len() + tokens.len()).min(MOST_WORDS));
        for at in shared.clone().chain(tokens.clone()).take(MOST_WORDS) {
            let part = self.reading.part(at);
            let mut word = self.word(at);
            word.head = (part.head as usize != at).then(|| place(part.head as usize)).flatten();
            word.shared = shared.contains(&at);
            word.name = self.name_of[at].and_then(|name| number(&mut names, name));
            word.quantity = self.number_of[at].and_then(|quantity| number(&mut quantities, quantity));
            claim.words.push(word);
        }
        claim.names = names.iter().map(|&name| self.participant(&self.analysis.names[name as usize])).collect();
        let heads = quantities.iter().filter_map(|&at| self.analysis.quantities[at as usize].head);
        for head in heads.chain(claim.subject) {
            let person = self.reading.lexicon.lemma_id("person");
            for word in claim.words.iter_mut().filter(|word| word.span == head) {
                let kind = word.id.zip(person).and_then(|(id, person)| self.reading.lexicon.relation(person, id));
                word.person = word.id == person || kind == Some(WordRelation::Broader);
            }
        }
        claim.quantities = quantities.iter().map(|&at| self.quantity(at as usize)).collect();
        // "The 31-year-old fell", "31-year-old Tom Moss fell": who is told by an age is a person.
        let (subject, ages) = (claim.subject, &claim.quantities);
        let aged = |at: u16| ages.get(usize::from(at)).is_some_and(|quantity| quantity.kind == QuantityKind::Age);
        for word in claim.words.iter_mut().filter(|word| Some(word.span) == subject) {
            word.person |= word.quantity.is_some_and(aged);
        }
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
            other.hedge == Hedge::AtLeast
                && other.value == quantity.value
                && other.kind == quantity.kind
                && lemma(other) == lemma(&quantity)
        };
        if quantity.kind == QuantityKind::Count
            && self.bounded.iter().map(|&at| &self.analysis.quantities[at as usize]).any(|q| bounded(&q))
        {
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
            // "This year" and "last year" are two, and of which report's year nobody knows.
            let open = time.value.bytes().all(|byte| matches!(byte, b'X' | b'W' | b'-'));
            word.key = match time.days {
                Some(days) => key(&format!("{}..{}", days.first, days.last)),
                None if open => key_as_written(time.span.of(&self.document.text).unwrap_or_default()),
                None => key(&time.value),
            };
            word.id = None;
            word.weight = if last_of(&self.time_of) { TIME_WEIGHT } else { 0 };
        } else if let Some(quantity) = self.number_of[at] {
            // Number, hedge and unit are one word, which stands where the number ends, and "no more than" denies nothing.
            word.id = None;
            word.cues = word.cues.without(Cues::NEGATION.union(Cues::NONE));
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
    pub(super) fn name_key(&self, at: usize) -> u64 {
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
}

/// The place of `item` in `list`, at the end if it is new and there is room.
fn number(list: &mut Vec<u32>, item: u32) -> Option<u16> {
    let known = list.iter().rposition(|&other| other == item);
    if known.is_none() && list.len() < MOST_NAMED {
        list.push(item);
        return u16::try_from(list.len() - 1).ok();
    }
    known.and_then(|at| u16::try_from(at).ok())
}
