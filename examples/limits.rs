//! How far reading, storing and judging a series is from what no program can go below: reading and
//! tokenising its bytes once, and SQLite's own rate for the same rows.
//!
//! ```text
//! cargo run --release --example series -- 190 25 series.jsonl
//! cargo run --release --example limits -- series.jsonl
//! ```

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rusqlite::Connection;
use unmet::intake::{Filling, Orders, fill_unjudged, judge_stale};
use unmet::store::{PATIENCE, Store};

type Failure = Box<dyn std::error::Error>;

/// Every table with rows of its own, those that others refer to first.
const TABLES: [&str; 12] = [
    "sources",
    "dossiers",
    "reports",
    "recognitions",
    "recommendations",
    "sections",
    "sentences",
    "matches",
    "asks",
    "assessments",
    "evidence",
    "decisions",
];

fn main() -> Result<(), Failure> {
    let file = std::env::args().nth(1).map(PathBuf::from);
    let file = file.ok_or("say which series: series.jsonl")?;
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("made.db");

    let (text, reading) = timed(|| std::fs::read_to_string(&file))?;
    let (words, tokenising) = timed(|| Ok::<_, Failure>(words(&text)))?;
    drop(text);
    let (_, storing) = timed(|| store(&file, &database))?;
    let (judged, judging) = timed(|| {
        let mut store = Store::open(&database)?;
        Ok::<_, Failure>(judge_stale(&mut store, &mut |_| ())?)
    })?;
    let (rows, inserting) = timed(|| insert_again(&database, &folder.path().join("again.db")))?;

    let bytes = std::fs::metadata(&file)?.len();
    let line = |what: &str, seconds: f64| println!("{what:58} {seconds:>7.2} s");
    println!("{} MB, {judged} countries", bytes / 1_000_000);
    line("its bytes read", reading);
    line(
        &format!("and parted into words ({words} of them), one thread"),
        tokenising,
    );
    line(
        &format!("SQLite's own rate for all rows ({rows}) and both indexes"),
        inserting,
    );
    line("unmet: read, understood and stored", storing);
    line("unmet: judged and stored", judging);
    let limit = reading + tokenising + inserting;
    println!(
        "read and stored: {:.1} times the limit; judged too: {:.1} times",
        storing / limit,
        (storing + judging) / limit
    );
    Ok(())
}

fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, f64), E> {
    let began = Instant::now();
    let done = work()?;
    Ok((done, began.elapsed().as_secs_f64()))
}

/// How many words the text has; counted as any likeness of words would have to count them, each in lower
/// case and by itself.
fn words(text: &str) -> usize {
    let mut counted: HashMap<String, usize> = HashMap::new();
    let mut word = String::new();
    for part in text.split(|letter: char| !letter.is_alphanumeric()) {
        if part.is_empty() {
            continue;
        }
        word.clear();
        word.extend(part.chars().flat_map(char::to_lowercase));
        match counted.get_mut(&word) {
            Some(count) => *count += 1,
            None => {
                counted.insert(word.clone(), 1);
            }
        }
    }
    counted.values().sum()
}

fn store(file: &Path, database: &Path) -> Result<(), Failure> {
    let orders = Orders {
        paths: vec![file.into()],
        ..Orders::default()
    };
    fill_unjudged(&mut Filling::at(database, PATIENCE)?, &orders, &mut |_| ())?;
    Ok(())
}

/// Puts every row of one database into another by statements that never leave SQLite; how many.
fn insert_again(from: &Path, to: &Path) -> Result<usize, Failure> {
    drop(Store::open(to)?);
    let db = Connection::open(to)?;
    db.execute_batch(
        "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; PRAGMA foreign_keys = OFF",
    )?;
    let triggers: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    db.execute("ATTACH ?1 AS made", [from.display().to_string()])?;
    let mut rows = 0;
    db.execute_batch("BEGIN")?;
    for trigger in triggers {
        db.execute_batch(&format!("DROP TRIGGER {trigger}"))?;
    }
    for table in TABLES {
        let columns: Vec<String> = db
            .prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0")?
            .query_map([table], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let columns = columns.join(", ");
        rows += db.execute(
            &format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM made.{table}"),
            [],
        )?;
    }
    for index in ["recommendation_search", "sentence_search"] {
        db.execute_batch(&format!(
            "INSERT INTO main.{index} ({index}) VALUES ('rebuild')"
        ))?;
    }
    db.execute_batch("COMMIT")?;
    Ok(rows)
}
