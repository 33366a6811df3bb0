//! Whom do "he" and "she" mean, where the grammar leaves one?

use std::ops::Range;

use super::mention::WORDS;
use super::people::{Person, REACH, Who};
use super::phrase;
use super::reading::Reading;
use super::reference::Search;
use super::sex::Sex;
use super::{Name, NameKind};
use crate::lexicon::Cues;
use crate::syntax::{Label, Pos};

impl Search<'_, '_> {
    /// Whom a pronoun means.
    pub(super) fn meant(&self, token: usize, sentence: usize, range: &Range<usize>, sex: Sex) -> Option<Who> {
        let reading = self.reading;
        let quoted = self.quotation(token);
        let fits = |person: &&Person| {
            (person.quoted == 0 || person.quoted == quoted) && self.people.sex_of(person.who).or(person.sex).fits(sex)
        };
        let recent = || self.people.mentions.iter().rev().take(REACH);
        let here: Vec<&Person> = recent().take_while(|person| person.sentence == sentence).filter(fits).collect();
        // The sentence before that is no one's quotation as a whole.
        let mut earlier: Vec<usize> = Vec::new();
        for person in
            recent().filter(|person| person.sentence < sentence && (person.quoted == 0 || person.quoted == quoted))
        {
            if earlier.last() != Some(&person.sentence) {
                earlier.push(person.sentence);
            }
        }
        let within = |sentence: usize| recent().filter(move |person| person.sentence == sentence).filter(fits);
        let before: Vec<&Person> = earlier
            .first()
            .filter(|&&first| self.is_near(first, sentence))
            .map(|&first| within(first).collect())
            .unwrap_or_default();
        if quoted == 1 {
            return None;
        }
        if quoted != 0 {
            return self.meant_in_quotation(token, range, &here, &before);
        }
        let next = token + 1;
        let says =
            next < range.end && reading.cues(next).intersects(Cues::REPORT) && matches!(reading.pos(next), Pos::Verb);
        // After a quotation it is who was spoken of last before it; inside running text, who spoke last.
        let after_quote = token.checked_sub(1).is_some_and(|at| matches!(reading.written(at), "\"" | "”" | "''"));
        let apart = token.checked_sub(1).is_some_and(|at| reading.written(at) == ",") || token == range.start;
        let spoken = if after_quote { before.is_empty() } else { apart };
        if says && spoken && here.iter().all(|person| !person.speaks) {
            // "…, she said": who spoke last.
            let spoke = |person: &&Person| person.speaks && self.is_near(person.sentence, sentence);
            let last = recent().filter(|person| person.quoted == 0).find(spoke);
            if let Some(last) = last
                && self.people.sex_of(last.who).or(last.sex).fits(sex)
            {
                return Some(last.who);
            }
            if range.start + 1 < token {
                return None;
            }
        }
        let prefer = |people: &[&Person]| -> Option<Who> {
            let all = distinct(people.iter().copied());
            if let [one] = all[..] {
                return Some(one);
            }
            self.subject_among(people, sex)
        };
        if here.is_empty() {
            if !before.is_empty() {
                return prefer(&before);
            }
            let farther = earlier.get(1).filter(|&&second| self.is_near(second, sentence))?;
            let people: Vec<&Person> = within(*farther).collect();
            let all = distinct(people.iter().copied());
            return match all[..] {
                [one] if people.iter().any(|person| person.subject) => Some(one),
                _ => None,
            };
        }
        let all = distinct(here.iter().copied());
        let others = distinct(before.iter().copied());
        match all[..] {
            [one] => {
                let subject = here.iter().any(|person| person.subject);
                let speaks = here.iter().all(|person| person.speaks);
                let rivals = others.iter().any(|&who| who != one);
                // "… to Harwick, where she died"
                let there = token.checked_sub(1).is_some_and(|at| reading.folded(at) == "where");
                let subjects = before.iter().any(|person| person.subject && person.who != one);
                // "Police chief Ann Lee said she died": who was spoken of before may be meant.
                let known = before.iter().any(|person| person.who == one && person.subject);
                (!rivals || there || subject && (!speaks || known || !subjects || !self.informs(one))).then_some(one)
            }
            _ => {
                let speaks = here.iter().any(|person| person.subject && person.speaks);
                self.subject_among(&here, sex).filter(|_| !speaks && is_subordinate(reading, token))
            }
        }
    }

    /// The one of several who is subject, unless the words tell of another alone that the sex is right.
    fn subject_among(&self, people: &[&Person], sex: Sex) -> Option<Who> {
        let subjects = distinct(people.iter().copied().filter(|person| person.subject));
        let known = |person: &&Person| self.people.sex_of(person.who).or(person.sex) == sex;
        let known = distinct(people.iter().copied().filter(known));
        match (&subjects[..], &known[..]) {
            // A man's name may be in no list; a woman who is known for one is meant by "she".
            (_, [one]) if sex == Sex::Female => Some(*one),
            ([one], []) => Some(*one),
            ([one], known) if known.contains(one) => Some(*one),
            _ => None,
        }
    }

    /// Whether somebody speaks for an office that tells of others: police, prosecutors, spokespeople, doctors.
    fn informs(&self, who: Who) -> bool {
        let Who::Chain(chain) = who else { return true };
        let mut nouns = self.people.descriptors.iter().filter(|known| known.chain == chain);
        nouns.any(|known| WORDS.has("informant", known.noun))
    }

    /// Whether a sentence is near enough to another: at most two between, none of them a paragraph of its own unless it
    /// is a quotation.
    fn is_near(&self, first: usize, second: usize) -> bool {
        let reading = self.reading;
        let start = |sentence: usize| reading.span(reading.range(sentence)).map_or(0, |span| span.start());
        let parted = |sentence: usize| {
            let end = reading.span(reading.range(sentence - 1)).map_or(0, |span| span.end());
            reading.text.get(end..start(sentence)).is_some_and(|between| between.matches('\n').count() > 1)
        };
        let quotes = |sentence: usize| phrase::is_quote_mark(reading, reading.range(sentence).start);
        let other = |sentence: usize| parted(sentence) && parted(sentence + 1) && !quotes(sentence);
        second - first <= 3 && !(first + 1..second).any(other)
    }

    /// Whom a pronoun in a quotation means: not who speaks.
    fn meant_in_quotation(
        &self,
        token: usize,
        sentence: &Range<usize>,
        here: &[&Person],
        before: &[&Person],
    ) -> Option<Who> {
        let quote = self.quotes.at(token)?;
        // A quotation that stands alone goes on with who spoke last.
        let last = self.people.mentions.iter().rev().take(REACH).find(|person| person.speaks).map(|person| person.who);
        let speaker = self.speaker(quote, sentence).or(last)?;
        let beside: Vec<u32> = self.named_after(quote, sentence).map(|name| name.chain).collect();
        let not_speaker = |person: &&Person| {
            let named = matches!(person.who, Who::Chain(chain) if beside.contains(&chain));
            person.who != speaker && Some(person.who) != last && !named
        };
        let all = distinct(here.iter().chain(before).copied().filter(not_speaker));
        match all[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The people named behind a quotation in its sentence; all of them may be who speaks.
    fn named_after(&self, quote: &Range<usize>, sentence: &Range<usize>) -> impl Iterator<Item = &Name> {
        let reading = self.reading;
        let from = reading.tokens.get(quote.end).map_or(reading.text.len(), |token| token.span.start());
        let to = reading.span(sentence.clone()).map_or(from, |span| span.end());
        let first = self.names.partition_point(|name| name.span.start() < from);
        let named = self.names[first..].iter().take(4).take_while(move |name| name.span.start() < to);
        named.filter(|name| name.kind == NameKind::Person)
    }

    /// Who is named beside a quotation with a word of saying.
    fn speaker(&self, quote: &Range<usize>, sentence: &Range<usize>) -> Option<Who> {
        let reading = self.reading;
        let after = quote.end..(quote.end + 10).min(sentence.end);
        let says = after.clone().find(|&at| reading.cues(at).intersects(Cues::REPORT) && reading.is_verbal(at))?;
        let name = self.named_after(quote, sentence).next()?;
        let start = reading.tokens_in(name.titled).start;
        (start <= says + 8).then_some(Who::Chain(name.chain))
    }
}

/// Whether the clause of a subject pronoun hangs on another: "when he", "said he", "and he".
fn is_subordinate(reading: &Reading<'_>, token: usize) -> bool {
    let verb = reading.part(token).head as usize;
    reading.part(token).label.is_subject()
        && matches!(reading.part(verb).label, Label::Advcl | Label::Ccomp | Label::Conj | Label::Acl)
}

/// Who is mentioned, each once.
fn distinct<'p>(people: impl Iterator<Item = &'p Person>) -> Vec<Who> {
    let mut all: Vec<Who> = people.map(|person| person.who).collect();
    all.sort_unstable();
    all.dedup();
    all
}
