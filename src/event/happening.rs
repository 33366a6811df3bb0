//! What does a claim say happens, and what would tell that from the like?

use super::Told;
use super::shares::Shares;
use crate::analysis::NameKind;
use crate::claim::{Claim, ClaimKind, Word, identity};
use crate::lexicon::Lexicon;
use crate::syntax::Pos;

/// From this weight on a noun or verb may say what happens; "say", "make" and "have" are lighter.
const TELLING: u8 = 45;
/// What a number, date or known entity weighs, whatever it is called.
const KNOWN: f32 = 100.0;
/// What another name weighs more than a common word as rare, up to the rarest word.
const NAME: f32 = 1.5;
const RAREST: f32 = 120.0;
/// The least weight of a name: a given name beside a family name is lighter.
const NAMING: u8 = 40;

/// A claim as it is compared with others of its story.
pub(super) struct Happening {
    /// What may hold it together with others: the roots of its nouns and verbs, of which "shooting" and "shot" are one, and
    /// whom and what it names itself.
    pub(super) holds: Vec<u64>,
    /// Its words, those that its document has all over counting less.
    pub(super) shares: Shares,
    /// Whom it names; in order, as those are.
    persons: Vec<u64>,
}

impl Happening {
    /// Whether both name persons and none in common: the arrest of another man is another arrest.
    pub(super) fn is_of_others(&self, other: &Happening) -> bool {
        !self.persons.is_empty()
            && !other.persons.is_empty()
            && !self.persons.iter().any(|person| other.persons.binary_search(person).is_ok())
    }
}

/// What the claims say, of which those of a document follow one another.
pub(super) fn happenings(lexicon: &Lexicon, told: &[Told<'_>]) -> Vec<Happening> {
    let documents: Vec<&[Told<'_>]> = told.chunk_by(|x, y| x.document == y.document).collect();
    let happenings = crate::par::map(&documents, || (), |(), told| of_one(lexicon, told));
    happenings.into_iter().flatten().collect()
}

/// What the claims of a document say.
fn of_one(lexicon: &Lexicon, told: &[Told<'_>]) -> Vec<Happening> {
    let said: Vec<Vec<(u64, f32)>> = told.iter().map(|told| words(lexicon, told.claim)).collect();
    // The words of its sentences, in order.
    let whole = |told: &Told<'_>| matches!(told.claim.kind, ClaimKind::Sentence | ClaimKind::Headline);
    let sentences = told.iter().zip(&said).filter(|(told, _)| whole(told));
    let mut standing: Vec<u64> = sentences.flat_map(|(_, said)| said.iter().map(|&(word, _)| word)).collect();
    standing.sort_unstable();
    // In how many of these a word stands.
    let often = |word: u64| {
        let first = standing.partition_point(|&known| known < word);
        standing[first..].partition_point(|&known| known == word).max(1) as f32
    };
    let one = |(told, said): (&Told<'_>, Vec<(u64, f32)>)| {
        let claim = told.claim;
        let persons = claim.words.iter().filter(|word| is_person(claim, word)).map(identity);
        let persons = ordered(persons.collect());
        // A name with a title or an age says nothing that happens.
        let says = |word: &&Word| claim.kind != ClaimKind::Description && happens(word);
        let names = |word: &&Word| word.name.is_some() && word.weight >= NAMING && !word.shared;
        Happening {
            holds: ordered(
                claim.words.iter().filter(|word| says(word) || names(word)).map(|word| root(lexicon, word)).collect(),
            ),
            shares: Shares::new(said.into_iter().map(|(word, weight)| (word, weight / often(word).sqrt()))),
            persons,
        }
    };
    told.iter().zip(said).map(one).collect()
}

/// Each once, in order.
fn ordered(mut keys: Vec<u64>) -> Vec<u64> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn is_person(claim: &Claim, word: &Word) -> bool {
    let person = |name: u16| claim.names[usize::from(name)].kind == NameKind::Person;
    word.weight >= NAMING && word.name.is_some_and(person)
}

/// Whether a word may say what happens.
fn happens(word: &Word) -> bool {
    let plain = word.name.is_none() && word.quantity.is_none() && !word.time && word.id.is_some();
    plain && word.weight >= TELLING && matches!(word.tag.pos(), Pos::Noun | Pos::Verb)
}

/// The telling words of a claim, each once, with their weights.
fn words(lexicon: &Lexicon, claim: &Claim) -> Vec<(u64, f32)> {
    let weight = |word: &Word| match f32::from(word.weight) {
        _ if word.entity.is_some() || word.quantity.is_some() || word.time => KNOWN,
        weight if word.name.is_some() => (weight * NAME).min(RAREST),
        weight => weight,
    };
    let telling = claim.words.iter().filter(|word| word.weight > 0);
    let mut words: Vec<(u64, f32)> = telling.map(|word| (root(lexicon, word), weight(word))).collect();
    words.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    words.dedup_by_key(|&mut (word, _)| word);
    words
}

/// What a word is compared by: a name by whom it names, any other word by what it is made from.
fn root(lexicon: &Lexicon, word: &Word) -> u64 {
    match word.id {
        Some(id) if word.name.is_none() => u64::from(lexicon.root(id).0),
        _ => identity(word),
    }
}
