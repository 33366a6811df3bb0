//! Does a stream of any documents report what a batch of those that are left does?

use std::collections::BTreeMap;

use gainsay::{Config, Document, Matcher};

use crate::bytes::Bytes;
use crate::texts::{PIECES, SENTENCES};

/// Reads settings, then changes, each of a few bytes.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let config = Config::default().neighbours(usize::from(bytes.byte() % 9));
    let mut matcher = Matcher::new(config.clone());
    let mut there: BTreeMap<u8, Document> = BTreeMap::new();
    let mut findings = 0;
    for _ in 0..24 {
        if bytes.is_empty() {
            break;
        }
        let order = bytes.byte();
        let id = order % 5;
        let mut text = String::new();
        for _ in 0..order / 5 % 6 {
            text.push_str(bytes.one_of::<&str>(SENTENCES));
        }
        text.push_str(PIECES[usize::from(order) % PIECES.len()]);
        let mut document = Document::new(id.to_string(), text);
        if order >= 128 {
            document = document.published("2025-08-20".parse().expect("a date"));
        }
        let known = there.contains_key(&id);
        let change = match (known, order % 3) {
            (true, 0) => {
                there.remove(&id);
                matcher.remove(&id.to_string().into())
            }
            (known, _) => {
                there.insert(id, document.clone());
                if known { matcher.replace(document) } else { matcher.insert(document) }
            }
        };
        let change = change.expect("a document is inserted once and replaced when it is there");
        findings = findings + change.added.len() - change.withdrawn.len();
    }
    let batch = config.compare(there.into_values()).expect("the ids differ");
    let streamed = matcher.report();
    assert_eq!(streamed, batch);
    assert_eq!(findings, batch.findings.len(), "changes tell what the report gained and lost");
}
