//! Which findings come and go where judged pairs have come or gone?

use std::collections::{BTreeMap, HashMap};

use super::entry::{Claims, Entries};
use super::prune::{Pair, choose};
use super::telling::{Sentence, Telling};
use super::{Change, assemble};
use crate::judge::Judgement;

/// What has gone and what has come, by the sentences between which it stands.
pub(super) type Changed = BTreeMap<[Sentence; 2], (Vec<Telling>, Vec<Telling>)>;

/// The wanted pairs between two sentences, in order, each with whether it is reported.
type Between = Box<[(Telling, bool)]>;

/// What is wanted of all pairs, by the sentences between which it stands, and what is reported of that.
#[derive(Default)]
pub(super) struct Chosen(HashMap<[Sentence; 2], Between>);

impl Chosen {
    /// Between how many pairs of sentences there are findings.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Chooses anew what to report where pairs have gone or come.
    ///
    /// Claims that have been read already come with `claims`.
    pub(super) fn change(&mut self, entries: &Entries, changed: Changed, mut claims: Claims) -> Change {
        let (mut added, mut withdrawn) = (Vec::new(), Vec::new());
        for (place, (gone, come)) in changed {
            let known = self.0.remove(&place).unwrap_or_default().into_vec();
            let (out, mut between): (Vec<_>, Vec<_>) =
                known.into_iter().partition(|(known, _)| gone.iter().any(|gone| gone.is(known)));
            withdrawn.extend(out.into_iter().filter(|&(_, chosen)| chosen).map(|(telling, _)| telling));
            between.extend(come.into_iter().filter(|telling| telling.wanted).map(|telling| (telling, false)));
            // Both sentences are each of one document, so the numbers of the claims order them.
            between.sort_unstable_by_key(|(telling, _)| (telling.left, telling.right));
            claims.read(entries, between.iter().flat_map(|(telling, _)| [telling.left, telling.right]));
            let judgements: Vec<Judgement> = between.iter().map(|(telling, _)| telling.judgement()).collect();
            let judged = between.iter().zip(&judgements);
            let pairs: Vec<Pair<'_>> =
                judged.map(|((telling, _), judgement)| telling.pair(&claims, judgement)).collect();
            let chosen = choose(&pairs);
            for (at, (telling, reported)) in between.iter_mut().enumerate() {
                let now = chosen.binary_search(&at).is_ok();
                match (std::mem::replace(reported, now), now) {
                    (false, true) => added.push(telling.clone()),
                    (true, false) => withdrawn.push(telling.clone()),
                    _ => {}
                }
            }
            if !between.is_empty() {
                self.0.insert(place, between.into());
            }
        }
        let finding = |telling: &Telling| assemble::finding(entries, telling.left, telling.right, &telling.judgement());
        let mut change = Change {
            added: added.iter().map(finding).collect(),
            withdrawn: withdrawn.iter().map(finding).collect(),
            dropped: Vec::new(),
        };
        // A document that was replaced may say again what it said.
        let mut again: HashMap<_, _> =
            change.withdrawn.drain(..).map(|old| ((old.left.clone(), old.right.clone()), old)).collect();
        change.added.retain(|new| {
            let key = (new.left.clone(), new.right.clone());
            let same = again.get(&key).is_some_and(|old| {
                (old.relation, old.scores) == (new.relation, new.scores) && old.reasons == new.reasons
            });
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
}
