//! Corrections that take another source's words: whose they were, and how to bring them back.

use crate::place::{Place, report};

#[test]
fn a_wrong_year_names_the_source_whose_words_it_takes() {
    let place = Place::with(&[
        ("2017.txt", report("Peru", 2017).as_bytes()),
        ("2018.txt", report("Peru", 2018).as_bytes()),
    ]);
    place.run(&["add", "2017.txt", "2018.txt"]);
    let whose = "takes the place of words that PER-2017 had from 2017.txt; add 2017.txt again";
    let rehearsed = place.run(&["add", "--dry-run", "--year", "2017", "2018.txt"]);
    assert!(rehearsed.err.contains(whose), "{}", rehearsed.err);
    let ran = place.run(&["add", "--year", "2017", "2018.txt"]);
    assert!(ran.err.contains(whose), "{}", ran.err);
    let back = place.run(&["add", "--as-read", "2018.txt"]);
    let which = "so PER-2017 is gone; nothing stands today of 2017.txt";
    assert!(back.err.contains(which), "{}", back.err);
    place.run(&["add", "2017.txt"]);
    assert_eq!(place.reports(), ["PER-2017", "PER-2018"]);
}

#[test]
fn a_chosen_table_says_whose_list_it_takes_and_how_that_comes_back() {
    let place = Place::with(&[
        ("peru.txt", report("Peru", 2018).as_bytes()),
        (
            "ours.csv",
            b"Country,Year,Recommendation\nPeru,2018,Pay for a shelter.\n",
        ),
    ]);
    place.run(&["add", "peru.txt"]);
    let ran = place.run(&["add", "--section", "recommendations", "ours.csv"]);
    let whose = "the list that PER-2018 had from peru.txt; to bring that back, add ours.csv with --as-read and then peru.txt again";
    assert!(ran.err.contains(whose), "{}", ran.err);
    let back = place.run(&["add", "--as-read", "ours.csv"]);
    let which = "not stored any more: add peru.txt again to bring it back; until then the table is the list";
    assert!(back.err.contains(which), "{} {}", back.out, back.err);
    place.run(&["add", "peru.txt"]);
    assert!(place.run(&["export"]).out.contains("men and boys"));
}

#[test]
fn a_row_beside_a_long_list_says_what_it_does_to_the_rest() {
    let rows = |year: u16, many: usize| -> String {
        (0..many)
            .map(|row| format!("Peru,{year},Open {row} shelters.\n"))
            .collect()
    };
    let head = "Country,Year,Recommendation\n";
    let place = Place::with(&[
        ("2012.csv", format!("{head}{}", rows(2012, 11)).as_bytes()),
        ("2018.csv", format!("{head}{}", rows(2018, 1)).as_bytes()),
    ]);
    place.run(&["add", "2012.csv"]);
    let told = "Peru 2018: 1 recommendation, where 2012 lists 11: asks that are not among them count as no longer asked in 2018";
    for arguments in [&["add", "--dry-run", "2018.csv"][..], &["add", "2018.csv"]] {
        let ran = place.run(arguments);
        assert!(ran.err.contains(told), "{}", ran.err);
        assert!(ran.err.contains("unmet remove 2018.csv"), "{}", ran.err);
    }
}

#[test]
fn three_copies_are_counted_once_and_told_apart_by_their_folders() {
    let text = report("Peru", 2014);
    let place = Place::with(&[
        ("a/2014.txt", text.as_bytes()),
        ("b/2014.txt", format!("{text}\n").as_bytes()),
        ("c/2014.txt", format!("{text}\n\n").as_bytes()),
    ]);
    let ran = place.run(&["add", "a", "b", "c"]);
    let counted = "Read 1 report from 3 sources: 2 recommendations to Peru";
    assert!(ran.out.contains(counted), "{}", ran.out);
    assert!(ran.out.contains("b/2014.txt"), "{}", ran.out);
}

#[test]
fn names_of_other_countries_below_a_report_are_no_problem() {
    let text =
        report("Peru", 2014) + "\nOther countries:\n\nBOLIVIA (Tier 2)\n\nECUADOR (Tier 2)\n";
    let place = Place::with(&[("peru.txt", text.as_bytes())]);
    let ran = place.run(&["add", "peru.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(place.reports(), ["PER-2014"]);
}
