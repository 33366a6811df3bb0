//! Which numbers of Recognizers-Text's specifications are read right? `cargo run --release --example eval_numbers -- FOLDER`.
//!
//! FOLDER holds `recognizers-number/*.json` and `recognizers-units/*.json` (Microsoft Recognizers-Text, MIT). The library
//! reads running prose; which cases are none is decided by the rules of `scope.rs`, from the case alone and never from
//! what the library makes of it. Cases left out are counted under their rule, and how many of them are right all the same.

#[path = "../common/output.rs"]
mod output;
mod scope;
mod spec;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use gainsay::Lexicon;
use scope::Rule;
use spec::{Case, Family};

/// Scores the reading of numbers, a line for each file of cases and one for each rule by which cases are left out.
#[derive(Parser)]
#[command(name = "eval_numbers")]
struct Arguments {
    /// The folder that holds recognizers-number and recognizers-units
    folder: PathBuf,
    /// Print each wrong case: those in scope, or all
    #[arg(long)]
    errors: bool,
    /// With --errors, print those left out too
    #[arg(long)]
    all: bool,
}

/// How many cases there are, and how many of them are read right.
#[derive(Copy, Clone, Default)]
struct Share {
    cases: usize,
    right: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.cases += 1;
        self.right += usize::from(right);
    }

    fn line(self, name: &str) -> String {
        let share = 100.0 * self.right as f64 / self.cases.max(1) as f64;
        format!("{name:<44} {:>5} {:>5}  {share:>5.1} %", self.cases, self.right)
    }
}

fn main() -> ExitCode {
    output::finish(score(&Arguments::parse()))
}

fn score(arguments: &Arguments) -> Result<String, String> {
    let lexicon = Lexicon::english();
    let mut rules: BTreeMap<Rule, Share> = BTreeMap::new();
    let mut total = Share::default();
    let mut lines = vec![format!("{:<44} {:>5} {:>5}", "file", "cases", "right")];
    for file in files(&arguments.folder)? {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let family = Family::of(name).ok_or_else(|| format!("{name} is no known file of cases"))?;
        let mut share = Share::default();
        for case in Case::read(&file)? {
            let left_out = scope::left_out(&case);
            let (right, found) = spec::judge(&lexicon, family, &case, left_out.is_none());
            match left_out {
                Some(rule) => rules.entry(rule).or_default().add(right),
                None => share.add(right),
            }
            if !right && arguments.errors && (left_out.is_none() || arguments.all) {
                let mark = if left_out.is_some() { "(left out) " } else { "" };
                lines.push(format!("  {mark}{:?}\n      {}\n      {found}", case.input, case.expectation()));
            }
        }
        lines.push(share.line(name));
        (total.cases, total.right) = (total.cases + share.cases, total.right + share.right);
    }
    lines.push(format!("{}\n\nleft out, by rule", total.line("all")));
    lines.extend(rules.into_iter().map(|(rule, share)| share.line(rule.name())));
    Ok(lines.join("\n") + "\n")
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for part in ["recognizers-number", "recognizers-units"] {
        let folder = folder.join(part);
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        files.extend(
            entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "json")),
        );
    }
    files.sort();
    Ok(files)
}
