//! Where are names written?

use std::ops::Range;
use std::sync::LazyLock;

use super::NameKind;
use super::capital::{Case, Habits, alias, case, is_common, is_listed, is_name, is_organisation_word};
use super::reading::Reading;
use super::wordlist::WordList;
use crate::lexicon::{Alias, AliasKind, Cues, EntityKind, WordClasses};
use crate::syntax::Pos;
use crate::text::SentenceKind;

pub(super) static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("naming.txt")));

/// Whether a folded word is a form of address that tells nothing of its bearer: Mr., Dr., Sir.
pub(crate) fn is_honorific(folded: &str) -> bool {
    WORDS.has("honorific", folded)
}

/// A written name, in tokens of the document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Mention {
    /// The name without titles.
    pub(super) name: Range<usize>,
    /// The name with the title or office before it.
    pub(super) titled: Range<usize>,
    pub(super) kind: NameKind,
    pub(super) alias: Option<Alias>,
}

/// All mentions of the document, by place; short and full forms are not yet linked.
pub(super) fn find(reading: &Reading<'_>, habits: &Habits<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in 0..reading.len() {
        if reading.kind(sentence) == SentenceKind::Boilerplate {
            continue;
        }
        let range = reading.range(sentence);
        let case = case(reading, sentence);
        let mut at = range.start;
        while at < range.end {
            let run = run(reading, habits, case, at, &range);
            if run.is_empty() {
                at += 1;
                continue;
            }
            at = run.end;
            split(reading, habits, run, &range, &mut mentions);
        }
    }
    mentions
}

/// The longest row of name words at `start`: names, titles between them, and what joins them.
fn run(reading: &Reading<'_>, habits: &Habits<'_>, case: Case, start: usize, sentence: &Range<usize>) -> Range<usize> {
    let mut end = start;
    while end < sentence.end {
        if let Some((length, _)) = alias(reading, end, sentence.end) {
            let lowered = !reading.is_capitalised(end);
            // A lower-cased alias is one only if it is no word of the language: "us", "turkey" and "polish" are.
            if !lowered || length > 1 || !is_lower_word(reading, end) {
                end += length;
                continue;
            }
        }
        let title = reading.is_capitalised(end)
            && reading.lexicon.title(reading.folded(end))
            && (end > sentence.start || end + 1 < sentence.end && reading.is_capitalised(end + 1));
        if is_name(reading, habits, case, end, sentence.start) || title && case == Case::Sentence {
            end += 1;
            continue;
        }
        if case == Case::Title && end > start && reading.is_capitalised(end) && is_organisation_word(reading, end) {
            end += 1;
            continue;
        }
        let Some(next) = joined(reading, habits, case, start, end, sentence) else { break };
        end = next;
    }
    start..end
}

fn is_lower_word(reading: &Reading<'_>, token: usize) -> bool {
    reading.lexicon.word_classes(reading.folded(token)) != WordClasses::default() && reading.pos(token) != Pos::Propn
}

/// One past a joint inside a name: a hyphen, an initial's stop, "of the" after "Coalition".
fn joined(
    reading: &Reading<'_>,
    habits: &Habits<'_>,
    case: Case,
    start: usize,
    at: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    if at == start || at + 1 >= sentence.end {
        return None;
    }
    let named = |token: usize| {
        token < sentence.end && reading.is_capitalised(token) && is_name(reading, habits, case, token, sentence.start)
    };
    let close = |token: usize| !reading.tokens[token].spaced;
    if matches!(reading.written(at), "-" | "&" | "’" | "'")
        && named(at + 1)
        && (close(at) || reading.written(at) == "&")
    {
        return Some(at + 1);
    }
    if !WORDS.has("name-joint", reading.folded(at)) || case == Case::Title {
        return None;
    }
    if reading.folded(at) == "of" {
        let head = at - 1;
        let institution = is_organisation_word(reading, head) || WORDS.has("place", reading.folded(head));
        let article = at + 2 < sentence.end && reading.folded(at + 1) == "the";
        let next = at + 1 + usize::from(article);
        return (institution && reading.is_capitalised(head) && named(next)).then_some(next);
    }
    (named(at + 1) && reading.is_capitalised(at - 1) && !reading.lexicon.title(reading.folded(at - 1)))
        .then_some(at + 1)
}

/// Makes mentions of a run: parts known by alias, a title and the person it belongs to, or one name.
fn split(
    reading: &Reading<'_>,
    habits: &Habits<'_>,
    run: Range<usize>,
    sentence: &Range<usize>,
    mentions: &mut Vec<Mention>,
) {
    let mut at = run.start;
    // Where the words not yet given to a mention begin.
    let mut open = run.start;
    while at < run.end {
        let found = alias(reading, at, run.end).filter(|(_, alias)| alias.kind != AliasKind::Person);
        let Some((length, found)) = found else {
            at += 1;
            continue;
        };
        let next = at + length;
        let ends_institution = next < run.end
            && is_organisation_word(reading, run.end - 1)
            && alias(reading, run.end - 1, run.end).is_none();
        let inside_more = open < at && !(open..at).any(|t| is_title(reading, t));
        if inside_more || ends_institution {
            // "Russian Foreign Ministry", "Bank of England": the whole is the name.
            at = next;
            continue;
        }
        if open < at {
            person(reading, habits, open..at, sentence, mentions);
        }
        mentions.push(Mention {
            name: at..next,
            titled: at..next,
            kind: alias_kind(reading, found),
            alias: Some(found),
        });
        at = next;
        open = next;
    }
    if open < run.end {
        person(reading, habits, open..run.end, sentence, mentions);
    }
}

fn alias_kind(reading: &Reading<'_>, alias: Alias) -> NameKind {
    match reading.lexicon.entity_kind(alias.entity) {
        EntityKind::Country | EntityKind::Place => NameKind::Place,
        EntityKind::Organisation => NameKind::Organisation,
        EntityKind::Person => NameKind::Person,
    }
}

fn has_organisation_word(reading: &Reading<'_>, range: Range<usize>) -> bool {
    range.clone().any(|at| is_organisation_word(reading, at))
}

fn is_title(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    reading.lexicon.title(folded) || WORDS.has("honorific", folded)
}

/// Makes a mention of the words of a run that no alias has: titles taken off, the kind decided.
fn person(
    reading: &Reading<'_>,
    habits: &Habits<'_>,
    words: Range<usize>,
    sentence: &Range<usize>,
    mentions: &mut Vec<Mention>,
) {
    // Leading and trailing joints belong to no name.
    let mut name = words.clone();
    while name.start < name.end && !reading.is_word(name.start) {
        name.start += 1;
    }
    while name.start < name.end && !reading.is_word(name.end - 1) {
        name.end -= 1;
    }
    let institution = !name.is_empty() && has_organisation_word(reading, name.end - 1..name.end);
    if !institution && let Some(last) = name.clone().rev().find(|&at| is_title(reading, at)) {
        if last + 1 == name.end {
            // "the Foreign Minister": an office without a name.
            return;
        }
        name.start = last + 1;
        while name.start < name.end && !reading.is_word(name.start) {
            name.start += 1;
        }
    }
    if name.is_empty() || WORDS.has("suffix", reading.folded(name.start)) {
        return;
    }
    // "Key Conditions:" is a label; "the Plan" is the document's plan.
    let common = name.clone().filter(|&at| reading.is_word(at)).all(|at| is_common(reading, at));
    let label = name.end < sentence.end && matches!(reading.written(name.end), ":" | "(");
    if common && (label || name.clone().any(|at| habits.is_word(reading, reading.folded(at)))) && !institution {
        return;
    }
    // "Republican Ann Lee": what stands before the given name only describes.
    let described = name.start;
    let given = (name.start + 1..name.end - 1).find(|&at| reading.lexicon.given_name(reading.folded(at)));
    if let Some(given) = given.filter(|&given| {
        (name.start..given)
            .all(|at| is_listed(reading, reading.folded(at)) && !reading.lexicon.given_name(reading.folded(at)))
    }) {
        name.start = given;
    }
    let titled_start = titled(reading, name.start, sentence.start).min(described);
    let officed = titled_start < name.start && (titled_start..name.start).any(|at| is_title(reading, at));
    let titled = if officed || described < name.start { titled_start..name.end } else { name.clone() };
    let kind = kind(reading, &name, officed, sentence);
    let alias =
        alias(reading, name.start, name.end).filter(|&(length, _)| length == name.len()).map(|(_, alias)| alias);
    mentions.push(Mention { name, titled, kind, alias });
}

/// Where the title before a name begins: "then-British Prime Minister", "former US President", "special envoy".
fn titled(reading: &Reading<'_>, name: usize, floor: usize) -> usize {
    let mut start = name;
    let mut office = false;
    let mut at = name;
    let floor = floor.max(name.saturating_sub(12));
    while at > floor {
        at -= 1;
        let capital = reading.is_capitalised(at);
        if is_title(reading, at) {
            office = true;
        } else if !office {
            break;
        } else if reading.cues(at).intersects(Cues::FORMER)
            || reading.folded(at) == "ex"
            || reading.folded(at) == "then"
        {
            start = at;
            continue;
        } else if reading.written(at) == "-" {
            // A hyphen binds "then-British", "vice-president" and "ex-minister"; a dash before a title does not.
            if at == floor || !reading.is_word(at - 1) || reading.tokens[at - 1].spaced {
                break;
            }
            continue;
        } else if matches!(reading.folded(at), "'s")
            || !matches!(reading.pos(at), Pos::Noun | Pos::Propn | Pos::Adj)
            || !reading.is_word(at) && !capital
        {
            break;
        }
        start = at;
    }
    if office { start } else { name }
}

fn kind(reading: &Reading<'_>, name: &Range<usize>, officed: bool, sentence: &Range<usize>) -> NameKind {
    let last = name.end - 1;
    if has_organisation_word(reading, name.clone()) {
        return NameKind::Organisation;
    }
    if officed {
        return NameKind::Person;
    }
    if WORDS.has("place", reading.folded(last)) || name.len() > 1 && WORDS.has("place", reading.folded(name.start)) {
        return NameKind::Place;
    }
    if name.len() > 1 && reading.lexicon.given_name(reading.folded(name.start)) {
        return NameKind::Person;
    }
    // Two or three words that no dictionary has: "Javon Wilson". "Big Government" is none.
    let strange = (2..=3).contains(&name.len())
        && !is_listed(reading, reading.folded(last))
        && name.clone().all(|at| reading.is_word(at) && alias(reading, at, at + 1).is_none());
    if strange && reading.written(last).chars().any(char::is_lowercase) {
        return NameKind::Person;
    }
    let written = reading.written(name.start);
    let acronym = name.len() == 1
        && 2 <= written.len()
        && written.len() <= 6
        && written.chars().all(|c| c.is_uppercase() || c == '.' || c == '&');
    // In capitals all through, an acronym looks like any other word.
    let shouting = name.start > sentence.start
        && reading.written(name.start - 1).chars().all(|c| !c.is_lowercase())
        && reading.is_word(name.start - 1);
    if acronym && !shouting {
        return NameKind::Organisation;
    }
    if name.start > sentence.start
        && WORDS.has("place-before", reading.folded(name.start - 1))
        && reading.folded(name.start - 1) != "to"
        && reading.folded(name.start - 1) != "from"
    {
        return NameKind::Place;
    }
    let verb = (name.end..sentence.end.min(name.end + 3))
        .find(|&at| reading.pos(at) == Pos::Verb || !matches!(reading.pos(at), Pos::Adv | Pos::Aux));
    let speaks = verb.is_some_and(|verb| reading.pos(verb) == Pos::Verb && reading.cues(verb).intersects(Cues::REPORT));
    let spoken = name.start > sentence.start + 1
        && reading.pos(name.start - 2) == Pos::Punct
        && reading.cues(name.start - 1).intersects(Cues::REPORT)
        && reading.pos(name.start - 1) == Pos::Verb;
    let relates = name.end < sentence.end && reading.folded(name.end) == "who";
    if speaks || spoken || relates {
        return NameKind::Person;
    }
    NameKind::Other
}
