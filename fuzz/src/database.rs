//! Small databases of our own reports: made once, a copy for whoever changes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;
use unmet::intake::{Orders, take_in};
use unmet::store::Store;

/// Reports of four editions of one country, with asks that are met, unmet and dropped.
const SAMPLE: [(&str, &[u8]); 4] = [
    (
        "2012-orvania.html",
        include_bytes!("../../data/sample/2012-orvania.html"),
    ),
    (
        "2014-orvania.txt",
        include_bytes!("../../data/sample/2014-orvania.txt"),
    ),
    (
        "2022-orvania.txt",
        include_bytes!("../../data/sample/2022-orvania.txt"),
    ),
    (
        "2024-orvania.txt",
        include_bytes!("../../data/sample/2024-orvania.txt"),
    ),
];

static FULL: LazyLock<Vec<u8>> = LazyLock::new(|| made(&SAMPLE));
static EMPTY: LazyLock<Vec<u8>> = LazyLock::new(|| made(&[]));

/// A database in a folder that is removed with it.
pub struct Database {
    folder: TempDir,
}

impl Database {
    /// With the reports of the sample.
    pub fn full() -> Self {
        Database::of(&FULL)
    }

    /// Without a report.
    pub fn empty() -> Self {
        Database::of(&EMPTY)
    }

    fn of(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let database = Database { folder };
        fs::write(database.path(), bytes).expect("a file can be written");
        database
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("unmet.db")
    }

    /// A file beside it.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("a file can be written");
        path
    }

    pub fn store(&self) -> Store {
        Store::open(&self.path()).expect("our own database can be opened")
    }
}

fn made(files: &[(&str, &[u8])]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("unmet.db");
    fill(&path, folder.path(), files);
    let copy = folder.path().join("copy.db");
    let store = Store::open(&path).expect("our own database can be opened");
    store.backup(&copy).expect("a copy can be made");
    fs::read(copy).expect("the copy can be read")
}

fn fill(path: &Path, folder: &Path, files: &[(&str, &[u8])]) {
    let mut store = Store::open(path).expect("a database can be made");
    let paths = files.iter().map(|(name, bytes)| {
        let file = folder.join(name);
        fs::write(&file, bytes).expect("a file can be written");
        file
    });
    let orders = Orders {
        paths: paths.collect(),
        ..Orders::default()
    };
    take_in(&mut store, &orders, &mut |_| ()).expect("our own reports can be taken in");
}
