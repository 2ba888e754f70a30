//! What the benches share: a folder that goes away with them, a series to read, and a database
//! that holds it.

#![allow(dead_code, reason = "each bench uses another part")]

mod commitments;
mod made_up;
#[path = "../../tests/shared/mod.rs"]
mod shared;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use made_up::Shape;
use tempfile::TempDir;
use unmet::intake::{Orders, Taken, take_in};
use unmet::store::Store;

static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// Runs every bench of the program. What they leave on disk is gone when this returns.
pub fn run() {
    let folder = fresh_folder();
    FOLDER.get_or_init(|| folder.path().to_owned());
    divan::main();
}

/// An empty folder on the disk that also holds the build, because a folder for temporary files may
/// be memory and cost nothing to write to.
pub fn fresh_folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder can be made")
}

fn folder() -> &'static Path {
    FOLDER.get().expect("the benches are run by `run`")
}

/// The folder of the bundled sample.
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample")
}

/// Many countries in many editions, one report a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Series {
    /// A published one, at this path.
    Published(PathBuf),
    /// The one that the benches make up themselves.
    MadeUp,
}

/// Printed beside every measurement, so that nobody compares two that speak of different texts.
impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Series::Published(path) => {
                f.pad(&path.file_stem().unwrap_or_default().to_string_lossy())
            }
            Series::MadeUp => f.pad("made-up"),
        }
    }
}

/// The published series where this machine has it, else the made-up one.
pub fn series() -> &'static Series {
    static SERIES: OnceLock<Series> = OnceLock::new();
    SERIES.get_or_init(|| {
        shared::shared("corpora/ilab.jsonl").map_or(Series::MadeUp, Series::Published)
    })
}

/// The folder of the published child labor reports, PDFs; nothing, and a word about it, where this
/// machine has none.
pub fn child_labor_reports() -> Option<PathBuf> {
    shared::shared("corpora/ilab-pdf")
}

impl Series {
    /// The file that holds it.
    pub fn path(&self) -> PathBuf {
        match self {
            Series::Published(path) => path.clone(),
            Series::MadeUp => {
                let path = folder().join("made-up.jsonl");
                if !path.exists() {
                    let series: String = Shape::default().lines().collect();
                    fs::write(&path, series).expect("the made-up series can be written");
                }
                path
            }
        }
    }

    /// A file with one report more: the last one again, as if a year had gone by.
    pub fn one_more_report(&self) -> PathBuf {
        let all = fs::read_to_string(self.path()).expect("the series can be read");
        let last = all.lines().next_back().expect("the series holds reports");
        let mut report: serde_json::Value = serde_json::from_str(last).expect("a line is JSON");
        let year = report["year"].as_u64().expect("a report has a year");
        report["year"] = (year + 1).into();
        let path = folder().join("one-more.jsonl");
        fs::write(&path, report.to_string()).expect("one more report can be written");
        path
    }
}

/// A database that holds the series, made when first asked for.
pub fn database() -> &'static Path {
    static DATABASE: OnceLock<PathBuf> = OnceLock::new();
    DATABASE.get_or_init(|| {
        let path = folder().join("series.db");
        add(&series().path(), &path);
        path
    })
}

/// What `unmet add` does, from opening the database to closing it. Fails where anything could not
/// be added, since what was not done is done fast.
pub fn add(what: &Path, database: &Path) -> Taken {
    let orders = Orders {
        paths: vec![what.to_owned()],
        ..Orders::default()
    };
    let mut store = Store::open(database).expect("the database opens");
    let taken = take_in(&mut store, &orders, &mut |_| {}).expect("the database can be written");
    assert_eq!(taken.problems, 0, "not all of {} was added", what.display());
    taken
}
