//! How often is a short name, a pronoun or a description laid to the right name?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use gainsay::analysis::{Name, Reference};
use gainsay::{Document, Span, analyze};

/// What is asked of one sort of mention: sort, least precision of those resolved, least coverage of those that have a name.
///
/// Each bound lies a little beneath what is reached, so that a change for the worse is seen.
const BOUNDS: [(&str, f64, f64); 3] = [("short", 0.98, 0.95), ("pronoun", 0.9, 0.5), ("description", 0.9, 0.55)];

/// One mention, marked by reading.
struct Case {
    document: String,
    mention: Span,
    sort: String,
    /// An earlier name of the same thing; none where the mention stands for nothing that is named before it.
    name: Option<Span>,
}

#[derive(Default)]
struct Count {
    right: u32,
    resolved: u32,
    named: u32,
}

#[test]
fn mentions_are_laid_to_the_right_name() {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !documents.join("stories").is_dir() {
        println!("skipped: the documents these offsets belong to are not beside the crate");
        return;
    }
    let mut texts: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for case in cases() {
        let names = texts.entry(case.document.clone()).or_insert_with(|| {
            let text = fs::read_to_string(documents.join(&case.document)).expect("a listed document can be read");
            analyze(&Document::new("document", text)).names
        });
        let found = resolved(names, &case);
        let right = found == Some(true);
        let count = counts.entry(case.sort.clone()).or_default();
        count.resolved += u32::from(found.is_some());
        count.named += u32::from(case.name.is_some());
        count.right += u32::from(right);
        if found.is_some() && !right {
            println!("wrong: {}\t{}\t{}\t{}", case.document, case.mention.start(), case.mention.end(), case.sort);
        } else if found.is_none() && case.name.is_some() {
            println!("left: {}\t{}\t{}\t{}", case.document, case.mention.start(), case.mention.end(), case.sort);
        }
    }
    for (sort, least_precision, least_coverage) in BOUNDS {
        let count = &counts[sort];
        let precision = f64::from(count.right) / f64::from(count.resolved.max(1));
        let coverage = f64::from(count.right) / f64::from(count.named.max(1));
        println!(
            "{sort}: precision {precision:.3} ({} of {} resolved), coverage {coverage:.3} (of {})",
            count.right, count.resolved, count.named
        );
        assert!(least_precision <= precision && least_coverage <= coverage, "{sort}");
    }
}

/// Whether the mention is laid to the right name; `None` if it is laid to no earlier name.
fn resolved(names: &[Name], case: &Case) -> Option<bool> {
    let mention = names.iter().filter(|name| name.span.overlaps(case.mention)).max_by_key(|name| name.span.end())?;
    let mut earlier = names
        .iter()
        .filter(|name| name.chain == mention.chain && name.reference == Reference::Name)
        .filter(|name| name.span.end() <= case.mention.start())
        .peekable();
    earlier.peek()?;
    Some(earlier.any(|name| case.name.is_some_and(|wanted| name.span.overlaps(wanted))))
}

fn cases() -> impl Iterator<Item = Case> {
    include_str!("coreference.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [document, start, end, sort, name_start, name_end] = fields[..] else { panic!("six fields: {line}") };
        let offset = |field: &str| field.parse::<usize>().expect("an offset is a number");
        Case {
            document: document.to_owned(),
            mention: Span::new(offset(start), offset(end)),
            sort: sort.to_owned(),
            name: (name_start != "-").then(|| Span::new(offset(name_start), offset(name_end))),
        }
    })
}
