//! Is this the text that was compared?

use std::collections::HashMap;

use super::schema::Report;
use crate::error::{Cause, Error};
use crate::text::DocumentId;

/// The 128-bit FNV-1a hash of a text's bytes, as 32 hexadecimal digits.
///
/// Chosen because it is ten lines and the same on every platform; it tells texts apart and is no defence against forgery.
pub(crate) fn digest(text: &str) -> String {
    // Offset basis and prime as published by Fowler, Noll and Vo (RFC 9923).
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{hash:032x}")
}

impl Report {
    /// Puts texts back that the caller kept. Documents that are not named stay as they are.
    ///
    /// # Errors
    /// If a document is not in the report, if a text is not the one that was compared (its digest differs), or if the
    /// report quotes words that the text does not have.
    pub fn with_texts(mut self, texts: impl IntoIterator<Item = (DocumentId, String)>) -> Result<Report, Error> {
        let places: HashMap<DocumentId, usize> =
            self.documents.iter().enumerate().map(|(place, document)| (document.id.clone(), place)).collect();
        for (id, text) in texts {
            let Some(&place) = places.get(&id) else {
                return Err(Cause::UnknownDocument(id).into());
            };
            let document = &mut self.documents[place];
            if document.bytes != text.len() as u64 || document.digest != digest(&text) {
                return Err(Cause::OtherText(id).into());
            }
            document.text = Some(text);
        }
        self.check()?;
        Ok(self)
    }

    /// Takes the texts out, so that they need not be stored twice: the quotes of the findings stay.
    #[must_use]
    pub fn without_texts(mut self) -> Report {
        for document in &mut self.documents {
            document.text = None;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::check::tests::two_reports_of_a_fire;

    #[test]
    fn the_digest_is_fnv_1a_of_128_bits() {
        // Test vectors of the reference implementation.
        assert_eq!(digest(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(digest("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(digest("foobar"), "343e1662793c64bf6f0d3597ba446f18");
    }

    #[test]
    fn texts_come_back_to_the_documents_they_were_taken_from() {
        let report = two_reports_of_a_fire();
        let texts: Vec<(DocumentId, String)> =
            report.documents.iter().map(|d| (d.id.clone(), d.text.clone().unwrap())).collect();
        let bare = report.clone().without_texts();
        assert!(bare.documents.iter().all(|d| d.text.is_none()));
        assert_eq!(bare.with_texts(texts).unwrap(), report);
    }

    #[test]
    fn another_text_is_refused_and_named() {
        let bare = two_reports_of_a_fire().without_texts();
        let error = bare.with_texts([("tribune".into(), "Something else.".to_owned())]).unwrap_err();
        assert!(error.to_string().contains("tribune"), "{error}");
    }

    #[test]
    fn a_text_of_an_unknown_document_is_refused() {
        let error = two_reports_of_a_fire().with_texts([("herald".into(), String::new())]).unwrap_err();
        assert!(error.is_unknown_document());
    }
}
