//! Who wants, plans, decides, supports or attacks what, or speaks of it without saying what?

use std::ops::Range;
use std::sync::LazyLock;

use super::attribution::Found;
use super::content::{after_time, stop};
use super::cue::{cue_group, is_passive, is_reporting_verb, with_preposition};
use super::disposition::{is_noun_preposition, light, noun, predicate};
use super::extent::{complement, is_infinitive};
use super::phrase;
use super::quotation::Quotes;
use super::reading::Reading;
use super::sourcing::stance;
use super::speaker::source_of;
use super::wordlist::WordList;
use super::{AttributionKind, Stance};
use crate::syntax::{Label, Pos, Tag};

pub(super) static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("attitude.txt")));

/// The attitude whose cue stands at `token`: a verb, an adjective as predicate, or a noun with its possessor.
pub(super) fn clause(
    reading: &Reading<'_>,
    quotes: &Quotes,
    token: usize,
    bounds: Range<usize>,
    before: &[Found],
) -> Option<Found> {
    match reading.pos(token) {
        // "they are convinced", "was frustrated": a participle as adjective.
        Pos::Verb if reading.part(token).tag == Tag::VerbVbn && WORDS.has("adjective", reading.folded(token)) => {
            predicate(reading, token, bounds.clone()).or_else(|| verb(reading, quotes, token, bounds, before))
        }
        Pos::Verb => verb(reading, quotes, token, bounds, before),
        // Headlines: "Council Backs Plan".
        Pos::Noun | Pos::Propn if is_reporting_verb(reading, token, &bounds) || is_plan(reading, token, &bounds) => {
            verb(reading, quotes, token, bounds, before)
        }
        Pos::Adj => predicate(reading, token, bounds),
        Pos::Noun => noun(reading, token, bounds),
        _ => None,
    }
}

/// Whether a verb is a cue only together with the noun or preposition behind it: `made the case that`, `accused Lee of`.
pub(super) fn is_phrase(reading: &Reading<'_>, token: usize, end: usize) -> bool {
    let lemma = reading.lemma(token);
    if reading.pos(token) != Pos::Verb || token + 1 >= end {
        return false;
    }
    WORDS.has("light", lemma) && light(reading, token + 1, end).is_some()
        || WORDS.has("with-object", lemma) && takes_anything(reading, token, end)
}

/// `wants to leave`, `attacked the plan`, `called for talks`, `was backed by the council`.
fn verb(reading: &Reading<'_>, quotes: &Quotes, verb: usize, bounds: Range<usize>, before: &[Found]) -> Option<Found> {
    let lemma = reading.lemma(verb);
    // "regarding the plan" is a preposition.
    if WORDS.has("noun-preposition", reading.folded(verb)) {
        return None;
    }
    if WORDS.class(lemma).is_none() && !takes_anything(reading, verb, bounds.end) {
        return None;
    }
    let group = cue_group(reading, verb, bounds.start)?;
    let stance = stance(reading, group, verb);
    if is_passive(reading, verb, group) {
        return passive(reading, verb, group, stance, &bounds);
    }
    // "the attacked village", "a party backed by them": the participle belongs to its noun.
    if reading.part(verb).tag == Tag::VerbVbn && group == verb && !is_past(reading, verb, &bounds) {
        // "schools promoted by the mayor"
        let by = verb + 1 < bounds.end && reading.folded(verb + 1) == "by" && reading.is_nominal(verb.max(1) - 1);
        return by.then(|| passive(reading, verb, group, stance, &bounds)).flatten();
    }
    let mut next = verb + 1;
    while next < bounds.end && reading.part(next).tag == Tag::AdpRp {
        next += 1;
    }
    if WORDS.has("seeming", lemma) {
        return seeming(reading, verb, group, next, &bounds);
    }
    let (cue_end, content, kind) = taken(reading, quotes, verb, next, bounds.end)?;
    let (source, shared) = source_of(reading, verb, group, &bounds, before);
    let source = source?;
    Some(Found { source: Some(source), cue: group..cue_end, content: vec![content], stance, kind, shared })
}

/// Whether what a tagger took for a participle is the past of its clause: "A union of nurses endorsed Ann Lee".
fn is_past(reading: &Reading<'_>, verb: usize, bounds: &Range<usize>) -> bool {
    let subject = bounds.start < verb && (reading.is_nominal(verb - 1) || phrase::is_wh(reading, verb - 1));
    let object = verb + 1 < bounds.end
        && matches!(reading.pos(verb + 1), Pos::Det | Pos::Propn | Pos::Pron | Pos::Num)
        && !phrase::is_wh(reading, verb + 1);
    // "a stream called Miracle Run"
    subject && object && !super::attribution::WORDS.has("judging", reading.lemma(verb))
}

/// Where the cue ends, what it takes, and what sort of attitude that makes it.
fn taken(
    reading: &Reading<'_>,
    quotes: &Quotes,
    verb: usize,
    next: usize,
    end: usize,
) -> Option<(usize, Range<usize>, AttributionKind)> {
    let lemma = reading.lemma(verb);
    if next >= end {
        return None;
    }
    if let Some(start) = preposition(reading, verb, next, end) {
        let content = complement(reading, verb, start, end)?;
        return Some((start, content, AttributionKind::Judgement));
    }
    let at = after_time(reading, next, end);
    if is_infinitive(reading, at, end) {
        let takes = WORDS.has("infinitive", lemma) || WORDS.has("personal-infinitive", lemma);
        return takes.then(|| (next, at..infinitive_end(reading, verb, at, end), AttributionKind::Intention));
    }
    if reading.folded(at) == "that" && WORDS.has("clause", lemma) && at + 2 < end && !reading.is_verbal(at + 1) {
        return Some((next, at + 1..stop(reading, at + 1, end), AttributionKind::Belief));
    }
    if WORDS.has("light", lemma)
        && let Some(found) = light(reading, next, end)
    {
        return Some(found);
    }
    let object = (next..end.min(next + 40)).find(|&at| {
        let part = reading.part(at);
        part.head as usize == verb
            && (matches!(part.label, Label::Obj | Label::Ccomp | Label::Xcomp)
                // "resented being held up"
                || part.label == Label::Advcl && reading.part(next).tag == Tag::VerbVbg)
    });
    // "urged supporters to vote", "wants the town to pay"
    if WORDS.has("personal-infinitive", lemma)
        && let Some(person_end) = phrase::core_after(reading, next, end)
        && is_infinitive(reading, person_end, end)
    {
        return Some((next, next..infinitive_end(reading, verb, person_end, end), AttributionKind::Intention));
    }
    let (kind, takes) = if WORDS.has("wish", lemma) {
        (AttributionKind::Intention, true)
    } else {
        (AttributionKind::Judgement, WORDS.has("judge", lemma) || WORDS.has("topic", lemma))
    };
    // "sees it as a threat"
    let takes = takes
        || WORDS.has("as-verb", lemma)
            && (next + 1..end.min(next + 16)).any(|at| reading.folded(at) == "as" && reading.pos(at) == Pos::Adp);
    if !takes {
        return None;
    }
    // "attacked on Monday", "supports, and": nothing is taken.
    let nominal = matches!(reading.pos(next), Pos::Det | Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Pron)
        || quotes.opening(next).is_some()
        || phrase::is_wh(reading, next)
        || matches!(reading.part(next).tag, Tag::VerbVbg | Tag::AuxVbg)
        // "discussed recently released figures"
        || object.is_some_and(|object| object <= next + 4)
            && (reading.pos(next) == Pos::Adv || reading.part(next).tag == Tag::VerbVbn);
    if !nominal || object.is_none() {
        return None;
    }
    let content = complement(reading, verb, next, end)?;
    Some((next, content, kind))
}

/// One past the preposition that a verb takes: `called for`, `lashed out at`, `accused Lee of`.
fn preposition(reading: &Reading<'_>, verb: usize, next: usize, end: usize) -> Option<usize> {
    let takes = |at: usize| {
        at + 1 < end
            && matches!(reading.pos(at), Pos::Adp | Pos::Sconj)
            && WORDS.has("takes", &with_preposition(reading, verb, at))
    };
    // "lashed out at", "laid out", "doubled down on"
    let particle = verb + 1;
    if particle + 1 < end
        && WORDS.has("particle", reading.folded(particle))
        && WORDS.has("takes", &with_preposition(reading, verb, particle))
    {
        let bound = particle + 2 < end
            && reading.pos(particle + 1) == Pos::Adp
            && is_noun_preposition(reading.folded(particle + 1));
        return Some(particle + 1 + usize::from(bound));
    }
    let at = after_time(reading, next, end);
    let adverb = at + usize::from(at < end && reading.pos(at) == Pos::Adv);
    [at, adverb].into_iter().find(|&at| takes(at)).map(|at| at + 1).or_else(|| {
        // "accused Lee of lying"
        let lemma = reading.lemma(verb);
        let object = WORDS.has("with-object", lemma) && next < end && !reading.is_verbal(next);
        let near = (next..end).take(10).take_while(|&at| {
            !reading.is_verbal(at)
                && !phrase::is_wh(reading, at)
                && (!phrase::is_comma(reading, at) || lemma == "accuse")
        });
        near.into_iter().find(|&at| object && takes(at)).map(|at| at + 1)
    })
}

/// Whether a verb takes some preposition that stands near behind it.
fn takes_anything(reading: &Reading<'_>, verb: usize, end: usize) -> bool {
    preposition(reading, verb, verb + 1, end).is_some()
}

/// One past an infinitive and what hangs on it.
fn infinitive_end(reading: &Reading<'_>, verb: usize, start: usize, end: usize) -> usize {
    let inner = (start..end).take(4).find(|&at| matches!(reading.part(at).tag, Tag::VerbVb | Tag::AuxVb));
    let Some(inner) = inner else { return stop(reading, start, end) };
    let of_verb = complement(reading, verb, start, end).map_or(inner + 1, |found| found.end);
    of_verb.max(inner + 1)
}

/// `was backed by the council`, `is expected to resign`.
fn passive(reading: &Reading<'_>, verb: usize, group: usize, stance: Stance, bounds: &Range<usize>) -> Option<Found> {
    let lemma = reading.lemma(verb);
    let next = verb + 1;
    let by = next + 1 < bounds.end && reading.folded(next) == "by";
    if by && (WORDS.has("judge", lemma) || WORDS.has("topic", lemma) || WORDS.has("wish", lemma)) {
        let agent = next + 1..phrase::core_after(reading, next + 1, bounds.end)?;
        let content = phrase::subject(reading, verb, group, bounds.start)?;
        let kind = AttributionKind::Judgement;
        return Some(Found {
            source: Some(agent),
            cue: group..next + 1,
            content: vec![content],
            stance,
            kind,
            shared: false,
        });
    }
    // "was accused of theft", "is seen as a failure": nobody is said to do so.
    let takes = |at: usize| {
        let preposition = reading.folded(at);
        WORDS.has("takes", &with_preposition(reading, verb, at))
            || preposition == "as" && (WORDS.has("topic", lemma) || WORDS.has("judge", lemma))
            || preposition == "for" && WORDS.has("judge", lemma)
    };
    if next + 1 < bounds.end && matches!(reading.folded(next), "of" | "as" | "for" | "with") && takes(next) {
        let content = complement(reading, verb, next + 1, bounds.end)?;
        let kind = AttributionKind::Judgement;
        return Some(Found { source: None, cue: group..next + 1, content: vec![content], stance, kind, shared: false });
    }
    if (WORDS.has("judge", lemma) || WORDS.has("topic", lemma)) && !by {
        let content = phrase::subject(reading, verb, group, bounds.start)?;
        let kind = AttributionKind::Judgement;
        return Some(Found { source: None, cue: group..next, content: vec![content], stance, kind, shared: false });
    }
    let expected = WORDS.has("wish", lemma) || WORDS.has("clause", lemma);
    if expected && is_infinitive(reading, next, bounds.end) {
        let content = next..infinitive_end(reading, verb, next, bounds.end);
        let kind = AttributionKind::Intention;
        return Some(Found { source: None, cue: group..next, content: vec![content], stance, kind, shared: false });
    }
    None
}

/// Whether what a tagger took for a noun is the verb of its clause: "The town plans to pay".
fn is_plan(reading: &Reading<'_>, token: usize, bounds: &Range<usize>) -> bool {
    token > bounds.start
        && reading.folded(token).ends_with('s')
        && WORDS.has("infinitive", reading.lemma(token))
        && matches!(reading.pos(token - 1), Pos::Noun | Pos::Propn)
        && is_infinitive(reading, token + 1, bounds.end)
        && !phrase::has_verb(reading, bounds.start..token)
}

/// `seems to have failed`, `it appeared that`: nobody in particular thinks so.
fn seeming(reading: &Reading<'_>, verb: usize, group: usize, next: usize, bounds: &Range<usize>) -> Option<Found> {
    let start = match next < bounds.end && reading.folded(next) == "that" {
        true => next + 1,
        false if is_infinitive(reading, next, bounds.end) => next,
        // "seems too risky"
        false if next < bounds.end && matches!(reading.pos(next), Pos::Adj | Pos::Adv) => next,
        false => return None,
    };
    let content = match is_infinitive(reading, start, bounds.end) || start > next {
        true => start..infinitive_end(reading, verb, start, bounds.end),
        false => complement(reading, verb, start, bounds.end)?,
    };
    let kind = AttributionKind::Judgement;
    let stance = stance(reading, group, verb);
    Some(Found { source: None, cue: group..next, content: vec![content], stance, kind, shared: false })
}

#[cfg(test)]
mod tests {
    use crate::analysis::{AttributionKind, Stance, name, sample};

    /// `kind: source | cue | content`, a line an attribution; `!` denied, `?` doubted.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = sample::reading(text, |reading| {
            let names = name::find(&reading);
            let reading = reading.with_names(&names);
            let of = |span: Option<crate::text::Span>| span.and_then(|span| span.of(text)).unwrap_or("-");
            let line = |found: &crate::analysis::Attribution| {
                let content: Vec<&str> = found.content.iter().map(|&span| of(Some(span))).collect();
                let kind = match found.kind {
                    AttributionKind::Statement => "says",
                    AttributionKind::Belief => "thinks",
                    AttributionKind::Intention => "wants",
                    AttributionKind::Judgement => "judges",
                };
                let stance = match found.stance {
                    Stance::Affirmed => "",
                    Stance::Denied => "! ",
                    Stance::Doubted => "? ",
                };
                format!("{stance}{kind}: {} | {} | {}", of(found.source), of(found.cue), content.join(" + "))
            };
            crate::analysis::attribution::find(&reading, &names).iter().map(line).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn who_wants_or_plans_has_not_said_it() {
        check("The mayor wants to close the bridge.", &["wants: The mayor | wants | to close the bridge"]);
        check("The council decided to sell the port.", &["wants: The council | decided | to sell the port"]);
        check("The mayor urged Lee to leave.", &["wants: The mayor | urged | Lee to leave"]);
    }

    #[test]
    fn who_judges_a_thing_has_not_said_it() {
        check("Lee attacked the plan.", &["judges: Lee | attacked | the plan"]);
        check("The plan was backed by the council.", &["judges: the council | was backed by | The plan"]);
        check("Lee called for new talks.", &["judges: Lee | called for | new talks"]);
        check("Lee accused Moss of lying.", &["judges: Lee | accused Moss of | lying"]);
    }

    #[test]
    fn a_proposal_is_an_event_and_no_speech() {
        check("The delegation proposed a draft.", &["judges: The delegation | proposed | a draft"]);
    }

    #[test]
    fn a_noun_belongs_to_the_cue_of_its_verb() {
        check(
            "The council expressed concern about the plan.",
            &["judges: The council | expressed concern about | the plan"],
        );
    }

    #[test]
    fn adjectives_and_nouns_attribute_as_well() {
        check("The mayor was critical of the plan.", &["judges: The mayor | was critical of | the plan"]);
        check("Lee's support for the plan was strong.", &["judges: Lee | support for | the plan"]);
        check("It is clear that the plan failed.", &["judges: - | It is clear | the plan failed"]);
    }

    #[test]
    fn a_wish_inside_what_is_said_is_part_of_it() {
        check(
            "Moss said the mayor wants to close the bridge.",
            &["says: Moss | said | the mayor wants to close the bridge"],
        );
        check("Moss said he thinks it was safe.", &["says: Moss | said | he thinks it was safe"]);
        check(
            "Moss said Lee denied that it was safe.",
            &["says: Moss | said | Lee denied that it was safe", "! says: Lee | denied | it was safe"],
        );
    }

    #[test]
    fn what_is_only_spoken_of_by_its_clause_is_no_content() {
        check("The town got what the mayor wanted.", &[]);
        check("The plan Lee opposed was dropped.", &[]);
    }

    #[test]
    fn what_is_no_attitude_is_left_alone() {
        check("The attacked village lies in the north.", &[]);
        check("The talks regarding the bridge took place at night.", &[]);
        check("Prices went on rising.", &[]);
    }
}
