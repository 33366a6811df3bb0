//! How well do sentences and tokens agree with treebanks? Takes CoNLL-U files, prints one line of JSON a file.
//!
//! Raw text is rebuilt from `# text`, `# newpar` and `# newdoc`; tokens are compared inside the treebank's own sentences. With
//! `--errors` the sentences and words that differ are printed to the standard error stream.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example reports to the terminal")]

use std::error::Error;
use std::{env, fs};

use gainsay::text::{Span, segment, tokenize};

/// Spans found, spans in the treebank, spans in both.
#[derive(Default)]
struct Count {
    found: usize,
    gold: usize,
    both: usize,
}

impl Count {
    fn add(&mut self, found: &[Span], gold: &[Span]) {
        self.found += found.len();
        self.gold += gold.len();
        self.both += found.iter().filter(|span| gold.binary_search(span).is_ok()).count();
    }

    fn f1(&self) -> f64 {
        2.0 * self.both as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// One document of a treebank: its text, its sentences, each one's words.
#[derive(Default)]
struct Gold {
    text: String,
    sentences: Vec<Span>,
    words: Vec<Vec<Span>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let errors = env::args().any(|argument| argument == "--errors");
    for path in env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let (mut sentences, mut tokens) = (Count::default(), Count::default());
        for gold in read(&fs::read_to_string(&path)?)? {
            let found: Vec<Span> = segment(&gold.text).iter().map(|sentence| sentence.span).collect();
            sentences.add(&found, &gold.sentences);
            if errors {
                show("sentence", &gold.text, &found, &gold.sentences);
            }
            for (span, words) in gold.sentences.iter().zip(&gold.words) {
                let mut found = Vec::new();
                tokenize(&gold.text, *span, &mut found);
                let found: Vec<Span> = found.iter().map(|token| token.span).collect();
                tokens.add(&found, words);
                if errors {
                    show("token", &gold.text, &found, words);
                }
            }
        }
        println!(
            "{}",
            serde_json::json!({"file": path, "sentence_f1": sentences.f1(), "token_f1": tokens.f1(), "sentences": sentences.gold})
        );
    }
    Ok(())
}

fn show(what: &str, text: &str, found: &[Span], gold: &[Span]) {
    for (sign, these, others) in [('+', found, gold), ('-', gold, found)] {
        for span in these.iter().filter(|span| others.binary_search(span).is_err()) {
            eprintln!("{what}\t{sign}\t{}\t{:?}", span.start(), span.of(text).unwrap_or_default());
        }
    }
}

/// The documents of a CoNLL-U file; a word of a multiword token whose form is not written so stands for no span.
fn read(conllu: &str) -> Result<Vec<Gold>, Box<dyn Error>> {
    let mut documents: Vec<Gold> = Vec::new();
    let mut paragraph = false;
    let mut at = 0;
    // The ids of the words of the multiword token now read, and where it ends.
    let mut multiword = (0..0, 0);
    for line in conllu.lines() {
        if line.starts_with("# newdoc") || documents.is_empty() {
            documents.push(Gold::default());
        }
        let Some(document) = documents.last_mut() else { continue };
        paragraph |= line.starts_with("# newpar");
        if let Some(sentence) = line.strip_prefix("# text = ") {
            if !document.text.is_empty() {
                document.text.push_str(if paragraph { "\n\n" } else { " " });
            }
            paragraph = false;
            at = document.text.len();
            multiword = (0..0, 0);
            document.text.push_str(sentence);
            document.sentences.push(Span::new(at, document.text.len()));
            document.words.push(Vec::new());
        }
        let mut columns = line.split('\t');
        let (Some(id), Some(form), Some(words)) = (columns.next(), columns.next(), document.words.last_mut()) else {
            continue;
        };
        let rest = document.text.get(at..).unwrap_or_default();
        let start = at + rest.len() - rest.trim_start().len();
        if let Some((from, to)) = id.split_once('-') {
            multiword = (from.parse()?..to.parse::<usize>()? + 1, start + form.len());
        } else if let Ok(id) = id.parse::<usize>() {
            if document.text[start..].starts_with(form) {
                words.push(Span::new(start, start + form.len()));
                at = start + form.len();
            }
            if id + 1 == multiword.0.end {
                at = multiword.1;
            }
        }
    }
    Ok(documents)
}
