//! A country in one line, for the first page.

use rusqlite::{OptionalExtension, named_params};

use super::values::{Json, dossier_id};
use super::{Result, Store};
use crate::judgement::DossierId;
use crate::report::Edition;

/// One country in one series in short.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryRow {
    /// Which.
    pub id: DossierId,
    /// The country's name as its latest report gives it.
    pub country: String,
    /// The editions that were read, earliest first. Never empty.
    pub editions: Vec<Edition>,
    /// Tier or assessment of the latest one.
    pub rating: Option<String>,
    /// How many asks there are.
    pub asks: u32,
    /// How many of them the latest list makes.
    pub still_asked: u32,
    /// How many were made in two editions or more and stand unmet.
    pub recurring_unmet: u32,
    /// How many links between wordings, and between wordings and sentences, the program made and
    /// holds for less probable than was asked.
    pub unsure: u32,
}

pub(super) const COUNTRY: &str = "
    SELECT l.country_name, l.rating,
           (SELECT json_group_array(p.year ORDER BY p.year) FROM reports p
            WHERE p.series = l.series AND p.country = l.country),
           count(a.id), coalesce(sum(a.streak > 0), 0),
           coalesce(sum(a.standing = 'unmet' AND a.times_asked >= 2), 0),
           (SELECT count(*) FROM reports p JOIN recommendations f ON f.report = p.id
            JOIN matches m ON m.earlier = f.id
            WHERE p.series = l.series AND p.country = l.country
              AND m.decision = 'auto' AND m.probability < :sure)
           + (SELECT count(*) FROM reports p JOIN recommendations r ON r.report = p.id
              JOIN evidence e ON e.recommendation = r.id
              WHERE p.series = l.series AND p.country = l.country
                AND e.decision = 'auto' AND e.probability < :sure)
    FROM reports l LEFT JOIN asks a ON a.series = l.series AND a.country = l.country
    WHERE l.series = :series AND l.country = :country
      AND l.year = (SELECT max(p.year) FROM reports p
                    WHERE p.series = l.series AND p.country = l.country)
    GROUP BY l.id";

const NAMES: &str = "
    SELECT l.series, l.country, l.country_name FROM reports l
    WHERE l.year = (SELECT max(p.year) FROM reports p
                    WHERE p.series = l.series AND p.country = l.country)
    ORDER BY l.country_name, l.series";

impl Store {
    /// Every country in every series with its name as the latest report gives it, by name.
    pub fn country_names(&self) -> Result<Vec<(DossierId, String)>> {
        self.ask(|db| {
            db.prepare_cached(NAMES)?
                .query_map([], |row| Ok((dossier_id(row, 0)?, row.get(2)?)))?
                .collect()
        })
    }

    /// The country in the series in short; none where no report is about it. What the program made and
    /// holds for less probable than `sure` (0 to 1) is counted.
    pub fn country_row(&self, id: &DossierId, sure: f64) -> Result<Option<CountryRow>> {
        self.ask(|db| {
            let asked = named_params! {
                ":series": id.series.as_str(), ":country": id.country.as_str(), ":sure": sure,
            };
            db.prepare_cached(COUNTRY)?
                .query_row(asked, |row| {
                    Ok(CountryRow {
                        id: id.clone(),
                        country: row.get(0)?,
                        rating: row.get(1)?,
                        editions: row.get::<_, Json<_>>(2)?.0,
                        asks: row.get(3)?,
                        still_asked: row.get(4)?,
                        recurring_unmet: row.get(5)?,
                        unsure: row.get(6)?,
                    })
                })
                .optional()
        })
    }
}
