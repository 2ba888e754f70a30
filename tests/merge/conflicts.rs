//! Two people's last words differ: told, and decided by rule or by hand.

use crate::colleagues::{Colleague, ana_and_ben, by_a_person};

/// Ana says met first, Ben says partial later.
fn who_differ() -> (Colleague, Colleague) {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met", "--note", "forty judges"]);
    ben.says(&[
        "mark",
        "ORVANIA-2020-2",
        "partial",
        "--note",
        "but not the courts of appeal",
    ]);
    (ana, ben)
}

#[test]
fn a_conflict_is_told_with_both_words_and_the_newest_counts() {
    let (ana, ben) = who_differ();
    let told = ana.imports(&ben, &[]);
    for part in [
        "1 conflict",
        "Train judges on the law.",
        "Ana marked ORVANIA-2020-2 as met",
        "note: forty judges",
        "Ben marked ORVANIA-2020-2 as partial",
        "note: but not the courts of appeal",
        "the word of Ben counts; it was said last",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(ana.status("ORVANIA-2020-2"), by_a_person("partial"));
    assert_eq!(ana.history().len(), 2, "nothing was said anew");
}

#[test]
fn mine_is_said_again_with_a_note_that_tells_both() {
    let (ana, ben) = who_differ();
    ana.imports(&ben, &["--prefer", "mine", "--note", "asked the ministry"]);
    assert_eq!(ana.status("ORVANIA-2020-2"), by_a_person("met"));
    assert_eq!(
        ana.history(),
        [
            "Ana: marked ORVANIA-2020-2 as met",
            "Ben: marked ORVANIA-2020-2 as partial",
            "Ana: marked ORVANIA-2020-2 as met"
        ]
    );
    let history = ana.program.json(&["history", "--json"]);
    let note = history[2]["note"].as_str().unwrap();
    for part in [
        "asked the ministry",
        "word of Ana",
        "(met)",
        "later one of Ben",
        "(partial)",
    ] {
        assert!(note.contains(part), "{note}");
    }
}

#[test]
fn theirs_is_said_again_where_it_is_the_older_word() {
    let (ana, ben) = who_differ();
    ben.imports(&ana, &["--prefer", "theirs"]);
    assert_eq!(ben.status("ORVANIA-2020-2"), by_a_person("met"));
    assert_eq!(
        ben.history().last().unwrap(),
        "Ben: marked ORVANIA-2020-2 as met"
    );
}

#[test]
fn what_is_preferred_and_newest_anyway_is_not_said_again() {
    let (ana, ben) = who_differ();
    ana.imports(&ben, &["--prefer", "theirs"]);
    assert_eq!(ana.history().len(), 2);
}

#[test]
fn each_conflict_is_decided_by_hand() {
    let (ana, ben) = who_differ();
    ana.says(&["unlink", "ORVANIA-2020-1", "ORVANIA-2021-1"]);
    ben.says(&["link", "ORVANIA-2020-1", "ORVANIA-2021-1"]);
    let ran = ana.imports_answering(&ben, "what?\nmine\nn\n");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("conflict 2 of 2"), "{}", ran.err);
    assert!(
        ran.err.contains("\"what?\" is none of m, t, n and q"),
        "{}",
        ran.err
    );
    assert_eq!(ana.status("ORVANIA-2020-2"), by_a_person("met"));
    assert_eq!(ana.history().len(), 5);
}

#[test]
fn who_leaves_before_the_last_conflict_has_taken_in_nothing() {
    let (ana, ben) = who_differ();
    for answers in ["q\n", ""] {
        let ran = ana.imports_answering(&ben, answers);
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains("was not taken in"), "{}", ran.err);
        assert_eq!(ana.history().len(), 1);
    }
}

#[test]
fn who_answered_the_other_s_word_is_not_in_conflict_with_it() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    ben.imports(&ana, &[]);
    ben.says(&["mark", "ORVANIA-2020-2", "partial"]);
    let told = ana.imports(&ben, &["--prefer", "mine"]);
    assert!(!told.contains("conflict"), "{told}");
    assert_eq!(ana.status("ORVANIA-2020-2"), by_a_person("partial"));
    let told = ben.imports(&ana, &[]);
    assert!(!told.contains("conflict"), "{told}");
}

#[test]
fn two_who_say_the_same_are_not_in_conflict() {
    let (ana, ben) = ana_and_ben();
    ana.says(&["mark", "ORVANIA-2020-2", "met"]);
    ben.says(&["mark", "ORVANIA-2020-2", "met"]);
    let told = ana.imports(&ben, &[]);
    assert!(!told.contains("conflict"), "{told}");
    assert_eq!(ana.history().len(), 2);
}

#[test]
fn conflicts_are_told_in_json() {
    let (ana, ben) = who_differ();
    let file = ben.decisions();
    let answer = ana
        .program
        .json(&["decisions", "import", file.to_str().unwrap(), "--json"]);
    let taken = &answer["files"][0];
    assert_eq!(taken["new"][0]["by"], "Ben");
    assert_eq!(taken["conflicts"][0]["here"]["by"], "Ana");
    assert_eq!(taken["conflicts"][0]["counts"], "there");
}
