//! Which words of two claims stand for the same thing?
//!
//! One-to-one alignment by identity, name, number and lexical relation, each supported by its neighbours in the clause,
//! after Sultan, Bethard & Sumner (2014), with opposites aligned as opposites after MacCartney (2008).

use super::pair::Cover;
use super::profile::{Mask, Profile};
use super::term::{Relations, may_both_be_met, meet};
use crate::claim::{Claim, Role, Word};
use crate::lexicon::{Lexicon, WordRelation};

/// At most so many words of a claim are aligned: more is a document, not a claim, and pairs cost their product.
pub(super) const MOST_WORDS: usize = 160;

/// The links between two claims, and what they leave over.
#[derive(Default)]
pub(crate) struct Alignment {
    /// In order of the first claim.
    pub(crate) links: Vec<Link>,
    /// For each word of the first claim, its link.
    pub(crate) of_a: Vec<Option<u16>>,
    /// For each word of the second claim, its link.
    pub(crate) of_b: Vec<Option<u16>>,
}

/// Two words that correspond.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    /// An index into the words of the first claim.
    pub(crate) a: u16,
    /// An index into the words of the second claim.
    pub(crate) b: u16,
    /// How they correspond.
    pub(crate) how: How,
    /// How many of their neighbours correspond too, at most 3.
    pub(crate) context: u8,
}

/// How two words correspond.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum How {
    /// The same lemma.
    Same,
    /// Two names of one entity.
    Entity,
    /// Two spellings of one name.
    Spelling,
    /// Two numbers that can be the same.
    Number,
    /// Two numbers that can't.
    OtherNumber,
    /// Two parts of time expressions that differ in words.
    Lexical(WordRelation),
}

impl How {
    /// How far one word stands in for the other, in percent: the order in which links are made, and the share of a word's
    /// weight that counts as covered.
    pub(crate) fn credit(self) -> u8 {
        match self {
            How::Same => 100,
            How::Entity | How::Number => 95,
            How::Spelling => 90,
            How::Lexical(WordRelation::Synonym) => 85,
            How::Lexical(WordRelation::Derivation) => 85,
            How::Lexical(WordRelation::Broader | WordRelation::Narrower) => 60,
            How::Lexical(WordRelation::Opposite) => 55,
            How::Lexical(WordRelation::Converse) => 50,
            How::OtherNumber => 30,
            How::Lexical(WordRelation::Exclusive) => 25,
            How::Lexical(WordRelation::Sibling) => 20,
        }
    }

    /// Whether the two words mean the same, or one covers the other.
    pub(crate) fn preserves(self) -> bool {
        self.credit() >= 60
    }
}

/// Room for alignment, kept from pair to pair.
#[derive(Default)]
pub(crate) struct Scratch {
    candidates: Vec<Candidate>,
    /// Whether a word could be linked to several.
    rivals: bool,
    /// For each telling word of the first claim, which ones of the second can mean the same.
    matches: Vec<Mask>,
    /// How far each telling word can be met at best: by what means the same, by what is of one topic.
    best_a: Vec<(u8, u8)>,
    best_b: Vec<(u8, u8)>,
    pub(super) relations: Relations,
    alignment: Alignment,
}

struct Candidate {
    score: u16,
    gap: u16,
    /// Numbers among the telling words.
    a: u8,
    b: u8,
    how: How,
    context: u8,
}

impl Candidate {
    /// What orders candidates: the best first, of these the ones that stand in nearly one place.
    fn order(&self) -> u64 {
        let worse = u64::from(u16::MAX - self.score);
        worse << 32 | u64::from(self.gap) << 16 | u64::from(self.a) << 8 | u64::from(self.b)
    }
}

/// Aligns two claims. Equal inputs give equal links; the caller puts the pair in canonical order first.
pub(crate) fn align<'s>(
    lexicon: &Lexicon,
    a: &Profile<'_>,
    b: &Profile<'_>,
    scratch: &'s mut Scratch,
) -> &'s Alignment {
    compare(lexicon, a, b, scratch);
    link(lexicon, a, b, scratch)
}

/// The first half of aligning: which words could be linked. Gives what no alignment of these words can cover more of.
pub(crate) fn compare(lexicon: &Lexicon, a: &Profile<'_>, b: &Profile<'_>, scratch: &mut Scratch) -> Cover {
    let Scratch { candidates, rivals, matches, best_a, best_b, relations, .. } = scratch;
    candidates.clear();
    matches.clear();
    *rivals = false;
    for (best, profile) in [(&mut *best_a, a), (&mut *best_b, b)] {
        best.clear();
        best.resize(profile.terms.len(), (0, 0));
    }
    for (row, (x, best_of_x)) in a.terms.iter().zip(best_a).enumerate() {
        let mut means = Mask::default();
        for (column, (y, best_of_y)) in b.terms.iter().zip(best_b.iter_mut()).enumerate() {
            let how = match () {
                () if x.counted && y.counted => correspond(lexicon, relations, a, b, row, column),
                () => meet(lexicon, relations, x, y, || spelled_otherwise(a, b, row, column)),
            };
            let Some(how) = how else { continue };
            let credit = how.credit();
            let meaning = if how.preserves() { credit } else { 0 };
            if meaning > 0 {
                means.set(column);
            }
            *rivals |= best_of_x.1 > 0 || best_of_y.1 > 0;
            // The cover if each word were linked to the one that stands in for it best.
            for best in [&mut *best_of_x, best_of_y] {
                *best = (best.0.max(meaning), best.1.max(credit.max(50)));
            }
            let (gap, a, b) = (row.abs_diff(column) as u16, row as u8, column as u8);
            candidates.push(Candidate { score: 0, gap, a, b, how, context: 0 });
        }
        matches.push(means);
    }
    best_cover(a, b, scratch)
}

/// Whether the words of two claims could cover so much of both by what means the same, if each were linked to the one that
/// stands in for it best. Looks at no more words than it takes to tell that they could not.
pub(crate) fn may_cover(
    lexicon: &Lexicon,
    a: &Profile<'_>,
    b: &Profile<'_>,
    least: f32,
    scratch: &mut Scratch,
) -> bool {
    let how = |i: usize, j: usize| correspond(lexicon, &mut scratch.relations, a, b, i, j);
    may_both_be_met((&a.terms, a.weight), (&b.terms, b.weight), least, how)
}

/// The same if each word that says how things are placed could be opposed, too, where it hangs on words that are linked.
/// Comes after [`compare`]: it is seldom needed.
pub(crate) fn compare_placed(lexicon: &Lexicon, a: &Profile<'_>, b: &Profile<'_>, scratch: &mut Scratch) -> Cover {
    let Scratch { candidates, best_a, best_b, relations, .. } = scratch;
    let credit = How::Lexical(WordRelation::Opposite).credit();
    for candidate in candidates.iter().filter(|candidate| candidate.how.preserves()) {
        let (over_x, over_y) = (a.words[usize::from(candidate.a)], b.words[usize::from(candidate.b)]);
        for (i, x) in placed(a).filter(|(_, x)| above(a, x).contains(&Some(over_x))) {
            for (j, y) in placed(b).filter(|(_, y)| above(b, y).contains(&Some(over_y))) {
                let weighs = (x.weight > 0) != (y.weight > 0) && x.key != y.key;
                let (Some(p), Some(q), true) = (x.id, y.id, weighs) else { continue };
                if relations.find(lexicon, p, q) != Some(WordRelation::Opposite) {
                    continue;
                }
                let (profile, best, at) = if x.weight > 0 { (a, &mut *best_a, i) } else { (b, &mut *best_b, j) };
                if let Ok(number) = profile.words.binary_search(&at) {
                    best[number].1 = best[number].1.max(credit);
                }
            }
        }
    }
    best_cover(a, b, scratch)
}

fn best_cover(a: &Profile<'_>, b: &Profile<'_>, scratch: &Scratch) -> Cover {
    let share = |profile: &Profile<'_>, best: &[(u8, u8)]| {
        let met = profile.terms.iter().zip(best).fold((0, 0), |(meaning, topic), (term, &(means, tells))| {
            let weight = u32::from(term.weight);
            (meaning + weight * u32::from(means), topic + weight * u32::from(tells))
        });
        let whole = profile.weight;
        if whole == 0 { (0.0, 0.0) } else { (met.0 as f32 / whole as f32, met.1 as f32 / whole as f32) }
    };
    let ((of_a, topic_a), (of_b, topic_b)) = (share(a, &scratch.best_a), share(b, &scratch.best_b));
    Cover { a: of_a, b: of_b, topic_a, topic_b }
}

/// The second half: which of them are linked.
pub(crate) fn link<'s>(lexicon: &Lexicon, a: &Profile<'_>, b: &Profile<'_>, scratch: &'s mut Scratch) -> &'s Alignment {
    let alignment = &mut scratch.alignment;
    alignment.links.clear();
    alignment.of_a.clear();
    alignment.of_a.resize(a.claim.words.len(), None);
    alignment.of_b.clear();
    alignment.of_b.resize(b.claim.words.len(), None);
    if scratch.candidates.is_empty() {
        return alignment;
    }
    for candidate in &mut scratch.candidates {
        // How many neighbours correspond, at most 3.
        let others = &b.near[usize::from(candidate.b)];
        let supported = |near: usize| scratch.matches[near].meets(others);
        candidate.context = a.near[usize::from(candidate.a)].count(3, supported) as u8;
        candidate.score = u16::from(candidate.how.credit()) + 12 * u16::from(candidate.context);
    }
    if scratch.rivals {
        scratch.candidates.sort_unstable_by_key(Candidate::order);
    }
    for candidate in &scratch.candidates {
        let (i, j) = (a.words[usize::from(candidate.a)], b.words[usize::from(candidate.b)]);
        // Without a neighbour in common, two colours or two instruments have nothing to do with each other.
        let needs_context = !candidate.how.preserves() && candidate.how != How::OtherNumber;
        if alignment.of_a[i as usize].is_some()
            || alignment.of_b[j as usize].is_some()
            || needs_context && candidate.context == 0 && !opposed_deeds(a.claim, b.claim, i, j, candidate.how)
        {
            continue;
        }
        alignment.of_a[i as usize] = Some(0);
        alignment.of_b[j as usize] = Some(0);
        alignment.links.push(Link { a: i, b: j, how: candidate.how, context: candidate.context });
    }
    oppose_function_words(lexicon, a, b, &mut scratch.relations, alignment);
    alignment.links.sort_unstable_by_key(|link| link.a);
    for (at, link) in alignment.links.iter().enumerate() {
        alignment.of_a[link.a as usize] = Some(at as u16);
        alignment.of_b[link.b as usize] = Some(at as u16);
    }
    alignment
}

/// Whether two texts put beside each other tell opposite deeds of one who is not named: "she loves it", "she hates it".
/// Between documents, another one may be meant.
fn opposed_deeds(a: &Claim, b: &Claim, i: u16, j: u16, how: How) -> bool {
    let doer = |claim: &Claim, deed: u16| {
        let mut words = claim.words.iter();
        words.find(|word| word.head == Some(deed) && word.role == Role::Subject).map(|word| word.key)
    };
    how == How::Lexical(WordRelation::Opposite)
        && a.setting.is_empty()
        && b.setting.is_empty()
        && doer(a, i).is_some_and(|doer_a| doer(b, j) == Some(doer_a))
}

/// Links prepositions and particles that oppose each other in the same place: inside the house, outside the house. They
/// weigh nothing, so that only what opposes is worth a link.
fn oppose_function_words(
    lexicon: &Lexicon,
    a: &Profile<'_>,
    b: &Profile<'_>,
    relations: &mut Relations,
    alignment: &mut Alignment,
) {
    let linked = |alignment: &Alignment, i: u16, j: u16| {
        alignment.links.iter().any(|link| (link.a, link.b) == (i, j) && link.how.preserves())
    };
    for (i, x) in placed(a) {
        if alignment.of_a[usize::from(i)].is_some() {
            continue;
        }
        for (j, y) in placed(b) {
            // Two content words have been looked at already.
            if alignment.of_b[usize::from(j)].is_some() || x.weight > 0 && y.weight > 0 || x.key == y.key {
                continue;
            }
            let (over_x, over_y) = (above(a, x), above(b, y));
            let met = |p: Option<u16>, q: Option<u16>| p.zip(q).is_some_and(|(p, q)| linked(alignment, p, q));
            let context = over_x.iter().map(|&p| u8::from(over_y.iter().any(|&q| met(p, q)))).sum();
            let (Some(p), Some(q), true) = (x.id, y.id, context > 0) else { continue };
            if relations.find(lexicon, p, q) == Some(WordRelation::Opposite) {
                alignment.of_a[usize::from(i)] = Some(0);
                alignment.of_b[usize::from(j)] = Some(0);
                alignment.links.push(Link { a: i, b: j, how: How::Lexical(WordRelation::Opposite), context });
                break;
            }
        }
    }
}

/// The head of a word, and what that depends on.
fn above(profile: &Profile<'_>, word: &Word) -> [Option<u16>; 2] {
    [word.head, word.head.and_then(|head| profile.claim.words[usize::from(head)].head)]
}

/// The words that say how things are placed to each other and have an opposite.
fn placed<'r>(profile: &'r Profile<'_>) -> impl Iterator<Item = (u16, &'r Word)> {
    profile.placed.iter().map(|&at| (at, &profile.claim.words[usize::from(at)]))
}

/// How two telling words correspond, by their numbers among these.
fn correspond(
    lexicon: &Lexicon,
    relations: &mut Relations,
    a: &Profile<'_>,
    b: &Profile<'_>,
    i: usize,
    j: usize,
) -> Option<How> {
    let word = |profile: &Profile<'_>, number: usize| profile.claim.words[usize::from(profile.words[number])];
    let (x, y) = (&a.terms[i], &b.terms[j]);
    if x.counted && y.counted {
        let (x, y) = (word(a, i), word(b, j));
        let (p, q) = (&a.claim.quantities[usize::from(x.quantity?)], &b.claim.quantities[usize::from(y.quantity?)]);
        if p.kind == q.kind && p.number.contains(x.span) && q.number.contains(y.span) {
            return Some(if p.low <= q.high && q.low <= p.high { How::Number } else { How::OtherNumber });
        }
    }
    meet(lexicon, relations, x, y, || spelled_otherwise(a, b, i, j))
}

fn spelled_otherwise(a: &Profile<'_>, b: &Profile<'_>, i: usize, j: usize) -> bool {
    let written = |profile: &Profile<'_>, number: usize| profile.claim.words[usize::from(profile.words[number])].span;
    spelled_alike(a.claim.slice(written(a, i)), b.claim.slice(written(b, j)))
}

/// Whether two words of names are spellings of one: Zelensky, Zelenskyy.
fn spelled_alike(x: &str, y: &str) -> bool {
    let long = x.len().min(y.len()) >= 4;
    long && x.len().abs_diff(y.len()) <= 2
        && x.as_bytes()[0].eq_ignore_ascii_case(&y.as_bytes()[0])
        && may_be_alike(x, y)
        && strsim::jaro_winkler(&x.to_lowercase(), &y.to_lowercase()) >= ALIKE
}

/// From this similarity of Jaro and Winkler on, two names are spellings of one.
const ALIKE: f64 = 0.93;

/// Whether two names have so many letters in common that they may be alike: what the similarity would be if all of these
/// stood in order. Needs no room.
fn may_be_alike(x: &str, y: &str) -> bool {
    if !x.is_ascii() || !y.is_ascii() {
        return true;
    }
    let mut letters = [0i8; 128];
    x.bytes().take(127).for_each(|byte| letters[usize::from(byte.to_ascii_lowercase())] += 1);
    let mut common = 0;
    for byte in y.bytes() {
        let left = &mut letters[usize::from(byte.to_ascii_lowercase())];
        common += u32::from(*left > 0);
        *left -= i8::from(*left > 0);
    }
    let prefix = x.bytes().zip(y.bytes()).take(4).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    let common = f64::from(common);
    let jaro = (common / x.len() as f64 + common / y.len() as f64 + 1.0) / 3.0;
    x.len() > 127 || jaro + 0.1 * prefix as f64 * (1.0 - jaro) >= ALIKE - 1e-6
}
