//! Does a report hold what reports promise?

use std::collections::HashMap;
use std::fmt::Display;

use super::schema::{ClaimId, Event, Finding, Report, ReportedClaim, ReportedDocument, SCHEMA, Scope};
use super::texts::digest;
use crate::error::{Cause, Error};
use crate::judge::Relation;
use crate::text::{DocumentId, Quote, Span};

impl Report {
    /// Checks what every report promises; deserialising does this by itself.
    ///
    /// The schema is this crate's; ids are unique and resolve; each span lies within its document, on char boundaries,
    /// and the words beside it are exactly that slice (as far as the text is there); claims lie in their sentences; digests
    /// fit their texts; event indices are in bounds; numbers are numbers and scores are from 0 to 1; a finding is of two
    /// claims; each contradiction names words on both sides.
    ///
    /// # Errors
    /// The first promise that is broken, and where.
    pub fn check(&self) -> Result<(), Error> {
        if self.schema != SCHEMA {
            return Err(broken("schema", format_args!("{:?}, where {SCHEMA:?} is read", self.schema)));
        }
        let documents = check_documents(&self.documents)?;
        let claims = check_claims(&self.claims, &documents)?;
        for (place, event) in self.events.iter().enumerate() {
            check_event(event, &claims, &documents, &format!("events[{place}]"))?;
        }
        for (place, finding) in self.findings.iter().enumerate() {
            let at = format!("findings[{place}]");
            check_finding(finding, &claims, self.events.len(), &at)?;
        }
        Ok(())
    }
}

type Documents<'a> = HashMap<&'a DocumentId, &'a ReportedDocument>;
type Claims<'a> = HashMap<&'a ClaimId, Side<'a>>;

/// A claim with its document: what the words of one side are checked against.
#[derive(Copy, Clone)]
struct Side<'a> {
    claim: &'a ReportedClaim,
    document: &'a ReportedDocument,
}

fn check_documents(documents: &[ReportedDocument]) -> Result<Documents<'_>, Error> {
    let mut known = Documents::with_capacity(documents.len());
    for (place, document) in documents.iter().enumerate() {
        let at = format!("documents[{place}]");
        if known.insert(&document.id, document).is_some() {
            return Err(broken(&at, format_args!("a second document with the id {:?}", document.id.as_str())));
        }
        if let Some(text) = &document.text {
            if document.bytes != text.len() as u64 {
                return Err(broken(
                    &at,
                    format_args!("{} bytes are stated, the text has {}", document.bytes, text.len()),
                ));
            }
            if document.digest != digest(text) {
                return Err(broken(&at, "the digest is not that of the text"));
            }
        }
    }
    Ok(known)
}

fn check_claims<'a>(claims: &'a [ReportedClaim], documents: &Documents<'a>) -> Result<Claims<'a>, Error> {
    let mut known = Claims::with_capacity(claims.len());
    for (place, claim) in claims.iter().enumerate() {
        let at = format!("claims[{place}]");
        let Some(&document) = documents.get(&claim.document) else {
            return Err(broken(&at, format_args!("there is no document {:?}", claim.document.as_str())));
        };
        let numbered = claim.id.as_str().strip_prefix(claim.document.as_str()).and_then(|rest| rest.strip_prefix(':'));
        let is_number =
            |number: &str| number.parse::<u32>().is_ok() && number.bytes().all(|byte| byte.is_ascii_digit());
        if !numbered.is_some_and(is_number) {
            return Err(broken(
                &at,
                format_args!("{:?} is not its document's id, a colon and a number", claim.id.as_str()),
            ));
        }
        let side = Side { claim, document };
        if known.insert(&claim.id, side).is_some() {
            return Err(broken(&at, format_args!("a second claim with the id {:?}", claim.id.as_str())));
        }
        side.check_words(claim.span, &claim.text, &at)?;
        side.check_span(claim.sentence, &format!("{at}.sentence"))?;
        if !claim.sentence.contains(claim.span) {
            return Err(broken(&format!("{at}.sentence"), "it does not hold the claim"));
        }
        for (place, attribution) in claim.attribution.iter().enumerate() {
            for quote in attribution.source.iter().chain(&attribution.cue) {
                side.check_quote(quote, &format!("{at}.attribution[{place}]"))?;
            }
        }
        if let Some(time) = &claim.time {
            side.check_quote(&time.quote, &format!("{at}.time"))?;
            if time.days.is_some_and(|days| days.last < days.first) {
                return Err(broken(&format!("{at}.time.days"), "they end before they begin"));
            }
        }
        for (place, quantity) in claim.quantities.iter().enumerate() {
            let at = format!("{at}.quantities[{place}]");
            side.check_quote(&quantity.quote, &at)?;
            if let Some(head) = &quantity.head {
                side.check_quote(head, &at)?;
            }
            let bounds = [Some(quantity.value), quantity.low, quantity.high];
            if let Some(value) = bounds.into_iter().flatten().find(|value| !value.is_finite()) {
                return Err(broken(&at, format_args!("{value} is no number")));
            }
            if quantity.low.zip(quantity.high).is_some_and(|(low, high)| high < low) {
                return Err(broken(&at, "its greatest value is less than its least"));
            }
        }
    }
    Ok(known)
}

fn check_event(event: &Event, claims: &Claims<'_>, documents: &Documents<'_>, at: &str) -> Result<(), Error> {
    if let Some(missing) = event.claims.iter().find(|claim| !claims.contains_key(claim)) {
        return Err(broken(at, format_args!("there is no claim {:?}", missing.as_str())));
    }
    if let Some(missing) = event.sources.iter().find(|document| !documents.contains_key(document)) {
        return Err(broken(at, format_args!("there is no document {:?}", missing.as_str())));
    }
    if event.sources.len() < event.independent_sources {
        return Err(broken(at, "more independent sources than sources"));
    }
    Ok(())
}

fn check_finding(finding: &Finding, claims: &Claims<'_>, events: usize, at: &str) -> Result<(), Error> {
    let side = |id: &ClaimId| {
        claims.get(id).copied().ok_or_else(|| broken(at, format_args!("there is no claim {:?}", id.as_str())))
    };
    let (left, right) = (side(&finding.left)?, side(&finding.right)?);
    if finding.left == finding.right {
        return Err(broken(at, "a claim beside itself"));
    }
    if finding.relation == Relation::Unrelated {
        return Err(broken(at, "claims that are unrelated are no finding"));
    }
    let scope = if left.claim.document == right.claim.document { Scope::Within } else { Scope::Across };
    if finding.scope != scope {
        return Err(broken(at, format_args!("its scope is {scope:?}, {:?} is stated", finding.scope)));
    }
    if let Some(&event) = finding.events.iter().find(|&&event| events <= event) {
        return Err(broken(at, format_args!("there is no event {event}")));
    }
    let scores = finding.scores;
    let given = [
        ("confidence", finding.confidence),
        ("scores.agreement", scores.agreement),
        ("scores.forward", scores.forward),
        ("scores.backward", scores.backward),
        ("scores.contradiction", scores.contradiction),
        ("scores.overlap", scores.overlap),
    ];
    if let Some((name, score)) = given.iter().find(|(_, score)| !(0.0..=1.0).contains(score)) {
        return Err(broken(&format!("{at}.{name}"), format_args!("{score} is not from 0 to 1")));
    }
    for (place, reason) in finding.reasons.iter().enumerate() {
        left.check_quote(&reason.left, &format!("{at}.reasons[{place}].left"))?;
        right.check_quote(&reason.right, &format!("{at}.reasons[{place}].right"))?;
    }
    let decided = finding.reasons.iter().any(|reason| !reason.left.text.is_empty() && !reason.right.text.is_empty());
    if finding.relation == Relation::Contradiction && !decided {
        return Err(broken(at, "a contradiction without deciding words on both sides"));
    }
    Ok(())
}

impl Side<'_> {
    fn check_quote(self, quote: &Quote, at: &str) -> Result<(), Error> {
        if quote.end < quote.start {
            return Err(broken(at, format_args!("it starts at {} and ends before it, at {}", quote.start, quote.end)));
        }
        self.check_words(quote.span(), &quote.text, at)
    }

    /// That `words` are what stands at `span`, as far as the report has the text.
    fn check_words(self, span: Span, words: &str, at: &str) -> Result<(), Error> {
        self.check_span(span, at)?;
        let there = match &self.document.text {
            Some(text) => span.of(text) == Some(words),
            None => span.len() == words.len() && self.agrees_with_claim(span, words),
        };
        if there {
            return Ok(());
        }
        let id = self.document.id.as_str();
        Err(broken(at, format_args!("bytes {} to {} of {id:?} are not {words:?}", span.start(), span.end())))
    }

    /// Whether words of a text that is not there fit those of the claim, where they lie within it.
    fn agrees_with_claim(self, span: Span, words: &str) -> bool {
        if !self.claim.span.contains(span) || self.claim.span == span {
            return true;
        }
        let from = span.start() - self.claim.span.start();
        self.claim.text.get(from..from + span.len()) == Some(words)
    }

    fn check_span(self, span: Span, at: &str) -> Result<(), Error> {
        let fits = match &self.document.text {
            Some(text) => span.of(text).is_some(),
            None => span.end() as u64 <= self.document.bytes,
        };
        if fits {
            return Ok(());
        }
        let id = self.document.id.as_str();
        let (start, end) = (span.start(), span.end());
        Err(broken(at, format_args!("bytes {start} to {end} are outside of {id:?} or cut a character")))
    }
}

/// The error that says which promise is broken, and where.
fn broken(at: &str, promise: impl Display) -> Error {
    Cause::Report(format!("{at}: {promise}")).into()
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn fire() -> Value {
        let courier = "The fire in Harwick killed 12 people on Monday.";
        let tribune = "Nine people died in Monday's Harwick fire, police said.";
        json!({
            "schema": "gainsay/1",
            "documents": [
                {"id": "courier", "source": "Courier", "title": null, "published": "2025-08-20", "url": null,
                 "bytes": courier.len(), "digest": digest(courier), "text": courier},
                {"id": "tribune", "source": null, "title": null, "published": null, "url": null,
                 "bytes": tribune.len(), "digest": digest(tribune), "text": tribune},
            ],
            "claims": [
                {"id": "courier:0", "document": "courier", "span": {"start": 0, "end": 47}, "text": courier,
                 "sentence": {"start": 0, "end": 47}, "attribution": [], "polarity": "positive", "certainty": "certain",
                 "time": {"quote": {"start": 40, "end": 46, "text": "Monday"}, "value": "2025-08-18",
                          "days": {"first": 20318, "last": 20318}},
                 "quantities": [{"quote": {"start": 27, "end": 29, "text": "12"}, "value": 12.0, "low": 12.0,
                                 "high": 12.0, "kind": "count", "head": {"start": 30, "end": 36, "text": "people"},
                                 "hedge": "exact"}]},
                {"id": "tribune:0", "document": "tribune", "span": {"start": 0, "end": 41}, "text": &tribune[..41],
                 "sentence": {"start": 0, "end": 55},
                 "attribution": [{"source": {"start": 43, "end": 49, "text": "police"},
                                  "cue": {"start": 50, "end": 54, "text": "said"}, "stance": "affirmed", "quoted": false}],
                 "polarity": "positive", "certainty": "certain", "time": null, "quantities": []},
            ],
            "events": [{"label": "fire in Harwick", "claims": ["courier:0", "tribune:0"],
                        "sources": ["courier", "tribune"], "independent_sources": 2}],
            "findings": [{
                "relation": "contradiction", "entails": null, "scope": "across", "left": "courier:0",
                "right": "tribune:0", "events": [0], "confidence": 0.94,
                "scores": {"agreement": 0.01, "forward": 0.01, "backward": 0.01, "contradiction": 0.94, "overlap": 0.71},
                "reasons": [{"kind": "quantity", "left": {"start": 27, "end": 36, "text": "12 people"},
                             "right": {"start": 0, "end": 11, "text": "Nine people"}, "note": "12 against 9 people"}],
            }],
            "omitted": {"candidates": 0},
        })
    }

    /// The report that the tests of this folder share.
    pub(in crate::report) fn two_reports_of_a_fire() -> Report {
        serde_json::from_value(fire()).unwrap()
    }

    /// Reads the report with the value at `pointer` put in place of what is there.
    #[track_caller]
    fn check(pointer: &str, value: Value, expected: &str) {
        let mut report = fire();
        *report.pointer_mut(pointer).expect("the test names a place in the report") = value;
        let error = serde_json::from_value::<Report>(report).unwrap_err().to_string();
        assert!(error.contains(expected), "{error:?} does not say {expected:?}");
    }

    #[test]
    fn a_report_reads_back_as_it_was_written() {
        let report = two_reports_of_a_fire();
        let json = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
        let bare = report.without_texts();
        let json = serde_json::to_string(&bare).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), bare);
    }

    #[test]
    fn another_schema_is_refused() {
        check("/schema", json!("gainsay/2"), "schema: \"gainsay/2\"");
    }

    #[test]
    fn documents_are_what_they_say() {
        check("/documents/1/id", json!("courier"), "documents[1]: a second document");
        check("/documents/1/bytes", json!(54), "documents[1]: 54 bytes");
        check(
            "/documents/0/text",
            json!("The fire in Harwick killed 21 people on Monday."),
            "documents[0]: the digest",
        );
    }

    #[test]
    fn claims_are_found_under_one_id() {
        check("/claims/1/id", json!("courier:0"), "claims[1]:");
        check("/claims/0/id", json!("courier"), "claims[0]:");
        check("/claims/0/id", json!("courier:1"), "no claim \"courier:0\"");
        check("/claims/0/document", json!("herald"), "claims[0]: there is no document");
    }

    #[test]
    fn spans_lie_in_their_documents() {
        check("/claims/0/span", json!({"start": 0, "end": 48}), "claims[0]: bytes 0 to 48");
        check("/claims/1/sentence", json!({"start": 50, "end": 56}), "claims[1].sentence: bytes 50 to 56");
        check("/claims/0/span", json!({"start": 9, "end": 4}), "ends before it");
        check("/findings/0/reasons/0/left/end", json!(2), "findings[0].reasons[0].left: it starts at 27");
    }

    #[test]
    fn quotes_are_the_words_that_stand_there() {
        check("/claims/0/text", json!("The fire"), "claims[0]: bytes 0 to 47");
        check("/claims/0/time/quote/text", json!("Sunday"), "claims[0].time: bytes 40 to 46");
        check("/claims/0/quantities/0/head/text", json!("horses"), "claims[0].quantities[0]:");
        check("/claims/1/attribution/0/source/text", json!("firemen"), "claims[1].attribution[0]:");
        check("/findings/0/reasons/0/right/text", json!("Some people"), "findings[0].reasons[0].right:");
    }

    #[test]
    fn quotes_of_a_text_that_is_not_there_fit_the_claim() {
        let mut bare = serde_json::to_value(two_reports_of_a_fire().without_texts()).unwrap();
        bare["findings"][0]["reasons"][0]["left"]["text"] = json!("13 people");
        let error = serde_json::from_value::<Report>(bare).unwrap_err().to_string();
        assert!(error.contains("findings[0].reasons[0].left"), "{error}");
    }

    #[test]
    fn findings_and_events_point_at_what_is_there() {
        check("/events/0/claims/0", json!("courier:7"), "events[0]: there is no claim");
        check("/events/0/sources/0", json!("herald"), "events[0]: there is no document");
        check("/events/0/independent_sources", json!(3), "events[0]: more independent");
        check("/findings/0/left", json!("courier:7"), "findings[0]: there is no claim");
        check("/findings/0/events", json!([1]), "findings[0]: there is no event 1");
        check("/findings/0/scope", json!("within"), "findings[0]: its scope");
    }

    #[test]
    fn scores_are_probabilities() {
        check("/findings/0/confidence", json!(1.5), "findings[0].confidence: 1.5");
        check("/findings/0/scores/overlap", json!(-0.1), "findings[0].scores.overlap");
    }

    #[test]
    fn a_contradiction_names_words_on_both_sides() {
        check("/findings/0/reasons", json!([]), "findings[0]: a contradiction without");
        check("/findings/0/relation", json!("unrelated"), "findings[0]: claims that are unrelated");
    }
}
