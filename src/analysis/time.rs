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
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
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
    let mut senses = Vec::new();
    for line in Line::all(text, analysis) {
        let line = line.with_senses(&mut senses);
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
        check("The crew were not able to land due to darkness on Monday.", &["Monday = 2025-08-18"]);
        check("The port was told that it is due to close on Monday.", &["Monday = 2025-08-25"]);
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

    /// The times of a text read with its syntax, published on Thursday, 21 August 2025.
    #[track_caller]
    fn check_parsed(text: &str, expected: &[&str]) {
        let document = crate::text::Document::new("test", text).published("2025-08-21".parse().unwrap());
        let times = crate::analysis::analyze(&document).times;
        let got: Vec<_> =
            times.iter().map(|time| format!("{} = {}", time.span.of(text).unwrap(), time.value)).collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn the_verb_beside_a_weekday_says_whether_it_is_over() {
        check_parsed("Shares in the bank closed lower Friday.", &["Friday = 2025-08-15"]);
        check_parsed("The judge lifted the order issued Friday.", &["Friday = 2025-08-15"]);
        check_parsed("The ferry will sail in spite of Friday's ruling.", &["Friday = 2025-08-15"]);
        check_parsed("Until Tuesday, nobody had claimed the prize.", &["Tuesday = 2025-08-19"]);
        check_parsed("The vote was put off until Tuesday.", &["Tuesday = 2025-08-26"]);
        check_parsed("The crew could sail as early as Tuesday.", &["Tuesday = 2025-08-26"]);
        check_parsed("The council set Friday as the deadline.", &["Friday = 2025-08-15"]);
    }

    #[test]
    fn what_is_to_be_done_in_a_month_is_done_in_the_next() {
        check_parsed("The port agreed to sell two cranes in October.", &["October = 2025-10"]);
        check_parsed("The port sold two cranes in October.", &["October = 2024-10"]);
        check_parsed("The ferry has been out of service since October.", &["October = 2024-10"]);
        check("The new fares, effective December 1, are higher.", &["December 1 = 2025-12-01"]);
    }

    #[test]
    fn a_time_is_told_by_way_of_another() {
        check("He will leave two weeks before Christmas.", &["two weeks before Christmas = 2025-W50"]);
        check("He left three days after May 12, 2024.", &["three days after May 12, 2024 = 2024-05-15"]);
        check("He left the day after New Year's Day 2024.", &["the day after New Year's Day 2024 = 2024-01-02"]);
        check("It rained in the first week of May 2024.", &["the first week of May 2024 = 2024-W18"]);
        check("It is due by the last day of this year.", &["the last day of this year = 2025-12-31"]);
        check("They vote on the second Sunday of June 2024.", &["the second Sunday of June 2024 = 2024-06-09"]);
        check("It lasted two days after the storm.", &["two days = P2D"]);
    }

    #[test]
    fn business_periods_are_read() {
        check("Sales rose in Q3 2024 and fell in 2025-Q1.", &["Q3 2024 = 2024-Q3", "2025-Q1 = 2025-Q1"]);
        check("Sales rose in the first half of 2024.", &["the first half of 2024 = 2024-H1"]);
        check("They led 2-0 in the first half.", &[]);
        check("Sales rose in the year ended June 30.", &["the year = P1Y", "June 30 = 2025-06-30"]);
        check("The bank expects growth for the full year.", &["the full year = 2025"]);
        check("It should be sold by year-end.", &["year-end = 2025"]);
        check_parsed("It paid $4 million a year for two visits a week.", &[]);
        check(
            "In the third quarter of 2024 it earned less than a year earlier, and more than in the 2022 period.",
            &["the third quarter of 2024 = 2024-Q3", "a year earlier = 2023-Q3", "2022 period = 2022-Q3"],
        );
    }

    #[test]
    fn ranges_of_months_and_hours_have_both_ends() {
        check("It was closed from April until the end of June.", &["April = 2025-04", "the end of June = 2025-06"]);
        check("Talks lasted from November to February 2024.", &["November = 2023-11", "February 2024 = 2024-02"]);
        check("It sat from 2 to 4 p.m. Monday.", &["2 = 2025-08-18T14:00", "4 p.m. Monday = 2025-08-18T16:00"]);
        check("The score went from 2 to 4 on Monday.", &["Monday = 2025-08-18"]);
    }

    #[test]
    fn times_of_day_are_told_around_the_hour() {
        check("It shook on Monday at half past seven.", &["Monday at half past seven = 2025-08-18T07:30"]);
        check("It shook at ten minutes to eight.", &["ten minutes to eight = XXXX-XX-XXT07:50"]);
        check("It shook at 6:30 this evening.", &["6:30 this evening = 2025-08-21T18:30"]);
        check("It shook at 8.10 pm.", &["8.10 pm = XXXX-XX-XXT20:10"]);
        check("They won by ten to eight.", &[]);
        check(
            "It opens at quarter past two in the afternoon.",
            &["quarter past two in the afternoon = XXXX-XX-XXT14:15"],
        );
        check("It opens at 2:15 in the afternoon.", &["2:15 in the afternoon = XXXX-XX-XXT14:15"]);
        check("It shook at 5 o'clock in the afternoon.", &["5 o'clock in the afternoon = XXXX-XX-XXT17:00"]);
        check("It closes at eleven at night.", &["eleven at night = XXXX-XX-XXT23:00"]);
        check("It shook at two in the night.", &["two in the night = XXXX-XX-XXT02:00"]);
        check("They met two in the afternoon.", &[]);
    }

    #[test]
    fn lengths_of_several_units_are_one() {
        check("It took three hours and 20 minutes.", &["three hours and 20 minutes = PT3H20M"]);
        check("It took two years, six months.", &["two years, six months = P2Y6M"]);
        check("He came back a fortnight later.", &["a fortnight later = 2025-W36"]);
    }

    #[test]
    fn current_and_recent_stand_for_a_time_before_a_noun() {
        check_parsed("The current crisis follows recent storms.", &["current = PRESENT_REF", "recent = PAST_REF"]);
        check_parsed("The strong current took the boat.", &[]);
        check_parsed("He is not at home at present.", &["present = PRESENT_REF"]);
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
            "half past half past half past",
            "two weeks before two weeks before Easter",
            "the last day of the last day of May",
            "from 24 to 24:00",
            "Q9 0000",
            "9999-12-31 to the year after 9999",
        ];
        for text in nasty {
            for published in [None, Some(Date::MAX), Some(Date::MIN)] {
                find(&Lexicon::english(), text, &fixture::analysis(&Lexicon::english(), text), published);
            }
        }
    }
}
