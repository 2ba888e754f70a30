//! The folder is there whole or not at all, and what cannot be written is said.

use std::fs;
use std::path::Path;

use crate::lake;
use crate::program::Program;

/// Two countries in one edition.
fn two_countries() -> Program {
    let program = Program::new();
    let lines = ["Ormand", "Pellandia"].map(|country| {
        format!(
            r#"{{"series": "TIP", "country": "{country}", "year": 2011, "recommendations": [{{"text": "open a shelter"}}]}}"#
        )
    });
    program.add(&program.file("two.jsonl", &lines.join("\n")));
    program
}

/// What stands beside the database.
fn beside(program: &Program) -> Vec<String> {
    let folder = program.database().parent().unwrap().to_owned();
    let mut names: Vec<String> = (fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("unmet.db"))
        .collect();
    names.sort();
    names
}

fn refused(program: &Program, arguments: &[&str]) -> String {
    let arguments = [&["export", "--format", "parquet"], arguments].concat();
    let ran = program.run(&arguments);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(ran.out, "");
    ran.err
}

#[test]
fn the_same_reports_and_decisions_give_the_same_bytes() {
    let program = two_countries();
    let first = lake::bytes(&lake::lake(&program, &[]));
    assert_eq!(first.len(), 12, "{:?}", first.keys());
    fs::remove_dir_all(program.database().with_file_name("lake")).unwrap();
    assert_eq!(first, lake::bytes(&lake::lake(&program, &[])));
}

#[test]
fn one_country_and_one_table_can_be_asked_for() {
    let program = two_countries();
    let lake = lake::lake(&program, &["--country", "Ormand", "--table", "asks"]);
    let files: Vec<String> = lake::files(&lake).into_keys().collect();
    assert_eq!(files, ["asks/series=TIP/code=ORMAND/part-0.parquet"]);
}

#[test]
fn a_folder_that_holds_anything_is_refused_and_stays_as_it_is() {
    let program = two_countries();
    let kept = program.file("lake/asks/notes.txt", "mine");
    let said = refused(&program, &["-o", "lake"]);
    assert!(said.contains("lake is not empty"), "{said}");
    assert!(said.contains("name a new folder"), "{said}");
    assert_eq!(fs::read_to_string(kept).unwrap(), "mine");
    assert_eq!(beside(&program), ["lake", "two.jsonl"]);

    let said = refused(&program, &["-o", "two.jsonl"]);
    assert!(
        said.contains("do not agree") || said.contains("is a file"),
        "{said}"
    );
}

#[test]
fn an_empty_folder_is_taken() {
    let program = two_countries();
    fs::create_dir(program.database().with_file_name("lake")).unwrap();
    let lake = lake::lake(&program, &[]);
    assert_eq!(lake::files(&lake).len(), 12);
    assert_eq!(beside(&program), ["lake", "two.jsonl"]);
}

#[test]
fn nothing_is_left_where_nothing_can_be_written() {
    let program = two_countries();
    let said = refused(&program, &["-o", "nowhere/lake"]);
    assert!(said.contains("nowhere/lake cannot be written"), "{said}");
    let said = refused(&program, &["-o", "lake", "--country", "Atlantis"]);
    assert!(said.contains("Atlantis"), "{said}");
    assert_eq!(beside(&program), ["two.jsonl"]);
}

#[test]
fn it_is_no_answer_for_a_pipe() {
    let program = two_countries();
    for to in [&[][..], &["-o", "-"]] {
        let said = refused(&program, to);
        assert!(said.contains("-o FOLDER"), "{said}");
    }
    let said = refused(&program, &["-o", "lake", "--bom"]);
    assert!(said.contains("--bom belongs to CSV"), "{said}");
}

#[test]
fn an_empty_database_says_so() {
    let program = Program::new();
    let said = refused(&program, &["-o", "lake"]);
    assert!(said.contains("unmet"), "{said}");
    assert!(!Path::new("lake").exists());
    assert_eq!(beside(&program), Vec::<String>::new());
}
