//! What both end with.

use crate::colleagues::{Colleague, ana_and_ben, by_a_person};

#[test]
fn both_end_with_the_same_decisions_and_judgements_whoever_imports_first() {
    let (ana, ben) = ana_and_ben();
    ana.says(&[
        "mark",
        "ORVANIA-2020-1",
        "met",
        "--year",
        "2020",
        "--note",
        "seen it",
    ]);
    ben.says(&["mark", "ORVANIA-2020-1", "partial", "--year", "2020"]);
    ana.says(&["mark", "ORVANIA-2020-2", "dropped"]);
    ben.says(&[
        "evidence",
        "ORVANIA-2021-protection-1",
        "reject",
        "--ask",
        "ORVANIA-2020-1",
    ]);
    ana.says(&["link", "ORVANIA-2021-1", "ORVANIA-2022-1"]);
    let (of_ana, of_ben) = (ana.decisions(), ben.decisions());
    ana.says(&["decisions", "import", of_ben.to_str().unwrap()]);
    ben.says(&["decisions", "import", of_ana.to_str().unwrap()]);
    assert_eq!(ana.exported(), ben.exported());
    assert_eq!(ana.program.export(), ben.program.export());
    assert_eq!(ana.history(), ben.history());
    assert_eq!(ana.history().len(), 5);
    assert_eq!(ana.status("ORVANIA-2020-1"), by_a_person("partial"));
    ana.is_sound();
    ben.is_sound();
}

#[test]
fn what_was_imported_keeps_its_author_time_and_note() {
    let (ana, ben) = ana_and_ben();
    ana.says(&[
        "mark",
        "ORVANIA-2020-2",
        "met",
        "--note",
        "the court says so",
    ]);
    let before = ana.program.json(&["history", "--json"]);
    ben.imports(&ana, &[]);
    let after = ben.program.json(&["history", "--json"]);
    for key in ["by", "at", "note", "ruling"] {
        assert_eq!(after[0][key], before[0][key]);
    }
    assert_eq!(ben.status("ORVANIA-2020-2"), by_a_person("met"));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    ben.imports(&ana, &[]);
    let before = ben.exported();
    let told = ben.imports(&ana, &[]);
    assert!(told.contains("nothing new, 1 known already"), "{told}");
    assert_eq!(ben.exported(), before);
    let told = ana.imports(&ben, &[]);
    assert!(told.contains("nothing new, 1 known already"), "{told}");
}

#[test]
fn decisions_on_a_report_that_is_not_here_wait_for_it() {
    let ana = Colleague::with_the_reports("Ana");
    let ben = Colleague::without_the_last_report("Ben");
    ana.says(&["mark", "ORVANIA-2022-1", "met"]);
    ana.says(&["mark", "ORVANIA-2020-2", "dropped"]);
    let told = ben.imports(&ana, &[]);
    assert!(told.contains("1 of them waits for a report"), "{told}");
    assert!(told.contains("ORVANIA-2022 (1)"), "{told}");
    let check = ben.program.answer(&["check"]);
    assert!(
        check.contains("waits for the report ORVANIA-2022"),
        "{check}"
    );
    assert_eq!(ben.exported(), ana.exported());

    ben.reads_the_last_report();
    assert_eq!(ben.status("ORVANIA-2022-1"), by_a_person("met"));
    ben.is_sound();
}

#[test]
fn decisions_on_a_country_that_is_not_here_wait_for_it() {
    let ana = Colleague::with_the_reports("Ana");
    let peru =
        r#"{"country": "Peru", "year": 2020, "recommendations": [{"text": "Fund shelters."}]}"#;
    let file = ana.program.file("peru.jsonl", peru);
    ana.program.answer(&["add", file.to_str().unwrap()]);
    ana.says(&["mark", "PER-2020-1", "met", "--note", "visited"]);

    let ben = Colleague::with_the_reports("Ben");
    ben.imports(&ana, &[]);
    let overview = ben.program.answer(&["overview"]);
    assert!(!overview.contains("PER"), "{overview}");
    ben.program.answer(&["add", file.to_str().unwrap()]);
    assert_eq!(ben.status("PER-2020-1"), by_a_person("met"));
    ben.is_sound();
}

#[test]
fn decisions_on_words_that_stand_otherwise_here_are_kept_and_told() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    let other = ana
        .exported()
        .replace("Train judges on the law.", "Train judges.");
    let file = ben.program.file("other.jsonl", &other);
    let told = ben.says(&["decisions", "import", file.to_str().unwrap()]);
    assert!(
        told.contains("1 of them quotes words that do not stand"),
        "{told}"
    );
    assert_eq!(ben.history(), ["Ana: marked ORVANIA-2020-2 as met"]);
    assert_eq!(ben.status("ORVANIA-2020-2").1, "program");
}

#[test]
fn a_colleague_whose_clock_runs_ahead_does_not_silence_the_others() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    let exported = ana.exported();
    let said_at = exported
        .split("\"said_at\":\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let ahead = exported.replace(said_at, "2099-01-01T00:00:00Z");
    let file = ben.program.file("ahead.jsonl", &ahead);
    ben.says(&["decisions", "import", file.to_str().unwrap()]);
    assert_eq!(ben.status("ORVANIA-2020-2"), by_a_person("met"));

    ben.says(&["mark", "ORVANIA-2020-2", "unmet"]);
    assert_eq!(ben.status("ORVANIA-2020-2"), by_a_person("unmet"));
    ana.imports(&ben, &[]);
    assert_eq!(ana.status("ORVANIA-2020-2"), by_a_person("unmet"));
    assert_eq!(
        ana.history().last().unwrap(),
        "Ben: marked ORVANIA-2020-2 as unmet"
    );
}
