//! How far does what hangs on a word reach?

use std::ops::Range;

use super::phrase::{self, is_comma};
use super::reading::Reading;
use crate::syntax::{Label, Pos, Tag};

/// No complement is longer in words; what is longer is a sentence without an end.
const LONGEST: usize = 80;

/// Longer chains of heads are not followed: the tree is wrong by then.
const MOST_HEADS: usize = 40;

/// The complement of `head` that starts at `start`, right of it and within `end`; without a closing stop.
///
/// Circumstances that hang on `head` by a preposition of time or place end it, and so does the next clause of the sentence.
pub(super) fn complement(reading: &Reading<'_>, head: usize, start: usize, end: usize) -> Option<Range<usize>> {
    let end = end.min(start + LONGEST);
    let mut last = start;
    let mut at = start;
    while at < end {
        match relation(reading, head, at) {
            Some((child, label)) => {
                if ends(reading, child, label, start, at) {
                    break;
                }
                if reading.pos(at) != Pos::Punct || phrase::is_quote_mark(reading, at) {
                    last = at + 1;
                }
            }
            // The first words belong to the complement even if the parser hung them elsewhere.
            None if at < start + 2 && !reading.is_verbal(at) => last = at + 1,
            None => break,
        }
        at += 1;
    }
    let said = (start..last).any(|at| reading.pos(at) != Pos::Punct);
    said.then_some(start..last)
}

/// The child of `head` under which `token` stands, and its label; `None` if it stands under another word.
fn relation(reading: &Reading<'_>, head: usize, token: usize) -> Option<(usize, Label)> {
    let mut at = token;
    for _ in 0..MOST_HEADS {
        let part = reading.part(at);
        let above = part.head as usize;
        if above == at {
            return None;
        }
        if above == head {
            return Some((at, part.label));
        }
        at = above;
    }
    None
}

/// Whether a child of the head opens something that is no part of the complement.
fn ends(reading: &Reading<'_>, child: usize, label: Label, start: usize, at: usize) -> bool {
    let parted = start < at && is_comma(reading, at - 1);
    match label {
        Label::Conj | Label::Cc | Label::Parataxis | Label::Discourse | Label::Nsubj | Label::Csubj => true,
        Label::Punct => !is_comma(reading, at) && !phrase::is_quote_mark(reading, at),
        Label::Advcl => parted || matches!(reading.pos(at), Pos::Sconj),
        Label::OblUnmarked | Label::Advmod => start < at && (parted || is_time(reading, child)),
        Label::Obl => {
            start < at
                && (parted || is_time(reading, child) || {
                    let folded = reading.folded(at);
                    matches!(folded, "during" | "after" | "before" | "since" | "until" | "amid" | "despite" | "while")
                        || matches!(folded, "in" | "on" | "at") && reading.pos(at) == Pos::Adp
                })
        }
        _ => false,
    }
}

fn is_time(reading: &Reading<'_>, token: usize) -> bool {
    super::attribution::WORDS.has("time", reading.folded(token))
}

/// Whether `to` and a verb in its base form stand at `token`.
pub(super) fn is_infinitive(reading: &Reading<'_>, token: usize, end: usize) -> bool {
    // "not to", "to further weaken"
    let to = token + usize::from(token < end && matches!(reading.folded(token), "not" | "never"));
    to + 1 < end
        && reading.folded(to) == "to"
        && (to + 1..end.min(to + 4)).any(|at| matches!(reading.part(at).tag, Tag::VerbVb | Tag::AuxVb))
}
