//! Decisions of people: they outrank the program, are told, kept and taken back.

use crate::country::Desk;

fn status_of(desk: &Desk, id: &str) -> (String, String) {
    let page = desk.json(&["show", id, "--json"]);
    let wordings = page["wordings"].as_array().unwrap();
    let wording = wordings.iter().find(|wording| wording["id"] == id).unwrap();
    let word = |key: &str| wording[key].as_str().unwrap().to_owned();
    (word("status"), word("status_by"))
}

#[test]
fn a_mark_on_an_ask_marks_its_latest_wording() {
    let desk = Desk::about_orvania();
    let told = desk.answer(&["mark", "ORV-2010-1", "met", "--note", "the court says so"]);
    assert!(
        told.contains("ORV-2013-1 is met, by the word of M. Rojas"),
        "{told}"
    );
    assert!(
        told.contains("unmet mark ORV-2013-1 --year 2013 --clear"),
        "{told}"
    );
    assert_eq!(
        status_of(&desk, "ORV-2013-1"),
        ("met".to_owned(), "person".to_owned())
    );
    assert_eq!(status_of(&desk, "ORV-2010-1").1, "program");
    assert!(desk.answer(&["list"]).contains("met*"));
}

#[test]
fn a_mark_with_a_year_marks_the_wording_of_that_edition() {
    let desk = Desk::about_orvania();
    desk.answer(&["mark", "ORV-2013-1", "partial", "--year", "2011"]);
    assert_eq!(
        status_of(&desk, "ORV-2011-1"),
        ("partial".to_owned(), "person".to_owned())
    );
}

#[test]
fn a_mark_of_a_year_without_wording_tells_the_years() {
    let ran = Desk::about_orvania().run(&["mark", "ORV-2010-1", "met", "--year", "2012"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("was not asked in 2012; it was asked in 2010, 2011, 2013"),
        "{}",
        ran.err
    );
}

#[test]
fn a_mark_taken_back_leaves_the_program_s_word_and_the_history() {
    let desk = Desk::about_orvania();
    let before = status_of(&desk, "ORV-2013-1");
    desk.answer(&["mark", "ORV-2010-1", "dropped"]);
    desk.answer(&["mark", "ORV-2010-1", "--clear"]);
    assert_eq!(status_of(&desk, "ORV-2013-1"), before);
    let history = desk.answer(&["history", "ORV-2010-1"]);
    assert!(
        history.contains("marked ORV-2013-1 as dropped"),
        "{history}"
    );
    assert!(
        history.contains("took back the status of ORV-2013-1"),
        "{history}"
    );
}

#[test]
fn clearing_what_nobody_marked_changes_nothing() {
    let desk = Desk::about_orvania();
    let ran = desk.run(&["mark", "ORV-2010-1", "--clear"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("nothing was changed"), "{}", ran.err);
    assert_eq!(
        desk.json(&["history", "--json"]).as_array().unwrap().len(),
        0
    );
}

#[test]
fn wordings_are_parted_and_tied_again() {
    let desk = Desk::about_orvania();
    let told = desk.answer(&["unlink", "ORV-2011-2", "ORV-2010-3"]);
    assert!(told.contains("belong to two asks"), "{told}");
    let told = desk.answer(&["link", "ORV-2010-3", "ORV-2011-2"]);
    assert!(
        told.contains("are wordings of one ask, ORV-2010-3"),
        "{told}"
    );
    let told = desk.answer(&["unlink", "ORV-2010-3", "ORV-2011-2", "--clear"]);
    assert!(told.contains("Left to the program again"), "{told}");
}

#[test]
fn wordings_of_one_edition_cannot_be_tied() {
    let ran = Desk::about_orvania().run(&["link", "ORV-2010-1", "ORV-2010-2"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("same edition"), "{}", ran.err);
}

#[test]
fn evidence_is_rejected_and_accepted() {
    let desk = Desk::about_orvania();
    let id = "ORV-2011-protection-1";
    let decided = |desk: &Desk| {
        desk.json(&["show", "ORV-2010-2", "--json"])["evidence"][0]["sections"][0]["quotations"][0]
            ["decision"]
            .clone()
    };
    desk.answer(&["evidence", id, "reject", "--ask", "ORV-2010-2"]);
    assert_eq!(decided(&desk), "rejected");
    let told = desk.answer(&["evidence", id, "accept", "--ask", "ORV-2010-2"]);
    assert_eq!(decided(&desk), "accepted");
    assert!(
        told.contains("unmet evidence ORV-2011-protection-1 clear --ask ORV-2010-2"),
        "{told}"
    );
}

#[test]
fn a_person_says_what_a_sentence_tells() {
    let desk = Desk::about_orvania();
    let id = "ORV-2011-protection-1";
    let quoted = |desk: &Desk| {
        desk.json(&["show", "ORV-2010-2", "--json"])["evidence"][0]["sections"][0]["quotations"][0]
            .clone()
    };
    let program = quoted(&desk)["stance"].clone();
    assert_ne!(program, "setback");
    let accept = [
        "evidence",
        id,
        "accept",
        "--as",
        "setback",
        "--ask",
        "ORV-2010-2",
    ];
    let told = desk.answer(&accept);
    assert!(
        told.contains("evidence of setback for ORV-2010-2"),
        "{told}"
    );
    assert_eq!(quoted(&desk)["stance"], "setback");
    let why = quoted(&desk)["reason"].to_string();
    assert!(why.contains("a person says setback; the program"), "{why}");
    assert!(
        desk.answer(&["history"])
            .contains("as evidence of setback for")
    );
    desk.answer(&["evidence", id, "clear", "--ask", "ORV-2010-2"]);
    assert_eq!(quoted(&desk)["stance"], program);
    let ran = desk.run(&[
        "evidence",
        id,
        "reject",
        "--as",
        "lack",
        "--ask",
        "ORV-2010-2",
    ]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("accept --as STANCE"), "{}", ran.err);
}

#[test]
fn a_sentence_cannot_answer_what_was_asked_later() {
    let ran = Desk::about_orvania().run(&[
        "evidence",
        "ORV-2011-protection-1",
        "accept",
        "--ask",
        "ORV-2010-1",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let desk = Desk::about_orvania();
    desk.answer(&["unlink", "ORV-2011-1", "ORV-2013-1"]);
    let ran = desk.run(&[
        "evidence",
        "ORV-2011-protection-1",
        "accept",
        "--ask",
        "ORV-2013-1",
    ]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("cannot answer it"), "{}", ran.err);
}

#[test]
fn who_decides_must_be_known() {
    let desk = Desk::about_orvania();
    let output = (desk.command())
        .args(["mark", "ORV-2010-1", "met"])
        .env_remove("UNMET_BY")
        .env_remove("USER")
        .env_remove("LOGNAME")
        .env_remove("USERNAME")
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("--by NAME"), "{err}");
}

#[test]
fn the_history_tells_what_was_in_force_before() {
    let desk = Desk::about_orvania();
    desk.answer(&[
        "mark",
        "ORV-2010-1",
        "met",
        "--by",
        "A. Lee",
        "--note",
        "seen it",
    ]);
    desk.answer(&["mark", "ORV-2010-1", "partial"]);
    let history = desk.answer(&["history", "ORV-2010-1"]);
    for part in [
        "A. Lee marked ORV-2013-1 as met",
        "note: seen it",
        "before: met, by A. Lee on ",
    ] {
        assert!(history.contains(part), "{history}");
    }
    let history = desk.json(&["history", "--country", "Orvania", "--json"]);
    assert_eq!(history[0]["before"], serde_json::Value::Null);
    assert_eq!(history[1]["before"]["word"], "met");
}
