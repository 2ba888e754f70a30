#![no_main]
//! Requests to the page.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::asking::requests(input));
