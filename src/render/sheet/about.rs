//! The sheet that says what the others hold.

use super::{Cell, Column, Kind, Sheet, field};

/// What a workbook says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The title of the workbook.
    pub title: String,
    /// The name of the sheet that tells what the others hold.
    pub sheet: &'static str,
    /// Sentences above its table.
    pub lead: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// Where the sheet stands that says what the others hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is the first.
    InFront,
    /// It is the last.
    AtTheEnd,
}

/// A sheet that was drawn: its name and meaning, its columns, and how many rows it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub what: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many rows it has below its heading.
    pub rows: u64,
}

/// One line: a sheet, or one of its columns.
struct Line {
    sheet: &'static str,
    column: Option<&'static str>,
    what: &'static str,
    rows: Option<u64>,
}

/// The sheet about all that was `drawn`.
pub fn about(cover: &Cover, drawn: &[Drawn]) -> Sheet {
    let lines = drawn.iter().flat_map(|sheet| {
        let whole = Line {
            sheet: sheet.name,
            column: None,
            what: sheet.what,
            rows: Some(sheet.rows),
        };
        let columns = sheet.columns.iter().map(|column| Line {
            sheet: sheet.name,
            column: Some(column.name),
            what: column.what,
            rows: None,
        });
        std::iter::once(whole).chain(columns)
    });
    let title = std::iter::once(cover.title.clone());
    Sheet {
        lead: title.chain(cover.lead.iter().cloned()).collect(),
        ..Sheet::of(
            cover.sheet,
            "What each sheet and each column holds",
            lines,
            &[
                field("sheet", "The sheet", Kind::Name, |line: &Line| {
                    Cell::text(line.sheet)
                }),
                field("column", "The column", Kind::Name, |line| {
                    Cell::maybe(line.column, Cell::text)
                }),
                field("what it holds", "Its meaning", Kind::Prose, |line| {
                    Cell::text(line.what)
                }),
                field(
                    "rows",
                    "How many rows the sheet has",
                    Kind::Number,
                    |line| Cell::maybe(line.rows, Cell::Number),
                ),
            ],
        )
    }
}
