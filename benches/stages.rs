//! Where does the time go? Every stage on the five articles of the example story, in one run.
#![allow(clippy::print_stdout, reason = "a bench shows what it measured")]

#[path = "../tests/common/story.rs"]
mod story;

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher};
use gainsay::render::Terminal;
use gainsay::syntax::{Tree, parse};
use gainsay::text::{Token, tokenize};
use gainsay::{Analysis, Claim, Document, Lexicon, Report, Sentence, analyze, claims, compare, segment};
use unicode_segmentation::UnicodeSegmentation;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    // The tables are built once in a process; that is timed by itself.
    let start = Instant::now();
    drop(Lexicon::english());
    println!("lexicon, once in a process: {:.1} ms\n", start.elapsed().as_secs_f64() * 1e3);
    divan::main();
    if !std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        println!("\n{}", shares(&Story::read()));
    }
}

/// The articles with what each stage leaves to the next.
struct Story {
    documents: Vec<Document>,
    sentences: Vec<Vec<Sentence>>,
    tokens: Vec<Vec<Vec<Token>>>,
    report: Report,
}

impl Story {
    fn read() -> Story {
        let documents = story::example_story();
        let sentences: Vec<Vec<Sentence>> = documents.iter().map(|document| segment(&document.text)).collect();
        let tokens = documents.iter().zip(&sentences).map(|(document, sentences)| {
            let of_sentence = |sentence: &Sentence| {
                let mut tokens = Vec::new();
                tokenize(&document.text, sentence.span, &mut tokens);
                tokens
            };
            sentences.iter().map(of_sentence).collect()
        });
        let tokens = tokens.collect();
        let report = compare(documents.clone()).expect("the ids differ");
        Story { documents, sentences, tokens, report }
    }

    fn bytes(&self) -> usize {
        self.documents.iter().map(|document| document.text.len()).sum()
    }

    fn count(&self) -> usize {
        self.tokens.iter().flatten().map(Vec::len).sum()
    }

    fn word_bounds(&self) -> usize {
        self.documents.iter().map(|document| document.text.split_word_bounds().map(black_box).count()).sum()
    }

    fn segment(&self) -> Vec<Vec<Sentence>> {
        self.documents.iter().map(|document| segment(&document.text)).collect()
    }

    fn tokenize(&self) -> Vec<Token> {
        let mut tokens = Vec::new();
        for (document, sentences) in self.documents.iter().zip(&self.sentences) {
            sentences.iter().for_each(|sentence| tokenize(&document.text, sentence.span, &mut tokens));
        }
        tokens
    }

    fn parse(&self) -> Vec<Tree> {
        let lexicon = Lexicon::english();
        let texts = self.documents.iter().zip(&self.tokens);
        let trees = texts.flat_map(|(document, tokens)| {
            let lexicon = &lexicon;
            tokens.iter().map(move |tokens| parse(lexicon, &document.text, tokens))
        });
        trees.collect()
    }

    fn analyze(&self) -> Vec<Analysis> {
        self.documents.iter().map(analyze).collect()
    }

    fn claims(&self) -> Vec<Vec<Claim>> {
        self.documents.iter().map(claims).collect()
    }

    fn compare(&self) -> Report {
        compare(self.documents.iter().cloned()).expect("the ids differ")
    }

    fn render(&self) -> String {
        Terminal::plain().width(100).render(&self.report)
    }
}

/// Times `stage` as it would be called, by the story's bytes and tokens.
fn time<T>(bencher: Bencher<'_, '_>, stage: impl Fn(&Story) -> T + Sync) {
    let story = Story::read();
    bencher
        .counter(BytesCount::new(story.bytes()))
        .counter(ItemsCount::new(story.count()))
        .bench(|| stage(black_box(&story)));
}

/// The word bounds of `unicode-segmentation`: what any reading of a text costs at least.
#[divan::bench]
fn a_word_bounds(bencher: Bencher<'_, '_>) {
    time(bencher, Story::word_bounds);
}

#[divan::bench]
fn b_segment(bencher: Bencher<'_, '_>) {
    time(bencher, Story::segment);
}

#[divan::bench]
fn c_tokenize(bencher: Bencher<'_, '_>) {
    time(bencher, Story::tokenize);
}

#[divan::bench]
fn d_parse(bencher: Bencher<'_, '_>) {
    time(bencher, Story::parse);
}

/// With the three above.
#[divan::bench]
fn e_analyze(bencher: Bencher<'_, '_>) {
    time(bencher, Story::analyze);
}

/// With the analysis.
#[divan::bench]
fn f_claims(bencher: Bencher<'_, '_>) {
    time(bencher, Story::claims);
}

/// All of it, from documents to the report.
#[divan::bench]
fn g_compare(bencher: Bencher<'_, '_>) {
    time(bencher, Story::compare);
}

#[divan::bench]
fn h_render(bencher: Bencher<'_, '_>) {
    time(bencher, Story::render);
}

/// Each stage's share of the way from documents to the terminal, and its cost in word bounds of the same text.
///
/// A stage that has no entry of its own is the difference of two that have. Stages take turns and the fastest turn of each
/// counts, so that what else the machine does hits all of them alike.
fn shares(story: &Story) -> String {
    const TURNS: usize = 40;
    let stages: [fn(&Story); 8] = [
        |story| {
            black_box(story.word_bounds());
        },
        |story| drop(black_box(story.segment())),
        |story| drop(black_box(story.tokenize())),
        |story| drop(black_box(story.parse())),
        |story| drop(black_box(story.analyze())),
        |story| drop(black_box(story.claims())),
        |story| drop(black_box(story.compare())),
        |story| drop(black_box(story.render())),
    ];
    let mut fastest = [Duration::MAX; 8];
    for _ in 0..TURNS {
        for (stage, fastest) in stages.iter().zip(&mut fastest) {
            let start = Instant::now();
            stage(black_box(story));
            *fastest = start.elapsed().min(*fastest);
        }
    }
    let [bounds, segment, tokenize, parse, analyze, claims, compare, render] = fastest.map(|time| time.as_secs_f64());
    let whole = compare + render;
    let rows = [
        ("segment", segment),
        ("tokenize", tokenize),
        ("tag and parse", parse),
        ("words, times, quantities, names, attribution", analyze - segment - tokenize - parse),
        ("claims", claims - analyze),
        ("candidates, judging, events, report", compare - claims),
        ("terminal", render),
        ("end to end", whole),
    ];
    let mut table = format!("{:<46}{:>9}{:>8}{:>14}\n", "stage", "ms", "share", "word bounds");
    for (name, time) in rows {
        let (milliseconds, share, ratio) = (time * 1e3, time / whole * 100.0, time / bounds);
        table += &format!("{name:<46}{milliseconds:>9.3}{share:>7.1}%{ratio:>13.1}x\n");
    }
    let tokens = story.count() as f64;
    table += &format!("\n{:<46}{:>16}{:>15}\n", "tokens a second", "of these tokens", "of word bounds");
    for (name, time) in
        [("word bounds alone", bounds), ("tag and parse", parse), ("analyze", analyze), ("end to end", whole)]
    {
        let (rate, share) = (tokens / time, bounds / time * 100.0);
        table += &format!("{name:<46}{rate:>16.0}{share:>14.1}%\n");
    }
    table += &format!("{tokens:.0} tokens, {} bytes", story.bytes());
    table
}
