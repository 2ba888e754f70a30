#![no_main]
//! Plain texts as reports, recognised and judged.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::recognising::text(input));
