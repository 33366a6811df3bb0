//! `cargo fuzz run --fuzz-dir tests/fuzz judgement`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::judgement::run(data));
