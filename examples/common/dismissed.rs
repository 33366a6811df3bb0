//! Which findings has a reader struck out? By their words, so that they stay out when numbers and places change.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gainsay::Report;

/// Takes out the findings whose two claims stand in one paragraph of the file, each on a line of its own: the words of
/// the claim or of its sentence, as any report shows them. Lines that begin with `#` are remarks.
///
/// # Errors
/// If the file can't be read, or where a paragraph has but one line.
pub(crate) fn strike_out(report: &mut Report, file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: can't be read: {error}", file.display()))?;
    let paragraphs = paragraphs(&text).map_err(|problem| format!("{}: {problem}", file.display()))?;

    let texts: BTreeMap<_, &str> =
        report.documents.iter().filter_map(|document| Some((&document.id, document.text.as_deref()?))).collect();
    let mut named: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
    for claim in &report.claims {
        let sentence = texts.get(&claim.document).and_then(|text| claim.sentence.of(text)).unwrap_or_default();
        for words in [claim.text.as_str(), sentence] {
            let found = paragraphs.get(&one_line(words)).into_iter().flatten();
            named.entry(claim.id.clone()).or_default().extend(found);
        }
    }
    report.findings.retain(|finding| match (named.get(&finding.left), named.get(&finding.right)) {
        (Some(left), Some(right)) => left.is_disjoint(right),
        _ => true,
    });
    Ok(())
}

/// For each line the numbers of the paragraphs it stands in.
fn paragraphs(text: &str) -> Result<BTreeMap<String, BTreeSet<usize>>, String> {
    let mut known: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let (mut paragraph, mut lines) = (0, 0);
    // The blank line at the end closes the last paragraph.
    for (number, line) in text.lines().chain([""]).enumerate() {
        let line = one_line(line);
        if line.starts_with('#') {
            continue;
        }
        if !line.is_empty() {
            known.entry(line).or_default().insert(paragraph);
            lines += 1;
        } else if lines == 1 {
            return Err(format!("line {number}: a claim alone; what it is not to be held against belongs below it"));
        } else {
            (paragraph, lines) = (paragraph + 1, 0);
        }
    }
    Ok(known)
}

/// The words with single blanks between them.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
