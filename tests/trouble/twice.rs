//! The same report twice in one call, in different words: which one is kept is said.

use insta::assert_snapshot;

use crate::place::{Place, record, report};

fn kept(place: &Place) -> String {
    let export = place.run(&["export"]).out;
    let export: serde_json::Value = serde_json::from_str(&export).unwrap();
    let recommendations = export["recommendations"].as_array().unwrap();
    assert_eq!(recommendations.len(), 1);
    recommendations[0]["text"].as_str().unwrap().to_owned()
}

#[test]
fn in_two_files() {
    let place = Place::with(&[
        ("a.jsonl", record("Peru", 2020, "Fund shelters.").as_bytes()),
        ("b.jsonl", record("Peru", 2020, "Train judges.").as_bytes()),
    ]);
    let ran = place.run(&["add", "a.jsonl", "b.jsonl"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @"note: a.jsonl, line 1 and b.jsonl, line 1 tell of PER-2020 in different words; the one read later, b.jsonl, line 1, is kept");
    assert_eq!(kept(&place), "Train judges.");
    place.is_sound();
}

#[test]
fn in_two_texts() {
    let other = report("Peru", 2020).replace("men and boys", "boys");
    let place = Place::with(&[
        ("a.txt", report("Peru", 2020).as_bytes()),
        ("b.txt", other.as_bytes()),
    ]);
    let ran = place.run(&["add", "b.txt", "a.txt"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @"note: b.txt and a.txt tell of PER-2020 in different words; the one read later, a.txt, is kept");
    place.is_sound();
}

#[test]
fn in_two_parts_of_reports() {
    let section = "The government increased efforts to protect victims. It opened one shelter.";
    let place = Place::with(&[
        ("a.txt", section.as_bytes()),
        (
            "b.txt",
            section.replace("one shelter", "nine shelters").as_bytes(),
        ),
        (
            "c.txt",
            b"The government maintained efforts to prevent trafficking.",
        ),
    ]);
    let ran = place.run(&[
        "add",
        "--country",
        "Peru",
        "--year",
        "2020",
        "a.txt",
        "b.txt",
        "c.txt",
    ]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @"note: a.txt and b.txt tell of PER-2020 in different words; the one read later, b.txt, is kept");
    place.is_sound();
}

#[test]
fn on_two_lines_of_one_file() {
    let lines = [
        record("Peru", 2020, "Fund shelters."),
        record("Peru", 2020, "Train judges."),
    ];
    let place = Place::with(&[("reports.jsonl", lines.concat().as_bytes())]);
    let ran = place.run(&["add", "reports.jsonl"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @"note: reports.jsonl tells of PER-2020 twice in different words, on lines 1 and 2; the later one, line 2, is kept");
    assert_eq!(kept(&place), "Train judges.");
    place.is_sound();
}

#[test]
fn on_very_many_lines_it_is_told_in_a_few_sentences() {
    let lines: String = (0..50)
        .map(|number| record("Peru", 2020, &format!("Fund {number} shelters.")))
        .collect();
    let place = Place::with(&[("reports.jsonl", lines.as_bytes())]);
    let ran = place.run(&["add", "reports.jsonl"]);
    assert_eq!((ran.status, ran.err.lines().count()), (0, 6), "{}", ran.err);
    assert!(ran.err.contains("44 more"), "{}", ran.err);
    assert_eq!(kept(&place), "Fund 49 shelters.");
    place.is_sound();
}

#[test]
fn the_same_words_twice_need_no_word() {
    let place = Place::with(&[
        ("a.txt", report("Peru", 2020).as_bytes()),
        ("b.txt", report("Peru", 2020).as_bytes()),
    ]);
    let ran = place.run(&["add", "a.txt", "b.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    place.is_sound();
}
