//! Compares with a judge of one's own: `cargo run --release --example own_judge -- 0.4 examples/stories/istanbul-draft/*.txt`.

#[path = "../common/documents.rs"]
mod documents;
mod likeness;
#[path = "../common/output.rs"]
mod output;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use clap::Parser;
use gainsay::Config;
use likeness::Likeness;

/// Says where documents agree, but only in sentences that are alike by their letters.
#[derive(Parser)]
#[command(name = "own_judge")]
struct Arguments {
    /// From which likeness on agreements stand, from 0 to 1
    least: f32,
    /// Texts (.txt, .md) or arrays of documents with metadata (.json)
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    output::finish(compare(&Arguments::parse()))
}

fn compare(arguments: &Arguments) -> Result<String, String> {
    let documents = documents::read_documents(&arguments.files)?;
    let documents = documents.into_iter().map(|(_, document)| document);
    let judge = Arc::new(Likeness::new(arguments.least));
    let report = Config::default().judged_by(judge.clone()).compare(documents).map_err(|error| error.to_string())?;

    let mut output: String = report.agreements().map(|finding| format!("{finding}\n\n")).collect();
    let (asked, struck) = (judge.asked.load(Ordering::Relaxed), judge.struck.load(Ordering::Relaxed));
    output += &format!("The judge was asked of {asked} pairs of claims and struck out {struck} agreements.\n");
    Ok(output)
}
