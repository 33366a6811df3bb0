//! Measures `gainsay::syntax` on a treebank.
//!
//! `cargo run --release --example eval_syntax -- FILE.conllu` prints figures by label and ends with one line of JSON: `upos`,
//! `uas` and `las` from gold tokens with predicted tags, `sentence_f1`, `token_f1` and `raw_las` from the raw text.

#![allow(clippy::print_stdout, reason = "the figures are what this program is for")]

#[path = "../treebank/mod.rs"]
mod treebank;

mod detail;
mod raw;

use std::path::PathBuf;
use std::time::Instant;

use clap::{Parser, ValueEnum};
use detail::Detail;
use gainsay::lexicon::Lexicon;
use gainsay::syntax::{self, Label};
use treebank::conllu::{self, Sentence};
use treebank::score::Score;

/// Measures `gainsay::syntax`.
#[derive(Parser)]
struct Arguments {
    /// A treebank in CoNLL-U.
    file: PathBuf,
    /// Another spelling of its words; the figures from raw text keep the spelling of the file.
    #[arg(long, value_enum, default_value_t = Spelling::AsIs)]
    spelling: Spelling,
    /// Prints the figures of every label.
    #[arg(long)]
    labels: bool,
}

#[derive(Copy, Clone, PartialEq, Eq, ValueEnum)]
enum Spelling {
    /// As the file has them.
    AsIs,
    /// All lower case.
    Lower,
    /// All capitals.
    Upper,
    /// Longer words begin with a capital.
    Title,
}

impl Spelling {
    fn of(self, form: &str) -> String {
        match self {
            Spelling::AsIs => form.to_owned(),
            Spelling::Lower => form.to_lowercase(),
            Spelling::Upper => form.to_uppercase(),
            Spelling::Title if form.len() > 3 => {
                let mut chars = form.chars();
                chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
            }
            Spelling::Title => form.to_owned(),
        }
    }
}

/// The labels that claims rest on.
const TOLD: [Label; 11] = [
    Label::Nsubj,
    Label::Obj,
    Label::NsubjPass,
    Label::AuxPass,
    Label::Ccomp,
    Label::Xcomp,
    Label::Conj,
    Label::AclRelcl,
    Label::Appos,
    Label::Obl,
    Label::OblAgent,
];

fn main() -> Result<(), String> {
    let arguments = Arguments::parse();
    let sentences = conllu::read(&arguments.file)?;
    let lexicon = Lexicon::english();
    let spelled: Vec<Sentence> =
        sentences.iter().map(|sentence| sentence.respelled(|_, form| arguments.spelling.of(form))).collect();

    let begin = Instant::now();
    let trees: Vec<_> =
        spelled.iter().map(|sentence| syntax::parse(&lexicon, &sentence.text, &sentence.tokens)).collect();
    let seconds = begin.elapsed().as_secs_f64();
    let (mut score, mut detail) = (Score::default(), Detail::new());
    for (sentence, tree) in spelled.iter().zip(&trees) {
        score.add(sentence, tree);
        detail.add(sentence, tree);
    }

    println!("{} tokens, {:.0} a second", score.tokens, score.tokens as f64 / seconds);
    let labels = if arguments.labels { Label::ALL } else { &TOLD };
    for &label in labels {
        let (f1, gold) = detail.label(label);
        println!("{:<14} F1 {f1:5.1} ({gold})", label.name());
    }
    let (right, negators) = detail.negators();
    println!("{:<14} right {right:.1} ({negators})", "negators");
    for (from, right, all) in detail.confidence() {
        println!("confidence {from:>3} and up: {right:.1} % right of {all}");
    }
    let raw = raw::measure(&lexicon, &sentences);
    println!(
        r#"{{"upos": {:.2}, "uas": {:.2}, "las": {:.2}, "sentence_f1": {:.2}, "token_f1": {:.2}, "raw_las": {:.2}}}"#,
        score.upos(),
        score.uas(),
        score.las(),
        raw.sentences,
        raw.tokens,
        raw.arcs
    );
    Ok(())
}
