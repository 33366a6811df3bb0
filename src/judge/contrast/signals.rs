//! What do single words signal on one side only: all, none, must, if, perhaps, and a negation of what both say?

use super::{View, share};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::{How, MOST_WORDS};
use crate::judge::features::Row;
use crate::judge::pair::{Side, cued, turned};
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::{Pos, Tag};

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 44] = [
    "weight flipped",
    "predicate flipped",
    "what h negates",
    "what p negates",
    "universal in h only",
    "universal in p only",
    "none in h only",
    "none in p only",
    "some in h only",
    "some in p only",
    "negation in h only",
    "negation in p only",
    "implicative refusal in h only",
    "implicative refusal in p only",
    "obligation in h only",
    "obligation in p only",
    "intention in h only",
    "intention in p only",
    "cause in h only",
    "condition in h only",
    "report in h only",
    "report in p only",
    "opposition in h only",
    "opposition in p only",
    "deeds that are only meant in p",
    "deeds that are only meant in h",
    "deeds refused in one of them",
    "comparative in h only",
    "comparative in p only",
    "verbs in h",
    "nouns in h",
    "adjectives and adverbs in h",
    "pronouns in h",
    "pronouns in p",
    "density in p",
    "modal in h only",
    "modal in p only",
    "past in h",
    "past in p",
    "negated share of h",
    "quantified otherwise",
    "numbers in h",
    "names in h",
    "links that differ in kind",
];

impl View<'_, '_> {
    /// Puts what single words signal.
    pub(super) fn signals(&self, out: &mut Row<'_>) {
        self.polarity(out);
        self.single(out);
        self.shape(out);
    }

    fn polarity(&self, out: &mut Row<'_>) {
        let (mut flipped, mut whole) = (0u32, 0u32);
        let mut predicate = 1;
        for (j, y) in self.h.words.iter().enumerate().take(MOST_WORDS) {
            whole += u32::from(y.weight);
            let Some((i, how)) = self.partner(j) else { continue };
            let opposite = how == How::Lexical(WordRelation::Opposite);
            if !how.preserves() && !opposite {
                continue;
            }
            let flips = turned(self.p, i) ^ turned(self.h, j) ^ opposite;
            flipped += if flips { u32::from(y.weight) } else { 0 };
            if y.role == Role::Predicate {
                predicate = if flips { 2 } else { 0 };
            }
        }
        out.extend([(100 * flipped).checked_div(whole).unwrap_or(0) as i16, predicate]);
        out.push(self.focus(self.hypothesis));
        out.push(self.focus(self.premise));
    }

    /// What becomes of the first word after a negation: 0 there is none, 1 the other side does not have it, 2 it negates it
    /// too, 3 it affirms it.
    fn focus(&self, side: Side) -> i16 {
        let (claim, other) = match side {
            side if side == self.premise => (self.p, self.h),
            _ => (self.h, self.p),
        };
        let Some((cue, _)) = cued(claim, Cues::NEGATION.union(Cues::NONE)).next() else { return 0 };
        let after = claim.words.iter().enumerate().skip(cue + 1).take(5);
        let Some(at) = after.filter(|(_, word)| word.weight > 0).map(|(at, _)| at).next() else { return 0 };
        let Some(link) = self.pair.link(side, at).filter(|link| link.how.preserves()) else { return 1 };
        let there = usize::from(if side == Side::A { link.b } else { link.a });
        if other.words[there].negated { 2 } else { 3 }
    }

    fn single(&self, out: &mut Row<'_>) {
        let (p, h) = (signals(self.p), signals(self.h));
        let only = |x: Cues, y: Cues, cue: Cues| i16::from(x.intersects(cue) && !y.intersects(cue));
        for cue in [
            Cues::UNIVERSAL,
            Cues::NONE,
            Cues::SOME,
            Cues::NEGATION,
            Cues::NEGATIVE_IMPLICATIVE,
            Cues::OBLIGATION,
            Cues::INTENTION,
        ] {
            out.extend([only(h, p, cue), only(p, h, cue)]);
        }
        out.extend([only(h, p, Cues::CAUSE), only(h, p, Cues::CONDITION)]);
        for cue in [Cues::REPORT, Cues::OPPOSITION] {
            out.extend([only(h, p, cue), only(p, h, cue)]);
        }
        let (mut meant_in_p, mut meant_in_h, mut refused) = (0, 0, 0);
        for (at, word) in self.h.words.iter().enumerate().take(MOST_WORDS) {
            if word.tag.pos() != Pos::Verb {
                continue;
            }
            let Some(partner) = self.same(at) else { continue };
            let (p, h) = (above(self.p, partner), above(self.h, at));
            let refuses = Cues::NEGATIVE_IMPLICATIVE.union(Cues::DENIAL);
            meant_in_p += only(p, h, MEANT);
            meant_in_h += only(h, p, MEANT);
            refused += i16::from(p.intersects(refuses) != h.intersects(refuses));
        }
        out.extend([meant_in_p.min(3), meant_in_h.min(3), refused.min(3)]);
    }

    fn shape(&self, out: &mut Row<'_>) {
        let count = |claim: &Claim, is: &dyn Fn(&Word) -> bool| {
            claim.words.iter().filter(|word| is(word)).count().min(20) as i16
        };
        let compares = |word: &Word| matches!(word.tag, Tag::AdjJjr | Tag::AdvRbr);
        let (p, h) = (count(self.p, &compares), count(self.h, &compares));
        out.extend([i16::from(h > 0 && p == 0), i16::from(p > 0 && h == 0)]);
        out.push(count(self.h, &|word| word.tag.pos() == Pos::Verb));
        out.push(count(self.h, &|word| word.tag.is_noun()));
        out.push(count(self.h, &|word| matches!(word.tag.pos(), Pos::Adj | Pos::Adv)));
        let pronoun = |word: &Word| matches!(word.tag, Tag::Pron | Tag::PronPrps);
        out.extend([count(self.h, &pronoun), count(self.p, &pronoun)]);
        let links = self.pair.alignment.links.iter().filter(|link| link.how.preserves());
        let places = links.map(|link| if self.premise == Side::A { link.a } else { link.b });
        let (mut first, mut last, mut linked) = (u16::MAX, 0, 0);
        for place in places {
            (first, last, linked) = (first.min(place), last.max(place), linked + 1);
        }
        out.push(if linked == 0 { 0 } else { share(linked, usize::from(last - first) + 1) });
        let modal = |word: &Word| word.tag == Tag::AuxMd;
        let (p, h) = (count(self.p, &modal), count(self.h, &modal));
        out.extend([i16::from(h > 0 && p == 0), i16::from(p > 0 && h == 0)]);
        let past =
            |claim: &Claim| i16::from(claim.words.iter().any(|word| matches!(word.tag, Tag::VerbVbd | Tag::AuxVbd)));
        out.extend([past(self.h), past(self.p)]);
        let negated = self.h.words.iter().filter(|word| word.weight > 0 && word.negated).count();
        out.push(share(negated, self.h.words.iter().filter(|word| word.weight > 0).count()));
        out.push(self.quantified_otherwise());
        out.push(self.h.quantities.len().min(9) as i16);
        out.push(self.h.names.len().min(9) as i16);
        let differing = self.pair.alignment.links.iter().filter(|link| !link.how.preserves());
        out.push(differing.count().min(9) as i16);
    }

    /// How many words that both have are counted all, some or none by one of them and otherwise by the other.
    fn quantified_otherwise(&self) -> i16 {
        let classes = Cues::UNIVERSAL.union(Cues::SOME).union(Cues::NONE);
        let quantifier = |claim: &Claim, at: usize| {
            let before = &claim.words[at.saturating_sub(3)..at];
            before.iter().filter(|word| word.head.map(usize::from) == Some(at)).find_map(|word| {
                let cue = Cues(word.cues.0 & classes.0);
                (cue != Cues::default()).then_some(cue)
            })
        };
        let mut differ = 0;
        for at in 0..self.h.words.len().min(MOST_WORDS) {
            let Some(partner) = self.same(at) else { continue };
            differ += i16::from(quantifier(self.h, at) != quantifier(self.p, partner));
        }
        differ.min(5)
    }
}

/// What does not yet make a deed of what it governs.
const MEANT: Cues = Cues::INTENTION.union(Cues::POSSIBLE).union(Cues::PROBABLE).union(Cues::OBLIGATION);

/// What the words above a word signal.
fn above(claim: &Claim, at: usize) -> Cues {
    let mut cues = Cues::default();
    let mut above = claim.words[at].head;
    for _ in 0..4 {
        let Some(word) = above.and_then(|at| claim.words.get(usize::from(at))) else { break };
        cues = cues.union(word.cues);
        above = word.head;
    }
    cues
}

fn signals(claim: &Claim) -> Cues {
    claim.words.iter().fold(Cues::default(), |all, word| all.union(word.cues))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_negated_predicate_is_flipped_and_one_negated_twice_is_not() {
        check("The bridge is closed.", "The bridge is not closed.", "predicate flipped", 2);
        check("The bridge is not closed.", "The bridge is not closed.", "predicate flipped", 0);
        check("The bridge is open.", "The bridge is not closed.", "predicate flipped", 0);
    }

    #[test]
    fn all_of_them_is_more_than_some() {
        check("Some shops opened.", "All shops opened.", "universal in h only", 1);
        check("All shops opened.", "Some shops opened.", "universal in h only", 0);
    }

    #[test]
    fn what_is_planned_is_only_meant() {
        let (planned, done) = ("The council plans to close the bridge.", "The council closed the bridge.");
        check(planned, done, "deeds that are only meant in p", 1);
        check(done, done, "deeds that are only meant in p", 0);
    }
}
