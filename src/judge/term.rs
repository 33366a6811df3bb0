//! May one word stand for another, and how much of a claim could be met so?

use super::align::How;
use crate::claim::Word;
use crate::lexicon::{EntityId, Kin, LemmaId, Lexicon, WordRelation};
use crate::text::Span;

/// A telling word, as it is compared with those of other claims.
#[derive(Copy, Clone, Debug)]
pub(super) struct Term {
    key: u64,
    id: Number,
    entity: Number,
    /// How much it tells.
    pub(super) weight: u8,
    /// Of a part of a name: its length in bytes, and how it begins.
    name: Option<(u8, u8)>,
    /// Whether it is part of a quantity.
    pub(super) counted: bool,
}

/// A number or none, in half the room of an option: there are as many terms as claims have words.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
struct Number(u32);

impl Number {
    const NONE: Number = Number(u32::MAX);

    fn of(number: Option<u32>) -> Number {
        number.map_or(Number::NONE, Number)
    }

    fn known(self) -> Option<u32> {
        (self != Number::NONE).then_some(self.0)
    }
}

impl Term {
    /// A word, which is written as `written` tells.
    pub(super) fn of<'w>(word: &Word, written: impl Fn(Span) -> &'w str) -> Term {
        let begins = || written(word.span).as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        Term {
            key: word.key,
            id: Number::of(word.id.map(|LemmaId(id)| id)),
            entity: Number::of(word.entity.map(|EntityId(entity)| entity)),
            weight: word.weight,
            name: word.name.map(|_| (word.span.len().min(255) as u8, begins())),
            counted: word.quantity.is_some(),
        }
    }
}

/// How two words that are no numbers correspond; `spelled_otherwise` says whether they may be two spellings of one name, and is
/// asked only of those of nearly one length that begin alike.
#[inline]
pub(super) fn meet(
    lexicon: &Lexicon,
    relations: &mut Relations,
    x: &Term,
    y: &Term,
    spelled_otherwise: impl FnOnce() -> bool,
) -> Option<How> {
    if x.key == y.key {
        return Some(How::Same);
    }
    if x.entity == y.entity && x.entity != Number::NONE {
        return Some(How::Entity);
    }
    if let (Some((length, begins)), Some((other, with))) = (x.name, y.name) {
        let alike = begins == with && length.abs_diff(other) <= 2;
        return (alike && spelled_otherwise()).then_some(How::Spelling);
    }
    relations.find(lexicon, LemmaId(x.id.known()?), LemmaId(y.id.known()?)).map(How::Lexical)
}

/// Whether so much may be met of terms that weigh so much in all, in percent of a unit: `how` tells how one of them may
/// correspond to one of the others, where they are not the same word. Looks at no more of them than it takes to tell that it
/// is less.
pub(super) fn may_be_met(
    of: &[Term],
    whole: u32,
    by: &[Term],
    least: f32,
    mut how: impl FnMut(usize, usize) -> Option<How>,
) -> bool {
    // All is met of which nothing else is known yet.
    let mut met = whole;
    for (i, term) in of.iter().enumerate() {
        if by.iter().any(|other| other.key == term.key) {
            continue;
        }
        let credits = (0..by.len()).filter_map(|j| how(i, j)).filter(|how| how.preserves()).map(How::credit);
        met -= u32::from(term.weight) * u32::from(100 - credits.max().unwrap_or(0));
        if (met as f32 / whole as f32) < least {
            return false;
        }
    }
    true
}

/// Whether so much may be met of either of two claims, by their terms and what these weigh in each.
pub(super) fn may_both_be_met(
    a: (&[Term], u32),
    b: (&[Term], u32),
    least: f32,
    mut how: impl FnMut(usize, usize) -> Option<How>,
) -> bool {
    let ((s, p), (t, q)) = (a, b);
    // The one that says more is met worse, mostly.
    if p < q {
        may_be_met(t, q, s, least, |j, i| how(i, j)) && may_be_met(s, p, t, least, how)
    } else {
        may_be_met(s, p, t, least, &mut how) && may_be_met(t, q, s, least, |j, i| how(i, j))
    }
}

/// How two lemmas are related, remembered: the claims of one story ask for the same few again and again.
#[derive(Default)]
pub(super) struct Relations {
    /// Two lemmas, the one with the smaller number first, and their relation, at a place that the lemmas give; a later pair takes
    /// the place of an earlier one.
    known: Vec<(u32, u32, Option<WordRelation>)>,
    /// What lemmas may be related by, each behind its number and one, in the same way.
    kin: Vec<(u32, Kin)>,
}

impl Relations {
    const ROOM: usize = 1 << 15;
    const KIN: usize = 1 << 13;

    pub(super) fn find(&mut self, lexicon: &Lexicon, a: LemmaId, b: LemmaId) -> Option<WordRelation> {
        if self.known.is_empty() {
            // No lemma is related to itself, so these say nothing wrong.
            self.known.resize(Relations::ROOM, (0, 0, None));
            self.kin.resize(Relations::KIN, Default::default());
        }
        let (first, second) = (a.min(b), a.max(b));
        let mixed = (u64::from(first.0) << 32 | u64::from(second.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = &mut self.known[(mixed >> 40) as usize % Relations::ROOM];
        if (place.0, place.1) != (first.0, second.0) {
            let mut of = |lemma: LemmaId| {
                let known = &mut self.kin[lemma.0 as usize % Relations::KIN];
                if known.0 != lemma.0 + 1 {
                    *known = (lemma.0 + 1, lexicon.kin(lemma));
                }
                (lemma, known.1)
            };
            let related = lexicon.may_be_related(of(first), of(second));
            *place = (first.0, second.0, if related { lexicon.relation(first, second) } else { None });
        }
        // The other way round only what is broader or narrower is another relation.
        match place.2? {
            WordRelation::Broader if a > b => Some(WordRelation::Narrower),
            WordRelation::Narrower if a > b => Some(WordRelation::Broader),
            relation => Some(relation),
        }
    }
}
