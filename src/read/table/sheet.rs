//! A sheet: rows of cells as text, whatever kind of file it is from.

/// One table of a file.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name; `None` in a file that is one table.
    pub name: Option<String>,
    /// The rows that hold anything, in their order.
    pub rows: Vec<SheetRow>,
    /// Cells that are one for several rows.
    pub merged: Vec<Merged>,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct SheetRow {
    /// Its number as a person sees it, from 1.
    pub number: usize,
    /// Its cells, white space folded; empty ones keep their place.
    pub cells: Vec<String>,
}

/// A cell that is one for the rows from `first` to `last`, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub column: usize,
    pub first: usize,
    pub last: usize,
}

/// Columns further to the right are not read.
pub(super) const MOST_COLUMNS: usize = 256;

impl SheetRow {
    /// The cell in a column; empty where the row ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many cells hold anything.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

impl Sheet {
    /// What to call a row for people.
    pub fn place(&self, row: usize) -> String {
        match &self.name {
            Some(name) => format!("row {row} of the sheet \"{name}\""),
            None => format!("line {row}"),
        }
    }
}
