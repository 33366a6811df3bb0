//! How does the time grow with the number of claims, and what is found of contradictions planted among them?
//!
//! `cargo bench --bench scaling -- 100000` goes up to so many claims; with `--features parallel` on all cores.
#![allow(clippy::print_stdout, reason = "a bench shows what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench")]

mod generator;
mod peers;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use gainsay::{Config, Document, DocumentId, Matcher, Report};
use generator::{News, news};

/// The sizes to measure, as claims; a sentence makes about one and a half of them.
const SIZES: [usize; 7] = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const CLAIMS_PER_SENTENCE: f64 = 1.5;
/// Peers that look at all pairs stop here.
const MOST_PAIRS: usize = 3_000;

fn main() {
    let most = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(10_000);
    let test = std::env::args().any(|argument| argument == "--test");
    let config = Config::default();
    drop(config.claims(&Document::new("first", "The tables are built once.")));
    println!(
        "{:>9}{:>9}{:>10}{:>10}{:>10}{:>9}{:>9}{:>8}{:>8}{:>10}{:>9}{:>9}{:>9}{:>9}",
        "claims", "papers", "analysis", "the rest", "µs/claim", "planted", "found", "other", "kept", "left out", "all pairs",
        "finds", "tf-idf", "finds"
    );
    let mut points = Vec::new();
    for size in SIZES.into_iter().filter(|&size| size <= if test { 1_000 } else { most }) {
        let news = news(42, (size as f64 / CLAIMS_PER_SENTENCE) as usize);
        points.push(measure(&config, &news));
    }
    println!("time beyond analysis grows with claims^{:.2}", exponent(&points));
    if !test {
        stream(&config, most.min(30_000));
    }
}

fn seconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64()
}

/// Prints a line and gives the claims and the time beyond analysis.
fn measure(config: &Config, news: &News) -> (f64, f64) {
    let start = Instant::now();
    let (_, analysis) = config.prepare_timed(news);
    let whole = Instant::now();
    let report = config.compare(news.documents.iter().cloned()).unwrap();
    let rest = (seconds(whole) - analysis).max(1e-6);
    let _ = start;
    let claims = report.claims.len() as f64;
    let (found, other, kept) = score(&report, news);
    print!(
        "{claims:>9}{:>9}{analysis:>9.2}s{rest:>9.2}s{:>10.1}{:>9}{:>8.1}%{other:>8}{kept:>8}{:>10}",
        report.documents.len(),
        rest / claims * 1e6,
        news.planted.len(),
        found * 100.0,
        report.omitted.candidates,
    );
    drop(report);
    let mut sentences: Vec<&str> = Vec::new();
    let mut at: HashMap<(&DocumentId, &str), usize> = HashMap::new();
    for document in &news.documents {
        for sentence in document.text.split_inclusive(". ").map(str::trim) {
            at.insert((&document.id, sentence), sentences.len());
            sentences.push(sentence);
        }
    }
    let recall = |nearest: Vec<Vec<usize>>| {
        let of = |(id, text): &(String, String)| at.get(&(&DocumentId::from(id.as_str()), text.as_str())).copied();
        let met = news.planted.iter().filter(|planted| match (of(&planted.left), of(&planted.right)) {
            (Some(left), Some(right)) => nearest[left].contains(&right) || nearest[right].contains(&left),
            _ => false,
        });
        met.count() as f64 / news.planted.len().max(1) as f64 * 100.0
    };
    let start = Instant::now();
    if sentences.len() <= MOST_PAIRS {
        let nearest = peers::all_pairs(&sentences);
        let time = seconds(start);
        print!("{time:>8.2}s{:>8.1}%", recall(nearest));
    } else {
        print!("{:>9}{:>9}", "-", "-");
    }
    let start = Instant::now();
    let nearest = peers::inverted_index(&sentences);
    let time = seconds(start);
    println!("{time:>8.2}s{:>8.1}%", recall(nearest));
    (claims, rest)
}

trait Prepare {
    fn prepare_timed(&self, news: &News) -> (usize, f64);
}

impl Prepare for Config {
    /// How many claims the documents make, and the time that takes.
    fn prepare_timed(&self, news: &News) -> (usize, f64) {
        let start = Instant::now();
        let claims = news.documents.iter().map(|document| self.claims(document).len()).sum();
        (claims, seconds(start))
    }
}
