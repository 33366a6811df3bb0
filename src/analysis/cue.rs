//! Which words are a cue, and where does it begin and end?

use std::ops::Range;

use super::AttributionKind;
use super::attribution::{SPEECH, WORDS};
use super::content::{after_time, stop};
use super::phrase::{self, has_verb, is_comma, is_quote_mark};
use super::reading::Reading;
use crate::lexicon::WordClasses;
use crate::syntax::{Pos, Tag};

/// Headlines have no more words.
const LONGEST_HEADLINE: usize = 20;

/// Whether a word reports, denies, doubts or calls something by a name.
pub(super) fn is_cue(reading: &Reading<'_>, token: usize) -> bool {
    let lemma = reading.lemma(token);
    reading.cues(token).intersects(SPEECH)
        || takes_it(reading, token)
        || reading.pos(token) == Pos::Verb
            && (WORDS.has("judging", lemma) || WORDS.has("clause-only", lemma) || WORDS.has("speech", lemma))
}

/// Whether the token is used as a verb; in headlines, where taggers see names, its form decides.
pub(super) fn is_reporting_verb(reading: &Reading<'_>, token: usize, bounds: &Range<usize>) -> bool {
    // "good-sounding"
    if token > bounds.start && reading.written(token - 1) == "-" && !reading.tokens[token].spaced {
        return false;
    }
    match reading.pos(token) {
        // "the stated aim", "a reported clash": the participle belongs to its noun.
        Pos::Verb => {
            let noun_follows =
                token + 1 < bounds.end && matches!(reading.pos(token + 1), Pos::Noun | Pos::Adj | Pos::Propn);
            let determined = token > bounds.start && {
                let part = reading.part(token - 1);
                part.pos == Pos::Det && !phrase::is_wh(reading, token - 1) && reading.folded(token - 1) != "that"
                    || part.pos == Pos::Adj
                    || matches!(part.tag, Tag::PronPrps | Tag::PartPos)
            };
            !(noun_follows
                && determined
                && matches!(reading.part(token).tag, Tag::VerbVbn | Tag::VerbVbg | Tag::VerbVbd | Tag::X))
        }
        // "The mayor doubts that": with no verb before it, what a tagger took for a noun is the verb.
        Pos::Noun
            if token > bounds.start
                && reading.is_nominal(token - 1)
                && reading.folded(token).ends_with('s')
                && token + 1 < bounds.end
                && reading.folded(token + 1) == "that"
                && !has_verb(reading, bounds.start..token) =>
        {
            true
        }
        Pos::Noun | Pos::Propn if is_headline_verb(reading, token, bounds) => true,
        // "…, CBS Harwick reports."
        Pos::Noun
            if token > bounds.start
                && reading.part(token - 1).named
                && reading.folded(token).ends_with('s')
                && stop(reading, token + 1, bounds.end) == token + 1 =>
        {
            true
        }
        Pos::Propn | Pos::Noun => {
            let inflected = reading.lemma(token) != reading.folded(token) || reading.folded(token).ends_with('s');
            token > bounds.start
                && inflected
                && reading.is_capitalised(token)
                && !reading.part(token).named
                && reading.pos(token - 1) == Pos::Propn
                && token + 1 < bounds.end
                && !matches!(reading.pos(token + 1), Pos::Punct | Pos::Adp)
        }
        _ => false,
    }
}

/// Whether a word is the verb of a headline, which a tagger sees none in: "Court rules against Harwick", "Lee Backs Plan".
fn is_headline_verb(reading: &Reading<'_>, token: usize, bounds: &Range<usize>) -> bool {
    let own = || reading.lexicon.lemma(reading.folded(token), WordClasses::VERB);
    token > bounds.start
        && token + 1 < bounds.end
        && bounds.len() <= LONGEST_HEADLINE
        && reading.folded(token).ends_with('s')
        && reading.is_nominal(token - 1)
        && reading.pos(token + 1) != Pos::Punct
        && !reading.part(token).named
        && !has_verb(reading, bounds.clone())
        && own() != reading.folded(token)
        && (super::attitude::WORDS.class(&own()).is_some() || WORDS.has("headline", &own()))
}

/// One past the cue: `pointed out`, `called for`, `said:` and `said Friday` are cues as a whole.
pub(super) fn cue_end(reading: &Reading<'_>, verb: usize, content: &[Range<usize>]) -> usize {
    let last = reading.tokens.len();
    let mut end = verb + 1 + usize::from(takes_it(reading, verb));
    while end < last && reading.part(end).tag == Tag::AdpRp {
        end += 1;
    }
    let after = content.iter().map(|content| content.start).find(|&start| end < start);
    let near = after.filter(|&start| start <= end + 2 && !quote_or_comma(reading, start - 1));
    if let Some(start) = near
        .filter(|&start| reading.written(start - 1) == ":" || matches!(reading.pos(start - 1), Pos::Adp | Pos::Sconj))
    {
        return start - usize::from(reading.folded(start - 1) == "that");
    }
    let said = |at: usize| content.iter().any(|content| content.contains(&at));
    if after.is_none()
        && let Some(medium) = after_medium(reading, end).filter(|&medium| !(end..medium).any(said))
    {
        return medium;
    }
    let dated = after_time(reading, end, last.min(end + 3));
    if (end..dated).any(said) { end } else { dated }
}

/// One past where something was said: `in a recent interview`, `at the briefing`; part of the cue once the content is told.
fn after_medium(reading: &Reading<'_>, start: usize) -> Option<usize> {
    if start >= reading.tokens.len() || !matches!(reading.folded(start), "in" | "at" | "during") {
        return None;
    }
    let noun = (start + 1..reading.tokens.len())
        .take(5)
        .take_while(|&at| {
            matches!(reading.pos(at), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Pron | Pos::Verb | Pos::Punct)
                && !is_comma(reading, at)
        })
        .find(|&at| WORDS.has("medium", reading.lemma(at)))?;
    Some(noun + 1)
}

/// Whether a verb says something only with "it": `as Lee put it`.
pub(super) fn takes_it(reading: &Reading<'_>, verb: usize) -> bool {
    verb + 1 < reading.tokens.len() && reading.folded(verb + 1) == "it" && WORDS.has("with-it", reading.lemma(verb))
}

fn quote_or_comma(reading: &Reading<'_>, token: usize) -> bool {
    is_comma(reading, token) || is_quote_mark(reading, token)
}

/// Whether a source says the content or only thinks it.
pub(super) fn kind(reading: &Reading<'_>, cue: usize) -> AttributionKind {
    if WORDS.has("belief", reading.lemma(cue)) { AttributionKind::Belief } else { AttributionKind::Statement }
}

/// The first token of a verb's group and of what governs it: `declined to say`, `went on to argue`.
///
/// `None` for an infinitive that something else governs: it is that word's content.
pub(super) fn cue_group(reading: &Reading<'_>, verb: usize, floor: usize) -> Option<usize> {
    let group = phrase::verb_group(reading, verb, floor);
    if !(group > floor && reading.folded(group - 1) == "to" || reading.folded(group) == "to") {
        return Some(aspect(reading, group, floor));
    }
    let to = if reading.folded(group) == "to" { group } else { group - 1 };
    let adjective = to.checked_sub(1).filter(|&at| floor <= at && WORDS.has("to-adjective", reading.folded(at)));
    if let Some(adjective) = adjective {
        let group = phrase::verb_group(reading, adjective, floor);
        return (group < adjective).then_some(group);
    }
    let governor = (floor..to).rev().take(3).find(|&at| reading.pos(at) == Pos::Verb)?;
    WORDS.has("to-verb", reading.lemma(governor)).then(|| phrase::verb_group(reading, governor, floor))
}

/// The first token of a verb's group with what says that it goes on: `keeps saying`, `could not resist pointing out`.
fn aspect(reading: &Reading<'_>, group: usize, floor: usize) -> usize {
    let governor = group.checked_sub(1).filter(|&at| {
        floor <= at
            && reading.folded(group).ends_with("ing")
            && reading.pos(at) == Pos::Verb
            && WORDS.has("gerund-verb", reading.lemma(at))
    });
    governor.map_or(group, |governor| phrase::verb_group(reading, governor, floor))
}

/// Whether a verb's group makes it a passive.
pub(super) fn is_passive(reading: &Reading<'_>, verb: usize, group: usize) -> bool {
    group < verb && reading.part(verb).tag == Tag::VerbVbn && (group..verb).any(|at| reading.lemma(at) == "be")
}

/// A verb and the preposition or particle behind it as the lists write them, the verb by its own lemma: `call_for`.
///
/// The word's lemma may be that of a verb which says the same as both ("demand").
pub(super) fn with_preposition(reading: &Reading<'_>, verb: usize, at: usize) -> String {
    let own = reading.lexicon.lemma(reading.folded(verb), WordClasses::VERB);
    format!("{own}_{}", reading.folded(at))
}

#[cfg(test)]
mod tests {
    use crate::analysis::attribution::tests::check;

    #[test]
    fn where_it_was_said_is_part_of_the_cue_once_the_content_is_told() {
        check(
            "“The bridge is safe,” Lee said in a phone interview.",
            &["Lee | said in a phone interview | “The bridge is safe,”"],
        );
        check("Lee said in an interview that the bridge was safe.", &["Lee | said | the bridge was safe"]);
        check("“The bridge is safe,” Lee said in August.", &["Lee | said | “The bridge is safe,”"]);
    }

    #[test]
    fn what_goes_on_or_can_be_done_opens_the_cue() {
        check("Lee keeps saying the bridge is safe.", &["Lee | keeps saying | the bridge is safe"]);
        check("Lee was unable to explain the delay.", &["? Lee | was unable to explain | the delay"]);
    }

    #[test]
    fn the_verb_of_a_headline_looks_like_a_noun() {
        check("Federal court rules against the port's plans", &["Federal court | rules against | the port's plans"]);
        check("New rules for the port", &[]);
    }

    #[test]
    fn a_compound_adjective_says_nothing() {
        check("The fine-sounding plan was dropped.", &[]);
    }
}
