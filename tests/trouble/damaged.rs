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

/// The report as a web page.
fn page(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.is_empty());
    let paragraphs: String = lines.map(|line| format!("<p>{line}</p>\n")).collect();
    format!("<!DOCTYPE html>\n<html><body>\n{paragraphs}</body></html>\n")
}

/// What was downloaded of a file until its protection section broke off within a word.
fn cut(whole: &str) -> String {
    let (half, _) = whole.split_at(whole.find("tect victims. It did").unwrap());
    half.to_owned()
}

#[test]
fn a_web_page_that_was_half_downloaded_changes_nothing() {
    let whole = page(&report("Peru", 2020));
    for order in [["whole.html", "cut.html"], ["cut.html", "whole.html"]] {
        let place = Place::with(&[
            ("whole.html", whole.as_bytes()),
            ("cut.html", cut(&whole).as_bytes()),
        ]);
        let alone = Place::with(&[("whole.html", whole.as_bytes())]);
        alone.run(&["add", "whole.html"]);
        let ran = place.run(&["add", order[0]]);
        let then = place.run(&["add", order[1]]);
        let told = ran.err + &then.err;
        assert!(told.contains("cut.html: the web page breaks off"), "{told}");
        assert!(!then.out.contains("extended"), "{}", then.out);
        assert_eq!(export(&place), export(&alone), "{order:?}");
    }
}

#[test]
fn a_text_that_was_half_downloaded_changes_nothing() {
    let whole = report("Peru", 2020);
    let place = Place::with(&[
        ("whole.txt", whole.as_bytes()),
        ("cut.txt", cut(&whole).as_bytes()),
    ]);
    place.run(&["add", "whole.txt"]);
    let before = export(&place);
    let ran = place.run(&["add", "cut.txt"]);
    let told =
        "cut.txt breaks off before what whole.txt has, in the protection section of PER-2020";
    assert!(ran.err.contains(told), "{}", ran.err);
    assert!(ran.out.contains("Peru (kept aside)"), "{}", ran.out);
    assert_eq!(export(&place), before);
    let again = place.run(&["add", "whole.txt"]);
    assert!(again.out.contains("Peru (unchanged)"), "{}", again.out);
}

#[test]
fn a_whole_text_goes_on_where_a_half_downloaded_one_broke_off() {
    let whole = report("Peru", 2020);
    let place = Place::with(&[
        ("whole.txt", whole.as_bytes()),
        ("cut.txt", cut(&whole).as_bytes()),
    ]);
    place.run(&["add", "cut.txt"]);
    let ran = place.run(&["add", "whole.txt"]);
    let told =
        "cut.txt breaks off before what whole.txt has, in the protection section of PER-2020";
    assert!(ran.err.contains(told), "{}", ran.err);
    let alone = Place::with(&[("whole.txt", whole.as_bytes())]);
    alone.run(&["add", "whole.txt"]);
    assert_eq!(export(&place), export(&alone));
}
