//! What does it cost to judge one candidate pair? On a day of made news and on the example story, stage by stage.
//!
//! `cargo bench --bench pair -- --once judge` runs one thing once, for a counter of instructions; `--once judge 8000` on more
//! sentences of news.
#![allow(clippy::print_stdout, reason = "a bench shows what it measured")]

#[path = "scaling/news/mod.rs"]
#[allow(dead_code, reason = "the planted pairs are for the other bench")]
mod news;
#[path = "../tests/common/story.rs"]
#[allow(dead_code, reason = "other folders are read by tests")]
mod story;

use std::hint::black_box;
use std::time::Instant;

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use gainsay::Config;
use gainsay::matcher::measure::{Candidates, Corpus, Stage};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// A day of news, as sentences.
const SENTENCES: usize = 1_000;

/// Which pairs.
#[derive(Copy, Clone, Debug)]
enum Of {
    News,
    NewsTold,
    NewsDismissed,
    Story,
    StoryTold,
    StoryDismissed,
}

const ALL: [Of; 6] = [Of::News, Of::NewsTold, Of::NewsDismissed, Of::Story, Of::StoryTold, Of::StoryDismissed];

/// Claims and pairs of them.
struct Pairs {
    corpus: Corpus,
    candidates: Candidates,
}

impl Of {
    fn pairs(self) -> Pairs {
        self.pairs_of(SENTENCES)
    }

    /// Of so many sentences, if it is news.
    fn pairs_of(self, sentences: usize) -> Pairs {
        let documents = match self {
            Of::News | Of::NewsTold | Of::NewsDismissed => news::news(42, sentences).documents,
            Of::Story | Of::StoryTold | Of::StoryDismissed => story::example_story(),
        };
        let corpus = Corpus::new(&Config::default(), &documents);
        let all = corpus.candidates();
        let candidates = match self {
            Of::News | Of::Story => all,
            Of::NewsTold | Of::StoryTold => corpus.split(all).0,
            Of::NewsDismissed | Of::StoryDismissed => corpus.split(all).1,
        };
        Pairs { corpus, candidates }
    }
}

const STAGES: [(&str, Stage); 5] = [
    ("align", Stage::Align),
    ("evidence", Stage::Evidence),
    ("likeness", Stage::Likeness),
    ("features", Stage::Features),
    ("trees", Stage::Trees),
];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--once") {
        return once(arguments.get(at + 1).map_or("judge", String::as_str), arguments.get(at + 2).map(String::as_str));
    }
    divan::main();
    if !arguments.iter().any(|argument| argument == "--test" || argument == "--list") {
        println!("\n{:<16}{:>9}{:>9}{:>12}", "pairs", "claims", "pairs", "µs a pair");
        for of in ALL {
            let pairs = of.pairs();
            let (claims, count) = (pairs.corpus.claims(), pairs.candidates.len());
            println!("{:<16}{claims:>9}{count:>9}{:>12.2}", format!("{of:?}"), microseconds(&pairs));
        }
    }
}

/// Goes through the pairs once, so that instructions can be counted: the story's if so named, else those of so much news.
fn once(what: &str, of: Option<&str>) {
    let pairs = match of {
        Some("story") => Of::Story.pairs(),
        of => Of::News.pairs_of(of.and_then(|of| of.parse().ok()).unwrap_or(SENTENCES)),
    };
    let found = match STAGES.iter().find(|(name, _)| *name == what) {
        Some((_, stage)) => go(&pairs, *stage),
        None => judge_all(&pairs),
    };
    println!("{} claims, {} pairs, {found} found", pairs.corpus.claims(), pairs.candidates.len());
}

#[inline(never)]
fn judge_all(pairs: &Pairs) -> usize {
    pairs.corpus.judge(&pairs.candidates).len()
}

#[inline(never)]
fn go(pairs: &Pairs, stage: Stage) -> usize {
    pairs.corpus.go(&pairs.candidates, stage)
}

/// The fastest of some turns.
fn microseconds(pairs: &Pairs) -> f64 {
    const TURNS: usize = 20;
    let turn = |_| {
        let start = Instant::now();
        black_box(judge_all(pairs));
        start.elapsed().as_secs_f64()
    };
    (0..TURNS).map(turn).fold(f64::INFINITY, f64::min) * 1e6 / pairs.candidates.len().max(1) as f64
}

/// As a batch does, with reasons for what is told.
#[divan::bench(args = ALL, sample_count = 10)]
fn judge(bencher: Bencher<'_, '_>, of: Of) {
    let pairs = of.pairs();
    bencher.counter(ItemsCount::new(pairs.candidates.len())).bench_local(|| judge_all(black_box(&pairs)));
}

#[divan::bench(args = STAGES.map(|(name, _)| name), sample_count = 10)]
fn stages(bencher: Bencher<'_, '_>, name: &str) {
    let pairs = Of::News.pairs();
    let stage = STAGES.iter().find(|(other, _)| *other == name).map_or(Stage::Trees, |&(_, stage)| stage);
    bencher.counter(ItemsCount::new(pairs.candidates.len())).bench_local(|| go(black_box(&pairs), stage));
}
