//! `cargo fuzz run --fuzz-dir tests/fuzz metadata`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::metadata::run(data));
