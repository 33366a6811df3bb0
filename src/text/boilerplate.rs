//! Is this line page furniture, or does it say who wrote and when?

use std::borrow::Cow;
use std::sync::LazyLock;

use super::listed::ListedSet;
use super::phrases::{Pairs, Phrases};
use super::token::is_blank;
use super::{SentenceKind, fold};

/// The most words a line of page furniture has: a longer one is taken for prose whatever it holds.
const MOST_WORDS: usize = 30;

/// The most words of a line that only begins as page furniture does: in a longer one a report may have been glued to the cue.
const MOST_AFTER_CUE: usize = 20;

/// The sections of `boilerplate.txt`.
#[derive(Default)]
struct Cues {
    whole: ListedSet<&'static str>,
    begins: Phrases,
    holds: Phrases,
    credit: Phrases,
    author: Phrases,
    agency: ListedSet<&'static str>,
    date: ListedSet<&'static str>,
    names: ListedSet<&'static str>,
    reader: ListedSet<&'static str>,
    open: ListedSet<&'static str>,
    dangling: ListedSet<&'static str>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues::default();
    let mut section = "";
    for line in include_str!("boilerplate.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match section {
            _ if line.starts_with('[') => section = line,
            "[whole]" => _ = cues.whole.insert(line),
            "[begins]" => cues.begins.push(line),
            "[holds]" => cues.holds.push(line),
            "[credit]" => cues.credit.push(line),
            "[author]" => cues.author.push(line),
            "[agency]" => _ = cues.agency.insert(line),
            "[date]" => cues.date.extend(line.split(' ')),
            "[names]" => cues.names.extend(line.split(' ')),
            "[open]" => cues.open.extend(line.split(' ')),
            "[dangling]" => cues.dangling.extend(line.split(' ')),
            _ => cues.reader.extend(line.split(' ')),
        }
    }
    cues
});

/// The kind of a line that is no prose from its first word to its last: a link, a date, a name, a way through the site.
pub(super) fn line_kind(line: &str) -> Option<SentenceKind> {
    if !line.contains(char::is_alphanumeric) {
        return Some(SentenceKind::Boilerplate);
    }
    let begins_address = line.get(..5).is_some_and(|start| is_address_start(&fold(start)));
    if !begins_address && is_long(line) {
        return None;
    }
    let folded = counted(fold(line));
    let plain = |words: &str| CUES.whole.contains(words.trim_matches(|c: char| !c.is_alphanumeric()));
    if plain(&folded) || folded.split(" | ").all(plain) || is_address_line(&folded) || is_trail(line) {
        return Some(SentenceKind::Boilerplate);
    }
    let is_byline =
        is_agency(&folded) || is_date(&fold(line)) || is_author(line, &folded) || is_dateline(line) || is_contact(line);
    is_byline.then_some(SentenceKind::Byline)
}

/// The kind of a sentence that speaks to the reader of the page or names its makers, and so is no prose.
///
/// Precision first: what is quoted or long, or says something of its own, stays prose.
pub(super) fn sentence_kind(sentence: &str) -> Option<SentenceKind> {
    if is_long(sentence) || sentence.contains(['"', '“', '”']) {
        return None;
    }
    let folded = counted(fold(sentence));
    let opened = folded.trim_start_matches(['(', '[', '-', '|', ' ']);
    let pairs = Pairs::of(&folded);
    if CUES.author.stand_in(&folded, pairs) || (CUES.credit.begin(opened) && !ends_like_prose(sentence)) {
        return Some(SentenceKind::Byline);
    }
    let years = folded.strip_prefix("copyright ").is_some_and(|rest| rest.starts_with('0'));
    let glued = || sentence.contains(" -- ") || sentence.contains(" — ") || sentence.contains(" – ");
    let is_brief = || sentence.split(is_blank).take(MOST_AFTER_CUE + 1).count() <= MOST_AFTER_CUE && !glued();
    ((CUES.begins.begin(opened) && is_brief()) || CUES.holds.stand_in(&folded, pairs) || years)
        .then_some(SentenceKind::Boilerplate)
}

/// Whether a question is put to the reader: `What do you think of the plan?`
pub(super) fn asks_reader(sentence: &str) -> bool {
    !is_long(sentence)
        && sentence.ends_with('?')
        && fold(sentence).split(|c: char| !c.is_alphanumeric()).any(|word| CUES.reader.contains(word))
}

/// Whether a line breaks off: behind a word that another must follow, behind a mark that opens or goes on.
pub(super) fn is_cut_off(line: &str) -> bool {
    let last = line.rsplit(is_blank).next().unwrap_or_default();
    line.ends_with([',', ';', '-', '–', '—', '…', '(', '&', '/']) || is_open(line) || CUES.dangling.contains(last)
}

/// Whether the next line goes on with this one, however it begins: behind "the", behind a quotation mark that opens.
pub(super) fn is_open(line: &str) -> bool {
    let last = line.rsplit(is_blank).next().unwrap_or_default();
    last.ends_with(['“', '‘']) || CUES.open.contains(last)
}

fn is_long(line: &str) -> bool {
    line.split(is_blank).take(MOST_WORDS + 1).count() > MOST_WORDS
}

fn is_address_start(folded: &str) -> bool {
    folded.starts_with("http") || folded.starts_with("www.")
}

/// The words with each number written `0`, as the cues have it: `12 comments` is like `3 comments`.
fn counted(folded: Cow<'_, str>) -> Cow<'_, str> {
    if !folded.bytes().any(|b| b.is_ascii_digit()) {
        return folded;
    }
    let mut counted = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            c if !c.is_ascii_digit() => counted.push(c),
            _ if counted.ends_with('0') => {}
            _ => counted.push('0'),
        }
    }
    Cow::Owned(counted)
}

/// `Reuters`, `(AP)`, `Ann Lee, Associated Press`: the name of an agency or a desk stands last.
fn is_agency(folded: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let last = folded.rsplit([',', '|']).next().unwrap_or_default();
    folded.split(is_blank).count() <= MOST_WORDS
        && CUES.agency.contains(last.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// A line that is an address on the net and nothing else, also one whose marks stand apart: `http: / / www. example. org`.
fn is_address_line(folded: &str) -> bool {
    let starts = folded.starts_with("http:") || folded.starts_with("https:") || folded.starts_with("www.");
    starts && (!folded.contains(is_blank) || folded.contains(" / "))
}

/// The way through a site: `Home » World » Harwick`, `Home > World > Harwick`, `News | Sport | Weather`.
fn is_trail(line: &str) -> bool {
    if ends_like_prose(line) {
        return false;
    }
    let marks = |mark: &str| line.matches(mark).count();
    if marks(" » ") + marks(" › ") > 0 || marks(" > ") > 1 {
        return true;
    }
    marks(" | ") > 1 && line.split(" | ").all(|part| part.split(is_blank).count() <= 3)
}

/// `2025-08-20`, `Updated 3 May, 10:15 GMT`, `Friday August 2, 2013 @ 8:13am`: nothing but words of the calendar and numbers.
pub(super) fn is_date(folded: &str) -> bool {
    const MOST_NUMBERS: usize = 12;
    let mut numbers = 0;
    let mut words = 0;
    for part in folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
        numbers += usize::from(letters.len() < part.len());
        words += usize::from(!letters.is_empty());
        if !letters.is_empty() && !CUES.date.contains(letters) {
            return false;
        }
    }
    let marks = folded.matches(['/', '-']).count();
    // "May" or "2014" alone is a heading, "90 days" is prose, and a row of numbers is data; "3 hours ago" has two words of the calendar.
    (words > 0 && numbers > 0 && (3..=2 * MOST_NUMBERS).contains(&(words + numbers))) || (numbers == 3 && marks == 2)
}

/// `By Ann Lee`, `By Ann Lee and Tom Gray, Harwick Courier`: names only, and no stop.
fn is_author(line: &str, folded: &str) -> bool {
    let Some(names) = folded.strip_prefix("by ").and_then(|_| line.get(3..)) else { return false };
    if ends_like_prose(line) || names.split(is_blank).count() > 14 {
        return false;
    }
    let mut capitals = 0;
    for word in names.split(is_blank).filter(|word| word.contains(char::is_alphanumeric)) {
        let small = CUES.names.contains(word);
        let capital = word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
        capitals += usize::from(capital);
        if !small && !capital {
            return false;
        }
    }
    // "By Monday" goes on in the next line; a name has two words, unless it is written in capitals.
    capitals > 1
        && !names
            .split(is_blank)
            .any(|word| CUES.date.contains(fold(word).trim_matches(|c: char| !c.is_alphanumeric())))
}

/// `HARWICK (AP) —` on a line of its own, also with the dash lost.
fn is_dateline(line: &str) -> bool {
    let place = line.trim_end_matches(['-', '–', '—', '_']);
    let first = place.split(is_blank).next().unwrap_or_default();
    let capitals = first.len() > 2 && first.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let is_agency =
        place.ends_with(')') && place.split_once(" (").is_some_and(|(_, agency)| agency.split(is_blank).count() <= 3);
    let is_dashed = place.len() < line.len();
    capitals && (is_dashed || is_agency) && first.contains(char::is_alphabetic) && place.split(is_blank).count() <= 8
}

/// How to write to the author: `ann.lee@example.org`, `Email: ann.lee@example.org`.
fn is_contact(line: &str) -> bool {
    let is_mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    line.split(is_blank).count() <= 2 && line.split(is_blank).any(is_mail) && !ends_like_prose(line)
}

/// Whether a line ends as a sentence of prose does.
fn ends_like_prose(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<SentenceKind>) {
        assert_eq!(line_kind(line).or_else(|| sentence_kind(line)), expected, "{line:?}");
    }

    #[test]
    fn page_furniture_is_known_by_its_words() {
        for line in [
            "Share this:",
            "READ MORE →",
            "You may also like",
            "Login to continue reading",
            "Please disable your ad blocker to go on.",
            "Tell us your view in the comments below!",
            "Copyright 2025 Harwick Courier",
            "© 2025 Harwick Courier",
            "Home » World » Fire in Harwick",
            "Home > World > Harwick",
            "News | Sport | Weather",
            "https://example.org/fire",
            "12 Comments",
            "Terms of Use | Privacy Policy",
            "* * *",
        ] {
            check(line, Some(SentenceKind::Boilerplate));
        }
    }

    #[test]
    fn bylines_name_people_agencies_and_dates() {
        for line in [
            "by",
            "By Ann Lee",
            "By Ann Lee and Tom Gray, Harwick Courier",
            "Associated Press",
            "2025-08-20",
            "Updated 3 May 2025, 10:15 GMT",
            "Published: November 28, 2005",
            "Friday August 2, 2013 @ 8: 13am PDT",
            "Photo: Ann Lee",
            "3 hours ago",
            "Ann Lee, Associated Press",
            "HARWICK (AP) —",
            "DUNMORE, Pa. (AP) _",
            "(Photo: Ann Lee)",
            "Email: ann.lee@example.org",
            "Ann Lee edits the Courier, follow her on Twitter @annlee.",
        ] {
            check(line, Some(SentenceKind::Byline));
        }
    }

    #[test]
    fn prose_never_becomes_furniture() {
        for line in [
            "Subscribers left the Courier in May.",
            "“Click here to win,” the message said.",
            "The minister called the comments unacceptable.",
            "By Monday the fire was out.",
            "By Monday",
            "In 2014 the harbour was closed.",
            "About 90 days",
            "The site changed its privacy rules on Monday.",
            "The mayor shared this with reporters.",
            "Source: the ministry says 12 people died.",
            "12, 14, 14.5, 20",
            "Please enable Javascript to watch this video HARWICK -- Two boats burned on Monday.",
            "THE PORT (burned twice in a year)",
            "NATO (and others) left",
            "Fire in Harwick > what we know",
        ] {
            check(line, None);
        }
    }
}
