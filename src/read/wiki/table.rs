//! Tables of wiki markup, a line at a time.

use crate::read::Block;
use crate::read::space::fold;

/// What a line means to a table.
pub(super) enum TableLine<'a> {
    Opens,
    Closes,
    Parts,
    Caption(&'a str),
    Cells(&'a str),
}

impl<'a> TableLine<'a> {
    /// What this line means to a table; `None` where it is no table's.
    pub fn of(line: &'a str, in_table: bool) -> Option<Self> {
        if line.starts_with("{|") {
            return Some(TableLine::Opens);
        }
        if !in_table {
            return None;
        }
        let part = match line {
            "" => TableLine::Cells(""),
            _ if line.starts_with("|}") => TableLine::Closes,
            _ if line.starts_with("|-") => TableLine::Parts,
            _ => match line.strip_prefix("|+") {
                Some(caption) => TableLine::Caption(without_attributes(caption)),
                None => TableLine::Cells(line),
            },
        };
        Some(part)
    }
}

/// The cells of one row.
#[derive(Default)]
pub(super) struct Row {
    cells: Vec<String>,
}

impl Row {
    /// Adds a line of cells, or one that goes on with the last cell.
    pub fn add(&mut self, line: &str) {
        let Some(cells) = line.strip_prefix(['|', '!']) else {
            // A line without a mark goes on with the last cell.
            let last = self.cells.pop().unwrap_or_default();
            self.cells.push(format!("{last} {line}"));
            return;
        };
        for cell in cells.replace("!!", "||").split("||") {
            self.cells.push(without_attributes(cell).to_owned());
        }
    }

    /// The block that the row makes, leaving it empty for the next. A row with words in one cell
    /// only is no row of facts but a line.
    pub fn take(&mut self) -> Option<Block> {
        let cells: Vec<String> = self.cells.drain(..).map(|cell| fold(&cell)).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let row = crate::read::Row::new(cells)?;
        Some(match filled {
            1 => Block::Paragraph(row.text().to_owned()),
            _ => Block::Row(row),
        })
    }
}

/// A cell's words after `style="…" |`.
fn without_attributes(cell: &str) -> &str {
    match cell.split_once('|') {
        Some((attributes, words)) if attributes.contains('=') => words,
        _ => cell,
    }
}
