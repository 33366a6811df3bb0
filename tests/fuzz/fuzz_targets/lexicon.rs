//! `cargo fuzz run --fuzz-dir tests/fuzz lexicon`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::lexicon::run(data));
