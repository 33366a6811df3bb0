//! What has been found out of each token of a document?

use std::cell::Cell;

/// What is told of a token by itself, found out when it is first asked for: rules ask for each token around a verb, and there
/// are many verbs and rules.
pub(super) struct Asked<T>(Vec<Cell<Option<T>>>);

impl<T: Copy> Asked<T> {
    /// Of so many tokens, nothing has been asked.
    pub(super) fn of(tokens: usize) -> Asked<T> {
        Asked(vec![Cell::new(None); tokens])
    }

    /// What is told of a token, which `find` finds out.
    pub(super) fn get(&self, token: usize, find: impl FnOnce() -> T) -> T {
        let Some(known) = self.0.get(token) else { return find() };
        known.get().unwrap_or_else(|| {
            let found = find();
            known.set(Some(found));
            found
        })
    }

    /// Forgets a token of which something else is told now.
    pub(super) fn forget(&mut self, token: usize) {
        if let Some(known) = self.0.get_mut(token) {
            known.take();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_out_is_kept_until_it_is_forgotten() {
        let mut asked = Asked::of(2);
        assert_eq!([asked.get(1, || 7), asked.get(1, || 8), asked.get(0, || 9), asked.get(5, || 3)], [7, 7, 9, 3]);
        asked.forget(1);
        assert_eq!([asked.get(1, || 8), asked.get(0, || 8)], [8, 9]);
    }
}
