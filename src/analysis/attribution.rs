//! Who is said to say what?
//!
//! Words and quotation marks come first; the parser is asked for subjects only, because post-posed attribution and parataxis
//! are what it knows least. After PolNeAR: source, cue, content.

use std::ops::Range;
use std::sync::LazyLock;

use super::phrase;
use super::quotation::{self, Quotation};
use super::reading::Reading;
use super::wordlist::WordList;
use super::{Attribution, Name, NameKind, Stance};
use crate::lexicon::Cues;
use crate::syntax::Pos;
use crate::text::SentenceKind;

/// Words that report, deny or doubt.
pub(super) const SPEECH: Cues = Cues::REPORT.union(Cues::DENIAL).union(Cues::DOUBT);

pub(super) static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("reporting.txt")));

/// An attribution in tokens of the document.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) stance: Stance,
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

/// Quotations by token.
pub(super) struct Quotes {
    /// The token range of each quotation that is not nested, its marks included.
    pub(super) ranges: Vec<Range<usize>>,
    continued: Vec<bool>,
    /// For each token, one more than the number of the quotation it stands in, or 0.
    of: Vec<u32>,
}

impl Quotes {
    fn new(reading: &Reading<'_>) -> Quotes {
        let found: Vec<Quotation> =
            quotation::find(reading.text).into_iter().filter(|quotation| !quotation.nested).collect();
        let mut quotes = Quotes { ranges: Vec::new(), continued: Vec::new(), of: vec![0; reading.tokens.len()] };
        for quotation in found {
            let range = reading.tokens_in(quotation.span);
            // A single mark inside a double one that was read first, or marks around nothing.
            if range.len() < 3 || quotes.of[range.start] != 0 {
                continue;
            }
            quotes.ranges.push(range.clone());
            quotes.continued.push(quotation.continued);
            quotes.of[range].fill(quotes.ranges.len() as u32);
        }
        quotes
    }

    /// The quotation a token stands in, its marks counted in.
    pub(super) fn at(&self, token: usize) -> Option<&Range<usize>> {
        let number = (*self.of.get(token)?).checked_sub(1)?;
        self.ranges.get(number as usize)
    }

    /// The quotation that begins with this token, its mark.
    pub(super) fn opening(&self, token: usize) -> Option<&Range<usize>> {
        self.at(token).filter(|range| range.start == token)
    }

    /// The quotation that ends with this token.
    pub(super) fn closing(&self, token: usize) -> Option<&Range<usize>> {
        self.at(token).filter(|range| range.end == token + 1)
    }
}

/// The attributions of a document, in order of their content.
///
/// Content spans keep quotation marks and leave out the complementiser, the attribution and the final stop. A quotation in
/// several sentences is one span. `quoted` is said of content that is one quotation, not of words quoted in it. A quotation
/// without words of attribution is laid to the speaker of the one before, in the same paragraph or the next.
pub(crate) fn find(reading: &Reading<'_>, names: &[Name]) -> Vec<Attribution> {
    let quotes = Quotes::new(reading);
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
            let found = super::reporting::clause(reading, &quotes, token, bounds, &all[from..]);
            all.extend(found);
        }
        separate(reading, &mut all[from..]);
    }
    carry_on(reading, &quotes, &mut all);
    all.retain(|found| !found.content.is_empty());
    let mut attributions: Vec<Attribution> = all.iter().filter_map(|found| written(reading, &quotes, found)).collect();
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
    Some(Attribution { source, cue: reading.span(found.cue.clone()), content, stance: found.stance, quoted })
}

/// Whether a quotation says something, rather than picking out a word or two.
pub(super) fn is_clause(reading: &Reading<'_>, quote: &Range<usize>) -> bool {
    let inner = quote.start + 1..quote.end.saturating_sub(1).max(quote.start + 1);
    if inner.len() < 2 {
        return false;
    }
    let ends = matches!(reading.written(inner.end - 1), "," | "." | "!" | "?" | "…" | "—" | "--");
    let opens = reading.is_capitalised(inner.start) || ends;
    opens && (ends || phrase::has_verb(reading, inner.clone()))
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
    let person = names
        .iter()
        .any(|name| name.kind == NameKind::Person && speaker.contains(name.span) && name.span.end() == speaker.end());
    let source_word = colon == first + 1 && WORDS.has("heading-noun", reading.folded(first));
    if !(person || shouted || source_word) || reading.kind(sentence) == SentenceKind::TableRow {
        return None;
    }
    let content = colon + 1..super::reporting::stop(reading, colon + 1, range.end);
    Some(Found {
        source: Some(first..colon),
        cue: colon..colon + 1,
        content: vec![content],
        stance: Stance::Affirmed,
        shared: false,
    })
}

/// Ends the content of an attribution where the next one of its sentence begins with a clause of its own.
fn separate(reading: &Reading<'_>, found: &mut [Found]) {
    for later in 0..found.len() {
        let start = found[later].start();
        let (shared, verb) = (found[later].shared, found[later].cue.clone());
        for earlier in 0..found.len() {
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
            let apart = if shared { comma || contrast } else { (comma && contrast) || according };
            if apart && content.start < cut {
                found[earlier].content[at].end = cut;
            }
        }
    }
}

/// Lays quotations that nobody is said to have spoken to the speaker before them.
fn carry_on(reading: &Reading<'_>, quotes: &Quotes, all: &mut Vec<Found>) {
    let mut covered = vec![false; quotes.ranges.len()];
    for content in all.iter().flat_map(|found| &found.content) {
        for token in [content.start, content.end.saturating_sub(1)] {
            if let Some(number) = quotes.of.get(token).and_then(|number| number.checked_sub(1)) {
                covered[number as usize] = true;
            }
        }
    }
    let mut spoken: Vec<(usize, usize)> =
        all.iter().enumerate().map(|(number, found)| (found.cue.start, number)).collect();
    spoken.sort_unstable();
    let mut carried = Vec::new();
    for (number, quote) in quotes.ranges.iter().enumerate() {
        if covered[number] || !is_clause(reading, quote) || !stands_alone(reading, quote) {
            continue;
        }
        // The last one to speak before it, outside quotations.
        let before = spoken.partition_point(|&(at, _)| at < quote.start);
        let speaker = spoken[..before].iter().rev().map(|&(_, n)| n).find(|&n| {
            // An agency that is quoted speaks no quotation itself.
            quotes.at(all[n].cue.start).is_none() && reading.folded(all[n].cue.start) != "according"
        });
        let Some(speaker) = speaker.map(|n| &all[n]) else { continue };
        let spoke_until = speaker.content.iter().map(|content| content.end).chain([speaker.cue.end]).max().unwrap_or(0);
        let quotes_already = speaker.content.iter().any(|content| quotes.opening(content.start).is_some())
            || carried.last().is_some_and(|last: &Found| last.cue == speaker.cue)
            || reading.written(speaker.cue.end.min(quote.start - 1)) == ":";
        let reach = carried
            .last()
            .filter(|last: &&Found| last.cue == speaker.cue)
            .map_or(spoke_until, |last| last.content[0].end);
        let breaks = paragraphs_between(reading, reach.saturating_sub(1).min(quote.start - 1), quote.start);
        if speaker.source.is_some() && (breaks == 0 || breaks == 1 && (quotes_already || quotes.continued[number])) {
            carried.push(Found { content: vec![quote.clone()], shared: true, ..speaker.clone() });
        }
    }
    all.extend(carried);
}

/// Whether a quotation is no part of a clause outside it: it begins a paragraph or follows a full stop or colon.
fn stands_alone(reading: &Reading<'_>, quote: &Range<usize>) -> bool {
    let Some(before) = quote.start.checked_sub(1) else { return false };
    matches!(reading.written(before), "." | ":" | "!" | "?" | "…" | "\"" | "”" | "''")
        || paragraphs_between(reading, before, quote.start) > 0
}

/// How many paragraph breaks lie between two tokens.
fn paragraphs_between(reading: &Reading<'_>, first: usize, second: usize) -> usize {
    let (Some(first), Some(second)) = (reading.tokens.get(first), reading.tokens.get(second)) else { return 0 };
    let between = reading.text.get(first.span.end()..second.span.start()).unwrap_or("");
    let mut breaks = 0;
    let mut open = false;
    for char in between.chars() {
        if char == '\n' {
            breaks += usize::from(!open);
            open = true;
        } else if !char.is_whitespace() {
            open = false;
        }
    }
    breaks
}
