//! Does the guide show what the library prints? That its programs compile and run is a doctest's concern.
//!
//! A block of text that begins with `courier: …` holds documents, a line or more each, then a blank line, then what is found in
//! them. `UPDATE_EXPECT=1 cargo test --test guide` writes that anew; the prose around it is then read.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use expect_test::expect_file;
use gainsay::{Document, compare};

const OPEN: &str = "```text\ncourier: ";
const CLOSE: &str = "```\n";

/// The chapter with what is found in its examples today, and how many there are.
fn shown_today(chapter: &str) -> (String, usize) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/guide").join(chapter);
    let text = fs::read_to_string(path).expect("the chapter can be read");
    let (mut shown, mut rest, mut examples) = (String::new(), text.as_str(), 0);
    while let Some(start) = rest.find(OPEN) {
        let inside = start + OPEN.len() - "courier: ".len();
        let length = rest[inside..].find(CLOSE).expect("the block is closed");
        let block = &rest[inside..inside + length];
        let (documents, _) = block.split_once("\n\n").expect("a blank line stands between documents and findings");
        write!(shown, "{}{documents}\n\n{}", &rest[..inside], found(documents)).expect("a string takes any text");
        rest = &rest[inside + length..];
        examples += 1;
    }
    shown.push_str(rest);
    (shown, examples)
}

fn found(lines: &str) -> String {
    let mut documents: Vec<(&str, String)> = Vec::new();
    for line in lines.lines() {
        let (id, text) = line.split_once(": ").expect("a line names its document");
        match documents.iter_mut().find(|(known, _)| *known == id) {
            Some((_, whole)) => {
                whole.push('\n');
                whole.push_str(text);
            }
            None => documents.push((id, text.to_owned())),
        }
    }
    let report =
        compare(documents.into_iter().map(|(id, text)| Document::new(id, text))).expect("no id is given twice");
    let found: Vec<String> = report.findings().map(|finding| format!("{finding}\n")).collect();
    if found.is_empty() { "nothing is reported\n".to_owned() } else { found.join("\n") }
}

#[track_caller]
fn check(chapter: &str, least: usize) {
    let (shown, examples) = shown_today(chapter);
    assert!(least <= examples, "{examples} examples were found in {chapter}");
    expect_file![format!("../src/guide/{chapter}")].assert_eq(&shown);
}

#[test]
fn known_failures_fail_as_they_are_shown_to() {
    check("limits.md", 12);
}

#[test]
fn the_tutorial_shows_the_real_output() {
    check("tutorial.md", 1);
}
