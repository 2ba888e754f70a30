//! A document: headings, paragraphs and list items in reading order, nothing known of their meaning.

/// What every reader makes of a source's bytes, unless the source is structured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The title that stands outside the text (an HTML `<title>`, a file's own title line is not one).
    pub title: Option<String>,
    /// The address that the document itself gives as its own (a canonical link, a saved-from comment).
    pub url: Option<String>,
    /// The text in reading order. No block is empty; white space is folded, inline marks are gone.
    pub blocks: Vec<Block>,
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
}

impl Block {
    /// The block's text.
    pub fn text(&self) -> &str {
        match self {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Item(text) => text,
        }
    }
}
