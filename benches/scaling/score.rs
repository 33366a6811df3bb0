//! What does a report, or a list of neighbours, have of the planted contradictions?

use std::collections::{BTreeMap, HashMap, HashSet};

use gainsay::{Relation, Report};

use crate::news::{Clash, Made, News};

/// What a report has.
#[derive(Default)]
pub(crate) struct Score {
    /// How many facts are told wrongly by some paper, and how many of them are found, by the kind of clash.
    pub(crate) planted: BTreeMap<Clash, (usize, usize)>,
    /// Contradictions in all.
    pub(crate) contradictions: usize,
    /// Contradictions between two stories, which are wrong.
    pub(crate) between: usize,
    /// Contradictions within a story that were not planted.
    pub(crate) within: usize,
    /// Agreements in all, and between two stories.
    pub(crate) agreements: (usize, usize),
    pub(crate) findings: usize,
}

impl Score {
    /// All kinds of clashes together: planted, found.
    pub(crate) fn all(&self) -> (usize, usize) {
        self.planted.values().fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1))
    }
}

/// The facts that some paper tells wrongly.
fn planted(news: &News) -> HashMap<u32, Clash> {
    let altered = news.made.iter().flatten().filter_map(|made| Some((made.facts[0]?, made.altered?)));
    altered.collect()
}

/// Whether one of two sentences tells a fact otherwise than the other; if so, which fact. One that is altered tells one only.
fn clashing(x: &Made, y: &Made) -> Option<u32> {
    let (altered, other) = if x.altered.is_some() { (x, y) } else { (y, x) };
    let clash = altered.altered.is_some() && other.altered.is_none() && other.facts.contains(&altered.facts[0]);
    clash.then_some(altered.facts[0]).flatten()
}

/// What a report has; contradictions that were not planted are given to `show`.
pub(crate) fn score(report: &Report, news: &News, mut show: impl FnMut(String)) -> Score {
    let known = planted(news);
    let mut found: HashSet<u32> = HashSet::new();
    let mut score = Score::default();
    for finding in report.findings() {
        score.findings += 1;
        let at = |side: &gainsay::report::ClaimRef<'_>| -> Option<(u32, &Made)> {
            let document: usize = side.document.id.as_str().parse().ok()?;
            let made = &news.made[document];
            let sentence = made.partition_point(|made| made.start <= side.claim.span.start()).checked_sub(1)?;
            Some((news.stories[document], &made[sentence]))
        };
        let (Some(x), Some(y)) = (at(&finding.left()), at(&finding.right())) else { continue };
        let apart = usize::from(x.0 != y.0);
        match finding.relation() {
            Relation::Agreement => {
                score.agreements.0 += 1;
                score.agreements.1 += apart;
            }
            Relation::Contradiction => {
                score.contradictions += 1;
                let clash = clashing(x.1, y.1);
                found.extend(clash);
                score.between += apart;
                score.within += usize::from(clash.is_none() && apart == 0);
                if clash.is_none() {
                    let stories = if apart == 1 { "between stories" } else { "within a story" };
                    show(format!("{stories}: {finding}"));
                }
            }
            _ => {}
        }
    }
    score.planted = tally(&known, &found);
    score
}

fn tally(known: &HashMap<u32, Clash>, found: &HashSet<u32>) -> BTreeMap<Clash, (usize, usize)> {
    let mut planted: BTreeMap<Clash, (usize, usize)> = BTreeMap::new();
    for (fact, clash) in known {
        let of = planted.entry(*clash).or_default();
        of.0 += 1;
        of.1 += usize::from(found.contains(fact));
    }
    planted
}

/// The sentences of the news, each wording once.
pub(crate) fn sentences(news: &News) -> Vec<(&str, &Made)> {
    let mut all = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for (document, of) in news.documents.iter().zip(&news.made) {
        for (at, made) in of.iter().enumerate() {
            let end = of.get(at + 1).map_or(document.text.len(), |next| next.start);
            let text = document.text[made.start..end].trim();
            if known.insert(text) {
                all.push((text, made));
            }
        }
    }
    all
}

/// How many planted contradictions there are and how many of them have their two sentences beside each other.
pub(crate) fn beside(news: &News, sentences: &[(&str, &Made)], nearest: &[Vec<u32>]) -> (usize, usize) {
    let known = planted(news);
    let mut found: HashSet<u32> = HashSet::new();
    for ((_, made), nearest) in sentences.iter().zip(nearest) {
        found.extend(nearest.iter().filter_map(|&other| clashing(made, sentences[other as usize].1)));
    }
    (known.len(), found.len())
}
