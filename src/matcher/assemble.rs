//! How do judgements become a report?

use std::collections::{BTreeMap, BTreeSet};

use super::{ClaimAt, Config, Entry, Judged, View, copies};
use crate::claim::{Claim, Holder};
use crate::event::{Tie, Told, events};
use crate::judge::Relation;
use crate::report::{
    ClaimId, Event, Finding, Omitted, Report, ReportedAttribution, ReportedClaim, ReportedDocument, ReportedQuantity,
    ReportedTime, SCHEMA, Scope,
};
use crate::text::DocumentId;

/// The report: all claims, events from all ties, findings without those that another one says better.
pub(super) fn report(config: &Config, view: View<'_>) -> Report {
    let ties = view.judged.iter().filter(|pair| ties(&view, pair));
    let ties: Vec<Tie> = ties.map(|pair| Tie { left: pair.left, right: pair.right, strength: 1.0 }).collect();
    let told: Vec<Told<'_>> = view.claims.iter().map(|at| Told { document: at.document, claim: at.claim }).collect();
    let groups = events(&config.lexicon, &told, &ties);
    let chosen = super::prune::prune(&view);

    let ids = ids(&view);
    let mut events_of: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        group.iter().for_each(|&claim| events_of.entry(claim).or_default().push(at));
    }
    let originals = copies::originals(view.entries);
    let events: Vec<Event> = groups.iter().map(|group| event(&view, &ids, group, &originals)).collect();
    let mut findings: Vec<Finding> = chosen
        .iter()
        .map(|pair| {
            let judgement = &pair.judgement;
            let of = |claim: u32| events_of.get(&claim).map_or(&[][..], Vec::as_slice);
            let mut shared: Vec<usize> =
                of(pair.left).iter().filter(|event| of(pair.right).contains(event)).copied().collect();
            // The widest first, under which a reader finds it with what is near it.
            shared.sort_by_key(|&event| (std::cmp::Reverse(groups[event].len()), event));
            Finding {
                relation: judgement.relation,
                entails: judgement.entails,
                scope: if same_document(&view, pair) { Scope::Within } else { Scope::Across },
                left: ids[pair.left as usize].clone(),
                right: ids[pair.right as usize].clone(),
                events: shared,
                confidence: judgement.confidence,
                scores: judgement.scores,
                reasons: judgement.reasons.clone(),
            }
        })
        .collect();
    // Claims are numbered in the order of ids, so the stable sort leaves equals in that order.
    findings.sort_by(|x, y| y.confidence.total_cmp(&x.confidence));
    Report {
        schema: SCHEMA.to_owned(),
        documents: view.entries.iter().map(|entry| document(config, entry)).collect(),
        claims: (0..view.claims.len()).map(|at| claim(&view, &ids, at)).collect(),
        events,
        findings,
        omitted: Omitted { candidates: view.left_out },
    }
}

pub(super) fn same_document(view: &View<'_>, pair: &Judged) -> bool {
    view.claims[pair.left as usize].document == view.claims[pair.right as usize].document
}

/// Whether a judgement makes two claims speak of one event.
fn ties(view: &View<'_>, pair: &Judged) -> bool {
    match pair.judgement.relation {
        Relation::Agreement | Relation::Contradiction => true,
        Relation::Divergence => !same_document(view, pair) && pair.judgement.scores.overlap >= super::prune::CLOSE,
        Relation::Unrelated => false,
    }
}

/// The ids of all claims: the document's and the claim's number by place.
fn ids(view: &View<'_>) -> Vec<ClaimId> {
    let document = |at: &ClaimAt<'_>| &view.entries[at.document].document.id;
    view.claims.iter().map(|at| ClaimId::new(document(at), at.key.1 as usize)).collect()
}

fn event(view: &View<'_>, ids: &[ClaimId], group: &[u32], originals: &[usize]) -> Event {
    let documents: BTreeSet<usize> = group.iter().map(|&at| view.claims[at as usize].document).collect();
    let independent: BTreeSet<usize> = documents.iter().map(|&document| originals[document]).collect();
    Event {
        label: label(view, group),
        claims: group.iter().map(|&at| ids[at as usize].clone()).collect(),
        sources: documents.iter().map(|&document| view.entries[document].document.id.clone()).collect(),
        independent_sources: independent.len(),
    }
}

/// The text of the claim that shares most with the others of its event, on one line and not too long.
fn label(view: &View<'_>, group: &[u32]) -> String {
    const MOST: usize = 100;
    const COMPARED: usize = 32;
    let central = group.iter().max_by_key(|&&at| {
        let shared: u32 = group
            .iter()
            .take(COMPARED)
            .map(|&other| view.claims[at as usize].features.overlap(view.claims[other as usize].features))
            .sum();
        let text = view.claims[at as usize].claim.text();
        (text.len() <= MOST, shared, std::cmp::Reverse(at))
    });
    let text = central.map_or("", |&at| view.claims[at as usize].claim.text());
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}

fn document(config: &Config, entry: &Entry) -> ReportedDocument {
    let document = &entry.document;
    ReportedDocument {
        id: document.id.clone(),
        source: document.source.clone(),
        title: document.title.clone(),
        published: document.published.clone(),
        url: document.url.clone(),
        bytes: document.text.len() as u64,
        digest: entry.digest.clone(),
        text: config.texts.then(|| document.text.clone()),
    }
}

fn claim(view: &View<'_>, ids: &[ClaimId], at: usize) -> ReportedClaim {
    let place = &view.claims[at];
    let claim = place.claim;
    let document: DocumentId = view.entries[place.document].document.id.clone();
    ReportedClaim {
        id: ids[at].clone(),
        document,
        span: claim.span,
        text: claim.text().to_owned(),
        sentence: claim.sentence,
        attribution: claim.attribution.iter().map(attribution).collect(),
        polarity: claim.polarity,
        certainty: claim.certainty,
        time: time(claim),
        quantities: quantities(claim),
    }
}

fn attribution(holder: &Holder) -> ReportedAttribution {
    ReportedAttribution {
        source: holder.name.clone().or_else(|| holder.source.clone()),
        cue: holder.cue.clone(),
        stance: holder.stance,
        quoted: holder.quoted,
    }
}

fn time(claim: &Claim) -> Option<ReportedTime> {
    let time = claim.time.as_ref()?;
    Some(ReportedTime { quote: claim.quote(time.span), value: time.value.clone(), days: time.days })
}

fn quantities(claim: &Claim) -> Vec<ReportedQuantity> {
    let bound = |value: f64| value.is_finite().then_some(value);
    let one = |quantity: &crate::analysis::Quantity| ReportedQuantity {
        quote: claim.quote(quantity.span),
        value: quantity.value,
        low: bound(quantity.low),
        high: bound(quantity.high),
        kind: quantity.kind,
        head: quantity.head.map(|head| claim.quote(head)),
        hedge: quantity.hedge,
    };
    claim.quantities.iter().map(one).collect()
}
