//! Tables and workbooks go into files, folders and pipes.

use std::fs;

use crate::book::{ormand, table};

#[test]
fn a_folder_gets_a_file_for_each_table() {
    let program = ormand();
    program.answer(&["export", "-o", "tables/", "--country", "Ormand"]);
    let folder = program.database().with_file_name("tables");
    let mut names: Vec<String> = (fs::read_dir(&folder).unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "asks.csv",
            "decisions.csv",
            "evidence.csv",
            "matches.csv",
            "recommendations.csv",
            "reports.csv"
        ]
    );
    let recommendations = fs::read_to_string(folder.join("recommendations.csv")).unwrap();
    assert_eq!(
        recommendations,
        program.answer(&["export", "--table", "recommendations"])
    );
}

#[test]
fn one_table_goes_to_standard_output_and_the_others_are_told_of() {
    let program = ormand();
    let ran = program.run(&["export", "--format", "csv"]);
    assert!(
        ran.out.starts_with("id,country,year,ordinal,text,status,"),
        "{:.80}",
        ran.out
    );
    assert!(ran.err.contains("--table names another"), "{}", ran.err);
    let asks = program.answer(&["export", "--table", "asks"]);
    assert!(asks.lines().all(|line| !line.is_empty()) && asks.ends_with("\r\n"));
}

#[test]
fn a_file_can_begin_with_the_mark_that_excel_wants() {
    let program = ormand();
    let marked = program.answer(&["export", "--table", "asks", "--bom"]);
    assert_eq!(
        marked,
        format!("\u{feff}{}", program.answer(&["export", "--table", "asks"]))
    );
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let program = ormand();
    program.answer(&["report", "2013", "-o", "report.csv"]);
    let written = fs::read_to_string(program.database().with_file_name("report.csv")).unwrap();
    let rows = table(&written);
    assert!(
        rows.iter().any(|row| row["changes"].contains("{+")),
        "{written}"
    );

    let ran = program.run(&["export", "-o", "all.docx"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains(".xlsx"), "{}", ran.err);
    let ran = program.run(&["export", "-o", "all.xlsx", "--format", "csv"]);
    assert!(ran.err.contains("do not agree"), "{}", ran.err);
    let ran = program.run(&["export", "-o", "all.xlsx", "--bom"]);
    assert!(ran.err.contains("belongs to CSV"), "{}", ran.err);
}

#[test]
fn the_same_reports_and_decisions_give_the_same_bytes() {
    let program = ormand();
    program.answer(&["mark", "ORMAND-2011-1", "partial"]);
    program.answer(&["export", "-o", "one.xlsx"]);
    program.answer(&["export", "-o", "two.xlsx"]);
    let read = |name: &str| fs::read(program.database().with_file_name(name)).unwrap();
    assert!(read("one.xlsx") == read("two.xlsx"));
}

#[test]
fn a_workbook_replaces_the_old_one_as_a_whole_and_leaves_nothing_beside_it() {
    let program = ormand();
    let file = program.file("all.xlsx", "what stood there before");
    program.answer(&["export", "-o", "all.xlsx"]);
    assert!(fs::read(&file).unwrap().starts_with(b"PK"));
    let left = fs::read_dir(file.parent().unwrap())
        .unwrap()
        .filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().starts_with(".unmet-")
        });
    assert_eq!(left.count(), 0);
}
