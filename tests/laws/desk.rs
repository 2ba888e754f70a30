//! A database without the binary around it: reports are taken in and the export is looked at.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use tempfile::TempDir;
use unmet::decision::Ruling;
use unmet::intake::{Orders, judge_stale, take_in};
use unmet::judgement::{Dossier, DossierId, Judgement};
use unmet::narrative::Hints;
use unmet::render::json::ExportWriter;
use unmet::report::{CountryCode, Series};
use unmet::store::{DossierFilter, Store};
use unmet::view::export::ExportPart;

use crate::truth;

pub struct Desk {
    pub store: Store,
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("unmet.db")).unwrap();
        Desk { store, folder }
    }

    /// At a database that is there.
    pub fn at(path: &Path) -> Self {
        Desk {
            store: Store::open_existing(path).unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The sample, added as a folder.
    pub fn with_the_sample() -> Self {
        let mut desk = Desk::new();
        desk.add(&[truth::sample()]);
        desk
    }

    pub fn add(&mut self, paths: &[PathBuf]) {
        self.add_as(paths, Hints::default());
    }

    pub fn add_as(&mut self, paths: &[PathBuf], hints: Hints) {
        let orders = Orders {
            paths: paths.to_vec(),
            hints,
            ..Orders::default()
        };
        let taken = take_in(&mut self.store, &orders, &mut |_| ()).unwrap();
        assert_eq!(taken.problems, 0);
    }

    /// Writes a file to be added.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn decide(&mut self, ruling: Ruling) {
        let noon: DateTime<Utc> = "2025-06-24T12:00:00Z".parse().unwrap();
        (self.store).decide("M. Rojas", noon, ruling, None).unwrap();
        self.judge();
    }

    pub fn judge(&mut self) {
        judge_stale(&mut self.store, &mut |_| ()).unwrap();
    }

    /// Makes it as though an older version, which knew nothing, had judged everything.
    pub fn forget_what_was_judged(&mut self) {
        let ids = self.store.dossier_ids(&DossierFilter::default()).unwrap();
        for id in ids {
            // A judgement is of the texts that were last given out.
            self.store.dossier(&id).unwrap();
            self.store
                .save_judgement(&id, &nothing(), "an older version")
                .unwrap();
        }
    }

    /// `unmet export --format json`.
    pub fn export(&self) -> String {
        let mut export = ExportWriter::new();
        for id in self.store.dossier_ids(&DossierFilter::default()).unwrap() {
            let ledger = self.store.ledger(&id).unwrap();
            export.add(&ExportPart::of(&ledger)).unwrap();
        }
        let mut bytes = Vec::new();
        export.finish(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// How many rows each table has.
    pub fn rows(&self) -> Vec<(String, i64)> {
        let database = rusqlite::Connection::open(self.store.path()).unwrap();
        let mut tables = database
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .unwrap();
        let tables: Vec<String> = tables
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let count = |table: &String| {
            let sql = format!("SELECT count(*) FROM \"{table}\"");
            database.query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        let counts: Vec<i64> = tables.iter().map(count).collect();
        tables.into_iter().zip(counts).collect()
    }
}

fn nothing() -> Judgement {
    Judgement::default()
}

/// The made-up country of the sample.
pub fn orvania() -> DossierId {
    DossierId {
        series: Series::tip(),
        country: CountryCode::new("ORVANIA").unwrap(),
    }
}

/// The texts of the made-up country.
pub fn dossier() -> Dossier {
    Desk::with_the_sample().store.dossier(&orvania()).unwrap()
}

/// The files of the sample, by name.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}
