//! Do the words around a time look ahead or back?

use super::expression::{Expression, Meaning};
use super::line::Line;
use super::time_words::{self, TimeWord};
use crate::lexicon::{Cues, Lexicon, WordClasses};
use crate::syntax::Tag;

/// Where the words around a time look.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Outlook {
    /// To what is to come.
    Ahead,
    /// To what is over.
    Back,
    /// To what somebody is to do, under a verb of any tense: "agreed to sell it in May".
    Purpose,
    /// Nothing tells.
    Open,
}

/// The outlook of the nearest verb that shows one: first to the left, then to the right.
pub(super) fn outlook(lexicon: &Lexicon, line: &Line<'_>, found: &Expression) -> Outlook {
    // A sentence may be a page long; nothing that far away bears on the time.
    const REACH: usize = 30;
    // "Friday's ruling" is known, so it was made; "will appeal against Friday's ruling" changes nothing about that.
    if matches!(line.word(found.end), "'s" | "’s") && matches!(found.meaning, Meaning::Weekday(..)) {
        return Outlook::Back;
    }
    let before = line.before(found.start, 1);
    let around = |at: usize| shown(lexicon, line, at, found);
    let right = || (found.end..line.len().min(found.end + REACH)).find_map(around);
    // "Until Thursday they had not met" looks back, "postponed until Thursday" looks ahead.
    if matches!(before, "until" | "till") {
        let fronted = found.start == 1 && right() == Some(Outlook::Back);
        return if fronted { Outlook::Back } else { Outlook::Ahead };
    }
    if before == "since" {
        return Outlook::Back;
    }
    // "as early as Tuesday".
    if before == "as" && line.before(found.start, 3) == "as" {
        return Outlook::Ahead;
    }
    let mut purpose = false;
    let mut left = None;
    for at in (found.start.saturating_sub(REACH)..found.start).rev() {
        match around(at) {
            Some(Outlook::Purpose) => purpose = true,
            None => {}
            found => {
                left = found;
                break;
            }
        }
    }
    match left {
        Some(Outlook::Back) | None if purpose => Outlook::Purpose,
        Some(outlook) => outlook,
        None if found.start > 2 => Outlook::Open,
        None => right().filter(|outlook| *outlook != Outlook::Purpose).unwrap_or(Outlook::Open),
    }
}

/// Whether the word looks like a verb in the past: announced, fell.
fn is_past_form(lexicon: &Lexicon, line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    if !line.is_word(at) || word.ends_with('s') || word.ends_with("ing") {
        return false;
    }
    word.ends_with("ed")
        || (lexicon.lemma(word, WordClasses::VERB) != word && lexicon.lemma(word, WordClasses::NOUN) == word)
}

/// What one word shows; an infinitive shows a purpose.
fn shown(lexicon: &Lexicon, line: &Line<'_>, at: usize, found: &Expression) -> Option<Outlook> {
    let before = line.before(at, 1);
    // "had been due to expire": what was to come is over; "had planned".
    let perfect = matches!(before, "had" | "'d") || before == "been" && line.before(at, 2) == "had";
    // "due to low light on Saturday" tells why, "due to close on Saturday" what is to come.
    let infinitive = || match line.tag(at + 2) {
        Some(tag) => matches!(tag, Tag::VerbVb | Tag::AuxVb),
        None => lexicon.word_classes(line.word(at + 2)).contains(WordClasses::VERB),
    };
    if line.word(at) == "due" && line.word(at + 1) == "to" && !infinitive() {
        return None;
    }
    if time_words::has(line, at, TimeWord::Future) {
        // "set Friday as the deadline".
        let sets = line.word(at) == "set" && !matches!(line.word(at + 1), "to" | "for");
        return Some(if perfect || sets { Outlook::Back } else { Outlook::Ahead });
    }
    if time_words::has(line, at, TimeWord::Past) {
        return Some(Outlook::Back);
    }
    let participle = (1..3).any(|back| matches!(line.before(at, back), "be" | "been" | "to" | "will" | "is" | "are"));
    let Some(tag) = line.tag(at) else {
        // "announced Friday" is past; "will be released Friday" goes on to "will".
        return (!participle && is_past_form(lexicon, line, at)).then_some(Outlook::Back);
    };
    match tag {
        Tag::VerbVbd | Tag::AuxVbd => Some(Outlook::Back),
        // "the order issued Thursday": right beside the time, a bare participle is over.
        Tag::VerbVbn if !participle && at + 2 >= found.start && at < found.start => Some(Outlook::Back),
        // "meets on Friday" looks ahead, "says on Friday" does not.
        Tag::VerbVbz if !line.cues(at).intersects(Cues::REPORT) => Some(Outlook::Ahead),
        // "closed lower Friday": what may be an adjective is not trusted to be a verb.
        Tag::VerbVbp if !line.cues(at).intersects(Cues::REPORT) => {
            let adjective = lexicon.word_classes(line.word(at)).contains(WordClasses::ADJECTIVE);
            (!adjective).then_some(Outlook::Ahead)
        }
        Tag::VerbVb | Tag::AuxVb if before == "to" && at < found.start => Some(Outlook::Purpose),
        _ => None,
    }
}
