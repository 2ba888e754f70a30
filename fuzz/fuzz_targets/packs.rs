#![no_main]
//! ZIP, TAR and gzip files, and whatever is one inside.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::reading::named(input));
