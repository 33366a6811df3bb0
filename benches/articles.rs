//! How long do twenty articles of 800 words take, from texts to report?
//!
//! `--once` compares them once, for a counter of instructions; with `--features parallel` on all cores.
#![allow(clippy::print_stdout, reason = "a bench shows what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench")]
#![allow(dead_code, reason = "the planted contradictions of the news are for another bench")]

#[path = "scaling/news/mod.rs"]
mod news;
#[path = "scaling/process.rs"]
mod process;

use std::collections::BTreeMap;
use std::hint::black_box;

use gainsay::{Config, Document, Report};
use news::news;
use process::spent;

const ARTICLES: usize = 20;
const WORDS: usize = 800;
/// News that has stories enough which so many papers tell.
const SENTENCES: usize = 40_000;
const TURNS: usize = 20;

fn main() {
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    let articles = articles();
    let config = Config::default();
    drop(config.claims(&Document::new("first", "The tables are built once.")));
    if has("--once") || has("--test") {
        return println!("{} findings", compare_all(&config, articles).findings.len());
    }
    let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
    let (mut fastest, mut processor, mut claims) = (f64::INFINITY, 0.0, 0.0);
    for _ in 0..TURNS {
        claims += spent(|| articles.iter().for_each(|article| drop(black_box(config.claims(article))))).1.cpu;
        let copies = articles.clone();
        let all = spent(|| drop(black_box(compare_all(&config, copies)))).1;
        fastest = all.wall.min(fastest);
        processor += all.cpu;
    }
    let report = compare_all(&config, articles);
    println!(
        "{} articles, {words} words, {} claims, {} findings: {:.0} ms by the clock at best, {:.0} ms of processor time, of which claims take {:.0}",
        report.documents.len(),
        report.claims.len(),
        report.findings.len(),
        fastest * 1e3,
        processor / TURNS as f64 * 1e3,
        claims / TURNS as f64 * 1e3,
    );
}

#[inline(never)]
fn compare_all(config: &Config, articles: Vec<Document>) -> Report {
    config.compare(articles).unwrap()
}

/// Articles on the same matters, each in its own words or as another has it: the first of papers on one story, the second of
/// papers on it, and so on, each followed by papers on further stories until it is as long as wanted.
fn articles() -> Vec<Document> {
    let news = news(7, SENTENCES);
    let mut told: BTreeMap<u32, Vec<&Document>> = BTreeMap::new();
    for (document, &story) in news.documents.iter().zip(&news.stories) {
        told.entry(story).or_default().push(document);
    }
    let widely: Vec<Vec<&Document>> = told.into_values().filter(|papers| papers.len() >= ARTICLES).collect();
    let article = |at: usize| {
        let (mut text, mut words) = (String::new(), 0);
        for papers in &widely {
            if words >= WORDS {
                break;
            }
            words += papers[at].text.split_whitespace().count();
            text += &papers[at].text;
            text += "\n\n";
        }
        assert!(words >= WORDS, "{} stories are too few", widely.len());
        Document::new(format!("{at:02}"), text).published("2025-08-20".parse().unwrap())
    };
    (0..ARTICLES).map(article).collect()
}
