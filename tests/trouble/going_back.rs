//! Going back to a backup that is damaged, older or another's, or on a disk that is too small.

use std::fs;

use insta::assert_snapshot;
use rusqlite::Connection;

use crate::place::Place;

/// A place with a backup of what is in the database.
fn place() -> Place {
    let place = Place::with_a_report();
    place.answer(&["backup", "monday.db"]);
    place
}

/// The files there whose names begin so.
fn files(place: &Place, beginning: &str) -> Vec<String> {
    let listed = fs::read_dir(place.path("")).unwrap();
    let names = listed.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(beginning)).collect();
    names.sort();
    names
}

/// What is said; the database stays as it is, and nothing else is left beside it.
fn refused(place: &Place, arguments: &[&str]) -> String {
    let before = place.answer(&["export"]);
    let ran = place.run(arguments);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{arguments:?}");
    assert_eq!(place.answer(&["export"]), before);
    assert_eq!(files(place, "unmet.db"), ["unmet.db"]);
    ran.err
}

/// Wherever it is spoilt: people know the backup, not the copy in which it is looked through.
#[test]
fn whatever_is_damaged_of_a_backup_is_told_of_the_backup() {
    let place = place();
    let whole = fs::read(place.path("monday.db")).unwrap();
    let pages = whole.len() / 4096;
    let mut refusals = 0;
    for page in (1..pages).step_by(5) {
        let mut spoilt = whole.clone();
        spoilt[page * 4096..(page + 1) * 4096].fill(0x5a);
        place.write("monday.db", spoilt);
        let before = place.answer(&["export"]);
        let ran = place.run(&["restore", "monday.db"]);
        if ran.status == 0 {
            // Nothing stood on that page.
            assert_eq!(place.answer(&["export"]), before);
            continue;
        }
        refusals += 1;
        let told = "unmet: the database monday.db is damaged";
        assert!(ran.err.starts_with(told), "page {page}: {}", ran.err);
        assert_eq!(place.answer(&["export"]), before, "page {page}");
        let parts = files(&place, "unmet.db.").into_iter();
        assert_eq!(parts.filter(|name| name.contains(".part")).count(), 0);
    }
    assert!(
        refusals > 3,
        "only {refusals} of {pages} pages were looked at"
    );
}

#[test]
fn a_backup_whose_rows_do_not_fit_together_is_refused() {
    let place = place();
    let backup = Connection::open(place.path("monday.db")).unwrap();
    backup
        .execute_batch("PRAGMA foreign_keys = OFF; UPDATE reports SET source = 77")
        .unwrap();
    drop(backup);
    assert_snapshot!(refused(&place, &["restore", "monday.db"]), @"unmet: the database monday.db is damaged, or the disk failed while it was read (reports refer to sources that are not there: 1; `unmet check --repair` mends that); give the command again, and if that is said again, `unmet check` says more; go back to a backup (`unmet restore FILE`), or save what can still be read (`unmet check --repair`)");
}

#[test]
fn nobody_goes_back_while_another_process_writes() {
    let place = place();
    let other = Connection::open(place.path("unmet.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = place.run(&["--wait", "0.02", "restore", "monday.db"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert_snapshot!(ran.err, @"unmet: the database unmet.db is in use by another process that did not let go; this change was not made; try again when that is done");
    drop(other);
    assert_eq!(files(&place, "unmet.db."), [""; 0]);
    place.answer(&["restore", "monday.db"]);
}

#[test]
fn a_place_that_cannot_hold_a_database_is_told() {
    let place = place();
    assert_snapshot!(refused(&place, &["--db", "no/such.db", "restore", "monday.db"]), @"unmet: no/such.db cannot be made because its folder does not exist; make the folder first");
    assert_snapshot!(refused(&place, &["--db", "orvania.txt", "restore", "monday.db"]), @"unmet: orvania.txt is not a database of unmet; nothing in it was changed; name another file with --db");
}

#[test]
fn a_backup_of_an_older_program_is_brought_up_to_date_and_stays_as_it_is() {
    let place = place();
    let older = Connection::open(place.path("older.db")).unwrap();
    older
        .execute_batch(include_str!("../store/schemas/3.sql"))
        .unwrap();
    older
        .pragma_update(None, "application_id", 1_431_194_964)
        .unwrap();
    older.pragma_update(None, "user_version", 3).unwrap();
    drop(older);
    let before = fs::read(place.path("older.db")).unwrap();
    place.answer(&["restore", "older.db"]);
    place.is_sound();
    assert_eq!(fs::read(place.path("older.db")).unwrap(), before);
    // It can be looked into without being changed, too.
    let looked = place.run(&["--db", "older.db", "judge", "--into", "apart.db"]);
    assert!(looked.err.contains("holds no country"), "{}", looked.err);
    assert_eq!(fs::read(place.path("older.db")).unwrap(), before);
}

#[test]
fn a_damaged_database_is_kept_byte_for_byte_when_a_backup_takes_its_place() {
    let place = place();
    place.answer(&["mark", "ORVANIA-2012-1", "met"]);
    let mut bytes = fs::read(place.path("unmet.db")).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    place.write("unmet.db", &bytes);
    let said = place.answer(&["restore", "monday.db"]);
    assert_snapshot!(said, @r#"
    unmet.db is what monday.db is; as it was before, it is kept in unmet.db.before-restore-1
    its decisions could not be read, so whether the backup has all of them is not known
    "#);
    assert_eq!(
        fs::read(place.path("unmet.db.before-restore-1")).unwrap(),
        bytes
    );
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
}

#[test]
fn several_decisions_that_a_backup_lacks_are_counted() {
    let place = place();
    for ask in ["ORVANIA-2012-1", "ORVANIA-2012-2"] {
        place.answer(&["mark", ask, "met"]);
    }
    let said = place.answer(&["restore", "monday.db"]);
    assert!(
        said.contains("2 decisions of before are not in it; to have them again"),
        "{said}"
    );
}

/// On disks of every size that is too small for some part of it. In a name space of its own, so that the
/// small disk vanishes with the shell.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_too_small_for_going_back_leaves_everything_as_it_was() {
    let place = place();
    place.answer(&["mark", "ORVANIA-2012-1", "met"]);
    place.write("disk/here", "");
    let script = "
        mount -t tmpfs -o size=$1k none disk || exit 77
        cp unmet.db disk/ && cd disk || exit 78
        if $UNMET restore ../monday.db > ../said 2>&1; then exit 0; fi
        ls > ../left
        $UNMET check || exit 79
        $UNMET export > ../after.json || exit 80
        exit 1";
    let before = place.answer(&["export"]);
    let large = fs::metadata(place.path("unmet.db")).unwrap().len() / 1024;
    let mut refusals = 0;
    for size in [large + 64, large * 2, large * 5 / 2, large * 3] {
        let output = std::process::Command::new("unshare")
            .args(["--mount", "--map-root-user", "sh", "-c", script, "sh"])
            .arg(size.to_string())
            .current_dir(place.path(""))
            .env("UNMET", env!("CARGO_BIN_EXE_unmet"))
            .env_remove("UNMET_DB")
            .output();
        let output = match output {
            Ok(output)
                if output.status.code() != Some(77) && !output.stderr.starts_with(b"unshare") =>
            {
                output
            }
            _ => {
                eprintln!("skipped: no disk can be made here");
                return;
            }
        };
        let said = fs::read_to_string(place.path("said")).unwrap_or_default();
        match output.status.code() {
            Some(0) => continue,
            Some(1) => refusals += 1,
            _ => panic!("{size}k: {said}{}", String::from_utf8_lossy(&output.stderr)),
        }
        assert!(said.contains("full"), "{size}k: {said}");
        assert!(
            said.contains("make room and give the command again"),
            "{size}k: {said}"
        );
        assert!(
            !said.contains("monday.db") && !said.contains(".part"),
            "{size}k: {said}"
        );
        assert_eq!(
            fs::read_to_string(place.path("after.json")).unwrap(),
            before
        );
        let left = fs::read_to_string(place.path("left")).unwrap();
        let strange = |name: &&str| !["unmet.db", "unmet.db-shm", "unmet.db-wal"].contains(name);
        assert_eq!(left.lines().find(strange), None, "{size}k");
    }
    assert!(refusals > 1, "the disks were large enough");
}

#[test]
fn of_databases_that_read_otherwise_the_first_few_are_named() {
    use crate::place::record;
    let place = Place::new();
    for (file, ask) in [("mine", "Fund shelters."), ("theirs", "Train judges.")] {
        let reports: String = (2001..2009).map(|year| record("Peru", year, ask)).collect();
        place.write(&format!("{file}.jsonl"), reports);
        place.answer(&[
            "--db",
            &format!("{file}.db"),
            "add",
            &format!("{file}.jsonl"),
        ]);
    }
    let before = place.answer(&["--db", "mine.db", "export"]);
    let ran = place.run(&["--db", "mine.db", "merge", "theirs.db"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 6, "{}", ran.err);
    assert!(
        ran.err
            .starts_with("note: PER-2001 reads otherwise in theirs.db and stays as it is here"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .ends_with("note: 3 more of its reports read otherwise and stay as they are here\n"),
        "{}",
        ran.err
    );
    assert_eq!(place.answer(&["--db", "mine.db", "export"]), before);
    let merged = place.answer(&["--db", "mine.db", "merge", "theirs.db", "--json"]);
    let merged: serde_json::Value = serde_json::from_str(&merged).unwrap();
    assert_eq!(merged[0]["read_otherwise"].as_array().unwrap().len(), 8);
    let judged = place.answer(&["--db", "mine.db", "judge"]);
    assert_eq!(
        judged,
        "mine.db: nothing of 1 country has changed since it was judged\n"
    );
}
