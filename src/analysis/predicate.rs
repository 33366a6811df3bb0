//! Which word of a clause says what happens, and which word does it govern?

use std::ops::Range;

use super::phrase;
use super::reading::Reading;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};

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
            && 50 <= part.confidence
    });
    if let Some(root) =
        root.filter(|&root| reading.pos(root) == Pos::Verb || phrase::has_verb(reading, clause.start..root))
    {
        return Some(root);
    }
    let mut auxiliary = None;
    for at in clause.clone() {
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
