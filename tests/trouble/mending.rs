//! Going back to a backup, and saving what can be saved where there is none.

use std::fs;

use crate::place::Place;

/// A quotation that no longer stands where its sentence does.
const MISQUOTED: &str = "DROP TRIGGER sentences_are_not_changed; UPDATE sentences SET start = start + 1 WHERE ordinal = 1";

fn spoil(place: &Place, database: &str, sql: &str) {
    let database = rusqlite::Connection::open(place.path(database)).unwrap();
    database.execute_batch(sql).unwrap();
}

#[test]
fn a_backup_is_restored_and_what_was_decided_since_can_be_brought_back() {
    let place = Place::with_a_report();
    place.answer(&["backup", "monday.db"]);
    let monday = place.answer(&["export"]);
    place.answer(&["mark", "ORVANIA-2012-1", "met", "--by", "Ana"]);
    let today = place.answer(&["export"]);
    assert_eq!(
        place.answer(&["restore", "monday.db"]),
        "unmet.db is what monday.db is; as it was before, it is kept in unmet.db.before-restore-1\n\
         1 decision of before is not in it; to have it again: unmet merge unmet.db.before-restore-1\n"
    );
    assert_eq!(place.answer(&["export"]), monday);
    place.answer(&["merge", "unmet.db.before-restore-1"]);
    assert_eq!(place.answer(&["export"]), today);
}

#[test]
fn where_nothing_stands_a_backup_is_simply_put() {
    let place = Place::with_a_report();
    place.answer(&["backup", "monday.db"]);
    let said = place.answer(&["--db", "new.db", "restore", "monday.db"]);
    assert_eq!(said, "new.db is what monday.db is\n");
    assert_eq!(
        place.answer(&["--db", "new.db", "check"]),
        "new.db is sound\n"
    );
}

#[test]
fn a_damaged_backup_is_refused_and_nothing_is_changed() {
    let place = Place::with_a_report();
    place.answer(&["backup", "monday.db"]);
    let mut bytes = fs::read(place.path("monday.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0x5a);
    fs::write(place.path("monday.db"), bytes).unwrap();
    let before = place.answer(&["export"]);
    for file in ["monday.db", "missing.db", "orvania.txt", "unmet.db"] {
        let ran = place.run(&["restore", file]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{file}");
        assert!(ran.err.contains(file), "{}", ran.err);
    }
    assert_eq!(place.answer(&["export"]), before);
    assert!(!place.path("unmet.db.before-restore-1").exists());
}

#[test]
fn a_backup_that_opens_but_quotes_wrongly_is_refused_too() {
    let place = Place::with_a_report();
    place.answer(&["backup", "monday.db"]);
    spoil(&place, "monday.db", MISQUOTED);
    let before = place.answer(&["export"]);
    let ran = place.run(&["restore", "monday.db"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("monday.db is damaged"), "{}", ran.err);
    assert_eq!(place.answer(&["export"]), before);
}

#[test]
fn whatever_can_be_made_again_is_made_again() {
    for (what, sql) in [
        (
            "search",
            "INSERT INTO recommendation_search (recommendation_search) VALUES ('delete-all')",
        ),
        ("a quotation", MISQUOTED),
        (
            "what was judged",
            "PRAGMA foreign_keys = OFF; UPDATE assessments SET ask = 9999",
        ),
    ] {
        let place = Place::with_a_report();
        place.answer(&["mark", "ORVANIA-2012-1", "met", "--by", "Ana"]);
        let export = place.answer(&["export"]);
        spoil(&place, "unmet.db", sql);
        let ran = place.run(&["check"]);
        assert_eq!(ran.status, 1, "{what}");
        assert!(ran.err.contains("unmet check --repair"), "{}", ran.err);
        assert_eq!(
            place.answer(&["check", "--repair"]),
            "unmet.db is sound again; as it was before, it is kept in unmet.db.damaged-1\n"
        );
        assert_eq!(place.answer(&["check"]), "unmet.db is sound\n", "{what}");
        assert_eq!(place.answer(&["export"]), export, "{what}");
        assert_eq!(place.answer(&["check", "--repair"]), "unmet.db is sound\n");
    }
}

#[test]
fn what_a_lost_row_took_with_it_is_named() {
    let place = Place::with_a_report();
    spoil(
        &place,
        "unmet.db",
        "PRAGMA foreign_keys = OFF;
         DELETE FROM sources;
         DELETE FROM recommendations WHERE ordinal = 1",
    );
    let ran = place.run(&["check", "--repair"]);
    assert_eq!(ran.status, 1);
    let named = "1 report could not be read whole; add their sources again: ORVANIA-2012";
    assert!(ran.err.contains(named), "{}", ran.err);
    assert!(ran.out.contains("is sound again"), "{}", ran.out);
}

#[test]
fn a_decision_that_cannot_be_saved_is_said_to_be_lost() {
    let place = Place::with_a_report();
    place.answer(&["mark", "ORVANIA-2012-1", "met", "--by", "Ana"]);
    spoil(
        &place,
        "unmet.db",
        "DROP TRIGGER decisions_are_not_changed;
         PRAGMA ignore_check_constraints = ON;
         UPDATE decisions SET ruling = json_set(ruling, '$.kind', 'spoilt')",
    );
    let ran = place.run(&["check", "--repair"]);
    assert_eq!(ran.status, 1);
    let told = "some decisions could not be read; bring back those that a backup still has";
    assert!(ran.err.contains(told), "{}", ran.err);
}
