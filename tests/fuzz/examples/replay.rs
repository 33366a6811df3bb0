//! Runs a target on inputs that a campaign left, and prints how long each takes: `replay TARGET FILE ...`.

use std::time::Instant;

use gainsay_fuzz::TARGETS;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().expect("the name of a target");
    let (_, run) = TARGETS.iter().find(|(other, _)| *other == name).expect("a target of that name");
    for file in arguments {
        let data = std::fs::read(&file).expect("the file can be read");
        run(&data);
        let started = Instant::now();
        run(&data);
        println!("{file}: {} bytes, {} ms", data.len(), started.elapsed().as_millis());
    }
}
