//! What does alignment need to know of a word in a claim?

use serde::{Deserialize, Serialize};

use crate::lexicon::{Cues, EntityId, LemmaId};
use crate::syntax::Tag;
use crate::text::{Span, hash};

/// A word of a claim, reduced to what can be compared without its text.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Word {
    /// Its bytes in the document.
    pub(crate) span: Span,
    /// The hash of its lemma; equal lemmas are equal words.
    pub(crate) key: u64,
    /// Its number in the lexicon, if it has one.
    pub(crate) id: Option<LemmaId>,
    /// The entity that the name it stands in is known for.
    pub(crate) entity: Option<EntityId>,
    /// What it signals.
    pub(crate) cues: Cues,
    /// Its part of speech.
    pub(crate) tag: Tag,
    /// How much it tells; zero for words that only build the sentence.
    pub(crate) weight: u8,
    /// Its part in the clause.
    pub(crate) role: Role,
    /// The word it depends on, as an index into the claim's words.
    pub(crate) head: Option<u16>,
    /// The name it belongs to, as an index into the claim's names.
    pub(crate) name: Option<u16>,
    /// The quantity it belongs to, as an index into the claim's quantities.
    pub(crate) quantity: Option<u16>,
    /// Whether it is a kind of person, or may be one: what the dead and the injured are counted in.
    pub(crate) person: bool,
    /// Whether it is part of a time expression.
    pub(crate) time: bool,
    /// Whether a negation in the claim touches it.
    pub(crate) negated: bool,
    /// Whether it stands in a phrase that is left out: "without a vote".
    pub(crate) without: bool,
    /// Whether it stands outside the claim's span: the subject that the clause shares.
    pub(crate) shared: bool,
}

/// A word's part in its clause, by the deep roles: a passive's agent is its subject.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub(crate) enum Role {
    Predicate,
    Subject,
    Object,
    Oblique,
    Modifier,
    Function,
}

/// The hash under which equal forms meet.
pub(crate) fn key(form: &str) -> u64 {
    hash(form.as_bytes())
}

/// The same of a word as it is written, in whichever case.
pub(crate) fn key_as_written(text: &str) -> u64 {
    // Few words are longer or have other letters, and these alone need room on the heap.
    let mut folded = [0; 32];
    match folded.get_mut(..text.len()).filter(|_| text.is_ascii()) {
        Some(folded) => {
            folded.copy_from_slice(text.as_bytes());
            folded.make_ascii_lowercase();
            hash(folded)
        }
        None => key(&text.to_lowercase()),
    }
}

/// The entity or key that tells whether two words are about the same thing, whatever its name.
pub(crate) fn identity(word: &Word) -> u64 {
    word.entity.map_or(word.key, |entity| u64::MAX - u64::from(entity.0))
}
