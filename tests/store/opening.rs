//! Opening: ours, others', newer ones, and ones in use.

use std::time::Duration;

use crate::helpers::*;
use unmet::store::{AskFilter, SearchFilter, Store, StoreError};

#[test]
fn a_database_is_made_where_there_is_none_and_opened_where_there_is() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", whole("ORV-2012", &["Fund shelters."], &[]));
    let path = store.path().to_owned();
    drop(store);
    for opened in [
        Store::open(&path).unwrap(),
        Store::open_existing(&path).unwrap(),
    ] {
        assert_eq!(opened.sources().unwrap().len(), 1);
    }
    assert_eq!(
        count(&Store::open(&path).unwrap(), "PRAGMA user_version"),
        8
    );
}

/// What every earlier program made, by the number of its schema.
const EARLIER: [(i64, &str); 7] = [
    (1, include_str!("schemas/1.sql")),
    (2, include_str!("schemas/2.sql")),
    (3, include_str!("schemas/3.sql")),
    (4, include_str!("schemas/4.sql")),
    (5, include_str!("schemas/5.sql")),
    (6, include_str!("schemas/6.sql")),
    (7, include_str!("schemas/7.sql")),
];

/// Every column of every table and view, every index and every trigger.
fn parts(path: &std::path::Path) -> Vec<String> {
    let db = rusqlite::Connection::open(path).unwrap();
    let mut parts = db
        .prepare(
            "SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c
             WHERE m.type IN ('table', 'view')
             UNION SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('index', 'trigger') ORDER BY 1",
        )
        .unwrap();
    let names = parts.query_map([], |row| row.get(0)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

/// A database as the program of that schema made it.
fn of_schema(path: &std::path::Path, number: i64, schema: &str) -> rusqlite::Connection {
    let old = rusqlite::Connection::open(path).unwrap();
    old.execute_batch(schema).unwrap();
    old.pragma_update(None, "application_id", 1_431_194_964)
        .unwrap();
    old.pragma_update(None, "user_version", number).unwrap();
    old
}

#[test]
fn a_database_of_every_earlier_program_gets_what_a_new_one_has() {
    let (_folder, new) = new_store();
    let folder = tempfile::tempdir().unwrap();
    for (number, schema) in EARLIER {
        let path = folder.path().join(format!("{number}.db"));
        drop(of_schema(&path, number, schema));
        drop(Store::open(&path).unwrap());
        assert_eq!(parts(&path), parts(new.path()), "schema {number}");
    }
}

#[test]
fn the_evidence_and_the_stated_years_of_before_are_those_of_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unmet.db");
    let (number, schema) = *EARLIER.last().unwrap();
    of_schema(&path, number, schema)
        .execute_batch(
            "INSERT INTO sources (id, sha256, origin, bytes, format, added_at) VALUES (1, 'ab', 'a', 1, 'text', '');
             INSERT INTO dossiers (series, country, stale) VALUES ('TIP', 'ORV', 0);
             INSERT INTO reports (id, series, country, year, country_name, extent, source)
             VALUES (1, 'TIP', 'ORV', 2012, 'Orvania', 'whole', 1), (2, 'TIP', 'ORV', 2013, 'Orvania', 'whole', 1);
             INSERT INTO recommendations (id, report, ordinal, text, stated_years)
             VALUES (1, 1, 1, 'Fund shelters.', '[2009,2011]'), (2, 2, 1, 'Fund shelters.', NULL);
             INSERT INTO sections (id, report, place, source, kind, heading, text)
             VALUES (1, 2, 1, 1, 'protection', '', 'One. Two. Three.');
             INSERT INTO sentences (id, section, ordinal, start, length) VALUES (1, 1, 1, 1, 4), (2, 1, 2, 6, 4), (3, 1, 3, 11, 6);
             INSERT INTO asks (id, latest, series, country, title, status, standing, first_year, last_year, years, times_asked, wordings)
             VALUES (1, 2, 'TIP', 'ORV', 'Fund shelters', 'unmet', 'unmet', 2012, 2013, '[2012,2013]', 2, 2);
             INSERT INTO assessments (recommendation, ask, status, judge, program_status, reason, topics)
             VALUES (1, 1, 'unmet', 'program', 'unmet', '', '[]'), (2, 1, 'unmet', 'program', 'unmet', '', '[]');
             INSERT INTO evidence (recommendation, sentence, stance, probability, decision, reason)
             VALUES (1, 1, 'lack', 0.9, 'auto', ''), (2, 1, 'lack', 0.9, 'auto', ''), (2, 2, 'lack', 0.9, 'auto', ''),
                    (1, 3, 'lack', 0.9, 'rejected', '');",
        )
        .unwrap();

    let store = Store::open(&path).unwrap();
    let asks = store.asks(&AskFilter::default()).unwrap();
    assert_eq!(asks[0].evidence_count, 2);
    let years =
        "SELECT group_concat(coalesce(stated_years, 'none'), ' ' ORDER BY id) FROM recommendations";
    let stated: String = plain(&store)
        .query_row(years, [], |row| row.get(0))
        .unwrap();
    assert_eq!(stated, "[2009,2011] none");
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn only_adding_makes_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unmet.db");
    let error = Store::open_existing(&path).unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    assert!(!path.exists());
    let error = Store::open(&folder.path().join("no/unmet.db")).unwrap_err();
    assert!(matches!(error, StoreError::NoFolder { .. }), "{error}");
}

#[test]
fn what_is_not_a_database_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    for content in ["x".to_owned(), "Notes on Orvania. ".repeat(99)] {
        std::fs::write(&path, &content).unwrap();
        let error = Store::open(&path).unwrap_err();
        assert!(
            error.to_string().contains("is not a database of unmet"),
            "{error}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
    }
}

#[test]
fn another_programs_database_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute_batch("CREATE TABLE reports (a); PRAGMA user_version = 1")
        .unwrap();
    drop(other);
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(
        error.to_string().contains("a database of another program"),
        "{error}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_database_is_refused() {
    let (_folder, store) = new_store();
    let path = store.path().to_owned();
    plain(&store)
        .execute_batch("PRAGMA user_version = 99")
        .unwrap();
    drop(store);
    for error in [
        Store::open(&path).unwrap_err(),
        Store::open_existing(&path).unwrap_err(),
    ] {
        assert!(
            matches!(error, StoreError::Newer { found: 99, .. }),
            "{error}"
        );
    }
}

#[test]
fn while_another_writes_one_may_read_and_writing_waits_then_says_so() {
    let (_folder, store) = new_store();
    let mut store = Store::open_existing_waiting(store.path(), Duration::from_millis(1)).unwrap();
    add(&mut store, "a", whole("ORV-2012", &["Fund shelters."], &[]));
    let other = plain(&store);
    other
        .execute_batch("BEGIN IMMEDIATE; UPDATE dossiers SET stale = 0")
        .unwrap();

    assert_eq!(store.stale_dossiers("1").unwrap().len(), 1);
    let report = whole("ORV-2013", &["Fund shelters."], &[]);
    let error = store
        .record(&source("b"), std::slice::from_ref(&report))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("in use by another process") && error.contains("try again"),
        "{error}"
    );

    other.execute_batch("ROLLBACK").unwrap();
    store.record(&source("b"), &[report]).unwrap();
}

#[test]
fn a_transaction_that_was_never_finished_is_as_if_it_had_not_begun() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", whole("ORV-2012", &["Fund shelters."], &[]));
    let dying = plain(&store);
    dying
        .execute_batch("PRAGMA foreign_keys = ON; BEGIN IMMEDIATE; DELETE FROM recommendations")
        .unwrap();
    drop(dying);
    assert_eq!(
        store
            .search("shelters", &SearchFilter::default(), 5)
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn two_that_open_the_same_new_database_at_once_both_get_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unmet.db");
    std::thread::scope(|scope| {
        for number in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let mut store = Store::open(path).unwrap();
                let report = format!("ORV-{}", 2010 + number);
                add(
                    &mut store,
                    &report,
                    whole(&report, &["Fund shelters."], &[]),
                );
            });
        }
    });
    assert_eq!(Store::open(&path).unwrap().sources().unwrap().len(), 4);
}

#[test]
fn a_database_left_half_made_is_ours_as_long_as_its_journal_tells() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unmet.db");
    std::fs::write(&path, "half a page").unwrap();
    let journal = folder.path().join("unmet.db-journal");
    std::fs::write(&journal, "what stood there before").unwrap();
    assert!(Store::is_there(&path).unwrap());
    std::fs::write(&journal, "").unwrap();
    let refused = Store::is_there(&path).unwrap_err();
    assert!(matches!(refused, StoreError::NotADatabase { .. }));
}

#[test]
fn what_cannot_be_looked_at_is_not_called_missing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "no folder").unwrap();
    let refused = Store::open_existing(&file.join("unmet.db")).unwrap_err();
    assert!(!matches!(refused, StoreError::Missing { .. }), "{refused}");
}

#[test]
fn others_may_read_while_one_writes() {
    let (_folder, store) = new_store();
    let mode = plain(&store).query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0));
    assert_eq!(mode.unwrap(), "wal");
}
