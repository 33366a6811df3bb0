//! Who says what against whom, and which words decide it?

use std::collections::HashMap;
use std::fmt;

use super::excerpt::excerpt;
use super::schema::{ClaimId, Event, Finding, Report, ReportedClaim, ReportedDocument};
use super::visible::visible;
use crate::analysis::Stance;
use crate::judge::{Reason, ReasonKind, Relation};
use crate::text::{DocumentId, Quote, Span};

/// How many reasons and marked words [`FindingRef`]'s `Display` shows; the rest are in [`FindingRef::reasons`].
const SHOWN_REASONS: usize = 3;

/// A finding with its two claims and their documents in reach.
///
/// Its `Display` is three lines without colour: what was found, then each side with the deciding words in brackets.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct FindingRef<'a> {
    report: &'a Report,
    finding: &'a Finding,
    left: ClaimRef<'a>,
    right: ClaimRef<'a>,
}

/// A claim with its document in reach.
#[derive(Copy, Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct ClaimRef<'a> {
    /// What is said.
    pub claim: &'a ReportedClaim,
    /// Where it is said.
    pub document: &'a ReportedDocument,
}

impl Report {
    /// All findings in their order: most certain first, then by id.
    ///
    /// A finding whose claims are not in the report is passed over; [`Report::check`] tells whether there is one.
    pub fn findings(&self) -> impl Iterator<Item = FindingRef<'_>> {
        let documents: HashMap<&DocumentId, &ReportedDocument> = self.documents.iter().map(|d| (&d.id, d)).collect();
        let claims: HashMap<&ClaimId, ClaimRef<'_>> = self
            .claims
            .iter()
            .filter_map(|claim| Some((&claim.id, ClaimRef { claim, document: documents.get(&claim.document)? })))
            .collect();
        self.findings.iter().filter_map(move |finding| {
            let (&left, &right) = (claims.get(&finding.left)?, claims.get(&finding.right)?);
            Some(FindingRef { report: self, finding, left, right })
        })
    }

    /// The contradictions, most certain first.
    pub fn contradictions(&self) -> impl Iterator<Item = FindingRef<'_>> {
        self.findings().filter(|finding| finding.relation() == Relation::Contradiction)
    }

    /// The agreements, most certain first.
    pub fn agreements(&self) -> impl Iterator<Item = FindingRef<'_>> {
        self.findings().filter(|finding| finding.relation() == Relation::Agreement)
    }
}

impl<'a> FindingRef<'a> {
    /// The finding as the report holds it.
    pub fn finding(&self) -> &'a Finding {
        self.finding
    }

    /// The claim that comes first by id.
    pub fn left(&self) -> ClaimRef<'a> {
        self.left
    }

    /// The other claim.
    pub fn right(&self) -> ClaimRef<'a> {
        self.right
    }

    /// What the two are to each other.
    pub fn relation(&self) -> Relation {
        self.finding.relation
    }

    /// The probability of that relation, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.finding.confidence
    }

    /// What carried the verdict, strongest first.
    pub fn reasons(&self) -> &'a [Reason] {
        &self.finding.reasons
    }

    /// The events that hold both claims.
    pub fn events(&self) -> impl Iterator<Item = &'a Event> + use<'a> {
        let (report, finding) = (self.report, self.finding);
        finding.events.iter().filter_map(|&event| report.events.get(event))
    }
}

impl<'a> ClaimRef<'a> {
    /// Who publishes the document, or its id if that is not known; `unnamed` if there is nothing to read in either.
    pub fn publisher(&self) -> &'a str {
        self.document.name()
    }

    /// Who is said to say it, from the innermost source out: words of the document.
    pub fn speakers(&self) -> impl Iterator<Item = &'a Quote> + use<'a> {
        self.claim.attribution.iter().rev().filter_map(|attribution| attribution.source.as_ref())
    }
}

impl fmt::Display for FindingRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}%", relation_name(self.relation()), percent(self.confidence()))?;
        for (place, reason) in self.reasons().iter().take(SHOWN_REASONS).enumerate() {
            let between = if place == 0 { ':' } else { ';' };
            write!(f, "{between} {} ({})", visible(&reason.note), reason_name(reason.kind))?;
        }
        for (side, of) in [(self.left, left_words as fn(&Reason) -> &Quote), (self.right, right_words)] {
            let words = self.reasons().iter().take(SHOWN_REASONS).map(of);
            write!(f, "\n  {}", visible(side.publisher()))?;
            if let Some(speaker) = side.claim.attribution.last() {
                let name = speaker.source.as_ref().map_or("a source", |source| source.text.as_str());
                let verb = match speaker.stance {
                    Stance::Affirmed => "citing",
                    Stance::Denied => "denied by",
                    Stance::Doubted => "doubted by",
                };
                write!(f, ", {verb} {}", visible(name))?;
            }
            f.write_str(": ")?;
            side.write_marked(words, f)?;
        }
        Ok(())
    }
}

impl ClaimRef<'_> {
    /// Writes the sentence of the claim with `words` in brackets: a claim alone may be too short to be understood.
    fn write_marked<'q>(&self, words: impl Iterator<Item = &'q Quote>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut marks: Vec<Span> = words.map(Quote::span).collect();
        marks.sort_unstable();
        let window = marks.iter().fold(self.claim.span.cover(self.claim.sentence), |window, mark| window.cover(*mark));
        let excerpt = excerpt(*self, window, &marks);
        let mut done = 0;
        for mark in excerpt.marks.iter().flatten() {
            // Words that two reasons share are bracketed once.
            if mark.start < done {
                continue;
            }
            let (before, marked) = (&excerpt.text[done..mark.start], &excerpt.text[mark.clone()]);
            write!(f, "{before}[{marked}]")?;
            done = mark.end;
        }
        f.write_str(&excerpt.text[done..])
    }
}

fn left_words(reason: &Reason) -> &Quote {
    &reason.left
}

fn right_words(reason: &Reason) -> &Quote {
    &reason.right
}

/// A probability in percent; only what is certain is shown as 100.
pub(crate) fn percent(probability: f32) -> u8 {
    let percent = (probability * 100.0).round();
    if probability < 1.0 { percent.clamp(0.0, 99.0) as u8 } else { 100 }
}

/// A relation as the report's JSON names it.
pub(crate) fn relation_name(relation: Relation) -> &'static str {
    relation.name()
}

/// A kind of reason as the report's JSON names it.
pub(crate) fn reason_name(kind: ReasonKind) -> &'static str {
    kind.name()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::report::check::tests::two_reports_of_a_fire;

    #[track_caller]
    fn check(report: &Report, expected: Expect) {
        let shown: Vec<String> = report.findings().map(|finding| finding.to_string()).collect();
        expected.assert_eq(&shown.join("\n"));
    }

    #[test]
    fn a_finding_says_who_says_what_against_whom() {
        check(
            &two_reports_of_a_fire(),
            expect![[r#"
                contradiction, 94%: 12 against 9 people (quantity)
                  Courier: The fire in Harwick killed [12 people] on Monday.
                  tribune, citing police: [Nine people] died in Monday's Harwick fire, police said."#]],
        );
    }

    #[test]
    fn without_texts_it_shows_the_claim_instead_of_the_sentence() {
        check(
            &two_reports_of_a_fire().without_texts(),
            expect![[r#"
                contradiction, 94%: 12 against 9 people (quantity)
                  Courier: The fire in Harwick killed [12 people] on Monday.
                  tribune, citing police: [Nine people] died in Monday's Harwick fire"#]],
        );
    }

    #[test]
    fn a_finding_reaches_its_claims_documents_and_events() {
        let report = two_reports_of_a_fire();
        let finding = report.contradictions().next().unwrap();
        assert_eq!(finding.left().document.id.as_str(), "courier");
        assert_eq!(finding.right().speakers().next().unwrap().text, "police");
        assert_eq!(finding.events().count(), 1);
        assert_eq!(report.agreements().count(), 0);
    }

    #[test]
    fn a_finding_about_nothing_is_passed_over() {
        let mut report = two_reports_of_a_fire();
        report.claims.clear();
        check(&report, expect![""]);
    }

    #[test]
    fn only_what_is_certain_is_a_hundred_percent() {
        assert_eq!([0.0, 0.004, 0.945, 0.999, 1.0].map(percent), [0, 0, 95, 99, 100]);
        assert_eq!(percent(f32::NAN), 100);
    }

    #[test]
    fn names_are_those_of_the_json() {
        for kind in [ReasonKind::Quantity, ReasonKind::Exclusive, ReasonKind::Member] {
            assert_eq!(serde_json::to_value(kind).unwrap(), reason_name(kind));
        }
        for relation in [Relation::Contradiction, Relation::Unrelated] {
            assert_eq!(serde_json::to_value(relation).unwrap(), relation_name(relation));
        }
    }
}
