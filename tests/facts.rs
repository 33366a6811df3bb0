//! Are two plain sentences understood as a reader would, by `judge` and as two documents?

use gainsay::{Config, Document, Relation, compare, judge};

/// The pairs of `facts.tsv` with this label.
fn pairs(label: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("facts.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| {
        let mut fields = line.split('\t');
        (fields.next()? == label).then(|| Some((fields.next()?, fields.next()?)))?
    })
}

/// The relations found between two documents, by default and if they are said to be about one matter.
fn told(a: &str, b: &str) -> [Vec<Relation>; 2] {
    let documents = || [Document::new("a", a), Document::new("b", b)];
    let reports = [compare(documents()), Config::default().one_matter(true).compare(documents())];
    reports.map(|report| {
        let report = report.expect("two short documents are compared");
        report.findings().map(|finding| finding.relation()).collect()
    })
}

#[test]
fn what_cannot_both_be_so_contradicts() {
    for (a, b) in pairs("clash") {
        assert_eq!(judge(a, b).relation, Relation::Contradiction, "{a} | {b}");
        for found in told(a, b) {
            assert!(found.contains(&Relation::Contradiction), "{a} | {b}: {found:?}");
        }
    }
    assert!(pairs("clash").count() >= 30);
}

#[test]
fn what_may_both_be_so_does_not() {
    for (a, b) in pairs("both") {
        assert_ne!(judge(a, b).relation, Relation::Contradiction, "{a} | {b}");
        for found in told(a, b) {
            assert!(!found.contains(&Relation::Contradiction), "{a} | {b}: {found:?}");
        }
    }
    assert!(pairs("both").count() >= 60);
}

#[test]
fn what_says_the_same_agrees() {
    for (a, b) in pairs("same") {
        assert_ne!(judge(a, b).relation, Relation::Contradiction, "{a} | {b}");
        for found in told(a, b) {
            assert!(found.contains(&Relation::Agreement), "{a} | {b}: {found:?}");
        }
    }
    assert!(pairs("same").count() >= 15);
}
