//! Looking at what was read and judged.

use crate::country::Desk;

#[test]
fn a_list_tells_every_ask_in_a_line() {
    let list = Desk::about_orvania().answer(&["list"]);
    for name in ["ORV-2010-1", "ORV-2010-2", "ORV-2010-3"] {
        assert!(list.contains(name), "{list}");
    }
}

#[test]
fn a_list_is_narrowed_by_what_is_asked_for() {
    let desk = Desk::about_orvania();
    let ids = |arguments: &[&str]| -> Vec<String> {
        let listed = desk.json(&[&["list", "--json", "--sort", "id"], arguments].concat());
        let lines = listed.as_array().unwrap();
        lines
            .iter()
            .map(|line| line["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&["--recurring"]), ["ORV-2010-1", "ORV-2010-3"]);
    assert_eq!(ids(&["--recurring", "3"]), ["ORV-2010-1"]);
    assert_eq!(ids(&["--year", "2013"]), ["ORV-2010-1"]);
    assert_eq!(
        ids(&["--country", "orvania", "--year", "2011"]),
        ["ORV-2010-1", "ORV-2010-3"]
    );
    desk.answer(&["mark", "ORV-2010-3", "dropped"]);
    assert_eq!(ids(&["--status", "dropped"]), ["ORV-2010-3"]);
}

#[test]
fn the_streak_counts_lists_in_a_row_up_to_the_latest() {
    let listed = Desk::about_orvania().json(&["list", "--json"]);
    assert_eq!(listed[0]["id"], "ORV-2010-1");
    assert_eq!(listed[0]["streak"], 3);
}

#[test]
fn the_name_of_any_wording_shows_its_ask() {
    let desk = Desk::about_orvania();
    let by_first = desk.answer(&["show", "ORV-2010-1"]);
    assert_eq!(by_first, desk.answer(&["show", "orv-2013-1"]));
    assert!(by_first.contains("{+and convictions+}"), "{by_first}");
    assert!(by_first.contains("ORV-2013-prosecution-1"), "{by_first}");
}

#[test]
fn an_overview_has_a_row_for_every_ask_and_names_what_is_missing() {
    let overview = Desk::about_orvania().answer(&["overview", "--country", "Orvania"]);
    assert!(
        overview.contains("no report of 2012 was read"),
        "{overview}"
    );
    assert!(overview.contains("ORV-2010-3"), "{overview}");
}

#[test]
fn words_are_found_in_wordings_and_sentences() {
    let found = Desk::about_orvania().json(&["search", "--json", "shelter"]);
    let ids: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|h| h["id"].as_str().unwrap())
        .collect();
    assert!(
        ids.contains(&"ORV-2010-2") && ids.contains(&"ORV-2011-protection-1"),
        "{ids:?}"
    );
}

#[test]
fn sources_tell_what_was_read() {
    let sources = Desk::about_orvania().answer(&["sources"]);
    assert!(sources.contains("orvania-2011.html"), "{sources}");
    assert!(sources.contains("sha256 201120112011…"), "{sources}");
    let whole = Desk::about_orvania().answer(&["sources", "--json"]);
    assert!(whole.contains(&"2011".repeat(16)), "{whole}");
}

#[test]
fn a_compliance_report_answers_what_earlier_editions_asked() {
    let report = Desk::about_orvania().answer(&["report", "2011"]);
    assert!(report.starts_with("# Orvania 2011"), "{report}");
    assert!(report.contains("ORV-2011-protection-1"), "{report}");
    assert!(report.contains("## In short"), "{report}");
    assert!(
        report.contains("## What earlier editions asked, and what 2011 says of it"),
        "{report}"
    );
}

#[test]
fn a_pipe_gets_no_colour() {
    let desk = Desk::about_orvania();
    for command in [&["list"][..], &["show", "ORV-2010-1"], &["overview"]] {
        assert!(!desk.answer(command).contains('\u{1b}'));
    }
}
