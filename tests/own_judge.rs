//! Can a caller put a judge of his own in the place of the built-in one?

#[path = "../examples/own_judge/likeness.rs"]
mod likeness;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use gainsay::judge::{BoxError, Judge, Judgement, Pair, ReasonKind, Relation};
use gainsay::{Config, Document, Error, Matcher, Report, Span};
use likeness::{Likeness, likeness};

/// A judge made of a function.
struct By<F>(F);

impl<F: Fn(&[Pair<'_>]) -> Result<Vec<Judgement>, BoxError> + Send + Sync> Judge for By<F> {
    fn judge(&self, pairs: &[Pair<'_>]) -> Result<Vec<Judgement>, BoxError> {
        self.0(pairs)
    }
}

fn judged_by(judge: impl Fn(&[Pair<'_>]) -> Result<Vec<Judgement>, BoxError> + Send + Sync + 'static) -> Config {
    Config::default().judged_by(Arc::new(By(judge)))
}

fn echo(pairs: &[Pair<'_>]) -> Result<Vec<Judgement>, BoxError> {
    Ok(pairs.iter().map(|pair| pair.judgement.clone()).collect())
}

fn fires() -> Vec<Document> {
    let text = |at: usize| {
        let town = ["Harwick", "Dornum"][at % 2];
        let told = ["", " A cause was not found.", " The mayor denied that the fire was set."][at / 2 % 3];
        format!("The fire in {town} killed {} people on Monday.{told}", 2 + at % 5)
    };
    (0..24).map(|at| Document::new(format!("{at:02}"), text(at))).collect()
}

fn two_on_the_budget() -> [Document; 2] {
    [
        Document::new("courier", "The council approved the budget on Monday."),
        Document::new("tribune", "On Monday the council approved the budget."),
    ]
}

#[track_caller]
fn check_error(config: &Config, documents: impl IntoIterator<Item = Document>, expected: &str) {
    let error = config.compare(documents).map(|_| ()).unwrap_err();
    assert!(error.is_judge());
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_judge_that_repeats_what_it_is_given_changes_nothing() {
    let (built_in, echoed) = (Config::default(), judged_by(echo));
    assert!(!built_in.compare(fires()).unwrap().findings.is_empty());
    assert_eq!(built_in.compare(fires()).unwrap(), echoed.compare(fires()).unwrap());
    // Few neighbours, so that pairs come and go.
    let (built_in, echoed) = (built_in.neighbours(3), echoed.neighbours(3));
    assert_eq!(built_in.compare(fires()).unwrap(), echoed.compare(fires()).unwrap());
}

#[test]
fn it_is_asked_of_each_pair_once_whether_in_a_batch_or_in_a_stream() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let config = {
        let asked = Arc::clone(&asked);
        judged_by(move |pairs| {
            // No two claims of these documents have the same words.
            let names =
                pairs.iter().map(|pair| BTreeSet::from([pair.left.text().to_owned(), pair.right.text().to_owned()]));
            asked.lock().unwrap().extend(names);
            echo(pairs)
        })
    };
    let documents: Vec<Document> = (2..8)
        .map(|n| Document::new(format!("{n}"), format!("Paper {n} says that the fire in Harwick killed {n} people.")))
        .collect();
    let once = |asked: &Mutex<Vec<BTreeSet<String>>>| {
        let asked = std::mem::take(&mut *asked.lock().unwrap());
        let distinct: BTreeSet<_> = asked.iter().cloned().collect();
        assert_eq!(asked.len(), distinct.len());
        assert!(15 <= asked.len());
        distinct
    };
    config.compare(documents.clone()).unwrap();
    let batch = once(&asked);
    let mut matcher = Matcher::new(config);
    for document in documents {
        matcher.insert(document).unwrap();
    }
    assert_eq!(batch, once(&asked));
}

#[test]
fn what_it_says_stands_in_the_report_and_in_the_stream() {
    let config = judged_by(|pairs| {
        Ok(pairs
            .iter()
            .map(|pair| {
                let told = [pair.left, pair.right].iter().all(|claim| claim.text().contains("approved"));
                if told {
                    Judgement::new(Relation::Contradiction, 0.75).because(pair.whole("by a throw of the dice"))
                } else {
                    Judgement::unrelated()
                }
            })
            .collect())
    });
    let report = config.compare(two_on_the_budget()).unwrap();
    let finding = report.contradictions().next().expect("the judge said so");
    assert_eq!(finding.confidence(), 0.75);
    assert_eq!(finding.reasons()[0].kind, ReasonKind::Model);
    assert_eq!(finding.reasons()[0].left.text, finding.left().claim.text);
    assert!(finding.to_string().starts_with("contradiction, 75%: by a throw of the dice (model)\n"), "{finding}");
    report.check().unwrap();

    let mut matcher = Matcher::new(config);
    let [first, second] = two_on_the_budget();
    matcher.insert(second).unwrap();
    assert_eq!(matcher.insert(first).unwrap().added.len(), report.findings.len());
    assert_eq!(matcher.report(), report);
}

#[test]
fn its_error_is_the_source_of_the_error() {
    let config = judged_by(|_| Err("the model could not be reached".into()));
    let error = config.compare(two_on_the_budget()).map(|_| ()).unwrap_err();
    assert!(error.is_judge());
    assert_eq!(error.to_string(), "the judge failed");
    let source = std::error::Error::source(&error).expect("the judge's own error");
    assert_eq!(source.to_string(), "the model could not be reached");
}

#[test]
fn another_number_of_judgements_is_an_error() {
    check_error(&judged_by(|_| Ok(Vec::new())), two_on_the_budget(), "the judge gave 0 judgements on 1 pairs");
}

#[test]
fn a_contradiction_without_words_is_an_error_that_names_the_claims() {
    let wordless = judged_by(|pairs| Ok(pairs.iter().map(|_| Judgement::new(Relation::Contradiction, 0.9)).collect()));
    check_error(
        &wordless,
        two_on_the_budget(),
        "the judgement on courier:0 and tribune:0: a contradiction needs a reason with words on both sides",
    );
}

#[test]
fn words_that_are_not_in_the_text_are_an_error() {
    let invented = judged_by(|pairs| {
        let judged = pairs.iter().map(|pair| {
            let mut reason = pair.reason(ReasonKind::Model, Span::new(0, 3), Span::new(0, 2), "invented");
            reason.right.text = "At".to_owned();
            Judgement::new(Relation::Agreement, 0.9).because(reason)
        });
        Ok(judged.collect())
    });
    check_error(
        &invented,
        two_on_the_budget(),
        "the judgement on courier:0 and tribune:0: bytes 0 to 2 of \"tribune\" are not \"At\"",
    );
}

#[test]
fn words_beside_the_sentence_are_not_quoted() {
    let beside = judged_by(|pairs| {
        let of = |pair: &Pair<'_>| pair.reason(ReasonKind::Model, Span::new(0, 3), Span::new(900, 910), "beside");
        Ok(pairs.iter().map(|pair| Judgement::new(Relation::Agreement, 0.9).because(of(pair))).collect())
    });
    check_error(
        &beside,
        two_on_the_budget(),
        "the judgement on courier:0 and tribune:0: bytes 900 to 910 of \"tribune\" are not \"\"",
    );
}

#[test]
fn a_score_that_is_none_is_an_error() {
    for score in [f32::NAN, -0.5, 1.5] {
        let config = judged_by(move |pairs| Ok(vec![Judgement::new(Relation::Agreement, score); pairs.len()]));
        check_error(
            &config,
            two_on_the_budget(),
            &format!("the judgement on courier:0 and tribune:0: {score} is not from 0 to 1"),
        );
    }
}

#[test]
fn a_change_that_could_not_be_judged_has_not_been_made() {
    let broken = Arc::new(AtomicBool::new(false));
    let config = {
        let broken = Arc::clone(&broken);
        judged_by(move |pairs| if broken.load(Ordering::Relaxed) { Err("out of order".into()) } else { echo(pairs) })
    };
    let config = config.neighbours(2);
    let mut matcher = Matcher::new(config.clone());
    let mut documents = fires();
    let late = documents.split_off(16);
    for document in documents.clone() {
        matcher.insert(document).unwrap();
    }
    let before = matcher.report();

    broken.store(true, Ordering::Relaxed);
    let fails = |result: Result<gainsay::Change, Error>| assert!(result.is_err_and(|error| error.is_judge()));
    fails(matcher.insert(late[0].clone()));
    let other = Document::new("03", "The fire in Dornum killed 2 people on Monday. The mayor set the fire.");
    fails(matcher.replace(other.clone()));
    let mut taken = 0;
    for document in &documents {
        // Taking one away asks only where that lets others come near.
        taken += usize::from(matcher.remove(&document.id).is_err());
    }
    assert!(0 < taken);
    broken.store(false, Ordering::Relaxed);
    let there = |report: &Report| -> Vec<Document> {
        let known = |document: &&Document| report.documents.iter().any(|known| known.id == document.id);
        documents.iter().filter(known).cloned().collect()
    };
    let after = matcher.report();
    assert_eq!(after, config.compare(there(&after)).unwrap());

    for document in documents.clone() {
        if !after.documents.iter().any(|known| known.id == document.id) {
            matcher.insert(document).unwrap();
        }
    }
    assert_eq!(matcher.report(), before);
    matcher.replace(other.clone()).unwrap();
    for document in late.clone() {
        matcher.insert(document).unwrap();
    }
    documents[3] = other;
    documents.extend(late);
    assert_eq!(matcher.report(), config.compare(documents).unwrap());
}

#[test]
fn the_example_strikes_out_agreements_of_little_likeness() {
    let judge = Arc::new(Likeness::new(0.95));
    let documents = [
        Document::new("courier", "The council approved the budget on Monday."),
        Document::new("herald", "The council approved the budget on Monday."),
        Document::new("tribune", "On Monday the council approved the budget."),
    ];
    let agreements = |report: &Report| report.agreements().map(|finding| finding.finding().clone()).collect::<Vec<_>>();
    let all = agreements(&Config::default().compare(documents.clone()).unwrap());
    let config = Config::default().judged_by(judge.clone());
    let kept = agreements(&config.compare(documents).unwrap());
    assert_eq!((all.len(), kept.len()), (3, 1));
    assert!(all.contains(&kept[0]));
    // Two of the papers are copies, so that their agreements with the third are one question.
    assert_eq!(judge.struck.load(Ordering::Relaxed), 1);
}

#[test]
fn likeness_is_one_for_the_same_and_nothing_for_nothing_in_common() {
    assert!((likeness("The same.", "The same.") - 1.0).abs() < 1e-6);
    assert_eq!(likeness("abc", "xyz"), 0.0);
    assert_eq!(likeness("", "The same."), 0.0);
    assert_eq!(likeness("one two", "two one"), likeness("two one", "one two"));
}
