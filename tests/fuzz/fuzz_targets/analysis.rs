//! `cargo fuzz run --fuzz-dir tests/fuzz analysis`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::analysis::run(data));
