#![no_main]
//! Word, OpenDocument and EPUB files and workbooks, told by their members.

libfuzzer_sys::fuzz_target!(|input: &[u8]| unmet_fuzz::reading::packed(input));
