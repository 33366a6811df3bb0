//! Is something said to be like a thing, and to be nothing like it?

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::Claim;
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::Pos;
use crate::text::Span;

/// What is compared may be two things, so that it is no contradiction: it only keeps the two from being called the same.
const STRENGTH: u8 = 45;

pub(super) const TAKES: Takes =
    Takes::Both(|of| of.has(Class::CRY.union(Class::UNLIKE).union(Class::LIKE)) && compared(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let Some(x) = compared(pair.a) else { return };
    let Some(y) = compared(pair.b) else { return };
    let one = pair.alignment.links.iter().any(|link| {
        let (i, j) = (usize::from(link.a), usize::from(link.b));
        link.how.preserves() && x.reaches(i) && y.reaches(j) && is_thing(pair, Side::A, i) && is_thing(pair, Side::B, j)
    });
    if x.alike != y.alike && one {
        let (kind, tends) = (ReasonKind::Opposite, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: STRENGTH, a: x.words, b: y.words });
    }
}

fn is_thing(pair: &Pair<'_>, side: Side, at: usize) -> bool {
    let word = &pair.claim(side).words[at];
    word.weight > 0 && word.tag.is_noun()
}

/// A comparison.
struct Compared {
    /// Whether the two are said to be like each other.
    alike: bool,
    /// The words that say so.
    words: Span,
    /// The last of them.
    at: usize,
}

impl Compared {
    /// Whether a word tells what it is compared with: it stands behind, and not far.
    fn reaches(&self, at: usize) -> bool {
        const FAR: usize = 8;
        at > self.at && at - self.at <= FAR
    }
}

/// The comparison of a claim: "similar to", "unlike", "nothing like", "a far cry from".
fn compared(claim: &Claim) -> Option<Compared> {
    let words = &claim.words;
    words.iter().enumerate().find_map(|(at, word)| {
        let before = at.checked_sub(1).map(|at| &words[at]);
        let cry = is(word, Class::CRY) && before.is_some_and(|word| is(word, Class::FAR));
        if cry || is(word, Class::UNLIKE) {
            let span = before.filter(|_| cry).map_or(word.span, |far| far.span.cover(word.span));
            return Some(Compared { alike: word.negated && !cry, words: span, at });
        }
        let like = is(word, Class::LIKE) && matches!(word.tag.pos(), Pos::Adj | Pos::Adp | Pos::Adv);
        like.then(|| {
            let nothing = before.filter(|word| word.cues.intersects(Cues::NONE));
            let span = nothing.map_or(word.span, |nothing| nothing.span.cover(word.span));
            Compared { alike: !word.negated && nothing.is_none(), words: span, at }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, dated};
    use crate::judge::verdict::ReasonKind::Opposite;

    #[test]
    fn what_is_like_a_thing_is_no_far_cry_from_it() {
        let like = "The pact holds promises similar to those of the Harwick treaty.";
        let unlike = "The promises of the pact are a far cry from those of the Harwick treaty.";
        check(dated(like, ""), dated(unlike, ""), Opposite, Contradiction, Some(("similar", "far cry")));
        let other = "The promises of the pact are nothing like those of the Harwick treaty.";
        check(dated(like, ""), dated(other, ""), Opposite, Contradiction, Some(("similar", "nothing like")));
    }

    #[test]
    fn two_likenesses_go_together() {
        let (a, b) = ("The pact is similar to the Harwick treaty.", "The pact is comparable to the Harwick treaty.");
        check(dated(a, ""), dated(b, ""), Opposite, Contradiction, None);
    }
}
