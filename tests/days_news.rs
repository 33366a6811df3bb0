//! Reports that have only their form in common do not contradict each other, nor does what changes in the meantime.

use gainsay::{Document, Relation, compare};

#[track_caller]
fn check(documents: &[(&str, &str)], expected: &[&str]) {
    let documents = documents.iter().enumerate().map(|(at, (published, text))| {
        let document = Document::new(format!("{at}"), *text);
        match published.parse() {
            Ok(published) => document.published(published),
            Err(_) => document,
        }
    });
    let report = compare(documents).expect("ids differ");
    let found: Vec<String> = report.contradictions().map(|finding| finding.to_string()).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.contains(expected), "{found}");
    }
}

const MILLS: &str = "Dornum Mills Inc. said third-quarter net income rose 12 percent to $41 million.\n\
    The Dornum maker of flour said sales rose 6 percent to $1.45 billion from $1.37 billion.\n\
    Sales rose 6 percent to $1.45 billion. The company earned $41 million, or 92 cents a share.";
const TOOLS: &str = "Velmora Tool Corp. said third-quarter net income rose 30 percent to $18 million.\n\
    The Velmora maker of drills said sales rose 9 percent to $610 million from $560 million.\n\
    Sales rose 9 percent to $610 million. The company earned $18 million, or 15 cents a share.";

#[test]
fn two_companies_may_earn_two_sums() {
    check(&[("2021-10-20", MILLS), ("2021-10-20", TOOLS)], &[]);
}

#[test]
fn one_company_earns_one_sum() {
    let other = MILLS.replace("6 percent to $1.45 billion", "8 percent to $1.48 billion");
    let report = compare([Document::new("a", MILLS), Document::new("b", other)]).expect("ids differ");
    assert!(report.contradictions().next().is_some());
}

#[test]
fn a_toll_that_is_told_weeks_later_is_corrected() {
    let (first, later) =
        ("The blast in Harwick killed 253 people on 7 August.", "The blast in Harwick on 7 August killed 247 people.");
    check(&[("1998-08-08", first), ("1998-08-08", later)], &["253"]);
    check(&[("1998-08-08", first), ("1998-09-21", later)], &[]);
}

#[test]
fn who_wants_a_thing_may_want_it_no_longer() {
    let (one, other) = (
        "Mayor Ann Lee wants to sell the port of Harwick.",
        "Mayor Ann Lee does not want to sell the port of Harwick.",
    );
    check(&[("2021-03-01", one), ("2021-03-02", other)], &[]);
    check(&[("", one), ("", other)], &["not want"]);
    check(&[("2021-03-01", one), ("2021-07-01", other)], &[]);
}

#[test]
fn others_are_counted_beside_who_is_named() {
    let (all, others) = (
        "Eleven people died when the ferry Gannet sank off Harwick.",
        "The captain and ten other people died when the ferry Gannet sank off Harwick.",
    );
    check(&[("", all), ("", others)], &[]);
}

#[test]
fn some_of_the_dead_are_of_one_nation() {
    let (all, some) = (
        "The blast at the embassy in Harwick killed 40 people.",
        "The blast at the embassy in Harwick killed five French people.",
    );
    check(&[("", all), ("", some)], &[]);
}

#[test]
fn a_former_candidate_still_holds_his_office() {
    let (former, sitting) = (
        "Former presidential candidate Sen. Ann Lee opened the port of Harwick.",
        "Harwick Sen. Ann Lee opened the port of Harwick.",
    );
    check(&[("", former), ("", sitting)], &[]);
}

#[test]
fn two_companies_agree_on_nothing() {
    let report = compare([Document::new("a", MILLS), Document::new("b", TOOLS)]).expect("ids differ");
    let agreements = report.findings().filter(|finding| finding.relation() == Relation::Agreement);
    assert_eq!(agreements.map(|finding| finding.to_string()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_sum_without_end_is_compared_in_time() {
    let digits = "9".repeat(400);
    let (one, other) = (
        format!("Harwick United signed Ann Lee to a ${digits} contract on Monday."),
        "Harwick United signed Ann Lee to a $80 million contract on Monday.".to_owned(),
    );
    let report = compare([Document::new("a", one), Document::new("b", other)]).expect("ids differ");
    assert_eq!(report.documents.len(), 2);
}
