//! Does a report read well in an issue, and can its words do nothing there?
#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::{Expect, expect};
use gainsay::render::Markdown;
use gainsay::{Document, Report, compare};

#[track_caller]
fn check(report: &Report, expected: Expect) {
    expected.assert_eq(&Markdown::new().render(report));
}

fn fire(source: &str, more: &str) -> Report {
    compare([
        Document::new("courier", format!("The fire in Harwick killed 12 people on Monday.{more}"))
            .source(source)
            .published("2025-08-20".parse().unwrap()),
        Document::new("tribune", "Nine people died in Monday's Harwick fire, police said."),
    ])
    .unwrap()
}

#[test]
fn a_contradiction_shows_both_sentences() {
    check(
        &fire("Harwick Courier", ""),
        expect![[r#"
            **2 sources, 6 claims, 3 events: 1 contradiction, 0 agreements, 0 divergences**

            ## Contradictions

            ### 12 people against Nine people

            *quantity, 85% certain*

            **Harwick Courier**, 2025-08-20:
            > The fire in Harwick killed **12 people** on Monday.

            against

            **tribune**, citing police:
            > **Nine people** died in Monday's Harwick fire, police said.
        "#]],
    );
}

#[test]
fn words_of_others_stay_words() {
    check(
        &fire("[Courier](https://x.example) <b>", "\n\n# Nine people died in Monday's Harwick fire *here* ![x](y)\n"),
        expect![[r#"
            **2 sources, 9 claims, 1 event: 1 contradiction, 1 agreement, 0 divergences**

            ## Contradictions

            ### 12 people against Nine people

            *quantity, 85% certain*

            **\[Courier\](https\://x.example) \<b\>**, 2025-08-20:
            > The fire in Harwick killed **12 people** on Monday.

            against

            **tribune**, citing police:
            > **Nine people** died in Monday's Harwick fire, police said.

            ## Agreements

            ### “\# Nine people died in Monday's Harwick fire \*here\* \!\[x\](y)”

            *paraphrase, 86% certain*

            **\[Courier\](https\://x.example) \<b\>**, 2025-08-20:
            > \# **Nine people died in Monday's Harwick fire** \*here\* \!\[x\](y)

            **tribune**:
            > **Nine people died in Monday's Harwick fire**, police said.
        "#]],
    );
}

#[test]
fn copies_are_quoted_once() {
    let wire = "The fire in Harwick killed 12 people on Monday.";
    let other = "Nine people died in Monday's Harwick fire, police said.";
    let report = compare([
        Document::new("a", wire),
        Document::new("b", wire),
        Document::new("c", wire),
        Document::new("d", other),
    ])
    .unwrap();
    let shown = Markdown::new().render(&report);
    assert!(shown.contains("**a**; **b**; **c**:\n> The fire in Harwick killed **12 people** on Monday."), "{shown}");
}

#[test]
fn an_empty_report_is_one_line() {
    check(
        &compare([]).unwrap(),
        expect![[r#"
        **0 sources, 0 claims, 0 events: 0 contradictions, 0 agreements, 0 divergences**
    "#]],
    );
}
