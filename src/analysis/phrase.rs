//! Which noun phrase, appositions and all, stands beside a word, and which words make a verb group?

use std::ops::Range;

pub(crate) use super::noun_phrase::core_after;
use super::noun_phrase::core_before;
use super::reading::Reading;
use crate::lexicon::Cues;
use crate::syntax::{Label, Pos, Tag};

/// Arcs below this are not trusted: the parser's own margin tells right arcs from wrong ones about there.
const SURE: u8 = 50;

/// The first token of the verb group that ends with `verb`: auxiliaries, negation and adverbs before it.
pub(crate) fn verb_group(reading: &Reading<'_>, verb: usize, floor: usize) -> usize {
    let mut first = verb;
    let mut at = verb;
    while at > floor {
        at -= 1;
        match reading.pos(at) {
            Pos::Aux => first = at,
            Pos::Adv | Pos::Part if !reading.folded(at).starts_with('\'') || first == at + 1 => {
                if matches!(reading.folded(at), "'s" | "'") && reading.part(at).tag == Tag::PartPos {
                    break;
                }
                if reading.cues(at).intersects(Cues::CONDITION) || is_wh(reading, at) {
                    break;
                }
                // An adverb opens the group only beside a verb or after a subject; "Earlier, he said" keeps its comma.
                first = at;
            }
            _ => break,
        }
    }
    first
}

/// Whether a token asks or relates: who, which, how, whether.
pub(crate) fn is_wh(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    folded.starts_with("wh") && !matches!(folded, "while" | "whole" | "white" | "whilst") || folded == "how"
}

/// Whether a token is a comma.
pub(crate) fn is_comma(reading: &Reading<'_>, token: usize) -> bool {
    reading.written(token) == ","
}

/// Whether a token opens or closes a quotation.
pub(crate) fn is_quote_mark(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.written(token), "\"" | "“" | "”" | "''" | "``" | "‘" | "’" | "'" | "«" | "»")
        && !reading.is_word(token)
}

/// Whether there is a finite verb among `tokens`, or what can pass for one.
pub(crate) fn has_verb(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| match reading.part(at).tag {
        Tag::VerbVbg | Tag::AuxVbg => false,
        // A bare participle is finite only for a tagger that took a past for it; an auxiliary stands beside it otherwise.
        Tag::VerbVbn => false,
        Tag::VerbVb => at > tokens.start && reading.pos(at - 1) == Pos::Aux,
        _ => reading.is_verbal(at),
    })
}

/// The subject of `verb`, whose group starts at `group`, looked for no further left than `floor`.
///
/// The parser's subject if its arc is sure, else the noun phrase that ends right before the group.
pub(crate) fn subject(reading: &Reading<'_>, verb: usize, group: usize, floor: usize) -> Option<Range<usize>> {
    let near = before(reading, floor, group);
    let head = (floor..group).rev().take(60).find(|&at| {
        let part = reading.part(at);
        part.head as usize == verb && matches!(part.label, Label::Nsubj | Label::NsubjPass) && SURE <= part.confidence
    });
    match (near, head) {
        (Some(near), Some(head)) if head < near.start => {
            // "Judges hearing the case said": what stands between hangs on the subject, unless it is a clause of its own.
            let end = core_end(reading, head, group);
            let commas = (end..near.start).filter(|&at| is_comma(reading, at)).count();
            // "countries such as Lund and Moss, Ann Lee said": one comma parts two clauses.
            let parted =
                (end..near.start).any(|at| is_quote_mark(reading, at)) || is_comma(reading, group - 1) || commas == 1;
            let found = before(reading, floor, end).filter(|_| !has_verb(reading, end..near.start) && !parted);
            found.map_or(Some(near.clone()), |found| Some(found.start..near.end))
        }
        (Some(near), _) => Some(near),
        (None, Some(head)) => before(reading, floor, core_end(reading, head, group)),
        (None, None) => None,
    }
}

/// The noun phrase around `head`, without appositions.
pub(crate) fn around(reading: &Reading<'_>, head: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    core_before(reading, bounds.start, core_end(reading, head, bounds.end))
}

/// One past the last token of the plain noun phrase around `head`.
fn core_end(reading: &Reading<'_>, head: usize, ceiling: usize) -> usize {
    let mut end = head + 1;
    while end < ceiling && matches!(reading.pos(end), Pos::Noun | Pos::Propn | Pos::Num) {
        end += 1;
    }
    end
}

/// The noun phrase that ends right before `end` and does not reach before `floor`, with an apposition between commas and
/// what stands in brackets behind it.
pub(crate) fn before(reading: &Reading<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    // "Lee last week said"
    let mut end = end;
    while floor + 1 < end
        && super::attribution::WORDS.has("time", reading.folded(end - 1))
        && !reading.is_verbal(end - 2)
    {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|&last| floor <= last)?;
    if is_comma(reading, last) {
        return apposed(reading, floor, last);
    }
    if reading.written(last) == ")" {
        let open = (floor..last).rev().take(12).find(|&at| reading.written(at) == "(")?;
        return Some(core_before(reading, floor, open)?.start..end);
    }
    core_before(reading, floor, end)
}

/// The noun phrase before an apposition that ends at the comma `close`: "Ann Lee, the mayor of Harwick,".
fn apposed(reading: &Reading<'_>, floor: usize, close: usize) -> Option<Range<usize>> {
    let mut at = close;
    // Two commas may stand in the apposition itself: "Ann Lee, mayor of Harwick, Maine, said".
    for _ in 0..3 {
        let open = (floor..at).rev().take(30).find(|&comma| is_comma(reading, comma))?;
        let inside = open + 1..close;
        let opens_phrase =
            matches!(reading.pos(open + 1), Pos::Det | Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Adp)
                || is_wh(reading, open + 1)
                || reading.pos(open + 1) == Pos::Pron
                || reading.folded(open + 1) == "not"
                || matches!(reading.part(open + 1).tag, Tag::VerbVbg | Tag::VerbVbn);
        let relative = is_wh(reading, open + 1);
        if opens_phrase
            && open > floor
            && (relative || !has_verb(reading, inside.clone()) || inside.clone().any(|at| is_wh(reading, at)))
        {
            let core = if reading.written(open - 1) == ")" {
                before(reading, floor, open)
            } else {
                core_before(reading, floor, open)
            };
            if let Some(core) = core {
                let names_someone = reading.is_nominal(open - 1) || reading.written(open - 1) == ")";
                let clause_before =
                    has_verb(reading, floor..core.start) && core.start > floor && reading.is_verbal(core.start - 1);
                if names_someone && !clause_before {
                    // Circumstances are no part of the name: "Lee, speaking in Harwick, said".
                    let describes = relative || !matches!(reading.pos(open + 1), Pos::Verb | Pos::Adp | Pos::Part);
                    return Some(core.start..if describes { close } else { open });
                }
            }
        }
        at = open;
    }
    None
}

/// The noun phrase that starts at `start` and ends by `ceiling`, with its appositions: the source in "said Ann Lee, the mayor".
pub(crate) fn after(reading: &Reading<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let mut end = core_after(reading, start, ceiling)?;
    let core = end;
    // A pronoun takes no apposition.
    if end == start + 1 && reading.pos(start) == Pos::Pron {
        return Some(start..end);
    }
    while end + 1 < ceiling && is_comma(reading, end) {
        let opens = matches!(reading.pos(end + 1), Pos::Det | Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj)
            || matches!(reading.folded(end + 1), "who" | "whose");
        if !opens {
            break;
        }
        if is_wh(reading, end + 1) {
            let close =
                (end + 1..ceiling).find(|&at| is_comma(reading, at) || is_quote_mark(reading, at)).unwrap_or(ceiling);
            end = close;
            continue;
        }
        let Some(mut next) = core_after(reading, end + 1, ceiling) else { break };
        // "a fellow at the Council on Fishing": an apposition ends at a comma anyway.
        while next + 1 < ceiling
            && reading.pos(next) == Pos::Adp
            && matches!(reading.pos(next + 1), Pos::Det | Pos::Propn | Pos::Noun | Pos::Adj)
        {
            let Some(longer) = core_after(reading, next + 1, ceiling) else { break };
            next = longer;
        }
        // What follows must not be a clause: "said Lee, the plan was dropped".
        if next < ceiling && reading.is_verbal(next) {
            return Some(start..core);
        }
        end = next;
        if end < ceiling && is_wh(reading, end) {
            end = (end..ceiling).find(|&at| is_comma(reading, at) || is_quote_mark(reading, at)).unwrap_or(ceiling);
        }
    }
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{name, sample};

    /// The noun phrase right before the word `said`, and the one right after it.
    #[track_caller]
    fn check(text: &str, before: &str, after: &str) {
        sample::reading(text, |reading| {
            let names = name::find(&reading);
            let reading = reading.with_names(&names);
            let said =
                (0..reading.tokens.len()).find(|&at| reading.folded(at) == "said").expect("the text has the word");
            let of = |tokens| reading.span(tokens).and_then(|span| span.of(text)).unwrap_or("");
            let found = super::before(&reading, 0, said).map_or("", of);
            assert_eq!(found, before, "before, in {text:?}");
            let found = super::after(&reading, said + 1, reading.tokens.len() - 1).map_or("", of);
            assert_eq!(found, after, "after, in {text:?}");
        });
    }

    #[test]
    fn a_phrase_keeps_what_hangs_on_it() {
        check("A spokeswoman for Ann Lee said nothing.", "A spokeswoman for Ann Lee", "nothing");
        check("Rep. Ann Lee (D-Maine) said it.", "Rep. Ann Lee (D-Maine)", "it");
        check("Lee last week said it.", "Lee", "it");
    }

    #[test]
    fn appositions_belong_to_the_phrase_but_circumstances_do_not() {
        check("Ann Lee, the mayor of Harwick, said it.", "Ann Lee, the mayor of Harwick", "it");
        check("Ann Lee, speaking in Harwick, said it.", "Ann Lee", "it");
        check("It is safe, said Ann Lee, the mayor of Harwick.", "", "Ann Lee, the mayor of Harwick");
    }

    #[test]
    fn a_clause_is_no_part_of_the_phrase_after_it() {
        check("They came and he said it.", "he", "it");
        check("She met Moss and Lee said it.", "Lee", "it");
    }
}
