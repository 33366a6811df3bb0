//! Do reports stay as they are? `UPDATE_EXPECT=1 cargo test --test golden` records them anew; the difference is then read.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "common/story.rs"]
mod story;

use expect_test::expect_file;
use gainsay::{Document, Report, compare};

/// Three short reports that fill every field of the schema.
fn fire() -> Report {
    let courier = "The fire in Harwick killed 12 people on Monday, Fire Chief Ada Quill said. The market was closed.";
    let post = "At least 12 people died in Monday's fire in Harwick. The market may reopen on Friday.";
    let tribune = "“Nobody closed the market,” the mayor said. Nine people were killed when fire broke out in Harwick.";
    compare([
        Document::new("courier", courier)
            .source("Harwick Courier")
            .title("Twelve dead in Harwick")
            .published("2025-08-20".parse().unwrap())
            .url("https://courier.example/fire"),
        Document::new("post", post).published("2025-08-20T18:00:00Z".parse().unwrap()),
        Document::new("tribune", tribune),
    ])
    .unwrap()
}

/// The words of a change to this file's record stand in the changelog.
#[test]
fn the_json_of_a_report() {
    let json = serde_json::to_string_pretty(&fire()).unwrap() + "\n";
    expect_file!["golden/fire.json"].assert_eq(&json);
}

#[test]
fn the_findings_of_the_example_story() {
    let report = compare(story::example_story()).unwrap();
    let findings: Vec<String> = report.findings().map(|finding| format!("{finding}\n")).collect();
    expect_file!["golden/istanbul-draft.findings.txt"].assert_eq(&findings.concat());
}

#[cfg(feature = "terminal")]
#[test]
fn the_example_story_on_a_terminal() {
    let report = compare(story::example_story()).unwrap();
    let drawn = gainsay::render::Terminal::plain().width(100).render(&report);
    expect_file!["golden/istanbul-draft.terminal.txt"].assert_eq(&drawn);
}
