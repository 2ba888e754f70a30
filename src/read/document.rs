//! A document: headings, paragraphs, list items and table rows in reading order, nothing known of
//! their meaning.

use serde::{Deserialize, Serialize};

use super::space::fold;

/// What every reader makes of a source's bytes, unless the source is structured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The title that stands outside the text (an HTML `<title>`, a file's own title line is not one).
    pub title: Option<String>,
    /// The address that the document itself gives as its own (a canonical link, a saved-from comment).
    pub url: Option<String>,
    /// The text in reading order. No block is empty; white space is folded, inline marks are gone.
    pub blocks: Vec<Block>,
    /// What stood in the source and was not taken for its text: running heads, menus, page numbers.
    pub left_out: Vec<LeftOut>,
    /// Whole sentences on what could not be read, or only in part; empty where all went well.
    pub remarks: Vec<String>,
    /// Whether the source is damaged or breaks off, so that words of it may be missing anywhere.
    pub damaged: bool,
}

/// One kind of thing in a source that a reader left out of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What it is, in the plural: `running heads`, `page numbers`, `menus and links`.
    pub what: String,
    /// How many of them.
    pub count: u32,
    /// The words of one of them, shortened; empty where it has none.
    pub example: String,
}

/// Longest example of what was left out, in characters.
const LONGEST_EXAMPLE: usize = 80;

impl LeftOut {
    /// So many of a kind, with the words of one of them; none where there are none.
    pub(super) fn counted(what: &str, count: usize, words: &str) -> Option<Self> {
        (count > 0).then(|| LeftOut {
            what: what.to_owned(),
            count: u32::try_from(count).unwrap_or(u32::MAX),
            example: shortened(words),
        })
    }

    /// All of a kind, by their names.
    pub(super) fn named(what: &str, names: &[String]) -> Option<Self> {
        Self::counted(what, names.len(), names.first().map_or("", String::as_str))
    }
}

fn shortened(words: &str) -> String {
    let start: String = words.chars().take(LONGEST_EXAMPLE * 8).collect();
    let words = fold(&start);
    if words.chars().count() <= LONGEST_EXAMPLE {
        return words;
    }
    let cut: String = words.chars().take(LONGEST_EXAMPLE - 1).collect();
    format!("{}…", cut.trim_end())
}

/// One piece of a document. Its text holds no newline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading that the format marks as one, with its level (1 to 6). A line of plain text that
    /// merely looks like one is a [`Block::Paragraph`]: judging that is the narrative's work.
    Heading(u8, String),
    /// A paragraph, or a line of plain text.
    Paragraph(String),
    /// An item of a list that the format marks as one, without its bullet or number.
    Item(String),
    /// A row of a table of facts.
    Row(Row),
}

impl Block {
    /// The block's text.
    pub fn text(&self) -> &str {
        match self {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Item(text) => text,
            Block::Row(row) => row.text(),
        }
    }
}

/// The cells of a table's row, from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    cells: Vec<String>,
    text: String,
}

impl Row {
    /// The row of these cells; `None` where all of them are empty. An empty cell keeps its place, so
    /// that the columns of a table stay in line.
    pub fn new(cells: Vec<String>) -> Option<Row> {
        let words: Vec<&str> = cells.iter().flat_map(|c| c.split_whitespace()).collect();
        let text = words.join(" ");
        (!text.is_empty()).then_some(Row { cells, text })
    }

    /// The cells, empty ones among them.
    pub fn cells(&self) -> &[String] {
        &self.cells
    }

    /// The words of all cells on one line.
    pub fn text(&self) -> &str {
        &self.text
    }
}
