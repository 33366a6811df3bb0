//! Is a report of anyone's either refused with the place of the fault, or drawn?
#![allow(clippy::unwrap_used, reason = "tests")]

use gainsay::export::{annotations, quotations, statements};
use gainsay::{Document, Report, Span, compare};
use serde_json::{Value, json};

fn report() -> Report {
    let courier = "Zoë Pärt – the mayor 🍞 – said the fire in Harwick killed 12 people on Monday. It did not rain.";
    let tribune = "Nine people died in Monday's Harwick fire, police said. It rained. The mayor may resign.";
    compare([
        Document::new("a", courier).source("Courier").published("2025-08-20".parse().unwrap()),
        Document::new("b", tribune).url("https://tribune.example/fire"),
        Document::new("c", "The mayor resigned on Friday. It rained. At least 12 people died in the Harwick fire."),
    ])
    .unwrap()
}

/// The paths of all values in `value`, its own first.
fn paths(value: &Value, path: String, found: &mut Vec<String>) {
    found.push(path.clone());
    match value {
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(at, value)| paths(value, format!("{path}/{at}"), found));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, value)| paths(value, format!("{path}/{name}"), found)),
        _ => {}
    }
}

/// Draws a report in every way.
fn draw(report: &Report) {
    for finding in report.findings() {
        assert!(!finding.to_string().is_empty());
        finding.events().for_each(drop);
    }
    let _ = gainsay::render::Markdown::new().render(report);
    #[cfg(feature = "terminal")]
    for width in [1, 60, 1_000] {
        let _ = gainsay::render::Terminal::styled().width(width).render(report);
    }
    #[cfg(feature = "html")]
    let _ = gainsay::render::Html::new().render(report);
    let _ = (annotations(report, ""), statements(report, ""), quotations(report));
}

/// Reads JSON as a report; what is read keeps all promises and is drawn.
fn read(json: &str) -> Result<Report, String> {
    let report: Report = serde_json::from_str(json).map_err(|error| error.to_string())?;
    report.check().unwrap();
    draw(&report);
    Ok(report)
}

#[test]
fn no_value_put_in_any_place_ends_the_program() {
    let hostile = [
        json!(null),
        json!(-1),
        json!(3),
        json!(u32::MAX),
        json!(1e300),
        json!(""),
        json!("a:1"),
        json!("\u{202e}\u{0}<b>"),
        json!([]),
        json!({"start": 1, "end": 4, "text": "oë"}),
        json!({"start": 4_000_000_000u32, "end": 4_294_967_295u32, "text": ""}),
    ];
    for whole in [report(), report().without_texts()] {
        let whole = serde_json::to_value(whole).unwrap();
        let mut places = Vec::new();
        paths(&whole, String::new(), &mut places);
        // Every place of the first claims, findings and events, and one in eight of the others.
        let first = |place: &str| {
            ["/claims/0", "/findings/0", "/events/0", "/documents"].iter().any(|of| place.starts_with(of))
        };
        let chosen = places.iter().enumerate().filter(|(at, place)| first(place) || at % 8 == 0);
        for (at, place) in chosen {
            for other in hostile.iter().skip(at % 3).step_by(3) {
                let mut damaged = whole.clone();
                *damaged.pointer_mut(place).unwrap() = other.clone();
                let _ = read(&damaged.to_string());
            }
            if let Some((parent, field)) = place.rsplit_once('/') {
                let mut damaged = whole.clone();
                match damaged.pointer_mut(parent).unwrap() {
                    Value::Array(values) => drop(values.remove(field.parse().unwrap())),
                    Value::Object(fields) => drop(fields.remove(field)),
                    _ => {}
                }
                let _ = read(&damaged.to_string());
            }
        }
    }
}

/// Puts `value` at `pointer`; reading it must fail with words that name the place.
#[track_caller]
fn check(pointer: &str, value: Value, expected: &str) {
    let mut damaged = serde_json::to_value(report()).unwrap();
    *damaged.pointer_mut(pointer).expect("the report has this place") = value;
    let error = read(&damaged.to_string()).expect_err("a broken promise is an error");
    assert!(error.contains(expected), "{error:?} does not say {expected:?}");
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    check("/schema", json!("gainsay/2"), "schema");
    check("/documents/2/id", json!("a"), "documents[2]: a second document");
    check("/documents/1/text", json!("Another text."), "documents[1]:");
    check("/claims/1/id", json!("a:0"), "claims[1]: a second claim");
    check("/claims/1/id", json!("a:+1"), "claims[1]:");
    check("/claims/1/document", json!("nobody"), "claims[1]: there is no document \"nobody\"");
    // The ë of Zoë is bytes 2 and 3.
    check("/claims/0/span", json!({"start": 3, "end": 9}), "claims[0]: bytes 3 to 9");
    check("/claims/0/sentence", json!({"start": 0, "end": 3}), "claims[0].sentence: bytes 0 to 3");
    check("/claims/0/sentence", json!({"start": 0, "end": 2}), "claims[0].sentence:");
    check("/claims/0/span/end", json!(4_000_000_000u32), "claims[0]: bytes");
    check("/claims/0/span/end", json!(4_294_967_296u64), "u32");
    check("/events/0/claims", json!(["a:0", "a:99"]), "events[0]: there is no claim \"a:99\"");
    check("/events/0/sources", json!(["z"]), "events[0]: there is no document \"z\"");
    check("/findings/0/left", json!("a:99"), "findings[0]: there is no claim \"a:99\"");
    check("/findings/0/events", json!([4_000_000]), "findings[0]: there is no event 4000000");
    check("/findings/0/confidence", json!(1.01), "findings[0].confidence: 1.01 is not from 0 to 1");
    check("/findings/0/scores/overlap", json!(-0.01), "findings[0].scores.overlap");
    check("/findings/0/confidence", json!(null), "null");
}

#[test]
fn a_finding_is_of_two_claims() {
    let left = serde_json::to_value(report()).unwrap()["findings"][0]["left"].clone();
    check("/findings/0/right", left, "findings[0]: a claim beside itself");
}

/// Formats other than JSON can hold what is no number.
#[test]
fn what_is_no_number_is_refused() {
    type Fault = (&'static str, fn(&mut Report));
    let faults: [Fault; 5] = [
        ("findings[0].confidence", |report| report.findings[0].confidence = f32::NAN),
        ("findings[0].scores.forward", |report| report.findings[0].scores.forward = f32::INFINITY),
        ("quantities[0]", |report| quantity(report).value = f64::NAN),
        ("quantities[0]", |report| quantity(report).low = Some(f64::INFINITY)),
        ("quantities[0]", |report| (quantity(report).low, quantity(report).high) = (Some(9.0), Some(3.0))),
    ];
    for (place, damage) in faults {
        let mut report = report();
        damage(&mut report);
        let error = report.check().unwrap_err();
        assert!(error.is_report() && error.to_string().contains(place), "{error}");
        draw(&report);
    }
}

fn quantity(report: &mut Report) -> &mut gainsay::report::ReportedQuantity {
    report.claims.iter_mut().find_map(|claim| claim.quantities.first_mut()).expect("somebody counts the dead")
}

/// Fields are public: what breaks a promise through them is not checked, and drawn all the same.
#[test]
fn a_report_that_was_broken_after_it_was_read_is_drawn() {
    let far = Span::new(u32::MAX as usize - 1, u32::MAX as usize);
    let faults: [fn(&mut Report, Span); 9] = [
        |report, far| report.claims.iter_mut().for_each(|claim| claim.span = far),
        |report, far| report.claims.iter_mut().for_each(|claim| claim.sentence = far),
        |report, _| report.claims.iter_mut().for_each(|claim| claim.text.clear()),
        |report, _| report.claims.truncate(1),
        |report, _| report.documents.truncate(1),
        |report, _| report.documents.iter_mut().for_each(|document| document.text = Some("é".to_owned())),
        |report, _| report.findings.iter_mut().for_each(|finding| finding.events = vec![usize::MAX]),
        |report, _| {
            report.findings.iter_mut().flat_map(|finding| &mut finding.reasons).for_each(|reason| {
                (reason.left.start, reason.left.end) = (u32::MAX, 0);
            })
        },
        |report, _| report.findings.iter_mut().for_each(|finding| finding.reasons.clear()),
    ];
    for damage in faults {
        for mut report in [report(), report().without_texts()] {
            damage(&mut report, far);
            draw(&report);
            let _ = report.check();
        }
    }
}

#[test]
fn json_that_is_no_text_is_an_error() {
    for escape in [r"\ud800", r"\udc00", r"\ud800\u0041", r"\u12", "\u{1}"] {
        let json = format!(r#"{{"id": "a", "text": "It rained{escape} on Monday."}}"#);
        assert!(serde_json::from_str::<Document>(&json).is_err(), "{escape}");
    }
    let pair = r#"{"id": "a", "text": "The fire \ud83d\udd25 killed 12 people.\u0000"}"#;
    let document: Document = serde_json::from_str(pair).unwrap();
    draw(&compare([document]).unwrap());
}
