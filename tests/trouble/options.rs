//! Options that do not go together, and files that do not hold what they should.

use insta::assert_snapshot;

use crate::place::{Place, record};

fn told(place: &Place, arguments: &[&str]) -> String {
    let ran = place.run(arguments);
    assert_eq!(ran.out, "", "{arguments:?}");
    format!("{} {}", ran.status, ran.err)
}

#[test]
fn options_of_another_format_are_told() {
    let place = Place::with_a_report();
    for arguments in [
        &[
            "export", "--table", "asks", "--format", "json", "-o", "all.json",
        ][..],
        &["export", "--bom", "--format", "json", "-o", "all.json"],
        &["report", "2012", "--table", "asks", "-o", "all.json"],
        &["report", "2012", "--bom", "-o", "all.json"],
    ] {
        let told = told(&place, arguments);
        assert!(told.starts_with("1 unmet: --"), "{told}");
        assert!(told.contains("say --format csv, or leave"), "{told}");
        assert!(!place.path("all.json").exists());
    }
    assert_snapshot!(told(&place, &["export", "--format", "parquet"]), @"1 unmet: an answer of many files needs a folder; name a new one with -o FOLDER");
    assert_snapshot!(told(&place, &["export", "--format", "xlsx", "-o", "all.json"]), @"1 unmet: --format xlsx and a file that ends in .json do not agree; leave out --format, or give the file another ending");
    assert_snapshot!(told(&place, &["report", "2012", "-o", "all.pdf"]), @"1 unmet: no answer can be written as .pdf; the file's ending is one of .md, .html, .json, .csv, .xlsx, or --format says which is meant");
}

#[test]
fn standard_input_cannot_be_two_things() {
    let place = Place::with_a_report();
    assert_snapshot!(told(&place, &["decisions", "import", "-", "--prefer", "ask"]), @"1 unmet: standard input cannot be both the file and the answers; give the file a name, or choose another --prefer");
}

#[test]
fn a_file_of_something_else_has_no_decisions_and_changes_none() {
    let place = Place::with_a_report();
    place.answer(&["mark", "ORVANIA-2012-1", "met"]);
    place.answer(&["decisions", "export", "-o", "ok.jsonl"]);
    let decisions = std::fs::read_to_string(place.path("ok.jsonl")).unwrap();
    place.write(
        "mixed.jsonl",
        format!("{decisions}{}", "not this\n".repeat(14)),
    );
    place.write("notes.jsonl", "Call Ana on Monday.\n");
    let ran = place.run(&["decisions", "import", "mixed.jsonl"]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.err.lines().count(), 11, "{}", ran.err);
    assert!(
        ran.err.contains("unmet: mixed.jsonl:3: no decision: "),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .ends_with("unmet: mixed.jsonl: 4 more lines are no decisions\n"),
        "{}",
        ran.err
    );
    let ran = place.run(&["decisions", "import", "notes.jsonl"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: notes.jsonl has no decision in any line, as `unmet decisions export` writes them (line 1: expected value)");
    assert_eq!(place.answer(&["decisions", "export"]), decisions);
}

#[test]
fn files_that_cannot_be_read_are_told_in_words() {
    let place = Place::with_a_report();
    place.write("folder/a.txt", "");
    for (command, file) in [
        (&["review", "--apply"][..], "folder"),
        (&["review", "--apply"], "answers.csv"),
        (&["fetch", "Peru", "2020", "--editions"], "folder"),
        (&["fetch", "Peru", "2020", "--editions"], "editions.csv"),
        (&["decisions", "import"], "folder"),
    ] {
        let told = told(&place, &[command, &[file]].concat());
        assert!(told.starts_with(&format!("1 unmet: {file}")), "{told}");
        assert!(
            told.contains("check the path") || told.contains("that is meant"),
            "{told}"
        );
        assert!(!told.contains("os error"), "{told}");
    }
}

#[test]
fn what_cannot_be_fetched_is_told_before_anything_is_asked_for() {
    let place = Place::with(&[("empty.csv", b"year\n"), ("folder/a", b"")]);
    assert_snapshot!(told(&place, &["fetch", "Peru"]), @"2 error: the years are missing; name them after the countries: unmet fetch Peru 2018..2024");
    assert_snapshot!(told(&place, &["fetch", "2018"]), @"2 error: the country is missing; name it before the years: unmet fetch Peru 2018..2024");
    assert_snapshot!(told(&place, &["fetch", "Peru", "1890"]), @"1 unmet: there is no edition of 1890 in the table; the first is 2001, the last 2025");
    assert_snapshot!(told(&place, &["fetch", "Peru", "1890..1895"]), @"1 unmet: there is no edition from 1890 to 1895 in the table; the first is 2001, the last 2025");
    assert_snapshot!(told(&place, &["fetch", "Peru", "soon2018"]), @r#"2 error: "soon2018": a year is a number such as 2023"#);
    assert_snapshot!(told(&place, &["fetch", "Peru", "2018", "--editions", "empty.csv"]), @"1 unmet: empty.csv has no row of an edition; lay it out as data/editions.csv and try again");
    assert!(!place.path("unmet.db").exists());
}

#[test]
fn word_lists_that_cannot_be_used_are_told_and_nothing_is_judged_by_others() {
    let place = Place::with_a_report();
    place.write("words/concepts.txt", "shelter\n");
    place.write("folders/verbs.txt/a", "");
    place.write("latin/stance.txt", b"progress 4: abri\xf3\n");
    let with_words = |folder: &str| {
        let mut command = place.command();
        command.env("UNMET_LANGUAGE", folder).arg("list");
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    };
    assert_snapshot!(with_words("nowhere"), @"unmet: nowhere cannot be read: it does not exist; check the path; UNMET_LANGUAGE should name a folder like data/language");
    assert_snapshot!(with_words("words"), @r#"unmet: concepts.txt, line 1: "shelter" should be "name: phrase, phrase"; mend the line or leave it out"#);
    assert_snapshot!(with_words("folders"), @"unmet: folders/verbs.txt cannot be read: it is a folder where a file was expected; name the file that is meant; UNMET_LANGUAGE should name a folder like data/language");
    assert_snapshot!(with_words("latin"), @"unmet: latin/stance.txt cannot be read: it is no text in UTF-8; save it as such, or name the file that is meant; UNMET_LANGUAGE should name a folder like data/language");
    place.is_sound();
}

#[test]
fn where_no_recommendation_has_a_topic_none_can_be_asked_for() {
    let ask = record("Peru", 2020, "Do better.");
    let place = Place::with(&[("peru.jsonl", ask.as_bytes())]);
    place.answer(&["add", "peru.jsonl"]);
    assert_snapshot!(told(&place, &["list", "--topic", "shelter"]), @r#"
    1 unmet: no recommendation there has a topic
    "#);
}

#[test]
fn what_nobody_has_said_or_read_is_told() {
    let place = Place::with_a_report();
    assert_snapshot!(place.run(&["history"]).err, @"nobody has decided anything yet; `unmet mark --help` tells how");
    assert_snapshot!(place.run(&["history", "--country", "Orvania"]).err, @"nobody has decided anything of that yet; `unmet mark --help` tells how");
    assert_snapshot!(place.run(&["decisions", "export"]).err, @"nobody has decided anything of that; `unmet mark --help` tells how");
    assert_snapshot!(place.run(&["sources", "--year", "2019"]).err, @"no source is of that country, series and edition");
    assert_snapshot!(place.run(&["source", "ORVANIA-2012", "--section", "other"]).err, @"no other section is stored of ORVANIA-2012");
    assert_snapshot!(place.run(&["judge", "--countries", "Q-Z"]).err, @"unmet: unmet.db holds no country with such a code; `unmet list` tells the codes");
}
