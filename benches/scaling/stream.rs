//! What does one more paper cost, and what do sentences cost that are all alike?

use std::time::{Duration, Instant};

use gainsay::{Config, Document, Matcher};

use crate::news::News;
use crate::process::spent;

/// What it costs when all sentences are alike but for one word.
pub(crate) fn alike(config: &Config, sentences: usize) {
    let sentence = |n: usize| format!("The council of Harwick approved plan {n} for the new bridge on Monday. ");
    let document = Document::new("alike", (1..=sentences).map(sentence).collect::<String>());
    let (_, analysis) = spent(|| config.claims(&document));
    let (report, all) = spent(|| config.compare([document]).unwrap());
    let (rest, left_out) = (all.cpu - analysis.cpu, report.omitted.candidates);
    println!("\n{sentences} sentences that differ in one word: {rest:.2} s beyond analysis, {left_out} pairs left out");
}

/// Inserts paper by paper and prints what one costs beyond its analysis, as the corpus grows.
pub(crate) fn stream(config: &Config, news: &News) {
    let mut matcher = Matcher::new(config.clone());
    let step = (news.documents.len() / 5).max(1);
    println!("\n{:>9}{:>16}{:>16}{:>16}", "papers", "median insert", "95 in 100", "most");
    for (at, chunk) in news.documents.chunks(step).enumerate() {
        let mut times: Vec<Duration> = Vec::new();
        for document in chunk {
            let start = Instant::now();
            drop(std::hint::black_box(config.claims(document)));
            let analysis = start.elapsed();
            let document = document.clone();
            let start = Instant::now();
            matcher.insert(document).unwrap();
            times.push(start.elapsed().saturating_sub(analysis));
        }
        times.sort_unstable();
        let shown = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
        println!("{:>9}{:>13.2} ms{:>13.2} ms{:>13.2} ms", (at + 1) * step, shown(50), shown(95), shown(100));
    }
    println!(
        "\n{:>10}{:>10}{:>6}{:>10}{:>8}{:>14}{:>14}",
        "feature", "features", "hot", "claims", "most", "pairs", "met"
    );
    for kind in matcher.candidates() {
        println!(
            "{:>10}{:>10}{:>6}{:>10}{:>8}{:>14}{:>14}",
            format!("{:?}", kind.kind),
            kind.features,
            kind.hot,
            kind.claims,
            kind.most,
            kind.pairs,
            kind.met
        );
    }
}
