//! Pairs of a sentence and one with the same words in other places: who did it, and what is of which kind?

use crate::pairs::Label;
use crate::random::Random;
use crate::steps::{Made, Tree, path, write};

/// Two nouns, or two adjectives of two nouns, in each other's place: neither sentence follows from the other.
pub(crate) fn exchange(tree: &Tree, random: &mut Random) -> Vec<Made> {
    const NOUNS: [&str; 2] = ["NN", "NNS"];
    let nouns: Vec<usize> = (0..tree.len()).filter(|&at| NOUNS.contains(&tree[at].fine.as_str())).collect();
    let names: Vec<usize> = (0..tree.len()).filter(|&at| tree[at].fine == "NNP").collect();
    let adjectives: Vec<usize> =
        (0..tree.len()).filter(|&at| tree[at].fine == "JJ" && tree[at].relation == "amod").collect();
    [nouns, names, adjectives].iter().filter_map(|words| two_of(tree, words, random)).collect()
}

/// Exchanges two of these words that hang on different words and in different parts, if their forms differ.
fn two_of(tree: &Tree, words: &[usize], random: &mut Random) -> Option<Made> {
    let first = *words.get(random.below(words.len().max(1)))?;
    let apart = |other: &usize| {
        let (x, y) = (&tree[first], &tree[*other]);
        // Members of a list, parts of a name and what is said to be the same may change places.
        let joined = [first, *other].iter().any(|&at| {
            path(tree, at)
                .iter()
                .take(2)
                .any(|&at| matches!(tree[at].relation.as_str(), "conj" | "appos" | "flat" | "compound"))
        });
        let copular = tree.iter().any(|node| node.relation == "cop" && [first, *other].contains(&node.head));
        !joined
            && !copular
            && x.fine == y.fine
            && x.head != y.head
            && !x.form.eq_ignore_ascii_case(&y.form)
            && x.form.len() > 2
            && y.form.len() > 2
    };
    let others: Vec<usize> = words.iter().copied().filter(apart).collect();
    let second = *others.get(random.below(others.len().max(1)))?;
    let with = [(first, tree[second].form.clone()), (second, tree[first].form.clone())];
    let (own, exchanged) = (write(tree, &[], &[]), write(tree, &[], &with));
    (own != exchanged).then_some((own, exchanged, Label::NotAgreement, true))
}
