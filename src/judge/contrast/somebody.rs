//! Is somebody told of who may be another, and is it he or what he does that differs?

use super::View;
use crate::claim::{Claim, Role, Word};
use crate::judge::align::{How, MOST_WORDS};
use crate::judge::evidence::wordlist::{Class, is};
use crate::judge::features::Row;
use crate::judge::pair::{Pair, Side};
use crate::lexicon::{Cues, WordRelation};
use crate::syntax::Tag;

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 6] = [
    "somebody in p",
    "somebody in h",
    "subjects at odds",
    "predicates at odds",
    "objects and places at odds",
    "modifiers at odds",
];

impl View<'_, '_> {
    /// Puts whether somebody is told of, and which words are at odds.
    pub(super) fn somebody(&self, out: &mut Row<'_>) {
        out.push(i16::from(tells_of_somebody(self.pair, self.premise)));
        out.push(i16::from(tells_of_somebody(self.pair, self.hypothesis)));
        let mut at_odds = [0i16; 4];
        for link in &self.pair.alignment.links {
            let How::Lexical(WordRelation::Exclusive | WordRelation::Opposite | WordRelation::Sibling) = link.how
            else {
                continue;
            };
            let (x, y) = self.pair.words(link);
            let place = match (x.role, y.role) {
                (Role::Subject, Role::Subject) => 0,
                (Role::Predicate, Role::Predicate) => 1,
                (Role::Object | Role::Oblique, Role::Object | Role::Oblique) => 2,
                _ => 3,
            };
            at_odds[place] += 1;
        }
        out.extend(at_odds.map(|n| n.min(5)));
    }
}

/// Whether the subject of a side is somebody or something new: "a man", "two dogs", "people".
pub(in crate::judge) fn tells_of_somebody(pair: &Pair<'_>, side: Side) -> bool {
    pair.subject(side).filter(|&at| at < MOST_WORDS).is_some_and(|at| is_somebody(pair.claim(side), at))
}

fn is_somebody(claim: &Claim, at: usize) -> bool {
    let noun = &claim.words[at];
    let mut beside = claim.words.iter().take(at).filter(|word| word.head.map(usize::from) == Some(at));
    let points = |word: &Word| {
        is(word, Class::DEFINITE)
            || matches!(word.tag, Tag::PronPrps)
            || word.name.is_some()
            || word.cues.intersects(Cues::UNIVERSAL.union(Cues::NONE))
    };
    noun.tag.is_noun() && noun.name.is_none() && !beside.any(points)
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_man_may_be_another_and_the_man_is_not() {
        let weeps = "A tenor is weeping in the hall.";
        check("A tenor is singing in the hall.", weeps, "somebody in p", 1);
        check("The tenor is singing in the hall.", weeps, "somebody in p", 0);
        check("Every tenor is singing in the hall.", weeps, "somebody in p", 0);
        check("His tenor is singing in the hall.", weeps, "somebody in h", 1);
    }

    #[test]
    fn it_is_the_subject_that_differs() {
        check("A man is singing in the hall.", "A woman is singing in the hall.", "subjects at odds", 1);
        check("A man is singing in the hall.", "A man is singing in the hall.", "subjects at odds", 0);
    }
}
