//! Labelled pairs and what each set counts.

use std::error::Error;
use std::path::Path;

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Label {
    /// The first entails the second.
    Agreement,
    Contradiction,
    Neutral,
    /// Not agreement; the set does not say which of the other two.
    NotAgreement,
}

pub(crate) struct Pair {
    pub a: String,
    pub b: String,
    pub label: Label,
    pub weight: f64,
    /// Whether agreement holds in both directions.
    pub symmetric: bool,
}

/// Sets that may be fitted on, at most so many pairs of each, and how much the set counts in all. News and encyclopedia count
/// more than captions; sets made by one pattern, and the one with contradictions only, count little.
const SETS: [(&str, usize, f64); 9] = [
    ("mnli", 6000, 4000.0),
    ("fever", 7000, 3500.0),
    ("fever-symmetric", 1000, 1200.0),
    ("snli", 10_000, 2000.0),
    ("negation", 3000, 2500.0),
    ("breaking-nli", 4000, 500.0),
    ("conjnli", 1000, 500.0),
    ("equate-stresstest", 4000, 700.0),
    ("wikifactcheck", 5000, 700.0),
];

#[derive(serde::Deserialize)]
struct Line {
    a: String,
    b: String,
    label: String,
}

pub(crate) fn read(directory: &Path) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    for (set, most, weight) in SETS {
        let path = directory.join(format!("{set}.jsonl"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines: Vec<&str> = text.lines().collect();
        // Evenly over the file, which may be sorted.
        let take = most.min(lines.len());
        for at in (0..take).map(|n| n * lines.len() / take) {
            let line: Line =
                serde_json::from_str(lines[at]).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1))?;
            let label = match line.label.as_str() {
                "agreement" => Label::Agreement,
                "contradiction" => Label::Contradiction,
                "neutral" => Label::Neutral,
                "not_agreement" => Label::NotAgreement,
                other => return Err(format!("{}:{}: unknown label {other:?}", path.display(), at + 1).into()),
            };
            pairs.push(Pair { a: line.a, b: line.b, label, weight: weight / take as f64, symmetric: false });
        }
    }
    Ok(pairs)
}
