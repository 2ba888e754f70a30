//! Databases that are none, or not ours.

use std::fs;

use insta::assert_snapshot;

use crate::place::{Place, report};

/// What every kind of command says of the file, which stays as it is to the last byte.
fn told_of(place: &Place, file: &str) -> String {
    let before = fs::read(place.path(file)).unwrap();
    place.write("orvania.txt", report("Orvania", 2012));
    let mut told = Vec::new();
    for command in [
        &["add", "orvania.txt"][..],
        &["list"],
        &["mark", "ORVANIA-2012-1", "met"],
        &["check"],
        &["backup", "copy.db"],
    ] {
        let ran = place.run(&[&["--db", file], command].concat());
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{command:?}");
        told.push(ran.err);
    }
    assert_eq!(fs::read(place.path(file)).unwrap(), before);
    assert!(!place.path("copy.db").exists());
    told.dedup();
    told.concat()
}

#[test]
fn a_text_is_no_database() {
    let place = Place::with(&[("notes.db", b"Notes about Peru.")]);
    assert_snapshot!(told_of(&place, "notes.db"), @"unmet: notes.db is not a database of unmet; nothing in it was changed; name another file with --db");
}

#[test]
fn a_picture_is_no_database() {
    let place = Place::with(&[("picture.db", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")]);
    assert_snapshot!(told_of(&place, "picture.db"), @"unmet: picture.db is not a database of unmet; nothing in it was changed; name another file with --db");
}

#[test]
fn another_programs_database_stays_its_own() {
    let place = Place::new();
    let other = rusqlite::Connection::open(place.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE reports (a)").unwrap();
    drop(other);
    assert_snapshot!(told_of(&place, "other.db"), @"unmet: other.db is a database of another program; nothing in it was changed; name another file with --db");
}

#[test]
fn a_database_of_a_newer_version_is_left_to_it() {
    let place = Place::with_a_report();
    let database = rusqlite::Connection::open(place.path("unmet.db")).unwrap();
    database
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99")
        .unwrap();
    drop(database);
    assert_snapshot!(told_of(&place, "unmet.db"), @"unmet: unmet.db was made by a newer unmet (its schema is number 99, this program knows 7); nothing in it was changed; use the newer program");
}

#[test]
fn a_database_cut_short_is_called_damaged() {
    let place = Place::with_a_report();
    let whole = fs::read(place.path("unmet.db")).unwrap();
    place.write("cut.db", &whole[..whole.len() / 2]);
    for command in [&["list"][..], &["check"], &["add", "orvania.txt"]] {
        let ran = place.run(&[&["--db", "cut.db"], command].concat());
        assert_eq!(ran.status, 1, "{command:?}: {}", ran.out);
        assert!(ran.err.contains("damaged"), "{}", ran.err);
        assert!(ran.err.contains("go back to a backup"), "{}", ran.err);
    }
}

#[test]
fn an_empty_file_becomes_a_database_when_reports_are_added() {
    let place = Place::with(&[("unmet.db", b"")]);
    let ran = place.run(&["list"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: there is no database at unmet.db; `unmet add` makes one, or name another with --db or UNMET_DB");
    place.write("orvania.txt", report("Orvania", 2012));
    assert_eq!(place.run(&["add", "orvania.txt"]).status, 0);
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
}

#[test]
fn a_folder_is_no_database() {
    let place = Place::with(&[("folder/a", b"")]);
    for command in [&["add", "folder/a"][..], &["list"]] {
        let ran = place.run(&[&["--db", "folder"], command].concat());
        assert_eq!(ran.status, 1);
        assert_eq!(
            ran.err,
            "unmet: folder cannot be opened (it is a folder, not a file); check the path and its permissions\n"
        );
    }
}

#[test]
fn a_database_cannot_be_made_where_there_is_no_folder() {
    let place = Place::with(&[("orvania.txt", report("Orvania", 2012).as_bytes())]);
    let ran = place.run(&["--db", "no/such/unmet.db", "add", "orvania.txt"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: no/such/unmet.db cannot be made because its folder does not exist; make the folder first");
}
