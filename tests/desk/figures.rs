//! The figures that reports state, as people ask for them.

use crate::program::Program;

const REPORTS: &str = concat!(
    r#"{"series":"TIP","country":"Orvania","year":2018,"sections":[{"kind":"prosecution","heading":"","text":"Police conducted 63 investigations in 2017 (52 in 2016). Courts convicted 17 traffickers, including two for forced labor."}]}"#,
    "\n",
    r#"{"series":"TIP","country":"Orvania","year":2019,"sections":[{"kind":"prosecution","heading":"","text":"Police conducted 70 investigations, compared with 61 in 2017."}]}"#,
    "\n",
);

fn desk() -> Program {
    let program = Program::new();
    let reports = program.file("reports.jsonl", REPORTS);
    program.add(&reports);
    program
}

#[test]
fn figures_stand_under_the_year_that_they_are_about() {
    let text = desk().answer(&["figures", "--indicator", "investigations"]);
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("ORV")).collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[0].starts_with("2016"), "{text}");
    assert!(
        lines[1].starts_with("2017") && lines[1].contains("63"),
        "{text}"
    );
    assert!(lines[2].contains("61"), "{text}");
    assert!(text.contains('≠'), "{text}");
}

#[test]
fn a_spreadsheet_gets_one_figure_a_row() {
    let text = desk().answer(&["figures", "--csv", "--year", "2017"]);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let header = rows.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4, "{text}");
    let part = rows
        .iter()
        .find(|row| &row[column("value")] == "2")
        .unwrap();
    assert_eq!(&part[column("qualifier")], "forced labor");
    assert_eq!(&part[column("whole")], "no");
    assert_eq!(&part[column("about_year")], "2017");
    assert_eq!(&part[column("edition")], "2018");
}

#[test]
fn an_unknown_indicator_is_told_the_near_one() {
    let trouble = desk().run(&["figures", "--indicator", "convictoins"]);
    assert_eq!(trouble.status, 2);
    assert!(trouble.err.contains("'convictions'"), "{}", trouble.err);
}

#[test]
fn a_year_may_be_several() {
    let of = |year: &str| desk().answer(&["figures", "--json", "--year", year]);
    assert!(of("2016..2017").contains("\"value\": 52.0"));
    assert!(!of("2018").contains("\"value\": 52.0"));
}
