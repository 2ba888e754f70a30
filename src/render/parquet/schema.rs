//! The types of columns.

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::errors::ParquetError;
use parquet::schema::types::Type;

use crate::render::sheet::{Column, Kind};

/// The type that the cells of a column have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Text in UTF-8.
    Text,
    /// A whole number of 64 bits.
    Number,
    /// A number of 64 bits that need not be whole.
    Fraction,
    /// A whole number of 32 bits: a year.
    Year,
    /// Yes or no.
    YesNo,
    /// Microseconds since 1970, in UTC.
    Moment,
    /// A list of texts.
    Texts,
    /// A list of years.
    Years,
}

impl Holds {
    pub(super) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Name | Kind::Word | Kind::Code | Kind::Phrase | Kind::Prose | Kind::Address => {
                Holds::Text
            }
            Kind::Number => Holds::Number,
            Kind::Amount | Kind::Probability => Holds::Fraction,
            Kind::Year => Holds::Year,
            Kind::YesNo => Holds::YesNo,
            Kind::Moment => Holds::Moment,
            Kind::Names | Kind::Words | Kind::Addresses => Holds::Texts,
            Kind::Years => Holds::Years,
        }
    }
}

/// The schema of a table. Any cell can be empty; within a list there is nothing empty.
pub(super) fn of(table: &str, columns: impl Iterator<Item = Column>) -> Result<Type, ParquetError> {
    let fields = columns.map(|column| field(column).map(Arc::new));
    Type::group_type_builder(table)
        .with_fields(fields.collect::<Result<_, _>>()?)
        .build()
}

fn field(column: Column) -> Result<Type, ParquetError> {
    let name = column.name;
    match Holds::of(column.kind) {
        Holds::Texts => list(name, Holds::Text),
        Holds::Years => list(name, Holds::Year),
        one => single(name, one, Repetition::OPTIONAL),
    }
}

/// The three levels by which lists are known everywhere.
fn list(name: &str, of: Holds) -> Result<Type, ParquetError> {
    let element = single("element", of, Repetition::REQUIRED)?;
    let repeated = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![Arc::new(element)])
        .build()?;
    Type::group_type_builder(name)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(repeated)])
        .build()
}

fn single(name: &str, holds: Holds, repetition: Repetition) -> Result<Type, ParquetError> {
    let (physical, logical) = match holds {
        Holds::Text | Holds::Texts => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Holds::Number => (Physical::INT64, None),
        Holds::Fraction => (Physical::DOUBLE, None),
        Holds::Year | Holds::Years => (Physical::INT32, None),
        Holds::YesNo => (Physical::BOOLEAN, None),
        Holds::Moment => {
            let in_utc = LogicalType::timestamp(true, TimeUnit::MICROS);
            (Physical::INT64, Some(in_utc))
        }
    };
    Type::primitive_type_builder(name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical)
        .build()
}
