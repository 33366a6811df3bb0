//! `cargo fuzz run --fuzz-dir tests/fuzz report`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::report::run(data));
