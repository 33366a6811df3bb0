//! Judges pairs of texts, one JSON object `{"a": …, "b": …}` a line: `cargo run --release --example judge -- PAIRS.jsonl`.

#[path = "common/output.rs"]
mod output;
#[path = "common/settings.rs"]
mod settings;

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use gainsay::judge::Judgement;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The fields that are added; if a line has them, they are replaced.
const ADDED: [&str; 5] = ["relation", "entails", "confidence", "scores", "reasons"];

/// Adds to each pair of texts what they are to each other; all other fields are kept as they are.
#[derive(Parser)]
#[command(name = "judge")]
struct Arguments {
    #[command(flatten)]
    settings: settings::Settings,
    /// Lines of JSON, each an object with the texts "a" and "b"; - reads standard input
    #[arg(value_name = "PAIRS.jsonl")]
    pairs: PathBuf,
}

/// A line: its fields in order, as they were written, and the two texts among them.
struct Line {
    fields: Fields,
    a: String,
    b: String,
}

/// The fields of an object in order, values as they were written: numbers keep their digits, objects their order.
struct Fields(Vec<(String, Box<RawValue>)>);

/// A line with its judgement.
struct Judged<'a> {
    line: &'a Line,
    judgement: Judgement,
}

fn main() -> ExitCode {
    output::finish(judge(&Arguments::parse()))
}

fn judge(arguments: &Arguments) -> Result<String, String> {
    let pairs = arguments.pairs.as_path();
    let config = arguments.settings.config();
    let name = if pairs == Path::new("-") { "standard input".to_owned() } else { pairs.display().to_string() };
    let bytes = read(pairs).map_err(|error| format!("{name}: can't be read: {error}"))?;
    let mut lines = Vec::new();
    // All lines are read before the first is judged, so that a bad one leaves nothing half-printed.
    for (place, bytes) in bytes.split(|&byte| byte == b'\n').enumerate() {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        lines.push(read_line(bytes).map_err(|problem| format!("{name}, line {}: {problem}", place + 1))?);
    }
    let mut output = String::new();
    for line in &lines {
        let judged = Judged { line, judgement: config.judge(&line.a, &line.b) };
        output += &serde_json::to_string(&judged).map_err(|error| error.to_string())?;
        output.push('\n');
    }
    Ok(output)
}

fn read(pairs: &Path) -> io::Result<Vec<u8>> {
    if pairs != Path::new("-") {
        return fs::read(pairs);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_line(bytes: &[u8]) -> Result<Line, String> {
    let text = str::from_utf8(bytes).map_err(|error| format!("is not UTF-8 text: {error}"))?;
    let fields: Fields = serde_json::from_str(text).map_err(|error| format!("is not a JSON object: {error}"))?;
    let (a, b) = (fields.text("a")?, fields.text("b")?);
    Ok(Line { fields, a, b })
}

impl Fields {
    fn text(&self, name: &str) -> Result<String, String> {
        let (_, value) = self.0.iter().find(|(field, _)| field == name).ok_or(format!("has no field {name:?}"))?;
        serde_json::from_str(value.get()).map_err(|_| format!("the field {name:?} is not a text"))
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fields, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

impl Serialize for Judged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.line.fields.0.iter().filter(|(name, _)| !ADDED.contains(&name.as_str())) {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("relation", &self.judgement.relation)?;
        map.serialize_entry("entails", &self.judgement.entails)?;
        map.serialize_entry("confidence", &self.judgement.confidence)?;
        map.serialize_entry("scores", &self.judgement.scores)?;
        map.serialize_entry("reasons", &self.judgement.reasons)?;
        map.end()
    }
}
