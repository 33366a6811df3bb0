//! What does a word do in a time expression?

use std::sync::LazyLock;

use super::calendar::{Part, Season, Step};
use super::line::Line;
use crate::syntax::Pos;
use crate::text::ListedMap;

/// What a word does in a time expression.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) enum TimeWord {
    Month(i8),
    /// From 1, Monday, to 7.
    Weekday(i8),
    Unit(Step),
    Season(Season),
    /// A part of the day, as TIMEX3 has it.
    DayPart(&'static str),
    /// A time of day with a name.
    Clock(&'static str),
    /// So many days from today.
    Relative(i64),
    /// Present, past or future without a measure.
    Vague(&'static str),
    Frequency(&'static str),
    /// Ten years by their first.
    Decade(i16),
    Holiday(Holiday),
    /// Last, this, next: -1, 0, 1.
    Turn(i64),
    Part(Part),
    Every,
    /// A number of times that is left open: several.
    Many,
    /// Before Christ or after.
    Era,
    /// Before "an hour" it makes a speed.
    Distance,
    Zone,
    ZoneName,
    Future,
    Past,
}

/// A day of the year with a name.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Holiday {
    Fixed(i8, i8),
    /// The nth weekday of a month; the last if -1.
    Nth(i8, i8, i8),
    /// So many days from Easter Sunday.
    Easter(i64),
}

/// One sense of a word.
pub(super) struct Entry {
    word: TimeWord,
    /// More often something else: taken only where its neighbours say so.
    doubtful: bool,
}

struct Words {
    single: ListedMap<&'static str, Vec<Entry>>,
    phrases: Vec<(Vec<&'static str>, TimeWord)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { single: ListedMap::default(), phrases: Vec::new() };
    for line in include_str!("time.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let (class, value) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
        let Some(meaning) = meaning(class, value) else { continue };
        for field in fields {
            if field.contains('_') {
                words.phrases.push((field.split('_').collect(), meaning));
                continue;
            }
            let doubtful = field.ends_with('?');
            words.single.entry(field.trim_end_matches('?')).or_default().push(Entry { word: meaning, doubtful });
        }
    }
    words.phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    words
});

fn meaning(class: &str, value: &'static str) -> Option<TimeWord> {
    Some(match class {
        "month" => TimeWord::Month(value.parse().ok()?),
        "weekday" => TimeWord::Weekday(value.parse().ok()?),
        "unit" => TimeWord::Unit(match value {
            "second" => Step::Second,
            "minute" => Step::Minute,
            "hour" => Step::Hour,
            "day" => Step::Day,
            "weekend" => Step::Weekend,
            "week" => Step::Week,
            "month" => Step::Month,
            "quarter" => Step::Quarter,
            "year" => Step::Year,
            "decade" => Step::Decade,
            _ => Step::Century,
        }),
        "season" => TimeWord::Season(match value {
            "spring" => Season::Spring,
            "summer" => Season::Summer,
            "autumn" => Season::Autumn,
            _ => Season::Winter,
        }),
        "daypart" => TimeWord::DayPart(value),
        "clock" => TimeWord::Clock(value),
        "relative" => TimeWord::Relative(value.parse().ok()?),
        "vague" => TimeWord::Vague(value),
        "frequency" => TimeWord::Frequency(value),
        "decade" => TimeWord::Decade(value.parse().ok()?),
        "holiday" => TimeWord::Holiday(holiday_day(value)?),
        "turn" => TimeWord::Turn(value.parse().ok()?),
        "part" => TimeWord::Part(match value {
            "S" => Part::Start,
            "M" => Part::Middle,
            _ => Part::End,
        }),
        "every" => TimeWord::Every,
        "many" => TimeWord::Many,
        "era" => TimeWord::Era,
        "distance" => TimeWord::Distance,
        "zone" => TimeWord::Zone,
        "zoneword" => TimeWord::ZoneName,
        "future" => TimeWord::Future,
        _ => TimeWord::Past,
    })
}

/// A day and month, the nth weekday of a month, or so many days from Easter.
fn holiday_day(value: &str) -> Option<Holiday> {
    if let Some(days) = value.strip_prefix("E/") {
        return Some(Holiday::Easter(days.parse().ok()?));
    }
    let mut fields = value.split('/').map(|field| field.parse::<i8>().ok());
    if let (Some(month), Some(nth), Some(weekday)) = (fields.next(), fields.next(), fields.next()) {
        return Some(Holiday::Nth(month?, nth?, weekday?));
    }
    let (month, day) = value.split_once('-')?;
    Some(Holiday::Fixed(month.parse().ok()?, day.parse().ok()?))
}

/// The senses of a folded word that is a time word.
pub(super) fn senses(word: &str) -> Option<&'static [Entry]> {
    WORDS.single.get(word).map(Vec::as_slice)
}

/// The first sense of the word at `at` that `pick` takes, doubtful senses only where the neighbours bear them out.
///
/// The neighbours are asked last, and for that one sense: asked for every sense they would ask each other in turn, and a
/// line of months would take time without bound.
fn sense<T>(line: &Line<'_>, at: usize, pick: impl Fn(TimeWord) -> Option<T>) -> Option<T> {
    let entries = line.senses(at)?;
    entries.iter().find_map(|entry| pick(entry.word).filter(|_| !entry.doubtful || bears_out(line, at, entry.word)))
}

/// Whether a time expression can begin with the word; tells most words of a text in one look.
pub(super) fn begins(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    matches!(
        word,
        "the" | "that" | "these" | "fiscal" | "future" | "year-end" | "year" | "quarter" | "half" | "present"
    ) || matches!(word.as_bytes(), [b'q' | b'h', b'1'..=b'4'])
        || word.starts_with("mid-")
        || line.senses(at).is_some()
        || (line.is_capitalised(at) && WORDS.phrases.iter().any(|(phrase, _)| phrase.first() == Some(&word)))
}

pub(super) fn month(line: &Line<'_>, at: usize) -> Option<i8> {
    sense(line, at, |word| if let TimeWord::Month(month) = word { Some(month) } else { None })
}

/// The month of a word that is part of a token; no doubtful names.
pub(super) fn month_named(name: &str) -> Option<i8> {
    let entries = WORDS.single.get(name)?;
    entries.iter().find_map(|entry| if let TimeWord::Month(month) = entry.word { Some(month) } else { None })
}

pub(super) fn weekday(line: &Line<'_>, at: usize) -> Option<i8> {
    sense(line, at, |word| if let TimeWord::Weekday(day) = word { Some(day) } else { None })
}

pub(super) fn unit(line: &Line<'_>, at: usize) -> Option<Step> {
    sense(line, at, |word| if let TimeWord::Unit(step) = word { Some(step) } else { None })
}

pub(super) fn season(line: &Line<'_>, at: usize) -> Option<Season> {
    sense(line, at, |word| if let TimeWord::Season(season) = word { Some(season) } else { None })
}

pub(super) fn day_part(line: &Line<'_>, at: usize) -> Option<&'static str> {
    sense(line, at, |word| if let TimeWord::DayPart(part) = word { Some(part) } else { None })
}

pub(super) fn clock(line: &Line<'_>, at: usize) -> Option<&'static str> {
    sense(line, at, |word| if let TimeWord::Clock(clock) = word { Some(clock) } else { None })
}

pub(super) fn relative(line: &Line<'_>, at: usize) -> Option<i64> {
    sense(line, at, |word| if let TimeWord::Relative(days) = word { Some(days) } else { None })
}

pub(super) fn vague(line: &Line<'_>, at: usize) -> Option<&'static str> {
    sense(line, at, |word| if let TimeWord::Vague(value) = word { Some(value) } else { None })
}

pub(super) fn frequency(line: &Line<'_>, at: usize) -> Option<&'static str> {
    sense(line, at, |word| if let TimeWord::Frequency(value) = word { Some(value) } else { None })
}

pub(super) fn decade(line: &Line<'_>, at: usize) -> Option<i16> {
    sense(line, at, |word| if let TimeWord::Decade(year) = word { Some(year) } else { None })
}

pub(super) fn turn(line: &Line<'_>, at: usize) -> Option<i64> {
    sense(line, at, |word| if let TimeWord::Turn(turn) = word { Some(turn) } else { None })
}

pub(super) fn part(line: &Line<'_>, at: usize) -> Option<Part> {
    sense(line, at, |word| if let TimeWord::Part(part) = word { Some(part) } else { None })
}

/// Whether the word at `at` has this sense.
pub(super) fn has(line: &Line<'_>, at: usize, wanted: TimeWord) -> bool {
    sense(line, at, |word| (word == wanted).then_some(())).is_some()
}

/// The day with a name at `at`, and one past its last token.
pub(super) fn holiday(line: &Line<'_>, at: usize) -> Option<(Holiday, usize)> {
    if !line.is_capitalised(at) {
        return None;
    }
    for (phrase, word) in &WORDS.phrases {
        let matches = phrase.iter().enumerate().all(|(offset, word)| line.word(at + offset) == *word);
        if let (true, TimeWord::Holiday(holiday)) = (matches, word) {
            return Some((*holiday, at + phrase.len()));
        }
    }
    sense(line, at, |word| if let TimeWord::Holiday(holiday) = word { Some((holiday, at + 1)) } else { None })
}

/// Whether the neighbours of a doubtful word say that it is a time.
fn bears_out(line: &Line<'_>, at: usize, word: TimeWord) -> bool {
    let (before, next) = (line.before(at, 1), line.word(at + 1));
    let turned = at > 0 && (turn(line, at - 1).is_some() || part(line, at - 1).is_some());
    let year = year_digits(line.written(at + 1)).is_some();
    match word {
        // "may", "march": a month is capitalised and has a day, a year or a preposition of time beside it.
        TimeWord::Month(_) => {
            let prepositions =
                ["in", "of", "since", "until", "till", "by", "through", "from", "during", "to", "and", "-"];
            let day = next.len() <= 2 && next.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
            let day_before = before.len() <= 4 && before.starts_with(|c: char| c.is_ascii_digit());
            // "Jan Kavan" is someone.
            let name = line.is_word(at + 1) && line.is_capitalised(at + 1);
            let range = line.is_hyphen(at + 1) && month_named(line.word(at + 2)).is_some();
            line.is_capitalised(at)
                && (range || turned || year || day || day_before || (prepositions.contains(&before) && !name))
        }
        // "Sat.", "Sun": abbreviated days stand before a date.
        TimeWord::Weekday(_) => {
            let dated = line.written(at).ends_with('.') || matches!(next, "," | ".");
            line.is_capitalised(at) && dated && (month(line, at + 1).is_some() || month(line, at + 2).is_some())
        }
        // "last spring", "in the fall", "fall of 2022"; not "the fall of Kabul", "summer camp".
        TimeWord::Season(_) => {
            let of_year =
                next == "of" && (year_digits(line.written(at + 2)).is_some() || line.word(at + 2) == "nineteen");
            let in_season = matches!(before, "the" | "that" | "during")
                && matches!(line.before(at, 2), "in" | "over" | "by" | "until");
            let every = at > 0 && has(line, at - 1, TimeWord::Every);
            turned
                || year
                || of_year
                || every
                || ((in_season || before == "in") && next != "of" && !line.is_hyphen(at + 1))
        }
        // "one second", "a 10-second video"; "the second man" is a place in an order.
        TimeWord::Unit(_) => {
            before == "one" || before == "per" || before.starts_with(|c: char| c.is_ascii_digit()) || before == "-"
        }
        // "reported quarterly"; a "quarterly dividend" is a kind of dividend.
        TimeWord::Frequency(_) => !line.tag(at + 1).is_some_and(|tag| matches!(tag.pos(), Pos::Noun | Pos::Adj)),
        _ => false,
    }
}

/// A year of four digits.
pub(super) fn year_digits(written: &str) -> Option<i16> {
    let whole = written.len() == 4 && written.bytes().all(|b| b.is_ascii_digit());
    written.parse().ok().filter(|year| whole && (1000..2200).contains(year))
}
