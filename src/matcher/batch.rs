//! How are documents compared that are all there?

use std::collections::BTreeMap;

use super::consult::{self, Couple, Side, Verdict};
use super::select::Selected;
use super::window::Order;
use super::{ClaimAt, Config, Entry, Judged, View, assemble, chosen, claims_of, node, select};
use crate::error::{Cause, Error};
use crate::index::Index;
use crate::judge::{Beginning, Bench, Outlines};
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
    let left_out = selected.left_out;
    drop(selected);
    Ok(assemble::report(config, View { entries, claims: &claims, left_out }, chosen::told(&claims, judged)))
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
    let couple = |&(left, right): &(u32, u32)| Couple { left: side(left), right: side(right) };
    let told = match &config.judge {
        Some(judge) => consult::asked(config, &**judge, &selected.pairs, couple)?,
        None => by_documents(config, entries, claims, &selected.pairs, couple),
    };
    let judged = |(left, right): (u32, u32), verdict: &Verdict| Judged {
        left,
        right,
        mark: verdict.mark,
        judgement: verdict.judgement.clone(),
    };
    let again = selected.again.iter().filter_map(|&(left, right, like)| {
        let place = told.binary_search_by_key(&(like as usize), |&(at, _)| at).ok()?;
        Some(judged((left, right), &told[place].1))
    });
    let again: Vec<Judged> = again.collect();
    let told = told.into_iter().map(|(at, Verdict { mark, judgement })| {
        let (left, right) = selected.pairs[at];
        Judged { left, right, mark, judgement }
    });
    Ok(told.chain(again).collect())
}

/// What the built-in judge tells of each pair of which it tells anything, by its place. Pairs are judged document by document:
/// what two documents have to do with each other is then asked once, and one lies in the caches of the processor for as long
/// as it is needed.
fn by_documents<'m>(
    config: &Config,
    entries: &[&Entry],
    claims: &[ClaimAt<'_>],
    pairs: &[(u32, u32)],
    couple: impl Fn(&(u32, u32)) -> Couple<'m> + Sync + Send,
) -> Vec<(usize, Verdict)> {
    let outlines = Outlines::of(claims.iter().map(|at| at.claim));
    let begins: Vec<_> = entries.iter().map(|entry| entry.claims.first().map(Beginning::from)).collect();
    let document = |at: u32| claims[at as usize].document;
    let hopeless = |bench: &mut Bench<'_>, left: u32, right: u32| {
        let (s, t) = (document(left), document(right));
        let of_two = begins[s].zip(begins[t]).filter(|_| s != t);
        of_two.is_some_and(|(a, b)| bench.is_hopeless([a, b], &outlines, left, right))
    };
    // Most pairs of a document's claims follow one another anyhow.
    let mut first = 0;
    let of_left = pairs.chunk_by(|&(x, _), &(y, _)| document(x) == document(y)).map(|of_one| {
        first += of_one.len();
        (first - of_one.len(), of_one)
    });
    let of_left: Vec<(usize, &[(u32, u32)])> = of_left.collect();
    let room = || (consult::bench(config), Vec::<(usize, usize)>::new());
    let told = crate::par::map(&of_left, room, |(bench, order), &(first, of_one)| {
        order.clear();
        order.extend(of_one.iter().enumerate().map(|(at, &(_, right))| (document(right), at)));
        order.sort_unstable();
        let one = |&(_, at): &(usize, usize)| {
            let (left, right) = of_one[at];
            if hopeless(bench, left, right) {
                debug_assert_eq!(
                    consult::judgement(bench, couple(&of_one[at])),
                    None,
                    "a pair was given up by its outlines too early"
                );
                return None;
            }
            Some((first + at, consult::verdict(bench, couple(&of_one[at]))?))
        };
        let mut told: Vec<(usize, Verdict)> = order.iter().filter_map(one).collect();
        told.sort_unstable_by_key(|&(at, _)| at);
        told
    });
    told.into_iter().flatten().collect()
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
