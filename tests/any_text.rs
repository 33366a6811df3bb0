//! What holds of any text: spans fit, nothing is lost, nothing panics, time is linear.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "common/spans.rs"]
mod spans;
#[path = "common/story.rs"]
mod story;

use gainsay::text::{Sentence, Span, fold, segment, tokenize};
use gainsay::{Document, Report, analyze, claims, compare, judge};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What breaks segmenters: stops, marks, breaks, blanks of no width, numbers, abbreviations, other scripts.
const PIECES: &[&str] = &[
    "Mr. ",
    "U.S. ",
    "e.g. ",
    "p.m. ",
    "J. ",
    "Harwick",
    "burned",
    ".",
    "...",
    "…",
    "?",
    "!",
    ",",
    ";",
    ":",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "]",
    "[3]",
    "•",
    "* ",
    "- ",
    "– ",
    "— ",
    "1. ",
    "2) ",
    "(a) ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    " ",
    "   ",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{c}",
    "\u{2028}",
    "\u{301}",
    "\u{200d}",
    "👩‍🚒",
    "🇺🇦",
    "3,000",
    "3.5",
    "1,000.That",
    "$",
    "%",
    "https://example.org/a?b=c.",
    "a@b.example",
    "www.",
    "Read more →",
    "By Ann Lee",
    "Home » World",
    "n't",
    "don’t",
    "cannot",
    "-",
    "--",
    "北京。",
    "Київ",
    "नमस्ते।",
    "ﬁ",
    "İ",
    "ß",
    "\u{0}",
    "|",
    "_",
    "©",
];

fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![pieces, any::<String>(), prop::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter)]
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Whether `left_out` may stand outside sentences: blanks, and a list's marks and numbers.
fn is_mark(left_out: &str) -> bool {
    let words = left_out.chars().filter(|&c| !is_blank(c));
    words.clone().count() <= 12
        && words.clone().all(|c| !c.is_alphabetic() || c.is_ascii_lowercase())
        && words.filter(|c| c.is_alphabetic()).count() < 2
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn sentences_are_trimmed_in_order_and_leave_out_blanks_and_list_marks_only(text in any_text()) {
        let mut end = 0;
        for Sentence { span, .. } in segment(&text) {
            prop_assert!(end <= span.start());
            let words = span.of(&text).expect("a sentence lies on character boundaries");
            prop_assert!(!words.is_empty());
            prop_assert_eq!(words.trim_matches(is_blank), words);
            let left_out = &text[end..span.start()];
            prop_assert!(is_mark(left_out), "left out {:?}", left_out);
            end = span.end();
        }
        prop_assert!(text[end..].chars().all(is_blank), "left out {:?}", &text[end..]);
    }

    #[test]
    fn tokens_cover_all_but_blanks_in_order(text in any_text()) {
        let mut tokens = Vec::new();
        tokenize(&text, Span::new(0, text.len()), &mut tokens);
        let mut end = 0;
        for token in &tokens {
            prop_assert!(end <= token.span.start());
            let word = token.span.of(&text).expect("a token lies on character boundaries");
            prop_assert!(!word.is_empty() && !word.contains(is_blank));
            prop_assert!(text[end..token.span.start()].chars().all(is_blank));
            end = token.span.end();
            prop_assert_eq!(token.spaced, text[end..].chars().next().is_none_or(is_blank));
        }
        prop_assert!(text[end..].chars().all(is_blank));
    }

    #[test]
    fn folding_twice_is_folding_once(text in any_text()) {
        let once = fold(&text).into_owned();
        prop_assert_eq!(fold(&once), once.as_str());
    }
}

/// A damage done to a text: where, how much of it, and what comes there.
#[derive(Clone, Debug)]
enum Damage {
    Cut,
    Double,
    /// A stretch of another article comes in.
    Mix(Index),
    /// A piece comes in.
    Insert(&'static str),
    /// A character is replaced.
    Replace(char),
    Capitals,
}

fn damage() -> impl Strategy<Value = (Damage, Index, Index)> {
    let kind = prop_oneof![
        Just(Damage::Cut),
        Just(Damage::Double),
        any::<Index>().prop_map(Damage::Mix),
        select(PIECES).prop_map(Damage::Insert),
        select(PIECES).prop_map(Damage::Insert),
        any::<char>().prop_map(Damage::Replace),
        Just(Damage::Capitals),
    ];
    (kind, any::<Index>(), any::<Index>())
}

/// A stretch of at most `most` bytes, on character boundaries.
fn stretch(text: &str, from: &Index, length: &Index, most: usize) -> std::ops::Range<usize> {
    let floor = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap();
    let start = floor(from.index(text.len() + 1));
    start..floor((start + length.index(most)).min(text.len())).max(start)
}

/// An article of the example story after it went through a bad machine; not long, for time is dear.
fn mutilated_article() -> impl Strategy<Value = String> {
    let articles: Vec<String> = story::example_story().into_iter().map(|document| document.text).collect();
    let damages = prop::collection::vec(damage(), 0..12);
    (any::<Index>(), any::<Index>(), damages).prop_map(move |(article, from, damages)| {
        let article = &articles[article.index(articles.len())];
        let mut text = article[stretch(article, &from, &from, 700)].to_owned();
        for (kind, from, length) in damages {
            let place = stretch(&text, &from, &length, 200);
            match kind {
                Damage::Cut => text.replace_range(place, ""),
                Damage::Double => {
                    let doubled = text[place.clone()].repeat(2);
                    text.replace_range(place, &doubled);
                }
                Damage::Mix(other) => {
                    let other = &articles[other.index(articles.len())];
                    text.insert_str(place.start, &other[stretch(other, &from, &length, 200)]);
                }
                Damage::Insert(piece) => text.insert_str(place.start, piece),
                Damage::Replace(c) => {
                    let first = text[place.start..].chars().next().map_or(0, char::len_utf8);
                    text.replace_range(place.start..place.start + first, c.encode_utf8(&mut [0; 4]));
                }
                Damage::Capitals => {
                    let capitals = text[place.clone()].to_uppercase();
                    text.replace_range(place, &capitals);
                }
            }
        }
        text
    })
}

/// Sends a text through every stage of one document.
fn check_alone(text: &str) {
    let document = Document::new("it", text).published("2025-08-20".parse().unwrap());
    spans::check_document(&document, &analyze(&document), &claims(&document));
}

/// Sends texts through every stage, as documents and as pairs of texts.
fn check_together(texts: &[String]) {
    let documents = texts.iter().enumerate().map(|(at, text)| Document::new(format!("{at}"), text.as_str()));
    let report = compare(documents).unwrap();
    spans::check_report(&report);
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    #[cfg(feature = "terminal")]
    assert!(!gainsay::render::Terminal::styled().width(80).render(&report).is_empty());
    for finding in report.findings() {
        assert!(!finding.to_string().is_empty());
    }
    for pair in texts.windows(2) {
        spans::check_judgement(&pair[0], &pair[1], &judge(&pair[0], &pair[1]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_analysed_with_true_spans(text in any_text()) {
        check_alone(&text);
    }

    #[test]
    fn any_texts_are_compared_and_judged(texts in prop::collection::vec(any_text(), 1..4)) {
        check_together(&texts);
    }

    #[test]
    fn mutilated_articles_are_analysed_with_true_spans(text in mutilated_article()) {
        check_alone(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn mutilated_articles_are_compared_and_judged(texts in prop::collection::vec(mutilated_article(), 2..4)) {
        check_together(&texts);
    }
}

/// Texts that make a look-back quadratic, if there is one: each must take about as long as any other of its length.
#[test]
fn long_runs_of_anything_take_linear_time() {
    for piece in PIECES
        .iter()
        .chain(&["a. ", "A.", "! ) ", "\n)", "\n• ", "a'", "n't", "x's", "(", "www.a(", "a.b.c/", "it. \" ", "word "])
    {
        let text = piece.repeat(50_000 / piece.len());
        let sentences = segment(&text);
        let mut tokens = Vec::new();
        for sentence in &sentences {
            tokenize(&text, sentence.span, &mut tokens);
        }
        assert!(tokens.len() <= text.len());
    }
}
