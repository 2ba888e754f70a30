//! Words, names and years that do not exist, and wrong usage.

use std::process::Stdio;

use insta::assert_snapshot;

use crate::place::{Place, Ran, record};

/// What is said, and the exit status.
fn told(place: &Place, arguments: &[&str]) -> String {
    let ran = place.run(arguments);
    assert_eq!(ran.out, "");
    format!("{} {}", ran.status, ran.err)
}

#[test]
fn an_unknown_status_is_wrong_usage() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["mark", "ORVANIA-2012-1", "done"]), @r#"
    2 error: invalid value 'done' for '[STATUS]'
      [possible values: met, partial, unmet, dropped, pending]

      tip: a similar value exists: 'dropped'

    For more information, try '--help'.
    "#);
    assert_snapshot!(told(&place, &["list", "--status", "finished"]), @r#"
    2 error: invalid value 'finished' for '--status <STATUS>'
      [possible values: met, partial, unmet, dropped, pending]

    For more information, try '--help'.
    "#);
}

#[test]
fn an_unknown_section_is_wrong_usage() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["list", "--section", "nonsense"]), @r#"
    2 error: invalid value 'nonsense' for '--section <SECTION>'
      [possible values: prosecution, protection, prevention, progress]

    For more information, try '--help'.
    "#);
    assert_snapshot!(told(&place, &["add", "--section", "nonsense", "orvania.txt"]), @r#"
    2 error: invalid value 'nonsense' for '--section <SECTION>'
      [possible values: introduction, recommendations, prosecution, protection, prevention, profile, progress, other]

    For more information, try '--help'.
    "#);
}

#[test]
fn an_unknown_name_is_told_with_the_nearest_ones() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["show", "ORV-2012-1"]), @"1 unmet: there is no ORV-2012-1 in unmet.db; did you mean ORVANIA-2012-1, or ORVANIA-2012-2?");
    assert_snapshot!(told(&place, &["mark", "ORVANIA-2012-9", "met"]), @"1 unmet: there is no ORVANIA-2012-9 in unmet.db; did you mean ORVANIA-2012-1, or ORVANIA-2012-2?");
    assert_snapshot!(told(&place, &["link", "ORVANIA-2012-1", "nonsense"]), @r#"1 unmet: "nonsense" is not the name of a recommendation; they look like PER-2012-3 or ILAB-PER-2018-3; `unmet list` shows the names that there are"#);
}

#[test]
fn an_unknown_sentence_is_told() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["evidence", "ORVANIA-2012-protection-99", "accept"]), @"1 unmet: there is no sentence ORVANIA-2012-protection-99 in unmet.db; `unmet show` and `unmet search` tell the names of sentences");
}

#[test]
fn a_year_without_reports_is_told_with_the_years_that_there_are() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["report", "1999"]), @"1 unmet: no report of 1999 was read; there are reports of 2012");
    assert_snapshot!(told(&place, &["list", "--year", "1200"]), @"1 unmet: no recommendation of 1200 was read; there are some of 2012");
}

#[test]
fn a_country_without_reports_is_told() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["list", "--country", "Atlantis"]), @r#"1 unmet: no report in unmet.db is about "Atlantis"; `unmet sources` tells what was read"#);
    assert_snapshot!(told(&place, &["overview", "--country", "Orvanja"]), @r#"1 unmet: no report in unmet.db is about "Orvanja"; did you mean Orvania (ORVANIA)?"#);
}

#[test]
fn a_topic_or_series_that_nothing_has_is_told_with_those_that_there_are() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["list", "--topic", "sheltr"]), @r#"1 unmet: no recommendation there is about "sheltr"; did you mean shelter?"#);
    assert_snapshot!(told(&place, &["list", "--topic", "xyzzy"]), @r#"1 unmet: no recommendation there is about "xyzzy"; the topics are children, legislation, prosecution, shelter, training"#);
    assert_snapshot!(told(&place, &["list", "--series", "ILAB"]), @r#"1 unmet: no report in unmet.db is of the series ILAB; those that there are: TIP"#);
    assert_snapshot!(told(&place, &["sources", "--country", "Orvanja"]), @r#"1 unmet: no report in unmet.db is about "Orvanja"; did you mean Orvania (ORVANIA)?"#);
}

#[test]
fn options_that_leave_out_everything_are_told() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["list", "--status", "met"]), @r#"0 no ask is like that; without --status there are 2"#);
    assert_snapshot!(told(&place, &["list", "--recurring", "3"]), @r#"0 no ask is like that; without --recurring there are 2"#);
    assert_snapshot!(told(&place, &["search", "shelter", "--section", "prevention"]), @r#"0 nothing is like that here; without --section there is: shelter"#);
    assert_snapshot!(told(&place, &["search", "shelter AND"]), @r#"1 unmet: nothing stands behind AND; write shelter AND boys, or "and" to look for the word itself"#);
}

#[test]
fn an_edition_that_cannot_be_is_wrong_usage() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["add", "--year", "1200", "orvania.txt"]), @r#"
    2 error: invalid value '1200' for '--year <YEAR>': a year is a number between 1900 and 2100

    For more information, try '--help'.
    "#);
    assert_snapshot!(told(&place, &["list", "--year", "soon"]), @r#"
    2 error: invalid value 'soon' for '--year <YEAR>': a year is a number such as 2023

    For more information, try '--help'.
    "#);
}

#[test]
fn options_that_make_no_sense_are_wrong_usage() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["add", "--country", "??", "orvania.txt"]), @r#"
    2 error: invalid value '??' for '--country <NAME>': a country is named by letters, such as Peru or PER

    For more information, try '--help'.
    "#);
    assert_snapshot!(told(&place, &["add", "--max-size", "lots", "orvania.txt"]), @r#"
    2 error: invalid value 'lots' for '--max-size <SIZE>': a size is written like 300MB or 2GiB

    For more information, try '--help'.
    "#);
    assert_snapshot!(told(&place, &["add", "--format", "papyrus", "orvania.txt"]), @r#"
    2 error: invalid value 'papyrus' for '--format <FORMAT>': "papyrus" is no format; use one of text, markdown, html, wiki, jsonl, pdf, docx, odt, rtf, epub, mhtml, webarchive, csv, xlsx, ods

    For more information, try '--help'.
    "#);
}

#[test]
fn a_country_that_nobody_knows_is_taken_at_its_word_and_noted() {
    let place = Place::with(&[("a.jsonl", record("Peru", 2020, "Fund shelters.").as_bytes())]);
    for (given, told) in [("Atlantis", "ATLANTIS-2020"), ("Perru", "PERRU-2020")] {
        let ran = place.run(&["add", "--country", given, "a.jsonl"]);
        assert_eq!(ran.status, 0);
        assert!(
            ran.err
                .starts_with(&format!("note: \"{given}\" is none of the countries")),
            "{}",
            ran.err
        );
        assert!(ran.out.contains(told), "{}", ran.out);
    }
    place.is_sound();
}

#[test]
fn wrong_usage_ends_with_2_and_says_how_it_is_right() {
    let place = Place::with_a_report();
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["add"],
        &["show"],
        &["list", "--frobnicate"],
        &["report", "next"],
        &["mark", "ORVANIA-2012-1"],
        &["--wait", "soon", "list"],
        &["list", "--recurring", "often"],
    ] {
        let ran = place.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            ran.err.contains("--help") || ran.err.contains("Usage"),
            "{}",
            ran.err
        );
    }
    place.is_sound();
}

#[test]
fn a_reader_who_leaves_early_does_not_stop_the_adding() {
    let place = Place::with_a_report();
    place.write("peru.jsonl", record("Peru", 2020, "Fund shelters."));
    let mut child = (place.command())
        .args(["add", "peru.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(place.reports(), ["ORVANIA-2012", "PER-2020"]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_told() {
    let full = || {
        std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap()
    };
    let place = Place::with_a_report();
    for command in [&["list"][..], &["export"], &["report", "2012"]] {
        let ran = Ran::of(
            place
                .command()
                .args(command)
                .stdout(full())
                .stderr(Stdio::piped())
                .output()
                .unwrap(),
        );
        assert_eq!(ran.status, 1);
        assert_eq!(
            ran.err,
            "unmet: the answer cannot be written to standard output: the disk is full; make room and give the command again\n"
        );
    }
}

#[test]
fn an_address_without_its_beginning_gets_one_that_works() {
    let place = Place::new();
    assert_snapshot!(told(&place, &["add", "www.state.gov/reports/2018/peru/"]));
    assert_snapshot!(told(&place, &["add", "state.gov/reports/peru"]));
    assert_snapshot!(told(&place, &["add", "ftp://example.org/peru.pdf"]));
}

#[test]
fn a_country_that_is_mistyped_is_not_fetched_and_one_of_two_words_is() {
    let place = Place::new();
    assert_snapshot!(told(&place, &["fetch", "Peruu", "2018", "--dry-run"]));
    let ran = place.run(&["fetch", "South", "Korea", "2018-2019", "--dry-run"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.out.contains("2018\n") && ran.out.contains("2019\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Korea"), "{}", ran.out);
}
