//! What bears on the parser's next step?
//!
//! After the templates of Zhang & Nivre 2011: the words around the stack's top and the buffer's front, alone and together,
//! with their distance, their dependents so far and what stands between them.

use super::feature::{Features, fill};
use super::tagger::Guess;
use super::transition::State;
use super::word::Word;
use super::{Pos, Tag};

/// What the parser sees of a token.
#[derive(Copy, Clone)]
pub struct Seen {
    word: u64,
    tag: u64,
    /// The tag that came second, where the tagger was in doubt.
    second: u64,
    /// What it is to the words on either side of it, as bits.
    separator: u8,
    /// Which verb or auxiliary comes next after it, how near, and whether punctuation comes first.
    next_verb: u64,
}

/// Bits of [`Seen::separator`], above those of [`Word::separator`].
const CONJUNCTION: u8 = 16;
const VERB: u8 = 32;
const SUBORDINATOR: u8 = 64;

impl Seen {
    /// Stands where there is no token.
    pub(super) const NONE: Seen = Seen { word: 0, tag: 250, second: Guess::NO_TAG as u64, separator: 0, next_verb: 0 };
    /// The root.
    pub(super) const ROOT: Seen = Seen { word: 3, tag: 251, second: Guess::NO_TAG as u64, separator: 0, next_verb: 0 };

    /// A word with its tags.
    pub(super) fn new(word: &Word, guess: Guess) -> Seen {
        let tag = Tag::of_index(guess.first as usize);
        let separator = match (word.separator, tag) {
            (0, Tag::Cconj) => CONJUNCTION,
            (0, Tag::Sconj | Tag::PronWdt | Tag::PronWp) => SUBORDINATOR,
            (0, tag) if matches!(tag.pos(), Pos::Verb | Pos::Aux) => VERB,
            (separator, _) => separator,
        };
        Seen { word: word.class, tag: u64::from(guess.first), second: u64::from(guess.second), separator, next_verb: 0 }
    }

    /// Word and tag in one value.
    fn pair(self) -> u64 {
        self.word.wrapping_mul(256) ^ self.tag
    }

    /// Both tags in one value.
    fn tags(self) -> u64 {
        self.tag << 8 | self.second
    }
}

/// What the parser sees of a sentence: nothing at position 0, the tokens, the root.
pub fn see(words: &[Word], guesses: &[Guess], seen: &mut Vec<Seen>) {
    seen.clear();
    seen.push(Seen::NONE);
    seen.extend(words.iter().zip(guesses).map(|(word, &guess)| Seen::new(word, guess)));
    seen.push(Seen::ROOT);
    let (mut verb, mut distance, mut is_parted) = (0, 0u64, 0);
    for token in seen[1..=words.len()].iter_mut().rev() {
        distance += 1;
        token.next_verb = verb << 8 | is_parted << 7 | distance.min(3);
        let pos = Tag::of_index(token.tag as usize).pos();
        if matches!(pos, Pos::Verb | Pos::Aux) {
            (verb, distance, is_parted) = (token.tag + 1, 0, 0);
        } else if pos == Pos::Punct {
            is_parted = 1;
        }
    }
}

/// Fills `features` with what bears on the next step from `state`; `seen` has the token of each position, the root last.
pub fn look(seen: &[Seen], state: &State, features: &mut Features) {
    let buffer = state.buffer();
    let ahead = |distance: u16| if buffer + distance <= state.root() { buffer + distance } else { 0 };
    let (i0, i1, i2) = (state.below_top(0), state.below_top(1), state.below_top(2));
    let at = |position: u16| &seen[position as usize];
    let (s0, s1, s2) = (at(i0), at(i1), at(i2));
    let (b0, b1, b2, b3) = (at(buffer), at(ahead(1)), at(ahead(2)), at(ahead(3)));
    let (p0, p1, pb) = (state.place(i0), state.place(i1), state.place(buffer));
    let (s0l, s0l2, s0r, s0r2) = (at(p0.outer[0][0]), at(p0.outer[0][1]), at(p0.outer[1][0]), at(p0.outer[1][1]));
    let (s1l, s1l2, s1r, s1r2) = (at(p1.outer[0][0]), at(p1.outer[0][1]), at(p1.outer[1][0]), at(p1.outer[1][1]));
    let (b0l, b0l2) = (at(pb.outer[0][0]), at(pb.outer[0][1]));
    let label = |position: u16| if position == 0 { 254 } else { u64::from(state.place(position).label) };
    let (s0l_label, s0l2_label, s0r_label) = (label(p0.outer[0][0]), label(p0.outer[0][1]), label(p0.outer[1][0]));
    let (s1l_label, s1r_label) = (label(p1.outer[0][0]), label(p1.outer[1][0]));
    let (b0l_label, b0l2_label) = (label(pb.outer[0][0]), label(pb.outer[0][1]));
    let ([left0, right0], [left1, right1], [left_b, _]) = (p0.labels, p1.labels, pb.labels);
    let count = |count: u8| u64::from(count.min(3));
    let (far0, far1) = (distance(i0, buffer), distance(i1, i0));
    let (between0, between1) = (between(seen, i0, buffer), between(seen, i1, i0));
    let before_b0 = at(buffer - 1);
    let before_s0 = at(i0.saturating_sub(1));
    let after_s0 = if i0 > 0 { at(i0 + 1) } else { &Seen::NONE };

    fill!(
        features,
        [0],
        [s0.word],
        [s0.tag],
        [s0.pair()],
        [s1.word],
        [s1.tag],
        [s1.pair()],
        [b0.word],
        [b0.tag],
        [b0.pair()],
        [b1.word],
        [b1.tag],
        [b1.pair()],
        [b2.tag],
        [b2.pair()],
        [s2.tag],
        [s2.pair()],
        [s0.tags()],
        [b0.tags()],
        [s0.pair(), b0.pair()],
        [s0.pair(), b0.word],
        [s0.word, b0.pair()],
        [s0.pair(), b0.tag],
        [s0.tag, b0.pair()],
        [s0.word, b0.word],
        [s0.tag, b0.tag],
        [b0.tag, b1.tag],
        [s1.pair(), s0.pair()],
        [s1.pair(), s0.tag],
        [s1.tag, s0.pair()],
        [s1.word, s0.word],
        [s1.tag, s0.tag],
        [s1.tag, b0.tag],
        [s1.word, b0.word],
        [s1.pair(), b0.tag],
        [s1.tag, b0.pair()],
        [far0, s0.word],
        [far0, s0.tag],
        [far0, b0.word],
        [far0, b0.tag],
        [far1, s1.word],
        [far1, s1.tag],
        [far1, s0.word],
        [far1, s0.tag],
        [count(p0.count[0]), s0.word],
        [count(p0.count[0]), s0.tag],
        [count(p0.count[1]), s0.word],
        [count(p0.count[1]), s0.tag],
        [count(p1.count[1]), s1.word],
        [count(p1.count[1]), s1.tag],
        [count(pb.count[0]), b0.word],
        [count(pb.count[0]), b0.tag],
        [count(p1.count[0]), s1.tag],
        [left0, s0.word],
        [left0, s0.tag],
        [right0, s0.word],
        [right0, s0.tag],
        [right1, s1.word],
        [right1, s1.tag],
        [left_b, b0.word],
        [left_b, b0.tag],
        [left1, s1.tag],
        [before_b0.pair(), b0.tag],
        [after_s0.pair(), s0.tag],
        [before_s0.pair(), s0.tag],
        [s0l.word, s0.word],
        [s0.tags(), b0.tags()],
        [s1.tags(), s0.tags()],
        [b0.tags(), b1.tags()],
        [b0.word, b1.word],
        [b0.next_verb, b0.tag],
        [b0.next_verb, s0.tag],
        [s2.tag, b0.tag],
        // The first word on the left of a noun phrase is its preposition or conjunction.
        [s0.word, b0l.word],
        [s1.word, b0l.word],
        [s1.word, s0l.word],
        [b0l.word, b0.word],
        [s0.tag, b0.tag, b1.tag],
        [b0.tag, b1.tag, b2.tag],
        [s1.tag, s0.tag, b0.tag],
        [s2.tag, s1.tag, s0.tag],
        [s1.tag, s0.tag, b0.word],
        [s1.word, s0.tag, b0.tag],
        [s1.tag, s0.word, b0.tag],
        [s0.tag, s0l.tag, b0.tag],
        [s0.tag, s0r.tag, b0.tag],
        [s0.tag, b0.tag, b0l.tag],
        [s1.tag, s1r.tag, s0.tag],
        [s1.tag, s1l.tag, s0.tag],
        [s1.tag, s0.tag, s0l.tag],
        [s1.tag, s0.tag, s0r.tag],
        [s0.tag, s0l.tag, s0l2.tag],
        [s0.tag, s0r.tag, s0r2.tag],
        [b0.tag, b0l.tag, b0l2.tag],
        [s1.tag, s1r.tag, s1r2.tag],
        [s1.tag, s1l.tag, s1l2.tag],
        [far0, s0.tag, b0.tag],
        [far1, s1.tag, s0.tag],
        [s0l.pair(), s0l_label, s0.tag],
        [s0r.pair(), s0r_label, s0.tag],
        [s1l.pair(), s1l_label, s1.tag],
        [s1r.pair(), s1r_label, s1.tag],
        [b0l.pair(), b0l_label, b0.tag],
        [s0l_label, s0r_label, s0.tag],
        [s1l_label, s1r_label, s1.tag],
        [s0l2_label, s0l_label, s0.tag],
        [b0l_label, b0l2_label, b0.tag],
        [between0, s0.tag, b0.tag],
        [between1, s1.tag, s0.tag],
        [left0, s0.tag, b0.tag],
        [left0 ^ right0.rotate_left(41), s1.tag, s0.tag],
        [right1, s1.tag, s0.tag],
        [right1, s1.word, s0.tag],
        [left_b, b0.tag, s0.tag],
        [s1r.word, s1.word, s0.tag],
        [s2.tag, s1.word, s0.word],
        [b1.tag, b2.tag, b3.tag],
        [s0.word, b0.tag, b1.tag],
        [s0.tag, b0.word, b1.tag],
        [s0.tag, b0.tag, b1.word],
        [s1.word, s1r_label, s0.word],
        [s1.word, s0.word, b0.word],
        [s0.word, s0.second, b0.tags()],
        [b0.word, b0.second, s0.tags()],
        [s1.tags(), s0.tags(), b0.tags()],
        [s1.tag, s0.tags(), b0.second],
        [s0.tag, b0.word, b1.word],
        [s0.word, b0.word, b1.word],
        [s1.word, b0.word, b1.word],
        [s1.tag, s0.tag, b0.next_verb],
        [s0.tag, b0.tag, b0.next_verb],
        [s2.tag, s1.tag, b0.tag],
        [s2.tag, s0.tag, b0.tag],
        [s0.word, b0l.word, b0.word],
        [s1.word, s0.tag, b0l.word],
        [s1.tag, s0.word, b0l.word],
        [s0.tag, b0l.word, b0.tag],
        [s1.word, s0l.word, s0.word],
        [s1.tag, s0l.word, s0.tag],
        [s1.tag, s0.tag, b0l.word],
        [s1.tag, s0.tag, b0.tag, b1.tag],
        [s0.tag, b0.tag, b1.tag, b2.tag],
        [between0, between1, s0.tag, b0.tag],
        [s1.tag, s0.tag, b0.tag, b0.next_verb],
        [s1.tag, s0.tag, b0.word, b1.tag],
        [s1.word, s0.tag, b0.word, b1.tag],
        [s1.tag, s0.tag, b0.tag, b0l.word],
        [s1.word, s0.word, b0l.word, b0.tag],
        [s1.tag, s0.tag, b0l.word, b0.word],
        [s2.tag, s1.tag, s0.tag, b0.tag],
    );
}

/// How far apart two positions are, in eight steps; 0 if one of them is none.
fn distance(left: u16, right: u16) -> u64 {
    if left == 0 || right == 0 {
        return 0;
    }
    match right - left {
        near @ 0..=4 => u64::from(near),
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// Which separators stand between two positions, as bits; what is farther than 24 tokens is not looked at.
fn between(seen: &[Seen], left: u16, right: u16) -> u64 {
    if left == 0 || right <= left + 1 {
        return 0;
    }
    let right = right.min(left + 24) as usize;
    u64::from(seen[left as usize + 1..right].iter().fold(0, |bits, token| bits | token.separator))
}

#[cfg(test)]
mod tests {
    use super::super::word::COMMA;
    use super::*;

    #[test]
    fn distances_grow_coarser() {
        assert_eq!([1, 4, 5, 6, 7, 11, 500].map(|far| distance(3, 3 + far)), [1, 4, 5, 5, 6, 7, 7]);
        assert_eq!(distance(0, 9), 0);
    }

    #[test]
    fn a_comma_between_two_words_is_seen_and_one_beside_them_is_not() {
        let comma = Seen { separator: COMMA, ..Seen::NONE };
        assert_eq!(between(&[Seen::NONE, Seen::NONE, comma, Seen::NONE], 1, 3), u64::from(COMMA));
        assert_eq!(between(&[Seen::NONE, comma, Seen::NONE, comma], 1, 3), 0);
    }
}
