//! `cargo fuzz run --fuzz-dir tests/fuzz matcher`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::matcher::run(data));
