//! The rows of one report: its parts written, read back and replaced.

use std::collections::BTreeMap;
use std::ops::Range;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::merge::{From, Stored};
use super::values::{Json, Word};
use crate::report::{
    CountryCode, Edition, Recognition, Recommendation, ReportId, Section, Series, Standing,
};

pub(super) const FIND: &str = "
    SELECT id FROM reports WHERE series = ?1 AND country = ?2 AND year = ?3";
pub(super) const HEAD: &str = "
    SELECT country_name, iso3, rating, source_url, extent, source, recommendations_source
    FROM reports WHERE id = ?1";
pub(super) const SECTIONS: &str = "
    SELECT id, source, kind, heading, text FROM sections WHERE report = ?1 ORDER BY place";
pub(super) const PLACES: &str = "
    SELECT start, length FROM sentences WHERE section = ?1 ORDER BY ordinal";
pub(super) const RECOMMENDATIONS: &str = "
    SELECT text, area, stated_years FROM recommendations WHERE report = ?1 ORDER BY ordinal";
pub(super) const RECOGNITIONS: &str = "
    SELECT source, field, value, clue, rests_on, certainty
    FROM recognitions WHERE report = ?1 ORDER BY place";
pub(super) const STANDING: &str = "SELECT standing FROM sources WHERE id = ?1";
pub(super) const REMOVE: &str = "DELETE FROM reports WHERE id = ?1";
pub(super) const FORGET: [&str; 3] = [
    "DELETE FROM recognitions WHERE report = ?1",
    "DELETE FROM recommendations WHERE report = ?1",
    "DELETE FROM sections WHERE report = ?1",
];

/// The row of the report, if there is one.
pub(super) fn find(db: &Connection, id: &ReportId) -> rusqlite::Result<Option<i64>> {
    let Key(series, country, year) = key(id);
    db.prepare_cached(FIND)?
        .query_row(params![series, country, year], |row| row.get(0))
        .optional()
}

/// Takes a report away, row and all.
pub(super) fn remove(db: &Connection, report: i64) -> rusqlite::Result<()> {
    for forget in FORGET {
        db.prepare_cached(forget)?.execute([report])?;
    }
    db.prepare_cached(REMOVE)?.execute([report])?;
    Ok(())
}

/// The report that stands in `report`'s row.
pub(super) fn load(db: &Connection, report: i64, id: ReportId) -> rusqlite::Result<Stored> {
    let (mut stored, recommendations_source) =
        db.prepare_cached(HEAD)?.query_row([report], |row| {
            let stored = Stored {
                id,
                country: row.get(0)?,
                iso3166: row.get::<_, Option<String>>(1)?.is_some(),
                rating: row.get(2)?,
                source_url: row.get(3)?,
                extent: row.get::<_, Word<_>>(4)?.0,
                source: row.get(5)?,
                sections: Vec::new(),
                recommendations: None,
                recognition: Vec::new(),
                standings: BTreeMap::new(),
            };
            Ok((stored, row.get::<_, Option<i64>>(6)?))
        })?;
    stored.sections = sections(db, report)?;
    stored.recognition = recognitions(db, report)?;
    if let Some(source) = recommendations_source {
        let thing = recommendations(db, report)?;
        stored.recommendations = Some(From { thing, source });
    }
    for source in stored.sources() {
        let standing = standing(db, source)?;
        stored.weigh(source, standing);
    }
    Ok(stored)
}

fn standing(db: &Connection, source: i64) -> rusqlite::Result<Standing> {
    db.prepare_cached(STANDING)?
        .query_row([source], |row| Ok(row.get::<_, Word<_>>(0)?.0))
}

/// The report's sections in reading order.
pub(super) fn sections(db: &Connection, report: i64) -> rusqlite::Result<Vec<From<Section>>> {
    let mut places = db.prepare_cached(PLACES)?;
    let mut section = |row: &Row<'_>| {
        let text: String = row.get(4)?;
        let sentences = places
            .query_map([row.get::<_, i64>(0)?], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
        Ok(From {
            source: row.get(1)?,
            thing: Section {
                kind: row.get::<_, Word<_>>(2)?.0,
                heading: row.get(3)?,
                sentences: in_bytes(&text, &sentences),
                text,
            },
        })
    };
    db.prepare_cached(SECTIONS)?
        .query_map([report], |row| section(row))?
        .collect()
}

/// The report's recommendations in order.
pub(super) fn recommendations(
    db: &Connection,
    report: i64,
) -> rusqlite::Result<Vec<Recommendation>> {
    db.prepare_cached(RECOMMENDATIONS)?
        .query_map([report], |row| {
            Ok(Recommendation {
                text: row.get(0)?,
                area: row.get(1)?,
                stated_years: row
                    .get::<_, Option<Json<_>>>(2)?
                    .map(|Json(years)| years)
                    .unwrap_or_default(),
            })
        })?
        .collect()
}

/// How the report's fields were told.
pub(super) fn recognitions(
    db: &Connection,
    report: i64,
) -> rusqlite::Result<Vec<From<Recognition>>> {
    db.prepare_cached(RECOGNITIONS)?
        .query_map([report], |row| {
            Ok(From {
                source: row.get(0)?,
                thing: recognition(row, 1)?,
            })
        })?
        .collect()
}

/// The recognition whose field, value, clue, words and certainty stand from column `first` on.
pub(super) fn recognition(row: &Row<'_>, first: usize) -> rusqlite::Result<Recognition> {
    Ok(Recognition {
        field: row.get::<_, Word<_>>(first)?.0,
        value: row.get(first + 1)?,
        by: row.get::<_, Word<_>>(first + 2)?.0,
        rests_on: row.get(first + 3)?,
        certainty: row.get::<_, Word<_>>(first + 4)?.0,
    })
}

/// Series, country and year as the columns hold them.
pub(super) struct Key<'a>(pub &'a str, pub &'a str, pub Edition);

pub(super) fn key(id: &ReportId) -> Key<'_> {
    let (series, country): (&Series, &CountryCode) = (&id.series, &id.country);
    Key(series.as_str(), country.as_str(), id.year)
}

/// Places in bytes as (first character, counted from 1; number of characters).
pub(super) fn in_characters(text: &str, places: &[Range<usize>]) -> Vec<(i64, i64)> {
    if text.is_ascii() {
        return places
            .iter()
            .map(|p| (p.start as i64 + 1, p.len() as i64))
            .collect();
    }
    let (mut byte, mut character) = (0, 0);
    let mut characters_before = |wanted: usize| {
        if wanted < byte {
            (byte, character) = (0, 0);
        }
        character += text
            .get(byte..wanted)
            .map_or(0, |passed| passed.chars().count() as i64);
        byte = wanted;
        character
    };
    places
        .iter()
        .map(|place| {
            let start = characters_before(place.start);
            (start + 1, characters_before(place.end) - start)
        })
        .collect()
}

/// The way back. What lies outside the text ends with it.
fn in_bytes(text: &str, places: &[(i64, i64)]) -> Vec<Range<usize>> {
    let ascii = text.is_ascii();
    let starts: Vec<usize> = match ascii {
        true => Vec::new(),
        false => text.char_indices().map(|(byte, _)| byte).collect(),
    };
    let byte_of = |character: i64| {
        let character = usize::try_from(character).unwrap_or(0);
        match ascii {
            true => character.min(text.len()),
            false => starts.get(character).copied().unwrap_or(text.len()),
        }
    };
    places
        .iter()
        .map(|&(start, length)| {
            let first = start.saturating_sub(1);
            byte_of(first)..byte_of(first.saturating_add(length))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_come_back_as_they_were(words in prop::collection::vec("\\PC{1,8}", 0..12)) {
            let mut text = String::new();
            let places: Vec<_> = words.iter().map(|word| {
                text.push(' ');
                let start = text.len();
                text.push_str(word);
                start..text.len()
            }).collect();
            let stored = in_characters(&text, &places);
            prop_assert_eq!(in_bytes(&text, &stored), places);
        }
    }
}
