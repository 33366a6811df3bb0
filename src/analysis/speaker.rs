//! Who is the source of a verb in the active?

use std::ops::Range;

use super::AttributionKind;
use super::attribution::{Found, WORDS};
use super::phrase::{self, is_quote_mark};
use super::reading::Reading;
use crate::syntax::{Label, Pos, Tag};
use crate::text::TokenKind;

/// The source of a verb in the active, and whether it was taken over from elsewhere.
pub(super) fn source_of(
    reading: &Reading<'_>,
    verb: usize,
    group: usize,
    bounds: &Range<usize>,
    before: &[Found],
) -> (Option<Range<usize>>, bool) {
    let gerund = reading.folded(verb).ends_with("ing") && group == verb;
    let own = phrase::subject(reading, verb, group, bounds.start);
    match own {
        Some(source) if !gerund => (Some(source), false),
        // "with police reporting 12 cases"
        Some(source) if source.start > bounds.start && reading.folded(source.start - 1) == "with" => {
            (Some(source), false)
        }
        _ => match inherited(reading, group, bounds, before) {
            Some(source) => (Some(source), true),
            None => {
                let sender = || super::carrier::sender(reading, group, bounds).map(|(_, source)| source);
                (governed(reading, verb, bounds).or_else(sender), true)
            }
        },
    }
}

/// The subject of what governs a verb without one: "Citing the report, Lee said", "after saying so, Lee left".
fn governed(reading: &Reading<'_>, verb: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    let mut at = verb;
    for _ in 0..4 {
        let near = at.saturating_sub(40).max(bounds.start)..(at + 40).min(bounds.end);
        let subject = near.into_iter().find(|&token| {
            let part = reading.part(token);
            part.head as usize == at && matches!(part.label, Label::Nsubj | Label::NsubjPass)
        });
        if let Some(subject) = subject {
            return phrase::around(reading, subject, bounds);
        }
        let part = reading.part(at);
        let passes = matches!(part.label, Label::Advcl | Label::Xcomp | Label::Conj | Label::Obl | Label::Nmod);
        if !passes || !bounds.contains(&(part.head as usize)) {
            return None;
        }
        at = part.head as usize;
    }
    None
}

/// The source of a cue without a subject of its own: "…, adding that", "… and said".
fn inherited(reading: &Reading<'_>, group: usize, bounds: &Range<usize>, before: &[Found]) -> Option<Range<usize>> {
    let joint = group.checked_sub(1).filter(|&at| bounds.start <= at)?;
    let gerund = reading.folded(group).ends_with("ing");
    let joined = gerund || reading.pos(joint) == Pos::Cconj || is_quote_mark(reading, joint);
    if !joined {
        return None;
    }
    let last = before.iter().rev().take(16).find(|found| bounds.contains(&found.cue.start) && found.source.is_some());
    if let Some(last) = last {
        return last.source.clone();
    }
    // The subject of the clause's first verb.
    let first =
        (bounds.start..group).find(|&at| reading.is_verbal(at) && reading.tokens[at].kind == TokenKind::Word)?;
    let first_group = phrase::verb_group(reading, first, bounds.start);
    phrase::subject(reading, first, first_group, bounds.start)
}

/// Whether the source is somebody of whom it is told: not the reader, not anybody at all, and the writer not for what he
/// himself attacks or praises.
pub(super) fn is_told_of(reading: &Reading<'_>, found: &Found) -> bool {
    let start = found.cue.start;
    // "was fined for promoting pills": a deed.
    let deed = start > 0
        && reading.part(start).tag == Tag::VerbVbg
        && matches!(reading.folded(start - 1), "for" | "after" | "with" | "without");
    // "Why do we tolerate it?" asks.
    let asked = || {
        let end = (start..reading.tokens.len()).take(80).find(|&at| matches!(reading.written(at), "." | "?" | "!"));
        end.is_some_and(|at| reading.written(at) == "?")
    };
    if found.kind == AttributionKind::Judgement && (deed || asked()) {
        return false;
    }
    let Some(source) = found.source.clone().filter(|source| source.len() == 1) else { return true };
    let folded = reading.folded(source.start);
    match found.kind {
        AttributionKind::Statement => folded != "you",
        AttributionKind::Belief => !WORDS.has("unnamed", folded),
        // "those who want to leave": who they are, not what they want.
        AttributionKind::Intention => !WORDS.has("unnamed", folded) && folded != "who",
        AttributionKind::Judgement => !WORDS.has("unnamed", folded) && !matches!(folded, "i" | "some"),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::attribution::tests::check;

    #[test]
    fn whoever_it_may_be_holds_no_view() {
        check("Anyone who wants to leave can take the bus.", &[]);
        check("You support the plan.", &[]);
        check("Why do voters tolerate the mayor?", &[]);
        check("Lee was fined for promoting the pills.", &[]);
    }

    #[test]
    fn a_past_read_as_a_participle_has_its_subject() {
        check("A union of nurses endorsed Ann Lee.", &["A union of nurses | endorsed | Ann Lee"]);
        check("A party backed by the nurses lost.", &["the nurses | backed by | A party"]);
    }
}
