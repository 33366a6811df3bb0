//! Whom do "he", "she", "it" and "the minister" mean, where that is safe to say?

use std::collections::HashMap;
use std::ops::Range;

use super::description;
use super::mention::WORDS;
use super::people::{self, People, Who};
use super::quotation::{self, Quotes};
use super::reading::Reading;
use super::sex::{self, Sex};
use super::{Name, NameKind, Reference};
use crate::lexicon::Cues;
use crate::syntax::{Label, Pos};

/// Descriptions by office or role and subject pronouns that can mean only one person or body named before, as mentions of
/// it.
///
/// Of several who could be meant, none is chosen unless the grammar prefers one: a wrong link lays words into the wrong
/// mouth. What is told of people without names stands in the way as much as names do.
pub(super) fn find(reading: &Reading<'_>, names: &[Name], quotes: &Quotes) -> Vec<Name> {
    let mut search = Search {
        reading,
        names,
        quotes,
        people: People::new(reading, names),
        found: Vec::new(),
        open: false,
        start: 0,
    };
    let mut starts: HashMap<usize, usize> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        starts.insert(reading.tokens_in(name.titled).start, number);
    }
    for sentence in 0..reading.len() {
        let range = reading.range(sentence);
        search.open_quotation(sentence);
        search.start = range.start;
        let mut token = range.start;
        while token < range.end {
            token = search.read(token, sentence, &range, &starts);
        }
    }
    search.found
}

/// A document while it is read for what refers to its names.
pub(super) struct Search<'a, 'r> {
    pub(super) reading: &'a Reading<'r>,
    pub(super) names: &'a [Name],
    pub(super) quotes: &'a Quotes,
    pub(super) people: People<'a>,
    found: Vec<Name>,
    /// Whether a quotation was opened in an earlier sentence and not closed since.
    open: bool,
    /// The first token of the sentence.
    start: usize,
}

impl Search<'_, '_> {
    /// Reads what begins at `token` and returns where to go on.
    fn read(&mut self, token: usize, sentence: usize, range: &Range<usize>, starts: &HashMap<usize, usize>) -> usize {
        let reading = self.reading;
        if let Some(name) = starts.get(&token).map(|&number| &self.names[number]) {
            let tokens = reading.tokens_in(name.titled);
            if name.kind == NameKind::Person && !tokens.is_empty() {
                self.introduce(name.chain, &tokens, &reading.tokens_in(name.span), range);
                self.add(Who::Chain(name.chain), Sex::Unknown, tokens.clone(), sentence);
            }
            return tokens.end.max(token + 1);
        }
        let folded = reading.folded(token);
        match folded {
            "he" => self.pronoun(token, sentence, range, Sex::Male),
            "she" => self.pronoun(token, sentence, range, Sex::Female),
            "it" => self.body(token, range),
            _ if people::is_noun(reading, token) => self.noun(token, sentence, range, starts),
            _ => {}
        }
        token + 1
    }

    fn add(&mut self, who: Who, sex: Sex, tokens: Range<usize>, sentence: usize) {
        let quoted = self.quotation(tokens.start);
        self.people.add(self.reading, who, sex, tokens, sentence, quoted);
    }

    /// Takes in whether the sentence before this one left a quotation open.
    fn open_quotation(&mut self, sentence: usize) {
        let Some(before) = sentence.checked_sub(1) else { return };
        let range = self.reading.range(before);
        let mark = |at: &usize| matches!(self.reading.written(*at), "\"" | "“" | "”");
        let marks = range.clone().filter(mark).count();
        // A mark that opens a sentence opens a quotation, whatever was left open before.
        let opens = mark(&range.start) && range.len() > 1 && self.reading.written(range.start) != "”";
        self.open = if opens { marks % 2 == 1 } else { self.open ^ (marks % 2 == 1) };
        let blank = self.reading.text.get(
            self.reading.span(range.clone()).map_or(0, |span| span.end())
                ..self.reading.span(self.reading.range(sentence)).map_or(0, |span| span.start()),
        );
        self.open &= blank.is_some_and(|between| between.matches('\n').count() < 2);
    }

    /// The number of the quotation a token stands in, two more, if it says something; 1 where a quotation may have been
    /// left open; else 0.
    pub(super) fn quotation(&self, token: usize) -> usize {
        if self.open {
            let mark = |at: usize| matches!(self.reading.written(at), "\"" | "“" | "”");
            if !(self.start..token).any(mark) {
                return 1;
            }
        }
        match self.quotes.at(token) {
            Some(range) if quotation::is_clause(self.reading, range) || 12 < range.len() => range.start + 2,
            _ => 0,
        }
    }

    fn push(&mut self, tokens: Range<usize>, chain: u32, kind: NameKind, reference: Reference) {
        if let Some(span) = self.reading.span(tokens) {
            self.found.push(Name { span, titled: span, kind, alias: None, chain, reference });
        }
    }

    /// Lays to a named person the nouns of its titles and those that stand before it: "lineman Ann Lee".
    fn introduce(&mut self, chain: u32, titled: &Range<usize>, name: &Range<usize>, sentence: &Range<usize>) {
        let reading = self.reading;
        for at in titled.start..name.start {
            if people::is_noun(reading, at) || reading.lexicon.title(reading.folded(at)) {
                self.people.describe(reading, at, chain);
            }
        }
        let before = titled.start.checked_sub(1).filter(|&before| sentence.start <= before);
        if let Some(before) = before.filter(|&before| people::is_noun(reading, before)) {
            self.people.describe(reading, before, chain);
        }
        // "identified the victim as Ann Lee", "the victim was identified as Ann Lee"
        let floor = sentence.start.max(titled.start.saturating_sub(12));
        let Some(marker) = (floor..titled.start).rev().take(6).find(|&at| reading.folded(at) == "as") else { return };
        let Some(verb) = (floor..marker).rev().find(|&at| matches!(reading.folded(at), "identified" | "named")) else {
            return;
        };
        let object = (verb..marker).find(|&at| people::is_noun(reading, at));
        let subject = (floor..verb).rev().find(|&at| people::is_noun(reading, at));
        let passive = (floor..verb).rev().take(3).any(|at| reading.is_be(at) || reading.folded(at) == "been");
        if let Some(noun) = object.or(subject.filter(|_| passive)) {
            self.people.describe(reading, noun, chain);
        }
    }

    /// A noun for a person: part of an introduction, a description of somebody named, or somebody without a name.
    fn noun(&mut self, token: usize, sentence: usize, range: &Range<usize>, starts: &HashMap<usize, usize>) {
        let reading = self.reading;
        let next = token + 1;
        // A noun before its noun describes a thing: "driver error", "police officer" goes on.
        let goes_on = next < range.end
            && (matches!(reading.pos(next), Pos::Noun) && !starts.contains_key(&next) || reading.written(next) == "-");
        if goes_on {
            return;
        }
        let start = people::phrase_start(reading, token, range.start);
        let article = reading.folded(start);
        let person = |number: &&usize| self.names[**number].kind == NameKind::Person;
        if let Some(&number) = starts.get(&next).filter(|_| next < range.end).filter(person) {
            // "the driver Ann Lee"; the name itself is the mention.
            self.people.describe(reading, token, self.names[number].chain);
            return;
        }
        // "The driver, Ann Lee, said"
        let comma = next + 1 < range.end && reading.written(next) == ",";
        if comma
            && article != "a"
            && let Some(&number) = starts.get(&(next + 1)).filter(person)
            && self.names.get(number).is_some_and(|name| {
                let end = reading.tokens_in(name.span).end;
                end >= range.end || matches!(reading.written(end), "," | "." | "(")
            })
        {
            self.people.describe(reading, token, self.names[number].chain);
            return;
        }
        if let Some(chain) = self.apposed(start, range) {
            self.people.describe(reading, token, chain);
            if article == "the" {
                self.push(start..next, chain, NameKind::Person, Reference::Description);
            }
            return;
        }
        if let Some(chain) = self.predicated(start, token) {
            self.people.describe(reading, token, chain);
            return;
        }
        let phrase = start..next;
        if article == "the"
            && let Some(chain) = description::resolve(reading, &self.people, &phrase)
        {
            self.push(phrase.clone(), chain, NameKind::Person, Reference::Description);
            self.add(Who::Chain(chain), sex::of_noun(reading.lemma(token)), phrase, sentence);
            return;
        }
        // "Hi, Congressman": a bare noun introduces nobody.
        if !matches!(reading.pos(start), Pos::Det | Pos::Num) && !people::is_possessive(reading, start) {
            return;
        }
        let noun = reading.lemma(token);
        let definite = matches!(article, "the" | "this" | "that");
        let who = match self.people.nouns.get(noun) {
            Some(&known) if definite => known,
            _ => token,
        };
        if !definite {
            self.people.nouns.insert(noun, token);
        } else {
            self.people.nouns.entry(noun).or_insert(token);
        }
        self.add(Who::Unnamed(who), sex::of_noun(noun), phrase, sentence);
    }

    /// Whom a phrase behind a comma describes: "Ann Lee, 36, the driver".
    fn apposed(&self, start: usize, range: &Range<usize>) -> Option<u32> {
        let reading = self.reading;
        let mut at = start.checked_sub(1).filter(|&at| range.start < at && reading.written(at) == ",")?;
        // An age between commas.
        if range.start + 2 <= at && reading.pos(at - 1) == Pos::Num && reading.written(at - 2) == "," {
            at -= 2;
        }
        let last = self.people.mentions.last()?;
        match last.who {
            Who::Chain(chain) if last.tokens.end == at => Some(chain),
            _ => None,
        }
    }

    /// Of whom a phrase is said: "Ann Lee was the driver".
    fn predicated(&self, start: usize, noun: usize) -> Option<u32> {
        let reading = self.reading;
        let last = self.people.mentions.last()?;
        let Who::Chain(chain) = last.who else { return None };
        let between = last.tokens.end..start;
        let linked = !between.is_empty()
            && between.len() <= 4
            && between.clone().all(|at| matches!(reading.pos(at), Pos::Aux | Pos::Adv))
            && between.clone().any(|at| reading.is_be(at));
        (linked && reading.part(noun).label != Label::Obl).then_some(chain)
    }

    fn pronoun(&mut self, token: usize, sentence: usize, range: &Range<usize>, sex: Sex) {
        let found = self.meant(token, sentence, range, sex);
        if let Some(Who::Chain(chain)) = found {
            self.push(token..token + 1, chain, NameKind::Person, Reference::Pronoun);
            self.people.learn(Who::Chain(chain), sex);
        }
        self.add(found.unwrap_or(Who::Unnamed(token)), sex, token..token + 1, sentence);
    }

    /// "Ukraine says it is ready": a body that says something of itself.
    fn body(&mut self, token: usize, range: &Range<usize>) {
        let reading = self.reading;
        let verb = match token.checked_sub(1) {
            Some(before) if reading.folded(before) == "that" => before.checked_sub(1),
            before => before,
        };
        let Some(verb) = verb.filter(|&verb| range.start < verb && reading.cues(verb).intersects(Cues::REPORT)) else {
            return;
        };
        let next = token + 1;
        if reading.pos(verb) != Pos::Verb || next >= range.end || !is_own_act(reading, next, range.end) {
            return;
        }
        let before = reading.tokens[verb].span.start();
        let number = self.names.partition_point(|name| name.span.end() <= before);
        let Some(name) = number.checked_sub(1).map(|number| &self.names[number]) else { return };
        let tokens = reading.tokens_in(name.span);
        let beside = (tokens.end..verb).all(|at| matches!(reading.pos(at), Pos::Aux | Pos::Adv));
        let body = matches!(name.kind, NameKind::Organisation | NameKind::Place);
        if beside && body && range.start <= tokens.start {
            self.push(token..next, name.chain, name.kind, Reference::Pronoun);
        }
    }
}

/// Whether what follows "it" is something done or to be done, not "it is likely that" or "it was raining".
fn is_own_act(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end && matches!(reading.pos(at), Pos::Aux | Pos::Adv | Pos::Part) {
        at += 1;
    }
    if at >= end {
        return false;
    }
    let be = (start..at).any(|at| reading.is_be(at));
    match reading.pos(at) {
        Pos::Verb if WORDS.has("weather", reading.lemma(at)) => false,
        Pos::Verb => !be || reading.folded(at).ends_with("ing"),
        Pos::Det => be,
        _ => false,
    }
}
