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

/// Sets that may be fitted on, at most so many pairs of each, and how much the set counts in all.
pub(crate) type Sets = &'static [(&'static str, usize, f64)];

/// For claims of documents: news and encyclopedia count more than captions; sets made by one pattern, and the one with
/// contradictions only, count little.
pub(crate) const FOR_CLAIMS: Sets = &[
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

/// For two texts: what people wrote to follow from a text or to contradict it counts most. Pairs that differ in one word and
/// are nearly all contradictions teach that another word is a contradiction, which it is not elsewhere.
pub(crate) const FOR_TEXTS: Sets = &[
    ("mnli", 6000, 6000.0),
    ("fever", 7000, 2500.0),
    ("fever-symmetric", 1000, 1500.0),
    ("snli", 10_000, 800.0),
    ("negation", 3000, 4500.0),
    ("breaking-nli", 4000, 300.0),
    ("conjnli", 1000, 900.0),
    ("equate-stresstest", 8000, 900.0),
    ("equate-redditnli", 1000, 200.0),
];

#[derive(serde::Deserialize)]
struct Line {
    a: String,
    b: String,
    label: String,
}

pub(crate) fn read(directory: &Path, sets: Sets) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    for &(set, most, weight) in sets {
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
