//! Files of decisions: what stands in them, and what if they are broken.

use std::fs;

use crate::colleagues::{Colleague, ana_and_ben};

fn import(colleague: &Colleague, name: &str, text: &str) -> crate::program::Ran {
    let file = colleague.program.file(name, text);
    colleague
        .program
        .run(&["decisions", "import", file.to_str().unwrap()])
}

#[test]
fn a_file_says_what_it_is_and_holds_one_decision_a_line() {
    let (ana, _) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met", "--note", "forty judges"]);
    let lines: Vec<serde_json::Value> = (ana.exported().lines())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&lines[0]["format"], &lines[0]["kind"]),
        (&1.into(), &"decisions".into())
    );
    assert_eq!(lines[1]["said_by"], "Ana");
    assert_eq!(lines[1]["note"], "forty judges");
    assert_eq!(
        lines[1]["ruling"]["wording"]["text"],
        "Train judges on the law."
    );
    assert_eq!(lines.len(), 2);
}

#[test]
fn only_one_country_s_decisions_are_written_where_it_is_named() {
    let (ana, _) = ana_and_ben();
    let peru =
        r#"{"country": "Peru", "year": 2020, "recommendations": [{"text": "Fund shelters."}]}"#;
    let file = ana.program.file("peru.jsonl", peru);
    ana.program.answer(&["add", file.to_str().unwrap()]);
    ana.says(&["mark", "PER-2020-1", "met"]);
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    let export = ana
        .program
        .answer(&["decisions", "export", "--country", "peru"]);
    assert_eq!(export.lines().count(), 2);
    assert!(export.contains("PER-2020-1"), "{export}");
}

#[test]
fn a_broken_line_is_told_and_the_others_are_taken_in() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    let mut lines: Vec<String> = ana.exported().lines().map(str::to_owned).collect();
    let good = lines[1].clone();
    lines.insert(1, "{\"said_at\": \"yesterday\"}".to_owned());
    lines.push("half a li".to_owned());
    lines.push(good.replace("\"status\":\"met\"", "\"status\":\"done\""));
    lines.push(good.replace(",\"status\":\"met\"", ""));
    lines.push(good.replace("\"said_by\":\"Ana\"", "\"said_by\":\" \""));
    let ran = import(&ben, "broken.jsonl", &lines.join("\n"));
    assert_eq!(ran.status, 1);
    for line in [2, 4, 5, 6, 7] {
        assert!(
            ran.err
                .contains(&format!("broken.jsonl:{line}: no decision: ")),
            "{}",
            ran.err
        );
    }
    assert!(ran.err.contains("missing field `status`"), "{}", ran.err);
    assert_eq!(ben.history(), ["Ana: marked ORVANIA-2020-2 as met"]);
    ben.is_sound();
}

#[test]
fn what_nobody_can_have_said_is_no_decision() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["link", "ORVANIA-2020-1", "ORVANIA-2021-1"]);
    let good = ana.exported();
    for (was, wrong, told) in [
        (
            "ORVANIA-2021-1",
            "ORVANIA-2019-1",
            "is not of a later edition than",
        ),
        (
            "ORVANIA-2021-1",
            "PER-2021-1",
            "are not of the same country and series",
        ),
        (
            "\"said_at\":\"2",
            "\"said_at\":\"9",
            "is no time at which anybody can have said it",
        ),
    ] {
        let ran = import(&ben, "wrong.jsonl", &good.replace(was, wrong));
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    assert!(ben.history().is_empty());
}

#[test]
fn a_file_of_something_else_is_refused_and_the_others_are_taken_in() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    let figures = ben
        .program
        .file("figures.jsonl", "{\"format\": 1, \"kind\": \"figures\"}\n");
    let newer = ben
        .program
        .file("newer.jsonl", "{\"format\": 7, \"kind\": \"decisions\"}\n");
    let good = ana.decisions();
    let paths = [
        &figures,
        &newer,
        &ben.program.database().with_file_name("none.jsonl"),
        &good,
    ];
    let mut command = vec!["decisions", "import"];
    command.extend(paths.iter().map(|path| path.to_str().unwrap()));
    let ran = ben.program.run(&command);
    assert_eq!(ran.status, 1);
    for told in [
        "it holds figures, not decisions",
        "by a newer unmet (format 7",
        "none.jsonl was not taken in",
    ] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    assert_eq!(ben.history().len(), 1);
}

#[test]
fn a_dry_run_tells_everything_and_writes_nothing() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    ben.says(&["mark", "ORVANIA-2020-2", "unmet"]);
    let before = fs::read(ben.program.database()).unwrap();
    let told = ben.imports(&ana, &["--dry-run", "--prefer", "theirs"]);
    assert!(told.contains("1 new decision would be taken in"), "{told}");
    assert!(told.contains("the word of Ana would count"), "{told}");
    assert_eq!(fs::read(ben.program.database()).unwrap(), before);
    assert_eq!(ben.history().len(), 1);
}
