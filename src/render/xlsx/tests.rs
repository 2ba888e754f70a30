//! Workbooks, read back.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::render::sheet::{
    Cell, Column, Kind, Place, clean, compliance, compliance_cover, cover, everything,
};
use crate::view::compliance::ComplianceReport;
use crate::view::everything::Everything;
use crate::view::example::orvania;
use crate::view::wording::changes;

const NO_LEAD: [&str; 0] = [];

fn sheet_of(name: &'static str, cells: Vec<Cell>) -> Sheet {
    Sheet {
        name,
        what: "Things",
        lead: Vec::new(),
        pinned: 1,
        columns: vec![Column {
            name: "thing",
            what: "A thing",
            kind: Kind::Prose,
        }],
        rows: cells.into_iter().map(|cell| vec![cell]).collect(),
    }
}

fn cover_with(lead: &[&str]) -> Cover {
    Cover {
        title: "Things & more".to_owned(),
        sheet: "about",
        lead: lead.iter().map(|line| (*line).to_owned()).collect(),
        place: Place::InFront,
    }
}

fn bytes(mut writer: XlsxWriter, sheets: &[Sheet], cover: &Cover) -> Vec<u8> {
    writer.add(sheets).unwrap();
    let mut bytes = Vec::new();
    writer.finish(cover, &mut bytes).unwrap();
    bytes
}

fn drawn(sheets: &[Sheet]) -> Vec<u8> {
    bytes(XlsxWriter::new(), sheets, &cover_with(&NO_LEAD))
}

/// The rows of a sheet below its heading.
fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().skip(1).map(<[Data]>::to_vec).collect()
}

fn names(bytes: &[u8]) -> Vec<String> {
    let book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    book.sheet_names()
}

/// A file of the archive that a workbook is.
fn inside(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    (archive.by_name(name).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn everything_of_a_country_stands_in_its_sheets() {
    let all = Everything::of(&orvania());
    let bytes = bytes(XlsxWriter::new(), &everything(&all), &cover("Orvania"));
    assert_eq!(
        names(&bytes),
        [
            "about",
            "asks",
            "recommendations",
            "evidence",
            "matches",
            "reports",
            "decisions"
        ]
    );
    assert_eq!(rows(&bytes, "asks").len(), all.part.asks.len());
    assert_eq!(rows(&bytes, "evidence").len(), all.part.evidence.len());
    assert_eq!(rows(&bytes, "decisions").len(), 2);
    assert_eq!(
        rows(&bytes, "recommendations")[0][4],
        Data::String(all.part.recommendations[0].text.clone())
    );
}

#[test]
fn a_compliance_report_begins_with_where_the_country_stands() {
    let mut gathering = ComplianceReport::of(2014, chrono::NaiveDate::default());
    gathering.add(&orvania());
    let report = gathering.done();
    let bytes = bytes(
        XlsxWriter::new(),
        &compliance(&report),
        &compliance_cover(&report),
    );
    let names = names(&bytes);
    assert_eq!(names.first().unwrap(), "summary");
    assert_eq!(names.last().unwrap(), "columns");
    let summary = inside(&bytes, "xl/worksheets/sheet1.xml");
    assert!(summary.contains("Orvania 2014: what was asked, and what was done"));
    assert_eq!(
        rows(&bytes, "asks").len(),
        report.countries[0].earlier.len()
    );
}

#[test]
fn headings_stay_in_sight_and_filter() {
    let bytes = drawn(&[sheet_of(
        "things",
        vec![Cell::text("one"), Cell::text("two")],
    )]);
    let sheet = inside(&bytes, "xl/worksheets/sheet2.xml");
    assert!(
        sheet.contains(r#"<pane xSplit="1" ySplit="1" topLeftCell="B2""#),
        "{sheet}"
    );
    assert!(sheet.contains(r#"<autoFilter ref="A1:A3"/>"#), "{sheet}");
    assert!(sheet.contains(r#"orientation="landscape""#), "{sheet}");
    let book = inside(&bytes, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles"), "{book}");
}

#[test]
fn lines_above_a_table_leave_its_heading_frozen_below_them() {
    let bytes = bytes(
        XlsxWriter::new(),
        &[],
        &cover_with(&["one line", "another"]),
    );
    let sheet = inside(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"ySplit="5""#), "{sheet}");
    assert!(sheet.contains(r#"<autoFilter ref="A5:D5"/>"#), "{sheet}");
}

#[test]
fn a_date_is_a_date_and_a_number_a_number() {
    let at = Utc.with_ymd_and_hms(2024, 5, 2, 12, 0, 0).unwrap();
    let cells = vec![
        Cell::Moment(at),
        Cell::Probability(0.25),
        Cell::Year(2014),
        Cell::YesNo(true),
        Cell::Empty,
    ];
    let bytes = drawn(&[sheet_of("things", cells)]);
    let found: Vec<Data> = rows(&bytes, "things").concat();
    let Data::DateTime(date) = &found[0] else {
        panic!("{:?} is no date", found[0]);
    };
    assert_eq!(date.as_f64(), 45414.5);
    assert_eq!(
        found[1..4],
        [
            Data::Float(0.25),
            Data::Float(2014.0),
            Data::String("yes".to_owned())
        ]
    );
    assert!(inside(&bytes, "xl/styles.xml").contains(r#"formatCode="0 %""#));
}

#[test]
fn words_put_in_are_underlined_and_words_taken_out_struck_through() {
    let pieces = changes("train all judges & clerks", "train some judges & clerks");
    let bytes = drawn(&[sheet_of("things", vec![Cell::Changes(pieces)])]);
    let sheet = inside(&bytes, "xl/worksheets/sheet2.xml");
    let put_in = sheet.find("<u/>").unwrap();
    assert!(sheet.find("<strike/>").unwrap() < put_in, "{sheet}");
    assert_eq!(
        rows(&bytes, "things")[0][0],
        Data::String("train all some judges & clerks".to_owned())
    );
}

#[test]
fn changes_that_are_too_many_for_colours_are_marked() {
    let words = |word: &str| {
        (0..2_000)
            .map(|n| format!("{word}{n} of the "))
            .collect::<String>()
    };
    let pieces = changes(&words("one"), &words("other"));
    let bytes = drawn(&[sheet_of("things", vec![Cell::Changes(pieces)])]);
    let Data::String(text) = &rows(&bytes, "things")[0][0] else {
        panic!("no text");
    };
    assert!(text.starts_with("[-one0-] {+other0+} of the"), "{text:.60}");
}

#[test]
fn a_text_that_is_too_long_is_cut_and_says_so() {
    let bytes = drawn(&[sheet_of("things", vec![Cell::text("word ".repeat(8_000))])]);
    let Data::String(text) = &rows(&bytes, "things")[0][0] else {
        panic!("no text");
    };
    assert_eq!(text.len(), 32_767 + "…".len() - 1);
    assert!(text.contains("[cut: a cell of a workbook cannot hold these 40000 characters"));
}

#[test]
fn rows_that_do_not_fit_go_on_in_a_further_sheet() {
    let cells: Vec<Cell> = (0..7).map(Cell::Number).collect();
    let writer = XlsxWriter::with_rows(4);
    let more = sheet_of("more", vec![Cell::Number(1)]);
    let bytes = bytes(
        writer,
        &[sheet_of("things", cells), more],
        &cover_with(&NO_LEAD),
    );
    let behind_the_contents: Vec<String> = (names(&bytes).into_iter())
        .skip_while(|name| name.starts_with("about"))
        .collect();
    assert_eq!(
        behind_the_contents,
        ["things", "things 2", "things 3", "more"]
    );
    let found: Vec<Data> = ["things", "things 2", "things 3"]
        .iter()
        .flat_map(|name| rows(&bytes, name).concat())
        .collect();
    assert_eq!(
        found,
        (0..7).map(|n| Data::Float(n.into())).collect::<Vec<_>>()
    );
}

#[test]
fn only_an_address_of_the_web_can_be_followed() {
    let cells = [
        "https://example.org/a?b=c d",
        "javascript:alert(1)",
        "http://",
    ]
    .map(|address| Cell::Link(address.to_owned()));
    let bytes = drawn(&[sheet_of("things", cells.to_vec())]);
    let links = inside(&bytes, "xl/worksheets/_rels/sheet2.xml.rels");
    assert!(links.contains("https://example.org/a?b=c%20d"), "{links}");
    assert!(!links.contains("javascript"), "{links}");
}

#[test]
fn nothing_of_the_machine_the_user_or_the_hour_goes_in() {
    let sheets = everything(&Everything::of(&orvania()));
    assert!(drawn(&sheets) == drawn(&sheets));
    let properties = inside(&drawn(&sheets), "docProps/core.xml");
    assert!(
        properties.contains("<dc:creator></dc:creator>"),
        "{properties}"
    );
    assert!(properties.contains("1980-01-01T00:00:00Z"), "{properties}");
    assert!(
        properties.contains("<dc:title>Things &amp; more</dc:title>"),
        "{properties}"
    );
}

/// Whether `text` has something that looks like the format's own way to write a refused character,
/// `_x000A_`: readers differ in what they make of it.
fn looks_escaped(text: &str) -> bool {
    text.contains("_x")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_comes_back(texts in prop::collection::vec(".{0,60}|[=+@-].{0,9}|(?s:.{0,9})", 1..20)) {
        let texts: Vec<String> = texts.into_iter().filter(|text| !looks_escaped(text)).collect();
        let mut cells: Vec<Cell> = texts.iter().map(Cell::text).collect();
        // Readers leave out empty rows at the end.
        cells.push(Cell::text("end"));
        let bytes = drawn(&[sheet_of("things", cells)]);
        let found = rows(&bytes, "things");
        prop_assert_eq!(found.len(), texts.len() + 1);
        for (text, row) in texts.iter().zip(found) {
            let expected = match clean(text).into_owned() {
                empty if empty.is_empty() => Data::Empty,
                text => Data::String(text),
            };
            prop_assert_eq!(&row[0], &expected);
        }
    }
}
