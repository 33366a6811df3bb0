//! Does a cue include the letter that says it?

use std::ops::Range;

use super::attribution::{Found, WORDS};
use super::phrase;
use super::reading::Reading;
use crate::syntax::{Label, Pos, Tag};

/// Takes into the cue what was written and who wrote it: `sent a letter urging`, `published a series of tweets saying`.
pub(super) fn widen(reading: &Reading<'_>, found: &mut Found, bounds: &Range<usize>) {
    // "released a letter that says": the letter is no source of its own.
    let relative = found.source.clone().filter(|source| {
        source.len() == 1
            && source.end == found.cue.start
            && matches!(reading.folded(source.start), "that" | "which")
            && !matches!(reading.written(source.start.saturating_sub(1)), ",")
    });
    let gerund = reading.part(found.cue.start).tag == Tag::VerbVbg;
    let end = match relative {
        Some(relative) => relative.start,
        None if gerund => found.cue.start,
        None => return,
    };
    let Some((group, source)) = sender(reading, end, bounds) else { return };
    if found.content.iter().any(|content| content.start < found.cue.end) {
        return;
    }
    found.source = Some(source);
    found.cue.start = group;
    found.shared = false;
}

/// Who sends the letter that stands right before `end`, and the first token of the verb which says so.
pub(super) fn sender(reading: &Reading<'_>, end: usize, bounds: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let carrier = carrier_before(reading, bounds.start, end)?;
    let verb = governor(reading, carrier, bounds.start)?;
    let group = phrase::verb_group(reading, verb, bounds.start);
    Some((group, phrase::subject(reading, verb, group, bounds.start)?))
}

/// The letter, tweet or statement right before `end`, a time or a place at most between.
fn carrier_before(reading: &Reading<'_>, floor: usize, end: usize) -> Option<usize> {
    (floor..end)
        .rev()
        .take(10)
        .take_while(|&at| !reading.is_verbal(at) && reading.pos(at) != Pos::Punct)
        .find(|&at| reading.pos(at) == Pos::Noun && WORDS.has("carrier", reading.lemma(at)))
}

/// The verb whose object a noun is, by itself or by what it is part of: "a series of tweets".
fn governor(reading: &Reading<'_>, noun: usize, floor: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..3 {
        let part = reading.part(at);
        let head = part.head as usize;
        if head == at || head < floor || noun < head {
            return None;
        }
        if reading.pos(head) == Pos::Verb {
            // "defends his tweets attacking Lee": who defends them need not have written them.
            let sends = super::attitude::WORDS.has("light", reading.lemma(head));
            return (part.label == Label::Obj && sends).then_some(head);
        }
        at = head;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::analysis::attribution::tests::check;

    #[test]
    fn a_letter_that_says_it_belongs_to_the_cue() {
        check("The council sent a letter attacking the mayor.", &["The council | sent a letter attacking | the mayor"]);
        check(
            "Ann Lee released a statement saying that the bridge was safe.",
            &["Ann Lee | released a statement saying | the bridge was safe"],
        );
    }

    #[test]
    fn a_letter_that_is_only_spoken_of_does_not() {
        check(
            "Ann Lee is defending her letter attacking the mayor.",
            &["Ann Lee | is defending | her letter attacking the mayor"],
        );
    }
}
