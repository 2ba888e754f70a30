//! Tables of wiki markup, a line at a time.

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

/// The words of one row.
#[derive(Default)]
pub(super) struct Row {
    words: String,
}

impl Row {
    /// Adds a line of cells, or one that goes on with the last cell.
    pub fn add(&mut self, line: &str) {
        let Some(cells) = line.strip_prefix(['|', '!']) else {
            self.push(line);
            return;
        };
        for cell in cells.replace("!!", "||").split("||") {
            self.push(without_attributes(cell));
        }
    }

    fn push(&mut self, words: &str) {
        self.words.push(' ');
        self.words.push_str(words);
    }

    /// The row's words, leaving it empty for the next.
    pub fn take(&mut self) -> String {
        fold(&std::mem::take(&mut self.words))
    }
}

/// A cell's words after `style="…" |`.
fn without_attributes(cell: &str) -> &str {
    match cell.split_once('|') {
        Some((attributes, words)) if attributes.contains('=') => words,
        _ => cell,
    }
}
