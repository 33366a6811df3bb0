//! Says what each document says by itself, one JSON object a line: `cargo run --release --example analyze -- FILES`.

#[path = "common/documents.rs"]
mod documents;
#[path = "common/output.rs"]
mod output;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use gainsay::analysis::{Analysis, Attribution, Name, Quantity, Time};
use gainsay::{Document, Lexicon, Sentence};
use serde::Serialize;
use serde_json::{Value, json};

/// Prints what each document says by itself: sentences, quantities, times, names, attributions; spans are bytes.
#[derive(Parser)]
#[command(name = "analyze")]
struct Arguments {
    /// Texts (.txt, .md) or arrays of documents with metadata (.json)
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    output::finish(analyze(&Arguments::parse()))
}

fn analyze(arguments: &Arguments) -> Result<String, String> {
    let lexicon = Lexicon::english();
    let mut output = String::new();
    for (_, document) in documents::read_documents(&arguments.files)? {
        let line = Line::new(&lexicon, &document, &gainsay::analyze(&document));
        output += &serde_json::to_string(&line).map_err(|error| error.to_string())?;
        output.push('\n');
    }
    Ok(output)
}

/// What is printed of a document.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    sentences: Vec<Value>,
    quantities: Vec<Value>,
    times: Vec<Value>,
    names: Vec<Value>,
    attributions: Vec<Value>,
}

impl<'a> Line<'a> {
    fn new(lexicon: &Lexicon, document: &'a Document, analysis: &Analysis) -> Line<'a> {
        Line {
            document: document.id.as_str(),
            sentences: analysis.sentences.iter().map(sentence).collect(),
            quantities: analysis.quantities.iter().map(|found| quantity(lexicon, found)).collect(),
            times: analysis.times.iter().map(time).collect(),
            names: analysis.names.iter().map(name).collect(),
            attributions: analysis.attributions.iter().map(attribution).collect(),
        }
    }
}

fn sentence(found: &Sentence) -> Value {
    json!({"start": found.span.start(), "end": found.span.end(), "kind": found.kind})
}

/// A quantity; a bound that is not there is null, since JSON has no infinity.
fn quantity(lexicon: &Lexicon, found: &Quantity) -> Value {
    json!({
        "span": found.span,
        "number": found.number,
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "kind": found.kind,
        "unit": found.unit.map(|unit| lexicon.unit_name(unit)),
        "head": found.head,
        "hedge": found.hedge,
    })
}

fn time(found: &Time) -> Value {
    json!({"span": found.span, "value": found.value, "kind": found.kind, "days": found.days})
}

fn name(found: &Name) -> Value {
    json!({
        "span": found.span,
        "titled": found.titled,
        "kind": found.kind,
        "chain": found.chain,
        "reference": found.reference,
    })
}

fn attribution(found: &Attribution) -> Value {
    json!({
        "source": found.source,
        "cue": found.cue,
        "content": found.content,
        "stance": found.stance,
        "quoted": found.quoted,
        "kind": found.kind,
    })
}
