//! What the fuzzer (`fuzz/`) found worth keeping, and every input that once broke a promise: each is
//! given to the same functions again.

use std::fs;
use std::path::Path;

use crate::held::{asking, deciding, importing, reading, recognising, searching};

/// Gives every kept input of a target to what holds it.
fn all_of(target: &str, holds: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["fuzz/corpus", "fuzz/found"] {
        let folder = root.join(folder).join(target);
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let input = fs::read(&path).unwrap();
            let held = std::panic::catch_unwind(|| holds(&input));
            assert!(held.is_ok(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 0, "nothing was kept of {target}");
}

#[test]
fn pdf_files_are_read_or_refused() {
    all_of("pdf", reading::pdf);
}

#[test]
fn web_pages_are_read_or_refused() {
    all_of("pages", reading::named);
}

#[test]
fn office_files_are_read_or_refused() {
    all_of("office", reading::packed);
}

#[test]
fn rich_texts_are_read_or_refused() {
    all_of("rtf", reading::rich_text);
}

#[test]
fn texts_and_tables_are_read_or_refused() {
    all_of("texts", reading::named);
}

#[test]
fn packs_are_read_or_refused() {
    all_of("packs", reading::named);
}

#[test]
fn reports_invent_no_word_and_lose_no_sentence() {
    all_of("recogniser", recognising::text);
}

#[test]
fn records_leave_the_database_sound() {
    all_of("records", importing::lines);
}

#[test]
fn decisions_leave_the_database_sound_and_come_out_as_they_went_in() {
    all_of("decisions", deciding::file);
}

#[test]
fn searches_find_something_or_are_refused_with_a_sentence() {
    all_of("search", searching::words);
}

#[test]
fn requests_are_answered_without_a_fault_of_the_server() {
    all_of("requests", asking::requests);
}
