//! What people see on the sample, on a pipe of 80 columns, without colour.
//!
//! These follow every change of the judgement: look at the difference, and take it over with
//! `INSTA_UPDATE=always cargo test --test commands` where it is for the better. Probabilities are
//! left out, so that they may move without anybody's having to look.

mod program;
#[path = "truth/mod.rs"]
mod truth;

use std::sync::LazyLock;

use program::Program;

/// The sample, read, and what was said of it while it was.
struct Desk {
    program: Program,
    summary: String,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let program = Program::new();
    let summary = program.answer(&["add", truth::sample().to_str().unwrap()]);
    Desk { program, summary }
});

/// Compares what the program shows with what was accepted, but for the probabilities.
macro_rules! assert_shows {
    ($name:literal, $shown:expr) => {
        insta::with_settings!({
            filters => vec![
                (r"\b(?:0\.\d\d|1\.00)\b", "0.··"),
                (r"unsure, \d\d %", "unsure, ·· %"),
                // Where the project lies is no part of what is looked at.
                (r"[^ |]*/data/sample/", "data/sample/"),
            ],
            omit_expression => true,
        }, {
            insta::assert_snapshot!($name, $shown);
        });
    };
}

#[test]
fn add_ends_with_a_summary() {
    assert_shows!("add", &DESK.summary);
}

#[test]
fn overview_shows_asks_by_years() {
    let overview = DESK.program.answer(&["overview", "--country", "Orvania"]);
    assert_shows!("overview", overview);
}

#[test]
fn list_shows_what_keeps_coming_back_unmet() {
    let list = DESK
        .program
        .answer(&["list", "--recurring", "3", "--status", "unmet"]);
    assert_shows!("list", list);
}

#[test]
fn show_tells_the_whole_story_of_the_shelter() {
    assert_shows!("show", DESK.program.answer(&["show", "ORVANIA-2006-5"]));
}

#[test]
fn report_answers_what_was_asked_before() {
    let report = DESK
        .program
        .answer(&["report", "2024", "--country", "Orvania"]);
    assert_shows!("report", first_of_each_part(&report));
}

/// The report with no more than the first ask of each part, and the headings of the others.
fn first_of_each_part(report: &str) -> String {
    let mut kept = String::new();
    let mut asks = 0;
    for line in report.lines() {
        if line.starts_with("## ") {
            asks = 0;
        }
        if line.starts_with("### ") {
            asks += 1;
        }
        if asks < 2 || line.starts_with("### ") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn nothing_is_wider_than_the_page() {
    for command in [
        &["overview"][..],
        &["list"],
        &["show", "ORVANIA-2006-5"],
        &["sources"],
        &["history"],
        &["search", "shelter"],
    ] {
        let shown = DESK.program.answer(command);
        let wide: Vec<&str> = (shown.lines())
            .filter(|line| line.chars().count() > 80)
            .collect();
        assert!(wide.is_empty(), "{command:?}: {wide:#?}");
    }
    let wide = (DESK.summary.lines()).find(|line| line.chars().count() > 80);
    assert_eq!(wide, None);
}
