//! The recommendations: under which heading they stand and how they are parted.

mod heading;
mod imperative;
mod marks;
mod parting;
mod prose;

pub(super) use heading::{ListHeading, list_heading};
pub(super) use parting::parted;
pub(super) use prose::asks_in_prose;

use crate::read::Block;

/// One block of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its text.
    pub text: String,
    from: Origin,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin {
    Item,
    Paragraph,
    Row(Vec<String>),
}

impl Piece {
    /// A block as a piece of a list.
    pub fn of(block: &Block) -> Self {
        Piece {
            text: block.text().to_owned(),
            from: match block {
                Block::Item(_) => Origin::Item,
                Block::Paragraph(_) | Block::Heading(..) => Origin::Paragraph,
                Block::Row(row) => Origin::Row(row.cells().to_vec()),
            },
        }
    }

    /// Text that is no list item of its format.
    pub fn paragraph(text: &str) -> Self {
        Piece {
            text: text.to_owned(),
            from: Origin::Paragraph,
        }
    }

    /// Whether the format marks it as an item.
    pub fn is_item(&self) -> bool {
        self.from == Origin::Item
    }

    /// The cells, where it is the row of a table.
    pub fn cells(&self) -> Option<&[String]> {
        match &self.from {
            Origin::Row(cells) => Some(cells),
            Origin::Item | Origin::Paragraph => None,
        }
    }
}

#[cfg(test)]
mod tests;
