//! What do two reports agree on?

use gainsay::{Document, Relation, compare};

/// Whether two reports agree on anything.
#[track_caller]
fn check(left: &str, right: &str, agrees: bool) {
    let report = compare([Document::new("left", left), Document::new("right", right)]).expect("ids differ");
    let found: Vec<_> = report.findings.iter().filter(|finding| finding.relation == Relation::Agreement).collect();
    assert_eq!(!found.is_empty(), agrees, "{left:?} beside {right:?}: {found:#?}");
}

#[test]
fn a_deed_may_be_told_with_its_noun() {
    check(
        "Marit Holm was presented as the host of the Velmora book fair.",
        "Marit Holm will host the Velmora book fair.",
        true,
    );
}

#[test]
fn other_deeds_with_one_thing_are_two() {
    check("Marit Holm founded the Velmora book fair.", "Marit Holm closed the Velmora book fair.", false);
}

#[test]
fn who_is_named_in_full_is_not_another_one() {
    check("Holm founded the Velmora book fair in 1990.", "Marit Holm founded the Velmora book fair in 1990.", true);
}

#[test]
fn the_mayors_of_two_towns_did_two_things() {
    check("The mayor of Harwick opened the new tram depot.", "The mayor of Dornum opened the new tram depot.", false);
}

#[test]
fn the_fifth_fair_is_not_the_ninth() {
    check("Marit Holm hosted the 5th Velmora book fair.", "Marit Holm hosted the 9th Velmora book fair.", false);
}

#[test]
fn whoever_is_meant_by_a_pronoun_the_rest_may_be_told_again() {
    check(
        "They were flown to a clinic in northern Dornum with broken ribs.",
        "The climbers were flown to a clinic in northern Dornum with broken ribs.",
        true,
    );
}

#[test]
fn what_happened_meets_what_happened_with_time_and_place() {
    check(
        "Two masked robbers stole a painting from the Velmora museum.",
        "Two masked robbers stole a painting from the Velmora museum on Sunday at about half past two in the morning, \
         while visitors slept in a hotel across the harbour bridge.",
        true,
    );
}

#[test]
fn a_share_in_the_paying_is_no_seat_at_the_table() {
    check(
        "Norland should be among those paying for the bridge.",
        "Talks about the bridge must include Norland.",
        false,
    );
}

#[test]
fn a_question_that_was_asked_is_reported_by_two() {
    check(
        "A student shouted: “Do you fully support the Holm plan?”",
        "“Do you fully support the Holm plan?” the student asked.",
        true,
    );
}
