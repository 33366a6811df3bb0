//! What is told of pairs of claims, by the built-in judge and by the caller's if there is one?

use std::sync::Arc;

use super::prune::{Pair, close, ties, wanted};
use super::{Config, Entry};
use crate::error::{Cause, Error};
use crate::judge::{self, Bench, Judge, Judgement, Reason, Relation};
use crate::text::Quote;

/// So many pairs a judge of the caller's is asked of at once, at most.
const BATCH: usize = 512;

/// Two claims by their documents and their numbers there, the one that comes first by document and place on the left.
#[derive(Copy, Clone)]
pub(super) struct Couple<'m> {
    pub(super) left: (&'m Entry, usize),
    pub(super) right: (&'m Entry, usize),
}

impl<'m> Couple<'m> {
    /// The couple with a judgement.
    fn pair<'p>(self, judgement: &'p Judgement) -> Pair<'p>
    where
        'm: 'p,
    {
        let [left, right] = [self.left, self.right].map(|(entry, number)| &entry.claims[number]);
        Pair { left, right, within: std::ptr::eq(self.left.0, self.right.0), judgement }
    }
}

/// The judgement on each pair of which something is told: that makes an event or a finding.
///
/// # Errors
/// If the caller's judge fails, or answers with what can't stand in a report.
pub(super) fn told<'m, T: Sync>(
    config: &Config,
    pairs: &[T],
    couple: impl Fn(&T) -> Couple<'m> + Sync + Send,
) -> Result<Vec<Option<Arc<Judgement>>>, Error> {
    let telling = |couple: Couple<'_>, judgement: Judgement| {
        let pair = couple.pair(&judgement);
        (ties(pair) || wanted(pair)).then(|| Arc::new(judgement))
    };
    let bench = || Bench::new(&config.lexicon, config.sensitivity);
    let built_in = |bench: &mut Bench<'_>, couple: Couple<'_>| {
        let (left, right) = (&couple.left.0.claims[couple.left.1], &couple.right.0.claims[couple.right.1]);
        bench.told(left, right, close(std::ptr::eq(couple.left.0, couple.right.0)))
    };
    let Some(judge) = &config.judge else {
        return Ok(crate::par::map(pairs, bench, |bench, pair| {
            let couple = couple(pair);
            telling(couple, built_in(bench, couple)?)
        }));
    };
    let mut told = Vec::with_capacity(pairs.len());
    for batch in pairs.chunks(BATCH) {
        let first = crate::par::map(batch, bench, |bench, pair| {
            built_in(bench, couple(pair)).unwrap_or_else(Judgement::unrelated)
        });
        let couples: Vec<Couple<'_>> = batch.iter().map(&couple).collect();
        let judged = ask(&**judge, &couples, &first)?;
        told.extend(couples.into_iter().zip(judged).map(|(couple, judgement)| telling(couple, judgement)));
    }
    Ok(told)
}

/// What the caller's judge says of a batch, checked.
fn ask(judge: &dyn Judge, couples: &[Couple<'_>], first: &[Judgement]) -> Result<Vec<Judgement>, Error> {
    let shown = couples.iter().zip(first).map(|(couple, judgement)| {
        let Pair { left, right, within, judgement } = couple.pair(judgement);
        judge::Pair::new(left, right, within, judgement)
    });
    let shown: Vec<judge::Pair<'_>> = shown.collect();
    let judged = judge.judge(&shown).map_err(Cause::Judge)?;
    if judged.len() != couples.len() {
        return Err(Cause::Judgements { given: judged.len(), asked: couples.len() }.into());
    }
    for (couple, judgement) in couples.iter().zip(&judged) {
        if let Err(problem) = check(couple, judgement) {
            let name = |(entry, number): (&Entry, usize)| format!("{}:{number}", entry.document.id);
            return Err(Cause::Judgement { left: name(couple.left), right: name(couple.right), problem }.into());
        }
    }
    Ok(judged)
}

/// Whether a judgement could stand in a report.
fn check(couple: &Couple<'_>, judgement: &Judgement) -> Result<(), String> {
    let scores = judgement.scores;
    let given =
        [judgement.confidence, scores.agreement, scores.forward, scores.backward, scores.contradiction, scores.overlap];
    if let Some(score) = given.iter().find(|score| !(0.0..=1.0).contains(*score)) {
        return Err(format!("{score} is not from 0 to 1"));
    }
    let quotes = |entry: &Entry, quote: &Quote| {
        quote.start <= quote.end && quote.span().of(&entry.document.text) == Some(quote.text.as_str())
    };
    for Reason { left, right, .. } in &judgement.reasons {
        for (entry, quote) in [(couple.left.0, left), (couple.right.0, right)] {
            if !quotes(entry, quote) {
                let (id, Quote { start, end, text }) = (&entry.document.id, quote);
                return Err(format!("bytes {start} to {end} of {:?} are not {text:?}", id.as_str()));
            }
        }
    }
    let shown = |reason: &Reason| !reason.left.text.trim().is_empty() && !reason.right.text.trim().is_empty();
    if judgement.relation == Relation::Contradiction && !judgement.reasons.iter().any(shown) {
        return Err("a contradiction needs a reason with words on both sides".to_owned());
    }
    Ok(())
}
