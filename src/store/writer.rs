//! Writing reports, many rows by one statement.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::merge::{From, Stored};
use super::parts::{FORGET, Key, in_characters, key};
use super::values::{Json, Word};
use crate::report::{Edition, Recognition, Section};

/// Writes the reports of one source.
///
/// Recommendations and sentences are gathered and written together: full-text tables write to disk
/// whatever they have gathered at the beginning of every statement that reaches them by a trigger, and row by
/// row that takes ten times as long.
pub(super) struct Writer<'db> {
    db: &'db Connection,
    recommendations: Vec<RecommendationRow>,
    /// Section, ordinal, start, length.
    sentences: Vec<(i64, i64, i64, i64)>,
}

/// Report, ordinal, text, area, stated years.
type RecommendationRow = (i64, i64, String, Option<String>, Option<Vec<Edition>>);

/// Some megabytes of text at most: enough that a further row costs next to nothing.
const GATHERED: usize = 8192;

const INSERT_RECOMMENDATIONS: &str = "
    INSERT INTO recommendations (report, ordinal, text, area, stated_years)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)";
const INSERT_SENTENCES: &str = "
    INSERT INTO sentences (section, ordinal, start, length)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1)";

impl<'db> Writer<'db> {
    pub fn new(db: &'db Connection) -> Self {
        Writer {
            db,
            recommendations: Vec::new(),
            sentences: Vec::new(),
        }
    }

    /// Writes a report that has no row yet.
    pub fn insert(&mut self, stored: Stored) -> rusqlite::Result<()> {
        let Key(series, country, year) = key(&stored.id);
        self.db
            .prepare_cached(
                "INSERT INTO reports (series, country, year, country_name, iso3, rating, source_url,
                                      extent, source, recommendations_source)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                series,
                country,
                year,
                stored.country,
                stored.iso3166.then_some(country),
                stored.rating,
                stored.source_url,
                Word(stored.extent),
                stored.source,
                stored.recommendations.as_ref().map(|list| list.source),
            ])?;
        self.parts(self.db.last_insert_rowid(), stored)
    }

    /// Puts a report in the place of the one that stands in `report`'s row.
    pub fn replace(&mut self, report: i64, stored: Stored) -> rusqlite::Result<()> {
        for forget in FORGET {
            self.db.prepare_cached(forget)?.execute([report])?;
        }
        self.db
            .prepare_cached(
                "UPDATE reports SET country_name = ?2, iso3 = ?3, rating = ?4, source_url = ?5,
                                    extent = ?6, source = ?7, recommendations_source = ?8
                 WHERE id = ?1",
            )?
            .execute(params![
                report,
                stored.country,
                stored.iso3166.then_some(stored.id.country.as_str()),
                stored.rating,
                stored.source_url,
                Word(stored.extent),
                stored.source,
                stored.recommendations.as_ref().map(|list| list.source),
            ])?;
        self.parts(report, stored)
    }

    /// Writes anew how a report's fields were told; its words stay as they are.
    pub fn retell(
        &mut self,
        report: i64,
        recognition: Vec<From<Recognition>>,
    ) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("DELETE FROM recognitions WHERE report = ?1")?
            .execute([report])?;
        self.recognitions(report, recognition)
    }

    /// Writes what has been gathered. Nothing may be read back, and the source is not recorded, before.
    pub fn flush(&mut self) -> rusqlite::Result<()> {
        if !self.recommendations.is_empty() {
            let rows = Json(std::mem::take(&mut self.recommendations));
            self.db
                .prepare_cached(INSERT_RECOMMENDATIONS)?
                .execute([rows])?;
        }
        if !self.sentences.is_empty() {
            let rows = Json(std::mem::take(&mut self.sentences));
            self.db.prepare_cached(INSERT_SENTENCES)?.execute([rows])?;
        }
        Ok(())
    }

    fn recognitions(&mut self, report: i64, told: Vec<From<Recognition>>) -> rusqlite::Result<()> {
        let mut recognition = self.db.prepare_cached(
            "INSERT INTO recognitions (report, place, source, field, value, clue, rests_on, certainty)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (place, From { thing, source }) in (1_i64..).zip(told) {
            let (field, clue) = (Word(thing.field), Word(thing.by));
            let (rests_on, certainty) = (thing.rests_on, Word(thing.certainty));
            recognition.execute(params![
                report,
                place,
                source,
                field,
                thing.value,
                clue,
                rests_on,
                certainty
            ])?;
        }
        Ok(())
    }

    fn parts(&mut self, report: i64, stored: Stored) -> rusqlite::Result<()> {
        self.recognitions(report, stored.recognition)?;
        let list = stored
            .recommendations
            .into_iter()
            .flat_map(|list| list.thing);
        let rows = (1..).zip(list).map(|(ordinal, wording)| {
            let years = Some(wording.stated_years).filter(|years| !years.is_empty());
            (report, ordinal, wording.text, wording.area, years)
        });
        self.recommendations.extend(rows);
        self.sections(report, &stored.sections)?;
        if self.recommendations.len() + self.sentences.len() >= GATHERED {
            self.flush()?;
        }
        Ok(())
    }

    fn sections(&mut self, report: i64, sections: &[From<Section>]) -> rusqlite::Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO sections (report, place, source, kind, heading, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut counted = HashMap::new();
        for (place, From { thing, source }) in (1_i64..).zip(sections) {
            let kind = thing.kind.word();
            insert.execute(params![
                report,
                place,
                source,
                kind,
                thing.heading,
                thing.text
            ])?;
            let section = self.db.last_insert_rowid();
            let ordinal = counted.entry(thing.kind).or_insert(0);
            for (start, length) in in_characters(&thing.text, &thing.sentences) {
                *ordinal += 1;
                self.sentences.push((section, *ordinal, start, length));
            }
        }
        Ok(())
    }
}
