//! How certain is a clause put, and by which word?

use std::ops::Range;

use super::Certainty;
use super::attribution::SPEECH;
use super::implied;
use super::polarity;
use super::predicate::{self, LONGEST};
use super::reading::Reading;
use super::signature;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};

/// How certain a clause is put, and the token that says so; no token where it is put as a fact.
///
/// The weakest word that bears on `predicate` decides; without one given, the clause's main predicate counts, read through
/// verbs such as "plan" and "fail". Unknown: wanted, planned, demanded, asked, conditional. A demand ("must") is Unknown,
/// for it says nothing of what is; plain future is Certain; hearsay is Probable.
pub(crate) fn of(reading: &Reading<'_>, clause: Range<usize>, predicate: Option<usize>) -> (Certainty, Option<usize>) {
    // A clause of more words is none; the bound keeps the work linear.
    let clause = clause.start..clause.end.min(clause.start + LONGEST);
    let main = predicate.or_else(|| predicate::main(reading, clause.clone()));
    let main = main.map(|main| implied::innermost(reading, main, clause.end));
    let mut weakest = (Certainty::Certain, None);
    let mut put = |certainty: Certainty, token: usize| {
        if weakest.0 < certainty {
            weakest = (certainty, Some(token));
        }
    };
    for token in clause.clone() {
        if let Some(certainty) = at(reading, clause.clone(), token, main) {
            put(certainty, token);
        }
    }
    if let Some(open) = main.and_then(|main| polarity::opened(reading, clause.clone(), main)) {
        put(Certainty::Unknown, open);
    }
    // A quotation mark may stand after the question mark.
    if let Some(mark) = (clause.end..(clause.end + 2).min(reading.tokens.len())).find(|&at| reading.written(at) == "?")
    {
        put(Certainty::Unknown, mark);
    }
    weakest
}

/// What a word signals that may make a clause less than certain.
const TELLING: Cues = Cues::CONDITION
    .union(Cues::OBLIGATION)
    .union(Cues::INTENTION)
    .union(Cues::POSSIBLE)
    .union(Cues::PROBABLE)
    .union(Cues::HEARSAY);

fn at(reading: &Reading<'_>, clause: Range<usize>, token: usize, main: Option<usize>) -> Option<Certainty> {
    let cues = reading.cues(token);
    let folded = reading.folded(token);
    if reading.written(token) == "?" && token + 1 == clause.end {
        return Some(Certainty::Unknown);
    }
    // Most words bear on nobody's certainty.
    if !cues.intersects(TELLING) && folded != "would" {
        return None;
    }
    let main = main?;
    // "is likely" is weak in itself; "predicted" says for certain that someone did.
    if token == main && (reading.pos(token) == Pos::Verb || !cues.intersects(Cues::PROBABLE.union(Cues::POSSIBLE))) {
        return None;
    }
    if cues.intersects(Cues::CONDITION)
        && matches!(reading.pos(token), Pos::Sconj | Pos::Verb | Pos::Adv | Pos::Adp | Pos::Cconj)
    {
        // "even if" leaves the clause as it is; "asked if" and "said he would go if" leave the asking and the saying.
        let concedes = token > clause.start && reading.folded(token - 1) == "even";
        // "provided" and "assuming" set a condition only before a clause.
        let participle =
            reading.pos(token) == Pos::Verb && !(token + 1 < clause.end && reading.folded(token + 1) == "that");
        if participle {
            return None;
        }
        let embedded = main < token
            && (folded == "whether"
                || reading.cues(main).intersects(SPEECH)
                || asked_before(reading, clause.start, token));
        return (!concedes && !embedded).then_some(Certainty::Unknown);
    }
    let bears = || governs(reading, token, main, clause.clone());
    // "have" obliges only before "to"; "will" and "going to" are the plain future.
    let obliges = reading.lemma(token) != "have" || token + 1 < clause.end && reading.folded(token + 1) == "to";
    // Of "forced to sign" the signature tells that it was signed.
    if cues.intersects(Cues::OBLIGATION) && obliges && !has_signature(reading, token, clause.end) && bears() {
        return Some(Certainty::Unknown);
    }
    let future = reading.pos(token) == Pos::Aux || folded == "going";
    if cues.intersects(Cues::INTENTION) && !future && bears() {
        return Some(Certainty::Unknown);
    }
    // "would have given": it did not, or the text leaves it open.
    if folded == "would" && token + 1 < clause.end && reading.folded(token + 1) == "have" && bears() {
        return Some(Certainty::Unknown);
    }
    // "cannot agree" is as certain as "does not agree".
    let denied = matches!(folded, "can" | "could" | "ca")
        && token + 1 < clause.end
        && matches!(reading.folded(token + 1), "not" | "n't" | "never");
    // "missed the chance to sign" leaves no chance.
    let used = || implied::phrase(reading, clause.clone(), main).is_some_and(|verb| verb < token && token < main);
    if cues.intersects(Cues::POSSIBLE) && used() {
        return None;
    }
    if cues.intersects(Cues::POSSIBLE) && !denied && !cues.intersects(Cues::HEARSAY) && bears() {
        return Some(Certainty::Possible);
    }
    if cues.intersects(Cues::PROBABLE.union(Cues::HEARSAY)) && bears() {
        return Some(Certainty::Probable);
    }
    None
}

fn has_signature(reading: &Reading<'_>, token: usize, end: usize) -> bool {
    signature::complement(reading, token, end)
        .is_some_and(|(inner, frame)| signature::of(reading, token, inner, frame).is_some())
}

/// Whether a verb of asking or saying stands right before "if", or one noun phrase before it.
fn asked_before(reading: &Reading<'_>, floor: usize, token: usize) -> bool {
    (floor..token)
        .rev()
        .take(4)
        .take_while(|&at| reading.pos(at) != Pos::Punct)
        .any(|at| reading.pos(at) == Pos::Verb && (reading.cues(at).intersects(SPEECH) || reading.lemma(at) == "ask"))
}

/// Whether a word of modality bears on the predicate: it stands in its verb group, modifies its clause, or governs it.
fn governs(reading: &Reading<'_>, token: usize, main: usize, clause: Range<usize>) -> bool {
    if token == main {
        return true;
    }
    match reading.pos(token) {
        // A modal bears on the next predicate of its group; adverbs between do not part them.
        Pos::Aux => {
            let next = (token + 1..clause.end).find(|&at| {
                reading.pos(at) == Pos::Verb
                    || matches!(reading.pos(at), Pos::Adj | Pos::Noun) && reading.folded(at - 1) == "be"
                    || reading.pos(at) == Pos::Punct && reading.written(at) == ";"
            });
            next.is_some_and(|next| reaches(reading, next, main, clause.end))
                || reading.part(token).head as usize == main
        }
        // "Reportedly, she left"; "she reportedly left": an adverb bears on the nearest predicate.
        Pos::Adv => {
            let other = (token.min(main) + 1..token.max(main))
                .any(|at| reading.pos(at) == Pos::Verb && at != main && !leads_to(reading, at, main, clause.end));
            // "predicted that it will likely hold": the verb right after the adverb has it.
            let next = (token + 1..clause.end).find(|&at| !matches!(reading.pos(at), Pos::Adv | Pos::Aux | Pos::Part));
            let nearer = token > main && next.is_some_and(|next| reading.pos(next) == Pos::Verb);
            !other && !nearer || reading.part(token).head as usize == main
        }
        Pos::Verb | Pos::Adj | Pos::Noun => {
            token < main
                && (reaches(reading, token, main, clause.end)
                    || reading.part(main).head as usize == token
                        && !matches!(reading.part(main).tag, Tag::Noun | Tag::Propn))
        }
        _ => false,
    }
}

/// Whether `from` is the predicate or leads to it through verbs with "to".
fn reaches(reading: &Reading<'_>, from: usize, main: usize, end: usize) -> bool {
    from == main || leads_to(reading, from, main, end)
}

fn leads_to(reading: &Reading<'_>, from: usize, main: usize, end: usize) -> bool {
    let mut at = from;
    for _ in 0..4 {
        match predicate::complement(reading, at, end) {
            Some(inner) if inner == main => return true,
            Some(inner) => at = inner,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Certainty, sample};

    #[track_caller]
    fn check(text: &str, expected: Certainty, by: &str) {
        sample::reading(text, |reading| {
            let (certainty, token) = super::of(&reading, 0..reading.tokens.len(), None);
            assert_eq!((certainty, token.map_or("", |token| reading.written(token))), (expected, by), "{text:?}");
        });
    }

    #[test]
    fn plain_statements_are_certain() {
        check("The town signed the plan.", Certainty::Certain, "");
        check("The town will sign the plan.", Certainty::Certain, "");
        check("The town has signed the plan.", Certainty::Certain, "");
        check("The town cannot sign the plan.", Certainty::Certain, "");
    }

    #[test]
    fn modals_and_adverbs_weaken() {
        check("The town may sign the plan.", Certainty::Possible, "may");
        check("The town will probably sign the plan.", Certainty::Probable, "probably");
        check("The town reportedly signed the plan.", Certainty::Probable, "reportedly");
        check("The town is likely to sign the plan.", Certainty::Probable, "likely");
    }

    #[test]
    fn what_is_wanted_demanded_asked_or_conditional_is_unknown() {
        check("The town wants to sign the plan.", Certainty::Unknown, "wants");
        check("The town must sign the plan.", Certainty::Unknown, "must");
        check("Did the town sign the plan?", Certainty::Unknown, "?");
        check("The town will sign the plan if the port pays.", Certainty::Unknown, "if");
        check("The town would have signed the plan.", Certainty::Unknown, "would");
    }

    #[test]
    fn a_condition_on_something_else_leaves_the_clause_certain() {
        check("The mayor asked whether the port pays.", Certainty::Certain, "");
        check("The town has provided a plan.", Certainty::Certain, "");
        check("The mayor predicted a flood.", Certainty::Certain, "");
        check("The mayor predicted that the dam will likely hold.", Certainty::Certain, "");
    }
}
