//! Which numbers does a claim have, and where do they stand among its words?

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Claim;
use super::build::{Builder, within};
use super::word::{Word, key};
use crate::analysis::{Hedge, Quantity, QuantityKind, Sex, sex_of};
use crate::lexicon::Dimension;
use crate::text::Span;

/// At most so many numbers of a claim are compared by their places: more is a table.
const MOST_FIGURES: usize = 16;

/// A number of any kind with its place: bare numbers and lengths of time too, which say too little to be compared by what
/// they count, but enough where the words around them are the same.
#[derive(Copy, Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Figure {
    /// Its words, hedge and unit included.
    pub(crate) span: Span,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Whether the bound itself does not fit.
    pub(crate) open: bool,
    /// The value as it is written, if it is not hedged: beside "less than 3 miles", 3 miles are no 2.9.
    pub(crate) exact: Option<f64>,
    /// The number of its unit: values are as they are written only within one.
    pub(crate) unit: Option<u16>,
    pub(crate) sort: Sort,
    /// The words of the claim from its first to its last, as indices.
    pub(crate) first: u16,
    pub(crate) last: u16,
    /// What it counts, as the index of a word.
    pub(crate) noun: Option<u16>,
    /// What that noun tells of a person's sex.
    pub(crate) sex: Sex,
    /// The word it depends on, as an index: "fell" of "fell 60 metres".
    pub(crate) deed: Option<u16>,
}

/// Numbers of two sorts are not compared.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Sort {
    pub(crate) kind: QuantityKind,
    unit: Option<(Dimension, u32)>,
}

impl Sort {
    /// What it measures, if it has a unit.
    pub(crate) fn dimension(self) -> Option<Dimension> {
        self.unit.map(|(dimension, _)| dimension)
    }

    /// Whether it is a length of time.
    pub(crate) fn is_duration(self) -> bool {
        self.kind == QuantityKind::Measure && self.dimension() == Some(Dimension::Duration)
    }
}

/// Twelve o'clock, in minutes.
const NOON: u16 = 12 * 60;

/// A time of day.
#[derive(Copy, Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Clock {
    pub(crate) span: Span,
    pub(crate) day: Day,
    /// Minutes since midnight; since noon or midnight, if it is not said which.
    pub(crate) minute: u16,
    /// Whether it may be twelve hours later: "around 10:30".
    pub(crate) either_half: bool,
}

/// The day of a time of day, as far as it is told with it.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Day {
    Untold,
    /// A day of the week, by the hash of its name.
    Symbol(u64),
    /// A date, by its hash.
    Date(u64),
}

impl Day {
    /// The day before the time of a value: `2021-05-03`, `XXXX-WXX-1`, `XXXX-XX-XX`.
    pub(crate) fn of(written: &str) -> Day {
        match written {
            "" | "XXXX-XX-XX" => Day::Untold,
            symbol if symbol.starts_with('X') => Day::Symbol(key(symbol)),
            date => Day::Date(key(date)),
        }
    }

    /// Whether two days are told that differ.
    pub(crate) fn differs(self, other: Day) -> bool {
        match (self, other) {
            (Day::Symbol(x), Day::Symbol(y)) | (Day::Date(x), Day::Date(y)) => x != y,
            _ => false,
        }
    }

    /// Whether the two may be one day.
    pub(crate) fn may_be(self, other: Day) -> bool {
        self == Day::Untold || other == Day::Untold || self == other
    }
}

impl Builder<'_> {
    /// The times of day in a claim.
    pub(super) fn clocks(&self, claim: &Claim) -> Vec<Clock> {
        let times = within(&self.analysis().times, claim.span, |time| time.span).iter();
        let clocks = times.filter_map(|time| {
            let (day, clock) = time.value.split_once('T')?;
            let (hour, minute) = clock.get(..5)?.split_once(':')?;
            let minutes = hour.parse::<u16>().ok()?.checked_mul(60)?.checked_add(minute.parse().ok()?)?;
            // "a.m." or "p.m.", noon, morning; "last night around 10:30" has none of these.
            let written = claim.slice(time.span).trim_start_matches(|c: char| !c.is_ascii_digit());
            let named = if written.is_empty() {
                let words = claim.slice(time.span).to_ascii_lowercase();
                PARTS.iter().any(|part| words.contains(part))
            } else {
                written.contains(['m', 'M'])
            };
            Some(Clock { span: time.span, day: Day::of(day), minute: minutes, either_half: !named && minutes <= NOON })
        });
        let mut clocks: Vec<Clock> = clocks.filter(Clock::is_of_day).take(MOST_FIGURES).collect();
        clocks.extend(bare_hours(claim));
        clocks.sort_by_key(|clock| clock.span);
        clocks
    }

    /// The numbers of a claim whose words are filled, in order.
    pub(super) fn figures(&self, claim: &Claim) -> Vec<Figure> {
        let inside = |all| within(all, claim.span, |quantity: &Quantity| quantity.span).iter();
        let quantities = inside(&self.analysis().quantities);
        let others = inside(&self.analysis().other_numbers);
        let mut figures: Vec<Figure> = quantities
            .chain(others)
            .filter_map(|quantity| self.figure(&claim.words, quantity))
            .take(MOST_FIGURES)
            .collect();
        figures.sort_by_key(|figure| figure.first);
        figures
    }

    fn figure(&self, words: &[Word], quantity: &Quantity) -> Option<Figure> {
        // The words of a shared subject stand before the claim, in order too.
        let of = |span: Span| words.iter().position(|word| word.span.overlaps(span));
        let first = of(quantity.span)?;
        let last = first + words[first..].iter().take_while(|word| word.span.overlaps(quantity.span)).count() - 1;
        // A pound is no dollar, but a mile is so many metres.
        let own = |dimension| matches!(dimension, Dimension::Money | Dimension::Other | Dimension::Temperature);
        let unit = quantity.unit.map(|unit| (unit.dimension, if own(unit.dimension) { u32::from(unit.id) } else { 0 }));
        Some(Figure {
            span: quantity.span,
            low: quantity.low,
            high: quantity.high,
            open: quantity.open,
            exact: (quantity.hedge == Hedge::Exact).then_some((quantity.low + quantity.high) / 2.0),
            unit: quantity.unit.map(|unit| unit.id),
            sort: Sort { kind: quantity.kind, unit },
            first: u16::try_from(first).ok()?,
            last: u16::try_from(last).ok()?,
            noun: quantity.head.and_then(of).and_then(|at| u16::try_from(at).ok()),
            sex: quantity.head.map_or(Sex::Unknown, |head| self.sex(head)),
            deed: (first..=last)
                .filter_map(|at| words[at].head)
                .find(|&head| !(first..=last).contains(&usize::from(head))),
        })
    }

    /// What the last word of a noun tells of a person's sex.
    fn sex(&self, noun: Span) -> Sex {
        self.reading.tokens_in(noun).next_back().map_or(Sex::Unknown, |at| sex_of(&self.analysis().words[at].lemma))
    }
}

/// What says of an hour told in words which half of the day it is of: "half past eight" is of either.
const PARTS: [&str; 6] = ["a.m", "p.m", "morning", "noon", "evening", "night"];

/// The lemmas of what is done on the hour.
const HOURLY: &str = "arrive begin board check close depart end finish kick launch leave meet open serve shut start";
/// The words before an hour.
const BEFORE_HOUR: &str = "after at before by from till until";

static HOUR_WORDS: LazyLock<[Vec<u64>; 2]> =
    LazyLock::new(|| [HOURLY, BEFORE_HOUR].map(|words| words.split(' ').map(key).collect()));

/// The hours of which only the number is told: "opens at eight".
fn bare_hours(claim: &Claim) -> impl Iterator<Item = Clock> + use<'_> {
    let [hourly, before] = &*HOUR_WORDS;
    let is_hourly = || claim.words.iter().any(|word| hourly.contains(&word.key));
    let bare = |figure: &&Figure| {
        let stands_at =
            usize::from(figure.first).checked_sub(1).is_some_and(|at| before.contains(&claim.words[at].key));
        stands_at && figure.sort.kind == QuantityKind::Count && figure.noun.is_none() && figure.sort.unit.is_none()
    };
    let of_day = |figure: &Figure| figure.exact.filter(|&hour| hour.fract() == 0.0 && (1.0..=12.0).contains(&hour));
    claim.figures.iter().filter(bare).filter(move |_| is_hourly()).filter_map(move |figure| {
        let minute = of_day(figure)? as u16 * 60;
        Some(Clock { span: figure.span, day: Day::Untold, minute, either_half: true })
    })
}

impl Clock {
    /// Whether there is such a time: up to midnight at the end of the day.
    pub(super) fn is_of_day(&self) -> bool {
        self.minute <= 2 * NOON
    }

    /// Whether the other follows within a few hours.
    pub(crate) fn is_shortly_before(&self, other: &Clock) -> bool {
        (other.minute + 2 * NOON - self.minute) % NOON <= NOON / 4
    }

    /// How many minutes lie between two times of day, the shorter way round.
    pub(crate) fn apart(&self, other: &Clock) -> u16 {
        let whole = if self.either_half || other.either_half { NOON } else { 2 * NOON };
        let between = self.minute.abs_diff(other.minute) % whole;
        between.min(whole - between)
    }
}
