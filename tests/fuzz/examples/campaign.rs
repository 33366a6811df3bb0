//! Runs targets on mutated inputs, the same ones for the same seed: `campaign SECONDS SEED [TARGET ...]`.
//!
//! An input that ends the run in a panic is left in the folder that `GAINSAY_CRASHES` names, or else here as `crash-TARGET-N`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use gainsay_fuzz::TARGETS;
use gainsay_fuzz::mutation::{Random, mutated, seeds};

/// So many inputs are kept to be mutated again: the slower ones, which do more.
const KEPT: usize = 2_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: u64| arguments.get(at).and_then(|word| word.parse().ok()).unwrap_or(default);
    let (seconds, seed) = (number(0, 60), number(1, 1));
    let named = arguments.get(2..).unwrap_or_default();
    let targets: Vec<_> =
        TARGETS.iter().filter(|(name, _)| named.is_empty() || named.iter().any(|other| other == name)).collect();
    let folder = std::env::var("GAINSAY_CRASHES").unwrap_or_else(|_| ".".to_owned());
    let begun = Instant::now();
    let (mut crashes, mut all_runs, mut all_bytes) = (0, 0u64, 0u64);
    for (place, (name, run)) in targets.iter().enumerate() {
        let until = Duration::from_secs(seconds) * (place as u32 + 1) / targets.len() as u32;
        let mut random = Random::new(seed);
        let mut known = seeds();
        let (mut runs, mut bytes, mut slowest) = (0u64, 0u64, Duration::ZERO);
        while begun.elapsed() < until {
            let data = mutated(&known, &mut random);
            let started = Instant::now();
            let ended = catch_unwind(AssertUnwindSafe(|| run(&data)));
            let took = started.elapsed();
            runs += 1;
            bytes += data.len() as u64;
            if ended.is_err() {
                crashes += 1;
                let file = format!("{folder}/crash-{name}-{crashes}");
                std::fs::write(&file, &data).expect("the folder can be written to");
                println!("{name}: {file}");
            } else if took > slowest {
                slowest = took;
                known.push(data);
            } else if random.below(64) == 0 && known.len() < KEPT {
                known.push(data);
            }
        }
        println!("{name}: {runs} runs, {bytes} bytes, slowest {} ms", slowest.as_millis());
        all_runs += runs;
        all_bytes += bytes;
    }
    println!("{all_runs} runs, {all_bytes} bytes, {crashes} crashes, seed {seed}");
    assert_eq!(crashes, 0, "inputs that end the program");
}
