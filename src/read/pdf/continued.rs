//! Tables that go on on the next page.

use crate::read::document::{Block, Row};

use super::table::Table;

/// The table that the next one may go on with.
pub(super) struct AboveTable {
    pub edges: Vec<f32>,
    pub head: Option<Vec<String>>,
    pub last: Vec<String>,
    pub spanned: bool,
    /// The text that stood before it, which a part of it repeats as its title.
    pub title: String,
    /// How many blocks there were after it.
    pub ended: usize,
}

impl AboveTable {
    /// Whether `table` is a further part of this one, on the next page.
    pub fn goes_on(
        &self,
        table: &Table,
        head: &Option<Vec<String>>,
        title: &str,
        blocks: usize,
    ) -> bool {
        let between = blocks.saturating_sub(self.ended);
        let retitled = between == 1 && is_same_title(&self.title, title);
        let in_line = self.edges.len() == table.edges.len()
            && self
                .edges
                .windows(2)
                .zip(table.edges.windows(2))
                .all(|(a, b)| ((a[1] - a[0]) - (b[1] - b[0])).abs() < 8.0);
        let same_head = head.is_some() && *head == self.head;
        let same_columns = self.edges.len() == table.edges.len();
        let begins_anew = head.is_some() && !same_head;
        !begins_anew && same_columns && (retitled || between == 0 && (in_line || same_head))
    }

    /// Gives the first rows what stands on the page before: the cell that spans them, and the
    /// beginning of a row that was broken off.
    pub fn carry(&self, rows: &mut Vec<Vec<String>>, blocks: &mut Vec<Block>) {
        let Some(first) = rows.first() else {
            return;
        };
        let (left, right) = (first.first(), first.last());
        let broken = first.len() > 2
            && right.is_some_and(String::is_empty)
            && left.is_some_and(String::is_empty)
            && !self.last.last().is_some_and(String::is_empty);
        if broken {
            let more = rows.remove(0);
            let mut whole = self.last.clone();
            for (cell, more) in whole.iter_mut().zip(more) {
                if !more.is_empty() {
                    cell.push(' ');
                    cell.push_str(&more);
                }
            }
            if let (Some(Block::Row(_)), Some(row)) = (blocks.last(), Row::new(whole)) {
                blocks.pop();
                blocks.push(Block::Row(row));
            }
        }
        let spanning = self.last.first().filter(|_| self.spanned);
        for row in rows {
            match (row.first_mut(), spanning) {
                (Some(cell), Some(spanning)) if cell.is_empty() => cell.clone_from(spanning),
                _ => break,
            }
        }
    }
}

/// Whether a title is that of a table's first part again: `(cont.)` may follow.
fn is_same_title(first: &str, again: &str) -> bool {
    let bare = |text: &str| -> String {
        let lower = text.to_lowercase();
        let lower = lower.split("(cont").next().unwrap_or_default();
        lower.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let (first, again) = (bare(first), bare(again));
    !again.is_empty()
        && (first.starts_with(&again) || again.starts_with(&first))
        && !first.is_empty()
}
