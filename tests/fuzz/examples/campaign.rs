//! Runs targets on made inputs, the same ones for the same seed: `campaign SECONDS SEED [TARGET[=SHARE] ...]`.
//!
//! Targets take turns of a second, each as many as its share; without any, all targets run, those that read texts most of the
//! time. An input that ends the run in a panic, or takes long for its length, is left in the folder that `GAINSAY_CRASHES`
//! names, or else here as `crash-TARGET-N` or `slow-TARGET-N`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use gainsay_fuzz::mutation::{Random, mutated, seeds};
use gainsay_fuzz::prose::prose;
use gainsay_fuzz::{TARGETS, Target};

/// So many inputs are kept to be mutated again: the slower ones, which do more.
const KEPT: usize = 2_000;

/// An input that takes longer is left to be looked at: the longest has some ten thousand bytes.
const SLOW: Duration = Duration::from_secs(1);

/// What reads texts has most of the code, and an input takes it a thousand times as long.
const SHARES: &[(&str, u32)] = &[("analysis", 8), ("comparison", 8), ("export", 2), ("judgement", 8), ("matcher", 2)];

/// A target in a campaign, with what became of its inputs.
struct Course {
    target: &'static Target,
    share: u32,
    random: Random,
    known: Vec<Vec<u8>>,
    runs: u64,
    bytes: u64,
    crashes: u64,
    slow: u64,
    slowest: Duration,
}

impl Course {
    fn new(target: &'static Target, share: u32, seed: u64) -> Course {
        let random = Random::new(seed);
        let (runs, bytes, crashes, slow, slowest) = (0, 0, 0, 0, Duration::ZERO);
        Course { target, share, random, known: seeds(), runs, bytes, crashes, slow, slowest }
    }

    /// Runs one input: prose half of the time where texts are read, else a mutated one of those that are known.
    fn step(&mut self, folder: &str, slow: Duration) {
        let (name, run) = self.target;
        let texts = match *name {
            "analysis" => 1,
            "judgement" | "export" => 2,
            "comparison" => 2 + self.random.below(3),
            _ => 0,
        };
        let data = if texts > 0 && self.random.below(2) == 0 {
            let head = [self.random.number() as u8, 0, self.random.below(3) as u8, self.random.number() as u8];
            let head: &[u8] = if *name == "comparison" { &head } else { &[] };
            [head, &prose(texts, &mut self.random)].concat()
        } else {
            mutated(&self.known, &mut self.random)
        };
        let timed = || {
            let started = Instant::now();
            (catch_unwind(AssertUnwindSafe(|| run(&data))), started.elapsed())
        };
        let (ended, mut took) = timed();
        // On a machine with other work an input is slow only if it is slow again.
        if ended.is_ok() && slow < took {
            took = took.min(timed().1);
        }
        self.runs += 1;
        self.bytes += data.len() as u64;
        let left = |kind: &str, at: u64| {
            let file = format!("{folder}/{kind}-{name}-{at}");
            std::fs::write(&file, &data).expect("the folder can be written to");
            println!("{name}: {file}, {} ms", took.as_millis());
        };
        if ended.is_err() {
            self.crashes += 1;
            left("crash", self.crashes);
            return;
        }
        if slow < took {
            self.slow += 1;
            left("slow", self.slow);
        }
        if took > self.slowest {
            self.slowest = took;
            self.known.push(data);
        } else if self.random.below(64) == 0 && self.known.len() < KEPT {
            self.known.push(data);
        }
    }

    fn told(&self) -> String {
        let Course { target: (name, _), runs, bytes, crashes, slow, slowest, .. } = self;
        format!(
            "{name}: {runs} runs, {bytes} bytes, {crashes} crashes, {slow} slow, slowest {} ms",
            slowest.as_millis()
        )
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: u64| arguments.get(at).and_then(|word| word.parse().ok()).unwrap_or(default);
    let (seconds, seed) = (Duration::from_secs(number(0, 60)), number(1, 1));
    let named: Vec<(&str, Option<u32>)> = arguments
        .iter()
        .skip(2)
        .map(|word| word.split_once('=').map_or((&**word, None), |(name, share)| (name, share.parse().ok())))
        .collect();
    let share = |name: &str| match named.iter().find(|(other, _)| *other == name) {
        Some((_, Some(share))) => *share,
        Some((_, None)) => 1,
        None if named.is_empty() => SHARES.iter().find(|(other, _)| *other == name).map_or(1, |(_, share)| *share),
        None => 0,
    };
    let mut courses: Vec<Course> = TARGETS
        .iter()
        .map(|target| Course::new(target, share(target.0), seed))
        .filter(|course| course.share > 0)
        .collect();
    assert!(!courses.is_empty(), "no target of that name");
    let folder = std::env::var("GAINSAY_CRASHES").unwrap_or_else(|_| ".".to_owned());
    let begun = Instant::now();
    let mut told = Duration::ZERO;
    while begun.elapsed() < seconds {
        for course in &mut courses {
            let turn = Instant::now();
            // A turn is shorter in a short campaign, so that every target has one.
            let length = Duration::from_secs(1).min(seconds / 64) * course.share;
            while turn.elapsed() < length && begun.elapsed() < seconds {
                course.step(&folder, SLOW);
            }
        }
        if begun.elapsed() > told + Duration::from_secs(300) {
            told = begun.elapsed();
            println!("after {} seconds", told.as_secs());
            courses.iter().for_each(|course| println!("  {}", course.told()));
        }
    }
    courses.iter().for_each(|course| println!("{}", course.told()));
    let sum = |of: fn(&Course) -> u64| courses.iter().map(of).sum::<u64>();
    let crashes = sum(|course| course.crashes);
    println!(
        "{} runs, {} bytes, {crashes} crashes, seed {seed}",
        sum(|course| course.runs),
        sum(|course| course.bytes)
    );
    assert_eq!(crashes, 0, "inputs that end the program");
}
