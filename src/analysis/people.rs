//! Who is spoken of up to a place in the text, named or not, and what is told of each?

use std::collections::HashMap;
use std::ops::Range;

use super::mention::WORDS;
use super::phrase;
use super::reading::Reading;
use super::sex::{self, Sex};
use super::{Name, NameKind};
use crate::lexicon::Cues;
use crate::syntax::{Label, Pos};

/// How many mentions back somebody may still be meant.
pub(super) const REACH: usize = 60;

/// Somebody, as far as the text tells who.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Who {
    /// One of the document's named people.
    Chain(u32),
    /// A person without a name: the noun's first token, or that of an earlier mention by the same noun.
    Unnamed(usize),
}

/// One mention of a person.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) who: Who,
    pub(super) sex: Sex,
    /// The mention with its titles.
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    /// Whether it is the subject of a clause.
    pub(super) subject: bool,
    /// Whether it says something, as subject of a verb of saying.
    pub(super) speaks: bool,
    /// The number of the quotation it stands in, one more, or 0.
    pub(super) quoted: usize,
}

/// The nouns a named person was introduced by: offices, roles, kin.
#[derive(Clone, Debug)]
pub(super) struct Descriptor<'a> {
    /// The noun's lemma.
    pub(super) noun: &'a str,
    /// The noun's token.
    pub(super) token: usize,
    pub(super) chain: u32,
}

/// The people of a document up to the place that is read.
pub(super) struct People<'a> {
    pub(super) mentions: Vec<Person>,
    pub(super) descriptors: Vec<Descriptor<'a>>,
    sexes: Vec<Sex>,
    /// The latest mention by a noun, and who that was.
    pub(super) nouns: HashMap<&'a str, usize>,
}

impl<'a> People<'a> {
    pub(super) fn new(reading: &Reading<'_>, names: &[Name]) -> People<'a> {
        let chains = names.iter().map(|name| name.chain as usize + 1).max().unwrap_or(0);
        let mut sexes = vec![Sex::Unknown; chains];
        // Forms of address tell more than given names, which women and men may share.
        for name in names.iter().filter(|name| name.kind == NameKind::Person) {
            let tokens = reading.tokens_in(name.titled);
            let told = (tokens.start..reading.tokens_in(name.span).start)
                .map(|at| sex::of_noun(reading.lemma(at)).or(sex::of_noun(reading.folded(at))))
                .fold(Sex::Unknown, Sex::or);
            let known = &mut sexes[name.chain as usize];
            *known = known.or(told);
        }
        for name in names.iter().filter(|name| name.kind == NameKind::Person) {
            let tokens = reading.tokens_in(name.span);
            if tokens.len() > 1 {
                let known = &mut sexes[name.chain as usize];
                *known = known.or(sex::of_given_name(reading, reading.folded(tokens.start)));
            }
        }
        People { mentions: Vec::new(), descriptors: Vec::new(), sexes, nouns: HashMap::new() }
    }

    pub(super) fn sex_of(&self, who: Who) -> Sex {
        match who {
            Who::Chain(chain) => self.sexes.get(chain as usize).copied().unwrap_or_default(),
            Who::Unnamed(_) => Sex::Unknown,
        }
    }

    /// What a resolved pronoun or a noun beside the name tells of somebody.
    pub(super) fn learn(&mut self, who: Who, told: Sex) {
        if let Who::Chain(chain) = who
            && let Some(known) = self.sexes.get_mut(chain as usize)
        {
            *known = known.or(told);
        }
    }

    pub(super) fn add(
        &mut self,
        reading: &Reading<'_>,
        who: Who,
        sex: Sex,
        tokens: Range<usize>,
        sentence: usize,
        quoted: usize,
    ) {
        let head = head(reading, &tokens);
        let part = reading.part(head);
        let possessor = part.label == Label::NmodPoss
            || tokens.end < reading.tokens.len() && matches!(reading.written(tokens.end), "'s" | "’s" | "'" | "’");
        let subject = is_subject(reading, head) && !possessor;
        let says = |at: usize| reading.is_verbal(at) && reading.cues(at).intersects(Cues::REPORT);
        // "…," said Lee, or his neighbour Lee; "say Lee left" is another's saying.
        let plain = |at: &usize| matches!(reading.pos(*at), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Pron);
        let verb = (0..tokens.start).rev().take(7).find(|at| !plain(at));
        let closed =
            |verb: usize| verb > 0 && (phrase::is_comma(reading, verb - 1) || phrase::is_quote_mark(reading, verb - 1));
        let inverted = verb.is_some_and(|verb| says(verb) && closed(verb)) && !subject && !possessor;
        let speaks = subject && says(part.head as usize) || inverted;
        let sex = self.sex_of(who).or(sex);
        self.mentions.push(Person { who, sex, tokens, sentence, subject: subject || inverted, speaks, quoted });
    }

    /// Lays a noun to a named person.
    pub(super) fn describe(&mut self, reading: &'a Reading<'_>, token: usize, chain: u32) {
        let noun = reading.lemma(token);
        self.learn(Who::Chain(chain), sex::of_noun(noun));
        self.descriptors.push(Descriptor { noun, token, chain });
    }
}

/// Whether a word is the subject of a clause, or joined to one: "Lee and Moss left".
fn is_subject(reading: &Reading<'_>, mut word: usize) -> bool {
    // As many members as a reader keeps in mind.
    for _ in 0..4 {
        let part = reading.part(word);
        if part.label != Label::Conj {
            return part.label.is_subject();
        }
        word = part.head as usize;
    }
    false
}

/// The token of a phrase on which the others hang.
pub(super) fn head(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    let outside = |&at: &usize| {
        let head = reading.part(at).head as usize;
        head == at || !tokens.contains(&head)
    };
    let head = tokens.clone().find(outside).unwrap_or(tokens.start);
    // "assistant Ann Lee left": the parser may take the noun before the name for the head, or the name for a part of it.
    let part = reading.part(head);
    let joined = matches!(part.label, Label::Flat | Label::Compound | Label::Appos | Label::Dep);
    let above = part.head as usize;
    if joined && above != head && above.abs_diff(head) <= 4 { above } else { head }
}

/// Whether a token is a noun for one person: a role, an office, kin.
pub(super) fn is_noun(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    matches!(reading.pos(token), Pos::Noun | Pos::Propn)
        && (reading.lemma(token) == folded || sex::is_person(folded))
        && (sex::is_person(folded) || reading.lexicon.title(folded))
        && !WORDS.has("honorific", folded)
}

/// The first token of the phrase a noun ends: its article, numbers, adjectives and nouns.
pub(super) fn phrase_start(reading: &Reading<'_>, noun: usize, floor: usize) -> usize {
    let mut start = noun;
    while floor < start && noun - start < 9 {
        let before = start - 1;
        let inside = matches!(reading.pos(before), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
            || matches!(reading.written(before), "-" | "'s" | "’s")
            || matches!(reading.folded(before), "then" | "year" | "old");
        if matches!(reading.pos(before), Pos::Det) || is_possessive(reading, before) {
            return before;
        }
        if !inside {
            break;
        }
        start = before;
    }
    start
}

/// Whether a token says whose: his, their.
pub(super) fn is_possessive(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.folded(token), "his" | "her" | "their" | "my" | "our" | "your" | "its")
}
