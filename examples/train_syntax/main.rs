//! Learns the weights of `gainsay::syntax` from treebanks.
//!
//! `cargo run --release --example train_syntax -- DATA WORDNET --out src/syntax`, where DATA holds `ewt-train.conllu`,
//! `gum-clean-train.conllu`, `ewt-dev.conllu` and `gum-clean-dev.conllu`, and WORDNET is the folder of WordNet's database
//! files. The same data give the same bytes.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "progress and figures are for who runs it")]

#[path = "../treebank/mod.rs"]
mod treebank;

mod calibrate;
mod cluster;
mod gloss;
mod learn;
mod noise;
mod oracle;
mod parser;
mod tagger;
mod text;
mod vocabulary;

use std::path::{Path, PathBuf};

use clap::Parser as _;
use gainsay::lexicon::Lexicon;
use gainsay::syntax::train::{Model, Parser, Vocabulary};
use text::Text;
use treebank::conllu::{self, Sentence};
use treebank::score::Score;

/// Learns the weights of `gainsay::syntax`.
#[derive(clap::Parser)]
struct Arguments {
    /// The folder with the treebanks.
    data: PathBuf,
    /// The folder with WordNet's `data.*`; its glosses are raw text for the clusters of words.
    wordnet: PathBuf,
    /// The folder to write the weights to.
    #[arg(long)]
    out: PathBuf,
    /// The share of training sentences that are learnt from a second time, with other capitals.
    #[arg(long, default_value_t = 0.4)]
    noise: f64,
    /// Slots of the tagger's table, a byte each.
    #[arg(long, default_value_t = 1_050_000)]
    tagger_slots: usize,
    /// Slots of the parser's table, a byte each.
    #[arg(long, default_value_t = 2_700_000)]
    parser_slots: usize,
    /// Times the tagger sees the training text.
    #[arg(long, default_value_t = 6)]
    tagger_epochs: usize,
    /// Times the parser sees the training text.
    #[arg(long, default_value_t = 7)]
    parser_epochs: usize,
    /// How many taggers are averaged.
    #[arg(long, default_value_t = 2)]
    tagger_seeds: u64,
    /// How many parsers are averaged.
    #[arg(long, default_value_t = 2)]
    parser_seeds: u64,
}

fn main() -> Result<(), String> {
    let arguments = Arguments::parse();
    let read = |name: &str| conllu::read(&arguments.data.join(name));
    let mut train = read("ewt-train.conllu")?;
    train.extend(read("gum-clean-train.conllu")?);
    let (ewt, gum) = (read("ewt-dev.conllu")?, read("gum-clean-dev.conllu")?);
    let lexicon = Lexicon::english();

    let mut lines = gloss::read(&arguments.wordnet, &lexicon)?;
    let mut reader = Parser::default();
    lines.extend(train.iter().map(|sentence| {
        let words = reader.read(&Vocabulary::EMPTY, &lexicon, &sentence.text, &sentence.tokens);
        words.iter().map(|word| word.form()).collect()
    }));
    let clusters = cluster::learn(&lines);
    eprintln!("{} words in clusters", clusters.len());
    let vocabulary_bytes = vocabulary::learn(train.iter(), &clusters, &lexicon);
    let text = Text::new(train, arguments.noise, &clusters, &lexicon);
    eprintln!("{} sentences, {} tokens", text.sentences.len(), text.words.iter().map(Vec::len).sum::<usize>());

    let settings = tagger::Settings {
        slots: arguments.tagger_slots,
        epochs: arguments.tagger_epochs,
        seeds: arguments.tagger_seeds,
    };
    let tagger_bytes = tagger::learn(&text, &settings);
    let guesses = tagger::guesses_by_others(&text, &settings);
    tagger::report_doubt(&text.sentences, &guesses);

    let settings = parser::Settings {
        slots: arguments.parser_slots,
        epochs: arguments.parser_epochs,
        seeds: arguments.parser_seeds,
    };
    let parser_bytes = parser::learn(&text, &guesses, &settings);

    let unsure = calibrate::unknown();
    let model = Model::new(&vocabulary_bytes, &tagger_bytes, &parser_bytes, &unsure);
    for (name, sentences) in [("ewt-dev", &ewt), ("gum-clean-dev", &gum)] {
        let score = measure(&model, &lexicon, sentences);
        println!("{name}: UPOS {:.2} UAS {:.2} LAS {:.2}", score.upos(), score.uas(), score.las());
        let lower: Vec<Sentence> =
            sentences.iter().map(|sentence| sentence.respelled(|_, form| form.to_lowercase())).collect();
        let score = measure(&model, &lexicon, &lower);
        println!("  lower case: UPOS {:.2} UAS {:.2} LAS {:.2}", score.upos(), score.uas(), score.las());
    }
    let confidence_bytes = calibrate::fit(&model, &lexicon, &[ewt, gum].concat());

    write(&arguments.out, "vocabulary.bin", &vocabulary_bytes)?;
    write(&arguments.out, "tagger.bin", &tagger_bytes)?;
    write(&arguments.out, "parser.bin", &parser_bytes)?;
    write(&arguments.out, "confidence.bin", &confidence_bytes)
}

fn measure(model: &Model<'_>, lexicon: &Lexicon, sentences: &[Sentence]) -> Score {
    let (mut parser, mut score) = (Parser::default(), Score::default());
    for sentence in sentences {
        score.add(sentence, &parser.parse(model, lexicon, &sentence.text, &sentence.tokens));
    }
    score
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = folder.join(name);
    std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
