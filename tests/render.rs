//! Does a report look on a terminal as it should? Golden texts of reports built by hand.

#![cfg(feature = "terminal")]

use expect_test::{Expect, expect};
use gainsay::Report;
use gainsay::render::Terminal;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A report in the making: documents by their text, claims and words by what they say.
#[derive(Default)]
struct Draft {
    documents: Vec<Value>,
    claims: Vec<Value>,
    events: Vec<Value>,
    findings: Vec<Value>,
}

impl Draft {
    fn document(mut self, id: &str, source: Option<&str>, published: Option<&str>, text: &str) -> Draft {
        self.documents.push(json!({
            "id": id, "source": source, "title": null, "published": published, "url": null,
            "bytes": text.len(), "digest": digest(text), "text": text,
        }));
        self
    }

    fn text(&self, document: &str) -> &str {
        let found = self.documents.iter().find(|known| known["id"] == document);
        found.and_then(|found| found["text"].as_str()).expect("the test names a document of its own")
    }

    fn quote(&self, document: &str, words: &str) -> Value {
        let start = self.text(document).find(words).unwrap_or_else(|| panic!("{words:?} is not in {document}"));
        json!({"start": start, "end": start + words.len(), "text": words})
    }

    /// Adds a claim; the sentence is the line it stands in. `said` is who says it, if not the document.
    fn claim(mut self, id: &str, words: &str, said: Option<&str>) -> Draft {
        let document = id.split(':').next().expect("a claim's id begins with its document's");
        let text = self.text(document);
        let quote = self.quote(document, words);
        let at = quote["start"].as_u64().expect("an offset") as usize;
        let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
        let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
        let attribution = said.map(|source| {
            json!({"source": self.quote(document, source), "cue": null, "stance": "affirmed", "quoted": false})
        });
        self.claims.push(json!({
            "id": id, "document": document, "span": {"start": quote["start"], "end": quote["end"]}, "text": words,
            "sentence": {"start": start, "end": end}, "attribution": attribution.into_iter().collect::<Vec<_>>(),
            "polarity": "positive", "certainty": "certain", "time": null, "quantities": [],
        }));
        self
    }

    fn event(mut self, label: &str, claims: &[&str], independent: usize) -> Draft {
        let mut sources: Vec<&str> = claims.iter().filter_map(|claim| claim.split(':').next()).collect();
        sources.dedup();
        self.events
            .push(json!({"label": label, "claims": claims, "sources": sources, "independent_sources": independent}));
        self
    }

    /// Adds a finding in event 0; a reason is its kind, the left words, the right words, the note.
    fn finding(
        mut self,
        relation: &str,
        confidence: f32,
        (left, right): (&str, &str),
        reasons: &[(&str, &str, &str, &str)],
    ) -> Draft {
        let document = |claim: &str| claim.split(':').next().unwrap_or_default().to_owned();
        let reasons: Vec<Value> = reasons
            .iter()
            .map(|(kind, words, others, note)| {
                json!({"kind": kind, "left": self.quote(&document(left), words),
                       "right": self.quote(&document(right), others), "note": note})
            })
            .collect();
        let scope = if document(left) == document(right) { "within" } else { "across" };
        let scores = json!({"agreement": 0.1, "forward": 0.1, "backward": 0.1, "contradiction": 0.1, "overlap": 0.5});
        self.findings.push(json!({
            "relation": relation, "entails": null, "scope": scope, "left": left, "right": right,
            "events": if self.events.is_empty() { json!([]) } else { json!([0]) },
            "confidence": confidence, "scores": scores, "reasons": reasons,
        }));
        self
    }

    #[track_caller]
    fn report(self) -> Report {
        let report = json!({
            "schema": "gainsay/1", "documents": self.documents, "claims": self.claims, "events": self.events,
            "findings": self.findings, "omitted": {"candidates": 0},
        });
        serde_json::from_value(report).expect("the test builds a true report")
    }
}

/// FNV-1a of 128 bits, as the schema has it.
fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    format!("{hash:032x}")
}

#[track_caller]
fn check(report: &Report, width: usize, expected: Expect) {
    let shown = Terminal::plain().width(width).render(report);
    assert!(!shown.contains('\u{1b}'), "plain text has no escapes");
    for line in shown.lines() {
        assert!(line.chars().count() <= width, "wider than {width}: {line}");
    }
    expected.assert_eq(&shown);
}

fn fire() -> Draft {
    Draft::default()
        .document(
            "courier",
            Some("Harwick Courier"),
            Some("2025-08-20"),
            "Harwick fire\n\nThe fire in Harwick killed 12 people on Monday.",
        )
        .document("tribune", None, None, "Nine people died in Monday's Harwick fire, police said.")
        .claim("courier:0", "The fire in Harwick killed 12 people on Monday.", None)
        .claim("tribune:0", "Nine people died in Monday's Harwick fire", Some("police"))
        .event("fire in Harwick killed 12 people", &["courier:0", "tribune:0"], 2)
        .finding(
            "contradiction",
            0.94,
            ("courier:0", "tribune:0"),
            &[("quantity", "12 people", "Nine people", "12 against 9 people")],
        )
}

#[test]
fn a_contradiction_is_drawn_as_compilers_draw_errors() {
    check(
        &fire().report(),
        100,
        expect![[r#"
            2 documents, 2 claims, 1 event, 1 contradiction, 0 agreements, 0 divergences

            contradiction[quantity]: 12 against 9 people
             --> Harwick Courier:3:28, 2025-08-20
              |
            3 | The fire in Harwick killed 12 people on Monday.
              |                            ^^^^^^^^^
              |
             --> tribune:1:1, citing police
              |
            1 | Nine people died in Monday's Harwick fire, police said.
              | ^^^^^^^^^^^
              = 94% certain
        "#]],
    );
}

#[test]
fn a_narrow_terminal_shows_the_deciding_words() {
    check(
        &fire().report(),
        40,
        expect![[r#"
            2 documents, 2 claims, 1 event,
            1 contradiction, 0 agreements,
            0 divergences

            contradiction[quantity]: 12 against 9…
             --> Harwick Courier:3:28, 2025-08-20
              |
            3 | …Harwick killed 12 people on Monday.
              |                 ^^^^^^^^^
              |
             --> tribune:1:1, citing police
              |
            1 | Nine people died in Monday's…
              | ^^^^^^^^^^^
              = 12 against 9 people
              = 94% certain
        "#]],
    );
}

#[test]
fn without_the_texts_the_claims_are_shown() {
    check(
        &fire().report().without_texts(),
        100,
        expect![[r#"
            2 documents, 2 claims, 1 event, 1 contradiction, 0 agreements, 0 divergences

            contradiction[quantity]: 12 against 9 people
             --> Harwick Courier, byte 41, 2025-08-20
             |
             | The fire in Harwick killed 12 people on Monday.
             |                            ^^^^^^^^^
             |
             --> tribune, byte 0, citing police
             |
             | Nine people died in Monday's Harwick fire
             | ^^^^^^^^^^^
             = 94% certain
        "#]],
    );
}

fn minister() -> Draft {
    let courier = "The minister, who had come back from the capital only the night before, told reporters on Tuesday in front of the old town hall that the county will send about ten doctors to the valley.\nWithout the county no aid can work, he said.\nHe supports the plan.";
    let ledger = "Officials are considering sending doctors to the valley, the Ledger has learned.\nAid without the county is a road to nowhere, the minister said.\nThe minister rejects the plan.";
    let wire = "“Aid that leaves out the county leads nowhere,” the minister said.\nThe county sent six doctors.";
    Draft::default()
        .document("courier", Some("Courier"), Some("2025-08-20"), courier)
        .document("ledger", Some("The Ledger"), Some("2025-08-21T08:00:00Z"), ledger)
        .document("wire", None, None, wire)
        .claim("courier:0", "the county will send about ten doctors to the valley", Some("The minister"))
        .claim("courier:1", "Without the county no aid can work", Some("he"))
        .claim("courier:2", "He supports the plan.", None)
        .claim("ledger:0", "Officials are considering sending doctors to the valley", Some("the Ledger"))
        .claim("ledger:1", "Aid without the county is a road to nowhere", Some("the minister"))
        .claim("ledger:2", "The minister rejects the plan.", None)
        .claim("wire:0", "Aid that leaves out the county leads nowhere", Some("the minister"))
        .claim("wire:1", "The county sent six doctors.", None)
        .event(
            "the county will send about ten doctors to the valley",
            &["courier:0", "courier:1", "ledger:0", "ledger:1", "wire:0", "wire:1"],
            2,
        )
        .finding(
            "contradiction",
            0.91,
            ("courier:2", "ledger:2"),
            &[("denial", "supports", "rejects", "supports against rejects")],
        )
        .finding(
            "contradiction",
            0.77,
            ("courier:0", "wire:1"),
            &[
                ("quantity", "about ten doctors", "six doctors", "about 10 against 6 doctors"),
                ("certainty", "will", "sent", "planned against done"),
            ],
        )
        .finding(
            "agreement",
            0.88,
            ("ledger:1", "wire:0"),
            &[("quotation", "road to nowhere", "leads nowhere", "two wordings")],
        )
        .finding(
            "agreement",
            0.71,
            ("courier:1", "ledger:1"),
            &[("paraphrase", "Without the county", "without the county", "3 of 5 words")],
        )
        .finding(
            "divergence",
            0.56,
            ("courier:0", "ledger:0"),
            &[("certainty", "will send", "considering sending", "will send against considering")],
        )
}

#[test]
fn an_event_says_who_agrees_and_what_differs() {
    check(
        &minister().report(),
        100,
        expect![[r#"
            3 documents, 8 claims, 1 event, 2 contradictions, 2 agreements, 1 divergence

            contradiction[denial]: supports against rejects
             --> Courier:3:4, 2025-08-20
              |
            3 | He supports the plan.
              |    ^^^^^^^^
              |
             --> The Ledger:3:14, 2025-08-21
              |
            3 | The minister rejects the plan.
              |              ^^^^^^^
              = 91% certain

            contradiction[quantity]: about 10 against 6 doctors
             --> Courier:1:155, 2025-08-20, citing the minister
              |
            1 | …in front of the old town hall that the county will send about ten doctors to the valley.
              |                                                ----      ^^^^^^^^^^^^^^^^^
              |
             --> wire:2:17
              |
            2 | The county sent six doctors.
              |            ---- ^^^^^^^^^^^
              = certainty: planned against done
              = 77% certain

            event: the county will send about ten doctors to the valley
              3 documents, 2 independent: Courier, The Ledger, wire
              agreement[quotation], 71–88%: 3 claims of 3 documents
                Courier:2     Without the county no aid can work
                              ~~~~~~~~~~~~~~~~~~
                The Ledger:2  Aid without the county is a road to nowhere — the minister
                                  ~~~~~~~~~~~~~~~~~~      ~~~~~~~~~~~~~~~
                wire:1        Aid that leaves out the county leads nowhere — the minister
                                                             ~~~~~~~~~~~~~
              divergence[certainty], 56%: will send against considering
                Courier:1     the county will send about ten doctors to the valley — the minister
                                         ---------
                The Ledger:1  Officials are considering sending doctors to the valley — the Ledger
                                            -------------------
        "#]],
    );
}

#[test]
fn a_wide_terminal_shows_whole_sentences() {
    check(
        &minister().report(),
        160,
        expect![[r#"
            3 documents, 8 claims, 1 event, 2 contradictions, 2 agreements, 1 divergence

            contradiction[denial]: supports against rejects
             --> Courier:3:4, 2025-08-20
              |
            3 | He supports the plan.
              |    ^^^^^^^^
              |
             --> The Ledger:3:14, 2025-08-21
              |
            3 | The minister rejects the plan.
              |              ^^^^^^^
              = 91% certain

            contradiction[quantity]: about 10 against 6 doctors
             --> Courier:1:155, 2025-08-20, citing the minister
              |
            1 | …from the capital only the night before, told reporters on Tuesday in front of the old town hall that the county will send about ten doctors to the valley.
              |                                                                                                                  ----      ^^^^^^^^^^^^^^^^^
              |
             --> wire:2:17
              |
            2 | The county sent six doctors.
              |            ---- ^^^^^^^^^^^
              = certainty: planned against done
              = 77% certain

            event: the county will send about ten doctors to the valley
              3 documents, 2 independent: Courier, The Ledger, wire
              agreement[quotation], 71–88%: 3 claims of 3 documents
                Courier:2     Without the county no aid can work
                              ~~~~~~~~~~~~~~~~~~
                The Ledger:2  Aid without the county is a road to nowhere — the minister
                                  ~~~~~~~~~~~~~~~~~~      ~~~~~~~~~~~~~~~
                wire:1        Aid that leaves out the county leads nowhere — the minister
                                                             ~~~~~~~~~~~~~
              divergence[certainty], 56%: will send against considering
                Courier:1     the county will send about ten doctors to the valley — the minister
                                         ---------
                The Ledger:1  Officials are considering sending doctors to the valley — the Ledger
                                            -------------------
        "#]],
    );
}

#[test]
fn a_narrow_terminal_shows_the_same_findings() {
    check(
        &minister().report(),
        40,
        expect![[r#"
            3 documents, 8 claims, 1 event,
            2 contradictions, 2 agreements,
            1 divergence

            contradiction[denial]: supports against…
             --> Courier:3:4, 2025-08-20
              |
            3 | He supports the plan.
              |    ^^^^^^^^
              |
             --> The Ledger:3:14, 2025-08-21
              |
            3 | The minister rejects the plan.
              |              ^^^^^^^
              = supports against rejects
              = 91% certain

            contradiction[quantity]: about 10…
             --> Courier:1:155, 2025-08-20, citing
                 the minister
              |
            1 | …will send about ten doctors to the…
              |  ----      ^^^^^^^^^^^^^^^^^
              |
             --> wire:2:17
              |
            2 | The county sent six doctors.
              |            ---- ^^^^^^^^^^^
              = about 10 against 6 doctors
              = certainty: planned against done
              = 77% certain

            event: the county will send about ten…
              3 documents, 2 independent: Courier,
              The Ledger, wire
              agreement[quotation], 71–88%: 3
                claims of 3 documents
                Courier:2     Without the county no…
                              ~~~~~~~~~~~~~~~~~~
                The Ledger:2  …is a road to nowhere
                                    ~~~~~~~~~~~~~~~
                wire:1        …county leads nowhere
                                      ~~~~~~~~~~~~~
              divergence[certainty], 56%: will
                send against considering
                Courier:1     the county will send…
                                         ---------
                The Ledger:1  …considering sending…
                               -------------------
        "#]],
    );
}

#[test]
fn text_of_others_cannot_steer_the_terminal() {
    let report = Draft::default()
        .document("a", Some("A\u{1b}[2J"), None, "平和交渉で \u{1b}[31m12 人\u{202e} が死亡.\tEnd.")
        .document("b", None, None, "会談で ９ 人 が死亡.")
        .claim("a:0", "12 人", None)
        .claim("b:0", "９ 人", None)
        .finding("contradiction", 1.0, ("a:0", "b:0"), &[("quantity", "12 人", "９ 人", "12\nagainst\u{7} 9")])
        .report();
    check(
        &report,
        60,
        expect![[r#"
            2 documents, 2 claims, 0 events, 1 contradiction,
            0 agreements, 0 divergences

            contradiction[quantity]: 12 against␇ 9
             --> A␛[2J:1:12
              |
            1 | 平和交渉で ␛[31m12 人� が死亡. End.
              |                 ^^^^^
              |
             --> b:1:5
              |
            1 | 会談で ９ 人 が死亡.
              |        ^^^^^
              = 100% certain
        "#]],
    );
}

#[test]
fn a_document_that_contradicts_itself_is_said_to() {
    let report = Draft::default()
        .document("a", None, None, "Moscow agrees.\nMoscow does not agree.")
        .claim("a:0", "Moscow agrees.", None)
        .claim("a:1", "Moscow does not agree.", None)
        .finding(
            "contradiction",
            0.8,
            ("a:0", "a:1"),
            &[("negation", "agrees", "does not agree", "agrees against does not agree")],
        )
        .report();
    check(
        &report,
        80,
        expect![[r#"
            1 document, 2 claims, 0 events, 1 contradiction, 0 agreements, 0 divergences

            contradiction[negation]: agrees against does not agree
             --> a:1:8
              |
            1 | Moscow agrees.
              |        ^^^^^^
              |
             --> a:2:8
              |
            2 | Moscow does not agree.
              |        ^^^^^^^^^^^^^^
              = 80% certain, within one document
        "#]],
    );
}

#[test]
fn the_same_words_against_several_documents_are_drawn_once() {
    let draft = Draft::default()
        .document("courier", None, None, "US President Donald Trump has offered planes.")
        .document("gazette", None, None, "Former US President Donald Trump has promised planes, an aide said.")
        .document("ledger", None, None, "In Alaska he met US President Donald Trump.")
        .document("post", None, None, "President Trump has offered planes.")
        .claim("courier:0", "US President Donald Trump has offered planes.", None)
        .claim("gazette:0", "Former US President Donald Trump has promised planes", Some("an aide"))
        .claim("ledger:0", "In Alaska he met US President Donald Trump.", None)
        .claim("post:0", "President Trump has offered planes.", None);
    let (former, note) = ("Former US President", "one is former");
    let report = draft
        .finding(
            "contradiction",
            0.9,
            ("courier:0", "gazette:0"),
            &[("exclusive", "US President", former, note), ("opposite", "US President", former, "no news")],
        )
        .finding("contradiction", 0.85, ("gazette:0", "ledger:0"), &[("exclusive", former, "US President", note)])
        .finding("contradiction", 0.8, ("gazette:0", "post:0"), &[("exclusive", former, "President", note)])
        .report();
    check(
        &report,
        80,
        expect![[r#"
        4 documents, 4 claims, 0 events, 3 contradictions, 0 agreements, 0 divergences

        contradiction[exclusive]: one is former
         --> courier:1:1
          |
        1 | US President Donald Trump has offered planes.
          | ^^^^^^^^^^^^
          |
         --> gazette:1:1, citing an aide
          |
        1 | Former US President Donald Trump has promised planes, an aide said.
          | ^^^^^^^^^^^^^^^^^^^
          = 90% certain
          = also against ledger:1:18 “US President”, 85%
          = also against post:1:1 “President”, 80%
    "#]],
    );
}

#[test]
fn what_papers_print_word_for_word_is_drawn_once() {
    let (agency, rival) = ("The fire in Harwick killed 12 people.", "Nine people died in the Harwick fire.");
    let mut draft = Draft::default();
    for (id, text) in [("courier", agency), ("gazette", rival), ("ledger", agency), ("post", rival)] {
        draft = draft.document(id, None, None, text).claim(&format!("{id}:0"), text, None);
    }
    draft = draft.event("the fire in Harwick", &["courier:0", "gazette:0", "ledger:0", "post:0"], 2);
    for (left, right) in [("courier:0", "gazette:0"), ("courier:0", "post:0"), ("ledger:0", "post:0")] {
        let reason = [("quantity", "12 people", "Nine people", "12 against 9 people")];
        draft = draft.finding("contradiction", 0.9, (left, right), &reason);
    }
    for (left, right, words) in [("courier:0", "ledger:0", agency), ("gazette:0", "post:0", rival)] {
        let reason = [("paraphrase", words, words, "the same, word for word")];
        draft = draft.finding("agreement", 0.95, (left, right), &reason);
    }
    check(
        &draft.report(),
        80,
        expect![[r#"
        4 documents, 4 claims, 1 event, 3 contradictions, 2 agreements, 0 divergences

        contradiction[quantity]: 12 against 9 people
         --> courier:1:28
          |
        1 | The fire in Harwick killed 12 people.
          |                            ^^^^^^^^^
          |
         --> gazette:1:1
          |
        1 | Nine people died in the Harwick fire.
          | ^^^^^^^^^^^
          = 90% certain
          = courier word for word also in ledger:1:28
          = gazette word for word also in post:1:1

        event: the fire in Harwick
          4 documents, 2 independent: courier, gazette, ledger, post
          agreement[paraphrase], 95%: the same, word for word
            courier:1  The fire in Harwick killed 12 people.
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                       word for word also in ledger:1
          agreement[paraphrase], 95%: the same, word for word
            gazette:1  Nine people died in the Harwick fire.
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                       word for word also in post:1
    "#]],
    );
}

#[test]
fn who_is_cited_stands_on_a_line_of_its_own_where_there_is_no_room() {
    let text = "Nine people died in the Harwick fire, the spokesman of the county's fire brigade said.";
    let report = Draft::default()
        .document(
            "courier",
            Some("The Harwick Courier and Advertiser"),
            Some("2025-08-20"),
            "The fire killed 12 people.",
        )
        .document("harwick-tribune-of-record", None, None, text)
        .claim("courier:0", "The fire killed 12 people.", None)
        .claim(
            "harwick-tribune-of-record:0",
            "Nine people died in the Harwick fire",
            Some("the spokesman of the county's fire brigade"),
        )
        .finding(
            "contradiction",
            0.9,
            ("courier:0", "harwick-tribune-of-record:0"),
            &[("quantity", "12 people", "Nine people", "12 against 9")],
        )
        .finding(
            "agreement",
            0.9,
            ("courier:0", "harwick-tribune-of-record:0"),
            &[("paraphrase", "fire", "fire", "the same")],
        )
        .report();
    check(
        &report,
        40,
        expect![[r#"
            2 documents, 2 claims, 0 events,
            1 contradiction, 1 agreement,
            0 divergences

            contradiction[quantity]: 12 against 9
             --> The Harwick Courier an…:1:17,
                 2025-08-20
              |
            1 | The fire killed 12 people.
              |                 ^^^^^^^^^
              |
             --> harwick-tribune-of-reco…:1:1,
                 citing the spokesman of the
                 county's fire…
              |
            1 | Nine people died in the Harwick…
              | ^^^^^^^^^^^
              = 90% certain

            agreement[paraphrase], 90%: the same
              The Harwic…:1  The fire killed 12…
                                 ~~~~
              harwick-tr…:1  …in the Harwick fire
                                             ~~~~
        "#]],
    );
}

#[test]
fn divergences_that_are_not_shown_are_counted() {
    let report = fire()
        .finding(
            "divergence",
            0.9,
            ("courier:0", "tribune:0"),
            &[("quantity", "12 people", "Nine people", "12 beside 9 people")],
        )
        .finding("divergence", 0.4, ("courier:0", "tribune:0"), &[("detail", "Harwick", "Harwick", "more of it")])
        .report();
    let shown = Terminal::plain().render(&report);
    let note = "not shown: 1 divergence less likely than not, 1 divergence that contradictions tell already";
    assert_eq!(shown.lines().last(), Some(note), "{shown}");
    let shown = gainsay::render::Markdown::new().render(&report);
    assert_eq!(shown.lines().last(), Some(format!("N{}.", &note[1..]).as_str()), "{shown}");
}

#[test]
fn events_without_findings_are_no_findings() {
    check(
        &Draft::default()
            .document("a", None, None, "Nothing.")
            .claim("a:0", "Nothing", None)
            .event("x", &["a:0"], 1)
            .report(),
        80,
        expect![[r#"
        1 document, 1 claim, 1 event, 0 contradictions, 0 agreements, 0 divergences
        no two claims were found to agree or to contradict each other
    "#]],
    );
}

#[test]
fn a_document_with_a_blank_name_is_unnamed() {
    let report = gainsay::compare([
        gainsay::Document::new("", "The mill burned down on Monday."),
        gainsay::Document::new(" ", "The mill did not burn down on Monday.").source("\t"),
    ]);
    let shown = Terminal::plain().render(&report.unwrap());
    assert!(shown.contains("--> unnamed:1:10"), "{shown}");
}

#[test]
fn a_report_without_findings_says_so() {
    check(
        &Draft::default().document("a", None, None, "Nothing.").report(),
        80,
        expect![[r#"
        1 document, 0 claims, 0 events, 0 contradictions, 0 agreements, 0 divergences
        no two claims were found to speak of the same event
    "#]],
    );
}

#[test]
fn styles_colour_the_same_text() {
    let report = minister().report();
    let styled = Terminal::styled().width(100).render(&report);
    let mut bare = String::new();
    let mut rest = styled.as_str();
    while let Some(escape) = rest.find("\u{1b}[") {
        bare.push_str(&rest[..escape]);
        let end = rest[escape..].find('m').expect("each escape sets a style");
        rest = &rest[escape + end + 1..];
    }
    bare.push_str(rest);
    assert!(styled.contains('\u{1b}'));
    assert_eq!(bare, Terminal::plain().width(100).render(&report));
}

/// Any two texts, each with a claim and two marks somewhere in its text.
fn any_report() -> impl Strategy<Value = Report> {
    let text = || prop_oneof!["\\PC{1,300}", any::<String>(), "[ a-z\u{1b}\u{202e}\\n]{1,400}", "[平和a]{1,90}"];
    let side = move || (text(), proptest::array::uniform8(any::<prop::sample::Index>()));
    let relation = prop::sample::select(vec!["contradiction", "agreement", "divergence"]);
    (side(), side(), relation, any::<String>(), any::<bool>()).prop_map(|(left, right, relation, note, with_event)| {
        let mut draft = Draft::default();
        for (id, (text, _)) in [("a", &left), ("b", &right)] {
            // A contradiction has words on both sides.
            draft = draft.document(id, Some(note.as_str()), None, &format!("{text}."));
        }
        let span = |document: &str, from: prop::sample::Index, to: prop::sample::Index| {
            let text = draft.text(document);
            let bounds: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
            let (from, to) = (from.index(bounds.len() - 1), to.index(bounds.len()));
            let (start, end) = (bounds[from.min(to)], bounds[to.max(from.min(to) + 1)]);
            json!({"start": start, "end": end, "text": &text[start..end]})
        };
        let claim = |id: &str, at: &[prop::sample::Index; 8]| {
            // A sentence holds its claims.
            let length = draft.text(id).len();
            let sentence = json!({"start": 0, "end": length});
            let words = span(id, at[0], at[1]);
            json!({
                "id": format!("{id}:0"), "document": id, "span": {"start": words["start"], "end": words["end"]},
                "text": words["text"], "sentence": {"start": sentence["start"], "end": sentence["end"]},
                "attribution": [{"source": span(id, at[4], at[0]), "cue": null, "stance": "denied", "quoted": true}],
                "polarity": "positive", "certainty": "certain", "time": null, "quantities": [],
            })
        };
        let reason = |kind: &str, at: usize| {
            json!({"kind": kind, "left": span("a", left.1[at], left.1[at + 1]),
                   "right": span("b", right.1[at], right.1[at + 1]), "note": note})
        };
        let (claims, reasons) = (
            vec![claim("a", &left.1), claim("b", &right.1)],
            [reason("quantity", 4), reason("time", 6), reason("fact", 5)],
        );
        let events = if with_event {
            json!([{"label": note, "claims": ["a:0", "b:0"], "sources": ["a", "b"], "independent_sources": 1}])
        } else {
            json!([])
        };
        let report = json!({
            "schema": "gainsay/1", "documents": draft.documents, "claims": claims, "events": events,
            "findings": [{
                "relation": relation, "entails": null, "scope": "across", "left": "a:0", "right": "b:0",
                "events": if with_event { json!([0]) } else { json!([]) }, "confidence": 0.5, "reasons": reasons,
                "scores": {"agreement": 0, "forward": 0, "backward": 0, "contradiction": 0, "overlap": 0},
            }],
            "omitted": {"candidates": 3},
        });
        serde_json::from_value(report).expect("the strategy builds a true report")
    })
}

proptest! {
    #[test]
    fn any_report_is_drawn_without_steering_the_terminal(report in any_report(), width in 0..200_usize) {
        for report in [report.clone().without_texts(), report] {
            let shown = Terminal::plain().width(width).render(&report);
            let steers = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            prop_assert!(!shown.contains(steers), "{shown:?}");
            for finding in report.findings() {
                prop_assert!(!finding.to_string().contains(steers));
            }
        }
    }
}
