//! Which word of a clause says what happens, and which word does it govern?

use std::ops::Range;

use super::phrase;
use super::reading::Reading;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};

/// How many tokens of a clause are looked at.
pub(crate) const LONGEST: usize = 400;

/// The word that says what a clause says: its main verb, or what stands after a bare "be".
///
/// The clause's root where the parser gives one inside it, else the first finite verb. Verbs that only say whether or how
/// surely something happens are read through: of "failed to send", "plans to send" and "is likely to send" it is "send".
pub(crate) fn main(reading: &Reading<'_>, clause: Range<usize>) -> Option<usize> {
    let mut predicate = outermost(reading, clause.clone())?;
    // A clause has few verbs in a row; the bound is there for texts that are no language.
    for _ in 0..4 {
        match complement(reading, predicate, clause.end) {
            Some(inner) if reading_through(reading.cues(predicate)) => predicate = inner,
            _ => break,
        }
    }
    Some(predicate)
}

/// Whether a verb with these cues says something about its complement rather than by itself.
fn reading_through(cues: Cues) -> bool {
    cues.intersects(
        Cues::NEGATIVE_IMPLICATIVE
            .union(Cues::IMPLICATIVE)
            .union(Cues::INTENTION)
            .union(Cues::PROBABLE)
            .union(Cues::POSSIBLE),
    )
}

fn outermost(reading: &Reading<'_>, clause: Range<usize>) -> Option<usize> {
    let root = clause.clone().find(|&at| {
        let part = reading.part(at);
        let head = part.head as usize;
        part.tag != Tag::X
            && (head == at || !clause.contains(&head))
            && matches!(part.pos, Pos::Verb | Pos::Adj | Pos::Noun)
            && 30 <= part.confidence
    });
    if let Some(root) =
        root.filter(|&root| reading.pos(root) == Pos::Verb || phrase::has_verb(reading, clause.start..root))
    {
        return Some(root);
    }
    let mut auxiliary = None;
    for at in clause.clone() {
        // "Lee, who runs the port, signed": the relative clause has a verb of its own.
        let relative = (clause.start + 1..=at).rev().take(4).any(|t| matches!(reading.folded(t), "who" | "which"));
        if relative {
            continue;
        }
        match reading.pos(at) {
            Pos::Verb if !matches!(reading.part(at).tag, Tag::VerbVbg) || auxiliary.is_some() => return Some(at),
            Pos::Aux => auxiliary = Some(at),
            // "is the largest donor": the adjective belongs to the noun after it.
            Pos::Adj
                if auxiliary.is_some()
                    && !(at + 1 < clause.end && matches!(reading.pos(at + 1), Pos::Adj | Pos::Noun | Pos::Propn)) =>
            {
                return Some(at);
            }
            Pos::Noun | Pos::Propn
                if auxiliary.is_some()
                    && !(at + 1 < clause.end && matches!(reading.pos(at + 1), Pos::Noun | Pos::Propn | Pos::Part)) =>
            {
                return Some(at);
            }
            Pos::Pron if auxiliary.is_some() && at + 1 == clause.end => return Some(at),
            _ => {}
        }
    }
    auxiliary
}

/// The word that `governor` governs within `end`: the verb after its "to", or the gerund after it.
pub(crate) fn complement(reading: &Reading<'_>, governor: usize, end: usize) -> Option<usize> {
    let mut at = governor + 1;
    let mut to = false;
    // An object may stand between: "urged Kyiv to sign", "prevented the town from flooding".
    while at < end && at < governor + 12 {
        let folded = reading.folded(at);
        match reading.pos(at) {
            Pos::Verb if to => return Some(at),
            Pos::Verb if at == governor + 1 && folded.ends_with("ing") => return Some(at),
            Pos::Verb => return None,
            Pos::Aux if to && reading.lemma(at) == "be" => {
                // "to be ready", "to be sent"
                let inner =
                    (at + 1..end.min(at + 4)).find(|&t| matches!(reading.pos(t), Pos::Verb | Pos::Adj | Pos::Noun));
                return inner.or(Some(at));
            }
            Pos::Aux if to => {}
            Pos::Aux => return None,
            Pos::Punct if reading.written(at) != "-" => return None,
            Pos::Sconj | Pos::Cconj => return None,
            _ if folded == "to"
                && (reading.part(at).tag == Tag::PartTo || at + 1 < end && !reading.is_nominal(at + 1)) =>
            {
                to = true
            }
            _ if folded == "from" && at + 1 < end && reading.folded(at + 1).ends_with("ing") => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::analysis::sample;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        sample::reading(text, |reading| {
            let found = super::main(&reading, 0..reading.tokens.len()).map_or("", |token| reading.written(token));
            assert_eq!(found, expected, "{text:?}");
        });
    }

    #[test]
    fn the_main_verb_or_what_stands_after_be_is_the_predicate() {
        check("The town signed the plan on Monday.", "signed");
        check("The plan is ready.", "ready");
        check("Harwick is the largest port.", "port");
        check("Lee, who runs the port, signed the plan.", "signed");
    }

    #[test]
    fn verbs_of_intention_and_failure_are_read_through() {
        check("The town failed to sign the plan.", "sign");
        check("The town plans to sign the plan.", "sign");
    }

    #[test]
    fn no_words_have_no_predicate() {
        check("", "");
        check("…", "");
    }
}
