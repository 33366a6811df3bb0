//! Pairs made by one step from the sentences of a treebank: a phrase left out, another word, roles changed, another
//! quantifier, another verb above. What a step does to the truth is known from the tree (MacCartney 2009).

use std::collections::HashMap;
use std::error::Error;
use std::path::PathBuf;

use crate::denials::deny;
use crate::exchanges::exchange;
use crate::pairs::{Counts, Label, Pair};
use crate::random::Random;

/// A word of a tree.
#[derive(Clone)]
pub(crate) struct Node {
    pub form: String,
    pub lemma: String,
    pub fine: String,
    pub head: usize,
    pub relation: String,
    spaced: bool,
}

/// A sentence, its words in order; the head of the root is the root.
pub(crate) type Tree = Vec<Node>;

/// Two texts, what they are to each other, and whether so in both directions.
pub(crate) type Made = (String, String, Label, bool);

/// At most so many pairs of one kind of step.
const MOST: usize = 1500;

/// All pairs together count as much as `counts` says.
pub(crate) fn make(paths: &[PathBuf], counts: Counts, seed: u64) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut trees = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        trees.extend(read(&text).into_iter().filter(is_plain));
    }
    let mut random = Random::new(seed);
    let mut alike: HashMap<&str, Vec<&str>> = HashMap::new();
    for node in trees.iter().flatten() {
        alike.entry(&node.fine).or_default().push(&node.form);
    }
    let mut made: [Vec<Made>; 8] = Default::default();
    for tree in &trees {
        made[0].extend(leave_out(tree, &mut random));
        made[1].extend(replace(tree, &alike, &mut random));
        made[2].extend(swap(tree));
        made[3].extend(count_otherwise(tree));
        made[4].extend(place_otherwise(tree));
        made[5].extend(put_under(tree, &mut random));
        made[6].extend(deny(tree, &alike, &mut random));
        made[7].extend(exchange(tree, &mut random));
    }
    let thinned: Vec<Made> = made.into_iter().flat_map(|kind| thin(kind, MOST)).collect();
    let weight = counts.each(thinned.len());
    Ok(thinned
        .into_iter()
        .map(|(a, b, label, symmetric)| Pair { set: "steps", a, b, label, weight, symmetric })
        .collect())
}

/// Evenly, at most `most`.
fn thin(made: Vec<Made>, most: usize) -> Vec<Made> {
    let (count, take) = (made.len(), most.min(made.len()));
    let wanted = |at: usize| (at + 1) * take / count > at * take / count;
    made.into_iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, pair)| pair).collect()
}

fn read(conllu: &str) -> Vec<Tree> {
    let mut trees = Vec::new();
    for block in conllu.split("\n\n") {
        let mut tree = Tree::new();
        let mut glued = 0;
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[id, form, lemma, _, fine, _, head, relation, _, misc] = columns.as_slice() else { continue };
            if let Some((_, last)) = id.split_once('-') {
                // The words of "don't" are written together.
                glued = last.parse().unwrap_or(0);
                continue;
            }
            let (Ok(id), Ok(head)) = (id.parse::<usize>(), head.parse::<usize>()) else { continue };
            let spaced = id >= glued && !misc.contains("SpaceAfter=No");
            let head = if head == 0 { id - 1 } else { head - 1 };
            tree.push(Node {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                fine: fine.to_owned(),
                head,
                relation: relation.to_owned(),
                spaced,
            });
        }
        trees.push(tree);
    }
    trees
}

/// Whether a sentence states something, and not too much.
fn is_plain(tree: &Tree) -> bool {
    let states = tree.last().is_some_and(|node| node.form == ".")
        && tree.iter().any(|node| matches!(node.fine.as_str(), "VBD" | "VBZ" | "VBP" | "MD"));
    let opens = tree.first().is_some_and(|node| node.form.chars().next().is_some_and(char::is_uppercase));
    states && opens && (6..=28).contains(&tree.len()) && tree.iter().all(|node| node.head < tree.len())
}

/// The sentence with some words left out and others written otherwise.
pub(crate) fn write(tree: &Tree, without: &[usize], with: &[(usize, String)]) -> String {
    let mut text = String::new();
    for (at, node) in tree.iter().enumerate() {
        if without.contains(&at) {
            // What is left out takes its space along.
            continue;
        }
        let form = with.iter().find(|(other, _)| *other == at).map_or(&node.form, |(_, form)| form);
        let stop = matches!(form.as_str(), "." | ",");
        if stop && text.ends_with(' ') {
            text.pop();
        }
        if stop && text.ends_with(',') {
            text.pop();
        }
        text.push_str(form);
        if node.spaced || without.contains(&(at + 1)) {
            text.push(' ');
        }
    }
    let text = text.trim().trim_start_matches(", ").to_owned();
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

pub(crate) fn below(tree: &Tree, top: usize) -> Vec<usize> {
    (0..tree.len()).filter(|&at| path(tree, at).contains(&top)).collect()
}

/// A word and those above it.
pub(crate) fn path(tree: &Tree, at: usize) -> Vec<usize> {
    let mut path = vec![at];
    while path.len() < 24 {
        let last = path[path.len() - 1];
        if tree[last].head == last {
            break;
        }
        path.push(tree[last].head);
    }
    path
}

pub(crate) fn children(tree: &Tree, of: usize) -> impl Iterator<Item = usize> {
    (0..tree.len()).filter(move |&at| tree[at].head == of && at != of)
}

pub(crate) fn is_one_of(form: &str, list: &[&str]) -> bool {
    list.contains(&form.to_lowercase().as_str())
}

pub(crate) const NEGATIONS: [&str; 5] = ["not", "n't", "n’t", "never", "no"];

/// Whether what a word says may be made broader (`Some(true)`) or narrower; nothing if neither is sure.
pub(crate) fn may_be_broader(tree: &Tree, at: usize) -> Option<bool> {
    const SURE: [&str; 12] = [
        "root",
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "nmod",
        "amod",
        "advmod",
        "acl:relcl",
        "acl",
        "conj",
        "obl:unmarked",
    ];
    const TURNING: [&str; 14] = [
        "all", "every", "each", "any", "if", "unless", "without", "few", "only", "refused", "denied", "failed", "less",
        "most",
    ];
    let path = path(tree, at);
    let above = &path[1..];
    let sure = above.iter().all(|&at| SURE.contains(&tree[at].relation.as_str()));
    let turned = above.iter().any(|&at| {
        let own =
            children(tree, at).any(|child| is_one_of(&tree[child].form, &TURNING) || tree[child].fine.ends_with("RS"));
        own || is_one_of(&tree[at].form, &TURNING)
    });
    if !sure || turned {
        return None;
    }
    let negated = above.iter().filter(|&&at| children(tree, at).any(|child| is_one_of(&tree[child].form, &NEGATIONS)));
    let subject = path.iter().any(|&at| tree[at].relation.starts_with("nsubj"));
    match (negated.count(), subject) {
        (0, _) => Some(true),
        (1, false) => Some(false),
        _ => None,
    }
}

/// A modifier, an adverbial, a clause or a member of a list left out, and added the other way round.
fn leave_out(tree: &Tree, random: &mut Random) -> Vec<Made> {
    const KEPT: [&str; 24] = [
        "not", "n't", "n’t", "never", "no", "only", "just", "almost", "nearly", "even", "former", "alleged", "fake",
        "other", "first", "last", "same", "such", "more", "most", "less", "enough", "hardly", "too",
    ];
    let light = |at: usize| {
        let node = &tree[at];
        let case = children(tree, at).find(|&child| tree[child].relation == "case");
        let case = case.map(|at| tree[at].form.to_lowercase());
        match node.relation.as_str() {
            "amod" => node.fine == "JJ" && children(tree, at).count() == 0,
            "advmod" => node.fine == "RB" && children(tree, at).count() == 0,
            "acl" | "acl:relcl" | "appos" | "obl:tmod" | "obl:unmarked" | "advmod:emph" => true,
            "nmod" | "obl" => case.is_some_and(|case| !is_one_of(&case, &["of", "without", "than", "as", "by"])),
            "advcl" => {
                children(tree, at).any(|child| is_one_of(&tree[child].form, &["because", "while", "after", "when"]))
            }
            "conj" => children(tree, at).any(|child| is_one_of(&tree[child].form, &["and", "or"])),
            _ => false,
        }
    };
    let mut tops: Vec<usize> = (0..tree.len()).filter(|&at| !is_one_of(&tree[at].form, &KEPT) && light(at)).collect();
    let mut made = Vec::new();
    for _ in 0..2 {
        if tops.is_empty() {
            break;
        }
        let top = tops.swap_remove(random.below(tops.len()));
        let Some(broader) = may_be_broader(tree, top) else { continue };
        let gone = below(tree, top);
        if tree.len() - gone.len() < 5 {
            continue;
        }
        let or = tree[top].relation == "conj" && children(tree, top).any(|child| is_one_of(&tree[child].form, &["or"]));
        let (full, less) = (write(tree, &[], &[]), write(tree, &gone, &[]));
        let (from, to) = if broader != or { (full, less) } else { (less, full) };
        made.push((from.clone(), to.clone(), Label::Agreement, false));
        made.push((to, from, Label::Neutral, false));
    }
    made
}

/// One word that tells something, for another of its kind.
fn replace(tree: &Tree, alike: &HashMap<&str, Vec<&str>>, random: &mut Random) -> Option<Made> {
    const KINDS: [&str; 10] = ["NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBZ", "JJ", "RB"];
    let tells = |at: &usize| KINDS.contains(&tree[*at].fine.as_str()) && tree[*at].form.len() > 3;
    let telling: Vec<usize> = (0..tree.len()).filter(tells).collect();
    let at = *telling.get(random.below(telling.len().max(1)))?;
    let others = alike.get(tree[at].fine.as_str())?;
    let other = others[random.below(others.len())];
    let differs = other.len() > 3 && !other.eq_ignore_ascii_case(&tree[at].form);
    differs.then(|| (write(tree, &[], &[]), write(tree, &[], &[(at, other.to_owned())]), Label::NotAgreement, true))
}

/// Who does it and to whom it is done, exchanged.
fn swap(tree: &Tree) -> Option<Made> {
    const NOUNS: [&str; 4] = ["NN", "NNS", "NNP", "NNPS"];
    let noun = |at: usize, relation: &str| tree[at].relation == relation && NOUNS.contains(&tree[at].fine.as_str());
    let of = |verb: usize, relation: &str| children(tree, verb).find(|&at| noun(at, relation));
    let (doer, object) = (0..tree.len()).find_map(|verb| of(verb, "nsubj").zip(of(verb, "obj")))?;
    let (doers, objects) = (below(tree, doer), below(tree, object));
    let told = |part: &[usize]| part.windows(2).all(|two| two[0] + 1 == two[1]) && part.len() <= 5;
    if !told(&doers) || !told(&objects) || doers.iter().any(|at| objects.contains(at)) {
        return None;
    }
    let phrase = |part: &[usize]| {
        part.iter()
            .map(|&at| {
                let own = part[0] == 0 && at == 0 && !tree[at].fine.starts_with("NNP");
                if own { tree[at].form.to_lowercase() } else { tree[at].form.clone() }
            })
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (x, y) = (phrase(&doers), phrase(&objects));
    let gone: Vec<usize> = doers[1..].iter().chain(&objects[1..]).copied().collect();
    Some((write(tree, &[], &[]), write(tree, &gone, &[(doers[0], y), (objects[0], x)]), Label::NotAgreement, true))
}

/// All of them, most, some, none.
fn count_otherwise(tree: &Tree) -> Vec<Made> {
    let quantifier = |at: &usize| {
        tree[*at].relation == "det"
            && is_one_of(&tree[*at].form, &["all", "some", "every", "each", "no", "many", "most"])
    };
    let Some(at) = (0..tree.len()).find(quantifier) else { return Vec::new() };
    if may_be_broader(tree, tree[at].head).is_none() && tree[at].form.to_lowercase() != "no" {
        return Vec::new();
    }
    let own = write(tree, &[], &[]);
    let with = |word: &str| write(tree, &[], &[(at, word.to_owned())]);
    match tree[at].form.to_lowercase().as_str() {
        "all" => vec![
            (own.clone(), with("some"), Label::Agreement, false),
            (with("some"), own.clone(), Label::Neutral, false),
            (own.clone(), with("most"), Label::Agreement, false),
            (with("most"), own.clone(), Label::Neutral, false),
            (own.clone(), with("no"), Label::Contradiction, true),
            (own, with("not all"), Label::Contradiction, true),
        ],
        "every" | "each" => vec![
            (own.clone(), with("no"), Label::Contradiction, true),
            (own, with("not every"), Label::Contradiction, true),
        ],
        "no" => vec![(own, with("some"), Label::Contradiction, true)],
        many => vec![
            (own.clone(), with("no"), Label::Contradiction, true),
            (own.clone(), with("all"), Label::Neutral, false),
            (with("all"), if many == "most" { own } else { with("some") }, Label::Agreement, false),
        ],
    }
}

/// Before for after, inside for outside; at least as many, almost.
fn place_otherwise(tree: &Tree) -> Vec<Made> {
    const PLACES: [(&str, &str); 8] = [
        ("before", "after"),
        ("inside", "outside"),
        ("above", "below"),
        ("with", "without"),
        ("up", "down"),
        ("over", "under"),
        ("until", "since"),
        ("for", "against"),
    ];
    let own = write(tree, &[], &[]);
    let mut made = Vec::new();
    for (at, node) in tree.iter().enumerate() {
        let form = node.form.to_lowercase();
        let other = PLACES.iter().find_map(|&(x, y)| if form == x { Some(y) } else { (form == y).then_some(x) });
        let clear = form != "for" && form != "over" && form != "with";
        let places = matches!(node.relation.as_str(), "case" | "mark" | "advmod" | "compound:prt");
        if let Some(other) = other.filter(|_| clear && places) {
            made.push((own.clone(), write(tree, &[], &[(at, other.to_owned())]), Label::Contradiction, true));
        }
        if let Some(more) = node.form.parse::<u32>().ok().filter(|n| node.relation == "nummod" && (2..1000).contains(n))
        {
            let with = |words: String| write(tree, &[], &[(at, words)]);
            made.push((own.clone(), with(format!("at least {more}")), Label::Agreement, false));
            made.push((with(format!("at least {more}")), own.clone(), Label::Neutral, false));
            made.push((own.clone(), with(format!("more than {}", more / 2)), Label::Agreement, false));
            made.push((own.clone(), with(format!("more than {}", more * 2)), Label::Contradiction, true));
            made.push((own.clone(), with(format!("fewer than {}", more / 2 + 1)), Label::Contradiction, true));
        }
        let negated = children(tree, at).any(|child| is_one_of(&tree[child].form, &NEGATIONS));
        if node.fine == "VBD" && node.relation == "root" && !negated {
            made.push((
                write(tree, &[], &[(at, format!("almost {}", node.form))]),
                own.clone(),
                Label::Contradiction,
                true,
            ));
        }
        if node.form == "will" && node.fine == "MD" && tree[node.head].relation == "root" {
            let may = write(tree, &[], &[(at, "may".to_owned())]);
            made.push((own.clone(), may.clone(), Label::Agreement, false));
            made.push((may, own.clone(), Label::Neutral, false));
        }
    }
    made
}

/// The sentence under another verb: as a fact, as a hope, as a doubt.
fn put_under(tree: &Tree, random: &mut Random) -> Vec<Made> {
    const OVER: [(&str, Label, Label); 12] = [
        // From the plain sentence to this one, and back.
        ("It is possible that", Label::Agreement, Label::Neutral),
        ("It is true that", Label::Agreement, Label::Agreement),
        ("It is not true that", Label::Contradiction, Label::Contradiction),
        ("They hope that", Label::Neutral, Label::Neutral),
        ("She doubts that", Label::Neutral, Label::Neutral),
        ("Some people believe that", Label::Neutral, Label::Neutral),
        ("He asked whether", Label::Neutral, Label::Neutral),
        ("We know that", Label::Neutral, Label::Agreement),
        ("He denied that", Label::Neutral, Label::Neutral),
        ("Either nobody noticed or", Label::Agreement, Label::Neutral),
        ("Few people regret that", Label::Neutral, Label::Agreement),
        ("She pretended that", Label::Neutral, Label::Neutral),
    ];
    let own = write(tree, &[], &[]);
    let named = tree[0].fine.starts_with("NNP") || tree[0].form == "I";
    let first = if named { tree[0].form.clone() } else { tree[0].form.to_lowercase() };
    let (over, there, back) = OVER[random.below(OVER.len())];
    let under = write(tree, &[], &[(0, format!("{over} {first}"))]);
    vec![(own.clone(), under.clone(), there, false), (under, own, back, false)]
}
