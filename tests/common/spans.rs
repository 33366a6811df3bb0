//! Is every span what it says it is? Checked apart from the crate's own check of reports.

use std::collections::HashMap;

use gainsay::claim::Claim;
use gainsay::text::Quote;
use gainsay::{Analysis, Document, Judgement, Report, Span};
use serde_json::Value;

/// All that is found in one document has true spans, and what stands in order is in order.
#[track_caller]
pub(crate) fn check_document(document: &Document, analysis: &Analysis, claims: &[Claim]) {
    let text = document.text.as_str();
    let words = |span: Span| span.of(text).expect("a span lies in its text, on character boundaries");
    let sentences = &analysis.sentences;
    assert!(sentences.is_sorted_by(|one, next| one.span.end() <= next.span.start()), "sentences do not overlap");
    assert_eq!(sentences.len(), analysis.sentence_tokens.len());
    assert_eq!(sentences.len(), analysis.trees.len());
    assert_eq!(analysis.tokens.len(), analysis.words.len());
    for ((sentence, tokens), tree) in sentences.iter().zip(&analysis.sentence_tokens).zip(&analysis.trees) {
        assert!(!words(sentence.span).is_empty());
        assert_eq!(tokens.len(), tree.nodes.len());
        let within = analysis.tokens[tokens.clone()].iter().all(|token| sentence.span.contains(token.span));
        assert!(within, "a sentence's tokens stand in it");
    }
    assert!(analysis.tokens.iter().all(|token| !words(token.span).is_empty()));
    assert!(analysis.tokens.is_sorted_by(|one, next| one.span.end() <= next.span.start()), "tokens do not overlap");
    for quantity in &analysis.quantities {
        let spans = [quantity.span, quantity.number].into_iter().chain(quantity.head);
        spans.for_each(|span| assert!(!words(span).is_empty()));
        assert!(quantity.span.contains(quantity.number) && quantity.low <= quantity.high, "{quantity:?}");
    }
    for time in &analysis.times {
        assert!(!words(time.span).is_empty());
        assert!(time.days.is_none_or(|days| days.first <= days.last), "{time:?}");
    }
    for name in &analysis.names {
        assert!(!words(name.span).is_empty());
        assert!(!words(name.titled).is_empty() && name.titled.contains(name.span), "{name:?}");
    }
    for attribution in &analysis.attributions {
        attribution.source.iter().chain(&attribution.cue).chain(&attribution.content).for_each(|&span| {
            words(span);
        });
    }
    for claim in claims {
        assert_eq!(claim.text(), words(claim.span));
        assert!(!claim.text().is_empty() && claim.sentence.contains(claim.span));
        words(claim.sentence);
        claim.subject.iter().chain(&claim.predicate).chain(&claim.object).for_each(|&span| {
            words(span);
        });
        let told = claim.attribution.iter().flat_map(|holder| holder.source.iter().chain(&holder.cue));
        told.for_each(|quote| check_quote(text, quote));
    }
}

/// The words of a judgement's reasons are those of the two texts.
#[track_caller]
pub(crate) fn check_judgement(a: &str, b: &str, judgement: &Judgement) {
    for reason in &judgement.reasons {
        check_quote(a, &reason.left);
        check_quote(b, &reason.right);
    }
    for score in scores(judgement) {
        assert!((0.0..=1.0).contains(&score), "{score} is no probability");
    }
}

/// Everything in a report that has a start and an end is a slice of its document, and the words beside it are that slice.
///
/// Goes by the JSON, so that no field which is added later escapes.
#[track_caller]
pub(crate) fn check_report(report: &Report) {
    report.check().expect("a report keeps its promises");
    let json = serde_json::to_value(report).expect("a report is plain data");
    let text_of: HashMap<&str, &str> = list(&json, "documents").map(|d| (word(d, "id"), word(d, "text"))).collect();
    let document_of: HashMap<&str, &str> =
        list(&json, "claims").map(|c| (word(c, "id"), word(c, "document"))).collect();
    for claim in list(&json, "claims") {
        let text = text_of[word(claim, "document")];
        let span = |of: &str| -> Span { serde_json::from_value(claim[of].clone()).expect("a span") };
        assert_eq!(span("span").of(text), Some(word(claim, "text")));
        assert!(span("sentence").contains(span("span")));
        check_values(claim, text);
    }
    for finding in list(&json, "findings") {
        for reason in list(finding, "reasons") {
            check_values(&reason["left"], text_of[document_of[word(finding, "left")]]);
            check_values(&reason["right"], text_of[document_of[word(finding, "right")]]);
        }
    }
}

/// Checks `value` and all that is in it.
#[track_caller]
fn check_values(value: &Value, text: &str) {
    if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
        let slice = text.get(start as usize..end as usize).expect("a span lies in its text, on character boundaries");
        if let Some(words) = value["text"].as_str() {
            assert_eq!(words, slice);
        }
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| check_values(value, text)),
        Value::Object(fields) => fields.values().for_each(|value| check_values(value, text)),
        _ => {}
    }
}

#[track_caller]
fn check_quote(text: &str, quote: &Quote) {
    assert!(quote.start <= quote.end);
    assert_eq!(text.get(quote.start as usize..quote.end as usize), Some(quote.text.as_str()));
}

fn scores(judgement: &Judgement) -> [f32; 6] {
    let scores = judgement.scores;
    let directed = [scores.forward, scores.backward];
    [judgement.confidence, scores.agreement, directed[0], directed[1], scores.contradiction, scores.overlap]
}

fn list<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().expect("a list").iter()
}

fn word<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().expect("a string")
}
