//! Finding things by the names that people write down, and what they may have meant.

use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::near::{folded, likeness, nearest};
use super::values::{bind_those_there, dossier_id, recommendation_id, report_id};
use super::{Result, Store, StoreError};
use crate::facts;
use crate::judgement::DossierId;
use crate::report::{CountryCode, RecommendationId, ReportId, SentenceId, Series};

/// Which dossiers are meant. The default means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DossierFilter {
    /// Only those of this series.
    pub series: Option<Series>,
    /// Only those of this country; [`Store::country`] finds it by name.
    pub country: Option<CountryCode>,
}

impl DossierFilter {
    /// Whether this dossier is meant.
    pub fn includes(&self, id: &DossierId) -> bool {
        self.series
            .as_ref()
            .is_none_or(|series| *series == id.series)
            && self
                .country
                .as_ref()
                .is_none_or(|country| *country == id.country)
    }
}

/// One wording and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its name.
    pub id: RecommendationId,
    /// The country's name as its report gives it.
    pub country: String,
    /// Its words.
    pub text: String,
    /// The heading under which the source lists it.
    pub area: Option<String>,
    /// The ask that it belongs to; `None` while its dossier has not been judged.
    pub ask: Option<RecommendationId>,
}

pub(super) const REPORTS: &str = "
    SELECT id, series, country, year, recommendations_source IS NOT NULL FROM reports
    WHERE series = ?1 AND country = ?2 ORDER BY year";
pub(super) const WORDING: &str = "
    SELECT p.country_name, r.text, r.area, q.series, q.country, q.year, f.ordinal
    FROM reports p JOIN recommendations r ON r.report = p.id
    LEFT JOIN assessments a ON a.recommendation = r.id
    LEFT JOIN recommendations f ON f.id = a.ask
    LEFT JOIN reports q ON q.id = f.report
    WHERE p.series = ?1 AND p.country = ?2 AND p.year = ?3 AND r.ordinal = ?4";
pub(super) const SENTENCE: &str = "
    SELECT substr(c.text, s.start, s.length)
    FROM reports p JOIN sections c ON c.report = p.id JOIN sentences s ON s.section = c.id
    WHERE p.series = ?1 AND p.country = ?2 AND p.year = ?3 AND c.kind = ?4 AND s.ordinal = ?5";
const TOPICS: &str = "
    SELECT DISTINCT t.value FROM asks a JOIN assessments o ON o.ask = a.id, json_each(o.topics) t
    WHERE true";
const NAMES: &str = "
    SELECT p.series, p.country, p.year, r.ordinal
    FROM reports p JOIN recommendations r ON r.report = p.id";

impl Store {
    /// The dossiers that are meant and have reports, ordered by series and country. One of which only
    /// imported decisions are known waits for its first report.
    pub fn dossier_ids(&self, filter: &DossierFilter) -> Result<Vec<DossierId>> {
        let versions = self.versions(filter)?.into_iter();
        Ok(versions.map(|(id, _)| id).collect())
    }

    /// The country that has this code, that some report calls so, or that is known under this name
    /// as well (Myanmar, Burma); case and accents do not matter.
    ///
    /// # Errors
    /// [`StoreError::UnknownCountry`] with the nearest names when no report is about it.
    pub fn country(&self, given: &str) -> Result<CountryCode> {
        // Names are many more rows to go through than codes.
        let codes = self.ask(codes)?;
        let wanted = folded(given);
        let is_meant = |code: &&CountryCode| folded(code.as_str()) == wanted;
        if let Some(code) = codes.iter().find(is_meant) {
            return Ok(code.clone());
        }
        let known = self.ask(countries)?;
        let by_name = known.iter().find(|(_, name)| folded(name) == wanted);
        let by_another_name = || {
            let code = &facts::country_named(given)?.code;
            known.iter().find(|(known, _)| known == code)
        };
        if let Some((code, _)) = by_name.or_else(by_another_name) {
            return Ok(code.clone());
        }
        let near = nearest(
            &wanted,
            known.iter().map(|(code, name)| {
                let nearness =
                    likeness(&wanted, &folded(name)).max(likeness(&wanted, &folded(code.as_str())));
                (nearness, format!("{name} ({code})"))
            }),
        );
        Err(StoreError::UnknownCountry {
            given: given.to_owned(),
            near,
            path: self.path.clone(),
        })
    }

    /// The series of which reports were read, in order.
    pub fn series(&self) -> Result<Vec<Series>> {
        let mut ids = self.dossier_ids(&DossierFilter::default())?;
        ids.dedup_by(|a, b| a.series == b.series);
        Ok(ids.into_iter().map(|id| id.series).collect())
    }

    /// The topics that any recommendation of those dossiers is about, in order.
    pub fn topics(&self, filter: &DossierFilter) -> Result<Vec<String>> {
        let given = [
            (filter.series.is_some(), " AND a.series = :series"),
            (filter.country.is_some(), " AND a.country = :country"),
        ];
        // Only what was asked for becomes part of the statement, so that SQLite can use its indexes.
        let mut sql = TOPICS.to_owned();
        sql.extend(
            given
                .iter()
                .filter(|(is, _)| *is)
                .map(|(_, clause)| *clause),
        );
        sql.push_str(" ORDER BY t.value");
        self.ask(|db| {
            let mut statement = db.prepare_cached(&sql)?;
            let series = filter.series.as_ref().map(Series::as_str);
            let country = filter.country.as_ref().map(CountryCode::as_str);
            let parameters = named_params! { ":series": series, ":country": country };
            bind_those_there(&mut statement, parameters)?;
            let rows = statement.raw_query();
            rows.mapped(|row| row.get(0)).collect()
        })
    }

    /// The wording of that name.
    pub fn find_wording(&self, id: &RecommendationId) -> Result<Option<Wording>> {
        let ReportId {
            series,
            country,
            year,
        } = &id.report;
        self.ask(|db| {
            db.prepare_cached(WORDING)?
                .query_row(
                    params![series.as_str(), country.as_str(), year, id.ordinal],
                    |row| {
                        let judged = row.get::<_, Option<String>>(3)?.is_some();
                        Ok(Wording {
                            id: id.clone(),
                            country: row.get(0)?,
                            text: row.get(1)?,
                            area: row.get(2)?,
                            ask: judged.then(|| recommendation_id(row, 3)).transpose()?,
                        })
                    },
                )
                .optional()
        })
    }

    /// The ask that the wording of that name belongs to; `None` where there is no such wording, or
    /// its dossier has not been judged.
    pub fn ask_of(&self, id: &RecommendationId) -> Result<Option<RecommendationId>> {
        Ok(self.find_wording(id)?.and_then(|wording| wording.ask))
    }

    /// Whether a report of that name was read.
    pub fn has_report(&self, id: &ReportId) -> Result<bool> {
        let dossier = DossierId::of(id);
        let reports = self.ask(|db| stored_reports(db, &dossier))?;
        Ok(reports.iter().any(|(_, known, _)| known == id))
    }

    /// The words of the sentence of that name.
    pub fn find_sentence(&self, id: &SentenceId) -> Result<Option<String>> {
        let ReportId {
            series,
            country,
            year,
        } = &id.report;
        self.ask(|db| {
            db.prepare_cached(SENTENCE)?
                .query_row(
                    params![
                        series.as_str(),
                        country.as_str(),
                        year,
                        id.section.word(),
                        id.ordinal
                    ],
                    |row| row.get(0),
                )
                .optional()
        })
    }

    /// The names of recommendations that are written most like `given`, nearest first; those of the
    /// same country where there are any. For a name that nothing has.
    pub fn nearest_ids(&self, given: &str) -> Result<Vec<String>> {
        let wanted = given.trim().to_uppercase();
        let names = self.ask(|db| {
            if let Some(country) = country_in(db, &wanted)? {
                let same =
                    recommendations(db, &format!("{NAMES} WHERE p.country = ?1"), [country])?;
                if !same.is_empty() {
                    return Ok(same);
                }
            }
            recommendations(db, NAMES, [])
        })?;
        let names = names.into_iter().map(|id| id.to_string());
        Ok(nearest(
            &wanted,
            names.map(|name| (likeness(&wanted, &name), name)),
        ))
    }
}

/// The rows and names of a dossier's reports, earliest first, and whether their recommendations
/// were part of what was read.
pub(super) fn stored_reports(
    db: &Connection,
    id: &DossierId,
) -> rusqlite::Result<Vec<(i64, ReportId, bool)>> {
    db.prepare_cached(REPORTS)?
        .query_map([id.series.as_str(), id.country.as_str()], |row| {
            Ok((row.get(0)?, report_id(row, 1)?, row.get(4)?))
        })?
        .collect()
}

fn recommendations(
    db: &Connection,
    sql: &str,
    country: impl rusqlite::Params,
) -> rusqlite::Result<Vec<RecommendationId>> {
    db.prepare_cached(sql)?
        .query_map(country, |row| recommendation_id(row, 0))?
        .collect()
}

/// The country whose code is one of the parts of `name`.
fn country_in(db: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let mut known = db.prepare_cached("SELECT 1 FROM dossiers WHERE country = ?1")?;
    for part in name.split('-') {
        if known.exists([part])? {
            return Ok(Some(part.to_owned()));
        }
    }
    Ok(None)
}

/// The codes of the countries that have reports, in order.
fn codes(db: &Connection) -> rusqlite::Result<Vec<CountryCode>> {
    db.prepare_cached(
        "SELECT series, country FROM dossiers d
         WHERE EXISTS (SELECT 1 FROM reports p WHERE p.series = d.series AND p.country = d.country)
         ORDER BY country",
    )?
    .query_map([], |row| Ok(dossier_id(row, 0)?.country))?
    .collect()
}

/// Every country with each of the names that reports give it, in order.
fn countries(db: &Connection) -> rusqlite::Result<Vec<(CountryCode, String)>> {
    db.prepare_cached(
        "SELECT DISTINCT series, country, country_name FROM reports ORDER BY country, country_name",
    )?
    .query_map([], |row| Ok((dossier_id(row, 0)?.country, row.get(2)?)))?
    .collect()
}
