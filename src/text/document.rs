//! What does a caller hand in?

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::{Cause, Error};

/// The name of a document, unique in a comparison: a file's stem, a database key. A copy costs no room of its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(Arc<str>);

impl DocumentId {
    /// The id as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for DocumentId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T: Into<String>> From<T> for DocumentId {
    fn from(id: T) -> DocumentId {
        DocumentId(id.into().into())
    }
}

/// One text to be compared, with what is known of where it comes from.
///
/// ```
/// use gainsay::Document;
///
/// let document = Document::new("courier", "The fire killed 12 people on Monday.")
///     .source("Harwick Courier")
///     .published("2025-08-20".parse()?);
/// assert_eq!(document.id.as_str(), "courier");
/// # Ok::<(), gainsay::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[must_use]
#[non_exhaustive]
pub struct Document {
    /// Unique in a comparison.
    pub id: DocumentId,
    /// The text as it is; all spans are byte offsets into it.
    pub text: String,
    /// Who published it, as a reader should see it.
    #[serde(default)]
    pub source: Option<String>,
    /// Its headline, if that is not part of the text.
    #[serde(default)]
    pub title: Option<String>,
    /// When it was published. Without it, a line near the head of the text tells if it holds a date and nothing else; without
    /// either, "on Wednesday" stays symbolic and never contradicts.
    #[serde(default)]
    pub published: Option<Published>,
    /// Where it can be read.
    #[serde(default)]
    pub url: Option<String>,
    /// Its language, as a BCP 47 tag. Only English is understood; anything else is read all the same.
    #[serde(default)]
    pub language: Option<String>,
}

impl Document {
    /// A text under its id, with nothing known of its source.
    pub fn new(id: impl Into<DocumentId>, text: impl Into<String>) -> Document {
        Document {
            id: id.into(),
            text: text.into(),
            source: None,
            title: None,
            published: None,
            url: None,
            language: None,
        }
    }

    /// Names who published it.
    pub fn source(mut self, source: impl Into<String>) -> Document {
        self.source = Some(source.into());
        self
    }

    /// Gives its headline.
    pub fn title(mut self, title: impl Into<String>) -> Document {
        self.title = Some(title.into());
        self
    }

    /// Says when it was published.
    pub fn published(mut self, published: Published) -> Document {
        self.published = Some(published);
        self
    }

    /// Says where it can be read.
    pub fn url(mut self, url: impl Into<String>) -> Document {
        self.url = Some(url.into());
        self
    }

    /// Names its language by a BCP 47 tag.
    pub fn language(mut self, language: impl Into<String>) -> Document {
        self.language = Some(language.into());
        self
    }
}

/// When a document was published: a civil date, or a timestamp of which the written form is kept.
///
/// Reads `2025-08-20`, `2025-08-20T12:00`, `2025-08-20T12:00:00Z` and `2025-08-20 12:00:00+02:00` (RFC 3339, ISO 8601);
/// orders by date, then by the written form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Published {
    // Invariant: `written` parses to `date`.
    date: Date,
    written: String,
}

impl Published {
    /// The civil date, as written: no time zone is applied.
    pub(crate) fn date(&self) -> Date {
        self.date
    }

    /// On a day that was read elsewhere.
    pub(super) fn on(date: Date) -> Published {
        Published { date, written: date.to_string() }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }
}

impl FromStr for Published {
    type Err = Error;

    fn from_str(written: &str) -> Result<Published, Error> {
        let written = written.trim();
        // A zoned timestamp keeps its local date: a paper's Wednesday is Wednesday where it is printed.
        let date = written
            .parse::<jiff::civil::DateTime>()
            .map(Date::from)
            .or_else(|_| written.parse::<Date>())
            .or_else(|_| local_date(written).ok_or(()))
            .map_err(|()| Error::from(Cause::Published(written.to_owned())))?;
        Ok(Published { date, written: written.to_owned() })
    }
}

/// The date part of a timestamp with an offset, once the whole has been checked to be one.
fn local_date(written: &str) -> Option<Date> {
    written.parse::<jiff::Timestamp>().ok()?;
    written.get(..10)?.parse().ok()
}

impl TryFrom<String> for Published {
    type Error = Error;

    fn try_from(written: String) -> Result<Published, Error> {
        written.parse()
    }
}

impl From<Published> for String {
    fn from(published: Published) -> String {
        published.written
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: Option<(i16, i8, i8)>) {
        let got = written.parse::<Published>().ok().map(|p| (p.date.year(), p.date.month(), p.date.day()));
        assert_eq!(got, expected, "{written:?}");
    }

    #[test]
    fn dates_and_timestamps_are_read() {
        check("2025-08-20", Some((2025, 8, 20)));
        check(" 2025-08-20T12:00 ", Some((2025, 8, 20)));
        check("2025-08-20T23:30:00Z", Some((2025, 8, 20)));
        check("2025-08-20 23:30:00-05:00", Some((2025, 8, 20)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        check("yesterday", None);
        check("2025-13-01", None);
        check("", None);
        check("2025-08-20T", None);
    }
}
