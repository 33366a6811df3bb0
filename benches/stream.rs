//! What does a paper more or less cost, apart from its analysis, in corpora of growing size, and what does a claim take to keep?
//!
//! `cargo bench --bench stream -- 100000` goes up to so many papers, which is filled in bulk; a few papers are then inserted
//! and removed one by one. `--once` does this without a table, for counting instructions: `--once 10000`.
#![allow(clippy::print_stdout, reason = "a bench shows what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench")]
#![allow(dead_code, reason = "the planted contradictions of the news are for another bench")]

#[path = "scaling/news/mod.rs"]
mod news;
#[path = "scaling/process.rs"]
mod process;

use std::time::{Duration, Instant};

use gainsay::matcher::measure::{Analyzed, Sizes, bytes, work};
use gainsay::{Config, Document, Matcher};
use news::news;
use peak_alloc::PeakAlloc;
use process::spent;

/// Counts what is allocated and not yet given back.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SIZES: [usize; 5] = [300, 1_000, 3_000, 10_000, 100_000];
const SENTENCES_PER_PAPER: usize = 6;
/// How many papers come and go one by one.
const SINGLE: usize = 100;

fn main() {
    let argument = |name: &str| std::env::args().any(|argument| argument == name);
    let most = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(3_000);
    let config = Config::default();
    drop(config.claims(&Document::new("first", "The tables are built once.")));
    if argument("--once") {
        let (mut matcher, single) = fill(&config, most);
        come_and_go(&mut matcher, single);
        return;
    }
    println!(
        "{:>8}{:>9}{:>9}{:>12}{:>12}{:>12}{:>12}{:>12}{:>12}{:>12}{:>10}{:>10}",
        "papers",
        "claims",
        "filled",
        "B/claim",
        "text",
        "insert",
        "95 in 100",
        "remove",
        "95 in 100",
        "stored",
        "save",
        "load"
    );
    for size in SIZES.into_iter().filter(|&size| size <= if argument("--test") { 300 } else { most }) {
        measure(&config, size);
    }
}

/// A matcher with so many papers, and a few papers more.
fn fill(config: &Config, papers: usize) -> (Matcher, Vec<Analyzed>) {
    let mut documents = news(7, (papers + SINGLE) * SENTENCES_PER_PAPER).documents;
    let step = documents.len() / SINGLE;
    let single: Vec<Document> = (0..SINGLE).rev().map(|at| documents.swap_remove(at * step)).collect();
    let mut matcher = Matcher::new(config.clone());
    matcher.extend(documents).unwrap();
    (matcher, single.into_iter().filter_map(|document| Analyzed::new(config, document)).collect())
}

/// What inserting papers took, or removing them.
struct Cost {
    /// How long each took, the shortest first.
    times: Vec<Duration>,
    /// What all took of the processor, in seconds.
    cpu: f64,
    /// What there was to do.
    work: Vec<(&'static str, u64)>,
}

impl Cost {
    fn of(mut times: Vec<Duration>, cpu: f64, [before, after]: [[(&'static str, u64); 5]; 2]) -> Cost {
        times.sort_unstable();
        let work = after.iter().zip(before).map(|(&(what, after), (_, before))| (what, after - before)).collect();
        Cost { times, cpu, work }
    }

    /// So many in a hundred took less, in milliseconds.
    fn at(&self, part: usize) -> f64 {
        self.times[(self.times.len() - 1) * part / 100].as_secs_f64() * 1e3
    }

    fn shown(&self) -> String {
        let papers = self.times.len() as f64;
        let counts: Vec<String> =
            self.work.iter().map(|(what, count)| format!("{:.0} {what}", *count as f64 / papers)).collect();
        format!("{:.2} ms of the processor, {}", self.cpu * 1e3 / papers, counts.join(", "))
    }
}

/// Inserts papers and removes them again.
#[inline(never)]
fn come_and_go(matcher: &mut Matcher, single: Vec<Analyzed>) -> [Cost; 2] {
    let mut times = [Vec::new(), Vec::new()];
    let ids: Vec<_> = single.iter().map(Analyzed::id).collect();
    let before = work(matcher);
    let ((), inserting) = spent(|| {
        for paper in single {
            let start = Instant::now();
            drop(std::hint::black_box(paper.insert(matcher)));
            times[0].push(start.elapsed());
        }
    });
    let between = work(matcher);
    let ((), removing) = spent(|| {
        for id in ids {
            let start = Instant::now();
            matcher.remove(&id).unwrap();
            times[1].push(start.elapsed());
        }
    });
    let [came, gone] = times;
    [Cost::of(came, inserting.cpu, [before, between]), Cost::of(gone, removing.cpu, [between, work(matcher)])]
}

fn measure(config: &Config, papers: usize) {
    let start = Instant::now();
    let (before, texts) = (MEMORY.current_usage(), |matcher: &Matcher| {
        let report = matcher.report();
        let bytes: u64 = report.documents.iter().map(|document| document.bytes).sum();
        (report.claims.len(), bytes as usize)
    });
    let (mut matcher, single) = fill(config, papers);
    let filled = start.elapsed();
    let (claims, text) = texts(&matcher);
    let extra = MEMORY.current_usage();
    let [insert, remove] = come_and_go(&mut matcher, single);
    let parts = bytes(&matcher);
    // What the single papers took is given back by now.
    let used = MEMORY.current_usage().min(extra) - before - text;
    let sizes = Sizes::of(&matcher);
    let start = Instant::now();
    let bytes = matcher.save();
    let saved = start.elapsed();
    drop(matcher);
    let start = Instant::now();
    drop(std::hint::black_box(Matcher::load(config.clone(), &bytes).unwrap()));
    let loaded = start.elapsed();
    println!(
        "{papers:>8}{claims:>9}{:>8.1}s{:>12.0}{:>12.0}{:>9.2} ms{:>9.2} ms{:>9.2} ms{:>9.2} ms{:>12.0}{:>9.2}s{:>9.2}s",
        filled.as_secs_f64(),
        used as f64 / claims as f64,
        text as f64 / claims as f64,
        insert.at(50),
        insert.at(95),
        remove.at(50),
        remove.at(95),
        bytes.len() as f64 / claims as f64,
        saved.as_secs_f64(),
        loaded.as_secs_f64(),
    );
    let of = |count: usize| count as f64 / claims as f64;
    println!(
        "{:>17} a claim: {:.2} words of all, {:.1} pairs told of ({:.1} reported), {:.1} lists of the index; bytes:{}",
        "",
        of(sizes.words),
        of(sizes.told[1]),
        of(sizes.told[2]),
        of(sizes.index[1]),
        parts.iter().map(|(what, bytes)| format!(" {:.0} {what}", of(*bytes))).collect::<Vec<_>>().join(",")
    );
    println!("{:>17} a paper to insert: {}", "", insert.shown());
    println!("{:>17} a paper to remove: {}", "", remove.shown());
}
