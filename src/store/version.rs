//! Which state a dossier is in, so that what was made of it need not be made again.

use rusqlite::{OptionalExtension, Row, params};

use super::names::DossierFilter;
use super::values::dossier_id;
use super::{Result, Store};
use crate::judgement::DossierId;
use crate::report::{CountryCode, Series};

/// The state of a dossier: as long as it is the same, so is everything that is stored of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// Grows with every text and decision.
    revision: i64,
    /// Whether it waits to be judged.
    stale: bool,
    /// What judged it.
    judged_with: Option<String>,
}

pub(super) const VERSION: &str = "
    SELECT revision, stale, judged_with FROM dossiers WHERE series = ?1 AND country = ?2";

impl Version {
    fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Version {
            revision: row.get(first)?,
            stale: row.get(first + 1)?,
            judged_with: row.get(first + 2)?,
        })
    }
}

impl Store {
    /// The state that the dossier is in; that of nothing where nothing was ever stored of it.
    pub fn version(&self, id: &DossierId) -> Result<Version> {
        self.ask(|db| {
            let found = db
                .prepare_cached(VERSION)?
                .query_row(params![id.series.as_str(), id.country.as_str()], |row| {
                    Version::read(row, 0)
                })
                .optional()?;
            Ok(found.unwrap_or_default())
        })
    }

    /// The dossiers that are meant and have reports, ordered by series and country, with the state
    /// that each is in.
    pub fn versions(&self, filter: &DossierFilter) -> Result<Vec<(DossierId, Version)>> {
        self.ask(|db| {
            db.prepare_cached(
                "SELECT series, country, revision, stale, judged_with FROM dossiers d
                 WHERE (?1 IS NULL OR series = ?1) AND (?2 IS NULL OR country = ?2)
                   AND EXISTS (SELECT 1 FROM reports p
                               WHERE p.series = d.series AND p.country = d.country)
                 ORDER BY series, country",
            )?
            .query_map(
                params![
                    filter.series.as_ref().map(Series::as_str),
                    filter.country.as_ref().map(CountryCode::as_str)
                ],
                |row| Ok((dossier_id(row, 0)?, Version::read(row, 2)?)),
            )?
            .collect()
        })
    }
}
