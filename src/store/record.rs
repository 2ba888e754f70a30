//! Recording what a source holds: one source, one transaction.

use rusqlite::{Connection, OptionalExtension, params};

use super::merge::Stored;
use super::values::{Json, Time};
use super::writer::Writer;
use super::{Result, Store, parts};
use crate::judgement::DossierId;
use crate::ledger::SourceInfo;
use crate::report::{Extent, Report, ReportId};

/// What recording one report came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The report.
    pub id: ReportId,
    /// What became of the stored one.
    pub change: Change,
    /// Whether words that stood in the stored report had to give way to others.
    pub overrides: bool,
    /// How many recommendations the source brought; `None` where it did not hold the list.
    pub recommendations: Option<usize>,
    /// How many sections it brought.
    pub sections: usize,
    /// How many sentences they have.
    pub sentences: usize,
}

/// What became of the stored report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// There was none.
    Added,
    /// It says the same.
    Unchanged,
    /// The whole report took its place.
    Replaced,
    /// A part brought parts that it lacked or had otherwise.
    Extended,
}

pub(super) const TOUCH: &str = "
    INSERT INTO dossiers (series, country, revision, stale) VALUES (?1, ?2, 1, 1)
    ON CONFLICT DO UPDATE SET revision = revision + 1, stale = 1";

impl Store {
    /// Records the reports of one source, all of them or (on an error) none, and marks every
    /// dossier that changed as stale.
    ///
    /// Reports are told apart by series, country and year. What says the same as the stored report
    /// changes nothing. A [`Extent::Whole`] one takes its place; a [`Extent::Part`] takes the place
    /// of only what it brings. Of two reports with one name in one source, the later one comes last.
    pub fn record(&mut self, source: &SourceInfo, reports: &[Report]) -> Result<Vec<Recorded>> {
        if reports.is_empty() {
            return Ok(Vec::new());
        }
        self.change(|db| Ok(record(db, source, reports)?))
    }
}

pub(super) fn record(
    db: &Connection,
    source: &SourceInfo,
    reports: &[Report],
) -> rusqlite::Result<Vec<Recorded>> {
    let source = source_row(db, source)?;
    let mut writer = Writer::new(db);
    let recorded = reports
        .iter()
        .map(|report| record_one(db, &mut writer, source, report))
        .collect::<rusqlite::Result<_>>()?;
    writer.flush()?;
    Ok(recorded)
}

fn record_one(
    db: &Connection,
    writer: &mut Writer<'_>,
    source: i64,
    report: &Report,
) -> rusqlite::Result<Recorded> {
    let mut overrides = false;
    let change = match parts::find(db, &report.id)? {
        None => {
            touch(db, &DossierId::of(&report.id))?;
            writer.insert(Stored::new(report, source))?;
            Change::Added
        }
        Some(row) => {
            writer.flush()?;
            let before = parts::load(db, row, report.id.clone())?;
            let after = before.after(report, source);
            if after.reads_like(&before) {
                Change::Unchanged
            } else {
                touch(db, &DossierId::of(&report.id))?;
                overrides = before.loses_words_in(&after);
                writer.replace(row, after)?;
                match report.extent {
                    Extent::Whole => Change::Replaced,
                    Extent::Part => Change::Extended,
                }
            }
        }
    };
    Ok(Recorded {
        id: report.id.clone(),
        change,
        overrides,
        recommendations: report.recommendations.as_ref().map(Vec::len),
        sections: report.sections.len(),
        sentences: report.sections.iter().map(|s| s.sentences.len()).sum(),
    })
}

/// The row of the source, new where its digest is.
fn source_row(db: &Connection, source: &SourceInfo) -> rusqlite::Result<i64> {
    let known = db
        .prepare_cached("SELECT id FROM sources WHERE sha256 = ?1")?
        .query_row([&source.sha256], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    db.prepare_cached(
        "INSERT INTO sources (sha256, origin, bytes, format, added_at, encoding, url, left_out, remarks)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
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
    ])?;
    Ok(db.last_insert_rowid())
}

/// Notes that a text or a decision of the dossier has changed, so that it is judged anew.
pub(super) fn touch(db: &Connection, dossier: &DossierId) -> rusqlite::Result<()> {
    db.prepare_cached(TOUCH)?
        .execute([dossier.series.as_str(), dossier.country.as_str()])?;
    Ok(())
}
