//! How are documents compared that are all there?

use std::collections::BTreeMap;
use std::sync::Arc;

use super::consult::{Couple, Side, told};
use super::select::Selected;
use super::window::Order;
use super::{ClaimAt, Config, Entry, Judged, View, assemble, claims_of, node, select};
use crate::error::{Cause, Error};
use crate::index::Index;
use crate::judge::{Beginning, Bench, Judgement, Outlines};
use crate::report::Report;
use crate::text::Document;

impl Config {
    /// [`compare`](crate::compare) with these settings.
    ///
    /// # Errors
    /// If two documents have the same id, or a text is longer than [`Config::longest`] allows; or if a judge of the caller's fails.
    pub fn compare(&self, documents: impl IntoIterator<Item = Document>) -> Result<Report, Error> {
        let mut there = BTreeMap::new();
        for document in documents {
            if there.contains_key(&document.id) {
                return Err(Cause::DuplicateDocument(document.id).into());
            }
            there.insert(document.id.clone(), document);
        }
        let mut order = Order::default();
        there.values().for_each(|document: &Document| order.insert(document.published.as_ref(), &document.id));
        for id in order.outside(self.window) {
            there.remove(&id);
        }
        let documents: Vec<Document> = there.into_values().collect();
        let entries = crate::par::map(&documents, || (), |(), document| Entry::new(self, document.clone()));
        drop(documents);
        let entries: Vec<Entry> = entries.into_iter().collect::<Result<_, _>>()?;
        report(self, &entries.iter().collect::<Vec<_>>())
    }
}

fn report(config: &Config, entries: &[&Entry]) -> Result<Report, Error> {
    let claims = claims_of(entries);
    let selected = candidates(config, &claims);
    let judged = judge(config, entries, &claims, &selected)?;
    Ok(assemble::report(config, View { entries, claims: &claims, judged, left_out: selected.left_out }))
}

/// The pairs of claims that are judged.
pub(super) fn candidates(config: &Config, claims: &[ClaimAt<'_>]) -> Selected {
    let (nodes, ranks) = node::nodes(claims);
    let ranked = nodes.iter().zip(ranks).map(|(node, rank)| (claims[node[0] as usize].features, rank));
    let index = Index::build(config.neighbours, ranked);
    let proposed = index.kept();
    let left_out = index.left_out(proposed.len());
    drop(index);
    let mut selected = select::pairs(claims, &nodes, &proposed, config.neighbours);
    selected.left_out += left_out;
    selected
}

/// What is told of the pairs.
pub(super) fn judge(
    config: &Config,
    entries: &[&Entry],
    claims: &[ClaimAt<'_>],
    selected: &Selected,
) -> Result<Vec<Judged>, Error> {
    let side = |at: u32| {
        let ClaimAt { document, number, claim, .. } = claims[at as usize];
        Side { document: &entries[document].document, number: number as u32, claim }
    };
    let outlines = Outlines::of(claims.iter().map(|at| at.claim));
    let begins: Vec<_> = entries.iter().map(|entry| entry.claims.first().map(Beginning::from)).collect();
    let hopeless = |bench: &mut Bench<'_>, &(left, right): &(u32, u32)| {
        let (s, t) = (claims[left as usize].document, claims[right as usize].document);
        let of_two = begins[s].zip(begins[t]).filter(|_| s != t);
        of_two.is_some_and(|(a, b)| bench.is_hopeless([a, b], &outlines, left, right))
    };
    let couple = |&(left, right): &(u32, u32)| Couple { left: side(left), right: side(right) };
    let judgements = told_by_documents(config, claims, &selected.pairs, couple, hopeless)?;
    let again = selected.again.iter().filter_map(|&(left, right, like)| {
        judgements[like as usize].as_ref().map(|judgement| Judged { left, right, judgement: Arc::clone(judgement) })
    });
    let again: Vec<Judged> = again.collect();
    let told = selected.pairs.iter().zip(judgements);
    let told = told.filter_map(|(&(left, right), judgement)| Some(Judged { left, right, judgement: judgement? }));
    Ok(told.chain(again).collect())
}

/// What is told of each pair, in order. They are judged document by document: what two documents have to do with each other is
/// then asked once, and one lies in the caches of the processor for as long as it is needed.
fn told_by_documents<'m>(
    config: &Config,
    claims: &[ClaimAt<'_>],
    pairs: &[(u32, u32)],
    couple: impl Fn(&(u32, u32)) -> Couple<'m> + Sync + Send,
    hopeless: impl Fn(&mut Bench<'_>, &(u32, u32)) -> bool + Sync + Send,
) -> Result<Vec<Option<Arc<Judgement>>>, Error> {
    let document = |at: u32| claims[at as usize].document as u32;
    // Most pairs of a document's claims follow one another anyhow.
    let of_left = |&(x, _): &(u32, u32), &(y, _): &(u32, u32)| document(x) == document(y);
    let (mut order, mut room): (Vec<u32>, Vec<(u32, u32)>) = (Vec::with_capacity(pairs.len()), Vec::new());
    for of_one in pairs.chunk_by(of_left) {
        let first = order.len() as u32;
        room.clear();
        room.extend((first..).zip(of_one).map(|(at, &(_, right))| (document(right), at)));
        room.sort_unstable();
        order.extend(room.iter().map(|&(_, at)| at));
    }
    let judged =
        told(config, &order, |&at| couple(&pairs[at as usize]), |bench, &at| hopeless(bench, &pairs[at as usize]))?;
    let mut judgements = vec![None; pairs.len()];
    for (at, judgement) in order.into_iter().zip(judged) {
        judgements[at as usize] = judgement;
    }
    Ok(judgements)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_threads_gives_one_report() {
        let town = |n: usize| ["Harwick", "Dornum", "Velmora"][n % 3];
        let text = |n: usize| {
            format!("The fire in {} killed {} people on Monday. The mayor denied that it was set.", town(n), 2 + n % 5)
        };
        let documents: Vec<Document> = (0..30).map(|n| Document::new(format!("{n}"), text(n))).collect();
        let config = Config::default().neighbours(4);
        let report = |threads| crate::par::with_threads(threads, || config.compare(documents.clone())).unwrap();
        assert!(!report(1).findings.is_empty());
        assert_eq!(report(1), report(2));
        assert_eq!(report(1), report(7));
    }
}
