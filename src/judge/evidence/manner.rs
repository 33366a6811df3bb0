//! Is the same done or kept well by one report, and ill by the other: well equipped, insufficiently equipped?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Word, identity};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::WELL.union(Class::ILL)));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    for (i, at, well) in graded(pair, Side::A) {
        for (j, to, other) in graded(pair, Side::B) {
            let (x, y) = (&pair.a.words[at], &pair.b.words[to]);
            // Of much that is told, each report calls one thing equipped.
            let once = pair.a.setting.once(identity(x)) && pair.b.setting.once(identity(y));
            if well != other
                && pair.corresponds(at, to)
                && (once || pair.same_subject() == Some(true))
                // Both name one, so that what they grade is his or hers.
                && pair.same_names(1)
            {
                let (a, b) = (pair.a.words[i].span.cover(x.span), pair.b.words[j].span.cover(y.span));
                let (kind, tends) = (ReasonKind::Opposite, Tends::Contradiction);
                found.push(Evidence { kind, tends, strength: AT_ODDS, a, b });
                return;
            }
        }
    }
}

/// The words of a side that say how well, with the word that they grade and whether it is well.
fn graded(pair: &Pair<'_>, side: Side) -> impl Iterator<Item = (usize, usize, bool)> {
    let words = &pair.claim(side).words;
    words.iter().enumerate().filter_map(move |(at, word)| {
        let well = is(word, Class::WELL);
        if word.negated || !well && !is(word, Class::ILL) {
            return None;
        }
        let grades = |word: &Word| word.weight > 0 && (word.tag.is_verb() || word.tag.pos() == crate::syntax::Pos::Adj);
        // "ill - equipped" may be read in three words.
        let next = (at + 1..words.len()).take(NEAR).find(|&next| grades(&words[next]))?;
        let between = words[at + 1..next].iter().all(|word| word.weight == 0);
        (between && !words[next].negated).then_some((at, next, well))
    })
}

/// So many words on stands at most what is graded.
const NEAR: usize = 3;

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Climber Ann Lee dies at Mount Ferris.\nAnn Lee fell to her death at Mount Ferris on Sunday.\n";

    #[test]
    fn who_is_well_equipped_is_not_ill_equipped() {
        let a = format!("{SCENE}Ann Lee was well equipped for the climb, police said.");
        reports(&a, &format!("{SCENE}Ann Lee was poorly equipped, a guide said."), true);
        reports(&a, &format!("{SCENE}Ann Lee was properly equipped, a guide said."), false);
        reports(&a, &format!("{SCENE}Ann Lee was poorly paid, a guide said."), false);
    }
}
