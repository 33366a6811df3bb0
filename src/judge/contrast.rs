//! What does the hypothesis say that the premise does not, in which part of the clause, and in the place of what?
//!
//! Features that two short texts are judged by: of texts about one thing, what differs between them decides.

use super::align::{How, MOST_WORDS};
use super::features::{self, Features};
use super::pair::{Pair, Side, cued, turned};
use crate::claim::{Claim, Role, Word};
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::{Pos, Tag};

/// A pair of texts as numbers, read from one side to the other: what a pair of claims is seen by, and then how it differs.
pub type TextFeatures = [i16; features::NAMES.len() + NAMES.len()];

/// What each of these features says, in order; `p` is the premise, `h` the hypothesis.
pub(super) const NAMES: [&str; 73] = [
    "words of h found in p",
    "word pairs of h found in p",
    "bare prepositions of h not in p",
    "bare prepositions of p not in h",
    "prepositions that differ",
    "nouns of h left over",
    "verbs of h left over",
    "adjectives of h left over",
    "adverbs of h left over",
    "names of h left over, by weight",
    "nouns of p left over",
    "verbs of p left over",
    "adjectives of p left over",
    "names of p left over, by weight",
    "subject of h left over",
    "object of h left over",
    "oblique of h left over",
    "predicate of h left over",
    "modifiers of h left over",
    "modifiers of p left over, of words that h has",
    "roles kept",
    "roles changed",
    "arcs kept",
    "arcs broken",
    "noun in place",
    "verb in place",
    "adjective in place",
    "name in place",
    "number in place",
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

/// At most so many words left over are held against each other.
const MOST_LEFT: usize = 24;

/// The features of a pair of texts, with `premise` as the side that may entail the other; the first are given.
pub(super) fn text_features(pair: &Pair<'_>, known: &Features, premise: Side) -> TextFeatures {
    let mut out = Vec::with_capacity(known.len() + NAMES.len());
    out.extend(known);
    let view = View::new(pair, premise);
    view.surface(&mut out);
    view.left_over(&mut out);
    view.structure(&mut out);
    view.substitutions(&mut out);
    view.polarity(&mut out);
    view.signals(&mut out);
    view.shape(&mut out);
    out.try_into().expect("one value is pushed for each name")
}

/// A pair seen from the premise.
struct View<'v> {
    pair: &'v Pair<'v>,
    p: &'v Claim,
    h: &'v Claim,
    premise: Side,
    hypothesis: Side,
}

impl<'v> View<'v> {
    fn new(pair: &'v Pair<'v>, premise: Side) -> View<'v> {
        match premise {
            Side::A => View { pair, p: pair.a, h: pair.b, premise, hypothesis: Side::B },
            Side::B => View { pair, p: pair.b, h: pair.a, premise, hypothesis: Side::A },
        }
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

    fn is_left(&self, side: Side, at: usize) -> bool {
        let word = &self.pair.claim(side).words[at];
        word.weight > 0 && !self.pair.link(side, at).is_some_and(|link| link.how.preserves())
    }

    fn left(&self, side: Side) -> impl Iterator<Item = (usize, &'v Word)> {
        let words = self.pair.claim(side).words.iter().enumerate().take(MOST_WORDS);
        words.filter(move |(at, _)| self.is_left(side, *at))
    }

    fn surface(&self, out: &mut Vec<i16>) {
        let (p, h) = (spoken(self.p), spoken(self.h));
        let has = |key: u64| p.iter().any(|word| word.key == key);
        let found = h.iter().filter(|word| has(word.key)).count();
        out.push(share(found, h.len()));
        let follows = |x: u64, y: u64| p.windows(2).any(|two| two[0].key == x && two[1].key == y);
        let pairs = h.windows(2).filter(|two| follows(two[0].key, two[1].key)).count();
        out.push(share(pairs, h.len().saturating_sub(1)));
        let bare = |of: &[&Word], other: &[&Word]| {
            let bare = of.iter().filter(|word| matches!(word.tag.pos(), Pos::Adp) || word.tag == Tag::AdvRp);
            bare.filter(|word| !other.iter().any(|x| x.key == word.key)).count().min(9) as i16
        };
        out.extend([bare(&h, &p), bare(&p, &h)]);
        let mut differ = 0;
        for at in 0..self.h.words.len().min(MOST_WORDS) {
            let Some(partner) = self.same(at) else { continue };
            if let (Some(x), Some(y)) = (preposition(self.h, at), preposition(self.p, partner)) {
                differ += i16::from(x.key != y.key);
            }
        }
        out.push(differ.min(5));
    }

    fn left_over(&self, out: &mut Vec<i16>) {
        let weigh = |side: Side, classes: &[Pos]| {
            let whole: u32 = self.pair.claim(side).words.iter().map(|word| u32::from(word.weight)).sum();
            let left = self.left(side).filter(|(_, word)| classes.contains(&word.tag.pos()));
            let left: u32 = left.map(|(_, word)| u32::from(word.weight)).sum();
            (100 * left).checked_div(whole).unwrap_or(0) as i16
        };
        for class in [Pos::Noun, Pos::Verb, Pos::Adj, Pos::Adv, Pos::Propn] {
            out.push(weigh(self.hypothesis, &[class]));
        }
        out.push(weigh(self.premise, &[Pos::Noun]));
        out.push(weigh(self.premise, &[Pos::Verb]));
        out.push(weigh(self.premise, &[Pos::Adj, Pos::Adv]));
        out.push(weigh(self.premise, &[Pos::Propn]));
        for role in [Role::Subject, Role::Object, Role::Oblique, Role::Predicate, Role::Modifier] {
            out.push(self.left(self.hypothesis).filter(|(_, word)| word.role == role).count().min(9) as i16);
        }
        let hung = self.left(self.premise).filter(|(_, word)| {
            word.role == Role::Modifier
                && word.head.is_some_and(|head| {
                    self.pair.link(self.premise, usize::from(head)).is_some_and(|link| link.how.preserves())
                })
        });
        out.push(hung.count().min(9) as i16);
    }

    fn structure(&self, out: &mut Vec<i16>) {
        let (mut kept, mut changed, mut arcs, mut broken) = (0usize, 0i16, 0usize, 0i16);
        for (at, word) in self.h.words.iter().enumerate().take(MOST_WORDS) {
            let Some(partner) = self.same(at) else { continue };
            let other = &self.p.words[partner];
            if word.role == other.role {
                kept += 1;
            } else if core(word.role) && core(other.role) {
                changed += 1;
            }
            let Some(head) = content_head(self.h, at) else { continue };
            let Some(linked) = self.same(head) else { continue };
            let holds = content_head(self.p, partner) == Some(linked) || content_head(self.p, linked) == Some(partner);
            arcs += usize::from(holds);
            broken += i16::from(!holds);
        }
        let links = self.pair.alignment.links.iter().filter(|link| link.how.preserves()).count();
        out.extend([share(kept, links), changed.min(9)]);
        out.extend([share(arcs, arcs + broken as usize), broken.min(9)]);
    }

    /// How well words of the hypothesis stand where the premise has another word of their kind. How many there are, and
    /// whether nothing else is left over, is not asked: pairs made by replacing one word would teach that another word is a
    /// contradiction.
    fn substitutions(&self, out: &mut Vec<i16>) {
        let mut best = [0i16; 5];
        for (j, y) in self.left(self.hypothesis).take(MOST_LEFT) {
            let others = self.left(self.premise).take(MOST_LEFT).filter(|(_, x)| kind(x) == kind(y));
            let place = others.map(|(i, _)| self.in_place(i, j)).max().unwrap_or(0);
            let best = &mut best[kind(y)];
            *best = (*best).max(place);
        }
        out.extend(best);
    }

    /// How far two words that don't mean the same stand in one place, in percent.
    fn in_place(&self, i: usize, j: usize) -> i16 {
        let (x, y) = (&self.p.words[i], &self.h.words[j]);
        let mut place = if x.role == y.role && core(x.role) { 20 } else { 0 };
        if let (Some(p), Some(h)) = (content_head(self.p, i), content_head(self.h, j)) {
            place += if self.same(h) == Some(p) { 30 } else { 0 };
        }
        let hanging = |claim: &Claim, at: usize, word: usize| content_head(claim, word) == Some(at);
        let supported = (0..self.h.words.len().min(MOST_WORDS))
            .any(|at| hanging(self.h, j, at) && self.same(at).is_some_and(|p| hanging(self.p, i, p)));
        place += if supported { 25 } else { 0 };
        let beside =
            |claim: &Claim, at: usize, step: isize| at.checked_add_signed(step).filter(|&n| n < claim.words.len());
        for step in [-1, 1] {
            match (beside(self.p, i, step), beside(self.h, j, step)) {
                (Some(p), Some(h)) if self.p.words[p].key == self.h.words[h].key => place += 15,
                (None, None) => place += 10,
                _ => {}
            }
        }
        place.min(100)
    }

    fn polarity(&self, out: &mut Vec<i16>) {
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

    fn signals(&self, out: &mut Vec<i16>) {
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

    fn shape(&self, out: &mut Vec<i16>) {
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

/// All words but punctuation.
fn spoken(claim: &Claim) -> Vec<&Word> {
    claim.words.iter().take(MOST_WORDS).filter(|word| !word.tag.is_punctuation()).collect()
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

/// The preposition that a noun stands with.
fn preposition(claim: &Claim, at: usize) -> Option<&Word> {
    let before = claim.words[at.saturating_sub(5)..at].iter().rev();
    let mut hanging = before.filter(|word| word.head.map(usize::from) == Some(at));
    hanging.find(|word| word.tag.pos() == Pos::Adp)
}

/// The kind of word that one can stand in the place of another of.
fn kind(word: &Word) -> usize {
    match word.tag.pos() {
        _ if word.quantity.is_some() => 4,
        Pos::Noun | Pos::Pron => 0,
        Pos::Verb | Pos::Aux => 1,
        Pos::Propn => 3,
        Pos::Num => 4,
        _ => 2,
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
    use super::super::training;
    use crate::lexicon::Lexicon;

    /// The value of a feature, read from the premise to the hypothesis.
    #[track_caller]
    fn check(premise: &str, hypothesis: &str, name: &str, expected: i16) {
        let (features, _) = training::features(&Lexicon::english(), premise, hypothesis);
        let at = training::NAMES.iter().position(|known| *known == name).expect("there is such a feature");
        assert_eq!(features[at], expected, "{name}");
    }

    #[test]
    fn a_negated_predicate_is_flipped_and_one_negated_twice_is_not() {
        check("The bridge is closed.", "The bridge is not closed.", "predicate flipped", 2);
        check("The bridge is not closed.", "The bridge is not closed.", "predicate flipped", 0);
        check("The bridge is open.", "The bridge is not closed.", "predicate flipped", 0);
    }

    #[test]
    fn another_preposition_at_the_same_noun_differs() {
        check("The key lay on the table.", "The key lay under the table.", "prepositions that differ", 1);
        check("The key lay on the table.", "A key lay on the table.", "prepositions that differ", 0);
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

    #[test]
    fn a_word_in_the_place_of_another_is_seen_by_its_neighbours() {
        let (features, _) =
            training::features(&Lexicon::english(), "The red boat sank in May.", "The green boat sank in May.");
        let at =
            training::NAMES.iter().position(|name| *name == "adjective in place").expect("there is such a feature");
        assert!(features[at] >= 30, "{}", features[at]);
    }
}
