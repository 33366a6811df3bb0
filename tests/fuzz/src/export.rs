//! Does what is exported lead back to the words it came from, in this text and in changed ones?

use gainsay::export::{Selector, annotations, locate, quotations};
use gainsay::{Document, compare};

use crate::bytes::Bytes;
use crate::drawn;
use crate::texts::{text, texts};

/// Reads two documents and a changed text, or selectors of anyone's.
pub fn run(data: &[u8]) {
    let mut parts = texts(data, 3);
    parts.resize(3, String::new());
    let report = compare([Document::new("a b", &*parts[0]), Document::new("é:", &*parts[1])]).expect("the ids differ");
    let page = annotations(&report, "https://desk.example/7").expect("texts are kept");
    let claims: usize = report.claims.len();
    let reasons: usize = report.findings.iter().map(|finding| finding.reasons.len()).sum();
    assert_eq!(page.items.len(), claims + report.findings.len() + reasons);
    for (item, claim) in page.items.iter().zip(&report.claims) {
        let text =
            report.documents.iter().find(|document| document.id == claim.document).and_then(|d| d.text.as_deref());
        let text = text.expect("texts are kept");
        assert_eq!(locate(text, &item.target[0].selector), Some(claim.span));
        assert_eq!(locate(text, &item.target[0].selector[..1]), Some(claim.span));
        if let Some(found) = locate(&parts[2], &item.target[0].selector) {
            assert!(found.of(&parts[2]).is_some());
        }
    }
    for quotation in quotations(&report) {
        let document = report.documents.iter().find(|document| document.id == quotation.document).expect("it is there");
        let text = document.text.as_deref().expect("texts are kept");
        assert_eq!(quotation.content.span().of(text), Some(quotation.content.text.as_str()));
    }
    drawn::check(&report, 80);
    let mut bytes = Bytes::new(data);
    let position = Selector::Position { start: u64::from(bytes.byte()), end: u64::from(bytes.word()) };
    let (exact, around) = (text(&data[data.len() / 2..]).into_owned(), text(&data[data.len() / 3..]).into_owned());
    let quote = Selector::Quote { exact, prefix: around.clone(), suffix: around };
    for selectors in [[position.clone(), quote.clone()], [quote, position]] {
        for selectors in [&selectors[..], &selectors[..1], &selectors[1..]] {
            if let Some(found) = locate(&parts[0], selectors) {
                assert!(found.of(&parts[0]).is_some());
            }
        }
    }
}
