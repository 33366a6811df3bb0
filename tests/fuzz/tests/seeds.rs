//! Do all targets run on what campaigns begin with, and on some hundred inputs made of it?

use gainsay_fuzz::TARGETS;
use gainsay_fuzz::mutation::{Random, mutated, seeds};

#[test]
fn every_target_takes_the_seeds_and_what_comes_of_them() {
    let known = seeds();
    for (name, run) in TARGETS {
        let mut random = Random::new(7);
        known.iter().step_by(5).for_each(|data| run(data));
        let more = if *name == "metadata" || *name == "report" { 400 } else { 40 };
        (0..more).for_each(|_| run(&mutated(&known, &mut random)));
    }
}
