//! When? Dates, times of day, durations and recurrences, resolved against the day of publication.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Analysis;
use super::expression;
use super::line::Line;
use super::story::Story;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// A date, time of day, duration or recurrence (TIMEX3).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Time {
    /// Its bytes.
    pub span: Span,
    /// The value in TIMEX3 notation: `2022-04`, `2025-08-20T18:45`, `P3D`, `XXXX-WXX-3`.
    pub value: String,
    /// What kind of expression it is.
    pub kind: TimeKind,
    /// The first and last day it may stand for, if it could be resolved.
    pub days: Option<DayRange>,
}

/// What kind of time expression it is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// A calendar date of any granularity.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

/// An inclusive range of days, counted from 1970-01-01.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub first: i32,
    /// The last day, at or after the first.
    pub last: i32,
}

/// The time expressions of a document of which sentences, tokens and words are filled, in order, without overlap.
///
/// Without a day of publication, relative times stay symbolic and have no days.
pub(crate) fn find(lexicon: &Lexicon, text: &str, analysis: &Analysis, published: Option<Date>) -> Vec<Time> {
    let mut times = Vec::new();
    let mut story = Story::new(lexicon, published);
    for line in Line::all(text, analysis) {
        let mut at = 0;
        let mut expressions = Vec::new();
        while at < line.len() {
            match expression::read(&line, at) {
                Some(found) if found.end > at => {
                    at = found.end;
                    expressions.push(found);
                }
                _ => at += 1,
            }
        }
        times.extend((0..expressions.len()).map(|index| story.resolve(&line, &expressions, index)));
    }
    times
}

#[cfg(test)]
mod tests {
    use super::super::line::fixture;
    use super::*;

    /// The times of a text published on Thursday, 21 August 2025, as "words = value".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        check_on(text, Some(jiff::civil::date(2025, 8, 21)), expected);
    }

    #[track_caller]
    fn check_on(text: &str, published: Option<Date>, expected: &[&str]) {
        let times = find(&Lexicon::english(), text, &fixture::analysis(&Lexicon::english(), text), published);
        let got: Vec<_> =
            times.iter().map(|time| format!("{} = {}", time.span.of(text).unwrap(), time.value)).collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn explicit_dates_are_read_in_every_order() {
        check("He signed on 20 August 2025.", &["20 August 2025 = 2025-08-20"]);
        check("He signed on August 20, 2025, at noon.", &["August 20, 2025, at noon = 2025-08-20T12:00"]);
        check("He signed on Aug. 20, 2025.", &["Aug. 20, 2025 = 2025-08-20"]);
        check("Filed 2025-08-20 by post.", &["2025-08-20 = 2025-08-20"]);
        check("Filed 8/20/2025 by post.", &["8/20/2025 = 2025-08-20"]);
        check("Filed 20/8/2025 by post.", &["20/8/2025 = 2025-08-20"]);
        check("They met on the 3rd of May 2024.", &["3rd of May 2024 = 2024-05-03"]);
        check("They met on Wednesday, August 20.", &["Wednesday, August 20 = 2025-08-20"]);
    }

    #[test]
    fn a_date_without_a_year_takes_the_nearest() {
        check("The bridge fell on December 30.", &["December 30 = 2024-12-30"]);
        check("The bridge reopens on September 1.", &["September 1 = 2025-09-01"]);
        check("The bridge fell in September.", &["September = 2024-09"]);
        check("The bridge will reopen in January.", &["January = 2026-01"]);
    }

    #[test]
    fn parts_of_years_have_their_notation() {
        check("The draft of April 2022 was lost.", &["April 2022 = 2022-04"]);
        check("It began in 2022, in the spring of 2022.", &["2022 = 2022", "the spring of 2022 = 2022-SP"]);
        check("Rents rose in the 1990s and in the 21st century.", &["the 1990s = 199X", "the 21st century = 20"]);
        check("Sales fell in the third quarter of 2024.", &["the third quarter of 2024 = 2024-Q3"]);
        check("He died in 44 BC, his heir in AD 14.", &["44 BC = BC0044", "AD 14 = 0014"]);
        check("Talks stalled in mid-2022.", &["mid-2022 = 2022"]);
    }

    #[test]
    fn the_first_month_of_a_range_has_the_year_of_the_last() {
        check("Talks (February-March 2022) failed.", &["February = 2022-02", "March 2022 = 2022-03"]);
        check("He was away from August 20-22.", &["August 20-22 = 2025-08-20"]);
        check("He was away from August 20-22, 2024.", &["August 20-22, 2024 = 2024-08-20"]);
        check("He was away from 20 to 22 August 2024.", &["20 to 22 August 2024 = 2024-08-20"]);
    }

    #[test]
    fn weekdays_look_back_unless_the_words_look_ahead() {
        check("The fire broke out on Monday.", &["Monday = 2025-08-18"]);
        check("The fire broke out on Friday.", &["Friday = 2025-08-15"]);
        check("The council will meet on Friday.", &["Friday = 2025-08-22"]);
        check(
            "He spoke last Thursday, and again on Thursday.",
            &["last Thursday = 2025-08-14", "Thursday = 2025-08-21"],
        );
        check("She said Tuesday that the council will sue.", &["Tuesday = 2025-08-19"]);
    }

    #[test]
    fn relative_times_count_from_publication() {
        check("It rained yesterday and today.", &["yesterday = 2025-08-20", "today = 2025-08-21"]);
        check("It closed last week and opens next month.", &["last week = 2025-W33", "next month = 2025-09"]);
        check("They met three days ago.", &["three days ago = 2025-08-18"]);
        check("He married two years ago.", &["two years ago = 2023"]);
        check("The idea was floated over the weekend.", &["the weekend = 2025-W33-WE"]);
        check("The race is held this weekend.", &["this weekend = 2025-W34-WE"]);
    }

    #[test]
    fn that_year_is_the_year_last_told() {
        check(
            "Troops came in February 2022. He left that year. Two weeks later he died.",
            &["February 2022 = 2022-02", "that year = 2022", "Two weeks later = XXXX-WXX"],
        );
        check(
            "He fell on 3 May 2024 and died two days later.",
            &["3 May 2024 = 2024-05-03", "two days later = 2024-05-05"],
        );
    }

    #[test]
    fn times_of_day_take_the_day_named_beside_them() {
        check("He was shot about 6:45 p.m. Friday.", &["6:45 p.m. Friday = 2025-08-15T18:45"]);
        check("He was shot on Friday evening.", &["Friday evening = 2025-08-15TEV"]);
        check(
            "On Tuesday it shook at 5:11 p.m. local time.",
            &["Tuesday = 2025-08-19", "5:11 p.m. local time = 2025-08-19T17:11"],
        );
        check("It shook at 1023 GMT.", &["1023 GMT = XXXX-XX-XXT10:23"]);
    }

    #[test]
    fn durations_and_recurrences_have_no_days() {
        check("The siege lasted three days.", &["three days = P3D"]);
        check("After a two-hour wait he left.", &["two-hour = PT2H"]);
        check("It takes an hour and a half.", &["an hour and a half = PT1H30M"]);
        check("They meet every Monday and report weekly.", &["every Monday = XXXX-WXX-1", "weekly = P1W"]);
        check("It took two to three weeks.", &["two to three weeks = P2W"]);
    }

    #[test]
    fn without_a_publication_date_relative_times_stay_symbolic() {
        check_on("It fell on Wednesday.", None, &["Wednesday = XXXX-WXX-3"]);
        check_on("It fell on August 20, last week.", None, &["August 20 = XXXX-08-20", "last week = XXXX-WXX"]);
        check_on("It fell in April 2022.", None, &["April 2022 = 2022-04"]);
        check_on("It fell at 6 p.m.", None, &["6 p.m. = XXXX-XX-XXT18:00"]);
    }

    #[test]
    fn words_that_only_look_like_times_are_left_alone() {
        check("You may march with Jan Novak.", &[]);
        check("The fall of the city shook the summer camp.", &[]);
        check("A 15-year-old boy and a 2-month-old kitten.", &[]);
        check("They pitched 2000 tents at a cost of $2000.", &[]);
        check("Flight 1992 crashed; Resolution 1970 passed.", &[]);
        check("The second man won 3-1.", &[]);
    }

    #[test]
    fn days_are_resolved_or_not_given() {
        let text = "He left in early 2022, on Monday, and at noon.";
        let analysis = fixture::analysis(&Lexicon::english(), text);
        let times = find(&Lexicon::english(), text, &analysis, None);
        let days: Vec<_> = times.iter().map(|time| time.days).collect();
        assert_eq!(days, [Some(DayRange { first: 18_993, last: 19_175 }), None, None]);
        let text = "He was away from 20 to 22 August 2024.";
        let times = find(&Lexicon::english(), text, &fixture::analysis(&Lexicon::english(), text), None);
        assert_eq!(times[0].days, Some(DayRange { first: 19_955, last: 19_957 }));
    }

    #[test]
    fn no_text_makes_it_panic() {
        let nasty = [
            "-",
            "the",
            "in the",
            "20 August 99999",
            "31 February 2025",
            "9999999999999 years ago",
            "10:",
            ":30 p.m.",
            "12/31/9999",
            "the 99th century",
            "last",
            "August 31-",
            "٣ days",
            "’90s",
            "the day before",
        ];
        for text in nasty {
            for published in [None, Some(Date::MAX), Some(Date::MIN)] {
                find(&Lexicon::english(), text, &fixture::analysis(&Lexicon::english(), text), published);
            }
        }
    }
}
