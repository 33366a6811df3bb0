//! Does the README show what the library prints? That its program compiles and runs is a doctest's concern.
//!
//! `UPDATE_EXPECT=1 cargo test --test readme` writes the output anew; the difference is then read.

#[path = "common/story.rs"]
mod story;

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use gainsay::{Document, compare};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// Where the lines stand that are fenced as `language` after the words `after`.
fn block(readme: &str, after: &str, language: &str) -> Range<usize> {
    let from = readme.find(after).expect("the README has these words");
    let fence = format!("```{language}\n");
    let start = from + readme[from..].find(&fence).expect("the README has such a block") + fence.len();
    let length = readme[start..].find("```").expect("the block is closed");
    start..start + length
}

/// Compares the block with what was printed, or writes it if that is asked for.
#[track_caller]
fn check(after: &str, printed: &str) {
    let mut readme = fs::read_to_string(path()).expect("the README can be read");
    let shown = block(&readme, after, "text");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        readme.replace_range(shown, printed);
        fs::write(path(), readme).expect("the README can be written");
        return;
    }
    assert_eq!(&readme[shown], printed, "UPDATE_EXPECT=1 cargo test --test readme -- --test-threads=1");
}

#[test]
fn the_readme_shows_the_real_output() {
    let (courier, tribune) =
        ("The fire in Harwick killed 12 people on Monday.", "Nine people died in Monday's Harwick fire, police said.");
    let readme = fs::read_to_string(path()).expect("the README can be read");
    let program = &readme[block(&readme, "# gainsay", "rust")];
    assert!(program.contains(courier) && program.contains(tribune), "the test runs the README's documents");
    let report = compare([Document::new("courier", courier).source("Courier"), Document::new("tribune", tribune)])
        .expect("the ids differ");
    let printed: String = report.contradictions().map(|finding| format!("{finding}\n")).collect();
    check("It prints, with the deciding words in brackets", &printed);
}

#[cfg(feature = "terminal")]
#[test]
fn the_readme_shows_how_the_report_of_the_story_begins() {
    let report = compare(story::example_story()).expect("stems differ");
    let drawn = gainsay::render::Terminal::plain().width(100).render(&report);
    // The summary and the first two contradictions.
    let parts: Vec<&str> = drawn.split("\n\n").take(3).collect();
    check("The report begins", &(parts.join("\n\n") + "\n"));
}
