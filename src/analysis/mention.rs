//! Where are names written?

use std::ops::Range;
use std::sync::LazyLock;

use super::NameKind;
use super::capital::{Case, Habits, alias, begins, is_common, is_listed, is_name, is_organisation_word};
use super::joint::{heads_institution, joined};
use super::name_kind;
use super::quotation::Quotes;
use super::reading::Reading;
use super::sex;
use super::wordlist::WordList;
use crate::lexicon::{Alias, AliasKind, Cues, WordClasses};
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
pub(super) fn find(reading: &Reading<'_>, habits: &Habits<'_>, quotes: &Quotes) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in 0..reading.len() {
        if reading.kind(sentence) == SentenceKind::Boilerplate {
            continue;
        }
        let range = reading.range(sentence);
        let case = habits.case(sentence);
        let mut at = range.start;
        while at < range.end {
            if credited(reading, &mentions, at, range.start) {
                at += 1;
                continue;
            }
            if case == Case::Sentence
                && let Some(title) = work(reading, quotes, at, &range)
            {
                at = title.end;
                mentions.push(Mention { name: title.clone(), titled: title, kind: NameKind::Other, alias: None });
                continue;
            }
            let run = run(reading, habits, case, at, &range);
            if run.is_empty() {
                at += 1;
                continue;
            }
            at = run.end;
            split(reading, habits, case, run, &range, &mut mentions);
        }
    }
    mentions
}

/// Whether a token is a degree behind a person's name: "Ann Lee, MD, PhD" is not from Maryland.
fn credited(reading: &Reading<'_>, mentions: &[Mention], token: usize, first: usize) -> bool {
    let degree = |at: usize| WORDS.has("degree", reading.folded(at));
    let mut at = token;
    while first + 1 < at && degree(at) && reading.written(at - 1) == "," {
        let person = |mention: &Mention| mention.kind == NameKind::Person && mention.name.end + 1 == at;
        if mentions.last().is_some_and(person) {
            return true;
        }
        at -= 2;
    }
    false
}

/// The title of a work in quotation marks that open at `start`: "The Prestige", without its marks.
///
/// One capitalised word may stand in marks for any reason; then the word for a kind of work must stand before it.
fn work(reading: &Reading<'_>, quotes: &Quotes, start: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let quote = quotes.opening(start).filter(|quote| quote.len() <= 10 && quote.end <= sentence.end)?;
    let inner = quote.start + 1..quote.end - 1;
    let words = inner.clone().filter(|&at| reading.is_word(at) && reading.is_capitalised(at)).count();
    let closed = |at: usize| {
        matches!(reading.pos(at), Pos::Adp | Pos::Det | Pos::Cconj | Pos::Part | Pos::Num | Pos::Punct)
            && !matches!(reading.written(at), "." | "?" | "!" | ";" | "…" | ",")
    };
    let titled = inner.clone().all(|at| reading.is_capitalised(at) || closed(at));
    // A nickname stands inside a name: James "Jim" Lee.
    let nickname = start > sentence.start
        && reading.is_capitalised(start - 1)
        && quote.end < sentence.end
        && reading.is_capitalised(quote.end);
    let announced = (start.saturating_sub(3).max(sentence.start)..start).any(|at| WORDS.has("work", reading.lemma(at)));
    let capital = reading.is_capitalised(inner.start) && reading.is_capitalised(inner.end - 1);
    (titled && capital && !nickname && (announced || 2 <= words && start > sentence.start)).then_some(inner)
}

/// Whether what could be a state's abbreviation is a short given name: "Mo Lee", but "Harwick, Mo." and "Fla. officials".
fn is_short_name(reading: &Reading<'_>, at: usize, length: usize, alias: Alias, end: usize) -> bool {
    let written = reading.written(at);
    let short = written.len() < 5 && written.len() < reading.lexicon.entity_name(alias.entity).len();
    let surname = at + 1 < end && reading.is_capitalised(at + 1) && reading.is_word(at + 1);
    length == 1
        && short
        && surname
        && alias.kind == AliasKind::Name
        && !written.ends_with('.')
        && written.chars().any(char::is_lowercase)
}

/// Whether what the alias table knows at `at..next` is the surname of somebody: after a given name, or later by itself.
fn is_surname(reading: &Reading<'_>, habits: &Habits<'_>, at: usize, next: usize, first: usize) -> bool {
    let given = first < at && reading.lexicon.given_name(reading.folded(at - 1)) && reading.is_capitalised(at - 1);
    next == at + 1 && reading.is_capitalised(at) && (given || habits.is_surname(reading.folded(at)))
}

/// Whether the last word of a name is a title elsewhere but a surname here.
fn bears_title(reading: &Reading<'_>, habits: &Habits<'_>, name: &Range<usize>) -> bool {
    let Some(last) = name.end.checked_sub(1).filter(|&last| name.start <= last) else { return false };
    let after_given = name.start < last && reading.lexicon.given_name(reading.folded(last - 1));
    is_title(reading, last)
        && !WORDS.has("honorific", reading.folded(last))
        && (after_given || name.len() == 1 && habits.is_surname(reading.folded(last)))
}

/// The longest row of name words at `start`: names, titles between them, and what joins them.
fn run(reading: &Reading<'_>, habits: &Habits<'_>, case: Case, start: usize, sentence: &Range<usize>) -> Range<usize> {
    let mut end = start;
    while end < sentence.end {
        // "Ann Lee HARWICK (AP)": a place line begins.
        if start < end && is_loud(reading.written(end)) && reading.written(end - 1).chars().any(char::is_lowercase) {
            break;
        }
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

/// Whether a word of some length is in capitals all through, as no acronym is.
fn is_loud(written: &str) -> bool {
    6 < written.len() && written.chars().all(char::is_uppercase)
}

/// Whether a token is one or more initials with their stops: "A.", "A.J.".
pub(super) fn is_initials(written: &str) -> bool {
    written.len() < 6
        && written.ends_with('.')
        && written.split_terminator('.').all(|letter| letter.len() == 1 && letter.starts_with(char::is_uppercase))
}

fn is_lower_word(reading: &Reading<'_>, token: usize) -> bool {
    reading.lexicon.word_classes(reading.folded(token)) != WordClasses::default() && reading.pos(token) != Pos::Propn
}

/// Makes mentions of a run: parts known by alias, a title and the person it belongs to, or one name.
fn split(
    reading: &Reading<'_>,
    habits: &Habits<'_>,
    case: Case,
    run: Range<usize>,
    sentence: &Range<usize>,
    mentions: &mut Vec<Mention>,
) {
    let mut at = run.start;
    // Where the words not yet given to a mention begin.
    let mut open = run.start;
    while at < run.end {
        let found = alias(reading, at, run.end).filter(|&(length, alias)| {
            alias.kind != AliasKind::Person && !is_short_name(reading, at, length, alias, run.end)
        });
        let Some((length, found)) = found else {
            at += 1;
            continue;
        };
        let next = at + length;
        let ends_institution = next < run.end
            && (is_organisation_word(reading, run.end - 1) && alias(reading, run.end - 1, run.end).is_none()
                || next + 1 < run.end && heads_institution(reading, next) && reading.folded(next + 1) == "of");
        let inside_more = open < at && !(open..at).any(|t| is_title(reading, t));
        // "Oklahoma City" and "Salt Lake County" are no Oklahoma.
        let ends_place = found.kind == AliasKind::Name
            && next + 1 == run.end
            && WORDS.has("place-after", reading.folded(next))
            && reading.is_capitalised(next);
        // "Eddie Jordan" is no country: a given name before, and nothing the alias table knows.
        if inside_more || ends_institution || ends_place || is_surname(reading, habits, at, next, run.start) {
            // "Russian Foreign Ministry", "Bank of England": the whole is the name.
            at = next;
            continue;
        }
        if open < at {
            person(reading, habits, case, open..at, sentence, mentions);
        }
        mentions.push(Mention {
            name: at..next,
            titled: at..next,
            kind: name_kind::of_alias(reading, found),
            alias: Some(found),
        });
        at = next;
        open = next;
    }
    if open < run.end {
        person(reading, habits, case, open..run.end, sentence, mentions);
    }
}

fn is_title(reading: &Reading<'_>, token: usize) -> bool {
    let folded = reading.folded(token);
    reading.lexicon.title(folded) || WORDS.has("honorific", folded)
}

/// Makes a mention of the words of a run that no alias has: titles taken off, the kind decided.
fn person(
    reading: &Reading<'_>,
    habits: &Habits<'_>,
    case: Case,
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
    // "OK", "117th Street": what has no name of its own.
    let numbered = |at: usize| at > sentence.start && reading.written(at - 1).starts_with(|c: char| c.is_ascii_digit());
    let bare = |at: usize| {
        WORDS.has("no-name", reading.folded(at)) || WORDS.has("numbered", reading.folded(at)) && numbered(at)
    };
    if name.len() == 1 && bare(name.start) {
        return;
    }
    let institution = !name.is_empty() && is_organisation_word(reading, name.end - 1);
    // "Billy King", and "King" after him, bear what looks like a title.
    let titles = name.start..name.end - usize::from(bears_title(reading, habits, &name));
    if !institution && let Some(last) = titles.rev().find(|&at| is_title(reading, at)) {
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
    let begun = begins(reading, name.start, sentence.start);
    let label = begun && name.end < sentence.end && matches!(reading.written(name.end), ":" | "(");
    // Two capitals in running text make a name of any words: "the Academy Awards".
    let joined = 1 < name.len() && case == Case::Sentence && !begun;
    let word = !joined && name.clone().any(|at| habits.is_word(reading, reading.folded(at)));
    let surname = name.len() == 1 && habits.is_surname(reading.folded(name.start));
    if common && (label || word) && !institution && !surname {
        return;
    }
    // "Republican Ann Lee": what stands before the given name only describes.
    let described = name.start;
    let given = (name.start + 1..name.end - 1)
        .find(|&at| reading.lexicon.given_name(reading.folded(at)) || is_initials(reading.written(at)));
    if let Some(given) = given.filter(|&given| {
        // "Manager A.J. Lee", but "Ulysses S. Grant".
        let initials = is_initials(reading.written(given));
        (name.start..given).all(|at| {
            let folded = reading.folded(at);
            if initials {
                sex::is_person(folded)
            } else {
                is_listed(reading, folded) && !reading.lexicon.given_name(folded)
            }
        })
    }) {
        name.start = given;
    }
    let titled_start = titled(reading, name.start, sentence.start).min(described);
    let officed = titled_start < name.start && (titled_start..name.start).any(|at| is_title(reading, at));
    let titled = if officed || described < name.start { titled_start..name.end } else { name.clone() };
    let kind = name_kind::of(reading, &name, officed, sentence);
    let alias =
        alias(reading, name.start, name.end).filter(|&(length, _)| length == name.len()).map(|(_, alias)| alias);
    // "Jordan" after "Eddie Jordan" is he, not the country.
    let alias = alias.filter(|alias| {
        alias.kind == AliasKind::Person || !is_surname(reading, habits, name.start, name.end, name.end)
    });
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
