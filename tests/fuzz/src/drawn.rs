//! Is a report drawn without harm, in every way there is?

use gainsay::Report;
use gainsay::export::{annotations, quotations, statements};
use gainsay::render::{Html, Markdown, Terminal};

/// Draws a report in every way and holds that nothing in it can steer a terminal or become part of a page.
pub(crate) fn check(report: &Report, width: usize) {
    for finding in report.findings() {
        check_line_by_line(&finding.to_string());
    }
    check_line_by_line(&Terminal::plain().width(width).render(report));
    let _ = Terminal::styled().width(width).render(report);
    check_line_by_line(&Markdown::new().render(report));
    let page = Html::new().render(report);
    // The pages have no script and no picture of their own.
    assert!(!page.contains("<script") && !page.contains("<img"), "text became markup");
    assert!(page.trim_end().ends_with("</html>"));
    if let Ok(page) = annotations(report, "https://desk.example/7") {
        assert_eq!(serde_json::from_str::<gainsay::export::AnnotationPage>(&json(&page)).ok(), Some(page));
    }
    let graph = statements(report, "https://desk.example/7");
    assert_eq!(serde_json::from_str::<gainsay::export::Graph>(&json(&graph)).ok(), Some(graph));
    let told = quotations(report);
    assert_eq!(serde_json::from_str::<Vec<gainsay::export::Quotation>>(&json(&told)).ok(), Some(told));
}

/// What is shown has no control characters but line breaks, and nothing that turns the direction of a line.
fn check_line_by_line(shown: &str) {
    let steers = |c: char| {
        c != '\n' && c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    if let Some(c) = shown.chars().find(|&c| steers(c)) {
        panic!("{c:?} is shown");
    }
}

pub(crate) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data is written")
}
