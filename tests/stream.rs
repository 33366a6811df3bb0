//! Does a stream keep its promises: that it survives a restart, and that a window leaves what a batch would see?
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "common/story.rs"]
mod story;

use std::collections::BTreeMap;
use std::sync::Arc;

use gainsay::matcher::Window;
use gainsay::matcher::measure::{Sizes, work};
use gainsay::{Change, Config, Document, DocumentId, Lexicon, Matcher, Report, Sensitivity};
use proptest::prelude::*;
use story::example_story;

const SENTENCES: &[&str] = &[
    "The fire in Harwick killed 12 people on Monday.",
    "Nine people died in Monday's Harwick fire, police said.",
    "“Nobody was killed in Harwick,” Mayor Ada Quill, 44, said at 10:30 p.m.",
    "Mayor Ada Quill resigned on Tuesday. The mayor did not resign.",
    "She denied that she had resigned.\n\nThe council approved the budget of $3.5 million.",
    "The council rejected the budget of about 3 million dollars, 8 percent less than in 2022.",
    "A wall of 40 metres fell. Čapek’s naïve café closed — “früh”.",
    "",
];

const DAYS: [Option<&str>; 5] =
    [None, Some("2025-08-18"), Some("2025-08-19"), Some("2025-08-19T12:00Z"), Some("2025-08-22")];

fn json(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

/// What the document under an id may say.
fn document(id: usize, sentences: &[usize], day: usize) -> Document {
    let text = sentences.iter().map(|&at| SENTENCES[at % SENTENCES.len()]).collect::<Vec<_>>().join(" ");
    let document = Document::new(format!("{id}"), text).source("Courier");
    match DAYS[day] {
        Some(day) => document.published(day.parse().unwrap()),
        None => document,
    }
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let one = (0..6usize, prop::collection::vec(0..SENTENCES.len(), 0..3), 0..DAYS.len());
    prop::collection::vec(one.prop_map(|(id, sentences, day)| document(id, &sentences, day)), 0..10)
}

/// Inserts a document, or replaces the one with its id, or takes that away.
fn step(matcher: &mut Matcher, document: Document) -> Change {
    let known = matcher.documents().any(|id| *id == document.id);
    match (known, document.text.len() % 3) {
        (false, _) => matcher.insert(document),
        (true, 0) => matcher.remove(&document.id),
        (true, _) => matcher.replace(document),
    }
    .unwrap()
}

fn saved(config: &Config, documents: Vec<Document>) -> Vec<u8> {
    let mut matcher = Matcher::new(config.clone());
    matcher.extend(documents).unwrap();
    matcher.save()
}

fn small() -> Vec<u8> {
    saved(&Config::default(), vec![document(0, &[0], 1), document(1, &[1], 2)])
}

/// Puts the checksum right, so that what is behind it is reached.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = bytes[28..]
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    bytes[20..28].copy_from_slice(&sum.to_le_bytes());
    bytes
}

#[track_caller]
fn check_refused(bytes: &[u8], message: &str) {
    let error = Matcher::load(Config::default(), bytes).map(|_| ()).unwrap_err();
    assert!(error.is_snapshot(), "{error}");
    assert!(error.to_string().contains(message), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_loaded_matcher_reports_and_goes_on_as_the_saved_one(
        before in documents(), after in documents(), texts: bool, neighbours in 1usize..40,
    ) {
        let config = Config::default().texts(texts).neighbours(neighbours);
        let mut matcher = Matcher::new(config.clone());
        for document in before {
            step(&mut matcher, document);
        }
        let mut loaded = Matcher::load(config.clone(), &matcher.save()).unwrap();
        prop_assert_eq!(json(&loaded.report()), json(&matcher.report()));
        for document in after {
            prop_assert_eq!(step(&mut loaded, document.clone()), step(&mut matcher, document));
        }
        prop_assert_eq!(json(&loaded.report()), json(&matcher.report()));
        prop_assert_eq!(loaded.candidates(), matcher.candidates());
    }

    #[test]
    fn a_window_leaves_what_a_batch_of_the_kept_reports(
        documents in documents(), window in prop_oneof![(0..5usize).prop_map(Window::Documents), (0..6u32).prop_map(Window::Days)],
    ) {
        let config = Config::default().window(window);
        let mut matcher = Matcher::new(config.clone());
        let mut there: BTreeMap<DocumentId, Document> = BTreeMap::new();
        let mut findings = 0;
        for document in documents {
            let (id, known) = (document.id.clone(), there.contains_key(&document.id));
            let change = step(&mut matcher, document.clone());
            if known && document.text.len() % 3 == 0 {
                there.remove(&id);
            } else {
                there.insert(id.clone(), document);
            }
            change.dropped.iter().for_each(|id| drop(there.remove(id).unwrap()));
            prop_assert!(matcher.documents().eq(there.keys()));
            findings = findings + change.added.len() - change.withdrawn.len();
            let batch = Config::default().compare(there.values().cloned()).unwrap();
            prop_assert_eq!(json(&matcher.report()), json(&batch));
            prop_assert_eq!(json(&config.compare(there.values().cloned()).unwrap()), json(&batch));
            prop_assert_eq!(findings, batch.findings.len());
        }
    }

    #[test]
    fn many_at_once_are_the_same_as_one_by_one(
        first in documents(), second in documents(), window in prop_oneof![Just(None), (1..6usize).prop_map(Some)],
    ) {
        let mut config = Config::default();
        if let Some(window) = window {
            config = config.window(Window::Documents(window));
        }
        let unique = |documents: Vec<Document>| -> BTreeMap<DocumentId, Document> {
            documents.into_iter().map(|document| (document.id.clone(), document)).collect()
        };
        let (first, mut second) = (unique(first), unique(second));
        second.retain(|id, _| !first.contains_key(id));
        let (mut single, mut bulk) = (Matcher::new(config.clone()), Matcher::new(config.clone()));
        let mut findings = 0;
        for documents in [first, second] {
            for document in documents.values() {
                single.insert(document.clone()).unwrap();
            }
            let change = bulk.extend(documents.into_values()).unwrap();
            findings = findings + change.added.len() - change.withdrawn.len();
            prop_assert_eq!(json(&bulk.report()), json(&single.report()));
            prop_assert_eq!(findings, bulk.report().findings.len());
        }
    }

    /// What is packed is read back, whatever it is.
    #[test]
    fn any_text_is_kept_as_it_was_read(pieces in prop::collection::vec(prop_oneof![
        ".{0,40}", prop::sample::select(SENTENCES).prop_map(str::to_owned),
        prop::sample::select(&["Mr. Q., 44, ", "12 of ", "at 25:61 ", "he said that ", "“", "\n• ", "in 1e400 "][..]).prop_map(str::to_owned),
    ], 0..12), texts: bool) {
        let documents = [Document::new("a", pieces.concat()), Document::new("b", pieces.join(" "))];
        let config = Config::default().texts(texts);
        let mut matcher = Matcher::new(config.clone());
        for document in documents.clone() {
            matcher.insert(document).unwrap();
        }
        prop_assert_eq!(json(&matcher.report()), json(&config.compare(documents).unwrap()));
        prop_assert_eq!(json(&Matcher::load(config, &matcher.save()).unwrap().report()), json(&matcher.report()));
    }

    /// What compaction there is: what is freed is used again, and nothing is left of what has gone.
    #[test]
    fn nothing_is_left_of_documents_that_have_gone(documents in documents(), others in documents()) {
        let mut matcher = Matcher::new(Config::default().neighbours(4));
        let mut there: BTreeMap<DocumentId, Document> = BTreeMap::new();
        for document in documents {
            let known = there.contains_key(&document.id);
            step(&mut matcher, document.clone());
            if known && document.text.len() % 3 == 0 {
                there.remove(&document.id);
            } else {
                there.insert(document.id.clone(), document);
            }
        }
        let mut fresh = Matcher::new(Config::default().neighbours(4));
        fresh.extend(there.into_values()).unwrap();
        // The bytes of claims depend on the numbers that their words were given.
        let used = |matcher: &Matcher| {
            let sizes = Sizes::of(matcher);
            Sizes { free: [0; 3], read: [sizes.read[0], sizes.read[1], 0], ..sizes }
        };
        prop_assert_eq!(used(&matcher), used(&fresh));
        let mut most = None;
        for _ in 0..3 {
            for (at, other) in others.iter().enumerate() {
                let mut other = other.clone();
                other.id = format!("other {at}").into();
                matcher.insert(other).unwrap();
            }
            let sizes = Sizes { free: Sizes::of(&matcher).free, ..used(&matcher) };
            prop_assert_eq!(most.get_or_insert_with(|| sizes.clone()), &sizes);
            (0..others.len()).for_each(|at| drop(matcher.remove(&format!("other {at}").into()).unwrap()));
            prop_assert_eq!(used(&matcher), used(&fresh));
        }
    }

    #[test]
    fn a_forged_snapshot_is_refused_or_read_but_never_a_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut bytes = small();
        for (at, byte) in changes {
            let at = 28 + at.index(bytes.len() - 28);
            bytes[at] = byte;
        }
        if let Ok(mut matcher) = Matcher::load(Config::default(), &sealed(bytes)) {
            let _ = matcher.report();
            matcher.insert(document(9, &[0, 1, 2], 1)).unwrap();
            matcher.remove(&"9".into()).unwrap();
        }
    }
}

#[test]
fn a_snapshot_that_is_damaged_or_cut_anywhere_is_refused() {
    let bytes = small();
    for at in 0..bytes.len() {
        for bit in [1, 0x80] {
            let mut damaged = bytes.clone();
            damaged[at] ^= bit;
            let error = Matcher::load(Config::default(), &damaged).map(|_| ()).unwrap_err();
            assert!(error.is_snapshot(), "byte {at}: {error}");
        }
        check_refused(&bytes[..at], &format!("byte {at}: it is cut short"));
    }
    assert!(Matcher::load(Config::default(), &bytes).is_ok());
}

#[test]
fn a_snapshot_says_why_it_is_refused() {
    let bytes = small();
    check_refused(b"{\"schema\": \"gainsay/1\"}", "byte 0: this is no snapshot");
    check_refused(b"gainsay/1", "byte 7: this is no snapshot");
    check_refused(&[&bytes[..], b"\n"].concat(), "there are more bytes");
    let mut newer = bytes.clone();
    newer[8] = 2;
    check_refused(&sealed(newer), "byte 8: format 2 is of a newer version; this one reads up to 1");
    let mut damaged = bytes.clone();
    damaged[100] ^= 1;
    check_refused(&damaged, "it is damaged");
}

#[test]
fn another_configuration_is_taken_at_its_word() {
    let story = example_story();
    let plain = Config::default();
    let bytes = saved(&plain, story.clone());
    let lexicon = Arc::new(Lexicon::english().extended("opposite: signed = postponed").unwrap());
    let others = [
        plain.clone().sensitivity(Sensitivity::Strict),
        plain.clone().sensitivity(Sensitivity::Sensitive),
        plain.clone().neighbours(3),
        plain.clone().texts(false),
        plain.clone().window(Window::Documents(2)),
        plain.clone().lexicon(lexicon.clone()),
    ];
    for config in others {
        let loaded = Matcher::load(config.clone(), &bytes).unwrap();
        assert_eq!(json(&loaded.report()), json(&config.compare(story.clone()).unwrap()));
    }
    let bare = saved(&plain.clone().texts(false), story.clone());
    check_refused(&bare, "it holds no texts, and the configuration asks for them");
    let error = Matcher::load(plain.clone().texts(false).lexicon(lexicon), &bare).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("another lexicon"), "{error}");
    let loaded = Matcher::load(plain.clone().texts(false), &bare).unwrap();
    let texts = story.iter().map(|document| (document.id.clone(), document.text.clone()));
    assert_eq!(json(&loaded.report().with_texts(texts).unwrap()), json(&plain.compare(story.clone()).unwrap()));
}

#[test]
fn any_number_of_neighbours_is_one() {
    for neighbours in [0, 1, u32::MAX as usize, usize::MAX] {
        let config = Config::default().neighbours(neighbours);
        let documents: Vec<Document> = (0..4).map(|id| document(id, &[id, id + 1], 1)).collect();
        let mut matcher = Matcher::new(config.clone());
        documents.iter().for_each(|document| drop(matcher.insert(document.clone()).unwrap()));
        assert_eq!(matcher.report(), config.compare(documents).unwrap(), "{neighbours} neighbours");
    }
}

#[test]
fn a_document_that_is_older_than_the_window_is_told() {
    let mut matcher = Matcher::new(Config::default().window(Window::Days(3)));
    matcher.insert(document(0, &[0], 4)).unwrap();
    let change = matcher.insert(document(1, &[1], 1)).unwrap();
    assert_eq!(change.dropped, ["1".into()]);
    assert!(change.added.is_empty() && matcher.documents().count() == 1);
    let change = matcher.replace(document(0, &[0], 1)).unwrap();
    assert!(change.dropped.is_empty());
    assert_eq!(matcher.insert(document(1, &[1], 1)).unwrap().added.len(), 1);
    assert!(matcher.extend([document(2, &[1], 1), document(2, &[1], 1)]).unwrap_err().is_duplicate_document());
    assert!(matcher.extend([document(1, &[1], 1)]).unwrap_err().is_duplicate_document());
}

/// Counted, not timed.
#[test]
fn a_document_costs_as_much_in_a_corpus_four_times_as_large() {
    let paper = |at: usize| {
        let town = ["Harwick", "Dornum", "Velmora"][at % 3];
        let text = format!("The fire in {town} killed {} people on Monday. Plan {at} was rejected.", 2 + at % 90);
        Document::new(format!("{at:04}"), text)
    };
    let spent = |papers: usize| {
        let mut matcher = Matcher::new(Config::default().neighbours(3));
        matcher.extend((0..papers).map(paper)).unwrap();
        for at in papers..papers + 10 {
            matcher.insert(paper(at)).unwrap();
        }
        (papers..papers + 10).for_each(|at| drop(matcher.remove(&format!("{at:04}").into()).unwrap()));
        work(&matcher)
    };
    let (small, large) = (spent(120), spent(480));
    for ((what, small), (_, large)) in small.into_iter().zip(large) {
        assert!(small > 0 && large <= small + small / 2, "{what}: {small} became {large}");
    }
}

#[test]
fn a_change_and_a_window_are_data_that_can_be_sent() {
    let mut matcher = Matcher::new(Config::default());
    matcher.insert(document(0, &[0], 1)).unwrap();
    let change = matcher.insert(document(1, &[1], 1)).unwrap();
    assert_eq!(change.added.len(), 1);
    let sent = serde_json::to_string(&change).unwrap();
    assert_eq!(serde_json::from_str::<Change>(&sent).unwrap(), change);
    assert_eq!(serde_json::to_string(&Window::Days(2)).unwrap(), r#"{"days":2}"#);
}
