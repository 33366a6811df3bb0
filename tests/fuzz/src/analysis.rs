//! Is any text cut into sentences, analysed and read for claims, with true spans?

use gainsay::{Document, analyze, claims, segment};

use crate::spans::check_document;
use crate::texts;

/// Reads the bytes as one document.
pub fn run(data: &[u8]) {
    let text = texts::text(data);
    let mut end = 0;
    for sentence in segment(&text) {
        assert!(end <= sentence.span.start());
        end = sentence.span.end();
        assert!(sentence.span.of(&text).is_some_and(|words| !words.is_empty()));
    }
    let dates = ["2025-08-20", "2024-02-29", "0000-01-01", "9999-12-31", "-009999-01-01"];
    let date = dates[data.len() % dates.len()].parse();
    let document = Document::new("it", text);
    let document = match date {
        Ok(date) => document.published(date),
        Err(_) => document,
    };
    check_document(&document, &analyze(&document), &claims(&document));
}
