//! Line by line.

use crate::place::{history, keys, questions, typed, with_the_sample};

#[test]
fn answers_typed_one_after_the_other_are_kept() {
    let program = with_the_sample();
    let first = questions(&program, &["--kind", "match", "--limit", "2"]);
    let ran = typed(&program, &["--kind", "match"], "accept\nr\nq\n");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("2 answers kept"), "{}", ran.out);
    let history = history(&program);
    assert!(history[0].starts_with("linked"), "{history:?}");
    assert!(history[1].starts_with("unlinked"), "{history:?}");
    let left = questions(&program, &["--kind", "match"]);
    assert!(keys(&first).iter().all(|key| !keys(&left).contains(key)));
}

#[test]
fn leaving_midway_keeps_what_was_said() {
    let program = with_the_sample();
    // The input ends without a word of farewell.
    let ran = typed(&program, &[], "accept\nskip\nreject");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(history(&program).len(), 2);
}

#[test]
fn undo_brings_back_what_was_before() {
    let program = with_the_sample();
    let before = program.export();
    let ran = typed(
        &program,
        &[],
        "reject\naccept\nmark met\nundo\nundo\nundo\nundo\nq\n",
    );
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("nothing to undo"), "{}", ran.out);
    assert!(ran.out.contains("Nothing was decided"), "{}", ran.out);
    assert_eq!(program.export(), before);
    assert_eq!(history(&program).len(), 6);
}

#[test]
fn undo_brings_back_the_word_that_a_person_said_before() {
    let program = with_the_sample();
    let question = questions(&program, &["--limit", "1"]).remove(0);
    let wording = question["first"]["id"].as_str().unwrap();
    let year = question["first"]["year"].to_string();
    program.answer(&[
        "mark",
        wording,
        "dropped",
        "--year",
        &year,
        "--note",
        "by letter",
    ]);
    let before = program.export();
    typed(&program, &["--limit", "1"], "m met\nu\nq\n");
    assert_eq!(program.export(), before);
    let said = program.json(&["history", "--json"]);
    assert_eq!(said[2]["ruling"]["status"], "dropped");
    assert_eq!(said[2]["note"], "by letter");
}

#[test]
fn what_is_not_understood_is_told_and_decides_nothing() {
    let program = with_the_sample();
    let ran = typed(&program, &[], "perhaps\nquit\n");
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("“perhaps” is no answer"), "{}", ran.err);
    assert!(history(&program).is_empty());
}

#[test]
fn a_note_is_kept_with_the_answer() {
    let program = with_the_sample();
    typed(
        &program,
        &["--by", "Ana"],
        "note seen in the gazette\na\na\nq\n",
    );
    let said = program.json(&["history", "--json"]);
    assert_eq!(said[0]["by"], "Ana");
    assert_eq!(said[0]["note"], "seen in the gazette");
    assert_eq!(said[1]["note"], serde_json::Value::Null);
}

#[test]
fn only_what_was_asked_for_is_asked() {
    let program = with_the_sample();
    for kind in ["match", "evidence", "status"] {
        let found = questions(&program, &["--kind", kind]);
        assert!(!found.is_empty(), "{kind}");
        assert!(found.iter().all(|question| question["kind"] == kind));
    }
    let unsure = questions(&program, &["--kind", "all"]);
    let all = questions(&program, &["--kind", "all", "--all"]);
    assert!(unsure.len() < all.len());
    assert_eq!(questions(&program, &["--limit", "3"]).len(), 3);
    let told = program.answer(&["review", "--kind", "all", "--limit", "0"]);
    assert!(
        told.starts_with(&format!("{} questions left", unsure.len())),
        "{told}"
    );
    assert_eq!(
        questions(&program, &["--country", "Orvania", "--kind", "all"]),
        unsure
    );
}

#[test]
fn nothing_is_wider_than_the_page() {
    let program = with_the_sample();
    let skips = "more\nskip\n".repeat(60);
    let ran = typed(&program, &["--kind", "all"], &skips);
    let wide = ran.out.lines().find(|line| line.chars().count() > 80);
    assert_eq!(wide, None);
    assert!(ran.out.contains("Nothing was decided"), "{}", ran.out);
}
