//! Are documents and dates read from any bytes, or refused?

use gainsay::{Document, DocumentId, Published, Span, compare};

use crate::bytes::Bytes;

/// What dates are made of.
const PARTS: &[&str] = &[
    "2025",
    "0000",
    "9999",
    "-0001",
    "-009999",
    "+010000",
    "-",
    "08",
    "20",
    "00",
    "13",
    "32",
    "02",
    "29",
    "T",
    "t",
    " ",
    "12",
    ":",
    "30",
    "60",
    "24",
    "Z",
    "z",
    "+14:00",
    "-25:00",
    "[Europe/Berlin]",
    ".999999999",
    "é",
    "\0",
    "W34",
    "２０２５",
];

/// Reads the bytes as a date, as parts of one, and as a document's JSON.
pub fn run(data: &[u8]) {
    if let Ok(written) = std::str::from_utf8(data) {
        check_date(written);
        for json in
            [written.to_owned(), format!(r#"{{"id":"a","text":"It rained on Monday.","published":{written:?}}}"#)]
        {
            if let Ok(document) = serde_json::from_str::<Document>(&json) {
                let json = serde_json::to_string(&document).expect("plain data is written");
                assert_eq!(serde_json::from_str::<Document>(&json).expect("what is written can be read"), document);
                if document.text.len() < 2_000 {
                    compare([document]).expect("one id");
                }
            }
        }
        let _ = serde_json::from_str::<Span>(written);
        let _ = serde_json::from_str::<DocumentId>(written);
    }
    let mut bytes = Bytes::new(data);
    let mut written = String::new();
    while !bytes.is_empty() && written.len() < 60 {
        written.push_str(bytes.one_of::<&str>(PARTS));
    }
    check_date(&written);
}

fn check_date(written: &str) {
    let Ok(date) = written.parse::<Published>() else { return };
    assert_eq!(date.as_str(), written.trim());
    assert_eq!(date.to_string().parse::<Published>().expect("what is written can be read"), date);
    let text = "It rained the day before yesterday, last week and a century ago. Next Tuesday it will snow.";
    let document = Document::new("it", text).published(date);
    for time in gainsay::analyze(&document).times {
        assert!(time.days.is_none_or(|days| days.first <= days.last));
    }
}
