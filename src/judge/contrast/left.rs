//! What is left over on either side, and in the place of what?

use super::{MOST_LEFT, View, content_head, core, share};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::MOST_WORDS;
use crate::judge::features::Row;
use crate::judge::pair::Side;
use crate::syntax::{Pos, Tag};

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 25] = [
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
    "noun in place",
    "verb in place",
    "adjective in place",
    "name in place",
    "number in place",
];

impl View<'_, '_> {
    /// Puts what is left over.
    pub(super) fn left_over(&self, out: &mut Row<'_>) {
        self.surface(out);
        self.left_by_class(out);
        self.substitutions(out);
    }

    fn surface(&self, out: &mut Row<'_>) {
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

    fn left_by_class(&self, out: &mut Row<'_>) {
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
                && word.head.is_some_and(|head| self.pair.is_met(self.premise, usize::from(head)))
        });
        out.push(hung.count().min(9) as i16);
    }

    /// How well words of the hypothesis stand where the premise has another word of their kind. How many there are, and
    /// whether nothing else is left over, is not asked: pairs made by replacing one word would teach that another word is a
    /// contradiction.
    fn substitutions(&self, out: &mut Row<'_>) {
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
}

/// All words but punctuation.
fn spoken(claim: &Claim) -> Vec<&Word> {
    claim.words.iter().take(MOST_WORDS).filter(|word| !word.tag.is_punctuation()).collect()
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

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn another_preposition_at_the_same_noun_differs() {
        check("The key lay on the table.", "The key lay under the table.", "prepositions that differ", 1);
        check("The key lay on the table.", "A key lay on the table.", "prepositions that differ", 0);
    }

    #[test]
    fn a_word_in_the_place_of_another_is_seen_by_its_neighbours() {
        check("The red boat sank in May.", "The green boat sank in May.", "adjective in place", 60);
    }
}
