#![no_main]
//! Texts, Markdown, wiki articles and tables.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::reading::named(input));
