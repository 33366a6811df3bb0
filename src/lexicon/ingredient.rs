//! Which part of what the library goes by is left out, to measure what it brings?

use super::Lexicon;
use super::relation::WordRelation;

/// A part of the library that can be left out for a measurement (an ablation).
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Ingredient {
    /// Trees: without them every word hangs on the first verb of its sentence.
    Syntax,
    /// Opposites, exclusive words and converses.
    Opposites,
    /// Synonyms and words made from one another.
    Synonyms,
    /// Broader and narrower words, and kinds of one thing.
    Kinds,
    /// Names, and what stands for them.
    Names,
    /// Numbers that count or measure.
    Quantities,
    /// Dates, times and durations.
    Times,
    /// Who is said to say what.
    Attribution,
    /// The fitted trees of the judge: without them a claim is entailed as far as it is covered, and contradicted as
    /// strongly as its strongest evidence.
    Weights,
}

impl Ingredient {
    /// All of them, with the names that the examples take.
    pub const ALL: [(&'static str, Ingredient); 9] = [
        ("syntax", Ingredient::Syntax),
        ("opposites", Ingredient::Opposites),
        ("synonyms", Ingredient::Synonyms),
        ("kinds", Ingredient::Kinds),
        ("names", Ingredient::Names),
        ("quantities", Ingredient::Quantities),
        ("times", Ingredient::Times),
        ("attribution", Ingredient::Attribution),
        ("weights", Ingredient::Weights),
    ];

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// What a lexicon goes without; nothing, as it is shipped.
#[derive(Copy, Clone, Default, Debug)]
pub(super) struct LeftOut(u16);

impl LeftOut {
    pub(super) fn bits(self) -> u16 {
        self.0
    }

    /// The relation, if its ingredient is there.
    pub(super) fn filter(self, relation: WordRelation) -> Option<WordRelation> {
        if self.0 == 0 {
            return Some(relation);
        }
        let ingredient = match relation {
            WordRelation::Opposite | WordRelation::Exclusive | WordRelation::Converse => Ingredient::Opposites,
            WordRelation::Synonym | WordRelation::Derivation => Ingredient::Synonyms,
            WordRelation::Broader | WordRelation::Narrower | WordRelation::Sibling => Ingredient::Kinds,
        };
        (self.0 & ingredient.bit() == 0).then_some(relation)
    }
}

impl Lexicon {
    /// This lexicon, and everything that reads with it, without an ingredient: for measuring what it brings.
    #[doc(hidden)]
    #[must_use]
    pub fn without(&self, ingredient: Ingredient) -> Lexicon {
        let mut lexicon = self.clone();
        lexicon.left_out.0 |= ingredient.bit();
        lexicon
    }

    /// Whether an ingredient is there.
    pub(crate) fn has(&self, ingredient: Ingredient) -> bool {
        self.left_out.0 & ingredient.bit() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lexicon_without_opposites_has_its_synonyms_still() {
        let whole = Lexicon::english();
        let less = whole.without(Ingredient::Opposites);
        let relation = |lexicon: &Lexicon, a: &str, b: &str| {
            lexicon.relation(lexicon.lemma_id(a).unwrap(), lexicon.lemma_id(b).unwrap())
        };
        assert_eq!(relation(&whole, "accept", "reject"), Some(WordRelation::Opposite));
        assert_eq!(relation(&less, "accept", "reject"), None);
        assert_eq!(relation(&less, "invade", "invasion"), Some(WordRelation::Derivation));
    }

    #[test]
    fn every_ingredient_can_be_left_out_by_itself() {
        let whole = Lexicon::english();
        for (_, ingredient) in Ingredient::ALL {
            let less = whole.without(ingredient);
            for (name, other) in Ingredient::ALL {
                assert_eq!(less.has(other), other != ingredient, "{name}");
            }
        }
    }
}
