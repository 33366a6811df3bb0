//! How similar are two claims in content?
//!
//! The share of their content that is aligned, after Sultan, Bethard & Sumner (2014), with what tells two events apart
//! (numbers, dates, names) weighing most. It says how much two texts have in common, not whether one follows from the
//! other: another number or an opposite is a difference like any other.

use super::align::{How, MOST_WORDS};
use super::pair::{Pair, Side};
use super::profile::Profile;
use crate::claim::{Claim, Role, Word, identity};
use crate::lexicon::{LemmaId, Lexicon, WordClasses, WordRelation};
use crate::syntax::Pos;

/// A number, a date or a known entity weighs as much as the rarest word: "12 killed in Iraq" and "37 killed in Italy" have
/// two common words in common.
const TELLING: u16 = 120;
/// Another name weighs this much more than the same letters would as a common word, in percent, up to the rarest word.
const NAME: u16 = 150;
/// What modifies tells less than what is modified.
const MODIFIER: u16 = 75;
/// What a word in the name of who says it weighs: as much as a name that many share.
const SOURCE: u16 = 90;

/// At most so many words that are left over are compared letter by letter.
const MOST_LEFT: usize = 24;

/// Room for the comparison, kept from pair to pair.
#[derive(Default)]
pub(crate) struct Room {
    a: Vec<Share>,
    b: Vec<Share>,
    left_a: Vec<Left>,
    left_b: Vec<Left>,
    lemmas: Lemmas,
}

/// A word's weight, and how much of it is met, in percent.
#[derive(Copy, Clone, Default)]
struct Share {
    weight: u16,
    met: u16,
}

/// How much two claims have in common, from 0 to 1: the harmonic mean of the shares of either that the other meets.
pub(crate) fn similarity(lexicon: &Lexicon, pair: &Pair<'_>, room: &mut Room) -> f32 {
    for (side, shares) in [(Side::A, &mut room.a), (Side::B, &mut room.b)] {
        shares.clear();
        shares.extend(pair.profile(side).shares.iter().map(|&weight| Share { weight, met: 0 }));
    }
    for link in &pair.alignment.links {
        let credit = credit(link.how);
        room.a[link.a as usize].met = credit;
        room.b[link.b as usize].met = credit;
    }
    repeat(pair, Side::A, &mut room.a);
    repeat(pair, Side::B, &mut room.b);
    resemble(lexicon, pair, room);
    let [a, b] = [Side::A, Side::B].map(|side| pair.profile(side));
    abbreviate(a, &mut room.a, pair.b, &mut room.b);
    abbreviate(b, &mut room.b, pair.a, &mut room.a);
    let (a, b) = (met(&room.a), met(&room.b));
    if a + b == 0.0 { 0.0 } else { 2.0 * a * b / (a + b) }
}

/// What a link is worth here: what differs in kind is a difference.
fn credit(how: How) -> u16 {
    match how {
        How::Lexical(WordRelation::Broader | WordRelation::Narrower) => 80,
        how if how.preserves() => u16::from(how.credit()),
        _ => 0,
    }
}

/// How much a word tells. Who says it counts like what is said.
pub(super) fn weight(lexicon: &Lexicon, word: &Word) -> u16 {
    let told = word.role == Role::Function && word.tag.is_content() && !word.time && word.quantity.is_none();
    match u16::from(word.weight) {
        0 if !told => 0,
        0 => word.id.map_or(SOURCE, |id| u16::from(lexicon.lemma_weight(id))),
        _ if word.time || word.quantity.is_some() || word.entity.is_some() => TELLING,
        weight if word.name.is_some() => (weight * NAME / 100).min(TELLING),
        weight if word.tag.pos() == Pos::Adj || word.tag.pos() == Pos::Adv => weight * MODIFIER / 100,
        weight => weight,
    }
}

/// What is said twice is met twice by one mention.
fn repeat(pair: &Pair<'_>, side: Side, shares: &mut [Share]) {
    let (claim, other) = (pair.claim(side), pair.profile(side.other()));
    // Most of what is left over is not there, which a look at a few bits tells.
    let (there, other) = (other.bits, other.claim);
    for (word, share) in claim.words.iter().zip(shares).take(MOST_WORDS) {
        if share.weight == 0 || share.met > 0 || word.quantity.is_some() || there & bit(word) == 0 {
            continue;
        }
        let same =
            |known: &&Word| identity(known) == identity(word) && known.tag.is_content() && known.quantity.is_none();
        if other.words.iter().take(MOST_WORDS).any(|known| same(&known)) {
            share.met = 100;
        }
    }
}

/// The bit of a word in a set of few.
pub(super) fn bit(word: &Word) -> u64 {
    1 << (identity(word).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// Words left over on both sides meet by what they would mean in lower case (headlines write every word as a name), by a
/// part in common, or as two spellings.
fn resemble(lexicon: &Lexicon, pair: &Pair<'_>, room: &mut Room) {
    leave(pair.a, &room.a, &mut room.left_a);
    if room.left_a.is_empty() {
        return;
    }
    leave(pair.b, &room.b, &mut room.left_b);
    if room.left_b.is_empty() {
        return;
    }
    let named = room.left_a.iter().chain(&room.left_b).any(|left| left.named);
    if named {
        // Two common words would have been aligned, so that lemmas matter only where there is a name.
        room.left_a.iter_mut().chain(&mut room.left_b).for_each(|left| left.lemmas = room.lemmas.find(lexicon, left));
    }
    for x in &room.left_a {
        let mut best: Option<(u16, usize)> = None;
        for y in room.left_b.iter().filter(|y| room.b[y.at].met == 0) {
            let credit = resemblance(lexicon, x, y);
            if credit > best.map_or(0, |(credit, _)| credit) {
                best = Some((credit, y.at));
            }
        }
        if let Some((credit, at)) = best {
            room.a[x.at].met = credit;
            room.b[at].met = credit;
        }
    }
}

/// A word that was not aligned.
struct Left {
    at: usize,
    id: Option<LemmaId>,
    folded: Folded,
    named: bool,
    known: bool,
    /// The lemmas that it is a form of, or of which it would be in lower case.
    lemmas: [Option<LemmaId>; 2],
}

/// The first words of a claim that are left over, as far as they are no numbers and dates.
fn leave(claim: &Claim, shares: &[Share], left: &mut Vec<Left>) {
    left.clear();
    let words = claim.words.iter().zip(shares).enumerate().take(MOST_WORDS);
    let over =
        words.filter(|(_, (word, share))| share.weight > 0 && share.met == 0 && word.quantity.is_none() && !word.time);
    left.extend(over.take(MOST_LEFT).map(|(at, (word, _))| {
        let folded = Folded::new(claim.slice(word.span));
        let (id, named, known) = (word.id, word.name.is_some(), word.entity.is_some());
        Left { at, id, folded, named, known, lemmas: [None, None] }
    }));
}

/// The lemmas of forms, remembered.
#[derive(Default)]
struct Lemmas {
    /// At a place that the form gives; a later one takes the place of an earlier one.
    known: Vec<(Folded, [Option<LemmaId>; 2])>,
}

impl Lemmas {
    const ROOM: usize = 1 << 9;

    /// The lemmas that a word is a form of, or of which it would be in lower case.
    fn find(&mut self, lexicon: &Lexicon, word: &Left) -> [Option<LemmaId>; 2] {
        if word.id.is_some() {
            return [word.id, None];
        }
        let lemmas = |folded: &Folded| {
            [WordClasses::NOUN, WordClasses::VERB].map(|class| lexicon.lemma_id(&lexicon.lemma(folded.as_str(), class)))
        };
        if self.known.is_empty() {
            let nothing = Folded::new("");
            self.known.resize(Lemmas::ROOM, (nothing, lemmas(&nothing)));
        }
        let place = &mut self.known[word.folded.place() % Lemmas::ROOM];
        if place.0.as_bytes() != word.folded.as_bytes() {
            *place = (word.folded, lemmas(&word.folded));
        }
        place.1
    }
}

/// How far one of two words that were not aligned stands in for the other, in percent.
fn resemblance(lexicon: &Lexicon, x: &Left, y: &Left) -> u16 {
    let (s, t) = (x.folded.as_bytes(), y.folded.as_bytes());
    if has_part(s, t) || has_part(t, s) {
        return 80;
    }
    if x.known && y.known {
        return 0;
    }
    // Two common words would have been aligned.
    if x.named || y.named {
        let mut pairs = x.lemmas.iter().flatten().flat_map(|&p| y.lemmas.iter().flatten().map(move |&q| (p, q)));
        if let Some(credit) = pairs.find_map(|(p, q)| related(lexicon, p, q)) {
            return credit;
        }
    }
    if x.named && y.named && respelled(s, t) {
        return 80;
    }
    if begin_alike(s, t) { 70 } else { 0 }
}

/// A word in lower case, without room on the heap; empty if it is longer than a word or not of ASCII letters.
#[derive(Copy, Clone)]
struct Folded {
    bytes: [u8; 24],
    length: usize,
}

impl Folded {
    fn new(word: &str) -> Folded {
        let mut folded = Folded { bytes: [0; 24], length: 0 };
        if word.is_ascii() && word.len() <= folded.bytes.len() {
            folded.length = word.len();
            folded.bytes[..word.len()].copy_from_slice(word.as_bytes());
            folded.bytes.make_ascii_lowercase();
        }
        folded
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn as_str(&self) -> &str {
        str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// A number that words of other letters seldom have.
    fn place(&self) -> usize {
        self.as_bytes().iter().fold(0, |hash: usize, byte| hash.wrapping_mul(31).wrapping_add(usize::from(*byte)))
    }
}

fn related(lexicon: &Lexicon, p: LemmaId, q: LemmaId) -> Option<u16> {
    if p == q {
        return Some(80);
    }
    match lexicon.relation(p, q)? {
        WordRelation::Synonym | WordRelation::Derivation => Some(70),
        WordRelation::Broader | WordRelation::Narrower => Some(50),
        _ => None,
    }
}

/// Whether the longer word is made of the shorter one: ex-president, anti-terror, horsemeat.
fn has_part(long: &[u8], short: &[u8]) -> bool {
    short.len() >= 4
        && short.len() < long.len()
        && (long.split(|&byte| byte == b'-').any(|part| part == short)
            || short.len() * 2 > long.len() && (long.ends_with(short) || long.starts_with(short)) && short.len() >= 5)
}

/// Whether two words begin alike so far that they are of one stem: hospitalised, hospitalized.
fn begin_alike(s: &[u8], t: &[u8]) -> bool {
    let shared = s.iter().zip(t).take_while(|(x, y)| x == y).count();
    shared >= 5 && shared * 5 >= s.len().min(t.len()) * 3
}

/// Whether two names differ in vowels only, as two ways to write a name of another script do: Morsi, Mursi.
fn respelled(s: &[u8], t: &[u8]) -> bool {
    let consonants = |word: &[u8]| -> u64 {
        let bare = word.iter().copied().filter(|byte| !b"aeiouy'-".contains(byte));
        bare.fold(1, |sum, byte| sum.wrapping_mul(131).wrapping_add(u64::from(byte)))
    };
    s.len() >= 5
        && t.len() >= 5
        && s[0] == t[0]
        && s.iter().filter(|byte| !b"aeiouy'-".contains(byte)).count() >= 3
        && consonants(s) == consonants(t)
}

/// A word in capitals stands for words in a row that begin with its letters: PM, prime minister.
fn abbreviate(short: &Profile<'_>, shorts: &mut [Share], long: &Claim, longs: &mut [Share]) {
    for i in short.initials.iter().map(|&at| usize::from(at)) {
        if shorts[i].weight == 0 || shorts[i].met > 0 {
            continue;
        }
        let letters = short.claim.slice(short.claim.words[i].span);
        let initials = |window: &[Word]| {
            window.iter().zip(letters.bytes()).all(|(word, letter)| {
                long.slice(word.span).bytes().next().is_some_and(|byte| byte.eq_ignore_ascii_case(&letter))
            })
        };
        let Some(at) = long.words.windows(letters.len()).position(initials) else { continue };
        let spelled = &mut longs[at..at + letters.len()];
        if spelled.iter().all(|share| share.met == 0) {
            shorts[i].met = 90;
            spelled.iter_mut().for_each(|share| share.met = 90);
        }
    }
}

/// The places of the words in capitals, as short as those are that stand for several.
pub(super) fn initials(claim: &Claim) -> impl Iterator<Item = u16> {
    let words = (0..).zip(&claim.words).take(MOST_WORDS).filter(|(_, word)| (2..=5).contains(&word.span.len()));
    let capitals = words.filter(|(_, word)| {
        let letters = claim.slice(word.span);
        !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    capitals.map(|(at, _)| at)
}

fn met(shares: &[Share]) -> f32 {
    let (met, whole) = shares.iter().fold((0u32, 0u32), |(met, whole), share| {
        let weight = u32::from(share.weight);
        (met + weight * u32::from(share.met), whole + weight * 100)
    });
    if whole == 0 { 0.0 } else { met as f32 / whole as f32 }
}

#[cfg(test)]
mod tests {
    use super::super::judge;

    /// The similarity of the first two texts is above that of the first and the third.
    #[track_caller]
    fn check(text: &str, near: &str, far: &str) {
        let overlap = |other: &str| judge(text, other).scores.overlap;
        assert!(overlap(near) > overlap(far), "{} {}", overlap(near), overlap(far));
    }

    #[test]
    fn another_number_place_or_direction_is_a_difference() {
        check(
            "Nine killed in Harwick bus crash",
            "Nine dead in Harwick bus accident",
            "Five killed in Dornum bus crash",
        );
        check("Shares rise in Tokyo", "Shares climb in Tokyo", "Shares fall in Tokyo");
    }

    #[test]
    fn a_part_of_a_word_and_another_spelling_are_met() {
        check("Ex-president Mursi tried", "Former president Morsi tried", "Former minister Marsh tried");
        check("Singer hospitalised", "Singer hospitalized", "Singer hostile");
    }

    #[test]
    fn initials_stand_for_the_words_they_abbreviate() {
        check("The PM opens a bridge", "The prime minister opens a bridge", "The queen opens a bridge");
    }

    #[test]
    fn who_says_it_counts_too() {
        check("Brandt said the bridge is closed.", "Brandt said the road is open.", "Olsen said the road is open.");
    }

    #[test]
    fn equal_texts_are_equal_and_others_have_nothing_in_common() {
        assert_eq!(judge("Rain fell on Harwick.", "Rain fell on Harwick.").scores.overlap, 1.0);
        assert_eq!(judge("Rain fell on Harwick.", "A tenor sang arias.").scores.overlap, 0.0);
    }
}
