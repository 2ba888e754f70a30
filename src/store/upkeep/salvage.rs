//! What can still be read of a damaged database, in a new one: the rows of what was read and what was
//! decided. What was judged is made again, and so is every index.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Row, params_from_iter};
use tempfile::TempDir;

use super::backup::folder_beside;
use super::quotes::misquoted;
use crate::report::{Extent, ReportId};
use crate::store::open::{State, connect, settle, state};
use crate::store::steps::{STEPS, newest};
use crate::store::values::{Word, report_id};
use crate::store::writer::Writer;
use crate::store::{Result, Store, StoreError, parts};

/// The tables of what was read and decided, those that others refer to first.
const READ_AND_DECIDED: [&str; 8] = [
    "sources",
    "dossiers",
    "reports",
    "recognitions",
    "recommendations",
    "sections",
    "sentences",
    "decisions",
];

/// How a text is parted into sentences: the place of each, in bytes.
pub type Parting<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// A new database with all that could be read of another; gone when dropped.
#[derive(Debug)]
pub struct Salvage {
    /// The new database. Nothing in it is judged.
    pub store: Store,
    /// What of the old one is not in it.
    pub lost: Lost,
    /// Last, so that the database is closed when its files go.
    _folder: TempDir,
}

/// What could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// Reports of which a part is missing, or may be: adding their sources again makes them whole.
    pub incomplete: Vec<ReportId>,
    /// Whether rows of decisions could not be read. How many, only a backup can tell.
    pub decisions: bool,
    /// Whether rows of reports could not be read, so that some may be missing altogether.
    pub reports: bool,
}

impl Lost {
    /// Whether everything was read.
    pub fn is_nothing(&self) -> bool {
        *self == Lost::default()
    }
}

impl Store {
    /// Reads what can be read of the database at `path` into a new file beside it; nothing in the old
    /// one is changed. Sections whose sentences are quoted wrongly are parted again.
    ///
    /// # Errors
    /// When the file is not ours or of an older schema, or no new file can be written beside it.
    pub fn salvage(path: &Path, patience: Duration, parting: Parting<'_>) -> Result<Salvage> {
        let sentence = |error| StoreError::of(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let damaged = Connection::open_with_flags(path, flags).map_err(sentence)?;
        settle(&damaged, patience).map_err(sentence)?;
        let schema = state(&damaged).map_err(sentence)?;
        if schema != State::At(newest(STEPS)) {
            return Err(StoreError::Damaged {
                path: path.into(),
                reason: "its schema is not today's, so it cannot be read row by row".to_owned(),
            });
        }
        let folder = folder_beside(path)?;
        let file = folder.path().join("saved.db");
        let store = connect(&file, path, OpenFlags::SQLITE_OPEN_CREATE, patience)?;
        let lost = read_all(&damaged, &store.connection, parting).map_err(sentence)?;
        Ok(Salvage {
            store,
            lost,
            _folder: folder,
        })
    }
}

fn read_all(
    damaged: &Connection,
    new: &Connection,
    parting: Parting<'_>,
) -> rusqlite::Result<Lost> {
    new.pragma_update(None, "foreign_keys", false)?;
    let transaction = new.unchecked_transaction()?;
    // Row by row, full-text search would take ten times as long as made at once, and the triggers that
    // watch over decisions watch over what people say, not over copies.
    let triggers = taken_away_triggers(new)?;
    // One moment of the old database, as far as it can still tell one.
    let moment = damaged.unchecked_transaction().ok();
    let mut unread = BTreeSet::new();
    for table in READ_AND_DECIDED {
        if !copy(damaged, new, table)? {
            unread.insert(table);
        }
    }
    drop(moment);
    new.execute_batch(include_str!("salvage.sql"))?;
    let incomplete = incomplete(new)?;
    write_again(new, &incomplete, parting)?;
    for trigger in triggers {
        new.execute_batch(&trigger)?;
    }
    for index in ["recommendation_search", "sentence_search"] {
        new.execute_batch(&format!("INSERT INTO {index} ({index}) VALUES ('rebuild')"))?;
    }
    transaction.commit()?;
    new.pragma_update(None, "foreign_keys", true)?;
    Ok(Lost {
        incomplete,
        decisions: unread.contains("decisions"),
        reports: unread.contains("reports") || unread.contains("dossiers"),
    })
}

/// Drops the triggers, and gives the statements that make them again.
fn taken_away_triggers(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let triggers: Vec<(String, String)> = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(triggers.into_iter().map(|(_, sql)| sql).collect())
}

/// Copies every row that can be read: from the first on, and where one cannot be read, from the last
/// one back. Whether all of them could be, and none was refused.
fn copy(from: &Connection, to: &Connection, table: &str) -> rusqlite::Result<bool> {
    let columns = columns(to, table)?;
    let key = match table {
        "dossiers" => ["series", "country"],
        "recognitions" => ["report", "place"],
        _ => ["rowid", "rowid"],
    };
    let (names, places) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let mut insert = to.prepare(&format!(
        "INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})"
    ))?;
    let mut all = true;
    for order in ["ASC", "DESC"] {
        let sql = format!(
            "SELECT {names} FROM {table} NOT INDEXED ORDER BY {} {order}, {} {order}",
            key[0], key[1]
        );
        let read = from.prepare(&sql).and_then(|mut statement| {
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                match values(row, columns.len()) {
                    // What the schema does not allow was spoilt.
                    Some(values) => {
                        all &= matches!(insert.execute(params_from_iter(values)), Ok(1))
                    }
                    None => all = false,
                }
            }
            Ok(())
        });
        match read {
            Ok(()) => return Ok(all),
            Err(_) => all = false,
        }
    }
    Ok(all)
}

/// The columns that are not computed.
fn columns(db: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0")?
        .query_map([table], |row| row.get(0))?
        .collect()
}

/// The row's values; `None` where a text is none any more.
fn values<'row>(row: &'row Row<'_>, columns: usize) -> Option<Vec<ToSqlOutput<'row>>> {
    let value = |column| match row.get_ref(column).ok()? {
        ValueRef::Text(bytes) if std::str::from_utf8(bytes).is_err() => None,
        value => Some(ToSqlOutput::Borrowed(value)),
    };
    (0..columns).map(value).collect()
}

/// Parts the sections anew whose sentences do not quote them rightly, and counts anew what is left of
/// lists with gaps.
fn write_again(
    db: &Connection,
    incomplete: &[ReportId],
    parting: Parting<'_>,
) -> rusqlite::Result<()> {
    let mut reports: BTreeSet<ReportId> = incomplete.iter().cloned().collect();
    reports.extend(misquoted(db)?.into_iter().map(|wrong| wrong.report));
    for id in reports {
        let Some(row) = parts::find(db, &id)? else {
            continue;
        };
        let mut stored = parts::load(db, row, id)?;
        for section in &mut stored.sections {
            section.thing.sentences = parting(&section.thing.text);
        }
        db.execute(
            "DELETE FROM sentences WHERE section IN (SELECT id FROM sections WHERE report = ?1)",
            [row],
        )?;
        let mut writer = Writer::new(db);
        writer.replace(row, stored)?;
        writer.flush()?;
    }
    Ok(())
}

/// The reports of which something is missing that their source is said to have given.
fn incomplete(db: &Connection) -> rusqlite::Result<Vec<ReportId>> {
    let mut found = db.prepare(
        "SELECT series, country, year, id FROM reports p
         WHERE EXISTS (SELECT 1 FROM recognitions t WHERE t.report = p.id AND t.field = 'section'
                       AND NOT EXISTS (SELECT 1 FROM sections c WHERE c.report = p.id AND c.kind = t.value))
            OR (SELECT count(*) FROM recommendations r WHERE r.report = p.id)
               < (SELECT coalesce(max(r.ordinal), 0) FROM recommendations r WHERE r.report = p.id)
            OR (SELECT count(*) FROM recommendations r WHERE r.report = p.id)
               < (SELECT coalesce(max(CAST(t.value AS INTEGER)), 0) FROM recognitions t
                  WHERE t.report = p.id AND t.field = 'recommendations' AND t.source = p.recommendations_source)
            OR (SELECT count(*) FROM sections c WHERE c.report = p.id)
               < (SELECT coalesce(max(c.place), 0) FROM sections c WHERE c.report = p.id)
         ORDER BY series, country, year",
    )?;
    let rows = found
        .query_map([], |row| Ok((report_id(row, 0)?, row.get::<_, i64>(3)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (_, row) in &rows {
        // Nothing may be called dropped because a part of a list was lost.
        db.execute(
            "UPDATE reports SET extent = ?2 WHERE id = ?1",
            rusqlite::params![row, Word(Extent::Part)],
        )?;
    }
    Ok(rows.into_iter().map(|(id, _)| id).collect())
}
