//! How much room has what is kept of a million claims?

/// Makes room for one more, and for an eighth more if there is none: what is kept of a million claims has no room for as many
/// again.
pub(crate) fn room<T>(items: &mut Vec<T>) {
    if items.len() == items.capacity() {
        items.reserve_exact(1 + items.len() / 8);
    }
}
