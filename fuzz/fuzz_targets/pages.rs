#![no_main]
//! Web pages, and pages as browsers save them.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::reading::named(input));
