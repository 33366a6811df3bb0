//! In which relation does a word stand to its head?

use std::fmt;

/// Declares [`Label`] with its names: one row a relation.
macro_rules! labels {
    ($($label:ident $name:literal $doc:literal;)*) => {
        /// A universal dependency relation, with the subtypes worth having.
        #[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Label {
            $(#[doc = $doc] $label,)*
        }

        impl Label {
            /// All relations; a relation's place is its number in the weights.
            pub const ALL: &'static [Label] = &[$(Label::$label),*];

            /// Its name in Universal Dependencies, with the subtype: `nsubj:pass`.
            pub fn name(self) -> &'static str {
                match self { $(Label::$label => $name),* }
            }
        }
    };
}

labels! {
    Root "root" "The word that has no head.";
    Punct "punct" "Punctuation.";
    Case "case" "A preposition or a genitive's mark: `in` the house.";
    Nsubj "nsubj" "A noun phrase as subject of an active verb or of a predicate.";
    Det "det" "A determiner.";
    Advmod "advmod" "An adverb, `not` among them.";
    Obj "obj" "A direct object.";
    Amod "amod" "An adjective before its noun.";
    Obl "obl" "A noun phrase with a preposition under a verb or predicate.";
    Conj "conj" "A later member of a coordination, under the first.";
    Compound "compound" "A noun before its noun: `fire` chief.";
    Mark "mark" "What introduces a clause: `that`, `because`, `to`.";
    Nmod "nmod" "A noun phrase with a preposition under a noun.";
    Cc "cc" "A coordinating conjunction, under the member that follows.";
    Aux "aux" "An auxiliary or modal.";
    Cop "cop" "A copula, under its predicate.";
    Advcl "advcl" "An adverbial clause.";
    NmodPoss "nmod:poss" "A possessor.";
    Xcomp "xcomp" "A clause whose subject is that of its head: want `to leave`.";
    Ccomp "ccomp" "A clause as object, with a subject of its own: said `they left`.";
    Flat "flat" "A later part of a name.";
    AclRelcl "acl:relcl" "A relative clause.";
    Parataxis "parataxis" "A clause beside another, as a quotation and its `he said`.";
    Appos "appos" "A second noun phrase for the same thing.";
    Nummod "nummod" "A number that counts its noun.";
    Acl "acl" "A participle or infinitive under a noun.";
    AuxPass "aux:pass" "The auxiliary of a passive.";
    NsubjPass "nsubj:pass" "The subject of a passive.";
    OblUnmarked "obl:unmarked" "A noun phrase as adverb: left `yesterday morning`.";
    NmodUnmarked "nmod:unmarked" "The same under a noun.";
    Discourse "discourse" "An interjection.";
    List "list" "A later item of a list.";
    CompoundPrt "compound:prt" "A verb's particle: give `up`.";
    Iobj "iobj" "An indirect object.";
    Expl "expl" "An expletive: `there` is.";
    Fixed "fixed" "A later part of a fixed expression: because `of`.";
    OblAgent "obl:agent" "Who does it, in a passive: by `them`.";
    Csubj "csubj" "A clause as subject.";
    Vocative "vocative" "Who is spoken to.";
    Goeswith "goeswith" "The rest of a word written in two.";
    Dep "dep" "Anything else.";
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Label {
    /// The relation of a number in the weights; `Dep` if there is none.
    pub(crate) fn of_index(index: usize) -> Label {
        Label::ALL.get(index).copied().unwrap_or(Label::Dep)
    }

    /// Its name without the subtype: `nsubj` for `nsubj:pass`.
    pub fn universal(self) -> &'static str {
        let name = self.name();
        name.split(':').next().unwrap_or(name)
    }

    /// Whether it is the subject of a clause, active, passive or itself a clause.
    pub fn is_subject(self) -> bool {
        matches!(self, Label::Nsubj | Label::NsubjPass | Label::Csubj)
    }

    /// Whether the dependent is the head of a clause.
    pub fn is_clause(self) -> bool {
        matches!(
            self,
            Label::Root
                | Label::Csubj
                | Label::Ccomp
                | Label::Xcomp
                | Label::Advcl
                | Label::Acl
                | Label::AclRelcl
                | Label::Parataxis
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_its_number() {
        for (index, &label) in Label::ALL.iter().enumerate() {
            assert_eq!(label as usize, index);
            assert_eq!(Label::of_index(index), label);
        }
        assert_eq!(Label::of_index(usize::MAX), Label::Dep);
    }

    #[test]
    fn a_subtype_is_stripped() {
        assert_eq!(Label::NsubjPass.universal(), "nsubj");
        assert_eq!(Label::Obj.universal(), "obj");
    }
}
