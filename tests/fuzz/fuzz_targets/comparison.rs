//! `cargo fuzz run --fuzz-dir tests/fuzz comparison`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::comparison::run(data));
