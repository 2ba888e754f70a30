//! Wrong guesses, as people set them right: the same file again with what it is, and nothing typed
//! twice. What speaks against what a person or a text says is told.

use crate::place::{Place, report};

const SECTION: &str = "The government maintained efforts to identify and protect victims. Peruvian \
    police identified 40 victims in 2020, compared with 90 in 2019. Shelters in Peru helped them.";

fn with_section() -> Place {
    let place = Place::with(&[("section.txt", SECTION.as_bytes())]);
    assert_eq!(place.run(&["add", "section.txt"]).status, 0);
    assert_eq!(place.reports(), ["PER-2021"]);
    place
}

#[test]
fn the_edition_set_right_moves_the_section() {
    let place = with_section();
    let ran = place.run(&["add", "section.txt", "--year", "2018"]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.err
            .contains("no longer read as PER-2021, so PER-2021, which nothing else gives, is gone"),
        "{}",
        ran.err
    );
    assert_eq!(place.reports(), ["PER-2018"]);
}

#[test]
fn what_was_set_right_stays_so_when_the_folder_is_added_again() {
    let place = with_section();
    place.run(&["add", "section.txt", "--year", "2018"]);
    let ran = place.run(&["add", "."]);
    assert!(ran.err.contains("still holds: --year 2018"), "{}", ran.err);
    assert!(
        ran.out.contains("PER-2018        Peru (unchanged)"),
        "{}",
        ran.out
    );
    assert_eq!(place.reports(), ["PER-2018"]);
}

#[test]
fn one_thing_is_set_right_after_another() {
    let place = with_section();
    place.run(&["add", "section.txt", "--year", "2018"]);
    place.run(&["add", "section.txt", "--section", "prosecution"]);
    place.run(&["add", "section.txt", "--country", "Chile"]);
    assert_eq!(place.reports(), ["CHL-2018"]);
    let shown = place.run(&["source", "CHL-2018", "--json"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["reports"][0]["sections"][0]["kind"], "prosecution");
}

#[test]
fn as_read_forgets_what_was_said_before() {
    let place = with_section();
    place.run(&[
        "add",
        "section.txt",
        "--year",
        "2018",
        "--section",
        "prosecution",
    ]);
    assert_eq!(place.run(&["add", "--as-read", "section.txt"]).status, 0);
    assert_eq!(place.reports(), ["PER-2021"]);
}

#[test]
fn naming_one_country_of_a_file_keeps_the_others() {
    let both = format!("{}\n{}", report("Chile", 2020), report("Peru", 2020));
    let place = Place::with(&[("both.txt", both.as_bytes())]);
    place.run(&["add", "both.txt"]);
    assert_eq!(place.reports(), ["CHL-2020", "PER-2020"]);
    let ran = place.run(&["add", "both.txt", "--country", "Peru"]);
    assert!(ran.out.contains("Peru (unchanged)"), "{}", ran.out);
    assert_eq!(place.reports(), ["CHL-2020", "PER-2020"]);
    let ran = place.run(&["add", "both.txt"]);
    assert_eq!(ran.err, "");
}

#[test]
fn decisions_wait_while_their_words_are_elsewhere_and_hold_again() {
    let place = Place::with(&[("a.txt", report("Peru", 2020).as_bytes())]);
    place.run(&["add", "a.txt"]);
    place.run(&["mark", "PER-2020-1", "met", "--note", "seen"]);
    let ran = place.run(&["add", "a.txt", "--year", "2019"]);
    assert!(
        ran.err.contains("1 decision waits for its words"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("PER-2020-1"), "{}", ran.err);
    assert!(place.run(&["history"]).out.contains("PER-2020-1"));
    place.run(&["add", "a.txt", "--as-read"]);
    let shown = place.run(&["list", "--status", "met"]);
    assert!(
        shown.out.contains("PER-2020-1"),
        "{}{}",
        shown.out,
        shown.err
    );
}

#[test]
fn an_option_against_the_title_is_told_and_kept_with_the_source() {
    let place = Place::with(&[("a.txt", report("Peru", 2020).as_bytes())]);
    let ran = place.run(&["add", "a.txt", "--year", "2018", "--country", "Chile"]);
    assert_eq!(ran.status, 0);
    let said = ran.err.replace('\n', " ");
    assert!(said.contains("as --year says, though its title (“2020 Trafficking in Persons Report: Peru”) says 2020"), "{said}");
    assert!(
        said.contains("as --country says, though its heading (“PERU (Tier 2)”) says Peru"),
        "{said}"
    );
    let sources = place.run(&["sources", "--json"]).out;
    let sources: serde_json::Value = serde_json::from_str(&sources).unwrap();
    let remarks = sources[0]["remarks"].as_array().unwrap();
    assert!(
        remarks
            .iter()
            .any(|said| said.as_str().unwrap().contains("--country \"Peru\""))
    );
}

#[test]
fn a_file_name_tells_what_the_text_leaves_open_and_speaks_up_where_it_differs() {
    let open = "The government did not report efforts to protect victims of trafficking.";
    let place = Place::with(&[
        ("2018/Peru.txt", open.as_bytes()),
        ("chile-2019.txt", report("Peru", 2020).as_bytes()),
    ]);
    let ran = place.run(&["add", "."]);
    assert_eq!(place.reports(), ["PER-2018", "PER-2020"]);
    assert!(
        ran.out
            .contains("country by file name?, edition by file name?"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("the name \"chile-2019.txt\" says Chile"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("the name \"chile-2019.txt\" says 2019"),
        "{}",
        ran.err
    );
}

#[test]
fn a_tier_that_the_table_has_for_another_year_is_told() {
    // Peru stood on Tier 2 in 2012, and on Tier 3 in no year near it.
    let tier_3 = report("Peru", 2012).replace("(Tier 2)", "(Tier 3)");
    let place = Place::with(&[("a.txt", tier_3.as_bytes())]);
    let ran = place.run(&["add", "a.txt"]);
    assert!(
        ran.err.contains(
            "PER-2012 states Tier 3 (“PERU (Tier 3)”), but the program's table of tiers has Tier 2"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn nothing_added_leaves_no_database_behind() {
    let place = Place::with(&[("notes.txt", b"Milk, eggs, bread.")]);
    assert_eq!(place.run(&["add", "notes.txt", "nowhere.txt"]).status, 1);
    assert!(!place.path("unmet.db").exists());
}

#[test]
fn a_dry_run_says_what_would_change_and_changes_nothing() {
    let place = with_section();
    place.write("new.txt", report("Chile", 2020));
    let before = std::fs::read(place.path("unmet.db")).unwrap();
    let ran = place.run(&["add", "--dry-run", "--year", "2018", "section.txt"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("PER-2018        Peru: "), "{}", ran.out);
    assert!(ran.out.contains("PER-2021 would be gone"), "{}", ran.out);
    let ran = place.run(&["add", "--dry-run", "--json", "new.txt", "section.txt"]);
    let would: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let changes: Vec<&str> = (would["reports"].as_array().unwrap().iter())
        .map(|report| report["change"].as_str().unwrap())
        .collect();
    assert_eq!(changes, ["added", "unchanged"]);
    assert_eq!(place.reports(), ["PER-2021"]);
    assert_eq!(std::fs::read(place.path("unmet.db")).unwrap(), before);
}

#[test]
fn a_dry_run_makes_no_database() {
    let place = Place::with(&[("a.txt", report("Peru", 2020).as_bytes())]);
    let ran = place.run(&["add", "--dry-run", "a.txt"]);
    assert!(ran.out.contains("Nothing was written"), "{}", ran.out);
    assert!(!place.path("unmet.db").exists());
}

#[test]
fn explain_says_what_every_decision_rests_on() {
    let place = Place::with(&[("a.txt", report("Peru", 2020).as_bytes())]);
    let ran = place.run(&["add", "--dry-run", "--explain", "a.txt"]);
    for told in [
        "country Peru (by heading): “PERU (Tier 2)”",
        "edition 2020 (by title): “2020 Trafficking in Persons Report: Peru”",
        "rating Tier 2 (by heading)",
        "section protection (by heading): “PROTECTION”",
        "2 recommendations, a paragraph each (by heading): “PRIORITIZED RECOMMENDATIONS”",
    ] {
        assert!(ran.out.contains(told), "{told} in {}", ran.out);
    }
}

#[test]
fn a_source_is_found_by_number_report_file_and_digest() {
    let place = Place::with_a_report();
    let by_number = place.run(&["source", "1"]).out;
    assert!(by_number.contains("ORVANIA-2012-1"), "{by_number}");
    let sources = place.run(&["sources", "--json"]).out;
    let sources: serde_json::Value = serde_json::from_str(&sources).unwrap();
    let digest = &sources[0]["sha256"].as_str().unwrap()[..8];
    for name in ["ORVANIA-2012", "orvania.txt", digest] {
        assert_eq!(place.run(&["source", name]).out, by_number, "{name}");
    }
    let ran = place.run(&["source", "orvana.txt"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("did you mean orvania.txt"), "{}", ran.err);
}

#[test]
fn a_misspelt_word_is_answered_with_the_nearest() {
    let place = Place::with_a_report();
    let ran = place.run(&["search", "sheltar"]);
    assert!(ran.err.contains("did you mean shelter?"), "{}", ran.err);
}
