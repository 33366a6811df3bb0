//! How do judgements become a report?

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use super::chosen::tie;
use super::label::{Candidates, flaws};
use super::{ClaimAt, Config, Entries, Entry, Key, Reported, Told, View, copies};
use crate::claim::{Claim, Holder};
use crate::event::{Holding, Tie, Told as ToldOf, events_with_parts};
use crate::judge::Judgement;
use crate::report::{
    ClaimId, Event, Finding, Omitted, Report, ReportedAttribution, ReportedClaim, ReportedDocument, ReportedQuantity,
    ReportedTime, SCHEMA, Scope,
};
use crate::text::DocumentId;

/// The report: all claims, events from all ties, findings without those that another one says better.
pub(super) fn report(config: &Config, view: View<'_>, found: Told) -> Report {
    let Told { ties, reported } = found;
    let pairs: Vec<Tie> = reported.iter().map(|of| tie(of.left, of.right)).collect();
    let told: Vec<ToldOf<'_>> =
        view.claims.iter().map(|at| ToldOf { document: at.document, claim: at.claim }).collect();
    let of_events = || events_with_parts(&config.lexicon, &told, &ties, &pairs);
    let (groups, originals) = crate::par::both(of_events, || copies::originals(view.entries));
    drop((told, ties, pairs));
    let ids = ids(&view);
    let holding = Holding::of(view.claims.len(), &groups);
    let both = |judged: &Reported| holding.of_both(judged.left, judged.right).map(|event| event as usize).collect();
    let shared: Vec<Vec<usize>> = crate::par::map(&reported, || (), |(), judged| both(judged));
    drop(holding);
    let labels = labels(&view, &groups, &found_of(&groups, &reported, &shared));
    let dense = dense(&groups, &shared);
    let one = |judged: Reported, mut shared: Vec<usize>| {
        shared.sort_by(|&x, &y| dense[y].total_cmp(&dense[x]).then(x.cmp(&y)));
        let (left, right) = (judged.left as usize, judged.right as usize);
        let within = view.claims[left].document == view.claims[right].document;
        // Of copies one judgement holds.
        let judgement = Arc::unwrap_or_clone(judged.judgement);
        found_of_two(ids[left].clone(), ids[right].clone(), within, judgement, shared)
    };
    let with_rank =
        |(judged, shared): (Reported, Vec<usize>)| (Reverse(ordered(judged.judgement.confidence)), judged, shared);
    let mut told: Vec<_> = reported.into_iter().zip(shared).map(with_rank).collect();
    // Claims are numbered in the order of ids.
    crate::par::sort_by_key(&mut told, |(rank, judged, _)| (*rank, judged.left, judged.right));
    let findings = crate::par::consume(told, |(_, judged, shared)| one(judged, shared));
    let groups = groups.into_iter().zip(labels).collect();
    let events = crate::par::consume(groups, |(group, label)| event(&view, &ids, &group, label, &originals));
    let numbers: Vec<usize> = (0..view.claims.len()).collect();
    Report {
        schema: SCHEMA.to_owned(),
        documents: crate::par::map(view.entries, || (), |(), entry| document(config, entry)),
        claims: crate::par::map(&numbers, || (), |(), &at| claim(&view, &ids, at)),
        events,
        findings,
        omitted: Omitted { candidates: view.left_out },
    }
}

/// A number that is as great as a score is, beside those of others.
fn ordered(score: f32) -> i32 {
    let bits = score.to_bits().cast_signed();
    bits ^ (bits >> 31) & i32::MAX
}

/// How many findings each claim of each event has, in the order of its claims; nothing, if the event has none.
fn found_of(groups: &[Vec<u32>], reported: &[Reported], shared: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut found_of: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (judged, events) in reported.iter().zip(shared) {
        for &event in events {
            let (group, found) = (&groups[event], &mut found_of[event]);
            found.resize(group.len(), 0);
            for place in [judged.left, judged.right].iter().filter_map(|claim| group.binary_search(claim).ok()) {
                found[place] += 1;
            }
        }
    }
    found_of
}

/// What each event is called by. Where two could have one name, it goes to that in which something is found, for that one is
/// read.
fn labels(view: &View<'_>, groups: &[Vec<u32>], found: &[Vec<usize>]) -> Vec<String> {
    let flaws = flaws(view, groups);
    let events: Vec<(&Vec<u32>, &Vec<usize>)> = groups.iter().zip(found).collect();
    let candidates = crate::par::map(
        &events,
        || (),
        |(), (group, found)| Candidates::of(view, group, &flaws, &held(view, group, found)),
    );
    let mut order: Vec<(bool, usize)> =
        found.iter().enumerate().map(|(at, found)| (found.iter().all(|&found| found == 0), at)).collect();
    order.sort_unstable();
    let mut labels = vec![String::new(); groups.len()];
    let mut given: HashSet<String> = HashSet::new();
    for (_, at) in order {
        labels[at] = candidates[at].label(view, |label| given.contains(label));
        given.insert(labels[at].clone());
    }
    labels
}

/// How many findings each claim of an event has, in order; of one that has none, how many the clauses at its beginning have:
/// "killing 12" is no name of an event, the sentence that says so is.
fn held(view: &View<'_>, group: &[u32], found: &[usize]) -> Vec<usize> {
    /// Clauses of one sentence follow one another; so many are looked at on either side.
    const NEAR: usize = 8;
    /// What begins later in a sentence, in bytes, would be cut off its heading.
    const FAR: usize = 60;
    let mut held = found.to_vec();
    for (place, &of_inner) in found.iter().enumerate().filter(|(_, found)| 0 < **found) {
        let inner = &view.claims[group[place] as usize];
        for around in place.saturating_sub(NEAR)..group.len().min(place + NEAR + 1) {
            let outer = &view.claims[group[around] as usize];
            let holds = outer.document == inner.document && outer.claim.span.contains(inner.claim.span);
            if found[around] == 0 && holds && inner.claim.span.start() <= outer.claim.span.start() + FAR {
                held[around] += of_inner;
            }
        }
    }
    held
}

/// How many findings there are for each claim of an event. A finding stands first under its densest event: in a wide one it
/// is far from what it is about, in one of its own it is apart from the others on the same.
fn dense(groups: &[Vec<u32>], shared: &[Vec<usize>]) -> Vec<f32> {
    let mut found = vec![0.0; groups.len()];
    shared.iter().flatten().for_each(|&event| found[event] += 1.0);
    found.iter().zip(groups).map(|(found, group)| found / group.len() as f32).collect()
}

/// A finding of a stream, which numbers no events.
pub(super) fn finding(entries: &Entries, left: Key, right: Key, judgement: Judgement) -> Finding {
    let id = |key: Key| ClaimId::new(&entries.document(key.0).id, key.1 as usize);
    found_of_two(id(left), id(right), left.0 == right.0, judgement, Vec::new())
}

fn found_of_two(left: ClaimId, right: ClaimId, within: bool, judgement: Judgement, events: Vec<usize>) -> Finding {
    Finding {
        relation: judgement.relation,
        entails: judgement.entails,
        scope: if within { Scope::Within } else { Scope::Across },
        left,
        right,
        events,
        confidence: judgement.confidence,
        scores: judgement.scores,
        reasons: judgement.reasons,
    }
}

/// The ids of all claims: the document's and the claim's number by place.
fn ids(view: &View<'_>) -> Vec<ClaimId> {
    let document = |at: &ClaimAt<'_>| &view.entries[at.document].document.id;
    crate::par::map(view.claims, || (), |(), at| ClaimId::new(document(at), at.number))
}

fn event(view: &View<'_>, ids: &[ClaimId], group: &[u32], label: String, originals: &[usize]) -> Event {
    // The claims of a document follow one another.
    let mut documents: Vec<usize> = group.iter().map(|&at| view.claims[at as usize].document).collect();
    documents.dedup();
    let mut independent: Vec<usize> = documents.iter().map(|&document| originals[document]).collect();
    independent.sort_unstable();
    independent.dedup();
    Event {
        label,
        claims: group.iter().map(|&at| ids[at as usize].clone()).collect(),
        sources: documents.iter().map(|&document| view.entries[document].document.id.clone()).collect(),
        independent_sources: independent.len(),
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
        bytes: entry.bytes,
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
