//! How do judgements become a report?

use std::collections::{BTreeSet, HashMap, HashSet};

use super::label::{candidates, flaws, label};
use super::prune::{Pair, choose, ties, wanted};
use super::{ClaimAt, Config, Entries, Entry, Judged, Key, View, copies};
use crate::claim::{Claim, Holder};
use crate::event::{Tie, Told, events_with_parts};
use crate::judge::Judgement;
use crate::report::{
    ClaimId, Event, Finding, Omitted, Report, ReportedAttribution, ReportedClaim, ReportedDocument, ReportedQuantity,
    ReportedTime, SCHEMA, Scope,
};
use crate::text::DocumentId;

/// The report: all claims, events from all ties, findings without those that another one says better.
pub(super) fn report(config: &Config, view: View<'_>) -> Report {
    let tie = |judged: &Judged| Tie { left: judged.left, right: judged.right, strength: 1.0 };
    let ties: Vec<Tie> = view.judged.iter().filter(|judged| ties(pair(&view, judged))).map(tie).collect();
    let reported = reported(&view);
    let pairs: Vec<Tie> = reported.iter().map(|judged| tie(judged)).collect();
    let told: Vec<Told<'_>> = view.claims.iter().map(|at| Told { document: at.document, claim: at.claim }).collect();
    let groups = events_with_parts(&config.lexicon, &told, &ties, &pairs);
    let ids = ids(&view);
    let mut events_of: Vec<Vec<u32>> = vec![Vec::new(); view.claims.len()];
    for (at, group) in groups.iter().enumerate() {
        group.iter().for_each(|&claim| events_of[claim as usize].push(at as u32));
    }
    let shared: Vec<Vec<usize>> = reported
        .iter()
        .map(|judged| {
            let (left, right) = (&events_of[judged.left as usize], &events_of[judged.right as usize]);
            // The events of a claim are in order.
            left.iter().filter(|event| right.binary_search(event).is_ok()).map(|&event| event as usize).collect()
        })
        .collect();
    let originals = copies::originals(view.entries);
    // How many findings a claim has in an event.
    let mut found_of: HashMap<(usize, u32), usize> = HashMap::new();
    for (judged, events) in reported.iter().zip(&shared) {
        for held in events.iter().flat_map(|&event| [(event, judged.left), (event, judged.right)]) {
            *found_of.entry(held).or_default() += 1;
        }
    }
    let labels = labels(&view, &groups, |at, claim| found_of.get(&(at, claim)).copied().unwrap_or_default());
    let events: Vec<Event> =
        groups.iter().zip(labels).map(|(group, label)| event(&view, &ids, group, label, &originals)).collect();
    let dense = dense(&groups, &shared);
    let one = |(judged, shared): &(&Judged, Vec<usize>)| {
        let mut shared = shared.clone();
        shared.sort_by(|&x, &y| dense[y].total_cmp(&dense[x]).then(x.cmp(&y)));
        let (left, right) = (ids[judged.left as usize].clone(), ids[judged.right as usize].clone());
        found(left, right, pair(&view, judged).within, &judged.judgement, shared)
    };
    let told: Vec<(&Judged, Vec<usize>)> = reported.into_iter().zip(shared).collect();
    let mut findings: Vec<Finding> = crate::par::map(&told, || (), |(), told| one(told));
    // Claims are numbered in the order of ids, so the stable sort leaves equals in that order.
    findings.sort_by(|x, y| y.confidence.total_cmp(&x.confidence));
    let numbers: Vec<usize> = (0..view.claims.len()).collect();
    Report {
        schema: SCHEMA.to_owned(),
        documents: view.entries.iter().map(|entry| document(config, entry)).collect(),
        claims: crate::par::map(&numbers, || (), |(), &at| claim(&view, &ids, at)),
        events,
        findings,
        omitted: Omitted { candidates: view.left_out },
    }
}

/// What each event is called by. Where two could have one name, it goes to that in which something is found, for that one is
/// read.
fn labels(view: &View<'_>, groups: &[Vec<u32>], found: impl Fn(usize, u32) -> usize + Sync + Send) -> Vec<String> {
    let flaws = flaws(view, groups);
    let numbers: Vec<usize> = (0..groups.len()).collect();
    let candidates =
        crate::par::map(&numbers, || (), |(), &at| candidates(view, &groups[at], &flaws, |claim| found(at, claim)));
    let mut order: Vec<(bool, usize)> =
        groups.iter().enumerate().map(|(at, group)| (group.iter().all(|&claim| found(at, claim) == 0), at)).collect();
    order.sort_unstable();
    let mut labels = vec![String::new(); groups.len()];
    let mut given: HashSet<String> = HashSet::new();
    for (_, at) in order {
        labels[at] = label(view, &candidates[at], |label| given.contains(label));
        given.insert(labels[at].clone());
    }
    labels
}

/// How many findings there are for each claim of an event. A finding stands first under its densest event: in a wide one it
/// is far from what it is about, in one of its own it is apart from the others on the same.
fn dense(groups: &[Vec<u32>], shared: &[Vec<usize>]) -> Vec<f32> {
    let mut found = vec![0.0; groups.len()];
    shared.iter().flatten().for_each(|&event| found[event] += 1.0);
    found.iter().zip(groups).map(|(found, group)| found / group.len() as f32).collect()
}

/// A finding of a stream, which numbers no events.
pub(super) fn finding(entries: &Entries, left: Key, right: Key, judgement: &Judgement) -> Finding {
    let id = |key: Key| ClaimId::new(&entries.document(key.0).id, key.1 as usize);
    found(id(left), id(right), left.0 == right.0, judgement, Vec::new())
}

fn found(left: ClaimId, right: ClaimId, within: bool, judgement: &Judgement, events: Vec<usize>) -> Finding {
    Finding {
        relation: judgement.relation,
        entails: judgement.entails,
        scope: if within { Scope::Within } else { Scope::Across },
        left,
        right,
        events,
        confidence: judgement.confidence,
        scores: judgement.scores,
        reasons: judgement.reasons.clone(),
    }
}

fn pair<'v>(view: &'v View<'_>, judged: &'v Judged) -> Pair<'v> {
    let (left, right) = (&view.claims[judged.left as usize], &view.claims[judged.right as usize]);
    let within = left.document == right.document;
    Pair { left: left.claim, right: right.claim, within, judgement: &judged.judgement }
}

/// A judged pair, behind the two sentences it stands between.
type Between<'v> = ([(usize, usize); 2], &'v Judged);

/// The judged pairs to report, in order.
fn reported<'v>(view: &'v View<'_>) -> Vec<&'v Judged> {
    // Claims overlap only inside a sentence.
    let sentence = |at: u32| (view.claims[at as usize].document, view.claims[at as usize].claim.sentence.start());
    let wanted = view.judged.iter().filter(|judged| wanted(pair(view, judged)));
    let mut between: Vec<Between<'_>> =
        wanted.map(|judged| ([sentence(judged.left), sentence(judged.right)], judged)).collect();
    between.sort_unstable_by_key(|(sentences, judged)| (*sentences, judged.left, judged.right));
    let between: Vec<&[Between<'_>]> = between.chunk_by(|x, y| x.0 == y.0).collect();
    let chosen = crate::par::map(
        &between,
        || (),
        |(), between| {
            let pairs: Vec<Pair<'_>> = between.iter().map(|(_, judged)| pair(view, judged)).collect();
            choose(&pairs).into_iter().map(|at| between[at].1).collect::<Vec<_>>()
        },
    );
    let mut chosen: Vec<&Judged> = chosen.into_iter().flatten().collect();
    chosen.sort_unstable_by_key(|judged| (judged.left, judged.right));
    chosen
}

/// The ids of all claims: the document's and the claim's number by place.
fn ids(view: &View<'_>) -> Vec<ClaimId> {
    let document = |at: &ClaimAt<'_>| &view.entries[at.document].document.id;
    view.claims.iter().map(|at| ClaimId::new(document(at), at.number)).collect()
}

fn event(view: &View<'_>, ids: &[ClaimId], group: &[u32], label: String, originals: &[usize]) -> Event {
    let documents: BTreeSet<usize> = group.iter().map(|&at| view.claims[at as usize].document).collect();
    let independent: BTreeSet<usize> = documents.iter().map(|&document| originals[document]).collect();
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
