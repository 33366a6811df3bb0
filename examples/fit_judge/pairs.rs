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
    /// Where it is from.
    pub set: &'static str,
    pub a: String,
    pub b: String,
    pub label: Label,
    pub weight: Counts,
    /// Whether agreement holds in both directions.
    pub symmetric: bool,
}

/// How much something counts for entailment and for contradiction.
#[derive(Copy, Clone)]
pub(crate) struct Counts {
    pub entailment: f64,
    pub contradiction: f64,
}

impl Counts {
    /// For each of so many.
    pub(crate) fn each(self, of: usize) -> Counts {
        let of = of.max(1) as f64;
        Counts { entailment: self.entailment / of, contradiction: self.contradiction / of }
    }
}

/// As much for entailment as for contradiction.
pub(crate) const fn both(count: f64) -> Counts {
    Counts { entailment: count, contradiction: count }
}

/// Sets that may be fitted on, at most so many pairs of each, and how much the set counts in all.
pub(crate) type Sets = &'static [(&'static str, usize, Counts)];

/// For claims of documents: news and encyclopedia count more than captions; sets made by one pattern, and the one with
/// contradictions only, count little.
pub(crate) const FOR_CLAIMS: Sets = &[
    ("mnli", 6000, both(4000.0)),
    ("fever", 7000, both(3500.0)),
    ("fever-symmetric", 1000, both(1200.0)),
    ("snli", 10_000, both(2000.0)),
    ("negation", 3000, both(2500.0)),
    ("breaking-nli", 4000, both(500.0)),
    ("conjnli", 1000, both(500.0)),
    ("equate-stresstest", 4000, both(700.0)),
    ("wikifactcheck", 5000, both(700.0)),
];

/// For two texts: what people wrote to follow from a text or to contradict it counts most. Pairs that differ in one word and
/// are nearly all contradictions teach that another word is a contradiction, and captions that "a boy" and "a girl" are one
/// person; elsewhere that is wrong more often than right, so that of contradiction they tell little.
pub(crate) const FOR_TEXTS: Sets = &[
    ("mnli", 6000, both(6000.0)),
    ("fever", 7000, both(2500.0)),
    ("fever-symmetric", 1000, both(1500.0)),
    ("snli", 10_000, Counts { entailment: 800.0, contradiction: 300.0 }),
    ("negation", 3000, both(4500.0)),
    ("breaking-nli", 4000, Counts { entailment: 300.0, contradiction: 100.0 }),
    ("conjnli", 1000, both(900.0)),
    ("equate-stresstest", 8000, both(900.0)),
    ("equate-redditnli", 1000, both(200.0)),
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
            pairs.push(Pair { set, a: line.a, b: line.b, label, weight: weight.each(take), symmetric: false });
        }
    }
    Ok(pairs)
}
