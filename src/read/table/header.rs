//! Which row of a sheet is its header, and which column holds what.

use std::collections::BTreeMap;

use super::columns::{Column, ColumnMap, folded};
use super::sheet::Sheet;

/// Where a sheet's columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The place of the header among the rows of the sheet.
    pub place: usize,
    /// The columns that hold something of a recommendation.
    pub columns: BTreeMap<Column, usize>,
}

/// Why a table holds no recommendations that can be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    /// No column has a heading such as `Recommendation`.
    #[error(
        "is a table, but none of its columns is known for one of recommendations; {}",
        name_it(.columns)
    )]
    NoText {
        /// The headings that there are.
        columns: Vec<String>,
    },
    /// A column that the person named is not there.
    #[error("has no column \"{heading}\"; {}", these(.columns))]
    NoColumn {
        /// The heading that was given.
        heading: String,
        /// The headings that there are.
        columns: Vec<String>,
    },
    /// A table of nothing.
    #[error("is a table without a row that holds anything; look into it")]
    Empty,
}

fn these(columns: &[String]) -> String {
    match columns {
        [] => "it has no columns with headings".to_owned(),
        columns => format!("its columns are {}", quoted(columns)),
    }
}

fn name_it(columns: &[String]) -> String {
    match columns {
        [] => "write the names of the columns above them, such as Country, Year, Recommendation"
            .to_owned(),
        [first, ..] => format!(
            "its columns are {}: name the one that is, such as --map \"text={first}\"",
            quoted(columns)
        ),
    }
}

/// So many headings are told; more are counted.
const TOLD: usize = 20;

fn quoted(columns: &[String]) -> String {
    let told: Vec<String> = columns
        .iter()
        .take(TOLD)
        .map(|c| format!("\"{c}\""))
        .collect();
    let told = told.join(", ");
    match columns.len().saturating_sub(TOLD) {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}

/// Titles stand above a header; further down it is not looked for.
const LOOKED_AT: usize = 40;

impl Header {
    /// The header of a sheet: the row with the most headings that are known or were given.
    ///
    /// # Errors
    /// When no column can be told to hold the recommendations, or one that was given is not there.
    pub fn of(sheet: &Sheet, map: &ColumnMap) -> Result<Header, NoTable> {
        let rows = sheet.rows.iter().enumerate().take(LOOKED_AT);
        let candidates = rows.clone().map(|(place, row)| Header {
            place,
            columns: columns(&row.cells, map),
        });
        let best = candidates
            .filter(|header| header.columns.contains_key(&Column::Text))
            .filter(|header| header.columns.len() > 1 || stands_over_a_column(sheet, header))
            // Of two that are as good, the upper one.
            .max_by_key(|header| (header.columns.len(), usize::MAX - header.place));
        let likeliest = || {
            let widest = rows
                .clone()
                .max_by_key(|(place, row)| (row.filled(), usize::MAX - place));
            let cells = widest
                .map(|(_, row)| row.cells.as_slice())
                .unwrap_or_default();
            cells
                .iter()
                .filter(|c| !c.is_empty())
                .map(|c| shortened(c))
                .collect()
        };
        let Some(header) = best else {
            return Err(match (map.heading(Column::Text), sheet.rows.is_empty()) {
                (_, true) => NoTable::Empty,
                (None, _) => NoTable::NoText {
                    columns: likeliest(),
                },
                (Some(heading), _) => NoTable::NoColumn {
                    heading: heading.to_owned(),
                    columns: likeliest(),
                },
            });
        };
        let missing = map
            .given()
            .find(|(column, _)| !header.columns.contains_key(column));
        match missing {
            Some((_, heading)) => Err(NoTable::NoColumn {
                heading: heading.to_owned(),
                columns: (sheet.rows[header.place].cells.iter())
                    .filter(|cell| !cell.is_empty())
                    .map(|cell| shortened(cell))
                    .collect(),
            }),
            None => Ok(header),
        }
    }

    /// The heading of a column, as it is printed.
    pub fn heading<'s>(&self, sheet: &'s Sheet, column: Column) -> Option<&'s str> {
        let place = self.columns.get(&column)?;
        Some(sheet.rows[self.place].cell(*place))
    }
}

/// A single heading is one where what stands below it fills the same column alone.
fn stands_over_a_column(sheet: &Sheet, header: &Header) -> bool {
    let width = |row: &super::sheet::SheetRow| row.filled();
    let Some(below) = sheet.rows.get(header.place + 1) else {
        return false;
    };
    let text = header.columns[&Column::Text];
    width(&sheet.rows[header.place]) >= width(below) && !below.cell(text).is_empty()
}

fn columns(cells: &[String], map: &ColumnMap) -> BTreeMap<Column, usize> {
    let headings: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
    let mut columns = BTreeMap::new();
    for column in Column::ALL {
        let place = match map.heading(column) {
            Some(given) => {
                let exact = cells.iter().position(|cell| cell == given);
                let given = folded(given);
                exact.or_else(|| headings.iter().position(|heading| *heading == given))
            }
            None => (column.headings().iter())
                .filter_map(|known| headings.iter().position(|heading| heading == known))
                .find(|place| is_free(&headings[*place], map)),
        };
        columns.extend(place.map(|place| (column, place)));
    }
    columns
}

/// Whether the person gave this column to nothing else.
fn is_free(heading: &str, map: &ColumnMap) -> bool {
    map.given().all(|(_, given)| folded(given) != heading)
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
