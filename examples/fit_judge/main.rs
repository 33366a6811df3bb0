//! Fits the weights of the judge: `cargo run --release --example fit_judge -- claims|texts PAIRS_DIR TEXTS.conllu...`.
//!
//! PAIRS_DIR holds labelled pairs, a set a file (`mnli.jsonl`, …) of lines `{"a", "b", "label"}`; the texts are treebanks in
//! CoNLL-U. Sets are named in `pairs.rs`, with the weight each one has. The result depends
//! on the inputs alone: seeds are fixed, and no number depends on which thread is first.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints its result and what it measured")]

mod boost;
mod calibrate;
mod denials;
mod exchanges;
mod held_out;
mod pairs;
mod random;
mod rewrite;
mod steps;

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;

use boost::{Example, Settings, Tree};
use gainsay::judge::training;
use pairs::{Counts, Label, Pair, both};

const SEED: u64 = 20_250_820;

const USAGE: &str = "usage: fit_judge claims|texts PAIRS_DIR TEXTS.conllu...";

/// What is fitted, and on what.
struct Recipe {
    sets: pairs::Sets,
    /// How much sentences next to each other count in all, and rewritten ones.
    made: (Counts, Counts),
    /// How much pairs made by one step count in all, if any are made.
    steps: Option<Counts>,
    /// How many of the features it sees.
    width: usize,
    entailment: Settings,
    contradiction: Settings,
}

/// For claims of documents.
const CLAIMS: Recipe = Recipe {
    sets: pairs::FOR_CLAIMS,
    made: (both(4500.0), both(4000.0)),
    steps: None,
    width: training::OF_CLAIMS,
    entailment: OF_CLAIMS,
    contradiction: OF_CLAIMS,
};

const OF_CLAIMS: Settings =
    Settings { trees: 220, leaves: 14, rate: 0.12, least: 40.0, smoothing: 5.0, examples: 100, features: 100 };

/// For two texts that a caller puts beside each other.
const TEXTS: Recipe = Recipe {
    sets: pairs::FOR_TEXTS,
    made: (Counts { entailment: 1500.0, contradiction: 2500.0 }, both(1500.0)),
    steps: Some(Counts { entailment: 2000.0, contradiction: 1200.0 }),
    width: training::NAMES.len(),
    entailment: OF_TEXTS,
    // Smaller trees rank the contradictions of sets that were left out better.
    contradiction: Settings { leaves: 18, smoothing: 15.0, ..OF_TEXTS },
};

const OF_TEXTS: Settings =
    Settings { trees: 200, leaves: 24, rate: 0.1, least: 40.0, smoothing: 10.0, examples: 50, features: 40 };

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let recipe = match arguments.next().as_deref().and_then(|name| name.to_str()) {
        Some("claims") => CLAIMS,
        Some("texts") => TEXTS,
        _ => return Err(USAGE.into()),
    };
    let directory = arguments.next().ok_or(USAGE)?;
    let texts: Vec<PathBuf> = arguments.collect();
    let mut pairs = pairs::read(&directory, recipe.sets)?;
    pairs.extend(rewrite::make(&texts, recipe.made, SEED)?);
    if let Some(counts) = recipe.steps {
        pairs.extend(steps::make(&texts, counts, SEED)?);
    }
    eprintln!("{} pairs", pairs.len());

    let lexicon = gainsay::lexicon::Lexicon::english();
    let see = |pair: &Pair| {
        let (forward, backward) = training::features(&lexicon, &pair.a, &pair.b);
        (forward[..recipe.width].to_vec(), backward[..recipe.width].to_vec())
    };
    let seen: Vec<Seen> = pairs.iter().map(see).collect();

    let mut out = String::new();
    writeln!(
        out,
        "# Trees of the judge, fitted by examples/fit_judge on the sets that src/judge/README.md names; CC BY-SA 4.0."
    )?;
    let (entailment, contradiction) = (entailment(&pairs, &seen), contradiction(&pairs, &seen));
    let models = [
        ("entailment", &entailment, 0.33, &recipe.entailment),
        ("contradiction", &contradiction, 0.25, &recipe.contradiction),
    ];
    // Side by side, for each takes minutes; neither knows of the other.
    let fitted: Vec<Fitted> = std::thread::scope(|scope| {
        let fits = models.map(|(_, examples, prior, settings)| scope.spawn(move || fit(examples, prior, settings)));
        fits.into_iter().map(|fit| fit.join().expect("fitting does not fail")).collect()
    });
    for ((name, examples, prior, _), fitted) in models.iter().zip(&fitted) {
        write_model(&mut out, name, fitted)?;
        calibrate::show(name, examples, &fitted.held_out, *prior);
        boost::show_gains(name, &training::NAMES[..recipe.width], &fitted.trees);
    }
    let [e, c] = [0, 1].map(|at| {
        let (_, examples, prior, _) = models[at];
        let probabilities = calibrate::probabilities(examples, &fitted[at].held_out, prior);
        held_out::Judged { examples, probabilities }
    });
    held_out::show(&pairs, &e, &c);
    print!("{out}");
    Ok(())
}

/// The features of a pair in both directions.
type Seen = (Vec<i16>, Vec<i16>);

/// Whether the first of two texts entails the second. Of a pair that is no agreement, the other direction is none either.
fn entailment(pairs: &[Pair], seen: &[Seen]) -> Vec<Example> {
    let mut examples = Vec::new();
    for (group, (pair, (forward, backward))) in pairs.iter().zip(seen).enumerate() {
        let group = group as u32;
        let positive = pair.label == Label::Agreement;
        examples.push(Example { features: vec![forward.clone()], positive, weight: pair.weight.entailment, group });
        if pair.label == Label::Contradiction || pair.symmetric {
            examples.push(Example {
                features: vec![backward.clone()],
                positive,
                weight: 0.5 * pair.weight.entailment,
                group,
            });
        }
    }
    examples
}

/// Whether both can't be true: seen from both directions, the sums of which are averaged.
fn contradiction(pairs: &[Pair], seen: &[Seen]) -> Vec<Example> {
    let known = pairs.iter().zip(seen).enumerate().filter(|(_, (pair, _))| pair.label != Label::NotAgreement);
    known
        .map(|(group, (pair, (forward, backward)))| Example {
            features: vec![forward.clone(), backward.clone()],
            positive: pair.label == Label::Contradiction,
            weight: pair.weight.contradiction,
            group: group as u32,
        })
        .collect()
}

/// A set of trees and what their scores mean.
struct Fitted {
    base: i32,
    trees: Vec<Tree>,
    table: Vec<u16>,
    /// The scores of the examples by trees that have not seen them.
    held_out: Vec<f64>,
}

fn fit(examples: &[Example], prior: f64, settings: &Settings) -> Fitted {
    let ((base, trees), held_out) = std::thread::scope(|scope| {
        let held_out = scope.spawn(|| boost::cross_fit(examples, settings, 3));
        (boost::fit(examples, settings), held_out.join().expect("fitting does not fail"))
    });
    let table = calibrate::table(examples, &held_out, prior);
    Fitted { base, trees, table, held_out }
}

fn write_model(out: &mut String, name: &str, fitted: &Fitted) -> Result<(), Box<dyn Error>> {
    writeln!(out, "{name}\nbase {}", fitted.base)?;
    for tree in &fitted.trees {
        writeln!(out, "tree {}", preorder(tree))?;
    }
    let table: Vec<String> = fitted.table.iter().map(u16::to_string).collect();
    writeln!(out, "calibration {}", table.join(" "))?;
    Ok(())
}

fn preorder(tree: &Tree) -> String {
    let mut numbers = Vec::new();
    let mut open = vec![0usize];
    while let Some(at) = open.pop() {
        match tree.nodes[at] {
            boost::Node::Split { feature, most, left, right, .. } => {
                numbers.push(format!("{feature} {most}"));
                open.extend([right, left]);
            }
            boost::Node::Leaf { value, .. } => numbers.push(format!("-1 {value}")),
        }
    }
    numbers.join(" ")
}
