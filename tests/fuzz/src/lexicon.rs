//! Are word lists of anyone's taken or refused with their line, and do they break nothing?

use gainsay::{Config, Document, Lexicon};

use crate::bytes::Bytes;
use crate::spans::check_report;
use crate::texts::{PIECES, SENTENCES, text};

/// What lists are made of, beside words.
const PARTS: &[&str] = &[
    "opposite: ",
    "converse: ",
    "synonym: ",
    "exclusive: ",
    "alias: ",
    "unit: ",
    " = ",
    ", ",
    "\n",
    "# ",
    "m",
    "km",
    "fire",
    "killed",
    "people",
    "Harwick",
    "Ukraine",
    "Kyiv",
    "1e308 ",
    "5e-324 ",
    "-0 ",
    "NaN ",
    "inf ",
    "201.168 ",
    "furlong",
    "United Nations",
    "the",
    "not",
    "said",
    "\u{0}",
    "İ",
    "\u{301}",
    "-",
    ".",
    "\r",
];

/// Reads a list and a text, and compares the text under the list with itself and others.
pub fn run(data: &[u8]) {
    let mut parts = data.splitn(2, |&byte| byte == crate::texts::BETWEEN);
    let list = parts.next().unwrap_or_default();
    let list = match list.split_first() {
        Some((b'=', raw)) => String::from_utf8_lossy(raw).into_owned(),
        _ => written(list),
    };
    let extended = match Lexicon::english().extended(&list) {
        Ok(extended) => extended,
        Err(error) => {
            assert!(error.is_lexicon() && error.to_string().contains("line "), "{error}");
            return;
        }
    };
    let config = Config::default().lexicon(extended.into());
    let documents = [
        Document::new("own", text(parts.next().unwrap_or_default())),
        Document::new("list", list),
        Document::new("other", SENTENCES[data.len() % SENTENCES.len()]),
        Document::new("third", SENTENCES[(data.len() + 1) % SENTENCES.len()]),
    ];
    check_report(&config.compare(documents).expect("the ids differ"));
}

fn written(data: &[u8]) -> String {
    let mut bytes = Bytes::new(data);
    let mut list = String::new();
    while !bytes.is_empty() && list.len() < 2_000 {
        let order = usize::from(bytes.byte());
        match order.checked_sub(PARTS.len() * 5) {
            Some(piece) => list.push_str(PIECES[piece * 3 % PIECES.len()].trim()),
            None => list.push_str(PARTS[order % PARTS.len()]),
        }
    }
    list
}
