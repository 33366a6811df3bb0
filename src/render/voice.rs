//! How are a finding and those who speak in it named, wherever they are drawn?

use super::card::Card;
use super::speaker::speaker;
use crate::analysis::Stance;
use crate::judge::Relation;
use crate::report::ClaimRef;
use crate::report::finding::percent;
use crate::report::visible::visible;

/// What the lead's first reason says; of an agreement, how many share it.
pub(super) fn title(card: &Card<'_>) -> String {
    let note = card.leading_reasons().next().map(|reason| visible(&reason.note).into_owned()).unwrap_or_default();
    match card.relation() {
        Relation::Agreement => format!("{} agree", counted(card.documents(), "source")),
        _ if note.is_empty() => "Two claims that differ".to_owned(),
        _ => note,
    }
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

/// `1 claim`, `2 claims`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
