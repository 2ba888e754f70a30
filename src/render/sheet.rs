//! A workbook as plain data: what [`csv`](super::csv), [`xlsx`](super::xlsx) and
//! [`parquet`](super::parquet) draw. Which sheets there are and what stands in them is said here, once
//! for all of them.
//!
//! A workbook comes in parts, one country after another, so that no more than one needs to be in
//! memory: every part has the same sheets, and the rows of a sheet follow one another.

mod about;
mod changes;
mod clean;
mod commas;
mod compliance;
mod everything;

use std::fmt::Display;

use chrono::{DateTime, Utc};

use crate::judgement::{Stance, Status};
use crate::report::Edition;
use crate::view::wording::Piece;

pub use about::{Cover, Drawn, Place, about};
pub use changes::marked;
pub use clean::clean;
pub use commas::parted;
pub use compliance::{COMPLIANCE, compliance, compliance_cover};
pub use everything::{EVERYTHING, cover, everything};

/// A table of a workbook, or the part of it that one country brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name: at most 31 letters, digits and spaces, as a workbook allows.
    pub name: &'static str,
    /// What stands in it.
    pub what: &'static str,
    /// Lines above the table, the first of them a title; most sheets have none, so that the table
    /// begins in the first row.
    pub lead: Vec<String>,
    /// How many columns stay in sight when one goes to the right.
    pub pinned: u16,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// What it says.
    pub what: &'static str,
    /// What kind of thing stands in it.
    pub kind: Kind,
}

/// What kind of thing stands in a column: by this it gets its width, and its type where tables have
/// types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The name of a recommendation, a report or a sentence: `PER-2012-3`.
    Name,
    /// One or two words: a status, a country.
    Word,
    /// A few capitals: a code of ISO 3166.
    Code,
    /// A whole number.
    Number,
    /// A number that need not be whole.
    Amount,
    /// A probability, 0 to 1.
    Probability,
    /// The year of an edition.
    Year,
    /// Yes or no.
    YesNo,
    /// A point in time.
    Moment,
    /// A short phrase: a title, a few words.
    Phrase,
    /// Whole sentences.
    Prose,
    /// An address on the web, a path, a digest.
    Address,
    /// Any number of names.
    Names,
    /// Any number of words.
    Words,
    /// Any number of addresses, paths or digests.
    Addresses,
    /// Any number of years.
    Years,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known, or there is nothing to say.
    Empty,
    /// Text, wrapped where its column is narrower.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A number that need not be whole: money, a term.
    Amount(f64),
    /// A probability, 0 to 1.
    Probability(f64),
    /// The year of an edition.
    Year(Edition),
    /// A point in time, told in UTC.
    Moment(DateTime<Utc>),
    /// Yes or no.
    YesNo(bool),
    /// The address of a page.
    Link(String),
    /// Any number of texts, none of them too.
    Texts(Vec<String>),
    /// Any number of years, none of them too.
    Years(Vec<Edition>),
    /// A status, by its word and its colour.
    Status(Status),
    /// A stance, by its word and its colour.
    Stance(Stance),
    /// How one wording became another.
    Changes(Vec<Piece>),
}

impl Cell {
    /// The text of what can be written down as text.
    pub fn text(thing: impl Display) -> Self {
        Cell::Text(thing.to_string())
    }

    /// `thing` in a cell, or an empty cell where there is none.
    pub fn maybe<T>(thing: Option<T>, cell: impl FnOnce(T) -> Cell) -> Self {
        thing.map_or(Cell::Empty, cell)
    }

    /// Things in one cell.
    pub fn list<T: Display>(things: impl IntoIterator<Item = T>) -> Self {
        Cell::Texts(things.into_iter().map(|thing| thing.to_string()).collect())
    }
}

/// A column together with how its cell is taken from a `T`.
pub(crate) struct Field<T> {
    column: Column,
    cell: fn(&T) -> Cell,
}

/// The field of that heading, meaning and kind.
pub(crate) fn field<T>(
    name: &'static str,
    what: &'static str,
    kind: Kind,
    cell: fn(&T) -> Cell,
) -> Field<T> {
    Field {
        column: Column { name, what, kind },
        cell,
    }
}

impl Sheet {
    /// The sheet that has a row for each of `things` and a column for each of `fields`.
    pub(crate) fn of<T>(
        name: &'static str,
        what: &'static str,
        things: impl IntoIterator<Item = T>,
        fields: &[Field<T>],
    ) -> Self {
        Sheet {
            name,
            what,
            lead: Vec::new(),
            pinned: 1,
            columns: fields.iter().map(|field| field.column).collect(),
            rows: (things.into_iter())
                .map(|thing| fields.iter().map(|field| (field.cell)(&thing)).collect())
                .collect(),
        }
    }
}
