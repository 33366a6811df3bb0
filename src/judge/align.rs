//! Which words of two claims stand for the same thing?
//!
//! One-to-one alignment by identity, name, number and lexical relation, each supported by its neighbours in the clause,
//! after Sultan, Bethard & Sumner (2014), with opposites aligned as opposites after MacCartney (2008).

use crate::claim::{Claim, Word};
use crate::lexicon::{LemmaId, Lexicon, WordRelation};
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
    content_a: Vec<u16>,
    content_b: Vec<u16>,
    candidates: Vec<Candidate>,
    /// Row by row over `content_a`: whether the two words can mean the same.
    matches: Vec<bool>,
    relations: Relations,
}

/// How two lemmas are related, remembered: the claims of one story ask for the same few again and again.
#[derive(Default)]
struct Relations {
    /// The two lemmas and their relation, at a place that the lemmas give; a later pair takes the place of an earlier one.
    known: Vec<(u32, u32, Option<WordRelation>)>,
}

impl Relations {
    const ROOM: usize = 1 << 13;

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
    a: u16,
    b: u16,
    how: How,
    context: u8,
}

/// Aligns two claims. Equal inputs give equal links; the caller puts the pair in canonical order first.
pub(crate) fn align(lexicon: &Lexicon, a: &Claim, b: &Claim, scratch: &mut Scratch) -> Alignment {
    content(&a.words, &mut scratch.content_a);
    content(&b.words, &mut scratch.content_b);
    let (rows, columns) = (scratch.content_a.len(), scratch.content_b.len());
    scratch.candidates.clear();
    scratch.matches.clear();
    scratch.matches.resize(rows * columns, false);
    for (row, &i) in scratch.content_a.iter().enumerate() {
        for (column, &j) in scratch.content_b.iter().enumerate() {
            let Some(how) = correspond(lexicon, &mut scratch.relations, a, b, i, j) else { continue };
            scratch.matches[row * columns + column] = how.preserves();
            scratch.candidates.push(Candidate {
                score: 0,
                gap: row.abs_diff(column) as u16,
                a: row as u16,
                b: column as u16,
                how,
                context: 0,
            });
        }
    }
    for at in 0..scratch.candidates.len() {
        let candidate = &scratch.candidates[at];
        let context = context(a, b, scratch, candidate.a as usize, candidate.b as usize);
        let candidate = &mut scratch.candidates[at];
        candidate.context = context;
        candidate.score = u16::from(candidate.how.credit()) + 12 * u16::from(context);
    }
    scratch.candidates.sort_unstable_by_key(|c| (std::cmp::Reverse(c.score), c.gap, c.a, c.b));
    let mut alignment =
        Alignment { links: Vec::new(), of_a: vec![None; a.words.len()], of_b: vec![None; b.words.len()] };
    for candidate in &scratch.candidates {
        let (i, j) = (scratch.content_a[candidate.a as usize], scratch.content_b[candidate.b as usize]);
        // Without a neighbour in common, two colours or two instruments have nothing to do with each other.
        let needs_context = !candidate.how.preserves() && candidate.how != How::OtherNumber;
        if alignment.of_a[i as usize].is_some()
            || alignment.of_b[j as usize].is_some()
            || needs_context && candidate.context == 0
        {
            continue;
        }
        alignment.of_a[i as usize] = Some(0);
        alignment.of_b[j as usize] = Some(0);
        alignment.links.push(Link { a: i, b: j, how: candidate.how, context: candidate.context });
    }
    oppose_function_words(lexicon, a, b, scratch, &mut alignment);
    alignment.links.sort_unstable_by_key(|link| link.a);
    for (at, link) in alignment.links.iter().enumerate() {
        alignment.of_a[link.a as usize] = Some(at as u16);
        alignment.of_b[link.b as usize] = Some(at as u16);
    }
    alignment
}

/// Links prepositions and particles that oppose each other in the same place: inside the house, outside the house. They
/// weigh nothing, so that only what opposes is worth a link.
fn oppose_function_words(lexicon: &Lexicon, a: &Claim, b: &Claim, scratch: &mut Scratch, alignment: &mut Alignment) {
    let linked = |alignment: &Alignment, i: u16, j: u16| {
        alignment.links.iter().any(|link| (link.a, link.b) == (i, j) && link.how.preserves())
    };
    for (i, x) in (0u16..).zip(&a.words).take(MOST_WORDS).filter(|(_, word)| relates(word)) {
        if alignment.of_a[usize::from(i)].is_some() {
            continue;
        }
        for (j, y) in (0u16..).zip(&b.words).take(MOST_WORDS).filter(|(_, word)| relates(word)) {
            // Two content words have been looked at already.
            if alignment.of_b[usize::from(j)].is_some() || x.weight > 0 && y.weight > 0 || x.key == y.key {
                continue;
            }
            let above =
                |words: &[Word], word: &Word| [word.head, word.head.and_then(|head| words[usize::from(head)].head)];
            let (over_x, over_y) = (above(&a.words, x), above(&b.words, y));
            let met = |p: Option<u16>, q: Option<u16>| p.zip(q).is_some_and(|(p, q)| linked(alignment, p, q));
            let context = over_x.iter().map(|&p| u8::from(over_y.iter().any(|&q| met(p, q)))).sum();
            let (Some(p), Some(q), true) = (x.id, y.id, context > 0) else { continue };
            if scratch.relations.find(lexicon, p, q) == Some(WordRelation::Opposite) {
                alignment.of_a[usize::from(i)] = Some(0);
                alignment.of_b[usize::from(j)] = Some(0);
                alignment.links.push(Link { a: i, b: j, how: How::Lexical(WordRelation::Opposite), context });
                break;
            }
        }
    }
}

/// Whether a word says how things are placed to each other: behind, up, far, front.
fn relates(word: &Word) -> bool {
    matches!(word.tag.pos(), Pos::Adp | Pos::Adv | Pos::Noun | Pos::Adj | Pos::Sconj)
        && !word.time
        && word.quantity.is_none()
}

/// The words that tell something, the rest only holding them together.
fn content(words: &[Word], into: &mut Vec<u16>) {
    into.clear();
    into.extend(words.iter().enumerate().filter(|(_, word)| word.weight > 0).map(|(at, _)| at as u16).take(MOST_WORDS));
}

fn correspond(lexicon: &Lexicon, relations: &mut Relations, a: &Claim, b: &Claim, i: u16, j: u16) -> Option<How> {
    let (x, y) = (&a.words[i as usize], &b.words[j as usize]);
    if let (Some(p), Some(q)) = (x.quantity, y.quantity) {
        let (p, q) = (&a.quantities[p as usize], &b.quantities[q as usize]);
        if p.kind == q.kind && p.number.contains(x.span) && q.number.contains(y.span) {
            return Some(if p.low <= q.high && q.low <= p.high { How::Number } else { How::OtherNumber });
        }
    }
    if x.key == y.key {
        return Some(How::Same);
    }
    if x.entity.is_some() && x.entity == y.entity {
        return Some(How::Entity);
    }
    if x.name.is_some() && y.name.is_some() {
        return spelled_alike(a.slice(x.span), b.slice(y.span)).then_some(How::Spelling);
    }
    relations.find(lexicon, x.id?, y.id?).map(How::Lexical)
}

/// Whether two words of names are spellings of one: Zelensky, Zelenskyy.
fn spelled_alike(x: &str, y: &str) -> bool {
    let long = x.len().min(y.len()) >= 4;
    long && x.len().abs_diff(y.len()) <= 2
        && x.as_bytes()[0].eq_ignore_ascii_case(&y.as_bytes()[0])
        && strsim::jaro_winkler(&x.to_lowercase(), &y.to_lowercase()) >= 0.93
}

/// How many neighbours of a pair of words correspond, at most 3: the word before and after, head and dependents.
fn context(a: &Claim, b: &Claim, scratch: &Scratch, row: usize, column: usize) -> u8 {
    let columns = scratch.content_b.len();
    let mut found = 0;
    for (k, &i) in scratch.content_a.iter().enumerate() {
        if k == row || !neighbours(&a.words, scratch.content_a[row], i, k.abs_diff(row)) {
            continue;
        }
        let supported = scratch.content_b.iter().enumerate().any(|(l, &j)| {
            l != column
                && scratch.matches[k * columns + l]
                && neighbours(&b.words, scratch.content_b[column], j, l.abs_diff(column))
        });
        found += u8::from(supported);
        if found == 3 {
            break;
        }
    }
    found
}

fn neighbours(words: &[Word], x: u16, y: u16, apart: usize) -> bool {
    apart <= 2 || words[x as usize].head == Some(y) || words[y as usize].head == Some(x)
}
