//! Rows and cells, which Rich Text ends but never begins.

use super::super::scribe::{Role, Scribe};

/// The row under way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Row {
    #[default]
    None,
    /// A row is open, and none of its cells.
    Open,
    /// One of its cells is.
    InCell,
}

impl Row {
    /// Words come that stand in a table, or do not.
    pub fn at_words(&mut self, in_table: bool, scribe: &mut Scribe) {
        if !in_table {
            return self.end(scribe);
        }
        if *self == Row::None {
            scribe.begin_row();
            *self = Row::Open;
        }
        if *self == Row::Open {
            scribe.begin_cell();
            *self = Row::InCell;
        }
    }

    pub fn end_cell(&mut self, role: Role, scribe: &mut Scribe) {
        self.at_words(true, scribe);
        scribe.end_paragraph(role);
        scribe.end_cell(1);
        *self = Row::Open;
    }

    pub fn end(&mut self, scribe: &mut Scribe) {
        if *self == Row::InCell {
            scribe.end_cell(1);
        }
        if *self != Row::None {
            scribe.end_row();
        }
        *self = Row::None;
    }
}
