//! Do the promises hold that DESIGN.md calls invariants? Those of one layer alone are tested there.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "common/spans.rs"]
mod spans;
#[path = "common/story.rs"]
mod story;

use std::collections::BTreeMap;

use gainsay::judge::Entails;
use gainsay::{Config, Document, DocumentId, Judgement, Matcher, Relation, Report, analyze, claims, compare, judge};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use spans::{check_document, check_judgement, check_report};
use story::example_story;

/// What small documents are made of: sentences that agree, clash, hedge, attribute, update and repeat.
const SENTENCES: &[&str] = &[
    "The fire in Harwick killed 12 people on Monday.",
    "Nine people died in Monday's Harwick fire, police said.",
    "At least 12 people were killed when a fire broke out in Harwick.",
    "“Nobody was killed in Harwick,” Mayor Ada Quill said.",
    "Mayor Ada Quill resigned on Tuesday.",
    "The mayor did not resign.",
    "Ada Quill denied that she had resigned.",
    "The mayor may resign later this week, according to the Harwick Post.",
    "The council approved the budget of $3.5 million.",
    "The council rejected the budget.",
    "The council's budget of 3,500,000 dollars was approved on 20 August 2025.",
    "Ukraine proposed the draft in April 2022, and Moscow agreed to it.",
    "russia proposed the draft in april 2022.",
    "Kyiv rejected the draft, Sergei Lavrov said.",
    "According to Sergey Lavrov, Ukraine did not reject the draft.",
    "American troops will not be sent to Ukraine.",
    "US soldiers could be sent to Ukraine as trainers.",
    "Velmora bought Tarn Foods for 40 million euros.",
    "Tarn Foods bought Velmora.",
    "Share on: Facebook | X | Email",
    "A fire\nHarwick: 12 dead",
    "Zoë Straße said: ‘Das ist falsch.’",
    "12 20 2022 Monday, Tuesday.",
];

/// A text that fits what the sentences above speak of, or nothing.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(SENTENCES), 0..5).prop_map(|sentences| sentences.join(" "))
}

fn document() -> impl Strategy<Value = Document> {
    let published = prop::option::of(select(&["2022-04-30", "2025-08-20", "2025-08-21T09:30:00Z"]));
    (select(&["a", "b", "c", "d"]), text(), published).prop_map(|(id, text, published)| {
        let document = Document::new(id, text);
        match published {
            Some(date) => document.published(date.parse().unwrap()),
            None => document,
        }
    })
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

/// Takes `document` as a change: a new one, or one in the place of the one with its id.
fn put(matcher: &mut Matcher, known: bool, document: Document) -> gainsay::Change {
    let change = if known { matcher.replace(document) } else { matcher.insert(document) };
    change.expect("a document is inserted once and replaced when it is there")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    /// Invariant 4.
    #[test]
    fn a_report_is_a_function_of_the_set_of_documents(
        steps in prop::collection::vec((document(), 0u8..4), 1..9),
        order in prop::collection::vec(any::<Index>(), 4),
    ) {
        let mut matcher = Matcher::new(Config::default());
        let mut there: BTreeMap<DocumentId, Document> = BTreeMap::new();
        let mut findings = 0;
        for (document, step) in steps {
            let id = document.id.clone();
            let known = there.contains_key(&id);
            let change = match (step, known) {
                (0, true) => {
                    there.remove(&id);
                    matcher.remove(&id).unwrap()
                }
                (0, false) => {
                    prop_assert!(matcher.remove(&id).unwrap_err().is_unknown_document());
                    continue;
                }
                _ => {
                    there.insert(id, document.clone());
                    put(&mut matcher, known, document)
                }
            };
            // What a change tells is what the report gained and lost.
            findings = findings + change.added.len() - change.withdrawn.len();
            prop_assert_eq!(findings, matcher.report().findings.len());
        }
        let mut left: Vec<Document> = there.into_values().collect();
        let in_order = compare(left.clone()).unwrap();
        let mut shuffled = Vec::new();
        for index in order.iter().take(left.len()) {
            shuffled.push(left.swap_remove(index.index(left.len())));
        }
        let written = json(&in_order);
        prop_assert_eq!(&json(&compare(shuffled).unwrap()), &written);
        prop_assert_eq!(&json(&matcher.report()), &written);
        check_report(&in_order);
        prop_assert_eq!(serde_json::from_str::<Report>(&written).unwrap(), in_order);
    }

    /// Invariant 5.
    #[test]
    fn a_judgement_of_two_texts_is_mirrored(a in text(), b in text()) {
        check_mirrored(&a, &b);
    }
}

/// Holds `judge(a, b)` beside `judge(b, a)`.
#[track_caller]
fn check_mirrored(a: &str, b: &str) {
    let (there, back) = (judge(a, b), judge(b, a));
    check_judgement(a, b, &there);
    check_judgement(b, a, &back);
    assert_eq!((there.relation, there.confidence), (back.relation, back.confidence), "{a:?} {b:?}");
    assert_eq!(there.entails, back.entails.map(turned));
    let (s, t) = (there.scores, back.scores);
    assert_eq!(
        [s.agreement, s.forward, s.backward, s.contradiction, s.overlap],
        [t.agreement, t.backward, t.forward, t.contradiction, t.overlap],
    );
    assert_eq!(there.reasons.len(), back.reasons.len());
    for (one, other) in there.reasons.iter().zip(&back.reasons) {
        assert_eq!((one.kind, &one.left, &one.right), (other.kind, &other.right, &other.left));
    }
    // A note says the same of the left and the right words, or the same of the same words.
    let same = |turned: bool| {
        let notes = |judgement: &Judgement, turned| -> Vec<String> {
            judgement.reasons.iter().map(|reason| pattern(reason, turned)).collect()
        };
        notes(&there, false) == notes(&back, turned)
    };
    assert!(same(false) || same(true), "{:?} is not mirrored by {:?}", there.reasons, back.reasons);
}

fn turned(entails: Entails) -> Entails {
    match entails {
        Entails::Both => Entails::Both,
        Entails::Left => Entails::Right,
        Entails::Right => Entails::Left,
    }
}

/// A reason's note with its left and right words replaced by signs, the longer first as it may hold the shorter.
fn pattern(reason: &gainsay::judge::Reason, turned: bool) -> String {
    let (left, right) = if turned { ("<right>", "<left>") } else { ("<left>", "<right>") };
    let mut words = [(reason.left.text.as_str(), left), (reason.right.text.as_str(), right)];
    words.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    if words[0].0 == words[1].0 {
        return reason.note.clone();
    }
    let words = words.iter().filter(|(text, _)| !text.is_empty());
    words.fold(reason.note.clone(), |note, (text, sign)| note.replace(&as_noted(text), sign))
}

/// Words as a note shows them: long ones cut, with a sign of it.
fn as_noted(text: &str) -> String {
    const MOST: usize = 60;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", words[..cut].trim_end()),
        None => words,
    }
}

#[test]
fn each_two_sentences_are_judged_alike_from_either_side() {
    for (at, a) in SENTENCES.iter().enumerate() {
        for b in &SENTENCES[..=at] {
            check_mirrored(a, b);
        }
    }
}

#[test]
fn two_articles_are_judged_alike_from_either_side() {
    let story = example_story();
    for (one, next) in story.iter().zip(&story[1..]) {
        check_mirrored(&one.text, &next.text);
    }
}

#[test]
fn the_example_story_gives_one_report_in_any_order() {
    let story = example_story();
    let report = compare(story.clone()).unwrap();
    check_report(&report);
    let written = json(&report);
    let mut turned = story.clone();
    turned.reverse();
    assert_eq!(json(&compare(turned).unwrap()), written);

    // Another way there: a detour for each document, the last ones first.
    let mut matcher = Matcher::new(Config::default());
    for (at, document) in story.iter().enumerate().rev() {
        let other = &story[(at + 2) % story.len()];
        put(&mut matcher, false, Document::new(document.id.clone(), other.text.clone()));
    }
    matcher.insert(Document::new("passing", SENTENCES.join(" "))).unwrap();
    for document in &story {
        put(&mut matcher, true, document.clone());
    }
    matcher.remove(&"passing".into()).unwrap();
    assert_eq!(json(&matcher.report()), written);
}

/// Invariant 2, as far as it can be counted: twice the text holds twice as much of everything.
#[test]
fn what_is_found_grows_with_the_text_and_no_faster() {
    let counts = |text: String| {
        let document = Document::new("long", text).published("2025-08-21".parse().unwrap());
        let (analysis, claims) = (analyze(&document), claims(&document));
        check_document(&document, &analysis, &claims);
        let holders = claims.iter().map(|claim| claim.attribution.len()).sum();
        let content = analysis.attributions.iter().map(|attribution| attribution.content.len()).sum();
        let found = [analysis.sentences.len(), analysis.quantities.len(), analysis.times.len(), analysis.names.len()];
        [analysis.tokens.len(), claims.len(), holders, content].into_iter().chain(found).collect::<Vec<usize>>()
    };
    let story: Vec<String> = example_story().into_iter().map(|document| document.text).collect();
    let piece = |words: &str| words.repeat(40);
    let others =
        ["Russia, ", "he said that ", "“he said ", "( ", "12 of ", "in April and ", "\n• 3 ", "Mr. Q. "].map(piece);
    let sentence = SENTENCES.join(" and ").replace(['.', '\n'], "");
    for text in [story.join("\n\n"), others.join("\n\n"), sentence].into_iter().chain(others) {
        let (once, twice) = (counts(text.clone() + "\n\n"), counts((text + "\n\n").repeat(2)));
        for (one, two) in once.iter().zip(&twice) {
            assert!(*two <= 2 * one + 8, "{once:?} became {twice:?}");
        }
    }
}

/// Invariant 2 for the comparison: claims that are alike, or all much alike, meet each a bounded number of others.
#[test]
fn no_common_word_makes_every_claim_meet_every_other() {
    let config = Config::default().neighbours(8);
    let counted = |n: usize| format!("The fire in Harwick killed {n} people on Monday. ");
    let repeated = |n: usize| format!("{} ", SENTENCES[8 + n % 2]);
    for sentence in [&counted as &dyn Fn(usize) -> String, &repeated] {
        let document = Document::new("long", (2..82).map(sentence).collect::<String>());
        let report = config.compare([document]).unwrap();
        assert!(report.findings.len() <= 8 * report.claims.len(), "{} findings", report.findings.len());
    }
    let document = |n: usize| Document::new(format!("{n:02}"), format!("{} {}", SENTENCES[8], SENTENCES[9]));
    let report = config.compare((0..60).map(document)).unwrap();
    assert!(report.findings.len() <= 2 * 8 * report.claims.len(), "{} findings", report.findings.len());
    assert!(report.omitted.candidates > 0);
}

/// Invariant 7.
#[test]
fn a_contradiction_names_words_on_both_sides() {
    let mut reports = vec![compare(example_story()).unwrap()];
    let one_each = SENTENCES.iter().enumerate().map(|(at, text)| Document::new(format!("{at:02}"), *text));
    reports.push(compare(one_each).unwrap());
    for report in &reports {
        assert!(report.contradictions().count() > 0);
        for finding in report.contradictions() {
            let named = |reason: &gainsay::judge::Reason| !reason.left.text.is_empty() && !reason.right.text.is_empty();
            assert!(finding.reasons().iter().any(named), "{finding}");
        }
    }
    for a in SENTENCES {
        for judgement in SENTENCES.iter().map(|b| judge(a, b)) {
            assert!(judgement.relation != Relation::Contradiction || !judgement.reasons.is_empty());
        }
    }
}

/// Invariant 8.
#[test]
fn a_verbatim_copy_is_no_independent_source_and_silences_nothing() {
    let mut story = example_story();
    let plain = compare(story.clone()).unwrap();
    let copied = story[0].clone();
    story.push(Document::new("zz-copy", copied.text));
    let report = compare(story).unwrap();
    check_report(&report);

    for finding in &plain.findings {
        let kept = |other: &&gainsay::report::Finding| (&other.left, &other.right) == (&finding.left, &finding.right);
        let found = report.findings.iter().find(kept).unwrap_or_else(|| panic!("{finding:?} is lost"));
        assert_eq!(
            (found.relation, found.scores, &found.reasons),
            (finding.relation, finding.scores, &finding.reasons)
        );
    }
    let (of_the_copy, of_the_original) = ("zz-copy", copied.id.as_str());
    let mut with_both = 0;
    for event in &report.events {
        let has = |id: &str| event.sources.iter().any(|source| source.as_str() == id);
        if has(of_the_copy) && has(of_the_original) {
            with_both += 1;
            assert!(event.independent_sources < event.sources.len(), "{event:?}");
        }
    }
    assert!(with_both > 0, "a document and its copy speak of the same events");
    assert!(plain.events.iter().all(|event| event.independent_sources == event.sources.len()));
}

/// What is put in the place of a value must make a report that is refused.
#[track_caller]
fn check_damaged(whole: &Value, pointer: &str, value: Value) {
    let mut damaged = whole.clone();
    *damaged.pointer_mut(pointer).unwrap_or_else(|| panic!("the report has no {pointer}")) = value;
    assert!(serde_json::from_value::<Report>(damaged).is_err(), "{pointer}");
}

#[test]
fn a_report_reads_back_and_a_damaged_one_is_refused() {
    let report = compare(example_story()).unwrap();
    let written = json(&report);
    assert_eq!(serde_json::from_str::<Report>(&written).unwrap(), report);
    assert_eq!(json(&serde_json::from_str(&written).unwrap()), written);
    let texts: Vec<_> = report.documents.iter().map(|d| (d.id.clone(), d.text.clone().unwrap())).collect();
    let bare = report.clone().without_texts();
    assert_eq!(serde_json::from_str::<Report>(&json(&bare)).unwrap(), bare);
    assert_eq!(bare.with_texts(texts).unwrap(), report);

    let whole: Value = serde_json::from_str(&written).unwrap();
    check_damaged(&whole, "/schema", json!("gainsay/0"));
    check_damaged(&whole, "/documents/0/text", json!("Another text."));
    check_damaged(&whole, "/documents/0/bytes", json!(3));
    check_damaged(&whole, "/claims/0/text", json!("Words that stand nowhere."));
    check_damaged(&whole, "/claims/0/span/end", json!(4_000_000));
    check_damaged(&whole, "/claims/0/document", json!("nobody"));
    check_damaged(&whole, "/events/0/claims/0", json!("nobody:0"));
    check_damaged(&whole, "/events/0/independent_sources", json!(99));
    check_damaged(&whole, "/findings/0/left", json!("nobody:0"));
    check_damaged(&whole, "/findings/0/events", json!([100_000]));
    check_damaged(&whole, "/findings/0/confidence", json!(1.5));
    check_damaged(&whole, "/findings/0/relation", json!("unrelated"));
    check_damaged(&whole, "/findings/0/reasons/0/left/text", json!("Words that stand nowhere."));
    let contradiction = report.findings.iter().position(|finding| finding.relation == Relation::Contradiction).unwrap();
    check_damaged(&whole, &format!("/findings/{contradiction}/reasons"), json!([]));
    for end in [0, 1, written.len() / 2, written.len() - 1] {
        let end = (0..=end).rev().find(|&end| written.is_char_boundary(end)).unwrap();
        assert!(serde_json::from_str::<Report>(&written[..end]).is_err());
    }
}

#[test]
fn two_documents_with_one_id_are_an_error_and_change_nothing() {
    let mut matcher = Matcher::new(Config::default());
    matcher.insert(Document::new("one", SENTENCES[0])).unwrap();
    let before = json(&matcher.report());
    assert!(matcher.insert(Document::new("one", SENTENCES[1])).unwrap_err().is_duplicate_document());
    assert!(matcher.replace(Document::new("two", SENTENCES[1])).unwrap_err().is_unknown_document());
    assert!(matcher.remove(&"two".into()).unwrap_err().is_unknown_document());
    assert_eq!(json(&matcher.report()), before);
    assert!(compare([Document::new("one", ""), Document::new("one", "")]).unwrap_err().is_duplicate_document());
}

#[test]
fn a_long_reason_is_mirrored() {
    check_mirrored(
        "12 20 2022 Monday, Tuesday. Ada Quill denied that she had resigned.",
        "The mayor may resign later this week, according to the Harwick Post.",
    );
}

#[test]
fn fires_in_two_towns_are_two_fires() {
    let dead = |id: &str, town: &str, number: &str| {
        let text = format!("A fire in {town} killed {number} people.\n\n{number} people died, the fire brigade said.");
        Document::new(id, text)
    };
    let contradictions = |documents: [Document; 2]| compare(documents).expect("two ids").contradictions().count();
    assert!(contradictions([dead("a", "Kestenholm", "Five"), dead("b", "Kestenholm", "Nine")]) > 0);
    assert_eq!(contradictions([dead("a", "Kestenholm", "Five"), dead("b", "Mosterheim", "Nine")]), 0);
}
