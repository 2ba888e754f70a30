#![no_main]
//! PDF files.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::reading::pdf(input));
