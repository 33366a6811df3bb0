//! What is said, before, around and after the words that attribute it?

use std::ops::Range;

use super::attribution::{SPEECH, WORDS};
use super::phrase::{self, has_verb, is_comma, is_quote_mark, is_wh};
use super::quotation::Quotes;
use super::reading::Reading;
use crate::lexicon::Cues;
use crate::syntax::{Label, Pos, Tag};

/// Longer paragraphs, in tokens, are not taken for one speech.
const LONGEST_PARAGRAPH: usize = 250;

/// What is said on both sides of an attribution that ends right before `after`, `left` being the token before its source.
pub(super) fn around(
    reading: &Reading<'_>,
    quotes: &Quotes,
    verb: usize,
    left: usize,
    next: usize,
    after: Option<Range<usize>>,
    bounds: &Range<usize>,
) -> Vec<Range<usize>> {
    let comma = is_comma(reading, left) && bounds.start < left;
    let quote = quotes.closing(left).or_else(|| if comma { quotes.closing(left - 1) } else { None });
    let resumes = next < bounds.end && is_comma(reading, next);
    if let Some(quote) =
        quote.filter(|quote| bounds.start < quote.end || same_paragraph(reading, quote.end - 1, bounds.start))
    {
        // `In a talk on "Face of Harwick," Lee said the port would close`: the quotation is no speech of hers.
        let lead = bounds.start..quote.start.max(bounds.start);
        let circumstance = !lead.is_empty() && reading.pos(lead.start) == Pos::Adp && !has_verb(reading, lead);
        if !circumstance || after.is_none() {
            let mut content = said_before(reading, quotes, left, bounds);
            // What follows belongs to it only as a quotation.
            content.extend(after.filter(|after| quotes.opening(after.start).is_some()));
            return content;
        }
    }
    let mut content = Vec::new();
    // "At noon, he held a press conference": a verb with an object says nothing of what stands before it.
    let bare = next >= bounds.end
        || matches!(reading.pos(next), Pos::Punct | Pos::Adp | Pos::Adv | Pos::Cconj | Pos::Sconj)
        || WORDS.has("addressee", reading.lemma(verb));
    let parenthetical = !WORDS.has("that-only", reading.lemma(verb)) && bare;
    if comma && parenthetical && (after.is_none() || resumes) {
        content = said_before(reading, quotes, left, bounds);
    }
    content.extend(after);
    content
}

/// What was said up to `left`, the comma or closing mark before the attribution.
pub(super) fn said_before(
    reading: &Reading<'_>,
    quotes: &Quotes,
    left: usize,
    bounds: &Range<usize>,
) -> Vec<Range<usize>> {
    let quote = quotes
        .closing(left)
        .or_else(|| if is_comma(reading, left) { quotes.closing(left.saturating_sub(1)) } else { None });
    if let Some(quote) = quote {
        // A quotation that only ends the clause does not begin it: `The plan is "dead," Lee said`.
        let own_words = bounds.start..quote.start.max(bounds.start);
        if own_words.is_empty()
            || own_words.clone().all(|at| !reading.is_word(at))
            || own_words.clone().any(|at| reading.cues(at).intersects(SPEECH))
        {
            return vec![quote.clone()];
        }
        if is_introduction(reading, &own_words) {
            return vec![quote.clone()];
        }
        return std::iter::once(bounds.start..quote.end).collect();
    }
    let mut start = bounds.start;
    if let Some(semicolon) = (bounds.start..left).rev().find(|&at| reading.written(at) == ";") {
        start = semicolon + 1;
    }
    if start < left && reading.pos(start) == Pos::Cconj {
        start += 1;
    }
    if !has_verb(reading, start..left) {
        start = bounds.start;
    }
    if has_verb(reading, start..left) { std::iter::once(start..left).collect() } else { Vec::new() }
}

/// What is said after the verb, listeners and times passed over.
pub(super) fn said_after(
    reading: &Reading<'_>,
    quotes: &Quotes,
    verb: usize,
    next: usize,
    bounds: &Range<usize>,
) -> Option<Range<usize>> {
    let end = bounds.end;
    let mut at = next;
    if WORDS.has("addressee", reading.lemma(verb)) {
        at = listener(reading, at, end);
    }
    // "pointed to a draft", "insisted on talks": what the preposition takes is what is said.
    if at < end && reading.pos(at) == Pos::Adp && WORDS.has("takes", &super::cue::with_preposition(reading, verb, at)) {
        let close = stop(reading, at + 1, end);
        return (at + 1 < close).then_some(at + 1..close);
    }
    // "said on Wednesday that", "said in a letter to the board: ".
    while at < end && matches!(reading.pos(at), Pos::Adp) && !is_wh(reading, at) && reading.folded(at) != "that" {
        if let Some(mark) = (at..end)
            .take(16)
            .take_while(|&t| !has_verb(reading, t..t + 1))
            .find(|&t| is_complementiser(reading, t, end) || reading.written(t) == ":")
        {
            at = mark;
            break;
        }
        let Some(close) = phrase::core_after(reading, at + 1, end) else { break };
        if close >= end || close == at + 1 {
            return None;
        }
        at = close;
    }
    at = after_time(reading, at, end);
    if at >= end {
        return None;
    }
    if let Some(quote) = quotes.opening(at) {
        return Some(spoken(reading, quote, bounds));
    }
    match reading.written(at) {
        "," => {
            if let Some(quote) = quotes.opening(at + 1).filter(|_| at + 1 < end) {
                return Some(spoken(reading, quote, bounds));
            }
            // "The truth, Lee said, was simple": what follows goes on unless it hangs on the attribution.
            let first = at + 1;
            let hangs = first >= end
                || is_wh(reading, first)
                || WORDS.has("contrast", reading.folded(first))
                || matches!(reading.folded(first), "according" | "as" | "in" | "at" | "on" | "after" | "during")
                || reading.part(first).tag == Tag::VerbVbg;
            let close = stop(reading, first, end);
            return (!hangs && first < close && has_verb(reading, first..close)).then_some(first..close);
        }
        ":" => {
            if let Some(quote) = quotes.opening(at + 1) {
                return Some(quote.clone());
            }
            if at + 1 < end {
                return Some(at + 1..stop(reading, at + 1, end));
            }
            return paragraph(reading, at + 1);
        }
        _ => {}
    }
    if reading.pos(at) == Pos::Punct || matches!(reading.folded(at), "and" | "but" | "or") {
        return None;
    }
    // "said that would permit it": there "that" is the subject.
    let marks = reading.folded(at) == "that" && at + 1 < end && !reading.is_verbal(at + 1);
    if marks {
        at += 1;
        if is_comma(reading, at) {
            at += 1;
        }
    }
    let close = subordinate_end(reading, verb, at, stop(reading, at, end), bounds.start);
    if close <= at {
        return None;
    }
    let lemma = reading.lemma(verb);
    let opened = marks
        || has_clause(reading, verb, at..close)
        || is_wh(reading, at)
        || matches!(reading.folded(at), "if" | "whether");
    if WORDS.has("that-only", lemma) && !opened && !WORDS.has("infinitive", lemma) {
        return None;
    }
    // "pledged to pay", "urged the town to pay"
    let infinitive = WORDS.has("infinitive", lemma)
        && (at..close).take(12).any(|t| {
            reading.folded(t) == "to" && t + 1 < close && matches!(reading.part(t + 1).tag, Tag::VerbVb | Tag::AuxVb)
        });
    // "proposed a plan" says what was proposed; "addressed the crowd" says nothing.
    let takes_object = WORDS.has("object", lemma)
        || WORDS.has("judging", lemma)
        || reading.cues(verb).intersects(Cues::DENIAL.union(Cues::DOUBT));
    let clause = has_verb(reading, at..close) || has_past(reading, at..close) || is_existential(reading, at);
    (opened || infinitive || takes_object || clause).then_some(at..close)
}

/// Whether the parser sees a clause there that hangs on the verb.
fn has_clause(reading: &Reading<'_>, verb: usize, tokens: Range<usize>) -> bool {
    tokens.take(20).any(|at| {
        let part = reading.part(at);
        part.head as usize == verb && part.label == Label::Ccomp && has_verb(reading, verb + 1..at + 1)
    })
}

/// Whether what a tagger took for a participle may be the past of a clause: "said the campaign violated the law".
fn has_past(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    (tokens.start + 1..tokens.end)
        .take(30)
        .any(|at| reading.part(at).tag == Tag::VerbVbn && reading.is_nominal(at - 1) && !reading.is_be(at - 1))
}

/// Whether a clause opens with "there is": "there" is no place then.
fn is_existential(reading: &Reading<'_>, token: usize) -> bool {
    reading.folded(token) == "there" && reading.tokens.len() > token + 1 && reading.is_verbal(token + 1)
}

/// A quotation that resumes after the attribution: `"A," Lee said, "B"`.
pub(super) fn quote_after(reading: &Reading<'_>, quotes: &Quotes, at: usize, end: usize) -> Option<Range<usize>> {
    let mark = (at..end).take(14).find(|&t| is_quote_mark(reading, t))?;
    let led = mark > at && matches!(reading.written(mark - 1), "," | ":");
    let quote = quotes.opening(mark).filter(|_| led)?;
    Some(quote.clone())
}

/// One past the last token of what is said, from `start` and within `end`: without final stops.
pub(super) fn stop(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && matches!(reading.written(end - 1), "." | "," | ";" | ":" | ")") {
        end -= 1;
    }
    end
}

/// One past words of time: `Friday`, `last week`, `Thursday morning`; "this" alone is no time.
pub(super) fn after_time(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && WORDS.has("time", reading.folded(at)) {
        if is_existential(reading, at) {
            break;
        }
        let article = matches!(reading.folded(at), "this" | "last" | "next" | "that");
        if article && !(at + 1 < end && WORDS.has("time", reading.folded(at + 1))) {
            break;
        }
        at += 1;
    }
    at
}

/// Whether no line break lies between two neighbouring tokens.
pub(super) fn same_paragraph(reading: &Reading<'_>, first: usize, second: usize) -> bool {
    let between = reading.tokens[first].span.end()..reading.tokens[second].span.start();
    reading.text.get(between).is_some_and(|between| !between.contains('\n'))
}

/// The paragraph that starts at a token: what a colon at the end of the one before leads to, if it ends as sentences do.
fn paragraph(reading: &Reading<'_>, start: usize) -> Option<Range<usize>> {
    if start == 0 || start >= reading.tokens.len() || same_paragraph(reading, start - 1, start) {
        return None;
    }
    let last = (start..reading.tokens.len())
        .take(LONGEST_PARAGRAPH)
        .find(|&at| at + 1 == reading.tokens.len() || !same_paragraph(reading, at, at + 1))?;
    let ends = matches!(reading.written(last), "." | "!" | "?" | "…");
    ends.then(|| start..stop(reading, start, last + 1))
}

/// A quotation after its attribution: all of it if it is a clause of its own, else to the end of the clause it stands in.
fn spoken(reading: &Reading<'_>, quote: &Range<usize>, bounds: &Range<usize>) -> Range<usize> {
    let rest = stop(reading, quote.end, bounds.end);
    if quote.end < rest && !matches!(reading.written(quote.end), "," | "." | ";") && has_verb(reading, quote.end..rest)
    {
        quote.start..rest
    } else {
        quote.clone()
    }
}

/// One past the listener of `told reporters`, `told the paper on Monday`.
fn listener(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    let mut nominal = false;
    while at < end {
        match reading.pos(at) {
            Pos::Pron if !nominal => return at + 1,
            // "told the paper seven villages were hit"
            Pos::Num if nominal => break,
            Pos::Noun | Pos::Propn | Pos::Num => nominal = true,
            Pos::Det | Pos::Adj if !nominal => {}
            Pos::Adj if reading.is_capitalised(at) => {}
            Pos::Part if nominal && matches!(reading.folded(at), "'s" | "'") => nominal = false,
            Pos::Punct if reading.written(at) == "-" => {}
            Pos::Adp if nominal && matches!(reading.folded(at), "of" | "at" | "from" | "for" | "in") => nominal = false,
            Pos::Cconj if nominal && at + 1 < end && matches!(reading.pos(at + 1), Pos::Noun | Pos::Propn) => {
                nominal = false
            }
            _ => break,
        }
        at += 1;
    }
    at
}

/// Whether words before a quotation only lead to it: `Then: "…"`, `And, "…"`.
fn is_introduction(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    words.len() <= 2 || matches!(reading.written(words.end - 1), ":")
}

/// Where what is said ends if its verb stands in a clause that opens the sentence: "While Lee said it was safe, the road was closed".
fn subordinate_end(reading: &Reading<'_>, verb: usize, start: usize, end: usize, floor: usize) -> usize {
    let opens = WORDS.has("subordinator", reading.folded(floor)) && !(floor..verb).any(|at| is_comma(reading, at));
    if !opens {
        return end;
    }
    (start..end)
        .find(|&at| is_comma(reading, at) && reading.pos(at + 1) != Pos::Cconj && has_verb(reading, at + 1..end))
        .unwrap_or(end)
}

/// Whether "that" opens a clause with a subject of its own, and no relative clause.
fn is_complementiser(reading: &Reading<'_>, token: usize, end: usize) -> bool {
    // "at that time", "a plan that failed"
    reading.folded(token) == "that"
        && token + 1 < end
        && !reading.is_verbal(token + 1)
        && reading.pos(token - 1) != Pos::Adp
}
