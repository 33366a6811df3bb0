//! Compares the claims of several files: `cargo run --release --example compare -- examples/stories/istanbul-draft/*.txt`.

#[path = "common/dismissed.rs"]
mod dismissed;
#[path = "common/documents.rs"]
mod documents;
#[path = "common/output.rs"]
mod output;
#[path = "common/progress.rs"]
mod progress;
#[path = "common/settings.rs"]
mod settings;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use gainsay::render::{Markdown, Terminal};
use gainsay::{Document, Report};

/// Says where documents agree, where they contradict each other, and which words decide it.
#[derive(Parser)]
#[command(name = "compare")]
struct Arguments {
    /// Print the report as JSON, schema gainsay/1
    #[arg(long)]
    json: bool,
    /// Print the findings as Markdown, for an issue or a chat
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Write the report as a page of its own as well
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    #[command(flatten)]
    settings: settings::Settings,
    /// Leave out findings whose claims stand in one paragraph of this file, a line each
    #[arg(long, value_name = "FILE")]
    dismiss: Option<PathBuf>,
    /// How many columns wide the report may be [default: COLUMNS, else 100]
    #[arg(long, value_name = "N")]
    width: Option<usize>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Texts (.txt, .md) or arrays of documents with metadata (.json)
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
}

#[derive(Copy, Clone, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

fn main() -> ExitCode {
    output::finish(compare(&Arguments::parse()))
}

fn compare(arguments: &Arguments) -> Result<String, String> {
    if let Some(file) = arguments.html.as_ref().filter(|file| arguments.files.contains(file)) {
        return Err(format!("{}: is to be read, so --html must not write to it", file.display()));
    }
    let documents = distinct(documents::read_documents(&arguments.files)?)?;
    let config = arguments.settings.config();
    let mut report = progress::compare(config, documents).map_err(|error| error.to_string())?;
    if let Some(file) = &arguments.dismiss {
        dismissed::strike_out(&mut report, file)?;
    }
    if let Some(file) = &arguments.html {
        fs::write(file, page(&report)?).map_err(|error| format!("{}: can't be written: {error}", file.display()))?;
    }
    if arguments.markdown {
        return Ok(Markdown::new().render(&report));
    }
    if arguments.json {
        let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
        return Ok(json + "\n");
    }
    let terminal = if colored(arguments.color) { Terminal::styled() } else { Terminal::plain() };
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    let width = arguments.width.or_else(columns).unwrap_or(100);
    Ok(terminal.width(width).render(&report))
}

#[cfg(feature = "html")]
fn page(report: &Report) -> Result<String, String> {
    Ok(gainsay::render::Html::new().render(report))
}

#[cfg(not(feature = "html"))]
fn page(_report: &Report) -> Result<String, String> {
    Err("--html: this program was built without pages; build it with --features html".to_owned())
}

/// The documents, if no two have one id.
fn distinct(documents: Vec<(&Path, Document)>) -> Result<Vec<Document>, String> {
    let mut from: BTreeMap<&str, &Path> = BTreeMap::new();
    for (file, document) in &documents {
        let id = document.id.as_str();
        if let Some(first) = from.insert(id, file) {
            let (first, second) = (first.display(), file.display());
            return Err(format!("{second}: a document with the id {id:?} was already read from {first}"));
        }
    }
    Ok(documents.into_iter().map(|(_, document)| document).collect())
}

/// Whether to colour; NO_COLOR counts if it is set and not empty (no-color.org).
fn colored(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}
