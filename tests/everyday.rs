//! What is found in texts that are no news: handbooks, answers, notes, specifications, letters? Each file of `tests/everyday`
//! holds a few short documents of one matter (those named `two_…` hold documents of two), with what an editor would mark.
//!
//! Hardly anything an editor would strike out may be reported; how much is found is recorded, and is little.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use expect_test::expect_file;
use gainsay::report::{ClaimRef, FindingRef};
use gainsay::{Config, Document, Relation};

/// A few documents, with the pairs of excerpts that contradict each other and that agree.
#[derive(Default)]
struct Matter {
    name: String,
    documents: Vec<Document>,
    contradictions: Vec<(String, String)>,
    agreements: Vec<(String, String)>,
}

/// Reads documents under `== id [date]`, and under `-- contradictions` and `-- agreements` a pair of excerpts a line.
fn read(path: &Path) -> Matter {
    let mut matter = Matter { name: path.file_stem().unwrap().to_string_lossy().into(), ..Matter::default() };
    let mut part = String::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        if let Some(head) = line.strip_prefix("== ") {
            let (id, date) = head.split_once(" [").unwrap_or((head, ""));
            let document = Document::new(id.trim(), "");
            let dated = !date.is_empty();
            matter.documents.push(if dated {
                document.published(date.trim_end_matches(']').parse().unwrap())
            } else {
                document
            });
            part = "document".into();
        } else if let Some(name) = line.strip_prefix("-- ") {
            part = name.into();
        } else if part == "document" {
            let text = &mut matter.documents.last_mut().unwrap().text;
            text.push_str(line);
            text.push('\n');
        } else if let Some((left, right)) = line.split_once(" | ") {
            let pair = (left.trim().to_owned(), right.split(" # ").next().unwrap().trim().to_owned());
            match &*part {
                "contradictions" => matter.contradictions.push(pair),
                "agreements" => matter.agreements.push(pair),
                _ => {}
            }
        }
    }
    matter
}

impl Matter {
    /// Which of these pairs a finding is of: an excerpt is said by the sentence that it stands in.
    fn of(&self, pairs: &[(String, String)], finding: FindingRef<'_>) -> Option<usize> {
        let says = |excerpt: &str, side: ClaimRef<'_>| {
            let document = self.documents.iter().find(|document| document.id == side.document.id);
            document.and_then(|document| document.text.find(excerpt)).is_some_and(|start| {
                let sentence = side.claim.sentence;
                sentence.start() < start + excerpt.len() && start < sentence.end()
            })
        };
        let (left, right) = (finding.left(), finding.right());
        pairs.iter().position(|(x, y)| says(x, left) && says(y, right) || says(x, right) && says(y, left))
    }

    /// What is found of what is marked, and what is reported that is not.
    fn report(&self, config: &Config, out: &mut String) {
        let report = config.compare(self.documents.clone()).unwrap();
        let mut struck = Vec::new();
        let mut found = |relation: Relation, marked: &[(String, String)], others: &[(String, String)]| {
            let mut seen: Vec<usize> = Vec::new();
            for finding in report.findings().filter(|finding| finding.relation() == relation) {
                match self.of(marked, finding) {
                    Some(pair) => seen.push(pair),
                    // Not all that agrees is marked, but nothing that contradicts agrees.
                    None if relation == Relation::Contradiction || self.of(others, finding).is_some() => {
                        struck.push(finding.to_string());
                    }
                    None => {}
                }
            }
            seen.sort_unstable();
            seen.dedup();
            format!("{} of {}", seen.len(), marked.len())
        };
        let contradictions = found(Relation::Contradiction, &self.contradictions, &[]);
        let agreements = found(Relation::Agreement, &self.agreements, &self.contradictions);
        writeln!(out, "{:20} contradictions {contradictions:>7}, agreements {agreements:>7}", self.name).unwrap();
        for finding in struck {
            writeln!(out, "  an editor would strike out: {}", finding.replace('\n', "\n    ")).unwrap();
        }
    }
}

fn matters() -> Vec<Matter> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/everyday");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

#[test]
fn what_is_found_in_everyday_texts() {
    let mut out = String::from("by default\n");
    for matter in matters() {
        matter.report(&Config::default(), &mut out);
    }
    out.push_str("\nknown to be about one matter\n");
    for matter in matters().iter().filter(|matter| !matter.name.starts_with("two_")) {
        matter.report(&Config::default().one_matter(true), &mut out);
    }
    expect_file!["golden/everyday.txt"].assert_eq(&out);
}
