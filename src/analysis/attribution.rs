//! Who is said to say what?
//!
//! Words and quotation marks come first; the parser is asked for subjects only, because post-posed attribution and parataxis
//! are what it knows least. After PolNeAR: source, cue, content.

use std::ops::Range;
use std::sync::LazyLock;

use super::phrase;
use super::quotation::{Quotes, is_clause};
use super::reading::Reading;
use super::wordlist::WordList;
use super::{Attribution, AttributionKind, Name, NameKind, Stance};
use crate::lexicon::Cues;
use crate::syntax::Pos;
use crate::text::SentenceKind;

/// Words that report, deny or doubt.
pub(super) const SPEECH: Cues = Cues::REPORT.union(Cues::DENIAL).union(Cues::DOUBT);

pub(super) static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("reporting.txt")));

/// How many tokens before and after a cue its source and content are looked for.
const REACH: usize = 250;

/// An attribution in tokens of the document.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) stance: Stance,
    pub(super) kind: AttributionKind,
    /// Whether the source was taken over from another attribution or from the clause's subject.
    pub(super) shared: bool,
}

impl Found {
    /// Its first token apart from its content.
    fn start(&self) -> usize {
        match &self.source {
            Some(source) if !self.shared => source.start.min(self.cue.start),
            _ => self.cue.start,
        }
    }
}

/// The attributions of a document, in order of their content.
///
/// Content spans keep quotation marks and leave out the complementiser, the attribution and the final stop. A quotation in
/// several sentences is one span. `quoted` is said of content that is one quotation, not of words quoted in it. A quotation
/// without words of attribution is laid to the speaker of the one before, in the same paragraph or the next.
pub(crate) fn find(reading: &Reading<'_>, names: &[Name]) -> Vec<Attribution> {
    let quotes = reading.quotes();
    let mut all: Vec<Found> = Vec::new();
    for sentence in 0..reading.len() {
        if reading.kind(sentence) == SentenceKind::Boilerplate {
            continue;
        }
        let range = reading.range(sentence);
        let from = all.len();
        if let Some(found) = heading(reading, sentence, names) {
            all.push(found);
        }
        for token in range.clone() {
            let bounds = match quotes.at(token) {
                Some(quote) => range.start.max(quote.start + 1)..range.end.min(quote.end - 1),
                None => range.clone(),
            };
            if !bounds.contains(&token) {
                continue;
            }
            // What reads as one sentence of a thousand words is none; the bound keeps the work linear.
            let bounds = bounds.start.max(token.saturating_sub(REACH))..bounds.end.min(token + REACH);
            let found = super::reporting::clause(reading, quotes, token, bounds, &all[from..]);
            all.extend(found);
        }
        let mut here = all.split_off(from);
        // "said in a statement that": the verb has the content already.
        let spoken: Vec<usize> = here
            .iter()
            .filter(|found| found.source.is_some())
            .flat_map(|found| &found.content)
            .map(|content| content.start)
            .collect();
        here.retain(|found| {
            found.source.is_some() || !found.content.iter().any(|content| spoken.contains(&content.start))
        });
        // "quoted Lee as saying" has its second cue already.
        here.sort_by_key(|found| found.cue.start);
        here.dedup_by(|later, earlier| later.cue.end <= earlier.cue.end);
        separate(reading, &mut here);
        all.append(&mut here);
    }
    super::carrying::carry_on(reading, quotes, &mut all);
    all.retain(|found| !found.content.is_empty());
    super::nesting::outermost(reading, quotes, &mut all);
    let mut attributions: Vec<Attribution> = all.iter().filter_map(|found| written(reading, quotes, found)).collect();
    attributions.sort_by_key(|found| (found.content[0].start(), std::cmp::Reverse(found.content[0].end())));
    attributions
}

fn written(reading: &Reading<'_>, quotes: &Quotes, found: &Found) -> Option<Attribution> {
    let content: Vec<_> = found.content.iter().filter_map(|range| reading.span(range.clone())).collect();
    if content.is_empty() {
        return None;
    }
    let quoted = found.content.iter().all(|range| {
        quotes
            .at(range.start)
            .is_some_and(|quote| quote.start == range.start && range.end <= quote.end && is_clause(reading, quote))
    });
    let source = found.source.clone().and_then(|source| reading.span(source));
    Some(Attribution {
        source,
        cue: reading.span(found.cue.clone()),
        content,
        stance: found.stance,
        quoted,
        kind: found.kind,
    })
}

/// `Lavrov: Talks Must Include Russia`, `WALLACE: Will she be there?`: a speaker, a colon, what is said.
fn heading(reading: &Reading<'_>, sentence: usize, names: &[Name]) -> Option<Found> {
    let range = reading.range(sentence);
    let skip = usize::from(range.start < range.end && phrase::is_quote_mark(reading, range.start));
    let first = range.start + skip;
    let colon = (first..range.end).take(7).find(|&at| reading.written(at) == ":")?;
    if colon == first || colon + 2 >= range.end {
        return None;
    }
    let speaker = reading.span(first..colon)?;
    let shouted = reading.written(first).chars().filter(|c| c.is_alphabetic()).count() > 2
        && (first..colon).all(|at| !reading.written(at).chars().any(char::is_lowercase));
    // "Britain: London has long helped" is a label; only people, and words such as "poll", speak before a colon.
    let person = names[names.partition_point(|name| name.span.start() < speaker.start())..]
        .iter()
        .take_while(|name| name.span.start() < speaker.end())
        .any(|name| name.kind == NameKind::Person && name.span.end() == speaker.end());
    let source_word = colon == first + 1 && WORDS.has("heading-noun", reading.folded(first));
    if !(person || shouted || source_word) || reading.kind(sentence) == SentenceKind::TableRow {
        return None;
    }
    let content = colon + 1..super::content::stop(reading, colon + 1, range.end);
    Some(Found {
        source: Some(first..colon),
        cue: colon..colon + 1,
        content: vec![content],
        stance: Stance::Affirmed,
        kind: AttributionKind::Statement,
        shared: false,
    })
}

/// Ends the content of an attribution where the next one of its sentence begins with a clause of its own.
fn separate(reading: &Reading<'_>, found: &mut [Found]) {
    for later in 0..found.len() {
        let start = found[later].start();
        let (shared, verb) = (found[later].shared, found[later].cue.clone());
        for earlier in later.saturating_sub(16)..found.len().min(later + 16) {
            if earlier == later || found[earlier].start() >= start {
                continue;
            }
            let Some(at) =
                found[earlier].content.iter().position(|content| content.start < start && start < content.end)
            else {
                continue;
            };
            let content = found[earlier].content[at].clone();
            let mut cut = start;
            while cut > content.start {
                let before = cut - 1;
                let joint = phrase::is_comma(reading, before)
                    || matches!(reading.pos(before), Pos::Cconj)
                    || WORDS.has("contrast", reading.folded(before));
                if !joint {
                    break;
                }
                cut = before;
            }
            let comma = cut < start && phrase::is_comma(reading, cut);
            let contrast = cut < start && (cut..start).any(|t| WORDS.has("contrast", reading.folded(t)));
            let according = reading.folded(verb.start) == "according";
            // "X said A, but Y denied B"; "X said A and added B"; "X said A, calling it B".
            // "X agrees that A, Y said": the later attribution holds the earlier one whole.
            let held = found[later]
                .content
                .iter()
                .any(|content| content.contains(&found[earlier].start()) && content.end <= start);
            if held {
                while cut > content.start
                    && (phrase::is_comma(reading, cut - 1) || phrase::is_quote_mark(reading, cut - 1))
                {
                    cut -= 1;
                }
            }
            // "…, showing a fight, the mayor said": what hangs on a gerund ends before the next clause.
            let gerund =
                comma && found[earlier].cue.len() == 1 && reading.folded(found[earlier].cue.start).ends_with("ing");
            let apart = held || gerund || if shared { comma || contrast } else { (comma && contrast) || according };
            if apart && content.start < cut {
                found[earlier].content[at].end = cut;
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use crate::analysis::{Stance, name, sample};

    /// `source | cue | content (+ content)`, a line an attribution; `!` denied, `?` doubted, `"` quoted.
    #[track_caller]
    pub(in crate::analysis) fn check(text: &str, expected: &[&str]) {
        let found = sample::reading(text, |reading| {
            let names = name::find(&reading);
            let reading = reading.with_names(&names);
            let of = |span: Option<crate::text::Span>| span.and_then(|span| span.of(text)).unwrap_or("-");
            let line = |found: &super::Attribution| {
                let content: Vec<&str> = found.content.iter().map(|&span| of(Some(span))).collect();
                let stance = match found.stance {
                    Stance::Affirmed => "",
                    Stance::Denied => "! ",
                    Stance::Doubted => "? ",
                };
                format!("{stance}{} | {} | {}", of(found.source), of(found.cue), content.join(" + "))
            };
            super::find(&reading, &names).iter().map(line).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_clause_after_its_verb_is_content_without_that() {
        check("The mayor said that the bridge was safe.", &["The mayor | said | the bridge was safe"]);
        check("The mayor said the bridge was safe.", &["The mayor | said | the bridge was safe"]);
        check("The mayor said on Monday that the bridge was safe.", &["The mayor | said | the bridge was safe"]);
    }

    #[test]
    fn a_listener_is_passed_over() {
        check("Ann Lee told reporters the bridge was safe.", &["Ann Lee | told | the bridge was safe"]);
    }

    #[test]
    fn a_clause_before_its_verb_is_content() {
        check("The bridge was safe, the mayor said.", &["the mayor | said | The bridge was safe"]);
        check("The bridge was safe, said Ann Lee, the mayor.", &["Ann Lee, the mayor | said | The bridge was safe"]);
    }

    #[test]
    fn a_quotation_goes_on_after_its_source() {
        check(
            "“The bridge is safe,” Lee said. “We checked it twice.”",
            &["Lee | said | “The bridge is safe,”", "Lee | said | “We checked it twice.”"],
        );
        check("“The bridge,” Lee said, “is safe for all.”", &["Lee | said | “The bridge,” + “is safe for all.”"]);
    }

    #[test]
    fn a_quotation_of_several_sentences_is_one_content() {
        check("“It is safe. We checked it twice,” Lee said.", &["Lee | said | “It is safe. We checked it twice,”"]);
    }

    #[test]
    fn a_colon_leads_to_the_quotation_of_the_next_paragraph() {
        check(
            "The mayor continued:\n\n“The bridge is safe for all.”",
            &["The mayor | continued: | “The bridge is safe for all.”"],
        );
        check("The mayor added:\n\nThe bridge is safe for all.", &["The mayor | added: | The bridge is safe for all"]);
    }

    #[test]
    fn according_to_may_stand_at_either_end() {
        check("According to police, the road is closed.", &["police | According to | the road is closed"]);
        check("The road is closed, according to police.", &["police | according to | The road is closed"]);
        check(
            "At the same time, according to the mayor, the town and the port will pay.",
            &["the mayor | according to | the town and the port will pay"],
        );
    }

    #[test]
    fn who_quotes_another_is_a_source_as_well() {
        check(
            "“The port will be closed at night,” local papers quoted Lee as saying.",
            &[
                "local papers | quoted | “The port will be closed at night,”",
                "Lee | saying | “The port will be closed at night,”",
            ],
        );
    }

    #[test]
    fn denial_and_doubt_are_stances() {
        check("The mayor denied that the bridge was closed.", &["! The mayor | denied | the bridge was closed"]);
        check("The mayor doubts that the bridge was closed.", &["? The mayor | doubts | the bridge was closed"]);
        check(
            "The mayor did not say whether the bridge was closed.",
            &["? The mayor | did not say | whether the bridge was closed"],
        );
    }

    #[test]
    fn a_noun_of_speech_takes_a_clause() {
        check("The paper printed Lee's claim that the bridge was safe.", &["Lee | claim | the bridge was safe"]);
    }

    #[test]
    fn the_next_attribution_ends_the_content_before_it() {
        check(
            "Lee said the bridge was safe, but Moss denied that the road was open.",
            &["Lee | said | the bridge was safe", "! Moss | denied | the road was open"],
        );
        check(
            "Lee said the bridge was safe, adding that the road was open.",
            &["Lee | said | the bridge was safe", "Lee | adding | the road was open"],
        );
    }

    #[test]
    fn a_person_speaks_before_a_colon_but_a_label_does_not() {
        check("WALLACE: The bridge is safe.", &["WALLACE | : | The bridge is safe"]);
        check("Harwick: The port has long been closed.", &[]);
    }

    #[test]
    fn what_says_nothing_is_no_attribution() {
        check("The council held a meeting in the old hall.", &[]);
        check("The reported theft took place at night.", &[]);
        check("“I think we won,” said Lee.", &["Lee | said | “I think we won,”"]);
        check("", &[]);
    }

    #[test]
    fn broken_text_is_read_without_panic() {
        for text in [
            "said",
            "“",
            "“said”",
            "said:",
            "according to",
            ", said",
            "Lee said “",
            "(said) \"said",
            "—Lee",
            "“a” — Lee",
            "to say",
            "é said é",
        ] {
            sample::reading(text, |reading| {
                let names = name::find(&reading);
                let reading = reading.with_names(&names);
                super::find(&reading, &names);
            });
        }
    }
}
