//! The made-up reports of `data/child-labor`: one with a table, one whose table is lines.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::program::Program;

fn read() -> (Program, Vec<Value>) {
    let program = Program::new();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/child-labor");
    let reports = program.add(&folder);
    (program, reports)
}

#[test]
fn a_table_and_its_lines_give_the_same_actions() {
    let (program, reports) = read();
    let ids: Vec<&str> = reports.iter().filter_map(|r| r["id"].as_str()).collect();
    assert_eq!(ids, ["ILAB-ORVANIA-2020", "ILAB-ORVANIA-2021"]);
    let export = program.export();
    let actions: Vec<Value> = export["recommendations"]
        .as_array()
        .expect("there are recommendations")
        .iter()
        .map(|one| json!([one["id"], one["area"], one["stated_years"]]))
        .collect();
    let years = |first: u16, last: u16| (first..=last).collect::<Vec<_>>();
    assert_eq!(
        actions,
        [
            json!(["ILAB-ORVANIA-2020-1", "Legal Framework", years(2012, 2020)]),
            json!([
                "ILAB-ORVANIA-2020-2",
                "Enforcement",
                [2016, 2018, 2019, 2020]
            ]),
            json!(["ILAB-ORVANIA-2020-3", "Enforcement", [2020]]),
            json!(["ILAB-ORVANIA-2020-4", "Social Programs", [2019, 2020]]),
            json!([
                "ILAB-ORVANIA-2021-1",
                "Enforcement",
                [2016, 2018, 2019, 2020, 2021]
            ]),
            json!(["ILAB-ORVANIA-2021-2", "Enforcement", [2020, 2021]]),
            json!(["ILAB-ORVANIA-2021-3", "Social Programs", years(2019, 2021)]),
        ]
    );
}

#[test]
fn what_the_source_states_stands_beside_what_was_found() {
    let (program, _) = read();
    let page = program.run(&["show", "ILAB-ORVANIA-2021-1"]).out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let says =
        "the source itself says: suggested 2016, 2018 to 2021; no list of 2016 to 2019 was read";
    assert!(page.contains(says), "{page}");
    let csv = program.run(&["export", "--format", "csv"]).out;
    assert!(csv.contains("2016, 2018, 2019, 2020, 2021"), "{csv}");
}

#[test]
fn what_the_government_did_is_evidence_for_what_was_suggested() {
    let (program, _) = read();
    let evidence = program.export()["evidence"].clone();
    let bears = |id: &str, words: &str| {
        let all = evidence.as_array().expect("there is evidence");
        all.iter().any(|one| {
            one["recommendation_id"] == id
                && one["section"] == "progress"
                && one["sentence"].as_str().is_some_and(|s| s.contains(words))
        })
    };
    assert!(bears("ILAB-ORVANIA-2020-1", "amended the Quarries Act"));
    assert!(bears("ILAB-ORVANIA-2020-2", "15 labor inspectors"));
}

#[test]
fn figures_say_that_there_are_numbers_in_tables_too() {
    let (program, _) = read();
    let ran = program.run(&["figures"]);
    assert!(
        ran.err.contains("there are numbers in tables too (2020)"),
        "{}",
        ran.err
    );
    let shown = program.answer(&["source", "ILAB-ORVANIA-2020", "--section", "other"]);
    assert!(shown.contains("61,204"), "{shown}");
}
