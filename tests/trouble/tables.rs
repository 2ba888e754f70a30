//! A short spreadsheet beside the reports themselves: the report's own list stays.

use insta::assert_snapshot;

use crate::place::{Place, report};

const ROWS: &str = "Country,Year,Recommendation\nPeru,2020,Train judges to apply the law of 2019.\nPeru,2020,Pay for shelters in the north.\n";

fn place() -> Place {
    Place::with(&[
        ("peru.txt", report("Peru", 2020).as_bytes()),
        ("ours.csv", ROWS.as_bytes()),
    ])
}

fn list(place: &Place) -> Vec<String> {
    place.is_sound();
    let export = place.run(&["export"]).out;
    let export: serde_json::Value = serde_json::from_str(&export).unwrap();
    let list = export["recommendations"].as_array().unwrap().iter();
    list.map(|one| one["text"].as_str().unwrap().to_owned())
        .collect()
}

const OWN: [&str; 2] = [
    "Open a shelter for men and boys.",
    "Train judges to apply the law of 2019.",
];
const OURS: [&str; 2] = [
    "Train judges to apply the law of 2019.",
    "Pay for shelters in the north.",
];

#[test]
fn two_rows_do_not_take_the_place_of_the_reports_own_list() {
    let place = place();
    place.run(&["add", "peru.txt"]);
    let ran = place.run(&["add", "ours.csv"]);
    assert_snapshot!(ran.err);
    assert_eq!(list(&place), OWN);
}

#[test]
fn a_report_that_is_added_later_brings_its_own_list() {
    let place = place();
    place.run(&["add", "ours.csv"]);
    assert_eq!(list(&place), OURS);
    let ran = place.run(&["add", "peru.txt"]);
    assert_snapshot!(ran.err);
    assert_eq!(list(&place), OWN);
}

#[test]
fn a_table_is_the_list_where_somebody_says_so_and_stays_it() {
    let place = place();
    place.run(&["add", "peru.txt"]);
    place.run(&["add", "--section", "recommendations", "ours.csv"]);
    assert_eq!(list(&place), OURS);
    let again = place.run(&["add", "peru.txt", "ours.csv"]);
    assert_snapshot!(again.err);
    assert_eq!(list(&place), OURS);
}

#[test]
fn rows_that_all_stand_in_the_report_need_no_word() {
    let place = place();
    let rows = "Country,Year,Recommendation\nPeru,2020,train judges to apply the law of 2019\n";
    place.write("ours.csv", rows);
    place.run(&["add", "peru.txt"]);
    let ran = place.run(&["add", "ours.csv"]);
    assert!(!ran.err.contains("not in it"), "{}", ran.err);
    assert!(ran.out.contains("Peru (unchanged)"), "{}", ran.out);
    assert_eq!(list(&place), OWN);
}

#[test]
fn a_mistyped_country_and_a_bare_tier_are_understood_or_told() {
    let rows = "Country,Year,Tier,Recommendation\nPerru,2020,2,Train judges.\n";
    let place = Place::with(&[("ours.csv", rows.as_bytes())]);
    let ran = place.run(&["add", "ours.csv"]);
    assert!(ran.err.contains("did you mean Peru?"), "{}", ran.err);
    assert!(ran.out.contains("Tier 2"), "{}", ran.out);
}
