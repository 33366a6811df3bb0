//! What does a verb imply of its complement, affirmed and negated?

use std::ops::Range;
use std::sync::LazyLock;

use super::predicate;
use super::reading::Reading;
use crate::lexicon::WordClasses;
use crate::syntax::{Label, Pos, Tag};
use crate::text::ListedMap;

/// What follows for a complement.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Implied {
    /// It happened, or is so.
    Holds,
    /// It did not, or is not.
    Fails,
    /// Nothing is said either way.
    Open,
}

/// What a word implies of its complement when it is affirmed and when it is negated (Nairn, Condoravdi & Karttunen 2006).
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Signature {
    affirmed: Implied,
    negated: Implied,
}

/// By what a complement is joined to the word that governs it.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Frame {
    /// "failed to sign", "forced the town to sign".
    To,
    /// "avoided signing", "succeeded in signing".
    Gerund,
    /// "kept the town from signing".
    From,
    /// "made the town sign".
    Bare,
    /// "forgot that the town had signed".
    That,
}

impl Signature {
    /// What is implied when the word itself is affirmed or negated.
    pub(super) fn under(self, affirmed: bool) -> Implied {
        if affirmed { self.affirmed } else { self.negated }
    }

    /// Whether something follows for the complement at all: from "failed" it does, "decided" is an event of its own.
    pub(super) fn implies(self) -> bool {
        self.affirmed != Implied::Open || self.negated != Implied::Open
    }

    /// Whether the word, affirmed, speaks against its complement: refuse, prevent, pretend.
    pub(super) fn opposes(self) -> bool {
        self.affirmed == Implied::Fails
    }
}

/// A word of the list: its frame, its lemma, and the word that has to stand beside it, if any.
pub(super) struct Entry {
    frame: Frame,
    beside: Option<&'static str>,
    signature: Signature,
}

static ENTRIES: LazyLock<ListedMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut entries: ListedMap<&'static str, Vec<Entry>> = ListedMap::default();
    for line in include_str!("signatures.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((head, words)) = line.split_once(": ") else { continue };
        let mut head = head.split(' ');
        let frame = match head.next() {
            Some("to") => Frame::To,
            Some("ing") => Frame::Gerund,
            Some("from") => Frame::From,
            Some("bare") => Frame::Bare,
            _ => Frame::That,
        };
        let mut implied = || match head.next() {
            Some("+") => Implied::Holds,
            Some("-") => Implied::Fails,
            _ => Implied::Open,
        };
        let signature = Signature { affirmed: implied(), negated: implied() };
        for word in words.split(' ') {
            let (word, beside) = word.split_once('+').map_or((word, None), |(word, beside)| (word, Some(beside)));
            entries.entry(word).or_default().push(Entry { frame, beside, signature });
        }
    }
    entries
});

/// Whether the word has a signature in any frame; one look tells for most words of a text.
pub(super) fn is_listed(reading: &Reading<'_>, word: usize) -> bool {
    !entries(reading, word).is_empty()
}

fn entries(reading: &Reading<'_>, word: usize) -> &'static [Entry] {
    reading.listed.get(word, || look_up(reading, word))
}

fn look_up(reading: &Reading<'_>, word: usize) -> &'static [Entry] {
    let listed = |word: &str| ENTRIES.get(word).map(Vec::as_slice);
    // "ruled out" has the lemma of "exclude": the verb as it is written counts before what it says with its particle.
    let verb = || {
        let written = reading.pos(word) == Pos::Verb;
        written.then(|| listed(&reading.lexicon.lemma(reading.folded(word), WordClasses::VERB)))?
    };
    verb().or_else(|| listed(reading.lemma(word))).or_else(|| listed(reading.folded(word))).unwrap_or_default()
}

/// So many tokens lie at most between a word and its complement.
const REACH: usize = 12;

/// The complement of the word at `governor`, with how it is joined.
pub(super) fn complement(reading: &Reading<'_>, governor: usize, end: usize) -> Option<(usize, Frame)> {
    let end = end.min(governor + REACH + 4);
    if let Some(inner) = predicate::complement(reading, governor, end) {
        let joined = (governor + 1..inner).rev().find(|&at| !matches!(reading.pos(at), Pos::Adv | Pos::Aux));
        let frame = match joined.map(|at| reading.folded(at)) {
            Some("from") => Frame::From,
            Some("to") => Frame::To,
            _ => Frame::Gerund,
        };
        return Some((inner, frame));
    }
    if !is_listed(reading, governor) {
        return None;
    }
    joined(reading, governor, end).or_else(|| clause(reading, governor, end))
}

/// `succeeded in signing`, `wasted no time in signing`, `made the town sign`.
fn joined(reading: &Reading<'_>, governor: usize, end: usize) -> Option<(usize, Frame)> {
    for at in governor + 1..end {
        match reading.pos(at) {
            Pos::Adp | Pos::Sconj if at + 1 < end && reading.folded(at + 1).ends_with("ing") => {
                let from = reading.folded(at) == "from";
                return Some((at + 1, if from { Frame::From } else { Frame::Gerund }));
            }
            Pos::Verb if reading.part(at).tag == Tag::VerbVb => return Some((at, Frame::Bare)),
            Pos::Verb if at == governor + 2 && reading.folded(at).ends_with("ing") => {
                return Some((at, Frame::Gerund));
            }
            Pos::Verb | Pos::Aux | Pos::Sconj | Pos::Cconj | Pos::Punct => return None,
            _ => {}
        }
    }
    None
}

/// `forgot that the town had signed`: the predicate whose head the word is.
fn clause(reading: &Reading<'_>, governor: usize, end: usize) -> Option<(usize, Frame)> {
    // "that" says already that it is a clause; an arc less sure than this points anywhere.
    const TRUSTED: u8 = 30;
    let embedded = |&at: &usize| {
        let part = reading.part(at);
        part.head as usize == governor
            && TRUSTED <= part.confidence
            && matches!(part.label, Label::Ccomp | Label::Csubj | Label::Acl)
    };
    let that = (governor + 1..end).find(|&at| reading.folded(at) == "that")?;
    (that + 1..end).find(embedded).map(|at| (at, Frame::That))
}

/// What the word at `governor` implies of a complement joined in this way; nothing for words that are not listed.
pub(super) fn of(reading: &Reading<'_>, governor: usize, complement: usize, frame: Frame) -> Option<Signature> {
    let entry = entry(reading, governor, complement, frame)?;
    Some(entry.signature)
}

/// Whether it is the word beside it that makes the governor imply something: the "chance" of "missed the chance to sign".
pub(super) fn is_phrase(reading: &Reading<'_>, governor: usize, complement: usize, frame: Frame) -> bool {
    entry(reading, governor, complement, frame).is_some_and(|entry| entry.beside.is_some())
}

fn entry(reading: &Reading<'_>, governor: usize, complement: usize, frame: Frame) -> Option<&'static Entry> {
    let entries = entries(reading, governor);
    let beside = |word: &str| has(reading, governor + 1..complement, word);
    let mut fitting = entries.iter().filter(|entry| entry.frame == frame && entry.beside.is_none_or(beside));
    // "took the opportunity to" says more than "took": entries with a word beside them come first.
    fitting.clone().find(|entry| entry.beside.is_some()).or_else(|| fitting.next())
}

fn has(reading: &Reading<'_>, between: Range<usize>, word: &str) -> bool {
    between.clone().any(|at| reading.folded(at) == word || reading.lemma(at) == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    /// Of the word `governor`: its complement, and what it implies affirmed and negated.
    #[track_caller]
    fn check(text: &str, governor: &str, expected: Option<(&str, Implied, Implied)>) {
        sample::reading(text, |reading| {
            let at = (0..reading.tokens.len()).find(|&at| reading.written(at) == governor).unwrap();
            let found = complement(&reading, at, reading.tokens.len()).and_then(|(inner, frame)| {
                let signature = of(&reading, at, inner, frame)?;
                Some((reading.written(inner), signature.under(true), signature.under(false)))
            });
            assert_eq!(found, expected, "{text:?}");
        });
    }

    #[test]
    fn implicatives_differ_in_what_they_imply() {
        use Implied::{Fails, Holds, Open};
        check("The town managed to sign it.", "managed", Some(("sign", Holds, Fails)));
        check("The town failed to sign it.", "failed", Some(("sign", Fails, Holds)));
        check("The town refused to sign it.", "refused", Some(("sign", Fails, Open)));
        check("The storm forced the town to sign it.", "forced", Some(("sign", Holds, Open)));
        check("The town hesitated to sign it.", "hesitated", Some(("sign", Open, Holds)));
        check("The town succeeded in signing it.", "succeeded", Some(("signing", Holds, Fails)));
        check("The storm kept the town from signing it.", "kept", Some(("signing", Fails, Open)));
        check("The mayor made the town sign it.", "made", Some(("sign", Holds, Open)));
    }

    #[test]
    fn one_verb_may_imply_another_thing_in_another_frame() {
        use Implied::{Fails, Holds};
        check("The town forgot to sign it.", "forgot", Some(("sign", Fails, Holds)));
        check("The town forgot that the port had signed it.", "forgot", Some(("signed", Holds, Holds)));
    }

    #[test]
    fn a_noun_beside_the_verb_makes_it_implicative() {
        use Implied::{Fails, Holds};
        check("The town took the opportunity to sign it.", "took", Some(("sign", Holds, Fails)));
        check("The town has yet to sign it.", "has", Some(("sign", Fails, Holds)));
        check("The town took a boat to sign it.", "took", None);
    }

    #[test]
    fn plans_and_plain_verbs_imply_nothing() {
        check("The town plans to sign it.", "plans", None);
        check("The town sailed on Monday.", "sailed", None);
    }
}
