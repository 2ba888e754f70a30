//! The pages' lines and tables to one document.

use std::collections::BTreeMap;

use crate::read::document::{Block, Document, LeftOut, Row};
use crate::read::space::fold;

use super::flow::{Paragraph, Part, cell, flow, without_bullet};
use super::join::Vocabulary;
use super::order::{Piece, columns};
use super::running::{self, Sheet};
use super::style::Style;
use super::table::{Cell, Table};

/// What was found on a page, before it is known what runs along all of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// Its lines outside tables.
    pub sheet: Sheet,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Raised marks that were taken out of its words.
    pub marks: Vec<String>,
    /// How many of its glyphs stand on their side.
    pub turned: u32,
}

/// Makes one document of the pages.
pub(super) fn document(pages: Vec<Found>) -> Document {
    let style = Style::of(pages.iter().map(|page| page.sheet.lines.as_slice()));
    let vocabulary = Vocabulary::of(pages.iter().flat_map(all_lines));
    let mut left_out = Omissions::default();
    let mut sheets: Vec<Sheet> = Vec::with_capacity(pages.len());
    let mut tables: Vec<Vec<Table>> = Vec::with_capacity(pages.len());
    for page in pages {
        for mark in &page.marks {
            left_out.note("reference marks", mark);
        }
        if page.turned > 0 {
            left_out.note("pieces of text on their side", "");
        }
        sheets.push(page.sheet);
        tables.push(page.tables);
    }
    let running = running::take(&mut sheets, style.body);
    let mut titles: BTreeMap<usize, Vec<Part>> = BTreeMap::new();
    for running in running {
        if running.is_title {
            let paragraph = Paragraph {
                lines: vec![running.line],
                is_item: false,
            };
            titles
                .entry(running.page)
                .or_default()
                .push(Part::Text(paragraph));
        } else if running.is_number {
            left_out.note("page numbers", &running.line.text);
        } else {
            left_out.note("running heads and feet", &running.line.text);
        }
    }
    let mut parts = Vec::new();
    for (page, (sheet, tables)) in sheets.into_iter().zip(tables).enumerate() {
        parts.extend(titles.remove(&page).unwrap_or_default());
        let lines = sheet.lines.into_iter().map(Piece::Line);
        let pieces = lines.chain(tables.into_iter().map(Piece::Table)).collect();
        for column in columns(pieces) {
            flow(column, &style, &mut parts);
        }
    }
    let mut writer = Writer {
        style: &style,
        vocabulary: &vocabulary,
        blocks: Vec::new(),
        left_out: &mut left_out,
        above: None,
    };
    for part in parts {
        writer.write(part);
    }
    Document {
        blocks: writer.blocks,
        left_out: left_out.all(),
        ..Document::default()
    }
}

fn all_lines(page: &Found) -> impl Iterator<Item = &str> {
    let cells = page
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().flatten());
    let lines = page.sheet.lines.iter().map(|line| line.text.as_str());
    lines.chain(cells.flatten().map(String::as_str))
}

/// What was left out so far.
#[derive(Debug, Default)]
struct Omissions(BTreeMap<&'static str, (u32, String)>);

impl Omissions {
    fn note(&mut self, what: &'static str, example: &str) {
        let (count, kept) = self.0.entry(what).or_default();
        *count += 1;
        if kept.is_empty() {
            *kept = fold(example).chars().take(LONGEST_EXAMPLE).collect();
        }
    }

    fn all(self) -> Vec<LeftOut> {
        self.0
            .into_iter()
            .map(|(what, (count, example))| LeftOut {
                what: what.to_owned(),
                count,
                example,
            })
            .collect()
    }
}

const LONGEST_EXAMPLE: usize = 80;

/// The table that the next one may go on with.
struct AboveTable {
    edges: Vec<f32>,
    head: Option<Vec<String>>,
    last: Vec<String>,
    spanned: bool,
    /// The text that stood before it, which a part of it repeats as its title.
    title: String,
    /// How many blocks there were after it.
    ended: usize,
}

struct Writer<'a> {
    style: &'a Style,
    vocabulary: &'a Vocabulary,
    blocks: Vec<Block>,
    left_out: &'a mut Omissions,
    above: Option<AboveTable>,
}

impl Writer<'_> {
    fn write(&mut self, part: Part) {
        match part {
            Part::Text(paragraph) => self.text(&paragraph),
            Part::Table(table) => self.table(table),
        }
    }

    fn text(&mut self, paragraph: &Paragraph) {
        let text = self
            .vocabulary
            .join(paragraph.lines.iter().map(|line| line.text.as_str()));
        if text.is_empty() {
            return;
        }
        let block = if paragraph.is_item {
            match without_bullet(&text) {
                Some(item) if !item.is_empty() => Block::Item(item.to_owned()),
                _ => return,
            }
        } else if let Some(level) = self.style.heading_level(&paragraph.lines) {
            Block::Heading(level, text)
        } else {
            Block::Paragraph(text)
        };
        self.blocks.push(block);
    }

    fn table(&mut self, table: Table) {
        let cells = |row: &Vec<Cell>| -> Vec<String> {
            row.iter()
                .map(|lines| cell(lines, self.vocabulary))
                .collect()
        };
        let head = table.head.as_ref().map(cells);
        let mut rows: Vec<Vec<String>> = table.rows.iter().map(cells).collect();
        let title = self.title_above();
        let above = self.above.take();
        let goes_on = above
            .as_ref()
            .filter(|above| above.goes_on(&table, &head, &title, self.blocks.len()));
        if let Some(above) = goes_on {
            if self.blocks.len() > above.ended {
                for block in self.blocks.drain(above.ended..) {
                    self.left_out
                        .note("repeated titles of tables", block.text());
                }
            }
            if let Some(head) = &head {
                self.left_out
                    .note("repeated heads of tables", &head.join(" "));
            }
            above.carry(&mut rows, &mut self.blocks);
        } else if let Some(head) = head.clone() {
            self.blocks.extend(Row::new(head).map(Block::Row));
        }
        let head = head.or(above
            .as_ref()
            .filter(|_| goes_on.is_some())
            .and_then(|a| a.head.clone()));
        let title = above
            .as_ref()
            .filter(|_| goes_on.is_some())
            .map_or(title, |a| a.title.clone());
        let last = rows.last().cloned().unwrap_or_default();
        let rows = rows.into_iter().filter_map(Row::new).map(Block::Row);
        self.blocks.extend(rows);
        self.above = Some(AboveTable {
            edges: table.edges,
            head,
            last,
            spanned: table.spanned,
            title,
            ended: self.blocks.len(),
        });
    }

    /// The text right above, if it could be a table's title.
    fn title_above(&self) -> String {
        match self.blocks.last() {
            Some(Block::Heading(_, text) | Block::Paragraph(text)) => text.clone(),
            _ => String::new(),
        }
    }
}

impl AboveTable {
    /// Whether `table` is a further part of this one, on the next page.
    fn goes_on(
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
        let same_head = head.is_none() || *head == self.head;
        (between == 0 && in_line || retitled && self.edges.len() == table.edges.len()) && same_head
    }

    /// Gives the first rows what stands on the page before: the cell that spans them, and the
    /// beginning of a row that was broken off.
    fn carry(&self, rows: &mut Vec<Vec<String>>, blocks: &mut Vec<Block>) {
        let Some(first) = rows.first() else {
            return;
        };
        let (left, right) = (first.first(), first.last());
        let broken = right.is_some_and(String::is_empty)
            && left.is_some_and(String::is_empty)
            && first.len() > 2
            && first
                .iter()
                .any(|cell| cell.starts_with(char::is_lowercase));
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
