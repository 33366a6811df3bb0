//! Pairs of a sentence and a denial: what does a denial of more, or of less, leave possible?

use std::collections::HashMap;

use crate::pairs::Label;
use crate::random::Random;
use crate::steps::{Made, NEGATIONS, Tree, below, children, is_one_of, may_be_broader, path, write};

/// The whole against a denial of less, which can't both be; and a denial of more against less, which can: who did not sing in
/// the rain may have sung.
pub(crate) fn deny(tree: &Tree, alike: &HashMap<&str, Vec<&str>>, random: &mut Random) -> Vec<Made> {
    let Some(denial) = denial(tree) else { return Vec::new() };
    let mut made: Vec<Made> = of_another(tree, &denial, alike, random).into_iter().collect();
    let light = |at: usize| {
        let node = &tree[at];
        let case = children(tree, at).find(|&child| tree[child].relation == "case");
        let case = case.map(|at| tree[at].form.to_lowercase());
        match node.relation.as_str() {
            "amod" => node.fine == "JJ" && children(tree, at).count() == 0,
            "acl:relcl" => true,
            "nmod" | "obl" => case.is_some_and(|case| !is_one_of(&case, &["of", "without", "than", "as", "by"])),
            _ => false,
        }
    };
    let subject = |at: usize| path(tree, at).iter().any(|&at| tree[at].relation.starts_with("nsubj"));
    let tops: Vec<usize> = (0..tree.len()).filter(|&at| light(at) && !subject(at)).collect();
    let Some(&top) = tops.get(random.below(tops.len().max(1))) else { return made };
    let gone = below(tree, top);
    if may_be_broader(tree, top) != Some(true) || gone.contains(&denial.0) || tree.len() - gone.len() < 5 {
        return made;
    }
    let with = [denial];
    let (more, less) = (write(tree, &[], &[]), write(tree, &gone, &[]));
    made.push((more, write(tree, &gone, &with), Label::Contradiction, true));
    made.push((less, write(tree, &[], &with), Label::Neutral, true));
    made
}

/// A denial of something else: who did not sell the boat may have sold the bridge.
fn of_another(
    tree: &Tree,
    denial: &(usize, String),
    alike: &HashMap<&str, Vec<&str>>,
    random: &mut Random,
) -> Option<Made> {
    let tells = |at: &usize| {
        matches!(tree[*at].fine.as_str(), "NN" | "NNS" | "NNP")
            && matches!(tree[*at].relation.as_str(), "obj" | "obl" | "nsubj" | "nsubj:pass")
            && tree[*at].form.len() > 3
    };
    let telling: Vec<usize> = (0..tree.len()).filter(tells).collect();
    let at = *telling.get(random.below(telling.len().max(1)))?;
    let others = alike.get(tree[at].fine.as_str())?;
    let other = others[random.below(others.len())];
    let differs = other.len() > 3 && !other.eq_ignore_ascii_case(&tree[at].form);
    let denied = write(tree, &[], &[denial.clone(), (at, other.to_owned())]);
    differs.then(|| (write(tree, &[], &[]), denied, Label::Neutral, true))
}

/// How a sentence is denied: which word is written otherwise.
fn denial(tree: &Tree) -> Option<(usize, String)> {
    let root = (0..tree.len()).find(|&at| tree[at].relation == "root")?;
    let plain = |at: usize| {
        !is_one_of(&tree[at].form, &NEGATIONS) && !matches!(tree[at].relation.as_str(), "conj" | "parataxis")
    };
    if !children(tree, root).all(plain) {
        return None;
    }
    let helps = |at: &usize| matches!(tree[*at].relation.as_str(), "aux" | "aux:pass" | "cop");
    if let Some(at) = children(tree, root).find(helps) {
        const FINITE: [&str; 14] = [
            "is", "are", "was", "were", "will", "has", "have", "had", "can", "could", "would", "should", "does", "did",
        ];
        return is_one_of(&tree[at].form, &FINITE).then(|| (at, format!("{} not", tree[at].form)));
    }
    let does = match tree[root].fine.as_str() {
        "VBD" => "did",
        "VBZ" => "does",
        "VBP" => "do",
        _ => return None,
    };
    Some((root, format!("{does} not {}", tree[root].lemma)))
}
