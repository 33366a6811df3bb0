//! How much of a claim must be looked at to give up most of its pairs?
//!
//! Claims of two stories agree only if nearly all of either is met, which their telling words decide by themselves. An outline
//! has just these, side by side with those of all other claims: of a million claims, none lies in the caches of the processor
//! by the time it is met again, and what is read of it is what a pair costs.

use super::align::{How, MOST_WORDS, Scratch};
use super::dismiss::least_met;
use super::scene::{Scene, Scenes};
#[cfg(test)]
use crate::claim::Claim;
use crate::claim::{ClaimKind, Extent, Word};
use crate::lexicon::{EntityId, LemmaId, Lexicon};
use crate::text::Span;

/// The outlines of claims, by their numbers.
#[derive(Default)]
pub(crate) struct Outlines {
    claims: Vec<Outline>,
    terms: Vec<Term>,
}

struct Outline {
    /// Where its terms begin among all.
    begins: u32,
    /// What its words weigh together, in percent of a unit.
    weight: u32,
    adjunct: bool,
    /// Whether more than its terms tells what becomes of its pairs.
    open: bool,
}

/// A telling word.
#[derive(Copy, Clone)]
struct Term {
    /// Half of its key: other words may have it, too.
    key: u32,
    id: Option<LemmaId>,
    entity: Option<EntityId>,
    weight: u8,
    /// Of a part of a name: its length, and how it begins.
    name: Option<(u8, u8)>,
    counted: bool,
}

impl Term {
    fn of<'w>(word: &Word, written: impl Fn(Span) -> &'w str) -> Term {
        let begins = |span: Span| written(span).as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        Term {
            key: (word.key >> 32) as u32,
            id: word.id,
            entity: word.entity,
            weight: word.weight,
            name: word.name.map(|_| (word.span.len().min(255) as u8, begins(word.span))),
            counted: word.quantity.is_some(),
        }
    }
}

impl Outlines {
    #[cfg(test)]
    fn of<'c>(claims: impl Iterator<Item = &'c Claim>) -> Outlines {
        let mut outlines = Outlines::default();
        for claim in claims {
            outlines.add(claim.kind, claim.extent, claim.words.iter().copied(), |span| claim.slice(span));
        }
        outlines
    }

    /// Adds a claim of this kind with these words, which are written as `written` tells.
    pub(crate) fn add<'w>(
        &mut self,
        kind: ClaimKind,
        extent: Extent,
        words: impl Iterator<Item = Word>,
        written: impl Fn(Span) -> &'w str,
    ) {
        let (begins, mut weight) = (self.terms.len(), 0);
        for word in words.filter(|word| word.weight > 0).take(MOST_WORDS + 1) {
            weight += u32::from(word.weight) * 100;
            self.terms.push(Term::of(&word, &written));
        }
        let open = kind == ClaimKind::Description || self.terms.len() - begins > MOST_WORDS;
        self.claims.push(Outline { begins: begins as u32, weight, adjunct: extent == Extent::Adjunct, open });
    }

    fn terms(&self, claim: u32) -> &[Term] {
        let at = claim as usize;
        let ends = self.claims.get(at + 1).map_or(self.terms.len(), |next| next.begins as usize);
        &self.terms[self.claims[at].begins as usize..ends]
    }

    /// Whether nothing can come of two claims whose documents have this to do with each other. What it says of is
    /// [`Hope::is_lost`](super::dismiss::Hope::is_lost), too.
    pub(super) fn are_hopeless(
        &self,
        lexicon: &Lexicon,
        scenes: Scenes,
        x: u32,
        y: u32,
        scratch: &mut Scratch,
    ) -> bool {
        let (p, q) = (&self.claims[x as usize], &self.claims[y as usize]);
        if p.open || q.open || !(scenes.apart || scenes.scene == Scene::Two) {
            return false;
        }
        if p.adjunct != q.adjunct {
            return true;
        }
        let least = least_met(scenes, p.adjunct);
        let (s, t) = (self.terms(x), self.terms(y));
        // The one that says more is met worse, mostly.
        let ((s, p), (t, q)) = if p.weight < q.weight { ((t, q), (s, p)) } else { ((s, p), (t, q)) };
        !(may_be_met(lexicon, s, p.weight, t, least, scratch) && may_be_met(lexicon, t, q.weight, s, least, scratch))
    }
}

/// Whether so much of what weighs so much may be met by other terms.
fn may_be_met(lexicon: &Lexicon, of: &[Term], whole: u32, by: &[Term], least: f32, scratch: &mut Scratch) -> bool {
    // All is met of which nothing else is known yet.
    let mut met = whole;
    for term in of {
        if by.iter().any(|other| other.key == term.key) {
            continue;
        }
        let credit = by.iter().map(|other| credit(lexicon, term, other, scratch)).max().unwrap_or(0);
        met -= u32::from(term.weight) * u32::from(100 - credit);
        if (met as f32 / whole as f32) < least {
            return false;
        }
    }
    true
}

/// How far one word may stand in for another one at most, in percent.
fn credit(lexicon: &Lexicon, term: &Term, other: &Term, scratch: &mut Scratch) -> u8 {
    let (spelling, number) = (How::Spelling.credit(), How::Number.credit());
    if term.counted && other.counted {
        return number;
    }
    if term.entity.is_some() && term.entity == other.entity {
        return How::Entity.credit();
    }
    if let (Some((len, begins)), Some((length, with))) = (term.name, other.name) {
        return if begins == with && len.abs_diff(length) <= 2 { spelling } else { 0 };
    }
    let (Some(p), Some(q)) = (term.id, other.id) else { return 0 };
    let how = scratch.relation(lexicon, p, q).map(How::Lexical).filter(|how| how.preserves());
    how.map_or(0, How::credit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::judge::Bench;
    use crate::judge::scene::Scenes;
    use crate::text::Document;

    /// Whether two sentences of two stories are given up by their outlines; if so, they are by what is looked at later.
    #[track_caller]
    fn check(one: &str, other: &str, hopeless: bool) {
        let lexicon = Lexicon::english();
        let first = |text: &str| claims(&Document::new("d", text)).into_iter().next().expect("it says something");
        let (a, b) = (first(one), first(other));
        let outlines = Outlines::of([&a, &b].into_iter());
        let scenes = Scenes { scene: Scene::Two, ..Scenes::default() };
        let mut bench = Bench::new(&lexicon, Default::default());
        for (x, y) in [(0, 1), (1, 0)] {
            assert_eq!(outlines.are_hopeless(&lexicon, scenes, x, y, &mut bench.scratch), hopeless, "{one} | {other}");
        }
    }

    #[test]
    fn claims_of_two_stories_with_little_in_common_are_given_up() {
        check("The mill in Dornum burned on Monday.", "The council of Harwick raised the toll.", true);
        check("The mill in Dornum burned on Monday.", "The mill in Harwick burned down on Tuesday evening.", true);
    }

    #[test]
    fn those_that_say_nearly_the_same_are_not() {
        check("The mill in Dornum burned on Monday.", "On Monday the mill in Dornum burned.", false);
        check("Mayor Zelenka of Dornum resigned.", "Mayor Zelenkaa of Dornum stepped down.", false);
        check("Twelve people were killed in Dornum.", "In Dornum 12 people were killed.", false);
    }
}
