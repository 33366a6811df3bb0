//! How are a finding and those who speak in it named, wherever they are drawn?

use super::card::Card;
use super::speaker::speaker;
use crate::analysis::Stance;
use crate::judge::Relation;
use crate::report::finding::percent;
use crate::report::visible::visible;
use crate::report::{ClaimRef, Report, ReportedClaim};

/// How many characters of a claim serve as a title.
const LONGEST_TITLE: usize = 90;

/// What the lead's first reason says; of an agreement, what is agreed on.
pub(super) fn title(card: &Card<'_>) -> String {
    let lead = card.lead();
    let note = lead.reasons().first().map(|reason| visible(&reason.note).into_owned()).unwrap_or_default();
    match card.relation() {
        Relation::Agreement => {
            // It gets quotation marks of its own.
            let words = visible(agreed(card));
            format!("“{}”", shortened(words.trim().trim_matches(['“', '”', '"', ' '])))
        }
        _ if note.is_empty() => "Two claims that differ".to_owned(),
        _ => note,
    }
}

/// What is agreed on, in words that stand for themselves if one of those who agree has such: "which struck on Sunday" begins in
/// the middle of a sentence, and a long claim is cut.
fn agreed<'a>(card: &Card<'a>) -> &'a str {
    let lead = card.lead();
    let stands = |claim: &ReportedClaim| {
        let begins =
            claim.text.chars().next().is_some_and(char::is_uppercase) || claim.span.start() == claim.sentence.start();
        (begins, claim.text.chars().count() <= LONGEST_TITLE)
    };
    let [left, right] = [lead.left().claim, lead.right().claim];
    if stands(left) < stands(right) { &right.text } else { &left.text }
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(LONGEST_TITLE) else { return text.to_owned() };
    let words = text[..cut].rsplit_once(' ').map_or(&text[..cut], |(words, _)| words);
    format!("{words} …")
}

/// The confidence of its findings: `94%`, or `80–95%`.
pub(super) fn sure(card: &Card<'_>) -> String {
    let all = || card.findings.iter().map(|finding| percent(finding.confidence()));
    let (low, high) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
    if low == high { format!("{high}%") } else { format!("{low}–{high}%") }
}

/// `citing police`: who is named as saying the claim.
pub(super) fn cited(claim: ClaimRef<'_>) -> Option<String> {
    let (attribution, (name, _)) = (claim.claim.attribution.last()?, speaker(claim)?);
    let verb = match (attribution.stance, attribution.quoted) {
        (Stance::Affirmed, false) => "citing",
        (Stance::Affirmed, true) => "quoting",
        (Stance::Denied, _) => "denied by",
        (Stance::Doubted, _) => "doubted by",
    };
    Some(format!("{verb} {name}"))
}

/// What the bounds of the configuration kept from being looked at, if anything.
pub(super) fn not_compared(report: &Report) -> Option<String> {
    let (pairs, were) = match report.omitted.candidates {
        0 => return None,
        1 => ("1 pair".to_owned(), "was"),
        many => (format!("{many} pairs"), "were"),
    };
    Some(format!("{pairs} of claims with least in common {were} not compared, to bound the work"))
}

/// `1 claim`, `2 claims`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
