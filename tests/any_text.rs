//! What holds of any text: spans fit, nothing is lost, nothing panics, time is linear.
#![allow(clippy::unwrap_used, reason = "tests")]

use gainsay::text::{Sentence, Span, fold, segment, tokenize};
use proptest::prelude::*;

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
