//! Does the program that opens the README print what stands beneath it? That it compiles is a doctest's concern.

use gainsay::{Document, compare};

/// The first block of the README that is fenced as `language`.
fn block(language: &str) -> &'static str {
    let readme = include_str!("../README.md");
    let fence = format!("```{language}\n");
    let start = readme.find(&fence).expect("the README has such a block") + fence.len();
    let length = readme[start..].find("```").expect("the block is closed");
    &readme[start..start + length]
}

#[test]
fn the_readme_shows_the_real_output() {
    let (courier, tribune) =
        ("The fire in Harwick killed 12 people on Monday.", "Nine people died in Monday's Harwick fire, police said.");
    assert!(block("rust").contains(courier) && block("rust").contains(tribune), "the test runs the README's documents");
    let report = compare([Document::new("courier", courier).source("Courier"), Document::new("tribune", tribune)])
        .expect("the ids differ");
    let printed: String = report.contradictions().map(|finding| format!("{finding}\n")).collect();
    assert_eq!(printed, block("text"));
}
