//! Small PDFs of made-up countries. Each is made by the Typst file beside it:
//! `node typeset.mjs small/NAME.typ small/NAME.pdf`; the locked ones are the first, encrypted with a
//! password and without one.

use std::path::Path;

use insta::assert_snapshot;
use unmet::narrative::{Hints, reports};

use crate::document::{document, lines};

pub fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edition/small");
    std::fs::read(folder.join(name)).unwrap()
}

fn read(name: &str) -> String {
    match document(name, bytes(name)) {
        Ok(document) => lines(&document),
        Err(said) => said,
    }
}

#[test]
fn two_columns_are_read_one_after_the_other_without_heads_charts_and_marks() {
    assert_snapshot!(read("columns.pdf"));
}

#[test]
fn a_table_is_read_row_by_row_over_the_pages_end() {
    assert_snapshot!(read("table.pdf"));
}

#[test]
fn footnotes_and_notes_below_tables_are_left_out_and_counted() {
    assert_snapshot!(read("notes.pdf"));
}

#[test]
fn the_recommendations_of_two_columns_are_those_that_were_printed() {
    let document = document("columns.pdf", bytes("columns.pdf")).unwrap();
    let hints = Hints {
        year: Some(2021),
        ..Hints::default()
    };
    let report = reports(&document, &hints).remove(0).unwrap();
    assert_eq!(report.country.to_lowercase(), "orvania");
    assert_eq!(report.rating.as_deref(), Some("Tier 2"));
    let asked: Vec<&str> = report
        .recommendations
        .iter()
        .flatten()
        .map(|r| r.text.as_str())
        .collect();
    assert_eq!(
        asked,
        [
            "Increase efforts to investigate, prosecute and convict traffickers, including complicit \
             officials, and sentence them to significant prison terms.",
            "Fund long-term shelters for male victims and victims with disabilities; open one outside \
             the capital.",
            "Train labor inspectors in anti-trafficking law and in first contact with victims who were \
             identified in the fishing sector.",
            "Publish statistics on the number of victims.",
        ]
    );
}

#[test]
fn pictures_without_text_are_refused_with_the_way_out() {
    assert_eq!(
        read("pictures.pdf"),
        "pictures.pdf is a PDF without text: its 2 pages are pictures; run OCR over it (ocrmypdf \
         does that) and add the result"
    );
}

#[test]
fn a_locked_file_is_refused_and_one_without_a_password_is_read() {
    assert_eq!(
        read("locked.pdf"),
        "locked.pdf is a PDF that is locked with a password; open it with the password, print it to \
         a new PDF and add that"
    );
    assert_eq!(read("unlocked.pdf"), read("columns.pdf"));
}
