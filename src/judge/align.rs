//! Which words of two claims stand for the same thing?
//!
//! One-to-one alignment by identity, name, number and lexical relation, each supported by its neighbours in the clause,
//! after Sultan, Bethard & Sumner (2014), with opposites aligned as opposites after MacCartney (2008).

use super::pair::Cover;
use crate::claim::{Claim, Role, Word};
use crate::lexicon::{EntityId, LemmaId, Lexicon, WordRelation};
use crate::syntax::Pos;

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
    a: Content,
    b: Content,
    candidates: Vec<Candidate>,
    /// For each content word of the first claim, which ones of the second can mean the same.
    matches: Vec<Mask>,
    /// How far each content word can be met at best: by what means the same, by what is of one topic.
    best_a: Vec<(u8, u8)>,
    best_b: Vec<(u8, u8)>,
    relations: Relations,
    alignment: Alignment,
}

impl Scratch {
    /// How two lemmas are related.
    pub(super) fn relation(&mut self, lexicon: &Lexicon, a: LemmaId, b: LemmaId) -> Option<WordRelation> {
        self.relations.find(lexicon, a, b)
    }
}

/// The words of a claim that tell something, the rest only holding them together.
#[derive(Default)]
struct Content {
    /// Their places among all words.
    words: Vec<u16>,
    /// What they are compared by.
    terms: Vec<Term>,
    /// Which of them are neighbours of each: the two before and after, head and dependents.
    near: Vec<Mask>,
    /// For each word, its number among these plus one.
    number: Vec<u8>,
}

impl Content {
    fn read(&mut self, words: &[Word]) {
        self.words.clear();
        self.terms.clear();
        for (at, word) in (0..).zip(words).filter(|(_, word)| word.weight > 0).take(MOST_WORDS) {
            self.words.push(at);
            self.terms.push(Term::of(word));
        }
    }

    fn find_neighbours(&mut self, words: &[Word]) {
        self.number.clear();
        self.number.resize(words.len(), 0);
        for (number, &at) in self.words.iter().enumerate() {
            self.number[at as usize] = number as u8 + 1;
        }
        self.near.clear();
        self.near.resize(self.words.len(), Mask::default());
        for number in 0..self.words.len() {
            for before in number.saturating_sub(2)..number {
                self.near[before].set(number);
                self.near[number].set(before);
            }
            let head = words[self.words[number] as usize].head;
            let head = head.and_then(|head| self.number.get(usize::from(head))).copied().unwrap_or(0);
            if head > 0 {
                let head = usize::from(head) - 1;
                self.near[head].set(number);
                self.near[number].set(head);
            }
        }
        // A word whose head is itself is no neighbour of its own.
        for (number, near) in self.near.iter_mut().enumerate() {
            near.unset(number);
        }
    }
}

/// What two words are compared by, as long as they are no two names and no two numbers.
#[derive(Copy, Clone)]
struct Term {
    key: u64,
    id: Option<LemmaId>,
    entity: Option<EntityId>,
    named: bool,
    counted: bool,
}

impl Term {
    fn of(word: &Word) -> Term {
        let Word { key, id, entity, name, quantity, .. } = *word;
        Term { key, id, entity, named: name.is_some(), counted: quantity.is_some() }
    }
}

/// A set of content words.
#[derive(Copy, Clone, Default)]
struct Mask([u64; MOST_WORDS.div_ceil(64)]);

impl Mask {
    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn unset(&mut self, at: usize) {
        self.0[at / 64] &= !(1 << (at % 64));
    }

    fn meets(&self, other: &Mask) -> bool {
        self.0.iter().zip(&other.0).any(|(x, y)| x & y != 0)
    }

    fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(block, mut bits)| {
            std::iter::from_fn(move || {
                let at = bits.trailing_zeros() as usize;
                bits &= bits.wrapping_sub(1);
                (at < 64).then_some(block * 64 + at)
            })
        })
    }
}

/// How two lemmas are related, remembered: the claims of one story ask for the same few again and again.
#[derive(Default)]
struct Relations {
    /// The two lemmas and their relation, at a place that the lemmas give; a later pair takes the place of an earlier one.
    known: Vec<(u32, u32, Option<WordRelation>)>,
}

impl Relations {
    const ROOM: usize = 1 << 15;

    fn find(&mut self, lexicon: &Lexicon, a: LemmaId, b: LemmaId) -> Option<WordRelation> {
        if self.known.is_empty() {
            // No lemma is related to itself, so these say nothing wrong.
            self.known.resize(Relations::ROOM, (0, 0, None));
        }
        let mixed = (u64::from(a.0) << 32 | u64::from(b.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = &mut self.known[(mixed >> 40) as usize % Relations::ROOM];
        if (place.0, place.1) != (a.0, b.0) {
            *place = (a.0, b.0, lexicon.relation(a, b));
        }
        place.2
    }
}

struct Candidate {
    score: u16,
    gap: u16,
    /// Numbers among the content words.
    a: u8,
    b: u8,
    how: How,
    context: u8,
}

/// Aligns two claims. Equal inputs give equal links; the caller puts the pair in canonical order first.
pub(crate) fn align<'s>(lexicon: &Lexicon, a: &Claim, b: &Claim, scratch: &'s mut Scratch) -> &'s Alignment {
    compare(lexicon, a, b, scratch);
    link(lexicon, a, b, scratch)
}

/// The first half of aligning: which words could be linked. Gives what no alignment of these words can cover more of.
pub(crate) fn compare(lexicon: &Lexicon, a: &Claim, b: &Claim, scratch: &mut Scratch) -> Cover {
    scratch.a.read(&a.words);
    scratch.b.read(&b.words);
    scratch.candidates.clear();
    scratch.matches.clear();
    for (row, (&i, x)) in scratch.a.words.iter().zip(&scratch.a.terms).enumerate() {
        let mut matches = Mask::default();
        for (column, (&j, y)) in scratch.b.words.iter().zip(&scratch.b.terms).enumerate() {
            let how = match () {
                () if x.counted && y.counted => correspond(lexicon, &mut scratch.relations, a, b, i, j),
                () => meet(lexicon, &mut scratch.relations, x, y, || spelled_otherwise(a, b, i, j)),
            };
            let Some(how) = how else { continue };
            if how.preserves() {
                matches.set(column);
            }
            let (gap, a, b) = (row.abs_diff(column) as u16, row as u8, column as u8);
            scratch.candidates.push(Candidate { score: 0, gap, a, b, how, context: 0 });
        }
        scratch.matches.push(matches);
    }
    most(a, b, scratch)
}

/// Whether the words of two claims could cover so much of both by what means the same, if each were linked to the one that
/// stands in for it best. Looks at no more words than it takes to tell that they could not.
pub(crate) fn may_cover(lexicon: &Lexicon, a: &Claim, b: &Claim, least: f32, scratch: &mut Scratch) -> bool {
    let relations = &mut scratch.relations;
    let (of_a, of_b) = (weight(a), weight(b));
    let mut how = |i: u16, j: u16| correspond(lexicon, relations, a, b, i, j);
    // The one that says more is met worse, mostly.
    if of_a < of_b {
        is_met(b, of_b, a, least, |j, i| how(i, j)) && is_met(a, of_a, b, least, how)
    } else {
        is_met(a, of_a, b, least, &mut how) && is_met(b, of_b, a, least, |j, i| how(i, j))
    }
}

/// What the words of a claim weigh together, in percent of a unit. Words beyond those that are aligned weigh, too.
fn weight(claim: &Claim) -> u32 {
    claim.words.iter().map(|word| u32::from(word.weight) * 100).sum()
}

/// Whether so much of a claim of this weight may be met by words of another, of which `how` tells how they correspond.
fn is_met(claim: &Claim, whole: u32, by: &Claim, least: f32, mut how: impl FnMut(u16, u16) -> Option<How>) -> bool {
    // All is met of which nothing else is known yet.
    let mut met = whole;
    for (i, word) in (0..).zip(&claim.words).filter(|(_, word)| word.weight > 0) {
        let there = || (0..).zip(&by.words).filter(|(_, other)| other.weight > 0).take(MOST_WORDS);
        if there().any(|(_, other)| other.key == word.key) {
            continue;
        }
        let credits = there().filter_map(|(j, _)| how(i, j)).filter(|how| how.preserves()).map(How::credit);
        met -= u32::from(word.weight) * u32::from(100 - credits.max().unwrap_or(0));
        if (met as f32 / whole as f32) < least {
            return false;
        }
    }
    true
}

/// The cover if each word were linked to the one that stands in for it best.
fn most(a: &Claim, b: &Claim, scratch: &mut Scratch) -> Cover {
    let Scratch { a: content_a, b: content_b, candidates, best_a, best_b, .. } = scratch;
    for (best, content) in [(&mut *best_a, &*content_a), (&mut *best_b, &*content_b)] {
        best.clear();
        best.resize(content.words.len(), (0, 0));
    }
    for candidate in candidates.iter() {
        let credit = candidate.how.credit();
        let meaning = if candidate.how.preserves() { credit } else { 0 };
        for best in [&mut best_a[usize::from(candidate.a)], &mut best_b[usize::from(candidate.b)]] {
            *best = (best.0.max(meaning), best.1.max(credit.max(50)));
        }
    }
    best_cover(a, b, scratch)
}

/// The same if each word that says how things are placed could be opposed, too, where it hangs on words that are linked.
/// Comes after [`compare`]: it is seldom needed.
pub(crate) fn compare_placed(lexicon: &Lexicon, a: &Claim, b: &Claim, scratch: &mut Scratch) -> Cover {
    let Scratch { a: content_a, b: content_b, candidates, best_a, best_b, relations, .. } = scratch;
    let credit = How::Lexical(WordRelation::Opposite).credit();
    for candidate in candidates.iter().filter(|candidate| candidate.how.preserves()) {
        let (over_x, over_y) = (content_a.words[usize::from(candidate.a)], content_b.words[usize::from(candidate.b)]);
        for (i, x) in placed(&a.words).filter(|(_, x)| above(&a.words, x).contains(&Some(over_x))) {
            for (j, y) in placed(&b.words).filter(|(_, y)| above(&b.words, y).contains(&Some(over_y))) {
                let weighs = (x.weight > 0) != (y.weight > 0) && x.key != y.key;
                let (Some(p), Some(q), true) = (x.id, y.id, weighs) else { continue };
                if relations.find(lexicon, p, q) != Some(WordRelation::Opposite) {
                    continue;
                }
                let (content, best, at) =
                    if x.weight > 0 { (&*content_a, &mut *best_a, i) } else { (&*content_b, &mut *best_b, j) };
                if let Ok(number) = content.words.binary_search(&at) {
                    best[number].1 = best[number].1.max(credit);
                }
            }
        }
    }
    best_cover(a, b, scratch)
}

fn best_cover(a: &Claim, b: &Claim, scratch: &Scratch) -> Cover {
    let Scratch { a: content_a, b: content_b, best_a, best_b, .. } = scratch;
    let share = |claim: &Claim, content: &Content, best: &[(u8, u8)]| {
        let whole = weight(claim);
        let met = content.words.iter().zip(best).fold((0, 0), |(meaning, topic), (&at, &(means, tells))| {
            let weight = u32::from(claim.words[at as usize].weight);
            (meaning + weight * u32::from(means), topic + weight * u32::from(tells))
        });
        if whole == 0 { (0.0, 0.0) } else { (met.0 as f32 / whole as f32, met.1 as f32 / whole as f32) }
    };
    let ((a, topic_a), (b, topic_b)) = (share(a, content_a, best_a), share(b, content_b, best_b));
    Cover { a, b, topic_a, topic_b }
}

/// The second half: which of them are linked.
pub(crate) fn link<'s>(lexicon: &Lexicon, a: &Claim, b: &Claim, scratch: &'s mut Scratch) -> &'s Alignment {
    let alignment = &mut scratch.alignment;
    alignment.links.clear();
    alignment.of_a.clear();
    alignment.of_a.resize(a.words.len(), None);
    alignment.of_b.clear();
    alignment.of_b.resize(b.words.len(), None);
    if scratch.candidates.is_empty() {
        return alignment;
    }
    scratch.a.find_neighbours(&a.words);
    scratch.b.find_neighbours(&b.words);
    for candidate in &mut scratch.candidates {
        // How many neighbours correspond, at most 3.
        let others = &scratch.b.near[usize::from(candidate.b)];
        let supported = |&near: &usize| scratch.matches[near].meets(others);
        candidate.context = scratch.a.near[usize::from(candidate.a)].iter().filter(supported).take(3).count() as u8;
        candidate.score = u16::from(candidate.how.credit()) + 12 * u16::from(candidate.context);
    }
    scratch.candidates.sort_unstable_by_key(|c| (std::cmp::Reverse(c.score), c.gap, c.a, c.b));
    for candidate in &scratch.candidates {
        let (i, j) = (scratch.a.words[usize::from(candidate.a)], scratch.b.words[usize::from(candidate.b)]);
        // Without a neighbour in common, two colours or two instruments have nothing to do with each other.
        let needs_context = !candidate.how.preserves() && candidate.how != How::OtherNumber;
        let alone = needs_context && candidate.context == 0 && !opposed_deeds(a, b, i, j, candidate.how);
        if alignment.of_a[i as usize].is_some() || alignment.of_b[j as usize].is_some() || alone {
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
    a: &Claim,
    b: &Claim,
    relations: &mut Relations,
    alignment: &mut Alignment,
) {
    let linked = |alignment: &Alignment, i: u16, j: u16| {
        alignment.links.iter().any(|link| (link.a, link.b) == (i, j) && link.how.preserves())
    };
    for (i, x) in placed(&a.words) {
        if alignment.of_a[usize::from(i)].is_some() {
            continue;
        }
        for (j, y) in placed(&b.words) {
            // Two content words have been looked at already.
            if alignment.of_b[usize::from(j)].is_some() || x.weight > 0 && y.weight > 0 || x.key == y.key {
                continue;
            }
            let (over_x, over_y) = (above(&a.words, x), above(&b.words, y));
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
fn above(words: &[Word], word: &Word) -> [Option<u16>; 2] {
    [word.head, word.head.and_then(|head| words[usize::from(head)].head)]
}

/// The words that say how things are placed to each other.
fn placed(words: &[Word]) -> impl Iterator<Item = (u16, &Word)> {
    (0u16..).zip(words).take(MOST_WORDS).filter(|(_, word)| relates(word))
}

/// Whether a word says how things are placed to each other: behind, up, far, front.
fn relates(word: &Word) -> bool {
    matches!(word.tag.pos(), Pos::Adp | Pos::Adv | Pos::Noun | Pos::Adj | Pos::Sconj)
        && !word.time
        && word.quantity.is_none()
}

fn correspond(lexicon: &Lexicon, relations: &mut Relations, a: &Claim, b: &Claim, i: u16, j: u16) -> Option<How> {
    let (x, y) = (&a.words[i as usize], &b.words[j as usize]);
    if let (Some(p), Some(q)) = (x.quantity, y.quantity) {
        let (p, q) = (&a.quantities[p as usize], &b.quantities[q as usize]);
        if p.kind == q.kind && p.number.contains(x.span) && q.number.contains(y.span) {
            return Some(if p.low <= q.high && q.low <= p.high { How::Number } else { How::OtherNumber });
        }
    }
    meet(lexicon, relations, &Term::of(x), &Term::of(y), || spelled_otherwise(a, b, i, j))
}

/// How two words that are no numbers correspond; `spelled_otherwise` says whether they may be two spellings of one name.
#[inline]
fn meet(
    lexicon: &Lexicon,
    relations: &mut Relations,
    x: &Term,
    y: &Term,
    spelled_otherwise: impl FnOnce() -> bool,
) -> Option<How> {
    if x.key == y.key {
        return Some(How::Same);
    }
    if x.entity.is_some() && x.entity == y.entity {
        return Some(How::Entity);
    }
    if x.named && y.named {
        return spelled_otherwise().then_some(How::Spelling);
    }
    relations.find(lexicon, x.id?, y.id?).map(How::Lexical)
}

fn spelled_otherwise(a: &Claim, b: &Claim, i: u16, j: u16) -> bool {
    let (x, y) = (&a.words[i as usize], &b.words[j as usize]);
    // Most names are told apart by their length.
    x.span.len().abs_diff(y.span.len()) <= 2 && spelled_alike(a.slice(x.span), b.slice(y.span))
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
