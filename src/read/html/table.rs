//! Tables of facts, whose rows keep their cells, told from those that only lay a page out.

use scraper::ElementRef;

use super::size::Sizes;
use crate::read::{Block, Row};

/// A longer cell of an ordinary table, in characters, holds running text: it lays the page out.
const LARGEST_CELL: usize = 160;

/// A cell of a table with a head, or of one whose rows are all alike, may hold a paragraph.
const LARGEST_TEXT: usize = 1500;

/// Rows that must be alike before a table without a head is believed with paragraphs in its cells.
const ALIKE: usize = 3;

/// Columns over which a cell can reach; more are an error of the page.
const WIDEST: usize = 40;

/// What a table of facts never holds.
const OF_PAGES: &[&str] = &["table", "h1", "h2", "h3", "h4", "form", "nav", "article"];

/// Whether `table` sets facts side by side: several rows of several filled cells, none of them a
/// part of the page.
pub(super) fn holds_facts(table: ElementRef<'_>, sizes: &Sizes) -> bool {
    let mut elements = table.descendent_elements().skip(1);
    if elements.any(|inner| OF_PAGES.contains(&inner.value().name())) {
        return false;
    }
    let (mut rows, mut widths, mut headed) = (0, Vec::new(), false);
    let (mut largest, mut broken) = (0, false);
    for row in table
        .descendent_elements()
        .filter(|e| e.value().name() == "tr")
    {
        let (mut filled, mut width) = (0, 0);
        for cell in row.child_elements().filter(|cell| is_cell(*cell)) {
            let size = sizes.get(cell);
            filled += usize::from(size.text > 0);
            width += columns(cell);
            headed |= cell.value().name() == "th";
            largest = largest.max(size.text);
            broken |= size.breaks > 0;
        }
        rows += usize::from(filled > 1);
        widths.push(width);
    }
    let alike = widths.len() >= ALIKE && widths.iter().all(|width| *width == widths[0]);
    let small = largest <= LARGEST_CELL && !broken;
    rows > 1 && (small || (headed || alike) && largest <= LARGEST_TEXT)
}

/// The row under way in a table of facts.
#[derive(Debug, Default)]
pub(super) struct Rows {
    cells: Vec<String>,
    /// For each column the rows that a cell above still reaches down to.
    reaching: Vec<usize>,
}

impl Rows {
    /// A cell with these words; a place that a cell above reaches to stays empty.
    pub fn cell(&mut self, cell: ElementRef<'_>, words: String) {
        self.pass_over_reached();
        let rows = span(cell, "rowspan").saturating_sub(1);
        let mut words = Some(words);
        for _ in 0..columns(cell) {
            let column = self.cells.len();
            if self.reaching.len() <= column {
                self.reaching.resize(column + 1, 0);
            }
            self.reaching[column] = rows;
            self.cells.push(words.take().unwrap_or_default());
        }
    }

    /// Ends the row: the block that it makes, if it holds a word.
    pub fn end(&mut self) -> Option<Block> {
        self.pass_over_reached();
        Row::new(std::mem::take(&mut self.cells)).map(Block::Row)
    }

    fn pass_over_reached(&mut self) {
        while let Some(rows) = self.reaching.get_mut(self.cells.len())
            && *rows > 0
        {
            *rows -= 1;
            self.cells.push(String::new());
        }
    }
}

/// Whether the element is a cell of a table.
pub(super) fn is_cell(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "td" | "th")
}

fn columns(cell: ElementRef<'_>) -> usize {
    span(cell, "colspan").clamp(1, WIDEST)
}

fn span(cell: ElementRef<'_>, attribute: &str) -> usize {
    let given = cell
        .attr(attribute)
        .and_then(|value| value.trim().parse().ok());
    given.unwrap_or(1)
}
