//! `cargo fuzz run --fuzz-dir tests/fuzz export`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::export::run(data));
