//! Going back to a backup, and saving what can be saved where there is none.

use std::fs;

use insta::assert_snapshot;
use rusqlite::Connection;

use crate::place::{Place, record};

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
        (
            "a count",
            "UPDATE asks SET evidence_count = 77 WHERE id = 1",
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

/// Writes over the first page of a table.
fn overwrite(place: &Place, table: &str) {
    let database = Connection::open(place.path("unmet.db")).unwrap();
    let page: u32 = database
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?1",
            [table],
            |row| row.get(0),
        )
        .unwrap();
    database
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
        .unwrap();
    drop(database);
    let mut bytes = fs::read(place.path("unmet.db")).unwrap();
    let page = page as usize;
    bytes[(page - 1) * 4096..page * 4096].fill(0x5a);
    fs::write(place.path("unmet.db"), bytes).unwrap();
}

#[test]
fn decisions_that_cannot_be_read_any_more_are_told_with_where_they_may_be_had() {
    let place = Place::with_a_report();
    place.answer(&["mark", "ORVANIA-2012-1", "met"]);
    place.answer(&["backup", "monday.db"]);
    let whole = place.answer(&["export"]);
    overwrite(&place, "decisions");
    let ran = place.run(&["check", "--repair"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err.lines().next().unwrap(), @"unmet: some decisions could not be read; bring back those that a backup still has: unmet merge BACKUP (the damaged database is unmet.db.damaged-1)");
    place.answer(&["merge", "monday.db"]);
    assert_eq!(place.answer(&["export"]), whole);
}

#[test]
fn reports_that_cannot_be_read_any_more_are_told_and_come_back_with_their_sources() {
    let place = Place::with_a_report();
    overwrite(&place, "reports");
    let ran = place.run(&["check", "--repair"]);
    assert_eq!(ran.status, 1);
    let told = "unmet: some reports could not be read at all; add their sources again, where you have them\n";
    assert!(ran.err.starts_with(told), "{}", ran.err);
    place.answer(&["add", "orvania.txt"]);
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
}

#[test]
fn of_many_incomplete_reports_a_dozen_are_named() {
    let reports: String = (2001..2015)
        .map(|year| record("Peru", year, "Fund shelters."))
        .collect();
    let place = Place::with(&[("peru.jsonl", reports.as_bytes())]);
    place.answer(&["add", "peru.jsonl"]);
    spoil(
        &place,
        "unmet.db",
        "PRAGMA foreign_keys = OFF; DELETE FROM recommendations; DELETE FROM sources",
    );
    let ran = place.run(&["check", "--repair"]);
    assert_eq!(ran.status, 1);
    let told = ran
        .err
        .lines()
        .find(|line| line.contains("read whole"))
        .unwrap();
    assert!(
        told.starts_with("unmet: 14 reports could not be read whole"),
        "{told}"
    );
    assert!(told.ends_with("PER-2012 and 2 more"), "{told}");
}

#[test]
fn what_is_found_and_what_is_mended_is_told_to_programs_too() {
    let place = Place::with_a_report();
    spoil(
        &place,
        "unmet.db",
        "INSERT INTO recommendation_search (recommendation_search) VALUES ('delete-all')",
    );
    let severities = |ran: crate::place::Ran| {
        let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let found = found.as_array().unwrap().clone();
        let severity = found[0]["severity"].as_str().unwrap().to_owned();
        (ran.status, found.len(), severity)
    };
    let checked = place.run(&["check", "--json"]);
    assert_eq!(severities(checked), (1, 1, "problem".to_owned()));
    let repaired = place.run(&["check", "--json", "--repair"]);
    assert_eq!(severities(repaired), (0, 1, "repaired".to_owned()));
    assert_eq!(place.answer(&["check", "--json"]), "[]\n");
}

#[test]
fn an_older_damaged_database_is_told_to_be_none_that_can_be_read_row_by_row() {
    let place = Place::new();
    let older = Connection::open(place.path("unmet.db")).unwrap();
    older
        .execute_batch(include_str!("../store/schemas/3.sql"))
        .unwrap();
    older
        .execute_batch(
            "PRAGMA foreign_keys = OFF; PRAGMA application_id = 1431194964; PRAGMA user_version = 3;
             INSERT INTO reports (series, country, year, country_name, extent, source)
             VALUES ('TIP', 'PER', 2012, 'Peru', 'whole', 77)",
        )
        .unwrap();
    drop(older);
    let before = fs::read(place.path("unmet.db")).unwrap();
    for command in [&["check"][..], &["list"], &["check", "--repair"]] {
        let ran = place.run(command);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{command:?}");
        assert!(
            ran.err
                .starts_with("unmet: the database unmet.db is damaged"),
            "{}",
            ran.err
        );
    }
    assert_snapshot!(place.run(&["check", "--repair"]).err, @"unmet: the database unmet.db is damaged, or the disk failed while it was read (its schema is not today's, so it cannot be read row by row); give the command again, and if that is said again, `unmet check` says more; go back to a backup (`unmet restore FILE`), or save what can still be read (`unmet check --repair`)");
    assert_eq!(fs::read(place.path("unmet.db")).unwrap(), before);
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
