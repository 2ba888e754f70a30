//! Rust values as column values and back. Whatever a column holds that it should not becomes an
//! error, never a panic.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Row, Statement};
use serde::de::value::{Error as WordError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

use crate::judgement::DossierId;
use crate::report::{CountryCode, RecommendationId, ReportId, SectionKind, SentenceId, Series};

/// Binds those of the named `parameters` that the statement has: only what was asked for is part of it.
pub(super) fn bind_those_there(
    statement: &mut Statement<'_>,
    parameters: &[(&str, &dyn ToSql)],
) -> rusqlite::Result<()> {
    for (name, value) in parameters {
        if let Some(place) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(place, value)?;
        }
    }
    Ok(())
}

/// A value that people meet as one word, stored as that word.
pub(super) struct Word<T>(pub T);

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0) {
            Ok(serde_json::Value::String(word)) => Ok(ToSqlOutput::from(word)),
            Ok(other) => Err(rusqlite::Error::ToSqlConversionFailure(
                format!("{other} is not a word").into(),
            )),
            Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(error.into())),
        }
    }
}

impl<T: for<'de> Deserialize<'de>> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word: StrDeserializer<'_, WordError> = value.as_str()?.into_deserializer();
        T::deserialize(word)
            .map(Word)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// A value stored as JSON text.
pub(super) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(ToSqlOutput::from)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Json)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// A time, stored as RFC 3339 text in UTC, to the nanosecond where it has any.
pub(super) struct Time(pub DateTime<Utc>);

impl ToSql for Time {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        Ok(ToSqlOutput::from(text))
    }
}

impl FromSql for Time {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        DateTime::parse_from_rfc3339(value.as_str()?)
            .map(|time| Time(time.with_timezone(&Utc)))
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

struct Name<T>(T);

macro_rules! name_columns {
    ($($name:ty),*) => {$(
        impl FromSql for Name<$name> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let text = value.as_str()?;
                <$name>::new(text).map(Name).ok_or_else(|| {
                    FromSqlError::Other(format!("\"{text}\" is no name").into())
                })
            }
        }
    )*};
}

name_columns!(Series, CountryCode);

/// The dossier whose series and country stand in columns `first` and `first + 1`.
pub(super) fn dossier_id(row: &Row<'_>, first: usize) -> rusqlite::Result<DossierId> {
    Ok(DossierId {
        series: row.get::<_, Name<Series>>(first)?.0,
        country: row.get::<_, Name<CountryCode>>(first + 1)?.0,
    })
}

/// The report whose series, country and year stand in the columns from `first` on.
pub(super) fn report_id(row: &Row<'_>, first: usize) -> rusqlite::Result<ReportId> {
    let DossierId { series, country } = dossier_id(row, first)?;
    Ok(ReportId {
        series,
        country,
        year: row.get(first + 2)?,
    })
}

/// The recommendation whose series, country, year and ordinal stand in the columns from `first` on.
pub(super) fn recommendation_id(row: &Row<'_>, first: usize) -> rusqlite::Result<RecommendationId> {
    Ok(report_id(row, first)?.recommendation(row.get(first + 3)?))
}

/// The sentence whose series, country, year, kind and ordinal stand in the columns from `first` on.
pub(super) fn sentence_id(row: &Row<'_>, first: usize) -> rusqlite::Result<SentenceId> {
    let kind: Word<SectionKind> = row.get(first + 3)?;
    Ok(report_id(row, first)?.sentence(kind.0, row.get(first + 4)?))
}
