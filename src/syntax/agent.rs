//! Who does it, in a passive?
//!
//! Agents are rare in the treebanks, and the parser takes most of them for any phrase with a preposition. What makes one is
//! plain enough: `by` under the participle of a passive.

use super::word::Word;
use super::{Label, Node, Tag};

/// How far before its verb an auxiliary is looked for.
const REACH: usize = 10;

/// Labels the agents among the oblique phrases of a sentence.
pub(super) fn mark(words: &[Word], nodes: &mut [Node]) {
    for (at, word) in words.iter().enumerate() {
        let Node { head: Some(noun), label: Label::Case, .. } = nodes[at] else { continue };
        if !word.is_by() {
            continue;
        }
        // A number tells when, or by how much.
        let Node { head: Some(verb), label: Label::Obl, tag, .. } = nodes[noun as usize] else { continue };
        if tag != Tag::Num && is_passive(nodes, verb as usize) {
            nodes[noun as usize].label = Label::OblAgent;
        }
    }
}

/// Whether a verb is a participle with the auxiliary of a passive or with none: "was seen", "the ship seen", but not
/// "had seen".
fn is_passive(nodes: &[Node], verb: usize) -> bool {
    let auxiliaries = || {
        let near = nodes[verb.saturating_sub(REACH)..verb].iter();
        near.filter(|node| node.head == Some(verb as u32)).map(|node| node.label)
    };
    auxiliaries().any(|label| label == Label::AuxPass)
        || nodes[verb].tag == Tag::VerbVbn && !auxiliaries().any(|label| label == Label::Aux)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels `noun` in a sentence of words with tags, heads and labels.
    #[track_caller]
    fn check(sentence: &[(&str, Tag, Option<u32>, Label)], noun: usize, expected: Label) {
        let words: Vec<Word> = sentence.iter().map(|row| Word::for_tests(row.0)).collect();
        let node = |&(_, tag, head, label)| Node { tag, head, label, confidence: 50 };
        let mut nodes: Vec<Node> = sentence.iter().map(node).collect();
        mark(&words, &mut nodes);
        assert_eq!(nodes[noun].label, expected);
    }

    #[test]
    fn by_under_a_passive_marks_the_agent() {
        check(
            &[
                ("was", Tag::AuxVbd, Some(1), Label::AuxPass),
                ("sunk", Tag::VerbVbn, None, Label::Root),
                ("By", Tag::Adp, Some(3), Label::Case),
                ("pirates", Tag::NounNns, Some(1), Label::Obl),
            ],
            3,
            Label::OblAgent,
        );
    }

    #[test]
    fn a_participle_without_auxiliary_is_passive() {
        check(
            &[
                ("ships", Tag::NounNns, None, Label::Root),
                ("sunk", Tag::VerbVbn, Some(0), Label::Acl),
                ("by", Tag::Adp, Some(3), Label::Case),
                ("pirates", Tag::NounNns, Some(1), Label::Obl),
            ],
            3,
            Label::OblAgent,
        );
    }

    #[test]
    fn a_number_an_active_verb_and_another_preposition_make_no_agent() {
        let sentence = |auxiliary: (&'static str, Label), by: &'static str, noun: (&'static str, Tag)| {
            [
                (auxiliary.0, Tag::AuxVbd, Some(1), auxiliary.1),
                ("grown", Tag::VerbVbn, None, Label::Root),
                (by, Tag::Adp, Some(3), Label::Case),
                (noun.0, noun.1, Some(1), Label::Obl),
            ]
        };
        let (was, had, farmers) = (("was", Label::AuxPass), ("had", Label::Aux), ("farmers", Tag::NounNns));
        check(&sentence(was, "by", farmers), 3, Label::OblAgent);
        check(&sentence(was, "by", ("1960", Tag::Num)), 3, Label::Obl);
        check(&sentence(had, "by", farmers), 3, Label::Obl);
        check(&sentence(was, "for", farmers), 3, Label::Obl);
    }
}
