//! How are a finding and those who speak in it named, wherever they are drawn?

use super::card::Card;
use super::speaker::speaker;
use crate::analysis::Stance;
use crate::judge::Relation;
use crate::report::finding::percent;
use crate::report::visible::visible;
use crate::report::{ClaimRef, Report, ReportedClaim};

/// A first line of comment, then a word a line.
const QUESTIONS: &str = include_str!("questions.txt");

/// How many characters of a claim serve as a title.
const LONGEST_TITLE: usize = 90;

/// What the lead's first reason says; of an agreement, what is agreed on.
pub(super) fn title(card: &Card<'_>) -> String {
    let lead = card.lead();
    let note = lead.reasons().first().map(|reason| visible(&reason.note).into_owned()).unwrap_or_default();
    match card.relation() {
        Relation::Agreement => {
            // It gets quotation marks of its own, unless there are some within it: “It is over,” she said.
            let marks = ['“', '”', '"', ' '];
            let words = visible(agreed(card));
            let inner = words.trim_matches(marks);
            if inner.contains(['“', '”', '"']) {
                shortened(words.trim())
            } else {
                format!("“{}”", shortened(inner))
            }
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
        // Who wonders how it came about does not doubt it.
        (Stance::Doubted, _) if is_question(&claim.claim.text) => "asked by",
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
        many => (format!("{} pairs", grouped(many)), "were"),
    };
    Some(format!("{pairs} of claims with least in common {were} not compared, to bound the work"))
}

/// Which of the divergences that the summary counts are not shown, if any.
pub(super) fn not_shown(report: &Report, cards: &[Card<'_>]) -> Option<String> {
    let found = report.findings().filter(|finding| finding.relation() == Relation::Divergence).count();
    let told = |card: &&Card<'_>| card.relation() == Relation::Divergence;
    let unlikely = cards.iter().filter(told).filter(|card| !card.is_likely()).count();
    let by_contradictions = found - cards.iter().filter(told).count();
    let kinds = [(unlikely, "less likely than not"), (by_contradictions, "that contradictions tell already")];
    let notes: Vec<String> = kinds
        .iter()
        .filter(|(number, _)| 0 < *number)
        .map(|(number, which)| format!("{} {which}", counted(*number, "divergence")))
        .collect();
    (!notes.is_empty()).then(|| notes.join(", "))
}

/// `1 claim`, `12,000 claims`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number as u64))
}

/// Whether a clause begins as an indirect question does.
fn is_question(clause: &str) -> bool {
    let first = clause.split_whitespace().next().unwrap_or_default();
    QUESTIONS.lines().skip(1).any(|word| word.eq_ignore_ascii_case(first))
}

/// A number as prose has it: `73,104`.
fn grouped(number: u64) -> String {
    match number / 1000 {
        0 => number.to_string(),
        thousands => format!("{},{:03}", grouped(thousands), number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wonders_how_asks() {
        assert!(is_question("how the boy obtained a gun"));
        assert!(!is_question("However, the boy had a gun"));
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(counted(1, "claim"), "1 claim");
        assert_eq!(counted(999, "claim"), "999 claims");
        assert_eq!(counted(73_104_005, "claim"), "73,104,005 claims");
    }
}
