//! Which contradictions are one to a reader, because the same words on one side are set against several others?

use std::collections::HashMap;

use super::diagnostic::Side;
use crate::judge::ReasonKind;
use crate::report::FindingRef;
use crate::text::Span;

/// Contradictions of one kind that hang together by words they share; the most certain comes first.
pub(super) struct Kin<'a> {
    pub(super) lead: FindingRef<'a>,
    /// The others, in the order in which they came.
    pub(super) others: Vec<FindingRef<'a>>,
}

impl<'a> Kin<'a> {
    /// The side of the lead whose words `other` has as well, with the side of `other` that stands against them.
    ///
    /// `None` if the two hang together by a third only.
    pub(super) fn shared(&self, other: FindingRef<'a>) -> Option<(Side, Side)> {
        let sides = [Side::Right, Side::Left];
        let pairs = sides.iter().flat_map(|&of_lead| sides.iter().map(move |&of_other| (of_lead, of_other)));
        let (of_lead, same) = pairs
            .into_iter()
            .find(|&(of_lead, of_other)| are_the_same(words(self.lead, of_lead), words(other, of_other)))?;
        Some((of_lead, same.opposite()))
    }
}

/// Puts each finding with those before it that share its kind and the words of one side.
pub(super) fn kin<'a>(findings: impl Iterator<Item = FindingRef<'a>>) -> Vec<Kin<'a>> {
    let mut groups: Vec<Kin<'a>> = Vec::new();
    // For each document and kind the words that decide, with the group they decide in.
    let mut known: HashMap<(&str, ReasonKind), Vec<(Span, usize)>> = HashMap::new();
    for finding in findings {
        let kind = finding.reasons().first().map(|reason| family(reason.kind));
        let keys: Vec<(&str, ReasonKind, Span)> = [Side::Left, Side::Right]
            .into_iter()
            .filter_map(|side| words(finding, side).zip(kind).map(|((document, span), kind)| (document, kind, span)))
            .collect();
        let group = keys.iter().find_map(|&(document, kind, span)| {
            let here = known.get(&(document, kind))?;
            here.iter().find(|(words, _)| words.overlaps(span)).map(|&(_, group)| group)
        });
        match group {
            Some(group) => groups[group].others.push(finding),
            None => groups.push(Kin { lead: finding, others: Vec::new() }),
        }
        let group = group.unwrap_or(groups.len() - 1);
        for (document, kind, span) in keys {
            known.entry((document, kind)).or_default().push((span, group));
        }
    }
    groups
}

/// Yes against no is one thing to a reader, however it is put.
fn family(kind: ReasonKind) -> ReasonKind {
    match kind {
        ReasonKind::Denial | ReasonKind::Opposite => ReasonKind::Negation,
        other => other,
    }
}

/// The document and the words on that side that decide the finding.
fn words<'a>(finding: FindingRef<'a>, side: Side) -> Option<(&'a str, Span)> {
    let reason = finding.reasons().first()?;
    Some((side.claim(finding).document.id.as_str(), side.words(reason).span()))
}

/// Whether both name words of one document that overlap.
fn are_the_same(a: Option<(&str, Span)>, b: Option<(&str, Span)>) -> bool {
    match (a, b) {
        (Some((document, a)), Some((other, b))) => document == other && a.overlaps(b),
        _ => false,
    }
}
