//! Verdicts that cannot be kept as they are said, and those that can.

use insta::assert_snapshot;

use crate::place::{Place, record, report};

/// Two countries, the first with a sentence that bears on one ask.
fn place() -> Place {
    let place = Place::with_a_report();
    place.write("later.txt", report("Orvania", 2013));
    place.write("peru.txt", report("Peru", 2013));
    place.answer(&["add", "later.txt", "peru.txt"]);
    place
}

/// What is said, and that nothing was decided.
fn refused(place: &Place, arguments: &[&str]) -> String {
    let told = place.refused(arguments);
    assert_eq!(place.answer(&["decisions", "export"]).lines().count(), 1);
    told
}

#[test]
fn a_sentence_of_one_ask_is_rejected_and_left_to_the_program_again_without_naming_it() {
    let place = place();
    let sentence = "ORVANIA-2013-protection-2";
    let said = place.answer(&["evidence", sentence, "reject"]);
    assert!(said.contains("is no evidence for ORVANIA-2012-1"), "{said}");
    let said = place.answer(&["evidence", sentence, "clear"]);
    assert!(said.contains("is left to the program"), "{said}");
}

#[test]
fn a_sentence_of_no_ask_needs_one() {
    let place = place();
    let told = refused(
        &place,
        &["evidence", "ORVANIA-2013-prosecution-1", "accept"],
    );
    assert_snapshot!(told, @"unmet: ORVANIA-2013-prosecution-1 is linked to no ask; say which one is meant with --ask ID");
}

#[test]
fn a_sentence_of_several_asks_needs_the_one_that_is_meant() {
    let place = place();
    let sentence = "ORVANIA-2013-protection-2";
    place.answer(&["evidence", sentence, "accept", "--ask", "ORVANIA-2012-2"]);
    let ran = place.run(&["evidence", sentence, "reject"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert_snapshot!(ran.err, @"unmet: ORVANIA-2013-protection-2 is linked to several asks; say which one is meant with --ask: ORVANIA-2012-1, ORVANIA-2012-2");
}

#[test]
fn what_cannot_be_evidence_is_told() {
    let place = place();
    let ask = |sentence| ["evidence", sentence, "accept", "--ask", "ORVANIA-2012-1"];
    assert_snapshot!(refused(&place, &ask("ORVANIA-2013-introduction-1")), @"unmet: ORVANIA-2013-introduction-1 stands in the section introduction; only sentences of prosecution, protection, prevention and progress sections can be evidence");
    assert_snapshot!(refused(&place, &ask("PER-2013-protection-2")), @"unmet: PER-2013-protection-2 and ORVANIA-2012-1 are not of the same country and series");
    assert_snapshot!(refused(&place, &ask("ORVANIA-2012-protection-2")), @"unmet: ORVANIA-2012-1 was first asked in 2012, so a sentence of 2012 cannot answer it");
    let rejected = [
        "evidence",
        "ORVANIA-2013-protection-2",
        "reject",
        "--as",
        "lack",
    ];
    assert_snapshot!(refused(&place, &rejected), @"unmet: --as says what an accepted sentence tells; write: evidence ORVANIA-2013-protection-2 accept --as STANCE");
}

#[test]
fn what_cannot_be_one_ask_is_told() {
    let place = place();
    assert_snapshot!(refused(&place, &["link", "ORVANIA-2012-1", "PER-2013-1"]), @"unmet: ORVANIA-2012-1 and PER-2013-1 are not of the same country and series, so they cannot be one ask");
    assert_snapshot!(refused(&place, &["link", "ORVANIA-2012-1", "ORVANIA-2012-2"]), @"unmet: ORVANIA-2012-1 and ORVANIA-2012-2 are of the same edition; a link leads from an edition to a later one");
    assert_snapshot!(refused(&place, &["mark", "ORVANIA-2012-1", "met", "--year", "2020"]), @"unmet: ORVANIA-2012-1 was not asked in 2020; it was asked in 2012, 2013");
}

#[test]
fn a_colleagues_verdict_on_what_cannot_be_evidence_is_not_taken_in() {
    let place = place();
    place.answer(&["evidence", "ORVANIA-2013-protection-2", "reject"]);
    let file = place.answer(&["decisions", "export"]);
    let file = file.replace("ORVANIA-2013-protection-2", "ORVANIA-2013-introduction-1");
    place.write("colleague.jsonl", file);
    let ran = place.run(&["decisions", "import", "colleague.jsonl"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @r#"
    unmet: colleague.jsonl has no decision in any line, as `unmet decisions export` writes them (line 2: ORVANIA-2013-introduction-1 stands in a section that cannot bear evidence)
    "#);
    assert_eq!(place.answer(&["decisions", "export"]).lines().count(), 2);
}

#[test]
fn an_answer_that_cannot_be_kept_just_now_is_told_and_the_question_stays() {
    use std::io::Write;
    let place = place();
    let other = rusqlite::Connection::open(place.path("unmet.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut child = (place.command())
        .args([
            "--wait", "0.02", "review", "--plain", "--all", "--limit", "1",
        ])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"reject\n").unwrap();
    let ran = crate::place::Ran::of(child.wait_with_output().unwrap());
    assert!(
        ran.out
            .contains("Not kept: the database unmet.db is in use"),
        "{}{}",
        ran.out,
        ran.err
    );
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(place.answer(&["decisions", "export"]).lines().count(), 1);
}

#[test]
fn who_decides_must_be_known() {
    let place = place();
    let mut command = place.command();
    for name in ["UNMET_BY", "USER", "LOGNAME", "USERNAME"] {
        command.env_remove(name);
    }
    let output = command
        .args(["mark", "ORVANIA-2012-1", "met"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"unmet: who decides is not known: give a name with --by NAME or in UNMET_BY");
    assert_eq!(place.answer(&["decisions", "export"]).lines().count(), 1);
}

#[test]
fn a_source_of_which_there_are_two_needs_its_number() {
    let place = Place::with(&[
        (
            "monday/peru.jsonl",
            record("Peru", 2019, "Fund shelters.").as_bytes(),
        ),
        (
            "friday/peru.jsonl",
            record("Peru", 2020, "Fund shelters.").as_bytes(),
        ),
    ]);
    place.answer(&["add", "monday/peru.jsonl", "friday/peru.jsonl"]);
    for command in ["source", "remove"] {
        let ran = place.run(&[command, "peru.jsonl"]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert_eq!(
            ran.err,
            "unmet: \"peru.jsonl\" is the name of several sources; say which by its number: 1 (monday/peru.jsonl), 2 (friday/peru.jsonl)\n"
        );
    }
    let ran = place.run(&["remove", "chile.jsonl"]);
    assert_eq!(
        ran.err,
        "unmet: no source is called \"chile.jsonl\"; did you mean peru.jsonl?\n"
    );
    assert_eq!(place.reports(), ["PER-2019", "PER-2020"]);
}
