//! Half downloaded copies beside whole ones: the whole one stays, whichever was added first.

use insta::assert_snapshot;

use crate::place::{Place, report};

/// The report as Rich Text, a paragraph a line.
fn rich(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.is_empty());
    let paragraphs: String = lines.map(|line| format!("{line}\\par\n")).collect();
    format!("{{\\rtf1\\ansi {paragraphs}}}")
}

/// A place with the whole report and the first part of a download of the same.
fn place() -> Place {
    let whole = rich(&report("Peru", 2020));
    let (half, _) = whole.split_at(whole.find("The government maintained").unwrap());
    Place::with(&[
        ("whole.rtf", whole.as_bytes()),
        ("half.rtf", half.as_bytes()),
    ])
}

fn export(place: &Place) -> String {
    place.is_sound();
    place.run(&["export"]).out
}

#[test]
fn a_broken_off_copy_does_not_take_the_place_of_a_whole_report() {
    let place = place();
    place.run(&["add", "whole.rtf"]);
    let before = export(&place);
    let ran = place.run(&["add", "half.rtf"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.err);
    assert!(ran.out.contains("Peru (kept aside)"), "{}", ran.out);
    assert_eq!(export(&place), before);
}

#[test]
fn a_whole_report_takes_the_place_of_a_broken_off_copy() {
    let place = place();
    place.run(&["add", "half.rtf"]);
    place.run(&["add", "whole.rtf"]);
    let halved = export(&place);
    let other = self::place();
    other.run(&["add", "whole.rtf"]);
    assert_eq!(halved, export(&other));
}

#[test]
fn the_copies_of_a_folder_need_no_order() {
    let place = place();
    let ran = place.run(&["add", "half.rtf", "whole.rtf"]);
    assert!(!ran.err.contains("different words"), "{}", ran.err);
    let other = self::place();
    other.run(&["add", "whole.rtf", "half.rtf"]);
    assert_eq!(export(&place), export(&other));
}

#[test]
fn a_rehearsal_says_the_same() {
    let place = place();
    place.run(&["add", "whole.rtf"]);
    let ran = place.run(&["add", "--dry-run", "half.rtf"]);
    assert!(ran.out.contains("kept aside"), "{}", ran.out);
    assert!(ran.err.contains("is kept aside"), "{}", ran.err);
}

#[test]
fn a_pdf_that_was_half_downloaded_does_not_win() {
    let pdf = include_bytes!("../edition/small/columns.pdf");
    let half = &pdf[..pdf.len() * 95 / 100];
    let place = Place::with(&[("whole.pdf", pdf), ("half.pdf", half)]);
    let as_peru = ["add", "--country", "Peru", "--year", "2020"];
    place.run(&[&as_peru[..], &["whole.pdf"]].concat());
    let before = export(&place);
    let ran = place.run(&[&as_peru[..], &["half.pdf"]].concat());
    assert!(before.contains("PER-2020"), "{before}");
    assert_eq!(export(&place), before, "{}", ran.err);
}
