//! Is a report of anyone's refused or drawn, never the end of the program?

use std::sync::OnceLock;

use gainsay::{Document, Report, Span, compare};
use serde_json::{Value, json};

use crate::bytes::Bytes;
use crate::drawn;
use crate::texts::{PIECES, SENTENCES, text};

/// Reads the bytes as a report, as changes of a written report, and as changes of one that had been read.
pub fn run(data: &[u8]) {
    match data.split_first() {
        Some((b'{', _)) => read(&String::from_utf8_lossy(data)),
        Some((kind, rest)) => {
            let mut bytes = Bytes::new(rest);
            let report = &reports()[usize::from(*kind) % reports().len()];
            if kind & 0x80 == 0 {
                let mut value = serde_json::to_value(report).expect("plain data is written");
                while !bytes.is_empty() {
                    change(&mut value, &mut bytes);
                }
                read(&value.to_string());
            } else {
                let mut report = report.clone();
                while !bytes.is_empty() {
                    damage(&mut report, &mut bytes);
                }
                let _ = report.check();
                drawn::check(&report, usize::from(*kind));
            }
        }
        None => {}
    }
}

fn read(json: &str) {
    let Ok(report) = serde_json::from_str::<Report>(json) else { return };
    report.check().expect("what is read was checked");
    let written = drawn::json(&report);
    assert_eq!(drawn::json(&serde_json::from_str::<Report>(&written).expect("what is written can be read")), written);
    drawn::check(&report, json.len() % 200);
    drawn::check(&report.without_texts(), 80);
}

/// Reports of different kinds, made once.
fn reports() -> &'static [Report] {
    static REPORTS: OnceLock<Vec<Report>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let odd = "Zoë Pärt – the mayor 🍞 – said “12 died” on Monday.\r\nThe <b>fire</b>\u{202e} in Harwick killed nine people.";
        let sentences = |from: usize| SENTENCES.iter().skip(from).step_by(2).copied().collect::<String>();
        let of = |texts: &[&str]| {
            let documents = texts.iter().enumerate().map(|(at, text)| Document::new(at.to_string(), *text).source("It"));
            compare(documents).expect("the ids differ")
        };
        vec![
            of(&[SENTENCES[0], SENTENCES[1]]),
            of(&[odd, SENTENCES[0], ""]),
            of(&[&sentences(0), &sentences(1)]),
            of(&[SENTENCES[3], SENTENCES[4], "Quill did not resign."]).without_texts(),
        ]
    })
}

/// Puts something else in one place of a JSON value.
fn change(value: &mut Value, bytes: &mut Bytes<'_>) {
    let place = match value {
        Value::Array(values) if !values.is_empty() && !bytes.byte().is_multiple_of(8) => {
            let at = bytes.below(values.len());
            return change(&mut values[at], bytes);
        }
        Value::Object(fields) if !fields.is_empty() && !bytes.byte().is_multiple_of(16) => {
            let at = bytes.below(fields.len());
            let (_, field) = fields.iter_mut().nth(at).expect("it is below");
            return change(field, bytes);
        }
        other => other,
    };
    let order = bytes.byte();
    match (place, order % 4) {
        (Value::Array(values), 0) => {
            let again = values.first().cloned();
            values.extend(again);
        }
        (Value::Array(values), 1) => {
            values.pop();
        }
        (Value::Array(values), 2) => values.reverse(),
        (Value::Array(values), 3) => values.clear(),
        (Value::Object(fields), 0) => {
            let at = bytes.below(fields.len());
            let name = fields.keys().nth(at).cloned().unwrap_or_default();
            fields.remove(&name);
        }
        (Value::Number(number), 0 | 1) => {
            // Near what it was: off by a little, so that some stays in bounds.
            let near = number.as_i64().map(|number| json!(number.saturating_add(i64::from(bytes.byte()) - 128)));
            let near =
                near.or_else(|| number.as_f64().map(|number| json!(number + f64::from(bytes.byte()) / 64.0 - 2.0)));
            if let Some(Value::Number(near)) = near {
                *number = near;
            }
        }
        (Value::String(words), 0) => {
            words.pop();
        }
        (place, _) => {
            let values = [
                json!(0),
                json!(-1),
                json!(1),
                json!(u32::MAX),
                json!(u64::MAX),
                json!(i64::MIN),
                json!(1e308),
                json!(0.5),
                json!(-0.0),
                json!(2.0),
                Value::Null,
                json!(true),
                json!([]),
                json!({}),
                json!(""),
                json!("0:0"),
                json!("1:1"),
                json!("0"),
                json!("1"),
                json!("contradiction"),
                json!("unrelated"),
                json!("\u{0}\u{202e}<b>"),
                json!({"start": 0, "end": u32::MAX}),
                json!({"start": 3, "end": 2}),
                json!({"start": 0, "end": 0}),
                json!({"start": 1, "end": 4, "text": "he "}),
                json!([0, 0]),
                json!("gainsay/0"),
                json!("across"),
                json!("both"),
            ];
            *place = bytes.one_of(&values).clone();
        }
    }
}

/// Breaks a promise of a report through its public fields, which anyone may set.
fn damage(report: &mut Report, bytes: &mut Bytes<'_>) {
    let numbers = [0, 1, 2, 7, 20, 100, 4_000, u32::MAX as usize - 1, u32::MAX as usize];
    let probabilities = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -1.0, 0.0, 2.0, 1e-40, 0.5];
    let (from, to) = (*bytes.one_of(&numbers), *bytes.one_of(&numbers));
    let span = Span::new(from.min(to), to);
    let words = text(&[bytes.byte(), bytes.byte(), bytes.byte()]).into_owned() + PIECES[bytes.below(PIECES.len())];
    let order = bytes.byte();
    let (claims, documents) = (report.claims.len(), report.documents.len());
    let (claim, other, document) = (bytes.below(claims), bytes.below(claims), bytes.below(documents));
    let (finding, event) = (bytes.below(report.findings.len()), bytes.below(report.events.len()));
    match order % 24 {
        0 => report.claims.truncate(claim),
        1 => report.documents.truncate(document),
        2 => report.events.truncate(event),
        3 => report.documents.iter_mut().skip(document).for_each(|document| document.text = Some(words.clone())),
        4 => report.documents.iter_mut().skip(document).for_each(|document| document.text = None),
        5 if document < documents => report.documents[document].id = words.clone().into(),
        6 => report.omitted.candidates = u64::MAX,
        _ => {}
    }
    if let Some(id) = report.claims.get(other).map(|claim| claim.id.clone()) {
        match (order % 24, report.findings.get_mut(finding)) {
            (7, Some(finding)) => finding.left = id,
            (8, Some(finding)) => finding.right = id,
            (9, _) => report.claims[claim.min(other)].id = id,
            _ => {}
        }
    }
    if let Some(claim) = report.claims.get_mut(claim) {
        match order % 24 {
            10 => claim.span = span,
            11 => claim.sentence = span,
            12 => claim.text = words.clone(),
            13 => claim.quantities.iter_mut().for_each(|quantity| {
                (quantity.value, quantity.low, quantity.high) = (f64::NAN, Some(f64::INFINITY), None);
            }),
            14 => claim
                .attribution
                .iter_mut()
                .flat_map(|holder| [&mut holder.source, &mut holder.cue])
                .flatten()
                .for_each(|quote| {
                    (quote.start, quote.end) = (from as u32, to as u32);
                }),
            _ => {}
        }
    }
    if let Some(finding) = report.findings.get_mut(finding) {
        match order % 24 {
            15 => finding.confidence = *bytes.one_of(&probabilities),
            16 => finding.scores.overlap = *bytes.one_of(&probabilities),
            17 => finding.events.push(from),
            18 => finding.events.clear(),
            19 => finding.reasons.clear(),
            20 => finding
                .reasons
                .iter_mut()
                .for_each(|reason| (reason.left.start, reason.left.end) = (from as u32, to as u32)),
            21 => finding.reasons.iter_mut().for_each(|reason| reason.right.text.clone_from(&words)),
            22 => finding.reasons.iter_mut().for_each(|reason| reason.note.clone_from(&words)),
            _ => {}
        }
    }
    if let (23, Some(event)) = (order % 24, report.events.get_mut(event)) {
        event.label = words;
        event.independent_sources = from;
        event.claims.reverse();
    }
}
