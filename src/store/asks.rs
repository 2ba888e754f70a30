//! The asks in one line each, for `list`.

use std::ops::RangeInclusive;

use rusqlite::{Row, named_params};

use super::values::{Json, Word, bind_those_there, recommendation_id};
use super::{Result, Store};
use crate::judgement::{Judge, Status};
use crate::report::{CountryCode, Edition, RecommendationId, SectionKind, Series};

/// Which asks are meant: those that fit everything given. The default means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskFilter {
    /// Of this series.
    pub series: Option<Series>,
    /// Of this country; [`Store::country`] finds it by name.
    pub country: Option<CountryCode>,
    /// Asked in any of these editions, perhaps in others too.
    pub years: Option<RangeInclusive<Edition>>,
    /// With this status or this standing ([`crate::judgement::Ask::standing`]): an ask whose latest
    /// wording has no answer yet is found as pending, and as how it stands by an earlier one.
    pub status: Option<Status>,
    /// Standing like this.
    pub stands: Option<Stands>,
    /// Asked in at least so many editions.
    pub recurring: Option<u32>,
    /// Some wording is about this topic; case does not matter.
    pub topic: Option<String>,
    /// Some wording is listed under this heading ("Enforcement"); case does not matter.
    pub area: Option<String>,
    /// Some sentence of this kind of section bears on it.
    pub section: Option<SectionKind>,
}

/// How an ask stands, as lists and pages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// With this standing ([`crate::judgement::Ask::standing`]): every ask has exactly one.
    As(Status),
    /// By an answer to an earlier wording; the latest one has none yet.
    AskedAgain,
}

/// One ask in short.
#[derive(Debug, Clone, PartialEq)]
pub struct AskRow {
    /// The name of its earliest wording.
    pub id: RecommendationId,
    /// The country's name as the report of its latest wording gives it.
    pub country: String,
    /// A short name made of its latest wording.
    pub title: String,
    /// The editions in which it was asked, earliest first, none twice. Never empty.
    pub years: Vec<Edition>,
    /// The earliest of them.
    pub first_year: Edition,
    /// The latest of them.
    pub last_year: Edition,
    /// How many they are.
    pub times_asked: u32,
    /// The status of its latest wording.
    pub status: Status,
    /// How it stands as far as reports have answered it.
    pub standing: Status,
    /// Who said how it stands.
    pub standing_by: Judge,
    /// How the program thinks that it stands: of the wording that gives it its standing.
    pub program_standing: Status,
    /// How probable [`AskRow::program_standing`] is, 0 to 1.
    pub confidence: f64,
    /// In how many lists in a row up to the latest one it was asked ([`crate::judgement::Ask::streak`]).
    pub streak: u32,
    /// In how many lists in a row, at most, its wording stands unmet.
    pub longest_unmet: u32,
    /// How many sentences bear on any of its wordings, without rejected ones.
    pub evidence_count: u32,
    /// Its latest wording.
    pub latest: RecommendationId,
    /// The words of its latest wording.
    pub latest_text: String,
}

impl AskRow {
    /// Its series.
    pub fn series(&self) -> &Series {
        &self.id.report.series
    }
}

const SELECT: &str = "
    SELECT p.series, p.country, p.year, r.ordinal, l.series, l.country, l.year, w.ordinal,
           l.country_name, a.title, a.years, a.first_year, a.last_year, a.times_asked, a.status, s.judge, a.standing,
           s.program_status, a.streak, a.longest_unmet, s.confidence, a.evidence_count, w.text
    FROM asks a
    JOIN recommendations r ON r.id = a.id JOIN reports p ON p.id = r.report
    JOIN recommendations w ON w.id = a.latest JOIN reports l ON l.id = w.report
    JOIN assessments s ON s.recommendation = coalesce(a.answered, a.latest)
    WHERE true";
const ORDER: &str = " ORDER BY p.series, p.country, p.year, r.ordinal";

impl Store {
    /// The asks that fit the filter, ordered by series, country and name.
    pub fn asks(&self, filter: &AskFilter) -> Result<Vec<AskRow>> {
        let series = filter.series.as_ref().map(Series::as_str);
        let country = filter.country.as_ref().map(CountryCode::as_str);
        let status = filter.status.map(Status::word);
        let (standing, asked_again) = match filter.stands {
            Some(Stands::As(standing)) => (Some(standing.word()), false),
            Some(Stands::AskedAgain) => (None, true),
            None => (None, false),
        };
        let section = filter.section.map(SectionKind::word);
        let years = filter.years.clone().unwrap_or(0..=Edition::MAX);
        let parameters = named_params! {
            ":series": series, ":country": country, ":first": years.start(), ":last": years.end(), ":status": status,
            ":standing": standing,
            ":recurring": filter.recurring, ":topic": filter.topic, ":area": filter.area,
            ":section": section,
        };
        // Only what was asked for becomes part of the statement, so that SQLite can use its indexes.
        let given = [
            (series.is_some(), " AND a.series = :series"),
            (
                // Asks are found by series and country together.
                country.is_some(),
                " AND (a.series, a.country) IN (SELECT d.series, d.country FROM dossiers d WHERE d.country = :country)",
            ),
            (
                filter.years.is_some(),
                " AND EXISTS (SELECT 1 FROM json_each(a.years) WHERE value BETWEEN :first AND :last)",
            ),
            (status.is_some(), " AND :status IN (a.status, a.standing)"),
            (standing.is_some(), " AND a.standing = :standing"),
            (asked_again, " AND a.status <> a.standing"),
            (filter.recurring.is_some(), " AND a.times_asked >= :recurring"),
            (
                filter.topic.is_some(),
                " AND EXISTS (SELECT 1 FROM assessments o, json_each(o.topics) t
                              WHERE o.ask = a.id AND t.value = :topic COLLATE NOCASE)",
            ),
            (
                filter.area.is_some(),
                " AND EXISTS (SELECT 1 FROM assessments o JOIN recommendations x ON x.id = o.recommendation
                              WHERE o.ask = a.id AND x.area = :area COLLATE NOCASE)",
            ),
            (
                section.is_some(),
                " AND EXISTS (SELECT 1 FROM assessments o JOIN evidence e ON e.recommendation = o.recommendation
                              JOIN sentences n ON n.id = e.sentence JOIN sections c ON c.id = n.section
                              WHERE o.ask = a.id AND e.decision <> 'rejected' AND c.kind = :section)",
            ),
        ];
        let mut sql = SELECT.to_owned();
        sql.extend(
            given
                .iter()
                .filter(|(given, _)| *given)
                .map(|(_, clause)| *clause),
        );
        sql.push_str(ORDER);
        self.ask(|db| {
            let mut statement = db.prepare_cached(&sql)?;
            bind_those_there(&mut statement, parameters)?;
            let mut rows = statement.raw_query();
            let mut asks = Vec::new();
            while let Some(row) = rows.next()? {
                asks.push(ask_row(row)?);
            }
            Ok(asks)
        })
    }
}

fn ask_row(row: &Row<'_>) -> rusqlite::Result<AskRow> {
    Ok(AskRow {
        id: recommendation_id(row, 0)?,
        latest: recommendation_id(row, 4)?,
        country: row.get(8)?,
        title: row.get(9)?,
        years: row.get::<_, Json<_>>(10)?.0,
        first_year: row.get(11)?,
        last_year: row.get(12)?,
        times_asked: row.get(13)?,
        status: row.get::<_, Word<_>>(14)?.0,
        standing_by: row.get::<_, Word<_>>(15)?.0,
        standing: row.get::<_, Word<_>>(16)?.0,
        program_standing: row.get::<_, Word<_>>(17)?.0,
        streak: row.get(18)?,
        longest_unmet: row.get(19)?,
        confidence: row.get(20)?,
        evidence_count: row.get(21)?,
        latest_text: row.get(22)?,
    })
}
