//! How are documents compared that are all there?

use std::collections::BTreeMap;

use super::consult::{self, Couple, Side, Verdict};
use super::entry::Entries;
use super::roll::Roll;
use super::select::Selected;
use super::window::Order;
use super::{Config, Entry, Judged, View, assemble, chosen, claims_of, near, node, select};
use crate::claim::Sketches;
use crate::error::{Cause, Error};
use crate::index::Index;
use crate::judge::{Outlines, Scenes};
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
        let (entries, read) = Entries::read(self, there.into_values().collect())?;
        let serials: Vec<u32> = (0..entries.len() as u32).collect();
        let roll = Roll::of(&entries, serials.clone());
        let selected = candidates(self, &roll, &read);
        let left_out = selected.left_out;
        let read = if read.is_empty() { entries.unpacked(&serials) } else { read };
        let judged = judge(self, &roll, &read, &selected)?;
        drop(selected);
        let told = chosen::told(&roll, &read, judged);
        drop(roll);
        drop(entries);
        let listed: Vec<&Entry> = read.iter().collect();
        let report = assemble::report(self, View { entries: &listed, claims: &claims_of(&listed), left_out }, told);
        drop(listed);
        // To give back what all claims are made of takes its time, too.
        crate::par::consume(read, drop);
        Ok(report)
    }
}

impl Judged {
    fn of((left, right): (u32, u32), Verdict { mark, judgement }: Verdict) -> Judged {
        Judged { left, right, mark, judgement }
    }

    pub(super) fn pair(&self) -> (u32, u32) {
        (self.left, self.right)
    }
}

/// The pairs of claims that are judged; `read` has the claims of the documents, if they have been kept as they were read.
pub(super) fn candidates(config: &Config, roll: &Roll<'_>, read: &[Entry]) -> Selected {
    let mut index = Index::new(config.neighbours);
    let (nodes, ranks) = node::nodes(roll, read, &mut index);
    drop(ranks);
    index.finish();
    let proposed = index.kept();
    let left_out = index.left_out(proposed.len());
    drop(index);
    let mut selected = select::pairs(roll, &nodes, &proposed, config.neighbours);
    selected.left_out += left_out;
    selected
}

/// What is told of the pairs of claims of these documents.
pub(super) fn judge(
    config: &Config,
    roll: &Roll<'_>,
    documents: &[Entry],
    selected: &Selected,
) -> Result<Vec<Judged>, Error> {
    let side = |at: u32| {
        let (Entry { document, claims, .. }, number) = (&documents[roll.document(at) as usize], roll.number(at));
        Side { document, number, claim: &claims[number as usize] }
    };
    let couple = |&(left, right): &(u32, u32)| Couple { left: side(left), right: side(right) };
    let told = match &config.judge {
        Some(judge) => {
            let told = consult::asked(config, &**judge, &selected.pairs, couple)?;
            told.into_iter().map(|(at, verdict)| Judged::of(selected.pairs[at], verdict)).collect()
        }
        None => by_documents(config, roll, documents, &selected.pairs, couple),
    };
    // Both are in order.
    let mut place = 0;
    let again = selected.again.iter().filter_map(|&[like, pair]| {
        place += told[place..].iter().take_while(|judged| judged.pair() < like).count();
        let Judged { mark, judgement, .. } = told.get(place).filter(|judged| judged.pair() == like)?;
        Some(Judged::of(pair, Verdict { mark: *mark, judgement: judgement.clone() }))
    });
    let again: Vec<Judged> = again.collect();
    Ok(told.into_iter().chain(again).collect())
}

/// Two claims of which something may come, and what their documents have to do with each other.
type Hopeful = ((u32, u32), Scenes);

/// What the built-in judge tells of the pairs of which it tells anything.
///
/// Of most pairs, the outlines of the claims tell that nothing comes of them. The others are judged document by document, those
/// of one story after each other: what has been found out about a claim is at hand for as long as it is needed.
fn by_documents<'m>(
    config: &Config,
    roll: &Roll<'_>,
    documents: &[Entry],
    pairs: &[(u32, u32)],
    couple: impl Fn(&(u32, u32)) -> Couple<'m> + Sync + Send,
) -> Vec<Judged> {
    let hopeful = hopeful(config, roll, pairs, &couple);
    let order = near::by_nearness(roll.documents().len(), &links(roll, &hopeful));
    let mut of_document: Vec<&[Hopeful]> = vec![&[]; order.len()];
    for of_one in hopeful.iter().filter(|of_one| !of_one.is_empty()) {
        of_document[roll.document(of_one[0].0.0) as usize] = of_one;
    }
    let bench = || consult::bench(config);
    let told = crate::par::map(&order, bench, |bench, &document| {
        let judged = |&(pair, scenes): &Hopeful| {
            let verdict = consult::verdict_of(bench, scenes, couple(&pair));
            verdict.map(|verdict| Judged::of(pair, verdict))
        };
        let mut told: Vec<Judged> = of_document[document as usize].iter().filter_map(judged).collect();
        told.sort_unstable_by_key(Judged::pair);
        chosen::prune(roll, documents, &mut told);
        told
    });
    let mut of_document: Vec<Vec<Judged>> = order.iter().map(|_| Vec::new()).collect();
    for (document, told) in order.into_iter().zip(told) {
        of_document[document as usize] = told;
    }
    of_document.into_iter().flatten().collect()
}

/// The pairs of which the outlines do not tell that nothing comes of them, by the document of their first claim, and of one by
/// the document of the other: what two documents have to do with each other is then asked once.
fn hopeful<'m>(
    config: &Config,
    roll: &Roll<'_>,
    pairs: &[(u32, u32)],
    couple: &(impl Fn(&(u32, u32)) -> Couple<'m> + Sync + Send),
) -> Vec<Vec<Hopeful>> {
    let (mut outlines, mut sketches, mut begins) = (Outlines::default(), Sketches::default(), Vec::new());
    for document in roll.documents() {
        let glance = roll.glance(document);
        begins.push(glance.beginning());
        sketches.add(glance.beginning().setting);
        for number in 0..glance.claims() as u32 {
            glance.of(number, Some(&mut outlines));
        }
    }
    let of_left: Vec<&[(u32, u32)]> = pairs.chunk_by(|x, y| roll.document(x.0) == roll.document(y.0)).collect();
    // By document, then by place: one number, for it is compared more than anything else.
    let place = |(at, pair): (u64, &(u32, u32))| u64::from(roll.document(pair.1)) << 32 | at;
    let room = || (consult::bench(config), Vec::<u64>::new(), sketches.held());
    crate::par::map(&of_left, room, |(bench, order, held), of_one| {
        let own = roll.document(of_one[0].0);
        held.hold(own);
        order.clear();
        order.extend((0..).zip(*of_one).map(place));
        order.sort_unstable();
        let mut hopeful: Vec<Hopeful> = Vec::new();
        for of_two in order.chunk_by(|x, y| x >> 32 == y >> 32) {
            let document = (of_two[0] >> 32) as u32;
            let of_both = [begins[own as usize], begins[document as usize]];
            let two = own != document && held.is_of_another_story(document);
            let glance = if own == document { None } else { bench.glance(of_both, Some(two)) };
            for &place in of_two {
                let pair = of_one[place as u32 as usize];
                let hopeless = bench.is_hopeless(glance, &outlines, pair.0, pair.1);
                debug_assert!(
                    !hopeless || consult::verdict(bench, couple(&pair)).is_none(),
                    "a pair was given up by its outlines too early"
                );
                if !hopeless {
                    hopeful.push((pair, bench.scenes(of_both)));
                }
            }
        }
        hopeful
    })
}

/// Which documents tell one story and have much to be judged with each other, two by two.
fn links(roll: &Roll<'_>, hopeful: &[Vec<Hopeful>]) -> Vec<(u32, u32)> {
    /// With fewer pairs, claims are read more often: two that have a sentence in common lead from one story to another.
    const MUCH: usize = 4;
    let documents = |&((left, right), _): &Hopeful| (roll.document(left), roll.document(right));
    let of_two = hopeful.iter().flat_map(|of_one| of_one.chunk_by(|x, y| documents(x) == documents(y)));
    let linked = of_two.filter(|of_two| MUCH <= of_two.len() && of_two[0].1.story);
    linked.map(|of_two| documents(&of_two[0])).filter(|(x, y)| x != y).collect()
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
