//! Where does a noun phrase without its appositions begin and end?

use std::ops::Range;

use super::phrase::{is_comma, is_quote_mark, is_wh};
use super::reading::Reading;
use crate::syntax::{Label, Pos, Tag};

/// Whether a hyphen binds the words on both sides; a dash between blanks parts them.
fn is_hyphen(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.written(token), "-" | "–" | "/")
        && !reading.tokens[token].spaced
        && !reading.tokens[token - 1].spaced
        && reading.is_word(token - 1)
}

/// The noun phrase that ends right before `end`, without appositions.
pub(super) fn core_before(reading: &Reading<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    // No noun phrase is longer; what is longer is a list.
    let floor = floor.max(end.saturating_sub(60));
    let mut start = end;
    let mut at = end;
    let mut nominal = false;
    // "the delegation itself said"
    if floor + 1 < at
        && (reading.folded(at - 1).ends_with("self") || reading.folded(at - 1).ends_with("selves"))
        && reading.pos(at - 1) == Pos::Pron
    {
        at -= 1;
    }
    while at > floor {
        at -= 1;
        let next_is_nominal = nominal;
        match reading.pos(at) {
            Pos::Pron => {
                let folded = reading.folded(at);
                let possessive = reading.part(at).tag == Tag::PronPrps
                    || matches!(folded, "his" | "her" | "its" | "their" | "my" | "our" | "your");
                if !nominal {
                    start = at;
                    // A pronoun is a phrase of its own: "he", "who", "they all".
                    if possessive && folded != "his" && folded != "her" {
                        return None;
                    }
                    break;
                }
                if possessive {
                    start = at;
                }
                break;
            }
            // Two names side by side are two phrases: "In the Harwick Post Lee said".
            Pos::Propn if nominal && reading.part(at).named && reading.part(at + 1).begins_name => break,
            Pos::Noun | Pos::Propn | Pos::Num => {
                start = at;
                nominal = true;
            }
            Pos::X if !nominal && reading.is_word(at) => {
                start = at;
                nominal = true;
            }
            Pos::Adj | Pos::Sym | Pos::X if nominal => start = at,
            Pos::Adj if at + 1 == end && at > floor && reading.pos(at - 1) == Pos::Det => {
                // "the injured said": an adjective for people.
                start = at;
                nominal = true;
            }
            Pos::Det if nominal => {
                start = at;
                // "all the experts", "half the people"
                if at == floor || !matches!(reading.pos(at - 1), Pos::Det | Pos::Adp) || reading.pos(at - 1) == Pos::Det
                {
                    while start > floor && reading.pos(start - 1) == Pos::Det {
                        start -= 1;
                    }
                }
                match of_before(reading, floor, start) {
                    Some(head) => at = head,
                    None => break,
                }
            }
            Pos::Det if at + 1 == end => {
                // "which", "that", "some said"
                start = at;
                break;
            }
            Pos::Part if nominal && matches!(reading.folded(at), "'s" | "'") && next_is_nominal => {}
            Pos::Punct if nominal && at > floor && is_hyphen(reading, at) => {}
            Pos::Punct
                if nominal && matches!(reading.written(at), ".") && at > floor && reading.pos(at - 1) == Pos::Propn => {
            }
            Pos::Verb
                if nominal
                    && matches!(reading.part(at).tag, Tag::VerbVbn | Tag::VerbVbg)
                    && at > floor
                    && modifies(reading, at) =>
            {
                start = at;
            }
            Pos::Adp if nominal => match of_before(reading, floor, at + 1) {
                Some(head) => at = head,
                None => break,
            },
            Pos::Cconj if nominal && joins_names(reading, floor, at) => {}
            _ => break,
        }
        // What "of_before" stepped over belongs to the phrase too.
        if at < start && matches!(reading.pos(at), Pos::Adp) {
            nominal = false;
        }
    }
    if start < end
        && (start..end).any(|at| reading.is_nominal(at) || matches!(reading.pos(at), Pos::Det | Pos::Adj | Pos::X))
    {
        Some(start..end)
    } else {
        None
    }
}

/// If the phrase that starts at `start` hangs on a noun by a preposition, where that preposition stands.
fn of_before(reading: &Reading<'_>, floor: usize, start: usize) -> Option<usize> {
    let adposition = start.checked_sub(1).filter(|&at| floor < at && reading.pos(at) == Pos::Adp)?;
    let binds = matches!(
        reading.folded(adposition),
        "of" | "for" | "from" | "in" | "at" | "with" | "to" | "on" | "by" | "against"
    );
    // A clause before it would make it an adverbial: "He spoke in a letter Lee said".
    let hangs_on_noun = matches!(reading.pos(adposition - 1), Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron | Pos::Det);
    (binds && hangs_on_noun).then_some(adposition)
}

/// Whether a participle stands before its noun: "the suing states".
fn modifies(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.pos(at - 1), Pos::Det | Pos::Adj | Pos::Adp) || matches!(reading.part(at).label, Label::Amod)
}

/// Whether "and" joins two names or nouns rather than two clauses: no verb stands before it in its clause.
fn joins_names(reading: &Reading<'_>, floor: usize, at: usize) -> bool {
    let clause =
        (floor..at).rev().find(|&t| is_comma(reading, t) || is_quote_mark(reading, t)).map_or(floor, |t| t + 1);
    at > clause && reading.is_nominal(at - 1) && !(clause..at).any(|t| reading.is_verbal(t) || is_wh(reading, t))
}

/// One past the last token of the noun phrase that starts at `start`, without appositions.
pub(crate) fn core_after(reading: &Reading<'_>, start: usize, ceiling: usize) -> Option<usize> {
    let mut at = start;
    let mut nominal = false;
    while at < ceiling {
        match reading.pos(at) {
            Pos::Pron if at == start => {
                let possessive = reading.part(at).tag == Tag::PronPrps
                    || matches!(reading.folded(at), "his" | "her" | "its" | "their" | "my" | "our");
                if !possessive || at + 1 == ceiling || !matches!(reading.pos(at + 1), Pos::Noun | Pos::Propn | Pos::Adj)
                {
                    return Some(at + 1);
                }
            }
            Pos::Noun | Pos::Propn | Pos::Num => nominal = true,
            Pos::Det | Pos::Adj | Pos::Sym if !nominal => {}
            Pos::Adj if nominal && at + 1 < ceiling && matches!(reading.pos(at + 1), Pos::Noun | Pos::Propn) => {}
            Pos::Adv if !nominal => {}
            Pos::Part if nominal && matches!(reading.folded(at), "'s" | "'") => {
                nominal = at + 1 < ceiling && reading.is_nominal(at + 1)
            }
            Pos::Punct if at > start && at + 1 < ceiling && is_hyphen(reading, at) => {}
            Pos::Verb if !nominal && matches!(reading.part(at).tag, Tag::VerbVbn | Tag::VerbVbg) && at > start => {}
            Pos::Verb | Pos::Adj if at > start && is_hyphen(reading, at - 1) => nominal = false,
            Pos::Adp if nominal && matches!(reading.folded(at), "of" | "for" | "from") && at + 1 < ceiling => {
                nominal = false
            }
            Pos::Adp
                if nominal
                    && matches!(reading.folded(at), "in" | "at" | "to")
                    && at + 1 < ceiling
                    && reading.pos(at - 1) == Pos::Noun =>
            {
                nominal = false
            }
            Pos::Cconj if nominal && at + 1 < ceiling && matches!(reading.pos(at + 1), Pos::Propn | Pos::Noun) => {
                nominal = false
            }
            _ => break,
        }
        at += 1;
    }
    (start < at).then_some(at)
}
