//! How does the time grow with the number of claims, and what is found of contradictions planted among them?
//!
//! `cargo bench --bench scaling -- 100000` goes up to so many claims; with `--features parallel` on all cores. Each size and each
//! peer is measured in a process of its own, so that memory is its own too. `--alone` leaves out the peers and the streams, `--plot`
//! writes `benches/scaling.svg`, `--stream` does the stream only, `--show` prints contradictions that were not planted.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench shows what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench")]

mod news;
mod ours;
mod peers;
mod plot;
mod process;
mod score;
mod stream;

use std::collections::BTreeMap;
use std::process::Command;

use gainsay::Config;

/// The sizes to measure, as claims; a sentence makes about one and a half of them.
const SIZES: [usize; 7] = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const CLAIMS_PER_SENTENCE: f64 = 1.5;
/// A peer stops before the size for which it would take longer, in seconds.
const PATIENCE: f64 = 60.0;

/// Numbers by name: what a process of its own prints and the table shows.
type Figures = BTreeMap<String, f64>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let most = arguments.iter().filter_map(|argument| argument.parse().ok()).next().unwrap_or(10_000);
    let most = if has("--test") { 1_000 } else { most };
    if let Some(at) = arguments.iter().position(|argument| argument == "--measure") {
        return measure(&arguments[at + 1], most);
    }
    let config = Config::default();
    if has("--show") {
        return ours::show(&config, &news_of(most));
    }
    if has("--stream") {
        return stream::stream(&config, &news_of(most));
    }
    let sizes: Vec<usize> = SIZES.into_iter().filter(|&size| size <= most).collect();
    println!("{}", ours::heading());
    let mut lines = vec![("gainsay".to_owned(), Vec::new()), ("gainsay and analysis".to_owned(), Vec::new())];
    for &size in &sizes {
        let figures = of_process("gainsay", size);
        println!("{}", ours::line(&figures));
        let (claims, rest) = (figures["claims"], figures["rest cpu"]);
        lines[0].1.push((claims, rest));
        lines[1].1.push((claims, rest + figures["analysis cpu"]));
    }
    println!("processor time beyond analysis grows with claims^{:.2}", exponent(&lines[0].1));
    if cfg!(feature = "parallel") {
        threads(&sizes);
    }
    if has("--alone") {
        return;
    }
    println!("\n{:>12}{:>10}{:>11}{:>9}{:>9}{:>9}", "peer", "claims", "sentences", "cpu s", "MB", "met");
    for (name, _) in peers::PEERS {
        let mut line: Vec<(f64, f64)> = Vec::new();
        for (&size, &(claims, _)) in sizes.iter().zip(&lines[0].1) {
            if expected(&line, claims) > PATIENCE {
                break;
            }
            let figures = of_process(name, size);
            let met = figures["met"] / figures["planted"].max(1.0) * 100.0;
            println!(
                "{name:>12}{claims:>10}{:>11}{:>9.2}{:>9.0}{met:>8.1}%",
                figures["sentences"],
                figures["cpu"],
                figures["peak"] / 1e6
            );
            line.push((claims, figures["cpu"]));
        }
        lines.push((name.to_owned(), line));
    }
    if has("--plot") {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/scaling.svg"), plot::svg(&lines)).unwrap();
    }
    stream::alike(&config, if has("--test") { 100 } else { 6_400 });
    stream::stream(&config, &news_of(most.min(30_000)));
}

fn news_of(claims: usize) -> news::News {
    news::news(42, (claims as f64 / CLAIMS_PER_SENTENCE) as usize)
}

/// Measures one thing at one size and prints its figures.
fn measure(what: &str, size: usize) {
    let news = news_of(size);
    let figures = match peers::PEERS.iter().find(|(name, _)| *name == what) {
        Some((_, peer)) => of_peer(*peer, &news),
        None => ours::figures(&Config::default(), &news, what.strip_prefix("threads ").and_then(|n| n.parse().ok())),
    };
    figures.iter().for_each(|(name, figure)| println!("{name}: {figure}"));
}

fn of_peer(peer: peers::Peer, news: &news::News) -> Figures {
    let sentences = score::sentences(news);
    let texts: Vec<&str> = sentences.iter().map(|(text, _)| *text).collect();
    let (nearest, spent) = process::spent(|| peer(&texts));
    let (planted, met) = score::beside(news, &sentences, &nearest);
    let figures = [
        ("sentences", texts.len() as f64),
        ("cpu", spent.cpu),
        ("planted", planted as f64),
        ("met", met as f64),
        ("peak", process::memory().1),
    ];
    figures.map(|(name, figure)| (name.to_owned(), figure)).into()
}

/// What this program prints when it measures one thing at one size.
fn of_process(what: &str, size: usize) -> Figures {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program).args(["--measure", what, &size.to_string()]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let figure = |line: &str| line.split_once(": ").map(|(name, figure)| (name.to_owned(), figure.parse().unwrap()));
    text.lines().filter_map(figure).collect()
}

/// What two threads gain over one, in turns, the fastest of three counting.
fn threads(sizes: &[usize]) {
    const MOST: usize = 100_000;
    let size = sizes.iter().copied().filter(|&size| size <= MOST).max().unwrap_or(MOST);
    let mut fastest: [Figures; 2] = [Figures::new(), Figures::new()];
    for _ in 0..3 {
        for (threads, fastest) in (1..).zip(&mut fastest) {
            for (name, figure) in of_process(&format!("threads {threads}"), size) {
                let known = fastest.entry(name).or_insert(figure);
                *known = known.min(figure);
            }
        }
    }
    let gain = |name: &str| format!("{name} {:.2}", fastest[0][name] / fastest[1][name]);
    let stages = ["analysis", "candidates", "judging", "report", "rest"].map(gain);
    println!("two threads against one at {size} claims, by the clock: {}", stages.join(", "));
}

/// What the next size would take, from the growth so far, or squared growth where there is no more to go by.
fn expected(line: &[(f64, f64)], claims: f64) -> f64 {
    let Some(&(last, time)) = line.last() else { return 0.0 };
    let before = line.len().checked_sub(2).map(|at| line[at]);
    let grows =
        before.filter(|before| before.1 > 0.1).map_or(2.0, |before| (time / before.1).ln() / (last / before.0).ln());
    time * (claims / last).powf(grows)
}

/// The slope of the logarithms, by least squares.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let measured = points.iter().filter(|point| point.1 > 0.0);
    let logs: Vec<(f64, f64)> = measured.map(|&(x, y)| (x.ln(), y.ln())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / logs.len() as f64;
    let (x, y) = (mean(|log| log.0), mean(|log| log.1));
    let (over, under) = logs
        .iter()
        .fold((0.0, 0.0), |(over, under), log| (over + (log.0 - x) * (log.1 - y), under + (log.0 - x).powi(2)));
    over / under
}
