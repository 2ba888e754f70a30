//! What was read: from where, when, and what was recognised in it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::parts::recognition;
use super::values::{Json, Time, Word, report_id};
use super::{Result, Store};
use crate::ledger::SourceInfo;
use crate::report::{Recognition, ReportId, SectionKind};

pub(super) const UPDATE_SOURCE: &str = "
    UPDATE sources SET format = ?2, encoding = ?3, url = coalesce(?4, url), left_out = ?5, remarks = ?6,
                       standing = ?7
    WHERE id = ?1 AND (format, encoding, url, left_out, remarks, standing)
          IS NOT (?2, ?3, coalesce(?4, url), ?5, ?6, ?7)";
pub(super) const SOURCE: &str = "
    SELECT origin, sha256, bytes, format, added_at, encoding, url, left_out, remarks, standing
    FROM sources WHERE id = ?1";
pub(super) const KNOWN: &str = "SELECT id FROM sources WHERE sha256 = ?1";

/// A source and what is stored of it today.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRead {
    /// By what it is called in this database, counted from 1.
    pub number: i64,
    /// Where the bytes came from.
    pub info: SourceInfo,
    /// The reports of which it gives any part today, in order. None where others give all
    /// that it brought.
    pub reports: Vec<SourceReport>,
}

/// What a source gives to one report.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceReport {
    /// The report.
    pub id: ReportId,
    /// The country's name as the report gives it.
    pub country: String,
    /// The report's rating.
    pub rating: Option<String>,
    /// The kinds of its sections that stand in the report today, in reading order.
    pub sections: Vec<SectionKind>,
    /// How many recommendations it gives; `None` where the report's list is not from it.
    pub recommendations: Option<u32>,
    /// What was recognised, and how.
    pub recognition: Vec<Recognition>,
}

impl Store {
    /// Every source, in the order in which they were first added.
    pub fn sources(&self) -> Result<Vec<SourceRead>> {
        self.in_one_moment(|db| {
            let mut reports = reports_by_source(db)?;
            db.prepare(
                    "SELECT origin, sha256, bytes, format, added_at, encoding, url, left_out, remarks, standing, id
                     FROM sources ORDER BY id",
                )?
                .query_map([], |row| {
                    let of_source = reports.remove(&row.get(10)?).unwrap_or_default();
                    Ok(SourceRead {
                        number: row.get(10)?,
                        info: source_info(row, 0)?,
                        reports: of_source.into_values().collect(),
                    })
                })?
                .collect()
        })
    }
}

/// The source whose origin, digest, length, format, time, encoding, address, what was left out,
/// remarks and standing stand from column `first` on.
pub(super) fn source_info(row: &Row<'_>, first: usize) -> rusqlite::Result<SourceInfo> {
    Ok(SourceInfo {
        origin: row.get(first)?,
        sha256: row.get(first + 1)?,
        bytes: row.get::<_, i64>(first + 2)?.unsigned_abs(),
        format: row.get(first + 3)?,
        added_at: row.get::<_, Time>(first + 4)?.0,
        encoding: row.get(first + 5)?,
        url: row.get(first + 6)?,
        left_out: row.get::<_, Json<_>>(first + 7)?.0,
        remarks: row.get::<_, Json<_>>(first + 8)?.0,
        standing: row.get::<_, Word<_>>(first + 9)?.0,
    })
}

type BySource = BTreeMap<i64, BTreeMap<ReportId, SourceReport>>;

fn reports_by_source(db: &Connection) -> rusqlite::Result<BySource> {
    let mut found = BySource::new();
    each(
        db,
        "SELECT p.source, p.series, p.country, p.year, p.country_name, p.rating FROM reports p",
        &mut found,
        |_, _| Ok(()),
    )?;
    each(
        db,
        "SELECT p.recommendations_source, p.series, p.country, p.year, p.country_name, p.rating,
                (SELECT count(*) FROM recommendations r WHERE r.report = p.id)
         FROM reports p WHERE p.recommendations_source IS NOT NULL",
        &mut found,
        |report, row| {
            report.recommendations = row.get(6)?;
            Ok(())
        },
    )?;
    each(
        db,
        "SELECT c.source, p.series, p.country, p.year, p.country_name, p.rating, c.kind
         FROM sections c JOIN reports p ON p.id = c.report ORDER BY c.report, c.place",
        &mut found,
        |report, row| {
            report.sections.push(row.get::<_, Word<_>>(6)?.0);
            Ok(())
        },
    )?;
    each(
        db,
        "SELECT t.source, p.series, p.country, p.year, p.country_name, p.rating, t.field, t.value,
                t.clue, t.rests_on, t.certainty
         FROM recognitions t JOIN reports p ON p.id = t.report ORDER BY t.report, t.place",
        &mut found,
        |report, row| {
            report.recognition.push(recognition(row, 6)?);
            Ok(())
        },
    )?;
    Ok(found)
}

/// Adds each row to the report that its first columns name.
fn each(
    db: &Connection,
    sql: &str,
    found: &mut BySource,
    add: impl Fn(&mut SourceReport, &Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = report_id(row, 1)?;
        let (country, rating) = (row.get(4)?, row.get(5)?);
        let of_source = found.entry(row.get(0)?).or_default();
        let report = of_source.entry(id.clone()).or_insert_with(|| SourceReport {
            id,
            country,
            rating,
            sections: Vec::new(),
            recommendations: None,
            recognition: Vec::new(),
        });
        add(report, row)?;
    }
    Ok(())
}

/// The number of the source with that digest.
pub(super) fn known(db: &Connection, sha256: &str) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached(KNOWN)?
        .query_row([sha256], |row| row.get(0))
        .optional()
}

/// The row of the source, and whether it was there. What its reading came to is that of today.
pub(super) fn source_row(db: &Connection, source: &SourceInfo) -> rusqlite::Result<(i64, bool)> {
    if let Some(known) = known(db, &source.sha256)? {
        let changed = db.prepare_cached(UPDATE_SOURCE)?.execute(params![
            known,
            source.format,
            source.encoding,
            source.url,
            Json(&source.left_out),
            Json(&source.remarks),
            Word(source.standing),
        ])?;
        if changed > 0 {
            // That bytes are read otherwise than before is rare, and what a source gives stands in many
            // places: it is not worth finding out which dossiers it concerns.
            db.execute("UPDATE dossiers SET revision = revision + 1", [])?;
        }
        return Ok((known, true));
    }
    Ok((new_source(db, source)?, false))
}

/// Writes the row of a source that is not known here.
pub(super) fn new_source(db: &Connection, source: &SourceInfo) -> rusqlite::Result<i64> {
    db.prepare_cached(
        "INSERT INTO sources (sha256, origin, bytes, format, added_at, encoding, url, left_out, remarks, standing)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        source.sha256,
        source.origin,
        i64::try_from(source.bytes).unwrap_or(i64::MAX),
        source.format,
        Time(source.added_at),
        source.encoding,
        source.url,
        Json(&source.left_out),
        Json(&source.remarks),
        Word(source.standing),
    ])?;
    Ok(db.last_insert_rowid())
}

/// What is kept of the source with that number.
pub(super) fn source_of(db: &Connection, source: i64) -> rusqlite::Result<SourceInfo> {
    db.prepare_cached(SOURCE)?
        .query_row([source], |row| source_info(row, 0))
}

/// What the source is called.
pub(super) fn origin(db: &Connection, source: i64) -> rusqlite::Result<String> {
    db.prepare_cached("SELECT origin FROM sources WHERE id = ?1")?
        .query_row([source], |row| row.get(0))
}

/// The numbers of all sources.
pub(super) fn numbers(db: &Connection) -> rusqlite::Result<Vec<i64>> {
    db.prepare_cached("SELECT id FROM sources")?
        .query_map([], |row| row.get(0))?
        .collect()
}
