//! Which state a dossier is in, so that what was made of it need not be made again.

use rusqlite::params;

use super::names::DossierFilter;
use super::values::dossier_id;
use super::{Result, Store};
use crate::judgement::DossierId;
use crate::report::{CountryCode, Series};

/// The state of a dossier: as long as it is the same, so is everything that is stored of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Grows with every text and decision.
    revision: i64,
    /// Whether it waits to be judged.
    stale: bool,
    /// What judged it.
    judged_with: Option<String>,
}

impl Store {
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
                |row| {
                    let version = Version {
                        revision: row.get(2)?,
                        stale: row.get(3)?,
                        judged_with: row.get(4)?,
                    };
                    Ok((dossier_id(row, 0)?, version))
                },
            )?
            .collect()
        })
    }
}
