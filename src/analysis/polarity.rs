//! What is negated, by which word?

use std::ops::Range;
use std::sync::LazyLock;

use super::Polarity;
use super::implied;
use super::predicate::{self, LONGEST};
use super::reading::Reading;
use super::signature::{self, Implied};
use super::wordlist::WordList;
use crate::lexicon::{Cues, WordClasses};
use crate::syntax::{Label, Pos, Tag};

static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("negation.txt")));

/// A word that negates, and what it negates. Indices are those of the document's tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NegationCue {
    /// The negating word: `not`, `no`, `without`, `failed`, `unlikely`.
    pub(crate) token: usize,
    /// The predicate or phrase head it negates.
    pub(crate) touches: usize,
    /// From the cue to the end of what it negates.
    pub(crate) scope: Range<usize>,
    /// By which means it negates.
    pub(crate) kind: NegationKind,
}

/// By which means a word negates.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum NegationKind {
    /// A word of negation: not, never, no, nobody.
    Word,
    /// A phrase of its own, not the clause: without Moscow; Russia, not Ukraine.
    Phrase,
    /// A prefix of the word itself: unlikely.
    Affix,
    /// A verb whose complement did not happen: failed to, ruled out.
    Implicative,
}

/// Whether a clause is negated, and all words in it that negate something.
///
/// The polarity is that of `predicate`, or of the clause's main predicate if none is given, read through verbs that only say
/// whether something happens: "failed to send" is negative, for nothing was sent, and "did not fail to send" is positive. What
/// negates another predicate or only a phrase of the clause is among the cues and does not count.
pub(crate) fn of(
    reading: &Reading<'_>,
    clause: Range<usize>,
    predicate: Option<usize>,
) -> (Polarity, Vec<NegationCue>) {
    // A clause of more words is none; the bound keeps the work linear.
    let clause = clause.start..clause.end.min(clause.start + LONGEST);
    let Some(predicate) = predicate.or_else(|| predicate::main(reading, clause.clone())) else {
        return (Polarity::Positive, Vec::new());
    };
    let mut cues = negations(reading, clause.clone(), predicate);
    let failed = failures(reading, clause.clone(), &cues);
    cues.extend(failed);
    cues.sort_by_key(|cue| cue.token);
    // "failed to sign" says of the signing that it did not happen.
    let inner = implied::innermost(reading, predicate, clause.end);
    let standing = implied::standing(reading, clause, inner, &cues);
    (if standing.affirmed { Polarity::Positive } else { Polarity::Negative }, cues)
}

/// The words that leave open whether `predicate` is so: the "refuse" of "did not refuse to sign".
pub(super) fn opened(reading: &Reading<'_>, clause: Range<usize>, predicate: usize) -> Option<usize> {
    let clause = clause.start..clause.end.min(clause.start + LONGEST);
    implied::is_governed(reading, clause.clone(), predicate)
        .then(|| implied::standing(reading, clause.clone(), predicate, &negations(reading, clause, predicate)).open)?
}

fn negations(reading: &Reading<'_>, clause: Range<usize>, predicate: usize) -> Vec<NegationCue> {
    let tokens = clause.clone().filter(|&token| reading.negating.get(token, || may_negate(reading, token)));
    tokens.filter_map(|token| cue(reading, clause.clone(), token, predicate)).collect()
}

/// For each word whose complement did not happen, given the negations above it, a cue that touches the complement.
fn failures(reading: &Reading<'_>, clause: Range<usize>, negations: &[NegationCue]) -> Vec<NegationCue> {
    let mut found = Vec::new();
    for token in clause.clone() {
        let rules_out = matches!(reading.folded(token), "rule" | "rules" | "ruled" | "ruling")
            && token + 1 < clause.end
            && reading.folded(token + 1) == "out";
        let listed = reading.cues(token).intersects(Cues::NEGATIVE_IMPLICATIVE) && reading.pos(token) == Pos::Verb;
        if !listed && !rules_out && !signature::is_listed(reading, token) {
            continue;
        }
        let from = token + usize::from(rules_out);
        let complement = signature::complement(reading, token, clause.end);
        let signature = complement.and_then(|(inner, frame)| signature::of(reading, token, inner, frame));
        let touches = match (complement, signature) {
            (Some((inner, _)), Some(signature)) => {
                let above = implied::standing(reading, clause.clone(), token, negations);
                // "It is not so that there is no plan": the two negations meet on the plan.
                let met = negations.iter().find(|cue| cue.touches != inner && implied::touches(reading, cue, inner));
                (signature.under(above.affirmed) == Implied::Fails).then(|| met.map_or(inner, |cue| cue.touches))
            }
            _ if listed => predicate::complement(reading, from, clause.end),
            _ if rules_out => phrase_head(reading, from + 1, clause.end),
            _ => None,
        };
        if let Some(touches) = touches {
            let scope = token..touches.max(token) + 1;
            found.push(NegationCue { token, touches, scope, kind: NegationKind::Implicative });
        }
    }
    found
}

/// Whether [`cue`] may find one at a token in any clause.
fn may_negate(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    folded == "no" || !WORDS.of(folded).is_empty() || is_affixed(reading, token)
}

fn cue(reading: &Reading<'_>, clause: Range<usize>, token: usize, main: usize) -> Option<NegationCue> {
    let folded = reading.folded(token);
    let made = |touches: usize, kind: NegationKind| {
        let scope = token.min(touches)..(token.max(touches) + 1);
        Some(NegationCue { token, touches, scope, kind })
    };
    let listed = WORDS.of(folded);
    if listed.has("phrase") {
        let head = phrase_head(reading, token + 1, clause.end)?;
        return made(head, NegationKind::Phrase);
    }
    if listed.has("clause") {
        // "neither … nor" negates once.
        let second = folded == "nor" && (clause.start..token).any(|at| reading.folded(at) == "neither");
        if second || is_idle(reading, token, clause.end) {
            return None;
        }
        // "Russia, not Ukraine, proposed it": the phrase alone.
        let contrasts = folded == "not"
            && token > clause.start
            && matches!(reading.written(token - 1), "," | "—" | "and" | "but")
            && token + 1 < clause.end
            && !reading.is_verbal(token + 1)
            && !reading.is_verbal(token - 1);
        if contrasts {
            let head = phrase_head(reading, token + 1, clause.end)?;
            return made(head, NegationKind::Phrase);
        }
        // "Neither side signed": the word stands beside the noun, and bears on its verb.
        if folded == "neither" && reading.part(token).label == Label::Det {
            return made(nearest_predicate(reading, clause, token).unwrap_or(main), NegationKind::Word);
        }
        return made(negated(reading, clause, token, main), NegationKind::Word);
    }
    // "no longer signed": that is an adverb, whatever stands around it.
    if folded == "no" && token + 1 < clause.end && reading.folded(token + 1) == "longer" {
        return made(negated(reading, clause, token, main), NegationKind::Word);
    }
    if listed.has("scarce") {
        return is_scarce(reading, &clause, token)
            .then(|| made(nearest_predicate(reading, clause, token).unwrap_or(main), NegationKind::Word))?;
    }
    if listed.has("quantifier") {
        if is_idle(reading, token, clause.end) {
            return None;
        }
        // "a road to nowhere": the phrase alone; "know of nobody": the verb.
        let governed = token > clause.start && reading.pos(token - 1) == Pos::Adp && folded != "no";
        let of_verb = governed && token > clause.start + 1 && reading.pos(token - 2) == Pos::Verb;
        if governed && !(of_verb && matches!(folded, "nobody" | "none")) {
            return made(token, NegationKind::Phrase);
        }
        return made(nearest_predicate(reading, clause, token).unwrap_or(main), NegationKind::Word);
    }
    is_affixed(reading, token).then(|| made(token, NegationKind::Affix)).flatten()
}

/// Whether "few" or "little" says that hardly any did: at the head of a subject; not "a few", "the few", "few days".
fn is_scarce(reading: &Reading<'_>, clause: &Range<usize>, token: usize) -> bool {
    let determined = token > clause.start
        && (matches!(reading.pos(token - 1), Pos::Det | Pos::Num | Pos::Adj | Pos::Pron | Pos::Verb | Pos::Adp)
            || reading.folded(token - 1) == "'s");
    let next = if token + 1 < clause.end { reading.folded(token + 1) } else { "" };
    let subject = (token + 1..clause.end.min(token + 8))
        .find(|&at| matches!(reading.pos(at), Pos::Verb | Pos::Aux | Pos::Punct))
        .is_some_and(|at| reading.pos(at) != Pos::Punct);
    let before = (clause.start..token).any(|at| matches!(reading.pos(at), Pos::Verb | Pos::Aux));
    // "Little boats sank" are small, "little sank" is next to nothing.
    let bare = token + 1 < clause.end && matches!(reading.pos(token + 1), Pos::Verb | Pos::Aux);
    let scarce = bare || next == "of" || reading.folded(token) == "few";
    !determined && subject && !before && scarce && !WORDS.has("scarce-idle", next)
}

/// Whether a negating word negates nothing here: "not only", "no doubt", "no more than 12".
fn is_idle(reading: &Reading<'_>, token: usize, end: usize) -> bool {
    let Some(next) = (token + 1 < end).then(|| reading.folded(token + 1)) else { return false };
    match reading.folded(token) {
        "nothing" => WORDS.has("idle-after-nothing", next),
        "none" => WORDS.has("idle-after-none", next),
        "not" => {
            // "Whether or not they come."
            let left_open = 2 <= token && reading.folded(token - 1) == "or" && reading.folded(token - 2) == "whether";
            left_open
                || WORDS.has("idle-after-not", next)
                || matches!(next, "more" | "less" | "fewer") && token + 2 < end && reading.folded(token + 2) == "than"
        }
        "no" => {
            // "No, the hall is closed" answers, and denies what was asked; "No 4" is a number.
            next == ","
                || next.starts_with(|c: char| c.is_ascii_digit())
                || WORDS.has("idle-after-no", next)
                || matches!(next, "more" | "less" | "fewer" | "later" | "earlier")
                    && token + 2 < end
                    && reading.folded(token + 2) == "than"
        }
        _ => false,
    }
}

/// What "not", "never", "hardly" negate: the next verb or, after "be", the next adjective or noun.
fn negated(reading: &Reading<'_>, clause: Range<usize>, token: usize, main: usize) -> usize {
    let part = reading.part(token);
    let head = part.head as usize;
    if 70 <= part.confidence
        && head != token
        && clause.contains(&head)
        && matches!(reading.pos(head), Pos::Verb | Pos::Adj | Pos::Noun)
    {
        return head;
    }
    let mut after_be = token > clause.start && reading.is_be(token - 1);
    let mut nominal = None;
    for at in token + 1..clause.end.min(token + 10) {
        match reading.pos(at) {
            Pos::Verb => return at,
            Pos::Aux => after_be |= reading.is_be(at),
            Pos::Adj if after_be => return at,
            Pos::Noun | Pos::Propn => nominal = Some(at),
            Pos::Punct | Pos::Sconj | Pos::Adp if nominal.is_some() => break,
            _ => {}
        }
    }
    // "was not a tracker or intern": the predicate noun is the parser's to choose, if it lies ahead.
    let ahead = token < main && matches!(reading.pos(main), Pos::Noun | Pos::Propn);
    nominal.filter(|_| after_be && !ahead).unwrap_or(main)
}

/// The predicate of the clause that "no one" or "no troops" stands in: the verb after a subject, the verb before an object.
fn nearest_predicate(reading: &Reading<'_>, clause: Range<usize>, token: usize) -> Option<usize> {
    let before = (clause.start..token)
        .rev()
        .take_while(|&at| reading.pos(at) != Pos::Punct && reading.pos(at) != Pos::Sconj)
        .find(|&at| reading.is_verbal(at));
    if let Some(verb) = before {
        if !reading.is_be(verb) || reading.folded(token) != "no" {
            return Some(verb);
        }
        // "is no answer", "there is no plan": the noun is what is negated; in "there is no man singing", the singing.
        let Some(noun) = phrase_head(reading, token + 1, clause.end) else { return Some(verb) };
        let deed = noun + 1;
        let done = deed < clause.end && matches!(reading.part(deed).tag, Tag::VerbVbg | Tag::VerbVbn);
        return Some(if done && !reading.part(noun).tag.is_verb() { deed } else { noun });
    }
    let verb = (token + 1..clause.end)
        .find(|&at| reading.pos(at) == Pos::Verb || reading.pos(at) == Pos::Adj && reading.is_verbal(at - 1))?;
    // "No staff were on the premises when it fell": the copula before the verb belongs to what stands behind it.
    let copula = (token + 1..verb).find(|&at| reading.part(at).label == Label::Cop);
    let complement = copula.map(|at| reading.part(at).head as usize).filter(|&head| head > token && head < verb);
    Some(complement.unwrap_or(verb))
}

/// The head of the phrase that starts at `start`: its last noun before the phrase ends, or a gerund.
fn phrase_head(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let mut head = None;
    for at in start..end {
        match reading.pos(at) {
            Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron => head = Some(at),
            Pos::Verb if head.is_none() && reading.folded(at).ends_with("ing") => return Some(at),
            Pos::Det | Pos::Adj | Pos::Adv => {}
            Pos::Part if head.is_some() => {}
            Pos::Punct if reading.written(at) == "-" => {}
            _ => break,
        }
    }
    head
}

/// Whether a prefix negates the word: unlikely, impossible; not united, not important.
pub(super) fn is_affixed(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    if !matches!(reading.pos(token), Pos::Adj | Pos::Noun | Pos::Verb | Pos::Adv) {
        return false;
    }
    if WORDS.has("affix", folded) {
        return true;
    }
    let Some(stem) = folded.strip_prefix("un").filter(|stem| 4 <= stem.len()) else { return false };
    !WORDS.has("no-affix", folded)
        && reading.pos(token) == Pos::Adj
        && reading.lexicon.word_classes(stem).contains(WordClasses::ADJECTIVE)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Polarity, sample};

    /// The polarity of the whole text as one clause, and its cues as `cue>touched`.
    #[track_caller]
    fn check(text: &str, expected: Polarity, cues: &[&str]) {
        sample::reading(text, |reading| {
            let (polarity, found) = super::of(&reading, 0..reading.tokens.len(), None);
            let found: Vec<String> = found
                .iter()
                .map(|cue| format!("{}>{}", reading.written(cue.token), reading.written(cue.touches)))
                .collect();
            assert_eq!(found, cues, "{text:?}");
            assert_eq!(polarity, expected, "{text:?}");
        });
    }

    #[test]
    fn a_word_of_negation_negates_its_predicate() {
        check("The town does not support the plan.", Polarity::Negative, &["not>support"]);
        check("The town will never sign the plan.", Polarity::Negative, &["never>sign"]);
        check("The plan isn't ready.", Polarity::Negative, &["n't>ready"]);
        check("No troops will join them.", Polarity::Negative, &["No>join"]);
        check("Nobody supported the plan.", Polarity::Negative, &["Nobody>supported"]);
    }

    #[test]
    fn a_number_after_no_and_an_open_question_negate_nothing() {
        check("The barge moored at No 4 in Harwick.", Polarity::Positive, &[]);
        check("Whether or not they came matters.", Polarity::Positive, &[]);
    }

    #[test]
    fn nobody_after_a_verb_and_its_preposition_negates_the_verb() {
        check("She knows of nobody who paid.", Polarity::Negative, &["nobody>knows"]);
        check("It is a road to nowhere.", Polarity::Positive, &["nowhere>nowhere"]);
    }

    #[test]
    fn without_negates_its_own_phrase() {
        check("The talks began without Harwick.", Polarity::Positive, &["without>Harwick"]);
    }

    #[test]
    fn neither_and_nor_negate_once() {
        check("Neither the town nor the port signed.", Polarity::Negative, &["Neither>signed"]);
        check("Neither town wanted a toll.", Polarity::Negative, &["Neither>wanted"]);
    }

    #[test]
    fn affixes_negate() {
        check("The plan is unacceptable.", Polarity::Negative, &["unacceptable>unacceptable"]);
        check("The plan is not unacceptable.", Polarity::Positive, &["not>unacceptable", "unacceptable>unacceptable"]);
        check("The plan is universal.", Polarity::Positive, &[]);
    }

    #[test]
    fn what_failed_to_happen_did_not() {
        check("The town failed to sign the plan.", Polarity::Negative, &["failed>sign"]);
        check("The town did not refuse to sign the plan.", Polarity::Positive, &["not>refuse"]);
        check("The town did not manage to sign the plan.", Polarity::Negative, &["not>manage", "manage>sign"]);
        check("The town did not fail to sign the plan.", Polarity::Positive, &["not>fail"]);
        check("The town ruled out a toll.", Polarity::Positive, &["ruled>toll"]);
    }

    #[test]
    fn few_and_little_are_hardly_any() {
        check("Few towns signed the plan.", Polarity::Negative, &["Few>signed"]);
        check("Little was known of the plan.", Polarity::Negative, &["Little>known"]);
        check("Little boats sailed by.", Polarity::Positive, &[]);
        check("A few towns signed the plan.", Polarity::Positive, &[]);
        check("The few towns signed the plan.", Polarity::Positive, &[]);
        check("Few days passed before they signed.", Polarity::Positive, &[]);
    }

    #[test]
    fn what_is_no_longer_so_is_not_so() {
        check("The plan is no longer supported by the town.", Polarity::Negative, &["no>supported"]);
        check("The town no longer supports the plan.", Polarity::Negative, &["no>supports"]);
    }

    #[test]
    fn idle_words_negate_nothing() {
        check("The town not only signed the plan.", Polarity::Positive, &[]);
        check("No more than 12 people signed.", Polarity::Positive, &[]);
        check("No doubt the town signed.", Polarity::Positive, &[]);
        check("The plan is nothing but a wish.", Polarity::Positive, &[]);
        check("The buyer was none other than the mayor.", Polarity::Positive, &[]);
        check("The town signed, not least because the port paid.", Polarity::Positive, &[]);
        check("The town barely survived the flood.", Polarity::Positive, &[]);
    }
}
