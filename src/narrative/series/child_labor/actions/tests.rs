use super::*;
use crate::read::{Block, Row};

fn row(cells: &[&str]) -> Piece {
    let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
    Piece::of(&Block::Row(Row::new(cells).expect("some cell holds words")))
}

fn told(pieces: &[Piece]) -> Vec<(String, String, Vec<Edition>)> {
    asks(pieces)
        .map(|asks| asks.recommendations)
        .unwrap_or_default()
        .into_iter()
        .map(|r| (r.area.unwrap_or_default(), r.text, r.stated_years))
        .collect()
}

fn is(area: &str, text: &str, years: &[Edition]) -> (String, String, Vec<Edition>) {
    (area.to_owned(), text.to_owned(), years.to_vec())
}

#[test]
fn an_area_holds_for_the_rows_below_it() {
    let table = [
        row(&["Area", "Suggested Action", "Year(s) Suggested"]),
        row(&["Legal Framework", "Raise the age for work.", "2013 – 2014"]),
        row(&["", "Ban night work.", "2014"]),
        row(&["Enforcement", "Hire inspectors.", "2012, 2014"]),
    ];
    assert_eq!(
        told(&table),
        [
            is("Legal Framework", "Raise the age for work.", &[2013, 2014]),
            is("Legal Framework", "Ban night work.", &[2014]),
            is("Enforcement", "Hire inspectors.", &[2012, 2014]),
        ]
    );
}

#[test]
fn cells_of_an_area_that_spans_rows_may_not_be_there_at_all() {
    let table = [
        row(&["Legal Framework", "Raise the age for work.", "2014"]),
        row(&["Ban night work.", "2014"]),
    ];
    assert_eq!(
        told(&table)[1],
        is("Legal Framework", "Ban night work.", &[2014])
    );
}

#[test]
fn an_area_broken_over_rows_is_one() {
    let table = [
        row(&["Area", "Suggested Action", "Year(s) Suggested"]),
        row(&["Government", "Adopt a plan against child labor.", "2014"]),
        row(&["Policies", "", ""]),
        row(&["", "Fund that plan.", "2014"]),
    ];
    assert_eq!(
        told(&table),
        [
            is(
                "Government Policies",
                "Adopt a plan against child labor.",
                &[2014]
            ),
            is("Government Policies", "Fund that plan.", &[2014]),
        ]
    );
}

#[test]
fn a_row_that_a_page_tore_is_one_action() {
    let table = [
        row(&["Enforcement", "Train inspectors on mines,", "2013 – 2014"]),
        row(&["Area", "Suggested Action", "Year(s) Suggested"]),
        row(&["Enforcement", "quarries and nightclubs.", ""]),
        row(&["Enforcement", "Publish what they find.", "2014"]),
    ];
    assert_eq!(
        told(&table),
        [
            is(
                "Enforcement",
                "Train inspectors on mines, quarries and nightclubs.",
                &[2013, 2014]
            ),
            is("Enforcement", "Publish what they find.", &[2014]),
        ]
    );
}

#[test]
fn lines_that_are_rows_are_parted_at_area_and_years() {
    let lines = [
        "Based on the reporting above, suggested actions are identified (Table 9).",
        "Area Suggested Action Year(s) Suggested",
        "Legal Framework Raise the age for work. 2013 – 2014",
        "Publish the 2012 and 2013 surveys. 2014",
        "Government Policies Adopt a plan for 2015 – 2018",
        "that covers farms. 2014",
    ]
    .map(Piece::paragraph);
    assert_eq!(
        told(&lines),
        [
            is("Legal Framework", "Raise the age for work.", &[2013, 2014]),
            is(
                "Legal Framework",
                "Publish the 2012 and 2013 surveys.",
                &[2014]
            ),
            is(
                "Government Policies",
                "Adopt a plan for 2015 – 2018 that covers farms.",
                &[2014]
            ),
        ]
    );
}

#[test]
fn lines_that_are_cells_are_put_together() {
    let lines = [
        "Area",
        "Suggested Action",
        "Year(s) Suggested",
        "Legal Framework",
        "Raise the age for work.",
        "2013 – 2014",
        "Ban night work.",
        "2014",
        "Social Programs",
        "Build schools.",
        "2010",
    ]
    .map(Piece::paragraph);
    assert_eq!(
        told(&lines),
        [
            is("Legal Framework", "Raise the age for work.", &[2013, 2014]),
            is("Legal Framework", "Ban night work.", &[2014]),
            is("Social Programs", "Build schools.", &[2010]),
        ]
    );
}

#[test]
fn text_without_years_is_no_action() {
    let lines = ["The table below is empty this year.", "None."].map(Piece::paragraph);
    assert_eq!(asks(&lines), None);
}
