//! How are the words of a claim kept in few bytes, so that they can be looked at without reading the whole claim?
//!
//! A byte for what kind of claim it is, the number of its words, and for each word the number of what it is, a byte for its
//! part and what touches it, its place, and what it belongs to. Numbers are kept seven bits a byte, small ones in one.

use super::lexeme::Lexemes;
use super::word::{Role, Word};
use super::{Claim, ClaimKind, Extent};
use crate::lexicon::{Cues, EntityId, LemmaId};
use crate::text::Span;
use crate::text::short::{put, take};

const KINDS: [ClaimKind; 6] = [
    ClaimKind::Sentence,
    ClaimKind::Clause,
    ClaimKind::Content,
    ClaimKind::Headline,
    ClaimKind::Description,
    ClaimKind::Passage,
];
const EXTENTS: [Extent; 3] = [Extent::Whole, Extent::Stem, Extent::Adjunct];
const ROLES: [Role; 6] = [Role::Predicate, Role::Subject, Role::Object, Role::Oblique, Role::Modifier, Role::Function];

/// The kind of a claim stands above this many bits of its extent.
const EXTENT_BITS: u8 = 2;
/// The flags of a word stand above this many bits of its role.
const ROLE_BITS: u8 = 3;
/// Set if a word belongs to a name or a quantity.
const PART: u8 = 1 << 7;

/// What a packed claim shows at first sight: its kind, and its words one after the other.
pub(crate) struct Spelled<'b> {
    pub(crate) kind: ClaimKind,
    pub(crate) extent: Extent,
    bytes: Bytes<'b>,
    lexemes: &'b Lexemes,
    /// How many words there are, and how many of them are still to come.
    count: usize,
    left: usize,
    /// Where the word before ends.
    last: usize,
}

/// Bytes that are read from the front.
struct Bytes<'b>(&'b [u8]);

/// Writes a claim's kind and its words.
pub(super) fn spell(claim: &Claim, lexemes: &mut Lexemes) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(8 + 8 * claim.words.len());
    bytes.push((claim.kind as u8) << EXTENT_BITS | claim.extent as u8);
    put(&mut bytes, claim.words.len() as u64);
    let mut last = claim.sentence.start();
    for word in &claim.words {
        // Every field by name, so that a new one is not forgotten; what is left out is the lexeme's.
        let Word { span, role, head, name, quantity, time, negated, without, shared, .. } = word;
        let flags = [*time, *negated, *without, *shared].iter().rev().fold(0, |bits, &flag| bits << 1 | u8::from(flag));
        let part = name.is_some() || quantity.is_some();
        let link = |at: &Option<u16>| at.map_or(0, |at| u64::from(at) + 1);
        put(&mut bytes, u64::from(lexemes.take(word)));
        bytes.push(*role as u8 | flags << ROLE_BITS | if part { PART } else { 0 });
        let distance = span.start() as i64 - last as i64;
        put(&mut bytes, (distance << 1 ^ distance >> 63) as u64);
        put(&mut bytes, span.len() as u64);
        put(&mut bytes, link(head));
        if part {
            put(&mut bytes, link(name));
            put(&mut bytes, link(quantity));
        }
        last = span.end();
    }
    bytes
}

impl<'b> Spelled<'b> {
    /// The words of a claim whose sentence starts there.
    ///
    /// # Errors
    /// If the bytes are no claim's.
    pub(crate) fn read(bytes: &'b [u8], start: usize, lexemes: &'b Lexemes) -> Result<Spelled<'b>, String> {
        let mut bytes = Bytes(bytes);
        let kinds = bytes.byte()?;
        let kind = KINDS.get(usize::from(kinds >> EXTENT_BITS));
        let extent = EXTENTS.get(usize::from(kinds & ((1 << EXTENT_BITS) - 1)));
        let (Some(&kind), Some(&extent)) = (kind, extent) else { return Err(format!("a claim of kind {kinds}")) };
        let count = bytes.number()? as usize;
        Ok(Spelled { kind, extent, bytes, lexemes, count, left: count, last: start })
    }

    /// All words, and the bytes that follow them.
    pub(super) fn whole(mut self) -> Result<(Vec<Word>, &'b [u8]), String> {
        // Each word has some bytes: of a number that is too great no room is made.
        let mut words = Vec::with_capacity(self.left.min(self.bytes.0.len()));
        for word in self.by_ref() {
            words.push(word?);
        }
        Ok((words, self.bytes.0))
    }

    #[inline]
    fn word(&mut self) -> Result<Word, String> {
        let bytes = &mut self.bytes;
        let lexeme = self.lexemes.get(bytes.number()?)?;
        let bits = bytes.byte()?;
        let distance = bytes.long()?;
        let distance = (distance >> 1) as i64 ^ -((distance & 1) as i64);
        let len = bytes.number()?;
        let head = bytes.link()?;
        let (name, quantity) = if bits & PART == 0 { (None, None) } else { (bytes.link()?, bytes.link()?) };
        let role = *ROLES.get(usize::from(bits & ((1 << ROLE_BITS) - 1))).ok_or("a word without a part")?;
        if head.is_some_and(|head| usize::from(head) >= self.count) {
            return Err(format!("word {head:?} of {}", self.count));
        }
        let start = (self.last as i64).saturating_add(distance);
        let end = start.saturating_add(i64::from(len));
        let (Ok(from), Ok(to)) = (u32::try_from(start), u32::try_from(end)) else {
            return Err(format!("a word from {start} to {end}"));
        };
        let span = Span::new(from as usize, to as usize);
        self.last = span.end();
        let flag = |at: u8| bits >> (ROLE_BITS + at) & 1 == 1;
        Ok(Word {
            span,
            key: lexeme.key,
            id: lexeme.id.map(LemmaId),
            entity: lexeme.entity.map(EntityId),
            cues: Cues(lexeme.cues),
            tag: lexeme.tag,
            weight: lexeme.weight,
            role,
            head,
            name,
            quantity,
            person: lexeme.person,
            time: flag(0),
            negated: flag(1),
            without: flag(2),
            shared: flag(3),
        })
    }
}

impl Iterator for Spelled<'_> {
    type Item = Result<Word, String>;

    #[inline]
    fn next(&mut self) -> Option<Result<Word, String>> {
        self.left = self.left.checked_sub(1)?;
        Some(self.word())
    }
}

impl Bytes<'_> {
    #[inline]
    fn byte(&mut self) -> Result<u8, String> {
        let (&first, rest) = self.0.split_first().ok_or_else(|| "its bytes end too early".to_owned())?;
        self.0 = rest;
        Ok(first)
    }

    #[inline]
    fn long(&mut self) -> Result<u64, String> {
        take(&mut self.0).ok_or_else(|| "its bytes end in a number".to_owned())
    }

    #[inline]
    fn number(&mut self) -> Result<u32, String> {
        u32::try_from(self.long()?).map_err(|error| error.to_string())
    }

    /// What is kept as one more than it is, zero for none.
    #[inline]
    fn link(&mut self) -> Result<Option<u16>, String> {
        let at = self.number()?.checked_sub(1);
        at.map(u16::try_from).transpose().map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    #[test]
    fn kinds_extents_and_roles_are_listed_in_their_order() {
        assert!((0..).zip(KINDS).all(|(at, kind)| kind as u8 == at));
        assert!((0..).zip(EXTENTS).all(|(at, extent)| extent as u8 == at));
        assert!((0..).zip(ROLES).all(|(at, role)| role as u8 == at));
    }

    #[test]
    fn words_are_read_one_by_one_as_they_were() {
        let lexicon = Lexicon::english();
        let text = "Mayor Ada Quill did not say when 12 people died in Harwick on Monday.";
        let mut lexemes = Lexemes::default();
        for claim in lexicon.claims(&Document::new("d", text)) {
            let bytes = spell(&claim, &mut lexemes);
            let spelled = Spelled::read(&bytes, claim.sentence.start(), &lexemes).unwrap();
            assert_eq!((spelled.kind, spelled.extent), (claim.kind, claim.extent));
            assert_eq!(spelled.map(Result::unwrap).collect::<Vec<_>>(), claim.words);
        }
    }
}
