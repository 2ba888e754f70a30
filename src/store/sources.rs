//! What was read: from where, when, and what was recognised in it.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use super::parts::recognition;
use super::values::{Json, Time, Word, report_id};
use super::{Result, Store};
use crate::ledger::SourceInfo;
use crate::report::{Recognition, ReportId, SectionKind};

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
