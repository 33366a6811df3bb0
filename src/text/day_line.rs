//! On which day was a page published, by a line of its own near its head?

use std::borrow::Cow;

use jiff::civil::Date;

use super::boilerplate::is_date;
use super::token::is_blank;
use super::{Document, Published, fold};

/// So many lines a page has at most before it says when it was published: headline, subtitle, author.
const MOST_LINES: usize = 6;

/// So far, in bytes, its head is looked through.
const HEAD: usize = 2000;

impl Document {
    /// When it was published: as the caller says, or else as a line near the head of its text does that holds a date and
    /// nothing else, `2025-08-20`, `Posted: May 3, 2025, 10:15 AM`.
    pub(crate) fn day(&self) -> Option<Cow<'_, Published>> {
        match &self.published {
            Some(published) => Some(Cow::Borrowed(published)),
            None => day_line(&self.text).map(|date| Cow::Owned(Published::on(date))),
        }
    }
}

/// The first whole date that a line near the head of a text consists of.
fn day_line(text: &str) -> Option<Date> {
    let head = (0..=HEAD.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let lines = text[..head].split(['\n', '\r']).map(|line| line.trim_matches(is_blank));
    lines.filter(|line| !line.is_empty()).take(MOST_LINES).find_map(|line| {
        let folded = fold(line);
        if is_date(&folded) { whole_date(&folded) } else { None }
    })
}

/// The first day with its month and year in a line of the calendar.
fn whole_date(folded: &str) -> Option<Date> {
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.windows(3).find_map(|three| {
        let [x, y, z] = three else { return None };
        let (first, second) = (small(x), small(y));
        match (first, month(x), second, month(y)) {
            (_, Some(month), Some(day), _) => date(year(z)?, month, day),
            (Some(day), _, _, Some(month)) => date(year(z)?, month, day),
            // Of two small numbers the one that is no month tells which is the day.
            (Some(first), _, Some(second), _) if (first > 12) != (second > 12) => {
                date(year(z)?, first.min(second), first.max(second))
            }
            _ => date(year(x)?, second?, small(z)?),
        }
    })
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A year in four digits.
fn year(part: &str) -> Option<i16> {
    (part.len() == 4).then(|| part.parse().ok()).flatten()
}

/// A number of a month or a day: `3`, `03`, `3rd`.
fn small(part: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part);
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|&number| number > 0)
}

/// A month by its first three letters, among words that are all of the calendar.
fn month(part: &str) -> Option<i8> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let three = part.get(..3)?;
    let begins = (0..MONTHS.len()).step_by(3).position(|at| &MONTHS[at..at + 3] == three)?;
    i8::try_from(begins + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let document = Document::new("test", text);
        assert_eq!(document.day().as_deref().map(Published::as_str), expected, "{text:?}");
    }

    #[test]
    fn a_line_that_holds_nothing_but_a_date_is_when_a_page_was_published() {
        check("2025-08-20\nFire in Harwick\n", Some("2025-08-20"));
        check("Fire in Harwick\nPosted: May 3, 2025, 10:15 AM\nA fire broke out.", Some("2025-05-03"));
        check("Fire in Harwick\nSun, 4 May 2025\nA fire broke out.", Some("2025-05-04"));
        check("Fire in Harwick\nLast updated 15:48 15/09/2013", Some("2013-09-15"));
    }

    #[test]
    fn prose_and_half_a_date_are_not() {
        check("A fire broke out on 3 May 2025 in Harwick.", None);
        check("Fire in Harwick\nSunday, 4 May\nA fire broke out.", None);
        check("Fire in Harwick\n04/05/2025\nA fire broke out.", None);
        check("Fire in Harwick\n31 February 2025\nA fire broke out.", None);
        check("a\nb\nc\nd\ne\nf\n2025-08-20\n", None);
        check("", None);
    }

    #[test]
    fn what_the_caller_says_comes_first() {
        let document = Document::new("test", "2025-08-20\nA fire.").published("2025-08-21".parse().unwrap());
        assert_eq!(document.day().as_deref().map(Published::as_str), Some("2025-08-21"));
    }
}
