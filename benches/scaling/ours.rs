//! What does a comparison cost, stage by stage, and what does it find?

use gainsay::Config;
use gainsay::matcher::measure::Corpus;

use crate::Figures;
use crate::news::{CLASHES, News};
use crate::process::{Spent, memory, spent};
use crate::score::score;

/// Figures of one comparison, with so many threads if a number is given and there is a choice.
pub(crate) fn figures(config: &Config, news: &News, threads: Option<usize>) -> Figures {
    drop(config.claims(&gainsay::Document::new("first", "The tables are built once.")));
    with_threads(threads, || stages(config, news))
}

#[cfg(feature = "parallel")]
fn with_threads<R: Send>(threads: Option<usize>, work: impl FnOnce() -> R + Send) -> R {
    rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build().unwrap().install(work)
}

#[cfg(not(feature = "parallel"))]
fn with_threads<R>(_: Option<usize>, work: impl FnOnce() -> R) -> R {
    work()
}

fn stages(config: &Config, news: &News) -> Figures {
    let (before, _) = memory();
    // A million claims take a while, so it says how far it is.
    let done = |stage: &str, spent: Spent| eprintln!("{stage}: {:.1} s, {:.0} MB at most", spent.cpu, memory().1 / 1e6);
    let (corpus, analysis) = spent(|| Corpus::new(config, &news.documents));
    let (kept, _) = memory();
    done("analysis", analysis);
    let (candidates, finding) = spent(|| corpus.candidates());
    done("candidates", finding);
    let (told, judging) = spent(|| corpus.judge(&candidates));
    done("judging", judging);
    let (report, reporting) = spent(|| corpus.report(&candidates, told));
    let (_, peak) = memory();
    done("report", reporting);
    let rest = [finding, judging, reporting]
        .iter()
        .fold(Spent::default(), |sum, of| Spent { wall: sum.wall + of.wall, cpu: sum.cpu + of.cpu });
    let text: usize = news.documents.iter().map(|document| document.text.len()).sum();
    let score = score(&report, news, |_| {});
    let (planted, found) = score.all();
    let claims = report.claims.len() as f64;
    let mut figures: Figures = [
        ("claims", claims),
        ("papers", news.documents.len() as f64),
        ("pairs", candidates.len() as f64),
        ("bytes", (kept - before - text as f64) / claims),
        ("peak", peak),
        ("planted", planted as f64),
        ("found", found as f64),
        ("contradictions", score.contradictions as f64),
        ("between", score.between as f64),
        ("within", score.within as f64),
        ("agreements", score.agreements.0 as f64),
        ("agreements between", score.agreements.1 as f64),
        ("findings", score.findings as f64),
        ("events", report.events.len() as f64),
        ("left out", report.omitted.candidates as f64),
    ]
    .map(|(name, figure)| (name.to_owned(), figure))
    .into();
    for clash in CLASHES {
        let (planted, found) = score.planted.get(&clash).copied().unwrap_or_default();
        figures.insert(format!("{clash:?}"), found as f64 / planted.max(1) as f64 * 100.0);
    }
    for (name, spent) in
        [("analysis", analysis), ("candidates", finding), ("judging", judging), ("report", reporting), ("rest", rest)]
    {
        figures.insert(name.to_owned(), spent.wall);
        figures.insert(format!("{name} cpu"), spent.cpu);
    }
    figures
}

pub(crate) fn heading() -> String {
    let of = |names: &[&str], width: usize| names.iter().map(|name| format!("{name:>width$}")).collect::<String>();
    let cost = of(&["claims", "papers", "analysis", "candid.", "judging", "report", "all cpu", "µs/claim", "pairs"], 9);
    let found = of(&["planted", "found", "number", "day", "opposite", "said", "between", "within"], 9);
    let rest = of(&["agreed", "between", "findings", "events", "left out", "B/claim", "peak MB"], 9);
    cost + &found + &rest
}

/// Processor seconds by stage, then pairs a claim; what is found in percent of what is planted.
pub(crate) fn line(figures: &Figures) -> String {
    let f = |name: &str| figures[name];
    let claims = f("claims");
    let mut line = format!("{claims:>9}{:>9}", f("papers"));
    for name in ["analysis cpu", "candidates cpu", "judging cpu", "report cpu", "rest cpu"] {
        line += &format!("{:>9.2}", f(name));
    }
    line += &format!("{:>9.1}{:>9.1}{:>9}", f("rest cpu") / claims * 1e6, f("pairs") / claims, f("planted"));
    line += &format!("{:>8.1}%", f("found") / f("planted").max(1.0) * 100.0);
    for clash in CLASHES {
        line += &format!("{:>8.1}%", f(&format!("{clash:?}")));
    }
    for name in ["contradictions", "between", "within", "agreements", "agreements between", "findings", "events"] {
        line += &format!("{:>9}", f(name));
    }
    line + &format!("{:>9}{:>9.0}{:>9.0}", f("left out"), f("bytes"), f("peak") / 1e6)
}

/// Prints contradictions that were not planted, from all over the report.
pub(crate) fn show(config: &Config, news: &News) {
    const SHOWN: usize = 60;
    let report = config.compare(news.documents.iter().cloned()).unwrap();
    let mut wrong: Vec<String> = Vec::new();
    score(&report, news, |finding| wrong.push(finding));
    wrong.iter().step_by(wrong.len().div_ceil(SHOWN).max(1)).for_each(|finding| println!("{finding}\n"));
}
