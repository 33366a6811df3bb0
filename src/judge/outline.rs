//! How much of a claim must be looked at to give up most of its pairs?
//!
//! Claims of two stories agree only if nearly all of either is met, which their telling words decide by themselves. An outline
//! has just these, side by side with those of all other claims: of a million claims, none lies in the caches of the processor
//! by the time it is met again, and what is read of it is what a pair costs.

use std::cmp::Reverse;

use super::align::{How, MOST_WORDS};
use super::dismiss::least_met;
use super::scene::{Scene, Scenes};
use super::term::{Relations, Term, may_both_be_met, meet};
#[cfg(test)]
use crate::claim::Claim;
use crate::claim::{ClaimKind, Extent, Word};
use crate::lexicon::Lexicon;
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
    extent: Extent,
    /// Whether more than its terms tells what becomes of its pairs.
    open: bool,
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

    /// Forgets all claims, not the room that they took.
    pub(crate) fn clear(&mut self) {
        self.claims.clear();
        self.terms.clear();
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
        // What weighs most tells soonest that too little is met.
        self.terms[begins..].sort_unstable_by_key(|term| Reverse(term.weight));
        let open = kind == ClaimKind::Description || self.terms.len() - begins > MOST_WORDS;
        self.claims.push(Outline { begins: begins as u32, weight, extent, open });
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
        relations: &mut Relations,
    ) -> bool {
        let (p, q) = (&self.claims[x as usize], &self.claims[y as usize]);
        if p.open || q.open || !(scenes.apart || scenes.scene == Scene::Two) {
            return false;
        }
        let Some(least) = least_met(scenes, [p.extent, q.extent]) else { return true };
        let (s, t) = (self.terms(x), self.terms(y));
        // Two numbers may be one, and two names that begin alike two spellings.
        let how = |i: usize, j: usize| match (&s[i], &t[j]) {
            (x, y) if x.counted && y.counted => Some(How::Number),
            (x, y) => meet(lexicon, relations, x, y, || true),
        };
        !may_both_be_met((s, p.weight), (t, q.weight), least, how)
    }
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
        let scenes = Scenes::of_two_stories();
        let mut bench = Bench::new(&lexicon, Default::default());
        for (x, y) in [(0, 1), (1, 0)] {
            assert_eq!(
                outlines.are_hopeless(&lexicon, scenes, x, y, &mut bench.memory.scratch.relations),
                hopeless,
                "{one} | {other}"
            );
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
