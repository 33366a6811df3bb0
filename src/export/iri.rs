//! By which IRI is a part of a report known?

use crate::report::{ClaimId, ReportedDocument};
use crate::text::DocumentId;

/// The IRI of a claim: a fragment of the report's.
pub(super) fn claim(base: &str, id: &ClaimId) -> String {
    fragment(base, "claim", id.as_str())
}

/// The IRI of a finding, by its place in the report.
pub(super) fn finding(base: &str, place: usize) -> String {
    fragment(base, "finding", &place.to_string())
}

/// Where a document can be read; if that is not known, a fragment of the report's IRI.
pub(super) fn document(base: &str, document: &ReportedDocument) -> String {
    document.url.clone().unwrap_or_else(|| fragment(base, "document", DocumentId::as_str(&document.id)))
}

/// `base#kind-name`, whatever is not unreserved (RFC 3986) written as percent signs and hexadecimal bytes.
fn fragment(base: &str, kind: &str, name: &str) -> String {
    let mut iri = format!("{base}#{kind}-");
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => iri.push(char::from(byte)),
            _ => iri.push_str(&format!("%{byte:02X}")),
        }
    }
    iri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_any_characters_becomes_a_fragment() {
        assert_eq!(
            fragment("https://desk.example/7", "claim", "le monde:3"),
            "https://desk.example/7#claim-le%20monde%3A3"
        );
        assert_eq!(fragment("", "document", "é#"), "#document-%C3%A9%23");
    }
}
