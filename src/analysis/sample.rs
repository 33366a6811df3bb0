//! How does a test get a text read up to the layer it tests?

use super::reading::Reading;
use crate::lexicon::Lexicon;

/// Reads `text` and hands it to `check`.
pub(super) fn reading<T>(text: &str, check: impl FnOnce(Reading<'_>) -> T) -> T {
    let lexicon = Lexicon::english();
    let analysis = super::Reader::new(&lexicon).read(text);
    check(Reading::new(&lexicon, text, &analysis))
}
