//! Are any documents compared, drawn and read back, with one result in any order?

use gainsay::{Config, Document, Report, Sensitivity};

use crate::bytes::Bytes;
use crate::drawn;
use crate::spans::check_report;
use crate::texts;

/// Reads settings, then documents.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let settings = bytes.byte();
    let sensitivity = *bytes.one_of(&[Sensitivity::Strict, Sensitivity::Balanced, Sensitivity::Sensitive]);
    let width = usize::from(bytes.byte());
    let config = Config::default().sensitivity(sensitivity).neighbours(usize::from(settings % 70));
    let documents: Vec<Document> = texts::texts(bytes.rest(), 4)
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let document = Document::new(format!("{at}{}", ["", ":0", "\u{202e}", "<b>"][at % 4]), text);
            match (settings >> at) % 3 {
                0 => document,
                1 => document.published(date("2025-08-20")).source("The <i>Courier</i>\u{1b}[1m"),
                _ => document.published(date("2025-08-22T00:00:00+14:00")).title("Title\n\u{202e}").url("javascript:x"),
            }
        })
        .collect();
    let report = config.compare(documents.clone()).expect("the ids differ");
    check_report(&report);
    let written = drawn::json(&report);
    let back: Report = serde_json::from_str(&written).expect("what is written can be read");
    assert_eq!(back, report);
    assert_eq!(drawn::json(&back), written);
    assert_eq!(config.compare(documents.into_iter().rev()).expect("the ids differ"), report);
    drawn::check(&report, width);
    drawn::check(&report.without_texts(), width);
}

fn date(written: &str) -> gainsay::Published {
    written.parse().expect("a date")
}
