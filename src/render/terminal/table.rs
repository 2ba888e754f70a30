//! Plain tables: no lines, columns parted by blanks, text wrapped within its column.

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets,
};

use crate::judgement::Status;
use crate::render::Page;
use crate::render::page::{Ink, status_symbol};

/// How a column takes its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// As wide as its widest cell; never wrapped.
    Whole,
    /// As wide as its widest cell, its cells at the right.
    Number,
    /// Wrapped where it would be wider than a name needs.
    Name,
    /// Wrapped into what room is left.
    Wrapped,
}

/// Columns that most countries' names need.
const NAME: u16 = 14;
/// Blanks between two columns.
const GAP: u16 = 2;
/// Words up to this long are never broken, however narrow the page: `prosecution` has as many.
const LONGEST_WORD: u16 = 11;

/// A table with `header` over columns of these kinds, `gap` blanks between two columns.
pub(super) fn empty(page: Page, header: Vec<Cell>, columns: &[Columns], gap: u16) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(page.width).unwrap_or(u16::MAX))
        .set_header(
            header
                .into_iter()
                .map(|cell| cell.add_attribute(Attribute::Bold)),
        );
    match page.ink {
        Ink::Coloured => table.enforce_styling(),
        Ink::Plain => table.force_no_tty(),
    };
    let last = columns.len().saturating_sub(1);
    for (place, kind) in columns.iter().enumerate() {
        let Some(column) = table.column_mut(place) else {
            continue;
        };
        column.set_padding((0, if place == last { 0 } else { gap }));
        match kind {
            Columns::Whole | Columns::Number => {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
            Columns::Name => {
                column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(NAME)));
            }
            Columns::Wrapped => {}
        }
        if *kind == Columns::Number {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// A table of plain words.
pub fn table(
    page: Page,
    columns: &[(&str, Columns)],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let kinds: Vec<Columns> = columns.iter().map(|(_, kind)| *kind).collect();
    let header = columns.iter().map(|(name, _)| Cell::new(name)).collect();
    let mut table = empty(page, header, &kinds, GAP);
    let rows: Vec<Vec<String>> = rows.into_iter().collect();
    for (place, kind) in kinds.iter().enumerate() {
        let cells = rows.iter().filter_map(|row| row.get(place));
        if let (Columns::Wrapped, Some(column)) = (kind, table.column_mut(place)) {
            // The blanks after a column count as its own.
            let room = longest_word(cells).min(LONGEST_WORD) + GAP;
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(room)));
        }
    }
    for row in rows {
        table.add_row(row);
    }
    drawn(&table)
}

fn longest_word<'a>(cells: impl Iterator<Item = &'a String>) -> u16 {
    let words = cells.flat_map(|cell| cell.split_whitespace());
    let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
    u16::try_from(longest).unwrap_or(u16::MAX)
}

/// The table's lines without blanks at their ends.
pub(super) fn drawn(table: &Table) -> String {
    let mut text = String::new();
    for line in table.lines() {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A cell with a status by symbol and word, and a mark after it.
pub(super) fn status_cell(status: Status, mark: &str) -> Cell {
    coloured(
        Cell::new(format!("{} {status}{mark}", status_symbol(status))),
        status,
    )
}

/// `cell` in the colour of `status`.
pub(super) fn coloured(cell: Cell, status: Status) -> Cell {
    use comfy_table::Color;
    cell.fg(match status {
        Status::Met => Color::DarkGreen,
        Status::Partial => Color::DarkYellow,
        Status::Unmet => Color::DarkRed,
        Status::Dropped => Color::DarkMagenta,
        Status::Pending => Color::DarkCyan,
    })
}
