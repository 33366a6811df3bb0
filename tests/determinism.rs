//! Are reports the same bytes everywhere: in debug and release builds, with one thread or many, on 32 and 64 bits?
//!
//! Each run holds its reports beside one record. `UPDATE_EXPECT=1 cargo test --test determinism` writes it anew after a change
//! of what is found; that the other builds agree is what `.ci/run` and the commands below show:
//!
//! ```sh
//! cargo test --release --all-features --test determinism
//! RAYON_NUM_THREADS=8 cargo test --all-features --test determinism
//! rustup target add i686-unknown-linux-musl # links without a C compiler for 32 bits
//! cargo test --target i686-unknown-linux-musl --test determinism
//! ```
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "common/story.rs"]
mod story;

use std::fmt::Write;

use expect_test::expect_file;
use gainsay::{Config, Document, Report, Sensitivity, analyze, claims, compare, judge};

/// The 64-bit FNV-1a hash of some bytes.
fn hash(bytes: impl AsRef<[u8]>) -> u64 {
    bytes
        .as_ref()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

/// Reports on some fires and votes, alike enough to agree and clash, with dates, copies and texts of other kinds among them.
fn made_story(documents: usize) -> Vec<Document> {
    let towns = ["Harwick", "Dornum", "Velmora", "Kestenholm"];
    let tolls = ["12", "Nine", "at least 12", "more than a dozen", "twelve", "3.5 million"];
    let document = |at: usize| {
        let (town, toll) = (towns[at % 4], tolls[at * 7 % 6]);
        let vote = ["approved", "rejected", "did not approve", "may approve"][at / 2 % 4];
        let text = format!(
            "A fire in {town} killed {toll} people on {} May, police said.\n\nThe council {vote} the budget of ${}.5 million. “We \
             {} resign,” Mayor Ada Quill told reporters. The mayor {} that she had seen the draft two days before.",
            1 + at * 5 % 28,
            1 + at % 3,
            ["will", "will not"][at % 2],
            ["denied", "confirmed", "said"][at % 3],
        );
        let document = Document::new(format!("{at:03}"), if at % 9 == 8 { text.to_uppercase() } else { text });
        match at % 3 {
            0 => document,
            rest => document
                .source(format!("Paper {rest}"))
                .published(format!("2025-05-{:02}", 10 + at % 9).parse().unwrap()),
        }
    };
    (0..documents).map(document).collect()
}

/// Every other document first, the rest backwards.
fn shuffled(documents: &[Document]) -> Vec<Document> {
    let (even, odd): (Vec<_>, Vec<_>) = documents.iter().cloned().enumerate().partition(|(at, _)| at % 2 == 0);
    even.into_iter().chain(odd.into_iter().rev()).map(|(_, document)| document).collect()
}

#[test]
fn the_same_documents_give_the_recorded_bytes() {
    let mut record = String::from(
        "# Hashes (64-bit FNV-1a) of what is found, and how much it is. Recorded by tests/determinism.rs.\n",
    );
    let strict = Config::default().sensitivity(Sensitivity::Strict);
    let narrow = Config::default().sensitivity(Sensitivity::Sensitive).neighbours(3);
    for (name, config, documents) in [
        ("the example story", Config::default(), story::example_story()),
        ("the example story, strictly", strict, story::example_story()),
        ("eight made reports", Config::default(), made_story(8)),
        ("twenty made reports with three neighbours", narrow, made_story(20)),
    ] {
        let report = config.compare(documents.clone()).unwrap();
        let written = json(&report);
        assert_eq!(json(&config.compare(shuffled(&documents)).unwrap()), written, "{name} in another order");
        assert_eq!(json(&serde_json::from_str(&written).unwrap()), written, "{name} read back");
        let Report { claims, events, findings, .. } = &report;
        let sizes = format!("{} claims, {} events, {} findings", claims.len(), events.len(), findings.len());
        writeln!(record, "{:016x} {name}: {sizes}", hash(&written)).unwrap();
    }
    let story = story::example_story();
    let (mut analyses, mut judgements) = (String::new(), String::new());
    for document in &story {
        write!(analyses, "{:?}{:?}", analyze(document), claims(document)).unwrap();
        for other in story.iter().filter(|other| other.id < document.id).take(1) {
            write!(judgements, "{:?}", judge(&document.text, &other.text)).unwrap();
        }
    }
    writeln!(record, "{:016x} analyses and claims of the example story", hash(analyses)).unwrap();
    writeln!(record, "{:016x} its articles judged beside the first", hash(judgements)).unwrap();
    let report = compare(story).unwrap();
    let markdown = gainsay::render::Markdown::new().render(&report);
    writeln!(record, "{:016x} the example story in Markdown", hash(markdown)).unwrap();
    expect_file!["golden/digests.txt"].assert_eq(&record);
}
