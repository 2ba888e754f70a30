//! Databases that are none, or not ours.

use std::fs;

use insta::assert_snapshot;

use crate::place::{Place, Ran, report};

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
    assert_snapshot!(told_of(&place, "unmet.db"), @"unmet: unmet.db was made by a newer unmet (its schema is number 99, this program knows 8); nothing in it was changed; use the newer program");
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

/// As a decade of copying may leave it: the file is whole, and a word in it stands for nothing.
#[test]
fn a_value_that_stands_for_nothing_is_told_as_damage() {
    for (sql, command) in [
        (
            "DROP TRIGGER decisions_are_not_changed; UPDATE decisions SET said_at = 'yesterday'",
            &["history"][..],
        ),
        (
            "DROP TRIGGER decisions_are_not_changed;
             UPDATE decisions SET ruling = json_set(ruling, '$.status', 'perhaps')",
            &["history"],
        ),
        (
            "UPDATE recommendations SET stated_years = '[\"soon\"]'",
            &["show", "ORVANIA-2012-1"],
        ),
        (
            "UPDATE assessments SET status = 'perhaps'",
            &["show", "ORVANIA-2012-1"],
        ),
    ] {
        let place = Place::with_a_report();
        place.answer(&["mark", "ORVANIA-2012-1", "met"]);
        let database = rusqlite::Connection::open(place.path("unmet.db")).unwrap();
        database
            .execute_batch("PRAGMA ignore_check_constraints = ON")
            .unwrap();
        database.execute_batch(sql).unwrap();
        drop(database);
        let ran = place.run(command);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{sql}");
        let told =
            "unmet: the database unmet.db is damaged, or the disk failed while it was read (";
        assert!(ran.err.starts_with(told), "{sql}: {}", ran.err);
        assert!(
            ran.err.contains("go back to a backup"),
            "{sql}: {}",
            ran.err
        );
    }
}

/// In a name space of its own, so that the disk vanishes with the shell.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_on_which_nothing_may_be_written_is_told() {
    let place = Place::with_a_report();
    place.answer(&["backup", "monday.db"]);
    place.write("later.txt", report("Orvania", 2013));
    place.write("disk/here", "");
    let script = "
        mount -t tmpfs none disk && cp unmet.db disk/ && mount -o remount,ro disk || exit 77
        for words in 'mark ORVANIA-2012-1 met' 'add later.txt' 'check --repair' 'restore monday.db' \
                     'merge monday.db' '--db disk/new.db add later.txt' 'man -o disk/pages'; do
            $UNMET $words && exit 78
        done
        cmp unmet.db disk/unmet.db";
    let shell = std::process::Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script])
        .current_dir(place.path(""))
        .env("UNMET", env!("CARGO_BIN_EXE_unmet"))
        .env("UNMET_DB", "disk/unmet.db")
        .env("UNMET_BY", "Ana")
        .output();
    let ran = match shell.map(Ran::of) {
        Ok(ran) if ran.status != 77 && !ran.err.starts_with("unshare") => ran,
        _ => {
            eprintln!("skipped: no disk can be mounted here");
            return;
        }
    };
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert_snapshot!(ran.err, @r#"
    unmet: the database disk/unmet.db may not be written; check the permissions of the file and its folder, or copy it to where you may write and name the copy with --db
    unmet: the database disk/unmet.db may not be written; check the permissions of the file and its folder, or copy it to where you may write and name the copy with --db
    unmet: the database disk/unmet.db may not be written; check the permissions of the file and its folder, or copy it to where you may write and name the copy with --db
    unmet: the database disk/unmet.db may not be written; check the permissions of the file and its folder, or copy it to where you may write and name the copy with --db
    unmet: monday.db was not merged: the database disk/unmet.db may not be written; check the permissions of the file and its folder, or copy it to where you may write and name the copy with --db
    unmet: later.txt was not added, because the database could not be written
    unmet: the database disk/new.db may not be written; check the permissions of the file and its folder, or copy it to where you may write and name the copy with --db
    unmet: the pages cannot be written into disk/pages: nothing may be written on that disk; write it elsewhere
    "#);
}
