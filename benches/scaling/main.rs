//! How does the time grow with the number of claims, and what is found of contradictions planted among them?
//!
//! `cargo bench --bench scaling -- 100000` goes up to so many claims; with `--features parallel` on all cores; `--alone` leaves
//! out the peers and the streams, `--stream` all but the stream; `--show` prints some of the contradictions that it says are between two stories.
#![allow(clippy::print_stdout, reason = "a bench shows what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench")]

mod generator;
mod peers;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use gainsay::matcher::measure::Corpus;
use gainsay::report::FindingRef;
use gainsay::{Config, Document, DocumentId, Matcher, Report};
use generator::{News, news};

/// The sizes to measure, as claims; a sentence makes about one and a half of them.
const SIZES: [usize; 7] = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const CLAIMS_PER_SENTENCE: f64 = 1.5;
/// Peers that look at all pairs stop here.
const MOST_PAIRS: usize = 1_000;

fn main() {
    let most = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(10_000);
    let test = std::env::args().any(|argument| argument == "--test");
    let only_stream = std::env::args().any(|argument| argument == "--stream");
    let alone = std::env::args().any(|argument| argument == "--alone");
    let config = Config::default();
    drop(config.claims(&Document::new("first", "The tables are built once.")));
    if only_stream {
        return stream(&config, most);
    }
    println!(
        "{:>9}{:>9}{:>10}{:>12}{:>10}{:>10}{:>10}{:>10}{:>9}{:>9}{:>9}{:>8}{:>8}{:>10}{:>9}{:>9}{:>9}{:>9}",
        "claims",
        "papers",
        "analysis",
        "candidates",
        "judging",
        "report",
        "µs/claim",
        "pairs",
        "µs/pair",
        "planted",
        "found",
        "wrong",
        "kept",
        "left out",
        "all pairs",
        "finds",
        "tf-idf",
        "finds"
    );
    let mut points = Vec::new();
    for size in SIZES.into_iter().filter(|&size| size <= if test { 1_000 } else { most }) {
        let news = news(42, (size as f64 / CLAIMS_PER_SENTENCE) as usize);
        points.push(measure(&config, &news, alone));
    }
    println!("time beyond analysis grows with claims^{:.2}", exponent(&points));
    if std::env::args().any(|argument| argument == "--show") {
        show(&config, &news(42, 700));
    }
    if alone {
        return;
    }
    alike(&config, if test { 100 } else { 6_400 });
    if !test {
        stream(&config, most.min(30_000));
    }
}

fn seconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64()
}

/// Prints a line and gives the claims and the time beyond analysis.
fn measure(config: &Config, news: &News, alone: bool) -> (f64, f64) {
    let mut last = Instant::now();
    let mut lap = || std::mem::replace(&mut last, Instant::now()).elapsed().as_secs_f64();
    let corpus = Corpus::new(config, &news.documents);
    let analysis = lap();
    let candidates = corpus.candidates();
    let finding = lap();
    let told = corpus.judge(&candidates);
    let judging = lap();
    let report = corpus.report(&candidates, told);
    let reporting = lap();
    let rest = finding + judging + reporting;
    let claims = report.claims.len() as f64;
    let (found, other, kept) = score(&report, news);
    print!(
        "{claims:>9}{:>9}{analysis:>9.2}s{finding:>11.2}s{judging:>9.2}s{reporting:>9.2}s{:>10.1}{:>10.1}{:>9.2}{:>9}{:>8.1}%{other:>8}{kept:>8}{:>10}",
        report.documents.len(),
        rest / claims * 1e6,
        candidates.len() as f64 / claims,
        judging / candidates.len().max(1) as f64 * 1e6,
        news.planted.len(),
        found * 100.0,
        report.omitted.candidates,
    );
    drop(report);
    if alone {
        println!();
        return (claims, rest);
    }
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

/// What it costs when all sentences are alike but for one word.
fn alike(config: &Config, sentences: usize) {
    let sentence = |n: usize| format!("The council of Harwick approved plan {n} for the new bridge on Monday. ");
    let document = Document::new("alike", (1..=sentences).map(sentence).collect::<String>());
    let analysis = analysis(config, std::slice::from_ref(&document));
    let start = Instant::now();
    let report = config.compare([document]).unwrap();
    let (rest, left_out) = (seconds(start) - analysis, report.omitted.candidates);
    println!("{sentences} sentences that differ in one word: {rest:.2} s beyond analysis, {left_out} pairs left out");
}

/// The time the analysis takes that `compare` does first, on as many cores.
fn analysis(config: &Config, documents: &[Document]) -> f64 {
    let threads =
        if cfg!(feature = "parallel") { std::thread::available_parallelism().map_or(1, usize::from) } else { 1 };
    let start = Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let own = documents.iter().skip(thread).step_by(threads);
            scope.spawn(move || own.for_each(|document| drop(std::hint::black_box(config.claims(document)))));
        }
    });
    seconds(start)
}

/// Whether a finding is about two stories, and therefore wrong.
fn is_wrong(news: &News, finding: &FindingRef<'_>) -> bool {
    let story = |id: &DocumentId| id.as_str().parse::<usize>().ok().map(|document| news.stories[document]);
    story(&finding.left().document.id) != story(&finding.right().document.id)
}

/// The share of planted contradictions that the report has, how many contradictions it has between two stories, and how many
/// findings in all.
fn score(report: &Report, news: &News) -> (f64, usize, usize) {
    let mut found: HashMap<(&str, &str), Vec<(&str, &str)>> = HashMap::new();
    let (mut wrong, mut findings) = (0, 0);
    for finding in report.findings() {
        findings += 1;
        if finding.relation() == gainsay::Relation::Contradiction {
            wrong += usize::from(is_wrong(news, &finding));
            let (left, right) = (finding.left(), finding.right());
            let pair = (left.document.id.as_str(), right.document.id.as_str());
            found.entry(pair).or_default().push((left.claim.text.as_str(), right.claim.text.as_str()));
        }
    }
    let is_found = |left: &(String, String), right: &(String, String)| {
        found
            .get(&(left.0.as_str(), right.0.as_str()))
            .is_some_and(|pairs| pairs.iter().any(|(x, y)| left.1.contains(x.trim()) && right.1.contains(y.trim())))
    };
    let hits = news.planted.iter().filter(|p| is_found(&p.left, &p.right) || is_found(&p.right, &p.left)).count();
    (hits as f64 / news.planted.len().max(1) as f64, wrong, findings)
}

/// Prints contradictions between two stories.
fn show(config: &Config, news: &News) {
    const SHOWN: usize = 40;
    let report = config.compare(news.documents.iter().cloned()).unwrap();
    let others = report.contradictions().filter(|finding| is_wrong(news, finding));
    others.take(SHOWN).for_each(|finding| println!("{finding}\n"));
}

/// The slope of the logarithms, by least squares.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|&(x, y)| (x.ln(), y.ln())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / logs.len() as f64;
    let (x, y) = (mean(|log| log.0), mean(|log| log.1));
    let (over, under) = logs
        .iter()
        .fold((0.0, 0.0), |(over, under), log| (over + (log.0 - x) * (log.1 - y), under + (log.0 - x).powi(2)));
    over / under
}

/// Inserts paper by paper and prints what one costs beyond its analysis, as the corpus grows.
fn stream(config: &Config, most: usize) {
    let news = news(7, (most as f64 / CLAIMS_PER_SENTENCE) as usize);
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
