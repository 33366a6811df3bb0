//! Which of the judged pairs are found, and what do they come to?

use std::collections::HashMap;
use std::sync::Arc;

use super::entry::Entries;
use super::prune::{Wanted, choose};
use super::roll::Roll;
use super::{Change, Entry, Judged, Key, Reported, Told, assemble};
use crate::event::Tie;
use crate::judge::Judgement;

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
    Told { ties, reported: reported.into_iter().filter_map(of).collect() }
}

/// That two claims are of one event.
pub(super) fn tie(left: u32, right: u32) -> Tie {
    Tie { left, right, strength: 1.0 }
}

/// A judged pair by its place, behind the two sentences it stands between.
type Between = ([(u32, u32); 2], u32);

/// The places of the judged pairs to report, in the order of their claims.
pub(super) fn reported(roll: &Roll<'_>, documents: &[Entry], judged: &[Judged]) -> Vec<u32> {
    // Claims overlap only inside a sentence.
    let sentence = |claim: u32| {
        let (document, _, sentence) = roll.at(claim);
        (document, sentence.start() as u32)
    };
    let wanted = (0..).zip(judged).filter(|(_, judged)| judged.mark.is_wanted());
    let mut between: Vec<Between> =
        wanted.map(|(at, judged)| ([sentence(judged.left), sentence(judged.right)], at)).collect();
    let order = |at: u32| (judged[at as usize].left, judged[at as usize].right);
    between.sort_unstable_by_key(|&(sentences, at)| (sentences, order(at)));
    let between: Vec<&[Between]> = between.chunk_by(|x, y| x.0 == y.0).collect();
    let chosen = crate::par::map(
        &between,
        || (),
        |(), between| {
            // What stands alone is reported, whatever it says.
            if let [(_, alone)] = between {
                return vec![*alone];
            }
            let claim = |claim: u32| &documents[roll.document(claim) as usize].claims[roll.number(claim) as usize];
            let wanted = |&(_, at): &Between| {
                let Judged { left, right, mark, .. } = judged[at as usize];
                Wanted { left: claim(left), right: claim(right), mark }
            };
            let pairs: Vec<Wanted<'_>> = between.iter().map(wanted).collect();
            choose(&pairs).into_iter().map(|at| between[at].1).collect::<Vec<_>>()
        },
    );
    let mut chosen: Vec<u32> = chosen.into_iter().flatten().collect();
    chosen.sort_unstable_by_key(|&at| order(at));
    chosen
}

/// What findings have come and gone.
pub(super) fn change(entries: &Entries, added: Vec<Found>, withdrawn: Vec<Found>) -> Change {
    let finding = |(left, right, judgement): Found| assemble::finding(entries, left, right, &judgement);
    let mut change = Change {
        added: added.into_iter().map(finding).collect(),
        withdrawn: withdrawn.into_iter().map(finding).collect(),
        dropped: Vec::new(),
    };
    // A document that was replaced may say again what it said.
    let mut again: HashMap<_, _> =
        change.withdrawn.drain(..).map(|old| ((old.left.clone(), old.right.clone()), old)).collect();
    change.added.retain(|new| {
        let key = (new.left.clone(), new.right.clone());
        let same = again
            .get(&key)
            .is_some_and(|old| (old.relation, old.scores) == (new.relation, new.scores) && old.reasons == new.reasons);
        same.then(|| again.remove(&key)).is_none()
    });
    change.withdrawn = again.into_values().collect();
    for findings in [&mut change.added, &mut change.withdrawn] {
        findings.sort_by(|x, y| {
            y.confidence.total_cmp(&x.confidence).then_with(|| (&x.left, &x.right).cmp(&(&y.left, &y.right)))
        });
    }
    change
}
