#![no_main]
//! What people type to search.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::searching::words(input));
