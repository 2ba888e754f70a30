//! Sources, checks and backups.

use crate::helpers::*;
use unmet::report::SectionKind::{Profile, Protection};
use unmet::store::{Severity, Store, StoreError};

#[test]
fn sources_say_what_they_give_today() {
    let (_folder, mut store) = new_store();
    let sections = [
        (Protection, "Shelters closed."),
        (Profile, "A transit country."),
    ];
    add(
        &mut store,
        "whole.txt",
        whole("ORV-2012", &["Fund shelters."], &sections),
    );
    add(
        &mut store,
        "part.txt",
        part("ORV-2012", &[(Protection, "Shelters opened.")]),
    );

    let sources = store.sources().unwrap();
    assert_eq!(sources[0].info, source("whole.txt"));
    assert_eq!(sources[0].reports[0].recommendations, Some(1));
    assert_eq!(sources[0].reports[0].sections, [Profile]);
    assert_eq!(sources[1].reports[0].recommendations, None);
    assert_eq!(sources[1].reports[0].sections, [Protection]);
    assert_eq!(sources[1].reports[0].recognition.len(), 1);
}

#[test]
fn a_sound_database_has_nothing_to_say_but_what_is_stale() {
    let (_folder, mut store) = new_store();
    add(
        &mut store,
        "a",
        whole(
            "ORV-2012",
            &["Fund shelters."],
            &[(Protection, "Shelters closed.")],
        ),
    );
    let found = store.check().unwrap();
    assert_eq!((found.len(), found[0].severity), (1, Severity::Note));
    judge_all(&mut store);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_check_finds_what_was_spoilt() {
    for spoil in [
        "INSERT INTO recommendation_search (recommendation_search) VALUES ('delete-all')",
        "INSERT INTO sentences (section, ordinal, start, length) VALUES (1, 9, 9, 2)",
        "PRAGMA foreign_keys = OFF; UPDATE reports SET source = 77",
        "UPDATE asks SET evidence_count = 77",
    ] {
        let (_folder, mut store) = new_store();
        add(
            &mut store,
            "a",
            whole(
                "ORV-2012",
                &["Fund shelters."],
                &[(Protection, "Shelters closed.")],
            ),
        );
        judge_all(&mut store);
        plain(&store).execute_batch(spoil).unwrap();
        let problems = store
            .check()
            .unwrap()
            .into_iter()
            .filter(|f| f.severity == Severity::Problem);
        assert_eq!(problems.count(), 1, "{spoil}");
    }
}

#[test]
fn a_backup_holds_everything_and_overwrites_nothing() {
    let (folder, mut store) = new_store();
    add(&mut store, "a", whole("ORV-2012", &["Fund shelters."], &[]));
    judge_all(&mut store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    let opened = Store::open_existing(&copy).unwrap();
    let id = dossier_id("ORV-2012");
    assert_eq!(opened.ledger(&id).unwrap(), store.ledger(&id).unwrap());

    let before = std::fs::read(&copy).unwrap();
    let error = store.backup(&copy).unwrap_err();
    assert!(matches!(error, StoreError::BackupExists { .. }), "{error}");
    assert_eq!(std::fs::read(&copy).unwrap(), before);
    let beside = std::fs::read_dir(folder.path()).unwrap();
    let parts =
        beside.filter(|file| file.as_ref().unwrap().path().extension() == Some("part".as_ref()));
    assert_eq!(parts.count(), 0, "what was made on the way is gone");

    let nowhere = folder.path().join("nowhere/copy.db");
    let told = store.backup(&nowhere).unwrap_err().to_string();
    assert!(
        told.contains("copy.db cannot be made: its folder does not exist"),
        "{told}"
    );
    assert!(!told.contains(".part"), "{told}");
}
