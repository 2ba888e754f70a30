//! Texts that a spreadsheet would run, cut or refuse.

use calamine::Data;

use crate::book::{EMOJI, FORMULA, Row, inside, long, ormand, sheet, table};

fn wording<'a>(rows: &'a [Row], id: &str) -> &'a Data {
    &rows
        .iter()
        .find(|row| row["id"] == Data::String(id.to_owned()))
        .unwrap()["text"]
}

#[test]
fn a_workbook_keeps_them_as_text() {
    let program = ormand();
    program.answer(&["export", "-o", "all.xlsx"]);
    let file = program.database().with_file_name("all.xlsx");
    let rows = sheet(&file, "recommendations");
    assert_eq!(
        wording(&rows, "ORMAND-2011-2"),
        &Data::String(FORMULA.to_owned())
    );
    assert_eq!(
        wording(&rows, "ORMAND-2012-2"),
        &Data::String(EMOJI.to_owned())
    );
    let recommendations = inside(&file, "xl/worksheets/sheet3.xml");
    assert!(!recommendations.contains("<f>"), "no formula");
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_there_and_whole_in_csv() {
    let program = ormand();
    program.answer(&["export", "-o", "all.xlsx"]);
    let rows = sheet(
        &program.database().with_file_name("all.xlsx"),
        "recommendations",
    );
    let cell = wording(&rows, "ORMAND-2011-3").to_string();
    assert!(cell.starts_with("train labor inspectors"));
    assert!(
        cell.ends_with("CSV and JSON hold all of them]"),
        "{}",
        cell.len()
    );

    let rows = table(&program.answer(&["export", "--table", "recommendations"]));
    let row = rows
        .iter()
        .find(|row| row["id"] == "ORMAND-2011-3")
        .unwrap();
    assert_eq!(
        row["text"].trim_end_matches(';'),
        long().trim_end_matches(';')
    );
}

#[test]
fn in_csv_an_apostrophe_stands_before_what_looks_like_a_formula() {
    let program = ormand();
    let rows = table(&program.answer(&["export", "--format", "csv"]));
    let text = |id: &str| &rows.iter().find(|row| row["id"] == id).unwrap()["text"];
    assert_eq!(text("ORMAND-2011-2"), &format!("'{FORMULA}"));
    assert!(
        text("ORMAND-2012-3").starts_with("'-2+3"),
        "{}",
        text("ORMAND-2012-3")
    );
    assert_eq!(text("ORMAND-2012-2"), EMOJI);
}
