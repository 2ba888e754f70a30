//! The child labor reports as published, 32 PDFs that nobody prepared, against the same
//! recommendations as others read them from the published tables: that reading and following work
//! together. On machines without these texts the tests say that they are skipped.
//!
//! `cargo test --test ilab -- --nocapture` prints what was measured.

#[path = "../program/mod.rs"]
mod program;
#[path = "../shared/mod.rs"]
mod shared;

#[path = "../edition/dice.rs"]
mod dice;

mod compared;
mod damaged;
mod lineage;
mod made;
mod truth;
mod wording;

use std::path::Path;
use std::sync::LazyLock;

use compared::Comparison;
use program::Program;
use truth::{Export, clean_texts, official_first_years};

/// What `unmet export` says once the PDFs were added.
static READ: LazyLock<Option<Export>> = LazyLock::new(|| {
    let folder = shared::shared("corpora/ilab-pdf")?;
    Some(exported_after_adding(&folder))
});

/// The same of the clean texts of the same reports.
static CLEAN: LazyLock<Option<Export>> = LazyLock::new(|| {
    let corpus = shared::shared("corpora/ilab-lineage.jsonl")?;
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("clean.jsonl");
    std::fs::write(&file, clean_texts(&corpus)).expect("the folder can be written to");
    Some(exported_after_adding(&file))
});

fn exported_after_adding(path: &Path) -> Export {
    let program = Program::new();
    let path = path.to_str().expect("the path is plain text");
    let added = program.run(&["add", path]);
    assert_eq!(added.status, 0, "{}", added.err);
    let json = program.run(&["export", "--format", "json"]).out;
    serde_json::from_str(&json).expect("the export is JSON")
}

fn at_least(what: &str, measured: f64, floor: f64) {
    println!("{what}: {measured:.4} (floor {floor})");
    assert!(measured >= floor, "{what}: {measured:.4} is below {floor}");
}

/// Of 475 recommendations that were measured, the corpus itself has a slip in each that is missing.
const FOUND: f64 = 0.98;
/// Words that the corpus runs together or parts count as they are printed.
const FOUND_IN_WORDS: f64 = 0.975;
/// The corpus runs words together, drops some, and has running heads in 26; what was read of each
/// stands letter by letter in the PDF (see docs/pdf.md).
const FOUND_WHOLE: f64 = 0.94;
const KNOWN_WORDS: f64 = 0.98;

#[test]
fn recommendations_are_found_with_their_words_and_none_is_invented() {
    let (Some(read), Some(clean)) = (&*READ, &*CLEAN) else {
        return;
    };
    let comparison = Comparison::of(clean, read);
    comparison.print();
    assert_eq!(read.reports.len(), 32, "every PDF is a report");
    at_least("found with 0.97 of their words", comparison.found(), FOUND);
    let in_words = comparison.found_in_words();
    at_least(
        "the same, in words however spaced",
        in_words,
        FOUND_IN_WORDS,
    );
    let whole = comparison.found_in_whole_words();
    at_least("the same, whole words and no other", whole, FOUND_WHOLE);
    let besides = comparison.no_words_besides();
    at_least("words that are read and known", besides, KNOWN_WORDS);
    assert_eq!(comparison.invented, Vec::<String>::new(), "invented");
}

#[test]
fn assessments_keep_the_note_that_stands_beside_them() {
    let Some(read) = &*READ else { return };
    let rating = |id: &str| {
        let report = read.reports.iter().find(|report| report.id == id);
        report.and_then(|report| report.rating.as_deref())
    };
    let delayed = "Minimal Advancement – Efforts Made but Continued Law that Delayed Advancement";
    for (id, told) in [
        ("ILAB-ARM-2014", "Minimal Advancement"),
        ("ILAB-ARM-2015", delayed),
        ("ILAB-ARM-2021", delayed),
        ("ILAB-DMA-2020", "No Advancement"),
        ("ILAB-HTI-2021", "Minimal Advancement"),
        ("ILAB-PHL-2016", "Significant Advancement"),
    ] {
        assert_eq!(rating(id), Some(told), "{id}");
    }
    let notes = read.reports.iter().filter(|report| {
        report
            .rating
            .as_deref()
            .is_some_and(|rating| rating.contains('–'))
    });
    assert_eq!(notes.count(), 7, "seven of the reports bear a note");
}

#[test]
fn areas_and_stated_first_years_are_those_of_the_published_tables() {
    let (Some(read), Some(clean)) = (&*READ, &*CLEAN) else {
        return;
    };
    let Some(gold) = shared::shared("gold/lineage.json") else {
        return;
    };
    let comparison = Comparison::of(clean, read);
    at_least("area", comparison.same_area(), 0.98);
    let official = official_first_years(&gold);
    at_least(
        "stated first year",
        comparison.same_first_year(&official),
        0.98,
    );
}

#[test]
fn following_what_was_read_from_pdf_is_as_good_as_following_clean_texts() {
    let (Some(read), Some(clean)) = (&*READ, &*CLEAN) else {
        return;
    };
    let Some(gold) = shared::shared("gold/lineage.json") else {
        return;
    };
    let official = official_first_years(&gold);
    let of_clean = lineage::against_official(clean, &official);
    let of_read = lineage::against_stated(read);
    println!("first year exact: read {of_read:.4}, clean texts {of_clean:.4}");
    at_least("first year, read from PDF", of_read, 0.80);
    assert!(
        of_read >= of_clean - 0.03,
        "reading costs more than 0.03: {of_read:.4} against {of_clean:.4}"
    );
}
