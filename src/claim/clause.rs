//! Which clauses does a sentence have, and what are their predicate, subject and object?

use crate::syntax::{Label, Pos, Subtrees, Tag, Tree};

/// A clause as token indices of its sentence.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Clause {
    /// The word that says what is the case.
    pub(super) predicate: usize,
    /// The first token.
    pub(super) first: usize,
    /// The last token, at or after `first`.
    pub(super) last: usize,
    /// The deep subject: of a passive, its agent.
    pub(super) subject: Option<usize>,
    /// The deep object: of a passive, its surface subject.
    pub(super) object: Option<usize>,
}

/// The clauses of a sentence, outermost first. Those that share a subject have it from the clause they depend on.
///
/// A clause leaves out the clauses coordinated with it; where an adverbial, relative or participial clause stands at its
/// edge, it is given once with and once without it.
pub(super) fn clauses(tree: &Tree) -> Vec<Clause> {
    let shape = Shape { tree, subtrees: tree.subtrees() };
    let mut found = Vec::new();
    for at in shape.outwards() {
        if !shape.is_clause(at) {
            continue;
        }
        let (subject, object) = shape.arguments(at);
        for extent in [shape.whole(at), shape.main(at), shape.core(at)].into_iter().flatten() {
            let clause = Clause { predicate: at, first: extent.0, last: extent.1, subject, object };
            // The readings of one predicate follow each other.
            if found.last() != Some(&clause) {
                found.push(clause);
            }
        }
    }
    found
}

/// A tree with its subtrees.
struct Shape<'t> {
    tree: &'t Tree,
    subtrees: Subtrees,
}

impl Shape<'_> {
    /// The tokens from the root outwards.
    fn outwards(&self) -> Vec<usize> {
        let mut order: Vec<usize> = self.tree.root().into_iter().collect();
        let mut next = 0;
        while let Some(&at) = order.get(next) {
            order.extend(self.subtrees.children(at));
            next += 1;
        }
        order
    }

    fn label(&self, at: usize) -> Label {
        self.tree.nodes[at].label
    }

    fn pos(&self, at: usize) -> Pos {
        self.tree.nodes[at].tag.pos()
    }

    fn child(&self, at: usize, labels: &[Label]) -> Option<usize> {
        self.subtrees.children(at).find(|&child| labels.contains(&self.label(child)))
    }

    /// Whether a word says that something is the case: a verb, or what a copula or a subject is attached to.
    fn predicates(&self, at: usize) -> bool {
        self.pos(at) == Pos::Verb || self.child(at, &[Label::Cop, Label::Nsubj, Label::NsubjPass]).is_some()
    }

    fn is_clause(&self, at: usize) -> bool {
        match self.label(at) {
            Label::Root | Label::Ccomp | Label::AclRelcl | Label::Parataxis => self.predicates(at),
            // "to sign the draft" says nothing by itself.
            Label::Advcl | Label::Acl => {
                self.predicates(at) && self.child(at, &[Label::Mark]).is_none_or(|m| self.pos(m) != Pos::Part)
            }
            Label::Conj => {
                self.predicates(at) && self.tree.nodes[at].head.is_some_and(|head| self.predicates(head as usize))
            }
            _ => false,
        }
    }

    /// The subtree without clauses coordinated or set beside it, and without what only joins it to the rest.
    fn whole(&self, at: usize) -> Option<(usize, usize)> {
        self.cut(at, |label| matches!(label, Label::Parataxis), |_| false)
    }

    /// The same without a last clause that a conjunction subordinates, wherever the parser has attached it: "…, although".
    fn main(&self, at: usize) -> Option<(usize, usize)> {
        let subordinate = |inside: usize| {
            let mark = self.child(inside, &[Label::Mark]);
            mark.is_some_and(|mark| self.pos(mark) == Pos::Sconj && mark == self.start(inside))
        };
        self.cut(at, |label| matches!(label, Label::Parataxis), subordinate)
    }

    /// The same without adverbial, relative and participial clauses at its edges.
    fn core(&self, at: usize) -> Option<(usize, usize)> {
        let adjoined = |label| matches!(label, Label::Parataxis | Label::Advcl | Label::AclRelcl | Label::Acl);
        self.cut(at, adjoined, |inside| self.label(inside) == Label::AclRelcl || self.label(inside) == Label::Advcl)
    }

    /// The first word of a subtree, without the marks before it.
    fn start(&self, at: usize) -> usize {
        let (first, _) = self.subtrees.extent(at);
        (first..at).find(|&token| self.pos(token) != Pos::Punct).unwrap_or(at)
    }

    /// The subtree without children whose label `drops` and that stand at its edge, and without a last clause deeper in the
    /// tree that `ends` it.
    fn cut(&self, at: usize, drops: impl Fn(Label) -> bool, ends: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let (mut first, mut last) = self.subtrees.extent(at);
        for child in self.subtrees.children(at) {
            let label = self.label(child);
            let (from, to) = self.subtrees.extent(child);
            let joins = matches!(label, Label::Mark | Label::Cc | Label::Punct);
            let coordinated = label == Label::Conj && self.is_clause(child);
            if to < at && (joins && from == first || drops(label) && self.is_clause(child)) {
                first = first.max(to + 1);
            }
            if from > at && last >= from && (coordinated || drops(label) && self.is_clause(child)) {
                last = from - 1;
            }
        }
        while last > at && self.pos(last) == Pos::Punct {
            last -= 1;
        }
        // A clause that ends the last argument stands deeper in the tree: "… on islands which sank", "… any plan, although".
        let trails = |&inside: &usize| {
            let (from, to) = self.subtrees.extent(inside);
            to >= last
                && from > at
                && matches!(self.label(inside), Label::AclRelcl | Label::Advcl)
                && self.is_clause(inside)
        };
        if let Some(inside) = (at + 1..=last).filter(trails).find(|&inside| ends(inside)) {
            last = self.subtrees.extent(inside).0 - 1;
        }
        let joins = |token: usize| token != at && matches!(self.pos(token), Pos::Punct | Pos::Cconj);
        while first < last && joins(first) {
            first += 1;
        }
        while last > first && joins(last) {
            last -= 1;
        }
        (first <= at && at <= last).then_some((first, last))
    }

    /// The deep subject and object of a predicate; a missing subject is shared from the clause it depends on.
    fn arguments(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let surface = self.child(at, &[Label::Nsubj, Label::NsubjPass, Label::Csubj]);
        let passive = self.child(at, &[Label::NsubjPass, Label::AuxPass]).is_some();
        let subject = surface.and_then(|subject| self.antecedent(at, subject)).or_else(|| self.shared_subject(at));
        let agent = self.child(at, &[Label::OblAgent]);
        if passive { (agent, subject) } else { (subject, self.child(at, &[Label::Obj])) }
    }

    /// What a relative pronoun stands for.
    fn antecedent(&self, at: usize, subject: usize) -> Option<usize> {
        let relative = matches!(self.tree.nodes[subject].tag, Tag::PronWp | Tag::PronWdt);
        if self.label(at) == Label::AclRelcl && relative {
            self.tree.nodes[at].head.map(|head| head as usize)
        } else {
            Some(subject)
        }
    }

    fn shared_subject(&self, at: usize) -> Option<usize> {
        let head = self.tree.nodes[at].head? as usize;
        match self.label(at) {
            Label::Acl => Some(head),
            Label::Conj | Label::Advcl => self
                .child(head, &[Label::Nsubj, Label::NsubjPass])
                .and_then(|subject| self.antecedent(head, subject))
                .or_else(|| {
                    (self.label(head) == Label::Conj)
                        .then(|| self.child(self.tree.nodes[head].head? as usize, &[Label::Nsubj, Label::NsubjPass]))?
                }),
            _ => None,
        }
    }
}
