//! Does what is exported lead back to the words it came from?

use gainsay::analysis::Stance;
use gainsay::export::{AnnotationPage, Graph, Motivation, Quotation, annotations, locate, quotations, statements};
use gainsay::{Config, Document, Report, compare};

const COURIER: &str = "Zoë Pärt – the mayor of Harwick 🍞 – said on Monday that the fire killed 12 people.";
const TRIBUNE: &str = "Nine people died in Monday's Harwick fire, police said. The mill was insured.";

fn documents() -> [Document; 2] {
    let day = "2025-08-20".parse().expect("a date");
    [
        Document::new("le courrier", COURIER).source("Courier").published(day),
        Document::new("tribune", TRIBUNE).url("https://tribune.example/fire"),
    ]
}

fn report() -> Report {
    compare(documents()).expect("two ids")
}

const BASE: &str = "https://desk.example/7";

#[test]
fn every_selector_leads_back_to_its_words() {
    let report = report();
    let page = annotations(&report, BASE).unwrap();
    let claims: Vec<_> = page.items.iter().filter(|item| item.motivation == Motivation::Identifying).collect();
    assert_eq!(claims.len(), report.claims.len());
    for (item, claim) in claims.iter().zip(&report.claims) {
        let text = if claim.document.as_str() == "tribune" { TRIBUNE } else { COURIER };
        assert_eq!(locate(text, &item.target[0].selector), Some(claim.span));
        assert_eq!(locate(text, &item.target[0].selector[..1]), Some(claim.span), "by its place");
    }
}

#[test]
fn a_contradiction_links_two_documents_and_marks_the_deciding_words() {
    let page = annotations(&report(), BASE).unwrap();
    let link = page.items.iter().find(|item| item.motivation == Motivation::Linking).expect("12 against nine");
    assert_eq!(link.body[0].value, "contradiction");
    let sources: Vec<&str> = link.target.iter().map(|target| target.source.as_str()).collect();
    assert_eq!(sources, [&format!("{BASE}#document-le%20courrier"), "https://tribune.example/fire"]);
    let reason = page.items.iter().find(|item| item.motivation == Motivation::Highlighting).unwrap();
    let words =
        |text: &'static str, side: usize| locate(text, &reason.target[side].selector).unwrap().of(text).unwrap();
    assert!(words(COURIER, 0).contains("12"), "{}", words(COURIER, 0));
    assert!(words(TRIBUNE, 1).contains("Nine"), "{}", words(TRIBUNE, 1));
}

#[test]
fn annotations_are_json_ld_and_are_read_back() {
    let page = annotations(&report(), BASE).unwrap();
    let json = serde_json::to_value(&page).unwrap();
    assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(json["items"][0]["target"][0]["selector"][0]["type"], "TextPositionSelector");
    assert_eq!(json["items"][0]["target"][0]["selector"][1]["type"], "TextQuoteSelector");
    assert_eq!(serde_json::from_value::<AnnotationPage>(json).unwrap(), page);
}

#[test]
fn texts_that_the_caller_keeps_must_be_put_back_first() {
    let report = Config::default().texts(false).compare(documents()).unwrap();
    let error = annotations(&report, BASE).unwrap_err();
    assert!(error.is_no_text());
    assert!(error.to_string().contains("le courrier"), "{error}");
    let texts = [("le courrier", COURIER), ("tribune", TRIBUNE)].map(|(id, text)| (id.into(), text.to_owned()));
    assert!(annotations(&report.with_texts(texts).unwrap(), BASE).is_ok());
}

#[test]
fn statements_say_who_published_what_and_whom_it_is_credited_to() {
    let graph = statements(&report(), BASE);
    let json = serde_json::to_value(&graph).unwrap();
    assert_eq!(json["@context"], "https://schema.org");
    let claim = &json["@graph"][0];
    assert_eq!(claim["@type"], "Claim");
    assert_eq!(claim["appearance"]["publisher"]["name"], "Courier");
    assert_eq!(claim["appearance"]["datePublished"], "2025-08-20");
    let credits: Vec<&str> = graph.graph.iter().filter_map(|claim| claim.credit.as_deref()).collect();
    assert!(credits.contains(&"police"), "{credits:?}");
    assert_eq!(serde_json::from_value::<Graph>(json).unwrap(), graph);
}

#[test]
fn quotations_are_source_cue_and_content() {
    let quotations = quotations(&report());
    let police = quotations.iter().find(|quotation| quotation.source.as_ref().is_some_and(|who| who.text == "police"));
    let police = police.expect("police said");
    assert_eq!(police.cue.as_ref().map(|cue| cue.text.as_str()), Some("said"));
    assert_eq!(police.content.text, "Nine people died in Monday's Harwick fire");
    assert_eq!(police.stance, Stance::Affirmed);
    let json = serde_json::to_string(&quotations).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Quotation>>(&json).unwrap(), quotations);
}

#[test]
fn a_headline_as_long_as_a_text_is_written_once() {
    let text = "The mill in Harwick burned down on Monday. The mayor of Harwick resigned on Friday.";
    let headlines = |title: &str| -> Vec<bool> {
        let report = compare([Document::new("a", text).title(title)]).unwrap();
        statements(&report, "https://desk.example/7").graph.iter().map(|s| s.appearance.headline.is_some()).collect()
    };
    assert!(headlines("Fire in Harwick").iter().all(|there| *there));
    let long = headlines(&"Fire ".repeat(1_000));
    assert!(1 < long.len() && long[0] && !long[1..].contains(&true), "{long:?}");
}
