#![no_main]
//! Files of decisions, taken over.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::deciding::file(input));
