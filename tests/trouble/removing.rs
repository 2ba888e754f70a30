//! A wrong source is taken away again; what people decided stays.

use crate::place::{Place, report};

fn two_years() -> Place {
    let place = Place::with(&[
        ("2019.txt", report("Peru", 2019).as_bytes()),
        ("2020.txt", report("Peru", 2020).as_bytes()),
        ("wrong.txt", report("Atlantis", 2020).as_bytes()),
    ]);
    place.run(&["add", "2019.txt", "2020.txt"]);
    place
}

#[test]
fn a_country_that_came_in_by_a_slip_is_gone_without_a_trace() {
    let place = two_years();
    let before = place.run(&["export"]).out;
    place.run(&["add", "wrong.txt"]);
    let ran = place.run(&["remove", "3"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("ATLANTIS-2020 is gone: no other source gives it"),
        "{}",
        ran.out
    );
    assert!(!place.run(&["sources"]).out.contains("wrong.txt"));
    assert!(!place.run(&["overview"]).out.contains("Atlantis"));
    place.is_sound();
    assert_eq!(place.run(&["export"]).out, before);
}

#[test]
fn a_rehearsal_takes_nothing_away_and_says_the_same() {
    let place = two_years();
    let before = place.run(&["export"]).out;
    let rehearsed = place.run(&["remove", "--dry-run", "2019.txt"]);
    assert!(
        rehearsed.out.contains("PER-2019 is gone"),
        "{}",
        rehearsed.out
    );
    assert_eq!(place.run(&["export"]).out, before);
}

#[test]
fn decisions_wait_in_the_history_until_the_report_is_back() {
    let place = two_years();
    place.run(&["mark", "PER-2019-1", "met", "--year", "2019"]);
    let ran = place.run(&["remove", "2019.txt"]);
    assert!(ran.out.contains("1 decision waits"), "{}", ran.out);
    assert!(place.run(&["history"]).out.contains("PER-2019-1"));
    place.is_sound();
    place.run(&["add", "2019.txt"]);
    let shown = place.run(&["show", "PER-2019-1"]).out;
    assert!(shown.contains("M. Rojas"), "{shown}");
}

#[test]
fn what_others_give_stays() {
    let place = two_years();
    let protection = "The government increased efforts to protect victims. It opened one shelter.";
    place.write("part.txt", protection);
    place.run(&["add", "--country", "Peru", "--year", "2020", "part.txt"]);
    let ran = place.run(&["remove", "part.txt"]);
    let told =
        "PER-2020 has no protection section any more: if it stands in 2020.txt, add that again";
    assert!(ran.out.contains(told), "{}", ran.out);
    place.run(&["add", "2020.txt"]);
    let other = two_years();
    assert_eq!(place.run(&["export"]).out, other.run(&["export"]).out);
}

#[test]
fn an_unknown_source_is_told() {
    let ran = two_years().run(&["remove", "2091.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("did you mean"), "{}", ran.err);
}
