//! Paragraphs, cells and boxes in reading order to a document's blocks.

use crate::read::lines::Lines;
use crate::read::space::fold;
use crate::read::tally::Tally;
use crate::read::{Block, Document, Row};

/// What a paragraph is, by its style and numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of this level, from 1 on.
    Heading(u8),
    /// An item of a list, so many lists deep: 0 is an outermost one.
    Item(u8),
    /// Neither.
    Plain,
}

/// Writes blocks while a document is walked.
#[derive(Debug, Default)]
pub(super) struct Scribe {
    lines: Lines,
    frames: Vec<Frame>,
    /// Frames that were not opened because they stand too deep in others.
    unopened: usize,
    blocks: Blocks,
    left_out: Tally,
    remarks: Vec<String>,
    damaged: bool,
}

/// A heading that is longer marks a paragraph that somebody wanted to be large.
const LONGEST_HEADING: usize = 250;

/// Tables and boxes that stand deeper in others add their words to the one around them.
const DEEPEST_FRAME: usize = 32;

/// A cell with more characters in several paragraphs holds running text: the table only lays the
/// page out.
const LARGEST_CELL: usize = 1000;

/// What stands inside something else.
#[derive(Debug)]
enum Frame {
    /// A box beside the paragraph under way, with that paragraph's words so far.
    Box(Blocks, Lines),
    Row(Vec<Cell>),
    Cell(Blocks),
}

#[derive(Debug, Default)]
struct Blocks {
    done: Vec<Block>,
    /// How deep the last block is in lists, where it is an item.
    last_item: Option<u8>,
    has_heading: bool,
    /// What stands in boxes beside the paragraph under way.
    boxes: Vec<Block>,
}

#[derive(Debug)]
struct Cell {
    blocks: Blocks,
    /// How many columns it takes.
    span: usize,
}

impl Scribe {
    pub fn text(&mut self, text: &str, bold: bool) {
        self.lines.push(text, bold);
    }

    /// A line ends within its paragraph.
    pub fn break_line(&mut self) {
        self.lines.break_line();
    }

    pub fn end_paragraph(&mut self, role: Role) {
        let blocks = &mut self.blocks;
        match role {
            Role::Heading(level) => {
                let text = self.lines.take_joined();
                if text.chars().count() > LONGEST_HEADING {
                    blocks.push(Block::Paragraph(text));
                } else if !text.is_empty() {
                    blocks.has_heading = true;
                    blocks.push(Block::Heading(level.clamp(1, 6), text));
                }
            }
            Role::Item(depth) => blocks.push_item(self.lines.take_joined(), depth),
            Role::Plain => {
                for block in self.lines.take_blocks() {
                    blocks.push(block);
                }
            }
        }
        let boxes = std::mem::take(&mut blocks.boxes);
        blocks.done.extend(boxes);
    }

    /// The paragraph under way is no part of the text: it is one of `what`.
    pub fn drop_paragraph(&mut self, what: &str) {
        let words = self.lines.take_joined();
        if !words.is_empty() {
            self.leave_out(what, &words);
        }
    }

    pub fn begin_box(&mut self) {
        if self.is_deepest() {
            return;
        }
        let around = std::mem::take(&mut self.blocks);
        let words = std::mem::take(&mut self.lines);
        self.frames.push(Frame::Box(around, words));
    }

    /// What stands in a box comes after the paragraph beside which it stands.
    pub fn end_box(&mut self) {
        if self.was_too_deep() {
            return;
        }
        self.end_paragraph(Role::Plain);
        if let Some(Frame::Box(around, words)) = self.frames.pop() {
            let inside = std::mem::replace(&mut self.blocks, around);
            self.lines = words;
            self.blocks.boxes.extend(inside.done);
        }
    }

    pub fn begin_row(&mut self) {
        if !self.is_deepest() {
            self.frames.push(Frame::Row(Vec::new()));
        }
    }

    pub fn begin_cell(&mut self) {
        if !self.is_deepest() {
            let around = std::mem::take(&mut self.blocks);
            self.frames.push(Frame::Cell(around));
        }
    }

    /// A cell ends that takes `span` columns.
    pub fn end_cell(&mut self, span: usize) {
        self.end_paragraph(Role::Plain);
        if self.was_too_deep() {
            return;
        }
        if let Some(Frame::Cell(around)) = self.frames.pop() {
            let blocks = std::mem::replace(&mut self.blocks, around);
            if let Some(Frame::Row(cells)) = self.frames.last_mut() {
                cells.push(Cell { blocks, span });
            }
        }
    }

    pub fn end_row(&mut self) {
        if self.was_too_deep() {
            return;
        }
        if let Some(Frame::Row(cells)) = self.frames.pop() {
            for block in row(cells) {
                self.blocks.push(block);
            }
        }
    }

    /// A row ends that somebody has deleted.
    pub fn drop_row(&mut self, what: &str) {
        if self.was_too_deep() {
            return;
        }
        if let Some(Frame::Row(cells)) = self.frames.pop() {
            self.leave_out(what, &joined(&cells));
        }
    }

    /// Something is no part of the text: `what` in the plural, and its words.
    pub fn leave_out(&mut self, what: &str, words: &str) {
        self.left_out.add(what, words);
    }

    /// The file is damaged somewhere: `what` it is, with its article.
    pub fn break_off(&mut self, what: &str) {
        self.damaged = true;
        self.remarks.push(format!(
            "{what} is damaged; what stands before the damage was read, what stands after it is missing"
        ));
    }

    pub fn finish(mut self, title: Option<String>) -> Document {
        self.end_paragraph(Role::Plain);
        while let Some(frame) = self.frames.last() {
            match frame {
                Frame::Box(..) => self.end_box(),
                Frame::Cell(_) => self.end_cell(1),
                Frame::Row(_) => self.end_row(),
            }
        }
        self.end_paragraph(Role::Plain);
        Document {
            title: title.map(|title| fold(&title)).filter(|t| !t.is_empty()),
            blocks: self.blocks.done,
            left_out: self.left_out.finish(),
            remarks: self.remarks,
            damaged: self.damaged,
            ..Document::default()
        }
    }

    fn is_deepest(&mut self) -> bool {
        let deepest = self.unopened > 0 || self.frames.len() >= DEEPEST_FRAME;
        self.unopened += usize::from(deepest);
        deepest
    }

    fn was_too_deep(&mut self) -> bool {
        let was = self.unopened > 0;
        self.unopened -= usize::from(was);
        was
    }
}

impl Blocks {
    fn push(&mut self, block: Block) {
        if !block.text().is_empty() {
            self.last_item = None;
            self.done.push(block);
        }
    }

    /// What an item has below it and begins in lower case carries on its sentence: "Fund shelters:",
    /// "in the capital, and", "in the north."
    fn push_item(&mut self, text: String, depth: u8) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.last_item
            && depth > last
            && text.starts_with(char::is_lowercase)
            && let Some(Block::Item(above)) = self.done.last_mut()
        {
            above.push(' ');
            above.push_str(&text);
            return;
        }
        self.done.push(Block::Item(text));
        self.last_item = Some(depth);
    }
}

/// A row of a table of facts is one block; one that only lays the page out is what stands in it.
fn row(cells: Vec<Cell>) -> Vec<Block> {
    let characters = |cell: &Cell| -> usize {
        let texts = cell.blocks.done.iter().map(|block| block.text().len());
        texts.sum()
    };
    let lays_out = cells.len() == 1
        || cells.iter().any(|cell| {
            let blocks = &cell.blocks;
            let holds_rows = || blocks.done.iter().any(|b| matches!(b, Block::Row(_)));
            blocks.has_heading
                || blocks.done.len() > 2 && characters(cell) > LARGEST_CELL
                || holds_rows()
        });
    if lays_out {
        return cells.into_iter().flat_map(|c| c.blocks.done).collect();
    }
    let mut texts = Vec::with_capacity(cells.len());
    for cell in cells {
        let words: Vec<&str> = cell.blocks.done.iter().map(Block::text).collect();
        texts.push(words.join(" "));
        // The columns to the right stay in line.
        texts.extend((1..cell.span.min(64)).map(|_| String::new()));
    }
    Row::new(texts).map(Block::Row).into_iter().collect()
}

fn joined(cells: &[Cell]) -> String {
    let words = cells.iter().flat_map(|cell| &cell.blocks.done);
    words.map(Block::text).collect::<Vec<_>>().join(" ")
}
