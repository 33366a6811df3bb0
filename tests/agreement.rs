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
fn two_houses_of_a_kind_are_two() {
    check("Marit Holm bought the Dornum Hotel.", "Marit Holm bought the Sandholm Hotel.", false);
    check("Marit Holm opened a wing of Dornum Hospital.", "Marit Holm opened a wing of Sandholm Hospital.", false);
}

#[test]
fn one_prize_is_written_in_short_and_in_full() {
    let in_full = "Marit Holm, a keeper of ten years, won the club's Best Young Player Award.";
    check("Marit Holm, a keeper of ten years, won the club's BYP Award.", in_full, true);
}

#[test]
fn what_is_told_apart_by_one_word_is_not_the_same() {
    for (left, right) in [
        ("Marit Holm faces up to 20 years in prison.", "Marit Holm faces up to 30 years in prison."),
        ("Marit Holm has three prior convictions for theft.", "Marit Holm has one prior conviction for theft."),
        ("Marit Holm was hit twice in the back.", "Marit Holm was hit four times in the back."),
        ("Marit Holm is the club's president.", "Marit Holm is the club's vice president."),
        ("The attack on the fair was carried out by farmers.", "The attack on the fair was carried out by soldiers."),
        ("Marit Holm is the mayor of Dornum.", "Marit Holm is the former mayor of Dornum."),
        ("The bank lent money to the fair.", "The fair lent money to the bank."),
        ("Marit Holm is taller than Ann Lee.", "Ann Lee is taller than Marit Holm."),
        ("The ship was on its way to Dornum with grain.", "The ship was on its way from Dornum with grain."),
        ("The judge ruled in favour of Marit Holm.", "The judge ruled against Marit Holm."),
        ("Velmora plans to close the school in Dornum.", "Velmora plans to close the library in Dornum."),
        ("The mother of the suspect spoke to reporters.", "The mother of the victim spoke to reporters."),
        ("Marit Holm lives half a mile from the fair.", "Marit Holm lives a mile and a half from the fair."),
    ] {
        check(left, right, false);
        check(left, left, true);
    }
}

#[test]
fn a_list_is_the_same_in_any_order() {
    check(
        "English and Norse climbers fell in the Dornum hills.",
        "Norse, English climbers fell in the Dornum hills.",
        true,
    );
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

#[test]
fn what_two_count_alike_is_told_by_both() {
    check(
        "Her patients include settlers from Norland and Dornum, who are a third of the people of Velmora.",
        "Settlers from Norland and Dornum make up a third of the people of the Velmora valley.",
        true,
    );
}

#[test]
fn what_is_considered_must_be_met_too() {
    check(
        "Norland and Dornum are considering sending engineers to the bridge.",
        "Among them are Harwick and Norland, while Dornum is still thinking about it.",
        false,
    );
}

#[test]
fn who_told_it_has_not_proposed_it() {
    check(
        "Norland proposed the Velmora treaty in April, and Dornum supported it.",
        "Norland turned down the Velmora treaty because it gave Dornum a veto over any help, a clerk told the Courier.",
        false,
    );
}

#[test]
fn one_age_is_not_one_fact() {
    check(
        "Marit Holm, 48, was dismissed by the board of the Velmora museum on Friday.",
        "Holm, 48, played the violin for eleven seasons and won a prize.",
        false,
    );
}

/// The words of both sides of what two reports agree on.
#[track_caller]
fn check_words(left: &str, right: &str, expected: &[(&str, &str)]) {
    let report = compare([Document::new("left", left), Document::new("right", right)]).expect("ids differ");
    let found: Vec<_> = report
        .agreements()
        .map(|finding| (finding.left().claim.text.clone(), finding.right().claim.text.clone()))
        .collect();
    let found: Vec<_> = found.iter().map(|(left, right)| (left.as_str(), right.as_str())).collect();
    assert_eq!(found, expected, "{left:?} beside {right:?}");
}

#[test]
fn an_agreement_is_shown_once_with_the_fullest_clauses() {
    check_words(
        "Decisions of this kind are never easy, and this one was hard because of the great respect we have for Marit Holm.",
        "Decisions of this kind are never easy, and this one was hard because of the great respect we have for Marit Holm.",
        &[(
            "Decisions of this kind are never easy, and this one was hard because of the great respect we have for Marit Holm.",
            "Decisions of this kind are never easy, and this one was hard because of the great respect we have for Marit Holm.",
        )],
    );
}
