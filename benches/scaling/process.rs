//! What has this process used so far? Read from `/proc`, where there is one.

use std::time::{Duration, Instant};

/// Wall clock and processor time of a piece of work.
#[derive(Copy, Clone, Default, Debug)]
pub(crate) struct Spent {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

/// Runs `work` and says what it took; without `/proc` the processor time is the wall clock's.
pub(crate) fn spent<R>(work: impl FnOnce() -> R) -> (R, Spent) {
    let (before, start) = (cpu(), Instant::now());
    let result = work();
    let wall = start.elapsed().as_secs_f64();
    let cpu = match (before, cpu()) {
        (Some(before), Some(after)) => (after - before).as_secs_f64(),
        _ => wall,
    };
    (result, Spent { wall, cpu })
}

/// The processor time of all threads, in steps of a hundredth of a second.
fn cpu() -> Option<Duration> {
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in parentheses, may hold spaces; user and system time are the 12th and 13th field after it.
    let mut fields = stat[stat.rfind(')')? + 1..].split_whitespace().skip(11);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Duration::from_secs_f64((user + system) / TICKS))
}

/// Resident memory now and at most, in bytes.
pub(crate) fn memory() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes = line.and_then(|line| line.trim_start_matches(':').split_whitespace().next()?.parse().ok());
        kilobytes.unwrap_or(0.0) * 1024.0
    };
    (of("VmRSS"), of("VmHWM"))
}
