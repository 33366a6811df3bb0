//! What does a number count?

use super::line::Line;
use super::number::{self, Form};
use super::number_words::{self as word, Class};
use super::quantity::{Found, QuantityKind};
use crate::lexicon::{Cues, Lexicon, WordClasses};
use crate::syntax::{Label, Tag};

/// How far behind its number a head noun may stand: "12 more off-duty police officers".
const REACH: usize = 7;

/// What a number with its unit counts or measures, or who is of that age.
pub(super) fn of(lexicon: &Lexicon, line: &Line<'_>, found: &Found<'_>) -> Option<usize> {
    let (start, end, value) = (found.start, found.end, found.number.value);
    match found.kind {
        // "a 5.6 quake", "a quake with a magnitude of 5.6".
        QuantityKind::Degree => (end..end + 2)
            .chain((start.saturating_sub(5)..start).rev())
            .find(|&at| word::has(line.word(at), Class::Quake)),
        QuantityKind::Age => {
            let named = start >= 2 && line.written(start - 1) == "," && line.is_capitalised(start - 2);
            // "the captain, 54," and "the captain (54)": nothing else that begins with the number is an age.
            let person = start >= 2 && line.is_number(start) && matches!(line.written(start - 1), "," | "(");
            let name = named || person && line.word(end - 1) == line.word(start);
            let after = head(lexicon, line, start, end, 1.0).filter(|&at| {
                at >= end && !happens(line, at) && line.word(end) != "of" && !word::has(line.word(end), Class::Be)
            });
            // "his two brothers, ages 8 and 14".
            let listed = start >= 2 && line.word(start).starts_with("age") && line.written(start - 1) == ",";
            // "On Saturday, 36-year-old Tom Moss": not Saturday's age.
            let old = line.word(end - 1).starts_with("old");
            if let Some(at) = after.filter(|_| old) {
                return Some(at);
            }
            (name || listed && line.is_word(start - 2)).then(|| start - 2)
        }
        QuantityKind::Percent | QuantityKind::Measure | QuantityKind::Money => {
            let of = line.word(end) == "of" || found.number.form == Form::Fraction;
            head(lexicon, line, start, end, value).filter(|&at| of && at >= end)
        }
        _ => head(lexicon, line, start, end, value).or_else(|| number_of(lexicon, line, start)),
    }
}

/// What the words before a number say that it counts: "the number of ferries rose to 12", "Number of berths: 40".
fn number_of(lexicon: &Lexicon, line: &Line<'_>, start: usize) -> Option<usize> {
    let ends = |at: usize| matches!(line.written(at), "," | ";" | "." | "and" | "but" | "while" | "when");
    let before = (start.saturating_sub(NUMBER_OF)..start).rev().take_while(|&at| !ends(at));
    let says = |&at: &usize| line.word(at) == "number" && line.word(at + 1) == "of" && line.before(at, 1) != "a";
    let at = before.clone().find(says)?;
    noun(lexicon, line, at + 2, 2.0).filter(|&noun| noun < start)
}

/// So many words stand at most between "number of" and the number.
const NUMBER_OF: usize = 9;

/// The token that the number in `start..end` counts: a noun, or the word that says what happened to those counted.
pub(super) fn head(lexicon: &Lexicon, line: &Line<'_>, start: usize, end: usize, value: f64) -> Option<usize> {
    if line.is_hyphen(end) {
        return (line.is_word(end + 1)).then_some(end + 1);
    }
    let by_order = partitive(lexicon, line, end, value).or_else(|| noun(lexicon, line, end, value));
    // The parser stops at the first noun of "three stock exchanges" now and then; a plural behind it is the head.
    let plural = by_order.filter(|&at| value != 1.0 && is_plural(line, at));
    plural
        .or_else(|| by_tree(line, end))
        .or(by_order)
        .or_else(|| happened(line, end))
        .or_else(|| casualty_before(line, start))
}

/// The noun that the parser hangs the number on.
fn by_tree(line: &Line<'_>, end: usize) -> Option<usize> {
    let (head, label) = line.head(end.checked_sub(1)?)?;
    let near = label == Label::Nummod && (end..end + REACH).contains(&head);
    let noun = matches!(line.tag(head)?, Tag::Noun | Tag::NounNns | Tag::Propn);
    let within = near && (end..head).all(|at| !word::has(line.word(at), Class::Stop) || line.written(at) == "US");
    (within && noun).then_some(head)
}

/// Whether the word at `at` looks like a plural noun.
pub(super) fn is_plural(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    if !line.is_word(at) || word::has(word, Class::Stop) {
        return false;
    }
    match line.tag(at) {
        Some(Tag::NounNns) => true,
        Some(Tag::VerbVbz | Tag::AuxVbz) => false,
        _ => has_plural_form(word),
    }
}

fn has_plural_form(word: &str) -> bool {
    let other = ["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end));
    (word.len() > 3 && word.ends_with('s') && !other) || word::has(word, Class::Plural)
}

/// `12 of the victims`, `dozens of people`.
fn partitive(lexicon: &Lexicon, line: &Line<'_>, end: usize, value: f64) -> Option<usize> {
    if line.word(end) != "of" {
        return None;
    }
    let mut at = end + 1;
    while matches!(line.word(at), "the" | "its" | "their" | "his" | "her" | "our" | "those" | "these" | "my" | "your") {
        at += 1;
    }
    if line.word(at) == "them" {
        // "100 people, eight of them Americans".
        return Some(if is_plural(line, at + 1) { at + 1 } else { at });
    }
    // "13 of the 17 measures".
    if let Some(whole) = number::read(line, at) {
        at = whole.end;
    }
    noun(lexicon, line, at, value.max(2.0))
}

/// The head of the noun phrase that goes on at `from`: the first plural, or for one thing the last noun before another word.
fn noun(lexicon: &Lexicon, line: &Line<'_>, from: usize, value: f64) -> Option<usize> {
    let mut last = None;
    for at in from..(from + REACH).min(line.len()) {
        let word = line.word(at);
        if line.is_hyphen(at) {
            continue;
        }
        // "of the world's oil": the possessor is not what is counted.
        if matches!(word, "'s" | "’s" | "'") && at > from {
            last = None;
            continue;
        }
        if !line.is_word(at) || (word::has(word, Class::Stop) && line.written(at) != "US") {
            break;
        }
        // "thirty-five five-pound notes".
        if number::is_word(word) {
            break;
        }
        if word::has(word, Class::Skip) {
            continue;
        }
        // "five hurt", "three dead": what happened to them stands for them.
        if at == from && happens(line, at) && !is_plural(line, at + 1) {
            return Some(at);
        }
        // More than one need a plural: behind a first noun, "three stock exchanges", no tag makes a verb of it.
        let plural = is_plural(line, at) || (last.is_some() && has_plural_form(word));
        if value != 1.0 && plural {
            let compound = is_plural(line, at + 1) && !line.tag(at + 1).is_some_and(is_verb);
            return Some(if compound { at + 1 } else { at });
        }
        let classes = lexicon.word_classes(word);
        let verb_only = !classes.contains(WordClasses::ADJECTIVE)
            && classes.contains(WordClasses::VERB)
            && !classes.contains(WordClasses::NOUN)
            && !word.ends_with("ing");
        if line.tag(at).map_or(verb_only, is_verb) && !happens(line, at) && (last.is_some() || !word.ends_with("ed")) {
            break;
        }
        if classes.contains(WordClasses::NOUN) || line.is_capitalised(at) {
            last = Some(at);
        }
    }
    last
}

fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::VerbVbd | Tag::VerbVbz | Tag::VerbVbp | Tag::AuxVbd | Tag::AuxVbz | Tag::AuxVbp | Tag::AuxMd)
}

/// `82 were killed`, `600 have been arrested`.
fn happened(line: &Line<'_>, end: usize) -> Option<usize> {
    if !word::has(line.word(end), Class::Be) {
        return None;
    }
    let after =
        (end + 1..end + 5).find(|&at| !word::has(line.word(at), Class::Be) && !line.word(at).ends_with("ly"))?;
    // "four have caused it" tells what they did, not what befell them.
    let passive =
        (end..after).any(|at| matches!(line.word(at), "was" | "were" | "are" | "is" | "be" | "been" | "being"));
    let participle = passive && (line.word(after).ends_with("ed") || line.tag(after) == Some(Tag::VerbVbn));
    (happens(line, after) || participle).then_some(after)
}

/// `injuring 40`, `killed more than 31,000 in the city`, `the toll rose to 12`.
fn casualty_before(line: &Line<'_>, start: usize) -> Option<usize> {
    // "The homicide unit can be reached at 555".
    if matches!(line.before(start, 1), "at" | "in" | "on" | "by" | "with") {
        return None;
    }
    let mut at = start;
    for _ in 0..8 {
        at = at.checked_sub(1)?;
        // "died after falling 200 feet": what came first is not counted in what came then.
        if matches!(line.written(at), "," | ";" | ":" | ".") || word::has(line.word(at), Class::Clause) {
            return None;
        }
        if happens(line, at) || word::has(line.word(at), Class::Toll) {
            return Some(at);
        }
    }
    None
}

/// Whether the word says what happened to people who are counted.
pub(super) fn happens(line: &Line<'_>, at: usize) -> bool {
    line.cues(at).intersects(Cues::DEATH.union(Cues::INJURY)) || word::has(line.word(at), Class::State)
}
