//! How do two texts about one thing differ? What the hypothesis says and the premise does not, and whether it follows all
//! the same.

mod apart;
mod clause;
mod denial;
mod edit;
mod instead;
mod left;
mod signals;
mod somebody;
mod steps;
mod structure;

pub(super) use clause::{added, leaves_either_way, leaves_open, replaced, tenses_exclude};
pub(super) use edit::{Outcome, outcome};
pub(super) use somebody::tells_of_somebody;

use super::align::{How, MOST_WORDS};
use super::evidence::Evidence;
use super::features::{self, Features, Row};
use super::pair::{Pair, Side};
use crate::claim::{Claim, Role, Word};

/// A pair of texts as numbers, read from one side to the other: what a pair of claims is seen by, and then how it differs.
pub type TextFeatures = [i16; features::NAMES.len() + NAMES.len()];

/// What each of these features says, in order; `p` is the premise, `h` the hypothesis.
pub(super) const NAMES: [&str; WIDTH] = {
    let mut names = [""; WIDTH];
    let (mut at, mut group) = (0, 0);
    while group < GROUPS.len() {
        let mut member = 0;
        while member < GROUPS[group].len() {
            names[at] = GROUPS[group][member];
            (at, member) = (at + 1, member + 1);
        }
        group += 1;
    }
    names
};

/// In the order in which they are put.
const GROUPS: [&[&str]; 8] = [
    &left::NAMES,
    &structure::NAMES,
    &signals::NAMES,
    &steps::NAMES,
    &clause::NAMES,
    &denial::NAMES,
    &somebody::NAMES,
    &apart::NAMES,
];

const WIDTH: usize = {
    let (mut width, mut group) = (0, 0);
    while group < GROUPS.len() {
        width += GROUPS[group].len();
        group += 1;
    }
    width
};

/// At most so many words left over are held against each other.
const MOST_LEFT: usize = 24;

/// The features of a pair of texts, with `premise` as the side that may entail the other; the first are given.
pub(super) fn text_features(pair: &Pair<'_>, evidence: &[Evidence], known: &Features, premise: Side) -> TextFeatures {
    let mut values = [0; features::NAMES.len() + NAMES.len()];
    let mut out = Row::new(&mut values);
    out.extend(*known);
    let view = View::new(pair, premise);
    view.left_over(&mut out);
    view.structure(&mut out);
    view.signals(&mut out);
    view.steps(&mut out);
    view.clauses(&mut out);
    view.denials(&mut out);
    view.somebody(&mut out);
    view.apart(evidence, &mut out);
    debug_assert!(out.is_full(), "one value is pushed for each name");
    values
}

/// A pair seen from the premise.
struct View<'v, 'p> {
    pair: &'v Pair<'p>,
    p: &'p Claim,
    h: &'p Claim,
    premise: Side,
    hypothesis: Side,
}

impl<'v, 'p> View<'v, 'p> {
    fn new(pair: &'v Pair<'p>, premise: Side) -> View<'v, 'p> {
        let hypothesis = premise.other();
        View { pair, p: pair.claim(premise), h: pair.claim(hypothesis), premise, hypothesis }
    }

    /// The word of the premise that a word of the hypothesis is linked to, and how.
    fn partner(&self, h: usize) -> Option<(usize, How)> {
        let link = self.pair.link(self.hypothesis, h)?;
        Some((usize::from(if self.premise == Side::A { link.a } else { link.b }), link.how))
    }

    /// The same, if they mean the same.
    fn same(&self, h: usize) -> Option<usize> {
        self.partner(h).filter(|(_, how)| how.preserves()).map(|(p, _)| p)
    }

    /// The word on the other side that a word of a side is linked to and means the same as.
    fn met(&self, side: Side, at: usize) -> Option<usize> {
        let link = self.pair.link(side, at).filter(|link| link.how.preserves())?;
        Some(usize::from(if side == Side::A { link.b } else { link.a }))
    }

    fn is_left(&self, side: Side, at: usize) -> bool {
        self.pair.claim(side).words[at].weight > 0 && self.met(side, at).is_none()
    }

    fn left(&self, side: Side) -> impl Iterator<Item = (usize, &'p Word)> {
        let words = self.pair.claim(side).words.iter().enumerate().take(MOST_WORDS);
        words.filter(move |(at, _)| self.is_left(side, *at))
    }
}

fn share(part: usize, whole: usize) -> i16 {
    (100 * part).checked_div(whole).unwrap_or(0) as i16
}

fn core(role: Role) -> bool {
    matches!(role, Role::Predicate | Role::Subject | Role::Object | Role::Oblique)
}

/// The next word above that tells something.
fn content_head(claim: &Claim, at: usize) -> Option<usize> {
    let mut above = claim.words[at].head.map(usize::from);
    for _ in 0..3 {
        let word = claim.words.get(above?)?;
        if word.weight > 0 {
            return above;
        }
        above = word.head.map(usize::from);
    }
    None
}

/// For the tests of this folder: the value of a feature, read from the premise to the hypothesis.
#[cfg(test)]
#[track_caller]
fn check(premise: &str, hypothesis: &str, name: &str, expected: i16) {
    let (features, _) = super::training::features(&crate::lexicon::Lexicon::english(), premise, hypothesis);
    let at = super::training::NAMES.iter().position(|known| *known == name).expect("there is such a feature");
    assert_eq!(features[at], expected, "{premise} / {hypothesis}: {name}");
}
