//! Which of the judged pairs are found, and what do they come to?

use std::collections::HashMap;
use std::sync::Arc;

use super::entry::Entries;
use super::prune::{Wanted, choose};
use super::roll::Roll;
use super::{Change, Entry, Judged, Key, Reported, Told, assemble};
use crate::event::Tie;
use crate::judge::Judgement;
use crate::report::ClaimId;

/// A finding of a stream, the claim that comes first by document and place on the left.
pub(super) type Found = (Key, Key, Arc<Judgement>);

/// What is told of the claims of a batch.
pub(super) fn told(roll: &Roll<'_>, documents: &[Entry], mut judged: Vec<Judged>) -> Told {
    let ties = judged.iter().map(|judged| tie(judged.left, judged.right)).collect();
    let reported = reported(roll, documents, &judged);
    let of = |at: u32| {
        let Judged { left, right, judgement, .. } = &mut judged[at as usize];
        Some(Reported { left: *left, right: *right, judgement: judgement.take()? })
    };
    let reported = reported.into_iter().filter_map(of).collect();
    // To give back what is said of all others takes its time, too.
    crate::par::consume(judged, drop);
    Told { ties, reported }
}

/// That two claims are of one event.
pub(super) fn tie(left: u32, right: u32) -> Tie {
    Tie { left, right, strength: 1.0 }
}

/// A judged pair by its place, behind the two sentences it stands between and its claims.
type Between = ([(u32, u32); 2], (u32, u32), u32);

/// The wanted ones of the judged pairs.
fn between(roll: &Roll<'_>, judged: &[Judged]) -> Vec<Between> {
    // Claims overlap only inside a sentence.
    let sentence = |claim: u32| {
        let (document, _, sentence) = roll.at(claim);
        (document, sentence.start() as u32)
    };
    let wanted = (0..).zip(judged).filter(|(_, judged)| judged.mark.is_wanted());
    let between = |(at, judged): (u32, &Judged)| ([sentence(judged.left), sentence(judged.right)], judged.pair(), at);
    wanted.map(between).collect()
}

/// The places of those to report of the wanted pairs between two sentences.
fn of_two(roll: &Roll<'_>, documents: &[Entry], judged: &[Judged], between: &[Between]) -> Vec<u32> {
    // What stands alone is reported, whatever it says.
    if let [(.., alone)] = between {
        return vec![*alone];
    }
    let chosen: Vec<u32> =
        between.iter().map(|&(.., at)| at).filter(|&at| judged[at as usize].mark.is_reported()).collect();
    if !chosen.is_empty() {
        return chosen;
    }
    let claim = |claim: u32| &documents[roll.document(claim) as usize].claims[roll.number(claim) as usize];
    let wanted = |&(_, (left, right), at): &Between| Wanted {
        left: claim(left),
        right: claim(right),
        mark: judged[at as usize].mark,
    };
    let pairs: Vec<Wanted<'_>> = between.iter().map(wanted).collect();
    choose(&pairs).into_iter().map(|at| between[at].2).collect()
}

/// The places of the judged pairs to report, in the order of their claims. Where some are marked as reported, the others of the
/// same sentences are not.
pub(super) fn reported(roll: &Roll<'_>, documents: &[Entry], judged: &[Judged]) -> Vec<u32> {
    let mut between = between(roll, judged);
    crate::par::sort(&mut between);
    let between: Vec<&[Between]> = between.chunk_by(|x, y| x.0 == y.0).collect();
    let chosen = crate::par::map(&between, || (), |(), between| of_two(roll, documents, judged, between));
    let mut chosen: Vec<u32> = chosen.into_iter().flatten().collect();
    crate::par::sort_by_key(&mut chosen, |&at| judged[at as usize].pair());
    chosen
}

/// Of all judged pairs of a document with those behind it, marks those to report and drops what is said of the others, as soon
/// as it is known: a reader wants a third of what is found. What is said of copies is not known yet.
pub(super) fn prune(roll: &Roll<'_>, documents: &[Entry], judged: &mut [Judged]) {
    let mut between = between(roll, judged);
    between.retain(|(_, (left, right), _)| !roll.has_copies(*left) && !roll.has_copies(*right));
    between.sort_unstable();
    for between in between.chunk_by(|x, y| x.0 == y.0) {
        for at in of_two(roll, documents, judged, between) {
            let mark = &mut judged[at as usize].mark;
            *mark = mark.reported(true);
        }
        for &(.., at) in between {
            let Judged { mark, judgement, .. } = &mut judged[at as usize];
            judgement.take_if(|_| !mark.is_reported());
        }
    }
}

/// What findings have come and gone.
pub(super) fn change(entries: &Entries, added: Vec<Found>, withdrawn: Vec<Found>) -> Change {
    let finding =
        |(left, right, judgement): Found| assemble::finding(entries, left, right, Arc::unwrap_or_clone(judgement));
    let mut change = Change {
        added: added.into_iter().map(finding).collect(),
        withdrawn: withdrawn.into_iter().map(finding).collect(),
        dropped: Vec::new(),
    };
    // A document that was replaced may say again what it said.
    let known: HashMap<(&ClaimId, &ClaimId), usize> =
        change.withdrawn.iter().enumerate().map(|(at, old)| ((&old.left, &old.right), at)).collect();
    let (mut again, mut is_new) = (vec![false; change.withdrawn.len()], Vec::with_capacity(change.added.len()));
    for new in &change.added {
        let same = known.get(&(&new.left, &new.right)).filter(|&&at| {
            let old = &change.withdrawn[at];
            (old.relation, old.scores) == (new.relation, new.scores) && old.reasons == new.reasons
        });
        same.into_iter().for_each(|&at| again[at] = true);
        is_new.push(same.is_none());
    }
    let (mut again, mut is_new) = (again.into_iter(), is_new.into_iter());
    change.added.retain(|_| is_new.next() == Some(true));
    change.withdrawn.retain(|_| again.next() == Some(false));
    for findings in [&mut change.added, &mut change.withdrawn] {
        findings.sort_by(|x, y| {
            y.confidence.total_cmp(&x.confidence).then_with(|| (&x.left, &x.right).cmp(&(&y.left, &y.right)))
        });
    }
    change
}
