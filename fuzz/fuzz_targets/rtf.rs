#![no_main]
//! Rich text.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::reading::rich_text(input));
