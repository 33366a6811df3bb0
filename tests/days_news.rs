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

/// How often two reports agree.
#[track_caller]
fn check_agreements(one: &str, other: &str, expected: usize) {
    let report = compare([Document::new("a", one), Document::new("b", other)]).expect("ids differ");
    let found = report.findings().filter(|finding| finding.relation() == Relation::Agreement);
    let found: Vec<String> = found.map(|finding| finding.to_string()).collect();
    assert_eq!(found.len(), expected, "{found:#?}");
}

#[test]
fn two_companies_agree_on_nothing() {
    check_agreements(MILLS, TOOLS, 0);
}

/// How often two stories agree that have one sentence each for what is asked.
#[track_caller]
fn check_portraits(of_her: &str, of_him: &str, expected: usize) {
    let hers = "Ina Codem will lead the choir of Harwick from May.\nShe was a nurse for a decade.";
    let his = "Tom Vell bought the ferry of Sandholm for a pound.\nHe wants to paint it green and to hire a cook.";
    let hers = format!("{hers}\n{of_her}\nThe choir sings on Sundays.");
    check_agreements(&hers, &format!("{his}\n{of_him}\nThe ferry sails at noon."), expected);
}

#[test]
fn two_stories_agree_on_what_names_one_thing() {
    let (burned, burned_down) = (
        "The Dornum Mill burned down in 2019 and was never rebuilt.",
        "In 2019 the Dornum Mill burned down and was never rebuilt.",
    );
    check_portraits(burned, burned_down, 1);
}

#[test]
fn what_is_said_of_two_is_said_of_whoever_the_sentence_names() {
    check_portraits(
        "Ina Codem grew up in Merrow, where the mill still matters.",
        "Tom Vell grew up in Velmora, where the mill still matters.",
        0,
    );
}

#[test]
fn what_is_told_of_two_years_is_no_one_deed() {
    check_portraits(
        "A bus carrying workers of the Dornum Mill overturned near Harwick in 2019, and she saved three of them.",
        "A bus carrying workers of the Dornum Mill overturned near the pier in 2016, and nobody was hurt.",
        0,
    );
}

#[test]
fn two_shootings_agree_on_nothing_that_all_have() {
    let harwick = "HARWICK -- A man was shot in a car on Wednesday night, Harwick police said.\n\
        When police arrived, the man was found in the car.\nThe motive for the shooting remains unknown.";
    let dornum = "DORNUM -- A boy was shot in a kitchen on Sunday morning, Dornum police said.\n\
        When officers arrived, the boy was found in the kitchen.\nA motive for the shooting is unknown.";
    check_agreements(harwick, dornum, 0);
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
