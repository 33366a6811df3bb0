//! Which documents are too old to be kept?

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::text::{DocumentId, Published};

/// Which documents a stream keeps: the latest ones.
///
/// Documents are ordered by their date of publication and then by id. One without a date is older than all that have one.
///
/// ```
/// use gainsay::matcher::Window;
/// use gainsay::{Config, Document, Matcher};
///
/// let mut matcher = Matcher::new(Config::default().window(Window::Days(2)));
/// let on = |day: &str, text: &str| Ok::<_, gainsay::Error>(Document::new(day, text).published(day.parse()?));
/// matcher.insert(on("2025-08-20", "The mayor of Harwick resigned.")?)?;
/// matcher.insert(on("2025-08-21", "The mayor of Harwick did not resign.")?)?;
/// let change = matcher.insert(on("2025-08-22", "The council of Harwick met.")?)?;
/// assert_eq!(change.dropped, ["2025-08-20".into()]);
/// assert_eq!(change.withdrawn.len(), 1);
/// # Ok::<(), gainsay::Error>(())
/// ```
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Window {
    /// So many of them.
    Documents(usize),
    /// Those published on the latest day of all, or on one of the days before it; so many days together.
    Days(u32),
}

/// When a document was published, and which it is.
type When = (Option<Published>, DocumentId);

/// Documents, the oldest first.
#[derive(Default)]
pub(super) struct Order(BTreeSet<When>);

impl Order {
    pub(super) fn insert(&mut self, published: Option<&Published>, id: &DocumentId) {
        self.0.insert((published.cloned(), id.clone()));
    }

    pub(super) fn remove(&mut self, published: Option<&Published>, id: &DocumentId) {
        self.0.remove(&(published.cloned(), id.clone()));
    }

    /// Those that a window leaves out, the oldest first.
    pub(super) fn outside(&self, window: Option<Window>) -> Vec<DocumentId> {
        let ids = |count: usize| self.0.iter().take(count).map(|(_, id)| id.clone()).collect();
        match window {
            None => Vec::new(),
            Some(Window::Documents(most)) => ids(self.0.len().saturating_sub(most)),
            Some(Window::Days(days)) => {
                let latest = self.0.last().and_then(|(published, _)| published.as_ref());
                let Some(latest) = latest.map(Published::date) else {
                    return ids(if days == 0 { self.0.len() } else { 0 });
                };
                // Beyond the first day of the calendar, nothing is too old.
                let before = jiff::Span::new().try_days(i64::from(days)).and_then(|days| latest.checked_sub(days));
                let Ok(before) = before else { return Vec::new() };
                let old = |(published, _): &&When| published.as_ref().is_none_or(|day| day.date() <= before);
                ids(self.0.iter().take_while(old).count())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(window: Window, expected: &[&str]) {
        let mut order = Order::default();
        let days =
            [("c", Some("2025-08-20")), ("a", Some("2025-08-20")), ("z", None), ("b", Some("2025-08-23T07:00Z"))];
        for (id, day) in days {
            let day = day.map(|day| day.parse().unwrap());
            order.insert(day.as_ref(), &id.into());
        }
        let outside: Vec<String> = order.outside(Some(window)).iter().map(|id| id.to_string()).collect();
        assert_eq!(outside, expected);
    }

    #[test]
    fn the_oldest_go_first_and_those_without_a_date_before_them() {
        check(Window::Documents(4), &[]);
        check(Window::Documents(3), &["z"]);
        check(Window::Documents(1), &["z", "a", "c"]);
        check(Window::Documents(0), &["z", "a", "c", "b"]);
    }

    #[test]
    fn days_are_counted_with_the_latest() {
        check(Window::Days(4), &["z"]);
        check(Window::Days(3), &["z", "a", "c"]);
        check(Window::Days(0), &["z", "a", "c", "b"]);
        check(Window::Days(u32::MAX), &[]);
    }

    #[test]
    fn where_nothing_has_a_date_no_day_is_past() {
        let mut order = Order::default();
        order.insert(None, &"a".into());
        assert!(order.outside(Some(Window::Days(1))).is_empty());
        assert_eq!(order.outside(Some(Window::Documents(0))).len(), 1);
        assert!(order.outside(None).is_empty());
    }
}
