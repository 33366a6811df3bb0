//! What is told of pairs of claims, by the built-in judge and by the caller's if there is one?

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::Config;
use super::mark::Mark;
use super::prune::{Pair, close, ties};
use crate::claim::Claim;
use crate::error::{Cause, Error};
use crate::judge::{self, Bench, Judge, Judgement, Memory, Reason, Relation, Scenes};
use crate::par::Pool;
use crate::text::{Document, Quote};

/// So many pairs a judge of the caller's is asked of at once, at most.
const BATCH: usize = 512;

/// Two claims, the one that comes first by document and place on the left.
#[derive(Copy, Clone)]
pub(super) struct Couple<'m> {
    pub(super) left: Side<'m>,
    pub(super) right: Side<'m>,
}

/// A claim with its document and its number there.
#[derive(Copy, Clone)]
pub(super) struct Side<'m> {
    pub(super) document: &'m Document,
    pub(super) number: u32,
    pub(super) claim: &'m Claim,
}

impl<'m> Couple<'m> {
    /// The couple with a judgement.
    fn pair<'p>(self, judgement: &'p Judgement) -> Pair<'p>
    where
        'm: 'p,
    {
        Pair { left: self.left.claim, right: self.right.claim, within: self.within(), judgement }
    }

    /// Whether both are of one document.
    fn within(self) -> bool {
        std::ptr::eq(self.left.document, self.right.document)
    }
}

/// What is told of two claims that a judgement ties to one event.
#[derive(Clone)]
pub(super) struct Verdict {
    pub(super) mark: Mark,
    /// If a reader would want it as a finding.
    pub(super) judgement: Option<Arc<Judgement>>,
}

/// What the built-in judge needs.
pub(super) fn bench(config: &Config) -> Bench<'_> {
    Bench::new(&config.lexicon, config.sensitivity).of_one_matter(config.one_matter)
}

/// The same with what benches before it have found out, which it leaves to those after it.
pub(super) fn lent<'m>(config: &'m Config, pool: &'m Pool<Memory>) -> Lent<'m> {
    Lent { bench: bench(config).remembering(pool.take().unwrap_or_default()), pool }
}

/// A bench whose memory is kept.
pub(super) struct Lent<'m> {
    bench: Bench<'m>,
    pool: &'m Pool<Memory>,
}

impl<'m> Deref for Lent<'m> {
    type Target = Bench<'m>;

    fn deref(&self) -> &Bench<'m> {
        &self.bench
    }
}

impl DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.bench
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.pool.give(self.bench.forget());
    }
}

/// What the built-in judge says of two claims, if anything is told of them.
pub(super) fn judgement<'m>(bench: &mut Bench<'m>, couple: Couple<'m>) -> Option<Judgement> {
    bench.told(couple.left.claim, couple.right.claim, close(couple.within()))
}

/// What is told of two claims by the built-in judge, if anything is.
pub(super) fn verdict<'m>(bench: &mut Bench<'m>, couple: Couple<'m>) -> Option<Verdict> {
    Verdict::of(couple, judgement(bench, couple)?)
}

/// The same of two claims whose documents are known to have this to do with each other.
pub(super) fn verdict_of<'m>(bench: &mut Bench<'m>, scenes: Scenes, couple: Couple<'m>) -> Option<Verdict> {
    let told = bench.told_of(scenes, couple.left.claim, couple.right.claim, close(couple.within()));
    Verdict::of(couple, told?)
}

impl Verdict {
    fn of(couple: Couple<'_>, judgement: Judgement) -> Option<Verdict> {
        let pair = couple.pair(&judgement);
        if !ties(pair) {
            return None;
        }
        let mark = Mark::of(pair);
        Some(Verdict { mark, judgement: mark.is_wanted().then(|| Arc::new(judgement)) })
    }
}

/// What is told by a judge of the caller's of each pair of which anything is, by its place.
///
/// # Errors
/// If the judge fails, or answers with what can't stand in a report.
pub(super) fn asked<'m, T: Sync>(
    config: &Config,
    judge: &dyn Judge,
    pairs: &[T],
    couple: impl Fn(&T) -> Couple<'m> + Sync + Send,
) -> Result<Vec<(usize, Verdict)>, Error> {
    let mut told = Vec::new();
    for (number, batch) in pairs.chunks(BATCH).enumerate() {
        let first = crate::par::map(
            batch,
            || bench(config),
            |bench, pair| judgement(bench, couple(pair)).unwrap_or_else(Judgement::unrelated),
        );
        let couples: Vec<Couple<'_>> = batch.iter().map(&couple).collect();
        let judged = couples.iter().zip(ask(judge, &couples, &first)?).zip(number * BATCH..);
        told.extend(judged.filter_map(|((couple, judgement), at)| Some((at, Verdict::of(*couple, judgement)?))));
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
            let name = |side: Side<'_>| format!("{}:{}", side.document.id, side.number);
            return Err(Cause::Judgement { left: name(couple.left), right: name(couple.right), problem }.into());
        }
    }
    Ok(judged)
}

/// Whether a judgement could stand in a report.
pub(super) fn check(couple: &Couple<'_>, judgement: &Judgement) -> Result<(), String> {
    let scores = judgement.scores;
    let given =
        [judgement.confidence, scores.agreement, scores.forward, scores.backward, scores.contradiction, scores.overlap];
    if let Some(score) = given.iter().find(|score| !(0.0..=1.0).contains(*score)) {
        return Err(format!("{score} is not from 0 to 1"));
    }
    for Reason { left, right, .. } in &judgement.reasons {
        for (side, quote) in [(couple.left, left), (couple.right, right)] {
            if !side.has(quote) {
                let (id, Quote { start, end, text }) = (&side.document.id, quote);
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

impl Side<'_> {
    /// Whether the document has these words there. If its text is with the caller, those of the claim's sentence are known,
    /// and who says it, which may be named elsewhere.
    fn has(self, quote: &Quote) -> bool {
        if quote.end < quote.start || quote.span().len() != quote.text.len() {
            return false;
        }
        let mut holders = self.claim.attribution.iter().flat_map(|holder| [&holder.source, &holder.name, &holder.cue]);
        quote.span().of(&self.document.text) == Some(quote.text.as_str())
            || self.claim.slice(quote.span()) == quote.text
            || holders.any(|told| told.as_ref() == Some(quote))
    }
}
