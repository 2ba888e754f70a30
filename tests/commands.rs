//! What people see on the sample: every view on a page of 80 and of 120 columns, with and without
//! colour.
//!
//! These follow every change of the judgement: look at the difference, and take it over with
//! `INSTA_UPDATE=always cargo test --test commands` where it is for the better. Probabilities are
//! left out, so that they may move without anybody's having to look.

mod program;
#[path = "truth/mod.rs"]
mod truth;

use std::sync::LazyLock;

use program::Program;

/// The sample, read and partly judged by a person, and what was said of it while it was.
struct Desk {
    program: Program,
    summary: String,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let program = Program::new();
    let summary = program.answer(&["add", truth::sample().to_str().unwrap()]);
    let note = ["--note", "twelve beds since May"];
    program.answer(
        &[
            &["mark", "ORVANIA-2022-3", "partial", "--year", "2022"][..],
            &note,
        ]
        .concat(),
    );
    program.answer(&["unlink", "ORVANIA-2014-9", "ORVANIA-2018-7"]);
    Desk { program, summary }
});

/// Compares what the program shows with what was accepted, but for probabilities and times.
macro_rules! assert_shows {
    ($name:expr, $shown:expr) => {
        insta::with_settings!({
            filters => vec![
                (r"\b(?:0\.\d\d|1\.00)\b", "0.··"),
                (r"unsure, \d\d %", "unsure, ·· %"),
                (r"20\d\d-\d\d-\d\d \d\d:\d\d UTC", "[time]"),
                (r"20\d\d-\d\d-\d\d", "[day]"),
                // Where the project lies is no part of what is looked at.
                (r"[^ |]*/data/sample/", "data/sample/"),
                ("\u{1b}", "␛"),
            ],
            omit_expression => true,
        }, {
            insta::assert_snapshot!($name, $shown);
        });
    };
}

/// The views of the terminal, each by the command that shows it.
const VIEWS: &[(&str, &[&str])] = &[
    ("overview", &["overview", "--country", "Orvania"]),
    ("list", &["list", "--recurring", "3"]),
    ("show", &["show", "ORVANIA-2006-5"]),
    ("search", &["search", "shelter", "--limit", "4"]),
    (
        "figures",
        &[
            "figures",
            "--country",
            "Orvania",
            "--indicator",
            "convictions",
        ],
    ),
    (
        "review",
        &["review", "--plain", "--kind", "match", "--limit", "1"],
    ),
    ("history", &["history"]),
    ("sources", &["sources", "--country", "Lusatara"]),
    ("source", &["source", "ORVANIA-2021"]),
    (
        "source_recommendations",
        &[
            "source",
            "2019-orvania.html",
            "--section",
            "recommendations",
        ],
    ),
];

#[test]
fn every_view_is_as_it_was_accepted_on_narrow_and_wide_pages() {
    for (name, command) in VIEWS {
        for columns in ["80", "120"] {
            let shown = DESK.program.on_a_page(columns, command);
            let wide: Vec<&str> = (shown.lines())
                .filter(|line| line.chars().count() > columns.parse().unwrap())
                .collect();
            assert!(wide.is_empty(), "{command:?}: {wide:#?}");
            assert_shows!(format!("{name}_{columns}"), shown);
        }
    }
}

#[test]
fn every_view_is_as_it_was_accepted_in_colour() {
    for (name, command) in VIEWS {
        for columns in ["80", "120"] {
            let shown = DESK.program.in_colour(columns, command);
            assert_shows!(format!("{name}_{columns}_in_colour"), shown);
        }
    }
}

/// Colour adds nothing that is not told without it.
#[test]
fn no_word_is_told_by_colour_alone() {
    let escapes = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    for (name, command) in VIEWS {
        let coloured = DESK.program.in_colour("120", command);
        let plain = DESK.program.on_a_page("120", command);
        let words = |text: &str| -> Vec<String> {
            let brackets = text.replace(['[', ']', '{', '}', '+', '-', '«', '»'], "");
            brackets.split_whitespace().map(str::to_owned).collect()
        };
        assert_eq!(
            words(&escapes.replace_all(&coloured, "")),
            words(&plain),
            "{name}"
        );
    }
}

#[test]
fn add_ends_with_a_summary() {
    assert_shows!("add", &DESK.summary);
    let wide = (DESK.summary.lines()).find(|line| line.chars().count() > 80);
    assert_eq!(wide, None);
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
fn every_shell_completes_the_commands_and_the_manual_names_them() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = program.answer(&["completions", shell]);
        assert!(script.contains("overview"), "{shell}");
    }
    assert!(program.answer(&["man"]).contains("unmet"));
    program.answer(&["man", "-o", "pages"]);
    let page = program
        .database()
        .with_file_name("pages")
        .join("unmet-overview.1");
    assert!(page.exists());
}
