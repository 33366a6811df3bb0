//! Which part of speech is a word, and in which form?

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::lexicon::WordClasses;

/// Declares [`Tag`] with its names and universal parts of speech: one row a tag.
macro_rules! tags {
    ($($tag:ident $name:literal $pos:ident $doc:literal;)*) => {
        /// Universal part of speech, refined by the Penn tag where a later stage needs it.
        #[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Tag {
            $(#[doc = $doc] $tag,)*
        }

        impl Tag {
            /// All tags; a tag's place is its number in the weights.
            pub const ALL: &'static [Tag] = &[$(Tag::$tag),*];

            /// The universal part of speech, and the Penn tag behind a hyphen if there is one: `VERB-VBD`.
            pub fn name(self) -> &'static str {
                match self { $(Tag::$tag => $name),* }
            }

            /// The universal part of speech.
            pub fn pos(self) -> Pos {
                match self { $(Tag::$tag => Pos::$pos),* }
            }
        }
    };
}

tags! {
    Adj "ADJ" Adj "An adjective in its base form: `red`, `first`.";
    Adp "ADP" Adp "A preposition: `of`, `despite`.";
    Adv "ADV" Adv "An adverb: `very`, `yesterday`.";
    Aux "AUX" Aux "An auxiliary of no other kind.";
    Cconj "CCONJ" Cconj "A coordinating conjunction: `and`, `but`.";
    Det "DET" Det "A determiner: `the`, `no`, `some`.";
    Intj "INTJ" Intj "An interjection: `yes`, `please`.";
    Noun "NOUN" Noun "A common noun, singular or mass.";
    Num "NUM" Num "A cardinal number.";
    Part "PART" Part "A particle of no other kind.";
    Pron "PRON" Pron "A personal pronoun: `she`, `itself`.";
    Propn "PROPN" Propn "A proper noun.";
    Punct "PUNCT" Punct "Punctuation other than commas and what ends a sentence.";
    Sconj "SCONJ" Sconj "A subordinating conjunction: `because`, `that`.";
    Sym "SYM" Sym "A symbol: `$`, `%`.";
    Verb "VERB" Verb "A verb of no other kind.";
    X "X" X "Anything else: foreign words, list marks.";
    VerbVb "VERB-VB" Verb "A verb in its base form: `go`.";
    VerbVbd "VERB-VBD" Verb "A verb in the past: `went`.";
    VerbVbg "VERB-VBG" Verb "A verb's present participle or gerund: `going`.";
    VerbVbn "VERB-VBN" Verb "A verb's past participle: `gone`.";
    VerbVbp "VERB-VBP" Verb "A verb in the present, but for the third person singular: `they go`.";
    VerbVbz "VERB-VBZ" Verb "A verb in the third person singular of the present: `goes`.";
    AuxMd "AUX-MD" Aux "A modal: `may`, `will`, `ca` of `can't`.";
    AuxVb "AUX-VB" Aux "An auxiliary in its base form: `be`.";
    AuxVbd "AUX-VBD" Aux "An auxiliary in the past: `was`, `had`, `did`.";
    AuxVbg "AUX-VBG" Aux "An auxiliary's present participle: `being`.";
    AuxVbn "AUX-VBN" Aux "An auxiliary's past participle: `been`.";
    AuxVbp "AUX-VBP" Aux "An auxiliary in the present, but for the third person singular: `are`, `do`.";
    AuxVbz "AUX-VBZ" Aux "An auxiliary in the third person singular of the present: `is`, `has`.";
    NounNns "NOUN-NNS" Noun "A common noun in the plural.";
    PronPrps "PRON-PRP$" Pron "A possessive: `her`, `their`.";
    PronWp "PRON-WP" Pron "An interrogative or relative pronoun: `who`, `whose`, `what`.";
    PronWdt "PRON-WDT" Pron "A relative `that` or `which`.";
    PronEx "PRON-EX" Pron "`there` of `there is`.";
    PronDt "PRON-DT" Pron "A demonstrative or indefinite pronoun: `this`, `all`.";
    PronNn "PRON-NN" Pron "An indefinite pronoun in the form of a noun: `nobody`, `something`.";
    DetWdt "DET-WDT" Det "An interrogative determiner: `which`, `whatever`.";
    AdvWrb "ADV-WRB" Adv "An interrogative or relative adverb: `when`, `how`.";
    AdvRbr "ADV-RBR" Adv "A comparative or superlative adverb: `more`, `most`.";
    AdvRp "ADV-RP" Adv "A verb's particle that counts as an adverb.";
    AdpRp "ADP-RP" Adp "A verb's particle: `up` of `give up`.";
    PartTo "PART-TO" Part "`to` before a verb.";
    PartRb "PART-RB" Part "`not` and `n't`.";
    PartPos "PART-POS" Part "The genitive's `'s`.";
    PunctComma "PUNCT-," Punct "A comma.";
    PunctStop "PUNCT-." Punct "A full stop, question mark or exclamation mark.";
    AdjJjr "ADJ-JJR" Adj "A comparative or superlative adjective.";
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Tag {
    /// The tag of a number in the weights; `X` if there is none.
    pub(crate) fn of_index(index: usize) -> Tag {
        Tag::ALL.get(index).copied().unwrap_or(Tag::X)
    }

    /// Whether it is a full verb, not an auxiliary.
    pub fn is_verb(self) -> bool {
        self.pos() == Pos::Verb
    }

    /// Whether it is an auxiliary, a modal or a copula.
    pub fn is_aux(self) -> bool {
        self.pos() == Pos::Aux
    }

    /// Whether it is a common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self.pos(), Pos::Noun | Pos::Propn)
    }

    /// Whether it can head a noun phrase: a noun, a pronoun, a number or a symbol.
    pub fn is_nominal(self) -> bool {
        matches!(self.pos(), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Sym)
    }

    /// Whether it is punctuation.
    pub fn is_punctuation(self) -> bool {
        self.pos() == Pos::Punct
    }

    /// Whether a verb or auxiliary carries tense or is a modal.
    pub fn is_finite(self) -> bool {
        matches!(
            self,
            Tag::VerbVbd | Tag::VerbVbp | Tag::VerbVbz | Tag::AuxMd | Tag::AuxVbd | Tag::AuxVbp | Tag::AuxVbz
        )
    }

    /// Whether it is a past tense or past participle, of a verb or an auxiliary.
    pub fn is_past(self) -> bool {
        matches!(self, Tag::VerbVbd | Tag::VerbVbn | Tag::AuxVbd | Tag::AuxVbn)
    }

    /// Whether it carries content: a noun, verb, adjective, adverb or number.
    pub fn is_content(self) -> bool {
        matches!(self.pos(), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Adv | Pos::Num)
    }
}

/// The universal part of speech of a [`Tag`].
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs, reason = "the names are those of Universal Dependencies")]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Pos {
    /// The class under which the lexicon has its lemma; none for words without inflection.
    pub fn word_class(self) -> WordClasses {
        match self {
            Pos::Noun | Pos::Propn => WordClasses::NOUN,
            Pos::Verb | Pos::Aux => WordClasses::VERB,
            Pos::Adj => WordClasses::ADJECTIVE,
            Pos::Adv => WordClasses::ADVERB,
            _ => WordClasses::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_its_number_and_its_name_begins_with_its_part_of_speech() {
        for (index, &tag) in Tag::ALL.iter().enumerate() {
            assert_eq!(tag as usize, index);
            assert_eq!(Tag::of_index(index), tag);
            let universal = tag.name().split('-').next().unwrap();
            assert_eq!(universal, format!("{:?}", tag.pos()).to_uppercase());
        }
        assert_eq!(Tag::of_index(usize::MAX), Tag::X);
    }

    #[test]
    fn a_modal_is_finite_and_a_participle_is_not() {
        assert!(Tag::AuxMd.is_finite());
        assert!(!Tag::VerbVbn.is_finite());
        assert!(Tag::VerbVbn.is_past());
    }

    #[test]
    fn lemmas_of_auxiliaries_are_those_of_verbs() {
        assert_eq!(Tag::AuxVbz.pos().word_class(), WordClasses::VERB);
        assert_eq!(Tag::Adp.pos().word_class(), WordClasses::default());
    }
}
