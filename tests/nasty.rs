//! Does any text go through every stage and every drawing, in time and room that grow with it and no faster?
//!
//! The texts are made, not stored. `GAINSAY_NASTY=10000000 cargo test --release --test nasty` makes each that many bytes long.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "common/nasty.rs"]
mod nasty;
#[path = "common/spans.rs"]
mod spans;

use gainsay::export::{annotations, quotations, statements};
use gainsay::{Config, Document, Report, analyze, claims, compare, judge};
use nasty::{nasty_texts, with_other_numbers};

/// As many bytes as a debug build reads in seconds, or as many as the environment asks for.
fn bytes() -> usize {
    std::env::var("GAINSAY_NASTY").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(if cfg!(debug_assertions) {
        600
    } else {
        20_000
    })
}

/// Compares a text with a plain one, draws the report in every way, writes it and reads it back.
fn check(name: &str, text: &str) {
    let plain = "Nine people died in Monday's Harwick fire, police said. The mayor backed the plan on day 3.";
    let day = "2025-08-20".parse().unwrap();
    let nasty = Document::new(text.chars().take(20).collect::<String>(), text).source(name).title(text).published(day);
    spans::check_document(&nasty, &analyze(&nasty), &claims(&nasty));
    let report = compare([nasty, Document::new("plain", plain)]).unwrap();
    if text.len() < 100_000 {
        spans::check_report(&report);
        spans::check_judgement(text, plain, &judge(text, plain));
    }
    let json = serde_json::to_string(&report).unwrap();
    let back: Report = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(back.findings, report.findings, "{name}");
    let page = annotations(&report, "https://desk.example/7").unwrap();
    assert!(page.items.len() >= report.claims.len(), "{name}");
    assert_eq!(statements(&report, "https://desk.example/7").graph.len(), report.claims.len(), "{name}");
    let _ = quotations(&report);
    for shown in drawn(&report) {
        let steers = |c: &char| {
            *c != '\n' && c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}'..='\u{200f}')
        };
        assert_eq!(shown.chars().find(steers), None, "{name}");
        assert!(!shown.contains("<script"), "{name}");
    }
}

/// The report on a wide and a narrow terminal, as Markdown and as a page, as far as the features are there.
fn drawn(report: &Report) -> Vec<String> {
    let mut drawn = vec![gainsay::render::Markdown::new().render(report)];
    drawn.extend(report.findings().take(100).map(|finding| finding.to_string()));
    #[cfg(feature = "terminal")]
    drawn.extend([1, 80, 500].map(|width| gainsay::render::Terminal::plain().width(width).render(report)));
    #[cfg(feature = "html")]
    drawn.push(gainsay::render::Html::new().render(report));
    drawn
}

#[test]
fn nasty_texts_go_through_everything() {
    for (name, text) in nasty_texts(bytes()) {
        let begun = std::time::Instant::now();
        check(name, &text);
        // With `--nocapture` a long run says where it is.
        println!("{name}: {} bytes in {:.1} s", text.len(), begun.elapsed().as_secs_f32());
    }
}

#[test]
fn what_is_no_text_at_all_is_read_too() {
    for text in ["", " ", "\n", "\u{feff}", ".", "a", "“", "\0", "12", "\u{301}"] {
        check("small", text);
        check("small", &format!("{text}{text}"));
    }
}

/// What is found of a text and of another that differs from it in numbers, drawn of it and left out of it: work that can be
/// counted.
fn counted(text: &str) -> Vec<usize> {
    let document = Document::new("it", text);
    let analysis = analyze(&document);
    let config = Config::default().neighbours(4);
    let report = config.compare([document, Document::new("other", with_other_numbers(text))]).unwrap();
    let reasons = report.findings.iter().map(|finding| finding.reasons.len()).sum();
    let events = report.events.iter().map(|event| event.claims.len()).sum();
    let drawn: usize = drawn(&report).iter().map(String::len).sum();
    vec![analysis.tokens.len(), report.claims.len(), report.findings.len(), reasons, events, drawn]
}

#[test]
fn twice_the_text_is_twice_the_work() {
    for ((name, once), (_, twice)) in nasty_texts(600).into_iter().zip(nasty_texts(1_200)) {
        let (once, twice) = (counted(&once), counted(&twice));
        for (one, two) in once.iter().zip(&twice) {
            assert!(*two <= 3 * one + 4_000, "{name}: {once:?} became {twice:?}");
        }
    }
}

#[test]
fn no_sentence_is_longer_than_what_is_looked_at_two_by_two() {
    for (name, text) in nasty_texts(40_000) {
        let longest = gainsay::segment(&text).iter().map(|sentence| sentence.span.len()).max();
        assert!(longest.unwrap_or(0) <= 10_000, "{name}");
    }
}

#[test]
fn a_text_that_is_too_long_is_refused_by_name_and_changes_nothing() {
    let config = Config::default().longest(20);
    let long = || Document::new("long", "It rained. It snowed. It hailed.");
    let error = config.compare([long()]).unwrap_err();
    assert!(error.is_too_long() && error.to_string().contains("\"long\" has 32 bytes"), "{error}");
    let mut matcher = gainsay::Matcher::new(config);
    assert!(matcher.insert(long()).unwrap_err().is_too_long());
    matcher.insert(Document::new("long", "It rained.")).unwrap();
    assert!(matcher.replace(long()).unwrap_err().is_too_long());
    assert_eq!(matcher.report().documents[0].bytes, 10);
}
