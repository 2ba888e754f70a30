//! The countries in one line each, for the first page.

use rusqlite::named_params;

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

const COUNTRIES: &str = "
    SELECT l.series, l.country, l.country_name, l.rating,
           (SELECT json_group_array(year) FROM (SELECT p.year FROM reports p
            WHERE p.series = l.series AND p.country = l.country ORDER BY p.year)),
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
    WHERE l.year = (SELECT max(p.year) FROM reports p
                    WHERE p.series = l.series AND p.country = l.country)
    GROUP BY l.id
    ORDER BY l.country_name, l.series";

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

    /// Every country in every series, by name; what the program made and holds for less probable
    /// than `sure` (0 to 1) is counted.
    pub fn countries(&self, sure: f64) -> Result<Vec<CountryRow>> {
        self.ask(|db| {
            db.prepare_cached(COUNTRIES)?
                .query_map(named_params! { ":sure": sure }, |row| {
                    Ok(CountryRow {
                        id: dossier_id(row, 0)?,
                        country: row.get(2)?,
                        rating: row.get(3)?,
                        editions: row.get::<_, Json<_>>(4)?.0,
                        asks: row.get(5)?,
                        still_asked: row.get(6)?,
                        recurring_unmet: row.get(7)?,
                        unsure: row.get(8)?,
                    })
                })?
                .collect()
        })
    }
}
