//! Elements and texts in reading order to blocks.

use scraper::ElementRef;

use super::size::{Sizes, is_block};
use super::table::{self, Rows};
use crate::read::lines::Lines;
use crate::read::{Block, text};

/// Writes a page's blocks while it is walked.
pub(super) struct Writer<'s> {
    sizes: &'s Sizes,
    blocks: Vec<Block>,
    lines: Lines,
    heading: Option<u8>,
    /// Whether the next words are the first of a list item.
    at_item: bool,
    bold: usize,
    items: usize,
    /// The rows of a table of facts, while the walk is in one.
    rows: Option<Rows>,
    /// The text of a `<pre>`, whose lines are lines.
    typescript: Option<String>,
}

/// A heading that is longer marks a paragraph that somebody wanted to be large.
const LONGEST_HEADING: usize = 250;

/// A cell with more characters holds running text: the table only lays the page out.
const LARGEST_CELL: usize = 160;

impl<'s> Writer<'s> {
    pub fn new(sizes: &'s Sizes) -> Self {
        Writer {
            sizes,
            blocks: Vec::new(),
            lines: Lines::default(),
            heading: None,
            at_item: false,
            bold: 0,
            items: 0,
            rows: None,
            typescript: None,
        }
    }

    pub fn text(&mut self, text: &str) {
        match &mut self.typescript {
            Some(typescript) => typescript.push_str(text),
            None => self.lines.push(text, self.bold > 0),
        }
    }

    pub fn open(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if self.rows.is_some() {
            // Whatever begins a line within a cell is another word of it.
            self.lines.push(" ", true);
            return;
        }
        if is_block(name) {
            self.end_block();
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name[1..].parse().ok();
            }
            "li" => {
                self.items += 1;
                self.at_item = true;
            }
            "pre" => self.typescript = Some(String::new()),
            "br" => self.break_line(),
            "table" if table::holds_facts(element, self.sizes) => {
                self.rows = Some(Rows::default());
            }
            "td" | "th" => self.begin_cell(element),
            _ => {}
        }
        self.bold += usize::from(is_bold(element));
    }

    pub fn close(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if let Some(rows) = &mut self.rows {
            match name {
                "td" | "th" => rows.cell(element, self.lines.take_joined()),
                "tr" => self.blocks.extend(rows.end()),
                "caption" => self.blocks.extend(self.lines.take_blocks()),
                "table" => {
                    self.rows = None;
                    self.bold = self.bold.saturating_sub(usize::from(is_bold(element)));
                    self.end_block();
                }
                _ if is_block(name) => self.lines.push(" ", true),
                _ => {}
            }
            return;
        }
        self.bold = self.bold.saturating_sub(usize::from(is_bold(element)));
        if name == "pre"
            && let Some(typescript) = self.typescript.take()
        {
            self.blocks.extend(text::blocks(&typescript));
        }
        if is_block(name) {
            self.end_block();
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "li" => {
                self.items = self.items.saturating_sub(1);
                self.at_item = false;
            }
            _ => {}
        }
    }

    pub fn finish(mut self) -> Vec<Block> {
        if let Some(typescript) = self.typescript.take() {
            self.blocks.extend(text::blocks(&typescript));
        }
        self.end_block();
        self.blocks
    }

    fn break_line(&mut self) {
        match &mut self.typescript {
            Some(typescript) => typescript.push('\n'),
            None if self.heading.is_some() || self.items > 0 => self.lines.push(" ", true),
            None => self.lines.break_line(),
        }
    }

    /// The cells of a row of a table of facts make one line; those that lay out a page do not.
    fn begin_cell(&mut self, cell: ElementRef<'_>) {
        let lays_out = |cell: ElementRef<'_>| {
            let size = self.sizes.get(cell);
            size.breaks > 0 || size.text > LARGEST_CELL
        };
        let before = cell.prev_siblings().find_map(ElementRef::wrap);
        if lays_out(cell) || before.is_some_and(lays_out) {
            self.end_block();
        } else {
            self.lines.push(" ", true);
        }
    }

    fn end_block(&mut self) {
        if let Some(level) = self.heading {
            let text = self.lines.take_joined();
            if text.chars().count() > LONGEST_HEADING {
                self.push(Block::Paragraph(text));
            } else {
                self.push(Block::Heading(level, text));
            }
        } else if self.at_item {
            let text = self.lines.take_joined();
            self.at_item = text.is_empty();
            self.push(Block::Item(text));
        } else {
            let blocks = self.lines.take_blocks();
            self.blocks.extend(blocks);
        }
    }

    fn push(&mut self, block: Block) {
        if !block.text().is_empty() {
            self.blocks.push(block);
        }
    }
}

fn is_bold(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "b" | "strong" | "th")
        || element.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("font-weight:bold") || style.contains("font-weight:700")
        })
}
