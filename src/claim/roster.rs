//! Whom does a document name, and what does it count, anywhere in it?

use super::word::identity;
use super::{Claim, ClaimKind};
use crate::analysis::{NameKind, Quantity, QuantityKind};
use crate::lexicon::Dimension;

/// The people, names and figures of a whole document, which each of its claims carries: two documents that name the same
/// people and places tell one story, and a figure that the other document has too is no other figure.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Roster {
    /// The last words of people's names, sorted.
    people: Vec<u64>,
    /// Other names with their weights, sorted.
    names: Vec<(u64, u8)>,
    /// Every number that counts or measures.
    figures: Vec<Figure>,
}

/// A number with what it is about, as far as figures are told apart by it.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Figure {
    pub(crate) kind: QuantityKind,
    pub(crate) dimension: Option<Dimension>,
    /// The word that says what is measured: `fell` of "fell about 60 metres".
    pub(crate) deed: Option<u64>,
    /// The least and the greatest value that fits, in the base unit of its dimension.
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Roster {
    /// The roster of a document with these claims.
    pub(super) fn of(claims: &[Claim]) -> Roster {
        let mut roster = Roster::default();
        let whole = |claim: &&Claim| matches!(claim.kind, ClaimKind::Sentence | ClaimKind::Headline);
        for claim in claims.iter().filter(whole) {
            let people = claim.names.iter().filter(|name| name.kind == NameKind::Person);
            roster.people.extend(people.filter_map(|name| name.keys.last()));
            let named = claim.words.iter().filter(|word| word.weight > 0 && !word.time);
            for word in named.filter(|word| word.name.is_some() || word.entity.is_some()) {
                let person = word.name.is_some_and(|at| claim.names[usize::from(at)].kind == NameKind::Person);
                if !person {
                    roster.names.push((identity(word), word.weight));
                }
            }
            roster.figures.extend(claim.quantities.iter().map(|quantity| Figure::of(claim, quantity)));
        }
        roster.people.sort_unstable();
        roster.people.dedup();
        roster.names.sort_unstable();
        roster.names.dedup_by_key(|&mut (key, _)| key);
        roster
    }

    /// How many people both documents name.
    pub(crate) fn people_shared(&self, other: &Roster) -> usize {
        self.people.iter().filter(|person| other.people.binary_search(person).is_ok()).count()
    }

    pub(crate) fn people(&self) -> usize {
        self.people.len()
    }

    /// Whether the document names someone or something by this word.
    pub(crate) fn names(&self, identity: u64) -> bool {
        self.people.binary_search(&identity).is_ok()
            || self.names.binary_search_by_key(&identity, |&(key, _)| key).is_ok()
    }

    /// How much of the slighter document's other names the other one has, from 0 to 1, and how many.
    pub(crate) fn names_shared(&self, other: &Roster) -> (f32, usize) {
        let weight = |names: &[(u64, u8)]| names.iter().map(|&(_, weight)| u32::from(weight)).sum::<u32>();
        let both = |(key, _): &&(u64, u8)| other.names.binary_search_by_key(key, |&(key, _)| key).is_ok();
        let shared: u32 = self.names.iter().filter(both).map(|&(_, weight)| u32::from(weight)).sum();
        let slighter = weight(&self.names).min(weight(&other.names));
        let share = if slighter == 0 { 0.0 } else { (shared as f32 / slighter as f32).min(1.0) };
        (share, self.names.iter().filter(both).count())
    }

    /// Whether the document has a figure of the same sort that fits this one.
    pub(crate) fn has(&self, figure: &Figure) -> bool {
        self.of_sort(figure).any(|own| own.fits(figure))
    }

    /// Whether this figure of the document is the only one of its sort that the other document has not.
    pub(crate) fn lacks_only(&self, figure: &Figure, other: &Roster) -> bool {
        self.of_sort(figure).all(|own| own.is_near(figure) || other.of_sort(own).any(|theirs| theirs.is_near(own)))
    }

    /// Whether figures of the sort that are near this one are all the same one.
    pub(crate) fn has_one_near(&self, figure: &Figure, near: f64) -> bool {
        let mut close = self.of_sort(figure).filter(|own| (own.low - figure.low).abs() <= near);
        let first = close.next();
        close.all(|own| Some(own) == first)
    }

    fn of_sort(&self, figure: &Figure) -> impl Iterator<Item = &Figure> {
        let sort = (figure.kind, figure.dimension, figure.deed);
        self.figures.iter().filter(move |own| (own.kind, own.dimension, own.deed) == sort)
    }
}

impl Figure {
    pub(crate) fn of(claim: &Claim, quantity: &Quantity) -> Figure {
        let measured = quantity.kind == QuantityKind::Measure;
        Figure {
            kind: quantity.kind,
            dimension: quantity.unit.map(|unit| unit.dimension),
            deed: deed(claim, quantity).filter(|_| measured).map(|at| claim.words[at].key),
            low: quantity.low,
            high: quantity.high,
        }
    }

    fn fits(&self, other: &Figure) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether it fits as people round and convert: 2,000 feet and 600 metres.
    fn is_near(&self, other: &Figure) -> bool {
        const ROUNDING: f64 = 0.05;
        let room = ROUNDING * self.high.abs().max(other.high.abs());
        self.low <= other.high + room && other.low <= self.high + room
    }
}

/// The telling word that a quantity depends on, as an index into the claim's words.
pub(crate) fn deed(claim: &Claim, quantity: &Quantity) -> Option<usize> {
    /// A preposition or a noun may stand between: "from a height of 60 metres".
    const STEPS: usize = 4;
    let mut at = claim.words.iter().position(|word| quantity.number.contains(word.span))?;
    for _ in 0..STEPS {
        at = usize::from(claim.words[at].head?);
        let word = claim.words.get(at)?;
        if !quantity.span.contains(word.span) && word.weight > 0 {
            return Some(at);
        }
    }
    None
}
