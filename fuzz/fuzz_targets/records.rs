#![no_main]
//! JSON Lines, taken into a database.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::importing::lines(input));
