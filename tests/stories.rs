//! What holds of real articles? Of the example story always; of others if the environment names a folder of stories.
//!
//! `GAINSAY_STORIES=FOLDER cargo test --test stories` reads each `FOLDER/*/docs/*.txt`. Their texts belong to others, so
//! none of them stands in the repository.
#![allow(clippy::print_stderr, reason = "a test that has nothing to read says so")]

#[path = "common/spans.rs"]
mod spans;
#[path = "common/story.rs"]
mod story;

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::{Document, Report, analyze, claims, compare, judge};

/// The stories of the folder that GAINSAY_STORIES names.
fn stories() -> Vec<Vec<Document>> {
    let Some(folder) = std::env::var_os("GAINSAY_STORIES").filter(|folder| Path::new(folder).is_dir()) else {
        eprintln!("other stories are skipped: GAINSAY_STORIES names no folder");
        return Vec::new();
    };
    let entries = fs::read_dir(folder).expect("the folder of stories can be read");
    let mut docs: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry can be read").path().join("docs")).collect();
    docs.retain(|docs| docs.is_dir());
    docs.sort();
    docs.iter().map(|docs| story::texts_in(docs)).collect()
}

#[test]
fn real_articles_are_read_with_true_spans_and_compared_in_any_order() {
    for mut articles in [story::example_story()].into_iter().chain(stories()) {
        for article in &articles {
            let (analysis, claims) = (analyze(article), claims(article));
            spans::check_document(article, &analysis, &claims);
            assert!(!claims.is_empty(), "{} claims something", article.id);
        }
        for pair in articles.windows(2) {
            spans::check_judgement(&pair[0].text, &pair[1].text, &judge(&pair[0].text, &pair[1].text));
        }
        let report = compare(articles.clone()).expect("stems differ");
        spans::check_report(&report);
        articles.reverse();
        assert_eq!(compare(articles).expect("stems differ"), report);
        let json = serde_json::to_string(&report).expect("a report is plain data");
        assert_eq!(serde_json::from_str::<Report>(&json).expect("what is written can be read"), report);
    }
}
